"""Which words are found for those that a reader names."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.wording.inflection import sought


def found(text: str, *words: str) -> list[tuple[str, str]]:
    named = sought(words)
    assert named is not None
    return [(named.words[match.lastindex - 1], match[0]) for match in named.pattern.finditer(text)]


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("attack", "attack attacks attacked attacking"),
        ("strike", "strike strikes striked striking"),
        ("stop", "stop stops stopped stopping"),
        ("target", "target targets targeted targeting"),
        ("rebel", "rebel rebels rebelled rebelling"),
        ("party", "party parties partied partying"),
        ("clash", "clash clashes clashed clashing"),
        ("flee", "flee flees fleed fleeing"),
        ("convoy", "convoy convoys convoyed convoying"),
    ],
)
def test_regular_forms_are_found(word, forms):
    assert [exact for _, exact in found(forms, word)] == forms.split()


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("plan", "plane planes plant planed"),
        ("car", "cared caring carry scar"),
        ("attack", "attacker counterattack"),
        ("us", "bus used"),
        ("wing", "winter swing"),
    ],
)
def test_other_words_are_not(word, others):
    assert found(others, word) == []


def test_case_makes_no_difference_but_to_a_word_in_capitals():
    assert len(found("ATTACK Attack attack", "Attack")) == 3
    assert [exact for _, exact in found("US troops told us; USs", "US")] == ["US", "USs"]
    assert [exact for _, exact in found("US troops told us", "us")] == ["US", "us"]
    assert found("US troops told us", "us", "US") == [("US", "US"), ("us", "us")]


def test_the_longest_takes_the_place_whatever_the_order():
    text = "a military operation, an operation, a counter-attack, an attack"
    words = ["operation", "military operation", "attack", "counter-attack"]
    expected = [
        ("military operation", "military operation"), ("operation", "operation"),
        ("counter-attack", "counter-attack"), ("attack", "attack"),
    ]  # fmt: skip
    assert found(text, *words) == found(text, *reversed(words)) == expected
    assert found("attacks and attacked", "attack", "attacks") == [("attacks", "attacks"), ("attack", "attacked")]


def test_part_of_a_hyphenated_word_counts_and_a_hyphen_is_as_good_as_a_space():
    assert len(found("the Veldt-led counter-attack", "attack", "Veldt")) == 2
    assert len(found("an air-strike, air strikes, air\nstrikes", "air strike")) == 3


def test_a_phrase_does_not_run_over_two_paragraphs():
    assert found("They came by air.\n\nStrike", "air strike") == []
    assert found("by air\n\nstrikes", "air strike") == []


@pytest.mark.parametrize("words", [[], [""], ["—"], ["  ", "()"]])
def test_words_without_letters_are_nothing_to_look_for(words):
    assert sought(words) is None


@given(st.lists(st.text(max_size=12), max_size=4), st.text(max_size=60))
def test_whatever_is_named_is_found_as_it_stands(words, text):
    named = sought(words)
    if named is None:
        return
    for match in named.pattern.finditer(text):
        assert match.lastindex is not None
        assert match.end() > match.start()
    for word in named.words:
        if all(part.isalnum() for part in word.split()):
            assert named.pattern.search(f" {word} ")


def test_time_is_linear_in_the_text():
    named = sought(["air strike", "a b c d"])
    begun = time.perf_counter()
    assert sum(1 for _ in named.pattern.finditer("air" + " " * 200_000 + "a b c" + " \n" * 100_000)) == 0
    assert time.perf_counter() - begun < 2
