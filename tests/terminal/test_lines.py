"""Lines as they are printed: the values side by side, whose they are, and how they stand to each other."""

from dataclasses import replace

import pytest

from onrecord.model import Line, Relation
from onrecord.telling.account import UnknownNameError
from onrecord.terminal.lines import draw, lay_out_lines
from onrecord.terminal.rendering import render

FIRST, SECOND, THIRD = "veldt/harbour-1#f1", "veldt/harbour-1#f2", "zz-copy#f1"


def shown(story, **chosen) -> str:
    """All of it on one line: where it wraps says nothing."""
    return " ".join(render(lay_out_lines(draw(story, **chosen))).split())


def line(id: str, relation: str, *because: str, shared: str | None = None, of: str = "dockers") -> Line:
    related = (Relation(FIRST, THIRD, relation, because, shared),)
    return Line(id, "killed", of, "VARN HARBOUR", None, (FIRST, THIRD), related, 2)


def test_a_line_says_what_is_counted_and_who_gives_which_number(story):
    text = shown(story)
    start = story.all_figures[0].span.start
    assert "1 line: figures that count the same thing" in text
    assert "killed · dockers · VARN HARBOUR 1 report, at most 1 source" in text
    assert "2031-03-04 at least 24 dockers guard (claimed)" in text
    assert f"“At least 24” · Veldt Courier, 2031-03-05, veldt/harbour-1:{start}-{start + 11}" in text
    assert "agrees with at least 24, Veldt Courier (same report), as it is hedged" in text


def test_what_differs_stands_first(story):
    story.all_lines = [line("a", "agree", "value"), line("b", "differ", "value", "according_to", of="sailors")]
    text = shown(story)
    assert text.index("sailors") < text.index("killed · dockers")
    assert "1 with figures that differ; 1 with figures that agree" in text
    assert "differs from at least 24, Veldt Courier, of another source" in text


def test_lines_can_be_chosen_by_a_relation(story):
    story.all_lines = [line("a", "agree", "value"), line("b", "differ", "value", of="sailors")]
    text = shown(story, relation="differ")
    assert "sailors" in text
    assert "killed · dockers" not in text


def test_an_overview_says_what_it_leaves_out(story):
    story.all_lines = [line(f"l{at}", "differ", "value", of=f"crew {at}") for at in range(20)]
    assert "… 8 more: --relation or --report shows all" in shown(story)
    assert "more:" not in shown(story, relation="differ")


def test_a_report_that_is_not_there_is_told(story):
    with pytest.raises(UnknownNameError, match="no report 'nowhere'"):
        draw(story, report="nowhere")


def test_nothing_in_it_steers_the_terminal(story):
    story.all_lines = [replace(line("a", "differ", "value"), of="men\x1b[2J", place="[b]Varn\u202e")]
    text = shown(story)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[b]Varn" in text
