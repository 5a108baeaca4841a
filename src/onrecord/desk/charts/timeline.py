"""A story's timeline: its reports by outlet and day, and how many statements and figures each day brought."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.desk.charts.axes import day_labels
from onrecord.desk.charts.days import Stretch, axis_of, in_words, stretch_of
from onrecord.desk.charts.inputs import DayCount, Item, Row, Table
from onrecord.desk.charts.svg import INK, UNITS, Width, drawing, element, hit, isolated, line, mark, page_ready, text

_LANES = 14  # outlets with a lane of their own, those of most reports; the others share the last
_RADIUS, _STEP, _STACK = 5.0, 13.0, 4  # reports of one outlet and day stand above each other, so many at most
_LABELS = 172.0  # wide: the column of outlets
_ABOVE = 18.0  # narrow: the outlet's own row
_BARS = 34.0  # the height of the tallest bar of a count
_NO_OUTLET, _OTHERS = "outlet not known", "other outlets"
_KINDS = ("statements", "figures")


@dataclass(frozen=True, slots=True)
class _Lane:
    """An outlet's reports by day, in a lane whose marks stand on `floor`."""

    label: str
    days: dict[int, list[Item]]
    top: float
    floor: float


@dataclass(frozen=True, slots=True)
class _Days:
    """Where days stand across."""

    axis: Stretch
    left: float
    right: float

    @property
    def unit(self) -> float:
        return (self.right - self.left) / self.axis.days

    def across(self, day: int) -> float:
        return self.left + (day - self.axis.first + 0.5) * self.unit


def timeline(items: Sequence[Item], counts: Sequence[DayCount], title: str, description: str) -> Markup:
    """The timeline for a page, in two widths of which the stylesheet shows the one that fits."""
    return page_ready(lambda width: timeline_svg(items, counts, title, description, width))


def timeline_svg(
    items: Sequence[Item], counts: Sequence[DayCount], title: str, description: str, width: Width = "wide"
) -> Markup:
    """The timeline as one SVG, which can be saved as a file."""
    stretches = [found for day in (*(it.day for it in items), *(it.day for it in counts)) if (found := stretch_of(day))]
    if not stretches:
        return drawing(width, 40, title, description, [text(0, 24, "No day is known.", "chart-muted")], [])
    left = _LABELS if width == "wide" else 0.0
    days = _Days(axis_of(stretches), left, float(UNITS[width]))
    lanes = list(_lanes(items, width))
    bottom = lanes[-1].floor + 14 if lanes else 0.0
    heights = [bottom + (index + 1) * (_BARS + (22 if width == "wide" else 34)) for index in range(len(_KINDS))]
    floors = list(zip(_KINDS, heights, strict=True))
    scaffold = [part for lane in lanes for part in _lane_lines(lane, days, width)]
    scaffold += [part for kind, floor in floors for part in _count_lines(kind, counts, floor, days, width)]
    scaffold += day_labels(days.axis, (days.left, days.right), heights[-1] + 6)
    marks = [part for lane in lanes for part in _marks(lane, days)]
    bars = [part for kind, floor in floors for part in _bars(kind, counts, floor, days)]
    return drawing(width, heights[-1] + 46, title, description, scaffold, [*marks, *bars])


def timeline_table(items: Sequence[Item]) -> Table:
    """The reports as a table, in the order of their days, unknown days last."""
    ordered = sorted(items, key=lambda it: (it.day is None, it.day or "", it.outlet or "", it.label))
    rows = (Row((in_words(it.day), it.outlet or _NO_OUTLET, it.label), it.href) for it in ordered)
    return Table(("Day", "Outlet", "Report"), tuple(rows))


def counts_table(counts: Sequence[DayCount]) -> Table:
    """The statements and figures of each day as a table."""
    ordered = sorted(counts, key=lambda it: it.day)
    rows = (Row((in_words(it.day), f"{it.statements:,}", f"{it.figures:,}"), it.href) for it in ordered)
    return Table(("Day", "Statements", "Figures"), tuple(rows))


def _lanes(items: Sequence[Item], width: Width) -> Iterator[_Lane]:
    """A lane for each outlet, in the order of their first days."""
    by_outlet: dict[str, dict[int, list[Item]]] = defaultdict(lambda: defaultdict(list))
    named = _named(items)
    for it in items:
        if found := stretch_of(it.day):
            by_outlet[named[it.outlet]][found.first].append(it)
    top = 0.0
    for label in sorted(by_outlet, key=lambda each: (each == _OTHERS, min(by_outlet[each]), each)):
        days = by_outlet[label]
        tallest = min(_STACK, max(len(of_day) for of_day in days.values()))
        floor = top + (_ABOVE if width == "narrow" else 0.0) + tallest * _STEP + 8
        yield _Lane(label, days, top, floor)
        top = floor + 4


def _named(items: Sequence[Item]) -> dict[str | None, str]:
    """What the lane of each outlet is called."""
    counts: dict[str | None, int] = defaultdict(int)
    for it in items:
        counts[it.outlet] += 1
    ordered = sorted(counts, key=lambda outlet: (-counts[outlet], outlet or ""))
    own = ordered if len(ordered) <= _LANES else ordered[: _LANES - 1]
    return {outlet: (outlet or _NO_OUTLET) if outlet in own else _OTHERS for outlet in ordered}


def _lane_lines(lane: _Lane, days: _Days, width: Width) -> Iterator[Markup]:
    yield line("chart-grid", (days.left, lane.floor + 2), (days.right, lane.floor + 2), stroke_width=0.7)
    if width == "wide":
        yield text(0, lane.floor - 2, lane.label, room=_LABELS - 12)
    else:
        yield text(0, lane.top + 14, lane.label, room=float(UNITS[width]))


def _marks(lane: _Lane, days: _Days) -> Iterator[Markup]:
    for day, found in sorted(lane.days.items()):
        x = days.across(day)
        # Where there are more than can stand above each other, the last mark stands for the rest.
        shown = found if len(found) <= _STACK else found[: _STACK - 1]
        for index, it in enumerate(shown):
            y = lane.floor - _RADIUS - index * _STEP
            circle = element("circle", {"class": "chart-fill", "cx": x, "cy": y, "r": _RADIUS, "fill": INK})
            name = f"{isolated(it.label)}, {isolated(it.outlet or _NO_OUTLET)}, {in_words(it.day)}"
            yield mark(name, it.href, "chart-report", hit(x - 7, y - 6.5, 14, 13), circle)
        if rest := len(found) - len(shown):
            y = lane.floor - _RADIUS - len(shown) * _STEP
            words = text(x, y + 4.5, f"+{rest}", "chart-strong", anchor="middle")
            yield mark(f"{rest} more by {isolated(lane.label)}, {in_words(found[0].day)}", None, "chart-more", words)


def _count_lines(kind: str, counts: Sequence[DayCount], floor: float, days: _Days, width: Width) -> Iterator[Markup]:
    most = max((getattr(it, kind) for it in counts), default=0)
    yield line("chart-grid", (days.left, floor), (days.right, floor), stroke_width=0.7)
    if width == "wide":
        yield text(0, floor - 14, kind.capitalize(), room=_LABELS - 12)
        yield text(0, floor + 2, f"at most {most:,} a day", "chart-muted", room=_LABELS - 12)
    else:
        yield text(
            0,
            floor - _BARS - 8,
            f"{kind.capitalize()}, at most {most:,} a day",
            "chart-muted",
            room=float(UNITS[width]),
        )


def _bars(kind: str, counts: Sequence[DayCount], floor: float, days: _Days) -> Iterator[Markup]:
    most = max((getattr(it, kind) for it in counts), default=0)
    wide = min(18.0, max(2.0, days.unit * 0.7))
    for it in counts:
        found, count = stretch_of(it.day), getattr(it, kind)
        if found and count:
            x, high = days.across(found.first) - wide / 2, max(1.5, _BARS * count / most)
            look = {"class": "chart-soft", "x": x, "y": floor - high, "width": wide, "height": high, "fill": "#8a8a8a"}
            name = f"{count:,} {kind if count > 1 else kind[:-1]} in reports of {in_words(it.day)}"
            yield mark(name, it.href, "chart-count", element("rect", look))
