"""Nouns for people."""

import pytest

from onrecord.model import Span
from onrecord.terminal.comparison.labels import calls_people, overlaps


@pytest.mark.parametrize("word", ["militants", "rebels", "regime", "government", "extremist", "protesters", "troops"])
def test_nouns_for_people_and_their_bodies_are_labels(word):
    assert calls_people(["the", word])


@pytest.mark.parametrize("word", ["blast", "held", "three", "both", "river", ""])
def test_other_words_are_not(word):
    assert not calls_people([word])


def test_spans_overlap_where_they_share_a_character():
    assert overlaps(Span(2, 4, "ab"), [Span(3, 9, "bcdefg")])
    assert not overlaps(Span(2, 4, "ab"), [Span(4, 9, "cdefg"), Span(0, 2, "xy")])
