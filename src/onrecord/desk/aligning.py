"""Two texts side by side: paragraphs that answer each other in one row, and what is not the same marked in them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.desk.marking import Block, Mark, Role, blocks
from onrecord.model import Edit, EditOp, Report, Span

_TOLD: Mapping[Role, str] = {"reworded": "other words in the other report:", "alone": "in this report alone:"}
Link = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs of either text; `answers`: they hold the same words, or other words in the same places."""

    a: tuple[Block, ...]
    b: tuple[Block, ...]
    answers: bool


def side_by_side(a: Report, b: Report, edits: Sequence[Edit], *, mark_kept: bool) -> list[Row]:
    """Both texts whole, in order. With `mark_kept` it is what both have that is marked.

    The marks are called by the number of their edit: "a3" in one text and "b3" in the other.
    """
    in_a = blocks(a, _marks("a", edits, mark_kept), _TOLD)
    in_b = blocks(b, _marks("b", edits, mark_kept), _TOLD)
    found, at_a, at_b = [], 0, 0
    for links in _runs(_chain(_telling(_weights(in_a, in_b, edits)))):
        (first_a, first_b), (last_a, last_b) = links[0], links[-1]
        found.append(Row(tuple(in_a[at_a:first_a]), tuple(in_b[at_b:first_b]), False))
        found.append(Row(tuple(in_a[first_a : last_a + 1]), tuple(in_b[first_b : last_b + 1]), True))
        at_a, at_b = last_a + 1, last_b + 1
    found.append(Row(tuple(in_a[at_a:]), tuple(in_b[at_b:]), False))
    return [row for row in found if row.a or row.b]


def _marks(name: str, edits: Sequence[Edit], mark_kept: bool) -> Iterator[Mark]:
    roles: dict[EditOp, Role] = {"reworded": "reworded", "dropped": "alone", "added": "alone"}
    if mark_kept:
        roles["kept"] = "kept"
    for number, edit in enumerate(edits):
        span: Span | None = getattr(edit, name)
        if span and edit.op in roles:
            yield Mark(f"{name}{number}", roles[edit.op], span.start, span.end)


def _weights(in_a: Sequence[Block], in_b: Sequence[Block], edits: Iterable[Edit]) -> Counter[Link]:
    """How many characters of which paragraph of a answer which of b."""
    starts_a, starts_b = [block.start for block in in_a], [block.start for block in in_b]
    weights: Counter[Link] = Counter()
    for edit in edits:
        if not (edit.a and edit.b and in_a and in_b):
            continue
        at = edit.a.start
        while at < edit.a.end:
            row = max(0, bisect_right(starts_a, at) - 1)
            past = min(edit.a.end, starts_a[row + 1] if row + 1 < len(starts_a) else edit.a.end)
            there = min(edit.b.start + (at - edit.a.start), edit.b.end - 1)
            weights[row, max(0, bisect_right(starts_b, there) - 1)] += past - at
            at = past
    return weights


def _telling(weights: Mapping[Link, int]) -> dict[Link, int]:
    """For each paragraph the link that holds most of it: the others are words that stand elsewhere too."""
    most: dict[tuple[int, int], Link] = {}
    for link in sorted(weights):
        for side in (0, 1):
            key = (side, link[side])
            if key not in most or weights[link] > weights[most[key]]:
                most[key] = link
    return {link: weights[link] for link in most.values()}


def _chain(weights: Mapping[Link, int]) -> list[Link]:
    """The heaviest links of which none crosses another."""
    width = max((b for _, b in weights), default=-1) + 2
    best: list[tuple[int, Link | None]] = [(0, None)] * (width + 1)  # a Fenwick tree: the heaviest chain up to each b
    before: dict[Link, Link | None] = {}
    for link in sorted(weights):
        weight, last = _heaviest(best, link[1] + 1)
        before[link] = last
        at = link[1] + 1
        while at <= width:
            if best[at][0] < weight + weights[link]:
                best[at] = (weight + weights[link], link)
            at += at & -at
    chain, link_or_none = [], _heaviest(best, width)[1]
    while link_or_none is not None:
        chain.append(link_or_none)
        link_or_none = before[link_or_none]
    return chain[::-1]


def _heaviest(best: Sequence[tuple[int, Link | None]], at: int) -> tuple[int, Link | None]:
    found: tuple[int, Link | None] = (0, None)
    while at > 0:
        if best[at][0] > found[0]:
            found = best[at]
        at -= at & -at
    return found


def _runs(chain: Iterable[Link]) -> Iterator[list[Link]]:
    """Links that share a paragraph, together: their paragraphs stand in one row."""
    run: list[Link] = []
    for link in chain:
        if run and link[0] != run[-1][0] and link[1] != run[-1][1]:
            yield run
            run = []
        run.append(link)
    if run:
        yield run
