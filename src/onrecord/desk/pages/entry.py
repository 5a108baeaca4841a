"""One entry: its words in context, what it says, who judged it, and the form to amend it."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.desk import amendforms
from onrecord.desk.addresses import own_path
from onrecord.desk.amendforms import Form, Reading
from onrecord.desk.showing import NoEntryError, entry_shown
from onrecord.desk.site import NotFoundError, Page
from onrecord.record.judgement_rows import Told
from onrecord.record.judgements import judgements_of
from onrecord.record.store import Record


def page(
    record: Record, id: str, query: Mapping[str, str], *, typed: Form | None = None, read: Reading | None = None,
    problem: str = "", note: str = "",
) -> Page:  # fmt: skip
    """The entry; with what was `typed` in its form, and what was `read` of that, where it could not be kept."""
    try:
        it = entry_shown(record, id)
    except NoEntryError as error:
        raise NotFoundError(
            f"The record has no entry {id}. Entries get new names when their report is read anew."
        ) from error
    history = judgements_of(record, id)[::-1]
    return Page(
        "entry.html", f"{it.kind.capitalize()}: {_short(it.words)}",
        {
            "it": it,
            "fields": amendforms.shown(it.kind, it.judged.entry, it.report.text, it.actors, typed, read),
            "history": history,
            "seen": max((told.judgement.id for told in history), default=0),
            "meanwhile": _meanwhile(history, query),
            "problem": problem,
            "note": note,
            "back": own_path(query.get("back", "")),
        },
        409 if problem else 200,
    )  # fmt: skip


def _meanwhile(history: list[Told], query: Mapping[str, str]) -> list[Told]:
    """The judgements that others made between what the person saw and the person's own."""
    seen, mine = query.get("seen", ""), query.get("mine", "")
    if not (seen.isascii() and seen.isdigit() and mine.isascii() and mine.isdigit()):
        return []
    between = range(int(seen[:18]) + 1, int(mine[:18]))
    return [told for told in history if told.judgement.id in between and told.judgement.withdrawn is None]


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57].rsplit(' ', 1)[0]} …"
