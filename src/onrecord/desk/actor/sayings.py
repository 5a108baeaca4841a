"""What an actor said and which figures it gave, in order of time, a page of each."""

from __future__ import annotations

from typing import NamedTuple

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
from onrecord.record.judged import standing_judgements
from onrecord.record.keys import EntryKind
from onrecord.record.store import Record

_MOMENT = "CASE WHEN {day} GLOB '[0-9][0-9][0-9][0-9]*' THEN substr({day}, 1, 10) ELSE published END"
# By what was read, but for entries that a person gave to another actor, and with those that a person gave to this one.
_CHOSEN = """(
    SELECT {table}.id FROM report_actors JOIN {table} ON {table}.report_actor = report_actors.id
    WHERE report_actors.actor = :actor AND {table}.report NOT IN (SELECT value FROM json_each(:old))
        AND {table}.id NOT IN (SELECT value FROM json_each(:moved))
    UNION ALL SELECT value FROM json_each(:here)
) AS chosen"""
_ENTRIES = """
    SELECT {table}.id, {moment} AS moment
    FROM {chosen} JOIN {table} ON {table}.id = chosen.id JOIN reports ON reports.id = {table}.report
    ORDER BY moment IS NULL, moment, {table}.report, {table}.position
    LIMIT :size OFFSET :offset
"""
_COUNT = "SELECT count(*), count(*) FILTER (WHERE id NOT IN (SELECT value FROM json_each(:rejected))) FROM {chosen}"
_DAYS = {"statement": "said_on", "figure": "as_of"}


class Choice(NamedTuple):
    """An actor's statements or figures: how many there are, and how many of them nobody rejected."""

    kind: EntryKind
    values: dict[str, str]
    total: int
    standing: int


def choice(record: Record, actor: str, kind: EntryKind) -> Choice:
    """What is the actor's, as people judged it."""
    given_to = _given_to(record, kind)
    values = {
        "actor": actor,
        "old": given(superseded(record)),
        "moved": given(given_to),
        "here": given(id for id, to in given_to.items() if to == actor),
    }
    question = _COUNT.format(chosen=_CHOSEN.format(table=f"{kind}s"))
    counts = record.connection.execute(question, values | {"rejected": given(rejected(record, kind))}).fetchone()
    return Choice(kind, values, *counts)


def said_by(record: Record, chosen: Choice, at: Paging) -> list[ShownStatement]:
    """A page of its statements, by the day they were said, or else published."""
    return list(shown_statements(record, _page(record, chosen, at)).values())


def given_by(record: Record, chosen: Choice, at: Paging) -> list[ShownFigure]:
    """A page of its figures, by the day they are for, or else published."""
    return list(shown_figures(record, _page(record, chosen, at)).values())


def _given_to(record: Record, kind: EntryKind) -> dict[str, str | None]:
    """The entries of current reports that a person gave to an actor, and to whom."""
    ids = [id for id, (last, _) in standing_judgements(record, kind).items() if "actor" in last.amended]
    if kind == "statement":
        return {id: it.statement.actor for id, it in shown_statements(record, ids).items()}
    return {id: it.figure.actor for id, it in shown_figures(record, ids).items()}


def _page(record: Record, chosen: Choice, at: Paging) -> list[str]:
    table = f"{chosen.kind}s"
    moment = _MOMENT.format(day=_DAYS[chosen.kind])
    question = _ENTRIES.format(table=table, moment=moment, chosen=_CHOSEN.format(table=table))
    rows = record.connection.execute(question, chosen.values | {"size": at.size, "offset": at.offset})
    return [id for id, _ in rows]
