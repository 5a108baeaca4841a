"""Which words of a body are other people's: quotations, tweets, turns of speech, statements printed whole.

What two reports share of these shows that both heard the same words, not that one text goes back to the other.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

import numpy as np

from onrecord.linking.reuse.bodies import Body, Mask, Range
from onrecord.model import Report, Span
from onrecord.reading.saying.quotations import find_quotations
from onrecord.reading.saying.transcripts import read_turns

_TWEET = re.compile(
    r"\(@\w{1,20}\)|@\w{1,20} on twitter|\bpic\.twitter\.com/|\bt\.co/|\b\d{1,2}:\d\d [ap]m\s{1,4}[-–—·•] ",
    re.IGNORECASE,
)
_IN_FULL = re.compile(
    r"\b(?:full|entire|complete) (?:text|statement|remarks|letter|transcript)\b|\breads? as follows\b"
    r"|\b(?:statement|text|letter) follows\b|\b(?:following|this) (?:statement|text|letter|remarks)\b",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"\b(?:said|says|wrote|writes|tweeted|posted|declared|announced|statement|tweet)\b[^:.\"“”]{0,60}:\s", re.IGNORECASE
)
_LONGEST_PART = 120  # words
_SIGNATURE_WORDS = 14
_INTRODUCES = re.compile(
    r"\b(?:say|said|says|saying|stated?|statement|wrote|writes?|written|tweet(?:s|ed|ing)?|posted|added|declared|read|reads"
    r"|text|remarks|full|follows|following|released?|letter|message|announced|told|remarked|replied|communiqu[eé])\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:said|says|told|tweeted|wrote|according to|reported|added|asked|meanwhile)\b|[\"“”«»]", re.IGNORECASE
)
_I = re.compile(r"I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Mm]yself")
_WE_OR_YOU = re.compile(r"[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Oo]urs?|[Yy]ou|[Yy]ours?|[Yy]ou['’](?:re|ve|d|ll)")


def foreign_words(report: Report, body: Body, quoted: Iterable[Span] = ()) -> Mask:
    """For each word of the body, whether it is somebody else's; `quoted` are stretches known to be."""
    mask = np.zeros(len(body.words), bool)
    for start, end in _stretches(report, body, quoted):
        first, past = body.within(start, end)
        mask[first:past] = True
    mask[_sentences_with(_I, report.text, body, mask)] = True
    return mask


def asides(report: Report, body: Body, foreign: Mask) -> Mask:
    """For each word of the body, whether its sentence speaks to the reader or as the house, quoting nobody."""
    mask = np.zeros(len(body.words), bool)
    mask[_sentences_with(_WE_OR_YOU, report.text, body, foreign)] = True
    return mask & ~foreign


def _stretches(report: Report, body: Body, quoted: Iterable[Span]) -> Iterator[tuple[int, int]]:
    yield from ((span.start, span.end) for span in quoted)
    yield from ((quotation.start, quotation.end) for quotation in find_quotations(report.text))
    yield from (part for turn in read_turns(report.text, report.zones) for part in turn.content)
    yield from _tweets_and_statements(report.text, body)


def _tweets_and_statements(text: str, body: Body) -> Iterator[tuple[int, int]]:
    """What a handle signs, what words introduce with a colon, and the paragraphs after those that do."""
    introduced = False
    before: tuple[int, int] | None = None
    for first, past in _units(body):
        start, end = body.starts[first], body.ends[past - 1]
        words = text[start : end + 3]
        if _TWEET.search(words):
            yield start, end
            if past - first < _SIGNATURE_WORDS and before is not None:
                yield before
        elif introduced and not _TELLS.search(words):
            yield start, end
        else:
            introduced = False
            if colon := _INLINE.search(words):
                yield start + colon.end(), end
        before = start, end
        introduced = introduced or _introduces(words, text[end : end + 3])


def announced(report: Report, body: Body) -> tuple[int, ...]:
    """The words at which a statement begins that the paragraph before announces."""
    found, before = [], False
    for first, past in _units(body):
        start, end = body.starts[first], body.ends[past - 1]
        if before:
            found.append(first)
        before = _introduces(report.text[start:end], report.text[end : end + 3])
    return tuple(found)


def _units(body: Body) -> Iterator[Range]:
    """The paragraphs; of one that is too long to be a tweet or a statement's part, its sentences."""
    sentences = body.sentences
    for first, past in body.paragraphs:
        within = sentences[bisect_left(sentences, (first, 0)) : bisect_left(sentences, (past, 0))]
        yield from [(first, past)] if past - first <= _LONGEST_PART else within


def _introduces(words: str, after: str) -> bool:
    """Whether a paragraph announces somebody's words: with a colon at its end, or in so many words."""
    return (":" in after and _INTRODUCES.search(words[-160:]) is not None) or _IN_FULL.search(words) is not None


def _sentences_with(word: re.Pattern[str], text: str, body: Body, mask: Mask) -> Mask:
    """The words of the sentences that hold such a word outside what is masked; the I of "World War I" is none."""
    at = [
        n
        for n in np.flatnonzero(~mask).tolist()
        if word.fullmatch(text, body.starts[n], body.ends[n]) and not body.name_goes_on(n)
    ]
    found = np.zeros(len(body.words), bool)
    for n in at:
        first, past = body.sentences[bisect_right(body.sentences, (n, len(body.words) + 1)) - 1]
        found[first:past] = True
    return found
