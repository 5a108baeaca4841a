"""Numbers that a report takes back itself: corrections, fact-checks, verdicts in the next sentence."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Literal

from onrecord.reading.lexemes import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Correction = Literal["denied", "disputed", "claimed"]

FALSELY = word_set(
    "falsely wrongly incorrectly erroneously mistakenly wrongfully inaccurately untruthfully misleadingly"
)
_EARLIER = word_set("earlier previous initial original first older prior")
_VERSIONS = word_set("version versions edition editions headline headlines draft caption")
_AT_FIRST = word_set("originally initially earlier previously first")
_OWN = word_set("article story report piece post headline page")
_GIVEN = word_set(
    "report reports story article account accounts statement post tweet bulletin dispatch toll figure count"
)
_LABEL = re.compile(
    r"\W*(?:the |one |viral )?(claim|rumou?r|post|myth|false|fake|untrue|misleading|fiction) ?[:–—-]", re.I
)
_UNTRUE = (
    r"(?:false|untrue|incorrect|inaccurate|fabricated|fake|baseless|unfounded|debunked|retracted|withdrawn|invented"
    r"|not true|not correct|not so|a lie|a hoax|a fabrication|an error|a mistake|misleading|mistaken)"
)
_VERDICT = re.compile(
    r"\b(?:verdict|rating|ruling|conclusion|finding|assessment|status|the truth|reality|facts?(?:[- ]check)?)"
    r" ?[:–—-]\s*(?:\w+ ){0,3}?" + _UNTRUE + r"\b",
    re.I,
)
_NOUNS = (
    r"(?:claim|number|figure|report|rumou?r|toll|statement|story|post|video|assertion|account|count|message|article)s?"
)
_NEXT = re.compile(
    r"\s*[\"“]?(?:but |yet |however, )?(?:this|that|it|these|those|(?:the|his|her|their|its|both|all|such|that|this)"
    r" (?:\w+ )?"
    + _NOUNS
    + r") (?:is|was|are|were|'s|has been|have been|had been|proved|proved to be|turned out to be)"
    r" (?:(?:simply|completely|entirely|plainly|later|since|wholly|also|quite|just|found to be|proved) ){0,2}"
    + _UNTRUE
    + r"\b([^.!?]*)",
    re.I,
)
_NEXT_WRONG = re.compile(r"\s*(?:but )?(?:the|that|this) " + _NOUNS + r" (?:is|was|were|are) wrong\b([^.!?]*)", re.I)
_PUT_RIGHT = re.compile(
    r"\b(?:the|that|actual|correct|right|true|real|its) (?:\w+ )?(?:number|toll|figure|count|total)"
    r" (?:is|was|stands|stood)\b"
    r"|\bin fact\b|\bactually\b|\bcorrect(?:ed|ion)?\b|\bshould have\b|\bin error\b|\bmistake\b|\bwrong(?:ly)?\b",
    re.I,
)
_SPOKEN = re.compile(r"\b(?:said|says|told|according to|insisted|added)\b", re.I)
_STOP = re.compile(r"[.!?\n]")
_AHEAD = 60  # words
_FAR = 60
_NEAR = 30
_NEXT_WORDS = 20


def sentence_end(token: Token) -> int:
    """The token behind the sentence of `token`, if that is near."""
    doc, at = token.doc, token.i + 1
    while at < min(len(doc), token.i + _FAR) and not doc[at].is_sent_start:
        at += 1
    return at


def corrected(doc: Doc, token: Token) -> Correction | None:
    """What the words around the sentence make of the number: denied, disputed, only claimed; None for nothing."""
    before = _STOP.split(doc[max(0, token.i - _NEAR) : token.i].text + " ")[-1]
    label = _LABEL.match(before)
    if label:
        is_false = label.group(1).lower() not in ("claim", "rumor", "rumour", "post")
        return "denied" if is_false or _VERDICT.search(doc[token.i : token.i + _AHEAD].text) else "claimed"
    end = sentence_end(token)
    behind = doc[end : end + _NEAR].text
    found = _NEXT.match(behind) or _NEXT_WRONG.match(behind)
    if found:
        return "disputed" if _SPOKEN.search(found.group(1)) else "denied"
    return None


def is_earlier_version(verb: Token) -> bool:
    """ "an earlier version of this report said 22"; of "an earlier report" only where the number is put right."""
    is_first = any(kid.lower_ in _AT_FIRST for kid in islice(verb.children, _NEAR) if kid.dep_ == "advmod")
    for kid in islice(verb.children, _NEAR):
        if is_first and kid.dep_ == "nsubj" and kid.lower_ in _OWN and _is_this(kid):
            return True
        if kid.dep_ in ("nsubj", "nsubjpass") and any(one.lower_ in _EARLIER for one in islice(kid.children, _NEAR)):
            if kid.lower_ in _VERSIONS:
                return True
            after = verb.doc[verb.i : sentence_end(verb) + _NEXT_WORDS].text
            return kid.lower_ in _GIVEN and bool(_PUT_RIGHT.search(after))
    return False


def _is_this(noun: Token) -> bool:
    return any(kid.lower_ in ("this", "our") for kid in islice(noun.children, _NEAR))


def is_put_right(verb: Token, number: Token) -> bool:
    """ "an earlier report said 22 died; the number is 20": the second number is the report's own."""
    between = verb.doc[verb.i : number.i].text if verb.i < number.i < verb.i + _FAR else ""
    return bool(_PUT_RIGHT.search(between)) and is_earlier_version(verb)


def is_put_right_behind(source: str, before: str) -> bool:
    """The same for a statement's source and the words of its content before the number."""
    return bool(_EARLIER.intersection(source.lower().split())) and bool(_PUT_RIGHT.search(before))


def says_falsely(verb: Token) -> bool:
    """ "wrongly said", "was falsely reported", "misstated"."""
    is_mis = verb.lemma_.lower() in ("misstate", "misreport", "misquote")
    return is_mis or any(
        kid.lower_ in FALSELY for kid in islice(verb.children, _NEAR) if kid.dep_ in ("advmod", "npadvmod")
    )
