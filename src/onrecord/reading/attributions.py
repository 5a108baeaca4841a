"""Attributions: which words are a source, which the cue, which the content that is attributed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.model import Report

Offsets = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution in offsets. `source` is empty where the text names none."""

    source: Offsets
    cue: Offsets
    content: Offsets


def find_attributions(report: Report, doc: Doc) -> list[Attribution]:
    """The attributions of `report`, in order of position."""
    return []
