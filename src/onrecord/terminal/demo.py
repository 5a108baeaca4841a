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
from onrecord.terminal.reading import read_and_tell
from onrecord.terminal.text import visible


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
    reading = "" if record_path else f"  onrecord read PATH... --record {name}      your own reports\n"
    return (
        "\nEach entry stands in a report at the offsets given, word for word. The story is invented.\nNext:\n"
        f"{reading}"
        f"  onrecord show --record {name} --actor NAME\n"
        f"  onrecord search --record {name} WORDS\n"
        f"  onrecord export --record {name} --kind statements\n"
        f"  onrecord check --record {name}             every span, read again"
    )
