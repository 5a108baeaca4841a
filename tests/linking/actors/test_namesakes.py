"""Two people of one name stay two where what is said of them cannot be true of one."""

from __future__ import annotations

import pytest

MINISTER = ("Norwegian Foreign Minister Lars Holt said that talks had failed.", "2024-03-04")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MINISTER[0], "Lars Holt, a farmer from Brackwater, said his cows had drowned."),
        (MINISTER[0], "Chilean Prime Minister Lars Holt said no."),
        ("Ida Brandt, 34, said the flood took her house.", "Ida Brandt, 71, said she had seen worse."),
        ("Karl B. Keller said no.", "Karl M. Keller said yes."),
    ],
)
def test_namesakes_stay_apart_and_are_offered(linked, one: str, other: str) -> None:
    found = linked((one, "2024-03-04"), (other, "2024-03-06"))
    (first,), (second,) = found.speakers(1), found.speakers(2)
    assert first.id != second.id
    assert first.may_be == (second.id,)
    assert second.may_be == (first.id,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MINISTER[0], "Lars Holt said that he knew nothing."),
        (MINISTER[0], "Lars Holt, the former teacher, said that he knew nothing."),
        (MINISTER[0], "Norwegian Prime Minister Lars Holt said no."),
        ("Ida Brandt, 34, said the flood took her house.", "Ida Brandt, 35, said that she was well."),
        ("Karl B. Keller said no.", "Karl Keller said yes."),
    ],
)
def test_one_person_stays_one(linked, one: str, other: str) -> None:
    found = linked((one, "2024-03-04"), (other, "2024-06-06"))
    assert found.speakers(1) == found.speakers(2)


def test_one_of_whom_nothing_is_said_joins_neither_namesake(linked) -> None:
    farmer = ("Lars Holt, a farmer, said his cows had drowned.", "2024-03-06")
    found = linked(MINISTER, farmer, ("Lars Holt said that he knew nothing.", "2024-03-05"))
    assert len({found.speakers(n)[0].id for n in (1, 2, 3)}) == 3
    assert len(found.speakers(3)[0].may_be) == 2


def test_one_misread_title_does_not_take_a_name_apart(linked) -> None:
    plain = [("Lars Holt said that he knew nothing.", "2024-03-05")] * 6
    found = linked(*[MINISTER] * 6, ("Chilean President Lars Holt said no.", "2024-03-04"), *plain)
    assert {found.speakers(n)[0].id for n in (*range(1, 7), *range(8, 14))} == {found.speakers(1)[0].id}
    assert found.speakers(7)[0].id != found.speakers(1)[0].id


def test_father_and_son(linked) -> None:
    found = linked(
        ("Karl Keller said the plant would close. His son, Karl Keller Jr., said no.", "2024-03-04"),
        ("Karl Keller Jr. said he would buy it.", "2024-03-06"),
        ("Keller said that it was over.", "2024-03-06"),
    )
    father, son = found.speakers(1)
    assert father.id != son.id
    assert found.speakers(2) == [son]
    assert set(found.speakers(3)[0].may_be) == {father.id, son.id}
    assert father.may_be == son.may_be == (found.speakers(3)[0].id,)


def test_husband_and_wife(linked) -> None:
    found = linked(
        ("Anna Keller said the house burned. Her husband, Paul Keller, said he ran.", "2024-03-04"),
        ("Mrs. Keller said that all was lost. Mr. Keller said nothing was left.", "2024-03-05"),
    )
    assert len({speaker.id for speaker in [*found.speakers(1), *found.speakers(2)]}) == 4


APART = [
    # offices of two places at a time, also of countries that no table lists
    ("Drovia's foreign minister, Ana Weld, said no.", "Keltia's foreign minister, Ana Weld, said yes."),
    ("Drovian Interior Minister Ana Weld said no.", "Keltish Interior Minister Ana Weld said yes."),
    ("Drovia's foreign minister, Ana Weld, said no.", "Norway's foreign minister, Ana Weld, said yes."),
    ("The president of Drovia, Ana Weld, said no.", "The foreign minister of Keltia, Ana Weld, said yes."),
    ("Ana Weld, the mayor of Tull, said no.", "Ana Weld, the mayor of Orsk Bay, said yes."),
    ("Governor Ana Weld of Tull said no.", "Governor Ana Weld of Orsk said yes."),
    # callings that rarely go together
    ("Ana Weld, a nurse from Tull, said no.", "Ana Weld, a welder, said yes."),
    ("Ana Weld, a former clerk, said no.", "Ana Weld, a surgeon, said yes."),
    ("Ana Weld, a dancer, said no.", "Drovian Prime Minister Ana Weld said yes."),
    # ages and deaths
    ("Ana Weld, a baker, died on Monday at the age of 84.", "Ana Weld, a baker, died on Thursday aged 61."),
    ("Ana Weld, a baker, died on Monday.", "Ana Weld, a baker, died on Thursday."),
    ("Ana Weld was killed on Tuesday. Police said so.", "Ana Weld said on Sunday that she would run."),
    ("The 34-year-old Ana Weld said no.", "The 71-year-old Ana Weld said yes."),
]
ONE = [
    ("Drovian Foreign Minister Ana Weld said no.", "Ana Weld said yes."),
    ("Drovia's foreign minister, Ana Weld, said no.", "Drovian Foreign Minister Ana Weld said yes."),
    (
        "The foreign minister of the Republic of Drovia, Ana Weld, said no.",
        "Drovia's foreign minister, Ana Weld, left.",
    ),
    ("Conservative Prime Minister Ana Weld said no.", "Drovian Prime Minister Ana Weld said yes."),
    ("Ana Weld, the mayor of Tull, said no.", "The governor of Tull Province, Ana Weld, said yes."),
    ("Ana Weld, a singer, said no.", "Ana Weld, an actress, said yes."),
    ("Ana Weld, a lawyer and candidate, said no.", "Drovian Prime Minister Ana Weld said yes."),
    ("Ana Weld, a former nurse, said no.", "Drovian Prime Minister Ana Weld said yes."),
    ("Ana Weld was killed on Tuesday.", "Ana Weld, who was killed last month, once said that she would run."),
    ("Ana Weld said her mother, Ida, died on Friday.", "Ana Weld said on Sunday that she would run."),
    ("The brother of Ana Weld died on Monday.", "Ana Weld said on Sunday that she would run."),
    ("Ana Weld, 34, said no.", "Ana Weld, a nurse, said yes."),
]


def _actors_called(found, name: str) -> list[set[str]]:
    """By report the record's actors that bear the name."""
    return [
        {found.ids[own.id] for own in reading.actors if name in (own.name, *own.aliases)} for reading in found.readings
    ]


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_cannot_be_true_of_one_person_keeps_two_apart(linked, one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        days = ("2031-03-05", "2031-03-17") if first == one else ("2031-03-17", "2031-03-05")
        (a,), (b,) = _actors_called(linked((first, days[0]), (second, days[1])), "Ana Weld")
        assert a != b


@pytest.mark.parametrize(("one", "other"), ONE)
def test_what_goes_together_is_one_person(linked, one: str, other: str) -> None:
    first, second = _actors_called(linked((one, "2031-03-05"), (other, "2031-03-17")), "Ana Weld")
    assert first == second


def test_two_callings_in_reports_that_name_the_same_others_are_one_persons(linked) -> None:
    one = "Ana Weld, a nurse, told Ilse Marn that she was hurt. Ilse Marn said so."
    other = "Ana Weld, a painter, said that Ilse Marn had asked her. Ilse Marn agreed."
    near = _actors_called(linked((one, "2031-03-05"), (other, "2031-03-07")), "Ana Weld")
    assert near[0] == near[1]
    far = _actors_called(linked((one, "2031-03-05"), (other, "2035-03-07")), "Ana Weld")
    assert far[0] != far[1]


def test_one_odd_account_leaves_the_others_of_a_well_known_name_together(linked) -> None:
    known = [
        ("Drovian President Ana Weld said no.", "2031-03-05"),
        ("Ana Weld, 61, said yes.", "2031-03-06"),
        ("President Ana Weld of Drovia said on Sunday that she would run.", "2031-03-10"),
    ] * 3
    found = linked(*known, ("Ana Weld, a plumber, died on Friday at the age of 20.", "2031-03-08"))
    who = _actors_called(found, "Ana Weld")
    assert len({actor for of_report in who[:9] for actor in of_report}) == 1
    assert who[9].isdisjoint(who[0])


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("Rovia's Labour Party said no.", "Tessia's Labour Party said yes.", "Labour Party"),
        ("Norway's Green Party said no.", "Chile's Green Party said yes.", "Green Party"),
        ("Tessia's Reform Party said no.", "Norway's Reform Party said yes.", "Reform Party"),
    ],
)
def test_bodies_that_two_states_have_by_one_name_are_two(linked, one: str, other: str, name: str) -> None:
    found = linked((one, "2031-03-05"), (other, "2031-03-06"), (f"The {name} said nothing more.", "2031-03-06"))
    first, second, third = _actors_called(found, name)
    assert len(first | second | third) == 3
    assert set(found.actors[third.pop()].may_be) == first | second


def test_one_states_body_is_one(linked) -> None:
    found = linked(
        ("Norway's Green Party said no.", "2031-03-05"),
        ("Oslo's Green Party said no.", "2031-03-06"),
        ("The Green Party said nothing.", "2031-03-06"),
        ("Brandt's Green Party said yes. Ida Brandt said so too.", "2031-03-06"),
    )
    assert len({actor for of_report in _actors_called(found, "Green Party") for actor in of_report}) == 1


def test_the_governors_of_central_banks_hold_two_offices(linked) -> None:
    found = linked(
        ("Central Bank governor Ida Moss said no.", "2031-03-05"),
        ("Central Bank governor Olaf Brandt said no.", "2031-03-06"),
    )
    held = {tie.actor for actor in found.actors.values() for tie in actor.ties if tie.kind == "holds"}
    assert len(held) == 2
