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
