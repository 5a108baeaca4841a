"""Stretches between quotation marks, paired and unpaired, of every kind that reports use."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.intake.paragraphs import paragraphs

# Doubled single marks come first, so that they are not read as two.
_MARK = re.compile(r"''|``|’’|‘‘|[\"“”„‟«»＂‘’'‹›`]")
_DOUBLE = {
    '"': "both", "＂": "both", "''": "both", "’’": "close", "``": "open", "‘‘": "open",
    "“": "open", "„": "open", "‟": "open", "”": "close", "«": "open", "»": "close",
}  # fmt: skip
_OPENERS = frozenset("\"“„«`'＂")
_SINGLE = {"‘": "open", "’": "close", "'": "both", "`": "open", "‹": "open", "›": "close"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """From the opening to past the closing mark. `closed` is False where the paragraph ended first."""

    start: int
    end: int
    closed: bool = True
    continues: bool = False  # it re-opens the quotation that the paragraph before left open


def find_quotations(text: str) -> list[Quotation]:
    """The outermost quotations of `text`, in order; a quotation ends with its paragraph at the latest.

    Double marks are paired first; single ones count only where no double mark encloses them and they cannot be
    an apostrophe. A mark without a partner opens a quotation to the end of its paragraph only where it begins
    the paragraph or the next paragraph re-opens it; elsewhere it is passed over.
    """
    found: list[Quotation] = []
    stretches = paragraphs(text)
    for n, (start, end) in enumerate(stretches):
        reopened = n + 1 < len(stretches) and text[stretches[n + 1][0]] in _OPENERS
        inside = _in_paragraph(text, start, end, reopened)
        if inside and found and not found[-1].closed and inside[0].start == start:
            first = inside[0]
            inside[0] = Quotation(first.start, first.end, first.closed, continues=True)
        found += inside
    return found


def _in_paragraph(text: str, start: int, end: int, reopened: bool) -> list[Quotation]:
    marks = [(match.start(), match.end(), match.group()) for match in _MARK.finditer(text, start, end)]
    doubles = _pair(text, [mark for mark in marks if mark[2] in _DOUBLE], start, end, reopened)
    taken = [(quotation.start, quotation.end) for quotation in doubles]
    singles = [mark for mark in marks if mark[2] in _SINGLE and not _within(taken, mark[0])]
    return sorted(doubles + _pair_singles(text, singles, taken), key=lambda quotation: quotation.start)


def _pair(text: str, marks: Sequence[tuple[int, int, str]], start: int, end: int, reopened: bool) -> list[Quotation]:
    """Pairs of double marks; one that looks both ways is read by its neighbours.

    The last may stay open to the end of the paragraph where it began it or the next one is `reopened`.
    """
    found: list[Quotation] = []
    opened: int | None = None
    depth = 0
    ways = [_DOUBLE[mark] for _, _, mark in marks]
    may_nest = ways.count("open") == ways.count("close")
    for (at, past, _), way in zip(marks, ways, strict=True):
        if opened is None:
            if way == "open" or (way == "both" and not _looks_closing(text, at, past)):
                opened = at
        elif way == "open":
            depth, opened = (depth + 1, opened) if may_nest else (0, at)
        elif way == "close" and depth:
            depth -= 1
        elif way == "close" or not _looks_opening(text, at, past):
            found.append(Quotation(opened, past))
            opened = None
        else:
            opened = at
    if opened is not None and (opened == start or reopened) and end - opened > 1:
        found.append(Quotation(opened, end, closed=False))
    return found


def _looks_opening(text: str, at: int, past: int) -> bool:
    """White space or an opening bracket before, a word after."""
    before = text[at - 1] if at else " "
    after = text[past] if past < len(text) else " "
    return (before.isspace() or before in "([—–-") and not after.isspace() and after not in ",.;:!?)"


def _looks_closing(text: str, at: int, past: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[past] if past < len(text) else " "
    return not before.isspace() and before not in "([—–-" and (after.isspace() or after in ",.;:!?)—–-")


def _pair_singles(
    text: str, marks: Sequence[tuple[int, int, str]], taken: Sequence[tuple[int, int]]
) -> list[Quotation]:
    """Pairs of single marks: the first opens a word, the second closes one after punctuation or before a space."""
    found: list[Quotation] = []
    opened: int | None = None
    for at, past, mark in marks:
        way = _SINGLE[mark]
        if way != "close" and _looks_opening(text, at, past) and not text[past].isdigit():
            opened = at
        elif opened is not None and way != "open" and _closes_single(text, at, past):
            if bisect_right(taken, (opened, 0)) == bisect_right(taken, (at, 0)):
                found.append(Quotation(opened, past))
            opened = None
    return found


def _closes_single(text: str, at: int, past: int) -> bool:
    """Not before a letter; after an "s" it may be a possessive, so it then needs punctuation around it."""
    before = text[at - 1] if at else " "
    after = text[past] if past < len(text) else " "
    if before.isspace() or after.isalnum():
        return False
    return before not in "sS" or after in ".,;:!?"


def _within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    n = bisect_right(spans, (at, 2**62)) - 1
    return n >= 0 and spans[n][0] <= at < spans[n][1]
