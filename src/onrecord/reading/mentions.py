"""Who is named, and which mentions in a report are the same actor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.model import Actor, Mention, Report
from onrecord.reading.attributions import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_mentions(
    report: Report, doc: Doc, attributions: Sequence[Attribution]
) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """The mentions of `report` and the actors they name, both in order of first position."""
    return (), ()
