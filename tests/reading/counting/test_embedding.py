"""What the words above a number make of it."""

import hashlib

import pytest

from onrecord.language.parsing import parse
from onrecord.model import Reading, Report, Zone
from onrecord.reading import read_report


def read(text: str) -> Reading:
    report = Report("r", text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, len(text)),))
    (doc,) = parse([report])
    return read_report(report, doc)


@pytest.mark.parametrize(
    "text",
    [
        "There are no reports that 50 people drowned.",
        "There were no reports of 40 deaths.",
        "Nobody believes that 30 men died.",
        "Rumours that 60 people were killed proved untrue.",
        "Krel might say that 50 people were killed.",
        "Krel will say on Monday that 80 men died.",
        "Did the general say that 30 people died?",
        "“Did 30 people die?” the general asked.",
    ],
)
def test_a_number_that_nobody_states_is_no_figure(text: str) -> None:
    assert read(text).figures == ()


@pytest.mark.parametrize(
    "text",
    [
        "Krel said it was false that 50 men died.",
        "The judge ruled out that 40 people had been killed.",
        "“It is not true that 300 people were killed,” Krel said.",
        "Krel said that there was no proof that 60 men died.",
        "It would be wrong to say that 70 men died, Krel said.",
    ],
)
def test_what_a_speaker_calls_untrue_is_denied(text: str) -> None:
    assert [figure.status for figure in read(text).figures] == ["denied"]


def test_what_a_speaker_cannot_confirm_is_not_the_speakers_number() -> None:
    (one,) = read("The ministry said it could not confirm reports that 40 men had died.").figures
    assert (one.according_to, one.actor, one.status) == ((), None, "claimed")


def test_anothers_figure_is_not_the_speakers() -> None:
    (one,) = read("The rebels' figure of 40 dead is an exaggeration, the army said.").figures
    assert (one.according_to, one.actor) == ((), None)


def test_a_claim_that_another_calls_false_is_disputed() -> None:
    (one,) = read("The army's claim that it killed 40 men is false, the rebels said.").figures
    assert one.status == "disputed"


def test_what_is_disputed_is_held_as_such() -> None:
    assert [figure.status for figure in read("Colonel Onor disputed that the attack killed 70.").figures] == [
        "disputed"
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The ministry did not comment on the attack that killed 30 people.", "stated"),
        ("The mayor, who did not attend, said 12 people were killed.", "claimed"),
    ],
)
def test_a_negation_elsewhere_takes_nothing_back(text: str, status: str) -> None:
    assert [figure.status for figure in read(text).figures] == [status]


def test_the_rejected_one_of_two_numbers_is_left_out() -> None:
    assert [figure.low for figure in read("Not 30 but 13 people were hurt.").figures] == [13]


def test_a_terminals_colours_are_no_number() -> None:
    assert [figure.low for figure in read("7 people were\x1b[31m killed.").figures] == [7]
