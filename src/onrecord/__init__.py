"""Reads news reports and keeps the record: who said what, which figures were given and by whom.

reading = onrecord.read("text ...", published="2024-01-18")
record = onrecord.Record.open("story.db")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.model import (
    Actor,
    DateMention,
    Day,
    Figure,
    Mention,
    Reading,
    Report,
    Skipped,
    Span,
    Statement,
    Zone,
)

if TYPE_CHECKING:
    from onrecord.record.store import Record

__version__ = "0.1.0"
__all__ = [
    "Actor",
    "DateMention",
    "Day",
    "Figure",
    "Mention",
    "Reading",
    "Record",
    "Report",
    "Skipped",
    "Span",
    "Statement",
    "Zone",
    "__version__",
    "read",
]


def read(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    spacy_model: str | None = None,
) -> Reading:
    """The entries of one report. Offsets refer to `text` as it is given.

    `published` is the day of publication, as 2024-01-18: without one, and with none in the text, relative days
    stay unresolved. A text that is not English has no entries; `reading.report.language` tells. Raises
    ValueError where the text is empty or cannot be stored, or `published` is no day.
    """
    from onrecord.engine.shards import Settings, read_text
    from onrecord.intake.given import Given, valid_given

    given, problems = valid_given(Given(published=published, title=title, outlet=outlet), "published")
    if problems:
        raise ValueError(f"{problems[0].reason}: {problems[0].hint}")
    return read_text(text, Settings(given=given) if spacy_model is None else Settings(spacy_model, given=given))


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """`Record` when it is asked for: the command line starts without SQLite."""
    if name == "Record":
        from onrecord.record.store import Record

        return Record
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
