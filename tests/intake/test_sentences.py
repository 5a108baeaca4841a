"""Where sentences end: not behind what is shortened. The names are invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.sentences import sentence_ends


def sentences(text: str) -> list[str]:
    found, at = [], 0
    for stop, begin in sentence_ends(text, 0, len(text)):
        found.append(text[at:stop])
        at = begin
    return [*found, text[at:]]


@pytest.mark.parametrize(
    "text",
    [
        "The truce of Oct. 7 held.",
        "Mr. Hallin and Mrs. Ostrand met Gen. Brask.",
        "The U.S. Embassy in Morva was shut.",
        "Envoys of the U.N. Security Council came.",
        "The speaker, J. K. Brask, left.",
        "Talks at No. 10 went on until 5 p.m. Monday.",
        "Fire broke out in St. Odran near Mt. Kell.",
        "It was sold to Northline Inc. Chairman Aiden Brask.",
        "Sen. Mira Ostrand (Sept. 3) and Lt. Col. Odd Hallin.",
        "Two U.S. A-10 jets and a U.K. All-Party group.",
        "It was due at 5 p.m. Oct. 7, by order of Maj.-Gen. Brask.",
        'He said "wait" to Rep. "Red" Hallin.',
    ],
)
def test_what_is_shortened_ends_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "He left in Oct.|The talks went on.",
        "It fled to the U.S.|He stayed.",
        "They met at 5 p.m.|The truce held.",
        "It belongs to Northline Corp.|It was sold.",
        "Is it over?|Nobody knows!|She left.",
        '"We were warned."|"By whom?"|12 people died.',
        "It was over (they said.)|Morva slept.",
        "A man was shot.|Mr. Hallin saw it.",
        "The shop sells parts.|Prof. Ostrand bought one.",
        "They met Dr. No.|The talks failed.",
        "She said no.|12 people left for Main St.|The rest stayed.",
        "They waited for the general.|Gen. Brask came.",
    ],
)
def test_a_sentence_ends_before_the_next(text: str) -> None:
    assert sentences(text.replace("|", " ")) == text.split("|")


def test_a_stop_before_small_letters_or_without_a_space_ends_nothing() -> None:
    text = "About 3.5 miles off... said onrecord.Example, then"
    assert sentences(text) == [text]


def test_what_stands_before_the_stretch_still_tells_that_a_word_is_shortened() -> None:
    text = "They met Gen. Brask."
    at = text.index(". Brask")
    assert list(sentence_ends(text, at, len(text))) == []


@given(st.text("aBMr.US J?!'\"\n 7é", max_size=200), st.data())
def test_ends_lie_in_order_within_the_stretch(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    at = start
    for stop, begin in sentence_ends(text, start, end):
        assert at < stop < begin < end
        assert text[stop:begin].isspace()
        at = begin


@pytest.mark.parametrize("unit", [".", ". ", ".'", "A. ", "U.S. ", "a", ".\n"])
def test_time_is_linear(unit: str) -> None:
    began = time.perf_counter()
    list(sentence_ends(unit * 100_000, 0, len(unit) * 100_000))
    assert time.perf_counter() - began < 2
