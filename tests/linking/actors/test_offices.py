"""Which office the words of a title name."""

from __future__ import annotations

import pytest

from onrecord.linking.actors.offices import Office, office_of


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("the U.S. Secretary of State", Office(("secretary", "of", "state"), "US")),
        ("Norway's foreign minister", Office(("foreign", "minister"), "NO")),
        ("the Norwegian minister of defence", Office(("defense", "minister"), "NO")),
        ("the Norwegian defense minister", Office(("defense", "minister"), "NO")),
        ("President of France", Office(("president",), "FR")),
        ("the mayor of London", Office(("mayor",), None, ("london",))),
        ("London Mayor", Office(("mayor",), None, ("london",))),
        ("acting Norwegian foreign minister", Office(("foreign", "minister"), "NO")),
        ("Secretary of State", Office(("secretary", "of", "state"))),
        ("Veldania's foreign minister", Office(("foreign", "minister"), None, ("veldan",))),
        ("the Veldanian foreign minister", Office(("foreign", "minister"), None, ("veldan",))),
    ],
)
def test_the_words_of_an_office(text: str, office: Office) -> None:
    assert office_of(text) == office


@pytest.mark.parametrize(
    "text",
    [
        "a spokesman",
        "the former president",
        "the ousted Norwegian president",
        "Prime Minister Anna",
        "the farmer",
        "",
        "of",
    ],
)
def test_what_names_no_office_that_is_held(text: str) -> None:
    assert office_of(text) is None


@pytest.mark.parametrize(
    ("text", "single"),
    [
        ("the Norwegian president", True),
        ("the Norwegian vice president", True),
        ("the mayor of London", True),
        ("the president", False),
        ("the Norwegian ambassador", False),
        ("the Norwegian minister", False),
        ("the Norwegian deputy foreign minister", False),
    ],
)
def test_offices_of_one_person_at_a_time(text: str, single: bool) -> None:
    office = office_of(text)
    assert office is not None
    assert office.is_single() is single
