"""Reading a record again against its own texts: every span, every key, every entry that another rests on."""
# ruff: noqa: S608 - the only things put into questions are names of tables and columns, written here

from __future__ import annotations

import hashlib
import json
import sqlite3
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.record.opening import explained
from onrecord.record.store import Record

# What a span belongs to, and where its report, entry, role, start, end and exact are found.
_SPANS = {
    "mention": "SELECT id, '', start, \"end\", exact FROM mentions WHERE report = ?",
    "statement": (
        'SELECT statement, role, start, "end", exact FROM statement_spans'
        " JOIN statements ON statements.id = statement WHERE report = ?"
    ),
    "statement's day": (
        "SELECT id, '', said_on_start, said_on_end, said_on_exact FROM statements"
        " WHERE report = ? AND coalesce(said_on_start, said_on_end, said_on_exact) IS NOT NULL"
    ),
    "figure": "SELECT id, '', start, \"end\", exact FROM figures WHERE report = ?",
    "figure's words": (
        'SELECT figure, role, figure_spans.start, figure_spans."end", figure_spans.exact FROM figure_spans'
        " JOIN figures ON figures.id = figure WHERE report = ?"
    ),
    "figure's day": (
        "SELECT id, '', as_of_start, as_of_end, as_of_exact FROM figures"
        " WHERE report = ? AND coalesce(as_of_start, as_of_end, as_of_exact) IS NOT NULL"
    ),
    "date": "SELECT report || ' number ' || position, '', start, \"end\", exact FROM dates WHERE report = ?",
}
_NAMED = """
    SELECT 1 FROM mentions JOIN report_actors ON report_actors.id = mentions.report_actor
    WHERE report_actors.{column} = named.id AND mentions.exact = named.name
"""
# Each question gives the ids of entries that are not as the sentence before it says they must be.
_RULES = {
    "actor {}: its name is no mention's words": (
        f"SELECT id FROM actors AS named WHERE NOT EXISTS ({_NAMED.format(column='actor')})"
    ),
    "actor {}: an alias is no mention's words": (
        "SELECT id FROM (SELECT actor AS id, name FROM actor_aliases) AS named"
        f" WHERE NOT EXISTS ({_NAMED.format(column='actor')})"
    ),
    "actor {} is derived from nothing": (
        "SELECT id FROM actors WHERE NOT EXISTS (SELECT 1 FROM report_actors WHERE actor = actors.id)"
    ),
    "{} of the reports' own actors are linked to no actor: the last read was cut short, read again": (
        "SELECT count(*) AS id FROM report_actors WHERE actor IS NULL HAVING count(*)"
    ),
    "report's actor {}: its name is no mention's words": (
        f"SELECT id FROM report_actors AS named WHERE NOT EXISTS ({_NAMED.format(column='id')})"
    ),
    "report's actor {}: an alias is no mention's words": (
        "SELECT id FROM (SELECT report_actor AS id, name FROM report_actor_aliases) AS named"
        f" WHERE NOT EXISTS ({_NAMED.format(column='id')})"
    ),
    "mention {}: its actor is another report's": (
        "SELECT mentions.id FROM mentions JOIN report_actors ON report_actors.id = report_actor"
        " WHERE report_actors.report <> mentions.report"
    ),
    "statement {}: its actor is another report's": (
        "SELECT statements.id FROM statements JOIN report_actors ON report_actors.id = report_actor"
        " WHERE report_actors.report <> statements.report"
    ),
    "statement {} is relayed by one of another report": (
        "SELECT said.id FROM statements AS said JOIN statements AS relay ON relay.id = said.via"
        " WHERE relay.report <> said.report OR relay.id = said.id"
    ),
    "statement {} has no content": (
        "SELECT id FROM statements WHERE NOT EXISTS"
        " (SELECT 1 FROM statement_spans WHERE statement = statements.id AND role = 'content')"
    ),
    "figure {}: its actor is another report's": (
        "SELECT figures.id FROM figures JOIN report_actors ON report_actors.id = report_actor"
        " WHERE report_actors.report <> figures.report"
    ),
    "figure {}: its statement is another report's": (
        "SELECT figures.id FROM figures JOIN statements ON statements.id = figures.statement"
        " WHERE statements.report <> figures.report"
    ),
    "figure {}: the figure it is part of, takes the place of or sums is another report's": (
        "SELECT figures.id FROM figures JOIN figures AS other ON other.id IN (figures.part_of, figures.revises)"
        " WHERE other.report <> figures.report UNION SELECT figures.id FROM figures"
        " JOIN figure_parts ON figure_parts.figure = figures.id JOIN figures AS other ON other.id = part"
        " WHERE other.report <> figures.report"
    ),
    "figure {}: it is not the sum of its parts, or its span does not hold them": (
        "SELECT figures.id FROM figures JOIN figure_parts ON figure_parts.figure = figures.id"
        " JOIN figures AS each ON each.id = part GROUP BY figures.id"
        " HAVING iif(count(each.low) = count(*), sum(each.low), NULL) IS NOT figures.low"
        " OR iif(count(each.high) = count(*), sum(each.high), NULL) IS NOT figures.high"
        ' OR min(each.start) <> figures.start OR max(each."end") <> figures."end" OR count(*) < 2'
    ),
    "actor {}: a tie rests on a mention of neither": (
        "SELECT DISTINCT actor_ties.actor AS id FROM actor_ties JOIN mentions ON mentions.id = mention"
        " WHERE NOT EXISTS (SELECT 1 FROM report_actors WHERE report_actors.report = mentions.report"
        " AND report_actors.actor IN (actor_ties.actor, actor_ties.other))"
    ),
    "figure {}: low is above high": "SELECT id FROM figures WHERE low > high",
    "report {} stands in no story: the last read was cut short, read or link again": (
        "SELECT id FROM reports WHERE superseded_by IS NULL AND id NOT IN (SELECT report FROM story_reports)"
    ),
    "story {} has no report": "SELECT id FROM stories WHERE id NOT IN (SELECT story FROM story_reports)",
    "line {}: a relation of figures that do not stand in it": (
        "SELECT DISTINCT line AS id FROM line_relations AS it WHERE a = b OR 2 <>"
        " (SELECT count(*) FROM line_figures WHERE line = it.line AND figure IN (it.a, it.b))"
    ),
    "report {} is superseded, yet still found": (
        "SELECT id FROM reports WHERE superseded_by IS NOT NULL AND id IN (SELECT report FROM places)"
    ),
    "report {} is current, yet found nowhere": (
        "SELECT id FROM reports WHERE superseded_by IS NULL AND id NOT IN (SELECT report FROM places)"
    ),
}
_INDEXES = ("report_search", "statement_search", "figure_search")


@dataclass(frozen=True, slots=True)
class Checked:
    """How many of each kind were checked, and every lie found, each in a line that names the entry."""

    counts: dict[str, int]
    lies: tuple[str, ...]


def check(record: Record) -> Checked:
    """Check the whole record, superseded reports too. Changes nothing."""
    with explained(record.path):
        counts = {"reports": 0, "zones": 0, "spans": 0, "edits": 0, "rules": 0, "search indexes": 0, "judgements": 0}
        lies = [*_file_lies(record.connection), *_text_lies(record.connection, counts)]
        lies += [
            *_edit_lies(record.connection, counts),
            *_rule_lies(record.connection, counts),
            *_index_lies(record.connection, counts),
            *_judgement_lies(record.connection, counts),
        ]
    return Checked(counts, tuple(lies))


def _text_lies(connection: sqlite3.Connection, counts: dict[str, int]) -> Iterator[str]:
    for id, text, sha256 in connection.execute("SELECT id, text, sha256 FROM reports ORDER BY id"):
        counts["reports"] += 1
        if hashlib.sha256(text.encode()).hexdigest() != sha256:
            yield f"report {id}: its text is not the one that was stored"
        yield from _zone_lies(connection, id, len(text), counts)
        for kind, question in _SPANS.items():
            for entry, role, start, end, exact in connection.execute(question, (id,)):
                counts["spans"] += 1
                if not _reads_back(text, start, end, exact):
                    yield f"{kind} {entry}: {role} {start}:{end} does not read {exact!r}".replace("  ", " ")


def _reads_back(text: str, start: int | None, end: int | None, exact: str | None) -> bool:
    return start is not None and end is not None and 0 <= start < end <= len(text) and text[start:end] == exact


def _zone_lies(connection: sqlite3.Connection, report: str, length: int, counts: dict[str, int]) -> Iterator[str]:
    reached = 0
    zones = connection.execute('SELECT kind, start, "end" FROM zones WHERE report = ? ORDER BY position', (report,))
    for kind, start, end in zones:
        counts["zones"] += 1
        if not reached <= start <= end <= length:
            yield f"report {report}: zone {kind} {start}:{end} is out of order or out of the text"
        reached = end


def _edit_lies(connection: sqlite3.Connection, counts: dict[str, int]) -> Iterator[str]:
    """Edits out of the text, and stretches told as the same that are not, but for case, accents and signs."""
    rows = connection.execute(
        "SELECT it.a, it.b, op, substr(one.text, a_start + 1, a_end - a_start), a_end - a_start,"
        " substr(other.text, b_start + 1, b_end - b_start), b_end - b_start FROM reuse_edits AS it"
        " JOIN reports AS one ON one.id = it.a JOIN reports AS other ON other.id = it.b ORDER BY it.a, it.b, position"
    )
    for a, b, op, ours, our_length, theirs, their_length in rows:
        counts["edits"] += 1
        missing = ({"added": theirs, "dropped": ours}.get(op, ours and theirs)) is None
        cut = any(
            words is not None and len(words) != length for words, length in ((ours, our_length), (theirs, their_length))
        )
        if missing or cut or (op == "kept" and _plain(ours) != _plain(theirs)):
            yield f"reuse of {a} and {b}: what is told as {op} is not"


def _plain(words: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", words).casefold() if sign.isalnum())


def _rule_lies(connection: sqlite3.Connection, counts: dict[str, int]) -> Iterator[str]:
    for sentence, question in _RULES.items():
        counts["rules"] += 1
        for (id,) in connection.execute(question):
            yield sentence.format(id)


def _file_lies(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"table {table}: row {row if row is not None else '?'} points to nothing in {parent}"
    for (problem,) in connection.execute("PRAGMA integrity_check"):
        if problem != "ok":
            yield f"the file: {problem}"


def _index_lies(connection: sqlite3.Connection, counts: dict[str, int]) -> Iterator[str]:
    """FTS5 compares an index with its words on a command that is formally an insertion, though it writes nothing."""
    (read_only,) = connection.execute("PRAGMA query_only").fetchone()
    connection.execute("PRAGMA query_only = OFF")
    try:
        for index in _INDEXES:
            try:
                connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
                counts["search indexes"] += 1
            except sqlite3.OperationalError:
                return  # a file that may not be written: its indexes stay unchecked, and uncounted
            except sqlite3.DatabaseError:
                yield f"search index {index} does not agree with the words it leads to"
    finally:
        connection.execute(f"PRAGMA query_only = {read_only}")


def _judgement_lies(connection: sqlite3.Connection, counts: dict[str, int]) -> Iterator[str]:
    """Judgements whose words are not in the text of that hash. Where there is no such text, nothing can be compared."""
    rows = connection.execute(
        "SELECT judgements.id, one.text, other.text, judged, amended FROM judgements"
        " LEFT JOIN (SELECT sha256, text FROM reports GROUP BY sha256) AS one ON one.sha256 = judgements.sha256"
        " LEFT JOIN (SELECT sha256, text FROM reports GROUP BY sha256) AS other ON other.sha256 = other_sha256"
        " ORDER BY judgements.id"
    )
    for id, text, other_text, judged, amended in rows:
        counts["judgements"] += 1
        said = json.loads(judged)
        sides = [(text, said.get("one", said)), (other_text, said.get("other")), (text, json.loads(amended or "{}"))]
        for where, fields in sides:
            for start, end, exact in _spans_in(fields) if where is not None else ():
                if not _reads_back(where, start, end, exact):
                    yield f"judgement {id}: {start}:{end} does not read {exact!r}"


def _spans_in(value: Any) -> Iterator[tuple[int, int, str]]:  # noqa: ANN401  # a JSON value
    """The spans, [start, end, exact], anywhere in what a judgement tells."""
    if isinstance(value, dict):
        for each in value.values():
            yield from _spans_in(each)
    elif isinstance(value, list) and [type(each) for each in value] == [int, int, str]:
        yield value[0], value[1], value[2]
    elif isinstance(value, list):
        for each in value:
            yield from _spans_in(each)
