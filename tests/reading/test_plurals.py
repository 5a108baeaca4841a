"""Nouns without their plural ending."""

from __future__ import annotations

import pytest

from onrecord.reading.plurals import singular


@pytest.mark.parametrize(
    ("noun", "one"),
    [
        ("soldiers", "soldier"),
        ("ministries", "ministry"),
        ("ties", "tie"),
        ("witnesses", "witness"),
        ("coaches", "coach"),
        ("boxes", "box"),
        ("viruses", "virus"),
        ("houses", "house"),
        ("abuses", "abuse"),
        ("bureaus", "bureau"),
        ("rabbis", "rabbi"),
        ("virus", "virus"),
        ("crisis", "crisis"),
        ("congress", "congress"),
        ("series", "series"),
        ("people", "people"),
        ("", ""),
    ],
)
def test_a_noun_loses_its_plural_ending(noun: str, one: str) -> None:
    assert singular(noun) == one
