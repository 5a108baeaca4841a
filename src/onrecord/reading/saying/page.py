"""A report's text as its layout shows it, without a parse: paragraphs, quotations, zones, and words that make names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from onrecord.intake.paragraphs import paragraphs
from onrecord.model import Zone
from onrecord.reading.naming.titles import HONORIFICS, PARTICLES, ROLE_HEADS
from onrecord.reading.saying.labels import plain
from onrecord.reading.saying.quotations import find_quotations

_LEFT_OUT = frozenset({"headline", "dateline", "caption", "credit", "boilerplate"})
_WHERE = frozenset({"in", "at", "near", "from", "around", "outside", "into", "across"})
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")


Offsets = tuple[tuple[int, int], ...]


class Turn(NamedTuple):
    """Who speaks, the mark that says so, what is said.

    `stands_for` are the words that a short label stands for ("Q", "SMITH"): a fuller label, or a key in the text.
    """

    source: Offsets
    cue: Offsets
    content: Offsets
    stands_for: Offsets = ()


class Page:
    """The text with its paragraphs, quotations and zones, each to be searched by offset."""

    def __init__(self, text: str, zones: Sequence[Zone] = ()) -> None:
        self.text = text
        self.paragraphs = paragraphs(text)
        self.quotations = find_quotations(text)
        self._starts = [start for start, _ in self.paragraphs]
        self._quote_starts = [quotation.start for quotation in self.quotations]
        self._left_out = [(zone.start, zone.end) for zone in zones if zone.kind in _LEFT_OUT]

    @cached_property
    def is_capitals(self) -> bool:
        """Whether the text is set in capitals."""
        return sum(map(str.isupper, self.text)) > 4 * sum(map(str.islower, self.text))

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that the text also writes in small letters."""
        return frozenset(plain(word[0]) for word in _WORD.finditer(self.text) if word[0][0].islower())

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The words that stand last but one, or later, in a name, or after a title, and never in small letters."""
        return frozenset(second for _, second in self._pairs if second not in self.small)

    @cached_property
    def forenames(self) -> frozenset[str]:
        """The words that stand first in a name of two words or more, and never in small letters."""
        return frozenset(first for first, _ in self._pairs if first not in self.small)

    @cached_property
    def _pairs(self) -> frozenset[tuple[str, str]]:
        found: set[tuple[str, str]] = set()
        before, end = "", -1
        for word in _WORD.finditer(self.text):
            if before and self.text[end : word.start()] == " " and word[0][0].isupper() and self._may_lead(before):
                found.add((plain(before), plain(word[0]).removesuffix("'s")))
            before, end = word[0], word.end()
        return frozenset(found)

    @cached_property
    def named(self) -> Counter[tuple[str, ...]]:
        """How often the text writes two words next to each other with capitals, a particle aside."""
        return self._capitals[0]

    @cached_property
    def places(self) -> frozenset[tuple[str, ...]]:
        """Such pairs of which it says that something is in, at or near them, or from there."""
        return frozenset(self._capitals[1])

    @cached_property
    def _capitals(self) -> tuple[Counter[tuple[str, ...]], set[tuple[str, ...]]]:
        counts: Counter[tuple[str, ...]] = Counter()
        places: set[tuple[str, ...]] = set()
        earlier, before, end = "", "", -1
        for word in _WORD.finditer(self.text):
            leads = before[:1].isupper() or plain(before) in PARTICLES
            if leads and self.text[end : word.start()] == " " and word[0][0].isupper():
                pair = (plain(before), plain(word[0]).removesuffix("'s"))
                counts[pair] += 1
                if earlier in _WHERE:
                    places.add(pair)
            earlier, before, end = before, word[0], word.end()
        return counts, places

    def _may_lead(self, word: str) -> bool:
        """Whether the word before a capital is a title, or capitalised for being a name."""
        if plain(word) in HONORIFICS or plain(word) in ROLE_HEADS:
            return True
        return word[0].isupper() and plain(word) not in self.small and word[-1] != "." and not word.isupper()

    def paragraph_at(self, offset: int) -> int:
        """The paragraph that holds `offset`, or the one before it."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def is_left_out(self, offset: int) -> bool:
        """Whether the zone at `offset` holds nobody's speech that a label attributes."""
        n = bisect_right(self._left_out, (offset, len(self.text) + 1)) - 1
        return n >= 0 and offset < self._left_out[n][1]

    def quotation_at(self, offset: int) -> int:
        """The number of the quotation that begins at `offset`; -1 where none does."""
        n = bisect_right(self._quote_starts, offset) - 1
        return n if n >= 0 and self._quote_starts[n] == offset else -1

    def unquoted(self, start: int, end: int) -> str:
        """The words of the stretch that stand outside its quotations."""
        pieces = []
        n = max(bisect_right(self._quote_starts, start) - 1, 0)
        while n < len(self.quotations) and self.quotations[n].start < end:
            quotation = self.quotations[n]
            if quotation.end > start:
                pieces.append(self.text[start : max(quotation.start, start)])
                start = quotation.end
            n += 1
        return " ".join([*pieces, self.text[start:end]])
