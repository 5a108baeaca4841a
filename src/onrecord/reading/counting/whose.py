"""Whose number a figure is, and how the report holds it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.model import FigureStatus, Report, Span, Spans, Statement, exact_of
from onrecord.reading.counting.clause_words import LINKS, Finding, Sentence
from onrecord.reading.counting.corrections import is_put_right_behind
from onrecord.reading.counting.effects import OBJECT_VERBS
from onrecord.reading.counting.quantities import Quantity
from onrecord.reading.lexemes import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_DENYING = {"deny", "denies", "denied", "denying", "reject", "rejects", "rejected", "rejecting", "denial", "refuted",
            "refute", "refutes", "dismissed", "dismisses"}  # fmt: skip
_DISPUTING = {"dispute", "disputes", "disputed", "disputing", "question", "questioned", "questions", "doubt", "doubts"}
_CONFIRMING = {"confirm", "confirms", "confirmed", "confirming"}
_ESTIMATING = {"estimate", "estimates", "estimated", "estimating", "believe", "believes", "believed", "think", "thinks"}
_JUDGING = word_set(
    "condemn condemns condemned condemning criticise criticises criticised criticize criticizes criticized object "
    "objects objected oppose opposes opposed opposing denounce denounces denounced deplore deplores deplored decry "
    "decries decried welcome welcomes welcomed praise praises praised mourn mourns mourned lament laments lamented "
    "criticism criticising criticizing protested"
)
_SUPPOSED = {"estimated", "believed", "thought", "feared", "presumed"}
_SAID_ALOUD = {"reported", "reportedly", "alleged", "allegedly", "claimed"}
_HOLDING = _SUPPOSED | _SAID_ALOUD | {"confirmed"}
_CLAIMS = word_set(
    "claim claims report reports account accounts allegation allegations accusation accusations figure figures toll "
    "estimate estimates number numbers count assertion assertions suggestion suggestions charge charges killing"
)
_BEFORE_NUMBER = word_set("of the a an its his her their this that as about there were was been ' \" ‘ ’ “ ”")
_OWNING = ("'s", "’s", "s'", "s’")
_ABLE = {"could", "be", "been", "can", "cannot", "to"}
_NEAR_CLAIM = 6
_PASSIVE = {"was", "is", "been", "were"}
_GIVING = word_set("give issue release announce publish put cite provide report offer supply quote claim circulate")
_GIVER_STEPS = 4
_QUOTED = re.compile('["“”«»]')
_SENTENCE_END = re.compile(r"(?<![A-Za-z])[a-z]{4,}[.!?]\s+[A-Z0-9]")
_ARTICLES = {"a", "an", "the", "that"}
_SAYING = word_set("said say says claimed claim claims reported report spoke spoken gave given mentioned announced")
_WORD = re.compile(r"[^\W\d_]+")
_GAP = 60  # characters between a number and the content that goes on behind it
_FAR = 8


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
    if _is_unsure(statement, span) or _is_judged(statement, span) or _is_nobodys(statement, span):
        return False
    if not _cue_of(statement) & _DENYING:
        return True
    before = " ".join(part.exact[: max(span.start - part.start, 0)] for part in statement.content).lower().split()
    return (
        bool(_CLAIMS.intersection(before))
        or bool(before[:1] and before[0] in {"that", "it", "its", "their"})
        or any(word in OBJECT_VERBS for word in before)
    )


def _is_nobodys(statement: Statement, span: Span) -> bool:
    """ "It was reported that 22 died"; "an earlier report said 22; the number is 20", of the second number."""
    source = exact_of(statement.source)
    before = " ".join(part.exact[: max(span.start - part.start, 0)] for part in statement.content)
    is_empty = source.lower() == "it" and bool(_PASSIVE.intersection(_cue_of(statement)))
    return is_empty or is_put_right_behind(source, before) or _is_in_earlier_sentence(statement, span)


def _is_in_earlier_sentence(statement: Statement, span: Span) -> bool:
    """ "Half lived in the hills. 25 died, the ministry said": unquoted, a source gives its own sentence alone."""
    if statement.form != "indirect":
        return False
    for part in statement.content:
        if part.start <= span.start < part.end and all(cue.start >= part.end for cue in statement.cue):
            after = part.exact[max(span.end - part.start, 0) :]
            return not _QUOTED.search(part.exact) and bool(_SENTENCE_END.search(after))
    return False


def giver_of(report: Report, token: Token | None) -> Spans:
    """Who gave the number, where its own phrase says so: "the figure of 18 given by the ministry"."""
    for _ in range(_GIVER_STEPS):
        if token is None or token.pos_ in ("VERB", "AUX"):
            return ()
        for kid in token.children:
            if kid.dep_ == "acl" and kid.i > token.i and kid.lemma_.lower() in _GIVING:
                by = [noun for agent in kid.children if agent.lower_ == "by" for noun in agent.children]
                if by and by[0].pos_ in ("NOUN", "PROPN"):
                    end = by[0].right_edge
                    return (report.span(by[0].left_edge.idx, end.idx + len(end)),)
        token = token.head if token.head.i != token.i else None
    return ()


def _is_judged(statement: Statement, span: Span) -> bool:
    """ "condemned the raid, which killed 40": the deed is judged, its number is the report's own."""
    if statement.form != "indirect" or not _cue_of(statement) & _JUDGING:
        return False
    before = " ".join(part.exact[: max(span.start - part.start, 0)] for part in statement.content).lower().split()
    return before[:1] != ["that"]


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
    is_unverified = _is_unverified(sentence, quantity)
    if cue & _CONFIRMING or ("confirmed" in held and not is_unverified):
        return "confirmed"
    is_unverified = is_unverified or _is_owned(sentence, quantity, finding)
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
    behind = words.lower[sentence.last : sentence.last + 20]
    end = behind.index(".") if "." in behind else len(behind)
    return bool(_CLAIMS.intersection(behind[:6])) and _says_unverified(behind[:end])


def _says_unverified(lowers: list[str]) -> bool:
    for at, word in enumerate(lowers):
        if word in {"unverified", "unconfirmed"}:
            return True
        if word in {"confirmation", "verification"} and {"no", "without"}.intersection(lowers[max(0, at - 3) : at]):
            return True
        if word in {"verified", "confirmed", "corroborated", "verify", "confirm", "corroborate"}:
            before = lowers[max(0, at - 5) : at]
            if {"not", "cannot", "unable"}.intersection(before) and _ABLE.intersection(before):
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
