from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.language.parsing import load
from onrecord.reading.clauses import lemma_of
from onrecord.reading.tree import tree_of

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
