"""What waits to be judged, and in which order. All is invented."""

from __future__ import annotations

import time
from dataclasses import replace

from onrecord.record.judgements import judge, withdraw
from onrecord.record.queue import REASONS, STALE, queue, waiting


def told(record, **page):
    return [(it.entry, it.why) for it in queue(record, **page)]


def test_figures_that_differ_come_first_with_why_in_plain_words(record, reading, store, counting):
    store(record, reading("r1"), counting("a", "12"), counting("b", "14"))
    assert told(record)[:2] == [
        ("a#f1", (REASONS["differ"][1], REASONS["victims"][1], REASONS["day"][1])),
        ("b#f1", (REASONS["differ"][1], REASONS["victims"][1], REASONS["day"][1])),
    ]
    points = [it.points for it in queue(record)]
    assert points == sorted(points, reverse=True)
    assert ("r1#s1", ()) not in told(record)


def test_what_was_judged_waits_no_more_until_that_is_withdrawn(record, store, counting):
    store(record, counting("a", "12"), counting("b", "14"))
    count = waiting(record)
    made = judge(record, "a#f1", "accept", by="Ada")
    assert [entry for entry, _ in told(record)] == ["b#f1"]
    assert waiting(record) == count - 1
    withdraw(record, made.id, "Ada")
    assert waiting(record) == count


def test_what_reads_otherwise_than_it_was_judged_comes_first_of_all(record, store, counting, reading):
    store(record, counting("a", "12"), counting("b", "14"), reading("r1"))
    judge(record, "r1#f1", "accept", by="Ada")
    other = reading("r1")
    store(record, replace(other, figures=(replace(other.figures[0], low=13),)), reader="another")
    first = queue(record, limit=1)[0]
    assert (first.entry, first.report, first.why, first.stale.by) == ("r1#f1", "r1", (STALE,), "Ada")
    assert [entry for entry, _ in told(record)].count("r1#f1") == 1


def test_pages_hold_each_thing_once_and_all_of_them(record, store, counting):
    store(record, *(counting(f"r{number}", str(number)) for number in range(20, 45)))
    judge(record, "r30#f1", "accept", by="Ada")
    store(
        record,
        replace(counting("r30", "30"), figures=(replace(counting("r30", "30").figures[0], high=31, hedge="range"),)),
        reader="x",
    )
    pages = [queue(record, limit=4, offset=offset) for offset in range(0, waiting(record), 4)]
    entries = [it.entry for page in pages for it in page]
    assert entries[0] == "r30#f1"
    assert len(entries) == len(set(entries)) == waiting(record) == 25
    assert queue(record, limit=4, offset=100) == []


def test_the_queue_of_many_judged_entries_is_quick(record, store, counting):
    store(record, *(counting(f"r{number}", str(number)) for number in range(100, 400)))
    for number in range(100, 300):
        judge(record, f"r{number}#f1", "accept", by="Ada")
    began = time.perf_counter()
    queue(record)
    waiting(record)
    assert time.perf_counter() - began < 1
