"""The words that state a nationality of those counted: "Thai workers", "60 Orvanians", "citizens of France".

A nationality is a state's adjective or people, by the table of states, or a name of a people with a demonym's ending
that the encoder tags as such. Faiths, continents, "ethnic" and "pro-" name none, nor does what a thing hails from
("Thai embassy staff").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.reading.counting.effects import PEOPLE, PERSONS
from onrecord.reading.dating.tense import token_at
from onrecord.reading.lexemes import Lexemes, word_set
from onrecord.reading.naming import countries

if TYPE_CHECKING:
    from spacy.tokens import Doc

Phrase = tuple[int, int]

_NO_STATES = word_set(
    "christian christians muslim muslims jewish catholic catholics protestant protestants lutheran lutherans anglican "
    "anglicans mormon mormons presbyterian presbyterians zoroastrian zoroastrians christian evangelical "
    "european europeans african africans asian asians latin oceanian scandinavian scandinavians caucasian caucasians "
    "indian-ocean mediterranean caribbean arabian arabians persian-gulf balkan slavic amazonian siberian siberians "
    "republican republicans libertarian libertarians marxian victorian civilian civilians"
)
_ENDINGS = ("ian", "ean", "an", "ese")
_INSTITUTIONS = word_set(
    "embassy consulate government ministry state company hospital school university college prison church mosque "
    "temple parliament border navy ship ships plane bank office party language history"
)
_BELONGING = word_set("citizen citizens national nationals subject subjects nationality")
_OF_NO_STATE = word_set("ethnic pro anti non ex former born descent origin")


def nationalities(doc: Doc, words: Lexemes, first: int, last: int) -> list[Phrase]:
    """The stretches of words in and right behind the noun phrase [first, last) that state a nationality."""
    found = _within(doc, words, first, last)
    if not found and words.at(last - 1) in _BELONGING and words.at(last) == "of":
        found = _states(words, last + 1)
    return found


def _within(doc: Doc, words: Lexemes, first: int, last: int) -> list[Phrase]:
    found: list[Phrase] = []
    at = first
    while at < last:
        end = next((end for end in range(min(at + 3, last), at, -1) if _is_national(doc, words, at, end, last)), at)
        if end > at and _is_theirs(words, first, at, end, last):
            found.append((at, end))
        at = max(end, at + 1)
    return found


def _is_national(doc: Doc, words: Lexemes, first: int, end: int, last: int) -> bool:
    """Whether the words [first, end) are an adjective or a people's name; a state's own name only before a noun."""
    text = words.text[words.start[first] : words.end[end - 1]]
    text = text.capitalize() if text.isupper() and len(text) > 4 else text
    if not text[0].isupper():
        return False
    if countries.adjective(text) or countries.people(text):
        return True
    if end < last and countries.named(text) and _is_person(words.at(last - 1)):
        return True
    return end == first + 1 and _is_demonym(doc, words, first)


def _is_demonym(doc: Doc, words: Lexemes, at: int) -> bool:
    """A name of a people that no table lists, by its ending and the encoder's tag."""
    word = words.at(at)
    if word in _NO_STATES or len(word) < 5 or not word.removesuffix("s").endswith(_ENDINGS):
        return False
    token = token_at(doc, words.start[at])
    return token is not None and token.ent_type_ == "NORP"


def _is_theirs(words: Lexemes, first: int, at: int, end: int, last: int) -> bool:
    """Whether the adjective is said of the people, not of a thing between, and not taken back."""
    is_compound = (words.at(at - 1) == "-" and words.touches(at - 1)) or (words.at(end) == "-" and words.touches(end))
    if is_compound or words.at(at - 1) in _OF_NO_STATE:
        return False
    if words.at(end) in {"'", "’"}:
        return False
    return not _INSTITUTIONS.intersection(words.lower[end : last - 1])


def _is_person(word: str) -> bool:
    return word in PEOPLE or word in PERSONS or word in _BELONGING


def _states(words: Lexemes, at: int) -> list[Phrase]:
    """The state's name at `at` and those joined to it: "of France and Spain"."""
    found: list[Phrase] = []
    while True:
        at += words.at(at) == "the"
        end = at
        while end < len(words) and end < at + 4 and words.raw(end)[0].isupper():
            end += 1
        named = next((cut for cut in range(end, at, -1) if _is_state(words, at, cut, end)), at)
        if named == at:
            return found
        found.append((at, named))
        if words.at(named) not in {"and", ","} or not words.raw(named + 1)[:1].isupper():
            return found
        at = named + 1


def _is_state(words: Lexemes, first: int, cut: int, end: int) -> bool:
    """A state by the table, or the whole run of capitalised words: a citizen is always a state's."""
    return cut == end or countries.named(words.text[words.start[first] : words.end[cut - 1]]) is not None
