"""Words and word pieces of a text, and the windows of whole sentences in which the encoder reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

CLS, SEP, PARAGRAPH, UNKNOWN = "[CLS]", "[SEP]", "[unused1]", "[UNK]"
LOWER, CAPITALISED, UPPER, MIXED, PUNCTUATION, DIGIT = range(6)
WINDOW = 318  # pieces, without the two that frame them
CONTEXT = 32  # pieces wanted on each side of what is decoded; more was read for nothing that could be measured
_ENDS = frozenset(".!?…:")
_CLOSERS = frozenset("\"'”’»)]`")
_OPENERS = frozenset("\"'“‘«([`")
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text cut into words (of word pieces), with a piece of its own where a new paragraph begins.

    `begin` has one entry more than there are words: word w, with the paragraph piece before it, is
    ``ids[begin[w]:begin[w + 1]]``; its first own piece is ``ids[first[w]]``.
    """

    ids: Ints
    shapes: Ints
    begin: Ints
    first: Ints
    starts: Ints
    ends: Ints
    sentences: tuple[int, ...]  # the first word of each sentence

    def __len__(self) -> int:
        return len(self.first)


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``start:end`` are read together; of these, ``core_start:core_end`` are decoded."""

    start: int
    end: int
    core_start: int
    core_end: int


class Cutter:
    """Cuts texts by one vocabulary. Literal "[SEP]" and the like are ordinary text to it."""

    def __init__(self, vocabulary: Path) -> None:
        from tokenizers import Tokenizer
        from tokenizers.models import WordPiece
        from tokenizers.normalizers import BertNormalizer
        from tokenizers.pre_tokenizers import BertPreTokenizer

        lines = vocabulary.read_text(encoding="utf-8").split("\n")
        vocab = {piece: number for number, piece in enumerate(lines) if piece}
        self._tokenizer = Tokenizer(WordPiece(vocab, unk_token=UNKNOWN, max_input_chars_per_word=100))
        self._tokenizer.normalizer = BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = BertPreTokenizer()
        self.cls, self.sep, self.paragraph = vocab[CLS], vocab[SEP], vocab[PARAGRAPH]

    def cut(self, text: str) -> Pieces:
        """The words of `text`; offsets are code points of it."""
        encoding = self._tokenizer.encode(text.translate(_SURROGATES), add_special_tokens=False)
        ids: list[int] = []
        shapes: list[int] = []
        begin: list[int] = []
        first: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        word_before = -1
        for piece, word, (start, end) in zip(encoding.ids, encoding.word_ids, encoding.offsets, strict=True):
            if word is not None and word != word_before:
                word_before = word
                begin.append(len(ids))
                if ends and "\n" in text[ends[-1] : start]:
                    ids.append(self.paragraph)
                    shapes.append(PUNCTUATION)
                first.append(len(ids))
                starts.append(start)
                ends.append(end)
            ends[-1] = end
            ids.append(piece)
            shapes.append(0)
        begin.append(len(ids))
        words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        for at, until, word_text in zip(first, begin[1:], words, strict=True):
            shapes[at:until] = [shape(word_text)] * (until - at)
        opens = [b != f for b, f in zip(begin, first, strict=False)]
        i, s, b, f, a, e = (np.array(column, dtype=np.int64) for column in (ids, shapes, begin, first, starts, ends))
        return Pieces(i, s, b, f, a, e, tuple(_sentence_starts(words, opens)))


def shape(word: str) -> int:
    """How a word is cased, in one of six classes."""
    if not word[:1].isalpha():
        if any(character.isdigit() for character in word):
            return DIGIT
        if not any(character.isalpha() for character in word):
            return PUNCTUATION
    if word == word.lower():
        return LOWER
    if word[:1].isupper() and word[1:] == word[1:].lower():
        return CAPITALISED
    return UPPER if word == word.upper() else MIXED


def _sentence_starts(words: Sequence[str], opens_paragraph: Sequence[bool]) -> Iterator[int]:
    ended = True
    for number, (word, opens) in enumerate(zip(words, opens_paragraph, strict=True)):
        if number == 0 or opens or (ended and (word[0].isupper() or word[0].isdigit() or word in _OPENERS)):
            if not (ended and word in _CLOSERS and number and not opens and word not in _OPENERS):
                yield number
            ended = False
        if word in _ENDS:
            ended = True
        elif word not in _CLOSERS:
            ended = False


def units(pieces: Pieces, most: int) -> list[int]:
    """The first word of each sentence, over-long sentences cut into parts of at most `most` pieces; and the end."""
    bounds = []
    for start, end in pairwise((*pieces.sentences, len(pieces))):
        at = start
        while at < end:
            bounds.append(at)
            reach = int(np.searchsorted(pieces.begin, pieces.begin[at] + most, side="right")) - 1
            at = min(max(reach, at + 1), end)
    bounds.append(len(pieces))
    return bounds


def windows(pieces: Pieces, size: int = WINDOW, context: int = CONTEXT) -> Iterator[Window]:
    """Windows of at most `size` pieces whose cores part the text; each core has neighbours on both sides."""
    if not len(pieces):
        return
    bounds = units(pieces, size - 2 * context)
    at = [int(pieces.begin[bound]) for bound in bounds]
    last = len(bounds) - 1
    core = 0
    while core < last:
        left_need = context if core else 0
        until = core + 1
        while until < last and at[until + 1] - at[core] <= size - left_need - context:
            until += 1
        if at[last] - at[core] <= size - left_need:
            until = last
        left, right = _widen(at, (core, until), size, context)
        yield Window(bounds[left], bounds[right], bounds[core], bounds[until])
        core = until


def _widen(at: Sequence[int], core: tuple[int, int], size: int, context: int) -> tuple[int, int]:
    """Grow by whole units, leftwards and then rightwards, until there is context enough or the window is full."""
    left, right = core
    while left > 0 and at[core[0]] - at[left] < context and at[right] - at[left - 1] <= size:
        left -= 1
    while right < len(at) - 1 and at[right] - at[core[1]] < context and at[right + 1] - at[left] <= size:
        right += 1
    return left, right
