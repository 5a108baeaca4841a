"""What a person should look at, the least certain and the most consequential first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from onrecord.desk.paging import paging
from onrecord.desk.pairs import Pair, best_mention, pair_of
from onrecord.desk.passages import Passage, passage
from onrecord.desk.showing import NoEntryError, Shown, entries_shown
from onrecord.desk.site import Page
from onrecord.model import Span
from onrecord.record.judgement_rows import Judgement, select
from onrecord.record.queue import Waiting, queue, waiting
from onrecord.record.store import Record

_SIZE = 12
_LAST = 1
# The texts are fetched when the few mentions are chosen: an actor may have thousands.
_NAMED_IN = """
    SELECT reports.text, mentions.start, mentions."end", reports.id, mentions.id, coalesce(outlet, ''), published
    FROM (
        SELECT mentions.id AS id, row_number() OVER (ORDER BY form <> 'name', mentions.report, mentions.position) AS nth
        FROM report_actors JOIN mentions ON mentions.report_actor = report_actors.id
        JOIN reports ON reports.id = mentions.report
        WHERE report_actors.actor = ? AND superseded_by IS NULL
        ORDER BY nth LIMIT ?
    ) AS chosen
    JOIN mentions ON mentions.id = chosen.id JOIN reports ON reports.id = mentions.report ORDER BY nth
"""


@dataclass(frozen=True, slots=True)
class Known:
    """An actor as it is shown beside another one: its name and two sentences that name it."""

    id: str
    name: str
    kind: str | None
    named: tuple[tuple[Passage, str, str, str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """Something to judge, with what a person needs to see: an entry, or two actors."""

    waiting: Waiting
    shown: Shown | None = None
    actors: tuple[Known, ...] = ()
    pair: Pair | None = None


def page(record: Record, query: Mapping[str, str]) -> Page:
    """One page of what waits to be judged, and what was judged last."""
    total = waiting(record)
    at = paging(query, total, _SIZE)
    found = queue(record, limit=at.size, offset=at.offset)
    shown = entries_shown(record)
    items = [item for item in (_item(record, each, shown) for each in found) if item]
    return Page("queue.html", "Queue", {"items": items, "paging": at, "last": last_judged(record), "total": total})


def last_judged(record: Record) -> list[tuple[Judgement, str | None]]:
    """The last judgements that stand, newest first, each with the entry it is about, where there is one."""
    newest = "id IN (SELECT id FROM judgements WHERE withdrawn IS NULL ORDER BY id DESC LIMIT ?)"
    question = (
        'SELECT entry FROM reports JOIN entry_keys ON entry_keys.report = reports.id AND kind = ? AND "key" = ?'
        " WHERE sha256 = ? ORDER BY superseded_by IS NOT NULL LIMIT 1"
    )
    found = []
    for each in reversed(list(select(record, newest, _LAST))):
        row = record.connection.execute(question, (each.kind, each.key, each.sha256)).fetchone()
        found.append((each, row[0] if row else None))
    return found


def _item(record: Record, it: Waiting, shown: Callable[[str], Shown]) -> Item | None:
    """None where the entry went since the queue was made."""
    if it.other is not None:
        actors = tuple(each for each in (known(record, it.entry), known(record, it.other)) if each)
        mentions = [mention for mention in (best_mention(record, each.id) for each in actors) if mention]
        return Item(it, actors=actors, pair=pair_of(record, *mentions)) if len(mentions) == 2 else None
    try:
        return Item(it, shown(it.entry))
    except NoEntryError:
        return None


def known(record: Record, id: str, sentences: int = 2) -> Known | None:
    """An actor with a few sentences that name it; None where the record has none of this id."""
    row = record.connection.execute("SELECT name, kind FROM actors WHERE id = ?", (id,)).fetchone()
    if row is None:
        return None
    named = tuple(
        (passage(text, [("words", Span(start, end, text[start:end]))]), report, mention, outlet, published)
        for text, start, end, report, mention, outlet, published in record.connection.execute(
            _NAMED_IN, (id, sentences)
        )
    )
    return Known(id, row[0], row[1], named)
