"""What the parse shows to be misread, on attributions given here and on what the whole reader makes of a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.intake.readers import report_from_text
from onrecord.language.parsing import parse
from onrecord.reading.saying.attribution import Attribution, Offsets
from onrecord.reading.saying.misread import without_misread
from onrecord.reading.saying.speakers import layout_of
from onrecord.reading.saying.tree import tree_of

Attribute = Callable[..., list[tuple[str, str, str, str]]]
Roles = tuple[str, str, str]


def place(text: str, words: str) -> Offsets:
    return tuple((text.index(part), text.index(part) + len(part)) for part in words.split(" ... ")) if words else ()


def mended(text: str, *given: Roles) -> list[Roles]:
    report = report_from_text(text, "x")
    tree = tree_of(next(parse([report])))
    attributions = [Attribution(*(place(text, words) for words in roles), odds=1.0) for roles in given]
    made = without_misread(tree, layout_of(tree, text), text, attributions)
    return [tuple(" ... ".join(text[s:e] for s, e in role) for role in (a.source, a.cue, a.content)) for a in made]


def test_a_quotation_has_one_speaker() -> None:
    text = '"We will win", Moren told a crowd. "You will go", a man shouted.'
    moren = ("Moren", "told", '"We will win" ... "You will go"')
    man = ("a man", "shouted", '"You will go"')
    assert mended(text, moren, man) == [("Moren", "told", '"We will win"'), man]


def test_what_is_said_of_somebody_is_nobody_s_word() -> None:
    text = "Ferris, said to be ill, has left the capital."
    assert mended(text, ("Ferris", "said", "to be ill")) == [("", "said", "Ferris ... to be ill")]


def test_a_content_ends_before_the_main_clause() -> None:
    text = "If Halden says that the truce is over, the border will close."
    given = ("Halden", "says", "that the truce is over, the border will close")
    assert mended(text, given) == [("Halden", "says", "that the truce is over")]


def test_a_content_ends_at_a_semicolon_behind_which_another_statement_begins() -> None:
    text = "Moren's critics say he lied; she says they are paid."
    critics = ("Moren's critics", "say", "he lied; she says they are paid")
    she = ("she", "says", "they are paid")
    assert mended(text, critics, she) == [("Moren's critics", "say", "he lied"), she]


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("The army called off the talks.", ("The army", "called off", "the talks")),
        ("The rebels attacked two convoys.", ("The rebels", "attacked", "two convoys")),
        ("Ruk made the comments in Kastro.", ("Ruk", "made the comments", "in Kastro")),
        ("Ruk asked not to be named.", ("Ruk", "asked", "not to be named")),
        ("Ruk said little to the crowd.", ("Ruk", "said", "little to the")),
    ],
)
def test_a_deed_or_an_occasion_is_no_statement(text: str, given: Roles) -> None:
    assert mended(text, given) == []


def test_somebody_is_attacked_with_words_for_something() -> None:
    given = ("The mayor", "attacked", "Ada Veil's plan")
    assert mended("The mayor attacked Ada Veil's plan.", given) == [given]


def test_what_somebody_is_called_is_a_statement() -> None:
    given = ("Ruk", "called", "Moren a liar")
    assert mended("Ruk called Moren a liar.", given) == [given]


def test_words_of_another_paragraph_are_no_part_of_it() -> None:
    text = "The army\n\nGeneral Lessing said that the road was open."
    given = ("The army\n\nGeneral Lessing", "said", "that the road was open")
    assert mended(text, given) == [("General Lessing", *given[1:])]


def test_a_banner_speaks_and_not_who_was_named_before(attribute_all: Attribute) -> None:
    text = "Paul Ferris met the envoys in Tol. “The war is over,” reads a banner over the gate."
    assert [found[0] for found in attribute_all(text)] == ["a banner over the gate"]
