"""Names written out by one outlet and shortened by another."""

from __future__ import annotations

import pytest

from onrecord.linking.actors.shortened import same_person

BESIDE = " Ida Brandt and Karl Lorne met in the harbour."


def ids(found, count: int) -> list[str]:
    return [found.speakers(n)[0].id for n in range(1, count + 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Robert Keller said no.", "Bob Keller said yes."),
        ("The Veldtian Ocean Rescue Board said no.", "VORB said yes."),
    ],
)
def test_a_short_form_is_who_is_named_beside_the_same_others(linked, one: str, other: str) -> None:
    near = linked((one + BESIDE, "2031-03-04"), (other + BESIDE, "2031-03-09"))
    assert len(set(ids(near, 2))) == 1
    far = linked((one + BESIDE, "2031-03-04"), (other + BESIDE, "2033-03-09"))
    assert len(set(ids(far, 2))) == 2
    alone = linked((one, "2031-03-04"), (other, "2031-03-09"))
    assert len(set(ids(alone, 2))) == 2


def test_two_that_one_report_names_are_two(linked) -> None:
    both = ("Robert Keller and his son Bob Keller met in the harbour." + BESIDE, "2031-03-04")
    found = linked(
        ("Robert Keller said no." + BESIDE, "2031-03-05"), ("Bob Keller said yes." + BESIDE, "2031-03-05"), both
    )
    assert len(set(ids(found, 2))) == 2


def test_a_short_form_of_two_is_neither(linked) -> None:
    found = linked(
        ("Stephen Keller said no." + BESIDE, "2031-03-04"),
        ("Steven Keller said no." + BESIDE, "2031-03-04"),
        ("Steve Keller said yes." + BESIDE, "2031-03-04"),
    )
    assert len(set(ids(found, 3))) == 3
    boards = linked(
        ("The Veldtian Ocean Rescue Board said no." + BESIDE, "2031-03-04"),
        ("The Veldtian Orchard Renewal Bank said no." + BESIDE, "2031-03-04"),
        ("VORB said yes." + BESIDE, "2031-03-04"),
    )
    assert len(set(ids(boards, 3))) == 3


def test_which_names_are_short_for_which() -> None:
    assert same_person("bob", "robert")
    assert same_person("robert", "bob")
    assert not same_person("robert", "robert")
    assert not same_person("bob", "bobby")
    assert not same_person("karl", "robert")
