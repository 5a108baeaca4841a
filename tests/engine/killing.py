"""Reads reports again and again, each time killed with SIGKILL at another SQL statement, then read to the end.

    python killing.py REPORTS FOLDER SEED KILLS

A process of its own, so that it may fork with the model loaded. Prints a line of JSON for each kill.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from pathlib import Path

from onrecord.engine import Settings, read_into, shards
from onrecord.model import Reading, Report
from onrecord.record import opening, store
from onrecord.record.check import check
from onrecord.record.naming import renamed
from onrecord.record.store import Record

_read = shards._reading
_readings: dict[str, Reading] = {}


def _reading(report: Report, model: str) -> Reading:
    """Read each text once: it is the writing that is tested here."""
    if report.text not in _readings:
        _readings[report.text] = _read(report, model)
    reading = renamed(_readings[report.text], report.id)
    return Reading(report, reading.mentions, reading.actors, reading.statements, reading.figures, reading.dates)


class Counter:
    """Counts the statements that SQLite executes, and kills this process at one of them."""

    def __init__(self, last: int | None = None) -> None:
        self.count, self.last, self.commits = 0, last, []

    def __call__(self, statement: str) -> None:
        self.count += 1
        if statement == "COMMIT":
            self.commits.append(self.count)
        if self.count == self.last:
            os.kill(os.getpid(), signal.SIGKILL)


def read(path: Path, reports: str, counter: Counter) -> None:
    def traced(*arguments, **named):
        connection = opening.connect(*arguments, **named)
        connection.set_trace_callback(counter)
        return connection

    store.connect = traced
    read_into(path, [reports], Settings())
    store.connect = opening.connect


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with Record.open(path) as record:
        tables = record.connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%search%' AND name <> 'runs'"
        ).fetchall()
        return {name: record.connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in tables}


def killed_at(last: int, path: Path, reports: str) -> int:
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        read(path, reports, Counter(last))
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main() -> None:
    reports, folder, seed, kills = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    shards._reading = _reading
    counter = Counter()
    read(folder / "undisturbed.db", reports, counter)
    undisturbed = dump(folder / "undisturbed.db")
    chance = random.Random(seed)
    # Anywhere as reports are stored and as they are linked (most of the statements), and where it is most delicate:
    # as a shard is committed, as the linking begins, at the very end.
    stored = counter.commits[-2]
    points = [chance.randrange(1, stored) if at % 3 else chance.randrange(stored, counter.count) for at in range(kills)]
    points += [chance.choice(counter.commits), counter.commits[-2] + 5, counter.commits[-1]]
    for point in points:
        path = folder / f"killed-{point}.db"
        code = killed_at(point, path, reports)
        with Record.open(path, create=True) as record:
            left = record.counts()["reports"]
        read(path, reports, Counter())
        with Record.open(path) as record:
            lies, runs = check(record).lies, list(record.runs())
        result = {"code": code, "left": left, "equal": dump(path) == undisturbed, "lies": lies, "runs": len(runs)}
        sys.stdout.write(json.dumps({"point": point, "of": counter.count, **result}) + "\n")


if __name__ == "__main__":
    main()
