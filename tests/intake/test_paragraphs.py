from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.paragraphs import paragraphs


def texts(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\n \t\n\u00a0\nTwo.\n", ["One.", "Two."]),
        ("One line is a paragraph.\nSo is the next.\nAnd the third.", 3),
        ("\n\n  \n", []),
        ("", []),
        ("no end", ["no end"]),
    ],
)
def test_blank_lines_and_single_breaks_part_paragraphs(text: str, expected: list[str] | int) -> None:
    found = texts(text)
    assert (len(found) if isinstance(expected, int) else found) == expected


def test_copy_wrapped_by_hand_is_one_paragraph() -> None:
    wrapped = (
        "The harbour master of Orvik said on Friday that no ship had left\n"
        "the port since the storm began, and that the two ferries moored at\n"
        "the northern quay would stay there until the wind had fallen to a\n"
        "strength at which pilots could go out."
    )
    assert texts(wrapped) == [wrapped]


def test_a_second_block_of_wrapped_copy_stands_alone() -> None:
    assert len(texts("A first block of some words that is wrapped near column\nsixty here.\n\nA second.")) == 2


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\n \t\u2028\u2029.")), max_size=300))
def test_paragraphs_are_ordered_trimmed_and_lose_no_word(text: str) -> None:
    spans = paragraphs(text)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(text[start:end] and text[start:end] == text[start:end].strip() for start, end in spans)
    assert "".join("".join(text[s:e] for s, e in spans).split()) == "".join(text.split())


def test_time_is_linear_in_a_long_row_of_spaces() -> None:
    began = perf_counter()
    assert len(paragraphs("a." + " " * 400_000 + "B")) == 1
    assert perf_counter() - began < 2
