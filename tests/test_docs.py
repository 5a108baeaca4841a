"""The documentation says what the code does: written from it, and current."""

import importlib.util
from pathlib import Path

import click
import pytest

from onrecord.cli import main
from onrecord.exports.columns import COLUMNS

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture(scope="module")
def build():
    spec = importlib.util.spec_from_file_location("build_docs", DOCS / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_command_reference_is_current(build):
    assert (DOCS / "cli.md").read_text(encoding="utf-8") == build.cli_reference(), "run python docs/build.py"


def test_the_tables_of_columns_are_current(build):
    page = (DOCS / "formats.md").read_text(encoding="utf-8")
    assert page == build.formats_page(page), "run python docs/build.py"


def test_every_command_and_option_is_documented():
    sections = (DOCS / "cli.md").read_text(encoding="utf-8").split("\n## onrecord ")
    documented = {section.split("\n")[0]: section for section in sections[1:]}
    assert set(documented) == set(main.commands)
    for name, command in main.commands.items():
        assert command.help, name
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, (name, parameter.name)
                assert all(f"{option}" in documented[name] for option in parameter.opts), (name, parameter.opts)


def test_every_column_is_documented():
    sections = (DOCS / "formats.md").read_text(encoding="utf-8").split("\n## ")
    documented = {section.split("\n")[0]: section for section in sections}
    for kind, columns in COLUMNS.items():
        for column in columns:
            assert f"\n| `{column.name}` | " in documented[kind], (kind, column.name)
