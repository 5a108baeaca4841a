"""How values are put into words on a page."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from onrecord.model import Number, Span
from onrecord.telling.text import one_line
from onrecord.telling.values import value_of

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_ORDINALS = ("first", "second", "third", "fourth")


def day(value: str | None) -> str:
    """A TIMEX3 value as people write it: "3 March 2031", "the 1990s", "week 22 of 2031".

    As it is where it names no date; of a time it says the day.
    """
    if not value:
        return "day unknown"
    try:
        return next((told(found) for form, told in _TOLD if (found := form.match(value))), value)
    except ValueError:  # the 30th of February, a 53rd week of a year that has 52
        return value


def _calendar_day(found: re.Match[str]) -> str:
    whole = date.fromisoformat(found[1])
    return f"{whole.day} {_MONTHS[whole.month - 1]} {whole.year}"


def _month(found: re.Match[str]) -> str:
    return f"{_MONTHS[date(int(found[1]), int(found[2]), 1).month - 1]} {int(found[1])}"


def _week(found: re.Match[str]) -> str:
    saturday = date.fromisocalendar(int(found[1]), int(found[2]), 6)
    if found[3]:
        return f"the weekend of {saturday.day} {_MONTHS[saturday.month - 1]} {saturday.year}"
    return f"week {int(found[2])} of {int(found[1])}"


def _without_year(found: re.Match[str]) -> str:
    month = date(2000, int(found[1]), int(found[2] or 1))  # of a leap year: the 29th of February is a day
    return f"{f'{month.day} ' if found[2] else ''}{_MONTHS[month.month - 1]}, year not told"


def _century(found: re.Match[str]) -> str:
    count = int(found[0]) + 1
    ending = "th" if 10 < count % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"the {count}{ending} century"


def _part(found: re.Match[str]) -> str:
    return f"the {_ORDINALS[int(found[3]) - 1]} {'quarter' if found[2] == 'Q' else 'half'} of {int(found[1])}"


_TOLD: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9])"), _calendar_day),
    (re.compile(r"(?!0000)([0-9]{4})-([0-9]{2})\Z"), _month),
    (re.compile(r"(?!0000)([0-9]{4})\Z"), lambda found: str(int(found[1]))),
    (re.compile(r"(?!0000)([0-9]{4})-W([0-9]{2})(-WE)?\Z"), _week),
    (re.compile(r"(?!0000)([0-9]{4})-(Q(?=[1-4])|H(?=[12]))([1-4])\Z"), _part),
    (re.compile(r"(?!0000)([0-9]{4})-(SP|SU|FA|WI)\Z"), lambda found: f"{_SEASONS[found[2]]} {int(found[1])}"),
    (re.compile(r"(?!000)[0-9]{3}\Z"), lambda found: f"the {int(found[0])}0s"),
    (re.compile(r"[0-9]{2}\Z"), _century),
    (re.compile(r"XXXX-([0-9]{2})(?:-([0-9]{2}))?\Z"), _without_year),
)


def number(value: Number | None) -> str:
    """A number with its thousands apart: "1,200"."""
    return "" if value is None else f"{value:,}"


def signed(value: float) -> str:
    """A number to a tenth, with its sign: "+0.7", "−1.2", "0.0"."""
    shown = f"{value:+.1f}"
    return "0.0" if shown in ("+0.0", "-0.0") else shown.replace("-", "−")


def counted(count: int, noun: str) -> str:
    """``1 report``, ``2 reports``, ``2 stories``."""
    if count != 1:
        noun = f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeou" else f"{noun}s"
    return f"{count:,} {noun}"


def anchor(id: str) -> str:
    """The part of an entry's id that is its own in its report: "s3" of "my-17#s3"."""
    return id.rpartition("#")[2]


def moment(value: str) -> str:
    """A moment in UTC, to the minute: "3 March 2031, 14:03 UTC"."""
    return f"{day(value)}, {value[11:16]} UTC" if value[11:16] else day(value)


def handle(id: str) -> str:
    """An id for an element of a page from any id of the record, which may hold spaces and quotes."""
    return f"e{hashlib.sha256(id.encode()).hexdigest()[:12]}"


def words(of: str | Iterable[Span], limit: int | None = None) -> str:
    """A report's words on one line, cut where they are longer than `limit`; of spans, each apart by an ellipsis."""
    return one_line(of if isinstance(of, str) else " … ".join(span.exact for span in of), limit)


def spaced(text: str) -> str:
    """A report's words on one line, with the space at either end that the text has there."""
    inner = one_line(text)
    return f"{' ' * text[:1].isspace()}{inner}{' ' * text[-1:].isspace()}" if inner else " " * bool(text)


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day, "number": number, "counted": counted, "anchor": anchor, "moment": moment,
    "handle": handle, "words": words, "value": value_of, "spaced": spaced,
    "json": lambda value: json.dumps(value, ensure_ascii=False),
}  # fmt: skip
