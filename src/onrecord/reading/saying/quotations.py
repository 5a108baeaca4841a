"""Stretches between quotation marks, paired and unpaired, of every kind that reports use."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from onrecord.intake.paragraphs import paragraphs

Way = Literal["open", "close", "both"]

# Doubled single marks come first, so that they are not read as two; of three after a word the first is a single one.
_MARK = re.compile(r"(?<=[^\s'])'(?=''(?!'))|''|``|’’|‘‘|‹‹|››|[\"“”„‟«»＂‘’'‹›‚‛`]")
_STRAIGHT = frozenset({'"', "＂", "''"})
_SAME = {"‹‹": "«", "››": "»"}
# For each mark that may open, those that close it. High marks close low ones, and pointed ones may point either way.
_CLOSERS: dict[str, frozenset[str]] = {
    **dict.fromkeys(_STRAIGHT, _STRAIGHT),
    "“": frozenset("”"), "‟": frozenset("”"), "”": frozenset("”"), "„": frozenset("“”"),
    "«": frozenset("»"), "»": frozenset("«»"),
    "``": frozenset({"''", "``", "’’"}), "‘‘": frozenset({"’’", "''"}), "’’": frozenset({"’’"}),
}  # fmt: skip
_DOUBLE: dict[str, Way] = {
    **dict.fromkeys(_STRAIGHT, "both"), **dict.fromkeys(("“", "„", "‟", "«", "``", "‘‘"), "open"),
    **dict.fromkeys(("”", "»", "’’"), "close"),
}  # fmt: skip
_SINGLE: dict[str, Way] = {
    "‘": "open", "’": "close", "'": "both", "`": "open", "‹": "both", "›": "both", "‚": "open", "‛": "open",
}  # fmt: skip
_OPENERS = frozenset("\"“„«`'＂‟")
_AGAIN = {"«": "«»", "»": "»«"}  # the marks that may open the next paragraph of a quotation that began with this one
_NO_PARTNERS: dict[str, bool] = {}
# Words that an apostrophe begins.
_CLIPPED = re.compile(r"(?:n|tis|twas|em|til|till|cause|bout|round|cos|cuz|im|er|ere)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """From the opening to past the closing mark. `closed` is False where the paragraph ended first."""

    start: int
    end: int
    closed: bool = True
    continues: bool = False  # it re-opens the quotation that the paragraph before left open


class _Mark(NamedTuple):
    at: int
    past: int
    sign: str
    opens: bool  # by what stands around it
    closes: bool


def find_quotations(text: str) -> list[Quotation]:
    """The outermost quotations of `text`, in order; a quotation ends with its paragraph at the latest.

    Double marks are paired first; single ones count only where no double mark encloses them and they cannot be
    an apostrophe. A mark without a partner opens a quotation to the end of its paragraph only where it begins
    the paragraph or the next paragraph re-opens it; elsewhere it is passed over. Time is linear in the length.
    """
    found: list[Quotation] = []
    stretches = paragraphs(text)
    left_open = -1  # the paragraph that the last quotation leaves open
    for n, (start, end) in enumerate(stretches):
        following = text[stretches[n + 1][0]] if n + 1 < len(stretches) else ""
        inside = _in_paragraph(text, start, end, following)
        if inside and inside[0].start == start and left_open >= 0 and left_open == n - 1:
            inside[0] = replace(inside[0], continues=True)
        left_open = n if inside and not inside[-1].closed else -1
        found += inside
    return found


def _in_paragraph(text: str, start: int, end: int, following: str) -> list[Quotation]:
    marks = [_read(text, match) for match in _MARK.finditer(text, start, end)]
    doubles = _pair(text, [mark for mark in marks if mark.sign in _DOUBLE], start, end, following)
    taken = [(quotation.start, quotation.end) for quotation in doubles]
    singles = [mark for mark in marks if mark.sign in _SINGLE and not _within(taken, mark.at)]
    around = _pair_singles(text, singles, taken, start, end, following)
    inner = [(quotation.start, quotation.end) for quotation in around]
    return sorted([*around, *(double for double in doubles if not _within(inner, double.start))], key=_start)


def _read(text: str, match: re.Match[str]) -> _Mark:
    at, past = match.span()
    sign = _SAME.get(match[0], match[0])
    return _Mark(at, past, sign, _looks_opening(text, at, past), _looks_closing(text, at, past))


def _start(quotation: Quotation) -> int:
    return quotation.start


def _pair(text: str, marks: Sequence[_Mark], start: int, end: int, following: str) -> list[Quotation]:
    """Pairs of double marks; one that looks both ways is read by its neighbours.

    The last may stay open to the end of the paragraph where it began it or the next one, whose first sign is
    `following`, re-opens it.
    """
    found: list[Quotation] = []
    opened: _Mark | None = None
    within = ""  # what the marks inside the open quotation have opened themselves: one letter a mark
    nests = _may_nest(marks)
    partners = _partners(marks)
    for n, mark in enumerate(marks):
        way = _way(mark, opened)
        if opened is None:
            if way == "open" or (way == "both" and not mark.closes):
                opened, within = mark, ""
        elif way == "open":
            within, opened = (within + "n", opened) if nests else ("", mark)
        elif inner := _inner(text, marks, n, opened, within, way, partners[n].get(opened.sign, False)):
            within = {"in": within + "s", "out": within[:-1], "inch": within}[inner]
        elif way == "close" or not mark.opens:
            found.append(Quotation(opened.at, mark.past))
            opened = None
        else:
            opened = mark
    if opened is not None and opened.sign != "”" and end - opened.at > 1:
        again = bool(following) and following in _AGAIN.get(opened.sign, _OPENERS)
        if opened.at == start or again:
            found.append(Quotation(opened.at, end, closed=False))
    return found


def _inner(
    text: str, marks: Sequence[_Mark], n: int, opened: _Mark, within: str, way: Way, has_partner: bool
) -> Literal["in", "out", "inch", ""]:
    """What a mark that does not open a quotation does inside the open one, if it leaves that open.

    `has_partner`: of the marks to come, one that closes the open one stands before any that opens its like.
    """
    mark = marks[n]
    is_foreign = mark.sign not in _CLOSERS[opened.sign]
    if (way == "close" and within.endswith("n")) or (within.endswith("s") and is_foreign and not mark.opens):
        return "out"
    if is_foreign and has_partner and way == "both" and mark.opens and not mark.closes:
        return "in"
    return "inch" if _is_inch(text, marks, n, is_foreign and has_partner) else ""


def _way(mark: _Mark, opened: _Mark | None) -> Way:
    """What a double mark does after the mark that is open, if any."""
    if mark.sign in _STRAIGHT:
        # ``so'' and ‘‘so'' are closed by a straight pair
        return "close" if opened is not None and opened.sign in ("``", "‘‘") and mark.sign == "''" else "both"
    if opened is not None and mark.sign in _CLOSERS[opened.sign]:
        return "close"
    if _DOUBLE[mark.sign] == "open":
        return "close" if mark.closes and not mark.opens else "open"
    return "open" if opened is None and mark.opens and not mark.closes else "close"


def _may_nest(marks: Sequence[_Mark]) -> bool:
    """Whether as many marks open as close, so that one inside another is believed."""
    ways = [_way(mark, None) for mark in marks]
    return ways.count("open") == ways.count("close")


def _partners(marks: Sequence[_Mark]) -> list[dict[str, bool]]:
    """For each mark, of which signs the next one to come closes rather than opens."""
    signs = {mark.sign for mark in marks}
    if signs <= {"“", "”"} or signs <= _STRAIGHT:
        return [_NO_PARTNERS] * len(marks)
    coming: dict[str, bool] = {}
    found: list[dict[str, bool]] = []
    for mark in reversed(marks):
        found.append(dict(coming))
        if mark.sign not in _STRAIGHT:
            for sign, closers in _CLOSERS.items():
                if mark.sign in closers:
                    coming[sign] = True
                elif mark.sign == sign:
                    coming[sign] = False
    return found[::-1]


def _is_inch(text: str, marks: Sequence[_Mark], n: int, has_partner: bool) -> bool:
    """Whether a straight mark after a number measures it, since what is open is closed later."""
    mark = marks[n]
    if mark.sign not in _STRAIGHT or not text[mark.at - 1 : mark.at].isdigit():
        return False
    later = [other for other in marks[n + 1 : n + 3] if other.sign in _STRAIGHT]
    if has_partner or len(later) != 1:
        return has_partner or (len(later) == 2 and later[0].closes and not later[0].opens)
    return not text[later[0].at - 1].isdigit()


def _looks_opening(text: str, at: int, past: int) -> bool:
    """White space or an opening bracket before, a word after."""
    before = text[at - 1] if at else " "
    after = text[past] if past < len(text) else " "
    return (before.isspace() or before in "([—–-") and not after.isspace() and after not in ",.;:!?)"


def _looks_closing(text: str, at: int, past: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[past] if past < len(text) else " "
    return not before.isspace() and before not in "([—–-" and (after.isspace() or after in ",.;:!?)]—–-")


def _pair_singles(
    text: str, marks: Sequence[_Mark], taken: Sequence[tuple[int, int]], start: int, end: int, following: str
) -> list[Quotation]:
    """Pairs of single marks: the first opens a word, the second closes one after punctuation or before a space.

    Around double marks, and to the end of a paragraph that the next one re-opens, only the plainest count.
    """
    found: list[Quotation] = []
    opened: _Mark | None = None
    for mark in marks:
        if _opens_single(text, mark, opened):
            opened = mark
        elif opened is not None and _closes_single(text, mark, opened.sign):
            apart = bisect_right(taken, (opened.at, 0)) == bisect_right(taken, (mark.at, 0))
            if apart or _ends_speech(text, mark):
                found.append(Quotation(opened.at, mark.past))
            opened = None
    if opened is not None and opened.at == start and opened.sign == following == "‘" and end - start > 1:
        found.append(Quotation(start, end, closed=False))
    return found


def _opens_single(text: str, mark: _Mark, opened: _Mark | None) -> bool:
    if not mark.opens or text[mark.past].isdigit() or _CLIPPED.match(text, mark.past):
        return False
    if mark.sign in "‹›":
        return opened is None
    return _SINGLE[mark.sign] != "close" and not (opened is not None and opened.sign == "‚")


def _closes_single(text: str, mark: _Mark, opening: str) -> bool:
    """Not before a letter; after an "s" it may be a possessive, so it then needs punctuation around it."""
    before = text[mark.at - 1] if mark.at else " "
    after = text[mark.past] if mark.past < len(text) else " "
    if mark.sign in "‹›":
        return opening in "‹›" and opening != mark.sign
    if opening in "‹›" or (mark.sign == "‘" and opening != "‚") or mark.sign in "‚‛`":
        return False
    if before.isspace() or after.isalnum():
        return False
    return before not in "sS" or after in ".,;:!?"


def _ends_speech(text: str, mark: _Mark) -> bool:
    """Whether what the mark closes ends with a sentence or a clause of it, as no possessive does."""
    return mark.sign in "'’" and text[mark.at - 1] in ",.!?…" and text[mark.past : mark.past + 1].strip() == ""


def _within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    n = bisect_right(spans, (at, 2**62)) - 1
    return n >= 0 and spans[n][0] <= at < spans[n][1]
