"""Days, months, years, quarters and halves of the calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from onrecord.reading.dating.base import (
    FROM_PUBLICATION,
    STATED,
    UNKNOWN_YEAR,
    Stretch,
    Value,
    of_anchor,
    ordinal_of,
    shift_of,
    shifted,
    unit_of,
)
from onrecord.reading.dating.grammar import MONTHS, WEEKDAYS

_FAR = 120  # days; a date nearer than this to the publication is the one meant where the tense is past or open
_NEAR = 45  # days; a date nearer than this is the one meant, whatever the tense: the year would be said otherwise


def _day(year: int, month: int, day: int, basis: str = STATED) -> Value | None:
    try:
        return Value(date(year, month, day).isoformat(), "DATE", basis)
    except ValueError:
        return None


def _iso(stretch: Stretch) -> Value | None:
    year, month, day = (int(word) for word in stretch.all("DY"))
    return _day(year, month, day)


def _slashes(stretch: Stretch) -> Value | None:
    first, second, year = (int(word) for word in stretch.all("DY"))
    if not (1 <= first <= 31 and 1 <= second <= 31) or min(first, second) > 12:
        return None
    year = year if year > 99 else (2000 if year < 70 else 1900) + year
    if first > 12:
        return _day(year, second, first)
    if second > 12 or first == second:
        return _day(year, first, second)
    return Value(None, "DATE", "day and month could stand either way round")


def _month_and_day(stretch: Stretch) -> Value | None:
    """ "Oct. 7", "Thursday, Jan. 18, 2024", "7 October"."""
    month, numbers = MONTHS[stretch.word("Mm")], [int(word) for word in stretch.all("D")]
    weekday, year = stretch.word("Ww"), stretch.word("Y")
    if not 1 <= numbers[0] <= 31:
        return None
    if year or len(numbers) > 1:
        full = int(year) if year else _full_year(numbers[1])
        return _day(full, month, numbers[0])
    if stretch.anchor is None:
        value = f"XXXX-{month:02}-{numbers[0]:02}" if _day(2000, month, numbers[0]) else None
        return Value(value, "DATE", UNKNOWN_YEAR) if value else None
    found = _nearest(stretch.anchor, month, numbers[0], WEEKDAYS.get(weekday), stretch.direction)
    return Value(found.isoformat(), "DATE", FROM_PUBLICATION) if found else None


def _full_year(two_digits: int) -> int:
    return two_digits + (1900 if two_digits >= 50 else 2000)


def _nearest(anchor: date, month: int, day: int, weekday: int | None, direction: int) -> date | None:
    """The day of this month and day nearest to `anchor`; a weekday or the tense of the clause may settle the year."""
    days = []
    for year in (anchor.year, anchor.year - 1, anchor.year + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    fitting = [one for one in days if weekday is None or one.weekday() == weekday] or days
    nearest = min((abs((one - anchor).days) for one in fitting), default=0)
    if weekday is None and nearest > (_NEAR if direction > 0 else _FAR):
        fitting = [one for one in fitting if (one - anchor).days * direction >= 0] or fitting
    return min(fitting, key=lambda one: (abs((one - anchor).days), one > anchor), default=None)


def _month(stretch: Stretch) -> Value | None:
    month = MONTHS[stretch.word("Mm")]
    if stretch.anchor is None:
        return Value(f"XXXX-{month:02}", "DATE", UNKNOWN_YEAR)
    direction = {"l": -1, "x": 1}.get(stretch.letters[0], stretch.direction)
    here = stretch.anchor.year * 12 + stretch.anchor.month
    strict = stretch.letters[0] in "lx"
    options = [year * 12 + month for year in (stretch.anchor.year - 1, stretch.anchor.year, stretch.anchor.year + 1)]
    if stretch.letters[0] == "h":
        options = options[1:2]
    told = strict or direction > 0 or min(abs(one - here) for one in options) > 1
    fitting = [one for one in options if (one - here) * direction >= int(strict)] if told else options
    fitting = fitting or options
    index = min(fitting, key=lambda one: (abs(one - here), one > here)) - 1
    return Value(f"{index // 12:04}-{index % 12 + 1:02}", "DATE", FROM_PUBLICATION)


def _month_year(stretch: Stretch) -> Value | None:
    year = stretch.word("Y")
    full = int(year) if year else _full_year(int(stretch.word("D")))
    return Value(f"{full:04}-{MONTHS[stretch.word('Mm')]:02}", "DATE", STATED)


def _year(stretch: Stretch) -> Value | None:
    return Value(stretch.word("Y"), "DATE", STATED)


def _decade(stretch: Stretch) -> Value | None:
    year = stretch.word("Y")
    if year:
        return Value(year[:3], "DATE", STATED) if year[3] == "0" else None
    digits = stretch.word("D")
    if len(digits) != 2 or digits[1] != "0":
        return None
    return Value(f"19{digits[0]}" if digits >= "30" else f"20{digits[0]}", "DATE", STATED)


def _century(stretch: Stretch) -> Value | None:
    number = ordinal_of(stretch)
    if unit_of(stretch) == "C" and 1 <= number <= 30:
        return Value(f"{number - 1:02}", "DATE", STATED)
    # "the fifth month of the war": counted from an event that the text does not date here
    return (
        Value(None, "DATE", "counted from an event") if "o" in stretch.letters and _counts_from_event(stretch) else None
    )


def _counts_from_event(stretch: Stretch) -> bool:
    return stretch.words.at(stretch.last) == "of" and stretch.word("o") != "second"


def _quarter(stretch: Stretch) -> Value | None:
    number = ordinal_of(stretch)
    return _part_of_year(stretch, number, 4, "Q") if 1 <= number <= 4 else None


def _half(stretch: Stretch) -> Value | None:
    number = 2 if "l" in stretch.letters else ordinal_of(stretch)
    if "F" not in stretch.letters and stretch.words.at(stretch.last) == "of":
        return None
    return _part_of_year(stretch, number, 2, "H") if 1 <= number <= 2 else None


def _part_of_year(stretch: Stretch, number: int, parts: int, letter: str) -> Value:
    year = stretch.word("Y")
    if year:
        return Value(f"{year}-{letter}{number}", "DATE", STATED)
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


def _quarter_now(stretch: Stretch) -> Value | None:
    by = shift_of(stretch)
    return of_anchor(stretch, lambda anchor: shifted(anchor, "Q", -1 if by is None else by))


CALENDAR: dict[str, Callable[[Stretch], Value | None]] = {
    "iso": _iso,
    "slashes": _slashes,
    "month_day": _month_and_day,
    "day_month": _month_and_day,
    "month_year": _month_year,
    "month": _month,
    "year": _year,
    "decade": _decade,
    "century": _century,
    "quarter": _quarter,
    "quarter_ago": _quarter_ago,
    "quarter_now": _quarter_now,
    "half": _half,
}
