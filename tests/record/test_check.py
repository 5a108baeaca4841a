from __future__ import annotations

import sqlite3

import pytest

from onrecord.record.check import check
from onrecord.record.store import Record


def test_a_sound_record_has_no_lies(record, reading, store):
    store(record, reading("r1"), reading("r2", title="Bridge shut"))
    store(record, reading("r1", "The ferry was late."))
    checked = check(record)
    assert checked.lies == ()
    assert checked.counts == {
        "reports": 3,
        "zones": 3,
        "spans": 32,
        "edits": 0,
        "rules": 21,
        "search indexes": 3,
        "judgements": 0,
    }


# Each change is one that the schema alone lets through: the first word of the lie it must be found by.
LIES = {
    "UPDATE mentions SET start = start + 1 WHERE id = 'r1#m1'": "mention r1#m1: 1:10 does not read 'Mara Dolen'",
    "UPDATE mentions SET start = -1, \"end\" = -1 WHERE id = 'r1#m1'": "mention r1#m1: -1:-1",
    "UPDATE statement_spans SET exact = 'no' WHERE role = 'cue' AND statement = 'r1#s1'": "statement r1#s1: cue 11:15",
    "UPDATE statement_spans SET exact = 'no' WHERE role = 'addressee'": "statement r1#s2: addressee",
    "UPDATE statements SET said_on_exact = NULL WHERE id = 'r1#s1'": "statement's day r1#s1",
    'UPDATE figures SET "end" = 9999': "figure r1#f1",
    "UPDATE figure_spans SET start = 0 WHERE role = 'place'": "figure's words r1#f1: place",
    "UPDATE figures SET as_of_start = 0": "figure's day r1#f1",
    "UPDATE dates SET exact = 'Friday'": "date r1 number 0",
    'UPDATE zones SET "end" = 9999': "report r1: zone body 0:9999",
    "INSERT INTO zones VALUES ('r1', 1, 'caption', 0, 4)": "report r1: zone caption 0:4 is out of order",
    "UPDATE figures SET low = 13, high = 12": "figure r1#f1: low is above high",
    "UPDATE figures SET part_of = 'r2#f1' WHERE id = 'r1#f1'": "figure r1#f1: the figure it is part of",
    "UPDATE figures SET revises = 'r2#f1' WHERE id = 'r1#f1'": "figure r1#f1: the figure it is part of",
    "INSERT INTO figure_parts VALUES ('r1#f1', 0, 'r1#f1')": "figure r1#f1: it is not the sum of its parts",
    "INSERT INTO figure_parts VALUES ('r1#f1', 0, 'r2#f1')": "figure r1#f1: the figure it is part of",
    "INSERT INTO actor_ties SELECT id, 'holds', id, 'm3' FROM actors": "points to nothing in mentions",
    "UPDATE figures SET statement = 'r2#s1' WHERE id = 'r1#f1'": "figure r1#f1: its statement is another report's",
    "UPDATE statements SET via = 'r2#s1' WHERE id = 'r1#s1'": "statement r1#s1 is relayed by one of another report",
    "UPDATE statements SET via = id WHERE id = 'r1#s1'": "statement r1#s1 is relayed",
    "DELETE FROM statement_spans WHERE statement = 'r1#s1' AND role = 'content'": "statement r1#s1 has no content",
    "UPDATE statements SET report_actor = 'r2#a1' WHERE id = 'r1#s1'": "statement r1#s1: its actor is another report's",
    "UPDATE figures SET report_actor = 'r2#a1' WHERE id = 'r1#f1'": "figure r1#f1: its actor is another report's",
    "UPDATE mentions SET report_actor = 'r2#a1' WHERE id = 'r1#m1'": "mention r1#m1: its actor is another report's",
    "UPDATE report_actors SET name = 'Nobody' WHERE id = 'r1#a1'": "report's actor r1#a1: its name",
    "INSERT INTO report_actor_aliases VALUES ('r1#a1', 0, 'Nobody')": "report's actor r1#a1: an alias",
    "UPDATE actors SET name = 'Nobody'": "actor {actor}: its name is no mention's words",
    "INSERT INTO actor_aliases SELECT id, 9, 'Nobody' FROM actors": "actor {actor}: an alias is no mention's words",
    "INSERT INTO actors VALUES ('nobody', 'Mara Dolen', NULL)": "actor nobody is derived from nothing",
    "UPDATE report_actors SET actor = NULL WHERE id = 'r1#a1'": "1 of the reports' own actors are linked to no actor",
    "UPDATE reports SET superseded_by = 'r2' WHERE id = 'r1'": "report r1 is superseded, yet still found",
    "DELETE FROM places WHERE name = 'r1'": "report r1 is current, yet found nowhere",
    "DELETE FROM story_reports WHERE report = 'r1'": "report r1 stands in no story",
    "INSERT INTO stories VALUES ('empty', 'No reports')": "story empty has no report",
    "INSERT INTO lines VALUES ('l', 'killed', NULL, NULL, NULL, 1);"
    "INSERT INTO line_relations VALUES ('l', 0, 'r1#f1', 'r2#f1', 'agree', '[]', NULL)": "line l: a relation",
    "UPDATE reuse_edits SET a_end = 9999 WHERE b = 'r2'": "reuse of r1 and r2: what is told as kept is not",
    "UPDATE reuse_edits SET b_start = b_start + 1 WHERE b = 'r2'": "reuse of r1 and r2: what is told as kept is not",
    "UPDATE reuse_edits SET b_start = NULL WHERE b = 'r2'": "reuse of r1 and r2: what is told as kept is not",
    "DELETE FROM reports WHERE id = 'r2'": "points to nothing in reports",
    "DELETE FROM mentions WHERE id = 'r1#m2'": "points to nothing in mentions",
    "INSERT INTO statement_search (statement_search) VALUES ('delete-all')": "search index statement_search",
    "DROP TRIGGER a_stored_text_never_changes; UPDATE reports SET text = replace(text, 'shut', 'open')": (
        "report r1: its text is not the one that was stored"
    ),
}


@pytest.mark.parametrize("change", LIES)
def test_every_lie_is_found(record, reading, store, change):
    store(record, reading("r1"), reading("r2", title="another") if "r2" in change else reading("r2", "A text."))
    (actor,) = record.actors()
    record.connection.execute("PRAGMA foreign_keys = OFF")
    record.connection.executescript(change)
    lies = check(record).lies
    assert any(LIES[change].format(actor=actor.id) in lie for lie in lies), lies


def test_it_changes_nothing_and_works_on_a_record_opened_for_questions(tmp_path, record, reading, store, dump):
    store(record, reading("r1"))
    before = dump(record)
    with Record.open(tmp_path / "story.db") as asked:
        assert check(asked).counts["search indexes"] == 3
        assert asked.connection.execute("PRAGMA query_only").fetchone() == (1,)
    assert dump(record) == before


def test_a_file_that_may_not_be_written_is_checked_but_for_its_indexes(tmp_path, record, reading, store):
    store(record, reading("r1"))
    record.close()
    connection = sqlite3.connect(f"{(tmp_path / 'story.db').as_uri()}?immutable=1", uri=True, isolation_level=None)
    checked = check(Record(connection, tmp_path / "story.db"))
    connection.close()
    assert checked.lies == ()
    assert (checked.counts["spans"], checked.counts["search indexes"]) == (16, 0)
