"""What a story is about, as far as counting tells: who is spoken of most, and where its figures are from."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.desk.asking import given, rejected
from onrecord.record.store import Record

_ACTORS, _PLACES = 10, 6
_SPOKEN_OF = """
    SELECT actors.id, actors.name, actors.kind, count(DISTINCT report_actors.report) AS reports, count(*) AS mentions
    FROM story_reports
    JOIN report_actors ON report_actors.report = story_reports.report
    JOIN mentions ON mentions.report_actor = report_actors.id
    JOIN actors ON actors.id = report_actors.actor
    WHERE story = ? AND mentions.zone <> 'boilerplate'
    GROUP BY actors.id
    ORDER BY reports DESC, mentions DESC, actors.id
    LIMIT ?
"""
_WHERE = """
    SELECT min(figure_spans.exact), count(DISTINCT figures.report) AS reports, count(*) AS figures, min(figures.id)
    FROM story_reports
    JOIN figures ON figures.report = story_reports.report
    JOIN figure_spans ON figure = figures.id AND role = 'place'
    WHERE story = ? AND figures.id NOT IN (SELECT value FROM json_each(?))
    GROUP BY lower(figure_spans.exact)
    ORDER BY reports DESC, figures DESC, lower(figure_spans.exact)
    LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """An actor, in how many of the story's reports it is named."""

    id: str
    name: str
    kind: str | None
    reports: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Place:
    """Words for a place of some figure; `figure` is one of those, and `report` where it stands."""

    words: str
    reports: int
    figure: str
    report: str


def spoken_of(record: Record, story: str) -> list[SpokenOf]:
    """The actors that most of its reports name."""
    return [SpokenOf(*row) for row in record.connection.execute(_SPOKEN_OF, (story, _ACTORS))]


def places(record: Record, story: str) -> list[Place]:
    """Where most of its reports say that something was counted."""
    rows = record.connection.execute(_WHERE, (story, given(rejected(record, "figure")), _PLACES))
    return [Place(words, reports, id, id.rpartition("#")[0]) for words, reports, _, id in rows]
