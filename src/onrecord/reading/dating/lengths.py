"""Lengths of time, times of day, repeated times and bare references."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from onrecord.reading.dating.base import (
    FROM_PUBLICATION,
    FROM_TEXT,
    FROM_UNKNOWN_EVENT,
    NO_DAY,
    OPEN_DAY,
    STATED,
    Stretch,
    Value,
    clock_suffix,
    count_of,
    named_year,
    of_anchor,
    period,
    season_value,
    shifted,
    span_value,
    unit_of,
    worded_year,
    year_before,
)
from onrecord.reading.dating.calendar import month_and_day
from onrecord.reading.dating.grammar import DAYTIMES, HABITS, MONTHS, REFERENCES, SEASONS, WEEKDAYS
from onrecord.reading.dating.relative import of_the_unit, weekday_value
from onrecord.reading.lexemes import word_set


def _length(stretch: Stretch) -> Value | None:
    unit, (count, is_vague) = unit_of(stretch), count_of(stretch)
    if unit == "TH" and count >= 1000 and count % 100 < 60:
        return None  # "at 1700 hours"
    if unit == "Q" and stretch.words.at(stretch.last) == "of" and not is_vague:
        return None  # "three quarters of the fleet"
    before = stretch.words.at(stretch.first - 1)
    is_some_day = unit == "D" and count == 1 and stretch.word("N") == "one" and stretch.last - stretch.first == 2
    if is_some_day and before in _MODALS:  # "will one day be free"
        return Value("FUTURE_REF", "DATE", STATED)
    if stretch.letters == "au" and _is_rate(before):
        return Value(period(unit, 1, False), "SET", STATED)
    is_bare = stretch.letters == "au" and unit in {"D", "TS", "TM"}
    if is_bare and before not in _MEASURING and stretch.words.at(stretch.last) not in _COUNTING:
        return None
    return Value(period(unit, count, is_vague), "DURATION", STATED)


_BEFORE_SEASON = {"in", "by", "since", "until", "till", "during", "over", "through", "throughout", "from", "for"}
_MEASURING = {"within", "in", "for", "about", "than"}
_MODALS = word_set("will would could may might can must shall")
_COUNTING = {"before", "after", "earlier", "later"}


_TELLING = word_set("the a an that when his her its their he she it they we you i this these those our my your")


def _is_rate(before: str) -> bool:
    return before in {"once", "twice", "percent", "share", "%", "times", "pounds", "barrel", "barrels"} or (
        before[:1].isdigit()
        or before in {"million", "billion", "thousand", "hundred"}
        or (len(before) > 3 and before.endswith("s"))
    )


def _lengths(stretch: Stretch) -> Value | None:
    unit, after = unit_of(stretch), stretch.words.at(stretch.last)
    if stretch.words.at(stretch.first - 1)[:1].isdigit():
        return None  # "at 1530 hours"
    is_kind = after == "when" and stretch.words.at(stretch.first - 1) == "on"  # "on days when prices fall"
    return Value(period(unit, 0, True), "DURATION", STATED) if unit != "TS" and not is_kind else None


def _unit_alone(stretch: Stretch) -> Value | None:
    """ "the year", "the fiscal year"."""
    unit = unit_of(stretch)
    if unit == "W" and stretch.words.at(stretch.last) in {"of", "following", "before", "after", "when", "that"}:
        return Value(None, "DATE", FROM_UNKNOWN_EVENT)
    is_back_from = unit in {"Y", "W"} and stretch.words.at(stretch.last) in {"ended", "ending", "to", "through"}
    if "y" in stretch.letters or is_back_from:
        return Value(period(unit, 1, False), "DURATION", STATED)
    if unit == "W":
        return of_the_unit(stretch, unit)
    return of_anchor(stretch, lambda anchor: shifted(anchor, unit, 0)) if unit == "Y" else None


def _clock(stretch: Stretch) -> Value | None:
    if stretch.letters[0] in "Y#":
        return _four_digits(stretch)
    numbers = [int(word) for word in stretch.all("D")]
    half, has_minutes = stretch.word("c"), ":" in stretch.letters
    hour, minute = numbers[0], numbers[1] if has_minutes else 0
    if hour > (12 if half else 24) or minute > 59 or (has_minutes and len(stretch.all("D")[1]) != 2):
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif "C" in stretch.letters or (hour <= 12 and not stretch.all("D")[0].startswith("0")):
        return Value(None, "TIME", "morning or afternoon is not stated")
    day, basis = _day_of(stretch)
    return Value(f"{day}T{hour:02}:{minute:02}", "TIME", basis)


def _clock_of_day(stretch: Stretch) -> Value | None:
    """ "15:30 on Saturday"; not "2:1 on Saturday"."""
    value = _clock(stretch) if stretch.word("I") in {"", "on"} else None
    return value if value and value.value else None


def _four_digits(stretch: Stretch) -> Value | None:
    """ "0735 GMT"."""
    digits = stretch.words.at(stretch.first)
    if len(digits) != 4 or not digits.isdigit() or digits[:2] > "24" or digits[2:] > "59":
        return None
    day, basis = _day_of(stretch)
    return Value(f"{day}T{digits[:2]}:{digits[2:]}", "TIME", basis)


def _day_of(stretch: Stretch) -> tuple[str, str]:
    """The day that a time of day names itself, or the one named before in the sentence, else an open one; its basis."""
    own = _own_day(stretch)
    if own is not None:
        return (own.value[:10], own.basis) if own.value else (OPEN_DAY, own.basis)
    reference = stretch.reference
    is_here = reference is not None and reference.unit == "D" and reference.in_sentence
    is_other_clock = "g" in stretch.letters and stretch.words.at(stretch.first - 1) == "("
    if reference is None or not is_here or is_other_clock:
        return OPEN_DAY, NO_DAY
    return reference.value[:10], FROM_TEXT


def _own_day(stretch: Stretch) -> Value | None:
    if stretch.word("Mm"):
        offset = next(place for place, letter in enumerate(stretch.letters) if letter in "Mm")
        return month_and_day(replace(stretch, first=stretch.first + offset, letters=stretch.letters[offset:]))
    if stretch.word("Ww"):
        return weekday_value(stretch)
    word = stretch.word("T")
    by = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    return of_anchor(stretch, lambda anchor: shifted(anchor, "D", by)) if word else None


def _daytime(stretch: Stretch) -> Value | None:
    word = stretch.word("p")
    if word in {"morning", "afternoon", "evening", "night"} and not set(stretch.letters) & set("eB"):
        return None
    if _is_of_event(stretch) or stretch.words.lower[max(stretch.first - 2, 0) : stretch.first] == ["pre", "-"]:
        return Value(None, "TIME", FROM_UNKNOWN_EVENT) if _is_of_event(stretch) else None
    day, basis = _day_of(stretch)
    return Value(f"{day}{clock_suffix(DAYTIMES[word])}", "TIME", basis)


def _is_of_event(stretch: Stretch) -> bool:
    """ "the night the mill burned", "the morning of the vote": what happened says which day."""
    after = stretch.words.at(stretch.last)
    if "B" not in stretch.letters:
        return False
    return after in _TELLING or (after == "of" and stretch.words.at(stretch.last + 1) in _TELLING)


def _every(stretch: Stretch) -> Value | None:
    if stretch.word("Ww"):
        return Value(f"XXXX-WXX-{WEEKDAYS[stretch.word('Ww')] + 1}", "SET", STATED)
    if stretch.word("p"):
        return Value(f"XXXX-XX-XX{clock_suffix(DAYTIMES[stretch.word('p')])}", "SET", STATED)
    if stretch.word("Mm"):
        return Value(f"XXXX-{MONTHS[stretch.word('Mm')]:02}", "SET", STATED)
    unit = unit_of(stretch)
    if unit in {"SP", "SU", "FA", "WI"}:
        return Value(f"XXXX-{unit}", "SET", STATED)
    counted = any(letter in "D#YNfja" for letter in stretch.letters)
    count, is_vague = count_of(stretch) if counted else (1.0, False)
    return Value(period(unit, count, is_vague), "SET", STATED)


def _habit(stretch: Stretch) -> Value | None:
    days = stretch.word("U")
    return Value(f"XXXX-WXX-{WEEKDAYS[days[:-1]] + 1}" if days else HABITS[stretch.word("H")], "SET", STATED)


def _reference(stretch: Stretch) -> Value | None:
    if "l" in stretch.letters:
        is_past = stretch.word("l") == "past" and stretch.words.at(stretch.first - 1) == "in"
        return Value("PAST_REF", "DATE", STATED) if is_past else None
    word = stretch.word("RrJ")
    is_often = word == "now" and stretch.words.lower[stretch.last : stretch.last + 2] in (
        ["and", "then"],
        ["and", "again"],
    )
    if is_often or (word == "current" and stretch.words.at(stretch.first - 1) == "then"):
        return None
    if not word:  # "these days"
        is_now = stretch.word("v") == "days" and stretch.word("h") == "these"
        return Value("PRESENT_REF", "DATE", STATED) if is_now else None
    return Value(REFERENCES[word], "DATE", STATED)


def _season(stretch: Stretch) -> Value | None:
    word, year = stretch.word("Zz"), stretch.word("Y")
    unit = SEASONS.get(word) or SEASONS.get(word.removesuffix("s"), "")
    if "N" in stretch.letters or "u" in stretch.letters:
        named = worded_year(stretch) if "N" in stretch.letters else named_year(stretch)
        basis = STATED if "N" in stretch.letters else FROM_PUBLICATION
        return Value(f"{named:04}-{unit}", "DATE", basis) if named else None
    if year:
        return Value(f"{year}-{unit}", "DATE", STATED)
    before, is_bare = stretch.words.at(stretch.first - 1), stretch.letters in {"Z", "z"}
    if stretch.words.at(stretch.last) == "of":
        return None  # "the fall of the city", "the summer of '67"
    is_event = word in {"fall", "spring"} and before not in _BEFORE_SEASON
    is_named = bool(set(stretch.letters) & set("ehlx"))
    if word.endswith("s") or (not is_named and (is_event or (is_bare and before not in _BEFORE_SEASON))):
        return None
    by = 1 if stretch.direction > 0 else -1
    return of_anchor(stretch, lambda anchor: season_value(anchor, unit, by, same_year=False))


def _year_end(stretch: Stretch) -> Value | None:
    by = -1 if stretch.words.at(stretch.first - 1) == "since" else 0
    return of_anchor(stretch, lambda anchor: shifted(anchor, "Y", by)) if unit_of(stretch) == "Y" else None


def _year_ago(stretch: Stretch) -> Value | None:
    return year_before(stretch) if unit_of(stretch) == "Y" else None


LENGTHS: dict[str, Callable[[Stretch], Value | None]] = {
    "length": _length,
    "lengths": _lengths,
    "unit": _unit_alone,
    "clock": _clock,
    "clock_of_day": _clock_of_day,
    "daytime": _daytime,
    "every": _every,
    "habit": _habit,
    "reference": _reference,
    "season": _season,
    "year_end": _year_end,
    "year_ago": _year_ago,
    "span": span_value,
}
