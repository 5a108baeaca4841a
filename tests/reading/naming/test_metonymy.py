"""Capitals that stand for their government, and those that are only a city."""

from __future__ import annotations

import hashlib

import pytest

from onrecord.language.parsing import parse
from onrecord.model import Report, Zone
from onrecord.reading.naming.metonymy import acts_wilfully, governments_of_capitals
from onrecord.reading.naming.names import find_names
from onrecord.reading.naming.words import Words, words_of


def words(text: str) -> Words:
    report = Report("r", text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, len(text)),))
    return words_of(report, next(parse([report])))


def kinds(text: str, source: str = "") -> list[str | None]:
    """The kinds of the mentions of Oslo; `source` is a word that speaks."""
    parsed = words(text)
    found = find_names(parsed)
    governments_of_capitals(parsed, found, {parsed.text.index(source)} if source else set())
    return [name.kind for name in found if parsed.text[name.start] == "Oslo"]


@pytest.mark.parametrize(
    "text",
    [
        "Oslo rejected the plan.",
        "Talks with Oslo failed.",
        "They waited for Oslo's refusal.",
        "Ties between Chile and Oslo froze.",
        "Chile wants Oslo to withdraw.",
        "She called on Oslo to withdraw.",
        "The minister accused Oslo of theft.",
        "They agreed on new limits on Oslo.",
        "Their “special relationship” with Oslo froze.",
    ],
)
def test_a_capital_that_acts_or_is_dealt_with_is_its_government(text: str) -> None:
    assert kinds(text) == ["government"]


def test_a_capital_that_speaks_is_its_government() -> None:
    assert kinds("Oslo said no.", "Oslo") == ["government"]


@pytest.mark.parametrize(
    "text",
    [
        "Snow fell in Oslo.",
        "Oslo grew by a tenth.",
        "They met Oslo's mayor.",
        "The talks in Oslo failed.",
        "He flew to Oslo.",
        "She called on Sunday on Oslo's main square.",
        "Storms hit Oslo and the coast.",
        "A bridge between Oslo and the coast fell.",
    ],
)
def test_a_capital_that_is_a_place_is_none(text: str) -> None:
    assert "government" not in kinds(text)


@pytest.mark.parametrize(("text", "will"), [("Velmark continued to launch rockets.", True), ("Velmark is far.", False)])
def test_what_takes_a_will(text: str, will: bool) -> None:
    parsed = words(text)
    name = next(name for name in find_names(parsed) if parsed.text[name.start] == "Velmark")
    assert acts_wilfully(parsed, name) is will
