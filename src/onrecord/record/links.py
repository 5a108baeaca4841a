"""What links the reports of a record: actors, reuse, stories, lines. Found anew where reports came, changed or went.

What is kept of a report (its sketch, and the pairs it was compared in) is used again, so that a new report costs what
it adds; the outcome is that of linking all at once.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from functools import lru_cache
from importlib.metadata import version

import numpy as np

from onrecord.linking.lines import FigureInContext, draw_lines, in_context
from onrecord.linking.reuse import Prepared, held, judge, new_candidates, prepare, sketch
from onrecord.linking.stories import Likeness, Outline, group, likenesses, outline_of
from onrecord.model import Figure, Report, Reuse, Span
from onrecord.record.entries import remove_links
from onrecord.record.judged import judged_figures, judged_mentions, kept
from onrecord.record.queue import fill_queue
from onrecord.record.runs import relink
from onrecord.record.settling import note_linked, told_figures
from onrecord.record.store import Record

_AT_ONCE = 256  # pairs judged and then stored together
_NEAR = 80  # characters round a number in which the text must be the same to say that the number was taken over
_LINES = ("line_relations", "line_figures", "lines")
_STORIES = ("story_reports", "stories")
Ready = Callable[[str], Prepared]


def link_reports(record: Record, linker: str) -> None:
    """Link the actors of all reports, and the current reports.

    `linker` is a hash of what links reports: where it is another than before, all their links are found anew.
    To be called inside a transaction.
    """
    connection = record.connection
    relink(connection)
    stale = (
        "SELECT report FROM report_sketches JOIN reports ON id = report WHERE linker <> ? OR superseded_by IS NOT NULL"
    )
    for (report,) in connection.execute(stale, (linker,)).fetchall():
        remove_links(connection, report)
    _empty(connection, *_LINES, *_STORIES)
    ready = held(lambda id: _prepared(record, id))
    _sketch(record, linker, ready)
    _compare(connection, ready)
    _tell_stories(connection)
    _draw_lines(record)
    fill_queue(connection)
    note_linked(connection)


def redraw(record: Record) -> None:
    """Link the actors of all reports and draw the lines anew, from the stories and pairs that the record holds.

    No two reports are compared or likened again: for what changes entries, not texts. To be called inside a
    transaction.
    """
    relink(record.connection)
    _empty(record.connection, *_LINES)
    _draw_lines(record)
    fill_queue(record.connection)
    note_linked(record.connection)


def unlink(connection: sqlite3.Connection) -> None:
    """Forget all that was kept of reports for linking them, so that the next linking begins from nothing."""
    _empty(connection, "reuse_edits", "reuse", "likenesses", "report_sketches")


def _empty(connection: sqlite3.Connection, *tables: str) -> None:
    for table in tables:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names


def linker() -> str:
    """A hash that is another whenever reports might be linked otherwise."""
    return hashlib.sha256(f"onrecord {version('onrecord')}".encode()).hexdigest()


def _report(record: Record, id: str) -> Report:
    report = record.report(id)
    if report is None:
        raise LookupError(f"the record has no report {id}")
    return report


def _prepared(record: Record, id: str) -> Prepared:
    quoted = [span for said in record.statements(report=id) if said.form == "direct" for span in said.content]
    return prepare(_report(record, id), quoted)


def _sketch(record: Record, linker: str, ready: Ready) -> None:
    """Keep of each new report what it is compared and likened by, and liken it to all others."""
    connection = record.connection
    known = list(_outlines(connection))
    sketched = "SELECT report FROM report_sketches"
    new = f"SELECT id FROM reports WHERE superseded_by IS NULL AND id NOT IN ({sketched}) ORDER BY id"  # noqa: S608
    added = []
    for (id,) in connection.execute(new).fetchall():
        runs = sketch(ready(id)).astype("<u8").tobytes()
        added.append(outline_of(_report(record, id)))
        connection.execute("INSERT INTO report_sketches VALUES (?, ?, ?, ?)", (id, linker, runs, _packed(added[-1])))
    connection.executemany("INSERT INTO likenesses VALUES (?, ?, ?)", likenesses(added, known))


def _packed(outline: Outline) -> bytes:
    numbers = {name: list(getattr(outline, name)) for name in ("counts", "rarities", "kinds")}
    values = {field.name: getattr(outline, field.name) for field in fields(outline)} | numbers
    return zlib.compress(json.dumps(values, ensure_ascii=False).encode())


def _outlines(connection: sqlite3.Connection) -> Iterator[Outline]:
    for (packed,) in connection.execute("SELECT outline FROM report_sketches ORDER BY report"):
        values = json.loads(zlib.decompress(packed))
        values |= {name: tuple(map(sys.intern, values[name])) for name in ("terms", "keys")}  # each word once in memory
        yield Outline(**values | {name: bytes(values[name]) for name in ("counts", "rarities", "kinds")})


def _compare(connection: sqlite3.Connection, ready: Ready) -> None:
    """Judge the pairs that share some run of words and were not judged before."""
    rows = connection.execute("SELECT report, runs FROM report_sketches")
    sketches = {report: np.frombuffer(runs, "<u8").astype(np.uint64) for report, runs in rows}
    wanted, gone = new_candidates(sketches, connection.execute("SELECT a, b FROM reuse").fetchall())
    for pair in gone:
        connection.execute("DELETE FROM reuse_edits WHERE a = ? AND b = ?", pair)
        connection.execute("DELETE FROM reuse WHERE a = ? AND b = ?", pair)
    for begin in range(0, len(wanted), _AT_ONCE):
        _store_reuse(connection, [judge(ready(one), ready(other)) for one, other in wanted[begin : begin + _AT_ONCE]])


def _store_reuse(connection: sqlite3.Connection, found: Sequence[Reuse]) -> None:
    connection.executemany(
        "INSERT INTO reuse VALUES (?, ?, ?, ?, ?)", ((it.a, it.b, it.kind, it.a_share, it.b_share) for it in found)
    )
    rows = (
        (it.a, it.b, at, edit.op, *_ends(edit.a), *_ends(edit.b)) for it in found for at, edit in enumerate(it.edits)
    )
    connection.executemany("INSERT INTO reuse_edits VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)


def _tell_stories(connection: sqlite3.Connection) -> None:
    pairs = (Likeness(*row) for row in connection.execute("SELECT a, b, score FROM likenesses ORDER BY a, b"))
    for story in group(_outlines(connection), pairs):
        connection.execute("INSERT INTO stories VALUES (?, ?)", (story.id, story.title))
        connection.executemany(
            "INSERT INTO story_reports VALUES (?, ?, ?)", ((id, story.id, at) for at, id in enumerate(story.reports))
        )


def _draw_lines(record: Record) -> None:
    connection = record.connection
    told = told_figures(record)
    for line in draw_lines(_figures_in_context(record), _copied_in(connection), told.together, told.apart):
        connection.execute(
            "INSERT INTO lines VALUES (?, ?, ?, ?, ?, ?)",
            (line.id, line.effect, line.of, line.place, line.scope, line.independent),
        )
        connection.executemany(
            "INSERT INTO line_figures VALUES (?, ?, ?)", ((line.id, at, id) for at, id in enumerate(line.figures))
        )
        connection.executemany(
            "INSERT INTO line_relations VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (line.id, at, each.a, each.b, each.relation, json.dumps(each.because), each.shared)
                for at, each in enumerate(line.relations)
            ),
        )


def _figures_in_context(record: Record) -> Iterator[FigureInContext]:
    stories = dict(record.connection.execute("SELECT report, story FROM story_reports").fetchall())
    for report in record.reports():
        figures = kept(judged_figures(record, report=report.id))
        if figures:
            mentions = kept(judged_mentions(record, report=report.id))
            yield from in_context(report, figures, mentions, stories.get(report.id, report.id))


def _copied_in(connection: sqlite3.Connection) -> Callable[[Figure, Figure], bool]:
    """Whether two figures stand in text that their reports share."""
    question = (
        "SELECT a_start, a_end, b_start, b_end FROM reuse_edits JOIN reuse USING (a, b)"
        " WHERE a = ? AND b = ? AND kind <> 'shared-quote' AND op = 'kept'"
    )

    @lru_cache(maxsize=4096)
    def kept(a: str, b: str) -> tuple[tuple[int, int, int, int], ...]:
        return tuple(connection.execute(question, (a, b)).fetchall())

    def copied(one: Figure, other: Figure) -> bool:
        a, b = sorted((one, other), key=lambda figure: figure.report)
        return any(
            a_start < a.span.end + _NEAR
            and a.span.start - _NEAR < a_end
            and b_start < b.span.end + _NEAR
            and b.span.start - _NEAR < b_end
            for a_start, a_end, b_start, b_end in kept(a.report, b.report)
        )

    return copied
