from __future__ import annotations

from collections.abc import Callable

import pytest

Attribute = Callable[..., list[tuple[str, str, str, str]]]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The fire killed ten people, according to the coast guard.",
            "the coast guard",
            "according to",
            "The fire killed ten people",
        ),
        ("According to the coast guard, ten people died.", "the coast guard", "According to", "ten people died"),
        ("Norland's claim that the dam is safe was ignored.", "Norland's", "claim", "that the dam is safe"),
        ("The fear in weaver circles is that the weir bursts.", "weaver circles", "fear", "that the weir bursts"),
        ("Their promise to rebuild the dam was kept.", "Their", "promise", "to rebuild the dam"),
        ("The senator is critical of the plan.", "The senator", "is critical of", "the plan"),
        ("The mayor was opposed to the new road.", "The mayor", "was opposed to", "the new road"),
        ("The prince is a supporter of the new road.", "The prince", "is a supporter of", "the new road"),
    ],
)
def test_cues_that_are_no_verbs(attribute: Attribute, text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in [found[:3] for found in attribute(text)]


def test_a_call_that_is_rejected_is_its_maker_s_statement_too(attribute: Attribute) -> None:
    outer, inner = attribute("The minister rejected Norland's call for a truce.")
    assert outer[:3] == ("The minister", "rejected", "Norland's call for a truce")
    assert inner[:3] == ("Norland's", "call for", "a truce")


def test_one_s_own_concern_is_not_counted_twice(attribute: Attribute) -> None:
    assert len(attribute("The minister repeated his opposition to the dam.")) == 1


def test_a_closing_according_to_speaks_of_the_whole_sentence(attribute: Attribute) -> None:
    (found,) = attribute("Ten people died when a bridge held by wires fell, according to the coast guard.")
    assert found[2] == "Ten people died when a bridge held by wires fell"


def test_a_noun_without_source_and_clause_is_no_cue(attribute: Attribute) -> None:
    assert attribute("The plan to widen the road was late. The call for tenders was long.") == []


def test_no_doubt_is_nobody_s_doubt(attribute: Attribute) -> None:
    assert attribute("There is little doubt that the dam will hold.") == []
    assert attribute("The senator is not critical of the plan.") == []


def test_the_subject_after_according_to_is_not_the_source(attribute: Attribute) -> None:
    (found,) = attribute(
        "According to the Veldt Wire, a pool of warm water, known as a lead, may have kept the bay open."
    )
    assert found[0] == "the Veldt Wire"
    assert found[2] == "a pool of warm water, known as a lead, may have kept the bay open"
