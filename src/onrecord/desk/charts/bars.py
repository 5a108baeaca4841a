"""Small horizontal bars with counts and uncertainty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from onrecord.desk.charts.inputs import Bar, Row, Table
from onrecord.desk.charts.scales import NumberAxis, number_axis
from onrecord.desk.charts.svg import (
    INK,
    UNITS,
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

Measure = Literal["share", "number"]  # a share is given from 0 to 1 and shown in per cent

_ROW, _THICK, _CAP = 30.0, 9.0, 4.0
_ABOVE = 20.0  # narrow: the label's own row
_LABELS, _TOLD = 190.0, 150.0  # wide: the columns on either side of the bars
_TOLD_NARROW = 118.0


@dataclass(frozen=True, slots=True)
class _Area:
    """Where the bars are drawn: from `left` to `right`, each in a row of `row`, its bar `down` from the row's top."""

    axis: NumberAxis
    left: float
    right: float
    row: float
    down: float

    def across(self, value: float) -> float:
        return self.left + (self.right - self.left) * self.axis.share(value)


def bars(rows: Sequence[Bar], title: str, description: str, measure: Measure = "share") -> Markup:
    """The bars for a page, in two widths of which the stylesheet shows the one that fits."""
    return page_ready(lambda width: bars_svg(rows, title, description, measure, width))


def bars_svg(
    rows: Sequence[Bar], title: str, description: str, measure: Measure = "share", width: Width = "wide"
) -> Markup:
    """The bars as one SVG, which can be saved as a file."""
    if not rows:
        return drawing(width, 40, title, description, [text(0, 24, "Nothing to show.", "chart-muted")], [])
    area = _area(rows, measure, width)
    height = len(rows) * area.row
    marks = [_mark(bar, area, index * area.row, measure, width) for index, bar in enumerate(rows)]
    return drawing(width, height + 26, title, description, _scale(area, height, measure), marks)


def bars_table(rows: Sequence[Bar], measure: Measure = "share", first: str = "Outlet") -> Table:
    """The same as a table; `first` heads the column of labels."""
    headers = (first, "Share" if measure == "share" else "Value", "From", "To", "Count", "Of", "Note")
    return Table(headers, tuple(Row(_cells(bar, measure), bar.href) for bar in rows))


def _cells(bar: Bar, measure: Measure) -> tuple[str, ...]:
    values = (_in_words(value, measure) for value in (bar.value, bar.low, bar.high))
    counts = ("" if count is None else f"{count:,}" for count in (bar.count, bar.total))
    return (bar.label, *values, *counts, bar.note)


def _area(rows: Sequence[Bar], measure: Measure, width: Width) -> _Area:
    values = [value for bar in rows for value in (bar.value, bar.low, bar.high) if value is not None]
    axis = number_axis(values or [1.0], 4, from_zero=True)
    if width == "wide":
        return _Area(axis, _LABELS, UNITS[width] - _TOLD, _ROW, _ROW / 2)
    return _Area(axis, 14.0, UNITS[width] - _TOLD_NARROW, _ROW + _ABOVE, _ABOVE + _ROW / 2 - 2)


def _scale(area: _Area, height: float, measure: Measure) -> Iterator[Markup]:
    for tick in area.axis.ticks:
        x = area.across(tick)
        look = {"stroke": INK, "stroke_width": 1.0} if tick == 0 else {"stroke_width": 0.7}
        yield line("chart-zero" if tick == 0 else "chart-grid", (x, 0), (x, height + 4), **look)
        label = _in_words(tick, measure)
        yield text(max(x, extent(label) / 2), height + 19, label, "chart-muted", anchor="middle")


def _mark(bar: Bar, area: _Area, top: float, measure: Measure, width: Width) -> Markup:
    middle = top + area.down
    label = text(0, middle + 4.5, bar.label, room=_LABELS - 12)
    if width == "narrow":
        label = text(0, top + 15, bar.label, room=UNITS[width])
    parts = [hit(0, top + 1, UNITS[width], area.row - 2), label, *_drawn(bar, area, middle)]
    told = _in_words(bar.value, measure) if bar.value is not None else bar.note or "not known"
    if bar.value is not None and bar.count is not None:
        told += f"  ({bar.count:,}{f' of {bar.total:,}' if bar.total is not None else ''})"
    elif bar.count is not None:
        told += f" ({bar.count:,})"
    if bar.value is None:
        parts.append(
            text(area.across(0) + 6, middle + 4.5, told, "chart-muted", room=UNITS[width] - area.across(0) - 6)
        )
    else:
        parts.append(text(area.right + 10, middle + 4.5, told, room=UNITS[width] - area.right - 10))
    return mark(_name(bar, measure), bar.href, "chart-bar", *parts)


def _drawn(bar: Bar, area: _Area, middle: float) -> Iterator[Markup]:
    """The bar from zero, and across its end the stretch in which the value may lie."""
    if bar.value is None:
        return
    ends = sorted((area.across(0), area.across(bar.value)))
    yield element(
        "rect",
        {"class": "chart-soft", "x": ends[0], "y": middle - _THICK / 2, "width": max(1.0, ends[1] - ends[0]),
         "height": _THICK, "fill": "#8a8a8a"},
    )  # fmt: skip
    if bar.low is not None and bar.high is not None:
        low, high = area.across(bar.low), area.across(bar.high)
        yield line("chart-bound", (low, middle), (high, middle), stroke=INK, stroke_width=1.4)
        for x in (low, high):
            yield line("chart-bound", (x, middle - _CAP), (x, middle + _CAP), stroke=INK, stroke_width=1.4)


def _name(bar: Bar, measure: Measure) -> str:
    """The row as it is told: "The Post: 40% (25% to 55%), 12 of 30"."""
    if bar.value is None:
        told = bar.note or "not known"
    else:
        told = _in_words(bar.value, measure)
        if bar.low is not None and bar.high is not None:
            told += f" ({_in_words(bar.low, measure)} to {_in_words(bar.high, measure)})"
        told += f", {bar.note}" if bar.note else ""
    if bar.count is not None:
        told += f", {bar.count:,}" + (f" of {bar.total:,}" if bar.total is not None else "")
    return f"{isolated(bar.label)}: {told}"


def _in_words(value: float | None, measure: Measure) -> str:
    if value is None:
        return ""
    if measure == "share":
        return f"{value:.0%}"
    shown = f"{value:.1f}".removesuffix(".0")
    return "0" if shown == "-0" else shown.replace("-", "\u2212")
