"""Whether two figures' values go together, as the words allow."""

from __future__ import annotations

import math
from dataclasses import replace

from onrecord.model import Figure

_ROUGH = 0.1  # "about 100" allows a tenth more or less, though its last digit that is no zero would allow half
_ROUNDED = frozenset({"about", "almost"})


def go_together(a: Figure, b: Figure) -> bool:
    """Whether one number could be both.

    A rounded figure allows what rounds to it: "about 1,300" what lies between 1,250 and 1,350, "nearly 25,000" what
    lies between 24,000 and 25,000; no more than a tenth in either. "At least 12" allows 30.
    """
    (low, high), (other_low, other_high) = allowed(a), allowed(b)
    if a.hedge in _ROUNDED or b.hedge in _ROUNDED:
        return (low < other_high and other_low < high) or (low, high) == (other_low, other_high)
    return low <= other_high and other_low <= high


def are_equal(a: Figure, b: Figure) -> bool:
    """Whether both give one number: what goes together where the bound of "at least 12" is taken for the number.

    From one day to the next 12 and more became 30, though neither number excludes the other.
    """
    return go_together(_at_its_bound(a), _at_its_bound(b))


def is_less(a: Figure, b: Figure) -> bool:
    """Whether the first is the smaller number, the bound of "at least 12" taken for the number."""
    return not are_equal(a, b) and allowed(_at_its_bound(a))[1] <= allowed(_at_its_bound(b))[0]


def _at_its_bound(figure: Figure) -> Figure:
    bound = figure.high if figure.low is None else figure.low
    return replace(figure, low=bound, high=bound) if None in (figure.low, figure.high) else figure


def allowed(figure: Figure) -> tuple[float, float]:
    """The least and the greatest number that the words allow."""
    low = 0.0 if figure.low is None else float(figure.low)
    high = math.inf if figure.high is None else float(figure.high)
    if figure.hedge not in _ROUNDED or low != high:
        return low, high
    unit = last_unit(low) / 2 if figure.hedge == "about" else last_unit(low)
    allowance = min(unit, _ROUGH * abs(low))
    return low - allowance, high + (allowance if figure.hedge == "about" else 0)


def last_unit(number: float) -> float:
    """The unit of a number's last digit that is no zero: 100 for 1,300, 1 for 24."""
    if number == 0 or not number.is_integer():
        return 1.0 if number == 0 else 0.1
    unit = 1
    while number % (unit * 10) == 0:
        unit *= 10
    return float(unit)
