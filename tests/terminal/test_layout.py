"""What the account shows, and what it must not."""

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from onrecord.model import Day, Skipped, Span
from onrecord.telling.account import gather
from onrecord.terminal.layout import lay_out
from onrecord.terminal.rendering import render


def _shown(story, **chosen) -> str:
    return render(lay_out(gather(story, **chosen)))


def _section(text: str, title: str) -> str:
    return re.split(r"\n(?=[A-Z]{3,}[A-Z, ]*(?:  |\n))", text[text.index(title) :])[0]


def test_reports_stand_with_outlet_and_how_the_day_is_known(story):
    reports = _section(_shown(story), "REPORTS")
    assert "2 reports · 1 outlet · 2031-03-05 · 4 statements · 3 figures" in reports
    assert re.search(r"2031-03-05 \(given\) +Veldt Courier +Blast, at =SUM\(Varn\)  veldt/harbour-1\n", reports)
    assert re.search(r"day unknown +outlet unknown +zz-copy", reports)


def test_statements_stand_under_their_actor_with_day_outlet_form_and_place(story):
    said = _section(_shown(story), "STATEMENTS")
    start, end = story.all_statements[0].content[0].start, story.all_statements[0].content[-1].end
    assert "Mira Okonjo  person, also “the minister”  ·  1 statement" in said
    assert "2031-03-04     said: “No ship … was near,”" in said
    assert "relayed by guard" in said
    assert f"Veldt Courier, veldt/harbour-1:{start}-{end} · direct · to dockers" in said
    assert "by 2031-03-05  said: At least 24 dockers were killed" in said


def test_an_unsettled_source_is_shown_with_its_candidates_and_under_no_actor(story):
    text = _shown(story)
    unsettled = _section(text, "SOURCE NOT SETTLED")
    assert "The minister said: no ship was near" in unsettled
    assert "may be guard or Mira Okonjo" in unsettled
    assert "no ship was near" not in _section(text, "STATEMENTS")
    assert "it is thought: Nobody … will pay" in _section(text, "NO SOURCE NAMED")
    assert "indirect thought" in _section(text, "NO SOURCE NAMED")


def test_figures_stand_by_effect_with_value_giver_day_and_place(story):
    figures = _section(_shown(story), "FIGURES")
    killed, other = figures.split("other  ·")
    assert re.search(r"2031-03-04 +at least 24 +dockers +guard \(claimed\)\n", killed)
    assert re.search(r" {17}“At least 24” · Veldt Courier, veldt/harbour-1:\d+-\d+\n", killed)
    assert re.search(r"by 2031-03-05 +vague, 24 to 120 +the report itself\n", other)
    assert re.search(r"day unknown +1,500,000.5 crown ", other)
    assert "[caption]" in other
    assert "[caption]" not in killed


def test_skipped_inputs_are_told_with_the_reason(story):
    assert "b.txt: in German" in _section(_shown(story), "SKIPPED")
    assert "odd\\x1b[2Jname.txt: empty (give a file with text)" in _shown(story)


def test_the_same_words_in_several_reports_are_shown_once_with_each_place(story):
    first = story.all_statements[1]
    story.all_statements.append(replace(first, id="zz-copy#s9", report="zz-copy"))
    text = _shown(story)
    assert text.count("At least 24 dockers were killed") == 1
    assert re.search(r"veldt/harbour-1:\d+-\d+ · outlet unknown,\s+zz-copy:\d+-\d+", text)


def test_the_same_figure_in_several_reports_is_shown_once_with_each_place(story):
    first = story.all_figures[0]
    story.all_figures += [replace(first, id=f"zz-copy#g{at}", report="zz-copy") for at in range(4)]
    overview = _shown(story)
    assert overview.count("“At least 24”") == 1
    assert "and 2 more" in overview
    assert "killed  ·  5 figures" in overview
    assert " more" not in _shown(story, actor="guard")


@pytest.mark.parametrize(
    "change", [{"low": 25}, {"hedge": "about"}, {"status": "denied"}, {"as_of": Day("2031-02-01", "x")}, {"of": ()}]
)
def test_figures_that_differ_in_what_is_shown_are_never_joined(story, change):
    story.all_figures.append(replace(story.all_figures[0], id="zz-copy#g", report="zz-copy", **change))
    assert _shown(story).count("“At least 24”") == 2


@pytest.mark.parametrize(
    "change", [{"said_on": Day("2031-02-01", "x")}, {"form": "mixed"}, {"cue": (Span(0, 6, "denied"),)}, {"via": "x"}]
)
def test_statements_that_differ_in_what_is_shown_are_never_joined(story, change):
    story.all_statements.append(replace(story.all_statements[1], id="zz-copy#s9", report="zz-copy", **change))
    assert _shown(story).count("At least 24 dockers were killed") == 2


def test_an_overview_says_how_much_it_leaves_out_and_a_part_is_whole(story):
    one = story.all_statements[1]
    story.all_statements += [
        replace(one, id=f"veldt/harbour-1#x{at}", content=(Span(at, at + 9, f"number {at:02}"),)) for at in range(20)
    ]
    overview = _shown(story)
    assert "18 more: --actor guard" in overview
    whole = _shown(story, actor="guard")
    assert "more" not in whole
    assert all(f"number {at:02}" in whole for at in range(20))


def test_nothing_in_a_report_steers_the_terminal(story):
    evil = "\x1b]0;owned\x07\x9b2J\u202eabc\u2066[bold]x[/bold]:smile:"
    bad = Span(0, len(evil), evil)
    story.all_reports[0] = replace(story.all_reports[0], title=evil, outlet=evil)
    story.all_statements[0] = replace(
        story.all_statements[0], source=(bad,), cue=(bad,), content=(bad,), addressee=(bad,)
    )
    story.all_statements[2] = replace(story.all_statements[2], source=(bad,), content=(bad,))
    story.all_figures[0] = replace(
        story.all_figures[0], span=bad, unit=evil, of=(bad,), according_to=(bad,), actor=None,
        as_of=Day("2\x1b[1m", "x"),
    )  # fmt: skip
    story.all_actors[0] = replace(story.all_actors[0], name=evil, aliases=(evil + "2",))
    for colour in (False, True):
        text = render(lay_out(gather(story)), colour=colour)
        without_style = re.sub(r"\x1b\[[0-9;]*m", "", text) if colour else text
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", without_style)
        assert "[bold]" in without_style
        assert ":smile:" in without_style


@pytest.mark.parametrize("width", range(40, 121, 8))
def test_no_letter_is_lost_at_any_width(story, width):
    """Each of these letters is in one field alone, so that they can be counted in whatever the folding leaves."""
    long = {letter: letter * 70 for letter in "абвгдежз"}
    words = {letter: (Span(0, 70, text),) for letter, text in long.items()}
    story.all_reports[0] = replace(story.all_reports[0], title=long["а"], outlet=None)
    story.all_statements = [
        replace(story.all_statements[0], content=words["б"], addressee=(), via=None),
        replace(story.all_statements[2], source=words["в"], cue=words["г"]),
    ]
    story.all_figures = [replace(story.all_figures[0], span=words["д"][0], of=words["е"], according_to=(), actor="x")]
    story.all_actors[1] = replace(story.all_actors[1], name=long["ж"])
    story.all_skipped = [Skipped(long["з"], "b", "c")]
    account = replace(gather(story), whole=True)
    shown = render(lay_out(account), width)
    assert max(map(cell_len, shown.splitlines())) <= width
    expected = {"а": 70, "б": 70, "в": 70, "г": 60, "д": 70, "е": 60, "ж": 70, "з": 70}
    assert {letter: shown.count(letter) for letter in expected} == expected


def test_an_account_of_nothing_is_short(story):
    story.__init__()
    assert _shown(story).strip() == "REPORTS  0 reports · 0 outlets · 0 statements · 0 figures"


def test_a_sum_is_said_to_be_one(story):
    figures = _section(_shown(story), "FIGURES")
    assert "added up from 2 figures in “1.5 million” · outlet unknown, zz-copy" in figures
