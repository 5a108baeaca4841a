"""What became of each stretch from one body to the other, as spans in both texts: kept, reworded, dropped, added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from onrecord.linking.reuse.alignment import Change, Match, changes, is_hollow
from onrecord.linking.reuse.bodies import Body, Mask, Range
from onrecord.linking.reuse.runs import shared_runs
from onrecord.model import Edit, EditOp, Span

REWORDED_WORDS = 14  # a longer stretch has not been reworded: it was dropped, and another added
MOVED_RUN = 5  # words running that are told as kept where they stand in another place
_MOVED_WITHIN = 2  # the same within a sentence ("officials said" at its start, at its end)
_NAME_WORDS = 3


_TURNED: dict[EditOp, EditOp] = {"kept": "kept", "reworded": "reworded", "dropped": "added", "added": "dropped"}


class Piece(NamedTuple):
    """An edit by the words of either side."""

    op: EditOp
    a: Range | None
    b: Range | None


def all_edits(a_text: str, b_text: str, a: Body, b: Body, matches: Sequence[Match]) -> tuple[Edit, ...]:
    """Every word of both bodies, as kept, reworded, dropped or added, in order of `a` and then of `b`."""
    pieces = [piece for match in matches for piece in _within(a, b, match)]
    pieces += _moved(a, b, pieces, (0, len(a.words)), (0, len(b.words)), MOVED_RUN)
    pieces += [
        Piece("dropped", rest, None) for rest in _ranges(_left((0, len(a.words)), (piece.a for piece in pieces)))
    ]
    pieces += [Piece("added", None, rest) for rest in _ranges(_left((0, len(b.words)), (piece.b for piece in pieces)))]
    return as_edits(a_text, b_text, a, b, in_order(pieces))


def as_edits(a_text: str, b_text: str, a: Body, b: Body, pieces: Iterable[Piece]) -> tuple[Edit, ...]:
    """The pieces as spans of the texts, cut where captions or page furniture stand between their words."""
    return tuple(
        Edit(piece.op, _span(a_text, a, piece.a), _span(b_text, b, piece.b))
        for whole in pieces
        for piece in _unbroken(a, b, whole)
    )


def _unbroken(a: Body, b: Body, piece: Piece) -> Iterator[Piece]:
    """The parts of a piece between which either text has words that are no part of its body."""
    if piece.op == "reworded" or not (_is_broken(a, piece.a) or _is_broken(b, piece.b)):
        yield piece
        return
    since_a, since_b = at_a, at_b = [words[0] if words else 0 for words in (piece.a, piece.b)]
    for next_a, next_b in _steps(a, b, piece):
        if _breaks(a, piece.a, at_a) or _breaks(b, piece.b, at_b):
            yield Piece(piece.op, piece.a and (since_a, at_a), piece.b and (since_b, at_b))
            since_a, since_b = at_a, at_b
        at_a, at_b = next_a, next_b
    yield Piece(piece.op, piece.a and (since_a, piece.a[1]), piece.b and (since_b, piece.b[1]))


def _steps(a: Body, b: Body, piece: Piece) -> Iterator[tuple[int, int]]:
    """Where the text goes on after each word, or after the words that the other writes as one ("air strikes")."""
    if piece.a is None or piece.b is None:
        first, past = piece.a or piece.b or (0, 0)
        for at in range(first + 1, past + 1):
            yield (at, 0) if piece.a else (0, at)
        return
    (at_a, past_a), (at_b, past_b) = piece.a, piece.b
    while at_a < past_a and at_b < past_b:
        ours, theirs = a.words[at_a], b.words[at_b]
        at_a, at_b = at_a + 1, at_b + 1
        while ours != theirs and (at_a < past_a if len(ours) < len(theirs) else at_b < past_b):
            if len(ours) < len(theirs):
                ours, at_a = ours + a.words[at_a], at_a + 1
            else:
                theirs, at_b = theirs + b.words[at_b], at_b + 1
        yield at_a, at_b


def _is_broken(body: Body, words: Range | None) -> bool:
    return words is not None and bool(body.breaks[words[0] + 1 : words[1]].any())


def _breaks(body: Body, words: Range | None, at: int) -> bool:
    """Whether words that are not the body's stand before the word at `at`."""
    return words is not None and words[0] < at < words[1] and bool(body.breaks[at])


def _within(a: Body, b: Body, match: Match) -> list[Piece]:
    """What was kept, also in another place, and what was reworded between two sentences."""
    found = [
        Change((match.a[0] + ours[0], match.a[0] + ours[1]), (match.b[0] + theirs[0], match.b[0] + theirs[1]))
        for ours, theirs in changes(a.words[slice(*match.a)], b.words[slice(*match.b)])
    ]
    moved = _moved(a, b, kept_between(match, found), match.a, match.b, _MOVED_WITHIN)
    whole: list[Change] = []
    reworded: list[Piece] = []
    for change in found:
        rest = _without(change, moved)
        if rest == change and _takes_the_place(change):
            rest = change = _whole_names(a, b, change, match, whole)
        elif rest is not None and (is_hollow(a.words[slice(*rest.a)]) or is_hollow(b.words[slice(*rest.b)])):
            rest = None
        whole.append(change)
        if rest is not None and _takes_the_place(rest):
            reworded.append(Piece("reworded", *rest))
    return [*kept_between(match, whole), *moved, *reworded]


def kept_between(match: Match, found: Iterable[Change]) -> list[Piece]:
    """What stands between the changes of a match, which differs in nothing else."""
    kept, at_a, at_b = [], match.a[0], match.b[0]
    for ours, theirs in [*found, ((match.a[1], match.a[1]), (match.b[1], match.b[1]))]:
        if ours[0] > at_a:
            kept.append(Piece("kept", (at_a, ours[0]), (at_b, theirs[0])))
        at_a, at_b = ours[1], theirs[1]
    return kept


def _without(change: Change, moved: Sequence[Piece]) -> Change | None:
    """A change without the words that only moved; None where these part it."""
    ours = _ranges(_left(change.a, (piece.a for piece in moved)))
    theirs = _ranges(_left(change.b, (piece.b for piece in moved)))
    if len(ours) != 1 or len(theirs) != 1:
        return None
    (a1, a2), (b1, b2) = ours[0], theirs[0]
    return Change((change.a[0] + a1, change.a[0] + a2), (change.b[0] + b1, change.b[0] + b2))


def _takes_the_place(change: Change) -> bool:
    """Whether words stand for words; a long stretch was dropped rather, and another added."""
    sizes = change.a[1] - change.a[0], change.b[1] - change.b[0]
    return min(sizes) > 0 and max(sizes) <= REWORDED_WORDS


def _whole_names(a: Body, b: Body, change: Change, match: Match, before: Sequence[Change]) -> Change:
    """A change widened to the names that it cuts."""
    at = before[-1].a[1] if before else match.a[0]
    left, right = _half_names(a, b, change.a, change.b, at, match.a[1])
    return Change((change.a[0] - left, change.a[1] + right), (change.b[0] - left, change.b[1] + right))


def _half_names(a: Body, b: Body, ours: Range, theirs: Range, first: int, past: int) -> tuple[int, int]:
    """How many words before and after a changed name belong to it, in both texts."""
    before = after = 0
    while before < _NAME_WORDS and ours[0] - before > first and theirs[0] - before > 0:
        if not (a.name_goes_on(ours[0] - before) and b.name_goes_on(theirs[0] - before)):
            break
        before += 1
    while after < _NAME_WORDS and ours[1] + after < past and theirs[1] + after < len(b.words):
        if not (a.name_goes_on(ours[1] + after) and b.name_goes_on(theirs[1] + after)):
            break
        if a.words[ours[1] + after] != b.words[theirs[1] + after]:
            break
        after += 1
    return before, after


def _moved(a: Body, b: Body, pieces: Sequence[Piece], ours: Range, theirs: Range, n: int) -> list[Piece]:
    """Runs of `n` words and more that no piece tells of, but that both of these stretches have."""
    left_a, left_b = _left(ours, (piece.a for piece in pieces)), _left(theirs, (piece.b for piece in pieces))
    if not (left_a.any() and left_b.any()):
        return []
    found = []
    for one, other in shared_runs(a.hashes[slice(*ours)], b.hashes[slice(*theirs)], n, ~left_a, ~left_b):
        first, past = ours[0] + one[0], ours[0] + one[1]
        if left_b[slice(*other)].all() and not is_hollow(a.words[first:past]):
            left_b[slice(*other)] = False
            found.append(Piece("kept", (first, past), (theirs[0] + other[0], theirs[0] + other[1])))
    return found


def _left(within: Range, told: Iterable[Range | None]) -> Mask:
    """The words of a stretch that no piece tells of."""
    first, past = within
    left = np.ones(past - first, bool)
    for words in told:
        if words is not None and words[0] < past and words[1] > first:
            left[max(words[0] - first, 0) : words[1] - first] = False
    return left


def _ranges(mask: Mask) -> list[Range]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], mask.astype(np.int8), [0])))).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def replacements(a: Body, b: Body, match: Match) -> list[Change]:
    """The changes between two sentences that put words in the place of others."""
    if match.alike == 1.0:
        return []
    found = changes(a.words[slice(*match.a)], b.words[slice(*match.b)])
    return [change for change in found if change.a[0] < change.a[1] and change.b[0] < change.b[1]]


def turned_round(pieces: Iterable[Piece]) -> list[Piece]:
    """The same seen from the other side."""
    return in_order(Piece(_TURNED[piece.op], piece.b, piece.a) for piece in pieces)


def _place(piece: Piece) -> tuple[bool, Range, Range]:
    nowhere = (-1, -1)
    return piece.a is None, piece.a or nowhere, piece.b or nowhere


def in_order(pieces: Iterable[Piece]) -> list[Piece]:
    """In order of `a` and then of `b`; neighbours of one kind as one, where they are neighbours in both texts."""
    merged: list[Piece] = []
    for piece in sorted(pieces, key=_place):
        if merged and piece.op != "reworded" and merged[-1].op == piece.op and _adjoin(merged[-1], piece):
            last = merged.pop()
            piece = Piece(piece.op, _over(last.a, piece.a), _over(last.b, piece.b))
        merged.append(piece)
    return merged


def _adjoin(one: Piece, other: Piece) -> bool:
    return all(
        (x is None and y is None) or (x is not None and y is not None and x[1] == y[0])
        for x, y in ((one.a, other.a), (one.b, other.b))
    )


def _over(one: Range | None, other: Range | None) -> Range | None:
    return (one[0], other[1]) if one is not None and other is not None else None


def _span(text: str, body: Body, words: Range | None) -> Span | None:
    if words is None:
        return None
    start, end = body.starts[words[0]], body.ends[words[1] - 1]
    return Span(start, end, text[start:end])
