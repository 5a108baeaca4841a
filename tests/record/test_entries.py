"""Whatever a reading holds, in whatever script: it goes in and comes out equal."""

from __future__ import annotations

import hashlib
import itertools
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import model
from onrecord.model import Actor, DateMention, Day, Figure, Mention, Reading, Report, Statement, Tie, Zone
from onrecord.record.check import check
from onrecord.record.opening import transaction
from onrecord.record.store import Record
from onrecord.record.writing import Fresh, put

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
maybe = st.none() | words
maybe_day = st.none() | st.dates().map(str)
numbers = st.none() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False)


def one_of(values: object) -> st.SearchStrategy:
    return st.sampled_from(get_args(values))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    id = draw(words.filter(bool))
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
    cuts = sorted([*draw(st.lists(st.integers(0, len(text)), max_size=4)), 0, len(text)])
    zones = tuple(Zone(draw(one_of(model.ZoneKind)), *pair) for pair in itertools.pairwise(cuts))
    report = Report(
        id, text, hashlib.sha256(text.encode()).hexdigest(), zones, draw(maybe), draw(maybe), draw(maybe), draw(maybe),
        draw(maybe), draw(maybe), draw(maybe_day), draw(one_of(model.PublishedBasis)), draw(maybe), draw(st.booleans()),
    )  # fmt: skip
    span = st.integers(0, len(text) - 1).flatmap(
        lambda start: st.integers(start + 1, len(text)).map(lambda end: report.span(start, end))
    )
    entries = _Entries(draw, id, span)
    mentions = tuple(entries.mention(f"{id}#m{i}") for i in range(draw(st.integers(1, 3))))
    named = [mention for mention in mentions if mention.actor == f"{id}#a1"]
    actors = [Actor(f"{id}#a1", it.span.exact, draw(st.none() | one_of(model.ActorKind)), (it.span.exact,), (it.id,))
              for it in named[:1]]  # fmt: skip
    if not actors:
        mentions = tuple(replace(mention, candidates=()) for mention in mentions)
    statements = tuple(entries.statement(f"{id}#s{i}", bool(actors)) for i in range(draw(st.integers(0, 3))))
    if len(statements) > 1:
        statements = (replace(statements[0], via=statements[1].id), *statements[1:])
    figures = tuple(entries.figure(f"{id}#f{i}", bool(actors), statements) for i in range(draw(st.integers(0, 3))))
    dates = st.builds(DateMention, st.just(id), span, maybe, one_of(model.DateType), words)
    return Reading(report, mentions, tuple(actors), statements, figures, tuple(draw(st.lists(dates, max_size=2))))


class _Entries:
    def __init__(self, draw: st.DrawFn, id: str, span: st.SearchStrategy) -> None:
        self.draw, self.id, self.span = draw, id, span
        self.spans = st.lists(span, max_size=2).map(tuple)
        self.day = st.none() | st.builds(Day, maybe, words, st.none() | span)

    def mention(self, id: str) -> Mention:
        actor = self.draw(st.sampled_from([None, f"{self.id}#a1"]))
        draw = self.draw
        return Mention(
            id, self.id, draw(self.span), draw(one_of(model.MentionForm)), draw(one_of(model.ZoneKind)), actor
        )

    def statement(self, id: str, with_actor: bool) -> Statement:
        draw = self.draw
        candidates = draw(st.sampled_from([(), (f"{self.id}#a1",)])) if with_actor else ()
        content = draw(st.lists(self.span, min_size=1, max_size=3).map(tuple))
        return Statement(
            id, self.id, draw(self.spans), draw(self.spans), content, draw(one_of(model.StatementForm)),
            draw(one_of(model.StatementAct)), draw(one_of(model.ZoneKind)),
            f"{self.id}#a1" if with_actor and not candidates else None, candidates, draw(self.day), draw(self.spans),
        )  # fmt: skip

    def figure(self, id: str, with_actor: bool, statements: tuple[Statement, ...]) -> Figure:
        draw = self.draw
        low, high = draw(numbers), draw(numbers)
        if low is not None and high is not None and low > high:
            low, high = high, low
        return Figure(
            id, self.id, draw(self.span), low, high, draw(one_of(model.Hedge)), draw(one_of(model.ZoneKind)),
            draw(maybe), draw(st.none() | one_of(model.Effect)), draw(self.spans), draw(self.spans), draw(self.spans),
            draw(st.none() | one_of(model.Scope)), draw(maybe), draw(self.day), draw(self.spans),
            f"{self.id}#a1" if with_actor else None, draw(one_of(model.FigureStatus)),
            draw(st.sampled_from([None, *(statement.id for statement in statements)])),
            draw(st.none() | one_of(model.VictimClass)), tuple(draw(st.lists(one_of(model.Demographic), max_size=2))),
            draw(self.spans), draw(self.spans), draw(st.sampled_from([None, f"{self.id}#f0"])),
            draw(st.sampled_from([None, f"{self.id}#f0"])),
        )  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(reading=readings())
def test_any_reading_goes_in_and_comes_out_equal(reading, store, unlinked):
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "story.db", create=True) as record:
        store(record, reading)
        (report,) = record.reports()
        own = tuple(replace(actor, derived_from=("x",)) for actor in record.actors())
        assert report == reading.report
        assert tuple(record.mentions()) == reading.mentions
        assert own == tuple(replace(actor, derived_from=("x",)) for actor in reading.actors)
        assert tuple(record.statements()) == reading.statements
        assert repr(tuple(record.figures())) == repr(reading.figures)  # 2 is not 2.0
        assert tuple(record.dates()) == reading.dates
        assert check(record).lies == ()
        store(record, reading, given="other")
        assert tuple(record.statements()) == reading.statements
        assert check(record).lies == ()


def test_a_sum_is_stored_with_its_parts_and_checked_again(record, reading, store):
    given = reading("r1")
    (part,) = given.figures
    other = replace(part, id="r1#f2", low=3, high=None)
    total = replace(part, id="r1#f3", low=15, high=None, derived_from=("r1#f1", "r1#f2"))
    store(record, replace(given, figures=(part, other, total)))
    assert [figure.derived_from for figure in record.figures()] == [(), (), ("r1#f1", "r1#f2")]
    assert check(record).lies == ()
    record.connection.execute("UPDATE figures SET low = 16 WHERE id = 'r1#f3'")
    (lie,) = check(record).lies
    assert lie.startswith("figure r1#f3: it is not the sum of its parts")


def test_ties_are_stored_with_the_mentions_that_say_so(record, reading, store):
    given = reading("r1", published="2031-03-04")
    spokeswoman = replace(given.actors[0], ties=(Tie("speaks for", "r1#a2", ("r1#m1",)),))
    office = Actor("r1#a2", "She", None, (), ("r1#m2",))
    mentions = (given.mentions[0], replace(given.mentions[1], actor="r1#a2", candidates=()))
    store(record, replace(given, actors=(spokeswoman, office), mentions=mentions))
    assert record.connection.execute("SELECT * FROM report_ties").fetchall() == [
        ("r1#a1", "speaks for", "r1#a2", "r1#m1")
    ]
    assert check(record).lies == ()
    store(record, given, given="other")
    assert record.connection.execute("SELECT * FROM report_ties").fetchall() == []


def test_numbers_beyond_64_bits_are_stored_as_floating_point(record, reading, store):
    given = reading("r1")
    store(record, replace(given, figures=(replace(given.figures[0], low=10**20, high=10**20),)))
    (figure,) = record.figures()
    assert (figure.low, figure.high) == (1e20, 1e20)


def test_replaced_entries_leave_no_row_behind(record, reading, store, dump):
    store(record, reading("r1"))
    once = dump(record)
    store(record, replace(reading("r1"), mentions=(), actors=(), statements=(), figures=(), dates=()), reader="r2")
    assert {name for name, rows in dump(record).items() if rows} == {
        "reports", "places", "zones", "report_sketches", "stories", "story_reports",
    }  # fmt: skip
    store(record, reading("r1"))
    assert dump(record) == once


def test_an_entry_that_points_nowhere_is_refused_and_nothing_of_its_reading_stays(record, reading, dump):
    good, bad = reading("good"), reading("bad")
    bad = replace(bad, figures=(replace(bad.figures[0], statement="bad#s9"),))
    with transaction(record.connection):
        put(record.connection, Fresh(good, "r", "g"))
        with pytest.raises(Exception, match="FOREIGN KEY"):
            put(record.connection, Fresh(bad, "r", "g"))
    assert [report.id for report in record.reports()] == ["good"]
    assert not any("bad" in repr(row) for rows in dump(record).values() for row in rows)
