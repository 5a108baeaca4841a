"""Statements: attributions with their actor, form, act and day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.model import DateMention, Mention, Report, Statement
from onrecord.reading.attributions import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Doc


def build_statements(
    report: Report,
    doc: Doc,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
) -> tuple[Statement, ...]:
    """The statements of `report`, in order of position."""
    return ()
