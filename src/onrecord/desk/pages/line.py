"""A line: figures on the same thing as a chart and as a table, and how they stand to each other in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from markupsafe import Markup

from onrecord.desk.asking import ShownFigure
from onrecord.desk.charts import Link, LinkKind, Point, figure_chart
from onrecord.desk.figurelines import ShownLine, ShownRelation, shown_lines
from onrecord.desk.paging import paging
from onrecord.desk.site import NotFoundError, Page
from onrecord.desk.wording import anchor, counted, number
from onrecord.model import Figure
from onrecord.record.store import Record
from onrecord.telling.values import value_of

_SHOWN, _MOST = 20, 60  # relations of a kind that stand open, and that are told at all
_SIZE = 100  # figures on a page of the table
_CHARTED = 200  # figures in the chart
_BASES = {
    "stated": "as stated", "publication day": "the day of publication",
    "from the publication day": "counted from the day of publication",
}  # fmt: skip
Address = Callable[..., str]


def page(record: Record, id: str, query: Mapping[str, str]) -> Page:
    """The line's chart, its relations by kind, and its figures, of which `page` turns the list."""
    lines = shown_lines(record, [id])
    if not lines:
        raise NotFoundError(
            f"The record has no line {id}. A line is known by one of its figures: its address may change when"
            " others join."
        )
    line = lines[0]
    at = paging(query, len(line.told), _SIZE)
    shown = line.told[at.offset : at.offset + at.size]
    context = {
        "line": line,
        "listed": shown,
        "paging": at,
        "charted": min(len(line.standing), _CHARTED),
        "stories": _stories(record, line),
        "chart": partial(_chart, line) if line.standing else None,
        "relations": _by_kind(line.relations),
        "shown": _SHOWN,
        "entries": [
            {"id": each.figure.id, "exact": each.figure.span.exact}
            for one in shown
            for each in line.repeats[one.figure.id]
        ],
        "bounds": bounds,
        "basis": basis,
    }
    return Page("line.html", line.title, context)


def bounds(figure: Figure) -> str:
    """The least and the greatest number that are stored: "24 to 30", "24 and up"."""
    low, high = number(figure.low), number(figure.high)
    if figure.low is None or figure.high is None:
        return f"{low} and up" if low else f"up to {high}" if high else ""
    return low if low == high else f"{low} to {high}"


def basis(basis: str) -> str:
    """How a day is known, in brackets."""
    return f"({_BASES.get(basis, basis)})"


def _by_kind(relations: Sequence[ShownRelation]) -> dict[str, tuple[list[ShownRelation], int]]:
    """The relations of each kind, and how many are left out."""
    found: dict[str, list[ShownRelation]] = defaultdict(list)
    for each in relations:
        found[each.kind].append(each)
    return {kind: (each[:_MOST], max(0, len(each) - _MOST)) for kind, each in found.items()}


def _stories(record: Record, line: ShownLine) -> list[tuple[str, str]]:
    """The stories whose reports give its figures, by id and title."""
    reports = [figure.heading.id for figure in line.figures]
    marks = ", ".join("?" * len(set(reports)))
    question = (
        "SELECT DISTINCT stories.id, stories.title FROM story_reports JOIN stories ON stories.id = story"  # noqa: S608
        f" WHERE report IN ({marks}) ORDER BY stories.id"
    )
    return list(record.connection.execute(question, sorted(set(reports))))


def _chart(line: ShownLine, url: Address) -> Markup:
    """The chart, drawn once it is known where its marks lead."""
    charted = line.standing[:_CHARTED]
    reports = len({each.heading.id for each in charted})
    told = f"{counted(len(charted), 'figure')} of {counted(reports, 'report')}, against the day each is for;"
    told += " where the report does not say, its day of publication."
    return figure_chart(
        [_point(each, len(line.repeats[each.figure.id]), url) for each in charted],
        line.title,
        told,
        list(_links(line.relations)),
    )


def _point(shown: ShownFigure, times: int, url: Address) -> Point:
    figure = shown.figure
    words = f"{value_of(figure)} {shown.words('of')}".strip() + (f", {times} times in this report" if times > 1 else "")
    return Point(
        figure.id, figure.low, figure.high, figure.hedge, words,
        shown.heading.outlet, shown.source, figure.as_of.value if figure.as_of else None, shown.heading.published,
        url("report", figure.report, anchor(figure.id)), figure.status,
    )  # fmt: skip


def _links(relations: Sequence[ShownRelation]) -> Iterator[Link]:
    kinds: dict[str, LinkKind] = {"source": "same source", "text": "same text"}
    for each in relations:
        if each.kind == "revised":
            yield Link(each.a.figure.id, each.b.figure.id, "revised")
        if each.shared:
            yield Link(each.a.figure.id, each.b.figure.id, kinds[each.shared])
