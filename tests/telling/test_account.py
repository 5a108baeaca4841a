"""What an account is about."""

from dataclasses import replace

import pytest

from onrecord.model import Actor, Day
from onrecord.telling.account import UnknownNameError, gather, place


def test_all_of_a_record_is_an_overview(story):
    account = gather(story)
    assert not account.whole
    assert (len(account.reports), len(account.statements), len(account.figures), len(account.skipped)) == (2, 4, 3, 2)


def test_a_report_or_an_actor_is_chosen_by_id_name_or_alias(story):
    assert {each.report for each in gather(story, report="zz-copy").statements} == {"zz-copy"}
    for name in ("mira-okonjo", "Mira Okonjo", "MIRA OKONJO", "the minister"):
        account = gather(story, actor=name)
        assert [each.id for each in account.statements] == ["veldt/harbour-1#s1"]
        assert account.whole
        assert account.skipped == ()


def test_an_unknown_name_is_told_with_what_is_near_it(story):
    with pytest.raises(UnknownNameError, match=r"no actor 'okonjo'; near it: Mira Okonjo"):
        gather(story, actor="okonjo")
    with pytest.raises(UnknownNameError, match=r"no actor 'qqq'$"):
        gather(story, actor="qqq")
    with pytest.raises(UnknownNameError, match=r"no report 'harbour-1'; near it: veldt/harbour-1"):
        gather(story, report="harbour-1")


def test_a_name_that_two_actors_share_is_not_guessed(story):
    story.all_actors.append(Actor("mira-okonjo-2", "Mira Okonjo", "person"))
    with pytest.raises(UnknownNameError, match="mira-okonjo, mira-okonjo-2"):
        gather(story, actor="Mira Okonjo")
    assert gather(story, actor="mira-okonjo-2").statements == ()


def test_a_day_is_the_texts_or_else_by_publication_or_else_unknown(story):
    account = gather(story)
    assert account.day("veldt/harbour-1", Day("2031-03-04", "weekday")) == "2031-03-04"
    assert account.day("veldt/harbour-1", Day("199", "stated")) == "1990s"
    assert account.day("veldt/harbour-1", Day(None, "unsettled")) == "by 2031-03-05"
    assert account.day("veldt/harbour-1", Day("PRESENT_REF", "now")) == "by 2031-03-05"
    assert account.day("veldt/harbour-1", None) == "by 2031-03-05"
    assert account.day("zz-copy", None) == "day unknown"


def test_unknown_days_come_last(story):
    account = gather(story)
    moments = [
        account.moment("zz-copy", None, 0),
        account.moment("veldt/harbour-1", None, 5),
        account.moment("veldt/harbour-1", Day("2031-03-04", "weekday"), 9),
    ]
    assert sorted(moments) == moments[::-1]


def test_names_and_places_are_safe_to_print(story):
    story.all_actors[0] = replace(story.all_actors[0], name="Mira\x1b[31m")
    account = gather(story)
    assert account.name("mira-okonjo") == "Mira\\x1b[31m"
    assert account.name(None) is None
    assert place("a\x07", story.all_statements[0].content).startswith("a\\x07:")
    assert place("a", ()) == "a"
