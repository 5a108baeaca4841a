"""A story's timeline: its reports by outlet and day, and how many statements and figures each day brought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from onrecord.desk.charts.axes import day_labels
from onrecord.desk.charts.days import in_words
from onrecord.desk.charts.inputs import DayCount, Item, Row, Table
from onrecord.desk.charts.lanes import NO_OUTLET, STEP, Columns, Lane, Mark, columns_of, exact_day, in_order, lanes_of
from onrecord.desk.charts.svg import (
    INK,
    PAPER,
    UNITS,
    Attribute,
    Width,
    drawing,
    element,
    extent,
    hit,
    isolated,
    line,
    mark,
    page_ready,
    text,
)
from onrecord.desk.charts.twins import with_twins

_LABELS: dict[Width, float] = {"wide": 190, "narrow": 2}  # the column of outlets; a narrow chart has them above
_HEAD, _ABOVE = 26.0, 20.0  # the words above all, and above a lane or panel of a narrow chart
_LEAST = 20.0  # the height of a lane, so that its label has room
_TALLEST = 34.0  # of the bars
_RADIUS = 4.5


def timeline(items: Sequence[Item], counts: Sequence[DayCount], title: str, description: str) -> Markup:
    """The timeline for a page, in two widths of which the stylesheet shows the one that fits, and its tables."""
    chart = page_ready(lambda width: timeline_svg(items, counts, title, description, width))
    return with_twins(chart, title, timeline_table(items), counts_table(counts))


def timeline_svg(
    items: Sequence[Item], counts: Sequence[DayCount], title: str, description: str, width: Width = "wide"
) -> Markup:
    """The timeline as one SVG, which can be saved as a file."""
    if not items:
        return drawing(width, 40, title, description, [text(0, 24, "No reports to show.", "chart-muted")], [])
    columns = columns_of(
        [*(item.day for item in items), *(count.day for count in counts)], _LABELS[width], UNITS[width] - 4
    )
    above = 0.0 if width == "wide" else _ABOVE
    scaffold, marks, y = [text(0, 14, _key(width), "chart-muted")], list[Markup](), _HEAD
    for lane in lanes_of(items, columns):
        floor = y + above + max(_LEAST, lane.height + 4)
        scaffold += _lane_frame(lane.label, floor, y, width)
        marks += (_mark(each, lane, floor - 2) for each in lane.marks)
        y = floor + 3
    for noun, found in _panels(counts):
        floor = y + above + _TALLEST + 22
        scaffold += [*_panel_frame(noun, floor, y, width), *_bars(noun, found, columns, floor, UNITS[width])]
        y = floor + 2
    return drawing(width, y + 46, title, description, [*scaffold, *_day_axis(columns, y + 6)], marks)


def timeline_table(items: Sequence[Item]) -> Table:
    """The reports as a table, in the order of their days, unknown days last."""
    rows = (Row((each.label, each.outlet or NO_OUTLET, in_words(each.day)), each.href) for each in _ordered(items))
    return Table("Reports", ("Report", "Outlet", "Published"), tuple(rows))


def counts_table(counts: Sequence[DayCount]) -> Table:
    """The statements and figures of each day as a table."""
    (_, statements), (_, figures) = _panels(counts)
    days = sorted(statements, key=lambda day: (exact_day(day) is None, day))
    rows = (Row((in_words(day), f"{statements[day]:,}", f"{figures[day]:,}")) for day in days)
    return Table("Held by the reports of each day", ("Published", "Statements", "Figures"), tuple(rows), numbers=2)


def _ordered(items: Sequence[Item]) -> list[Item]:
    return sorted(items, key=in_order)


def _panels(counts: Sequence[DayCount]) -> tuple[tuple[str, Mapping[str, int]], tuple[str, Mapping[str, int]]]:
    statements, figures = Counter[str](), Counter[str]()
    for each in counts:
        statements[each.day] += each.statements
        figures[each.day] += each.figures
    return ("statements", statements), ("figures", figures)


def _key(width: Width) -> str:
    return "Each dot is a report" + (", in the row of its outlet" if width == "wide" else "")


# Lanes


def _lane_frame(label: str, floor: float, top: float, width: Width) -> Iterator[Markup]:
    yield line("chart-grid", (0, floor), (UNITS[width], floor), stroke_width=0.7)
    if width == "wide":
        yield text(0, floor - 6, label, room=_LABELS["wide"] - 14)
    else:
        yield text(0, top + 15, label, room=UNITS["narrow"])


def _mark(placed: Mark, lane: Lane, floor: float) -> Markup:
    x, y = placed.x, floor - placed.up
    target = hit(x - STEP / 2, y - STEP / 2, STEP, STEP)
    first, last = placed.items[0], placed.items[-1]
    if len(placed.items) == 1:
        name = f"{isolated(first.label)}, {isolated(first.outlet or NO_OUTLET)}, {in_words(first.day)}"
        dot = element("circle", {"class": "chart-fill", "cx": x, "cy": y, "r": _RADIUS, "fill": INK})
        return mark(name, first.href, "", target, dot)
    when = in_words(first.day) + ("" if first.day == last.day else f" to {in_words(last.day)}")
    return mark(f"{len(placed.items):,} more, {isolated(lane.label)}, {when}", None, "", target, *_plus(x, y))


def _plus(x: float, y: float) -> Iterator[Markup]:
    yield element("circle", {"class": "chart-open", "cx": x, "cy": y, "r": 5.5, "fill": PAPER, "stroke": INK})
    yield line("chart-bound", (x - 3, y), (x + 3, y), stroke=INK, stroke_width=1.4)
    yield line("chart-bound", (x, y - 3), (x, y + 3), stroke=INK, stroke_width=1.4)


# Statements and figures by day


def _panel_frame(noun: str, floor: float, top: float, width: Width) -> Iterator[Markup]:
    yield line("chart-zero", (_LABELS[width], floor), (UNITS[width], floor), stroke=INK, stroke_width=0.7)
    if width == "wide":
        yield text(0, floor - 18, noun.capitalize())
        yield text(0, floor - 2, "in that day's reports", "chart-muted")
    else:
        yield text(0, top + 19, f"{noun.capitalize()} in that day's reports")


def _bars(noun: str, counts: Mapping[str, int], columns: Columns, floor: float, right: float) -> Iterator[Markup]:
    """A bar for each day; each with its number where there is room, else the highest alone."""
    by_place = Counter[float]()
    for day, count in counts.items():
        by_place[columns.across(day)] += max(0, count)
    most = max(by_place.values(), default=0)
    wide = min(20.0, max(1.6, columns.unit * 0.7)) if columns.days else 20.0
    room = min((b - a for a, b in zip(sorted(by_place), sorted(by_place)[1:], strict=False)), default=120.0)
    all_told = all(extent(f"{count:,}") + 4 <= room for count in by_place.values())
    told = False
    for x, count in sorted(by_place.items()):
        if not count:
            continue
        high = max(1.0, _TALLEST * (count / most))
        look: dict[str, Attribute] = {"class": "chart-soft", "x": x - wide / 2, "y": floor - high, "width": wide}
        bar = element("rect", {**look, "height": high, "fill": "#5c5c5c"})
        yield element("g", {}, element("title", {}, f"{count:,} {noun}"), bar)
        if all_told or (count == most and not told):
            told = True
            yield _number(x, floor - high - 4, f"{count:,}", right)


def _number(x: float, y: float, words: str, right: float) -> Markup:
    half = min(extent(words), 120.0) / 2
    return text(min(max(x, half), right - half), y, words, anchor="middle", room=120.0)


def _day_axis(columns: Columns, y: float) -> Iterator[Markup]:
    if columns.open is not None:
        yield text(columns.open, y + 16, "no exact", "chart-muted", anchor="middle")
        yield text(columns.open, y + 32, "day", "chart-muted", anchor="middle")
    if columns.days is not None:
        yield from day_labels(columns.days, (columns.left, columns.right), y)
