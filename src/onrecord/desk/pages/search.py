"""Search with facets, and where to look when there is nothing to look for yet."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.desk.finding import KINDS, asked_for, find, outlets
from onrecord.desk.site import Page
from onrecord.record.store import Record


def page(record: Record, query: Mapping[str, str]) -> Page:
    """What was found of one kind, a page of it; the form alone where nothing was asked for."""
    asked = asked_for(query)
    found, at = find(record, asked, query) if asked.is_anything else ([], None)
    title = f"Search: {asked.words}" if asked.words else "Search"
    return Page(
        "search.html", title,
        {"asked": asked, "found": found, "paging": at, "kinds": KINDS, "outlets": outlets(record), "q": asked.words},
    )  # fmt: skip
