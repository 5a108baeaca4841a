"""What figures say, in words beside the plot: where all are for one day there is room for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from onrecord.desk.charts.days import stretch_of
from onrecord.desk.charts.inputs import Point
from onrecord.desk.charts.marks import RADIUS
from onrecord.desk.charts.placing import Placed
from onrecord.desk.charts.svg import MUTED, Width, line, text
from onrecord.desk.charts.telling import value_in_words

_MOST = 10
_ROW = 17.0


def fit(points: Sequence[Point], width: Width) -> bool:
    """Whether the figures are few and all stand at no more than one day, with room for what has none."""
    stretches = {stretch_of(point.at) for point in points}
    stated = stretches - {None}
    if len(points) > _MOST or len(stated) > 1 or (len(stretches) > 1 and width == "narrow"):
        return False
    return all(each is None or each.days == 1 for each in stretches)


def beside(placed: Sequence[Placed], left: float, right: float, bottom: float) -> Iterator[Markup]:
    """The words of each figure and its outlet in a column, each tied to its mark; the highest on top."""
    ordered = sorted(placed, key=lambda each: (each.y, -each.x))
    for each, y in zip(ordered, _spread([each.y for each in ordered], bottom), strict=True):
        point = each.point
        words = f"{point.words or value_in_words(point)}, {point.outlet or 'outlet not known'}"
        ends = (each.x + RADIUS + 2, each.y), (left - 4, y)
        yield line("chart-leader", *ends, stroke=MUTED, stroke_width=0.7)
        yield text(left, y + 4.5, words, room=right - left)


def _spread(heights: Sequence[float], bottom: float) -> list[float]:
    """The heights, from the top down, moved apart so far that each has a row of its own."""
    rows: list[float] = []
    for height in heights:
        rows.append(max(height, rows[-1] + _ROW) if rows else height)
    for index in reversed(range(len(rows))):
        rows[index] = min(rows[index], rows[index + 1] - _ROW if index + 1 < len(rows) else max(bottom, heights[-1]))
    return rows
