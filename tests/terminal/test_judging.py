"""onrecord judgements, and what other commands leave out, from the command line; the reports are really read."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.record.judged import judged_figures, judged_statements
from onrecord.record.judgements import judge, judgements, withdraw
from onrecord.record.store import Record

REPORT = """Varn ferry sinks

VARN, March 4, 2031 (Courier) — At least 24 people were killed when a ferry sank on Monday, the coast guard said.
"We saw no lights at all," said Mira Okonjo, the harbour master.
Twelve people were injured, police said.
"""


def run(*arguments: object):
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.fixture(scope="module")
def read_once(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("judged")
    (folder / "ferry.txt").write_text(REPORT, encoding="utf-8")
    result = run("read", folder / "ferry.txt", "--record", folder / "story.db")
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def folder(read_once, tmp_path) -> Path:
    with Record.open(read_once / "story.db", create=True) as record:  # folds the log into the file
        record.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for name in ("story.db", "ferry.txt"):
        shutil.copy(read_once / name, tmp_path / name)
    return tmp_path


def entry_with(record: Record, words: str) -> str:
    entries = [*judged_figures(record), *judged_statements(record)]
    spans = {it.read.id: getattr(it.read, "content", None) or (it.read.span,) for it in entries}
    return next(id for id, of in spans.items() if any(words in each.exact for each in of))


def rejected(folder: Path, words: str) -> str:
    with Record.open(folder / "story.db", create=True) as record:
        id = entry_with(record, words)
        judge(record, id, "reject", by="Ada Lund", note="not\x1b[2J so")
    return id


def figures_shown(db: Path) -> list[str]:
    """The figures whose words stand in the account, in its list of figures."""
    output = run("show", "--record", db).output.rpartition("FIGURES")[2]
    return [words for words in ("At least 24", "Twelve") if words in output]


def test_what_was_rejected_is_neither_shown_found_nor_exported_and_is_told(folder):
    db = folder / "story.db"
    assert figures_shown(db) == ["At least 24", "Twelve"]
    figure, said = rejected(folder, "Twelve"), rejected(folder, "no lights")
    assert figures_shown(db) == ["At least 24"]
    assert "statement" not in run("search", "lights", "--record", db).output
    for kind, id in (("figures", figure), ("statements", said)):
        result = run("export", "--record", db, "--kind", kind)
        assert id not in [json.loads(line)["id"] for line in result.stdout.splitlines()]
        assert "1 left out that people rejected" in result.stderr
    rows = [json.loads(line) for line in run("export", "--record", db, "--kind", "judgements").stdout.splitlines()]
    assert [(row["verdict"], row["state"], row["entries"]) for row in rows] == [
        ("reject", "holds", [figure]),
        ("reject", "holds", [said]),
    ]


def test_judgements_are_printed_with_what_became_of_them(folder):
    rejected(folder, "Twelve")
    with Record.open(folder / "story.db", create=True) as record:
        id = entry_with(record, "At least 24")
        judge(record, id, "amend", by="Bo", amended={"effect": "injured"})
        withdraw(record, 1, "Bo")
    output = run("judgements", "--record", folder / "story.db").output
    assert "2 judgements" in output
    assert "reject figure  Twelve" in output
    assert "withdrawn by Bo" in output
    assert "effect: killed → injured" in output
    assert "\x1b" not in output
    assert "1 judgement\n" in run("judgements", "--record", folder / "story.db", "--state", "withdrawn").output


def test_another_reading_of_the_same_text_keeps_every_judgement(folder):
    db = folder / "story.db"
    with Record.open(db, create=True) as record:
        first, second = entry_with(record, "At least 24"), entry_with(record, "no lights")
        judge(record, first, "amend", by="Ada", amended={"low": 25})
        judge(record, second, "accept", by="Ada")
        record.connection.execute("UPDATE reports SET reader = 'an older one'")
        before = record.connection.execute("SELECT * FROM judgements").fetchall()
    result = run("read", folder / "ferry.txt", "--record", db)
    assert result.exit_code == 0, result.output
    with Record.open(db) as record:
        assert record.connection.execute("SELECT * FROM judgements").fetchall() == before
        assert [told.state for told in judgements(record)] == ["holds", "holds"]
        assert next(it.entry.low for it in judged_figures(record) if it.read.id == first) == 25
    assert run("check", "--record", db).exit_code == 0


@pytest.mark.parametrize("format_", ["labelstudio", "brat"])
def test_rows_go_out_are_corrected_and_come_back(folder, format_):
    db = folder / "story.db"
    with Record.open(db, create=True) as record:
        id = entry_with(record, "At least 24")
        judge(record, id, "accept", by="Ada")
    out = folder / "rows" if format_ == "brat" else folder / "rows.json"
    assert run("export", "--record", db, "--kind", "figures", "--format", format_, "-o", out).exit_code == 0
    result = run("judgements", out, "--record", db, "--by", "Bo")
    assert (result.exit_code, result.output) == (0, "0 judgements made, 1 there already, 0 refused\n")
    file = next(out.glob("*.ann")) if format_ == "brat" else out
    before, after = ('["killed"]', '["injured"]') if format_ == "labelstudio" else (" killed\n", " injured\n")
    file.write_text(file.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    assert "1 judgement made" in run("judgements", out, "--record", db, "--by", "Bo").output
    moved = ("\tAt least", "\tAt most") if format_ == "brat" else ('"text": "At least', '"text": "At most')
    file.write_text(file.read_text(encoding="utf-8").replace(*moved), encoding="utf-8")
    result = run("judgements", out, "--record", db, "--by", "Bo")
    assert result.exit_code == 1
    assert "does not read 'At most 24" in result.stderr
    with Record.open(db) as record:
        assert next(it.entry.effect for it in judged_figures(record) if it.read.id == id) == "injured"


def test_wrong_usage_is_told(folder):
    db = folder / "story.db"
    (folder / "rows.json").write_text("no json")
    assert "say who judged" in run("judgements", folder / "rows.json", "--record", db).output
    result = run("judgements", folder / "rows.json", "--record", db, "--by", "Bo")
    assert (result.exit_code, "this is no JSON" in result.output) == (2, True)
    missing = run("judgements", folder / "rows.json", "--record", folder / "none.db", "--by", "Bo")
    assert (missing.exit_code, (folder / "none.db").exists()) == (2, False)
    assert run("export", "--record", db, "--kind", "dates", "--format", "brat", "-o", folder).exit_code == 2
