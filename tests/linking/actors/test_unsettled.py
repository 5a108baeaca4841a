"""What nothing settles is offered, not merged."""

from __future__ import annotations


def test_an_abbreviation_that_a_report_writes_out_is_one_and_any_other_is_offered(linked) -> None:
    known = linked(
        ("The Veldtian Harbour Board (VHB) said ships would wait.", "2024-03-04"),
        ("VHB said that ships had left.", "2024-03-05"),
    )
    assert known.speakers(1) == known.speakers(2)
    unknown = linked(
        ("The Veldtian Harbour Board said ships would wait.", "2024-03-04"),
        ("VHB said that ships had left.", "2024-03-05"),
    )
    (board,), (short,) = unknown.speakers(1), unknown.speakers(2)
    assert (board.may_be, short.may_be) == ((short.id,), (board.id,))


def test_the_guards_of_two_states_are_not_joined_by_the_name_they_share(linked) -> None:
    found = linked(
        ("The Norwegian National Guard said roads were closed. The National Guard said it would help.", "2024-03-04"),
        ("The Chilean National Guard said it fired first. The National Guard said no one died.", "2024-03-05"),
        ("The National Guard said that two were hurt.", "2024-03-05"),
        ("The Guard said that two were hurt.", "2024-03-05"),
        ("The Guard said that three were hurt.", "2024-03-05"),
    )
    alone = [found.speakers(n)[0].id for n in (3, 4, 5)]
    assert len({found.speakers(1)[0].id, found.speakers(2)[0].id, *alone}) == 5


def test_a_middle_name_is_offered(linked) -> None:
    found = linked(("Sarah Holt said no.", "2024-03-04"), ("Sarah Brandt Holt said yes.", "2024-03-05"))
    (one,), (other,) = found.speakers(1), found.speakers(2)
    assert (one.may_be, other.may_be) == ((other.id,), (one.id,))


def test_a_surname_alone_means_nobody_whose_last_report_is_long_past(linked) -> None:
    first = ("Anna Keller said no. Keller left.", "2020-03-04")
    near = linked(first, ("Keller said that ships had left.", "2020-03-24"))
    assert near.speakers(1) == near.speakers(2)
    far = linked(first, ("Keller said that ships had left.", "2024-03-24"))
    assert far.speakers(2)[0].may_be == (far.speakers(1)[0].id,)


def test_a_surname_that_two_people_of_different_reports_bear_is_open(linked) -> None:
    president = ("President Karl Vorn said no. Vorn left.", "2031-03-05")
    baker = ("Rita Vorn, a baker, said she was hurt.", "2031-03-06")
    alone = ("Vorn said that she would sue.", "2031-03-07")
    found = linked(president, baker, alone)
    speaker = found.speakers(3)[0]
    assert {found.actors[other].name for other in speaker.may_be} == {"Karl Vorn", "Rita Vorn"}
    assert linked(president, alone).speakers(2)[0].name == "Karl Vorn"
    assert linked(president, president, president, baker, alone).speakers(5)[0].name == "Karl Vorn"


def test_an_abbreviation_that_two_organisations_have_is_open(linked) -> None:
    found = linked(
        ("The National Farmers' Union (NFU) said no. The NFU left.", "2031-03-05"),
        ("The National Football Union (NFU) said no. The NFU left.", "2031-03-05"),
        ("The NFU said that it would speak.", "2031-03-06"),
    )
    (speaker,) = found.speakers(3)
    assert {found.actors[o].name for o in speaker.may_be} == {"National Farmers' Union", "National Football Union"}


def test_a_surname_alone_is_offered_each_of_those_who_bear_one_name(linked) -> None:
    minister = ("Norwegian Foreign Minister Lars Holt said that talks had failed. Holt left.", "2031-03-05")
    farmer = ("Lars Holt, a farmer from Brackwater, said his cows had drowned. Holt wept.", "2031-03-06")
    painter = ("Ida Holt, a painter, said that she was well. Holt left.", "2031-03-06")
    alone = ("Holt said that it was late.", "2031-03-07")
    both = linked(minister, farmer, alone)
    namesakes = {both.speakers(1)[0].id, both.speakers(2)[0].id}
    assert set(both.speakers(3)[0].may_be) == namesakes
    assert both.speakers(3)[0].id not in namesakes
    three = linked(minister, farmer, painter, alone)
    assert set(three.speakers(4)[0].may_be) == {three.speakers(n)[0].id for n in (1, 2, 3)}
