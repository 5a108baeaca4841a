"""The actors of a record, by kind and by name, those in most reports first."""
# ruff: noqa: S608 - what is put into questions is written here; values are bound

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from onrecord.desk.asking import given, only_superseded, superseded
from onrecord.desk.paging import paging
from onrecord.desk.site import Page
from onrecord.model import ActorKind
from onrecord.record.store import Record

_SIZE = 60
_UNKNOWN = "unknown"
# Counted by the reports' own actors, from an index alone; a report seldom has two that are one actor of the record.
_ROWS = """
    SELECT actors.id, actors.name, actors.kind, count(report_actors.actor) AS reports
    FROM actors JOIN report_actors ON report_actors.actor = actors.id
    WHERE {chosen}
    GROUP BY actors.id
    ORDER BY reports DESC, actors.id
    LIMIT :size OFFSET :offset
"""
_SHOWN = """
    SELECT actor,
        (
            SELECT count(DISTINCT report) FROM report_actors
            WHERE report_actors.actor = given.actor AND report NOT IN (SELECT value FROM json_each(:old))
        ),
        (
            SELECT count(*) FROM report_actors JOIN statements ON statements.report_actor = report_actors.id
            WHERE report_actors.actor = given.actor
                AND statements.report NOT IN (SELECT value FROM json_each(:old))
        )
    FROM (SELECT value AS actor FROM json_each(:given)) AS given
"""
_NAMED = """(
    actors.name LIKE :like ESCAPE '\\'
    OR actors.id IN (SELECT actor FROM actor_aliases WHERE actor_aliases.name LIKE :like ESCAPE '\\')
)"""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which actors are asked for: of a kind, with some letters in a name; None asks for all."""

    kind: str | None
    name: str | None
    gone: str  # JSON list of the actors that only replaced texts name

    def chosen(self, leave_kind: bool = False) -> str:
        """The condition."""
        kind = None if leave_kind else self.kind
        conditions = [
            "actors.id NOT IN (SELECT value FROM json_each(:gone))",
            *(["actors.kind IS NULL"] if kind == _UNKNOWN else ["actors.kind = :kind"] if kind else []),
            *([_NAMED] if self.name else []),
        ]
        return " AND ".join(conditions)

    @property
    def values(self) -> dict[str, str | None]:
        """What the condition's names stand for."""
        escaped = (self.name or "").replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return {"kind": self.kind, "like": f"%{escaped}%", "gone": self.gone}


def page(record: Record, query: Mapping[str, str]) -> Page:
    """The actors asked for, with how many there are of each kind."""
    kind = query.get("of")
    known = (*get_args(ActorKind), _UNKNOWN)
    old = superseded(record)
    name = " ".join(query.get("name", "").split())[:200] or None
    asked = Asked(kind if kind in known else None, name, given(only_superseded(record, old)))
    kinds = _kinds(record, asked)
    total = sum(count for _, count in kinds) if asked.kind is None else dict(kinds).get(asked.kind, 0)
    at = paging(query, total, _SIZE)
    rows = record.connection.execute(
        _ROWS.format(chosen=asked.chosen()), asked.values | {"size": at.size, "offset": at.offset}
    ).fetchall()
    return Page(
        "actors.html", "Actors", {"actors": _actors(record, rows, old), "asked": asked, "kinds": kinds, "paging": at}
    )


def _kinds(record: Record, asked: Asked) -> list[tuple[str, int]]:
    rows = record.connection.execute(
        f"SELECT coalesce(kind, '{_UNKNOWN}'), count(*) FROM actors WHERE {asked.chosen(leave_kind=True)}"
        " GROUP BY 1 ORDER BY 2 DESC, 1",
        asked.values,
    )
    return list(rows)


def _actors(record: Record, rows: list[tuple[Any, ...]], old: Sequence[str]) -> list[dict[str, Any]]:
    values = {"given": given(row[0] for row in rows), "old": given(old)}
    counts = {id: rest for id, *rest in record.connection.execute(_SHOWN, values)}
    aliases: dict[str, list[str]] = {}
    question = (
        "SELECT actor, name FROM actor_aliases WHERE actor IN (SELECT value FROM json_each(?)) ORDER BY actor, position"
    )
    for actor, name in record.connection.execute(question, (given(row[0] for row in rows),)):
        aliases.setdefault(actor, []).append(name)
    return [
        {
            "id": id, "name": name, "kind": kind, "reports": counts[id][0], "statements": counts[id][1],
            "aliases": [alias for alias in aliases.get(id, []) if alias != name][:4],
        }
        for id, name, kind, _ in rows
    ]  # fmt: skip
