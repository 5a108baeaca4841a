"""What a record holds of two outlets, asked in few questions however many reports there are."""
# ruff: noqa: S608 - what is put into questions is written here; values are bound

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from onrecord.model import Actor, Figure, Line, Mention, Relation, Report, Reuse, Span, Story
from onrecord.record.judged import judged_figures, kept, standing_judgements
from onrecord.record.store import Record

_OF = "(SELECT value FROM json_each(?))"


class TwoOutlets:
    """Answers `gather_outlets` as the record does, but only with what it needs of two outlets.

    Reports come without their text. Figures are those that a line relates to one of the other outlet; what a person
    rejected is left out.
    """

    def __init__(self, record: Record, a: str, b: str) -> None:
        self.record = record
        self.names = (a, b)

    def reports(self) -> Iterator[Report]:
        """The current reports of both."""
        yield from self._headings

    def stories(self) -> Iterator[Story]:
        """The stories that both report on, with their reports."""
        rows = self._rows(
            "SELECT stories.id, title, report FROM story_reports JOIN stories ON stories.id = story"
            f" WHERE report IN {_OF} ORDER BY stories.id, position",
            json.dumps([report.id for report in self._headings]),
        )
        outlet = {report.id: report.outlet for report in self._headings}
        found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for id, title, report in rows:
            found[id, title].append(report)
        for (id, title), reports in found.items():
            if len({outlet[report] for report in reports}) > 1:
                yield Story(id, title, tuple(reports))

    def actors(self) -> Iterator[Actor]:
        """The actors of both, by name and kind alone."""
        rows = self._rows(
            "SELECT id, name, kind FROM actors WHERE id IN (SELECT actor FROM report_actors"
            f" WHERE report IN {_OF}) ORDER BY id",
            json.dumps([report.id for report in self._headings]),
        )
        for id, name, kind in rows:
            yield Actor(id, name, kind)

    def statements(self, *, report: str) -> Iterator[str]:
        """The ids of a report's statements."""
        yield from (id for (id,) in self._rows("SELECT id FROM statements WHERE report = ?", report))

    def mentions(self, *, report: str) -> Iterator[Mention]:
        """The mentions of a report that name a settled actor."""
        yield from self._mentions[report]

    def figures(self, *, report: str) -> Iterator[Figure]:
        """The figures of a report that stand beside one of the other outlet."""
        if report in self._related:
            every = kept(judged_figures(self.record, report=report))
            yield from (each for each in every if each.id in self._related[report])

    def reuse(self, *, report: str) -> Iterator[Reuse]:
        """The pairs of a report with one of the other outlet; of independent ones without their edits."""
        for each in self._pairs[report]:
            if each.kind == "independent":
                yield each
            else:
                yield from self.record.reuse(pair=(each.a, each.b))

    def lines(self, *, report: str) -> Iterator[Line]:
        """The lines that relate a figure of this report to one of the other outlet."""
        ids = self._related.get(report, set())
        yield from (line for line in self._lines if any(each.a in ids or each.b in ids for each in line.relations))

    @cached_property
    def _related(self) -> dict[str, set[str]]:
        """Of each report the figures that a line relates."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for line in self._lines:
            for id in (id for each in line.relations for id in (each.a, each.b)):
                found[id.rpartition("#")[0]].add(id)
        return dict(found)

    def _rows(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        return self.record.connection.execute(question, values).fetchall()

    @cached_property
    def _headings(self) -> list[Report]:
        rows = self._rows(
            "SELECT id, title, outlet, published, published_basis FROM reports"
            " WHERE outlet IN (?, ?) AND superseded_by IS NULL ORDER BY id",
            *self.names,
        )
        return [
            Report(id, "", "", (), title=title, outlet=outlet, published=day, published_basis=basis)
            for id, title, outlet, day, basis in rows
        ]

    def _between(self, question: str, one: str, other: str) -> list[tuple[Any, ...]]:
        """The rows in which one column is a report of the first outlet and the other one of the second, or turned."""
        a, b = (json.dumps([each.id for each in self._headings if each.outlet == name]) for name in self.names)
        # One way, then the other: no index serves both. The + keeps SQLite from looking up each with each.
        chosen = f"{question} WHERE {one} IN {_OF} AND +{other} IN {_OF}"
        return sorted(self._rows(chosen, a, b) + self._rows(chosen, b, a))

    @cached_property
    def _mentions(self) -> defaultdict[str, list[Mention]]:
        rejected = {
            id
            for id, (judgement, _) in standing_judgements(self.record, "mention").items()
            if judgement.verdict == "reject"
        }
        rows = self._rows(
            'SELECT mentions.id, mentions.report, start, "end", exact, form, zone, actor FROM mentions'
            " JOIN report_actors ON report_actors.id = report_actor"
            f" WHERE mentions.report IN {_OF} AND actor IS NOT NULL ORDER BY mentions.report, mentions.position",
            json.dumps([report.id for report in self._headings]),
        )
        found: defaultdict[str, list[Mention]] = defaultdict(list)
        for id, report, start, end, exact, form, zone, actor in rows:
            if id not in rejected:
                mention = Mention(id, report, Span(start, end, exact), form, zone, actor)
                found[mention.report].append(mention)
        return found

    @cached_property
    def _pairs(self) -> defaultdict[str, list[Reuse]]:
        found: defaultdict[str, list[Reuse]] = defaultdict(list)
        for row in self._between("SELECT a, b, kind, a_share, b_share FROM reuse", "a", "b"):
            each = Reuse(*row)
            found[each.a].append(each)
            found[each.b].append(each)
        return found

    @cached_property
    def _lines(self) -> list[Line]:
        rows = self._between(
            "SELECT lines.id, line_relations.position, lines.effect, of, place, lines.scope, independent, a, b,"
            " relation, because, shared FROM line_relations JOIN lines ON lines.id = line"
            " JOIN figures AS one ON one.id = a JOIN figures AS other ON other.id = b",
            "one.report",
            "other.report",
        )
        found: defaultdict[tuple[Any, ...], list[Relation]] = defaultdict(list)
        for id, _, *line, a, b, relation, because, shared in rows:
            found[id, *line].append(Relation(a, b, relation, tuple(json.loads(because)), shared))
        return [
            Line(id, effect, of, place, scope, (), tuple(relations), independent)
            for (id, effect, of, place, scope, independent), relations in found.items()
        ]
