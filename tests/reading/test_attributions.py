"""Encoder and rules together, on plain texts that any weights worth shipping must read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake.readers import report_from_text
from onrecord.language.parsing import parse
from onrecord.model import Zone
from onrecord.reading.attributions import find_attributions

Attribute = Callable[..., list[tuple[str, str, str, str]]]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The governor said that the bridge was safe.", "The governor", "said", "that the bridge was safe"),
        ("The bridge is safe, the governor said.", "the governor", "said", "The bridge is safe"),
        ("“We are ready,” the general said.", "the general", "said", "“We are ready,”"),
        ("General Marsh said: “We are ready.”", "General Marsh", "said", "“We are ready.”"),
        ("The minister did not say that the road was shut.", "The minister", "did not say", "that the road was shut"),
    ],
)
def test_one_statement(attribute_all: Attribute, text: str, source: str, cue: str, content: str) -> None:
    assert [found[:3] for found in attribute_all(text)] == [(source, cue, content)]


def test_a_relay_is_two_statements_one_inside_the_other(attribute_all: Attribute) -> None:
    outer, inner = attribute_all("The Orlian Wire reported that officials have told the envoys that the dam burst.")
    assert (outer[0], inner[0]) == ("The Orlian Wire", "officials")
    assert inner[2] in outer[2]


def test_a_claim_that_is_rejected_keeps_both_who_makes_and_who_rejects_it(attribute_all: Attribute) -> None:
    found = attribute_all("He rejected claims by the opposition that the dam had burst.")
    assert {"He", "the opposition"} == {each[0] for each in found}


def test_what_was_not_said_is_told_apart() -> None:
    report = report_from_text("The minister did not say that the road was shut.", "x")
    (found,) = find_attributions(report, next(parse([report])))
    assert found.mode == "negated"


def test_turns_of_a_transcript_hold_what_is_relayed_in_them_and_nothing_else(attribute_all: Attribute) -> None:
    text = """HOST: Welcome to the show, minister. Are the talks over?

EDDA LORNE: They are not over. I think that we will go back. The mayor said that the port is shut, and I agree.

HOST: Will you go yourself?

EDDA LORNE: Yes, I will go on Monday."""
    assert [found[0] for found in attribute_all(text)] == ["HOST", "EDDA LORNE", "The mayor", "HOST", "EDDA LORNE"]


def test_a_name_after_a_dash_speaks(attribute_all: Attribute) -> None:
    found = attribute_all(
        "The dam was built in 1990.\n\n“We want our valley back, all of it.”\n— Ada Veil\n\nThe road is open."
    )
    assert [each[::2] for each in found] == [("Ada Veil", "“We want our valley back, all of it.”")]


def test_a_credit_line_says_nothing(attribute_all: Attribute) -> None:
    text = "The road is open.\nThe agency said this story was first seen in the Veldt Wire."
    zones = Zone("body", 0, 17), Zone("credit", 18, len(text))
    assert attribute_all(text, *zones) == []


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "The mayor said",
                "“We wait,”",
                "that it rains",
                ".",
                "\n\n",
                "she",
                "told him",
                ",",
                "“",
                "”",
                "never",
                "if",
            ]
        ),
        max_size=25,
    )
)
def test_spans_hold_words_and_do_not_run_into_each_other(pieces: list[str]) -> None:
    report = report_from_text(" ".join(pieces) or "a", "x")
    for found in find_attributions(report, next(parse([report]))):
        assert found.cue
        assert found.content
        for start, end in (*found.source, *found.cue, *found.content, *found.addressee):
            assert report.text[start:end].strip() == report.text[start:end] != ""
        for start, end in found.source:
            assert not any(low < end and start < high for low, high in found.content)
