"""Days, months, years, quarters and halves of the calendar."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from onrecord.reading.dating.base import (
    FROM_PUBLICATION,
    FROM_TEXT,
    FROM_UNKNOWN_EVENT,
    STATED,
    UNKNOWN_YEAR,
    Stretch,
    Value,
    daytime_of,
    named_year,
    of_anchor,
    ordinal_of,
    shifted,
    unit_of,
    worded_year,
)
from onrecord.reading.dating.grammar import DECADES, MONTHS, WEEKDAYS
from onrecord.reading.lexemes import word_set

_OPEN_YEAR = "the year is not stated, and neither tense nor nearness tells it"
_TODAY_IS = re.compile(r"(?:\S+ )?today is|(?:\S+ )?it is|it ['’] s")
_BEFORE_RANGE = word_set("between from on of since for the")
_WEATHER = word_set("degrees temperature temperatures highs lows mercury fahrenheit celsius sunny cloudy")
_UNTOLD_YEAR = "which year is meant is not told"
_LAST_OR_BEFORE = "the month just past, or the one a year before"
_MONTH_LONG = 31
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
    either = (_day(year, first, second, FROM_PUBLICATION), _day(year, second, first, FROM_PUBLICATION))
    today = stretch.anchor.isoformat() if stretch.anchor else ""
    told = next((one for one in either if one and one.value == today), None)
    return told or Value(None, "DATE", "day and month could stand either way round")


def month_and_day(stretch: Stretch) -> Value | None:
    """ "Oct. 7", "Thursday, Jan. 18, 2024", "7 October"."""
    month, numbers = MONTHS[stretch.word("Mm")], [int(word) for word in stretch.all("D")]
    weekday, year = stretch.word("Ww"), stretch.word("Y")
    if not 1 <= numbers[0] <= 31:
        return None
    if year or len(numbers) > 1:
        full = int(year) if year else _full_year(numbers[1])
        return _day(full, month, numbers[0])
    if "u" in stretch.letters:
        named = named_year(stretch)
        return _day(named, month, numbers[0], _basis_of_year(stretch)) if named else _open_year(month, numbers[0])
    if stretch.anchor is None:
        value = f"XXXX-{month:02}-{numbers[0]:02}" if _day(2000, month, numbers[0]) else None
        return Value(value, "DATE", UNKNOWN_YEAR) if value else None
    if stretch.letters[0] in "lx":
        return before_or_after(stretch.anchor, month, numbers[0], "lx".index(stretch.letters[0]))
    found = nearest_day(stretch.anchor, month, numbers[0], WEEKDAYS.get(weekday), stretch.direction, is_since(stretch))
    if found and not weekday and stretch.is_unsure and (stretch.anchor - found).days > _NEAR:
        return Value(f"XXXX-{found:%m-%d}", "DATE", _OPEN_YEAR)
    if found and not weekday and _is_of_other_year(stretch, found.year, abs((found - stretch.anchor).days)):
        return Value(f"XXXX-{found:%m-%d}", "DATE", _UNTOLD_YEAR)
    if found and not (weekday or stretch.direction) and (found - stretch.anchor).days > _FAR:
        return Value(f"XXXX-{found:%m-%d}", "DATE", _OPEN_YEAR)
    return Value(found.isoformat(), "DATE", FROM_PUBLICATION) if found else None


def _basis_of_year(stretch: Stretch) -> str:
    return FROM_TEXT if "b" in stretch.letters else FROM_PUBLICATION


def _open_year(month: int, day: int = 0) -> Value | None:
    """ "June of that year", where no year was named before."""
    return Value(f"XXXX-{month:02}" + (f"-{day:02}" if day else ""), "DATE", _UNTOLD_YEAR) if day < 32 else None


def _is_of_other_year(stretch: Stretch, year: int, days: int) -> bool:
    """Whether a day or month of another year was told just before, so that the same one may be meant."""
    near = stretch.reference
    if near is None or near.unit not in {"D", "M"} or stretch.anchor is None or stretch.direction > 0:
        return False
    if near.is_start:  # "since March 2029" reaches to the present
        return False
    if days <= (_NEAR if near.in_sentence else _MONTH_LONG):
        return False
    return near.value[:4] < f"{min(year, stretch.anchor.year - 1):04}"


def _range_end(stretch: Stretch) -> Value | None:
    """ "5" in "March 3 to 5"."""
    begin, day = stretch.reference, int(stretch.word("D"))
    if begin is None or begin.unit != "D" or not begin.in_sentence or day <= begin.day.day:
        return None
    return _day(begin.day.year, begin.day.month, day, FROM_TEXT)


def _range_start(stretch: Stretch) -> Value | None:
    """ "3" in "from 3 to 5 March"."""
    words, first = stretch.words, stretch.first
    joint, is_sign = words.at(first + 1), words.at(first + 1) in {"-", "–"}
    if not is_sign and (joint not in {"and", "to", "or", "through"} or words.at(first - 1) not in _BEFORE_RANGE):
        return None
    year = words.at(first + 4)
    has_year = len(year) == 4 and year.isdigit()
    end = month_and_day(replace(stretch, first=first + 2, letters="DMY" if has_year else "DM"))
    start, last = int(words.at(first)), end.value if end else None
    if end is None or last is None or last.startswith("X") or not 1 <= start < int(last[8:10]):
        return None
    return replace(end, value=f"{last[:8]}{start:02}")


def is_since(stretch: Stretch) -> bool:
    """Whether it says since when, which has come whatever is nearer."""
    words, first = stretch.words, stretch.first
    return words.at(first - 1) == "since" or words.lower[max(first - 2, 0) : first] == ["since", "the"]


def before_or_after(anchor: date, month: int, day: int, is_after: int) -> Value | None:
    """ "last Oct. 7": the latest one before the publication day; "next Oct. 7": the first one after it."""
    has_come = (month, day) < (anchor.month, anchor.day) if not is_after else (month, day) <= (anchor.month, anchor.day)
    return _day(anchor.year + is_after - 1 + has_come, month, day, FROM_PUBLICATION)


def _full_year(two_digits: int) -> int:
    return two_digits + (1900 if two_digits >= 50 else 2000)


def nearest_day(anchor: date, month: int, day: int, weekday: int | None, direction: int, has_come: bool) -> date | None:
    """The day of this month and day nearest to `anchor`; a weekday or the tense of the clause may settle the year."""
    days = []
    for year in (anchor.year, anchor.year - 1, anchor.year + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    days = [one for one in days if not has_come or one <= anchor]
    fitting = [one for one in days if weekday is None or one.weekday() == weekday] or days
    nearest = min((abs((one - anchor).days) for one in fitting), default=0)
    if weekday is None and (direction < -1 or nearest > (_NEAR if direction > 0 else _FAR)):
        fitting = [one for one in fitting if (one - anchor).days * direction >= 0] or fitting
    return min(fitting, key=lambda one: (abs((one - anchor).days), one > anchor), default=None)


def _month(stretch: Stretch) -> Value | None:
    month = MONTHS[stretch.word("Mm")]
    if "u" in stretch.letters:
        named = named_year(stretch)
        return Value(f"{named:04}-{month:02}", "DATE", _basis_of_year(stretch)) if named else _open_year(month)
    if stretch.anchor is None:
        return Value(f"XXXX-{month:02}", "DATE", UNKNOWN_YEAR)
    direction = {"l": -1, "x": 1}.get(stretch.letters[0], stretch.direction)
    here = stretch.anchor.year * 12 + stretch.anchor.month
    strict = stretch.letters[0] in "lx"
    options = [year * 12 + month for year in (stretch.anchor.year - 1, stretch.anchor.year, stretch.anchor.year + 1)]
    if stretch.letters[0] == "h":
        options = options[1:2]
    if is_since(stretch):
        options = [one for one in options if one <= here]
    told = strict or direction > 0 or direction < -1 or min(abs(one - here) for one in options) > 1
    fitting = [one for one in options if (one - here) * direction >= int(strict)] if told else options
    fitting = fitting or options
    if stretch.letters[0] == "l" and here - max(fitting) == 1:
        return Value(None, "DATE", _LAST_OR_BEFORE)
    index = min(fitting, key=lambda one: (abs(one - here), one > here)) - 1
    if stretch.letters[0] not in "lhx" and stretch.is_unsure and here - index > 2:
        return Value(f"XXXX-{month:02}", "DATE", _OPEN_YEAR)
    if stretch.letters[0] not in "lhx" and _is_of_other_year(stretch, index // 12, 32 * abs(index + 1 - here)):
        return Value(f"XXXX-{month:02}", "DATE", _UNTOLD_YEAR)
    return Value(f"{index // 12:04}-{index % 12 + 1:02}", "DATE", FROM_PUBLICATION)


def _month_year(stretch: Stretch) -> Value | None:
    year = stretch.word("Y")
    full = int(year) if year else _full_year(int(stretch.word("D")))
    return Value(f"{full:04}-{MONTHS[stretch.word('Mm')]:02}", "DATE", STATED)


def _week_of(stretch: Stretch) -> Value | None:
    """ "the week of March 6"."""
    start = stretch.letters.index("F") + 1
    day = month_and_day(replace(stretch, first=stretch.first + start, letters=stretch.letters[start:]))
    if stretch.word("u") != "week" or day is None:
        return None
    is_day = day.value is not None and not day.value.startswith("X")
    return replace(day, value=shifted(date.fromisoformat(day.value), "W", 0) if is_day and day.value else None)


def _nth_weekday(stretch: Stretch) -> Value | None:
    """ "the second Sunday in May", "the last Friday of June 2029"; what the first Sunday of Lent is, is not said."""
    number, weekday = ordinal_of(stretch), WEEKDAYS[stretch.word("Ww")]
    if not stretch.word("Mm"):
        return Value(None, "DATE", FROM_UNKNOWN_EVENT)
    month = _month_named(stretch)
    if month is None or ("l" in stretch.letters and stretch.word("l") != "last"):
        return None
    if month.value is None or month.value.startswith("X"):
        return Value(None, "DATE", UNKNOWN_YEAR)
    first = date.fromisoformat(f"{month.value}-01")
    days = [first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * week) for week in range(5)]
    fitting = [day for day in days if day.month == first.month]
    place = len(fitting) if "l" in stretch.letters else number
    return replace(month, value=fitting[place - 1].isoformat()) if 1 <= place <= len(fitting) else None


def _nth_day(stretch: Stretch) -> Value | None:
    """ "the third of May"."""
    offset = stretch.letters.index("F") + 1
    letters = f"D{stretch.letters[offset:]}"
    number = ordinal_of(stretch)
    month = _month_named(stretch) if number else None
    if month is None or month.value is None or stretch.anchor is None:
        return None
    if letters[-1] == "Y" or month.value.startswith("X"):
        return _day(int(month.value[:4]), int(month.value[5:7]), number) if letters[-1] == "Y" else None
    found = nearest_day(stretch.anchor, int(month.value[5:7]), number, None, stretch.direction, is_since(stretch))
    return Value(found.isoformat(), "DATE", FROM_PUBLICATION) if found else None


def _month_named(stretch: Stretch) -> Value | None:
    offset = next(place for place, letter in enumerate(stretch.letters) if letter in "Mm")
    named = replace(stretch, first=stretch.first + offset, letters=stretch.letters[offset:])
    return _month_year(named) if "Y" in named.letters else _month(named)


def _worded_year(stretch: Stretch) -> Value | None:
    year = worded_year(stretch)
    return Value(f"{year:04}", "DATE", STATED) if year else None


def _month_worded_year(stretch: Stretch) -> Value | None:
    year = worded_year(stretch)
    return Value(f"{year:04}-{MONTHS[stretch.word('Mm')]:02}", "DATE", STATED) if year else None


def _worded_decade(stretch: Stretch) -> Value | None:
    """ "the nineties", but not of temperatures."""
    near = stretch.words.lower[max(stretch.first - 8, 0) : stretch.last + 5]
    if _WEATHER.intersection(near) or ("N" in stretch.letters and stretch.word("N") != "nineteen"):
        return None
    return Value(DECADES[stretch.word("V")], "DATE", STATED)


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
    if not number or not _counts_from_event(stretch):
        return None
    is_today = unit_of(stretch) == "D" and _TODAY_IS.fullmatch(" ".join(_before(stretch, 3)))
    return of_anchor(stretch, date.isoformat) if is_today else Value(None, "DATE", FROM_UNKNOWN_EVENT)


def _before(stretch: Stretch, number: int) -> list[str]:
    return stretch.words.lower[max(stretch.first - number, 0) : stretch.first]


def _counts_from_event(stretch: Stretch) -> bool:
    """ "the fifth month of the war", "its fifth month", "the war's fifth month"."""
    if stretch.words.at(stretch.last) == "-":
        return False
    is_its = "b" in stretch.letters or stretch.words.at(stretch.first - 1) == "s"
    is_of = stretch.words.at(stretch.last) == "of" and stretch.words.at(stretch.last + 1) not in MONTHS
    return (is_its or is_of) and unit_of(stretch) in {"D", "W", "M", "Y"}


def _daytime_of_day(stretch: Stretch) -> Value | None:
    """ "the night of Friday, Oct. 23"."""
    if stretch.word("I") not in {"", "on"}:
        return None
    offset = stretch.letters.index("p") + 2
    day = month_and_day(replace(stretch, first=stretch.first + offset, letters=stretch.letters[offset:]))
    kind, suffix = daytime_of(stretch)
    return replace(day, value=f"{day.value}{suffix}" if day.value else None, type=kind) if day else None


CALENDAR: dict[str, Callable[[Stretch], Value | None]] = {
    "iso": _iso,
    "slashes": _slashes,
    "dashes": month_and_day,
    "week_of": _week_of,
    "nth_weekday": _nth_weekday,
    "nth_day": _nth_day,
    "range_end": _range_end,
    "range_start": _range_start,
    "daytime_of_day": _daytime_of_day,
    "month_day": month_and_day,
    "day_month": month_and_day,
    "month_year": _month_year,
    "month": _month,
    "year": _year,
    "month_worded_year": _month_worded_year,
    "worded_year": _worded_year,
    "worded_decade": _worded_decade,
    "decade": _decade,
    "century": _century,
}
