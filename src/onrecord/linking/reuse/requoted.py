"""What differs next to the words of a quotation that two reports share, in words that both give as quoted.

A "not" put into a quotation parts its words into two runs, or ends the one that there is. Only where a run goes on,
or ends, within quoted words in both texts is it said what differs: a report that quotes less has changed nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.linking.reuse.alignment import Change, Match, changes
from onrecord.linking.reuse.bodies import Body, Mask, Range
from onrecord.linking.reuse.edits import Piece, in_order, kept_between

_GAP = 14  # words
_FEW = 3
_REWORDED_WORDS = 6  # more words have not been exchanged: they were dropped, and others added
Run = tuple[Range, Range]


class Quoted(NamedTuple):
    """A body with its quoted words; `told` are those that a piece tells of."""

    body: Body
    quoted: Mask
    told: Mask


def requoted(a: Body, b: Body, a_quoted: Mask, b_quoted: Mask, runs: Sequence[Run]) -> list[Piece]:
    """The pieces next to and between these runs, which both have; the runs themselves are not told of."""
    ours, theirs = (Quoted(body, quoted, quoted & False) for body, quoted in ((a, a_quoted), (b, b_quoted)))
    for one, other in runs:
        ours.told[slice(*one)] = theirs.told[slice(*other)] = True
    pieces: list[Piece] = []
    before: Run | None = None
    for run in [*sorted(runs), None]:
        if before and run and (between := _between(ours, theirs, before, run)):
            pieces += _told(ours, theirs, *between, None)
        else:
            if before:
                pieces += _at_edge(ours, theirs, (before[0][1], before[1][1]), -1)
            if run:
                pieces += _at_edge(ours, theirs, (run[0][0], run[1][0]), 0)
        before = run
    return pieces


def parted(a: Body, b: Body, a_quoted: Mask, b_quoted: Mask, runs: Sequence[Run], least: int) -> list[Piece]:
    """The pieces of quotations that a changed word or two part into these shorter runs: `least` words of them kept."""
    runs = [run for run in sorted(runs) if a_quoted[slice(*run[0])].all() and b_quoted[slice(*run[1])].all()]
    pieces = in_order([Piece("kept", *run) for run in runs] + requoted(a, b, a_quoted, b_quoted, runs))
    groups: list[list[Run]] = []
    for piece in pieces:
        if piece.op == "kept" and piece.a and piece.b:
            if not (groups and _is_near(groups[-1][-1], (piece.a, piece.b))):
                groups.append([])
            groups[-1].append((piece.a, piece.b))
    ours, theirs = a_quoted & False, b_quoted & False
    for group in groups:
        if len(group) > 1 and sum(past - first for (first, past), _ in group) >= least:
            for told, n in ((ours, 0), (theirs, 1)):
                told[max(0, group[0][n][0] - 1) : group[-1][n][1] + 1] = True
    return [piece for piece in pieces if _is_in(piece.a, ours) or _is_in(piece.b, theirs)]


def _is_near(before: Run, after: Run) -> bool:
    return all(0 <= there[0] - here[1] <= _FEW for here, there in zip(before, after, strict=True))


def _is_in(words: Range | None, told: Mask) -> bool:
    return words is not None and bool(told[slice(*words)].any())


def _between(ours: Quoted, theirs: Quoted, before: Run, after: Run) -> tuple[Range, Range] | None:
    """The quoted words between two runs of one quotation."""
    parts = []
    for side, first, past in ((ours, before[0][1], after[0][0]), (theirs, before[1][1], after[1][0])):
        if not 0 <= past - first <= _GAP or side.told[first:past].any():
            return None
        if not (side.quoted[first - 1] and side.quoted[past : past + 1].all()):
            return None
        inner = (first, past)
        while inner[0] < inner[1] and not side.quoted[inner[0]]:
            inner = inner[0] + 1, inner[1]
        while inner[0] < inner[1] and not side.quoted[inner[1] - 1]:
            inner = inner[0], inner[1] - 1
        apart = inner[0] > first and inner[1] < past and inner[0] < inner[1]
        if apart or not side.quoted[slice(*inner)].all():
            return None
        parts.append(inner)
    return parts[0], parts[1]


def _at_edge(ours: Quoted, theirs: Quoted, at: Range, edge: int) -> list[Piece]:
    """What differs before (`edge` 0) or after (-1) a run, within its sentence; `at` is where it begins or ends."""
    if not (ours.quoted[at[0] + edge] and theirs.quoted[at[1] + edge]):
        return []
    one, other = _reach(ours, at[0], edge), _reach(theirs, at[1], edge)
    # where both go on for long, one may quote another part
    other_part = min(one[1] - one[0], other[1] - other[0]) >= _FEW
    whole = not other_part and _is_whole(ours, one, edge) and _is_whole(theirs, other, edge)
    return list(_told(ours, theirs, one, other, None if whole else edge))


def _sentence(body: Body, n: int) -> Range:
    return body.sentences[bisect_right(body.sentences, (n, len(body.words) + 1)) - 1]


def _reach(side: Quoted, at: int, edge: int) -> Range:
    """The quoted words before or after this place, as far as the sentence goes and nothing is told of them."""
    first, past = _sentence(side.body, at + edge)
    near, step, stop = (at - 1, -1, first - 1) if edge == 0 else (at, 1, past)
    n = near
    while n != stop and abs(n - near) < _GAP and side.quoted[n] and not side.told[n]:
        n += step
    return (n + 1, at) if edge == 0 else (at, n)


def _is_whole(side: Quoted, reached: Range, edge: int) -> bool:
    """Whether what is quoted of the sentence begins or ends here, as a sentence begins."""
    if edge == 0:
        first = _sentence(side.body, reached[0])[0]
        return bool(side.body.capitals[reached[0]]) and not side.quoted[first : reached[0]].any()
    past = _sentence(side.body, reached[1] - 1)[1]
    return not side.quoted[reached[1] : past].any()


def _told(ours: Quoted, theirs: Quoted, one: Range, other: Range, loose: int | None) -> Iterator[Piece]:
    """What differs between two stretches, and what of them is kept; a change at a loose edge is none."""
    found = [
        Change((one[0] + a[0], one[0] + a[1]), (other[0] + b[0], other[0] + b[1]))
        for a, b in changes(ours.body.words[slice(*one)], theirs.body.words[slice(*other)])
    ]
    if loose == 0 and found and found[0].a[0] == one[0] and found[0].b[0] == other[0]:
        first = found.pop(0)
        one, other = (first.a[1], one[1]), (first.b[1], other[1])
    if loose == -1 and found and found[-1].a[1] == one[1] and found[-1].b[1] == other[1]:
        last = found.pop()
        one, other = (one[0], last.a[0]), (other[0], last.b[0])
    if not found:
        return
    ours.told[slice(*one)] = theirs.told[slice(*other)] = True
    yield from kept_between(Match(one, other, 0.0), found)
    for a, b in found:
        if min(a[1] - a[0], b[1] - b[0]) > 0 and max(a[1] - a[0], b[1] - b[0]) <= _REWORDED_WORDS:
            yield Piece("reworded", a, b)
            continue
        if a[0] < a[1]:
            yield Piece("dropped", a, None)
        if b[0] < b[1]:
            yield Piece("added", None, b)
