"""The day a plain text was published, where the text settles it, and on what that rests."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.intake.days import WEEKDAYS, full_days
from onrecord.intake.zones import date_head, dateline_of
from onrecord.model import PublishedBasis, Zone

_HEAD_CHARACTERS = 1500
_LEAD_CHARACTERS = 700
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def find_published(text: str, zones: Sequence[Zone]) -> tuple[str | None, PublishedBasis]:
    """The ISO day that a date line, the dateline or a caption settles, with its basis; else None, unknown.

    Dates inside the report's sentences are days of events and are never taken.
    """
    if day := _date_line(text, zones):
        return day, "text"
    line = dateline_of(text, zones)
    if line and line.iso:
        return line.iso, "text"
    if day := _caption_day(text, zones):
        return day, "caption"
    return None, "unknown"


def _date_line(text: str, zones: Sequence[Zone]) -> str | None:
    """The day of the first date line in the head of the text."""
    for zone in zones:
        if zone.start > _HEAD_CHARACTERS:
            break
        if zone.kind not in ("boilerplate", "credit"):
            continue
        start = zone.start
        for paragraph in text[zone.start : zone.end].split("\n"):
            if length := date_head(paragraph.strip()):
                stripped = paragraph.strip()
                return next((day.iso for day in full_days(stripped, 0, length)), None)
            start += len(paragraph) + 1
    return None


def _caption_day(text: str, zones: Sequence[Zone]) -> str | None:
    """The latest day in the captions, if the lead names its weekday and no other, and no later year is named."""
    days = [
        day
        for zone in zones
        if zone.kind == "caption"
        for day in full_days(text, zone.start, zone.end)
        if day.weekday is not None
    ]
    if not days:
        return None
    latest = max(days, key=lambda day: day.iso)
    named = {match.lower() for match in _WEEKDAY.findall(_lead(text, zones))}
    years = set(_YEAR.findall(text))
    return latest.iso if named == {latest.weekday} and max(years) <= latest.iso[:4] else None


def _lead(text: str, zones: Sequence[Zone]) -> str:
    """The first words of the body."""
    body = [text[zone.start : zone.end] for zone in zones if zone.kind == "body"]
    return "\n\n".join(body)[:_LEAD_CHARACTERS]
