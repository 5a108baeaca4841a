"""Candidates: every pair that shares twelve words running, near-linear work, the same whatever the order."""

from __future__ import annotations

import random
import time
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake.readers import report_from_text
from onrecord.linking.reuse.bodies import Hashes
from onrecord.linking.reuse.judging import prepare
from onrecord.linking.reuse.shingles import CROWD, NEAREST, PARTNERS, candidates, new_candidates, sketch

RUN = "boats brought families from their roofs to the hill above the old market"


def sketch_of(words: str, id: str = "a") -> Hashes:
    return sketch(prepare(report_from_text(words, id)))


def invented(seed: int, count: int = 60) -> str:
    source = random.Random(seed)
    return " ".join("".join(source.choices("aeioudrtnlm", k=6)) for _ in range(count)) + "."


def pile(texts: dict[str, str]) -> dict[str, Hashes]:
    return {id: sketch_of(words, id) for id, words in texts.items()}


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 55), st.integers(0, 55))
def test_twelve_words_running_in_common_make_a_candidate(seed: int, at: int, other_at: int) -> None:
    one, other = invented(seed).split(), invented(seed + 1).split()
    run = RUN.split()[:12]
    texts = {"a": " ".join(one[:at] + run + one[at:]), "b": " ".join(other[:other_at] + run + other[other_at:])}
    assert candidates(pile(texts)) == [("a", "b")]


def test_unlike_texts_are_no_candidates() -> None:
    assert candidates(pile({str(n): invented(n) for n in range(50)})) == []


def test_a_short_report_within_a_digest_is_a_candidate() -> None:
    digest = " ".join(invented(n, 200) for n in range(5)) + f" {RUN} " + invented(9, 300)
    assert candidates(pile({"digest": digest, "item": RUN + "."})) == [("digest", "item")]


def test_empty_and_tiny_bodies_have_no_partners() -> None:
    assert not len(sketch_of("")) and not len(sketch_of("Four words are few."))
    assert candidates(pile({"a": "", "b": "", "c": "Four words are few.", "d": "Four words are few."})) == []
    assert candidates({}) == []


def test_five_words_are_enough_where_they_are_all_of_both() -> None:
    words = "Two ferries collided off Orlen."
    assert candidates(pile({"a": words, "b": words, "c": f"{words} Nobody was hurt that day."})) == [("a", "b")]


def test_eight_words_are_enough_where_they_are_all() -> None:
    words = "The dam gave way at noon on Tuesday."
    assert candidates(pile({"a": words, "b": words})) == [("a", "b")]


def test_pairs_depend_neither_on_order_nor_on_how_many_came_at_a_time() -> None:
    shared = [invented(seed, 30) for seed in range(8)]
    source = random.Random(5)
    texts = {f"r{n}": " ".join([invented(100 + n), *source.sample(shared, 2), invented(200 + n)]) for n in range(60)}
    whole = pile(texts)
    mixed = list(texts)
    random.Random(1).shuffle(mixed)
    assert candidates({id: whole[id] for id in mixed}) == candidates(whole)
    first = {id: whole[id] for id in mixed[:30]}
    compared = candidates(first)
    wanted, gone = new_candidates(whole, compared)
    assert not set(wanted) & set(compared)
    assert sorted((set(compared) | set(wanted)) - set(gone)) == candidates(whole)


def test_pairs_given_up_for_a_crowd_are_named() -> None:
    texts = {f"r{n:03}": f"{invented(n)} {RUN} and away from the water. {invented(500 + n)}" for n in range(CROWD + 9)}
    whole = pile(texts)
    few = {id: whole[id] for id in list(texts)[:10]}
    compared = candidates(few)
    assert len(compared) == 45
    wanted, gone = new_candidates(whole, compared)
    assert gone
    assert sorted((set(compared) | set(wanted)) - set(gone)) == candidates(whole)


def test_a_paragraph_in_every_report_does_not_join_them_all() -> None:
    notice = "all that stands here may be read aloud in schools and printed on paper of any colour and size"
    count = 400
    whole = pile({f"r{n:04}": f"{invented(n)} {notice}. {invented(5000 + n)}" for n in range(count)})
    assert len(candidates(whole)) <= 2 * NEAREST * count


def test_copies_find_each_other_behind_a_paragraph_that_all_have() -> None:
    notice = "all that stands here may be read aloud in schools and printed on paper of any colour and size"
    texts = {f"r{n:04}": f"{invented(n)} {notice}. {invented(5000 + n)}" for n in range(200)}
    texts["z"] = texts["r0007"]
    assert ("r0007", "z") in candidates(pile(texts))


def test_a_report_copied_by_hundreds_keeps_a_bounded_number_of_partners() -> None:
    words, count = invented(1, 100), 250
    pairs = candidates(pile({f"r{n:03}": words for n in range(count)}))
    assert count - 1 <= len(pairs) <= PARTNERS * count
    assert {id for pair in pairs for id in pair} == {f"r{n:03}" for n in range(count)}


def test_all_pairs_of_a_small_cluster_are_candidates() -> None:
    words = invented(1, 300)
    ids = [f"r{n}" for n in range(9)]
    assert candidates(pile(dict.fromkeys(ids, words))) == list(combinations(ids, 2))


def test_time_grows_near_linearly() -> None:
    source = np.random.default_rng(3)

    def seconds(count: int) -> float:
        common = source.integers(0, 2**63, count // 5, np.uint64)
        made = {
            str(n): np.unique(np.concatenate((source.integers(0, 2**63, 40, np.uint64), source.choice(common, 10))))
            for n in range(count)
        }
        began = time.perf_counter()
        assert candidates(made)
        return time.perf_counter() - began

    assert seconds(4000) < 30 * max(seconds(500), 0.02)
