"""What a time expression takes from the one beside it."""

from __future__ import annotations

import re
from calendar import isleap
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from onrecord.model import DateMention
from onrecord.reading.dating.base import FROM_PUBLICATION, FROM_TEXT, NO_DAY, NO_REFERENCE, OPEN_DAY, STATED, Value
from onrecord.reading.dating.grammar import MONTHS, WEEKDAYS
from onrecord.reading.dating.narrative import Narrative, reference_to
from onrecord.reading.lexemes import Lexemes, word_set

_JOINTS = frozenset({"to", "through", "until", "till", "-", "–"})
_MONTH_OR_DAY = re.compile(r"(?:[0-9]{4}|XXXX)-[0-9]{2}(?:-[0-9]{2})?")
_SAME_DAY = re.compile(r"(?:on )?(?:the |this |that )?(?:very )?(?:same )?(?:day|date|week|month)", re.I)
_ELSEWHEN = word_set("last next year previous following")
_CLOSE = 6  # words between a time of day and its day behind it
_BETWEEN = word_set("on local time gmt utc est edt cet the of am pm")


def with_day_behind(found: list[DateMention], words: Lexemes, narrative: Narrative) -> list[DateMention]:
    """Times of day with the day that stands close behind them: "at 10:35 a.m. (0735 GMT) Friday"."""
    dated = list(found)
    for place, mention in enumerate(found):
        if mention.basis != NO_DAY or words.at(words.index_of(mention.span.start) - 1) == "(":
            continue
        day = next((one for one in found[place + 1 : place + 3] if _is_day_of(one, mention, words, narrative)), None)
        if day is not None:
            value = (mention.value or "").replace(OPEN_DAY, str(day.value)[:10])
            dated[place] = replace(mention, value=value, basis=day.basis)
    return dated


def _is_day_of(day: DateMention, time: DateMention, words: Lexemes, narrative: Narrative) -> bool:
    reference = reference_to(Value(day.value, day.type, day.basis))
    if day.type != "DATE" or reference is None or reference.unit != "D":
        return False
    between = words.lower[words.index_of(time.span.end - 1) + 1 : words.index_of(day.span.start)]
    is_apart = narrative.sentence(time.span.start) != narrative.sentence(day.span.start)
    is_clear = len(between) <= _CLOSE and between.count("(") == between.count(")")
    return is_clear and not is_apart and _BETWEEN.issuperset(word for word in between if word.isalpha())


def in_order(found: list[DateMention], words: Lexemes) -> list[DateMention]:
    """The first weekday of "from Monday to Friday" a week earlier where it would come after the second."""
    ordered = list(found)
    for place, (one, other) in enumerate(pairwise(found)):
        first, last = words.index_of(one.span.end - 1) + 1, words.index_of(other.span.start)
        is_range = last - first == 1 and words.lower[first] in {"to", "through", "until", "till", "-", "–"}
        if is_range and _is_weekday(one) and _is_weekday(other) and str(one.value) > str(other.value):
            earlier = date.fromisoformat(str(one.value)) - timedelta(days=7)
            ordered[place] = replace(one, value=earlier.isoformat())
    return ordered


def with_year_beside(found: list[DateMention], words: Lexemes) -> list[DateMention]:
    """Both ends of "from Jan. 3 to March 9, 2029", of "from December 2029 to January" in the years that are meant."""
    dated = list(found)
    for place, (one, other) in enumerate(pairwise(found)):
        first, last = words.index_of(one.span.end - 1) + 1, words.index_of(other.span.start)
        joint = words.at(first) if last - first == 1 else ""
        if _is_open(one) and _is_stated(other) and joint in _JOINTS | {"and", "or"}:
            dated[place] = replace(one, value=_of_year(one, other, -1), basis=FROM_TEXT)
        elif _is_stated(one) and _is_open(other) and joint in _JOINTS:
            dated[place + 1] = replace(other, value=_of_year(other, one, 1), basis=FROM_TEXT)
    return dated


def of_other_years(found: list[DateMention], words: Lexemes) -> list[DateMention]:
    """ "this day last year", "the same day in 2029" is no day of now: left open where a year or month follows."""
    dated = list(found)
    for place, mention in enumerate(found):
        if mention.type != "DATE" or _SAME_DAY.fullmatch(mention.span.exact) is None:
            continue
        at = words.index_of(mention.span.end - 1) + 1
        at += words.at(at) in ("in", "of", "a", "the")
        behind = found[place + 1] if place + 1 < len(found) else None
        is_dated = behind is not None and words.index_of(behind.span.start) in (at - 1, at)
        if is_dated or words.at(at) in _ELSEWHEN:
            dated[place] = replace(mention, value=None, basis=NO_REFERENCE)
    return dated


def _of_year(open_: DateMention, stated: DateMention, way: int) -> str | None:
    """The open day or month in the year of the stated one, or beside it where the range goes over the new year."""
    month, year = str(open_.value)[4:], int(str(stated.value)[:4])
    is_over = month[1:3] > str(stated.value)[5:7] if way < 0 else month[1:3] < str(stated.value)[5:7]
    year += way * is_over
    is_no_day = month == "-02-29" and not isleap(year)
    return None if is_no_day else f"{year:04}{month}"


def _is_stated(mention: DateMention) -> bool:
    return mention.basis == STATED and _MONTH_OR_DAY.fullmatch(mention.value or "") is not None


def _is_open(mention: DateMention) -> bool:
    """Whether it is a day or month whose year is not told with it."""
    begins = mention.span.exact.lower().split(" ")[0].rstrip(".")
    is_named = begins in MONTHS or (begins.isdigit() and len(begins) < 3)
    is_told = any(word in mention.span.exact for word in ("year", "last", "next", "this"))
    return (
        is_named
        and not is_told
        and mention.basis != STATED
        and _MONTH_OR_DAY.fullmatch(mention.value or "") is not None
    )


def _is_weekday(mention: DateMention) -> bool:
    is_day = mention.type == "DATE" and len(mention.value or "") == 10 and mention.basis == FROM_PUBLICATION
    return is_day and mention.span.exact.lower().rstrip(".") in WEEKDAYS
