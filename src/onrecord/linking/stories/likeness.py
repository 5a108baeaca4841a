"""How likely two reports are about the same happening, judged from these two alone.

What their words, headlines, openings and numbers share, the days between them and those they name go into one logistic
formula, fitted by `training/likeness.py`. Weighing every pair would take quadratic time: only candidates are compared
(see `candidates`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log1p
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.linking.stories.candidates import candidates, ranges
from onrecord.linking.stories.outlines import LEAD, NAME, NUMBER, TITLE, Outline

MOST = 1000
EVEN = 600  # the score of even odds
_BATCH = 1 << 15  # pairs weighed at a time, to bound memory
_UNKNOWN_GAP = 10
_MOST_DAYS = 4000
_FLOOR = -6.0
_VIEWS = 3
_YEAR = 366
_SAME_TIME = 4  # days apart that two reports may name for one happening

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Likeness(NamedTuple):
    """What speaks for two reports being of one story: log-odds in hundredths, EVEN at even odds, none below 0.

    `a` stands before `b` by id.
    """

    a: str
    b: str
    score: int


FEATURES = (
    *("words", "titles", "openings", "numbers", "gap", "undated", "shorter", "longer", "common", "other days"),
    *("headlines", "elsewhere", "numbered"),  # these the guards alone look at
)
_RARE = 64
_UNCOMMON = 56
_LEAST_COMMON = 3  # rare terms: one first name or one town that two reports share says little
_ENOUGH_COMMON = 8
_ONCE = 16  # the weight of a term that stands once
_SHORT, _SHORT_COST = 60, 0.15  # so few terms prove little, each one missing costs
_COPY_TERMS = 15
_DAYS_LATER, _MONTH = 5, 30
_FEW_NUMBERS = 2
_LIKE_WORDING, _SOME_LIKE_WORDING = 0.6, 0.45
_SAME = 0.97
_APART, _COPY = -4.0, 2.0
_START = -15.658
_WEIGHTS = {
    "sqrt words": 15.672,
    "sqrt titles": 1.690,
    "sqrt openings": 7.326,
    "sqrt numbers": 2.227,
    "gap": -1.053,
    "undated": -0.698,
    "shorter": -0.591,
    "longer": 1.211,
    "other days": -2.584,
    "months": -0.107,
    "few common": -0.184,
}
_GAPS = np.array([round(log1p(days), 6) for days in range(_MOST_DAYS + 1)])


def likenesses(new: Iterable[Outline], known: Iterable[Outline] = ()) -> Iterator[Likeness]:
    """The likenesses between new reports, and between these and known ones, in order; those of little weight left out.

    A likeness depends on its two reports alone: what was found when a report came in holds for ever.
    """
    added = list(new)
    fresh = {outline.report for outline in added}
    outlines = sorted([*added, *known], key=lambda outline: outline.report)
    first, second = candidates(outlines, np.array([outline.report in fresh for outline in outlines], dtype=bool))
    for a, b, score in weigh(outlines, first, second):
        yield Likeness(outlines[a].report, outlines[b].report, score)


def weigh(outlines: Sequence[Outline], first: Ints, second: Ints) -> Iterator[tuple[int, int, int]]:
    """These pairs of the outlines, as places in the sequence, with their scores; those of little weight left out.

    The outlines are in the order of their ids, `first` before `second`: a pair is always weighed the same way round.
    """
    involved, places = np.unique(np.stack([first, second]), return_inverse=True)
    packed = _packed([outlines[i] for i in involved])
    places = places.reshape(2, -1)
    for start in range(0, len(first), _BATCH):
        batch = slice(start, start + _BATCH)
        scores = _scores(_features(packed, places[0, batch], places[1, batch]))
        kept = np.flatnonzero(scores > 0)
        yield from zip(first[batch][kept].tolist(), second[batch][kept].tolist(), scores[kept].tolist(), strict=True)


class _Packed(NamedTuple):
    """The terms of all outlines in one row of numbers; those of outline i stand from starts[i] to starts[i + 1].

    `lengths` has a row a view (see `_views`) with the length of each outline in it, `days` is -1 where unknown. `named`
    and `around` have a bit a day of the year: those that the outline names, and those near enough to them. `main` marks
    the name that each outline dwells on.
    """

    starts: Ints
    terms: NDArray[np.int32]
    counts: NDArray[np.uint8]
    rarities: NDArray[np.uint8]
    kinds: NDArray[np.uint8]
    lengths: Floats
    days: Ints
    named: NDArray[np.uint8]
    around: NDArray[np.uint8]
    main: NDArray[np.bool_]


def _packed(outlines: Sequence[Outline]) -> _Packed:
    numbers: dict[str, int] = {}
    terms = np.fromiter(
        (numbers.setdefault(term, len(numbers)) for outline in outlines for term in outline.terms), dtype=np.int32
    )
    starts = np.cumsum([0, *(len(outline.terms) for outline in outlines)], dtype=np.int64)
    parts = ("counts", "rarities", "kinds")
    counts, rarities, kinds = (
        np.frombuffer(b"".join([getattr(outline, part) for outline in outlines]), dtype=np.uint8) for part in parts
    )
    lengths = np.zeros((_VIEWS, len(outlines)))
    main = np.zeros(len(terms), dtype=np.bool_)
    for i in range(len(outlines)):
        own = slice(starts[i], starts[i + 1])
        views = _views(counts[own], rarities[own], kinds[own])
        lengths[:, i] = np.sqrt([float(view @ view) for view in views])
        main[own] = _main(counts[own], rarities[own], kinds[own])
    days = np.array([-1 if outline.day is None else outline.day for outline in outlines], dtype=np.int64)
    return _Packed(starts, terms, counts, rarities, kinds, lengths, days, *_calendars(outlines), main)


def _main(counts: NDArray[np.uint8], rarities: NDArray[np.uint8], kinds: NDArray[np.uint8]) -> NDArray[np.bool_] | bool:
    """Of an outline's terms the heaviest name, if its opening has it and it comes again."""
    telling = ((kinds & (NAME | LEAD)) == NAME | LEAD) & (rarities >= _RARE) & (counts > _ONCE)
    weights = counts.astype(np.int64) * rarities * telling
    return (weights == weights.max()) & telling if telling.any() else False


def _calendars(outlines: Sequence[Outline]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The days that each outline names and those near them, eight to a byte."""
    named = np.zeros((len(outlines), _YEAR), dtype=np.bool_)
    for i, outline in enumerate(outlines):
        named[i, list(outline.days)] = True
    around = named.copy()
    for shift in range(1, _SAME_TIME + 1):
        around |= np.roll(named, shift, axis=1) | np.roll(named, -shift, axis=1)
    return np.packbits(named, axis=1), np.packbits(around, axis=1)


def _views(counts: NDArray[np.uint8], rarities: NDArray[np.uint8], kinds: NDArray[np.uint8]) -> list[Ints]:
    """The weight of each term in each view; whole numbers, so that no sum depends on its order."""
    plain = rarities.astype(np.int64)
    full = counts * plain
    return [full, plain * ((kinds & TITLE) > 0), plain * ((kinds & NUMBER) > 0)]


def features(outlines: Sequence[Outline], first: Ints, second: Ints) -> Floats:
    """For each pair a row, in the order of FEATURES.

    The cosines of their words and of their headlines; how much of the uncommon words in one's opening the other has, on
    the average of both; the cosine of their numbers; the days between (logarithm), whether a day is unknown; the number
    of terms of each (logarithm); the rare terms that both have; whether their openings name other days; whether the
    headlines name others; whether neither knows the name that the other dwells on; how many numbers the one with fewer
    has.
    """
    return _features(_packed(outlines), first, second)


def _features(packed: _Packed, first: Ints, second: Ints) -> Floats:
    which, here, there = _shared(packed, first, second)
    count, days, kinds = len(first), packed.days, packed.kinds
    words, titles, numbers = _cosines(packed, first, second, (which, here, there))
    opening = packed.rarities * (((kinds & LEAD) > 0) & (packed.rarities >= _UNCOMMON))
    whole = np.maximum(_sums_by_outline(packed, opening), 1)
    openings = np.bincount(which, opening[here], count) / whole[first]
    openings = (openings + np.bincount(which, opening[there], count) / whole[second]) / 2
    common = np.bincount(which[packed.rarities[here] >= _RARE], minlength=count)
    undated = (days[first] < 0) | (days[second] < 0)
    gaps = _GAPS[np.where(undated, _UNKNOWN_GAP, np.minimum(abs(days[first] - days[second]), _MOST_DAYS))]
    sizes = _GAPS[np.minimum(np.diff(packed.starts), _MOST_DAYS)]
    shorter, longer = np.minimum(sizes[first], sizes[second]), np.maximum(sizes[first], sizes[second])
    naming = ((kinds & (NAME | TITLE)) == NAME | TITLE) & (packed.rarities >= _RARE)
    named = np.bincount(which[naming[here] | naming[there]], minlength=count)
    held = _sums_by_outline(packed, naming)
    headlines = (held[first] > 0) & (held[second] > 0) & (named == 0)  # both name, and name others
    dwelt = _sums_by_outline(packed, packed.main)
    known = np.bincount(which[packed.main[here] | packed.main[there]], minlength=count)
    elsewhere = (dwelt[first] > 0) & (dwelt[second] > 0) & (known == 0)
    counted = _sums_by_outline(packed, (kinds & NUMBER) > 0)
    numbered = np.minimum(counted[first], counted[second])
    columns = (
        *(words, titles, openings, numbers, gaps, undated, shorter, longer, common),
        *(_other_days(packed, first, second), headlines, elsewhere, numbered),
    )
    return np.column_stack(columns).astype(np.float64)


def _other_days(packed: _Packed, first: Ints, second: Ints) -> NDArray[np.bool_]:
    """Whether both openings name days, and none of one is near a day of the other."""
    naming = np.asarray(packed.named.any(axis=1))
    near = np.asarray((packed.named[first] & packed.around[second]).any(axis=1))
    other: NDArray[np.bool_] = naming[first] & naming[second] & ~near
    return other


def _sums_by_outline(packed: _Packed, values: NDArray[Any]) -> Ints:
    running = np.concatenate([[0], np.cumsum(values, dtype=np.int64)])
    sums: Ints = running[packed.starts[1:]] - running[packed.starts[:-1]]
    return sums


def _cosines(packed: _Packed, first: Ints, second: Ints, shared: tuple[Ints, Ints, Ints]) -> list[Floats]:
    which, here, there = shared
    own = _views(packed.counts[here], packed.rarities[here], packed.kinds[here])
    other = _views(packed.counts[there], packed.rarities[there], packed.kinds[there])
    return [
        np.bincount(which, a * b, len(first)) / np.maximum(length[first] * length[second], 1.0)
        for a, b, length in zip(own, other, packed.lengths, strict=True)
    ]


def _shared(packed: _Packed, first: Ints, second: Ints) -> tuple[Ints, Ints, Ints]:
    """The terms that two reports share: of which pair, where in the one and where in the other."""
    place = np.full(int(packed.terms.max(initial=0)) + 1, -1, dtype=np.int64)
    found: list[tuple[Ints, Ints, Ints]] = [(np.zeros(0, dtype=np.int64),) * 3]
    bounds = np.flatnonzero(np.diff(first, prepend=-1, append=-1))
    for begin, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        own = slice(packed.starts[first[begin]], packed.starts[first[begin] + 1])
        place[packed.terms[own]] = np.arange(own.start, own.stop)
        starts = packed.starts[second[begin:end]]
        sizes = packed.starts[second[begin:end] + 1] - starts
        there = ranges(starts, sizes)
        here = place[packed.terms[there]]
        kept = np.flatnonzero(here >= 0)
        found.append((np.repeat(np.arange(begin, end), sizes)[kept], here[kept], there[kept]))
        place[packed.terms[own]] = -1
    which, here, there = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return which, here, there


def _scores(rows: Floats) -> Ints:
    """Hundredths of the log-odds above _FLOOR, cut off at 0 and MOST."""
    odds = log_odds(rows, _START, _WEIGHTS)
    scores: Ints = np.rint(np.clip((odds - _FLOOR) * 100.0, 0.0, MOST)).astype(np.int64)
    return scores


def log_odds(rows: Floats, start: float, weights: Mapping[str, float]) -> Floats:
    """What the formula says of rows of features, with the guards that overrule it."""
    seen = dict(zip(FEATURES, rows.T, strict=True))
    odds = np.full(len(rows), start)
    for name, values in terms_of(rows).items():
        odds = odds + weights[name] * values
    odds = odds - _SHORT_COST * np.maximum(0.0, _SHORT - np.rint(np.expm1(seen["shorter"])))
    odds = np.where(_contradicts(seen), np.minimum(odds, _APART), odds)
    odds = np.where(seen["common"] < _LEAST_COMMON, np.minimum(odds, _APART), odds)
    copied: Floats = np.where(_is_copy(seen), np.maximum(odds, _COPY), odds)
    return copied


def terms_of(rows: Floats) -> dict[str, Floats]:
    """What the weights are put on, by name, of rows of features."""
    seen = dict(zip(FEATURES, rows.T, strict=True))
    roots = {f"sqrt {name}": np.sqrt(seen[name]) for name in FEATURES[:4]}
    plain = {name: seen[name] for name in ("gap", "undated", "shorter", "longer", "other days")}
    beyond = np.maximum(0.0, seen["gap"] - _GAPS[_MONTH])
    return roots | plain | {"months": beyond, "few common": np.maximum(0.0, _ENOUGH_COMMON - seen["common"])}


def _contradicts(seen: Mapping[str, Floats]) -> NDArray[np.bool_]:
    """Other names in the headlines, or the same wording of another place, or with other numbers some days later."""
    later = (seen["gap"] >= _GAPS[_DAYS_LATER]) | (seen["undated"] > 0)
    other_numbers = (seen["numbered"] >= _FEW_NUMBERS) & (seen["numbers"] == 0.0)
    another_place = (seen["words"] >= _SOME_LIKE_WORDING) & (seen["elsewhere"] > 0)
    fixture = (seen["words"] >= _LIKE_WORDING) & other_numbers & later
    contradicting: NDArray[np.bool_] = (seen["headlines"] > 0) | another_place | fixture
    return contradicting


def _is_copy(seen: Mapping[str, Floats]) -> NDArray[np.bool_]:
    """The same words throughout: one text under two names or days."""
    same_numbers = (seen["numbers"] >= _SAME) | (seen["numbered"] == 0.0)
    copied: NDArray[np.bool_] = (seen["words"] >= _SAME) & same_numbers & (seen["shorter"] >= _GAPS[_COPY_TERMS])
    return copied
