"""The account of wording: its counts, its places, what it leaves out and says so, and what it must not do."""

import hashlib
import re
from dataclasses import replace

import pytest

from onrecord.model import Actor, Edit, Mention, Report, Reuse, Zone
from onrecord.telling.account import UnknownNameError
from onrecord.terminal.rendering import render
from onrecord.terminal.wording import lay_out_wording, rows, wording_of

BANDITS = "The bandits fled at noon. "
GUNMEN = "Gunmen fled at noon. "


@pytest.fixture
def pile(story):
    """Four reports of three outlets, one unknown, on one group: bandits in one, gunmen in another."""
    texts = {
        "echo-1": ("Echo", GUNMEN * 12 + "“Bandits,” said one. The Redshirts left."),
        "post-1": ("Post\x1b[2J", BANDITS * 12),
        "post-2": ("Post\x1b[2J", BANDITS + "Gunmen came. \x1b]0;x\x07\u202eBandits\u202c and they left."),
        "zz": (None, "Bandits, it is said."),
    }
    story.all_reports = [
        Report(id, text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, len(text)),), outlet=outlet)
        for id, (outlet, text) in texts.items()
    ]
    story.all_statements, story.all_figures = [], []
    story.all_actors = [
        Actor(
            "redshirts", "Redshirts", "group", ("gunmen", "bandits"), tuple(f"{id}#a1" for id in texts), (), ("lisk",)
        ),
        Actor("lisk", "Lisk", "people", (), ("zz#a2",)),
        Actor("lisk-2", "Lisk", "government", (), ("zz#a3",)),
    ]
    story.all_mentions = [
        Mention(f"{each.id}#{match.start()}", each.id, each.span(*match.span()), "description", "body", "redshirts")
        for each in story.all_reports
        for match in re.finditer("(?:The )?(?:[Bb]andits|Gunmen|Redshirts)", each.text)
    ]
    first, second = story.all_reports[1], story.all_reports[2]
    story.all_reuse = [
        Reuse("post-1", "post-2", "edited", 0.1, 0.5, (Edit("kept", first.span(0, 25), second.span(0, 25)),))
    ]
    return story


def shown(pile, *asked, width: int = 100, **how) -> str:
    return render(lay_out_wording(wording_of(pile, *asked), **how), width)


def section(text: str, title: str) -> str:
    start = text.index(f"\n{title}  ") if f"\n{title}  " in text else text.index(f"\n{title}\n")
    return text[start:].split("\n\n")[0]


def test_counts_stand_by_outlet_with_shares_and_voices(pile):
    text = shown(pile, "redshirts")
    assert "30 instances · 4 reports · 3 outlets · own 29 · quoted 1" in text
    assert re.search(r"bandits +15 +0 +1 +16 +53.3%", section(text, "ALL OUTLETS"))
    echo = section(text, "Echo")
    assert "14 instances in 1 report" in echo
    assert re.search(r"Gunmen +12 +0 +0 +12 +85.7% +\+\d\.\d \[\+\d\.\d, \+\d\.\d\]", echo)
    assert re.search(r"bandits +0 +0 +1 +1 +7.1% +-\d", echo)
    assert re.search(r"Redshirts +1 +0 +0 +1 +7.1% +too few to tell", echo)
    assert text.index("\nEcho") < text.index("\nPost") < text.index("\noutlet unknown")


def test_an_outlet_with_too_few_says_so_once(pile):
    unknown = section(shown(pile, "redshirts"), "outlet unknown")
    assert "1 instance in 1 report · too few to compare" in unknown
    assert "too few to tell" not in unknown
    assert "log-odds" not in unknown


def test_the_first_places_are_told_and_how_many_are_left(pile):
    post = section(shown(pile, "redshirts"), r"Post\x1b[2J")
    assert "post-1:0-11 · post-1:26-37 · post-1:52-63 · and 11 more" in post
    assert "2 in text that another of its reports has too" in post


def test_every_instance_stands_in_its_surroundings(pile):
    text = shown(pile, "redshirts", instances=True)
    assert len(re.findall(r"^  \S+:\d+-\d+  ", text, re.MULTILINE)) == 30
    assert "… more" not in text
    assert "and 11 more" not in text
    assert re.search(r"post-2:0-11 .* own · also in post-1\n +The bandits fled at noon. Gunmen", text)
    assert re.search(r"echo-1:\d+-\d+ .* quoted\n +….* noon. “Bandits,” said one.", text)


def test_rows_hold_every_instance(pile):
    found = list(rows(wording_of(pile, "redshirts")))
    texts = {report.id: report.text for report in pile.all_reports}
    assert len(found) == len(pile.all_mentions)
    assert all(texts[row["report"]][row["start"] : row["end"]] == row["exact"] for row in found)
    assert [(row["report"], row["start"]) for row in found] == sorted((row["report"], row["start"]) for row in found)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_it_fits_and_nothing_steers_the_terminal(pile, width):
    for text in (shown(pile, "redshirts", width=width), shown(pile, "redshirts", width=width, instances=True)):
        assert max(map(len, text.split("\n"))) <= width
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_what_the_actor_may_be_as_well_is_told_and_not_counted(pile):
    assert "Left open, and not counted here: whether it is also “Lisk”" in shown(pile, "redshirts")


def test_words_are_counted_with_the_forms_they_were_found_in(pile):
    text = shown(pile, None, ["bandit", "gunmen"])
    assert re.search(r"bandit  bandits 16 +15 +0 +1 +16 +55.2%", section(text, "ALL OUTLETS"))


def test_a_single_word_is_counted_against_all_words(pile):
    text = shown(pile, None, ["bandit"])
    assert "‰" in section(text, "ALL OUTLETS")
    assert "per 1,000 words" in text


def test_a_name_that_no_actor_has_is_counted_as_words_where_it_stands(pile):
    assert "words noon" in shown(pile, "Noon")
    with pytest.raises(UnknownNameError, match="no actor 'Avonport'"):
        wording_of(pile, "Avonport")


def test_a_name_that_several_actors_have_is_not_counted_as_words(pile):
    pile.all_reports[0] = replace(pile.all_reports[0], text="Lisk is a town.", zones=())
    with pytest.raises(UnknownNameError, match="several actors are called 'Lisk'"):
        wording_of(pile, "Lisk")


def test_no_instance_is_told_in_two_lines(pile):
    text = shown(pile, None, ["zeppelin"])
    assert "0 instances · 0 reports · 0 outlets" in text
    assert "HOW TO READ" not in text
