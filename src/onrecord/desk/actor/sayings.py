"""What an actor said and which figures it gave, in order of time, a page of each."""

from __future__ import annotations

from onrecord.desk.asking import (
    ShownFigure,
    ShownStatement,
    given,
    rejected,
    shown_figures,
    shown_statements,
    superseded,
)
from onrecord.desk.paging import Paging
from onrecord.record.keys import EntryKind
from onrecord.record.store import Record

_MOMENT = "CASE WHEN {day} GLOB '[0-9][0-9][0-9][0-9]*' THEN substr({day}, 1, 10) ELSE published END"
_ENTRIES = """
    SELECT {table}.id, {moment} AS moment
    FROM report_actors
    JOIN {table} ON {table}.report_actor = report_actors.id
    JOIN reports ON reports.id = {table}.report
    WHERE report_actors.actor = ? AND superseded_by IS NULL
    ORDER BY moment IS NULL, moment, {table}.report, {table}.position
    LIMIT ? OFFSET ?
"""
_COUNT = """
    SELECT count(*) FROM report_actors
    JOIN {table} ON {table}.report_actor = report_actors.id
    WHERE report_actors.actor = ? AND {table}.report NOT IN (SELECT value FROM json_each(?))
"""


def count(record: Record, actor: str, table: str) -> int:
    """How many statements or figures are the actor's, those too that somebody rejected."""
    return int(record.connection.execute(_COUNT.format(table=table), (actor, given(superseded(record)))).fetchone()[0])


def standing(record: Record, actor: str, kind: EntryKind, total: int) -> int:
    """How many of `total` statements or figures of the actor nobody rejected."""
    left_out = rejected(record, kind)
    if not left_out:
        return total
    question = _COUNT.format(table=f"{kind}s") + f" AND {kind}s.id IN (SELECT value FROM json_each(?))"  # noqa: S608
    return total - int(
        record.connection.execute(question, (actor, given(superseded(record)), given(left_out))).fetchone()[0]
    )


def said_by(record: Record, actor: str, at: Paging) -> list[ShownStatement]:
    """A page of its statements, by the day they were said, or else published."""
    return list(shown_statements(record, _page(record, actor, "statements", "said_on", at)).values())


def given_by(record: Record, actor: str, at: Paging) -> list[ShownFigure]:
    """A page of its figures, by the day they are for, or else published."""
    return list(shown_figures(record, _page(record, actor, "figures", "as_of", at)).values())


def _page(record: Record, actor: str, table: str, day: str, at: Paging) -> list[str]:
    question = _ENTRIES.format(table=table, moment=_MOMENT.format(day=day))
    return [id for id, _ in record.connection.execute(question, (actor, at.size, at.offset))]
