"""Putting readings into a record: what is there already stays, and nothing is there twice.

All of these are called inside one `transaction`, the shard's; each looks at what is stored by then, so that
two reads into one record, or one read after another that was broken off, end as a single one would.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from onrecord.model import Reading, Report, Skipped
from onrecord.record.entries import insert_entries, remove_entries
from onrecord.record.naming import renamed

Outcome = Literal["read", "unchanged", "duplicate"]
_GIVEN = (
    "id_given", "title", "outlet", "url", "byline", "credit", "dateline", "published", "published_basis", "language",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fresh:
    """A reading to store. Its report's id is the name that the input was met under.

    `reader` is a hash of what read it (version, models), `given` one of what came with the text.
    """

    reading: Reading
    reader: str
    given: str


@dataclass(frozen=True, slots=True)
class Known:
    """The report that a name leads to in the record. `own`: it was first met under this very name."""

    report: str
    sha256: str
    reader: str
    given: str
    own: bool
    language: str | None

    def matches(self, sha256: str, reader: str, given: str) -> bool:
        """Whether such a report needs no reading. What is given with a text counts under its own name alone."""
        return (self.sha256, self.reader) == (sha256, reader) and (self.given == given or not self.own)


def known(connection: sqlite3.Connection, names: Iterable[str]) -> dict[str, Known]:
    """What the record has under these names."""
    question = (
        "SELECT id, sha256, reader, given, reports.name = places.name, language"
        " FROM places JOIN reports ON reports.id = places.report WHERE places.name = ?"
    )
    rows = ((name, connection.execute(question, (name,)).fetchone()) for name in names)
    return {name: Known(*row) for name, row in rows if row}


def put(connection: sqlite3.Connection, fresh: Fresh) -> Outcome:
    """Store a reading, unless the record has it. The same text under another name is only noted as found there.

    Where the reading contradicts the schema nothing of it is stored and sqlite3.IntegrityError is raised.
    """
    connection.execute("SAVEPOINT report")
    try:
        outcome = _put(connection, fresh)
    except BaseException:
        connection.execute("ROLLBACK TO report")
        raise
    finally:
        connection.execute("RELEASE report")
    return outcome


def skip(connection: sqlite3.Connection, skipped: Skipped) -> None:
    """Note what was not read, in place of what was noted under its name before."""
    connection.execute(
        "INSERT OR REPLACE INTO skipped (name, reason, hint, language) VALUES (?, ?, ?, ?)",
        tuple(map(_storable, (skipped.name, skipped.reason, skipped.hint, skipped.language))),
    )


def forget_skipped(connection: sqlite3.Connection, name: str) -> None:
    """Take back what was noted of this input, or of lines of it, before it is met again."""
    name = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")  # as intake names what is no UTF-8
    connection.execute("DELETE FROM skipped WHERE name = ?", (_storable(name),))
    _forget_between(connection, f"{name} line ", f"{name} line!")


def forget_skipped_under(connection: sqlite3.Connection, folder: str) -> None:
    """Take back what was noted of the files in a folder, before it is searched again."""
    _forget_between(connection, f"{folder}/", f"{folder}0")


def _forget_between(connection: sqlite3.Connection, low: str, high: str) -> None:
    """`high` is `low` with its last character replaced by the next: all that begins with `low` lies between."""
    connection.execute("DELETE FROM skipped WHERE name >= ? AND name < ?", (_storable(low), _storable(high)))


def _put(connection: sqlite3.Connection, fresh: Fresh) -> Outcome:
    report = fresh.reading.report
    there = known(connection, [report.id]).get(report.id)
    if there and there.matches(report.sha256, fresh.reader, fresh.given):
        return "unchanged"
    row = _row_of(connection, report)
    if row is None:
        id = _insert_report(connection, fresh)
    else:
        id, own, reader, given = row
        if (reader, given) != (fresh.reader, fresh.given) and (own or reader != fresh.reader):
            _replace(connection, id, fresh)
    _place(connection, report.id, id)
    return "read" if row is None or row[1] else "duplicate"


def _row_of(connection: sqlite3.Connection, report: Report) -> tuple[str, bool, str, str] | None:
    """The row that holds this text already: one of the same name, or of a name that is only another place."""
    row = connection.execute(
        "SELECT id, TRUE, reader, given FROM reports WHERE name = ? AND sha256 = ?", (report.id, report.sha256)
    ).fetchone()
    if row is None and not report.id_given and _next_version(connection, report.id) == 1:
        row = connection.execute(
            "SELECT id, FALSE, reader, given FROM reports"
            " WHERE sha256 = ? AND outlet IS ? AND url IS ? AND NOT id_given ORDER BY id LIMIT 1",
            (report.sha256, report.outlet, report.url),
        ).fetchone()
    return row and (row[0], bool(row[1]), row[2], row[3])


def _insert_report(connection: sqlite3.Connection, fresh: Fresh) -> str:
    report = fresh.reading.report
    version = _next_version(connection, report.id)
    id = _free_id(connection, report.id, version)
    key = connection.execute("SELECT coalesce(max(search_key), 0) + 1 FROM reports").fetchone()[0]
    values = {
        "id": id, "name": report.id, "version": version, "text": report.text,
        "sha256": report.sha256, "reader": fresh.reader, "given": fresh.given, "search_key": key,
    } | {column: getattr(report, column) for column in _GIVEN}  # fmt: skip
    columns = f"({', '.join(values)}) VALUES ({', '.join('?' * len(values))})"
    connection.execute(f"INSERT INTO reports {columns}", tuple(values.values()))
    insert_entries(connection, renamed(fresh.reading, id))
    return id


def _replace(connection: sqlite3.Connection, id: str, fresh: Fresh) -> None:
    """The same text, read with something else or with something else given."""
    remove_entries(connection, id)
    columns = ", ".join(f"{column} = ?" for column in ("reader", "given", *_GIVEN))
    values = (fresh.reader, fresh.given, *(getattr(fresh.reading.report, column) for column in _GIVEN), id)
    connection.execute(f"UPDATE reports SET {columns} WHERE id = ?", values)  # noqa: S608 - our own names
    insert_entries(connection, renamed(fresh.reading, id))


def _place(connection: sqlite3.Connection, name: str, id: str) -> None:
    """Let the name lead to this report, and supersede the one that no name leads to any more."""
    before = connection.execute("SELECT report FROM places WHERE name = ?", (name,)).fetchone()
    connection.execute("INSERT OR REPLACE INTO places (name, report) VALUES (?, ?)", (name, id))
    connection.execute("UPDATE reports SET superseded_by = NULL WHERE id = ? AND superseded_by IS NOT NULL", (id,))
    if before and before[0] != id:
        connection.execute(
            "UPDATE reports SET superseded_by = (SELECT report FROM places WHERE name = reports.name)"
            " WHERE id = ? AND NOT EXISTS (SELECT 1 FROM places WHERE report = reports.id)",
            (before[0],),
        )


def _next_version(connection: sqlite3.Connection, name: str) -> int:
    row = connection.execute("SELECT coalesce(max(version), 0) + 1 FROM reports WHERE name = ?", (name,)).fetchone()
    return int(row[0])


def _free_id(connection: sqlite3.Connection, name: str, version: int) -> str:
    """The name, or ``name@2`` and so on; further on where an input is itself named like that."""
    while True:
        id = name if version == 1 else f"{name}@{version}"
        if not connection.execute("SELECT 1 FROM reports WHERE id = ?", (id,)).fetchone():
            return id
        version += 1


def _storable(words: str | None) -> str | None:
    return None if words is None else words.encode("utf-8", "backslashreplace").decode()
