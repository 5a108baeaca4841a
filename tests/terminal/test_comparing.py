"""Two reports or two outlets side by side: what is told of them, that it is in the texts, and what is not claimed."""

import json
import re
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from onrecord.cli import main
from onrecord.record.store import Record
from onrecord.telling.account import UnknownNameError
from onrecord.terminal.comparing import compare
from onrecord.terminal.rendering import render

COURIER = """\
A blast tore through the fish market of Varn on Tuesday, killing at least 24 people, the coast guard said.

The rebels of the Saltmarsh Front have held the northern mole since May. Interior Minister Mira Okonjo said the \
front had stored fuel under the market.

“No ship of ours was near the harbour,” Okonjo told reporters. “We will answer this in our own time.”

The market, which feeds most of the town, was to stay closed for a week, the harbour office said.

Doctors at the clinic worked through the night. They ran out of blood before dawn.
"""
POST = """\
A blast tore through the fish market of Varn on Tuesday, killing 24 people.

The militants of the Saltmarsh Front have held the northern mole since May. Interior Minister Mira Okonjo claimed the \
front had stored fuel under the market.

“No ship of ours was near the harbour,” Okonjo told reporters. “We will answer this in our own time.”

The market, which feeds most of the town, was to stay closed for a week.

The mayor, Odile Sarn, called for calm.
"""
GAZETTE = """\
Wheat prices in Brenn rose for a third month, the farm board said on Friday.

“No ship of ours was near the harbour,” Okonjo had told reporters, and no grain ship has left Varn since.
"""
BULLETIN = "Choirs from nine valleys sang in Lisk at the summer fair. Rain fell until noon.\n"
REPORTS = {
    "courier.txt": (COURIER, "Veldt Courier", "2031-03-05", "Blast tears through market"),
    "post.txt": (POST, "Harbour Post", "2031-03-06", "Militants blamed for \x1b]0;owned\x07blast"),
    "gazette.txt": (GAZETTE, "Brenn Gazette", "2031-03-08", "Wheat dearer"),
    "bulletin.txt": (BULLETIN, "post.txt", "2031-03-08", "Choirs sing"),
}
REVISED = COURIER.replace("at least 24", "at least 31").replace("They ran out of blood before dawn.", "")
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
PLACE = re.compile(r"((?:courier|post|gazette|bulletin)\.txt(?:@2)?):(\d+)-(\d+)")


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("outlets")
    for name, (text, *_) in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    rows = [f"{name},{outlet},{day},{title}" for name, (_, outlet, day, title) in REPORTS.items()]
    (folder / "reports.csv").write_text("\n".join(["path,outlet,published,title", *rows]) + "\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["read", str(folder), "--record", str(folder / "story.db"), "--workers", "1"])
    assert result.exit_code == 0, result.output
    return folder / "story.db"


@pytest.fixture(scope="module")
def revised(path) -> Path:
    """The same record after one report was read again with another text."""
    folder = path.parent
    with sqlite3.connect(path) as good, sqlite3.connect(folder / "revised.db") as copy:
        good.backup(copy)
    good.close()
    copy.close()
    (folder / "courier.txt").write_text(REVISED, encoding="utf-8")
    read = ["read", str(folder / "courier.txt"), "--record", str(folder / "revised.db"), "--workers", "1"]
    result = CliRunner().invoke(main, [*read, "--outlet", "Veldt Courier", "--published", "2031-03-05"])
    assert result.exit_code == 0, result.output
    return folder / "revised.db"


def shown(path: Path, a: str, b: str, width: int = 100, *, whole: bool = False, colour: bool = False) -> str:
    with Record.open(path) as record:
        return render(compare(record, a, b, whole=whole), width, colour=colour)


def part(text: str, title: str) -> str:
    """One section, on one line."""
    after = text[text.index(f"\n{title}") :].strip("\n")
    return " ".join(re.split(r"\n\n(?=[A-Z]{3,})", after)[0].split())


# Two reports


def test_heads_stand_side_by_side(path):
    text = shown(path, "courier.txt", "post.txt")
    assert re.search(r"title +Blast tears through market +Militants blamed for \\x1b\]0;owned\\x07blast", text)
    assert re.search(r"outlet +Veldt Courier +Harbour Post\n", text)
    assert re.search(r"published +2031-03-05 \(given\) +2031-03-06 \(given\)\n", text)
    assert re.search(r"report +courier.txt +post.txt\n", text)
    assert "language" not in text


def test_shared_text_is_told_in_plain_words_and_without_a_direction(path):
    text = part(shown(path, "courier.txt", "post.txt"), "TEXT")
    assert "Edited: both hold the same reporter's prose" in text
    with Record.open(path) as record:
        [reuse] = [each for each in record.reuse(report="courier.txt") if each.b == "post.txt"]
    a_share, b_share = (f"{int(share * 100)}%" for share in (reuse.a_share, reuse.b_share))
    assert a_share != b_share
    assert f"{a_share} of the words of A stand in B, and {b_share} of those of B in A" in text
    assert "Who took it from whom, or both from a third, is not said." in text
    assert "now" not in text


def test_the_words_that_changed_are_marked_and_stand_in_both_columns(path):
    wide = shown(path, "courier.txt", "post.txt", 200)
    assert re.search(r"The ‹rebels› of the Saltmarsh Front .* The ‹militants› of the Saltmarsh Front", wide)
    assert "‹rebels›" in wide[wide.index("Names and labels") : wide.index("Words of saying")]
    saying = wide[wide.index("Words of saying") : wide.index("\nNumbers")]
    assert re.search(r"Okonjo ‹said› the front .* Okonjo ‹claimed› the front", saying)
    assert re.search(r"… 24 people, ‹the coast guard said›\. +—", saying)
    assert re.search(r"Tuesday, killing ‹at least› 24 people.* —", part(wide, "CHANGED").split("Numbers")[1])


def test_whole_sentences_of_one_alone_are_counted(path):
    text = shown(path, "courier.txt", "post.txt")
    alone = part(text, "SENTENCES IN A ALONE")
    assert "2 sentences, 15 words" in alone
    assert "Doctors at the clinic worked through the night. They ran out of blood before dawn. " in alone
    alone = part(text, "SENTENCES IN B ALONE")
    assert "1 sentence, 7 words; the other has none in nearly the same words The mayor, Odile Sarn, called" in alone


def test_figures_both_give_are_beside_each_other(path):
    text = part(shown(path, "courier.txt", "post.txt", 200), "FIGURES BOTH GIVE")
    assert re.search(r"agree, hedged otherwise|agree, hedged +at least 24", text)
    assert "at least 24 people" in text
    assert "“24” post.txt:" in text


def test_a_source_that_vanished_is_told_as_what_was_read(path):
    statements = shown(path, "courier.txt", "post.txt", 200)
    bare = statements[statements.index("Given to a source in A; in B onrecord reads no source") :]
    bare = bare[: bare.index("In A alone") if "In A alone" in bare else bare.index("In B alone")]
    assert "the harbour office said: The market, which feeds most of the town" in bare
    assert "the coast guard said: A blast tore through the fish market" in bare
    assert "Okonjo" not in bare


def test_statements_in_both_are_told_once_and_those_told_otherwise_beside_each_other(path):
    text = shown(path, "courier.txt", "post.txt", 200)
    otherwise = text[text.index("In both, but told otherwise") :].split("\n\n")[0]
    assert re.search(r"Mira Okonjo said: .* Mira Okonjo claimed: ", otherwise)
    assert "No ship of ours" not in otherwise
    assert re.search(r"Sources of both, .*: Mira Okonjo 2 and 2", text)


def test_sides_follow_the_names_as_given(path):
    forth, back = shown(path, "courier.txt", "post.txt", 200), shown(path, "post.txt", "courier.txt", 200)
    assert re.search(r"‹rebels› .*‹militants›", forth)
    assert re.search(r"‹militants› .*‹rebels›", back)
    assert part(forth, "SENTENCES IN A")[22:] == part(back, "SENTENCES IN B")[22:]
    shares = r"(\d+)% of the words of A stand in B, and (\d+)% of those of B"
    assert re.search(shares, forth).groups() == re.search(shares, back).groups()[::-1]


@pytest.mark.parametrize(
    "pair", [("courier.txt", "post.txt"), ("post.txt", "gazette.txt"), ("gazette.txt", "bulletin.txt")]
)
def test_every_place_reads_back(path, pair):
    text = shown(path, *pair, 400, whole=True)
    places = list(PLACE.finditer(text))
    assert len(places) > 1
    with Record.open(path) as record:
        texts = {each.id: each.text for each in record.reports()}
    for place in places:
        name, start, end = place[1], int(place[2]), int(place[3])
        assert 0 <= start < end <= len(texts[name])
    marked = re.findall(r"‹([^›]+)›", text)
    assert all(any(" ".join(text.split()).count(words) for text in texts.values()) for words in marked)


def test_a_quotation_in_common_is_no_edit(path):
    text = shown(path, "courier.txt", "gazette.txt")
    assert "Shared quotation: what they share is other people's words" in part(text, "TEXT")
    assert "No ship of ours was near the harbour" in part(text, "WORDS RUNNING THAT BOTH HAVE")
    assert "CHANGED WITHIN" not in text


def of_two(folder: Path, one: str, other: str) -> Path:
    rows = [{"id": "a", "text": one}, {"id": "b", "text": other}]
    (folder / "two.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    read = ["read", str(folder / "two.jsonl"), "--record", str(folder / "two.db"), "--workers", "1"]
    assert CliRunner().invoke(main, read).exit_code == 0
    assert CliRunner().invoke(main, ["check", "--record", str(folder / "two.db")]).exit_code == 0
    return folder / "two.db"


SPOKEN = "“We did order the guns to the mole before the ferry came,” Mira Okonjo said on Monday."


def test_a_not_put_into_a_quotation_is_told_and_its_statement_told_otherwise(tmp_path):
    other = SPOKEN.replace("did order", "did not order").replace("Monday", "Tuesday, in the port")
    text = shown(of_two(tmp_path, f"{BULLETIN}{SPOKEN}", f"Wheat is dear in Brenn. {other}"), "a", "b", 200)
    assert "Shared quotation" in part(text, "TEXT")
    assert re.search(r"— +“We did ‹not› order the guns", part(text, "CHANGED WITHIN WHAT BOTH QUOTE"))
    assert "1 of A's 1 are in B too (1 told otherwise), 1 of B's 1 in A (1 told otherwise)" in text
    assert "[ ]" not in text


def test_brackets_are_explained_where_there_are_any(tmp_path):
    one = "Mira Okonjo came to Varn. She said the guns had gone to the mole before the ferry came in."
    other = "Mira Okonjo came to Lisk. She claimed the guns had gone to the mole before the ferry came in."
    text = shown(of_two(tmp_path, one, other), "a", "b", 200)
    otherwise = text[text.index("In both, but told otherwise") :]
    assert "[ ] after a source is whom" in otherwise and "[Mira Okonjo]" in otherwise


def test_closing_background_in_common_is_shown_and_no_edit(tmp_path):
    standing = (
        "The fishing war in the strait has cost the lives of 300 sailors since it began four years ago. "
        "Both coasts claim the banks off Marrowby, which feed a third of the people of the islands."
    )
    text = shown(of_two(tmp_path, f"{COURIER}\n{standing}", f"{BULLETIN * 2}\n{GAZETTE[:79]}\n\n{standing}"), "a", "b")
    assert "only what a house prints" in part(text, "TEXT")
    assert "The fishing war in the strait" in part(text, "WORDS RUNNING THAT BOTH HAVE")
    assert "CHANGED" not in text


def test_a_pair_that_was_not_compared_is_judged_now(path, tmp_path):
    text = part(shown(path, "courier.txt", "bulletin.txt"), "TEXT")
    assert "Independent" in text
    assert "were not compared when the record was linked; they were now" in text
    with sqlite3.connect(path) as good, sqlite3.connect(tmp_path / "unlinked.db") as copy:
        good.backup(copy)
        copy.execute("DELETE FROM reuse_edits")
        copy.execute("DELETE FROM reuse")
        copy.commit()
    good.close()
    copy.close()
    now = shown(tmp_path / "unlinked.db", "courier.txt", "post.txt")
    line = "  The two were not compared when the record was linked; they were now.\n"
    assert line in now
    assert now.replace(line, "") == shown(path, "courier.txt", "post.txt")


def test_an_outlet_can_be_asked_what_it_changed(revised):
    text = shown(revised, "courier.txt", "courier.txt@2", 200)
    assert text.startswith("\nTWO VERSIONS OF ONE REPORT")
    assert re.search(r"report +courier.txt, superseded by courier.txt@2 +courier.txt@2\n", text)
    assert re.search(r"at least ‹24› +.*at least ‹31›", part(text, "CHANGED WITHIN SENTENCES"))
    assert "They ran out of blood before dawn. courier.txt:" in part(text, "SENTENCES IN A ALONE")
    assert re.search(r"differ at least 24 people at least 31 people", part(text, "FIGURES BOTH GIVE"))
    assert "Who took it" not in text
    assert "piece of evidence" not in text


def test_an_old_version_can_be_compared_with_another_report(revised):
    text = shown(revised, "courier.txt", "post.txt")
    assert "\nTWO REPORTS" in text
    assert re.search(r"The ‹rebels› of .* The ‹militants› of", text)
    assert "they were now" in text


def test_the_same_text_under_two_ids_is_a_copy_in_which_nothing_differs(tmp_path):
    rows = [("a", POST), ("b", POST.upper())]
    (tmp_path / "two.jsonl").write_text(
        "".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in rows), encoding="utf-8"
    )
    read = ["read", str(tmp_path / "two.jsonl"), "--record", str(tmp_path / "two.db"), "--workers", "1"]
    assert CliRunner().invoke(main, read).exit_code == 0
    text = shown(tmp_path / "two.db", "a", "b")
    assert "100% of the words of A stand in B, and 100% of those of B in A" in text
    assert "81 words of A kept in 1 run; but for spelling, capitals and marks nothing else differs." in text
    assert "SENTENCES IN" not in text
    assert "CHANGED" not in text


def test_a_report_in_another_language_is_told_to_be_compared_by_its_text_alone(tmp_path):
    german = "Der Rat von Varn tagte am Montag hinter verschlossenen Türen und sprach lange über die alte Brücke."
    (tmp_path / "a.txt").write_text(german, encoding="utf-8")
    (tmp_path / "b.txt").write_text(BULLETIN, encoding="utf-8")
    CliRunner().invoke(main, ["read", str(tmp_path), "--record", str(tmp_path / "two.db"), "--workers", "1"])
    text = shown(tmp_path / "two.db", "a.txt", "b.txt")
    assert re.search(r"language +de: only its text is compared +en\n", text)


def test_an_overview_says_how_much_it_leaves_out_and_all_leaves_nothing(path):
    brief, whole = shown(path, "courier.txt", "gazette.txt"), shown(path, "courier.txt", "gazette.txt", whole=True)
    assert "--all shows them" not in whole
    assert "[…]" not in whole
    assert len(brief) <= len(whole)


# Two outlets


def test_outlets_are_compared_by_name_in_any_case(path):
    text = shown(path, "veldt  COURIER", "Harbour Post")
    assert text.startswith("\nTWO OUTLETS")
    assert re.search(r"outlet +Veldt Courier +Harbour Post\n", text)
    assert re.search(r"reports +1 +1\n", text)
    pairs = part(text, "PAIRS OF REPORTS THAT SHARE TEXT")
    assert "1 edited Of 1 pair, 1 had enough words in common" in pairs
    assert re.search(r"edited courier.txt \d+% post.txt \d+%", pairs)
    assert "Who took it from whom is not said." in pairs
    figures = part(text, "FIGURES ON THE SAME THING")
    assert "1 agree" in figures
    assert re.search(r"\n  in text they\n  share: one piece\n  of evidence\n", text)
    assert "“24” post.txt:" in figures
    wide = shown(path, "Veldt Courier", "Harbour Post", 200)
    assert re.search(r"  rebels  1 +militants  1\n  courier.txt:112-118 +post.txt:81-90\n", wide)
    twice = r"Interior Minister Mira Okonjo 1, Okonjo 1 *"
    assert re.search(rf"Mira Okonjo  person +{twice}{twice}\n", wide)


def test_outlets_without_anything_in_common_are_told_so(path):
    text = shown(path, "Veldt Courier", "post.txt ")
    assert "Of 1 pair, 0 had enough words in common to be compared." in part(text, "PAIRS OF REPORTS")
    assert "FIGURES" not in text
    assert "WHAT BOTH CALL" not in text


def test_stories_in_common_are_told(path, tmp_path):
    with sqlite3.connect(path) as good, sqlite3.connect(tmp_path / "told.db") as copy:
        good.backup(copy)
        copy.execute("DELETE FROM story_reports")
        copy.execute("DELETE FROM stories")
        copy.execute("INSERT INTO stories (id, title) VALUES ('blast', 'Blast tears through market')")
        copy.execute("INSERT INTO stories (id, title) VALUES ('wheat', 'Wheat dearer')")
        rows = [("courier.txt", "blast", 0), ("post.txt", "blast", 1), ("gazette.txt", "wheat", 0)]
        copy.executemany("INSERT INTO story_reports (report, story, position) VALUES (?, ?, ?)", rows)
        copy.commit()
    good.close()
    copy.close()
    told = tmp_path / "told.db"
    assert "Both are in one story: “Blast tears through market”, 2 reports." in shown(told, "courier.txt", "post.txt")
    apart = " ".join(shown(told, "courier.txt", "gazette.txt").split())
    assert "They are in two stories: A in “Blast tears through market”, B in “Wheat dearer”." in apart
    assert "One of them is in no story." in shown(told, "courier.txt", "bulletin.txt")
    stories = part(shown(told, "Veldt Courier", "Harbour Post"), "STORIES IN COMMON")
    assert stories == "STORIES IN COMMON 1 Blast tears through market 1 report of A, 1 report of B"


# Names


def test_a_name_that_is_both_is_the_reports_and_it_is_said(path):
    text = shown(path, "courier.txt", "post.txt")
    assert text.startswith("‘post.txt’ is also the name of an outlet; the report of this id is compared.\n")
    assert shown(path, "Veldt Courier", "post.txt").count("TWO OUTLETS") == 1
    assert "also the name" not in shown(path, "courier.txt", "gazette.txt")


@pytest.mark.parametrize(
    ("a", "b", "complaint"),
    [
        ("courier.txt", "courier.txt", r"^'courier.txt' is named twice: there is nothing to compare$"),
        ("Veldt Courier", "VELDT COURIER", r"^'Veldt Courier' is named twice: name two outlets, or two reports by id$"),
        ("courier", "post.txt", r"^the record has no report or outlet 'courier'; near it: courier.txt, Veldt Courier$"),
        ("courier.txt", "q\x1b[2J", r"^the record has no report or outlet 'q\\x1b\[2J'$"),
        ("", "post.txt", r"^the record has no report or outlet ''"),
        ("courier.txt", "Harbour Post", r"^'courier.txt' is a report and 'Harbour Post' an outlet: name two"),
        ("Harbour Post", "courier.txt", r"^'courier.txt' is a report and 'Harbour Post' an outlet: name two"),
    ],
)
def test_what_cannot_be_compared_is_told(path, a, b, complaint):
    with pytest.raises(UnknownNameError, match=complaint):
        shown(path, a, b)


# Safe to print, the same each time


@pytest.mark.parametrize("pair", [("courier.txt", "post.txt"), ("Veldt Courier", "Harbour Post")])
@pytest.mark.parametrize("width", [40, 80, 100, 120])
def test_it_fits_any_width_and_steers_no_terminal(path, pair, width):
    text = shown(path, *pair, width)
    assert max(map(cell_len, text.splitlines())) <= width
    assert not STEERING.search(text)
    coloured = shown(path, *pair, width, colour=True)
    assert not STEERING.search(re.sub(r"\x1b\[[0-9;]*m", "", coloured))
    plain = [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", coloured).splitlines()]
    assert plain == text.splitlines()
    assert shown(path, *pair, width) == text
