"""Numbers on an axis: round steps, from zero wherever that is legible."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Number

_TINY = 0.1  # of the largest: what spans less cannot be told apart on an axis from zero
_LEAST = 1e-6  # an axis no longer than this is as good as empty
_GREATEST = 1e15  # beyond, a float has no digits left for halves


@dataclass(frozen=True, slots=True)
class NumberAxis:
    """From `low` to `high`, marked at `ticks`."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """How far up the axis a value stands, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def drawable(value: Number | None) -> float | None:
    """The number as an axis can show it; None where there is none or none that fits."""
    try:
        shown = math.nan if value is None else float(value)
    except OverflowError:
        return None
    return shown if abs(shown) <= _GREATEST else None


def number_axis(values: Sequence[float], most: int, from_zero: bool = False) -> NumberAxis:
    """An axis of at most about `most` ticks, from zero unless the values lie too near each other to be told apart."""
    low, high = min((0.0, *values)), max((0.0, *values))
    if values and not from_zero and 0 < max(values) - min(values) < _TINY * min(values):
        low = min(values) - (max(values) - min(values)) / 2
    if high - low < _LEAST:
        high = low + 1
    step = _round_step((high - low) / max(1, most))
    if all(float(value).is_integer() for value in values) and not from_zero:
        step = max(1.0, step)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = tuple(round(index * step, 12) for index in range(first, last + 1))
    return NumberAxis(ticks[0], ticks[-1], ticks)


def _round_step(step: float) -> float:
    power = 10.0 ** math.floor(math.log10(max(step, 1e-9)))
    return next(power * digit for digit in (1, 2, 5, 10) if step <= power * digit * (1 + 1e-9))


def in_digits(value: Number) -> str:
    """A number with its thousands apart, no digits that it does not have: "1,200", "2.5"."""
    if isinstance(value, int) or value.is_integer():
        return f"{int(value):,}"
    return f"{value:,.6f}".rstrip("0").rstrip(".") if abs(value) >= 1e-6 else f"{value:g}"


def short(value: float) -> str:
    """A number for a tick: "1,200", "2.5 million"."""
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{in_digits(round(value / size, 6))} {name}"
    return in_digits(value)
