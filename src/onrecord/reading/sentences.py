"""The sentence around a word, with the parser's tags for the words of the grammars."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from onrecord.reading.clause_words import Sentence
from onrecord.reading.effects import OBJECT_VERBS, STATES, SUBJECT_VERBS
from onrecord.reading.lexemes import Lexemes
from onrecord.reading.quantities import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc

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


def is_part_of_name(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether bare digits belong to the name before them: "S&P 500", "Boeing 787 Dreamliner", "Watch 5"."""
    words, before = sentence.words, quantity.core - 1
    word = words.at(before)
    is_bare = quantity.hedge == "exact" and quantity.unit is None and quantity.last == quantity.core + 1
    if not is_bare or not words.at(quantity.core).isdigit() or before < sentence.first or not word.isalpha():
        return False
    is_name = sentence.tag(before).startswith("NNP") or (len(word) == 1 and words.raw(before).isupper())
    if not is_name or word in OBJECT_VERBS or word in SUBJECT_VERBS or word in STATES:
        return False
    behind = sentence.tag(quantity.last)
    return not (behind.startswith(("NN", "JJ", "VBN")) and words.raw(quantity.last)[0].islower()) and _is_mixed(
        sentence
    )


def _is_mixed(sentence: Sentence) -> bool:
    """Whether the sentence is no headline in which every word is capitalised."""
    words = sentence.words
    longer = [
        at
        for at in range(sentence.first, sentence.last)
        if words.end[at] - words.start[at] > 3 and words.lower[at].isalpha()
    ]
    return sum(words.raw(at)[0].islower() for at in longer) * 3 >= len(longer)
