"""What a time expression takes from the one beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from onrecord.model import DateMention
from onrecord.reading.dating.base import FROM_PUBLICATION, NO_DAY, OPEN_DAY, Value
from onrecord.reading.dating.grammar import WEEKDAYS
from onrecord.reading.dating.narrative import Narrative, reference_to
from onrecord.reading.lexemes import Lexemes, word_set

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


def _is_weekday(mention: DateMention) -> bool:
    is_day = mention.type == "DATE" and len(mention.value or "") == 10 and mention.basis == FROM_PUBLICATION
    return is_day and mention.span.exact.lower().rstrip(".") in WEEKDAYS
