"""Around a figure: whose number it is, as of when, over what stretch of time, by whom and where."""

from __future__ import annotations

import re
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
from onrecord.reading.counting.clause_words import LINKS, Finding, Sentence
from onrecord.reading.counting.effects import INCIDENTS, OBJECT_VERBS, PEOPLE, PEOPLE_EFFECTS, PERSONS
from onrecord.reading.counting.quantities import Quantity
from onrecord.reading.dating.tense import token_at
from onrecord.reading.lexemes import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DENYING = {"deny", "denies", "denied", "denying", "reject", "rejects", "rejected", "rejecting", "denial", "refuted",
            "refute", "refutes", "dismissed", "dismisses"}  # fmt: skip
_DISPUTING = {"dispute", "disputes", "disputed", "disputing", "question", "questioned", "questions", "doubt", "doubts"}
_CONFIRMING = {"confirm", "confirms", "confirmed", "confirming"}
_ESTIMATING = {"estimate", "estimates", "estimated", "estimating", "believe", "believes", "believed", "think", "thinks"}
_SUPPOSED = {"estimated", "believed", "thought", "feared", "presumed"}
_SAID_ALOUD = {"reported", "reportedly", "alleged", "allegedly", "claimed"}
_HOLDING = _SUPPOSED | _SAID_ALOUD
_CLAIMS = word_set(
    "claim claims report reports account accounts allegation allegations accusation accusations figure figures toll "
    "estimate estimates number numbers count assertion assertions suggestion suggestions charge charges killing"
)
_BEFORE_NUMBER = word_set("of the a an its his her their this that as about there were was been ' \" ‘ ’ “ ”")
_OWNING = ("'s", "’s", "s'", "s’")
_NEAR_CLAIM = 6
_ARTICLES = {"a", "an", "the", "that"}
_SAYING = word_set("said say says claimed claim claims reported report spoke spoken gave given mentioned announced")
_WORD = re.compile(r"[^\W\d_]+")
_GAP = 60  # characters between a number and the content that goes on behind it
_CUMULATIVE = {"total", "overall", "altogether"}
_RANKS = {"first", "last", "only", "worst", "most"}
_PERFECT = {"have", "has", "'ve", "’ve"}
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
_RELATIVE = re.compile(r"^,? (?:(?:in|on|during) which|when) ")  # a date and the clause that it dates
_SEVERAL = {"in", "during", "by"}
_FAR = 8
_INCIDENT_PLURALS = word_set(
    "shootings stabbings bombings incidents accidents crashes killings ambushes murders collisions explosions"
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
        found = min(holding, key=lambda entry: entry[1] - entry[0])[2] if holding else self._before(span)
        return found if found is not None and found.mode == "asserted" and _gives(found, span) else None

    def _before(self, span: Span) -> Statement | None:
        """The statement whose cue stands right before the span and whose content goes on right behind it."""
        for start, _, one in reversed(self._waiting):
            if start - span.end > _GAP:
                return None
            if any(cue.end < span.start <= cue.end + len(" that ") for cue in one.cue):
                return one
        return None


def _gives(statement: Statement, span: Span) -> bool:
    """Whether the statement asserts or denies the number: words in its source, and no plan that it turns down."""
    if statement.source and not any(len(word) > 1 for word in _WORD.findall(exact_of(statement.source))):
        return exact_of(statement.source) == "I"
    if _is_unsure(statement, span):
        return False
    if not _cue_of(statement) & _DENYING:
        return True
    before = " ".join(part.exact[: max(span.start - part.start, 0)] for part in statement.content).lower().split()
    return (
        bool(_CLAIMS.intersection(before))
        or bool(before[:1] and before[0] in {"that", "it", "its", "their"})
        or any(word in OBJECT_VERBS for word in before)
    )


def _is_unsure(statement: Statement, span: Span) -> bool:
    """ "said it could not confirm reports that 40 had died": the number is not the speaker's."""
    before = " ".join(part.exact[: max(span.start - part.start, 0)] for part in statement.content).lower().split()
    if _is_anothers(before[-_NEAR_CLAIM:]) or {"no", "information"}.issubset(before):
        return True
    return _says_unverified(before) and bool(_CLAIMS.intersection(before) or "that" in before or "whether" in before)


def _is_anothers(before: list[str]) -> bool:
    """ "the rebels' figure of 40": the number of those who own it."""
    owners = [at for at, word in enumerate(before) if word.endswith(_OWNING)]
    return bool(owners) and bool(_CLAIMS.intersection(before[owners[-1] + 1 :]))


def _cue_of(statement: Statement) -> set[str]:
    return set(exact_of(statement.cue).lower().split())


def status_of(sentence: Sentence, quantity: Quantity, finding: Finding, statement: Statement | None) -> FigureStatus:
    """How the report holds the figure; denials come first, so that none passes as stated."""
    cue = _cue_of(statement) if statement else set()
    if (finding.is_denied and quantity.low > 0) or cue & _DENYING or _is_turned_down(sentence, quantity):
        return "denied"
    held = _words_on(sentence, quantity, finding)
    if cue & _DISPUTING or _is_contested(sentence, quantity):
        return "disputed"
    if cue & _ESTIMATING or held & _SUPPOSED:
        return "estimated"
    if cue & _CONFIRMING:
        return "confirmed"
    is_unverified = _is_unverified(sentence, quantity) or _is_owned(sentence, quantity, finding)
    return "claimed" if (statement and statement.source) or held & _SAID_ALOUD or is_unverified else "stated"


def _is_owned(sentence: Sentence, quantity: Quantity, finding: Finding) -> bool:
    """ "the rebels' figure of 40", "40 men said to have died": somebody's number, whoever speaks of it."""
    words, behind = sentence.words, max(finding.of_last, quantity.last)
    before = words.lower[max(sentence.first, quantity.first - _NEAR_CLAIM) : quantity.first]
    is_owned = bool(_CLAIMS.intersection(before[-4:])) and bool({"'", "’"}.intersection(before))
    return is_owned or words.lower[behind : behind + 2] == ["said", "to"]


def _is_contested(sentence: Sentence, quantity: Quantity) -> bool:
    """ "killed 40 men, a claim that the ministry rejects", "40 men, which the army denies"."""
    words = sentence.words
    for at in range(quantity.last, min(sentence.last, quantity.last + _FAR * 4)):
        if words.at(at) != ",":
            continue
        lead = words.lower[at + 1 : at + 4]
        if lead[:1] == ["which"] or (lead[:1] and lead[0] in _ARTICLES and _CLAIMS.intersection(lead)):
            behind = words.lower[at + 2 : min(at + 14, sentence.last)]
            cut = behind.index(",") if "," in behind else len(behind)
            return bool((_DENYING | _DISPUTING).intersection(behind[:cut])) and "not" not in behind[:cut]
    return False


def _is_unverified(sentence: Sentence, quantity: Quantity) -> bool:
    """ "could not be verified", said of the number in its sentence or of "the figure" in the next."""
    words = sentence.words
    own = words.lower[sentence.first : sentence.last]
    if _says_unverified(own):
        return True
    behind = words.lower[sentence.last : sentence.last + 16]
    end = behind.index(".") if "." in behind else len(behind)
    return bool(_CLAIMS.intersection(behind[:4])) and _says_unverified(behind[:end])


def _says_unverified(lowers: list[str]) -> bool:
    for at, word in enumerate(lowers):
        if word in {"unverified", "unconfirmed"}:
            return True
        if word in {"verified", "confirmed", "corroborated", "verify", "confirm", "corroborate"}:
            before = lowers[max(0, at - 5) : at]
            if {"not", "cannot", "unable"}.intersection(before) and {"could", "be", "can", "cannot", "to"}.intersection(
                before
            ):
                return True
    return False


def _is_turned_down(sentence: Sentence, quantity: Quantity) -> bool:
    """ "dismissed the figure of 50", "never said 50": the words right before the number say that it is not so."""
    words, at = sentence.words, quantity.first - 1
    while at > sentence.first and (words.at(at) in _BEFORE_NUMBER or words.at(at) in _CLAIMS):
        at -= 1
    if words.at(at) in _DENYING:
        return any(word in _CLAIMS for word in words.lower[at + 1 : quantity.first])
    return words.at(at) in _SAYING and at > sentence.first and words.at(at - 1) in {"never", "not", "n't", "n’t"}


def _words_on(sentence: Sentence, quantity: Quantity, finding: Finding) -> set[str]:
    """The words that govern the number: "an estimated 40", "reportedly killed 40", "40 people are feared dead"."""
    words = sentence.words
    inside = words.lower[quantity.first : quantity.last]
    found = {*inside, *words.lower[max(sentence.first, quantity.first - 2) : quantity.first]} & _HOLDING
    if finding.said_at is not None and sentence.first < finding.said_at < quantity.first:
        found |= {words.at(finding.said_at - 1)} & _HOLDING
    at = max(finding.of_last, quantity.last)
    while at < sentence.last and (words.at(at) in LINKS or words.at(at) in _HOLDING or at == finding.said_at):
        if words.at(at) in _HOLDING and (words.at(at) != "claimed" or words.at(at + 1) == "to"):
            found.add(words.at(at))
        at += 1
    if finding.of_last > finding.of_first and words.at(finding.of_last - 1) == "lives":
        return found - {"claimed"}  # "the raid claimed six lives"
    return found - ({"claimed"} if at < sentence.last and words.at(at) == "by" else set())


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
    if content:
        near = [one for one in near if any(part.start <= one.span.start < part.end for part in content)]
    opener = _runs_on(sentence, span, finding)
    if opener is not None:
        since = next((one.value for one in near if words.index_of(one.span.start) == opener + 1), None)
        since = None if since and since.startswith("XXXX") else since
        return Frame("cumulative", since, _published(report) if _is_present(sentence, span) else None)
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
        if index < number or word == "so":
            return index
        between = range(number, index)
        is_cut = any(sentence.tag(at) == "JJS" or words.at(at) in _RANKS for at in between if at > said_at)
        if not is_cut and "," not in words.lower[max(said_at, number) : index]:
            return index
    return None


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
        if is_object and child.dep_ == "nsubj" and child.ent_type_ in _AGENTS and _does(child, verb):
            return _phrase(report, child)
    return ()


def _does(noun: Token, verb: Token) -> bool:
    """Whether the subject acts itself: not "Veldania fighting kills 132", a headline that the parse cannot read."""
    behind = noun.doc[noun.i + 1]
    return verb.pos_ == "VERB" and behind.tag_ != "VBG"


def _phrase(report: Report, noun: Token) -> Spans:
    """The noun with what stands before it, without its article."""
    before = (child for child in noun.lefts if child.dep_ in {"compound", "amod", "nmod"})
    first = min((child.left_edge for child in before), key=lambda edge: edge.i, default=noun)
    return (report.span(first.idx, noun.idx + len(noun)),)


def _place(report: Report, verb: Token) -> Spans:
    for preposition in verb.children:
        if preposition.dep_ == "prep" and preposition.lower_ in _WHERE:
            for noun in preposition.children:
                if noun.dep_ == "pobj" and noun.ent_type_ in _PLACES:
                    return _phrase(report, noun)
    return ()
