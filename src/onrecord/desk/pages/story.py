"""A story: what it is about, its reports, its key figures and statements, and its days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from markupsafe import Markup

from onrecord.desk.asking import Heading
from onrecord.desk.charts import DayCount, Item, timeline
from onrecord.desk.figurelines import shown_lines
from onrecord.desk.paging import paging
from onrecord.desk.site import NotFoundError, Page
from onrecord.desk.story import about, figures, sayings
from onrecord.desk.story.days import StoryDay, story_days
from onrecord.desk.story.reports import reports_of
from onrecord.desk.wording import counted, words
from onrecord.record.store import Record

_REPORTS = 50  # on a page
_LINES, _SINGLES, _OPEN = 8, 40, 10
_SPEAKERS, _SAID = 8, 3
_TITLE = 200  # characters of a headline: some pages give whole texts as theirs
_CHARTED = 150  # reports drawn on the timeline
_HEAD = """
    SELECT stories.title, count(*), count(DISTINCT reports.outlet), min(reports.published), max(reports.published),
        named.id, named.outlet
    FROM stories JOIN story_reports ON story = stories.id JOIN reports ON reports.id = report
    LEFT JOIN reports AS named ON named.id = (
        SELECT it.id FROM story_reports AS of_story JOIN reports AS it ON it.id = of_story.report
        WHERE of_story.story = stories.id AND it.title = stories.title
        ORDER BY it.published IS NULL, it.published, it.id LIMIT 1
    )
    WHERE stories.id = ? GROUP BY stories.id
"""
_FULL = len("2031-03-04")
_ENTRIES = """
    SELECT published,
        sum((SELECT count(*) FROM statements WHERE report = reports.id)),
        sum((SELECT count(*) FROM figures WHERE report = reports.id))
    FROM story_reports JOIN reports ON reports.id = report
    WHERE story = ? AND published IS NOT NULL GROUP BY published ORDER BY published
"""
Address = Callable[..., str]


def page(record: Record, id: str, query: Mapping[str, str]) -> Page:
    """The story's first page; `page` turns the list of its reports."""
    row = record.connection.execute(_HEAD, (id,)).fetchone()
    if row is None:
        raise NotFoundError(
            f"The record has no story {id}. A story is known by its earliest report: its address changes when an"
            " earlier one joins."
        )
    title, reports, outlets, first, last, named, named_outlet = row
    title = words(title, _TITLE)
    at = paging(query, reports, _REPORTS)
    lines = figures.line_ids(record, id)
    singles = figures.single_figures(record, id, _SINGLES)
    days, left = story_days(record, id)
    shown = reports_of(record, id, at)
    context = {
        "id": id, "counts": {"reports": reports, "outlets": outlets}, "first": first, "last": last, "named": named,
        "named_outlet": named_outlet,
        "actors": about.spoken_of(record, id), "places": about.places(record, id), "told": _most_told(days),
        "reports": shown, "shares": any(it.shared for it in shown), "paging": at,
        "lines": shown_lines(record, lines[:_LINES]), "more_lines": max(0, len(lines) - _LINES),
        "singles": singles, "open": _OPEN,
        "speakers": sayings.key_speakers(record, id, _SPEAKERS, _SAID),
        "rules": {"figures": figures.RULE, "statements": sayings.RULE},
        "days": days, "days_left": left,
        "chart": partial(_chart, title, days, _counts(record, id)), "charted": min(reports, _CHARTED),
    }  # fmt: skip
    return Page("story.html", title, context)


def _most_told(days: Sequence[StoryDay]) -> list[StoryDay]:
    """The days that most statements and figures are dated to."""
    dated = sorted((it for it in days if it.entries and len(it.day) == _FULL), key=lambda it: (-it.entries, it.day))
    return sorted(dated[:4], key=lambda it: it.day)


def _counts(record: Record, id: str) -> list[DayCount]:
    return [DayCount(*row) for row in record.connection.execute(_ENTRIES, (id,))]


def _chart(title: str, days: Sequence[StoryDay], counts: Sequence[DayCount], url: Address) -> Markup:
    """The timeline, drawn once it is known where its marks lead."""
    reports = [report for it in days for report in it.reports][:_CHARTED]
    lanes = Counter(each.outlet for each in reports)
    told = f"{counted(len(reports), 'report')} of {counted(len(lanes), 'outlet')} by day of publication."
    return timeline([_item(each, url) for each in reports], counts, f"Timeline: {title}", told)


def _item(report: Heading, url: Address) -> Item:
    return Item(words(report.title or report.id, _TITLE), report.outlet, report.published, url("report", report.id))
