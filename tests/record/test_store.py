from __future__ import annotations

from onrecord.model import Actor, Reading, Skipped
from onrecord.record.opening import transaction
from onrecord.record.runs import begin_run, finish_run
from onrecord.record.store import Record
from onrecord.record.writing import skip


def read_back(record: Record, report: str) -> Reading:
    found = record.report(report)
    assert found
    return Reading(
        found,
        tuple(record.mentions(report=report)),
        tuple(record.actors()),
        tuple(record.statements(report=report)),
        tuple(record.figures(report=report)),
        tuple(record.dates(report=report)),
    )


def test_a_reading_comes_out_as_it_went_in(record, reading, store, unlinked):
    given = reading("r1", title="Bridge shut", outlet="Veldt Courier", published="2031-03-04", published_basis="given")
    store(record, given)
    back = read_back(record, "r1")
    (actor,) = back.actors
    assert actor.derived_from == ("r1#a1",)
    assert (back.report, back.mentions, back.dates) == (given.report, given.mentions, given.dates)
    assert (back.statements, back.figures) == (given.statements, given.figures)


def test_answers_come_by_report_and_then_position(record, reading, store):
    store(record, reading("b"), reading("a"))
    assert [report.id for report in record.reports()] == ["a", "b"]
    assert [statement.id for statement in record.statements()] == ["a#s1", "a#s2", "b#s1", "b#s2"]
    assert [mention.id for mention in record.mentions()] == ["a#m1", "a#m2", "b#m1", "b#m2"]
    assert [date.report for date in record.dates()] == ["a", "b"]


def test_entries_of_one_actor(record, reading, store):
    store(record, reading("r1"))
    (actor,) = record.actors()
    assert [statement.id for statement in record.statements(actor=actor.id)] == ["r1#s1"]
    assert list(record.statements(actor="nobody")) == []
    assert list(record.figures(actor=actor.id)) == []


def test_since_counts_the_day_of_the_entry_and_else_that_of_its_report(record, reading, store):
    store(record, reading("r1", published="2031-03-05", published_basis="given"), reading("undated"))

    def since(day: str) -> list[str]:
        return [statement.id for statement in record.statements(since=day)]

    assert since("2031-03-03") == ["r1#s1", "r1#s2", "undated#s1"]
    assert since("2031-03-04") == ["r1#s2"]
    assert since("2031-03-06") == []
    assert [figure.id for figure in record.figures(since="2031-03-03")] == ["r1#f1", "undated#f1"]


def test_a_month_counts_while_any_of_its_days_may(record, reading, store):
    store(record, reading("r1"))
    with transaction(record.connection):
        record.connection.execute("UPDATE statements SET said_on = '2031-03'")
    assert len(list(record.statements(since="2031-03-20"))) == 2
    assert list(record.statements(since="2031-04-01")) == []


def test_superseded_reports_answer_only_when_named(record, reading, store):
    store(record, reading("r1"))
    store(record, reading("r1", "Nothing more was said."))
    assert [report.id for report in record.reports()] == ["r1@2"]
    assert record.report("r1") is not None
    assert list(record.statements()) == []
    assert list(record.actors()) == []
    assert [statement.id for statement in record.statements(report="r1")] == ["r1#s1", "r1#s2"]
    assert (record.superseded_by("r1"), record.superseded_by("r1@2")) == ("r1@2", None)
    assert record.versions() == {"r1@2": 2}


def test_an_answer_left_half_read_outlives_the_record_quietly(record, reading, store):
    store(record, reading("r1"))
    statements = record.statements()
    next(statements)
    record.close()
    statements.close()


def test_superseded_reports_are_not_counted(record, reading, store):
    store(record, reading("r1"))
    store(record, reading("r1", "Nothing more was said."))
    assert record.counts() == {
        "reports": 1, "actors": 0, "mentions": 0, "statements": 0, "figures": 0, "dates": 0,
        "stories": 1, "reuse": 0, "lines": 0, "skipped": 0,
    }  # fmt: skip


def test_counts_skipped_and_runs(record, reading, store):
    store(record, reading("r1"))
    with transaction(record.connection):
        skip(record.connection, Skipped("b.txt", "is empty", "leave it out"))
        skip(record.connection, Skipped("a.txt", "is German", "", "de"))
        run = begin_run(record.connection, "0.1", [{"name": "m", "sha256": "0"}], {"workers": 2})
        begin_run(record.connection, "0.1", [], {})
        finish_run(record.connection, run, {"read": 1})
    assert [skipped.name for skipped in record.skipped()] == ["a.txt", "b.txt"]
    assert record.counts()["skipped"] == 2
    assert record.counts()["statements"] == 2
    first, broken_off = record.runs()
    assert (first.models, first.settings, first.counts) == (
        ({"name": "m", "sha256": "0"},),
        {"workers": 2},
        {"read": 1},
    )
    assert first.finished is not None
    assert (broken_off.finished, broken_off.counts) == (None, {})


def test_an_unsettled_entry_lists_the_records_actors_each_once(record, reading, store, monkeypatch):
    monkeypatch.setattr(
        "onrecord.record.runs.link_actors",
        lambda reports: ([Actor("mara-dolen", "Mara Dolen", "person")], dict.fromkeys(["r1#a1"], "mara-dolen")),
    )
    store(record, reading("r1"))
    assert [mention.candidates for mention in record.mentions()] == [(), ("mara-dolen",)]
    assert [mention.actor for mention in record.mentions()] == ["mara-dolen", None]


def test_what_people_look_at_in_datasette_can_be_asked(record, reading, store):
    store(record, reading("r1", outlet="Veldt Courier"))
    rows = record.connection.execute("SELECT outlet, actor, source, content FROM statement_view").fetchall()
    assert rows == [
        ("Veldt Courier", "Mara Dolen", "Mara Dolen", "the bridge was shut"),
        ("Veldt Courier", None, "She", "at least 12 were hurt"),
    ]
    assert record.connection.execute('SELECT "exact", low, place FROM figure_view').fetchall() == [
        ("at least 12", 12, "the bridge")
    ]
    assert record.connection.execute("SELECT name, reports, mentions FROM actor_view").fetchall() == [
        ("Mara Dolen", 1, 1)
    ]
