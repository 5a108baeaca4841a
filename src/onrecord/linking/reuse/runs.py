"""Runs of words that two bodies share, found by hashes of n words, in time near-linear in their length."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.linking.reuse.bodies import Hashes, Mask

Numbers = NDArray[np.int64]
_BASE = 0x9E3779B97F4A7C15


def windows(hashes: Hashes, n: int) -> Hashes:
    """A number for each run of `n` words, by its first word: made of those of runs half as long."""
    count = len(hashes) - n + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    if n == 1:
        return hashes
    if n % 2:
        return windows(hashes, n - 1)[:count] * np.uint64(_BASE) + hashes[n - 1 :]
    halves = windows(hashes, n // 2)
    return halves[:count] * np.uint64(pow(_BASE, n // 2, 1 << 64)) + halves[n // 2 :]


def free_of(mask: Mask, n: int) -> Mask:
    """For each run of `n` words, whether no word of it is masked."""
    if len(mask) < n:
        return np.zeros(0, bool)
    sums = np.concatenate(([0], np.cumsum(mask)))
    free: Mask = sums[n:] == sums[:-n]
    return free


class Common(NamedTuple):
    """The runs of `n` words of two texts, by their first word, each as a number that the same words share."""

    n: int
    ours: Numbers
    theirs: Numbers
    words: int  # of ours
    their_words: int

    def longest(self) -> int:
        """No run that both have is longer than so many words; 0 where they have none of `n`."""
        theirs = np.zeros(len(self.ours) + len(self.theirs), bool)
        theirs[self.theirs] = True
        alone = np.flatnonzero(np.concatenate(([True], ~theirs[self.ours], [True])))
        most = int((alone[1:] - alone[:-1]).max()) - 1
        return most + self.n - 1 if most else 0

    def turned(self) -> Common:
        """The same from the other side."""
        return Common(self.n, self.theirs, self.ours, self.their_words, self.words)


def common(ours: Hashes, theirs: Hashes, n: int) -> Common:
    """What to ask `covered` of."""
    our_windows, their_windows = windows(ours, n), windows(theirs, n)
    numbers = np.unique(np.concatenate((our_windows, their_windows)), return_inverse=True)[1]
    return Common(n, numbers[: len(our_windows)], numbers[len(our_windows) :], len(ours), len(theirs))


def covered(runs: Common, our_mask: Mask | None = None, their_mask: Mask | None = None) -> Mask:
    """For each of our words, whether it stands in a run of `n` or more that is also theirs, no word of it masked."""
    theirs = np.zeros(len(runs.ours) + len(runs.theirs), bool)
    theirs[runs.theirs if their_mask is None else runs.theirs[free_of(their_mask, runs.n)]] = True
    found = theirs[runs.ours]
    if our_mask is not None:
        found &= free_of(our_mask, runs.n)
    steps = np.zeros(runs.words + 1, np.int64)
    at = np.flatnonzero(found)
    steps[at] += 1
    steps[at + runs.n] -= 1
    mask: Mask = np.cumsum(steps)[: runs.words] > 0
    return mask


def shared_runs(
    ours: Hashes, theirs: Hashes, n: int, our_mask: Mask | None = None, their_mask: Mask | None = None
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Runs of `n` words or more that both have, as ranges of words, in our order and each of our words once.

    Masked words are in none. Of several places of theirs the first is taken. Time is near-linear.
    """
    first_place = dict(reversed(_numbered(theirs, n, their_mask)))
    found, past = [], 0
    for number, at in _numbered(ours, n, our_mask):
        place, size = first_place.get(number), n
        if at < past or place is None:
            continue
        while _goes_on(ours, theirs, at + size, place + size, our_mask, their_mask):
            size += 1
        found.append(((at, at + size), (place, place + size)))
        past = at + size
    return found


def _numbered(hashes: Hashes, n: int, mask: Mask | None) -> list[tuple[int, int]]:
    """The runs of `n` words that are not masked, each as a number, with their first words."""
    found = windows(hashes, n)
    if mask is None:
        return list(zip(found.tolist(), range(len(found)), strict=True))
    at = np.flatnonzero(free_of(mask, n))
    return list(zip(found[at].tolist(), at.tolist(), strict=True))


def _goes_on(ours: Hashes, theirs: Hashes, at: int, place: int, our_mask: Mask | None, their_mask: Mask | None) -> bool:
    if at >= len(ours) or place >= len(theirs) or ours[at] != theirs[place]:
        return False
    return not (our_mask is not None and our_mask[at]) and not (their_mask is not None and their_mask[place])
