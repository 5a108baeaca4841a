"""The marks of figures: the shape tells the source, the fill and the arrow tell the hedge, colour only repeats it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from markupsafe import Markup

from onrecord.desk.charts.svg import INK, PAPER, Attribute, element, line

RADIUS = 5.5
STEP = 2 * RADIUS + 3  # from the middle of a mark to that of its neighbour
ARROW = 15.0  # from the middle of a mark to the tip
FOOT = 6.0  # how far the foot of a mark at the day of publication reaches below it
SHAPES = 6  # and one more for all other sources

# Okabe and Ito's colours, told apart by nearly all eyes; the darker first.
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c8c8c")
_Corners = Sequence[tuple[float, float]]


def _star(points: int, inner: float) -> _Corners:
    turns = [(math.pi * index / points, 1.3 if index % 2 == 0 else inner) for index in range(2 * points)]
    return [(size * math.sin(turn), -size * math.cos(turn)) for turn, size in turns]


def _cross(arm: float) -> _Corners:
    quarter = [(arm, -1.1), (arm, -arm), (1.1, -arm)]
    corners: list[tuple[float, float]] = []
    for _ in range(4):
        corners += quarter
        quarter = [(-y, x) for x, y in quarter]
    return corners


_CORNERS: tuple[_Corners, ...] = (
    (),  # a circle
    ((-0.92, -0.92), (0.92, -0.92), (0.92, 0.92), (-0.92, 0.92)),
    ((0, -1.15), (1.15, 0.9), (-1.15, 0.9)),
    ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    _star(5, 0.55),
    _cross(0.42),
    ((0, 1.15), (1.15, -0.9), (-1.15, -0.9)),
)


def shape(source: int, x: float, y: float, filled: bool, size: float = RADIUS) -> Markup:
    """The shape of a source, by its rank; filled for an exact number, hollow for a rounded one."""
    look: dict[str, Attribute] = {
        "class": f"chart-shape chart-source-{source} {'chart-filled' if filled else 'chart-hollow'}",
        "fill": _COLOURS[source] if filled else PAPER,
        "stroke": INK if filled else _COLOURS[source],
        "stroke-width": 0.8 if filled else 2.0,
    }
    if not _CORNERS[source]:
        return element("circle", {**look, "cx": x, "cy": y, "r": size})
    corners = " ".join(f"{x + size * across:.1f},{y + size * down:.1f}" for across, down in _CORNERS[source])
    return element("polygon", {**look, "points": corners})


def open_bar(x: float, y: float, tip: float) -> Markup:
    """From a mark to the tip of an arrow, up or down: the number has no bound on that side."""
    back = 4.5 if tip < y else -4.5
    head = f"{x - 3.5:.1f},{tip + back:.1f} {x:.1f},{tip:.1f} {x + 3.5:.1f},{tip + back:.1f}"
    look: dict[str, Attribute] = {"class": "chart-bound", "fill": "none", "stroke": INK, "stroke-width": 1.5}
    return line("chart-bound", (x, y), (x, tip), stroke=INK, stroke_width=1.5) + element(
        "polyline", {**look, "points": head}
    )


def foot(x: float, y: float) -> Markup:
    """An open foot below a mark: it stands at the day of publication, not at a day that the report states."""
    look: dict[str, Attribute] = {"class": "chart-bound", "fill": "none", "stroke": INK, "stroke-width": 1.3}
    bend = y + FOOT - 1.0
    return element("polyline", {**look, "points": f"{x:.1f},{y:.1f} {x:.1f},{bend:.1f} {x + 5:.1f},{bend:.1f}"})


def capped(x: float, top: float, bottom: float, vague: bool) -> Markup:
    """A bar with caps, from the highest to the lowest number that a range allows; dashed where it is vague."""
    look: dict[str, str | float] = {"stroke": INK, "stroke_width": 1.5}
    dashes: dict[str, str | float] = {"stroke_dasharray": "2.5 2.5"} if vague else {}
    caps = [line("chart-bound", (x - 7.5, y), (x + 7.5, y), **look) for y in (top, bottom)]
    return Markup("").join([line("chart-bound", (x, top), (x, bottom), **look, **dashes), *caps])


def arrow(start: tuple[float, float], end: tuple[float, float], gap: float) -> Markup:
    """A thin arrow from one mark to another, clear of both; nothing where they touch."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = math.hypot(across, down)
    if length < 2 * gap + 6:
        return Markup("")
    across, down = across / length, down / length
    a = (start[0] + gap * across, start[1] + gap * down)
    b = (end[0] - gap * across, end[1] - gap * down)
    sides = [(b[0] - 6 * across + side * 3 * down, b[1] - 6 * down - side * 3 * across) for side in (1, -1)]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (sides[0], b, sides[1]))
    head = element("polygon", {"class": "chart-revision-head", "points": points, "fill": INK})
    return line("chart-revision", a, b, stroke=INK, stroke_width=1.0) + head
