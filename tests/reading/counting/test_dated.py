"""An old happening that is told of in passing does not get the day of the sentence."""

from __future__ import annotations

import hashlib

import pytest

from onrecord.language.parsing import parse
from onrecord.model import Figure, Report, Zone
from onrecord.reading import read_report


def killed(text: str) -> list[Figure]:
    """The figures of dead in `text`, published on a Wednesday."""
    zones = (Zone("body", 0, len(text)),)
    made = Report("r", text, hashlib.sha256(text.encode()).hexdigest(), zones, published="2031-05-14")
    (doc,) = parse([made])
    return [one for one in read_report(made, doc).figures if one.effect == "killed"]


def days(text: str) -> dict[float | None, str | None]:
    return {one.low: one.as_of.value if one.as_of else None for one in killed(text)}


@pytest.mark.parametrize(
    "text",
    [
        "A court jailed two men on Monday for the bomb that killed 17 people in Lisk.",
        "Relatives of the 17 people killed in Lisk met on Monday.",
        "The town marked on Monday the anniversary of the bomb that killed 17 people.",
        "Police on Monday arrested a man over the fire that killed 17 people.",
        "A man went on trial on Monday over the killing of 17 people.",
        "The trial of the man who killed 17 people opened on Monday.",
        "The reeve on Monday visited the market where 17 people were killed.",
        "Protests broke out on Monday after police killed 17 people.",
        "The raid on Monday came a week after a blast in the market killed 17 people.",
        "Monday's raid came a week after a blast that killed 17 people.",
        "A gunman opened fire a day after the town marked last year's blast, killing 17 people.",
        "Mourners on Monday buried 17 people who were killed in the raid.",
    ],
)
def test_the_day_of_the_sentence_is_not_that_of_the_deed_below(text: str) -> None:
    assert days(text) == {17: None}


@pytest.mark.parametrize(
    "text",
    [
        "A bomb that killed 17 people exploded on Monday.",
        "Gunmen attacked a camp on Monday, killing 17 people.",
        "Gunmen carried out a raid on Monday that killed 17 people.",
        "Monday's attack, which killed 17 people, was the worst in years.",
        "Seventeen people were killed in a raid on Monday.",
        "A dam burst on Monday and killed 17 people.",
        "A bus plunged into a ravine on Monday, leaving 17 people dead.",
    ],
)
def test_the_day_of_the_happening_is_that_of_the_deed(text: str) -> None:
    assert days(text) == {17: "2031-05-12"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The number of people killed in Sunday's bombing rose to 25 on Tuesday.", "2031-05-13"),
        ("The death toll from Sunday's bombing rose to 25 on Tuesday.", "2031-05-13"),
        ("The death toll from Sunday's bombing has risen to 25.", "2031-05-14"),
        ("The death toll from Sunday's bombing rose to 25.", None),
    ],
)
def test_a_toll_that_rose_is_of_the_day_it_rose(text: str, day: str | None) -> None:
    assert days(text) == {25: day}


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people were killed on this day last year.",
        "On the same day in 2029, 12 people were killed.",
        "Twelve people were killed on this day in March.",
    ],
)
def test_a_day_of_another_year_is_left_open(text: str) -> None:
    assert days(text) == {12: None}


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Residents mark one year since the ferry sank, killing 242 people.", None),
        ("It is a year since the ferry sank with the loss of 242 lives.", None),
        ("Since the raid that killed 242 people, the port has been shut.", None),
        ("Since the war began, 242 people have been killed.", "cumulative"),
        ("In the two years since the war began, 242 people have been killed.", "cumulative"),
        ("Since Monday, rebels have attacked three towns, killing 242 people.", "cumulative"),
    ],
)
def test_what_is_told_within_since_is_not_counted_since(text: str, scope: str | None) -> None:
    assert [one.scope for one in killed(text)] == [scope]
