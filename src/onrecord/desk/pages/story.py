"""A story: its reports by outlet and day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.desk.site import NotFoundError, Page
from onrecord.record.store import Record


def page(record: Record, id: str, _: Mapping[str, str]) -> Page:
    """What the story is about and who reported it."""
    row = record.connection.execute("SELECT title FROM stories WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise NotFoundError(f"The record has no story {id}. Stories get new ids when other reports join them.")
    return Page("story.html", row[0], {"id": id, "reports": _reports(record, id)})


def _reports(record: Record, id: str) -> list[dict[str, Any]]:
    names = ("id", "title", "outlet", "published")
    rows = record.connection.execute(
        "SELECT reports.id, reports.title, outlet, published FROM story_reports JOIN reports ON reports.id = report"
        " WHERE story = ? ORDER BY published, outlet, reports.id",
        (id,),
    )
    return [dict(zip(names, row, strict=True)) for row in rows]
