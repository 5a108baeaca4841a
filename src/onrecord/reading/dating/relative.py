"""Time expressions that are counted from the publication day or from a day named before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from onrecord.reading.dating.base import (
    EARLIER,
    NO_REFERENCE,
    STATED,
    Stretch,
    Value,
    count_of,
    counted,
    daytime_of,
    of_anchor,
    period,
    season_value,
    shift_of,
    shifted,
    span_value,
    unit_of,
    year_before,
)
from onrecord.reading.dating.grammar import WEEKDAYS


def _this_unit(stretch: Stretch) -> Value | None:
    unit, by = unit_of(stretch), shift_of(stretch) or 0
    if stretch.word("r") == "recent":
        return span_value(stretch)
    if unit in {"SP", "SU", "FA", "WI"}:
        return of_anchor(stretch, lambda anchor: season_value(anchor, unit, by, "h" in stretch.letters))
    if unit.startswith("T"):
        return Value("PRESENT_REF", "DATE", STATED) if by == 0 else None
    if "last" not in stretch.all("l") and by == -1:
        return span_value(stretch) if "past" in stretch.all("l") else counted(stretch, unit, by)
    return of_anchor(stretch, lambda anchor: shifted(anchor, unit, by))


def weekday_value(stretch: Stretch) -> Value | None:
    """ "Wednesday", "late Wednesday", "Wednesday night", "last Friday"."""
    day = WEEKDAYS[stretch.word("Ww")]
    kind, suffix = daytime_of(stretch)

    def value(anchor: date) -> str:
        back = (anchor.weekday() - day) % 7
        shift = shift_of(stretch)
        if shift == -1:
            back = back or 7
        elif shift == 1 or (shift is None and back and stretch.direction > 0):
            back -= 7
        return (anchor - timedelta(days=back)).isoformat() + suffix

    return of_anchor(stretch, value, kind)


def _today(stretch: Stretch) -> Value | None:
    by = {"yesterday": -1, "tomorrow": 1}.get(stretch.word("T"), 0)
    kind, suffix = daytime_of(stretch)
    return of_anchor(stretch, lambda anchor: f"{shifted(anchor, 'D', by)}{suffix}", kind)


def _daytime_weekday(stretch: Stretch) -> Value | None:
    return _today(stretch) if "T" in stretch.letters else weekday_value(stretch)


def _this_daytime(stretch: Stretch) -> Value | None:
    by = -1 if "l" in stretch.letters else 0
    _, suffix = daytime_of(stretch)
    return of_anchor(stretch, lambda anchor: f"{shifted(anchor, 'D', by)}{suffix}", "TIME")


def _next_to_day(stretch: Stretch) -> Value | None:
    """ "the previous day", "the following month", "the day after", "that year", "the past year"."""
    unit, word = unit_of(stretch), stretch.word("lx")
    if unit.startswith("T") or unit == "":
        return None
    if word in {"past", "last", "next", "coming"} and not (word == "next" and unit == "D"):
        return Value(period(unit, 1, False), "DURATION", STATED)
    if word:
        return counted(stretch, unit, -1 if "l" in stretch.letters else 1)
    if "i" in stretch.letters:
        return counted(stretch, unit, -1 if stretch.word("i") == "before" else 1) if unit == "D" else None
    return counted(stretch, unit, 0) if stretch.word("b") in {"that", "same"} else None


def _weekend(stretch: Stretch) -> Value | None:
    by = 0 if stretch.direction > 0 else -1

    def value(anchor: date) -> str | None:
        return shifted(anchor, "WE", by if anchor.weekday() < 5 else 0)

    return of_anchor(stretch, value) if "B" in stretch.letters else None


def _ago(stretch: Stretch) -> Value | None:
    unit, (count, is_vague) = unit_of(stretch), count_of(stretch)
    if is_vague or unit.startswith("T"):
        return Value("PAST_REF", "DATE", STATED)
    if unit == "Y" and count == 1:
        return year_before(stretch)
    return of_anchor(stretch, lambda anchor: shifted(anchor, unit, -int(count)) if count % 1 == 0 else None)


def _later(stretch: Stretch) -> Value | None:
    """ "a year earlier", "two days later"; before an event they stay unresolved."""
    unit, (count, is_vague), word = unit_of(stretch), count_of(stretch), stretch.word("ei")
    if word in {"early", "late", "mid"}:
        return None
    if is_vague or unit.startswith("T") or count % 1:
        return Value(None, "DATE", NO_REFERENCE)
    if word in {"before", "after"} and stretch.words.at(stretch.last) not in {".", ",", "", "\n"}:
        return Value(None, "DATE", "counted from an event")
    by = int(count) * (-1 if word in EARLIER else 1)
    if unit == "Y" and by == -1 and (stretch.reference is None or stretch.reference.unit in "QM"):
        return year_before(stretch)
    if stretch.reference is None and unit == "Y" and word in EARLIER:
        return of_anchor(stretch, lambda anchor: shifted(anchor, unit, by))
    return counted(stretch, unit, by)


RELATIVE: dict[str, Callable[[Stretch], Value | None]] = {
    "this_unit": _this_unit,
    "this_weekday": weekday_value,
    "this_daytime": _this_daytime,
    "weekday": weekday_value,
    "daytime_weekday": _daytime_weekday,
    "today": _today,
    "next_to_day": _next_to_day,
    "weekend": _weekend,
    "ago": _ago,
    "later": _later,
}
