"""Time expressions and the days they stand for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import DateMention, Report
from onrecord.reading.dating.base import (
    FROM_PUBLICATION,
    FROM_UNKNOWN_EVENT,
    NO_DAY,
    OPEN_DAY,
    Reference,
    Stretch,
    Value,
)
from onrecord.reading.dating.grammar import RULES, WEEKDAYS, WHOLE_MONTHS, classes
from onrecord.reading.dating.narrative import Narrative, reference_to
from onrecord.reading.dating.tense import direction_at, token_at
from onrecord.reading.dating.values import resolve
from onrecord.reading.lexemes import Lexemes, split, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BEFORE_NAME = word_set(
    "in since last next this until till by of during late early from after before through mid for every to"
)
_YEAR_AFTER = {
    "$",
    "%",
    "percent",
    "#",
    "£",
    "€",
    "no",
    "number",
    "/",
    "about",
    "some",
    "nearly",
    "than",
    "route",
    "article",
    "room",
    "section",
    "flight",
    "highway",
    "page",
    "model",
    "gate",
    "unit",
    "least",
}
_TENSED = {
    "weekday", "daytime_weekday", "month_day", "day_month", "month", "quarter", "half", "weekend", "clock", "season",
    "month_worded_year", "range_start", "holiday", "this_unit", "this_weekday", "week_of",
}  # fmt: skip
_NAMING = tuple(
    place
    for place, rule in enumerate(RULES)
    if rule.name in {"iso", "month_day", "day_month", "month_year", "weekday", "this_weekday", "today", "year"}
)
_EVENT_WORDS = 16  # how far behind "after" its event may be dated
_CLOSE = 6  # words between a time of day and its day behind it
_BETWEEN = word_set("on local time gmt utc est edt cet the of am pm")
_EVENT_ENDS = word_set(", ; \n said says told announced reported")
_ENDLESS = set(",-–:/'’‘`")  # signs that end no time expression


class _Match(NamedTuple):
    first: int
    last: int
    rule: int


class _Text(NamedTuple):
    report: Report
    doc: Doc
    words: Lexemes
    letters: str
    anchor: date | None


def find_dates(report: Report, doc: Doc) -> tuple[DateMention, ...]:
    """The time expressions of `report`, in order of position."""
    words = split(report.text)
    text = _Text(report, doc, words, classes(words), _anchor(report))
    narrative = Narrative(report, doc)
    found: list[DateMention] = []
    taken = 0
    for match in (_trimmed(words, text.letters, one) for one in _matches(text.letters)):
        if match.first < taken or not _is_plausible(text, match) or _is_attribute(doc, words, match):
            continue
        if _is_age(words, match):
            taken = match.last
            continue
        value = _read(text, match, narrative)
        if value is None:
            continue
        taken = match.last
        is_day = (
            RULES[match.rule].name in {"month_day", "day_month", "range_end"}
            and "Y" not in text.letters[match.first : match.last]
        )
        narrative.month_day_end = match.last if is_day else -1
        span = report.span(words.start[match.first], words.end[match.last - 1])
        is_moved = value.type == "DURATION" and words.at(match.last) in {"before", "after", "earlier", "later"}
        narrative.add(span.start, Value(None, "DATE", FROM_UNKNOWN_EVENT) if is_moved else value)
        if RULES[match.rule].name == "quarter" and value.basis == FROM_PUBLICATION:
            narrative.tell(value.value, text.anchor)
        found.append(DateMention(report.id, span, value.value, value.type, value.basis))
    return tuple(_in_order(_with_day_behind(found, words, narrative), words))


def _with_day_behind(found: list[DateMention], words: Lexemes, narrative: Narrative) -> list[DateMention]:
    """Times of day with the day that stands close behind them: "at 10:35 a.m. (0735 GMT) Friday"."""
    dated = list(found)
    for place, mention in enumerate(found):
        if mention.basis != NO_DAY or words.at(words.index_of(mention.span.start) - 1) == "(":
            continue
        for day in found[place + 1 : place + 3]:
            first, last = words.index_of(mention.span.end - 1) + 1, words.index_of(day.span.start)
            is_apart = narrative.sentence(mention.span.start) != narrative.sentence(day.span.start)
            if (
                is_apart
                or last - first > _CLOSE
                or not _BETWEEN.issuperset(w for w in words.lower[first:last] if w.isalpha())
            ):
                break
            reference = reference_to(Value(day.value, day.type, day.basis))
            if day.type == "DATE" and reference is not None and reference.unit == "D":
                value = (mention.value or "").replace(OPEN_DAY, reference.value[:10])
                dated[place] = replace(mention, value=value, basis=day.basis)
                break
    return dated


def _in_order(found: list[DateMention], words: Lexemes) -> list[DateMention]:
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


def _read(text: _Text, match: _Match, narrative: Narrative) -> Value | None:
    name, begin = RULES[match.rule].name, text.words.start[match.first]
    if name == "range_end" and not _ends_range(text, match, narrative):
        return None
    needs_tense = name in _TENSED and text.anchor is not None
    direction = direction_at(text.doc, text.words.start[match.last - 1]) if needs_tense else 0
    if text.report.zone_at(begin) == "caption":
        direction = min(direction, 0)  # captions tell the past in the present tense
    letters = text.letters[match.first : match.last]
    event = _event(text, match, narrative) if letters[-1] == "i" else None
    references = narrative.references(begin)
    stretch = Stretch(
        text.words, match.first, match.last, letters, text.anchor, references, direction, narrative.quarter, event
    )
    return resolve(name, stretch)


def _ends_range(text: _Text, match: _Match, narrative: Narrative) -> bool:
    """The second number of "March 3 to 5", "April 24-25"; what it could count otherwise stands behind it."""
    if narrative.month_day_end != match.first - 1:
        return False
    joint, after = text.words.at(match.first - 1), text.words.at(match.last)
    return joint in {"-", "–"} or (joint in {"and", "to", "or", "through"} and not after[:1].isalnum())


def _event(text: _Text, match: _Match, narrative: Narrative) -> Reference | None:
    """The date named in what follows "before" or "after": "two days after the raid on Monday"."""
    token = token_at(text.doc, text.words.start[match.last - 1])
    if token is None:
        return None
    top = token.head if token.dep_ == "mark" else token
    end = top.right_edge.idx + len(top.right_edge)
    for first in range(match.last, min(match.last + _EVENT_WORDS, len(text.words))):
        if text.words.start[first] >= end or text.words.lower[first] in _EVENT_ENDS:
            return None
        found = [
            _trimmed(text.words, text.letters, _Match(*hit.span(), rule))
            for rule in _NAMING
            if (hit := RULES[rule].pattern.match(text.letters, first))
        ]
        for one in sorted(found, key=lambda one: -one.last):
            value = _read(text, one, narrative) if _is_plausible(text, one) else None
            if value is not None:
                narrative.pass_over(text.words.end[one.last - 1])
                return reference_to(value)
    return None


def _matches(letters: str) -> list[_Match]:
    """All matches, leftmost first; of those at one place the longest first, then the earliest rule."""
    found = [
        _Match(*match.span(), index) for index, rule in enumerate(RULES) for match in rule.pattern.finditer(letters)
    ]
    return sorted(found, key=lambda match: (match.first, -match.last, match.rule))


def _trimmed(words: Lexemes, letters: str, match: _Match) -> _Match:
    """Without signs at the end; a full stop stays behind an abbreviation ("Oct."), not behind a whole name."""
    last = match.last
    while last > match.first + 1 and (
        words.at(last - 1) in _ENDLESS or (words.at(last - 1) == "." and words.at(last - 2) in WHOLE_MONTHS)
    ):
        last -= 1
    return match._replace(last=last)


def _is_attribute(doc: Doc, words: Lexemes, match: _Match) -> bool:
    """ "the night shift", "a morning paper": a part of the day that says which kind of thing is meant."""
    if RULES[match.rule].name != "daytime":
        return False
    token = token_at(doc, words.start[match.last - 1])
    return token is not None and token.dep_ == "compound" and token.head.i == token.i + 1


def _anchor(report: Report) -> date | None:
    try:
        return date.fromisoformat(report.published[:10]) if report.published else None
    except ValueError:
        return None


def _is_age(words: Lexemes, match: _Match) -> bool:
    """ "52 years old", "the 6-year-old boy"."""
    if RULES[match.rule].name != "length":
        return False
    return words.at(match.last - 1) == "old" or "old" in words.lower[match.last : match.last + 2]


def _is_plausible(text: _Text, match: _Match) -> bool:
    """Whether a match that could be something else ("May", "1,200", "the 90 people") is a time expression here."""
    words = text.words
    name, before = RULES[match.rule].name, words.at(match.first - 1)
    stretch = text.letters[match.first : match.last]
    if name == "year" and stretch[-1] == "Y":
        return _is_year(words, match, before) and not _counts_things(text, match, before)
    if (name == "month" and stretch == "m") or stretch == "m.":
        return before in _BEFORE_NAME or _is_summer_month(words, match)
    if name == "weekday" and stretch[:1] == "w":
        return False
    return not (name in {"month_day", "day_month"} and before == "$")


def _counts_things(text: _Text, match: _Match, before: str) -> bool:
    """ "2030 sheep died", "2000 were hurt": a number without "in" or "of" before what it counts."""
    is_told = before in _BEFORE_NAME or before in {"the", "s", "a", "an", "-", "–"} or match.last - match.first > 1
    if is_told or match.last >= len(text.words):
        return False
    if text.words.at(match.last) in {"were", "are", "have"}:
        return True
    token = token_at(text.doc, text.words.start[match.last])
    follows_verb = token is not None and token.i > 1 and token.nbor(-2).pos_ == "VERB"
    return token is not None and (token.tag_ == "NNS" or (follows_verb and token.pos_ == "NOUN"))


def _is_summer_month(words: Lexemes, match: _Match) -> bool:
    """Whether "June" or "July" stands alone, not in a person's name; their like, "May" and "March", are also verbs."""
    month = words.at(match.first)
    after = words.raw(match.last)[:1] if match.last < len(words) else ""
    before = words.raw(match.first - 1)[:1] if match.first else ""
    return month == "july" or (month == "june" and not (after.isupper() or before.isupper()))


def _is_year(words: Lexemes, match: _Match, before: str) -> bool:
    year, after = words.at(match.last - 1), words.at(match.last)
    if before in _YEAR_AFTER or after in {"%", "percent", "hours", "000", "million", "people", "gmt"}:
        return False
    return "1700" <= year <= "2100" or before in {"in", "since", "until", "by"}
