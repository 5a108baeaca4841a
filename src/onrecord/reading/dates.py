"""Time expressions and the days they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import DateMention, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_dates(report: Report, doc: Doc) -> tuple[DateMention, ...]:
    """The time expressions of `report`, in order of position."""
    return ()
