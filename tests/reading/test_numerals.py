"""Numbers in digits and words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.lexemes import split
from onrecord.reading.numerals import begins, read_numeral

VALUES = [
    ("1,200", 1200),
    ("12,34,567", 1_234_567),
    (".5", 0.5),
    ("25 000 people", 25_000),
    ("twenty-five", 25),
    ("one hundred twenty", 120),
    ("a hundred and fifty", 150),
    ("two hundred and fifty-one thousand and six people", 251_006),
    ("thirty-one thousand two hundred sixteen", 31_216),
    ("fifteen hundred", 1500),
    ("two and a half million", 2_500_000),
    ("half a million", 500_000),
    ("a half million", 500_000),
    ("4 1/2 months", 4.5),
    ("4½", 4.5),
    ("4.2bn", 4_200_000_000),
    ("1.2m tons", 1_200_000),
    ("a 37m wall", None),
    ("5 dozen", 60),
    ("a third of", 1 / 3),
    ("two-thirds of", 2 / 3),
    ("one and two", 1),
    ("nineteen ninety-six", None),
    ("192.168.0.1", None),
    ("1,12", None),
    ("a quarter", None),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_value(text: str, value: float | None) -> None:
    numeral = read_numeral(split(text), 0)
    assert (numeral.low if numeral else None) == (pytest.approx(value) if value is not None else None)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("tens of thousands", 10_000, 100_000),
        ("dozens", 12, 120),
        ("hundreds of", 100, 1000),
        ("several hundred", 200, 900),
        ("a few dozen", 24, 108),
    ],
)
def test_vague_words_stand_for_the_stated_range(text: str, low: int, high: int) -> None:
    numeral = read_numeral(split(text), 0)
    assert numeral is not None
    assert (numeral.low, numeral.high, numeral.vague) == (low, high, True)


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_with_and_without_commas_say_the_same(number: int) -> None:
    for written in (str(number), f"{number:,}"):
        numeral = read_numeral(split(written), 0)
        assert numeral is not None
        assert (numeral.low, numeral.high) == (number, number)


@given(st.text())
def test_lexemes_cover_every_character_that_is_no_white_space(text: str) -> None:
    words = split(text)
    covered = "".join(text[start:end] for start, end in zip(words.start, words.end, strict=True))
    assert [c for c in covered if not c.isspace()] == [c for c in text if not c.isspace()]


@given(
    st.lists(
        st.sampled_from(
            [
                "two",
                "hundred",
                "and",
                "million",
                "1,2",
                "4",
                "/",
                "2",
                "-",
                "half",
                "a",
                "of",
                "thousands",
                "dozen",
                "third",
            ]
        ),
        max_size=12,
    )
)
def test_a_numeral_never_reaches_beyond_its_text(pieces: list[str]) -> None:
    words = split(" ".join(pieces))
    for at in range(len(words)):
        numeral = read_numeral(words, at) if begins(words.lower[at]) else None
        assert numeral is None or (at == numeral.first < numeral.last <= len(words) and numeral.low <= numeral.high)
