"""Which pairs of reports are worth weighing: those that share enough of their heaviest words.

What makes a candidate is a matter of the two reports alone. Reports within ten days of each other are looked for by
each word they share; reports of other days, or of none, by three of their very heaviest words at once, so that the
work does not grow with the square of the pile.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.linking.stories.outlines import KEY_TERMS, LEAD, NAME, NUMBER, TITLE, Outline

NEAR_DAYS = 10
_FAR_KEYS = 8
_FAR_TOGETHER = 3
_TELLING = 48  # of a name or number
_UNHEARD = 56  # of a term that the background hardly knows
_UNIT = 1000  # the length of a report's row of weights, whole numbers, so that no sum depends on its order
_NEAR_LIKE, _FAR_LIKE = 100_000, 200_000  # cosines of the heaviest words, times _UNIT * _UNIT
_BITS = 21  # of a product of two weights
_AT_ONCE = 1 << 21  # products held at a time, to bound memory
_MIX = 1_000_003

Ints = NDArray[np.int64]


class _Heads(NamedTuple):
    """A row for each outline: its heaviest terms as numbers, filled up with -1, their weights, whether they tell."""

    terms: Ints
    weights: Ints
    telling: NDArray[np.bool_]
    days: Ints


def candidates(outlines: Sequence[Outline], is_new: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """The pairs worth weighing with a new report among them, as places in the sequence, in order."""
    heads = _heads(outlines)
    count = max(1, len(outlines))
    codes = [np.zeros(0, dtype=np.int64), *_near(heads, is_new), _far(heads, is_new)]
    pairs = np.unique(np.concatenate(codes))
    return pairs // count, pairs % count


def _heads(outlines: Sequence[Outline]) -> _Heads:
    numbers: dict[str, int] = {}
    shape = (len(outlines), KEY_TERMS)
    terms, weights = np.full(shape, -1, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    telling = np.zeros(shape, dtype=np.bool_)
    for i, outline in enumerate(outlines):
        wanted = set(outline.keys)
        known = zip(outline.terms, outline.counts, outline.rarities, outline.kinds, strict=True)
        facts = {term: (count * rarity, rarity, kind) for term, count, rarity, kind in known if term in wanted}
        for place, term in enumerate(outline.keys):
            weight, rarity, kind = facts[term]
            terms[i, place] = numbers.setdefault(term, len(numbers))
            weights[i, place] = weight * (2 + bool(kind & TITLE) + bool(kind & LEAD))
            telling[i, place] = rarity >= (_TELLING if kind & (NAME | NUMBER) else _UNHEARD)
    lengths = np.sqrt((weights * weights).sum(axis=1, keepdims=True).astype(np.float64))
    scaled = np.rint(_UNIT * weights / np.maximum(lengths, 1.0)).astype(np.int64)
    days = np.array([-1 if outline.day is None else outline.day for outline in outlines], dtype=np.int64)
    return _Heads(terms, scaled, telling, days)


class _Postings(NamedTuple):
    """Each heaviest word of each dated report, by word and day; from `start` to `end` the same word in near days."""

    owners: Ints
    weights: Ints
    start: Ints
    end: Ints


def _postings(heads: _Heads) -> _Postings:
    rows, places = np.nonzero((heads.terms >= 0) & (heads.days >= 0)[:, None])
    terms, days = heads.terms[rows, places], heads.days[rows]
    order = np.lexsort((rows, days, terms))
    span = np.int64(1 << 24)  # more days than there are
    when = terms[order] * span + days[order]
    return _Postings(
        rows[order],
        heads.weights[rows, places][order],
        np.searchsorted(when, when - np.minimum(days[order], NEAR_DAYS), side="left"),
        np.searchsorted(when, when + NEAR_DAYS, side="right"),
    )


def _near(heads: _Heads, is_new: NDArray[np.bool_]) -> Iterator[Ints]:
    """Pairs of near days that share two of their heaviest words or more, and of these enough."""
    postings = _postings(heads)
    anchors = np.flatnonzero(is_new[postings.owners])
    anchors = anchors[np.argsort(postings.owners[anchors], kind="stable")]
    after = postings.end[anchors] - anchors - 1
    before = np.zeros_like(after) if is_new.all() else anchors - postings.start[anchors]
    load = np.concatenate([[0], np.cumsum(after + before)])
    owners = postings.owners[anchors]
    begin = 0
    while begin < len(anchors):
        end = int(np.searchsorted(load, load[begin] + _AT_ONCE, side="right")) - 1
        end = int(np.searchsorted(owners, owners[min(end, len(owners) - 1)], side="left"))  # an owner is not divided
        if end <= begin:
            end = int(np.searchsorted(owners, owners[begin], side="right"))
        chosen = slice(begin, end)
        yield _alike(postings, anchors[chosen], after[chosen], before[chosen], is_new)
        begin = end


def _alike(postings: _Postings, anchors: Ints, after: Ints, before: Ints, is_new: NDArray[np.bool_]) -> Ints:
    """Of the pairs that these anchors make with what stands round them, those alike enough, as codes."""
    one = np.concatenate([np.repeat(anchors, after), np.repeat(anchors, before)])
    other = np.concatenate([ranges(anchors + 1, after), ranges(anchors - before, before)])
    old = np.flatnonzero(~is_new[postings.owners[other[int(after.sum()) :]]]) + int(after.sum())
    kept = np.concatenate([np.arange(int(after.sum())), old])  # two new reports find each other forwards
    one, other = one[kept], other[kept]
    count = len(is_new)
    a, b = postings.owners[one], postings.owners[other]
    pairs = np.minimum(a, b) * count + np.maximum(a, b)
    products = postings.weights[one] * postings.weights[other]
    rows = np.sort((pairs << _BITS) | products)
    if not len(rows):
        return rows
    codes = rows >> _BITS
    starts = np.flatnonzero(np.diff(codes, prepend=-1))
    sums = np.add.reduceat(rows & ((1 << _BITS) - 1), starts)
    several = np.diff(starts, append=len(rows)) > 1
    found: Ints = codes[starts[several & (sums >= _NEAR_LIKE)]]
    return found


def ranges(starts: Ints, lengths: Ints) -> Ints:
    """The numbers from each start on, as many as its length says, one after the other."""
    total = np.cumsum(lengths)
    return np.arange(int(total[-1]) if len(total) else 0) + np.repeat(starts - total + lengths, lengths)


def _far(heads: _Heads, is_new: NDArray[np.bool_]) -> Ints:
    """Pairs of whatever days that share three of their very heaviest words, all but one telling, and enough in all."""
    count = len(is_new)
    found = _sharing(heads)
    first, second = found // max(1, count), found % max(1, count)
    wanted = np.flatnonzero(is_new[first] | is_new[second])
    kept = [np.zeros(0, dtype=np.int64)]
    for begin in range(0, len(wanted), _AT_ONCE >> 5):
        chosen = wanted[begin : begin + (_AT_ONCE >> 5)]
        kept.append(found[chosen[_cosines(heads, first[chosen], second[chosen]) >= _FAR_LIKE]])
    return np.concatenate(kept)


def _cosines(heads: _Heads, first: Ints, second: Ints) -> Ints:
    sums = np.zeros(len(first), dtype=np.int64)
    terms, weights = heads.terms[second], heads.weights[second]
    for place in range(KEY_TERMS):
        same = (heads.terms[first, place][:, None] == terms) & (terms >= 0)
        sums += heads.weights[first, place] * np.where(same, weights, 0).sum(axis=1)
    return sums


def _sharing(heads: _Heads) -> Ints:
    """The codes of rows that hold three same numbers of their very heaviest, all but one telling; each once."""
    terms = heads.terms[:, :_FAR_KEYS]
    order = np.argsort(terms, axis=1, kind="stable")
    ordered = np.take_along_axis(terms, order, axis=1)
    telling = np.take_along_axis(heads.telling[:, :_FAR_KEYS], order, axis=1)
    keys, owners = [], []
    for columns in combinations(range(ordered.shape[1]), _FAR_TOGETHER):
        chosen = ordered[:, columns]
        full = np.flatnonzero((chosen[:, 0] >= 0) & (telling[:, columns].sum(axis=1) >= _FAR_TOGETHER - 1))
        key = chosen[full, 0]
        for column in range(1, _FAR_TOGETHER):
            key = key * _MIX + chosen[full, column]  # wraps round: an accidental match only costs a comparison
        keys.append(key)
        owners.append(full)
    return _pairs_of_equals(np.concatenate(keys), np.concatenate(owners), len(terms))


def _pairs_of_equals(keys: Ints, owners: Ints, count: int) -> Ints:
    order = np.argsort(keys, kind="stable")
    keys, owners = keys[order], owners[order]
    left = np.arange(len(keys))
    found: list[Ints] = [np.zeros(0, dtype=np.int64)]
    held, step = 0, 1
    while len(left := left[left + step < len(keys)]):
        left = left[keys[left] == keys[left + step]]
        one, other = owners[left], owners[left + step]
        pairs = np.minimum(one, other) * count + np.maximum(one, other)
        found.append(pairs[one != other])
        held += len(left)
        if held > _AT_ONCE + 2 * len(found[0]):
            found = [np.unique(np.concatenate(found))]
            held = len(found[0])
        step += 1
    return np.unique(np.concatenate(found))
