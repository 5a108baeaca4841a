from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.language.parsing import load
from onrecord.reading.saying.clauses import lemma_of
from onrecord.reading.saying.tree import tree_of

Attribute = Callable[..., list[tuple[str, str, str, str]]]


def test_a_verb_is_known_with_its_particle() -> None:
    tree = tree_of(load()("Sarn ruled out a truce."))
    assert lemma_of(tree, 1) == "rule out"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The owners were accused of theft.", "The owners ... theft"),
        ("The dam is believed to be safe.", "The dam ... to be safe"),
        ("Sarn made clear that it was over.", "that it was over"),
        ("Sarn urged both sides to stop.", "both sides to stop"),
        ("The dam, Sarn said, is safe.", "The dam ... is safe"),
    ],
)
def test_contents(attribute: Attribute, text: str, content: str) -> None:
    assert content in [found[2] for found in attribute(text)]


def test_a_sentence_that_ends_in_who_said_it_is_what_was_said(attribute: Attribute) -> None:
    (found,) = attribute("Ten people were hurt in the harbour a doctor said on Friday.")
    assert found[:3] == ("a doctor", "said", "Ten people were hurt in the harbour")


def test_what_a_thing_does_is_not_what_it_thinks(attribute: Attribute) -> None:
    assert attribute("The crisis threatens to close the port. The result suggests that it will.") == []


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Sarn admits to holding 14 sailors.", "Sarn", "admits to", "holding 14 sailors"),
        ("The owners demanded that experts be let in.", "The owners", "demanded", "that experts be let in"),
        (
            "The league called on both navies to hold their fire.",
            "The league",
            "called on",
            "both navies to hold their fire",
        ),
        (
            "The league, a pact of nine ports that wrote the rules, called on both navies to hold their fire.",
            "The league, a pact of nine ports that wrote the rules",
            "called on",
            "both navies to hold their fire",
        ),
        (
            "Major Ivo Alder said between six and nine rafts had been seen on the lake.",
            "Major Ivo Alder",
            "said",
            "between six and nine rafts had been seen on the lake",
        ),
        (
            "Her deputy, Ada Veil, was blunt: the old charts, she said, would show that no buoy had been moved.",
            "she",
            "said",
            "the old charts ... would show that no buoy had been moved",
        ),
        (
            "She had hoped, she added, not to have to sail again.",
            "she",
            "added",
            "She had hoped ... not to have to sail again",
        ),
    ],
)
def test_whole_statements(attribute: Attribute, text: str, source: str, cue: str, content: str) -> None:
    assert [found[:3] for found in attribute(text)] == [(source, cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said little to the crowd.",
        "The owners denied it.",
        "Veldt has defended the northern shore since the war.",
        "An old man pushing a cart over the bridge waved.",
        "Who knows what the sea will do?",
        "It was hard to know whether the dam would hold.",
        "He has been supportive of the union.",
        "The owners have yet to mention the fire.",
        "No captain had called for a strike.",
        "The captain refrained from mentioning the fire.",
        "The law requires the owners to explain the accident.",
        "The harbour failed to mention the fire.",
        "The pilot was known to have lived there.",
    ],
)
def test_what_tells_nothing_is_no_statement(attribute: Attribute, text: str) -> None:
    assert attribute(text) == []


def test_a_question_put_to_the_source_is_nobody_s(attribute: Attribute) -> None:
    (found,) = attribute("Asked about the captain's figure, Veil said that every name would be checked.")
    assert found[0] == "Veil"


def test_a_fronted_participle_is_its_subject_s(attribute: Attribute) -> None:
    found = attribute("Rejecting a survey of the harbour, Marsh said the pier was unsafe.")
    assert ("Marsh", "Rejecting", "a survey of the harbour", "") in found


@pytest.mark.parametrize("cited", ["a survey of the harbour", "the harbour office", "a want of timber"])
def test_where_a_figure_comes_from_is_no_statement(attribute: Attribute, cited: str) -> None:
    (found,) = attribute(f"Kern, citing {cited}, said the pier was unsafe.")
    assert found[:3] == ("Kern", "said", "the pier was unsafe")


@pytest.mark.parametrize(
    "text",
    [
        "Asked if the crews had burned the boats, Sarn said no.",
        "Asked whether the pier was safe, Sarn said yes.",
    ],
)
def test_what_the_source_was_asked_is_not_what_it_said(attribute: Attribute, text: str) -> None:
    assert attribute(text) == []


def test_the_day_of_the_cue_is_not_in_its_content(attribute: Attribute) -> None:
    (found,) = attribute("THE HARBOUR OFFICE DENIED THIS AND SAID ON FRIDAY THAT THE PIER WAS SAFE.")[-1:]
    assert found[2] == "THAT THE PIER WAS SAFE"


def test_a_name_that_the_parser_gives_to_the_next_verb_is_kept(attribute: Attribute) -> None:
    found = attribute("A man who said his name was Odo told reporters the pier was safe.")
    assert [each[:3] for each in found] == [
        ("who", "said", "his name was Odo"),
        ("A man who said his name was Odo", "told", "the pier was safe"),
    ]


def test_both_of_a_free_relative_speak(attribute: Attribute) -> None:
    (found,) = attribute("Veil's office welcomed what it called “the first honest chart of the year”.")
    assert found[:2] == ("Veil's office", "welcomed")
    assert found[2] == "what it called “the first honest chart of the year”"


def test_what_limits_an_undertaking_is_in_its_cue(attribute: Attribute) -> None:
    found = attribute('A broker told the Veldt Wire that Sarn had agreed "in principle" to let the inspectors in.')
    assert [(each[0], each[1]) for each in found] == [("A broker", "told"), ("Sarn", 'had agreed "in principle"')]
