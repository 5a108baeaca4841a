"""The words that each outlet uses for an actor, counted in the latest reports that name it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.desk.asking import Heading, given
from onrecord.linking.wording import (
    FEWEST,
    PRIOR,
    Instance,
    LogOdds,
    OutletWording,
    Use,
    Wording,
    of_actor,
    with_shared,
    wording,
)
from onrecord.model import Mention, Report, Span, Statement
from onrecord.record.judged import over
from onrecord.record.store import Record

LOOKED_AT = 120  # reports: enough to compare outlets by, and read while a person waits
UNKNOWN_OUTLET = "outlet unknown"
_COMPARED = 5  # wordings
_AROUND = 60  # characters on either side of an instance
_SPACE = re.compile(r"\s+")
_LATEST = """
    SELECT DISTINCT reports.id, published FROM report_actors JOIN reports ON reports.id = report_actors.report
    WHERE actor = ? AND superseded_by IS NULL
    ORDER BY published IS NULL, published DESC, reports.id
"""
_MENTIONS = """
    SELECT mentions.id, mentions.report, start, "end", exact, form, zone, actor
    FROM report_actors JOIN mentions ON mentions.report_actor = report_actors.id
    WHERE actor = ? AND mentions.report IN (SELECT value FROM json_each(?))
"""
_CONTENTS = """
    SELECT statements.report, statements.id, form, act, zone, start, "end", exact
    FROM statements JOIN statement_spans ON statement = statements.id AND role = 'content'
    WHERE statements.report IN (SELECT value FROM json_each(?))
    ORDER BY statements.report, statements.position, statement_spans.position
"""
_COPIED = "SELECT a, b FROM reuse WHERE kind IN ('copy', 'edited') AND {side} IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class InContext:
    """An instance with the text around it. `entry` is the mention that it is."""

    instance: Instance
    heading: Heading
    entry: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ShownOutlet:
    """An outlet with what it uses; `name` stands for those unknown too."""

    name: str
    wording: OutletWording

    @property
    def uses(self) -> tuple[Use, ...]:
        """The wordings it uses, the most frequent first."""
        return tuple(use for use in self.wording.uses if use.instances)


@dataclass(frozen=True, slots=True)
class Compared:
    """A wording with how much each outlet uses it in its own voice, None where there is too little to tell."""

    wording: str
    outlets: tuple[tuple[ShownOutlet, int, LogOdds | None], ...]  # with how often


@dataclass(frozen=True, slots=True)
class Found:
    """What was counted in `looked_at` of the `reports` that name the actor."""

    wording: Wording
    outlets: tuple[ShownOutlet, ...]
    looked_at: int
    reports: int
    entries: Mapping[tuple[str, Span], str]
    texts: Mapping[str, Report]
    fewest: int = FEWEST
    prior: int = PRIOR["instances"]

    def in_context(self, use: Use) -> Iterator[InContext]:
        """Every instance of a use in its surroundings."""
        for each in use.instances:
            report = self.texts[each.report]
            heading = Heading(report.id, report.title, report.outlet, report.published)
            before, after = _around(report, each.span)
            yield InContext(each, heading, self.entries[each.report, each.span], before, after)

    def compared(self) -> list[Compared]:
        """The most frequent wordings that some outlets can be compared by."""
        measured = {use.wording for outlet in self.outlets for use in outlet.wording.uses if use.measure}
        frequent = [use.wording for use in self.wording.together.uses if use.wording in measured]
        return [Compared(words, tuple(self._each(words))) for words in frequent[:_COMPARED]]

    def _each(self, words: str) -> Iterator[tuple[ShownOutlet, int, LogOdds | None]]:
        for outlet in self.outlets:
            use = next((use for use in outlet.wording.uses if use.wording == words), None)
            yield outlet, use.count("own") if use else 0, use.measure if use else None


def wording_of(record: Record, actor: str) -> Found:
    """The wording for an actor, in the latest reports that name it."""
    ids = [id for id, _ in record.connection.execute(_LATEST, (actor,))]
    looked_at = ids[:LOOKED_AT]
    texts = {id: report for id in looked_at if (report := record.report(id))}
    mentions, statements = _mentions(record, actor, looked_at), _statements(record, looked_at)
    copied = _copied(record, looked_at)
    instances: list[Instance] = []
    for id, report in texts.items():
        found = of_actor(report, mentions[id], statements[id])
        instances += with_shared(found, record.reuse(report=id)) if found and id in copied else found
    measured = wording(instances)
    outlets = tuple(ShownOutlet(each.outlet or UNKNOWN_OUTLET, each) for each in measured.outlets)
    entries = {(each.report, each.span): each.id for of in mentions.values() for each in of}
    return Found(measured, outlets, len(texts), len(ids), entries, texts)


def _mentions(record: Record, actor: str, reports: Iterable[str]) -> dict[str, list[Mention]]:
    """Its mentions by report, but for those that somebody rejected or said to name another."""
    rows = record.connection.execute(_MENTIONS, (actor, given(reports)))
    read = (
        Mention(id, report, Span(start, end, exact), form, zone, whose)
        for id, report, start, end, exact, form, zone, whose in rows.fetchall()
    )
    found: dict[str, list[Mention]] = defaultdict(list)
    for it in over(record, "mention", read):
        if not it.is_rejected and it.entry.actor == actor:
            found[it.entry.report].append(it.entry)
    return found


def _statements(record: Record, reports: Iterable[str]) -> dict[str, list[Statement]]:
    """The statements by report, with no more of each than tells what is quoted or reported."""
    contents: dict[str, list[Span]] = defaultdict(list)
    heads = {}
    for report, id, form, act, zone, *span in record.connection.execute(_CONTENTS, (given(reports),)):
        heads[id] = (report, form, act, zone)
        contents[id].append(Span(*span))
    found: dict[str, list[Statement]] = defaultdict(list)
    for id, (report, form, act, zone) in heads.items():
        found[report].append(Statement(id, report, (), (), tuple(contents[id]), form, act, zone))
    return found


def _copied(record: Record, reports: Sequence[str]) -> set[str]:
    """Those of the reports that share text with another."""
    questions = (_COPIED.format(side=side) for side in ("a", "b"))
    return {id for each in questions for pair in record.connection.execute(each, (given(reports),)) for id in pair}


def _around(report: Report, span: Span) -> tuple[str, str]:
    """The text before and after, on one line, from the first whole word within reach to the last."""
    start, end = max(0, span.start - _AROUND), min(len(report.text), span.end + _AROUND)
    before, after = report.text[start : span.start], report.text[span.end : end]
    if start:
        before = "… " + before.partition(" ")[2]
    if end < len(report.text):
        after = after.rpartition(" ")[0] + " …"
    return _SPACE.sub(" ", before), _SPACE.sub(" ", after)
