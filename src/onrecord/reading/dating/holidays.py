"""Holidays whose day the calendar tells."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.reading.dating.base import FROM_PUBLICATION, UNKNOWN_YEAR, Stretch, Value
from onrecord.reading.dating.calendar import before_or_after, is_since, nearest_day
from onrecord.reading.lexemes import word_set

_BEFORE_HOLIDAY = word_set("on at by since until till before after over last this next during around")


def _holiday(stretch: Stretch) -> Value | None:
    """ "Christmas", "New Year's Eve"; not of a calendar that keeps it on another day."""
    words, before = stretch.words.lower[stretch.first : stretch.last], stretch.words.at(stretch.first - 1)
    last = words[-1]
    if words[0] == "new" and words[1] == "year" and last in {"day", "eve"}:
        month, day = (1, 1) if last == "day" else (12, 31)
    elif "christmas" in words and (
        last in {"day", "eve"} or (last == "christmas" and (before in _BEFORE_HOLIDAY or len(words) > 1))
    ):
        month, day = 12, 24 if last == "eve" else 25
    else:
        return None
    if before in {"orthodox", "coptic", "julian", "ethiopian", "lunar", "chinese", "jewish", "islamic", "persian"}:
        return Value(None, "DATE", "its day differs from calendar to calendar")
    if stretch.anchor is None:
        return Value(f"XXXX-{month:02}-{day:02}", "DATE", UNKNOWN_YEAR)
    if stretch.letters[0] in "lx":
        return before_or_after(stretch.anchor, month, day, "lx".index(stretch.letters[0]))
    found = nearest_day(stretch.anchor, month, day, None, stretch.direction, is_since(stretch))
    return Value(found.isoformat(), "DATE", FROM_PUBLICATION) if found else None


HOLIDAYS: dict[str, Callable[[Stretch], Value | None]] = {"holiday": _holiday}
