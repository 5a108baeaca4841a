"""Nouns for people."""

import pytest

from onrecord.telling.comparison.labels import calls_people


@pytest.mark.parametrize("word", ["militants", "rebels", "regime", "government", "extremist", "protesters", "troops"])
def test_nouns_for_people_and_their_bodies_are_labels(word):
    assert calls_people(["the", word])


@pytest.mark.parametrize("word", ["blast", "held", "three", "both", "river", ""])
def test_other_words_are_not(word):
    assert not calls_people([word])
