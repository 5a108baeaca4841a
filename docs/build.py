"""Writes docs/cli.md and the tables of docs/formats.md from the code: `python docs/build.py`.

A test fails while what is written differs from what stands in the files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from onrecord.cli import main
from onrecord.exports.columns import COLUMNS

DOCS = Path(__file__).parent
_TABLE = re.compile(r"(<!-- columns: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def cli_reference() -> str:
    """docs/cli.md: every command with its arguments, options and help."""
    lines = [
        "# The command line",
        "",
        "Written by `python docs/build.py` from the commands themselves; do not edit it by hand.",
        "",
        *_described(main, "onrecord"),
    ]
    for name, command in sorted(main.commands.items()):
        lines += ["", f"## onrecord {name}", "", *_described(command, f"onrecord {name}")]
    return "\n".join(lines) + "\n"


def formats_page(page: str) -> str:
    """docs/formats.md with each table of columns written anew."""
    return _TABLE.sub(lambda match: match[1] + "\n".join(_columns(match[2])) + "\n" + match[3], page)


def _described(command: click.Command, name: str) -> Iterator[str]:
    context = click.Context(command)
    arguments = [
        parameter.make_metavar(context) for parameter in command.params if parameter.param_type_name != "option"
    ]
    usage = [name, "[OPTIONS]", *arguments, *(["COMMAND"] if isinstance(command, click.Group) else [])]
    yield from ("```", " ".join(usage), "```", "", _paragraphs(command.help or ""), "")
    yield from ("| option | |", "|---|---|")
    for parameter in command.get_params(context):
        if isinstance(parameter, click.Option):
            yield _option(parameter, context)


def _option(option: click.Option, context: click.Context) -> str:
    metavar = "" if option.is_flag else f" {option.make_metavar(context)}"
    required = " Required." if option.required else ""
    names = ", ".join(option.opts) + metavar
    return f"| `{_cell(names)}` | {_cell(option.help or '')}{required} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _paragraphs(text: str) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def _columns(kind: str) -> Iterator[str]:
    yield from ("| column | type | in JSON Lines | meaning |", "|---|---|---|---|")
    for column in COLUMNS[kind]:
        path = column.path.replace(".0.0", "[0][0]").replace(".-1.1", "[-1][1]")
        path = path.replace(".0", "[0]").replace(".1", "[1]")
        values = f": {', '.join(f'`{value}`' for value in column.values)}" if column.values else ""
        yield f"| `{column.name}` | {column.type} | `{path}` | {_cell(column.meaning)}{values} |"


if __name__ == "__main__":
    (DOCS / "cli.md").write_text(cli_reference(), encoding="utf-8")
    formats = DOCS / "formats.md"
    formats.write_text(formats_page(formats.read_text(encoding="utf-8")), encoding="utf-8")
