"""Words in their context: the sentence they stand in, with what is before and after, and the words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.intake.sentences import sentence_ends
from onrecord.model import Span

_AROUND = 260  # characters shown on either side at most
_BLANK_LINE = re.compile(r"\n\s*\n")
_SPACE = re.compile(r"\s+")


class Part(NamedTuple):
    """A stretch of a passage: what it is of the entry, empty where it is only what stands around."""

    words: str
    role: str = ""


class Passage(NamedTuple):
    """Words in context. `cut_before`, `cut_after`: the paragraph goes on there."""

    parts: tuple[Part, ...]
    cut_before: bool
    cut_after: bool


def passage(text: str, marked: Iterable[tuple[str, Span]]) -> Passage:
    """The sentences that hold the marked spans, each span with its role; where spans overlap the first one counts."""
    spans = sorted(((span.start, span.end, role) for role, span in marked), key=lambda each: (each[0], -each[1]))
    start, end = spans[0][0], max(end for _, end, _ in spans)
    first, last = _before(text, start), _after(text, end)
    parts = []
    at = first
    for begin, stop, role in spans:
        begin = max(begin, at)
        if begin >= stop:
            continue
        parts += [Part(text[at:begin]), Part(text[begin:stop], role)]
        at = stop
    parts.append(Part(text[at:last]))
    cut_before, cut_after = _goes_on(text[:first][-400:]), bool(text[last : last + 2].strip())
    return Passage(tuple(part for part in parts if part.words), cut_before, cut_after)


def around(text: str, start: int, end: int, width: int = 60) -> Passage:
    """One stretch with a few words on either side, to be told from others that read the same."""
    first, last = max(0, start - width), min(len(text), end + width)
    first = text.find(" ", first, start) + 1 or first if first else 0
    last = max(text.rfind(" ", end, last), end) if last < len(text) else last
    parts = (Part(text[first:start]), Part(text[start:end], "words"), Part(text[end:last]))
    return Passage(tuple(part for part in parts if part.words), first > 0, last < len(text))


def places_of(text: str, words: str) -> list[tuple[int, int]]:
    """Where these words stand in a text, whatever white space is between; inside of words only if nowhere else."""
    pieces = words.split()
    if not pieces:
        return []
    pattern = r"\s++".join(re.escape(piece) for piece in pieces)
    opening = r"(?<!\w)" if pieces[0][0].isalnum() else ""
    closing = r"(?!\w)" if pieces[-1][-1].isalnum() else ""
    whole = [match.span() for match in re.finditer(opening + pattern + closing, text)]
    return whole or [match.span() for match in re.finditer(pattern, text)]


def on_one_line(words: str) -> str:
    """The words as they are typed in a field: white space of any kind is one space."""
    return _SPACE.sub(" ", words).strip()


def joined(spans: Sequence[Span]) -> str:
    """The words of several spans, each on a line of its own."""
    return "\n".join(on_one_line(span.exact) for span in spans)


def _before(text: str, start: int) -> int:
    """Where the sentence begins that holds `start`; nearer where it is long."""
    first = max(0, start - _AROUND)
    begins = [begin for _, begin in sentence_ends(text, first, min(len(text), start + 2)) if begin <= start]
    begins += [match.end() for match in _BLANK_LINE.finditer(text, first, start)]
    if begins:
        return max(begins)
    space = text.find(" ", first, start)
    return 0 if first == 0 else space + 1 if space >= 0 else first


def _after(text: str, end: int) -> int:
    last = min(len(text), end + _AROUND)
    blank = _BLANK_LINE.search(text, max(0, end - 1), last)
    stops = [max(end, blank.start())] if blank else []
    stops += [max(end, stop) for stop, _ in sentence_ends(text, max(0, end - 1), last)]
    if stops:
        return min(stops)
    space = text.rfind(" ", end, last)
    return last if last == len(text) or space < 0 else space


def _goes_on(before: str) -> bool:
    """Whether a paragraph has begun before here."""
    return bool(before.strip()) and "\n" not in before[len(before.rstrip()) :]
