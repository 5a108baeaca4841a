"""What a title or description says, and whether it may mean the holder of an office."""

from __future__ import annotations

import hashlib

import pytest

from onrecord.language.parsing import parse
from onrecord.model import Report, Zone
from onrecord.reading.naming.phrases import Phrase, Role, noun_phrase
from onrecord.reading.naming.words import words_of


def phrase(text: str, noun: str) -> tuple[str, Phrase]:
    report = Report("r", text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, len(text)),))
    words = words_of(report, next(parse([report])))
    found = noun_phrase(words, words.lower.index(noun), "description")
    return text[words.start[found.start] : words.end[found.end - 1]], found


@pytest.mark.parametrize(
    ("text", "noun", "exact"),
    [
        ("Norway's foreign minister said no.", "minister", "Norway's foreign minister"),
        ("On Monday the Norwegian prime minister left.", "minister", "the Norwegian prime minister"),
        ("She met the president of Norway there.", "president", "the president of Norway"),
        ("They said that officials left.", "officials", "officials"),
        ("Two senior officials said no.", "officials", "Two senior officials"),
        ("One of Mr Keller’s advisers said no.", "one", "One of Mr Keller’s advisers"),
        ("One of the officials said no.", "one", "One of the officials"),
    ],
)
def test_the_phrase_reaches_from_its_determiner_to_its_state(text: str, noun: str, exact: str) -> None:
    assert phrase(text, noun)[0] == exact


def test_what_a_phrase_says() -> None:
    _, minister = phrase("Norway's foreign minister said no.", "minister")
    assert minister.role == Role(("foreign", "minister"), "NO")
    assert minister.definite
    assert minister.kind == "person"
    _, some = phrase("A number of residents said no.", "number")
    assert (some.kind, some.plural, some.definite) == ("people", True, False)
    _, hers = phrase("Her spokeswoman said no.", "spokeswoman")
    assert (hers.possessed, hers.gender) == (True, "f")


def test_one_of_many_is_one_person_and_a_general_staff_an_organisation() -> None:
    _, one = phrase("One of Mr Keller’s advisers said no.", "one")
    assert (one.kind, one.plural) == ("person", False)
    assert phrase("The general staff said no.", "staff")[1].kind == "organisation"
    assert phrase("The kitchen staff said no.", "staff")[1].kind is None


@pytest.mark.parametrize(
    ("said", "held", "fits"),
    [
        (Role(("president",)), Role(("president",), "NO"), True),
        (Role(("president",), "SE"), Role(("president",), "NO"), False),
        (Role(("president",)), Role(("vice", "president")), False),
        (Role(("prime", "minister")), Role(("deputy", "prime", "minister")), False),
        (Role(("minister",)), Role(("foreign", "minister")), True),
        (Role(("minister",)), Role(("prime", "minister")), False),
        (Role(("foreign", "minister")), Role(("minister",)), False),
        (Role(("secretary",)), Role(("secretary", "of", "state")), True),
        (Role(("president",)), Role(("president",), past=True), False),
        (Role(("president",), past=True), Role(("president",), past=True), True),
        (Role(("leader",), "NO"), Role(("prime", "minister"), "NO"), True),
        (Role(("leader",), "NO"), Role(("foreign", "minister"), "NO"), False),
        (Role(("leader",)), Role(("prime", "minister"), "NO"), False),
        (Role(("spokesman",), of=("x",)), Role(("spokesman",), of=("y",)), False),
    ],
)
def test_whom_a_title_may_mean(said: Role, held: Role, fits: bool) -> None:
    assert said.fits(held) is fits
