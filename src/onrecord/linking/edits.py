"""What became of each stretch from one body to the other, as spans in both texts: kept, reworded, dropped, added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.linking.alignment import Change, Match, changes
from onrecord.linking.bodies import Body, Range
from onrecord.model import Edit, EditOp, Span

REWORDED_WORDS = 14  # a longer stretch has not been reworded: it was dropped, and another added


class Piece(NamedTuple):
    """An edit by the words of either side."""

    op: EditOp
    a: Range | None
    b: Range | None


def all_edits(a_text: str, b_text: str, a: Body, b: Body, matches: Sequence[Match]) -> tuple[Edit, ...]:
    """Every word of both bodies, as kept, reworded, dropped or added, in order of `a` and then of `b`."""
    pieces = [piece for match in matches for piece in within(a, b, match)]
    pieces += [Piece("dropped", rest, None) for rest in _rest(a, [match.a for match in matches])]
    pieces += [Piece("added", None, rest) for rest in _rest(b, [match.b for match in matches])]
    return as_edits(a_text, b_text, a, b, _merged(sorted(pieces, key=_place)))


def as_edits(a_text: str, b_text: str, a: Body, b: Body, pieces: Iterable[Piece]) -> tuple[Edit, ...]:
    """The pieces as spans of the texts."""
    return tuple(Edit(piece.op, _span(a_text, a, piece.a), _span(b_text, b, piece.b)) for piece in pieces)


def within(a: Body, b: Body, match: Match) -> Iterator[Piece]:
    """What was kept and what changed between two sentences."""
    at_a, at_b = match.a[0], match.b[0]
    for change in changes(a.words[slice(*match.a)], b.words[slice(*match.b)]):
        from_a, to_a = (match.a[0] + n for n in change.a)
        from_b, to_b = (match.b[0] + n for n in change.b)
        if from_a > at_a:
            yield Piece("kept", (at_a, from_a), (at_b, from_b))
        yield from _changed((from_a, to_a), (from_b, to_b))
        at_a, at_b = to_a, to_b
    if at_a < match.a[1]:
        yield Piece("kept", (at_a, match.a[1]), (at_b, match.b[1]))


def replacements(a: Body, b: Body, match: Match) -> list[Change]:
    """The changes between two sentences that put words in the place of others."""
    if match.alike == 1.0:
        return []
    found = changes(a.words[slice(*match.a)], b.words[slice(*match.b)])
    return [change for change in found if change.a[0] < change.a[1] and change.b[0] < change.b[1]]


def _changed(a: Range, b: Range) -> Iterator[Piece]:
    long = max(a[1] - a[0], b[1] - b[0]) > REWORDED_WORDS
    if a[0] < a[1] and b[0] < b[1] and not long:
        yield Piece("reworded", a, b)
        return
    if a[0] < a[1]:
        yield Piece("dropped", a, None)
    if b[0] < b[1]:
        yield Piece("added", None, b)


def _rest(body: Body, matched: Iterable[Range]) -> Iterator[Range]:
    """The sentences that answer no other."""
    taken = set(matched)
    yield from (sentence for sentence in body.sentences if sentence not in taken)


def _place(piece: Piece) -> tuple[bool, Range, Range]:
    nowhere = (-1, -1)
    return piece.a is None, piece.a or nowhere, piece.b or nowhere


def _merged(pieces: Sequence[Piece]) -> list[Piece]:
    """Neighbours of one kind as one, where they are neighbours in both texts."""
    merged: list[Piece] = []
    for piece in pieces:
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
