"""States that no table lists, told by what only a state has."""

from __future__ import annotations

import hashlib

import pytest

from onrecord.language.parsing import parse
from onrecord.model import Report, Zone
from onrecord.reading.naming.states import is_named, state_named, unlisted_states
from onrecord.reading.naming.words import Words, words_of


def words(text: str) -> Words:
    report = Report("r", text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, len(text)),))
    return words_of(report, next(parse([report])))


@pytest.mark.parametrize(
    "text",
    [
        "On Monday Velmark's health ministry counted ten dead.",
        "Reporters met the Velmark army near the river.",
        "A spokesman for the Velmark general staff said no.",
        "Karvland’s prime minister left the hall.",
    ],
)
def test_what_only_a_state_has_makes_its_owner_a_state(text: str) -> None:
    assert list(unlisted_states(words(text)).values()) in (["~velmark"], ["~karvland"])


@pytest.mark.parametrize(
    "text",
    [
        "Aldo Keller's foreign minister left. Keller's army stayed.",
        "President Keller met troops. Keller's foreign ministry said so.",
        "The Velmark rebels left. Velmark's health ministry counted ten dead.",
        "The Velmark-run hospital closed. Velmark's health ministry counted ten dead.",
        "Velmark's president bought a rival firm.",
        "Velmark's mayor left.",
        "The Coastal Bank's parliament of owners met.",
        "In the Velmarkian army nobody left.",
        "Norway's army left.",
        "He left the KVF army.",
    ],
)
def test_people_movements_and_firms_are_no_states(text: str) -> None:
    assert unlisted_states(words(text)) == {}


def test_a_state_is_known_by_its_name_in_the_whole_report() -> None:
    report = words("Velmark said no. Velmark's health ministry counted ten dead.")
    assert state_named(report, "Velmark") == "~velmark"
    assert state_named(report, "Norway") == "NO"
    assert state_named(report, "Keller") is None
    assert is_named("~velmark", "Velmark")
    assert not is_named("~velmark", "Velmark government")
