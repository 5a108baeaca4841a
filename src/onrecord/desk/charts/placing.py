"""Where each figure's mark goes: its value up, its day across, sideways where another mark stands already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.desk.charts.days import Stretch, stretch_of
from onrecord.desk.charts.inputs import Point
from onrecord.desk.charts.marks import ARROW, FOOT, RADIUS, STEP
from onrecord.desk.charts.scales import NumberAxis, drawable

_CLOSE = 2.0
_MOST_STEPS = 40  # to either side; beyond, marks lie on each other


@dataclass(frozen=True, slots=True)
class Area:
    """The sides of the drawing's inside, in units of the viewBox; days start at `left`, the lane of open days before.

    `lane` is the left side of that lane, None where every day is known. `nothing` is how far down figures without a
    number stand.
    """

    left: float
    right: float
    top: float
    bottom: float
    lane: float | None
    nothing: float
    days: Stretch
    values: NumberAxis

    def across(self, day: int, within: float = 0.0) -> float:
        """Where a day begins, or how far `within` it."""
        return self.left + (day - self.days.first + within) / self.days.days * (self.right - self.left)

    def up(self, value: float) -> float:
        """Where a value stands."""
        return self.bottom - self.values.share(value) * (self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class Placed:
    """A point with its place: `x` of the mark, `home` where it stood if it were alone, `stretch` over several days.

    `low` and `high` are the heights of its bounds, None where it is open; `cut` says on which sides of the drawing
    its stretch goes on.
    """

    point: Point
    x: float
    home: float
    low: float | None
    high: float | None
    stretch: tuple[float, float] | None
    cut: tuple[bool, bool]
    y: float

    @property
    def is_range(self) -> bool:
        """Whether it has two bounds that differ."""
        return self.low is not None and self.high is not None and self.low != self.high


def bounds_of(point: Point) -> tuple[float | None, float | None]:
    """The bounds that can be drawn, the lower first."""
    low, high = drawable(point.low), drawable(point.high)
    return (high, low) if low is not None and high is not None and high < low else (low, high)


def opens_upward(point: Point) -> bool:
    """Whether the number may be higher than any that is given: "at least 12"."""
    low, high = bounds_of(point)
    return low is not None and (high is None or (low == high and point.hedge in ("at least", "more than")))


def opens_downward(point: Point) -> bool:
    """Whether the number may be lower than any that is given: "fewer than 12"."""
    low, high = bounds_of(point)
    return high is not None and (low is None or (low == high and point.hedge in ("at most", "fewer than")))


def in_order(points: Sequence[Point]) -> list[Point]:
    """By day, that of publication where none is stated, open days last, then by value, then by key."""

    def rank(point: Point) -> tuple[float, ...]:
        stretch = stretch_of(point.at)
        low, high = bounds_of(point)
        least = low if low is not None else high if high is not None else float("inf")
        return (float("inf"), 0, least) if stretch is None else (stretch.first, stretch.last, least)

    return sorted(points, key=lambda point: (rank(point), point.key, point.words))


def place(points: Sequence[Point], area: Area) -> list[Placed]:
    """Every point with its place, in order; the earlier in order stands nearer to where it belongs."""
    taken: dict[int, list[tuple[float, float, float]]] = defaultdict(list)
    return [_set_down(_at_home(point, area), area, taken) for point in in_order(points)]


def _at_home(point: Point, area: Area) -> Placed:
    low, high = bounds_of(point)
    down, up = (None if each is None else area.up(each) for each in (low, high))
    y = down if down is not None else up if up is not None else area.nothing
    stretch = stretch_of(point.at)
    if stretch is None:
        lane = area.left if area.lane is None else area.lane
        x = (lane + area.left - STEP / 2) / 2
        return Placed(point, x, x, down, up, None, (False, False), y)
    first, last = max(stretch.first, area.days.first), min(stretch.last, area.days.last)
    ends = (area.across(first), area.across(last, 1))
    x = (ends[0] + ends[1]) / 2
    cut = (stretch.first < first, stretch.last > last)
    return Placed(point, x, x, down, up, ends if stretch.days > 1 else None, cut, y)


def _set_down(placed: Placed, area: Area, taken: dict[int, list[tuple[float, float, float]]]) -> Placed:
    top, bottom = _heights(placed)
    in_lane = stretch_of(placed.point.at) is None
    left = (area.left if area.lane is None else area.lane) if in_lane else area.left
    right = area.left - STEP / 2 if in_lane and area.lane is not None else area.right
    for x in _sideways(placed.home, left + RADIUS + 1, right - RADIUS - 1):
        cell = round(x / STEP)
        near = (mark for side in (-1, 0, 1) for mark in taken[cell + side])
        if all(abs(mark[0] - x) >= STEP - 0.01 or mark[2] < top or mark[1] > bottom for mark in near):
            break
    else:
        x = min(max(placed.home, left + RADIUS + 1), max(left + RADIUS + 1, right - RADIUS - 1))
    taken[round(x / STEP)].append((x, top, bottom))
    return Placed(placed.point, x, placed.home, placed.low, placed.high, placed.stretch, placed.cut, placed.y)


def _sideways(home: float, least: float, most: float) -> Iterator[float]:
    """Ever farther away: at first little by little, so that a mark gives way no more than it must."""
    aways = [
        *(_CLOSE * step for step in range(int(3 * STEP / _CLOSE))),
        *(STEP * step for step in range(3, _MOST_STEPS)),
    ]
    yield from (x for away in aways for x in _both(home, away) if least <= x <= most)


def _both(home: float, away: float) -> tuple[float, ...]:
    return (home + away, home - away) if away else (home,)


def _heights(placed: Placed) -> tuple[float, float]:
    heights = [each for each in (placed.low, placed.high) if each is not None] or [placed.y]
    up = ARROW if opens_upward(placed.point) else RADIUS
    down = (ARROW if opens_downward(placed.point) else RADIUS) + (FOOT if placed.point.is_at_publication else 0)
    return min(heights) - up - 1, max(heights) + down + 1
