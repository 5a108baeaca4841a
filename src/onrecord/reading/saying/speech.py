"""What of the words after a speaker's label is speech: stage directions, headings and narration are not."""

from __future__ import annotations

import re

from onrecord.reading.saying.page import Page


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words of people who talk to each other. "US" may be a country.
_TALK = re.compile(
    r"\?|\bI\b|\b(?:[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|[Mm]e|[Yy]es|[Nn]o|[Tt]hanks?|WE|YOU|MY|OUR|YOUR|YES)\b"
)
_SELF = re.compile(r"\bI\b|\b(?:[Ww]e|[Mm]y|[Oo]ur|[Mm]e|WE|MY|OUR)\b")
_TOLD = re.compile(
    r"(?:he|she|they|both|(?:the|our) [\w-]+(?: [\w-]+)?)\s+(?:said|says|tells|told|asks|asked|adds|added|also)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"[(\[][^()\[\]\n]{1,120}[)\]]")
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = tuple(".?!…\"”’'»)]-–—,;:")
_OPENING = "\"“‘'«„`"
_HEADING_WORDS = 9
_DIRECTIONS = _words("""
    applause begin begins break cheering cheers chuckles clapping commercial crosstalk crying end ends gestures
    gesturing inaudible indiscernible interrupting interruption laughing laughs laughter music nodding nods off on
    pause pauses phonetic ph sic sighs silence smiles smiling soundbite speaking sobbing through translated translation
    unintelligible via video videotape voice voiceover weeping whispers
""")  # fmt: skip
_CLIPS = _words("audio begin break clip commercial end music soundbite video videotape")


def sounds_spoken(words: str) -> bool:
    """Whether somebody asks, or speaks of himself or to another."""
    return _TALK.search(words) is not None


def is_said(quotation: str) -> bool:
    """Whether a quotation that stands by itself is speech rather than a title."""
    inside = quotation[1:-1].rstrip()
    words = [word for word in _WORD.findall(inside) if len(word) > 2]
    if len(words) > 1 and all(word[0].isupper() for word in words):
        return False
    return sounds_spoken(quotation) or inside[-1:] in tuple(".?!…,")


def speaks_of_self(words: str) -> bool:
    """Whether somebody speaks of himself or of those he belongs to."""
    return _SELF.search(words) is not None


def spoken_parts(page: Page, start: int, end: int | None, speaker: str) -> list[tuple[int, int]]:
    """The speech from `start` to the next label at `end`, a stretch a paragraph.

    After the last label it is the first paragraph alone: where speech without a label ends, nothing tells. Before
    another, further paragraphs count up to the last one that speaks of "I", "we" or "you".
    """
    limit = len(page.text) if end is None else end
    n = page.paragraph_at(start - 1)
    parts = _without_directions(page, start, min(page.paragraphs[n][1], limit))
    if not parts:
        first = _first_paragraph(page, n + 1, limit)
        if first is None:
            return []
        n = first
        low, high = page.paragraphs[n]
        parts = _without_directions(page, low, min(high, limit))
        if not parts:
            return []
    if quoted := quoted_parts(page, parts[0][0]):
        return quoted
    if end is None or page.text[parts[0][0]] in _OPENING:  # a quotation whose end is lost
        return parts
    return parts + _further(page, n + 1, limit, speaker)


def _first_paragraph(page: Page, n: int, limit: int) -> int | None:
    """The paragraph in which a label on a line of its own is followed by speech."""
    inside: list[int] = []
    while n < len(page.paragraphs) and page.paragraphs[n][0] < limit and len(inside) < 3:
        if not page.is_left_out(page.paragraphs[n][0]) and _without_directions(page, *page.paragraphs[n]):
            inside.append(n)
        n += 1
    return next((m for m in inside if not _is_heading(page, m)), inside[0] if inside else None)


def quoted_parts(page: Page, start: int) -> list[tuple[int, int]]:
    """The quotation that begins at `start`, with what goes on from it in the next paragraphs; empty for none."""
    n = page.quotation_at(start)
    if n < 0:
        return []
    group = [page.quotations[n]]
    while n + 1 < len(page.quotations) and page.quotations[n + 1].continues:
        n += 1
        group.append(page.quotations[n])
    return [(quotation.start, quotation.end) for quotation in group]


def _further(page: Page, n: int, limit: int, speaker: str) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    kept = 0
    while n < len(page.paragraphs) and page.paragraphs[n][0] < limit:
        start, end = page.paragraphs[n]
        end = min(end, limit)
        if _is_cut(page, n, end, speaker):
            break
        parts += _without_directions(page, start, end)
        if sounds_spoken(page.unquoted(start, end).replace("?", "")):
            kept = len(parts)
        n += 1
    return parts[:kept]


def _is_cut(page: Page, n: int, end: int, speaker: str) -> bool:
    """Whether the paragraph tells, heads or cuts the speech rather than going on with it."""
    start = page.paragraphs[n][0]
    words = page.text[start:end].rstrip()
    if page.is_left_out(start) or words.endswith(":") or _TOLD.match(words):
        return True
    aside = _ASIDE.match(words)
    if aside is not None and aside.end() == len(words.rstrip(".")):
        return any(word.lower() in _CLIPS for word in _WORD.findall(words))
    # A speaker's own name tells of the speaker; a heading stands between two paragraphs.
    return _is_heading(page, n) or any(word.casefold() == speaker for word in _WORD.findall(words))


def _is_heading(page: Page, n: int) -> bool:
    start, end = page.paragraphs[n]
    words = page.text[start:end]
    return len(words.split()) <= _HEADING_WORDS and not words.endswith(_SENTENCE_END)


def _without_directions(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """The stretch without stage directions in brackets, in pieces that hold words."""
    pieces = []
    for aside in _ASIDE.finditer(page.text, start, end):
        if _is_direction(aside[0]) or not page.text[start : aside.start()].strip():
            pieces.append((start, aside.start()))
            start = aside.end()
    pieces.append((start, end))
    trimmed = [_trimmed(page.text, low, high) for low, high in pieces]
    return [(low, high) for low, high in trimmed if _WORD.search(page.text, low, high) or "?" in page.text[low:high]]


def _is_direction(aside: str) -> bool:
    words = _WORD.findall(aside)
    return bool(words) and (words[0].lower() in _DIRECTIONS or (len(words) > 1 and aside.isupper()))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
