from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
import time

import pytest

from onrecord.record import opening
from onrecord.record.check import check
from onrecord.record.judgements import judge
from onrecord.record.opening import RecordError, transaction
from onrecord.record.store import Record


def refused(path, *, create=False):
    with pytest.raises(RecordError) as caught:
        Record.open(path, create=create)
    assert caught.value.hint
    return str(caught.value)


def test_a_missing_record_says_how_to_make_one(tmp_path):
    with pytest.raises(RecordError, match="there is no record at") as caught:
        Record.open(tmp_path / "story.db")
    assert "onrecord read" in caught.value.hint
    assert not (tmp_path / "story.db").exists()


def test_what_is_no_record_is_left_alone(tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("These are notes, not a record, and they are long enough to look like a page of something." * 20)
    before = text.read_bytes()
    for create in (False, True):
        assert "is not a record" in refused(text, create=create)
    assert text.read_bytes() == before


def test_another_programs_database_is_left_alone(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE things (name)")
    other.close()
    before = path.read_bytes()
    for create in (False, True):
        assert "no record of onrecord" in refused(path, create=create)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_record_only_when_asked(tmp_path):
    path = tmp_path / "story.db"
    path.touch()
    assert "no record" in refused(path)
    Record.open(path, create=True).close()
    Record.open(path).close()


def test_a_record_of_another_schema_is_told(tmp_path):
    path = tmp_path / "story.db"
    with Record.open(path, create=True) as record:
        record.connection.execute("PRAGMA user_version = 99")
    for create in (False, True):
        assert "schema 99" in refused(path, create=create)


def test_folders_are_told(tmp_path):
    assert "is a folder" in refused(tmp_path)
    assert "there is no folder" in refused(tmp_path / "nowhere" / "story.db", create=True)


def test_a_damaged_record_is_told(tmp_path, record, reading, store):
    store(record, *(reading(f"r{number}") for number in range(50)))
    record.close()
    data = bytearray((tmp_path / "story.db").read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    (tmp_path / "story.db").write_bytes(data)
    with pytest.raises(RecordError, match="damaged"), Record.open(tmp_path / "story.db") as broken:
        list(broken.reports())


def test_an_old_sqlite_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    assert "SQLite" in refused(tmp_path / "story.db", create=True)


def test_no_space_is_told(record, reading, store):
    pages = record.connection.execute("PRAGMA page_count").fetchone()[0]
    record.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(RecordError, match="no space") as caught, opening.explained(record.path):
        store(record, *(reading(f"r{number}", "A long text. " * 1000) for number in range(5)))
    assert "run the same command again" in caught.value.hint
    assert list(record.reports()) == []


def test_a_file_that_may_not_be_written_is_told(record, reading, store):
    record.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(RecordError, match="may not be written"), opening.explained(record.path):
        store(record, reading("r1"))


def test_opened_for_questions_it_writes_nothing(tmp_path, record, reading, store):
    store(record, reading("r1"))
    with Record.open(tmp_path / "story.db") as asked:
        assert len(list(asked.reports())) == 1
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            asked.connection.execute("DELETE FROM dates")


def test_where_nothing_may_be_written_it_is_still_read(tmp_path, record, reading, store):
    store(record, reading("r1"))
    record.close()
    (tmp_path / "story.db-shm").mkdir()  # stands in the way of SQLite's own file as a read-only medium does
    with Record.open(tmp_path / "story.db") as asked:
        assert len(list(asked.reports())) == 1
    (tmp_path / "story.db-wal").write_bytes(b"a log that only a writer can finish")
    assert "cannot be opened" in refused(tmp_path / "story.db")


def test_the_file_says_what_it_is(record):
    question = "SELECT * FROM pragma_application_id, pragma_user_version, pragma_journal_mode, pragma_foreign_keys"
    assert record.connection.execute(question).fetchone() == (0x6F6E7264, 4, "wal", 1)


def test_closed_it_is_one_file(tmp_path, record, reading, store):
    store(record, reading("r1"))
    record.close()
    with Record.open(tmp_path / "story.db") as asked:
        list(asked.reports())
    assert [path.name for path in tmp_path.iterdir()] == ["story.db"]


def test_every_table_and_view_is_told_of_in_the_schema():
    from importlib.resources import files

    lines = files("onrecord.record").joinpath("schema.sql").read_text("utf-8").splitlines()
    made = [number for number, line in enumerate(lines) if line.startswith(("CREATE TABLE", "CREATE VIEW"))]
    assert len(made) > 15
    untold = [lines[number] for number in made if not lines[number - 1].startswith("--")]
    assert untold == []


def test_a_writer_waits_for_another(tmp_path, record, reading, store):
    def hold():
        with Record.open(tmp_path / "story.db", create=True) as other, transaction(other.connection):
            held.set()
            time.sleep(0.3)

    held = threading.Event()
    thread = threading.Thread(target=hold)
    thread.start()
    held.wait()
    store(record, reading("r1"))
    thread.join()
    assert len(list(record.reports())) == 1


def test_a_writer_does_not_wait_for_ever(tmp_path, record, monkeypatch):
    monkeypatch.setattr(opening, "_BUSY_S", 0.05)
    monkeypatch.setattr(opening, "_BUSY_SLICE_S", 0.01)
    with (
        transaction(record.connection),
        pytest.raises(RecordError, match="another process") as caught,
        Record.open(tmp_path / "story.db", create=True) as other,
        opening.explained(other.path),
        transaction(other.connection),
    ):
        pass
    assert "wait" in caught.value.hint


def test_several_may_make_one_record_at_once(tmp_path):
    path = tmp_path / "story.db"
    script = f"from onrecord.record.store import Record; Record.open({str(path)!r}, create=True).close()"
    makers = [subprocess.Popen([sys.executable, "-c", script]) for _ in range(4)]
    assert [maker.wait(60) for maker in makers] == [0, 0, 0, 0]
    Record.open(path).close()


def test_a_transaction_is_undone_when_anything_is_raised(record):
    with pytest.raises(KeyboardInterrupt), transaction(record.connection):
        record.connection.execute("INSERT INTO skipped VALUES ('a', 'b', 'c', NULL)")
        raise KeyboardInterrupt
    assert list(record.skipped()) == []


def test_a_record_of_the_schema_before_is_upgraded_where_it_is_written(tmp_path, reading, store):
    path = tmp_path / "story.db"
    with Record.open(path, create=True) as record:
        store(record, reading("r1"), reading("r2", title="Bridge shut"))
        keys = record.connection.execute("SELECT * FROM entry_keys").fetchall()
        schema = record.connection.execute("SELECT type, name FROM sqlite_schema ORDER BY type, name").fetchall()
        record.connection.execute("PRAGMA foreign_keys = OFF")
        for table in ("linked_judgements", "judgements", "queue", "entry_keys", "figure_search", "figure_words"):
            record.connection.execute(f"DROP TABLE {table}")
        record.connection.execute("PRAGMA user_version = 3")
    with pytest.raises(RecordError, match="schema 3") as caught:
        Record.open(path)
    assert "onrecord link" in caught.value.hint
    with Record.open(path, create=True) as record:
        assert record.connection.execute("PRAGMA user_version").fetchone() == (4,)
        assert record.connection.execute("SELECT * FROM entry_keys").fetchall() == keys
        assert (
            record.connection.execute("SELECT type, name FROM sqlite_schema ORDER BY type, name").fetchall() == schema
        )
        judge(record, "r1#f1", "accept", by="Ada")
        assert check(record).lies == ()
