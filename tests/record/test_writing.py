from __future__ import annotations

import sqlite3

import pytest

from onrecord.model import Skipped
from onrecord.record.check import check
from onrecord.record.opening import transaction
from onrecord.record.writing import forget_skipped, known, skip

OTHER = "The bridge was opened again."


def current(record):
    return dict(record.connection.execute("SELECT name, report FROM places"))


def superseded(record):
    return dict(record.connection.execute("SELECT id, superseded_by FROM reports WHERE superseded_by IS NOT NULL"))


def test_reading_again_adds_nothing(record, reading, store, dump):
    assert store(record, reading("r1"), reading("r2")) == ["read", "read"]
    once = dump(record)
    assert store(record, reading("r1"), reading("r2")) == ["unchanged", "unchanged"]
    assert dump(record) == once


def test_a_changed_text_is_a_new_version_that_keeps_the_old(record, reading, store):
    store(record, reading("r1", OTHER))
    before = list(record.mentions(report="r1"))
    assert store(record, reading("r1")) == ["read"]
    assert [report.id for report in record.reports()] == ["r1@2"]
    assert [statement.id for statement in record.statements()] == ["r1@2#s1", "r1@2#s2"]
    assert [statement.via for statement in record.statements()] == [None, "r1@2#s1"]
    assert list(record.mentions(report="r1")) == before
    assert superseded(record) == {"r1": "r1@2"}
    assert check(record).lies == ()


def test_an_old_text_that_comes_back_is_current_again(record, reading, store):
    store(record, reading("r1"))
    store(record, reading("r1", OTHER))
    store(record, reading("r1", "A third text."))
    assert store(record, reading("r1")) == ["read"]
    assert [report.id for report in record.reports()] == ["r1"]
    assert superseded(record) == {"r1@2": "r1@3", "r1@3": "r1"}
    assert len(list(record.statements())) == 2
    assert check(record).lies == ()


def test_another_reader_or_other_metadata_replaces_the_entries(record, reading, store):
    store(record, reading("r1"))
    assert store(record, reading("r1"), reader="r2") == ["read"]
    assert store(record, reading("r1", title="Bridge shut"), reader="r2", given="g2") == ["read"]
    (report,) = record.reports()
    assert (report.id, report.title) == ("r1", "Bridge shut")
    assert len(list(record.statements())) == 2


def test_the_same_text_in_another_place_is_the_same_report(record, reading, store):
    assert store(record, reading("a.txt", id_given=False), reading("b.txt", id_given=False)) == ["read", "duplicate"]
    assert [report.id for report in record.reports()] == ["a.txt"]
    assert current(record) == {"a.txt": "a.txt", "b.txt": "a.txt"}
    assert store(record, reading("b.txt", id_given=False), given="another title") == ["unchanged"]


def test_the_same_text_by_another_outlet_or_id_is_a_report_of_its_own(record, reading, store):
    store(record, reading("a.txt", id_given=False, outlet="Veldt Courier"))
    assert store(record, reading("b.txt", id_given=False, outlet="Tarn Post")) == ["read"]
    assert store(record, reading("c.txt", id_given=False, outlet="Veldt Courier", url="https://c.example")) == ["read"]
    assert store(record, reading("d", outlet="Veldt Courier")) == ["read"]
    assert store(record, reading("e.txt", id_given=False, outlet="Veldt Courier")) == ["duplicate"]


def test_a_text_stays_current_while_any_place_has_it(record, reading, store):
    store(record, reading("a.txt", id_given=False), reading("b.txt", id_given=False))
    store(record, reading("a.txt", OTHER, id_given=False))
    assert [report.id for report in record.reports()] == ["a.txt", "a.txt@2"]
    store(record, reading("b.txt", "A third text.", id_given=False))
    assert [report.id for report in record.reports()] == ["a.txt@2", "b.txt"]
    assert superseded(record) == {"a.txt": "a.txt@2"}
    assert check(record).lies == ()


def test_a_place_reads_the_report_again_for_another_reader_only(record, reading, store):
    store(record, reading("a.txt", id_given=False), reading("b.txt", id_given=False))
    assert store(record, reading("b.txt", id_given=False), reader="r2") == ["duplicate"]
    assert store(record, reading("a.txt", id_given=False), reader="r2") == ["unchanged"]


def test_a_report_named_like_a_version_takes_no_ones_id(record, reading, store):
    store(record, reading("r1"))
    store(record, reading("r1@2", OTHER))
    store(record, reading("r1", "A third text."))
    assert [report.id for report in record.reports()] == ["r1@2", "r1@3"]
    assert record.versions() == {"r1@2": 1, "r1@3": 2}
    store(record, reading("r1@3", "A fourth text."))
    assert [report.id for report in record.reports()] == ["r1@2", "r1@3", "r1@3@2"]


def test_what_is_known_of_names(record, reading, store):
    store(record, reading("a.txt", id_given=False, language="en"), reading("b.txt", id_given=False))
    found = known(record.connection, ["a.txt", "b.txt", "c.txt"])
    assert {name: (there.report, there.own, there.language) for name, there in found.items()} == {
        "a.txt": ("a.txt", True, "en"),
        "b.txt": ("a.txt", False, "en"),
    }


def test_a_skip_holds_the_present_state(record):
    with transaction(record.connection):
        for name, reason in [("a", "old"), ("a", "new"), ("a line 3", "bad"), ("a line 4", "bad"), ("a lines", "x")]:
            skip(record.connection, Skipped(name, reason, ""))
        skip(record.connection, Skipped("caf\udce9", "a name that is no UTF-8", ""))
    assert [it.reason for it in record.skipped() if it.name == "a"] == ["new"]
    assert "caf\\udce9" in [it.name for it in record.skipped()]
    with transaction(record.connection):
        forget_skipped(record.connection, "a")
    assert [it.name for it in record.skipped()] == ["a lines", "caf\\udce9"]


def test_a_stored_text_cannot_be_changed(record, reading, store):
    store(record, reading("r1"))
    with pytest.raises(sqlite3.IntegrityError, match="never changes"):
        record.connection.execute("UPDATE reports SET text = 'other'")
