"""What people said of pairs, put to use where reports are linked: actors merged or split, figures together or apart.

The judgements that hold are applied in the order they were made, to what linking finds of itself; what comes out is a
function of the two.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from onrecord.model import Actor, Tie, TieKind
from onrecord.record.judgement_rows import Judgement, select
from onrecord.record.judgement_states import entries_of, latest
from onrecord.record.store import Record

_WORDS = re.compile(r"[^\W_]+")
_HASH = 8
Links = Mapping[str, str]  # the record's actor of each report's own actor


class ToldFigures(NamedTuple):
    """Pairs of figures, by id, that a person put together or apart."""

    together: tuple[tuple[str, str], ...]
    apart: tuple[tuple[str, str], ...]


def settled_actors(connection: sqlite3.Connection, actors: Sequence[Actor], links: Links) -> tuple[list[Actor], Links]:
    """The actors that linking found, merged and split as people said.

    merge: the actor of the first mention keeps its id and its name. split: the own actors of the second mention's
    report leave the actor of the first; the new actor's id is its name with a hash of the mention.
    """
    record = Record(connection, Path())  # only asked for rows
    chosen = _effective(record, "actor pair")
    if not chosen:
        return list(actors), links
    settling = _Settling(dict(links))
    for judgement in chosen:
        ones, others = (_own_actors(record, [entry for entry, _ in side]) for side in entries_of(record, judgement))
        ones, others = ([own for own in side if own in settling.of] for side in (ones, others))
        if ones and others:
            (settling.merge if judgement.verdict == "merge" else settling.split)(ones, others, judgement)
    return _rebuilt(connection, actors, links, settling), settling.of


def told_figures(record: Record) -> ToldFigures:
    """The pairs of figures of current reports that people put together or apart."""
    found: dict[str, list[tuple[str, str]]] = {"link": [], "unlink": []}
    for judgement in _effective(record, "figure pair"):
        ones, others = entries_of(record, judgement)
        found[judgement.verdict] += [(one, other) for one, _ in ones for other, _ in others if one != other]
    return ToldFigures(tuple(found["link"]), tuple(found["unlink"]))


def note_linked(connection: sqlite3.Connection) -> None:
    """Note which judgements linking knew. To be called at its end."""
    connection.execute("DELETE FROM linked_judgements")
    connection.execute("INSERT INTO linked_judgements SELECT id, withdrawn IS NOT NULL FROM judgements")


def _effective(record: Record, kind: str) -> list[Judgement]:
    return latest(select(record, "kind = ? AND withdrawn IS NULL", kind))


def _own_actors(record: Record, mentions: Sequence[str]) -> list[str]:
    question = "SELECT report_actor FROM mentions WHERE id = ? AND report_actor IS NOT NULL"
    return [own for id in mentions for (own,) in record.connection.execute(question, (id,))]


@dataclass
class _Settling:
    """The state while judgements are applied: `of` gives the record's actor of each own one."""

    of: dict[str, str]
    parted: set[frozenset[str]] = field(default_factory=set)  # own actors that are not one
    heirs: dict[str, str] = field(default_factory=dict)  # of a merged actor, whom it is now
    touched: set[str] = field(default_factory=set)

    def merge(self, ones: list[str], others: list[str], _: Judgement) -> None:
        winner = self.of[ones[0]]
        merged = {self.of[own] for own in (*ones, *others)} - {winner}
        for own, actor in self.of.items():
            if actor in merged:
                self.of[own] = winner
        self.heirs.update(dict.fromkeys(merged, winner))
        self.parted -= {frozenset((one, other)) for one in ones for other in others}
        self.touched |= {winner, *merged}

    def split(self, ones: list[str], others: list[str], judgement: Judgement) -> None:
        self.parted |= {frozenset((one, other)) for one in ones for other in others}
        shared = {self.of[own] for own in ones}
        leaving = [own for own in others if self.of[own] in shared and own not in ones]
        if not leaving:
            return
        words = "-".join(_WORDS.findall(judgement.judged["other"]["span"][2].casefold())) or "actor"
        known_by = f"{judgement.other_sha256} {judgement.other_key}"
        new = f"{words}-{hashlib.sha256(known_by.encode()).hexdigest()[:_HASH]}"
        self.touched |= {new, *(self.of[own] for own in leaving)}
        self.of.update(dict.fromkeys(leaving, new))

    def heir(self, actor: str) -> str:
        """Whom an actor is now that linking had found."""
        met = set()
        while actor in self.heirs and actor not in met:
            met.add(actor)
            actor = self.heirs[actor]
        return actor


def _rebuilt(connection: sqlite3.Connection, actors: Sequence[Actor], links: Links, settling: _Settling) -> list[Actor]:
    members: dict[str, list[str]] = defaultdict(list)
    for own, actor in sorted(settling.of.items()):
        members[actor].append(own)
    known = {actor.id: actor for actor in actors}
    ties = _ties(connection, actors, links, settling)
    may_be = _may_be(actors, settling)
    found = []
    for id in sorted(members):
        it = known.get(id)
        if it is None or id in settling.touched:
            it = _of_members(connection, id, members[id], it)
        found.append(replace(it, ties=ties.get(id, ()), may_be=may_be.get(id, ())))
    return found


def _of_members(connection: sqlite3.Connection, id: str, members: Sequence[str], before: Actor | None) -> Actor:
    """An actor as its own actors have it; its name stays while one of them bears it."""
    named: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    names: set[str] = set()
    for own in members:
        name, kind = connection.execute("SELECT name, kind FROM report_actors WHERE id = ?", (own,)).fetchone()
        named[name] += 1
        kinds.update([kind] if kind else [])
        aliases = connection.execute("SELECT name FROM report_actor_aliases WHERE report_actor = ?", (own,))
        names |= {name, *(alias for (alias,) in aliases)}
    commonest = min(named, key=lambda each: (-named[each], -len(each), each))
    name = before.name if before and before.name in names else commonest
    kind = min(kinds, key=lambda each: (-kinds[each], each)) if kinds else None
    kept_kind = before.kind if before and before.kind else kind
    return Actor(id, name, kept_kind, tuple(sorted(names - {name})), tuple(sorted(members)))  # type: ignore[arg-type]


def _may_be(actors: Sequence[Actor], settling: _Settling) -> dict[str, tuple[str, ...]]:
    """Who may be whom, but for those of whom a person said that they are one, or are not."""
    told = {frozenset(settling.of[own] for own in pair) for pair in settling.parted}
    found: dict[str, set[str]] = defaultdict(set)
    for actor in actors:
        one = settling.heir(actor.id)
        for each in actor.may_be:
            other = settling.heir(each)
            if one != other and frozenset((one, other)) not in told:
                found[one].add(other)
    return {id: tuple(sorted(others)) for id, others in found.items()}


def _ties(
    connection: sqlite3.Connection, actors: Sequence[Actor], links: Links, settling: _Settling
) -> dict[str, tuple[Tie, ...]]:
    """The ties with the actors that their mentions lead to now."""
    found: dict[tuple[str, TieKind, str], set[str]] = defaultdict(set)
    for actor in actors:
        for tie in actor.ties:
            for mention in tie.derived_from:
                for one, other in _ends(connection, actor.id, tie, mention, links, settling):
                    if one != other:
                        found[one, tie.kind, other].add(mention)
    ties: dict[str, list[Tie]] = defaultdict(list)
    for (one, kind, other), mentions in sorted(found.items()):
        ties[one].append(Tie(kind, other, tuple(sorted(mentions))))
    return {id: tuple(of_actor) for id, of_actor in ties.items()}


def _ends(
    connection: sqlite3.Connection, actor: str, tie: Tie, mention: str, links: Links, settling: _Settling
) -> Iterator[tuple[str, str]]:
    question = "SELECT report_actor, other FROM report_ties WHERE mention = ? AND kind = ?"
    rows = connection.execute(question, (mention, tie.kind)).fetchall()
    told = [(one, other) for one, other in rows if links.get(one) == actor and links.get(other) == tie.actor]
    for one, other in told:
        yield settling.of[one], settling.of[other]
    if not told:  # a description without a name, of an office that another report names
        owns = connection.execute("SELECT report_actor FROM mentions WHERE id = ?", (mention,)).fetchall()
        own = next((own for (own,) in owns if links.get(own) == actor), None)
        yield (settling.of[own] if own else settling.heir(actor)), settling.heir(tie.actor)
