"""What a read leaves besides the entries: which run it was, and the actors linked across the reports."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from onrecord.linking.actors import Life, ReportActors, link_actors, lives_in
from onrecord.model import Actor, Tie
from onrecord.record.entries import ties_of
from onrecord.record.settling import settled_actors


def begin_run(
    connection: sqlite3.Connection, version: str, models: Sequence[Mapping[str, str]], settings: Mapping[str, Any]
) -> int:
    """Note that reports are being read; the id of the run."""
    row = connection.execute(
        "INSERT INTO runs (version, models, settings, started) VALUES (?, ?, ?, ?) RETURNING id",
        (version, json.dumps(list(models)), json.dumps(settings, sort_keys=True), _now()),
    ).fetchone()
    return int(row[0])


def finish_run(connection: sqlite3.Connection, run: int, counts: Mapping[str, int]) -> None:
    """Note that all has been read."""
    connection.execute("UPDATE runs SET finished = ?, counts = ? WHERE id = ?", (_now(), json.dumps(dict(counts)), run))


def relink(connection: sqlite3.Connection) -> None:
    """Link the actors of all reports anew; only rows that come out otherwise are written."""
    actors, links = settled_actors(connection, *link_actors(_reports_actors(connection)))
    new = {actor.id: (actor.name, actor.kind, actor.aliases) for actor in actors}
    old = _stored(connection)
    changed = [id for id in sorted(new) if old.get(id) != new[id]]
    for id in changed:
        _store(connection, id, *new[id])
    for own, actor in connection.execute("SELECT id, actor FROM report_actors").fetchall():
        if links.get(own) != actor:
            connection.execute("UPDATE report_actors SET actor = ? WHERE id = ?", (links.get(own), own))
    connection.execute("DELETE FROM actor_ties")
    connection.execute("DELETE FROM actor_may_be")
    for id in old.keys() - new.keys():
        connection.execute("DELETE FROM actor_aliases WHERE actor = ?", (id,))
        connection.execute("DELETE FROM actors WHERE id = ?", (id,))
    ties = (row for actor in actors for row in ties_of(actor))
    connection.executemany("INSERT INTO actor_ties (actor, kind, other, mention) VALUES (?, ?, ?, ?)", ties)
    unsettled = ((actor.id, other) for actor in actors for other in actor.may_be)
    connection.executemany("INSERT INTO actor_may_be (actor, other) VALUES (?, ?)", unsettled)


def _reports_actors(connection: sqlite3.Connection) -> Iterator[ReportActors]:
    """The own actors of each report, whether current or superseded, in order of report."""
    rows = connection.execute(
        "SELECT report, report_actors.id, report_actors.name, kind, published"
        " FROM report_actors JOIN reports ON reports.id = report ORDER BY report, position"
    )
    aliases = "SELECT name FROM report_actor_aliases WHERE report_actor = ? ORDER BY position"
    joined = "SELECT id FROM mentions WHERE report_actor = ? ORDER BY position"
    for (report, published), of_report in groupby(rows, key=itemgetter(0, 4)):
        actors = [
            Actor(
                id, name, kind, _column(connection, aliases, id), _column(connection, joined, id), _ties(connection, id)
            )
            for _, id, name, kind, _ in of_report
        ]
        yield ReportActors(actors, published, _described(connection, report), _lives(connection, report, published))


def _described(connection: sqlite3.Connection, report: str) -> dict[str, list[tuple[str, str]]]:
    """The titles and descriptions of each of a report's own actors."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    question = (
        "SELECT report_actor, id, exact FROM mentions WHERE report = ? AND form IN ('title', 'description')"
        " AND report_actor IS NOT NULL ORDER BY position"
    )
    for own, mention, exact in connection.execute(question, (report,)):
        found[own].append((mention, exact))
    return found


def _lives(connection: sqlite3.Connection, report: str, published: str | None) -> dict[str, Life]:
    """What the report tells of people's ages and deaths."""
    question = (
        'SELECT start, "end", report_actor FROM mentions WHERE report = ? AND report_actor IS NOT NULL'
        " ORDER BY position"
    )
    ((text,),) = connection.execute("SELECT text FROM reports WHERE id = ?", (report,))
    return lives_in(text, connection.execute(question, (report,)), published)


def _ties(connection: sqlite3.Connection, report_actor: str) -> tuple[Tie, ...]:
    """What a report's own actor is to others of the report."""
    question = "SELECT kind, other, mention FROM report_ties WHERE report_actor = ? ORDER BY kind, other, mention"
    rows = connection.execute(question, (report_actor,))
    return tuple(
        Tie(kind, other, tuple(mention for *_, mention in of_tie))
        for (kind, other), of_tie in groupby(rows, key=itemgetter(0, 1))
    )


def _stored(connection: sqlite3.Connection) -> dict[str, tuple[str, Any, tuple[str, ...]]]:
    rows = connection.execute("SELECT id, name, kind FROM actors").fetchall()
    aliases = "SELECT name FROM actor_aliases WHERE actor = ? ORDER BY position"
    return {id: (name, kind, _column(connection, aliases, id)) for id, name, kind in rows}


def _store(connection: sqlite3.Connection, id: str, name: str, kind: str | None, aliases: Sequence[str]) -> None:
    connection.execute(
        "INSERT INTO actors (id, name, kind) VALUES (?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind",
        (id, name, kind),
    )
    connection.execute("DELETE FROM actor_aliases WHERE actor = ?", (id,))
    connection.executemany(
        "INSERT INTO actor_aliases (actor, position, name) VALUES (?, ?, ?)",
        [(id, at, alias) for at, alias in enumerate(aliases)],
    )


def _column(connection: sqlite3.Connection, question: str, id: str) -> tuple[str, ...]:
    return tuple(value for (value,) in connection.execute(question, (id,)))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
