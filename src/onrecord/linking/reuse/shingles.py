"""Which pairs of reports are worth comparing: those that share a rare run of words, found without comparing all.

Each report is sketched by itself: of every few neighbouring runs of eight words the one with the smallest hash is
kept, so two reports with twelve words running in common have a hash in common. Pairs are read from the sketches of
all reports together. A run that stands in many reports joins each of them only to those most like it, and a report
keeps no more than so many partners, so the work stays near-linear in the number of reports. The pairs depend on the
set of reports alone: not on their order, nor on how many came at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from onrecord.linking.reuse.bodies import Hashes
from onrecord.linking.reuse.judging import SHARED_RUN, Prepared
from onrecord.linking.reuse.runs import windows

RUN = 8
WINDOW = 5  # every 12 words running hold a kept run
CROWD = 128  # a run in more reports than this joins each to its nearest only
NEAREST = 3
RARE = 16  # a run in more reports than this is no reason by itself to compare two
PARTNERS = 64
_PART = 2_000_000  # the runs are sorted in parts of about so many, to bound the memory
_MOST_PENDING = 4_000_000
_MIX = np.uint64(0xFF51AFD7ED558CCD)

Ranks = NDArray[np.int64]
Counts = tuple[NDArray[np.uint64], NDArray[np.int64]]  # pairs, each as one number, and their runs in common


def sketch(prepared: Prepared) -> Hashes:
    """The kept runs of a report's body, in order of their hashes; a body of five to seven words is one run itself."""
    hashes = prepared.body.hashes
    found = _mixed(windows(hashes, max(SHARED_RUN, min(RUN, len(hashes)))))
    if len(found) <= WINDOW:
        return np.unique(found)
    kept = np.lib.stride_tricks.sliding_window_view(found, WINDOW).min(axis=1)
    return np.unique(kept)


def candidates(sketches: Mapping[str, Hashes]) -> list[tuple[str, str]]:
    """The pairs worth comparing, each with the smaller id first, in order."""
    ids = sorted(sketches)
    rank = _likeness(ids, sketches)
    joined = _joined(ids, sketches, rank)
    pairs = (sorted((ids[rank[one]], ids[rank[other]])) for one, other in joined)
    return sorted((one, other) for one, other in pairs)


def new_candidates(
    sketches: Mapping[str, Hashes], compared: Iterable[tuple[str, str]]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """What to do when reports were added to a pile: pairs still to compare, and pairs compared that are none now."""
    known, wanted = set(compared), candidates(sketches)
    return [pair for pair in wanted if pair not in known], sorted(known.difference(wanted))


def _mixed(values: Hashes) -> Hashes:
    """Numbers whose order says nothing of the words, so that the smallest is any run."""
    values = (values ^ (values >> np.uint64(33))) * _MIX
    return values ^ (values >> np.uint64(33))


def _likeness(ids: list[str], sketches: Mapping[str, Hashes]) -> list[int]:
    """The numbers of the reports in an order in which copies stand side by side."""
    return sorted(range(len(ids)), key=lambda n: (sketches[ids[n]][:4].tolist(), ids[n]))


def _joined(ids: list[str], sketches: Mapping[str, Hashes], rank: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs of places in `rank`: for each report its partners with most runs in common."""
    counted: Counts = (np.zeros(0, np.uint64), np.zeros(0, np.int64))
    parts = 1 + sum(map(len, sketches.values())) // _PART
    for part in range(parts):
        pending: list[NDArray[np.uint64]] = []
        for found in _neighbours(*_part(ids, sketches, rank, part, parts), len(ids)):
            pending.append(found)
            if sum(map(len, pending)) > _MOST_PENDING:
                counted, pending = _added(counted, pending), []
        counted = _added(counted, pending)
    return _best(*counted, len(ids))


def _part(
    ids: list[str], sketches: Mapping[str, Hashes], rank: list[int], part: int, parts: int
) -> tuple[Hashes, Ranks]:
    """The runs of one part of their range, sorted, with the place of the report that each stands in."""
    bounds = np.array([2**64 * part // parts, 2**64 * (part + 1) // parts - 1], np.uint64)
    slices = []
    for n in rank:
        kept = sketches[ids[n]]
        slices.append(kept[np.searchsorted(kept, bounds[0]) : np.searchsorted(kept, bounds[1], "right")])
    runs = np.concatenate(slices) if slices else np.zeros(0, np.uint64)
    places = np.repeat(np.arange(len(slices)), [len(piece) for piece in slices])
    order = np.argsort(runs, kind="stable")
    return runs[order], places[order]


def _neighbours(runs: Hashes, places: Ranks, count: int) -> Iterator[NDArray[np.uint64]]:
    """The pairs that the runs join, as one number each: all of a run in few reports, the nearest of a crowd.

    A pair that a rare run joins comes twice.
    """
    if not len(runs):
        return
    begins = np.flatnonzero(np.concatenate(([True], runs[1:] != runs[:-1])))
    sizes = np.diff(np.concatenate((begins, [len(runs)])))
    size = np.repeat(sizes, sizes)
    for step in range(1, CROWD):
        same = runs[step:] == runs[:-step]
        same &= (size[step:] <= CROWD) | (step <= NEAREST)
        at = np.flatnonzero(same)
        if not len(at):
            return
        found = (places[at].astype(np.uint64) * np.uint64(count)) + places[at + step].astype(np.uint64)
        yield np.concatenate((found, found[size[at] <= RARE]))


def _added(counted: Counts, found: list[NDArray[np.uint64]]) -> Counts:
    if not found:
        return counted
    pairs, counts = np.unique(np.concatenate(found), return_counts=True)
    both, inverse = np.unique(np.concatenate((counted[0], pairs)), return_inverse=True)
    return both, np.bincount(inverse, np.concatenate((counted[1], counts)), len(both)).astype(np.int64)


def _best(pairs: NDArray[np.uint64], counts: NDArray[np.int64], count: int) -> Iterator[tuple[int, int]]:
    """The pairs in which one is among the best partners of the other."""
    pairs, counts = pairs[counts > 1], counts[counts > 1]
    one, other = (pairs // np.uint64(count)).astype(np.int64), (pairs % np.uint64(count)).astype(np.int64)
    ours, theirs = np.concatenate((one, other)), np.concatenate((other, one))
    shared = np.concatenate((counts, counts))
    order = np.lexsort((theirs, np.abs(theirs - ours), -shared, ours))
    ours = ours[order]
    first = np.searchsorted(ours, ours)
    chosen = order[np.arange(len(ours)) - first < PARTNERS] % len(pairs)
    for n in np.unique(chosen).tolist():
        yield int(one[n]), int(other[n])
