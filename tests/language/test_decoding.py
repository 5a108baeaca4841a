"""From scores to runs of words, on scores written by hand."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.decoding import (
    Linked,
    Settings,
    find_cues,
    find_names,
    link,
    role_odds,
    segments,
    without_doubles,
)


def tags(marks: str) -> np.ndarray:
    """Words x 9 scores in which the cue column is as `marks` say: O, B, I."""
    scores = np.zeros((len(marks), 9), dtype=np.float32)
    for word, mark in enumerate(marks):
        scores[word, 3 + "OBI".index(mark)] = 4
    return scores


def test_cues_are_runs_and_part_where_a_new_one_begins() -> None:
    assert [run for run, _ in find_cues(tags("OBIOBBO"), 0, 7, 0.0)] == [(1, 3), (4, 5), (5, 6)]


def test_only_cues_that_begin_in_the_core_are_found() -> None:
    assert [run for run, _ in find_cues(tags("BIOBI"), 1, 4, 0.0)] == [(3, 5)]


def test_a_cue_may_end_the_window() -> None:
    assert [run for run, _ in find_cues(tags("OOBI"), 0, 4, 0.0)] == [(2, 4)]


def test_role_odds_add_the_inside_tags() -> None:
    odds = role_odds(tags("OB"))
    assert odds.shape == (2, 3)
    assert odds[0, 1] < 0 < odds[1, 1]


def test_a_weak_gap_is_bridged_and_a_strong_one_is_not() -> None:
    weak = np.array([-5, 3, -1, 3, -5], dtype=np.float32)
    strong = np.array([-5, 3, -9, 3, -5], dtype=np.float32)
    assert [run for run, _ in segments(weak, 2.0)] == [(1, 4)]
    assert [run for run, _ in segments(strong, 2.0)] == [(1, 2), (3, 4)]
    assert segments(strong, 4.0) == []
    assert segments(np.array([-1, -2], dtype=np.float32), 0.0) == []


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(-6, 6), min_size=1, max_size=9), st.integers(0, 4))
def test_segments_are_the_best_that_can_be_had(values: list[int], price: int) -> None:
    def worth(chosen: tuple[int, ...]) -> int:
        starts = sum(1 for before, now in zip((0, *chosen), chosen, strict=False) if now and not before)
        return sum(value for value, taken in zip(values, chosen, strict=True) if taken) - price * starts

    found = segments(np.array(values, dtype=np.float32), float(price))
    assert sum(total - price for _, total in found) == max(worth(c) for c in product((0, 1), repeat=len(values)))
    for (start, end), total in found:
        assert sum(values[start:end]) == total


PLAIN = Settings(
    keep=0.0,
    whole_weight=0.5,
    source_roles=0.0,
    content_roles=0.0,
    source_turn=1.0,
    content_turn=1.0,
    source_has=1.0,
    source_least=1.0,
)
ROLES = np.zeros((5, 3), dtype=np.float32)
WHOLE = np.array([2.0, 0.0], dtype=np.float32)


def scores(source: list[float], content: list[float]) -> np.ndarray:
    return np.array([source, content], dtype=np.float32).T


def test_a_cue_gets_its_best_source_and_all_its_contents() -> None:
    given = scores([3, 4, -5, -5, 2.5], [-5, -5, -5, 4, -5])
    one = link(((2, 3), 1.0), given, WHOLE, ROLES, PLAIN)
    assert one is not None
    assert (one.cue, one.source, one.content) == ((2, 3), ((0, 2),), ((3, 4),))


def test_no_source_is_an_answer() -> None:
    given = scores([-5, 1.5, -5, -5, -5], [-5, -5, -5, 4, 4])
    there = link(((2, 3), 1.0), given, WHOLE, ROLES, PLAIN)
    assert there is not None
    assert there.source == ((1, 2),)
    none = link(((2, 3), 1.0), given, np.array([2.0, -3.0], dtype=np.float32), ROLES, PLAIN)
    assert none is not None
    assert none.source == ()


def test_a_timid_content_is_still_the_best_there_is() -> None:
    one = link(((2, 3), 1.0), scores([3, 4, -5, -5, -5], [-5, -5, -5, -1, -3]), WHOLE, ROLES, PLAIN)
    assert one is not None
    assert one.content == ((3, 4),)


def test_a_doubtful_cue_is_dropped() -> None:
    given = scores([3, 4, -5, -5, -5], [-5, -5, -5, 4, -5])
    assert link(((2, 3), -9.0), given, WHOLE, ROLES, PLAIN) is None


def test_of_two_cues_for_the_same_words_the_surer_stays() -> None:
    sure = Linked((2, 3), ((0, 1),), ((4, 9),), 3.0, 2.0)
    unsure = Linked((3, 4), ((0, 1),), ((4, 9),), 1.0, 2.0)
    other = Linked((10, 11), ((9, 10),), ((11, 14),), 0.0, 2.0)
    assert without_doubles([unsure, other, sure], 0.8) == [sure, other]


def test_names_part_where_a_new_one_begins() -> None:
    logits = np.eye(9, dtype=np.float32)[[0, 1, 2, 1, 5, 6, 0, 6]]
    assert find_names(logits, 0, 8) == [((1, 3), "PER"), ((3, 4), "PER"), ((4, 6), "ORG"), ((7, 8), "ORG")]
    assert find_names(logits, 2, 4) == [((3, 4), "PER")]


def test_the_words_of_a_name_agree_on_its_kind() -> None:
    logits = np.eye(9, dtype=np.float32)[[7, 6, 6, 0]] * np.array([[2], [3], [3], [1]], dtype=np.float32)
    assert find_names(logits, 0, 4) == [((0, 3), "ORG")]
