"""How a report holds a number, and whose it is not."""

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
    ("text", "status"),
    [
        ("Forty people died. The ministry's figures could not immediately be verified.", "claimed"),
        ("The claims that 40 people died have not been independently verified.", "claimed"),
        ("Forty people were killed, but there was no independent confirmation of the toll.", "claimed"),
        ("Nine deaths have not been confirmed.", "claimed"),
        ("Nine people have been confirmed dead.", "confirmed"),
        ("Nine people were killed.", "stated"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert [one.status for one in read(text)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "The reeve condemned the raid, which killed 40 people.",
        "Deputies have objected to the killing of 40 people.",
        "Deputies criticised the reeve for the killing of 40 people.",
    ],
)
def test_who_judges_a_deed_gives_no_number(text: str) -> None:
    assert [(exact_of(one.according_to), one.status) for one in read(text)] == [("", "stated")]


def test_who_says_it_gives_the_number() -> None:
    (one,) = read("The reeve said that 40 people had been killed.")
    assert (exact_of(one.according_to), one.status) == ("The reeve", "claimed")


def test_an_unquoted_source_gives_its_own_sentence_alone() -> None:
    text = "Half of them lived in the hills. 25 children are among the dead, the reeve said."
    assert [(one.low, exact_of(one.according_to)) for one in read(text)] == [(0.5, ""), (25, "the reeve")]
