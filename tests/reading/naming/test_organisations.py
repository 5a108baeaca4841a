"""What an organisation is called for short, in one report."""

from __future__ import annotations

import pytest

from onrecord.language.parsing import parse
from onrecord.model import Report
from onrecord.reading import read_report


def organisations(text: str) -> set[frozenset[str]]:
    """The names of each organisation or group that the text names."""
    reading = read_report(report := Report("r", text, "", ()), next(parse([report])))
    actors = [actor for actor in reading.actors if actor.kind in {"organisation", "group"}]
    return {frozenset({actor.name, *actor.aliases}) for actor in actors}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Democratic Party said no. The Democrats said yes.", {"Democratic Party", "Democrats"}),
        ("The Social Democratic Party said no. Social Democrats met.", {"Social Democratic Party", "Social Democrats"}),
        ("The Conservative Party said no. The Conservatives said yes.", {"Conservative Party", "Conservatives"}),
        ("The Labour Party said no. Labour said yes.", {"Labour Party", "Labour"}),
        ("The Labour Party of Norway said no. The Labour Party met.", {"Labour Party of Norway", "Labour Party"}),
        ("The Supreme Court of Chile said no. The Supreme Court met.", {"Supreme Court of Chile", "Supreme Court"}),
        ("The Norwegian Labour Party said no. The Labour Party met.", {"Norwegian Labour Party", "Labour Party"}),
        ("The Veldtian Harbour Board (VHB) said no. The VHB met.", {"Veldtian Harbour Board", "VHB"}),
    ],
)
def test_a_short_form_is_the_organisation_that_the_report_names_in_full(text: str, names: set[str]) -> None:
    assert organisations(text) == {frozenset(names)}


@pytest.mark.parametrize(
    "text",
    [
        "Norway's Social Democrats said no. Chile's Social Democratic Party said yes.",
        "Norway's Supreme Court said no. The Supreme Court of Chile said yes.",
        "The Norwegian Labour Party said no. Chile's Labour Party said yes.",
    ],
)
def test_bodies_of_two_states_are_two(text: str) -> None:
    assert len(organisations(text)) == 2


def test_a_short_form_of_two_is_neither() -> None:
    text = "The Supreme Court of Chile said no. The Supreme Court of Norway said yes. The Supreme Court met."
    assert len(organisations(text)) == 3


def test_a_surname_is_no_party() -> None:
    assert organisations("Anna Green said no. Green left. The Green Party said yes.") == {frozenset({"Green Party"})}


@pytest.mark.parametrize("party", ["Conservative", "Socialist", "Republican", "Democrat", "Liberal", "Green"])
def test_all_parties_are_read_alike(party: str) -> None:
    text = f"The {party} Party said no. {party}s left, and the mayor met the {party}s."
    assert organisations(text) == {frozenset({f"{party} Party", f"{party}s"})}
