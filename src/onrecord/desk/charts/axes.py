"""The axes of the chart of figures: values up, days across, and the lane of figures whose day is not stated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from markupsafe import Markup

from onrecord.desk.charts.days import DayTick, Stretch, day_ticks, in_words
from onrecord.desk.charts.marks import RADIUS
from onrecord.desk.charts.placing import Area
from onrecord.desk.charts.scales import short
from onrecord.desk.charts.svg import INK, extent, line, text

_PER_TICK = 38.0


def value_axis(area: Area, right: float, room: float) -> Iterator[Markup]:
    """A line across for each round number; in words, where the axis does not start at zero."""
    left = area.left if area.lane is None else area.lane
    if area.values.low > 0:
        words = f"The scale starts at {short(area.values.low)}, not at zero"
        yield text(0, area.top - 20, words, "chart-muted", room=room)
    for tick in area.values.ticks:
        y = area.up(tick)
        look = {"stroke": INK, "stroke_width": 1.0} if tick == 0 else {"stroke_width": 0.7}
        yield line("chart-zero" if tick == 0 else "chart-grid", (left - 6, y), (right, y), **look)
        yield text(left - 10, y + 4.5, short(tick), "chart-muted", anchor="end")
    if area.nothing > area.bottom:
        yield text(left - 10, area.nothing + 4.5, "no number", "chart-muted", anchor="end")


def day_axis(area: Area, lowest: float, right: float, title: str, room: float) -> Iterator[Markup]:
    """The days below the lowest mark with their title, and a line that parts those figures that have no day.

    Without a title there are no days to show.
    """
    if area.lane is not None:
        edge = area.left - RADIUS - 1
        if title:
            yield line(
                "chart-grid", (edge, area.top - 8), (edge, lowest + 30), stroke_width=0.7, stroke_dasharray="3 3"
            )
        yield from _lane_label(area, (area.lane + edge) / 2, edge - area.lane, lowest)
    if not title:
        return
    y = lowest + 6
    yield line("chart-grid", (area.left, y - 2), (right, y - 2), stroke_width=0.7)
    yield from day_labels(area.days, (area.left, right), y)
    yield text(0, y + 52, title, "chart-muted", room=room)


def _lane_label(area: Area, middle: float, room: float, lowest: float) -> Iterator[Markup]:
    whole = "day not stated"
    rows = [whole] if extent(whole) <= room else ["day not", "stated"]
    for index, row in enumerate(rows):
        yield text(middle, lowest + 20 + 16 * index, row, "chart-muted", anchor="middle")


def day_labels(days: Stretch, sides: tuple[float, float], y: float) -> Iterator[Markup]:
    """The ticks of an axis of days, and below them the months and years where they begin anew."""
    left, right = sides
    if days.days == 1:
        yield text(
            (left + right) / 2, y + 16, in_words(str(date.fromordinal(days.first))), "chart-muted", anchor="middle"
        )
        return
    unit = (right - left) / days.days
    ends: list[float] = []
    for tick in _legible(day_ticks(days, max(2, int((right - left) / _PER_TICK))), days, left, unit):
        start = left + (tick.day - days.first) * unit
        x = start + unit / 2 if tick.on_day else start
        yield line("chart-tick", (x, y - 2), (x, y + 2), stroke=INK, stroke_width=0.8)
        wide = extent(tick.label)
        if tick.on_day:
            x = min(x, right - wide / 2)
            yield text(x, y + 16, tick.label, "chart-muted", anchor="middle")
        elif x + wide <= right:
            yield text(x, y + 16, tick.label, "chart-muted")
        if tick.under:
            shown = max(0.0, min(x - (wide / 2 if tick.on_day else 0), right - extent(tick.under)))
            if not ends or shown > ends[-1] + 4:
                ends.append(shown + extent(tick.under))
                yield text(shown, y + 32, tick.under, "chart-muted")


def _legible(ticks: list[DayTick], days: Stretch, left: float, unit: float) -> list[DayTick]:
    """Where "Mar 2031" would run into "Apr", the year moves on to the next."""
    shown = list(ticks)
    places = [index for index, tick in enumerate(shown) if tick.under]
    for here, there in pairwise(places):
        a, b = shown[here], shown[there]
        if (b.day - a.day) * unit < extent(a.under) + 8 and len(a.under) > 5 and len(b.under) <= 5:
            month, _, year = a.under.rpartition(" ")
            shown[here] = DayTick(a.day, a.label, month, a.on_day)
            shown[there] = DayTick(b.day, b.label, f"{b.under} {year}", b.on_day)
    return shown
