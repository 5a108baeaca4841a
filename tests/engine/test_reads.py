from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from onrecord import __version__
from onrecord.engine import Settings, read_into, shards
from onrecord.intake.given import Given
from onrecord.language import encoder
from onrecord.language.errors import ModelError, WeightsError
from onrecord.record.check import check
from onrecord.record.opening import RecordError
from onrecord.record.store import Record

GERMAN = (
    "Die Bürgermeisterin von Tarn sagte am Montag, dass die Brücke gesperrt bleibt. Die Arbeiten sollen bis zum Ende "
    "des Monats dauern, und niemand weiß, wie hoch die Kosten am Ende sein werden."
)


@pytest.fixture
def pile(tmp_path, write_rows):
    """Reports in two folders: the same text in both, one in German, one empty, one that is no report."""
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{folder}.txt").write_text("The ferry from Tarn was late on Monday.\n")
    (tmp_path / "a" / "one.txt").write_text("Mara Dolen said the bridge was shut.\n")
    (tmp_path / "b" / "german.txt").write_text(GERMAN)
    (tmp_path / "b" / "empty.txt").touch()
    (tmp_path / "b" / "picture.png").write_bytes(b"\x89PNG\r\n")
    write_rows(20, "b/rows.jsonl")
    return [tmp_path / "a", tmp_path / "b"]


def names(receipt):
    return sorted(skipped.name.rpartition("/")[2] for skipped in receipt.skipped)


def test_a_pile_is_read_and_what_is_not_is_told(tmp_path, pile, blank):
    progress = []
    receipt = read_into(tmp_path / "story.db", pile, blank, lambda *told: progress.append(told))
    assert (receipt.read, receipt.unchanged, receipt.duplicates) == (22, 0, 1)
    assert names(receipt) == ["empty.txt", "german.txt", "picture.png"]
    assert progress[-1] == (25, 25, receipt.words)
    assert receipt.entries > 20
    with Record.open(tmp_path / "story.db") as record:
        assert len(list(record.reports())) == 23
        assert sorted(skipped.name for skipped in record.skipped()) == sorted(it.name for it in receipt.skipped)
        (german,) = [skipped for skipped in record.skipped() if skipped.language]
        assert (german.name, german.language) == ("german.txt", "de")
        assert list(record.dates(report="german.txt")) == []
        assert check(record).lies == ()
        (run,) = record.runs()
    assert run.counts["read"] == 22 and run.finished
    assert run.models[0]["sha256"] and run.settings["model"] == blank.model


def test_reading_again_adds_nothing_and_tells_the_same(tmp_path, pile, blank, dump, monkeypatch):
    first = read_into(tmp_path / "story.db", pile, blank)
    before = dump(tmp_path / "story.db")
    monkeypatch.setattr(shards, "parse", lambda *_: pytest.fail("parsed again"))
    monkeypatch.setattr(shards, "identify", lambda *_: pytest.fail("identified again"))
    again = read_into(tmp_path / "story.db", pile, blank)
    assert dump(tmp_path / "story.db") == before
    assert (again.read, again.unchanged, again.duplicates, again.entries, again.words) == (0, 23, 0, 0, 0)
    assert names(again) == names(first)


def test_the_order_of_the_input_does_not_matter(tmp_path, pile, blank, dump):
    read_into(tmp_path / "one.db", pile, blank)
    read_into(tmp_path / "two.db", pile[::-1], blank)
    assert dump(tmp_path / "one.db") == dump(tmp_path / "two.db")


def test_the_number_of_workers_does_not_matter(tmp_path, pile, dump):
    read_into(tmp_path / "one.db", pile)
    progress = []
    receipt = read_into(tmp_path / "two.db", pile, Settings(workers=2), lambda *told: progress.append(told))
    assert dump(tmp_path / "one.db") == dump(tmp_path / "two.db")
    assert dump(tmp_path / "one.db")["statements"]
    assert progress == sorted(progress) and progress[-1] == (25, 25, receipt.words)


def test_a_changed_file_is_a_second_version(tmp_path, pile, blank):
    read_into(tmp_path / "story.db", pile, blank)
    (pile[0] / "one.txt").write_text("Mara Dolen said the bridge was open again on Friday.\n")
    receipt = read_into(tmp_path / "story.db", pile, blank)
    assert (receipt.read, receipt.unchanged) == (1, 22)
    with Record.open(tmp_path / "story.db") as record:
        assert record.versions()["one.txt@2"] == 2
        assert record.report("one.txt") is not None
        assert "one.txt" not in [report.id for report in record.reports()]


def test_a_new_model_or_day_reads_again(tmp_path, pile, blank, tmp_path_factory):
    read_into(tmp_path / "story.db", pile, blank)
    dated = replace(blank, given=Given(published="2031-03-05"))
    assert read_into(tmp_path / "story.db", pile[:1], dated).read == 2
    with Record.open(tmp_path / "story.db") as record:
        assert record.report("one.txt").published == "2031-03-05"
    assert read_into(tmp_path / "story.db", pile[:1], dated).unchanged == 2
    assert read_into(tmp_path / "story.db", pile[:1], replace(dated, model=Settings().model)).read == 2


def test_what_is_mended_is_no_longer_skipped(tmp_path, pile, blank):
    rows = pile[1] / "rows.jsonl"
    rows.write_text(rows.read_text() + '{"id": "bad"}\n')
    receipt = read_into(tmp_path / "story.db", pile, blank)
    assert "rows.jsonl line 21" in names(receipt)
    rows.write_text(rows.read_text().replace('"bad"', '"good", "text": "The mayor said no."'))
    (pile[1] / "empty.txt").write_text("The mayor said yes.")
    (pile[1] / "german.txt").write_text("The mayor of Tarn told the council on Monday that the bridge would stay shut.")
    receipt = read_into(tmp_path / "story.db", pile, blank)
    assert names(receipt) == ["picture.png"]
    with Record.open(tmp_path / "story.db") as record:
        assert [skipped.name for skipped in record.skipped()] == [receipt.skipped[0].name]


def test_what_is_gone_from_a_folder_is_no_longer_skipped(tmp_path, pile, blank):
    (pile[1] / "reports.csv").write_text("path,outlet\nnothing.txt,Veldt Courier\n")
    missing = tmp_path / "missing.txt"
    receipt = read_into(tmp_path / "story.db", [*pile, missing], blank)
    assert {"picture.png", "missing.txt", "reports.csv line 2"} <= set(names(receipt))
    (pile[1] / "reports.csv").unlink()
    (pile[1] / "picture.png").unlink()
    missing.write_text("The mayor said yes.")
    receipt = read_into(tmp_path / "story.db", [*pile, missing], blank)
    assert names(receipt) == ["empty.txt", "german.txt"]
    with Record.open(tmp_path / "story.db") as record:
        assert sorted(it.name for it in record.skipped()) == names(receipt)


def test_a_report_that_fails_is_skipped_and_the_rest_read(tmp_path, write_rows, blank, monkeypatch):
    real = shards.read_report

    def failing(report, doc):
        if report.id == "r003":
            raise ZeroDivisionError("a fault")
        return real(report, doc)

    monkeypatch.setattr(shards, "read_report", failing)
    receipt = read_into(tmp_path / "story.db", [write_rows(10)], blank)
    assert receipt.read == 9
    assert [(it.name, "ZeroDivisionError" in it.reason) for it in receipt.skipped] == [("r003", True)]
    monkeypatch.undo()
    assert read_into(tmp_path / "story.db", [write_rows(10)], blank).skipped == ()
    with Record.open(tmp_path / "story.db") as record:
        assert list(record.skipped()) == []


def test_an_entry_without_its_words_is_never_stored(tmp_path, write_rows, blank, monkeypatch):
    real = shards.read_report

    def inventing(report, doc):
        reading = real(report, doc)
        date = reading.dates[0]
        invented = replace(date, span=replace(date.span, exact="Friday"))
        return replace(reading, dates=(invented, *reading.dates[1:]))

    monkeypatch.setattr(shards, "read_report", inventing)
    receipt = read_into(tmp_path / "story.db", [write_rows(1)], blank)
    assert receipt.read == 0
    assert "does not read 'Friday'" in receipt.skipped[0].reason


def test_a_reading_that_the_record_refuses_is_skipped(tmp_path, write_rows, blank, monkeypatch):
    real = shards.read_report

    def dangling(report, doc):
        reading = real(report, doc)
        if report.id != "r001":
            return reading
        return replace(reading, figures=tuple(replace(it, statement="r9#s1") for it in reading.figures))

    monkeypatch.setattr(shards, "read_report", dangling)
    receipt = read_into(tmp_path / "story.db", [write_rows(3)], blank)
    assert receipt.read == 2
    assert [(it.name, "refuses" in it.reason) for it in receipt.skipped] == [("r001", True)]


def test_nothing_to_read_needs_no_model(tmp_path):
    receipt = read_into(tmp_path / "story.db", [tmp_path / "nothing.txt"], Settings("no-such-model", workers=2))
    assert (receipt.read, len(receipt.skipped)) == (0, 1)
    with Record.open(tmp_path / "story.db") as record:
        assert record.counts()["skipped"] == 1


@pytest.mark.parametrize("workers", [1, 2])
def test_a_missing_model_is_told_and_skips_nothing(tmp_path, write_rows, workers):
    with pytest.raises(ModelError):
        read_into(tmp_path / "story.db", [write_rows(20)], Settings("no-such-model", workers))
    with Record.open(tmp_path / "story.db") as record:
        assert record.counts()["skipped"] == 0


def test_missing_weights_are_told_and_skip_nothing(tmp_path, write_rows, monkeypatch):
    monkeypatch.setattr(encoder, "WEIGHTS", tmp_path / "nowhere")
    with pytest.raises(WeightsError, match="install onrecord again"):
        read_into(tmp_path / "story.db", [write_rows(3)], Settings(workers=1))
    with Record.open(tmp_path / "story.db") as record:
        assert record.counts()["skipped"] == record.counts()["reports"] == 0


def test_a_run_tells_the_encoders_weights(tmp_path, write_rows, blank):
    read_into(tmp_path / "story.db", [write_rows(1)], blank)
    with closing(sqlite3.connect(tmp_path / "story.db")) as connection:
        models = json.loads(connection.execute("SELECT models FROM runs").fetchone()[0])
    assert {**encoder.fingerprint(), "version": __version__} in models


def test_the_record_may_lie_among_the_reports(tmp_path, blank):
    (tmp_path / "one.txt").write_text("Mara Dolen said the bridge was shut.\n")
    for _ in range(2):
        assert read_into(tmp_path / "story.db", [tmp_path], blank).skipped == ()


def test_a_record_that_cannot_be_is_told(tmp_path, write_rows, blank):
    with pytest.raises(RecordError, match="no folder"):
        read_into(tmp_path / "nowhere" / "story.db", [write_rows(1)], blank)


def test_ids_that_name_anything_are_kept(tmp_path, blank):
    ids = ["../x", "a#m1", "a", "r@2", "🚢", "x" * 300, "a b\tc"]
    (tmp_path / "rows.jsonl").write_text(
        "".join(
            json.dumps({"id": id, "text": f"Mara Dolen said no on Monday, the {n}th."}) + "\n"
            for n, id in enumerate(ids)
        )
    )
    read_into(tmp_path / "story.db", [tmp_path / "rows.jsonl"], blank)
    with Record.open(tmp_path / "story.db") as record:
        assert sorted(report.id for report in record.reports()) == sorted(ids)
        assert check(record).lies == ()
