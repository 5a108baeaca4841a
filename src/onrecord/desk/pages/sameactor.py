"""Is it one actor: others that it may be the same as, and those that were joined in it, each with its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.desk.pages.queue import Known, known
from onrecord.desk.paging import Paging, paging
from onrecord.desk.pairs import Pair, best_mention, own_mention, pair_of
from onrecord.desk.passages import Passage, passage
from onrecord.desk.site import NotFoundError, Page
from onrecord.model import Span
from onrecord.record.store import Record

_MOST = 10
_SIZE = 20
_NAMED_LIKE = """
    SELECT id FROM actors WHERE id <> ?1 AND (
        name LIKE ?2 ESCAPE '\\' OR id IN (SELECT actor FROM actor_aliases WHERE name LIKE ?2 ESCAPE '\\'))
    ORDER BY name NOT LIKE ?3 ESCAPE '\\', (SELECT count(*) FROM report_actors WHERE actor = actors.id) DESC, name, id
    LIMIT ?4
"""
_JOINED = "FROM report_actors JOIN reports ON reports.id = report WHERE actor = ? AND superseded_by IS NULL"


@dataclass(frozen=True, slots=True)
class Other:
    """Another actor, and how a form names the two together."""

    actor: Known
    pair: Pair


@dataclass(frozen=True, slots=True)
class Part:
    """A report's own actor that was joined in this one."""

    name: str
    report: str
    outlet: str | None
    published: str | None
    mention: str
    shown: Passage
    pair: Pair


def page(record: Record, id: str, query: Mapping[str, str]) -> Page:
    """Whom the query's `q` finds by name; whom the actor may be; who was joined in it."""
    actor = known(record, id)
    if actor is None:
        raise NotFoundError(f"The record has no actor {id}. Actors may get new ids when reports are linked anew.")
    asked = query.get("q", "").strip()[:200]
    (total,) = record.connection.execute(f"SELECT count(*) {_JOINED}", (id,)).fetchone()
    at = paging(query, total, _SIZE)
    may_be = record.connection.execute(
        "SELECT other FROM actor_may_be WHERE actor = ?1"
        " UNION SELECT actor FROM actor_may_be WHERE other = ?1 LIMIT ?2",
        (id, _MOST),
    )
    return Page(
        "sameactor.html", f"{actor.name}: one actor or several?",
        {
            "actor": actor,
            "asked": asked,
            "found": _others(record, actor, _named_like(record, id, asked)) if asked else [],
            "may_be": _others(record, actor, [other for (other,) in may_be.fetchall()]),
            "parts": _parts(record, actor, at) if total > 1 else [],
            "paging": at,
        },
    )  # fmt: skip


def _named_like(record: Record, id: str, asked: str) -> list[str]:
    for mark in "\\%_":
        asked = asked.replace(mark, f"\\{mark}")
    rows = record.connection.execute(_NAMED_LIKE, (id, f"%{asked}%", f"{asked}%", _MOST))
    return [other for (other,) in rows.fetchall()]


def _others(record: Record, actor: Known, ids: Iterable[str]) -> list[Other]:
    mine = best_mention(record, actor.id)
    found = []
    for id in ids:
        other, theirs = known(record, id, 1), best_mention(record, id)
        if other and mine and theirs:
            found.append(Other(other, pair_of(record, mine, theirs)))
    return found


def _parts(record: Record, actor: Known, at: Paging) -> list[Part]:
    rows = record.connection.execute(
        f"SELECT report_actors.id, report_actors.name, report, outlet, published, text {_JOINED}"
        " ORDER BY published, report, report_actors.position LIMIT ? OFFSET ?",
        (actor.id, at.size, at.offset),
    ).fetchall()
    found = []
    best = best_mention(record, actor.id)
    of_best = record.connection.execute("SELECT report_actor FROM mentions WHERE id = ?", (best,)).fetchone()
    for own, name, report, outlet, published, text in rows:
        mention = own_mention(record, own)
        rest = best_mention(record, actor.id, but_of=own) if of_best == (own,) else best
        if mention is None or rest is None:
            continue
        start, end = record.connection.execute('SELECT start, "end" FROM mentions WHERE id = ?', (mention,)).fetchone()
        shown = passage(text, [("words", Span(start, end, text[start:end]))])
        found.append(Part(name, report, outlet, published, mention, shown, pair_of(record, rest, mention)))
    return found
