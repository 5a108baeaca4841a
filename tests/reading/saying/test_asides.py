from __future__ import annotations

from collections.abc import Callable

Attribute = Callable[..., list[tuple[str, str, str, str]]]


def test_what_another_calls_an_account_is_the_others(attribute: Attribute) -> None:
    first, second = attribute(
        "The captain said the fire had begun below deck, an account that the owners called “absurd”."
    )
    assert first[:3] == ("The captain", "said", "the fire had begun below deck")
    assert second[:3] == ("the owners", "called", "an account that ... “absurd”")


def test_a_comment_in_a_relative_clause_is_the_others(attribute: Attribute) -> None:
    first, second = attribute("He accused Sarn of sinking two boats, which Minister Ada Veil called a lie.")
    assert first[2] == "Sarn of sinking two boats"
    assert second[:3] == ("Minister Ada Veil", "called", "which ... a lie")


def test_a_comment_by_the_speaker_stays(attribute: Attribute) -> None:
    (found,) = [
        each for each in attribute("Marsh said the port had been shut, which he called a pity.") if each[1] == "said"
    ]
    assert found[2].endswith("which he called a pity")


def test_a_comment_inside_a_quotation_stays(attribute: Attribute) -> None:
    (found,) = attribute("“They shut the port, a step that the owners called absurd,” Marsh said.")
    assert found[2] == "“They shut the port, a step that the owners called absurd,”"
