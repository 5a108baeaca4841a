"""The days of a story: what was published on each, what was said on it, and which figures are for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass, field

from onrecord.desk.asking import (
    Heading,
    ShownFigure,
    ShownStatement,
    plain_day,
    rejected,
    shown_figures,
    shown_statements,
)
from onrecord.desk.charts.days import stretch_of
from onrecord.record.store import Record

MOST_DAYS = 40
MOST_ENTRIES = 4  # of a kind, listed on a day
_PUBLISHED = """
    SELECT reports.id, title, outlet, published FROM story_reports JOIN reports ON reports.id = report
    WHERE story = ? ORDER BY published, outlet, reports.id
"""
_SAID = """
    SELECT said_on, statements.id FROM story_reports JOIN statements ON statements.report = story_reports.report
    WHERE story = ? AND said_on IS NOT NULL AND mode = 'asserted' AND act = 'speech' AND zone IN ('headline', 'body')
    ORDER BY statements.report, statements.position
"""
_COUNTED = """
    SELECT as_of, figures.id FROM story_reports JOIN figures ON figures.report = story_reports.report
    WHERE story = ? AND as_of IS NOT NULL AND zone IN ('headline', 'body') AND effect IS NOT NULL AND effect <> 'other'
    ORDER BY figures.report, figures.position
"""


@dataclass(slots=True)
class StoryDay:
    """A day, or a month or year where no more is known. Of statements and figures the first few are shown."""

    day: str
    reports: list[Heading] = field(default_factory=list)
    said: int = 0
    figures: int = 0
    statements_shown: list[ShownStatement] = field(default_factory=list)
    figures_shown: list[ShownFigure] = field(default_factory=list)

    @property
    def entries(self) -> int:
        """How many statements and figures are dated to it."""
        return self.said + self.figures


def story_days(record: Record, story: str) -> tuple[list[StoryDay], int]:
    """The story's days in order, and how many were left out: those on which least was published, said or counted.

    What somebody rejected is not among what was said or counted.
    """
    days: dict[str, StoryDay] = {}
    for row in record.connection.execute(_PUBLISHED, (story,)):
        if row[3]:
            _at(days, row[3]).reports.append(Heading(*row))
    said = _by_day(record, _SAID, story, rejected(record, "statement"))
    counted = _by_day(record, _COUNTED, story, rejected(record, "figure"))
    for day, ids in said.items():
        _at(days, day).said = len(ids)
    for day, ids in counted.items():
        _at(days, day).figures = len(ids)
    kept = sorted(days.values(), key=lambda it: (-len(it.reports), -it.entries, it.day))[:MOST_DAYS]
    statements = shown_statements(record, [id for it in kept for id in said.get(it.day, [])[:MOST_ENTRIES]])
    figures = shown_figures(record, [id for it in kept for id in counted.get(it.day, [])[:MOST_ENTRIES]])
    for it in kept:
        it.statements_shown = [statements[id] for id in said.get(it.day, [])[:MOST_ENTRIES]]
        it.figures_shown = [figures[id] for id in counted.get(it.day, [])[:MOST_ENTRIES]]
    return sorted(kept, key=_moment), len(days) - len(kept)


def _moment(it: StoryDay) -> tuple[int, int, str]:
    """Days by when they begin; a month or year before its days."""
    stretch = stretch_of(it.day)
    return (stretch.first, -stretch.days, it.day) if stretch else (0, 0, it.day)


def _at(days: dict[str, StoryDay], day: str) -> StoryDay:
    return days.setdefault(day, StoryDay(day))


def _by_day(record: Record, question: str, story: str, left_out: Container[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for value, id in record.connection.execute(question, (story,)):
        if id not in left_out and (day := plain_day(value)):
            found[day].append(id)
    return found
