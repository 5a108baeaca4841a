from __future__ import annotations

from onrecord.model import Actor
from onrecord.record.opening import transaction
from onrecord.record.runs import relink


def linked(record):
    return dict(record.connection.execute("SELECT id, actor FROM report_actors"))


def test_linking_sees_the_actors_of_every_report_in_order(record, reading, store, monkeypatch):
    seen = []

    def link(reports):
        seen.extend(list(report.actors) for report in reports)
        return [Actor("mara", "Mara Dolen", "person", ("Dolen",))], {"a#a1": "mara", "b#a1": "mara", "b#a2": "mara"}

    monkeypatch.setattr("onrecord.record.runs.link_actors", link)
    store(record, reading("b"))
    seen.clear()
    store(record, reading("a"))
    assert seen == [[Actor("a#a1", "Mara Dolen", "person", (), ("a#m1",))],
                    [Actor("b#a1", "Mara Dolen", "person", (), ("b#m1",))]]  # fmt: skip
    assert linked(record) == {"a#a1": "mara", "b#a1": "mara"}
    assert list(record.actors()) == [Actor("mara", "Mara Dolen", "person", ("Dolen",), ("a#a1", "b#a1"))]


def test_what_comes_out_otherwise_replaces_what_was_linked_before(record, reading, store, monkeypatch, dump):
    outcome = ([Actor("one", "Mara Dolen", "person", ("She", "Dolen"))], {"r1#a1": "one"})
    monkeypatch.setattr("onrecord.record.runs.link_actors", lambda reports: outcome)
    store(record, reading("r1"))
    once = dump(record)
    outcome = ([Actor("two", "Mara Dolen", None)], {"r1#a1": "two"})
    with transaction(record.connection):
        relink(record.connection)
    assert list(record.actors()) == [Actor("two", "Mara Dolen", None, (), ("r1#a1",))]
    assert record.connection.execute("SELECT count(*) FROM actor_aliases").fetchone() == (0,)
    outcome = ([Actor("one", "Mara Dolen", "person", ("She", "Dolen"))], {"r1#a1": "one"})
    with transaction(record.connection):
        relink(record.connection)
    assert dump(record) == once


def test_linking_again_writes_nothing(record, reading, store):
    store(record, reading("r1"))
    before = record.connection.total_changes
    with transaction(record.connection):
        relink(record.connection)
    assert record.connection.total_changes == before
