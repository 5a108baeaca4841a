"""Victims told of singly, by name or description: "her brother shot her sister", "Moll, 25, was found dead"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.reading.counting.clause_words import Finding
from onrecord.reading.counting.drafts import Draft
from onrecord.reading.counting.effects import INCIDENTS, OBJECT_VERBS
from onrecord.reading.counting.modality import under_modality
from onrecord.reading.counting.persons import Person, describe, may_be_same, surnames_of
from onrecord.reading.counting.quantities import Quantity
from onrecord.reading.counting.sentences import Sentences
from onrecord.reading.counting.victims import Harm, find_harms
from onrecord.reading.lexemes import Lexemes, word_set
from onrecord.reading.naming.titles import Gender

if TYPE_CHECKING:
    from spacy.tokens import Doc

_VIOLENT = INCIDENTS | word_set("gunshot gunman gunmen gunfire wounds bullet bullets drowning crashed")
_NEAR = 80  # words
_EACH = word_set("every each any no neither either")  # "every sailor" is not one
_FIGURATIVE = word_set("hurt hurts hurting")
_OWN: dict[str, Gender] = {"himself": "m", "herself": "f", "his": "m", "her": "f"}
_NATURAL = word_set("death die dies died dying succumb succumbed succumbs")


def single_drafts(doc: Doc, words: Lexemes, sentences: Sentences, taken: Set[int]) -> Iterator[Draft]:
    """A draft for each person harmed whom no numeral counts; `taken` holds the words of the figures found already."""
    surnames = surnames_of(list(doc))
    violent = [token.i for token in doc if _is_violent(token.lower_)]
    seen: set[int] = set()
    for harm in sorted(find_harms(doc), key=lambda harm: harm.effect != "killed"):  # who was shot may have died
        person = _with_gender(describe(harm.victim, surnames), harm)
        if person and harm.beside and _is_apposed(person, describe(harm.beside, surnames)):
            continue
        if person is None or doc[person.first].lower_ in _EACH:
            continue
        if not _is_told_of_violence(harm, violent) or person.first in seen:
            continue
        draft = _draft(doc, words, sentences, harm, person)
        if draft and taken.isdisjoint(range(draft.quantity.first, draft.quantity.last)):
            seen.add(person.first)
            yield draft


def _with_gender(person: Person | None, harm: Harm) -> Person | None:
    """The person with the gender that "killed herself" or "took his own life" tells."""
    if person is None or person.gender is not None:
        return person
    below = [kid.lower_ for kid in harm.word.children if kid.lower_ in ("himself", "herself")]
    below += [kid.lower_ for life in harm.word.children if life.lower_ == "life" for kid in life.children]
    return replace(person, gender=next((_OWN[word] for word in below if word in _OWN), None))


def _is_apposed(person: Person, head: Person | None) -> bool:
    """ "the victim, a father and a weaver": the same one; "a boy, his mother and a guard" are three."""
    return head is None or may_be_same(person, head)


def _is_violent(word: str) -> bool:
    return word in _VIOLENT or OBJECT_VERBS.get(word) in ("killed", "injured")


def _is_told_of_violence(harm: Harm, violent: list[int]) -> bool:
    """Whether a death or a stay in hospital has no natural cause: something violent is told of near."""
    if harm.word.lower_ in _FIGURATIVE and harm.word.tag_ != "VBN":
        return False  # "the speech hurt the candidate"
    if harm.word.lower_ not in _NATURAL and not harm.is_open:
        return True
    at = bisect_left(violent, harm.word.i - _NEAR)
    return at < len(violent) and violent[at] <= harm.word.i + _NEAR


def _draft(doc: Doc, words: Lexemes, sentences: Sentences, harm: Harm, person: Person) -> Draft | None:
    first = words.index_of(doc[person.first].idx)
    last = words.index_of(doc[person.last - 1].idx + len(doc[person.last - 1]) - 1) + 1
    sentence = sentences.at(first)
    if not sentence.tag(first):  # upper case, which the parser cannot read
        return None
    said_at = words.index_of(harm.word.idx)
    quantity = Quantity(first, last, first, last, 1, 1, "exact", needs_effect=True)
    of_first = first + (doc[person.first].tag_ in ("DT", "PRP$", "WP$") and last > first + 1)
    is_named = person.kind != "pronoun"
    found = Finding(harm.effect, said_at, of_first if is_named else 0, last if is_named else 0)
    finding = under_modality(sentence, quantity, found)
    if finding.effect is None or finding.is_hypothetical or finding.is_denied:
        return None
    return Draft(quantity, sentence, finding, harm.effect, person, is_unnumbered=True)
