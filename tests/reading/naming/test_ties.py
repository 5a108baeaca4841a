"""What one actor of a report is to another: only what the words of a mention state."""

from __future__ import annotations

import hashlib

import pytest

from onrecord.language.parsing import parse
from onrecord.model import Reading, Report, Zone
from onrecord.reading import read_report


def read(text: str) -> Reading:
    report = Report("r", text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, len(text)),))
    return read_report(report, next(parse([report])))


def ties_of(text: str) -> set[tuple[str, str, str, str]]:
    """Actor, kind, other actor and the words of each mention that says so."""
    reading = read(text)
    names = {actor.id: actor.name for actor in reading.actors}
    words = {mention.id: mention.span.exact for mention in reading.mentions}
    return {
        (actor.name, tie.kind, names[tie.actor], words[mention])
        for actor in reading.actors
        for tie in actor.ties
        for mention in tie.derived_from
    }


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "A spokesman for the Foreign Ministry said talks would go on.",
            ("A spokesman for the Foreign Ministry", "speaks for", "Foreign Ministry"),
        ),
        (
            "Foreign Ministry spokesman Jan Holt said that no date was set.",
            ("Jan Holt", "speaks for", "Foreign Ministry"),
        ),
        (
            "Karl Roe, a spokesman for Norway's Foreign Ministry, said no.",
            ("Karl Roe", "speaks for", "Foreign Ministry"),
        ),
        (
            "Jan Holt, a spokesman for the Northern Front, said no.",
            ("Jan Holt", "speaks for", "Northern Front"),
        ),
        (
            "A spokesman for Prime Minister Anna Keller said that she was ill.",
            ("A spokesman for Prime Minister Anna Keller", "speaks for", "Anna Keller"),
        ),
        ("Norwegian army spokesman Jan Holt said that five died.", ("Jan Holt", "speaks for", "Norwegian army")),
        ("Norway was silent. The Norwegian army denied the report.", ("Norwegian army", "part of", "Norway")),
        ("Russia was silent. The Kremlin denied the report.", ("Kremlin", "part of", "Russia")),
        (
            "Norwegian Foreign Minister Ida Brandt said no.",
            ("Ida Brandt", "holds", "Norwegian Foreign Minister"),
        ),
        ("Jan Holt, Norway's foreign minister, said no.", ("Jan Holt", "holds", "Norway's foreign minister")),
        ("The Norwegian premier, Karl Brandt, said he was glad.", ("Karl Brandt", "holds", "Norwegian premier")),
    ],
)
def test_a_tie_rests_on_the_words_that_state_it(text: str, tie: tuple[str, str, str]) -> None:
    found = ties_of(text)
    assert tie in {(actor, kind, other) for actor, kind, other, _ in found}
    assert all(
        words != actor or actor.startswith("A spokesman") or kind == "part of" for actor, kind, _, words in found
    )


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman said talks would go on. The Foreign Ministry was silent.",
        "The former army spokesman Jan Holt said no.",
        "Former Prime Minister Tom Reeve said he was sad.",
        "The spokesman's wife, Ida Holt, said no to the Foreign Ministry.",
        "Spokesmen for the Foreign Ministry met Jan Holt.",
        "Oslo police arrested Jan Holt. The army denied it.",
        "Ida Brandt, 34, said no.",
        "Officials met former Norwegian Prime Minister Tom Reeve on Monday.",
        "Ida Brandt, a former Norwegian foreign minister, said no.",
        "The former Norwegian president, Ida Brandt, said no.",
        "Ida Brandt, Norway's foreign minister until 2020, said no.",
        "Ida Brandt, the next Norwegian foreign minister, said no.",
        "Ida Brandt, the self-styled president of Norway, said no.",
        "Would-be Norwegian President Ida Brandt said no.",
        "The ousted Norwegian president, Ida Brandt, said no.",
        "The man who would be Norwegian president, Karl Roe, left. Norwegian President-elect Ida Brandt said no.",
    ],
)
def test_what_no_words_state_is_no_tie(text: str) -> None:
    assert ties_of(text) == set()


def test_who_speaks_is_the_person_and_not_the_office() -> None:
    reading = read("The French president, Karl Brandt, said the talks had failed.")
    names = {actor.id: (actor.name, actor.kind) for actor in reading.actors}
    assert [names[said.actor] for said in reading.statements if said.actor] == [("Karl Brandt", "person")]


def test_one_office_has_two_holders_in_one_report() -> None:
    found = ties_of("Norwegian Foreign Minister Ida Brandt left. Norwegian Foreign Minister Jan Holt took over.")
    assert {(actor, other) for actor, kind, other, _ in found if kind == "holds"} == {
        ("Ida Brandt", "Norwegian Foreign Minister"),
        ("Jan Holt", "Norwegian Foreign Minister"),
    }
