"""Around a figure: as of when and over what stretch of time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import (
    DateMention,
    Day,
    Effect,
    Report,
    Scope,
    Span,
    Spans,
)  # fmt: skip
from onrecord.reading.counting.clause_words import INCLUSIONS, Finding, Sentence
from onrecord.reading.counting.dated import dates_deed
from onrecord.reading.counting.deeds import Deed
from onrecord.reading.counting.effects import INCIDENTS, PEOPLE_EFFECTS
from onrecord.reading.lexemes import word_set

_CUMULATIVE = {"total", "overall", "altogether"}
_RANKS = {"first", "last", "only", "worst", "most"}
_PERFECT = {"have", "has", "'ve", "’ve"}
_SCOPED = PEOPLE_EFFECTS | {"launched", "intercepted"}
_BREAKS = (
    ";",
    " but ",
    " while ",
    " whereas ",
    " when ",
    " where ",
    " who ",
    " which ",
    " whether ",
    " and that ",
    "\n\n",
)
_RELATIVE = re.compile(r"^,? (?:(?:in|on|during) which|when) ")  # a date and the clause that it dates
_DAY_OF = re.compile(r"\b(?:this|same|that) (?:very )?(?:day|date|night|week|month) (?:in |of )?\Z")
_SEVERAL = {"in", "during", "by"}
_FAR = 8
_INCIDENT_PLURALS = word_set(
    "shootings stabbings bombings incidents accidents crashes killings ambushes murders collisions explosions"
)
_PAST = {"past", "last"}


@dataclass(frozen=True, slots=True)
class Frame:
    """What a figure's number covers in time."""

    scope: Scope | None = None
    since: str | None = None
    as_of: Day | None = None


def time_frame(
    report: Report,
    sentence: Sentence,
    span: Span,
    finding: Finding,
    effect: Effect,
    dates: Sequence[DateMention],
    content: Spans,
    is_one: bool = False,
    deed: Deed | None = None,
) -> Frame:
    """The scope of a figure and the day it holds for, from the dates of its clause.

    Of a figure that somebody gives (in `content`) a date outside that says when it was given. `is_one`: it is one
    person, who dies once whatever stretch of time is named.
    """
    if effect not in _SCOPED:
        return Frame(as_of=None)
    words = sentence.words
    begin, end = words.start[sentence.first], words.end[sentence.last - 1]
    near = [mention for mention in _within(dates, begin, end) if _same_clause(words.text, span, mention.span)]
    near = [one for one in near if not _dates_a_part(words.text, span, one.span)]
    if content:
        near = [one for one in near if any(part.start <= one.span.start < part.end for part in content)]
    opener = _runs_on(sentence, span, finding)
    if opener is not None:
        since = next((one.value for one in near if words.index_of(one.span.start) == opener + 1), None)
        since = None if since and since.startswith("XXXX") else since
        return Frame("cumulative", since, _published(report) if _is_present(sentence, span) else None)
    near = [one for one in near if dates_deed(deed, one.span) and not _is_years_of_a_day(words.text, one.span)]
    nearest = _nearest(span, [one for one in near if " since " not in _between(words.text, span, one.span)])
    day = Day(nearest.value, nearest.basis, nearest.span) if nearest and nearest.type in {"DATE", "TIME"} else None
    if (nearest and _is_stretch(nearest) and not is_one) or _in_several(sentence, span, finding):
        return Frame("period", None, day)
    about = words.lower[max(sentence.first, words.index_of(span.start) - 8) : words.index_of(span.end) + 8]
    if _CUMULATIVE.intersection(about):
        return Frame("cumulative", None, day)
    lowers = set(words.lower[sentence.first : sentence.last])
    is_incident = (
        effect in PEOPLE_EFFECTS and bool(lowers & INCIDENTS) and day is not None and len(day.value or "") >= 10
    )
    return Frame("incident" if is_incident else None, None, day)


def _in_several(sentence: Sentence, span: Span, finding: Finding) -> bool:
    """ "wounded in separate shootings across the city": a sum over several incidents."""
    words = sentence.words
    at = words.index_of(span.start) if finding.said_at is None else max(finding.said_at, words.index_of(span.start))
    for index in range(at + 1, min(at + _FAR, sentence.last)):
        if words.at(index) in _SEVERAL:
            behind = words.lower[index + 1 : min(index + 8, sentence.last)]
            cut = next((n for n, word in enumerate(behind) if word in {",", ".", "that", "who"}), len(behind))
            return bool(_INCIDENT_PLURALS.intersection(behind[:cut]))
        if words.at(index) in {",", ".", ";", "|", "that", "who", "but", "while"} and index > at + 1:
            return False
    return False


def _runs_on(sentence: Sentence, span: Span, finding: Finding) -> int | None:
    """Where the words stand that make the clause count up to now: "since the war began", "so far".

    A "since" that follows a superlative belongs to it ("the worst attack since"), and one behind a comma to
    another clause; before the number it opens the sentence.
    """
    words = sentence.words
    number = words.index_of(span.start)
    said_at = number if finding.said_at is None else finding.said_at
    for index in range(sentence.first, sentence.last):
        word = words.lower[index]
        if not (word == "since" or (word == "so" and words.at(index + 1) == "far")):
            continue
        opener = Span(words.start[index], words.end[index], word)
        if not _same_clause(words.text, span, opener):
            continue
        if word == "since" and _is_within_since(sentence, index, number, said_at):
            return None
        if index < number or word == "so":
            return index
        between = range(number, index)
        is_cut = any(sentence.tag(at) == "JJS" or words.at(at) in _RANKS for at in between if at > said_at)
        if not is_cut and "," not in words.lower[max(said_at, number) : index]:
            return index
    return None


def _is_within_since(sentence: Sentence, opener: int, number: int, said_at: int) -> bool:
    """ "a year since the ferry sank, killing 242", "since the raid that killed 40": the number is of that one day."""
    words = sentence.words
    if opener > number or _PERFECT.intersection(words.lower[opener : max(number, said_at)]) or words.at(number) == "":
        return False
    between = range(opener + 1, number)
    comma = next((at for at in between if words.at(at) == ","), None)
    if comma is not None:
        return sentence.tag(comma + 1) in ("VBG", "WP", "WDT") and words.at(comma + 1) not in INCLUSIONS
    return any(sentence.tag(at) in ("VBD", "WDT", "WP") or words.at(at) == "that" for at in between)


def _is_present(sentence: Sentence, span: Span) -> bool:
    """Whether the sentence tells of up to now: "have been killed", not "had been killed"."""
    words = sentence.words.lower[sentence.first : sentence.last]
    return bool(_PERFECT.intersection(words)) and "had" not in words


def _within(dates: Sequence[DateMention], begin: int, end: int) -> list[DateMention]:
    low, high = 0, len(dates)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if dates[middle].span.start < begin else (low, middle)
    found = []
    while low < len(dates) and dates[low].span.start < end:
        found.append(dates[low])
        low += 1
    return found


def _same_clause(text: str, one: Span, other: Span) -> bool:
    between = _between(text, one, other)
    between = _RELATIVE.sub(" ", between) if other.start < one.start else between
    return len(between) < 150 and not any(sign in between for sign in _BREAKS)


def _dates_a_part(text: str, number: Span, day: Span) -> bool:
    """ "have died, two of them on Monday": the day of the two, not of all."""
    between = _between(text, number, day)
    return number.end <= day.start and max(between.find(" of them "), between.find(" of whom ")) > 0


def _is_years_of_a_day(text: str, year: Span) -> bool:
    """ "on the same day in 2029": the year says nothing alone, and the figure is no year's."""
    return _DAY_OF.search(text[max(0, year.start - 20) : year.start].lower()) is not None


def _between(text: str, one: Span, other: Span) -> str:
    start, end = min(one.end, other.end), max(one.start, other.start)
    return text[start:end].lower() if start < end else ""


def _published(report: Report) -> Day | None:
    return Day(report.published, "publication day") if report.published else Day(None, "publication day unknown")


def _nearest(span: Span, near: Sequence[DateMention]) -> DateMention | None:
    """The nearest time that dates anything: no "now", no "by midday"; what is unresolved stays so."""
    dating = [
        one
        for one in near
        if not (one.value or "").endswith("_REF")
        and (one.type != "TIME" or not (one.value or "").startswith("XXXX"))
        and (one.type in {"DATE", "TIME"} or _is_stretch(one))
    ]
    return min(
        dating, key=lambda one: min(abs(one.span.start - span.end), abs(span.start - one.span.end)), default=None
    )


def _is_stretch(mention: DateMention) -> bool:
    if mention.type == "SET":
        return True
    if mention.type == "DURATION":
        return bool(_PAST.intersection(mention.span.exact.lower().split()[:2]))
    return (
        mention.type == "DATE"
        and bool(mention.value)
        and str(mention.value)[:4].isdigit()
        and len(str(mention.value)) < 9
    )
