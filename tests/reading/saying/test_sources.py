from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.language.parsing import load
from onrecord.reading.saying.sources import source_of
from onrecord.reading.saying.tree import tree_of

Attribute = Callable[..., list[tuple[str, str, str, str]]]


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Mira Sarn, the foreign minister, said the road was open.", "said", "Mira Sarn, the foreign minister"),
        ("Mira Sarn rejected the plan, saying it would fail.", "saying", "Mira Sarn"),
        ("Mira Sarn went on to say that it would fail.", "went on to say", "Mira Sarn"),
        ("Mira Sarn praised the crews and said the road was open.", "said", "Mira Sarn"),
        ("Mira Sarn issued a statement saying that the road was open.", "saying", "Mira Sarn"),
        ("Residents saying that the dam leaks were ignored.", "saying", "Residents"),
        (
            "The mayor is under pressure, with a number of drivers complaining that it is shut.",
            "complaining",
            "a number of drivers",
        ),
        ("On Monday Sarn said the road was open.", "said", "Sarn"),
        (
            "The Norland based Observatory for Dams said the dam was shut.",
            "said",
            "The Norland based Observatory for Dams",
        ),
        ("Sarn spoke about the loss to reporters, saying that the road was open.", "saying", "Sarn"),
        ("Sarn was quoted as saying that the road was open.", "saying", "Sarn"),
        ("The dam was said by the owners to be safe.", "was said", "the owners"),
        ("The dam is expected to hold.", "is expected", ""),
        ("It was reported that the dam had failed.", "was reported", ""),
    ],
)
def test_whose_words(attribute: Attribute, text: str, cue: str, source: str) -> None:
    assert (source, cue) in [found[:2] for found in attribute(text)]


def test_a_verb_whose_speaker_is_not_found_makes_no_statement(attribute: Attribute) -> None:
    assert attribute("Ask any driver about the road. Say that it is open.") == []


def test_a_subject_joined_to_the_phrase_before_it_is_found() -> None:
    text = "Before the sitting the harbour master’s clerk, Ada Veil, had insisted that nothing had changed."
    tree = tree_of(load()(text))
    verb = tree.lower.index("insisted")
    ranges, _ = source_of(tree, verb)
    assert any("veil" in tree.lower[low:high] for low, high in ranges)
