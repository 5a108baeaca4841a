"""Which words that were exchanged are words for people: names, what people are called, bodies of people."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.reading.counting.people_words import is_civil_or_armed
from onrecord.reading.lexemes import word_set
from onrecord.reading.naming.titles import ARMED_GROUP_NOUNS, ORG_NOUNS, PEOPLE_NOUNS, PERSON_NOUNS
from onrecord.reading.plurals import singular

_HOW_MANY = word_set("both many others public several sides some three two")
_LABELS = (PERSON_NOUNS | PEOPLE_NOUNS | ORG_NOUNS | ARMED_GROUP_NOUNS) - _HOW_MANY


def calls_people(words: Iterable[str]) -> bool:
    """Whether one of the words, in lower case, is a noun for people or a body of people ("militants", "regime")."""
    return any(word in _LABELS or singular(word) in _LABELS or is_civil_or_armed(word) for word in words)
