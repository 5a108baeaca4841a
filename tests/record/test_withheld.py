"""What was rejected, and what rests on it, is left out; the rest stands. All is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Reading
from onrecord.record.judgements import judge, withdraw
from onrecord.record.shown import Shown


@pytest.fixture
def stored(record, reading, store):
    store(record, reading("r1"))
    return record


def test_nothing_is_left_out_of_a_record_that_nobody_judged(stored):
    shown = Shown(stored)
    for kind in ("actors", "mentions", "statements", "figures", "lines"):
        assert list(getattr(shown, kind)()) == list(getattr(stored, kind)())
    assert list(shown.search("bridge")) == list(stored.search("bridge"))
    assert next(shown.reports()) == next(stored.reports())


def test_a_rejected_statement_goes_and_references_to_it_with_it(stored):
    judge(stored, "r1#s1", "reject", by="Ada")
    judge(stored, "r1#s2", "reject", by="Ada")
    shown = Shown(stored)
    assert list(shown.statements()) == []
    assert next(shown.figures()).statement is None
    assert [hit.kind for hit in shown.search("bridge")] == ["report"]


def test_a_statement_is_relayed_by_none_that_was_rejected(stored):
    judge(stored, "r1#s1", "reject", by="Ada")
    (left,) = Shown(stored).statements()
    assert (left.id, left.via) == ("r1#s2", None)


def test_an_actor_with_no_mention_left_is_none(stored):
    judge(stored, "r1#m1", "reject", by="Ada")
    shown = Shown(stored)
    assert list(shown.actors()) == []
    assert [(it.actor, it.candidates) for it in shown.statements()] == [(None, ()), (None, ())]
    assert [it.id for it in shown.mentions()] == ["r1#m2"]


def test_a_sum_of_what_was_rejected_or_is_another_number_is_no_sum(stored, reading, store):
    it = reading("r1")
    text = it.report.text
    low = replace(it.figures[0], statement=None)
    span = it.report.span(text.index("Monday"), text.index("Monday") + 6)
    other = replace(low, id="r1#f2", span=span)
    whole = replace(low, id="r1#f3", span=it.report.span(span.start, low.span.end), low=24)
    whole = replace(whole, derived_from=("r1#f1", "r1#f2"))
    store(stored, Reading(it.report, it.mentions, it.actors, it.statements, (low, other, whole)), reader="another")
    made = judge(stored, "r1#f1", "reject", by="Ada")
    assert [it.id for it in Shown(stored).figures()] == ["r1#f2"]
    withdraw(stored, made.id, "Ada")
    judge(stored, "r1#f1", "amend", by="Ada", amended={"low": 13})
    assert [it.id for it in Shown(stored).figures()] == ["r1#f1", "r1#f2"]
    with pytest.raises(ValueError, match="this is a sum"):
        judge(stored, "r1#f3", "amend", by="Ada", amended={"low": 25})


def test_a_line_loses_a_rejected_figure_at_once_and_an_amended_one_its_relations(record, store, counting):
    store(record, counting("a", "12"), counting("b", "14"), counting("c", "15"))
    (line,) = record.lines()
    made = judge(record, "a#f1", "reject", by="Ada")
    (left,) = Shown(record).lines()
    assert left.figures == tuple(id for id in line.figures if id != "a#f1")
    assert {id for it in left.relations for id in (it.a, it.b)} == {"b#f1", "c#f1"}
    withdraw(record, made.id, "Ada")
    judge(record, "b#f1", "amend", by="Ada", amended={"low": 12})
    (left,) = Shown(record).lines()
    assert {id for it in left.relations for id in (it.a, it.b)} == {"a#f1", "c#f1"}
    judge(record, "a#f1", "reject", by="Ada")
    judge(record, "c#f1", "reject", by="Ada")
    assert list(Shown(record).lines()) == []


def test_an_earlier_version_is_asked_without_what_was_rejected_in_it(stored, reading, store):
    judge(stored, "r1#f1", "reject", by="Ada")
    store(stored, reading("r1", "The bridge was open again."))
    assert list(Shown(stored).figures(report="r1")) == []
    assert len(list(Shown(stored).statements(report="r1"))) == 2
