"""What people judge is kept, holds while it should, and is applied to nothing else. All names are invented."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import sqlite3
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model import Reading, Span, Zone
from onrecord.record.check import check
from onrecord.record.judged import judged_figures, judged_mentions, judged_statements, kept, reads
from onrecord.record.judgements import (
    ChangedError,
    judge,
    judge_actors,
    judge_figures,
    judgement,
    judgements,
    judgements_of,
    naming,
    orphans,
    stale,
    unlinked,
    withdraw,
)
from onrecord.record.opening import RecordError
from onrecord.record.store import Record


@pytest.fixture
def stored(record, reading, store):
    store(record, reading("r1"))
    return record


def only(entries):
    (it,) = entries
    return it


def the_figure(record, report="r1"):
    return only(judged_figures(record, report=report))


def states(record):
    return [told.state for told in judgements(record)]


def again(record, store, reading: Reading, **changed):
    """The same text read with something else, which says something else of its figure."""
    figure = replace(reading.figures[0], **changed)
    store(record, replace(reading, figures=(figure,)), reader="another")


def test_an_accept_shows_with_who_and_when(stored):
    made = judge(stored, "r1#f1", "accept", by=" Ada  Lund ", note="clear")
    it = the_figure(stored).judgement
    assert (it.id, it.verdict, it.by, it.note, it.exact) == (made.id, "accept", "Ada Lund", "clear", "at least 12")
    assert it.made.endswith("+00:00")
    assert states(stored) == ["holds"]


def test_an_amendment_stands_in_the_entry_and_tells_what_was_read(stored):
    judge(stored, "r1#f1", "amend", by="Ada", amended={"low": 14, "as_of": "2031-03-02", "of": [[80, 83]]})
    it = the_figure(stored)
    assert (it.entry.low, it.entry.high, it.entry.hedge) == (14, None, "at least")
    assert (it.entry.as_of.value, it.entry.as_of.basis, it.entry.as_of.span) == ("2031-03-02", "judged", None)
    assert it.entry.of[0].exact == stored.report("r1").text[80:83].strip()
    assert it.read.low == 12
    assert it.judgement.judged["low"] == 12
    assert check(stored).lies == ()


def test_a_second_amendment_keeps_what_the_first_said_of_other_fields(stored):
    judge(stored, "r1#f1", "amend", by="Ada", amended={"effect": "killed"})
    judge(stored, "r1#f1", "amend", by="Bo", amended={"low": 13})
    it = the_figure(stored).entry
    assert (it.effect, it.low) == ("killed", 13)
    judge(stored, "r1#f1", "amend", by="Bo", amended={"low": 12})
    assert the_figure(stored).judgement.amended == {"effect": "killed"}
    with pytest.raises(ValueError, match="it says so already"):
        judge(stored, "r1#f1", "amend", by="Bo", amended={"effect": "injured"})


def test_the_latest_holds_and_withdrawing_it_brings_the_one_before_back(stored):
    first = judge(stored, "r1#f1", "accept", by="Ada")
    last = judge(stored, "r1#f1", "reject", by="Bo")
    assert the_figure(stored).is_rejected
    assert states(stored) == ["overruled", "holds"]
    withdraw(stored, last.id, "Cy")
    assert the_figure(stored).judgement.id == first.id
    assert states(stored) == ["holds", "withdrawn"]
    assert judgement(stored, last.id).withdrawn_by == "Cy"
    with pytest.raises(ValueError, match="withdrawn before"):
        withdraw(stored, last.id, "Cy")
    with pytest.raises(LookupError):
        withdraw(stored, 99, "Cy")


def test_who_saw_an_older_state_is_told_and_nothing_is_lost(stored):
    first = judge(stored, "r1#f1", "accept", by="Ada", seen=0)
    second = judge(stored, "r1#f1", "reject", by="Bo", seen=0)
    assert first.meanwhile == ()
    assert [it.id for it in second.meanwhile] == [first.id]
    assert judge(stored, "r1#f1", "accept", by="Ada", seen=second.id).meanwhile == ()
    assert [it.judgement.by for it in judgements_of(stored, "r1#f1")] == ["Ada", "Bo", "Ada"]


@pytest.mark.parametrize(
    ("entry", "verdict", "more", "match"),
    [
        ("r1#f1", "maybe", {}, "verdict"),
        ("r1#f1", "amend", {}, "amended"),
        ("r1#f1", "accept", {"amended": {"low": 3}}, "amended"),
        ("r1#f1", "accept", {"by": "  "}, "by:"),
        ("r1#f1", "accept", {"note": "n" * 10_001}, "note:"),
    ],
)
def test_what_cannot_be_is_refused_and_stores_nothing(stored, entry, verdict, more, match):
    with pytest.raises(ValueError, match=match):
        judge(stored, entry, verdict, **{"by": "Ada"} | more)
    assert judgements(stored) == []


def test_an_unknown_entry_is_refused(stored):
    with pytest.raises(LookupError, match="no entry"):
        judge(stored, "r1#f9", "accept", by="Ada")


def test_what_reads_otherwise_than_the_person_saw_is_not_judged(stored, reading, store):
    seen = reads(stored, "r1")["r1#f1"]
    again(stored, store, reading("r1"), low=13)
    with pytest.raises(ChangedError):
        judge(stored, "r1#f1", "accept", by="Ada", reads=seen)
    assert judge(stored, "r1#f1", "accept", by="Ada", reads=reads(stored, "r1")["r1#f1"]).id


def test_an_accept_outlives_a_reading_that_says_the_same(stored, reading, store):
    judge(stored, "r1#f1", "accept", by="Ada")
    same = reading("r1")
    figure = replace(same.figures[0], id="r1#f7")
    store(stored, replace(same, figures=(figure,)), reader="another")
    assert the_figure(stored).entry.id == "r1#f7"
    assert the_figure(stored).judgement.by == "Ada"


def test_an_accept_of_what_reads_otherwise_is_stale_and_told_to_hold_no_more(stored, reading, store):
    judge(stored, "r1#f1", "accept", by="Ada")
    again(stored, store, reading("r1"), low=13)
    assert the_figure(stored).judgement is None
    assert the_figure(stored).stale.by == "Ada"
    assert states(stored) == ["stale"]
    assert [told.judgement.id for told in stale(stored)] == [1]
    judge(stored, "r1#f1", "accept", by="Ada")
    assert states(stored) == ["overruled", "holds"]


def test_an_amendment_stays_over_another_reading_and_asks_to_be_looked_at(stored, reading, store):
    judge(stored, "r1#f1", "amend", by="Ada", amended={"effect": "killed"})
    again(stored, store, reading("r1"), status="claimed")
    it = the_figure(stored)
    assert (it.entry.effect, it.entry.status) == ("killed", "claimed")
    assert it.stale is not None
    store(stored, reading("r1"), reader="a third")
    assert the_figure(stored).stale is None


def test_a_reading_that_agrees_with_the_amendment_is_not_stale(stored, reading, store):
    judge(stored, "r1#f1", "amend", by="Ada", amended={"effect": "killed"})
    again(stored, store, reading("r1"), effect="killed")
    assert the_figure(stored).stale is None
    assert states(stored) == ["holds"]


def test_an_amendment_that_contradicts_what_is_read_by_now_is_not_applied(stored, reading, store):
    judge(stored, "r1#f1", "amend", by="Ada", amended={"actor": naming_actor(stored)})
    it = reading("r1")
    # the mention that meant the actor is read no more
    store(stored, replace(it, mentions=(), actors=(), statements=(), figures=(bare(it),)), reader="another")
    assert the_figure(stored).judgement is None
    assert the_figure(stored).entry.actor is None
    assert states(stored) == ["stale"]


def naming_actor(record):
    return next(record.actors()).id


def bare(reading):
    return replace(reading.figures[0], statement=None)


def test_a_reject_holds_by_the_words_whatever_is_said_of_them(stored, reading, store):
    judge(stored, "r1#f1", "reject", by="Ada")
    again(stored, store, reading("r1"), low=99, high=99, hedge="exact")
    assert the_figure(stored).is_rejected
    assert kept(judged_figures(stored)) == ()


def test_words_that_are_read_no_more_leave_an_orphan_that_goes_to_nothing_similar(stored, reading, store):
    judge(stored, "r1#f1", "reject", by="Ada")
    other = reading("r1")
    span = other.report.span(other.figures[0].span.start + len("at least "), other.figures[0].span.end)
    again(stored, store, other, span=span, hedge="exact", high=12)
    assert the_figure(stored).judgement is None
    assert [told.judgement.id for told in orphans(stored)] == [1]
    assert orphans(stored)[0].entries == ()
    store(stored, reading("r1"), reader="a third")
    assert the_figure(stored).is_rejected
    assert orphans(stored) == []


def test_a_new_text_of_the_report_makes_no_orphan_and_keeps_the_judgement_to_the_old(stored, reading, store):
    judge(stored, "r1#f1", "reject", by="Ada")
    store(stored, reading("r1", "The bridge was open again."))
    assert list(judged_figures(stored)) == []
    assert the_figure(stored, "r1").is_rejected
    assert states(stored) == ["holds"]


def test_the_same_text_under_another_name_is_judged_too(stored, reading, store):
    judge(stored, "r1#f1", "reject", by="Ada")
    store(stored, reading("r2"))
    assert [it.is_rejected for it in judged_figures(stored)] == [True, True]


def test_statements_and_mentions_are_judged_like_figures(stored):
    judge(stored, "r1#s1", "amend", by="Ada", amended={"act": "thought", "said_on": None, "content": [[29, 39]]})
    it = next(judged_statements(stored))
    assert (it.entry.act, it.entry.said_on.value, it.entry.said_on.basis) == ("thought", None, "judged")
    assert it.entry.content[0].exact == stored.report("r1").text[29:39].strip()
    judge(stored, "r1#m2", "amend", by="Ada", amended={"actor": naming_actor(stored)})
    second = list(judged_mentions(stored))[1].entry
    assert (second.actor, second.candidates) == (naming_actor(stored), ())


def test_amended_actors_and_days_decide_what_is_chosen(stored):
    actor = naming_actor(stored)
    assert [it.entry.id for it in judged_figures(stored, actor=actor)] == []
    judge(stored, "r1#f1", "amend", by="Ada", amended={"actor": actor, "as_of": "2031-04"})
    assert [it.entry.id for it in judged_figures(stored, actor=actor)] == ["r1#f1"]
    assert [it.entry.id for it in judged_figures(stored, since="2031-04-30")] == ["r1#f1"]
    judge(stored, "r1#s1", "amend", by="Ada", amended={"actor": None})
    assert [it.entry.id for it in judged_statements(stored, actor=actor)] == []


def test_pairs_are_told_and_overruled_either_way_round(record, reading, store):
    store(record, reading("r1"), reading("r2", outlet="Courier"))
    store(record, shifted(reading("r3")))
    made = judge_figures(record, "unlink", "r1#f1", "r3#f1", by="Ada", seen=0)
    later = judge_figures(record, "link", "r3#f1", "r1#f1", by="Bo", seen=0)
    assert [it.id for it in later.meanwhile] == [made.id]
    assert states(record) == ["overruled", "holds"]
    assert judgement(record, later.id).exact == "at least 12 / at least 12"


def shifted(reading: Reading) -> Reading:
    """The reading of a text that begins with a word more, of its figure and mentions alone."""
    report = reading.report
    text = f"So {report.text}"
    moved = replace(
        report, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), zones=(Zone("body", 0, len(text)),)
    )

    def span(it: Span) -> Span:
        return Span(it.start + 3, it.end + 3, it.exact)

    figure = replace(reading.figures[0], span=span(reading.figures[0].span), place=(), as_of=None, according_to=(),
                     statement=None)  # fmt: skip
    mentions = tuple(replace(it, span=span(it.span)) for it in reading.mentions)
    return Reading(moved, mentions, reading.actors, (), (figure,))


def test_a_pair_needs_two_different_things(record, reading, store):
    store(record, reading("r1"), reading("r2", outlet="Courier"))
    with pytest.raises(ValueError, match="one and the same"):
        judge_figures(record, "link", "r1#f1", "r2#f1", by="Ada")
    with pytest.raises(ValueError, match="names no settled actor"):
        judge_actors(record, "merge", "r1#m1", "r1#m2", by="Ada")
    with pytest.raises(ValueError, match="two figures"):
        judge_figures(record, "link", "r1#m1", "r1#m2", by="Ada")
    with pytest.raises(ValueError, match="verdict"):
        judge_figures(record, "merge", "r1#f1", "r2#f1", by="Ada")


def test_naming_gives_a_mention_of_the_actor(stored):
    assert naming(stored, naming_actor(stored)) == "r1#m1"
    with pytest.raises(LookupError):
        naming(stored, "nobody")


def test_judgements_wait_for_linking_only_where_it_heeds_them(stored, reading, store):
    judge(stored, "r1#s1", "reject", by="Ada")
    judge(stored, "r1#f1", "accept", by="Ada")
    assert unlinked(stored) == 0
    rejected = judge(stored, "r1#f1", "reject", by="Ada")
    assert unlinked(stored) == 1
    store(stored, reading("r1"))
    assert unlinked(stored) == 0
    withdraw(stored, rejected.id, "Ada")
    assert unlinked(stored) == 1


@pytest.mark.parametrize(
    "deed",
    [
        "DELETE FROM judgements",
        "UPDATE judgements SET verdict = 'accept'",
        "UPDATE judgements SET judge = 'Bo'",
        "UPDATE judgements SET withdrawn = '2031-01-01', withdrawn_by = 'Bo', note = 'x'",
        "UPDATE judgements SET withdrawn = '2031-01-01'",
        "INSERT OR REPLACE INTO judgements SELECT * FROM judgements",
        "REPLACE INTO judgements (id, kind, verdict, sha256, key, exact, judged, judge, made)"
        " VALUES (1, 'figure', 'accept', '', '', '', '', '', '')",
        "INSERT INTO judgements (kind, verdict, sha256, key, exact, judged, judge, made)"
        " VALUES ('figure', 'merge', '', '', '', '', '', '')",
    ],
)
def test_the_table_refuses_to_forget_or_to_change(stored, deed):
    judge(stored, "r1#f1", "reject", by="Ada", note="no")
    before = stored.connection.execute("SELECT * FROM judgements").fetchall()
    with pytest.raises(sqlite3.IntegrityError):
        stored.connection.execute(deed)
    assert stored.connection.execute("SELECT * FROM judgements").fetchall() == before


def test_a_withdrawal_is_never_taken_back(stored):
    made = judge(stored, "r1#f1", "reject", by="Ada")
    withdraw(stored, made.id, "Bo")
    for deed in ("withdrawn = NULL, withdrawn_by = NULL", "withdrawn_by = 'Cy'"):
        with pytest.raises(sqlite3.IntegrityError):
            stored.connection.execute(f"UPDATE judgements SET {deed}")


def test_a_record_opened_for_questions_cannot_be_judged(tmp_path, stored):
    with Record.open(tmp_path / "story.db") as asked, pytest.raises(RecordError, match="may not be written"):
        judge(asked, "r1#f1", "accept", by="Ada")


def test_check_finds_words_of_a_judgement_that_are_not_in_the_text(stored):
    stored.connection.execute(
        "INSERT INTO judgements (kind, verdict, sha256, key, exact, judged, amended, judge, made) SELECT 'figure',"
        " 'amend', sha256, '[[1,2]]', 'x', '{\"span\":[0,4,\"Mara\"]}', '{\"of\":[[0,4,\"Nora\"]]}', 'Ada', '2031'"
        " FROM reports"
    )
    assert check(stored).lies == ("judgement 1: 0:4 does not read 'Nora'",)


def _judge_often(path, by, count):
    with Record.open(path, create=True) as record:
        for number in range(count):
            judge(record, "r1#f1", "amend", by=by, amended={"low": 100 + number}, note=f"{by} {number}")
            judge(record, "r1#s1", "accept", by=by, note=f"{by} {number}")


def test_two_who_judge_at_once_lose_nothing(tmp_path, stored):
    context = multiprocessing.get_context("spawn")
    people = [context.Process(target=_judge_often, args=(tmp_path / "story.db", by, 15)) for by in ("Ada", "Bo")]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert [person.exitcode for person in people] == [0, 0]
    for by in ("Ada", "Bo"):
        for entry in ("r1#f1", "r1#s1"):
            notes = [told.judgement.note for told in judgements_of(stored, entry) if told.judgement.by == by]
            assert notes == [f"{by} {number}" for number in range(15)]
    assert states(stored).count("holds") == 2


def _judge_and_die(path):
    with Record.open(path, create=True) as record:
        judge(record, "r1#f1", "reject", by="Ada")
        record.connection.execute("BEGIN IMMEDIATE")
        record.connection.execute("UPDATE judgements SET withdrawn = 'x', withdrawn_by = 'y'")
        os.kill(os.getpid(), signal.SIGKILL)


def test_a_kill_loses_no_judgement_that_was_made(tmp_path, stored):
    process = multiprocessing.get_context("spawn").Process(target=_judge_and_die, args=(tmp_path / "story.db",))
    process.start()
    process.join()
    assert states(stored) == ["holds"]
    assert the_figure(stored).is_rejected


deeds = st.lists(
    st.tuples(
        st.sampled_from(["r1#f1", "r1#s1", "r1#s2", "r1#m1", "r1#m2"]),
        st.sampled_from(["accept", "reject", "withdraw"]),
        st.integers(0, 30),
    ),
    max_size=12,
)


@given(deeds)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_holds_is_the_last_that_was_not_withdrawn(tmp_path_factory, reading, store, deeds):
    """Against a plain list as the model."""
    with Record.open(tmp_path_factory.mktemp("j") / "story.db", create=True) as record:
        store(record, reading("r1"))
        model: list[list[object]] = []
        for entry, verdict, number in deeds:
            if verdict == "withdraw":
                alive = [row for row in model if not row[3]]
                if alive:
                    row = alive[number % len(alive)]
                    withdraw(record, row[0], "Bo")
                    row[3] = True
            else:
                model.append([judge(record, entry, verdict, by="Ada").id, entry, verdict, False])
        wanted = {entry: id for id, entry, _, gone in model if not gone}
        entries = [*judged_figures(record), *judged_statements(record), *judged_mentions(record)]
        found = {it.entry.id: it.judgement.id for it in entries if it.judgement}
        assert found == wanted
        assert len(judgements(record)) == len(model)
