"""Figures: the numbers a report gives, of what, and according to whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.model import DateMention, Figure, Report, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_figures(
    report: Report, doc: Doc, statements: Sequence[Statement], dates: Sequence[DateMention]
) -> tuple[Figure, ...]:
    """The figures of `report`, in order of position."""
    return ()
