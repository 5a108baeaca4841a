from __future__ import annotations

from collections.abc import Callable

import pytest

Attribute = Callable[..., list[tuple[str, str, str, str]]]


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Sarn told reporters that the road was open.", "reporters"),
        ("Sarn said to the drivers that the road was open.", "the drivers"),
        ("Sarn said in a letter to the council that the road was open.", "the council"),
        ("Sarn said in an interview with Veldt Radio that the road was open.", "Veldt Radio"),
        ("The council was told that the road was open.", "The council"),
        ("Sarn said in the morning that the road was open.", ""),
        ("Sarn called for an end to the dispute.", ""),
    ],
)
def test_to_whom(attribute: Attribute, text: str, addressee: str) -> None:
    (found,) = attribute(text)
    assert found[3] == addressee


def test_whoever_is_told_is_no_part_of_what_is_said(attribute: Attribute) -> None:
    (found,) = attribute("Sarn told reporters that the road was open.")
    assert found[2] == "that the road was open"


def test_a_letter_answered_is_no_addressee(attribute: Attribute) -> None:
    (found,) = attribute("The mayor responded to the letter: “We will open the road again in the spring.”")
    assert found[3] == ""
