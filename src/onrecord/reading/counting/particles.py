"""Words before a number that look like its hedge but are a verb's: "handed over four men", "came under 12 attacks"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.reading.counting.clause_words import Sentence, noun_phrase
from onrecord.reading.counting.effects import OBJECT_VERBS, STATES
from onrecord.reading.counting.quantities import Quantity
from onrecord.reading.dating.tense import token_at
from onrecord.reading.lexemes import Lexemes, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PARTICLES = word_set("over under")
_HANDING = word_set("hand sign turn")  # with "over", whatever the parse says
_UNDERGOING = word_set("come bring put place live serve study train fight")
_PRESIDING = word_set("preside rule fight argue quarrel clash fly govern reign watch lie come go jump climb")


def without_particle(doc: Doc, words: Lexemes, quantity: Quantity) -> Quantity:
    """The quantity without a hedge that is a verb's particle or preposition by the parse."""
    word = words.at(quantity.first)
    is_hedged = quantity.core == quantity.first + 1 and quantity.hedge in {"more than", "fewer than"}
    if word not in _PARTICLES or not is_hedged or quantity.unit is not None:
        return quantity
    token = token_at(doc, words.start[quantity.first])
    if token is None or token.head.pos_ != "VERB":
        is_handed = token is not None and token.i > 0 and word == "over" and doc[token.i - 1].lemma_ in _HANDING
        return _plain(quantity) if is_handed else quantity
    verbs = _PRESIDING if word == "over" else _UNDERGOING
    is_own = token.dep_ == "prt" or (token.dep_ == "prep" and token.head.lemma_ in verbs)
    return _plain(quantity) if is_own else quantity


def _plain(quantity: Quantity) -> Quantity:
    return replace(quantity, first=quantity.core, hedge="exact")


def as_whole(sentence: Sentence, quantity: Quantity) -> Quantity:
    """ "almost all of the 90 people killed were men": 90 were killed, whatever is said of almost all of them."""
    words = sentence.words
    if quantity.hedge != "almost" or "all" not in words.lower[quantity.first : quantity.core]:
        return quantity
    first, end = noun_phrase(sentence, quantity.last)
    end = max(end, quantity.last)
    is_told = words.at(end) in STATES or words.at(end) in {"who", "shot"} or words.at(end) in OBJECT_VERBS
    return _plain(quantity) if is_told or not STATES.keys().isdisjoint(words.lower[first:end]) else quantity
