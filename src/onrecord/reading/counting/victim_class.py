"""Who those counted are, as far as the text says: class, women or children, nationality.

All is read from the words of the counted phrase, its apposition and its predicate (`described`), never from what is
known of a place or a party. "12 people, including 4 children": the 12 are no children, the 4 are. "Mostly civilians"
leaves the class of the whole open; soldiers and civilians both told of among them make it mixed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model import Demographic, Report, Spans, VictimClass
from onrecord.reading.counting.clause_words import Sentence
from onrecord.reading.counting.described import Described, descriptions
from onrecord.reading.counting.drafts import Draft
from onrecord.reading.counting.effects import PEOPLE, PEOPLE_EFFECTS
from onrecord.reading.counting.nationalities import nationalities
from onrecord.reading.counting.people_words import GROWN, class_of, demographic_of, stated_age
from onrecord.reading.lexemes import Lexemes

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CLASSED = PEOPLE_EFFECTS | {"other"}  # "two of them soldiers": what befell them may be told of the whole
_TOLLS = ("toll", "death", "deaths", "casualties", "fatalities")
_DEMOGRAPHICS: tuple[Demographic, ...] = ("women", "children", "men")


@dataclass(frozen=True, slots=True)
class Victims:
    """What the text says those counted are."""

    victims: VictimClass | None = None
    demographics: tuple[Demographic, ...] = ()
    nationality: Spans = ()


def victims_of(report: Report, doc: Doc, draft: Draft, is_people: bool) -> Victims:
    """Who the people are that the draft counts; nothing is read of things."""
    sentence, words = draft.sentence, draft.sentence.words
    head = words.at(draft.finding.of_last - 1) if draft.finding.of_last else ""
    if not is_people and draft.effect not in PEOPLE_EFFECTS and head not in PEOPLE:
        return Victims()
    told = list(descriptions(sentence, draft.quantity, draft.finding))
    if draft.quantity.low == 0:
        told = told[:1]  # "no civilians died, all of them ..." has no further members
    return Victims(_class(draft, told), _demographics(sentence, draft, told), _nationality(report, doc, words, told))


def _nationality(report: Report, doc: Doc, words: Lexemes, told: list[Described]) -> Spans:
    """The words for it in the lists that hold of all of them."""
    phrases = (phrase for one in told if one.is_of_all for phrase in one.phrases)
    found = {part for phrase in phrases for part in nationalities(doc, words, *phrase)}
    return tuple(report.span(words.start[first], words.end[last - 1]) for first, last in sorted(found))


def _class(draft: Draft, told: list[Described]) -> VictimClass | None:
    """Both classes anywhere make it mixed; else one that every noun of some list of all of them states."""
    words = draft.sentence.words
    if draft.effect not in _CLASSED:
        return None
    stated = [(one.is_of_all, [class_of(words, *phrase) for phrase in one.phrases]) for one in told]
    everywhere = {each for _, classes in stated for each in classes if each is not None}
    if {"civilian", "combatant"} <= everywhere:
        return "mixed"
    for is_of_all, classes in stated:
        if is_of_all and classes and classes[0] is not None and all(each == classes[0] for each in classes):
            return classes[0]
    return "civilian" if _is_civilian_toll(draft) else None


def _is_civilian_toll(draft: Draft) -> bool:
    """ "the civilian death toll is 40"."""
    words, at = draft.sentence.words, draft.finding.said_at
    is_toll = at is not None and draft.finding.of_last <= draft.finding.of_first and words.at(at) in _TOLLS
    return is_toll and at is not None and "civilian" in words.lower[max(at - 2, draft.sentence.first) : at]


def _demographics(sentence: Sentence, draft: Draft, told: list[Described]) -> tuple[Demographic, ...]:
    """Of the lists that hold of all of them, the first in which every noun names women, children or men."""
    words = sentence.words
    for one in told:
        found = [demographic_of(words, *phrase) for phrase in one.phrases]
        if one.is_of_all and found and None not in found:
            return tuple(each for each in _DEMOGRAPHICS if each in found)
    age = draft.person.age if draft.person is not None else None
    age = stated_age(words, draft.quantity.first, draft.quantity.last) if age is None else age
    return ("children",) if age is not None and age < GROWN else ()
