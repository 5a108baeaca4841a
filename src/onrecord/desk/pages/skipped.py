"""What could not be read, or not wholly, and why."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.desk.site import Page
from onrecord.record.store import Record


def page(record: Record, _: Mapping[str, str]) -> Page:
    """Every row of what was skipped."""
    return Page("skipped.html", "Skipped", {"skipped": list(record.skipped())})
