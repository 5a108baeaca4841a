"""A government named after its leader is the state's, while the reports have them lead it."""

from __future__ import annotations

import pytest

PRESIDENT = "Chilean President Ida Keller said that talks had failed."
RULE = "The Keller administration said that it would go on."


def last(found, count: int) -> str:
    return found.speakers(count)[0].id


@pytest.mark.parametrize(
    ("leader", "text", "state"),
    [
        (PRESIDENT, RULE, "chile"),
        (PRESIDENT, "The Ida Keller government said that it would go on.", "chile"),
        (
            "Karl Holt, the prime minister of Norway, said no.",
            "The Holt government said that it would go on.",
            "norway",
        ),
    ],
)
def test_a_government_named_after_who_leads_it_is_the_states(linked, leader: str, text: str, state: str) -> None:
    assert last(linked((leader, "2031-03-04"), (text, "2031-03-06")), 2) == state


@pytest.mark.parametrize(
    "leader",
    [
        "Former Chilean President Ida Keller said that talks had failed.",
        "Chilean Foreign Minister Ida Keller said that talks had failed.",
        "Ida Keller said that talks had failed.",
        "President Ida Keller said that talks had failed.",
    ],
)
def test_of_one_who_leads_no_state_it_is_its_own(linked, leader: str) -> None:
    assert last(linked((leader, "2031-03-04"), (RULE, "2031-03-06")), 2) not in {"chile", "norway"}


def test_long_after_it_is_not_the_states(linked) -> None:
    assert last(linked((PRESIDENT, "2031-03-04"), (RULE, "2033-03-06")), 2) != "chile"


def test_where_two_are_called_the_states_president_it_is_not_settled(linked) -> None:
    other = ("Chilean President Karl Holt said no.", "2031-03-05")
    found = linked((PRESIDENT, "2031-03-04"), other, (RULE, "2031-03-06"))
    assert last(found, 3) != "chile"


def test_of_two_who_lead_two_states_by_one_surname_it_is_neithers(linked) -> None:
    other = ("Norwegian Prime Minister Karl Keller said no.", "2031-03-05")
    found = linked((PRESIDENT, "2031-03-04"), other, (RULE, "2031-03-06"))
    assert last(found, 3) not in {"chile", "norway"}


def test_where_the_report_names_another_of_the_name_it_is_theirs(linked) -> None:
    text = ("Governor Rita Keller left the town hall of Brackwater. " + RULE, "2031-03-06")
    assert last(linked((PRESIDENT, "2031-03-04"), text), 2) != "chile"
    own = ("President Ida Keller left the town hall of Brackwater. " + RULE, "2031-03-06")
    assert last(linked((PRESIDENT, "2031-03-04"), own), 2) == "chile"
