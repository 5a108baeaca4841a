"""Time expressions and the days they stand for."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import DateMention, Report
from onrecord.reading.dating.base import Reference, Stretch, Value
from onrecord.reading.dating.grammar import RULES, WHOLE_MONTHS, classes
from onrecord.reading.dating.tense import direction_at, token_at
from onrecord.reading.dating.values import resolve
from onrecord.reading.lexemes import Lexemes, split, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc

_UNITS = tuple(
    (unit, re.compile(pattern))
    for unit, pattern in (
        ("D", r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
        ("M", r"[0-9]{4}-[0-9]{2}$"),
        ("Q", r"[0-9]{4}-Q[1-4]$"),
        ("Y", r"[0-9]{4}$"),
    )
)
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
    "least",
}
_TENSED = {
    "weekday", "daytime_weekday", "month_day", "day_month", "month", "quarter", "half", "weekend", "clock", "season",
}  # fmt: skip
_ENDLESS = set(",-–:/'’‘`")  # signs that end no time expression


class _Match(NamedTuple):
    first: int
    last: int
    rule: int


def find_dates(report: Report, doc: Doc) -> tuple[DateMention, ...]:
    """The time expressions of `report`, in order of position."""
    words = split(report.text)
    letters = classes(words)
    anchor = _anchor(report)
    reference: Reference | None = None
    found: list[DateMention] = []
    sentences = [sentence.start_char for sentence in doc.sents]
    taken = paragraph = 0
    for match in (_trimmed(words, letters, one) for one in _matches(letters)):
        if match.first < taken or not _is_plausible(words, letters, match) or _is_attribute(doc, words, match):
            continue
        is_caption = report.zone_at(words.start[match.first]) == "caption"
        if "|" in letters[paragraph : match.first]:
            reference = None
        paragraph = match.first
        span = report.span(words.start[match.first], words.end[match.last - 1])
        if reference is not None and reference.in_sentence:
            begin = sentences[max(bisect_right(sentences, span.start) - 1, 0)] if sentences else 0
            reference = replace(reference, in_sentence=begin <= found[-1].span.start)
        value = _read(words, letters, match, anchor, reference, doc, is_caption)
        if value is None:
            continue
        taken = match.last
        reference = _reference(value) or reference
        found.append(DateMention(report.id, span, value.value, value.type, value.basis))
    return tuple(found)


def _read(
    words: Lexemes,
    letters: str,
    match: _Match,
    anchor: date | None,
    reference: Reference | None,
    doc: Doc,
    is_caption: bool,
) -> Value | None:
    name = RULES[match.rule].name
    needs_tense = name in _TENSED and anchor is not None
    direction = direction_at(doc, words.start[match.last - 1]) if needs_tense else 0
    direction = min(direction, 0) if is_caption else direction  # captions tell the past in the present tense
    stretch = Stretch(words, match.first, match.last, letters[match.first : match.last], anchor, reference, direction)
    return resolve(name, stretch)


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


def _reference(value: Value) -> Reference | None:
    """What later expressions can count from, if `value` is a date of the calendar."""
    if value.type in {"DATE", "TIME"} and value.value:
        for unit, pattern in _UNITS:
            if pattern.match(value.value):
                return Reference(value.value, unit)
    return None


def _is_plausible(words: Lexemes, letters: str, match: _Match) -> bool:
    """Whether a match that could be something else ("May", "1,200", "the 90 people") is a time expression here."""
    name, before = RULES[match.rule].name, words.at(match.first - 1)
    stretch = letters[match.first : match.last]
    if name == "year" and stretch[-1] == "Y":
        return _is_year(words, match, before)
    if (name == "month" and stretch == "m") or stretch == "m.":
        return before in _BEFORE_NAME and words.raw(match.first)[0].isupper()
    if name == "weekday" and stretch[:1] == "w":
        return False
    return not (name in {"month_day", "day_month"} and before == "$")


def _is_year(words: Lexemes, match: _Match, before: str) -> bool:
    year, after = words.at(match.last - 1), words.at(match.last)
    if before in _YEAR_AFTER or after in {"%", "percent", "hours", "000", "million", "people"}:
        return False
    return "1700" <= year <= "2100" or before in {"in", "since", "until", "by"}
