"""The stories of a record, those of most reports first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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


def page(record: Record, query: Mapping[str, str]) -> Page:
    """The stories, and what the record holds in all."""
    counts = record.counts()
    at = paging(query, counts["stories"], _SIZE)
    return Page("stories.html", "Stories", {"stories": _stories(record, at), "counts": counts, "paging": at})


def _stories(record: Record, at: Paging) -> list[dict[str, Any]]:
    names = ("id", "title", "reports", "outlets", "first", "last")
    rows = record.connection.execute(_ROWS, (at.size, at.offset))
    return [dict(zip(names, row, strict=True)) for row in rows]
