"""Around a figure: whose number it is, as of when, over what stretch of time, by whom and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model import (
    DateMention,
    Day,
    Effect,
    FigureStatus,
    Report,
    Scope,
    Span,
    Spans,
    Statement,
    exact_of,
)  # fmt: skip
from onrecord.reading.clause_words import Finding, Sentence
from onrecord.reading.effects import INCIDENTS, PEOPLE, PEOPLE_EFFECTS, PERSONS
from onrecord.reading.lexemes import word_set
from onrecord.reading.quantities import Quantity
from onrecord.reading.tense import token_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DENYING = {"deny", "denies", "denied", "denying", "reject", "rejects", "rejected", "rejecting", "denial", "refuted",
            "refute", "refutes", "dismissed", "dismisses"}  # fmt: skip
_DISPUTING = {"dispute", "disputes", "disputed", "disputing", "question", "questioned", "questions", "doubt", "doubts"}
_CONFIRMING = {"confirm", "confirms", "confirmed", "confirming"}
_ESTIMATING = {"estimate", "estimates", "estimated", "estimating", "believe", "believes", "believed", "think", "thinks"}
_SAID_ALOUD = {"reported", "reportedly", "alleged", "allegedly", "claimed"}
_SINCE = {"since"}
_CUMULATIVE = {"toll", "total", "overall", "altogether"}
_SCOPED = PEOPLE_EFFECTS | {"launched", "intercepted"}
_PLACES = {"GPE", "LOC", "FAC"}
_AGENTS = {"GPE", "ORG", "PERSON", "NORP"}
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
_PAST = {"past", "last"}
_DOERS = PEOPLE | PERSONS | word_set("forces army police troops military group groups regime government gang")
_WHERE = {"in", "at", "near", "inside", "outside", "across", "on", "from"}


class Attributor:
    """Finds the innermost statement whose content holds a span; spans are asked for in order of position."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        spans = [(span.start, span.end, one) for one in statements for span in one.content]
        self._waiting = sorted(spans, key=lambda entry: entry[0], reverse=True)
        self._open: list[tuple[int, int, Statement]] = []

    def statement_at(self, span: Span) -> Statement | None:
        """The statement in whose content `span` stands."""
        while self._waiting and self._waiting[-1][0] <= span.start:
            self._open.append(self._waiting.pop())
        self._open = [entry for entry in self._open if entry[1] > span.start]
        holding = [entry for entry in self._open if entry[1] >= span.end]
        return min(holding, key=lambda entry: entry[1] - entry[0])[2] if holding else None


def status_of(sentence: Sentence, quantity: Quantity, finding: Finding, statement: Statement | None) -> FigureStatus:
    """How the report holds the figure; denials come first, so that none passes as stated."""
    cue = set(exact_of(statement.cue).lower().split()) if statement else set()
    if (finding.is_denied and quantity.low > 0) or cue & _DENYING:
        return "denied"
    near = set(sentence.words.lower[max(sentence.first, quantity.first - 3) : min(sentence.last, quantity.last + 9)])
    if cue & _DISPUTING:
        return "disputed"
    if cue & _ESTIMATING or "estimated" in near or {"believed", "thought", "feared", "presumed"} & near:
        return "estimated"
    if cue & _CONFIRMING:
        return "confirmed"
    return "claimed" if statement or near & _SAID_ALOUD else "stated"


@dataclass(frozen=True, slots=True)
class Frame:
    """What a figure's number covers in time."""

    scope: Scope | None = None
    since: str | None = None
    as_of: Day | None = None


def time_frame(report: Report, sentence: Sentence, span: Span, effect: Effect, dates: Sequence[DateMention]) -> Frame:
    """The scope of a figure and the day it holds for, from the dates of its clause."""
    if effect not in _SCOPED:
        return Frame(as_of=None)
    words = sentence.words
    begin, end = words.start[sentence.first], words.end[sentence.last - 1]
    near = [mention for mention in _within(dates, begin, end) if _same_clause(words.text, span, mention.span)]
    for mention in near:
        opener = words.at(words.index_of(mention.span.start) - 1)
        if opener in _SINCE:
            return Frame("cumulative", mention.value, _published(report))
    lowers = set(words.lower[sentence.first : sentence.last])
    if _runs_on(sentence, span):
        return Frame("cumulative", None, _published(report))
    day = _day(span, near)
    if _is_period(near):
        return Frame("period", None, None)
    is_incident = bool(lowers & INCIDENTS) and day is not None and len(day.value or "") >= 10
    scope: Scope | None = "cumulative" if lowers & _CUMULATIVE else "incident" if is_incident else None
    return Frame(scope, None, day)


def _runs_on(sentence: Sentence, span: Span) -> bool:
    """Whether the clause counts up to now: "since the war began", "so far"."""
    words = sentence.words
    openers = (
        Span(words.start[index], words.end[index], word)
        for index, word in enumerate(words.lower[sentence.first : sentence.last], start=sentence.first)
        if word == "since" or (word == "so" and words.at(index + 1) == "far")
    )
    return any(_same_clause(words.text, span, opener) for opener in openers)


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
    start, end = min(one.end, other.end), max(one.start, other.start)
    between = text[start:end].lower() if start < end else ""
    return len(between) < 150 and not any(sign in between for sign in _BREAKS)


def _published(report: Report) -> Day | None:
    return Day(report.published, "publication day") if report.published else Day(None, "publication day unknown")


def _day(span: Span, near: Sequence[DateMention]) -> Day | None:
    days = [
        mention for mention in near if mention.type in {"DATE", "TIME"} and not (mention.value or "").endswith("_REF")
    ]
    if not days:
        return None
    nearest = min(days, key=lambda mention: min(abs(mention.span.start - span.end), abs(span.start - mention.span.end)))
    return Day(nearest.value, nearest.basis, nearest.span)


def _is_period(near: Sequence[DateMention]) -> bool:
    """Whether a stretch longer than a day is named: "in 2007", "this year", "in the past two weeks"."""
    return any(_is_stretch(mention) for mention in near)


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


def agent_and_place(
    report: Report, doc: Doc, sentence: Sentence, quantity: Quantity, finding: Finding
) -> tuple[Spans, Spans]:
    """By whom and where, from the verb that says the effect."""
    if finding.said_at is None:
        return (), ()
    verb = token_at(doc, sentence.words.start[finding.said_at])
    if verb is None:
        return (), ()
    return _agent(report, verb, is_object=finding.said_at < quantity.first), _place(report, verb)


def _agent(report: Report, verb: Token, is_object: bool) -> Spans:
    """Who did it: "by X", or the subject of a verb whose object the number is."""
    for child in verb.children:
        if child.dep_ == "agent":
            for noun in child.children:
                if noun.dep_ == "pobj" and (noun.ent_type_ in _AGENTS or noun.lower_ in _DOERS):
                    return _phrase(report, noun)
        if is_object and child.dep_ == "nsubj" and child.ent_type_ in _AGENTS and verb.pos_ == "VERB":
            return _phrase(report, child)
    return ()


def _phrase(report: Report, noun: Token) -> Spans:
    """The noun with what stands before it, without its article."""
    first = min(
        (child for child in noun.lefts if child.dep_ in {"compound", "amod", "nmod"}), key=lambda c: c.i, default=noun
    )
    return (report.span(first.idx, noun.idx + len(noun)),)


def _place(report: Report, verb: Token) -> Spans:
    for preposition in verb.children:
        if preposition.dep_ == "prep" and preposition.lower_ in _WHERE:
            for noun in preposition.children:
                if noun.dep_ == "pobj" and noun.ent_type_ in _PLACES:
                    return _phrase(report, noun)
    return ()
