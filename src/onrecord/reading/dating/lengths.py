"""Lengths of time, times of day, repeated times and bare references."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.reading.dating.base import (
    OPEN_DAY,
    STATED,
    Stretch,
    Value,
    clock_suffix,
    count_of,
    of_anchor,
    period,
    season_value,
    shifted,
    span_value,
    unit_of,
    year_before,
)
from onrecord.reading.dating.grammar import DAYTIMES, HABITS, REFERENCES, SEASONS, WEEKDAYS
from onrecord.reading.dating.relative import weekday_value


def _length(stretch: Stretch) -> Value | None:
    unit, (count, is_vague) = unit_of(stretch), count_of(stretch)
    if "old" in stretch.words.lower[stretch.last : stretch.last + 2] or stretch.words.at(stretch.last - 1) == "old":
        return None  # an age
    before = stretch.words.at(stretch.first - 1)
    if stretch.letters == "au" and _is_rate(before):
        return Value(period(unit, 1, False), "SET", STATED)
    if stretch.letters == "au" and unit in {"D", "TS", "TM"}:
        return (
            None
            if before not in {"within", "in", "for", "about", "than"}
            else Value(period(unit, 1, False), "DURATION", STATED)
        )
    return Value(period(unit, count, is_vague), "DURATION", STATED)


def _is_rate(before: str) -> bool:
    return before in {"once", "twice", "percent", "share", "%", "times", "pounds", "barrel", "barrels"} or (
        before[:1].isdigit()
        or before in {"million", "billion", "thousand", "hundred"}
        or (len(before) > 3 and before.endswith("s"))
    )


def _lengths(stretch: Stretch) -> Value | None:
    unit = unit_of(stretch)
    return Value(period(unit, 0, True), "DURATION", STATED) if unit != "TS" else None


def _unit_alone(stretch: Stretch) -> Value | None:
    """ "the year", "the fiscal year"."""
    unit = unit_of(stretch)
    if "y" in stretch.letters or (unit == "Y" and stretch.words.at(stretch.last) in {"ended", "ending"}):
        return Value(period(unit, 1, False), "DURATION", STATED)
    return of_anchor(stretch, lambda anchor: shifted(anchor, unit, 0)) if unit in {"Y", "W"} else None


def _clock(stretch: Stretch) -> Value | None:
    numbers = [int(word) for word in stretch.all("D")]
    half, has_minutes = stretch.word("c"), ":" in stretch.letters
    hour, minute = numbers[0], numbers[1] if has_minutes else 0
    if hour > (12 if half else 24) or minute > 59 or (has_minutes and len(stretch.all("D")[1]) != 2):
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif "C" in stretch.letters or (hour <= 12 and not stretch.all("D")[0].startswith("0")):
        return Value(None, "TIME", "morning or afternoon is not stated")
    return Value(f"{_day_of(stretch)}T{hour:02}:{minute:02}", "TIME", STATED)


def _day_of(stretch: Stretch) -> str:
    """The day that a time of day names itself, or the one named before in the sentence, else an open one."""
    if stretch.word("Ww"):
        day = weekday_value(stretch)
        return (day.value or OPEN_DAY)[:10] if day else OPEN_DAY
    if stretch.word("T"):
        return (
            of_anchor(
                stretch, lambda anchor: shifted(anchor, "D", {"yesterday": -1, "tomorrow": 1}.get(stretch.word("T"), 0))
            ).value
        ) or OPEN_DAY
    reference = stretch.reference
    is_here = reference is not None and reference.unit == "D" and reference.in_sentence
    return reference.value[:10] if reference and is_here else OPEN_DAY


def _daytime(stretch: Stretch) -> Value | None:
    word = stretch.word("p")
    if word in {"morning", "afternoon", "evening", "night"} and not set(stretch.letters) & set("eB"):
        return None
    return Value(f"{_day_of(stretch)}{clock_suffix(DAYTIMES[word])}", "TIME", STATED)


def _every(stretch: Stretch) -> Value | None:
    if stretch.word("Ww"):
        return Value(f"XXXX-WXX-{WEEKDAYS[stretch.word('Ww')] + 1}", "SET", STATED)
    if stretch.word("p"):
        return Value(f"XXXX-XX-XX{clock_suffix(DAYTIMES[stretch.word('p')])}", "SET", STATED)
    unit = unit_of(stretch)
    if unit in {"SP", "SU", "FA", "WI"}:
        return Value(f"XXXX-{unit}", "SET", STATED)
    counted = any(letter in "D#YNfja" for letter in stretch.letters)
    count, is_vague = count_of(stretch) if counted else (1.0, False)
    return Value(period(unit, count, is_vague), "SET", STATED)


def _habit(stretch: Stretch) -> Value | None:
    return Value(HABITS[stretch.word("H")], "SET", STATED)


def _reference(stretch: Stretch) -> Value | None:
    word = stretch.word("RrJ")
    if not word:  # "these days"
        is_now = stretch.word("v") == "days" and stretch.word("h") == "these"
        return Value("PRESENT_REF", "DATE", STATED) if is_now else None
    return Value(REFERENCES[word], "DATE", STATED)


def _season(stretch: Stretch) -> Value | None:
    word, year = stretch.word("Zz"), stretch.word("Y")
    unit = SEASONS.get(word) or SEASONS.get(word.removesuffix("s"), "")
    if year:
        return Value(f"{year}-{unit}", "DATE", STATED)
    plain = stretch.letters in {"Z", "z"} and stretch.words.at(stretch.first - 1) not in {"in", "by", "since", "until"}
    if plain or word.endswith("s"):
        return None
    ends = stretch.direction > 0 and stretch.words.at(stretch.first - 1) in {"until", "till", "by"}
    return of_anchor(stretch, lambda anchor: season_value(anchor, unit, 1 if ends else -1, same_year=False))


def _year_end(stretch: Stretch) -> Value | None:
    return of_anchor(stretch, lambda anchor: f"{anchor.year:04}") if unit_of(stretch) == "Y" else None


def _year_ago(stretch: Stretch) -> Value | None:
    return year_before(stretch) if unit_of(stretch) == "Y" else None


LENGTHS: dict[str, Callable[[Stretch], Value | None]] = {
    "length": _length,
    "lengths": _lengths,
    "unit": _unit_alone,
    "clock": _clock,
    "daytime": _daytime,
    "every": _every,
    "habit": _habit,
    "reference": _reference,
    "season": _season,
    "year_end": _year_end,
    "year_ago": _year_ago,
    "span": span_value,
}
