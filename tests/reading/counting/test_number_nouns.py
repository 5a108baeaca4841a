"""What a bare number counts by the noun that it is the value of."""

from __future__ import annotations

import pytest

from onrecord.language.parsing import load
from onrecord.reading.counting.clause_words import Finding
from onrecord.reading.counting.number_nouns import said_by_number_noun
from onrecord.reading.counting.sentences import Sentences
from onrecord.reading.lexemes import split

KILLED = Finding(effect="killed", counts_people=True)


def said(text: str, before: Finding | None = None) -> Finding | None:
    words = split(text)
    sentence = Sentences(load()(text), words).at(0)
    return said_by_number_noun(sentence, len(words) - 2, before)


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("The toll rose to 34.", "killed"),
        ("The death toll stands at 34.", "killed"),
        ("The office gives the toll as 34.", "killed"),
        ("The office put the number of wounded at 34.", "injured"),
        ("The number of families displaced by the flood has risen to 34.", "displaced"),
    ],
)
def test_the_noun_says_the_effect(text: str, effect: str) -> None:
    found = said(text)
    assert found is not None
    assert found.effect == effect


@pytest.mark.parametrize("text", ["The reeve put the number at 34.", "She had spoken of 34.", "That is up from 34."])
def test_the_figure_before_says_it(text: str) -> None:
    found = said(text, KILLED)
    assert found is not None
    assert (found.effect, found.counts_people) == ("killed", True)
    assert said(text) is None


@pytest.mark.parametrize("text", ["The bus drove to 34.", "The toll, she said, is wrong, but it drove to 34."])
def test_no_number_noun(text: str) -> None:
    assert said(text, KILLED) is None
