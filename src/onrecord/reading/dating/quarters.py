"""Quarters and halves of years."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from onrecord.reading.dating.base import (
    COMPARED,
    FROM_TEXT,
    STATED,
    Stretch,
    Value,
    of_anchor,
    ordinal_of,
    quarter_meant,
    shift_of,
    shifted,
    told_in_months,
)
from onrecord.reading.dating.grammar import MONTHS
from onrecord.reading.dating.relative import of_the_unit

_NOT_OF_CALENDAR = "a quarter of a financial year, whose months are not stated"


def _quarter(stretch: Stretch) -> Value | None:
    number = ordinal_of(stretch)
    if not 1 <= number <= 4:
        return None
    month = _ended_in(stretch)
    is_own_year = "y" in stretch.letters or (month is not None and month not in {3 * number, 3 * number % 12 + 1})
    return Value(None, "DATE", _NOT_OF_CALENDAR) if is_own_year else _part_of_year(stretch, number, 4, "Q")


def _ended_in(stretch: Stretch) -> int | None:
    """The month in which a quarter ended: "the quarter ended Sept. 30"."""
    is_told = stretch.words.at(stretch.last) in {"ended", "ending"}
    return MONTHS.get(stretch.words.at(stretch.last + 1)) if is_told else None


def _half(stretch: Stretch) -> Value | None:
    number = 2 if "l" in stretch.letters else ordinal_of(stretch)
    if "F" not in stretch.letters and stretch.words.at(stretch.last) == "of":
        return None
    return _part_of_year(stretch, number, 2, "H") if 1 <= number <= 2 else None


def _part_of_year(stretch: Stretch, number: int, parts: int, letter: str) -> Value:
    year = stretch.word("Y")
    if year:
        return Value(f"{year}-{letter}{number}", "DATE", STATED)
    if stretch.letters[-2:] == "Bu" or stretch.letters[-2:] == "Fu":
        whole = of_the_unit(stretch, "Y")
        return replace(whole, value=f"{whole.value}-{letter}{number}") if whole.value else whole
    shift = shift_of(stretch)
    if shift is not None and stretch.word("u") == "year":
        return of_anchor(stretch, lambda anchor: f"{anchor.year + shift:04}-{letter}{number}")

    def latest(anchor: date) -> str:
        here = (anchor.month - 1) * parts // 12 + 1
        past = anchor.year - (number > here)
        return f"{past:04}-{letter}{number}"

    return of_anchor(stretch, latest)


def _quarter_ago(stretch: Stretch) -> Value | None:
    if stretch.word("o"):
        number = ordinal_of(stretch)
        return of_anchor(stretch, lambda anchor: f"{anchor.year - 1:04}-Q{number}") if number <= 4 else None
    return of_anchor(stretch, lambda anchor: shifted(anchor, "Q", -5))


def _quarter_before(stretch: Stretch) -> Value | None:
    """ "the same period last year", "the quarter a year ago", "last year's quarter"."""
    if stretch.word("lAe") not in {"last", "previous", "prior", "ago", "earlier"}:
        return None
    number, quarter = ordinal_of(stretch), None if told_in_months(stretch) else quarter_meant(stretch)
    if number > 4 or (quarter is None and not number and "P" in stretch.letters):
        return None if number else of_anchor(stretch, lambda anchor: shifted(anchor, "Y", -1))
    if quarter is not None and number in {0, int(quarter[-1])}:
        return Value(f"{int(quarter[:4]) - 1:04}{quarter[4:]}", "DATE", COMPARED)
    return of_anchor(stretch, lambda anchor: f"{anchor.year - 1:04}-Q{number}" if number else shifted(anchor, "Q", -5))


def _quarter_now(stretch: Stretch) -> Value | None:
    by, month = shift_of(stretch), _ended_in(stretch)
    if "b" in stretch.letters:  # "that quarter"
        told = quarter_meant(stretch) if stretch.word("b") in {"that", "same"} else None
        return Value(told, "DATE", FROM_TEXT) if told else None
    if month is not None:
        return _quarter_ended(stretch, month) if month % 3 == 0 else Value(None, "DATE", _NOT_OF_CALENDAR)
    quarter = quarter_meant(stretch)
    if by is None and quarter is not None:
        return Value(quarter, "DATE", FROM_TEXT)
    return of_anchor(stretch, lambda anchor: shifted(anchor, "Q", -1 if by is None else by))


def _quarter_ended(stretch: Stretch, month: int) -> Value:
    def latest(anchor: date) -> str:
        return f"{anchor.year - (month >= anchor.month):04}-Q{month // 3}"

    return of_anchor(stretch, latest)


def _quarter_of_year(stretch: Stretch) -> Value | None:
    """ "the 1988 quarter", beside the same one of another year."""
    quarter = quarter_meant(stretch)
    if quarter is None or told_in_months(stretch):
        return Value(stretch.word("Y"), "DATE", STATED) if "b" in stretch.letters or "L" in stretch.letters else None
    return Value(f"{stretch.word('Y')}{quarter[4:]}", "DATE", FROM_TEXT)


QUARTERS: dict[str, Callable[[Stretch], Value | None]] = {
    "quarter": _quarter,
    "quarter_ago": _quarter_ago,
    "quarter_before": _quarter_before,
    "quarter_now": _quarter_now,
    "quarter_of_year": _quarter_of_year,
    "half": _half,
}
