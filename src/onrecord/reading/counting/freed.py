"""Who is held or missing no more: "41 hostages and 78 prisoners have been freed", "20 missing boys were found"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.reading.counting.clause_words import Finding, Sentence
from onrecord.reading.counting.effects import OBJECT_VERBS
from onrecord.reading.dating.tense import token_at
from onrecord.reading.lexemes import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LASTING = {"held", "detained", "missing"}
_ENDING = word_set(
    "rescue save find recover return reunite locate escape hand swap exchange trade arrive walk spot discover identify"
)
_BODIES = word_set("body bodies corpse corpses remains")
_ROLES = {"nsubj", "nsubjpass", "dobj"}
_STEPS = 6


def as_of_now(doc: Doc, sentence: Sentence, head_at: int, finding: Finding) -> Finding:
    """The finding, where a noun or adjective alone says that somebody is held, by what the clause's verb says of them.

    Freed, they are released; rescued, found or returned, they are held or missing no more and no effect is known.
    """
    if finding.effect not in _LASTING or finding.said_at is None or not sentence.tag(head_at):
        return finding
    noun = token_at(doc, sentence.words.start[head_at])
    if noun is None or not finding.of_first <= finding.said_at < finding.of_last:
        return finding
    for _ in range(_STEPS):
        if noun.dep_ != "conj":
            break
        noun = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in _BODIES:
        at = sentence.words.index_of(noun.head.head.idx)
        return replace(finding, effect="killed", said_at=at)
    verb = noun.head
    if noun.dep_ not in _ROLES or not _is_done(verb):
        return finding
    if OBJECT_VERBS.get(verb.lower_) == "released" and noun.dep_ != "nsubj":
        return replace(finding, effect="released", said_at=sentence.words.index_of(verb.idx))
    return replace(finding, effect=None, other_verb=True) if verb.lemma_.lower() in _ENDING else finding


def _is_done(verb: Token) -> bool:
    """Whether the verb tells what has happened: not "could not be freed", "to free 40 hostages", "were to be freed"."""
    if any(kid.dep_ == "neg" or kid.tag_ in {"MD", "TO"} for kid in verb.children):
        return False
    return verb.tag_ in {"VBD", "VBN", "VBG", "VBZ", "VBP"}
