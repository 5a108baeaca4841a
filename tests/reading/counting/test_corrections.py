"""Numbers that the report itself takes back, and those of films, drills and charges."""

from __future__ import annotations

import hashlib

import pytest

from onrecord.language.parsing import parse
from onrecord.model import Figure, Report, Zone, exact_of
from onrecord.reading import read_report


def read(text: str) -> list[Figure]:
    zones = (Zone("body", 0, len(text)),)
    made = Report("r", text, hashlib.sha256(text.encode()).hexdigest(), zones, published="2031-05-14")
    (doc,) = parse([made])
    return [one for one in read_report(made, doc).figures if not one.derived_from]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("An earlier report by the Lisk Wire wrongly said that 22 miners were killed. The number is 20.",
         [(22, "denied"), (20, "stated")]),
        ("An earlier report said 22 miners were killed; the number is 20.", [(22, "denied"), (20, "stated")]),
        ("An earlier report said 22 miners were killed.", [(22, "claimed")]),
        ("An earlier version of this report said that 22 miners were killed.", [(22, "denied")]),
        ("This article originally said 22 people were killed.", [(22, "denied")]),
        ("The army falsely claimed to have killed 22 men.", [(22, "denied")]),
        ("Posts online say that 22 miners were killed. This is false.", [(22, "denied")]),
        ("Rebels said 40 guards were killed. That is not true, the army said.", [(40, "disputed")]),
        ("Rebels said 40 guards were killed. The claim was true, the army said.", [(40, "claimed")]),
        ("Claim: 22 miners were killed. Verdict: true.", [(22, "claimed")]),
        ("Twelve men were wrongly detained.", [(12, "stated")]),
    ],
)  # fmt: skip
def test_what_is_put_right_is_denied(text: str, told: list[tuple[float, str]]) -> None:
    assert [(one.low, one.status) for one in read(text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "Claim: 22 miners were killed. Verdict: false.",
        "Claim: 22 miners were killed. What we found: there is no pit. Verdict: mostly false.",
        "FALSE: 22 miners were killed by the army.",
        "The wire retracted a report that 22 miners had died.",
        "It was wrongly reported that 22 miners had died.",
        "Twenty-two miners were wrongly reported dead.",
        "The ministry declined to confirm that 85 people had died.",
        "The ministry refused to confirm that 85 people had died.",
        "The ministry would neither confirm nor deny that 85 people had died.",
        "Officials stopped short of saying 30 people had died.",
        "The reeve left without confirming that 30 people had died.",
        "The man was accused of killing five women and was cleared on Friday.",
        "The ministry has yet to confirm that 85 people had died.",
        "The group vowed to kill 12 soldiers and capture 30 more.",
        "In the play, 40 people are killed.",
        "The man was acquitted of killing five women.",
        "Thirty people thought to have been killed were found safe.",
        "Thirty people feared dead have been found alive.",
        "In the film, 40 people are killed.",
        "The novel, in which 40 people are killed, sold well.",
        "The drill simulated a blast that killed 40 people.",
        "In the exercise, 40 people were killed by a bomb.",
        "The Red Sails were to free 13 hostages and Velor 39 prisoners.",
        "The Red Sails agreed to free 13 hostages and Velor 39 prisoners.",
    ],
)
def test_what_nobody_asserts_is_left_out(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The man was accused of killing five women.", "claimed"),
        ("A man suspected of killing five women was found on Friday.", "claimed"),
        ("The man was convicted of killing five women.", "stated"),
        ("Two guards were killed during an exercise.", "stated"),
        ("In a film about the raid that killed 40 people, the reeve is the hero.", "stated"),
        ("Two people were killed in the movie theatre.", "stated"),
    ],
)
def test_a_charge_is_claimed_and_what_happened_is_kept(text: str, status: str) -> None:
    assert [one.status for one in read(text)] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The union disputed the figure of 18 given by the Mines Ministry.", "disputed"),
        ("The union disputed the toll of 18 dead issued by the Mines Ministry.", "disputed"),
        ("The figure of 18 dead given by the Mines Ministry is right, the union said.", "claimed"),
    ],
)
def test_who_gave_the_number_is_its_source(text: str, status: str) -> None:
    (one,) = read(text)
    assert (exact_of(one.according_to), one.actor, one.status) == ("the Mines Ministry", None, status)
