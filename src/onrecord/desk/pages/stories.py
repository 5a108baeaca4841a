"""The stories of a record, those of most reports first."""
# ruff: noqa: S608 - what is put into questions are names of tables and conditions, written here; values are bound

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.desk.asking import given, only_superseded, superseded
from onrecord.desk.paging import Paging, paging
from onrecord.desk.site import Page
from onrecord.record.store import Record

_SIZE = 40
_ROWS = """
    SELECT
        stories.id, stories.title, count(*) AS reports, count(DISTINCT outlet) AS outlets,
        min(published) AS first, max(published) AS last
    FROM stories
    JOIN story_reports ON story_reports.story = stories.id
    JOIN reports ON reports.id = story_reports.report
    GROUP BY stories.id
    ORDER BY reports DESC, last DESC, stories.id
    LIMIT ? OFFSET ?
"""
_LINES = """
    SELECT story, count(DISTINCT line_figures.line), count(DISTINCT line_relations.line)
    FROM story_reports
    JOIN figures ON figures.report = story_reports.report
    JOIN line_figures ON figure = figures.id
    LEFT JOIN line_relations ON line_relations.line = line_figures.line AND relation = 'differ'
    WHERE story IN (SELECT value FROM json_each(?))
    GROUP BY story
"""
_OUTLETS = """
    SELECT DISTINCT story, outlet FROM story_reports JOIN reports ON reports.id = report
    WHERE story IN (SELECT value FROM json_each(?)) AND outlet IS NOT NULL
    ORDER BY story, outlet
"""


def page(record: Record, query: Mapping[str, str]) -> Page:
    """The stories, and what the record holds in all."""
    counts = _counts(record)
    at = paging(query, counts["stories"], _SIZE)
    return Page("stories.html", "Stories", {"stories": _stories(record, at), "counts": counts, "paging": at})


def _counts(record: Record) -> dict[str, int]:
    """What the record holds in all, but for replaced texts: as `Record.counts` says, without asking of each entry."""
    old = superseded(record)

    def count(table: str, condition: str = "TRUE", *values: str) -> int:
        question = f"SELECT count(*) FROM {table} WHERE {condition}"
        return int(record.connection.execute(question, values).fetchone()[0])

    held = {"reports": count("reports") - len(old), "actors": count("actors") - len(only_superseded(record, old))}
    for kind in ("statements", "figures"):
        held[kind] = count(kind) - count(kind, "report IN (SELECT value FROM json_each(?))", given(old))
    return held | {kind: count(kind) for kind in ("stories", "skipped")}


def _stories(record: Record, at: Paging) -> list[dict[str, Any]]:
    names = ("id", "title", "reports", "outlets", "first", "last")
    rows = [dict(zip(names, row, strict=True)) for row in record.connection.execute(_ROWS, (at.size, at.offset))]
    ids = given(row["id"] for row in rows)
    lines = {id: counts for id, *counts in record.connection.execute(_LINES, (ids,))}
    outlets: dict[str, list[str]] = {}
    for id, outlet in record.connection.execute(_OUTLETS, (ids,)):
        outlets.setdefault(id, []).append(outlet)
    for row in rows:
        row["lines"], row["differ"] = lines.get(row["id"], (0, 0))
        row["names"] = outlets.get(row["id"], [])
    return rows
