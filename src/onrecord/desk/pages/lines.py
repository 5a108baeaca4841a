"""The lines of a record: figures on the same thing side by side, those that differ first."""
# ruff: noqa: S608 - what is put into questions is written here; values are bound

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.desk.figurelines import TOLD_FIRST, shown_lines
from onrecord.desk.paging import paging
from onrecord.desk.site import NotFoundError, Page
from onrecord.record.store import Record

_SIZE = 25
_STANDS = {
    "differ": "differ", "revised": "were revised", "changed": "changed", "agree": "agree",
    "not-comparable": "cannot be compared",
}  # fmt: skip
# What a reader looks for stands first: how its figures stand to each other, then on how many reports it rests.
_RANKED = f"""
    SELECT lines.id, min({" + ".join(f"{rank} * (relation = '{kind}')" for rank, kind in enumerate(TOLD_FIRST))})
    FROM lines LEFT JOIN line_relations ON line_relations.line = lines.id
    WHERE {{chosen}}
    GROUP BY lines.id
    ORDER BY 2 IS NULL, 2, independent DESC, lines.id
    LIMIT ? OFFSET ?
"""
_OF_STORY = """
    lines.id IN (
        SELECT line FROM story_reports
        JOIN figures ON figures.report = story_reports.report
        JOIN line_figures ON line_figures.figure = figures.id
        WHERE story = :story
    )
"""
_STANDING = "lines.id IN (SELECT line FROM line_relations WHERE relation = :relation)"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which lines are asked for; None asks for all."""

    effect: str | None = None
    relation: str | None = None
    story: str | None = None

    def chosen(self, leave: str = "") -> str:
        """The condition, but for the field `leave`."""
        conditions = {"effect": "lines.effect = :effect", "relation": _STANDING, "story": _OF_STORY}
        asked = [text for name, text in conditions.items() if getattr(self, name) is not None and name != leave]
        return " AND ".join(asked) or "TRUE"

    @property
    def values(self) -> dict[str, str | None]:
        """What the condition's names stand for."""
        return {"effect": self.effect, "relation": self.relation, "story": self.story}


def page(record: Record, query: Mapping[str, str]) -> Page:
    """The lines asked for, with how many there are of each effect and relation."""
    relation = query.get("relation")
    asked = Asked(query.get("effect") or None, relation if relation in _STANDS else None, query.get("story") or None)
    connection = record.connection
    count = f"SELECT count(*) FROM lines WHERE {asked.chosen()}"
    at = paging(query, connection.execute(count, asked.values).fetchone()[0], _SIZE)
    question = _RANKED.format(chosen=asked.chosen()).replace("LIMIT ? OFFSET ?", "LIMIT :size OFFSET :offset")
    rows = connection.execute(question, asked.values | {"size": at.size, "offset": at.offset}).fetchall()
    shown = shown_lines(record, [id for id, _ in rows])
    context = {
        "lines": shown,
        "asked": asked,
        "paging": at,
        "facets": {} if asked.story else _facets(record, asked),
        "stands": _STANDS,
    }
    return Page("lines.html", "Figures", context | {"story": _story(record, asked.story)})


def _facets(record: Record, asked: Asked) -> dict[str, list[tuple[str, int]]]:
    """For effect and relation, how many lines there are of each, given what else is asked."""
    effects = record.connection.execute(
        f"SELECT effect, count(*) FROM lines WHERE effect IS NOT NULL AND {asked.chosen('effect')}"
        " GROUP BY effect ORDER BY 2 DESC, effect",
        asked.values,
    ).fetchall()
    counts = dict(
        record.connection.execute(
            "SELECT relation, count(DISTINCT line) FROM line_relations JOIN lines ON lines.id = line"
            f" WHERE {asked.chosen('relation')} GROUP BY relation",
            asked.values,
        )
    )
    return {"effect": effects, "relation": [(kind, counts[kind]) for kind in TOLD_FIRST if kind in counts]}


def _story(record: Record, id: str | None) -> dict[str, Any] | None:
    if id is None:
        return None
    row = record.connection.execute("SELECT title FROM stories WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise NotFoundError(f"The record has no story {id}. Stories get new ids when other reports join them.")
    return {"id": id, "title": row[0]}
