"""Numbers of films, novels and drills: nobody says that it happened."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from onrecord.reading.lexemes import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORKS = word_set(
    "film movie novel drama thriller screenplay sitcom miniseries fiction fable legend cartoon sequel storyline plot "
    "videogame novella screenplay films movies novels"
)
_DRILLS = word_set("drill exercise simulation rehearsal scenario wargame war-game drills exercises")
_STAGED = word_set("play opera musical episode game")
_FEIGNED = word_set("simulated mock fictional fictitious imaginary hypothetical imagined invented pretend staged")
_FEIGNING = word_set("simulate imagine suppose pretend depict portray")
_RETELLING = word_set("show tell depict portray describe imagine follow open end begin see feature centre center have")
_VERBAL = ("VERB", "AUX")
_REACH = 30


def is_feigned(token: Token) -> bool:
    """Whether the number at `token` is told within a work of fiction or a drill."""
    below, node = token, token.head
    for _ in range(_REACH):
        if below.i == node.i:
            return False
        if below.dep_ == "relcl" and node.lower_ in _WORKS:
            return True
        if node.pos_ in _VERBAL and _is_in_work(node, below):
            return True
        if node.pos_ == "NOUN" and any(
            kid.lower_ in _FEIGNED and kid.dep_ == "amod" for kid in islice(node.children, _REACH)
        ):
            return True
        is_real = below.dep_ in ("relcl", "acl") and any(
            kid.lower_ == "the" or kid.dep_ == "poss" for kid in islice(node.children, _REACH)
        )
        if is_real:
            return False
        below, node = node, node.head
    return False


def _is_in_work(verb: Token, below: Token) -> bool:
    """ "In the film, 40 die", "the novel tells of 40 deaths", "the drill simulated a blast that killed 40"."""
    if verb.lemma_.lower() in _FEIGNING and below.dep_ not in ("nsubj", "nsubjpass") and _is_bidden_or_done(verb):
        return True
    for kid in islice(verb.children, _REACH):
        if kid.i == below.i:
            continue
        if kid.dep_ in ("nsubj", "nsubjpass", "agent"):
            is_work = kid.lower_ in _WORKS and verb.lemma_.lower() in _RETELLING
            is_feigned = any(one.lower_ in _FEIGNED and one.dep_ == "amod" for one in islice(kid.children, _REACH))
            if is_work or is_feigned:
                return True
        if kid.dep_ == "prep" and kid.lower_ in ("in", "for", "under") and _holds_work(kid, below, verb):
            return True
    return False


def _is_bidden_or_done(verb: Token) -> bool:
    """ "suppose that 40 die": bidden; "officials supposed that 40 had died" is what they hold."""
    return verb.lemma_.lower() != "suppose" or not any(kid.dep_ == "nsubj" for kid in islice(verb.children, _REACH))


def _holds_work(prep: Token, below: Token, verb: Token) -> bool:
    for noun in prep.children:
        if noun.dep_ != "pobj":
            continue
        if noun.lower_ in _WORKS and prep.lower_ == "in":
            return True
        if any(kid.lower_ in _FEIGNED for kid in islice(noun.children, _REACH)):
            return True
        is_told_now = verb.tag_ in ("VBZ", "VBP") or any(
            kid.tag_ in ("VBZ", "VBP") for kid in islice(verb.children, _REACH)
        )
        if noun.lower_ in _DRILLS:
            return prep.i < below.i or is_told_now
        if noun.lower_ in _STAGED and prep.i < below.i and is_told_now:
            return True
    return False
