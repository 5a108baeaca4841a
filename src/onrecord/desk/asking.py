"""Entries by their ids, many in a few questions, each with the report it stands in."""
# ruff: noqa: S608 - what is put into questions are names of tables and columns, written here; values are bound

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.desk.charts.days import stretch_of
from onrecord.model import Day, Figure, Span, Spans, Statement, exact_of
from onrecord.record.judged import over, standing_judgements
from onrecord.record.judgement_rows import Judgement, Verdict
from onrecord.record.keys import EntryKind
from onrecord.record.store import Record

_GIVEN = "IN (SELECT value FROM json_each(?))"
_FIGURES = f"""
    SELECT
        figures.id, figures.report, start, "end", exact, low, high, hedge, zone, unit, effect, scope, since,
        as_of, as_of_basis, as_of_start, as_of_end, as_of_exact, status, statement, victims, demographics, part_of,
        revises, report_actors.actor
    FROM figures
    LEFT JOIN report_actors ON report_actors.id = figures.report_actor
    WHERE figures.id {_GIVEN}
"""
_STATEMENTS = f"""
    SELECT
        statements.id, statements.report, form, act, zone, report_actors.actor,
        said_on, said_on_basis, said_on_start, said_on_end, said_on_exact, via, mode
    FROM statements
    LEFT JOIN report_actors ON report_actors.id = statements.report_actor
    WHERE statements.id {_GIVEN}
"""


@dataclass(frozen=True, slots=True)
class Heading:
    """What is told of a report beside an entry of it."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure as a page shows it. `giver` is the name of the actor whose number it is, `judgement` the one in
    effect, `stale` one to be looked at again.
    """

    figure: Figure
    heading: Heading
    giver: str | None
    judgement: Judgement | None = None
    stale: Judgement | None = None

    @property
    def rejected_by(self) -> str | None:
        """The person who rejected it, None where nobody did."""
        return _by(self.judgement, "reject")

    @property
    def amended_by(self) -> str | None:
        """The person whose amendment is in effect: not all that it says is as it was read."""
        return _by(self.judgement, "amend")

    @property
    def source(self) -> str | None:
        """Whose number it is, in words; None where the report gives it in its own voice."""
        return self.giver or exact_of(self.figure.according_to) or None

    @property
    def day(self) -> str | None:
        """The day, month or year that it is for; None where that is open, or no date."""
        return plain_day(self.figure.as_of.value if self.figure.as_of else None)

    def words(self, role: str) -> str:
        """The report's words for what it is of, by, where, or according to whom."""
        return exact_of(getattr(self.figure, role))


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """A statement as a page shows it. `speaker` is the name of its actor, `judgement` the one in
    effect, `stale` one to be looked at again.
    """

    statement: Statement
    heading: Heading
    speaker: str | None
    judgement: Judgement | None = None
    stale: Judgement | None = None

    @property
    def rejected_by(self) -> str | None:
        """The person who rejected it, None where nobody did."""
        return _by(self.judgement, "reject")

    @property
    def amended_by(self) -> str | None:
        """The person whose amendment is in effect: not all that it says is as it was read."""
        return _by(self.judgement, "amend")

    def words(self, role: str) -> str:
        """The report's words for source, cue, content or addressee."""
        return exact_of(getattr(self.statement, role))

    @property
    def said_on(self) -> str | None:
        """The day, month or year when it was said; None where that is open, or no date."""
        return plain_day(self.statement.said_on.value if self.statement.said_on else None)

    @property
    def day(self) -> str | None:
        """When it was said, as far as the text settles that; else when it was published."""
        return self.said_on or self.heading.published


def _by(judgement: Judgement | None, verdict: Verdict) -> str | None:
    return judgement.by if judgement and judgement.verdict == verdict else None


def plain_day(value: str | None) -> str | None:
    """A TIMEX3 value as far as it is a date: "2031-03-04" of "2031-03-04T09:00"; None for "P3D" or "PAST_REF"."""
    return value.split("T")[0] if value and stretch_of(value) else None


def given(ids: Iterable[str]) -> str:
    """The ids as a value for a question that asks for `IN (SELECT value FROM json_each(?))`."""
    return json.dumps(list(ids))


def shown_figures(record: Record, ids: Sequence[str]) -> dict[str, ShownFigure]:
    """The figures with these ids, in that order."""
    found = {it.read.id: it for it in over(record, "figure", _figures(record, ids))}
    headings = headings_of(record, {it.read.report for it in found.values()})
    names = names_of(record, {it.entry.actor for it in found.values() if it.entry.actor})
    return {
        id: ShownFigure(it.entry, headings[it.read.report], names.get(it.entry.actor or ""), it.judgement, it.stale)
        for id in ids
        if (it := found.get(id))
    }


def shown_statements(record: Record, ids: Sequence[str]) -> dict[str, ShownStatement]:
    """The statements with these ids, in that order."""
    found = {it.read.id: it for it in over(record, "statement", _statements(record, ids))}
    headings = headings_of(record, {it.read.report for it in found.values()})
    names = names_of(record, {it.entry.actor for it in found.values() if it.entry.actor})
    return {
        id: ShownStatement(it.entry, headings[it.read.report], names.get(it.entry.actor or ""), it.judgement, it.stale)
        for id in ids
        if (it := found.get(id))
    }


def superseded(record: Record) -> list[str]:
    """The reports whose texts were replaced: few, so that it is quicker to leave them out than to ask of each."""
    return [id for (id,) in record.connection.execute("SELECT id FROM reports WHERE superseded_by IS NOT NULL")]


def only_superseded(record: Record, reports: Sequence[str]) -> list[str]:
    """The actors that are named in none but these reports."""
    question = f"""
        SELECT DISTINCT actor FROM report_actors AS old WHERE report {_GIVEN} AND NOT EXISTS (
            SELECT 1 FROM report_actors WHERE report_actors.actor = old.actor AND report NOT {_GIVEN}
        )
    """
    values = (given(reports), given(reports))
    return [id for (id,) in record.connection.execute(question, values) if id] if reports else []


def rejected(record: Record, kind: EntryKind) -> set[str]:
    """The ids of the entries of a kind that somebody rejected."""
    return {id for id, (last, _) in standing_judgements(record, kind).items() if last.verdict == "reject"}


def headings_of(record: Record, ids: Iterable[str]) -> dict[str, Heading]:
    """What is told of these reports."""
    question = f"SELECT id, title, outlet, published FROM reports WHERE id {_GIVEN}"
    return {row[0]: Heading(*row) for row in record.connection.execute(question, (given(ids),))}


def names_of(record: Record, actors: Iterable[str]) -> dict[str, str]:
    """The names of these actors of the record."""
    return dict(record.connection.execute(f"SELECT id, name FROM actors WHERE id {_GIVEN}", (given(actors),)))


def _figures(record: Record, ids: Sequence[str]) -> Iterator[Figure]:
    spans = _spans(record, "figure", ids)
    parts: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for figure, part in record.connection.execute(
        f"SELECT figure, part FROM figure_parts WHERE figure {_GIVEN} ORDER BY figure, position", (given(ids),)
    ):
        parts[figure] += (part,)
    for row in record.connection.execute(_FIGURES, (given(ids),)):
        yield _figure(row, spans(row[0]), parts[row[0]])


def _figure(row: tuple[Any, ...], spans: Mapping[str, Spans], parts: tuple[str, ...]) -> Figure:
    (
        id, report, start, end, exact, low, high, hedge, zone, unit, effect, scope, since, value, basis, day_start,
        day_end, day_exact, status, statement, victims, demographics, part_of, revises, actor,
    ) = row  # fmt: skip
    return Figure(
        id, report, Span(start, end, exact), low, high, hedge, zone, unit, effect, spans["of"], spans["by"],
        spans["place"], scope, since, _day(value, basis, day_start, day_end, day_exact), spans["according_to"],
        actor, status, statement, victims, tuple(json.loads(demographics or "[]")), spans["nationality"],
        spans["weapon"], part_of, revises, parts,
    )  # fmt: skip


def _statements(record: Record, ids: Sequence[str]) -> Iterator[Statement]:
    spans = _spans(record, "statement", ids)
    for row in record.connection.execute(_STATEMENTS, (given(ids),)):
        id, report, form, act, zone, actor, value, basis, start, end, exact, via, mode = row
        said = spans(id)
        yield Statement(
            id, report, said["source"], said["cue"], said["content"], form, act, zone, actor, (),
            _day(value, basis, start, end, exact), said["addressee"], via, mode,
        )  # fmt: skip


def _spans(record: Record, kind: str, ids: Sequence[str]) -> Callable[[str], Mapping[str, Spans]]:
    """For an entry, its spans by role."""
    by_entry: dict[str, defaultdict[str, Spans]] = defaultdict(lambda: defaultdict(tuple))
    question = (
        f'SELECT {kind}, role, start, "end", exact FROM {kind}_spans WHERE {kind} {_GIVEN} ORDER BY role, position'
    )
    for id, role, start, end, exact in record.connection.execute(question, (given(ids),)):
        by_entry[id][role] += (Span(start, end, exact),)
    return by_entry.__getitem__


def _day(value: str | None, basis: str | None, start: int | None, end: int | None, exact: str | None) -> Day | None:
    if basis is None:
        return None
    span = None if start is None or end is None or exact is None else Span(start, end, exact)
    return Day(value, basis, span)
