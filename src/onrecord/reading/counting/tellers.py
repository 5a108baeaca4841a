"""Whether those counted only tell of it: "The blast hurt 12 people, an official said" hurts no official."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.reading.counting.clause_words import Finding, Sentence
from onrecord.reading.dating.tense import token_at
from onrecord.reading.lexemes import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TELLING = word_set(
    "said says told tells added adds reported reports confirmed confirms announced wrote writes claimed claims stated "
    "estimated recalled explained noted argued testified insisted acknowledged admitted"
)
_JOINED = {"conj", "appos", "nummod"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_NOMINAL = {"DT", "CD", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP$"}
_STEPS = 6


def is_subject_of_another(doc: Doc, sentence: Sentence, first: int, head_at: int, finding: Finding) -> bool:
    """Whether those counted are the subject of another verb than the one before them that says the effect.

    "killed a nurse, two witnesses said", "wounded 12 people and three guards fled": whom a verb befalls is no
    subject of the next one.
    """
    said_at = finding.said_at
    if said_at is None or said_at >= first or not sentence.tag(head_at):
        return False
    noun, verb = (token_at(doc, sentence.words.start[at]) for at in (head_at, said_at))
    if noun is None or verb is None or verb.pos_ != "VERB" or verb.dep_ in {"acl", "amod"}:
        return False
    return _tells(sentence, first, head_at) or _acts_elsewhere(noun, verb)


def _acts_elsewhere(noun: Token, verb: Token) -> bool:
    for _ in range(_STEPS):
        if noun.dep_ not in _JOINED:
            break
        if noun.head.i < verb.i:
            return False
        noun = noun.head
    clause = noun.head
    if noun.dep_ not in _SUBJECTS or clause.i < noun.i or clause.pos_ not in {"VERB", "AUX"} or clause.i == verb.i:
        return False
    return verb.dep_ != "advcl" if _is_above(clause, verb) else not _is_small_clause(clause)


def _is_above(clause: Token, verb: Token) -> bool:
    for _ in range(_STEPS):
        verb = verb.head
        if verb.i == clause.i:
            return True
    return False


def _is_small_clause(clause: Token) -> bool:
    """ "left 12 people fighting for their lives": what the verb before leaves them in."""
    return clause.tag_ in {"VBG", "VBN", "VB"} and not any(kid.dep_ in {"aux", "auxpass"} for kid in clause.children)


def _tells(sentence: Sentence, first: int, head_at: int) -> bool:
    """ ", two witnesses said", ", a guard and two nurses said"; not "two men said to be fighters"."""
    words, at = sentence.words, head_at + 1
    if words.at(first - 1) == "," and words.at(at) == "and":
        at = _past_nouns(sentence, at + 1)
    elif words.at(at) == ",":  # ", an official, Dan Orr, said"
        end = _past_nouns(sentence, at + 1)
        at = end + 1 if words.at(end) == "," else at
    return words.at(at) in _TELLING and sentence.tag(at) in {"VBD", "VBZ", "VBP"}


def _past_nouns(sentence: Sentence, at: int) -> int:
    end = at
    while sentence.tag(end) in _NOMINAL and end < at + 6:
        end += 1
    return end
