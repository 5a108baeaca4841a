"""A line's figures: value or range against as-of day, else day of publication; one mark a report.

Its table twin is the page's own table.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from markupsafe import Markup

from onrecord.desk.charts import labels
from onrecord.desk.charts.axes import day_axis, value_axis
from onrecord.desk.charts.days import axis_of, stretch_of
from onrecord.desk.charts.inputs import Link, Point
from onrecord.desk.charts.legend import Sign, legend
from onrecord.desk.charts.marks import ARROW, FOOT, RADIUS, STEP, arrow, capped, foot, open_bar, shape
from onrecord.desk.charts.placing import Area, Placed, bounds_of, opens_downward, opens_upward, place
from onrecord.desk.charts.scales import number_axis, short
from onrecord.desk.charts.svg import (
    INK,
    LINE,
    UNITS,
    Width,
    drawing,
    element,
    extent,
    hit,
    line,
    mark,
    page_ready,
    text,
)
from onrecord.desk.charts.telling import Told, accessible_names, tell

_TALLEST: dict[Width, float] = {"wide": 250, "narrow": 230}  # of the plot; with few figures it is lower
_ONE_DAY = 112.0  # the width of the plot where all figures are for one day; beside it is what each says
_LANE: dict[Width, float] = {"wide": 100, "narrow": 62}
_BELOW = 64.0  # below the lowest mark: two rows of days, and their title
_AT_PUBLICATION = "day of publication: the report states no day"


def figure_chart(points: Sequence[Point], title: str, description: str, links: Sequence[Link] = ()) -> Markup:
    """The chart for a page, in two widths of which the stylesheet shows the one that fits."""
    return page_ready(lambda width: figure_svg(points, title, description, links, width))


def figure_svg(
    points: Sequence[Point], title: str, description: str, links: Sequence[Link] = (), width: Width = "wide"
) -> Markup:
    """The chart as one SVG, which can be saved as a file."""
    told = tell(points, links)
    if not told.points:
        return drawing(width, 40, title, description, [text(0, 24, "No figures to show.", "chart-muted")], [])
    words, top = legend(_legend(told), width, UNITS[width])
    is_narrow = labels.fit(told.points, width)
    area = _area(told, width, top, is_narrow)
    right = area.right + RADIUS if is_narrow else float(UNITS[width])
    placed = place(told.points, area)
    beside = labels.beside(placed, right + 16, UNITS[width], area.bottom) if is_narrow else []
    lowest = max(area.nothing, area.bottom) + (ARROW if any(opens_downward(each) for each in told.points) else 4)
    lowest += FOOT if any(each.is_at_publication for each in told.points) else 0
    scaffold = [
        *words,
        *value_axis(area, right, UNITS[width]),
        *day_axis(area, lowest, right, _days_title(told), UNITS[width]),
        *_joins(told, placed),
        *beside,
    ]
    marks = [
        _mark(each, told.ranks[each.point.source], name)
        for each, name in zip(placed, accessible_names(told), strict=True)
    ]
    return drawing(width, lowest + _BELOW, title, description, scaffold, [*marks, *_revisions(told, placed)])


def _area(told: Told, width: Width, legend_height: float, is_narrow: bool) -> Area:
    values = [bound for point in told.points for bound in bounds_of(point) if bound is not None]
    axis = number_axis(values, 5 if width == "wide" else 4)
    ticks = max(extent(short(tick)) for tick in axis.ticks)
    has_nothing = any(bounds_of(point) == (None, None) for point in told.points)
    left = max(ticks, extent("no number") if has_nothing else 0) + 12
    open_days = Counter(bounds_of(point) for point in told.points if stretch_of(point.at) is None)
    lane = left if open_days else None
    if open_days:
        left += min(UNITS[width] * 0.3, max(_LANE[width], STEP * (max(open_days.values()) + 1))) + STEP / 2
    top = legend_height + ARROW + 12 + (0 if axis.low <= 0 else 16)
    bottom = top + min(_TALLEST[width], max(130.0, 80.0 + 17 * len(told.points)))
    stretches = [stretch for point in told.points if (stretch := stretch_of(point.at))]
    nothing = bottom + ARROW + 14 if has_nothing else bottom
    right = UNITS[width] - RADIUS - 2
    if is_narrow:
        right = min(right, left + _ONE_DAY) if stretches else left - RADIUS
    return Area(left, right, top, bottom, lane, nothing, axis_of(stretches), axis)


def _days_title(told: Told) -> str:
    """Which days the axis shows."""
    kinds = {each.is_at_publication for each in told.points if each.at}
    if kinds == {True}:
        return "Across: the day of publication"
    if kinds == {False}:
        return "Across: the day it is for"
    return "Across: the day it is for; with a foot, of publication" if kinds else ""


# Marks


def _mark(placed: Placed, rank: int, name: str) -> Markup:
    point, x, y = placed.point, placed.x, placed.y
    filled = point.hedge not in ("about", "almost", "vague", "range")
    parts = list(_reach(placed))
    if placed.is_range and placed.low is not None and placed.high is not None:
        parts.append(capped(x, placed.high, placed.low, point.hedge == "vague"))
        parts += [shape(rank, x, end, filled, RADIUS * 0.72) for end in (placed.low, placed.high)]
    else:
        parts += [open_bar(x, y, y - ARROW)] if opens_upward(point) else []
        parts += [open_bar(x, y, y + ARROW)] if opens_downward(point) else []
        parts.append(shape(rank, x, y, filled))
    top, bottom = _ends(placed)
    if point.is_at_publication:
        parts.insert(0, foot(x, bottom - 1))
        bottom += FOOT
    place_to_point_at = hit(x - RADIUS - 1.5, top - 2, 2 * RADIUS + 3, bottom - top + 4)
    return mark(name, point.href, "", place_to_point_at, *parts)


def _ends(placed: Placed) -> tuple[float, float]:
    heights = [each for each in (placed.low, placed.high) if each is not None] or [placed.y]
    up = ARROW if opens_upward(placed.point) else RADIUS + 1
    down = ARROW if opens_downward(placed.point) else RADIUS + 1
    return min(heights) - up, max(heights) + down


def _reach(placed: Placed) -> Iterator[Markup]:
    """The stretch of days it speaks of; where it had to give way, a hair line back to its day."""
    y = placed.y
    if placed.stretch is None:
        if placed.x != placed.home:
            yield line("chart-home", (placed.home, y), (placed.x, y), stroke=INK, stroke_width=0.7)
        return
    left, right = placed.stretch
    for height in sorted({each for each in (placed.low, placed.high) if each is not None} or {y}):
        yield line("chart-stretch", (left, height), (right, height), stroke=INK, stroke_width=1.2)
        for end, is_cut, inward in ((left, placed.cut[0], 4), (right, placed.cut[1], -4)):
            if is_cut:
                points = (
                    f"{end + inward:.1f},{height - 4:.1f} {end:.1f},{height:.1f} {end + inward:.1f},{height + 4:.1f}"
                )
                yield element(
                    "polyline",
                    {"class": "chart-stretch", "points": points, "fill": "none", "stroke": INK, "stroke-width": 1.2},
                )
            else:
                yield line("chart-stretch", (end, height - 3.5), (end, height + 3.5), stroke=INK, stroke_width=1.2)


# What hangs together


def _joins(told: Told, placed: Sequence[Placed]) -> Iterator[Markup]:
    where = {each.point.key: (each.x, each.y) for each in placed}
    for group in told.groups["same text"]:
        ends = [where[key] for key in group]
        for a, b in pairwise(ends):
            yield line("chart-text-join", a, b, stroke=LINE, stroke_width=5.0)
        for x, y in ends:
            yield element("circle", {"class": "chart-text-halo", "cx": x, "cy": y, "r": RADIUS + 4.5, "fill": LINE})
    for group in told.groups["same source"]:
        ends = [where[key] for key in group]
        for a, b in pairwise(ends):
            look: dict[str, str | float] = {"stroke": INK, "stroke_width": 0.9, "stroke_dasharray": "1 3"}
            yield line("chart-source-join", a, b, **look)


def _revisions(told: Told, placed: Sequence[Placed]) -> Iterator[Markup]:
    where = {each.point.key: (each.x, each.y) for each in placed}
    for a, b in _without_steps(told.revised):
        yield element("g", {"class": "chart-revised", "aria-hidden": "true"}, arrow(where[a], where[b], RADIUS + 3))


def _without_steps(revised: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The revisions but for those that go through a figure between: 14 to 21 to 23 needs no arrow from 14 to 23."""
    after: dict[str, set[str]] = defaultdict(set)
    for a, b in revised:
        after[a].add(b)
    for a, b in revised:
        if not any(b in after[c] for c in after[a] if c in after and a not in after[c]):
            yield a, b


# The legend


def _legend(told: Told) -> list[tuple[str, list[Sign]]]:
    sources = [Sign(name, partial(shape, rank, filled=True)) for rank, name in enumerate(told.sources)]
    return [
        ("According to", sources),
        ("Number", list(_hedges(told))),
        ("Joined", list(_links(told))),
        ("Day", list(_days(told))),
    ]


def _hedges(told: Told) -> Iterator[Sign]:
    hedges = {point.hedge for point in told.points}
    ups, downs = any(map(opens_upward, told.points)), any(map(opens_downward, told.points))
    if len(hedges) == 1 and "exact" in hedges and not (ups or downs):
        return
    if "exact" in hedges:
        yield Sign("exact", partial(shape, 0, filled=True))
    if rounded := [hedge for hedge in ("about", "almost") if hedge in hedges]:
        yield Sign(" or ".join(rounded), partial(shape, 0, filled=False))
    if ups:
        above = [hedge for hedge in ("at least", "more than") if hedge in hedges]
        yield Sign(
            " or ".join(above) or "no upper bound", lambda x, y: open_bar(x, y + 4, y - 8) + shape(0, x, y + 4, True, 4)
        )
    if downs:
        below = [hedge for hedge in ("at most", "fewer than") if hedge in hedges]
        yield Sign(
            " or ".join(below) or "no lower bound", lambda x, y: open_bar(x, y - 4, y + 8) + shape(0, x, y - 4, True, 4)
        )
    if "range" in hedges:
        yield Sign("from one to the other", lambda x, y: _sample_range(x, y, False))
    if "vague" in hedges:
        yield Sign("vague words, as a range", lambda x, y: _sample_range(x, y, True))


def _days(told: Told) -> Iterator[Sign]:
    if any(point.is_at_publication for point in told.points):
        yield Sign(_AT_PUBLICATION, lambda x, y: foot(x, y + 2) + shape(0, x, y - 3, True, 4))


def _sample_range(x: float, y: float, vague: bool) -> Markup:
    ends = [shape(0, x, y + side * 6, False, 2.6) for side in (-1, 1)]
    return Markup("").join([capped(x, y - 6, y + 6, vague), *ends])


def _links(told: Told) -> Iterator[Sign]:
    if told.groups["same source"]:
        yield Sign("one source", lambda x, y: _stroke("chart-source-join", x, y, 0.9, "1 3"), 26)
    if told.groups["same text"]:
        yield Sign("copied text", _sample_text, 26)
    if told.revised:
        yield Sign("takes the place of", lambda x, y: arrow((x - 16, y), (x + 16, y), 3), 26)


def _stroke(kind: str, x: float, y: float, wide: float, dashes: str) -> Markup:
    return line(kind, (x - 13, y), (x + 13, y), stroke=INK, stroke_width=wide, stroke_dasharray=dashes)


def _sample_text(x: float, y: float) -> Markup:
    halos = [
        element("circle", {"class": "chart-text-halo", "cx": x + side, "cy": y, "r": 8.0, "fill": LINE})
        for side in (-6, 6)
    ]
    return Markup("").join([*halos, *(shape(0, x + side, y, True, 4) for side in (-6, 6))])
