"""Opening a record's file: what may be wrong with it, told with the way out."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path

APPLICATION_ID = 0x6F6E7264
SCHEMA_VERSION = 4
_UPGRADED_FROM = 3  # the tables that came since are added where such a record is opened for writing
_CREATED = re.compile(r"^CREATE (?:UNIQUE |VIRTUAL )?\w+ (\w+)", re.MULTILINE)
_OLDEST_SQLITE = (3, 37, 0)  # strict tables
# SQLite waits in slices, so that Ctrl-C gets through; together they outlast another read's longest transaction.
_BUSY_SLICE_S = 1.0
_BUSY_S = 600.0


class RecordError(Exception):
    """A record that cannot be opened, read or written. `hint` says what to do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """A connection to the record at `path`: for writing, made if missing, with `create`; else for reading."""
    _check_path(path, create=create)
    with explained(path):
        connection = _open(path, create=create)
        try:
            _check_header(connection, path, create=create)
            if create:
                _prepare(connection)
                _check_header(connection, path, create=False)
            connection.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite reports about the file into a RecordError with a hint."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise RecordError(*_explanation(path, error)) from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction that only one writer at a time can hold; undone if anything is raised inside."""
    _begin(connection)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # SQLite has itself undone it after some faults
            connection.execute("ROLLBACK")
        raise


def _check_path(path: Path, *, create: bool) -> None:
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise RecordError(
            f"this Python has SQLite {sqlite3.sqlite_version}", "use a Python built with SQLite 3.37 or later"
        )
    if path.is_dir():
        raise RecordError(f"{path} is a folder, not a record", "name a file, such as story.db")
    if not create and not path.exists():
        raise RecordError(f"there is no record at {path}", f"make one: onrecord read PATH... --record {path}")
    if create and not path.parent.is_dir():
        raise RecordError(f"there is no folder {path.parent} to make a record in", "make the folder, or name another")


def _open(path: Path, *, create: bool) -> sqlite3.Connection:
    """SQLite opens a file for reading alone where it may not write; on read-only media it needs `immutable`."""
    where = path.resolve().as_uri()
    if create:
        return _connection(f"{where}?mode=rwc")
    connection = _connection(f"{where}?mode=rw")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        if _is_unfinished(path):
            raise
        connection = _connection(f"{where}?immutable=1")
    connection.execute("PRAGMA query_only = ON")
    return connection


def _is_unfinished(path: Path) -> bool:
    """Whether some of the record is still in its log, which `immutable` would overlook."""
    log = path.resolve().with_name(f"{path.resolve().name}-wal")
    return log.is_file() and log.stat().st_size > 0


def _connection(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_BUSY_SLICE_S)


def _check_header(connection: sqlite3.Connection, path: Path, *, create: bool) -> None:
    application, version = _header(connection)
    if application == 0 and create and not connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
        return
    if application != APPLICATION_ID:
        raise RecordError(f"{path} is a database, but no record of onrecord", "name another file with --record")
    if version == _UPGRADED_FROM and create:
        return
    if version != SCHEMA_VERSION:
        raise RecordError(
            f"{path} is a record of schema {version}; this onrecord knows schema {SCHEMA_VERSION}",
            f"bring it up to date: onrecord link --record {path}"
            if version == _UPGRADED_FROM
            else "use the onrecord that made it, or read the reports into a new record",
        )


def _header(connection: sqlite3.Connection) -> tuple[int, int]:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    return application, connection.execute("PRAGMA user_version").fetchone()[0]


def _prepare(connection: sqlite3.Connection) -> None:
    """Write-ahead logging, and the tables that are not there yet."""
    _patiently(connection, "PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    if _header(connection) == (APPLICATION_ID, SCHEMA_VERSION):
        return
    with transaction(connection):
        application, version = _header(connection)  # by now: another process may have been first
        if application == 0:
            for statement in _schema():
                connection.execute(statement)
        elif version == _UPGRADED_FROM:
            _upgrade(connection)


def _schema() -> Iterator[str]:
    return _statements(files("onrecord.record").joinpath("schema.sql").read_text("utf-8"))


def _upgrade(connection: sqlite3.Connection) -> None:
    """Add what came with the last schema, and find the keys of the entries that are there."""
    from onrecord.record.entries import KEEP_FIGURE_WORDS
    from onrecord.record.stored import add_keys  # stands above this module

    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    for statement in _schema():
        created = _CREATED.search(statement)
        if created and created[1] not in there:
            connection.execute(statement)
    add_keys(connection)
    connection.execute(f"{KEEP_FIGURE_WORDS} ORDER BY report, position")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one: `executescript` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _begin(connection: sqlite3.Connection) -> None:
    _patiently(connection, "BEGIN IMMEDIATE")


def _patiently(connection: sqlite3.Connection, statement: str) -> None:
    deadline = time.monotonic() + _BUSY_S
    while True:
        try:
            connection.execute(statement)
            return
        except sqlite3.OperationalError as error:
            if not _is_busy(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _is_busy(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _explanation(path: Path, error: sqlite3.DatabaseError) -> tuple[str, str]:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    known = {
        sqlite3.SQLITE_NOTADB: (f"{path} is not a record", "name another file with --record"),
        sqlite3.SQLITE_CORRUPT: (f"{path} is damaged", "restore a copy, or read the reports into a new record"),
        sqlite3.SQLITE_FULL: (f"no space left to write {path}", "free some space and run the same command again"),
        sqlite3.SQLITE_READONLY: (f"{path} may not be written", "allow writing to it and its folder, or name another"),
        sqlite3.SQLITE_CANTOPEN: (f"{path} cannot be opened", "allow reading and writing it and its folder"),
        sqlite3.SQLITE_PROTOCOL: (f"{path} cannot be opened", "allow reading and writing it and its folder"),
        sqlite3.SQLITE_PERM: (f"{path} may not be opened", "allow reading and writing it and its folder"),
        sqlite3.SQLITE_BUSY: (f"{path} is being written by another process", "wait for it to end and run again"),
        sqlite3.SQLITE_IOERR: (f"{path} cannot be read or written", "check the disk, its space and its permissions"),
    }
    return known.get(code, (f"{path}: {error}", "please report this, with the command that led to it"))
