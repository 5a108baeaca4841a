"""The day a plain text was published, where the text settles it, and on what that rests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.intake.days import WEEKDAYS, full_days
from onrecord.intake.paragraphs import paragraphs
from onrecord.intake.zones import date_head, dateline_of, is_labelled
from onrecord.model import PublishedBasis, Zone

_HEAD_CHARACTERS = 1500
_LEAD_CHARACTERS = 700
_PARAGRAPHS_BEFORE = 2
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def find_published(text: str, zones: Sequence[Zone]) -> tuple[str | None, PublishedBasis]:
    """The ISO day that a date line, the dateline or a caption settles, with its basis; else None, unknown.

    Dates inside the report's sentences are days of events and are never taken.
    """
    line = dateline_of(text, zones)
    end = next((zone.start for zone in zones if zone.kind == "dateline"), len(text)) if line and line.iso else len(text)
    if day := _date_line(text, [zone for zone in zones if zone.start < end]):
        return day, "text"
    if line and line.iso:
        return line.iso, "text"
    if day := _caption_day(text, zones):
        return day, "caption"
    return None, "unknown"


def _date_line(text: str, zones: Sequence[Zone]) -> str | None:
    """The day of the first date line in the head of the text.

    A date without a label could also head a part of the report. It counts only before the second
    paragraph, and where no other such date stands in the report.
    """
    lines = [*_date_lines(text, zones)]
    bare = {day for labelled, _, day in lines if not labelled}
    for labelled, position, day in lines:
        if labelled or (len(bare) == 1 and position < _PARAGRAPHS_BEFORE):
            return day
    return None


def _date_lines(text: str, zones: Sequence[Zone]) -> Iterator[tuple[bool, int, str]]:
    """Each date line: whether it has a label, how many paragraphs of body stand before it, its day."""
    body = 0
    for zone in zones:
        if zone.kind == "body":
            body += len(paragraphs(text[zone.start : zone.end]))
        elif zone.kind in ("boilerplate", "credit"):
            for start, end in paragraphs(text[zone.start : zone.end]):
                line = text[zone.start + start : zone.start + end]
                labelled = is_labelled(line)
                if (length := date_head(line)) and (not labelled or zone.start < _HEAD_CHARACTERS):
                    yield from ((labelled, body, day.iso) for day in full_days(line, 0, length))


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
