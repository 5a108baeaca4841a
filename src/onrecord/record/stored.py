"""The reading of one report as the record holds it: with the report's own actors, not those of the whole record."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

from onrecord.model import Actor, Figure, Mention, Reading, Statement
from onrecord.record.keys import keys_of
from onrecord.record.store import Record

_OWN = {
    "mention": ("SELECT id, report_actor FROM mentions WHERE report = ?", "mention_candidates", "mentions"),
    "statement": ("SELECT id, report_actor FROM statements WHERE report = ?", "statement_candidates", "statements"),
}


def reading_of(record: Record, report: str) -> tuple[Reading, dict[str, str]]:
    """The stored reading of a report, and the keys of its entries by their ids. LookupError where there is none."""
    known = record.report(report)
    if known is None:
        raise LookupError(f"there is no report {report}")
    actors = tuple(
        Actor(id, name, kind)
        for id, name, kind in record.connection.execute(
            "SELECT id, name, kind FROM report_actors WHERE report = ? ORDER BY position", (report,)
        )
    )
    reading = Reading(known, _mentions(record, report), actors, _statements(record, report), _figures(record, report))
    rows = record.connection.execute('SELECT entry, "key" FROM entry_keys WHERE report = ?', (report,))
    return reading, dict(rows.fetchall())


def add_keys(connection: sqlite3.Connection) -> None:
    """Find the keys of all entries of a record that has none yet. To be called inside a transaction."""
    record = Record(connection, Path())
    for (report,) in connection.execute("SELECT id FROM reports ORDER BY id").fetchall():
        reading, _ = reading_of(record, report)
        connection.executemany(
            "INSERT INTO entry_keys VALUES (?, ?, ?, ?, ?)",
            ((known.kind, known.entry, report, known.key, known.reads) for known in keys_of(reading)),
        )


def _mentions(record: Record, report: str) -> tuple[Mention, ...]:
    own, candidates = _own(record, report, "mention")
    return tuple(
        replace(it, actor=own[it.id], candidates=candidates.get(it.id, ())) for it in record.mentions(report=report)
    )


def _statements(record: Record, report: str) -> tuple[Statement, ...]:
    own, candidates = _own(record, report, "statement")
    return tuple(
        replace(it, actor=own[it.id], candidates=candidates.get(it.id, ())) for it in record.statements(report=report)
    )


def _figures(record: Record, report: str) -> tuple[Figure, ...]:
    own = dict(record.connection.execute("SELECT id, report_actor FROM figures WHERE report = ?", (report,)).fetchall())
    return tuple(replace(it, actor=own[it.id]) for it in record.figures(report=report))


def _own(record: Record, report: str, kind: str) -> tuple[dict[str, str | None], dict[str, tuple[str, ...]]]:
    """For the entries of a kind, their own actor and, where that is unsettled, whom it may be."""
    question, table, entries = _OWN[kind]
    own = dict(record.connection.execute(question, (report,)).fetchall())
    candidates: dict[str, tuple[str, ...]] = {}
    rows = record.connection.execute(
        f"SELECT {kind}, {table}.report_actor FROM {table} JOIN {entries} ON {entries}.id = {kind}"  # noqa: S608
        f" WHERE report = ? ORDER BY {kind}, {table}.position",
        (report,),
    )
    for entry, actor in rows:
        candidates[entry] = (*candidates.get(entry, ()), actor)
    return own, candidates
