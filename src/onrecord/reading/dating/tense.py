"""Whether the clause around a word speaks of what was, is or will be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.reading.counting.effects import INCIDENTS
from onrecord.reading.lexemes import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FUTURE_MODALS = {"will", "shall", "'ll", "’ll", "wo", "may", "might", "can", "must", "should"}
_PLANNING = {"expect", "schedule", "plan", "set", "due", "intend", "hope", "agree", "want", "prepare", "aim",
             "vow", "promise", "pledge", "threaten", "slate", "propose", "decide"}  # fmt: skip
# Verbs that in the present tense announce what is to come: "talks open Monday".
_OPENINGS = word_set(
    "begin start open close arrive leave meet visit travel fly resume reopen expire end host hold face vote decide "
    "appear testify speak convene gather return launch take kick plan intend hope"
)
_STEPS = 12


def direction_at(doc: Doc, offset: int) -> int:
    """-1 where the clause that holds the character at `offset` is past, 1 where it is future, else 0."""
    token = token_at(doc, offset)
    if token is not None and _dates_incident(token):
        return -1
    verb = token and governing_verb(token)
    return _direction(verb) if verb is not None else 0


def _dates_incident(token: Token) -> bool:
    """ "will discuss Monday's attack", "the blast on Monday": what has happened, whatever the verb's tense."""
    noun = token.head
    if token.dep_ == "pobj":
        noun = noun.head
    return noun.lower_ in INCIDENTS and noun.pos_ in {"NOUN", "PROPN"} and noun.i != token.i


def token_at(doc: Doc, offset: int) -> Token | None:
    """The token that holds the character at `offset`, found by halving."""
    low, high = 0, len(doc) - 1
    while low <= high:
        middle = (low + high) // 2
        token = doc[middle]
        if token.idx > offset:
            high = middle - 1
        elif token.idx + len(token) <= offset:
            low = middle + 1
        else:
            return token
    return None


def governing_verb(token: Token) -> Token | None:
    """The verb above `token` in the parse, a few steps at most."""
    for _ in range(_STEPS):
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}:
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _direction(verb: Token) -> int:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    lowers = {child.lower_ for child in helpers}
    if lowers & _FUTURE_MODALS and not lowers & {"have"}:
        return 1
    if "would" in lowers:
        return 0 if "have" in lowers else 1
    if "to" in lowers:
        above = verb.head
        return 1 if above.lemma_ in _PLANNING and above.i != verb.i else 0
    tags = {child.tag_ for child in helpers} | {verb.tag_}
    if tags & {"VBD"} or ("VBN" in tags and lowers & {"had", "has", "have", "'ve", "’ve"}):
        return -1
    return 1 if verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ in _OPENINGS else 0
