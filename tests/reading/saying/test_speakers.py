from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.language.parsing import load
from onrecord.reading.saying.speakers import layout_of
from onrecord.reading.saying.tree import tree_of

Attribute = Callable[..., list[tuple[str, str, str, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We are tired,” Ms. Alder said. “We are not lazy.” Mr. Birch added: “We rest now.”",
            [("Ms. Alder", "“We are tired,” ... “We are not lazy.”"), ("Mr. Birch", "“We rest now.”")],
        ),
        (
            "“The road is bad and long,” added another Veldt driver. “It always was.”",
            [("another Veldt driver", "“The road is bad and long,” ... “It always was.”")],
        ),
        (
            "“He had it coming,” the driver told the radio show “Veldt Today” on Monday. “Ask anyone.”",
            [("the driver", "“He had it coming,” ... “Ask anyone.”")],
        ),
        ("As the driver put it, “The road is bad.”", [("the driver", "“The road is bad.”")]),
    ],
)
def test_each_quotation_goes_to_its_speaker(attribute: Attribute, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(found[0], found[2]) for found in attribute(text)] == expected


def test_a_new_paragraph_s_quotation_without_cue_is_nobody_s(attribute: Attribute) -> None:
    (found,) = attribute("“The road is bad,” the driver said.\n\n“It is not.”\n")
    assert found[2] == "“The road is bad,”"


def test_layout_places_each_token() -> None:
    text = "Sarn said “stay.”\n\n“Go on.”"
    tree = tree_of(load()(text))
    layout = layout_of(tree, text)
    assert [" ".join(tree.lower[quote.low : quote.high]) for quote in layout.quotes] == ["“ stay . ”", "“ go on . ”"]
    assert [quote.paragraph for quote in layout.quotes] == [0, 1]
    assert layout.quote_of[0] == -1
    assert layout.quote_of[-1] == 1
    assert layout.paragraph_of[-1] == 1


def test_layout_of_nothing() -> None:
    layout = layout_of(tree_of(load().make_doc("")), "")
    assert (layout.quotes, layout.quote_of) == ([], [])


def test_a_quotation_after_a_colon_goes_on_with_the_content(attribute: Attribute) -> None:
    (found,) = attribute("He warned that the dam would not hold for long: “Stone tires early in this valley.”")
    assert (found[0], found[2]) == (
        "He",
        "that the dam would not hold for long ... “Stone tires early in this valley.”",
    )


def test_how_it_was_said_is_not_what_was_said(attribute: Attribute) -> None:
    (found,) = attribute("“I have read the plan twice,” she said, to laughter. “I found our town once in all of it.”")
    assert found[2] == "“I have read the plan twice,” ... “I found our town once in all of it.”"


def test_a_colon_at_the_end_of_a_paragraph_brings_in_the_next(attribute: Attribute) -> None:
    (found,) = attribute("The driver said after the storm:\n\n“The road is bad, and the bridge is worse.”\n")
    assert (found[0], found[2]) == ("The driver", "“The road is bad, and the bridge is worse.”")


def test_a_quotation_between_two_of_one_speaker_is_theirs(attribute: Attribute) -> None:
    text = "The driver said: “The road is bad.”\n\n“The bridge is worse.”\n\n“We walk,” the driver said.\n"
    first, second = attribute(text)
    assert first[2] == "“The road is bad.” ... “The bridge is worse.”"
    assert second[2] == "“We walk,”"


def test_a_quotation_between_two_speakers_is_nobody_s(attribute: Attribute) -> None:
    text = "The driver said: “The road is bad.”\n\n“The bridge is worse.”\n\n“We walk,” the cook said.\n"
    assert all("bridge" not in found[2] for found in attribute(text))
