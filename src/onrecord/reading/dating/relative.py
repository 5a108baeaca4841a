"""Time expressions that are counted from the publication day or from a day named before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from onrecord.reading.dating.base import (
    EARLIER,
    FROM_UNKNOWN_EVENT,
    NO_REFERENCE,
    STATED,
    TWO_REFERENCES,
    Stretch,
    Value,
    compares,
    count_of,
    counted,
    counted_from_event,
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
from onrecord.reading.lexemes import word_set

_BEFORE_OR_AFTER = "the one before or after the publication day; the tense does not tell"
_STRETCHING = word_set(
    "for within in during over throughout than least most every about around nearly almost roughly approximately some"
)  # "for two days after the raid"
_SOON = 2  # days
_IN_STORY = {"following", "subsequent", "previous", "preceding"}
_OF_AN_AGE = word_set(
    "world youth youths society societies generation generations children students workers readers parents women men "
    "people leaders cars culture technology technologies standards economy life age climate teenagers voters "
    "consumers computers politics politicians soldiers cities farmers"
)
_ENDS = {".", ",", "", "\n", ";", ")", ":", "'", '"', "”", "’", "and", "but", "at", "in", "on"}


def _this_unit(stretch: Stretch) -> Value | None:
    unit, by = unit_of(stretch), shift_of(stretch) or 0
    if stretch.letters[-2:] == "Bu":
        return of_the_unit(stretch, unit)
    if stretch.word("r") == "recent":
        return span_value(stretch)
    if unit in {"SP", "SU", "FA", "WI"} and stretch.word("lx") in _IN_STORY:
        return Value(None, "DATE", NO_REFERENCE)
    if unit in {"SP", "SU", "FA", "WI"}:
        return of_anchor(stretch, lambda anchor: season_value(anchor, unit, by, "h" in stretch.letters))
    if unit.startswith("T"):
        return Value("PRESENT_REF", "DATE", STATED) if by == 0 else None
    if "last" not in stretch.all("l") and by == -1:
        return span_value(stretch) if "past" in stretch.all("l") else counted(stretch, unit, by)
    return of_anchor(stretch, lambda anchor: shifted(anchor, unit, by))


def of_the_unit(stretch: Stretch, unit: str) -> Value:
    """ "later in the day", "the end of the year": of the one spoken of, or else of the publication."""
    told = counted(stretch, unit, 0)
    here = of_anchor(stretch, lambda anchor: shifted(anchor, unit, 0))
    if unit == "D" or told.value == here.value:
        return told
    if told.value is None or stretch.direction > 0:
        years = {one.value[:4] for one in stretch.references}
        is_here = stretch.direction > 0 or years <= {(here.value or "")[:4]}
        return here if is_here else told
    return told if stretch.direction < 0 else Value(None, "DATE", TWO_REFERENCES)


def weekday_value(stretch: Stretch) -> Value | None:
    """ "Wednesday", "late Wednesday", "Wednesday night", "last Friday"."""
    day = WEEKDAYS[stretch.word("Ww")]
    kind, suffix = daytime_of(stretch)
    if stretch.words.at(stretch.first - 1) == "other" and stretch.words.at(stretch.first - 2) in {"every", "each"}:
        return None
    if stretch.word("lx") in _IN_STORY:
        return _weekday_of_story(stretch, day)

    is_later = stretch.word("e") == "later"  # "later Wednesday" is said on that Wednesday or soon after
    is_open = stretch.is_unsure and shift_of(stretch) is None and not is_later
    if stretch.anchor and (stretch.anchor.weekday() - day) % 7 > (_SOON if is_later else 0 if is_open else 6):
        return Value(None, kind, _BEFORE_OR_AFTER)

    def value(anchor: date) -> str:
        back = (anchor.weekday() - day) % 7
        shift = shift_of(stretch)
        if is_later:
            return (anchor - timedelta(days=back)).isoformat() + suffix
        if shift == -1:
            back = back or 7
        elif shift == 1 or (back and stretch.direction > 0):
            back -= 7
        elif shift == 0 and stretch.direction == 0:
            back = anchor.weekday() - day
        return (anchor - timedelta(days=back)).isoformat() + suffix

    return of_anchor(stretch, value, kind)


def _weekday_of_story(stretch: Stretch, weekday: int) -> Value:
    """ "the following Tuesday", counted from a day named before."""
    by = 1 if stretch.word("lx") in {"following", "subsequent"} else -1
    told = counted(stretch, "D", by)
    if told.value is None:
        return told
    nearest = date.fromisoformat(told.value)
    days = (weekday - nearest.weekday()) % 7 if by > 0 else -((nearest.weekday() - weekday) % 7)
    kind, suffix = daytime_of(stretch)
    return Value((nearest + timedelta(days=days)).isoformat() + suffix, kind, told.basis)


def _weekday_of_week(stretch: Stretch) -> Value | None:
    """ "Tuesday next week", "Friday of last week"."""
    day, shift = WEEKDAYS[stretch.word("Ww")], {"last": -1, "this": 0, "next": 1}.get(stretch.word("lhx"))
    if stretch.word("u") != "week" or shift is None:
        return None
    return of_anchor(stretch, lambda anchor: (anchor + timedelta(days=7 * shift + day - anchor.weekday())).isoformat())


def _today(stretch: Stretch) -> Value | None:
    by = {"yesterday": -1, "tomorrow": 1}.get(stretch.word("T"), 0)
    if by >= 0 and _is_age_of_man(stretch):
        return Value("FUTURE_REF" if by else "PRESENT_REF", "DATE", STATED)
    kind, suffix = daytime_of(stretch)
    return of_anchor(stretch, lambda anchor: f"{shifted(anchor, 'D', by)}{suffix}", kind)


def _is_age_of_man(stretch: Stretch) -> bool:
    """ "today's youth", "the cars of tomorrow": no day but the present, or what is to come."""
    words, last = stretch.words, stretch.last
    owned = words.at(last + 2) if words.at(last) in {"'", "’"} and words.at(last + 1) == "s" else ""
    return owned in _OF_AN_AGE or (words.at(stretch.first - 1) == "of" and words.at(stretch.first - 2) in _OF_AN_AGE)


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
    if word == "last" and stretch.words.at(stretch.last) == "of":
        return Value(None, "DATE", FROM_UNKNOWN_EVENT)  # "the last week of June", "the last day of the siege"
    if word in {"past", "last", "next", "coming"} and not (word == "next" and unit == "D"):
        return Value(period(unit, 1, False), "DURATION", STATED)
    if word:
        return counted(stretch, unit, -1 if "l" in stretch.letters else 1)
    if "i" in stretch.letters and stretch.words.at(stretch.first - 1) == "to":
        return None  # "two years to the day after ..."
    if "i" in stretch.letters:
        return _day_beside(stretch, unit, -1 if stretch.word("i") == "before" else 1)
    return counted(stretch, unit, 0) if stretch.word("b") in {"that", "same"} else None


def _day_beside(stretch: Stretch, unit: str, by: int) -> Value | None:
    """ "the day before", "the year after", "the day before yesterday"."""
    if "T" in stretch.letters:
        by += {"yesterday": -1, "tomorrow": 1}.get(stretch.word("T"), 0)
        return of_anchor(stretch, lambda anchor: shifted(anchor, unit, by)) if unit == "D" else None
    if _has_event(stretch):
        return counted_from_event(stretch, unit, by) or Value(None, "DATE", FROM_UNKNOWN_EVENT)
    return counted(stretch, unit, by)


def _before_last(stretch: Stretch) -> Value | None:
    """ "the week before last", "the night before last", "the week after next"."""
    if stretch.word("Ww"):  # "the Friday before last"
        known = weekday_value(replace(stretch, letters=stretch.letters[: stretch.letters.index("i")], direction=-1))
        is_known = known is not None and known.value is not None and stretch.word("l") == "last"
        day = date.fromisoformat(known.value) if is_known and known and known.value else None
        return replace(known, value=shifted(day, "D", -7)) if known and day else known
    by = {("before", "last"): -2, ("after", "next"): 2}.get((stretch.word("i"), stretch.word("lx")))
    if by is None:
        return None
    if stretch.word("p"):
        kind, suffix = daytime_of(stretch)
        return of_anchor(stretch, lambda anchor: f"{shifted(anchor, 'D', by)}{suffix}", kind)
    unit = unit_of(stretch)
    return of_anchor(stretch, lambda anchor: shifted(anchor, unit, by)) if unit in {"W", "M", "Y"} else None


def _next_to_daytime(stretch: Stretch) -> Value | None:
    """ "the next morning", "the previous evening", "that night"."""
    word, suffix = stretch.word("b"), daytime_of(stretch)[1]
    if "i" in stretch.letters and _has_event(stretch):
        return Value(None, "TIME", FROM_UNKNOWN_EVENT)
    if not suffix or (word and word not in {"that", "same"}) or stretch.word("lx") in {"past", "last", "coming"}:
        return None
    by = 0 if word else -1 if "l" in stretch.letters or stretch.word("i") == "before" else 1
    day = counted(stretch, "D", by)
    return Value(day.value + suffix if day.value else None, "TIME", day.basis)


def _has_event(stretch: Stretch) -> bool:
    """Whether "before" or "after" goes on to say what it counts from."""
    return stretch.words.at(stretch.last) not in _ENDS


def _from_now(stretch: Stretch) -> Value | None:
    """ "two weeks from now"."""
    unit, (count, is_vague) = unit_of(stretch), count_of(stretch)
    if stretch.word("I") != "from" or (stretch.word("RTWw") not in {"now", "today", *WEEKDAYS}):
        return None
    if stretch.word("Ww"):
        return _from_weekday(stretch, unit, count) if unit in {"D", "W"} and not is_vague else None
    if is_vague or count % 1 or unit.startswith("T"):
        return Value("FUTURE_REF", "DATE", STATED)
    return of_anchor(stretch, lambda anchor: shifted(anchor, unit, int(count)))


def _weekend(stretch: Stretch) -> Value | None:
    by = 0 if stretch.direction > 0 else -1

    def value(anchor: date) -> str | None:
        return shifted(anchor, "WE", by if anchor.weekday() < 5 else 0)

    return of_anchor(stretch, value) if "B" in stretch.letters else None


def _ago(stretch: Stretch) -> Value | None:
    unit, (count, is_vague) = unit_of(stretch), count_of(stretch)
    if is_vague or unit.startswith("T"):
        return Value("PAST_REF", "DATE", STATED)
    if set(stretch.letters) & set("TW"):
        return _ago_to_the_day(stretch, unit, count)
    if unit == "Y" and count % 1 == 0 and stretch.words.at(stretch.last - 1) == "month":
        by = -12 * int(count) + (shift_of(stretch) or 0)
        return of_anchor(stretch, lambda anchor: shifted(anchor, "M", by))
    if unit == "Y" and count == 1:
        return year_before(stretch)
    if unit == "Y" and count % 1:
        unit, count = "M", count * 12
    if count % 1:
        return Value("PAST_REF", "DATE", STATED)
    return of_anchor(stretch, lambda anchor: shifted(anchor, unit, -int(count)))


def _ago_to_the_day(stretch: Stretch, unit: str, count: float) -> Value | None:
    """ "a year ago today", "three weeks ago Tuesday"."""
    is_weekday = bool(stretch.word("Ww"))
    if is_weekday and unit in {"D", "M", "Y"}:
        return Value(None, "DATE", "the weekday then, or the same day of the month")
    if count % 1 or unit not in ({"W"} if is_weekday else {"D", "W", "M", "Y"}):
        return None

    def value(anchor: date) -> str:
        if unit in {"D", "W"}:
            back = (anchor.weekday() - WEEKDAYS[stretch.word("Ww")]) % 7 if is_weekday else 0
            return (anchor - timedelta(days=back + int(count) * (7 if unit == "W" else 1))).isoformat()
        month = anchor.year * 12 + anchor.month - 1 - int(count) * (12 if unit == "Y" else 1)
        return anchor.replace(year=month // 12, month=month % 12 + 1).isoformat()

    return of_anchor(stretch, value) if is_weekday or stretch.word("T") == "today" else None


def _from_weekday(stretch: Stretch, unit: str, count: float) -> Value | None:
    """ "a week from Monday": counted from the Monday to come."""
    first = weekday_value(replace(stretch, direction=1))
    if first is None or first.value is None or count % 1:
        return first
    day = date.fromisoformat(first.value) + timedelta(days=int(count) * (7 if unit == "W" else 1))
    return replace(first, value=day.isoformat())


def _later(stretch: Stretch) -> Value | None:
    """ "a year earlier", "two days later"; before an event they stay unresolved."""
    unit, (count, is_vague), word = unit_of(stretch), count_of(stretch), stretch.word("ei")
    if word in {"early", "late", "mid"} or stretch.words.at(stretch.last) == "than":
        return None
    by = int(count) * (-1 if word in EARLIER else 1)
    is_open = is_vague or unit.startswith("T") or count % 1 != 0
    if word in {"before", "after"} and _has_event(stretch):
        is_open |= stretch.words.at(stretch.first - 1) in _STRETCHING
        return None if is_open else counted_from_event(stretch, unit, by)
    if is_open:
        return None
    if unit == "Y" and by == -1 and compares(stretch):
        told = counted(stretch, unit, by) if stretch.reference and stretch.reference.unit in "DMY" else None
        return told if told and told.value else year_before(stretch)
    return counted(stretch, unit, by)


RELATIVE: dict[str, Callable[[Stretch], Value | None]] = {
    "this_unit": _this_unit,
    "this_weekday": weekday_value,
    "this_daytime": _this_daytime,
    "weekday": weekday_value,
    "weekday_of_week": _weekday_of_week,
    "daytime_weekday": _daytime_weekday,
    "today": _today,
    "next_to_day": _next_to_day,
    "before_last": _before_last,
    "next_to_daytime": _next_to_daytime,
    "from_now": _from_now,
    "weekend": _weekend,
    "ago": _ago,
    "later": _later,
}
