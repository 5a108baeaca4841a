"""Entries that people judged as rows to train with, and such rows taken back as judgements.

Only words that read back against the stored text are taken, and only for entries that the record has.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal, get_args

from onrecord.model import (
    Effect,
    Figure,
    FigureStatus,
    Hedge,
    Report,
    Scope,
    Span,
    Spans,
    Statement,
    StatementAct,
    StatementForm,
    StatementMode,
    VictimClass,
)
from onrecord.record.judged import Judged, judged_figures, judged_statements
from onrecord.record.judgements import judge
from onrecord.record.keys import FIGURE_SPANS, STATEMENT_SPANS
from onrecord.record.withheld import shown_figures, shown_statements, withheld

if TYPE_CHECKING:
    from onrecord.record.store import Record

Kind = Literal["statements", "figures"]
KINDS: tuple[Kind, ...] = ("statements", "figures")
MAIN = {"statements": "content", "figures": "figure"}
ROLES: dict[str, tuple[str, ...]] = {"statements": STATEMENT_SPANS, "figures": ("figure", *FIGURE_SPANS)}
CHOICES: dict[str, dict[str, tuple[str, ...]]] = {
    "statements": {"form": get_args(StatementForm), "act": get_args(StatementAct), "mode": get_args(StatementMode)},
    "figures": {
        "hedge": get_args(Hedge),
        "effect": get_args(Effect),
        "scope": get_args(Scope),
        "status": get_args(FigureStatus),
        "victims": get_args(VictimClass),
    },
}
NUMBERS: dict[str, tuple[str, ...]] = {"statements": (), "figures": ("low", "high")}
WORDS: dict[str, tuple[str, ...]] = {"statements": ("said_on",), "figures": ("unit", "as_of")}
BREAKS = "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"  # what ends a line for some tools, and the tab that ends a field
MARK = r"[0-9a-f]{12}"
_MARK_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Example:
    """An entry as a row: the spans of each role and the values that are not words. `mark` stands for its key."""

    kind: Kind
    mark: str
    roles: dict[str, Spans]
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Given:
    """A row to take back, as some tool gives it. `problem` says why it cannot be taken."""

    kind: Kind
    sha256: str
    words: str
    mark: str | None = None
    roles: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a row: the judgement made of it, None where that stood already, or why it was refused."""

    words: str
    judgement: int | None = None
    refused: str | None = None


def examples(record: Record, kind: Kind) -> Iterator[tuple[Report, list[Example]]]:
    """The entries of a kind that people accepted or amended, by report."""
    gone = withheld(record)
    shown: Iterator[Judged[Any]]
    shown = shown_statements(record, gone) if kind == "statements" else shown_figures(record, gone)
    judged = (it for it in shown if it.judgement is not None)
    for id, of_report in groupby(judged, key=lambda it: it.entry.report):
        report = record.report(id)
        if report is not None:
            yield report, [_example(kind, it) for it in of_report]


def mark_of(kind: str, sha256: str, key: str) -> str:
    """What stands for an entry in tools that allow no longer names."""
    return hashlib.sha256(f"{kind} {sha256} {key}".encode()).hexdigest()[:_MARK_LENGTH]


def take_back(record: Record, rows: Iterable[Given], by: str) -> Iterator[Taken]:
    """Judge the entries as the rows have them: accepted where they say the same, amended where they do not."""
    for row in rows:
        try:
            yield _taken(record, row, by)
        except (LookupError, ValueError) as error:
            yield Taken(row.words, refused=str(error))


def _example(kind: Kind, it: Judged[Any]) -> Example:
    mark = mark_of(kind, it.judgement.sha256, it.judgement.key) if it.judgement else ""
    return Example(kind, mark, _roles(kind, it.entry), _values(kind, it.entry))


def _roles(kind: str, entry: Statement | Figure) -> dict[str, Spans]:
    return {
        role: (entry.span,) if role == "figure" and isinstance(entry, Figure) else getattr(entry, role)
        for role in ROLES[kind]
    }


def _values(kind: str, entry: Statement | Figure) -> dict[str, Any]:
    names = (*CHOICES[kind], *NUMBERS[kind], *WORDS[kind])
    values = {name: getattr(entry, name) for name in names}
    for name in ("said_on", "as_of"):
        if values.get(name) is not None:
            values[name] = values[name].value
    return values


def _taken(record: Record, row: Given, by: str) -> Taken:
    if row.problem:
        raise ValueError(row.problem)
    it, report = _found(record, row)
    if it.is_rejected and it.judgement:
        raise ValueError(f"{it.judgement.by} rejected it; withdraw that judgement first")
    wanted = _differences(row, it.entry, report.text)
    if not wanted:
        if it.judgement is not None and it.stale is None:
            return Taken(row.words)
        if it.judgement is not None:  # an amendment in effect, of what reads otherwise by now
            said = it.judgement.amended
            return Taken(row.words, judge(record, it.read.id, "amend", by=by, amended=said).id)
        return Taken(row.words, judge(record, it.read.id, "accept", by=by).id)
    try:
        return Taken(row.words, judge(record, it.read.id, "amend", by=by, amended=wanted).id)
    except ValueError as error:
        if "says so already" not in str(error):
            raise
    return Taken(row.words, judge(record, it.read.id, "accept", by=by).id)


def _found(record: Record, row: Given) -> tuple[Judged[Any], Report]:
    """The entry that a row is about, by its mark or else by the very words of its key."""
    reports = record.connection.execute(
        "SELECT id FROM reports WHERE sha256 = ? ORDER BY superseded_by IS NOT NULL, id", (row.sha256,)
    ).fetchall()
    if not reports:
        raise LookupError("the record has no report with this text")
    for (id,) in reports:
        keys = record.connection.execute('SELECT entry, "key" FROM entry_keys WHERE report = ?', (id,)).fetchall()
        marks = {entry: mark_of(row.kind, row.sha256, key) for entry, key in keys}
        judged: Iterator[Judged[Any]]
        judged = judged_statements(record, report=id) if row.kind == "statements" else judged_figures(record, report=id)
        for it in judged:
            is_it = marks.get(it.read.id) == row.mark if row.mark else _stands_at(row, it.read)
            report = record.report(id)
            if is_it and report is not None:
                return it, report
    raise LookupError(f"the record has no {row.kind[:-1]} at these words")


def _stands_at(row: Given, entry: Statement | Figure) -> bool:
    if isinstance(entry, Figure):
        return not entry.derived_from and _pairs((entry.span,)) == tuple(row.roles.get("figure", ()))
    return all(_pairs(getattr(entry, role)) == tuple(row.roles.get(role, ())) for role in ("cue", "content"))


def _differences(row: Given, entry: Statement | Figure, text: str) -> dict[str, Any]:
    """The fields in which the row says something else than the entry, by the names of amendments."""
    wanted: dict[str, Any] = {}
    for role, spans in _roles(row.kind, entry).items():
        given = tuple(sorted(row.roles.get(role, ())))
        if _without_breaks(given, text) == _without_breaks(_pairs(spans), text):
            continue
        if role == "figure":
            if len(given) != 1:
                raise ValueError("a figure stands at one place")
            wanted["span"] = list(given[0])
        else:
            wanted[role] = [list(pair) for pair in given]
    values = _values(row.kind, entry)
    wanted.update({name: value for name, value in row.values.items() if values[name] != value})
    return wanted


def _pairs(spans: Spans) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans)


def _without_breaks(pairs: Iterable[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """The stretches without ends of lines at their edges, those joined that only ends of lines part.

    Some tools cannot mark these.
    """
    joined: list[tuple[int, int]] = []
    for start, end in pairs:
        words = text[start:end]
        start, end = end - len(words.lstrip(BREAKS)), start + len(words.rstrip(BREAKS))
        if joined and start >= joined[-1][1] and not text[joined[-1][1] : start].strip(BREAKS):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def at_words(text: str, start: int, end: int, words: str) -> Span | None:
    """The span where the text reads so there; None where it does not."""
    is_inside = 0 <= start < end <= len(text)
    return Span(start, end, words) if is_inside and text[start:end] == words else None
