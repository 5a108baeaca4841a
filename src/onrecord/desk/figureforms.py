"""Whether two figures count the same thing."""

from __future__ import annotations

from typing import Literal, cast

from onrecord.record.judgements import judge_figures
from onrecord.record.store import Record


def judge_pair(record: Record, verdict: str, figure: str, other: str, by: str, note: str) -> None:
    """link: two figures count the same thing. unlink: they do not. ValueError, LookupError where that cannot be."""
    judge_figures(record, cast(Literal["link", "unlink"], verdict), figure, other, by=by, note=note)
