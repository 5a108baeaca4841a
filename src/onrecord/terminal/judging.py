"""What people judged, for the eye; and rows that were corrected elsewhere, taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.exports.brat import read_brat
from onrecord.exports.labelstudio import read_labelstudio
from onrecord.exports.training import take_back
from onrecord.record.judgement_rows import Told
from onrecord.telling.text import counted, one_line, visible

if TYPE_CHECKING:
    from onrecord.record.store import Record

_STATES = {
    "holds": "",
    "stale": "reads otherwise now",
    "orphan": "its words are read no more",
    "overruled": "overruled by a later one",
    "withdrawn": "withdrawn",
}


def lay_out_judgements(told: Sequence[Told]) -> Iterator[RenderableType]:
    """The judgements in the order they were made, each with what became of it."""
    yield Text(counted(len(told), "judgement"))
    for each in told:
        it = each.judgement
        verdict = f"{it.verdict} {it.kind}"
        yield Text.assemble(
            f"{it.id:>6}  ", (verdict, "bold"), f"  {one_line(it.exact, 60)}", (f"  {_state(each)}", "yellow")
        )
        where = ", ".join(map(visible, each.entries[:4])) or f"text {it.sha256[:12]}"
        yield Padding(Text(f"{where} · {one_line(it.by)}, {it.made[:16].replace('T', ' ')}", "dim"), (0, 0, 0, 8))
        changes = [
            f"{name}: {_value(was)} → {_value(value)}"
            for name, value in it.amended.items()
            if (was := it.judged.get(name)) != value
        ]
        for line in [*changes, *([one_line(it.note, 200)] if it.note else [])]:
            yield Padding(Text(line), (0, 0, 0, 8))


def take_rows(record: Record, path: Path, by: str) -> int:
    """Judge entries as the rows of a file or folder have them, and tell of each refused; how many were refused.

    Raises ExportError where nothing can be read there.
    """
    rows = read_brat(path) if path.is_dir() else read_labelstudio(path.read_bytes())
    made = stood = refused = 0
    for taken in take_back(record, rows, by):
        if taken.refused:
            refused += 1
            click.echo(f"refused: {one_line(taken.words, 100)}: {one_line(taken.refused, 200)}", err=True)
        elif taken.judgement is None:
            stood += 1
        else:
            made += 1
    click.echo(f"{counted(made, 'judgement')} made, {stood:,} there already, {refused:,} refused")
    return refused


def _state(told: Told) -> str:
    by = f" by {one_line(told.judgement.withdrawn_by)}" if told.judgement.withdrawn_by else ""
    return _STATES[told.state] + by


def _value(value: Any) -> str:  # noqa: ANN401  # a JSON value
    if isinstance(value, dict):  # whom an actor is meant by
        return one_line(str(value.get("name")), 60)
    if isinstance(value, list) and value and isinstance(value[-1], str) and not isinstance(value[0], str):
        return f"“{one_line(value[-1], 60)}”"
    if isinstance(value, list):
        return " ".join(_value(each) for each in value) or "nothing"
    return "nothing" if value is None else one_line(str(value), 60)
