"""Time expressions and the days they stand for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from onrecord.model import DateMention, Report
from onrecord.reading.dating.base import FROM_PUBLICATION, FROM_UNKNOWN_EVENT, Reference, Stretch, Value
from onrecord.reading.dating.doubts import is_age, is_attribute, is_name, is_plausible
from onrecord.reading.dating.grammar import RULES, classes
from onrecord.reading.dating.matching import Match, Text, matches, trimmed
from onrecord.reading.dating.narrative import Narrative, reference_to
from onrecord.reading.dating.neighbours import in_order, of_other_years, with_day_behind, with_year_beside
from onrecord.reading.dating.tense import UNSURE, direction_at, token_at
from onrecord.reading.dating.values import resolve
from onrecord.reading.lexemes import BREAK, split, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TENSED = {
    "weekday", "daytime_weekday", "month_day", "day_month", "month", "quarter", "half", "weekend", "clock", "season",
    "month_worded_year", "daytime_of_day", "range_start", "nth_weekday", "nth_day", "holiday", "this_unit",
    "this_weekday", "week_of", "later", "next_to_day", "clock_of_day",
}  # fmt: skip
_NAMING = tuple(
    place
    for place, rule in enumerate(RULES)
    if rule.name
    in {"iso", "month_day", "day_month", "month_year", "weekday", "this_weekday", "today", "year", "holiday"}
)
_EVENT_WORDS = 16  # how far behind "after" its event may be dated
_EVENT_ENDS = word_set(
    ", ; ( : said says told announced reported and or but who which whose where when that because while as since than "
    "before after until"
) | {BREAK}
_LINKS = word_set("of on in at for to with from by about over against under into near after before during like")


def find_dates(report: Report, doc: Doc) -> tuple[DateMention, ...]:
    """The time expressions of `report`, in order of position."""
    words = split(report.text)
    text = Text(report, doc, words, classes(words), _anchor(report))
    narrative = Narrative(report, doc)
    found: list[DateMention] = []
    taken = 0
    for match in (trimmed(words, one) for one in matches(text.letters)):
        if match.first < taken or not is_plausible(text, match) or is_attribute(text, match):
            continue
        if is_age(words, match) or is_name(text, match):
            taken = match.last
            continue
        value = _read(text, match, narrative)
        if value is None:
            continue
        taken = match.last
        span = report.span(words.start[match.first], words.end[match.last - 1])
        _tell(text, match, value, narrative)
        found.append(DateMention(report.id, span, value.value, value.type, value.basis))
    read = with_year_beside(with_day_behind(found, words, narrative), words)
    return tuple(in_order(of_other_years(read, words), words))


def _tell(text: Text, match: Match, value: Value, narrative: Narrative) -> None:
    """What the narrative keeps of an expression that was read."""
    name, has_year = RULES[match.rule].name, "Y" in text.letters[match.first : match.last]
    is_day = name in {"month_day", "day_month", "range_end"} and not has_year
    narrative.month_day_end = match.last if is_day else -1
    is_moved = value.type == "DURATION" and text.words.at(match.last) in {"before", "after", "earlier", "later"}
    is_start = text.words.at(match.first - 1) == "since"
    kept = Value(None, "DATE", FROM_UNKNOWN_EVENT) if is_moved else value
    narrative.add(text.words.start[match.first], kept, is_start)
    if name == "quarter" and value.basis == FROM_PUBLICATION:
        narrative.tell(value.value, text.anchor)


def _read(text: Text, match: Match, narrative: Narrative) -> Value | None:
    name, begin = RULES[match.rule].name, text.words.start[match.first]
    if name == "range_end" and not _ends_range(text, match, narrative):
        return None
    needs_tense = name in _TENSED and (text.anchor is not None or name == "this_unit")
    direction = direction_at(text.doc, text.words.start[match.last - 1]) if needs_tense else 0
    if text.report.zone_at(begin) == "caption":
        direction = min(direction, 0)  # captions tell the past in the present tense
    is_unsure, direction = direction == UNSURE, 0 if direction == UNSURE else direction
    letters = text.letters[match.first : match.last]
    event = _event(text, match, narrative) if letters[-1] == "i" else None
    references = narrative.references(begin)
    stretch = Stretch(
        text.words,
        match.first,
        match.last,
        letters,
        text.anchor,
        references,
        direction,
        narrative.quarter,
        event,
        is_unsure,
    )
    return resolve(name, stretch)


def _ends_range(text: Text, match: Match, narrative: Narrative) -> bool:
    """The second number of "March 3 to 5", "April 24-25"; what it could count otherwise stands behind it."""
    if narrative.month_day_end != match.first - 1:
        return False
    joint, after = text.words.at(match.first - 1), text.words.at(match.last)
    return joint in {"-", "–"} or (joint in {"and", "to", "or", "through"} and not after[:1].isalnum())


def _event(text: Text, match: Match, narrative: Narrative) -> Reference | None:
    """The date named in what follows "before" or "after": "two days after the raid on Monday"."""
    token = token_at(text.doc, text.words.start[match.last - 1])
    if token is None:
        return None
    top = token.head if token.dep_ == "mark" else token
    end = top.right_edge.idx + len(top.right_edge)
    for first in range(match.last, min(match.last + _EVENT_WORDS, len(text.words))):
        if text.words.start[first] >= end or text.words.lower[first] in _EVENT_ENDS:
            return None
        hits = ((rule, RULES[rule].pattern.match(text.letters, first)) for rule in _NAMING)
        found = [trimmed(text.words, Match(*hit.span(), rule)) for rule, hit in hits if hit]
        for one in sorted(found, key=lambda one: -one.last):
            if _is_of_another(text, match.last, one):
                return None
            value = _read(text, one, narrative) if is_plausible(text, one) else None
            if value is not None:
                narrative.pass_over(text.words.end[one.last - 1])
                return reference_to(value)
    return None


def _is_of_another(text: Text, begin: int, day: Match) -> bool:
    """Of "Oct. 7" in "after the anniversary of the Oct. 7 attack": whether the day is that of what follows it."""
    words = text.words
    is_told = day.first == begin or words.at(day.first - 1) in {"on", "in", "of"}
    is_owner = words.at(day.last) in {"'", "’"}
    return (is_owner or not is_told) and not _LINKS.isdisjoint(words.lower[begin : day.first])


def _anchor(report: Report) -> date | None:
    try:
        return date.fromisoformat(report.published[:10]) if report.published else None
    except ValueError:
        return None
