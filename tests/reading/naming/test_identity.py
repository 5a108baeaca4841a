"""Names of one report that are the same actor's, and surnames that several people share."""

from __future__ import annotations

import hashlib

import pytest

from onrecord.language.parsing import parse
from onrecord.model import Report, Zone
from onrecord.reading.naming.identity import settle_names
from onrecord.reading.naming.names import find_names
from onrecord.reading.naming.words import words_of


def settled(text: str) -> list[tuple[str, int | None, int]]:
    """Each name with the number of its entity, None where it is open, and how many candidates it has."""
    report = Report("r", text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, len(text)),))
    words = words_of(report, next(parse([report])))
    names = find_names(words)
    numbers: dict[int, int] = {}
    found = []
    for name, (entity, candidates) in zip(names, settle_names(words, names).of_name, strict=True):
        number = None if entity is None else numbers.setdefault(id(entity), len(numbers))
        found.append((text[words.start[name.start] : words.end[name.end - 1]], number, len(candidates)))
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Anna Keller left. Mayor Keller slept.",
        "Mayor Anna Keller left. Ms. Keller slept.",
        "Mayor Anna B. Keller left. Mayor Anna Keller slept.",
        "Mayor Anna Maria Keller left. Mayor Anna Keller slept.",
        "The Coastal Rescue Agency left. Later the CRA returned.",
        "Mayor Anna Keller left. Later Kellers plan failed.",
        "Karvonite rebels left. The Karvonites returned.",
    ],
)
def test_one_actor_under_two_names(text: str) -> None:
    assert [(number, count) for _, number, count in settled(text)] == [(0, 0), (0, 0)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mayor Jan van der Meer left. Van der Meer slept. Meer woke.", 3),
        ("Mayor Ahmed Ould Salem left. Ould Salem slept. Salem woke.", 3),
        ("Mayor Pedro Ruiz Vega left. Mr. Ruiz slept.", 2),
        ("The Coast Observatory for Fair Play left. Later the Observatory returned.", 2),
    ],
)
def test_one_actor_by_the_parts_of_a_longer_name(text: str, count: int) -> None:
    assert [number for _, number, _ in settled(text)] == [0] * count


def test_a_second_surname_in_use_leaves_no_first_one() -> None:
    found = settled("Mayor Pedro Ruiz Vega left. Mr. Vega slept. Mr. Ruiz woke.")
    assert [number for _, number, _ in found] == [0, 0, 1]


def test_a_surname_that_two_people_share_stays_open() -> None:
    text = "Mayor Anna Keller met Judge Karl Keller. Later Keller left."
    assert settled(text)[-1] == ("Keller", None, 2)


def test_a_title_of_gender_tells_two_of_one_surname_apart() -> None:
    text = "Mr. Karl Keller met Mrs. Anna Keller. Later Mrs. Keller left."
    assert settled(text)[-1] == ("Keller", 1, 0)


def test_a_wife_does_not_take_over_the_surname() -> None:
    text = "President Keller arrived in Oslo. His wife Anna Keller came later. Keller gave a speech."
    numbers = {name: number for name, number, _ in settled(text)}
    assert numbers["Keller"] != numbers["Anna Keller"]


def test_a_son_of_the_same_name_is_another_person() -> None:
    text = "Mayor Karl Keller met Karl Keller Jr. on Monday."
    assert [number for _, number, _ in settled(text)] == [0, 1]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The leader of the opposition, Anna Keller, left.", ("leader",)),
        ("The envoy of the Harbour League, Anna Keller, left.", ("envoy",)),
    ],
)
def test_a_title_with_what_it_is_of_belongs_to_the_name_after_the_comma(text: str, role: tuple[str, ...]) -> None:
    assert roles(text, "Anna Keller") == [role]


def test_a_title_before_of_is_not_the_place_s() -> None:
    text = "“No,” said Anna Keller, the mayor of Orvik, who left."
    assert roles(text, "Anna Keller") == [("mayor",)]
    assert "Orvik" not in titled(text)


def test_a_title_in_a_phrase_of_its_own_is_not_the_next_subject_s() -> None:
    assert roles("After talks with the leader of the opposition, Anna Keller left the hall.", "Anna Keller") == []


def titled(text: str) -> dict[str, list[tuple[str, ...]]]:
    """Each name's roles, where it has any."""
    report = Report("r", text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, len(text)),))
    words = words_of(report, next(parse([report])))
    names = find_names(words)
    found = zip(names, settle_names(words, names).of_name, strict=True)
    told = {
        text[words.start[name.start] : words.end[name.end - 1]]: [role.words for role in entity.roles]
        for name, (entity, _) in found
        if entity
    }
    return {name: roles for name, roles in told.items() if roles}


def roles(text: str, name: str) -> list[tuple[str, ...]]:
    return titled(text).get(name, [])
