"""Lines drawn anew after judgements, while others go on judging."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from onrecord.desk import redrawing
from onrecord.desk.redrawing import Redrawing
from onrecord.record.judgements import judge, unlinked
from onrecord.record.store import Record


def _reject_one(path: Path) -> str:
    with Record.open(path, create=True) as record:
        id = next(iter(record.lines())).figures[0]
        judge(record, id, "reject", by="Mara")
    return id


def test_what_was_judged_is_drawn(record_path: Path, record: Record) -> None:
    id = _reject_one(record_path)
    drawing = Redrawing()
    assert drawing.ask(record)
    assert drawing.is_under_way
    drawing.draw(record_path)
    assert not drawing.is_under_way
    assert not unlinked(record)
    assert all(id not in line.figures for line in record.lines())


def test_nothing_is_drawn_where_nothing_is_new(
    record_path: Path, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redrawing, "redraw", lambda _: pytest.fail("drawn"))
    drawing = Redrawing()
    drawing.ask(record)
    drawing.draw(record_path)


def test_a_drawing_gives_way_to_who_judges_and_goes_on_afterwards(
    record_path: Path, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The drawing holds the record, and would for ten seconds; a judgement gets through at once."""
    begun = threading.Event()
    quick = redrawing.redraw
    calls = []

    def slow(it: Record) -> None:
        calls.append(1)
        begun.set()
        deadline = time.monotonic() + (10 if len(calls) == 1 else 0)
        while time.monotonic() < deadline:
            it.connection.execute("SELECT sum(a.start * b.start) FROM mentions AS a, mentions AS b").fetchone()
        quick(it)

    monkeypatch.setattr(redrawing, "redraw", slow)
    id = _reject_one(record_path)
    drawing = Redrawing()
    drawing.ask(record)
    thread = threading.Thread(target=drawing.draw, args=(record_path,))
    thread.start()
    assert begun.wait(10)
    began = time.monotonic()
    with drawing.giving_way(), Record.open(record_path, create=True) as other:
        judge(other, id, "accept", by="Jon")
        assert time.monotonic() - began < 5
        assert drawing.is_under_way
    thread.join(10)
    assert len(calls) == 2
    assert not drawing.is_under_way
    assert not unlinked(record)


def test_a_fault_ends_the_drawing_and_is_not_tried_for_ever(
    record_path: Path, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(it: Record) -> None:
        it.connection.execute("SELECT * FROM no_such_table")

    monkeypatch.setattr(redrawing, "redraw", faulty)
    _reject_one(record_path)
    drawing = Redrawing()
    drawing.ask(record)
    drawing.draw(record_path)
    assert not drawing.is_under_way
    assert unlinked(record) == 1
