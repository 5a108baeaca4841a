"""Full calendar days as they are written in news: found in a line, and read as ISO days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = (
    r"(?P<{}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b[ ]?\.?"
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = (
    r"(?:(?P<weekday>Mon(?:day)?|Tues?(?:day)?|Wed(?:nesday)?|Thu(?:rs(?:day)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)"
    r"\b\.?,?[ ]{1,2})?"
)
_YEAR = r"(?P<{}>(?:19|20)\d\d)\b"
_DAY = r"(?P<{}>[0-3]?\d)(?:st|nd|rd|th)?"
FULL_DAY = re.compile(
    rf"\b{_WEEKDAY}(?:"
    rf"{_YEAR.format('y1')}[-/.](?P<m1>[01]?\d)[-/.](?P<d1>[0-3]?\d)(?=\b|T\d)"
    rf"|{_MONTH.format('m2')}[ ]{{0,2}}{_DAY.format('d2')},?[ ]{{1,2}}{_YEAR.format('y2')}"
    rf"|{_DAY.format('d3')}[ -]{{1,2}}(?:of[ ])?{_MONTH.format('m3')},?[ -]{{1,2}}{_YEAR.format('y3')}"
    rf"|(?P<n1>[0-3]?\d)[-/.](?P<n2>[0-3]?\d)[-/.]{_YEAR.format('y4')}"
    r")",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?", re.DOTALL)


class FullDay(NamedTuple):
    """A full date in a text: where it stands, its ISO day, and whether a weekday is named that agrees."""

    start: int
    end: int
    iso: str
    weekday: str | None


def iso_day(value: str) -> str | None:
    """The day of an ISO date or datetime; None where it is neither or no such day exists."""
    match = _ISO.fullmatch(value.strip())
    return _iso(int(match[1]), int(match[2]), int(match[3])) if match else None


def full_days(text: str, start: int = 0, end: int | None = None) -> Iterator[FullDay]:
    """The full dates in a stretch of the text. Left out: impossible days, weekdays that are not that
    day's, and all-number dates that could be read both day first and month first.
    """
    for match in FULL_DAY.finditer(text, start, len(text) if end is None else end):
        if (day := read_match(match)) is not None:
            yield day


def read_match(match: re.Match[str]) -> FullDay | None:
    """What a match of FULL_DAY says, or None where it is no day or not one day only."""
    numbers = _numbers(match)
    iso = _iso(*numbers) if numbers else None
    if iso is None:
        return None
    weekday = match["weekday"]
    if weekday is None:
        return FullDay(match.start(), match.end(), iso, None)
    actual = WEEKDAYS[date.fromisoformat(iso).weekday()]
    return FullDay(match.start(), match.end(), iso, actual) if actual.startswith(weekday.lower()) else None


def month_number(word: str) -> int:
    """The number of a month that is named in full or by its first letters."""
    return next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(word.lower()[:3]))


def _numbers(match: re.Match[str]) -> tuple[int, int, int] | None:
    if match["y1"]:
        return int(match["y1"]), int(match["m1"]), int(match["d1"])
    for year, month, day in (("y2", "m2", "d2"), ("y3", "m3", "d3")):
        if match[year]:
            return int(match[year]), month_number(match[month]), int(match[day])
    first, second = int(match["n1"]), int(match["n2"])
    if first == second or second > 12:
        return int(match["y4"]), first, second
    return (int(match["y4"]), second, first) if first > 12 else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
