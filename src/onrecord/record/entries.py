"""The entries of one report as rows: put in, and taken out again before the report is read anew."""
# ruff: noqa: S608 - the only things put into questions are the names of tables, written here

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from onrecord.model import Actor, Day, Figure, Mention, Number, Reading, Spans, Statement
from onrecord.record.keys import keys_of

FIGURE_ROLES = ("of", "by", "place", "weapon", "nationality", "according_to")
_WHOLE_NUMBERS = range(-(2**63), 2**63)  # SQLite's
_LINES = "SELECT line FROM line_figures WHERE figure IN (SELECT id FROM figures WHERE report = ?1)"
# What points to something goes before it. Lines and stories are found anew after each read, those of others too.
_UNLINKS = (
    f"DELETE FROM line_relations WHERE line IN ({_LINES})",
    f"DELETE FROM line_figures WHERE line IN ({_LINES})",
    "DELETE FROM story_reports WHERE report = ?1",
    "DELETE FROM reuse_edits WHERE a = ?1 OR b = ?1",
    "DELETE FROM reuse WHERE a = ?1 OR b = ?1",
    "DELETE FROM likenesses WHERE a = ?1 OR b = ?1",
    "DELETE FROM report_sketches WHERE report = ?1",
    "DELETE FROM queue WHERE report = ?1",
)
KEEP_FIGURE_WORDS = """
    INSERT INTO figure_words (figure, words)
    SELECT id, (
        SELECT group_concat(words, ' ') FROM (
            SELECT exact AS words, start FROM figure_spans WHERE figure = figures.id
            UNION SELECT figures.exact, figures.start
            UNION SELECT coalesce(figures.effect, '') || ' ' || coalesce(figures.unit, ''), -1
            ORDER BY start
        )
    )
    FROM figures
"""
_REMOVALS = (
    "DELETE FROM entry_keys WHERE report = ?",
    "INSERT INTO statement_search (statement_search, rowid, words)"
    " SELECT 'delete', search_key, words FROM statement_words WHERE report = ?",
    "DELETE FROM figure_parts WHERE figure IN (SELECT id FROM figures WHERE report = ?)",
    "UPDATE figures SET part_of = NULL, revises = NULL WHERE report = ?",
    "DELETE FROM figure_words WHERE figure IN (SELECT id FROM figures WHERE report = ?)",
    "DELETE FROM figure_spans WHERE figure IN (SELECT id FROM figures WHERE report = ?)",
    "DELETE FROM figures WHERE report = ?",
    "DELETE FROM statement_spans WHERE statement IN (SELECT id FROM statements WHERE report = ?)",
    "DELETE FROM statement_candidates WHERE statement IN (SELECT id FROM statements WHERE report = ?)",
    "UPDATE statements SET via = NULL WHERE report = ? AND via IS NOT NULL",
    "DELETE FROM statements WHERE report = ?",
    "DELETE FROM actor_ties WHERE mention IN (SELECT id FROM mentions WHERE report = ?)",
    "DELETE FROM report_ties WHERE mention IN (SELECT id FROM mentions WHERE report = ?)",
    "DELETE FROM mention_candidates WHERE mention IN (SELECT id FROM mentions WHERE report = ?)",
    "DELETE FROM mentions WHERE report = ?",
    "DELETE FROM report_actor_aliases WHERE report_actor IN (SELECT id FROM report_actors WHERE report = ?)",
    "DELETE FROM report_actors WHERE report = ?",
    "DELETE FROM dates WHERE report = ?",
    "DELETE FROM zones WHERE report = ?",
)


def insert_entries(connection: sqlite3.Connection, reading: Reading) -> None:
    """Store the zones and entries of a reading whose report is stored already."""
    id = reading.report.id
    _insert(
        connection, "zones", ((id, at, zone.kind, zone.start, zone.end) for at, zone in enumerate(reading.report.zones))
    )
    _insert_actors(connection, id, reading.actors)
    _insert_mentions(connection, id, reading.mentions)
    _insert(connection, "report_ties", (row for actor in reading.actors for row in ties_of(actor)))
    _insert_statements(connection, id, reading.statements)
    _insert_figures(connection, id, reading.figures)
    _insert(
        connection,
        "dates",
        (
            (id, at, date.span.start, date.span.end, date.span.exact, date.value, date.type, date.basis)
            for at, date in enumerate(reading.dates)
        ),
    )
    _insert(
        connection, "entry_keys", ((known.kind, known.entry, id, known.key, known.reads) for known in keys_of(reading))
    )


def remove_links(connection: sqlite3.Connection, report: str) -> None:
    """Take out what links a report to others, and what was kept of it for that."""
    for removal in _UNLINKS:
        connection.execute(removal, (report,))


def remove_entries(connection: sqlite3.Connection, report: str) -> None:
    """Take out the zones, entries and links of a report; the report itself stays."""
    remove_links(connection, report)
    for removal in _REMOVALS:
        connection.execute(removal, (report,))


def ties_of(actor: Actor) -> Iterator[tuple[str, str, str, str]]:
    """The actor's ties as rows: one for each mention that a tie rests on."""
    for tie in actor.ties:
        for mention in tie.derived_from:
            yield actor.id, tie.kind, tie.actor, mention


def _insert_actors(connection: sqlite3.Connection, report: str, actors: Sequence[Actor]) -> None:
    rows = ((actor.id, report, at, actor.name, actor.kind, None) for at, actor in enumerate(actors))
    _insert(connection, "report_actors", rows)
    for actor in actors:
        _insert(connection, "report_actor_aliases", _listed(actor.id, actor.aliases))


def _insert_mentions(connection: sqlite3.Connection, report: str, mentions: Sequence[Mention]) -> None:
    rows = (
        (
            mention.id, report, at, mention.span.start, mention.span.end, mention.span.exact, mention.form,
            mention.zone, mention.actor,
        )
        for at, mention in enumerate(mentions)
    )  # fmt: skip
    _insert(connection, "mentions", rows)
    for mention in mentions:
        _insert(connection, "mention_candidates", _listed(mention.id, mention.candidates))


def _insert_statements(connection: sqlite3.Connection, report: str, statements: Sequence[Statement]) -> None:
    key = connection.execute("SELECT coalesce(max(search_key), 0) FROM statements").fetchone()[0]
    rows = (
        (
            statement.id, report, at, statement.form, statement.act, statement.zone, statement.mode,
            statement.actor,
            *_day(statement.said_on), None, key + at + 1,
        )
        for at, statement in enumerate(statements)
    )  # fmt: skip
    _insert(connection, "statements", rows)
    for statement in statements:
        _insert(connection, "statement_candidates", _listed(statement.id, statement.candidates))
        for role in ("source", "cue", "content", "addressee"):
            _insert(connection, "statement_spans", _spans(statement.id, role, getattr(statement, role)))
    relayed = [(statement.via, statement.id) for statement in statements if statement.via is not None]
    connection.executemany("UPDATE statements SET via = ? WHERE id = ?", relayed)
    connection.execute(
        "INSERT INTO statement_search (rowid, words) SELECT search_key, words FROM statement_words WHERE report = ?",
        (report,),
    )


def _insert_figures(connection: sqlite3.Connection, report: str, figures: Sequence[Figure]) -> None:
    rows = (
        (
            figure.id, report, at, figure.span.start, figure.span.end, figure.span.exact, _number(figure.low),
            _number(figure.high), figure.hedge, figure.zone, figure.unit, figure.effect, figure.scope, figure.since,
            *_day(figure.as_of), figure.actor, figure.status, figure.statement, figure.victims,
            json.dumps(figure.demographics) if figure.demographics else None, None, None,
        )
        for at, figure in enumerate(figures)
    )  # fmt: skip
    _insert(connection, "figures", rows)
    for figure in figures:
        for role in FIGURE_ROLES:
            _insert(connection, "figure_spans", _spans(figure.id, role, getattr(figure, role)))
        _insert(connection, "figure_parts", _listed(figure.id, figure.derived_from))
    linked = [(each.part_of, each.revises, each.id) for each in figures if each.part_of or each.revises]
    connection.executemany("UPDATE figures SET part_of = ?, revises = ? WHERE id = ?", linked)
    connection.execute(f"{KEEP_FIGURE_WORDS} WHERE report = ? ORDER BY position", (report,))


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Sequence[Any]]) -> None:
    """Rows with a value for each column of the table."""
    question = ""
    for row in rows:
        question = question or f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})"
        connection.execute(question, row)


def _listed(id: str, values: Sequence[str]) -> Iterable[tuple[str, int, str]]:
    return ((id, at, value) for at, value in enumerate(values))


def _spans(id: str, role: str, spans: Spans) -> Iterable[tuple[Any, ...]]:
    return ((id, role, at, span.start, span.end, span.exact) for at, span in enumerate(spans))


def _day(day: Day | None) -> tuple[Any, ...]:
    if day is None:
        return (None,) * 5
    span = day.span
    return (day.value, day.basis, *((span.start, span.end, span.exact) if span else (None,) * 3))


def _number(number: Number | None) -> Number | None:
    """A whole number too large for SQLite is stored as floating point."""
    return float(number) if isinstance(number, int) and number not in _WHOLE_NUMBERS else number
