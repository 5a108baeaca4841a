"""Words as they are counted, and how much each tells."""

from __future__ import annotations

import pytest

from onrecord.linking.terms import rarity_of, term_of


@pytest.mark.parametrize(
    ("one", "other"),
    [("Village", "villages"), ("Morva’s", "morva"), ("Café", "cafe"), ("Brask's", "BRASK")],
)
def test_forms_of_one_word_are_counted_as_one(one: str, other: str) -> None:
    assert term_of(one) == term_of(other)


@pytest.mark.parametrize("word", ["press", "status", "crisis", "gas"])
def test_an_s_that_is_no_plural_stays(word: str) -> None:
    assert term_of(word) == word


def test_a_word_tells_the_more_the_fewer_reports_have_it() -> None:
    assert rarity_of("said") < rarity_of("hostage") < rarity_of("morvaxian") <= 255
