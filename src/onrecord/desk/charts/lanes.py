"""Where the reports of a timeline go: a lane for each outlet, a column for each day, a mark for each report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.desk.charts.days import Stretch, axis_of, stretch_of
from onrecord.desk.charts.inputs import Item

STEP = 13.0  # from the middle of a mark to that of its neighbour
NO_OUTLET = "outlet not known"
_LANES = 15  # outlets with a lane of their own, those of most reports; the others share one
_ROWS = 6  # marks above each other
_WIDEST = 150.0  # of a day: a story of one day does not stretch over the page
_OPEN = 62.0  # the column of reports whose day is not known


@dataclass(frozen=True, slots=True)
class Columns:
    """Where days stand across. `open` is the middle of the column of what has no exact day, None where all have one.

    `days` is None where none has one.
    """

    days: Stretch | None
    left: float
    right: float
    open: float | None

    @property
    def unit(self) -> float:
        """How wide a day is."""
        return (self.right - self.left) / self.days.days if self.days else 0.0

    def across(self, day: str | None) -> float:
        """The middle of a day's column."""
        exact = exact_day(day)
        if exact is None or self.days is None:
            return self.left if self.open is None else self.open
        return self.left + (exact - self.days.first + 0.5) * self.unit

    def place(self, day: str | None) -> tuple[float, int]:
        """Where the marks of a day stand, and how many side by side; close days share a place."""
        x = self.across(day)
        if exact_day(day) is None:
            return x, int(_OPEN / STEP) - 1
        if self.unit >= STEP:
            return x, int(self.unit / STEP)
        wide = (self.right - self.left) / max(1, int((self.right - self.left) / STEP))
        return self.left + (int((x - self.left) / wide) + 0.5) * wide, 1


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark's middle, counted from its lane's floor, and its report; or several, for which there was no room."""

    x: float
    up: float
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """The reports of an outlet, or of several."""

    label: str
    marks: tuple[Mark, ...]

    @property
    def height(self) -> float:
        """How high its marks stand."""
        return max(mark.up for mark in self.marks) + STEP / 2


def exact_day(value: str | None) -> int | None:
    """The day that a value names; None where it names none or several."""
    stretch = stretch_of(value)
    return stretch.first if stretch and stretch.days == 1 else None


def columns_of(days: Iterable[str | None], left: float, right: float) -> Columns:
    """The columns of these days between two sides."""
    given = list(days)
    exact = [day for each in given if (day := exact_day(each)) is not None]
    middle = None
    if len(exact) < len(given):
        middle, left = left + _OPEN / 2, left + _OPEN + 8
    if not exact:
        return Columns(None, left, left, middle)
    shown = axis_of([Stretch(day, day) for day in exact])
    return Columns(shown, left, min(right, left + _WIDEST * shown.days), middle)


def lanes_of(items: Sequence[Item], columns: Columns) -> list[Lane]:
    """The lanes, the outlet that was first on top, those that share one below."""
    named = _lane_names(items)
    held: dict[str, list[Item]] = defaultdict(list)
    for item in sorted(items, key=in_order):
        held[named[item.outlet]].append(item)
    alone = {named[outlet] for outlet in named if outlet is not None and named[outlet] == outlet}
    ranked = sorted(held, key=lambda name: (name not in alone, in_order(held[name][0])[:2], name))
    return [Lane(name, tuple(_marks(held[name], columns))) for name in ranked]


def in_order(item: Item) -> tuple[bool, str, str, str, str]:
    """By day, those that are not known last, then by outlet and headline."""
    return (exact_day(item.day) is None, item.day or "", item.outlet or "", item.label, item.href or "")


def _lane_names(items: Iterable[Item]) -> dict[str | None, str]:
    counts = Counter(item.outlet for item in items)
    named = sorted((outlet for outlet in counts if outlet), key=lambda outlet: (-counts[outlet], outlet))
    own = named if len(named) <= _LANES else named[: _LANES - 1]
    rest = f"{len(named) - len(own)} other outlets"
    return {outlet: NO_OUTLET if not outlet else outlet if outlet in own else rest for outlet in counts}


def _marks(items: Iterable[Item], columns: Columns) -> Iterator[Mark]:
    held: dict[tuple[float, int], list[Item]] = defaultdict(list)
    for item in items:
        held[columns.place(item.day)].append(item)
    for (middle, beside), together in held.items():
        # Where there is no room for all, the last mark stands for the rest.
        own = len(together) if len(together) <= beside * _ROWS else beside * _ROWS - 1
        groups = [(item,) for item in together[:own]] + ([tuple(together[own:])] if together[own:] else [])
        for index, group in enumerate(groups):
            row, place = divmod(index, beside)
            in_row = min(beside, len(groups) - row * beside)
            yield Mark(middle + (place - (in_row - 1) / 2) * STEP, (row + 0.5) * STEP, group)
