"""Reading with an account of it on standard error: the rate and the time left, what was skipped, what it came to."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.telling.text import counted, one_line, visible
from onrecord.terminal.failures import SKIPPED, InterruptedByUserError, UnableError

if TYPE_CHECKING:
    from onrecord.engine import Progress, Receipt, Settings
    from onrecord.model import Skipped


def read_and_tell(record_path: Path, paths: Sequence[str], settings: Settings) -> int:
    """Read `paths` into the record and tell what came of it; the exit code."""
    from onrecord.engine import read_into

    try:
        with _progress() as progress:
            receipt = read_into(record_path, paths, settings, progress)
    except KeyboardInterrupt as error:
        kept = f"interrupted; what was finished is kept in {visible(str(record_path))}"
        raise InterruptedByUserError(f"{kept}, and the same command goes on from there") from error
    for skipped in receipt.skipped:
        click.echo(skipped_line(skipped), err=True)
    click.echo(summary(receipt), err=True)
    if not receipt.read + receipt.unchanged + receipt.duplicates:
        raise UnableError("nothing could be read")
    return SKIPPED if receipt.skipped else 0


def skipped_line(skipped: Skipped) -> str:
    """One line, safe to print, for an input that was not read: its name, why, and the way out."""
    hint = f"; {one_line(skipped.hint)}" if skipped.hint else ""
    return f"skipped {visible(skipped.name)}: {one_line(skipped.reason)}{hint}"


def summary(receipt: Receipt) -> str:
    """One line for what a read came to."""
    parts = [f"read {counted(receipt.read, 'report')}"]
    if receipt.words:
        rate = receipt.words / receipt.seconds if receipt.seconds else 0
        parts.append(f"{counted(receipt.words, 'word')} in {receipt.seconds:.1f} s ({rate:,.0f} words/s)")
    if receipt.unchanged:
        parts.append(f"{receipt.unchanged:,} unchanged")
    if receipt.duplicates:
        parts.append(f"{receipt.duplicates:,} with a text that is there already")
    if receipt.skipped:
        parts.append(f"{len(receipt.skipped):,} skipped")
    return ", ".join(parts)


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """A line of progress while there is a terminal to show it on."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(), TextColumn("left"),
    )  # fmt: skip
    begun = time.monotonic()
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, rate="loading the model")

        def progress(done: int, total: int, words: int) -> None:
            rate = f"{words / max(time.monotonic() - begun, 0.1):,.0f} words/s" if words else ""
            bar.update(task, completed=done, total=total, rate=rate)

        yield progress
