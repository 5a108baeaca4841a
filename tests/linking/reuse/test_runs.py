"""Runs of words in common, against what comparing all places with all finds."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.linking.reuse.bodies import word_hash
from onrecord.linking.reuse.runs import common, covered, shared_runs, windows

WORDS = st.lists(st.sampled_from("abcd"), max_size=40)
MASK = st.lists(st.booleans(), min_size=40, max_size=40)


def hashes(words: list[str]) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    return np.array([word_hash(word) for word in words], np.uint64)


def slowly(a: list[str], b: list[str], n: int, a_mask: list[bool], b_mask: list[bool]) -> list[bool]:
    found = [False] * len(a)
    for i in range(len(a) - n + 1):
        for j in range(len(b) - n + 1):
            if a[i : i + n] == b[j : j + n] and not any(a_mask[i : i + n]) and not any(b_mask[j : j + n]):
                found[i : i + n] = [True] * n
    return found


@settings(max_examples=150, deadline=None)
@given(WORDS, WORDS, st.integers(2, 6), MASK, MASK)
def test_covered_words_are_those_of_every_common_run(
    a: list[str], b: list[str], n: int, a_mask: list[bool], b_mask: list[bool]
) -> None:
    masks = np.array(a_mask[: len(a)], bool), np.array(b_mask[: len(b)], bool)
    assert covered(common(hashes(a), hashes(b), n), *masks).tolist() == slowly(a, b, n, a_mask, b_mask)


@settings(max_examples=150, deadline=None)
@given(WORDS, WORDS, st.integers(2, 6), MASK, MASK)
def test_shared_runs_are_the_same_words_and_never_overlap(
    a: list[str], b: list[str], n: int, a_mask: list[bool], b_mask: list[bool]
) -> None:
    masks = np.array(a_mask[: len(a)], bool), np.array(b_mask[: len(b)], bool)
    past = 0
    for ours, theirs in shared_runs(hashes(a), hashes(b), n, *masks):
        assert a[slice(*ours)] == b[slice(*theirs)]
        assert ours[1] - ours[0] >= n
        assert ours[0] >= past
        assert not masks[0][slice(*ours)].any()
        assert not masks[1][slice(*theirs)].any()
        past = ours[1]


@settings(max_examples=150, deadline=None)
@given(WORDS, WORDS, st.integers(2, 6))
def test_no_run_in_common_is_longer_than_told(a: list[str], b: list[str], n: int) -> None:
    ours, theirs = hashes(a), hashes(b)
    longest = common(ours, theirs, n).longest()
    found = shared_runs(ours, theirs, n)
    assert longest >= max((past - first for (first, past), _ in found), default=0)
    assert (longest == 0) == (not found)


@given(st.lists(st.sampled_from("abcd"), min_size=1, max_size=20), st.integers(1, 13))
def test_runs_have_one_number_only_where_their_words_are_the_same(words: list[str], n: int) -> None:
    numbers = windows(hashes(words), n).tolist()
    runs = [tuple(words[at : at + n]) for at in range(len(words) - n + 1)]
    assert len(numbers) == len(runs)
    assert [numbers.index(number) for number in numbers] == [runs.index(run) for run in runs]
