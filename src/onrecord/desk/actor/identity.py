"""Who an actor is: names, ties to others, and whom it may be as well."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from onrecord.desk.asking import Heading, given, headings_of, superseded
from onrecord.model import TieKind
from onrecord.record.store import Record

_LOOKED_AT = 3_000  # mentions, among which the words of each name are looked for
_NAMES_SHOWN, _TIES_SHOWN = 24, 40
_HEAD = """
    SELECT name, kind,
        (
            SELECT count(DISTINCT report) FROM report_actors
            WHERE actor = actors.id AND report NOT IN (SELECT value FROM json_each(:old))
        ),
        (
            SELECT count(*) FROM report_actors JOIN mentions ON mentions.report_actor = report_actors.id
            WHERE report_actors.actor = actors.id
                AND report_actors.report NOT IN (SELECT value FROM json_each(:old))
        )
    FROM actors WHERE id = :id
"""
_ALIASES = "SELECT name FROM actor_aliases WHERE actor = ? ORDER BY position"
_MENTIONED = f"""
    SELECT min(id), exact FROM (
        SELECT mentions.id, mentions.exact
        FROM report_actors JOIN mentions ON mentions.report_actor = report_actors.id
        WHERE actor = ? LIMIT {_LOOKED_AT}
    ) GROUP BY exact
"""  # noqa: S608
_TIES = """
    SELECT tied.kind, tied.whose, actors.name, tied.times, tied.first, tied.last, tied.mention, mentions.exact
    FROM (
        SELECT
            actor_ties.kind, {theirs} AS whose, count(*) AS times, min(published) AS first, max(published) AS last,
            min(mention) AS mention
        FROM actor_ties
        JOIN mentions ON mentions.id = mention
        JOIN reports ON reports.id = mentions.report
        WHERE {ours} = ? GROUP BY actor_ties.kind, {theirs}
    ) AS tied
    JOIN actors ON actors.id = tied.whose
    JOIN mentions ON mentions.id = tied.mention
    ORDER BY tied.kind, tied.times DESC, tied.whose
"""
_MAY_BE = """
    SELECT actors.id, actors.name, actors.kind, count(DISTINCT report), min(report)
    FROM actors JOIN report_actors ON report_actors.actor = actors.id
    WHERE actors.id IN (
        SELECT other FROM actor_may_be WHERE actor = :id UNION SELECT actor FROM actor_may_be WHERE other = :id
    ) AND report NOT IN (SELECT value FROM json_each(:old))
    GROUP BY actors.id
    ORDER BY 4 DESC, actors.name, actors.id
"""


@dataclass(frozen=True, slots=True)
class Named:
    """Words for an actor. `mention` is one of those that name it so, where one is at hand."""

    words: str
    mention: str | None

    @property
    def report(self) -> str | None:
        """The report in which the mention stands."""
        return self.mention.rpartition("#")[0] if self.mention else None


@dataclass(frozen=True, slots=True)
class ShownTie:
    """What an actor is to another one, or that one to it. `words` are those of the first of `mentions` mentions.

    `namesakes`: how many more actors of the same name it is so tied to.
    """

    kind: TieKind
    other: str
    name: str
    mentions: int
    first: str | None
    last: str | None
    mention: str
    words: str
    namesakes: int = 0

    @property
    def report(self) -> str:
        """The report in which the first mention stands."""
        return self.mention.rpartition("#")[0]


@dataclass(frozen=True, slots=True)
class Other:
    """An actor that this one may be as well; `heading` is that of one of the `reports` that name it."""

    id: str
    name: str
    kind: str | None
    reports: int
    heading: Heading


@dataclass(frozen=True, slots=True)
class Identity:
    """An actor as its page begins. `to` are its ties to others, `of` those of others to it."""

    id: str
    name: str
    kind: str | None
    reports: int
    mentions: int
    names: tuple[Named, ...]
    more_names: int
    to: tuple[ShownTie, ...]
    of: tuple[ShownTie, ...]
    more_ties: int
    may_be: tuple[Other, ...]


def identity(record: Record, id: str) -> Identity | None:
    """The actor of this id, None where the record has none."""
    connection = record.connection
    values = {"id": id, "old": given(superseded(record))}
    row = connection.execute(_HEAD, values).fetchone()
    if row is None:
        return None
    name, kind, reports, mentions = row
    aliases = [name, *(alias for (alias,) in connection.execute(_ALIASES, (id,)) if alias != name)]
    mentioned = {words: mention for mention, words in connection.execute(_MENTIONED, (id,))}
    names = tuple(Named(words, mentioned.get(words)) for words in aliases[:_NAMES_SHOWN])
    to, of = (_ties(connection.execute(_asked(*sides), (id,))) for sides in _SIDES)
    others = connection.execute(_MAY_BE, values).fetchall()
    headings = headings_of(record, {row[-1] for row in others})
    may_be = tuple(Other(other, called, what, count, headings[report]) for other, called, what, count, report in others)
    more = max(0, len(to) - _TIES_SHOWN) + max(0, len(of) - _TIES_SHOWN)
    return Identity(
        id, name, kind, reports, mentions, names, len(aliases) - len(names),
        tuple(to[:_TIES_SHOWN]), tuple(of[:_TIES_SHOWN]), more, may_be,
    )  # fmt: skip


_SIDES = (("actor", "other"), ("other", "actor"))


def _ties(rows: Iterable[Any]) -> list[ShownTie]:
    """The ties, those to several of one name told once."""
    found: dict[tuple[str, str], ShownTie] = {}
    for tie in (ShownTie(*row) for row in rows):
        same = found.get((tie.kind, tie.name.casefold()))
        found[tie.kind, tie.name.casefold()] = replace(same, namesakes=same.namesakes + 1) if same else tie
    return list(found.values())


def _asked(ours: str, theirs: str) -> str:
    return _TIES.format(ours=f"actor_ties.{ours}", theirs=f"actor_ties.{theirs}")
