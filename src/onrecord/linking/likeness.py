"""How likely two reports are about the same happening, judged from these two alone.

Six cosines over their words (all of them; names; other words; numbers; headlines; headlines with openings) and the
days between them go into one logistic formula. Its weights were fitted once, on the development stories and the gva
incidents, with reports of other sets as negatives and each pair a second time without its days. Weighing every pair
would take quadratic time: only reports are compared that share enough of their heaviest words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import log1p
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.linking.outlines import KEY_TERMS, LEAD, NAME, NUMBER, TITLE, Outline

NEAR_DAYS = 10
MOST = 1000
EVEN = 600  # the score of even odds
_FAR_KEYS = 10
_MIX = 1_000_003
_BATCH = 1 << 20  # pairs weighed at a time, to bound memory
_MOST_HELD = 1 << 22  # pairs kept before those found twice are thrown out
_UNKNOWN_GAP = 10
_MOST_DAYS = 4000
_FLOOR = -6.0

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Likeness(NamedTuple):
    """What speaks for two reports being of one story: log-odds in hundredths, EVEN at even odds, none below 0.

    `a` stands before `b` by id.
    """

    a: str
    b: str
    score: int


_FEATURES = (
    *("words", "names", "others", "numbers", "titles", "leads"),
    *("gap", "undated", "shorter", "longer", "headlines", "numbered", "common"),
)
_RARE = 64
_TELLING = 48  # of a name or number
_UNHEARD = 56  # of a term that the background hardly knows
_LEAST_COMMON = 4  # rare terms: one first name or one town that two reports share says little
_SHORT, _SHORT_COST = 40, 0.08  # so few terms prove little, each one missing costs
_COPY_TERMS = 15
_DAYS_LATER = 5
_FEW_NUMBERS = 2
_LIKE_WORDING = 0.6
_SAME = 0.97
_APART, _COPY = -3.0, 2.0
_START = -14.113
_WEIGHTS = {
    "words": -38.808,
    "names": 3.406,
    "others": -19.964,
    "numbers": 1.169,
    "titles": 5.364,
    "leads": 5.829,
    "gap": -0.837,
    "undated": -0.019,
    "shorter": -1.174,
    "longer": 1.401,
    "words*words": 2.499,
    "words*gap": -4.343,
    "names*others": 21.056,
    "titles*leads": -13.987,
    "sqrt words": 30.171,
    "sqrt leads": 0.56,
    "sqrt titles": -0.014,
    "sqrt names": 7.984,
    "sqrt others": 1.539,
    "names*gap": 0.817,
    "others*gap": 1.441,
    "leads*gap": 0.489,
    "numbers*names": 0.17,
    "gap*gap": 0.081,
    "shorter*words": 6.932,
    "shorter*names": -3.667,
    "shorter*others": 0.346,
}
_GAPS = np.array([round(log1p(days), 6) for days in range(_MOST_DAYS + 1)])


def likenesses(new: Iterable[Outline], known: Iterable[Outline] = ()) -> list[Likeness]:
    """The likenesses between new reports, and between these and known ones, in order; those of little weight left out.

    A likeness depends on its two reports alone: what was found when a report came in holds for ever.
    """
    added = list(new)
    fresh = {outline.report for outline in added}
    outlines = sorted([*added, *known], key=lambda outline: outline.report)
    is_new = np.array([outline.report in fresh for outline in outlines], dtype=bool)
    first, second = _candidates(outlines)
    wanted = is_new[first] | is_new[second] if len(first) else np.zeros(0, dtype=bool)
    first, second = first[wanted], second[wanted]
    batches = [slice(start, start + _BATCH) for start in range(0, len(first), _BATCH)]
    parts = [_scores(features(outlines, first[batch], second[batch])) for batch in batches]
    scores = np.concatenate([np.zeros(0, dtype=np.int64), *parts])
    kept = np.flatnonzero(scores > 0)
    return [
        Likeness(outlines[a].report, outlines[b].report, score)
        for a, b, score in zip(first[kept].tolist(), second[kept].tolist(), scores[kept].tolist(), strict=True)
    ]


def compare(outlines: Sequence[Outline]) -> Iterator[tuple[tuple[int, int], int]]:
    """Every pair of the outlines, as places in the sequence, with its likeness; those of little weight left out.

    The outlines are in the order of their ids, so that a pair is always weighed the same way round.
    """
    first, second = np.triu_indices(len(outlines), 1)
    scores = _scores(features(outlines, first, second))
    kept = np.flatnonzero(scores > 0)
    pairs = zip(first[kept].tolist(), second[kept].tolist(), strict=True)
    return zip(pairs, scores[kept].tolist(), strict=True)


def _candidates(outlines: Sequence[Outline]) -> tuple[Ints, Ints]:
    """Pairs that share two of their heaviest words within ten days, or three of the very heaviest at any time."""
    heads = _heads(outlines)
    days = np.array([-1 if outline.day is None else outline.day for outline in outlines], dtype=np.int64)
    dated = np.flatnonzero(days >= 0)
    near = _sharing(_Heads(heads.terms[dated], heads.telling[dated]), 2, days[dated])
    far = _sharing(
        _Heads(heads.terms[:, :_FAR_KEYS], heads.telling[:, :_FAR_KEYS]), 3, np.zeros(len(outlines), dtype=np.int64)
    )
    pairs = np.unique(
        np.concatenate([dated[near[0]] * len(outlines) + dated[near[1]], far[0] * len(outlines) + far[1]])
    )
    return pairs // max(1, len(outlines)), pairs % max(1, len(outlines))


class _Heads(NamedTuple):
    """A row for each outline: its heaviest terms as numbers, filled up with -1, and which tell stories apart."""

    terms: Ints
    telling: NDArray[np.bool_]


def _heads(outlines: Sequence[Outline]) -> _Heads:
    numbers: dict[str, int] = {}
    heads = np.full((len(outlines), KEY_TERMS), -1, dtype=np.int64)
    telling = np.zeros(heads.shape, dtype=np.bool_)
    for row, told, outline in zip(heads, telling, outlines, strict=True):
        row[: len(outline.keys)] = [numbers.setdefault(term, len(numbers)) for term in outline.keys]
        rare = {
            term
            for term, kind, rarity in zip(outline.terms, outline.kinds, outline.rarities, strict=True)
            if rarity >= (_TELLING if kind & (NAME | NUMBER) else _UNHEARD)
        }
        told[: len(outline.keys)] = [term in rare for term in outline.keys]
    return _Heads(heads, telling)


def _sharing(heads: _Heads, together: int, days: Ints) -> tuple[Ints, Ints]:
    """Rows that hold `together` same numbers, all but one telling, days near; each once."""
    order = np.argsort(heads.terms, axis=1, kind="stable")
    ordered = np.take_along_axis(heads.terms, order, axis=1)
    telling = np.take_along_axis(heads.telling, order, axis=1)
    keys, owners = [], []
    for columns in combinations(range(ordered.shape[1]), together):
        chosen = ordered[:, columns]
        full = np.flatnonzero((chosen[:, 0] >= 0) & (telling[:, columns].sum(axis=1) >= together - 1))
        key = chosen[full, 0]
        for column in range(1, together):
            key = key * _MIX + chosen[full, column]  # wraps round: an accidental match only costs a comparison
        keys.append(key)
        owners.append(full)
    return _pairs_of_equals(np.concatenate(keys), np.concatenate(owners), days)


def _pairs_of_equals(keys: Ints, owners: Ints, days: Ints) -> tuple[Ints, Ints]:
    order = np.lexsort((owners, days[owners], keys))
    keys, owners = keys[order], owners[order]
    left = np.arange(len(keys) - 1) if len(keys) else np.zeros(0, dtype=np.int64)
    found: list[Ints] = [np.zeros(0, dtype=np.int64)]
    held = 0
    step = 1
    while len(left):
        right = left + step
        alike = (keys[left] == keys[right]) & (days[owners[right]] - days[owners[left]] <= NEAR_DAYS)
        left, right = left[alike], right[alike]
        one, other = owners[left], owners[right]
        pairs = np.minimum(one, other) * len(days) + np.maximum(one, other)
        found.append(pairs[one != other])
        held += len(found[-1])
        if held > _MOST_HELD + 2 * len(found[0]):
            found = [np.unique(np.concatenate(found))]
            held = len(found[0])
        step += 1
        left = left[left + step < len(keys)]
    once = np.unique(np.concatenate(found))
    return once // max(1, len(days)), once % max(1, len(days))


class _Packed(NamedTuple):
    """The terms of all outlines in one row of numbers; those of outline i stand from starts[i] to starts[i + 1]."""

    starts: Ints
    terms: Ints
    counts: Ints
    rarities: Ints
    kinds: Ints


def _packed(outlines: Sequence[Outline]) -> _Packed:
    numbers: dict[str, int] = {}
    terms = np.fromiter(
        (numbers.setdefault(term, len(numbers)) for outline in outlines for term in outline.terms), dtype=np.int64
    )
    starts = np.cumsum([0, *(len(outline.terms) for outline in outlines)], dtype=np.int64)
    counts, rarities, kinds = (
        np.frombuffer(b"".join(parts), dtype=np.uint8).astype(np.int64)
        for parts in (
            [outline.counts for outline in outlines],
            [outline.rarities for outline in outlines],
            [outline.kinds for outline in outlines],
        )
    )
    return _Packed(starts, terms, counts, rarities, kinds)


def _views(packed: _Packed) -> list[Ints]:
    """The weight of each term in each view; whole numbers, so that no sum depends on its order."""
    full, plain, kinds = packed.counts * packed.rarities, packed.rarities, packed.kinds
    none = np.zeros_like(plain)
    return [
        full,
        np.where(kinds & NAME, full, none),
        np.where(kinds & (NAME | NUMBER), none, full),
        np.where(kinds & NUMBER, plain, none),
        np.where(kinds & TITLE, plain, none),
        np.where(kinds & LEAD, plain, none),
    ]


def features(outlines: Sequence[Outline], first: Ints, second: Ints) -> Floats:
    """For each pair a row: the six cosines, the days between (logarithm), whether a day is unknown, the lengths;

    whether the headlines name others, how many numbers the one with fewer has, how many rare terms both have.
    """
    packed = _packed(outlines)
    cosines, named, common = _cosines(packed, first, second)
    days = np.array([-1 if outline.day is None else outline.day for outline in outlines], dtype=np.int64)
    undated = (days[first] < 0) | (days[second] < 0)
    gaps = _GAPS[np.where(undated, _UNKNOWN_GAP, np.minimum(abs(days[first] - days[second]), _MOST_DAYS))]
    sizes = _GAPS[np.minimum(np.diff(packed.starts), _MOST_DAYS)]
    shorter, longer = np.minimum(sizes[first], sizes[second]), np.maximum(sizes[first], sizes[second])
    headless = _of_other_headlines(packed, first, second, named)
    counted = _sums_by_outline(packed, (packed.kinds & NUMBER) > 0)
    numbered = np.minimum(counted[first], counted[second])
    return np.column_stack([*cosines, gaps, undated, shorter, longer, headless, numbered, common]).astype(np.float64)


def _of_other_headlines(packed: _Packed, first: Ints, second: Ints, named: Floats) -> NDArray[np.bool_]:
    """Whether both headlines hold rare names and the other report has none of them."""
    held = _sums_by_outline(packed, _headline_names(packed))
    other: NDArray[np.bool_] = (held[first] > 0) & (held[second] > 0) & (named == 0)
    return other


def _headline_names(packed: _Packed) -> NDArray[np.bool_]:
    wanted = NAME | TITLE
    names: NDArray[np.bool_] = ((packed.kinds & wanted) == wanted) & (packed.rarities >= _RARE)
    return names


def _sums_by_outline(packed: _Packed, values: NDArray[Any]) -> Ints:
    running = np.concatenate([[0], np.cumsum(values, dtype=np.int64)])
    sums: Ints = running[packed.starts[1:]] - running[packed.starts[:-1]]
    return sums


def _cosines(packed: _Packed, first: Ints, second: Ints) -> tuple[list[Floats], Floats, Floats]:
    """The cosines of each pair, how many of either headline's rare names the other has, rare terms shared."""
    headline = _headline_names(packed)
    named, common = np.zeros(len(first)), np.zeros(len(first))
    rare = packed.rarities >= _RARE
    views = _views(packed)
    norms = [np.sqrt(_sums_by_outline(packed, view * view).astype(np.float64)) for view in views]
    cosines = [np.zeros(len(first)) for _ in views]
    place = np.full(int(packed.terms.max(initial=0)) + 1, -1, dtype=np.int64)
    bounds = np.flatnonzero(np.diff(first, prepend=-1, append=-1))
    for begin, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        one, others = int(first[begin]), second[begin:end]
        own = slice(packed.starts[one], packed.starts[one + 1])
        place[packed.terms[own]] = np.arange(own.start, own.stop)
        spans = [np.arange(packed.starts[other], packed.starts[other + 1]) for other in others]
        there = np.concatenate(spans)
        which = np.repeat(np.arange(len(spans)), [len(span) for span in spans])
        here = place[packed.terms[there]]
        shared = here >= 0
        here, there, which = here[shared], there[shared], which[shared]
        for view, norm, cosine in zip(views, norms, cosines, strict=True):
            products = np.bincount(which, view[here] * view[there], len(spans))
            cosine[begin:end] = products / np.maximum(norm[one] * norm[others], 1.0)
        named[begin:end] = np.bincount(which, headline[here] | headline[there], len(spans))
        common[begin:end] = np.bincount(which, rare[here], len(spans))
        place[packed.terms[own]] = -1
    return cosines, named, common


def _scores(rows: Floats) -> Ints:
    """Hundredths of the log-odds above _FLOOR, cut off at 0 and MOST."""
    seen = dict(zip(_FEATURES, rows.T, strict=True))
    odds = np.full(len(rows), _START)
    for product, weight in _WEIGHTS.items():
        odds = odds + weight * _product(seen, product)
    odds = odds - _SHORT_COST * np.maximum(0.0, _SHORT - np.rint(np.expm1(seen["shorter"])))
    odds = np.where(_contradicts(seen), np.minimum(odds, _APART), odds)
    odds = np.where(seen["common"] < _LEAST_COMMON, np.minimum(odds, _APART), odds)
    odds = np.where(_is_copy(seen), np.maximum(odds, _COPY), odds)
    scores: Ints = np.rint(np.clip((odds - _FLOOR) * 100.0, 0.0, MOST)).astype(np.int64)
    return scores


def _contradicts(seen: Mapping[str, Floats]) -> NDArray[np.bool_]:
    """Other names in the headlines, or the same wording with other numbers some days later, as of a weekly fixture."""
    later = (seen["gap"] >= _GAPS[_DAYS_LATER]) | (seen["undated"] > 0)
    other_numbers = (seen["numbered"] >= _FEW_NUMBERS) & (seen["numbers"] == 0.0)
    contradicting: NDArray[np.bool_] = (seen["headlines"] > 0) | (
        seen["words"] >= _LIKE_WORDING
    ) & other_numbers & later
    return contradicting


def _is_copy(seen: Mapping[str, Floats]) -> NDArray[np.bool_]:
    """The same words throughout: one text under two names or days."""
    same_numbers = (seen["numbers"] >= _SAME) | (seen["numbered"] == 0.0)
    copied: NDArray[np.bool_] = (seen["words"] >= _SAME) & same_numbers & (seen["shorter"] >= _GAPS[_COPY_TERMS])
    return copied


def _product(seen: Mapping[str, Floats], product: str) -> Floats:
    """What `product` names: a feature, two multiplied ("names*others") or a root ("sqrt words")."""
    if product.startswith("sqrt "):
        root: Floats = np.sqrt(seen[product.removeprefix("sqrt ")])
        return root
    first, _, second = product.partition("*")
    return seen[first] * seen[second] if second else seen[first]
