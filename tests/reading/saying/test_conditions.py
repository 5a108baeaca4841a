from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.language.parsing import load
from onrecord.reading.saying.conditions import with_outcome
from onrecord.reading.saying.tree import tree_of

Attribute = Callable[..., list[tuple[str, str, str, str]]]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Sarn agreed to open the port, provided that Veldt's fleet withdrew first.",
            "to open the port, provided that Veldt's fleet withdrew first",
        ),
        (
            "The miners pledged to return to work, on condition that the owners paid them.",
            "to return to work, on condition that the owners paid them",
        ),
        (
            "The premier vowed to resign, unless the budget passed.",
            "to resign, unless the budget passed",
        ),
    ],
)
def test_a_condition_stays_in_the_content(attribute: Attribute, text: str, content: str) -> None:
    assert [found[2] for found in attribute(text)] == [content]


def test_a_relayed_condition_stays_in_both_contents(attribute: Attribute) -> None:
    text = "An aide told the Veldt Wire that General Odo Marsh had agreed to leave, provided that Sarn freed his son."
    outer, inner = attribute(text)
    assert outer[0] == "An aide"
    assert inner[0] == "General Odo Marsh"
    for found in (outer, inner):
        assert found[2].endswith("to leave, provided that Sarn freed his son")


def test_a_condition_on_speaking_is_not_what_is_said(attribute: Attribute) -> None:
    (found,) = attribute("The clerk said the ship would sail, on condition that he not be named.")
    assert "named" not in found[2]


def test_a_condition_alone_is_not_what_was_said() -> None:
    tree = tree_of(load()("Should the pier give way, 40 boats could be lost, Sarn warned."))
    comma, sarn, warned = tree.lower.index(","), tree.lower.index("sarn"), tree.lower.index("warned")
    assert with_outcome(tree, warned, [(sarn, warned)], [(0, comma)]) == [(0, sarn)]
    assert with_outcome(tree, warned, [(sarn, warned)], [(0, sarn - 1)]) == [(0, sarn - 1)]
