"""Bodies named with their state in several ways."""

from __future__ import annotations

import pytest

from onrecord.linking.actors import ReportActors, link_actors
from onrecord.model import Actor

OF = "The Labour Party of Norway said that it would vote."
OWNED = "Norway's Labour Party said that it would vote."
ADJECTIVE = "The Norwegian Labour Party said that it would vote."


def speakers(found, count: int) -> list[str]:
    return [found.speakers(n)[0].id for n in range(1, count + 1)]


def test_a_body_is_one_by_whatever_words_its_state_is_told(linked) -> None:
    found = linked((OF, "2031-03-04"), (OWNED, "2031-03-05"), (ADJECTIVE, "2031-03-06"))
    assert len(set(speakers(found, 3))) == 1
    assert len(set(speakers(linked((OF, "2031-03-04"), (ADJECTIVE, "2031-03-06")), 2))) == 1


def test_so_is_the_body_of_a_state_that_no_table_lists(linked) -> None:
    texts = (
        "The Veldtian Labour Party said no.",
        "The Labour Party of Veldt said no.",
        "Veldt's Labour Party said no.",
    )
    assert len(set(speakers(linked(*((text, "2031-03-04") for text in texts)), 3))) == 1


@pytest.mark.parametrize(
    "other",
    [
        "The Chilean Labour Party said that it would vote.",
        "The Labour Party of Chile said that it would vote.",
        "Chile's Labour Party said that it would vote.",
        "The Christian Labour Party said that it would vote.",
        "The Norwegian Farmers' Party said that it would vote.",
    ],
)
def test_another_states_body_or_another_of_the_state_is_another(linked, other: str) -> None:
    for text in (OF, OWNED, ADJECTIVE):
        assert len(set(speakers(linked((text, "2031-03-04"), (other, "2031-03-05")), 2))) == 2


def test_two_of_a_state_with_other_words_behind_of_stay_apart() -> None:
    names = ["Workers Party of Britain", "Workers Party of Great Britain", "British Workers Party"]
    reports = [ReportActors([Actor(f"r{n}#a1", name, "organisation")]) for n, name in enumerate(names)]
    assert len(set(link_actors(reports)[1].values())) == 3


def test_two_that_one_report_tells_apart_stay_apart() -> None:
    both = [Actor("r1#a1", "Workers Party of Chile", "organisation"), Actor("r1#a2", "Chilean Workers Party", "group")]
    assert len(set(link_actors([ReportActors(both)])[1].values())) == 2


def test_those_called_by_one_plural_in_two_states_are_two_parties(linked) -> None:
    plain = ("Peru was quiet. The Democratic Party said no. Democrats left.", "2031-03-04")
    norway = ("Norway's Democrats said no.", "2031-03-05")
    chile = ("Chile's Democrats said no.", "2031-03-05")
    assert len(set(speakers(linked(plain, norway, chile), 3))) == 3
    assert len(set(speakers(linked(norway, ("Norway was quiet. The Democrats said yes.", "2031-03-06")), 2))) == 1
    assert len(set(speakers(linked(plain, ("Democrats of Brackwater said no.", "2031-03-05")), 2))) == 1


def test_a_body_of_no_stated_state_is_not_that_of_a_state_its_report_does_not_name(linked) -> None:
    owned = (OWNED, "2031-03-04")
    far = ("Chile was quiet. The Labour Party said no.", "2031-03-05")
    for near in ("Norway was quiet. The Labour Party said no.", "The Labour Party said no."):
        assert len(set(speakers(linked(owned, (near, "2031-03-05")), 2))) == 1
    assert len(set(speakers(linked(owned, far), 2))) == 2
    found = linked(owned, far)
    assert found.speakers(2)[0].may_be == (found.speakers(1)[0].id,)


def test_those_who_are_only_in_one_state_are_one_wherever_they_are_told_of(linked) -> None:
    owned = ("Veldt's Harbourists said that they would fight on. Norway's Fjordists said so too.", "2031-03-04")
    plain = ("Chile and Peru were quiet. The Fjordists said that they would fight on.", "2031-03-05")
    found = linked(owned, plain)
    assert found.speakers(2)[0].id in {speaker.id for speaker in found.speakers(1) if speaker}
