from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.language.parsing import load
from onrecord.reading.saying.happening import took_place
from onrecord.reading.saying.tree import tree_of

Attribute = Callable[..., list[tuple[str, str, str, str]]]


@pytest.mark.parametrize(
    "opening",
    [
        "Sarn stopped short of saying",
        "Sarn was misquoted as saying",
        "Sarn left without saying",
        "Sarn refrained from saying",
        "Sarn was criticised for saying",
        "Sarn avoided saying",
        "Sarn denied saying",
        "Sarn admitted to saying",
        "Sarn was accused of saying",
        "Sarn tried to say",
        "Sarn was not quoted as saying",
        "Sarn was to say",
        "Sarn is to say on Friday",
        "Sarn is expected to say on Friday",
        "Sarn is scheduled to say on Friday",
        "Sarn is due to say on Friday",
    ],
)
def test_speech_that_did_not_take_place_is_nobody_s(attribute: Attribute, opening: str) -> None:
    found = attribute(f"{opening} that the pier was shut.")
    assert not [each for each in found if each[0] == "Sarn" and each[2] == "that the pier was shut"]


def test_what_was_left_unsaid_before_the_main_clause_is_nobody_s(attribute: Attribute) -> None:
    assert attribute("Instead of saying that the pier was shut, Sarn left the room.") == []


def test_a_quotation_that_is_yet_to_be_said_is_nobody_s(attribute: Attribute) -> None:
    assert attribute("“The pier is shut,” Sarn is expected to say.") == []


@pytest.mark.parametrize(
    "opening",
    [
        "Sarn went on to say",
        "Sarn began by saying",
        "Sarn kept saying",
        "Sarn was quoted as saying",
        "The Veldt Wire quoted Sarn as saying",
        "Sarn praised the crews, saying",
    ],
)
def test_speech_that_took_place_stays(attribute: Attribute, opening: str) -> None:
    found = attribute(f"{opening} that the pier was shut.")
    assert ("Sarn", "that the pier was shut") in [(each[0], each[2]) for each in found]


@pytest.mark.parametrize(("text", "expected"), [("Sarn tried to speak.", False), ("Sarn went on to speak.", True)])
def test_an_infinitive_is_done_where_its_governor_says_so(text: str, expected: bool) -> None:
    tree = tree_of(load()(text))
    assert took_place(tree, tree.lower.index("speak")) is expected
