"""The sentence around a word, with the parser's tags for the words of the grammars."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from onrecord.reading.counting.clause_words import Sentence
from onrecord.reading.counting.effects import OBJECT_VERBS, STATES, SUBJECT_VERBS
from onrecord.reading.counting.quantities import Quantity
from onrecord.reading.dating.tense import token_at
from onrecord.reading.lexemes import Lexemes
from onrecord.reading.naming.countries import people
from onrecord.reading.numerals import TENS, UNITS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMED = {"ORG", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "GPE", "LOC", "LAW"}
_PEOPLES = ("ians", "eans", "ans", "ese", "ish", "ites")
_TRANSPARENT = {"conj", "appos", "pobj", "prep", "nummod", "det", "amod", "compound", "dobj", "nsubj", "nsubjpass"}
_VERBAL = {"VERB", "AUX"}
_SPELLED = frozenset({*UNITS, *TENS})
_SELVES = {"himself", "herself", "itself", "themselves", "self"}
_STEPS = 6
_LONGEST = 400  # words; longer "sentences" are tables or lists and are read in windows


class Sentences:
    """The sentences of one report; each is worked out when first asked for."""

    def __init__(self, doc: Doc, words: Lexemes) -> None:
        self._doc = doc
        self._words = words
        self._offsets = [token.idx for token in doc]
        self._starts = sorted({0, *(words.index_of(sent.start_char) for sent in doc.sents)}) if len(doc) else [0]
        self._last: Sentence | None = None

    def at(self, index: int) -> Sentence:
        """The sentence that holds the word at `index`."""
        if self._last is not None and self._last.first <= index < self._last.last:
            return self._last
        which = bisect_right(self._starts, index) - 1
        first = max(self._starts[which], 0)
        last = self._starts[which + 1] if which + 1 < len(self._starts) else len(self._words)
        first += (index - first) // _LONGEST * _LONGEST
        last = min(last, first + _LONGEST)
        self._last = Sentence(self._words, first, last, self._tags(first, last))
        return self._last

    def _tags(self, first: int, last: int) -> list[str]:
        """One tag a word; empty ones where the words are upper case, which the parser cannot read."""
        words = self._words
        text = words.text[words.start[first] : words.end[last - 1]]
        upper = sum(letter.isupper() for letter in text)
        if upper > 0.7 * sum(letter.isalpha() for letter in text):
            return [""] * (last - first)
        doc, offsets = self._doc, self._offsets
        places = (bisect_right(offsets, words.start[index]) - 1 for index in range(first, last))
        return [doc[place].tag_ if place >= 0 else "" for place in places]


def is_people_name(words: Lexemes, at: int) -> bool:
    """Whether the word is a people's name in the plural: "60,000 Orvanians"; in small letters it never is."""
    raw = words.raw(at)
    return raw[0].isupper() and (words.at(at).endswith(_PEOPLES) or people(raw) is not None)


def hangs_together(noun: Token, said: Token) -> bool:
    """Whether the parse ties what is counted to the word that says its fate, in one clause or a relative one."""
    verb = _clause_of(said)
    if said.lower_ in OBJECT_VERBS and noun.dep_ == "nsubj" and noun.head.i == said.i:
        return not any(child.dep_ == "dobj" and child.lower_ not in _SELVES for child in said.children)  # who did it
    for _ in range(_STEPS):
        if noun.i in (said.i, verb.i) or noun.head.i == verb.i or verb.head.i == noun.i or said.head.i == noun.i:
            return True
        if noun.dep_ not in _TRANSPARENT:
            return False
        noun = noun.head
    return False


def _clause_of(said: Token) -> Token:
    """The verb under which a state or a second verb stands: "was left dead", "was shot and killed"."""
    for _ in range(_STEPS):
        if (
            said.dep_ not in {"conj", "acomp", "attr", "oprd", "amod", "advcl", "xcomp"}
            or said.head.pos_ not in _VERBAL
        ):
            break
        said = said.head
    return said


def is_part_of_name(doc: Doc, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number belongs to a name: "S&P 500", "Boeing 787 Dreamliner", "Watch 5", "Channel Six"."""
    return _is_capital(doc, sentence, quantity) or _is_numbered_name(sentence, quantity)


def _is_capital(doc: Doc, sentence: Sentence, quantity: Quantity) -> bool:
    """A spelled-out number with a capital inside its sentence is part of a name; at its start, of one that goes on."""
    words, at = sentence.words, quantity.core
    if quantity.last != at + 1 or not words.raw(at)[0].isupper() or words.at(at) not in _SPELLED:
        return False
    if not sentence.tag(at) or not _is_mixed(sentence):
        return False
    token = token_at(doc, words.start[at])
    opens = at == sentence.first or not words.at(at - 1).isalnum() or words.start[at] > words.end[at - 1] + 1
    if not opens:
        return True
    entity = token is not None and token.ent_type_ in _NAMED and token.ent_iob_ == "B"
    return entity and words.raw(at + 1)[:1].isupper() and sentence.tag(at + 1).startswith("NNP")


def _is_numbered_name(sentence: Sentence, quantity: Quantity) -> bool:
    words, before = sentence.words, quantity.core - 1
    word = words.at(before)
    is_bare = quantity.hedge == "exact" and quantity.unit is None and quantity.last == quantity.core + 1
    if not is_bare or not words.at(quantity.core).isdigit() or before < sentence.first or not word.isalpha():
        return False
    if _is_model(sentence, quantity.last):
        return True
    is_name = sentence.tag(before).startswith("NNP") or (len(word) == 1 and words.raw(before).isupper())
    if not is_name or word in OBJECT_VERBS or word in SUBJECT_VERBS or word in STATES:
        return False
    behind = sentence.tag(quantity.last)
    if behind == "NN" and words.touches(before) is False and words.raw(before)[-1:].isalnum():
        return _is_mixed(sentence)  # "Meteor 1 satellite": a plural would follow a number
    return not (behind.startswith(("NN", "JJ", "VBN")) and words.raw(quantity.last)[0].islower()) and _is_mixed(
        sentence
    )


def _is_model(sentence: Sentence, at: int) -> bool:
    """ "its own 787 Meteor", "2211 Falling Oak": a singular name behind a number, which would count a plural."""
    words, end = sentence.words, at
    while sentence.tag(end) == "NNP" and words.raw(end)[:1].isupper() and end < at + 4:
        if words.at(end).endswith("s"):
            return False
        end += 1
    is_long = len(words.at(at - 1)) > 3
    if end == at or (end > at + 1 and not is_long):
        return False
    return not sentence.tag(end).startswith(("NN", "JJ", "CD")) and words.at(end) not in {"-", "/"}


def _is_mixed(sentence: Sentence) -> bool:
    """Whether the sentence is no headline in which every word is capitalised."""
    words = sentence.words
    longer = [
        at
        for at in range(sentence.first, sentence.last)
        if words.end[at] - words.start[at] > 3 and words.lower[at].isalpha()
    ]
    return sum(words.raw(at)[0].islower() for at in longer) * 3 >= len(longer)
