from __future__ import annotations

from collections.abc import Callable

import pytest

Attribute = Callable[..., list[tuple[str, str, str, str]]]


def test_a_clause_before_another_verb_is_not_what_is_agreed(attribute: Attribute) -> None:
    text = (
        "A week of calm has begun in the delta, after Sarn freed 15 Veldtian sailors and Veldt agreed to hold its fire."
    )
    assert [found[:3] for found in attribute(text)] == [("Veldt", "agreed", "to hold its fire")]


@pytest.mark.parametrize(
    "text",
    [
        "A shell hit the mill and killed nine people and wounded 30 state radio reported.",
        "Before the fleet left Sorrel they added.",
        "Troops shot dead four civilians residents said.",
    ],
)
def test_without_a_comma_no_doubtful_source_is_taken(attribute: Attribute, text: str) -> None:
    assert attribute(text) == []


def test_without_a_comma_an_article_shows_where_the_source_begins(attribute: Attribute) -> None:
    (found,) = attribute("At least ten people died in the fire on Monday a doctor said.")
    assert found[0] == "a doctor"


def test_a_quotation_of_two_clauses_before_its_cue_is_whole(attribute: Attribute) -> None:
    (found,) = attribute("“We warned the lock keepers, and we then sent a barge to block the canal,” she said.")
    assert found[0] == "she"
