"""Words found, in their surroundings."""

from onrecord.model import Span
from onrecord.record.search import Hit
from onrecord.telling.account import Heading
from onrecord.terminal.finding import found
from onrecord.terminal.rendering import render

HIT = Hit(
    "statement", "veldt/harbour-1", "veldt/harbour-1#s1", Span(10, 14, "ship"), "no Ship of\x1b[2J ours [b]was[/b]"
)
HEADING = Heading("veldt/harbour-1", "Blast", "Veldt Courier", "2031-03-05", "given")


def test_a_hit_says_where_it_stands():
    text = render(found([HIT], {HEADING.id: HEADING}, "ship"))
    assert text == (
        "veldt/harbour-1:10-14  statement · Veldt Courier · 2031-03-05\n  no Ship of\\x1b[2J ours [b]was[/b]\n"
    )


def test_a_hit_in_a_report_of_which_little_is_known():
    assert "outlet unknown · day unknown" in render(found([HIT], {}, "ship"))


def test_the_words_asked_for_stand_out_on_a_terminal():
    assert "\x1b[1;33mShip\x1b[0m" in render(found([HIT], {}, "ship"), colour=True)
