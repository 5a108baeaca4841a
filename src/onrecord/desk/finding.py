"""Search with facets: words, and what narrows them down to an outlet, an actor, days, a kind of entry."""
# ruff: noqa: S608 - what is put into questions is written here; values are bound

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.desk.asking import shown_figures, shown_statements
from onrecord.desk.paging import Paging, paging
from onrecord.desk.passages import passage
from onrecord.model import Span
from onrecord.record.judged import standing_judgements
from onrecord.record.keys import EntryKind
from onrecord.record.search import as_phrases
from onrecord.record.store import Record
from onrecord.record.withheld import withheld

KINDS = ("statements", "figures", "reports", "actors")
SIZE = 25
# No letters to FTS5, so that a mark never blends into the word that it is set beside.
_OPENING, _CLOSING = "\x01", "\x02"
_MARKS = re.compile(f"{_OPENING}([^{_CLOSING}]*){_CLOSING}")
_AROUND = 32  # words shown of a report's text
Found = dict[str, Any]
Words = list[tuple[str, bool]]  # stretches, and whether each is what was sought


@dataclass(frozen=True, slots=True)
class Asked:
    """What is sought. Empty: not asked for. `actor` is part of a name or an actor's id."""

    words: str = ""
    kind: str = KINDS[0]
    outlet: str = ""
    actor: str = ""
    since: str = ""
    until: str = ""

    @property
    def is_anything(self) -> bool:
        """Whether there is anything to look for."""
        return bool(as_phrases(self.words) or self.outlet or self.actor or self.since or self.until)


@dataclass(frozen=True, slots=True)
class _Table:
    """How a kind of entry is found: its full-text index, its rows joined to their report, the day they hold for."""

    index: str
    key: str
    rows: str
    day: str
    columns: tuple[str, ...]


_JOINED = (
    " JOIN reports ON reports.id = {0}.report AND reports.superseded_by IS NULL"
    " LEFT JOIN report_actors ON report_actors.id = {0}.report_actor"
    " LEFT JOIN actors ON actors.id = report_actors.actor"
)
_TABLES = {
    "statements": _Table(
        "statement_search", "statements.search_key", "statements" + _JOINED.format("statements"), "statements.said_on",
        ("statements.id", "statements.report", "outlet", "published", "actors.id", "actors.name"),
    ),
    "figures": _Table(
        "figure_search", "figure_words.search_key",
        "figures JOIN figure_words ON figure_words.figure = figures.id" + _JOINED.format("figures"), "figures.as_of",
        ("figures.id", "figures.report", "outlet", "published", "actors.id", "actors.name"),
    ),
    "reports": _Table(
        "report_search", "reports.search_key", "reports", "reports.published",
        ("reports.id", "reports.id", "outlet", "published", "title"),
    ),
}  # fmt: skip


def asked_for(query: Mapping[str, str]) -> Asked:
    """What a search form asks for; what is no day or no kind is left out."""
    kind = query.get("kind", "")
    return Asked(
        query.get("q", "").strip()[:400], kind if kind in KINDS else KINDS[0],
        query.get("outlet", "")[:400], query.get("actor", "").strip()[:400],
        _iso(query.get("from", "")), _iso(query.get("to", "")),
    )  # fmt: skip


def find(record: Record, asked: Asked, query: Mapping[str, str]) -> tuple[list[Found], Paging]:
    """One page of what was found, the best first; without words the latest first."""
    if asked.kind == "actors":
        return _actors(record, asked, query)
    table = _TABLES[asked.kind]
    rows, conditions, values = _narrowed(table, asked)
    (total,) = record.connection.execute(f"SELECT count(*) FROM {rows} WHERE {conditions}", values).fetchone()
    at = paging(query, total, SIZE)
    order = "rank, " if as_phrases(asked.words) else ""
    question = (
        f"SELECT {table.key}, {', '.join(table.columns)} FROM {rows} WHERE {conditions}"
        f" ORDER BY {order}published DESC, {table.columns[0]} LIMIT ? OFFSET ?"
    )
    found = record.connection.execute(question, (*values, at.size, at.offset)).fetchall()
    shown = _shown(record, table, asked, found)
    gone = withheld(record)
    rejected = gone.statements | gone.figures | gone.sums
    amended = _amended(record, asked.kind, [row[1] for row in found])
    return [
        _found(asked.kind, row, shown[row[0]]) | {"rejected": row[1] in rejected} | amended.get(row[1], {})
        for row in found
    ], at


def _amended(record: Record, kind: str, ids: list[str]) -> dict[str, Found]:
    """Of those that somebody amended who did so, and whose they are by now."""
    of: EntryKind = "statement" if kind == "statements" else "figure"
    chosen = [id for id in ids if id in standing_judgements(record, of)]
    if kind == "statements":
        said = shown_statements(record, chosen)
        rows = [(id, it.amended_by, it.statement.actor, it.speaker) for id, it in said.items()]
    else:
        counted = shown_figures(record, chosen)
        rows = [(id, it.amended_by, it.figure.actor, it.giver) for id, it in counted.items()]
    return {id: {"amended_by": by, "actor": actor, "name": name} for id, by, actor, name in rows if by}


def outlets(record: Record) -> list[str]:
    """The outlets there are, by name."""
    rows = record.connection.execute(
        "SELECT DISTINCT outlet FROM reports WHERE superseded_by IS NULL AND outlet IS NOT NULL ORDER BY outlet"
    )
    return [outlet for (outlet,) in rows]


def parted(marked: str) -> Words:
    """A text with its marks as stretches, and whether each is what was sought."""
    pieces = _MARKS.split(marked)
    return [(piece, at % 2 == 1) for at, piece in enumerate(pieces) if piece]


def _narrowed(table: _Table, asked: Asked) -> tuple[str, str, list[str]]:
    """The joined rows, the conditions on them, and the values of these."""
    rows, entry = table.rows, table.rows.partition(" ")[0]
    conditions, values = ["reports.superseded_by IS NULL"], list[str]()
    if phrases := as_phrases(asked.words):
        rows += f" JOIN {table.index} ON {table.index}.rowid = {table.key}"
        conditions.append(f"{table.index} MATCH ?")
        values.append(phrases)
    if asked.outlet:
        conditions.append("outlet = ?")
        values.append(asked.outlet)
    # An open or vague day ("PRESENT_REF") counts as that of the report; a month only as far as it goes.
    day = f"CASE WHEN {table.day} GLOB '[0-9]*' THEN {table.day} ELSE published END"
    for sign, bound in ((">=", asked.since), ("<=", asked.until)):
        if bound:
            conditions.append(f"substr({day}, 1, 10) {sign} substr(?, 1, length(substr({day}, 1, 10)))")
            values.append(bound)
    if asked.actor:
        conditions.append(_of_actor(entry))
        values += [asked.actor, f"%{_like(asked.actor)}%"]
    return rows, " AND ".join(conditions), values


def _of_actor(entry: str) -> str:
    if entry == "reports":
        return (
            "reports.id IN (SELECT report FROM report_actors JOIN actors ON actors.id = report_actors.actor"
            " WHERE actors.id = ? OR actors.name LIKE ? ESCAPE '\\')"
        )
    return "(actors.id = ? OR actors.name LIKE ? ESCAPE '\\')"


def _like(text: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", text)


def _shown(record: Record, table: _Table, asked: Asked, found: list[tuple[Any, ...]]) -> dict[int, Words]:
    """The words to show of each row, by its key: what was sought is marked, and of a figure the figure."""
    if table.index == "figure_search":
        return dict(_in_passages(record, [row[1] for row in found]))
    keys = [row[0] for row in found]
    places = ", ".join("?" * len(keys))
    if phrases := as_phrases(asked.words):
        is_report = table.index == "report_search"
        shown = (
            f"snippet({table.index}, 0, ?, ?, ' … ', {_AROUND})" if is_report else f"highlight({table.index}, 0, ?, ?)"
        )
        question = f"SELECT rowid, {shown} FROM {table.index} WHERE {table.index} MATCH ? AND rowid IN ({places})"
        rows = record.connection.execute(question, (_OPENING, _CLOSING, phrases, *keys))
    elif table.index == "report_search":
        question = f"SELECT search_key, substr(text, 1, 200) FROM reports WHERE search_key IN ({places})"
        rows = record.connection.execute(question, keys)
    else:
        rows = record.connection.execute(
            f"SELECT search_key, words FROM statement_words WHERE search_key IN ({places})", keys
        )
    return {key: parted(marked) for key, marked in rows}


def _in_passages(record: Record, figures: list[str]) -> Iterator[tuple[int, Words]]:
    """Figures in their sentences."""
    question = (
        'SELECT figure_words.search_key, text, start, "end", exact FROM figure_words'
        " JOIN figures ON figures.id = figure"
        f" JOIN reports ON reports.id = report WHERE figure IN ({', '.join('?' * len(figures))})"
    )
    for key, text, start, end, exact in record.connection.execute(question, figures):
        parts = passage(text, [("figure", Span(start, end, exact))]).parts
        yield key, [(part.words, bool(part.role)) for part in parts]


def _found(kind: str, row: tuple[Any, ...], words: Words) -> Found:
    _, id, report, outlet, published, *rest = row
    known = {"id": id, "report": report, "outlet": outlet, "published": published, "words": words}
    if kind == "reports":
        return known | {"title": rest[0], "actor": None, "amended_by": None}
    return known | {"title": None, "actor": rest[0], "name": rest[1], "amended_by": None}


def _actors(record: Record, asked: Asked, query: Mapping[str, str]) -> tuple[list[Found], Paging]:
    """Actors whose names hold every word."""
    words = (asked.words or asked.actor).split()
    named = " AND ".join(
        ["(name LIKE ? ESCAPE '\\' OR id IN (SELECT actor FROM actor_aliases WHERE name LIKE ? ESCAPE '\\'))"]
        * len(words)
    )
    values = [f"%{_like(word)}%" for word in words for _ in range(2)]
    (total,) = record.connection.execute(f"SELECT count(*) FROM actors WHERE {named or 'FALSE'}", values).fetchone()
    at = paging(query, total, SIZE)
    rows = record.connection.execute(
        f"SELECT id, name, kind FROM actors WHERE {named or 'FALSE'} ORDER BY length(name), name, id LIMIT ? OFFSET ?",
        (*values, at.size, at.offset),
    )
    return [{"id": id, "name": name, "kind": kind} for id, name, kind in rows], at


def _iso(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return ""
