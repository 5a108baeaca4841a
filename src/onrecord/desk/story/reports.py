"""The reports of a story, and which of them share text with others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.desk.asking import Heading, given, headings_of
from onrecord.desk.paging import Paging
from onrecord.model import ReuseKind
from onrecord.record.store import Record

_MOST = 2  # shared texts told of a report
_REPORTS = """
    SELECT reports.id, title, outlet, published,
        (SELECT count(*) FROM statements WHERE report = reports.id),
        (SELECT count(*) FROM figures WHERE report = reports.id)
    FROM story_reports JOIN reports ON reports.id = report
    WHERE story = ?
    ORDER BY published IS NULL, published, outlet, reports.id
    LIMIT ? OFFSET ?
"""
_SHARED = """
    SELECT {ours}, {theirs}, kind, {ours}_share FROM reuse
    WHERE kind IN ('copy', 'edited') AND {ours} IN (SELECT value FROM json_each(?))
"""


@dataclass(frozen=True, slots=True)
class Sharing:
    """Another report with much the same text. `share`: the part of this one's words that stand there too."""

    kind: ReuseKind
    other: Heading
    share: float
    pair: tuple[str, str]  # in the order that comparing asks for


@dataclass(frozen=True, slots=True)
class StoryReport:
    """A report of a story. `shared`: those that it shares most of its text with, `more` how many others there are."""

    heading: Heading
    statements: int
    figures: int
    shared: tuple[Sharing, ...]
    more: int


def reports_of(record: Record, story: str, at: Paging) -> list[StoryReport]:
    """A page of the story's reports, by day and outlet."""
    rows = record.connection.execute(_REPORTS, (story, at.size, at.offset)).fetchall()
    shared = _shared(record, [row[0] for row in rows])
    return [
        StoryReport(Heading(*row[:4]), row[4], row[5], tuple(of[:_MOST]), max(0, len(of) - _MOST))
        for row in rows
        for of in [shared[row[0]]]
    ]


def _shared(record: Record, ids: Iterable[str]) -> dict[str, list[Sharing]]:
    rows = []
    for ours, theirs in (("a", "b"), ("b", "a")):
        rows += record.connection.execute(_SHARED.format(ours=ours, theirs=theirs), (given(ids),)).fetchall()
    headings = headings_of(record, {row[1] for row in rows})
    found: dict[str, list[Sharing]] = defaultdict(list)
    for id, other, kind, share in sorted(rows, key=lambda row: (-row[3], row[1])):
        found[id].append(Sharing(kind, headings[other], share, (min(id, other), max(id, other))))
    return found
