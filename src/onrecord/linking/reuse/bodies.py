"""The body of a report as words and sentences, folded so that typography makes no difference.

Only body zones count. Of those, lines that do not read as prose (headings, menus, links) are left out, unless the
report is written without punctuation throughout. No parse is needed: reports are compared by their words.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from onrecord.intake.dateline import read_dateline
from onrecord.intake.days import FULL_DAY
from onrecord.intake.furniture import CAPTION_DAY
from onrecord.intake.paragraphs import paragraphs
from onrecord.model import Report

Hashes = NDArray[np.uint64]
Mask = NDArray[np.bool_]
Range = tuple[int, int]  # words, end exclusive

LONGEST_SENTENCE = 120  # words
_CUT_AT = 16
_PROSE_WORDS = 16
_IN_WORD = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_WORD = re.compile(
    rf"[^\W\d_](?:\.[^\W\d_])+(?![^\W_])"  # U.S.
    rf"|\d+(?:[.,]\d+)*(?:[^\W\d_]+)?"  # 2,000 3.5 4th
    rf"|[^\W_]+(?:['’‘ʼ{_IN_WORD}][^\W_]+)*"
)
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_SENTENCE_END = re.compile(r"[.!?…][\"“”’'»)\]]{0,4}\s{1,8}(?=[\"“‘'«(\[]{0,3}[^\W_])")
_BEFORE_STOP = re.compile(r"[^\W_]+$")
_STOPPED = """
    mr mrs ms dr prof rev fr hon gov sen rep gen lt col sgt maj capt cmdr adm brig cpl pvt st mt ft jr sr no nos vs
    jan feb mar apr jun jul aug sept sep oct nov dec inc ltd co corp u.s u.k u.n messrs supt insp det amb pres
"""
_ABBREVIATIONS = frozenset(_STOPPED.split())
_CAPTION_WORDS = 90
_HEAD_CHARACTERS = 250
_CODE = re.compile(r"\{ ?['\"\w]{0,30} ?:|[\w\])] ?= ?[\[{(]|\}\)? ?;|\bfunction ?\(")
_PROSE_END = tuple(".?!…:;,\"”’')]»—–-")


@dataclass(frozen=True, slots=True)
class Body:
    """The words of a report's body, each with its offsets; `sentences` and `paragraphs` are ranges of words.

    `breaks`: before which words there stand others that are not the body's (captions, page furniture).
    """

    words: tuple[str, ...]
    starts: Sequence[int]
    ends: Sequence[int]
    hashes: Hashes
    capitals: Mask
    breaks: Mask
    sentences: tuple[Range, ...]
    paragraphs: tuple[Range, ...]

    def within(self, start: int, end: int) -> Range:
        """The words that lie in this stretch of the text."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def name_goes_on(self, n: int) -> bool:
        """Whether the words before and at `n` may be one name: both with a capital, a space between."""
        return n > 0 and bool(self.capitals[n - 1] and self.capitals[n]) and self.starts[n] == self.ends[n - 1] + 1


def read_body(report: Report) -> Body:
    """The body of a report. It may be empty."""
    words: list[str] = []
    starts, ends = array("i"), array("i")  # a tenth of what tuples take: many bodies are held at a time
    sentences: list[Range] = []
    blocks: list[Range] = []
    for start, end in _prose(report):
        first_of_block = len(words)
        for from_, to in _sentences(report.text, start, end):
            first = len(words)
            for match in _WORD.finditer(report.text, from_, to):
                words.append(_folded(match[0]))
                starts.append(match.start())
                ends.append(match.end())
            sentences += _cut(words, first)
        if len(words) > first_of_block:
            blocks.append((first_of_block, len(words)))
    hashes = np.fromiter((word_hash(word) for word in words), np.uint64, len(words))
    capitals = np.fromiter((report.text[start].isupper() for start in starts), bool, len(starts))
    breaks = _breaks(report.text, starts, ends)
    return Body(tuple(words), starts, ends, hashes, capitals, breaks, tuple(sentences), tuple(blocks))


def _breaks(text: str, starts: Sequence[int], ends: Sequence[int]) -> Mask:
    gaps = (text[end:start] for end, start in zip([0, *ends], starts, strict=False))
    return np.fromiter((gap != " " and any(map(str.isalnum, gap)) for gap in gaps), bool, len(starts))


@lru_cache(maxsize=1 << 16)
def word_hash(word: str) -> int:
    """A number for a word, the same in every run."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")


def _prose(report: Report) -> list[Range]:
    """The paragraphs of the body that read as prose; all of them where hardly any does."""
    blocks = list(_paragraphs(report))
    read = [(block, *_reads_as_prose(report.text, *block)) for block in blocks]
    kept = sum(count for _, is_prose, count in read if is_prose)
    total = sum(count for _, _, count in read)
    found = [block for block, is_prose, _ in read if is_prose or 2 * kept < total]
    return [(_past_head(report.text, start, end, n == 0), end) for n, (start, end) in enumerate(found)]


def _past_head(text: str, start: int, end: int, is_first: bool) -> int:
    """Where a paragraph's own words begin: after its dateline, and after a headline that a date line parts from it."""
    if line := read_dateline(text[start : min(end, start + _HEAD_CHARACTERS)], ""):
        return start + line.length
    if not is_first:
        return start
    for match in FULL_DAY.finditer(text, start, min(end, start + _HEAD_CHARACTERS)):
        before, after = text[start : match.start()].split(), text[match.end() : match.end() + 2]
        stands_alone = not before or not before[-1][0].islower()
        if (
            stands_alone
            and after[:1].isspace()
            and after[1:].isupper()
            and _SENTENCE_END.search(" ".join(before)) is None
        ):
            return match.end()
    return start


def _paragraphs(report: Report) -> Iterator[Range]:
    zones = [(zone.start, zone.end) for zone in report.zones if zone.kind == "body"]
    for start, end in zones if report.zones else [(0, len(report.text))]:
        yield from ((start + from_, start + to) for from_, to in paragraphs(report.text[start:end]))


def _reads_as_prose(text: str, start: int, end: int) -> tuple[bool, int]:
    """Whether a paragraph ends as a sentence does or is long enough for one, and is no caption; and its words."""
    count = len(text[start:end].split())
    if _CODE.search(text, start, end) or (count <= _CAPTION_WORDS and CAPTION_DAY.search(text, start, end)):
        return False, 0
    return text.endswith(_PROSE_END, start, end) or count >= _PROSE_WORDS, count


def _sentences(text: str, start: int, end: int) -> Iterator[Range]:
    for match in _SENTENCE_END.finditer(text, start, end):
        after = text[match.end() : match.end() + 4].lstrip("\"“‘'«([")
        if match[0][0] == "." and (after[:1].islower() or _is_abbreviation(text, start, match.start())):
            continue
        yield start, match.end()
        start = match.end()
    if start < end:
        yield start, end


def _is_abbreviation(text: str, start: int, stop: int) -> bool:
    """Whether the full stop at `stop` ends an abbreviation or an initial."""
    match = _BEFORE_STOP.search(text[max(start, stop - 12) : stop])
    if match is None:
        return False
    return match[0].casefold() in _ABBREVIATIONS or (len(match[0]) == 1 and match[0].isupper())


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    """A word without what typography and house style vary: case, accents' encoding, apostrophes, thousands."""
    word = unicodedata.normalize("NFKC", word).casefold()
    if word[0].isdigit():
        return word.replace(",", "")
    if _INITIALS.fullmatch(word):
        return word.replace(".", "")
    return "".join(sign for sign in word if sign.isalnum())


def _cut(words: Sequence[str], first: int) -> list[Range]:
    """The sentence from `first` on; one without an end is cut where its own words say so, in every report alike."""
    past = len(words)
    if past - first <= LONGEST_SENTENCE:
        return [(first, past)] if past > first else []
    ranges = []
    for n in range(first, past):
        long_enough = n + 1 - first >= _CUT_AT and word_hash(words[n]) % _CUT_AT == 0
        if long_enough or n + 1 - first >= LONGEST_SENTENCE or n + 1 == past:
            ranges.append((first, n + 1))
            first = n + 1
    return ranges
