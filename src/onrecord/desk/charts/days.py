"""The calendar of a chart: the days that a TIMEX3 value covers, and where an axis of days is marked.

Days are counted as Python does, from 1 for the first day of the year 1.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.desk import wording

_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T.*)?\Z", re.DOTALL)
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})\Z")
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})(-WE)?\Z")
_PART = re.compile(r"([0-9]{4})-([QH])([1-4])\Z")
_YEAR = re.compile(r"([0-9]{3})([0-9])?\Z")
_LAST = date.max.toordinal()
_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from `first` to `last`, both counted in."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many days it has."""
        return self.last - self.first + 1


def stretch_of(value: str | None) -> Stretch | None:
    """The days that a value covers; None where it names none, as PRESENT_REF and a duration do."""
    if not value:
        return None
    try:
        return _stretch(value)
    except ValueError:  # the 30th of February, the year 0
        return None


def _stretch(value: str) -> Stretch | None:
    if found := _DAY.match(value):
        day = date(int(found[1]), int(found[2]), int(found[3])).toordinal()
        return Stretch(day, day)
    if found := _MONTH.match(value):
        return _months(int(found[1]), int(found[2]), 1)
    if found := _WEEK.match(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1).toordinal()
        return Stretch(monday + 5 if found[3] else monday, min(monday + 6, _LAST))
    if found := _PART.match(value):
        length = 3 if found[2] == "Q" else 6
        return _months(int(found[1]), length * (int(found[3]) - 1) + 1, length)
    if found := _YEAR.match(value):
        first = int(found[1]) * 10 + int(found[2] or 0)
        return Stretch(date(first, 1, 1).toordinal(), date(first if found[2] else first + 9, 12, 31).toordinal())
    return None


def _months(year: int, month: int, count: int) -> Stretch:
    last = month + count - 1
    return Stretch(date(year, month, 1).toordinal(), date(year, last, monthrange(year, last)[1]).toordinal())


def in_words(value: str | None) -> str:
    """A value as people write it; "day not stated" where there is none."""
    if not value:
        return "day not stated"
    told = wording.day(value)
    return told if stretch_of(value) else f"day not settled ({told})"


# The axis


@dataclass(frozen=True, slots=True)
class DayTick:
    """A mark on the axis: `label` beside it, `under` below the label where month or year begin anew.

    `on_day`: it names one day and stands in its middle; else it stands where a month or year begins.
    """

    day: int
    label: str
    under: str
    on_day: bool


def axis_of(stretches: Sequence[Stretch]) -> Stretch:
    """The days that an axis shows: all, but a long stretch does not more than double what the shorter ones show.

    Else "in 2031" would press the days of one week into a line.
    """
    if not stretches:
        return Stretch(1, 1)
    ordered = sorted(stretches, key=lambda each: (each.days, each.first))
    first, last = ordered[0].first, ordered[0].last
    for each in ordered[1:]:
        grown = max(last, each.last) - min(first, each.first) + 1
        if each.last < first or each.first > last or each.days <= 7 or grown <= 2 * (last - first + 1):
            first, last = min(first, each.first), max(last, each.last)
    return Stretch(first, last)


def day_ticks(axis: Stretch, most: int) -> list[DayTick]:
    """At most `most` ticks, at days, Mondays, months or years that are easy to read; at least one."""
    ticks: list[DayTick] = []
    for find, step in _ways():
        days = list(_first(find(axis, step), most + 1))
        if days and len(days) <= most:
            ticks = [_tick(day, find) for day in days]
            break
    return _with_unders(ticks or [_tick(axis.first, _every_day)])


_Way = Callable[[Stretch, int], Iterator[int]]


def _ways() -> Iterator[tuple[_Way, int]]:
    for step in _STEPS:
        yield _every_day, step
    for step in _MONTH_STEPS:
        yield _every_month, step
    for step in _YEAR_STEPS:
        yield _every_year, step


def _first(days: Iterator[int], most: int) -> Iterator[int]:
    for _, day in zip(range(most), days, strict=False):
        yield day


def _every_day(axis: Stretch, step: int) -> Iterator[int]:
    first = axis.first + (1 - axis.first) % step if step > 2 else axis.first  # day 1 was a Monday
    yield from range(first, axis.last + 1, step)


def _every_month(axis: Stretch, step: int) -> Iterator[int]:
    start = date.fromordinal(axis.first)
    month = start.year * 12 + start.month - 1
    month += -month % step
    while month < 10_000 * 12 and (day := date(month // 12, month % 12 + 1, 1).toordinal()) <= axis.last:
        if day >= axis.first:
            yield day
        month += step


def _every_year(axis: Stretch, step: int) -> Iterator[int]:
    year = date.fromordinal(axis.first).year
    year += -year % step
    while year < 10_000 and (day := date(year, 1, 1).toordinal()) <= axis.last:
        if day >= axis.first:
            yield day
        year += step


def _tick(day: int, way: _Way) -> DayTick:
    when = date.fromordinal(day)
    if way is _every_day:
        return DayTick(day, str(when.day), f"{_SHORT[when.month - 1]} {when.year}", True)
    if way is _every_month:
        return DayTick(day, _SHORT[when.month - 1], str(when.year), False)
    return DayTick(day, str(when.year), "", False)


def _with_unders(ticks: list[DayTick]) -> list[DayTick]:
    """The ticks, of which only those on which the month or year begins anew say so."""
    shown, before = [], ""
    for tick in ticks:
        year = tick.under[-4:]
        under = "" if tick.under == before else tick.under
        if under and before[-4:] == year and len(under) > 4:
            under = under[:-5]
        shown.append(DayTick(tick.day, tick.label, under, tick.on_day))
        before = tick.under
    return shown
