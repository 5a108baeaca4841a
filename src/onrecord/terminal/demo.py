"""The bundled example, read on the spot."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

import click

from onrecord.engine import Settings
from onrecord.intake.sources import KINDS
from onrecord.record.store import Record
from onrecord.telling.text import visible
from onrecord.terminal.reading import read_and_tell


def run_demo(record_path: Path | None, show: Callable[[Record], None]) -> None:
    """Read the example into `record_path`, or else into a record that is thrown away, and show it."""
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        path = record_path or Path(folder) / "demo.db"
        _read_example(path)
        with Record.open(path) as record:
            show(record)
    click.echo(_next_steps(record_path))


def _read_example(path: Path) -> None:
    with as_file(files("onrecord") / "examples") as folder:
        reports = sorted(str(file) for file in folder.iterdir() if file.suffix in KINDS)
        read_and_tell(path, reports, Settings())


def _next_steps(record_path: Path | None) -> str:
    name = visible(str(record_path)) if record_path else "story.db"
    steps = {
        f"onrecord read PATH... --record {name}": "your own reports: .txt, .html, .jsonl, folders",
        f"onrecord show --record {name} --actor NAME": "all that one actor said",
        f"onrecord lines --record {name}": "figures on the same thing, side by side",
        f"onrecord compare A B --record {name}": "two reports or two outlets, side by side",
        f"onrecord search --record {name} WORDS": "where words stand",
        f"onrecord export --record {name} --kind figures": "rows for other tools",
        f"onrecord check --record {name}": "every span, read again against its text",
    }
    width = max(map(len, steps))
    lines = [f"  {command:{width}}  {what}" for command, what in steps.items()]
    return "\n".join(
        ["", "The story is invented; each entry stands in its report at the offsets given.", "Next:", *lines]
    )
