"""The record: an SQLite file, opened for questions."""
# ruff: noqa: S608 - what is put into questions are names of tables and columns, written here; values are bound

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from onrecord.model import (
    Actor,
    DateMention,
    Day,
    Edit,
    Figure,
    Line,
    Mention,
    Relation,
    Report,
    Reuse,
    Skipped,
    Span,
    Spans,
    Statement,
    Story,
    Tie,
    Zone,
)
from onrecord.record.opening import RecordError, connect, explained
from onrecord.record.search import Hit, find

__all__ = ["Hit", "Record", "RecordError", "Run"]

_CURRENT = "reports.superseded_by IS NULL"
_REPORT_FIELDS = tuple(field.name for field in fields(Report) if field.name != "zones")
_REPORT_COLUMNS = ", ".join(_REPORT_FIELDS)
_COUNTED = ("mentions", "statements", "figures", "dates")
_LINKS = ("stories", "reuse", "lines")


@dataclass(frozen=True, slots=True)
class Run:
    """One time that reports were read into the record; `finished` and `counts` are empty if it was broken off."""

    id: int
    version: str
    models: tuple[dict[str, str], ...]
    settings: dict[str, Any]
    started: str
    finished: str | None
    counts: dict[str, int]


class Record:
    """A record, open for questions. Answers come in order of report and then position.

    Entries are those of current reports, unless a report is named: then of that one, even if it is superseded.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False) -> Record:
        """The record at `path`; with `create` also for writing, and made if missing.

        Raises RecordError, with a hint, where there is none, or none that this onrecord can use.
        """
        return cls(connect(Path(path), create=create), Path(path))

    def close(self) -> None:
        """Close the file. The record answers nothing more."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def reports(self) -> Iterator[Report]:
        """The current reports."""
        for row in self._rows(f"SELECT {_REPORT_COLUMNS} FROM reports WHERE {_CURRENT} ORDER BY id"):
            yield self._report(row)

    def report(self, id: str) -> Report | None:
        """The report with this id, even if it is superseded."""
        rows = self._rows(f"SELECT {_REPORT_COLUMNS} FROM reports WHERE id = ?", id)
        return next((self._report(row) for row in rows), None)

    def versions(self) -> dict[str, int]:
        """Which version each current report is of the text under its name, from 1."""
        return dict(self._rows(f"SELECT id, version FROM reports WHERE {_CURRENT} ORDER BY id"))

    def superseded_by(self, id: str) -> str | None:
        """The report whose text took the place of this one's; None where it is current."""
        return next((new for (new,) in self._rows("SELECT superseded_by FROM reports WHERE id = ?", id)), None)

    def actors(self, *, report: str | None = None) -> Iterator[Actor]:
        """The actors, of current reports or of one, by id; `derived_from` names the reports' own actors."""
        chosen, values = "id IN (SELECT actor FROM report_actors WHERE report = ?)", [report]
        if report is None:
            chosen, values = (
                (
                    "EXISTS (SELECT 1 FROM report_actors JOIN reports ON reports.id = report_actors.report"
                    f" WHERE report_actors.actor = actors.id AND {_CURRENT})"
                ),
                [],
            )
        rows = self._rows(f"SELECT id, name, kind FROM actors WHERE {chosen} ORDER BY id", *values)
        for id, name, kind in rows:
            aliases = self._column("SELECT name FROM actor_aliases WHERE actor = ? ORDER BY position", id)
            joined = self._column("SELECT id FROM report_actors WHERE actor = ? ORDER BY report, position", id)
            may_be = self._column("SELECT other FROM actor_may_be WHERE actor = ? ORDER BY other", id)
            yield Actor(id, name, kind, aliases, joined, tuple(self._ties(id)), may_be)

    def mentions(self, *, report: str | None = None) -> Iterator[Mention]:
        """The mentions, of current reports or of one."""
        columns = 'id, report, start, "end", exact, form, zone'
        for id, of, start, end, exact, form, zone, actor in self._entries("mentions", columns, report=report):
            candidates = self._candidates("mention", id) if actor is None else ()
            yield Mention(id, of, Span(start, end, exact), form, zone, actor, candidates)

    def statements(
        self, *, report: str | None = None, actor: str | None = None, since: str | date | None = None
    ) -> Iterator[Statement]:
        """The statements; of one report, of one actor, made on the day `since` or later.

        A statement without a known day counts as made on the day of its report's publication.
        """
        columns = (
            "id, report, form, act, zone, mode, said_on, said_on_basis, said_on_start, said_on_end, said_on_exact, via"
        )
        rows = self._entries("statements", columns, report=report, actor=actor, since=since, day="said_on")
        for id, of, form, act, zone, mode, value, basis, start, end, exact, via, whose in rows:
            spans = self._spans("statement", id)
            yield Statement(
                id, of, spans("source"), spans("cue"), spans("content"), form, act, zone, whose,
                self._candidates("statement", id) if whose is None else (),
                _day(value, basis, start, end, exact), spans("addressee"), via, mode,
            )  # fmt: skip

    def figures(
        self, *, report: str | None = None, actor: str | None = None, since: str | date | None = None
    ) -> Iterator[Figure]:
        """The figures; of one report, according to one actor, as of the day `since` or later.

        A figure without a known day counts as given on the day of its report's publication.
        """
        columns = (
            'id, report, start, "end", exact, low, high, hedge, zone, unit, effect, scope, since,'
            " as_of, as_of_basis, as_of_start, as_of_end, as_of_exact, status, statement, victims, demographics,"
            " part_of, revises"
        )
        for row in self._entries("figures", columns, report=report, actor=actor, since=since, day="as_of"):
            yield self._figure(row)

    def dates(self, *, report: str | None = None) -> Iterator[DateMention]:
        """The time expressions, of current reports or of one."""
        chosen, values = _chosen(report)
        rows = self._rows(
            'SELECT report, start, "end", exact, value, type, basis FROM dates JOIN reports ON reports.id = report'
            f" WHERE {chosen} ORDER BY report, position",
            *values,
        )
        for of, start, end, exact, value, type, basis in rows:
            yield DateMention(of, Span(start, end, exact), value, type, basis)

    def stories(self) -> Iterator[Story]:
        """The stories, by id; each current report is in one."""
        for id, title in self._rows("SELECT id, title FROM stories ORDER BY id"):
            yield Story(
                id, title, self._column("SELECT report FROM story_reports WHERE story = ? ORDER BY position", id)
            )

    def story_of(self, report: str) -> Story | None:
        """The story of a report; None where it is superseded, or the record was not linked yet."""
        rows = self._rows("SELECT id, title FROM stories JOIN story_reports ON story = id WHERE report = ?", report)
        question = "SELECT report FROM story_reports WHERE story = ? ORDER BY position"
        return next((Story(id, title, self._column(question, id)) for id, title in rows), None)

    def reuse(self, *, report: str | None = None, pair: tuple[str, str] | None = None) -> Iterator[Reuse]:
        """The pairs of reports that were compared, of all, of one report, or only this pair, by `a` and `b`."""
        chosen, values = "TRUE", tuple[str, ...]()
        if pair is not None:
            chosen, values = "a = ? AND b = ?", (min(pair), max(pair))
        elif report is not None:
            chosen, values = "a = ? OR b = ?", (report, report)
        question = f"SELECT a, b, kind, a_share, b_share FROM reuse WHERE {chosen} ORDER BY a, b"
        texts: dict[str, str] = {}
        for a, b, kind, a_share, b_share in self._rows(question, *values):
            texts = {id: texts.get(id) or self._text(id) for id in (a, b)}
            yield Reuse(a, b, kind, a_share, b_share, tuple(self._edits(a, b, texts)))

    def lines(self, *, report: str | None = None) -> Iterator[Line]:
        """The lines, by id; those with a figure of this report."""
        chosen, values = "TRUE", tuple[str, ...]()
        if report is not None:
            chosen = (
                "id IN (SELECT line FROM line_figures JOIN figures ON figures.id = figure WHERE figures.report = ?)"
            )
            values = (report,)
        question = f"SELECT id, effect, of, place, scope, independent FROM lines WHERE {chosen} ORDER BY id"
        for id, effect, of, place, scope, independent in self._rows(question, *values):
            figures = self._column("SELECT figure FROM line_figures WHERE line = ? ORDER BY position", id)
            rows = self._rows(
                "SELECT a, b, relation, because, shared FROM line_relations WHERE line = ? ORDER BY position", id
            )
            relations = tuple(Relation(a, b, kind, tuple(json.loads(why)), shared) for a, b, kind, why, shared in rows)
            yield Line(id, effect, of, place, scope, figures, relations, independent)

    def search(self, words: str, *, limit: int = 50) -> Iterator[Hit]:
        """The best `limit` current reports and statements that hold all the `words`; "two words" is a phrase."""
        with explained(self.path):
            yield from find(self.connection, words, limit)

    def skipped(self) -> Iterator[Skipped]:
        """What could not be read, or not wholly, by name."""
        for row in self._rows("SELECT name, reason, hint, language FROM skipped ORDER BY name"):
            yield Skipped(*row)

    def runs(self) -> Iterator[Run]:
        """The times that reports were read into this record, first to last."""
        rows = self._rows("SELECT id, version, models, settings, started, finished, counts FROM runs ORDER BY id")
        for id, version, models, settings, started, finished, counts in rows:
            yield Run(
                id, version, tuple(json.loads(models)), json.loads(settings), started, finished,
                json.loads(counts) if counts else {},
            )  # fmt: skip

    def counts(self) -> dict[str, int]:
        """How many of each kind the record holds, those of current reports alone."""
        counts = {"reports": self._number(f"SELECT count(*) FROM reports WHERE {_CURRENT}")}
        counts["actors"] = self._number(
            "SELECT count(DISTINCT actor) FROM report_actors JOIN reports ON reports.id = report"
            f" WHERE {_CURRENT} AND actor IS NOT NULL"
        )
        for kind in _COUNTED:
            counts[kind] = self._number(
                f"SELECT count(*) FROM {kind} JOIN reports ON reports.id = {kind}.report WHERE {_CURRENT}"
            )
        for kind in _LINKS:
            counts[kind] = self._number(f"SELECT count(*) FROM {kind}")
        counts["skipped"] = self._number("SELECT count(*) FROM skipped")
        return counts

    def _rows(self, question: str, *values: object) -> Iterator[tuple[Any, ...]]:
        with explained(self.path):
            # Not `yield from`: it would close the cursor of an answer left half read, maybe after the record.
            for row in self.connection.execute(question, values):  # noqa: UP028
                yield row

    def _number(self, question: str) -> int:
        return int(next(self._rows(question))[0])

    def _column(self, question: str, *values: object) -> tuple[str, ...]:
        return tuple(value for (value,) in self._rows(question, *values))

    def _report(self, row: tuple[Any, ...]) -> Report:
        values = dict(zip(_REPORT_FIELDS, row, strict=True))
        zones = self._rows('SELECT kind, start, "end" FROM zones WHERE report = ? ORDER BY position', values["id"])
        values |= {"zones": tuple(Zone(*zone) for zone in zones), "id_given": bool(values["id_given"])}
        return Report(**values)

    def _entries(
        self,
        kind: str,
        columns: str,
        *,
        report: str | None,
        actor: str | None = None,
        since: str | date | None = None,
        day: str = "",
    ) -> Iterator[tuple[Any, ...]]:
        """Rows of entries, each with the record's actor last."""
        chosen, values = _chosen(report)
        if actor is not None:
            chosen += " AND report_actors.actor = ?"
            values.append(actor)
        if since is not None:
            # A month or a year counts while any of its days may: only as much of `since` is compared as it has.
            chosen += (
                f" AND CASE WHEN {kind}.{day} GLOB '[0-9]*' THEN {kind}.{day} >= substr(?, 1, length({kind}.{day}))"
                " ELSE reports.published >= ? END"
            )
            values += [str(since)] * 2
        selected = ", ".join(f"{kind}.{column.strip()}" for column in columns.split(","))
        return self._rows(
            f"SELECT {selected}, report_actors.actor FROM {kind} JOIN reports ON reports.id = {kind}.report"
            f" LEFT JOIN report_actors ON report_actors.id = {kind}.report_actor"
            f" WHERE {chosen} ORDER BY {kind}.report, {kind}.position",
            *values,
        )

    def _figure(self, row: Iterable[Any]) -> Figure:
        (
            id, of, start, end, exact, low, high, hedge, zone, unit, effect, scope, since,
            value, basis, day_start, day_end, day_exact, status, statement, victims, demographics, part_of, revises,
            actor,
        ) = row  # fmt: skip
        spans = self._spans("figure", id)
        return Figure(
            id, of, Span(start, end, exact), low, high, hedge, zone, unit, effect, spans("of"), spans("by"),
            spans("place"), scope, since, _day(value, basis, day_start, day_end, day_exact), spans("according_to"),
            actor, status, statement, victims, tuple(json.loads(demographics or "[]")), spans("nationality"),
            spans("weapon"), part_of, revises,
            self._column("SELECT part FROM figure_parts WHERE figure = ? ORDER BY position", id),
        )  # fmt: skip

    def _ties(self, actor: str) -> Iterator[Tie]:
        rows = self._rows(
            "SELECT actor_ties.kind, other, mention, published FROM actor_ties JOIN mentions ON mentions.id = mention"
            " JOIN reports ON reports.id = mentions.report WHERE actor = ? ORDER BY actor_ties.kind, other, mention",
            actor,
        )
        for (kind, other), of_tie in groupby(rows, key=itemgetter(0, 1)):
            stated = list(of_tie)
            days = sorted({day for *_, day in stated if day})
            yield Tie(kind, other, tuple(mention for _, _, mention, _ in stated), tuple(days))

    def _text(self, report: str) -> str:
        return str(next(self._rows("SELECT text FROM reports WHERE id = ?", report))[0])

    def _edits(self, a: str, b: str, texts: Mapping[str, str]) -> Iterator[Edit]:
        question = "SELECT op, a_start, a_end, b_start, b_end FROM reuse_edits WHERE a = ? AND b = ? ORDER BY position"
        for op, a_start, a_end, b_start, b_end in self._rows(question, a, b):
            yield Edit(op, _cut(texts[a], a_start, a_end), _cut(texts[b], b_start, b_end))

    def _spans(self, kind: str, id: str) -> Callable[[str], Spans]:
        """For an entry, the spans of a role."""
        by_role: defaultdict[str, tuple[Span, ...]] = defaultdict(tuple)
        rows = self._rows(
            f'SELECT role, start, "end", exact FROM {kind}_spans WHERE {kind} = ? ORDER BY role, position', id
        )
        for role, start, end, exact in rows:
            by_role[role] += (Span(start, end, exact),)
        return by_role.__getitem__

    def _candidates(self, kind: str, id: str) -> tuple[str, ...]:
        """The record's actors among whom an entry is unsettled, each once."""
        found = self._column(
            f"SELECT actor FROM {kind}_candidates JOIN report_actors ON report_actors.id = report_actor"
            f" WHERE {kind} = ? AND actor IS NOT NULL ORDER BY {kind}_candidates.position",
            id,
        )
        return tuple(dict.fromkeys(found))


def _chosen(report: str | None) -> tuple[str, list[object]]:
    return (_CURRENT, []) if report is None else ("reports.id = ?", [report])


def _cut(text: str, start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end, text[start:end])


def _day(value: str | None, basis: str | None, start: int | None, end: int | None, exact: str | None) -> Day | None:
    if basis is None:
        return None
    span = None if start is None or end is None or exact is None else Span(start, end, exact)
    return Day(value, basis, span)
