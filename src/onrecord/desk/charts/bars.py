"""How much likelier each outlet is to use a wording than the others: a bar from the least to the most it may be.

Only those that can be compared have a bar; the table has all.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.desk.charts.inputs import Bar, Row, Table
from onrecord.desk.charts.scales import NumberAxis, number_axis
from onrecord.desk.charts.svg import (
    INK,
    LINE,
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
from onrecord.desk.wording import counted, signed
from onrecord.linking.wording import LogOdds

_TOO_FEW = "too few uses to compare"
_HEAD = 30.0
_ROW: dict[Width, float] = {"wide": 26, "narrow": 44}
_DOWN: dict[Width, float] = {"wide": 13, "narrow": 30}  # from the top of a row to the middle of its bar
_THICK, _DOT = 9.0, 4.0
_LABELS, _COUNTS, _VALUES = 180.0, 64.0, 44.0  # the columns of a wide chart; a narrow one has the first two above
_FURTHEST = 50.0  # odds of e to the 50th


@dataclass(frozen=True, slots=True)
class _Area:
    axis: NumberAxis
    left: float
    right: float

    def across(self, value: float) -> float:
        """Where a value stands; at the side where it is beyond what the axis shows."""
        return self.left + (self.right - self.left) * min(1.0, max(0.0, self.axis.share(value)))


def bars(rows: Sequence[Bar], title: str, description: str, reach: float = 0.0) -> Markup:
    """The bars for a page, in two widths of which the stylesheet shows the one that fits, and their table.

    The scale goes as far as `reach` on both sides of 0, so that charts beside each other can be compared.
    """
    chart = page_ready(lambda width: bars_svg(rows, title, description, reach, width))
    return with_twins(chart, title, bars_table(rows))


def bars_svg(rows: Sequence[Bar], title: str, description: str, reach: float = 0.0, width: Width = "wide") -> Markup:
    """The bars as one SVG, which can be saved as a file."""
    if not rows:
        return drawing(width, 40, title, description, [text(0, 24, "No outlet to show.", "chart-muted")], [])
    drawn = [(bar, odds) for bar in rows if (odds := bar.odds) and _is_drawable(odds)]
    area = _area([odds for _, odds in drawn], reach, width)
    floor = _HEAD + len(drawn) * _ROW[width] + 4
    scaffold = [*_head(area, width), *_scale(area, floor, width)]
    if left := len(rows) - len(drawn):
        words = f"{left:,} more in the table: {_TOO_FEW}"
        scaffold.append(text(0, floor + 44, words, "chart-muted", room=UNITS[width]))
    marks = [_mark(bar, odds, area, _HEAD + at * _ROW[width], width) for at, (bar, odds) in enumerate(drawn)]
    return drawing(width, floor + (52 if left else 24), title, description, scaffold, marks)


def bars_table(rows: Sequence[Bar]) -> Table:
    """The same as a table."""
    headers = ("Outlet", "Uses in its own voice", "Log-odds", "95%, from", "to")
    return Table("Compared with all other outlets", headers, tuple(Row(_cells(bar), bar.href) for bar in rows), 4)


def _cells(bar: Bar) -> tuple[str, ...]:
    odds = bar.odds
    told = (_TOO_FEW, "", "") if odds is None else tuple(signed(each) for each in (odds.value, odds.low, odds.high))
    return (bar.label, f"{bar.count:,}", *told)


def _is_drawable(odds: LogOdds) -> bool:
    return all(math.isfinite(each) for each in (odds.value, odds.low, odds.high))


def _area(drawn: Sequence[LogOdds], reach: float, width: Width) -> _Area:
    bounds = (abs(bound) for odds in drawn for bound in (odds.value, odds.low, odds.high))
    far = min(_FURTHEST, max(0.5, reach, *bounds))
    left = _LABELS + _COUNTS + 16 if width == "wide" else 10.0
    return _Area(number_axis([-far, far], 8 if width == "wide" else 7), left, UNITS[width] - _VALUES - 8)


def _head(area: _Area, width: Width) -> Iterator[Markup]:
    zero = area.across(0)
    room = min(zero - (_LABELS + _COUNTS if width == "wide" else 0), UNITS[width] - zero) - 10
    words = ("less often than the others", "more often") if width == "wide" else ("less often", "more often")
    yield text(zero - 8, 14, f"← {words[0]}", "chart-muted", room=room, anchor="end")
    yield text(zero + 8, 14, f"{words[1]} →", "chart-muted", room=room)


def _scale(area: _Area, floor: float, width: Width) -> Iterator[Markup]:
    for tick in area.axis.ticks:
        x = area.across(tick)
        look = {"stroke": INK, "stroke_width": 1.0} if tick == 0 else {"stroke_width": 0.7}
        top = 4 if tick == 0 else _HEAD - 6
        yield line("chart-zero" if tick == 0 else "chart-grid", (x, top), (x, floor), **look)
        words = "0" if tick == 0 else signed(tick).removesuffix(".0")
        yield text(min(max(x, extent(words) / 2), UNITS[width] - 20), floor + 16, words, "chart-muted", anchor="middle")


def _mark(bar: Bar, odds: LogOdds, area: _Area, top: float, width: Width) -> Markup:
    middle = top + _DOWN[width]
    uses = counted(bar.count, "use")
    if width == "wide":
        words = [text(0, middle + 4.5, bar.label, room=_LABELS)]
        words.append(text(_LABELS + _COUNTS, middle + 4.5, uses, "chart-muted", room=_COUNTS - 4, anchor="end"))
    else:
        words = [text(0, top + 16, bar.label, room=UNITS[width] - 110)]
        words.append(text(UNITS[width], top + 16, uses, "chart-muted", room=100, anchor="end"))
    target = hit(0, top + 1, UNITS[width], _ROW[width] - 2)
    return mark(_name(bar, odds), bar.href, "", target, *words, *_drawn(odds, area, middle, width))


def _drawn(odds: LogOdds, area: _Area, middle: float, width: Width) -> Iterator[Markup]:
    low, high = sorted((area.across(odds.low), area.across(odds.high)))
    band: dict[str, Attribute] = {"x": low, "y": middle - _THICK / 2, "width": max(1.0, high - low), "height": _THICK}
    yield element("rect", {"class": "chart-band", **band, "fill": LINE, "stroke": INK, "stroke-width": 0.8})
    dot: dict[str, Attribute] = {"cx": area.across(odds.value), "cy": middle, "r": _DOT, "fill": INK}
    yield element("circle", {"class": "chart-fill", **dot})
    yield text(UNITS[width], middle + 4.5, signed(odds.value), room=_VALUES, anchor="end")


def _name(bar: Bar, odds: LogOdds) -> str:
    """The row as it is told: "The Post, 12 uses: +0.7, 95% from +0.2 to +1.1"."""
    told = f"{signed(odds.value)}, 95% from {signed(odds.low)} to {signed(odds.high)}"
    return f"{isolated(bar.label)}, {counted(bar.count, 'use')}: {told}"
