"""Who tells of it is none of those it befell: "The blast hurt 12 people, an official said" hurts no official."""

from __future__ import annotations

import pytest

ALONE = [
    "The blast injured 12 people, an official said.",
    "The kiln fire injured 12 people, a police officer said on Tuesday.",
    "The slide injured 12 people, one official said.",
    "The blast injured 12 people, a resident confirmed.",
    "The storm injured 12 people, a government official, Dan Orr, said.",
    "The ferry crash injured 12 people, a lawyer for the families argued.",
]


@pytest.mark.parametrize("text", ALONE)
def test_speaker_is_no_casualty(figures_of, text):
    assert [(one.span.exact, one.effect) for one in figures_of(text)] == [("12", "injured")]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed a nurse, two witnesses said.",
        "Gunmen killed a nurse, three officials from the port said.",
        "Gunmen killed a nurse, a rebel spokesman and two residents said.",
    ],
)
def test_speakers_counted_share_no_fate(figures_of, text):
    found = figures_of(text)
    assert [one.effect for one in found if one.effect != "other"] == ["killed"]
    assert not any(one.derived_from for one in found)


def test_subject_of_next_verb_is_not_hit_by_one_before(figures_of):
    found = figures_of("The attack killed 12 people, and 30 others are in hospital.")
    assert [(one.low, one.effect) for one in found] == [(12, "killed"), (30, "other")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The blast killed a guard, a doctor and a nurse, an official said.", [1, 1, 1]),
        ("The blast killed 12 people, two of them children.", [12, 2]),
        ("The blast killed a man, whose wife is a judge.", [1]),
    ],
)
def test_listed_victims_stay(figures_of, text, told):
    assert [one.low for one in figures_of(text) if one.effect == "killed" and not one.derived_from] == told
