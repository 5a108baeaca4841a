"""One entry by its id, as it holds now, with all that a page shows beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from onrecord.desk.facts import Fact, facts, marked, own_words
from onrecord.desk.passages import Passage, passage
from onrecord.model import Report
from onrecord.record.judged import Judged, judged_figures, judged_mentions, judged_statements, reads
from onrecord.record.keys import EntryKind
from onrecord.record.store import Record

_OF: dict[str, Callable[..., Iterable[Judged[Any]]]] = {
    "mention": judged_mentions, "statement": judged_statements, "figure": judged_figures,
}  # fmt: skip
_KIND = "SELECT kind, report FROM entry_keys WHERE kind IN ('mention', 'statement', 'figure') AND entry = ?"
_NAMES = (
    "SELECT DISTINCT actors.id, actors.name FROM report_actors JOIN actors ON actors.id = report_actors.actor"
    " WHERE report = ?"
)


class NoEntryError(LookupError):
    """The record has no such entry."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry with its report, its words in context, and what it says. A judgement is tied to what it `reads`."""

    kind: EntryKind
    judged: Judged[Any]
    report: Report
    reads: str
    passage: Passage
    facts: list[Fact]
    words: str
    actors: dict[str, str]

    @property
    def id(self) -> str:
        """The entry's id."""
        return str(self.judged.read.id)


def entry_shown(record: Record, id: str) -> Shown:
    """The mention, statement or figure of this id. Raises NoEntryError where there is none."""
    return entries_shown(record)(id)


def entries_shown(record: Record) -> Callable[[str], Shown]:
    """The same for several: what a report holds is asked once."""
    report_of = lru_cache(maxsize=64)(lambda id: record.report(id))
    judged = lru_cache(maxsize=128)(lambda kind, id: {each.read.id: each for each in _OF[kind](record, report=id)})
    reads_of = lru_cache(maxsize=64)(lambda id: reads(record, id))
    actors_of = lru_cache(maxsize=64)(lambda id: dict(record.connection.execute(_NAMES, (id,)).fetchall()))

    def shown(id: str) -> Shown:
        row = record.connection.execute(_KIND, (id,)).fetchone()
        found = judged(*row).get(id) if row else None
        report = report_of(row[1]) if row else None
        if found is None or report is None:
            raise NoEntryError(f"The record has no entry {id}.")
        kind, names = row[0], actors_of(row[1])
        entry = found.entry
        return Shown(
            kind, found, report, reads_of(row[1])[id], passage(report.text, marked(entry)),
            facts(kind, entry, names), own_words(entry), names,
        )  # fmt: skip

    return shown
