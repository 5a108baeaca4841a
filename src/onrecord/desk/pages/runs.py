"""The times that reports were read into the record."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.desk.site import Page
from onrecord.record.store import Record


def page(record: Record, _: Mapping[str, str]) -> Page:
    """Every run, the last one first, with the models that read."""
    return Page("runs.html", "Runs", {"runs": list(record.runs())[::-1]})
