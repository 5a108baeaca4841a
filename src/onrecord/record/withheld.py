"""What is left of a record without what people rejected: the entries to show and to export.

An entry that rests on a rejected one goes too, or loses that reference: a sum whose part was rejected or amended is no
sum any more; an actor all of whose mentions were rejected is none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model import Actor, Figure, Line, Mention, Statement
from onrecord.record.judged import Judged, judged_figures, judged_mentions, judged_statements, standing_judgements
from onrecord.record.judgement_rows import Judgement, select
from onrecord.record.judgement_states import entries_of, latest
from onrecord.record.opening import explained
from onrecord.record.store import Record

_VALUE = frozenset({"low", "high", "span"})


@dataclass(frozen=True, slots=True)
class Withheld:
    """The ids of what is left out: entries that were rejected, and what rests on nothing else."""

    mentions: frozenset[str] = frozenset()
    statements: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    sums: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()

    @property
    def rejected(self) -> dict[str, int]:
        """How many of each kind were rejected by a person."""
        return {kind: len(getattr(self, kind)) for kind in ("mentions", "statements", "figures")}

    def actor(self, id: str | None) -> str | None:
        """The actor, unless it is left out."""
        return None if id in self.actors else id

    def without(self, ids: Iterable[str], gone: Collection[str]) -> tuple[str, ...]:
        """The ids that are not left out."""
        return tuple(id for id in ids if id not in gone)


def withheld(record: Record, *, report: str | None = None) -> Withheld:
    """What is left out of current reports, or of one."""
    gone = {}
    for kind in ("mention", "statement", "figure"):
        standing = standing_judgements(record, kind, report)
        gone[kind] = frozenset(id for id, (judgement, _) in standing.items() if judgement.verdict == "reject")
        if kind == "figure":
            amended = {id for id, (judgement, _) in standing.items() if judgement.amended.keys() & _VALUE}
    sums = _sums(record, gone["figure"] | amended) - gone["figure"]
    return Withheld(gone["mention"], gone["statement"], gone["figure"], sums, _nobodies(record, gone["mention"]))


def shown_mentions(record: Record, gone: Withheld, *, report: str | None = None) -> Iterator[Judged[Mention]]:
    """The mentions that nobody rejected, of current reports or of one."""
    for it in judged_mentions(record, report=report):
        if it.entry.id not in gone.mentions:
            entry = it.entry
            candidates = gone.without(entry.candidates, gone.actors)
            yield replace(it, entry=replace(entry, actor=gone.actor(entry.actor), candidates=candidates))


def shown_statements(
    record: Record,
    gone: Withheld,
    *,
    report: str | None = None,
    actor: str | None = None,
    since: str | date | None = None,
) -> Iterator[Judged[Statement]]:
    """The statements that nobody rejected, chosen as by `Record.statements`."""
    for it in judged_statements(record, report=report, actor=actor, since=since):
        if it.entry.id not in gone.statements:
            entry = it.entry
            entry = replace(
                entry,
                actor=gone.actor(entry.actor),
                candidates=gone.without(entry.candidates, gone.actors),
                via=None if entry.via in gone.statements else entry.via,
            )
            yield replace(it, entry=entry)


def shown_figures(
    record: Record,
    gone: Withheld,
    *,
    report: str | None = None,
    actor: str | None = None,
    since: str | date | None = None,
) -> Iterator[Judged[Figure]]:
    """The figures that nobody rejected, chosen as by `Record.figures`."""
    figures = gone.figures | gone.sums
    for it in judged_figures(record, report=report, actor=actor, since=since):
        if it.entry.id not in figures:
            entry = it.entry
            entry = replace(
                entry,
                actor=gone.actor(entry.actor),
                statement=None if entry.statement in gone.statements else entry.statement,
                part_of=None if entry.part_of in figures else entry.part_of,
                revises=None if entry.revises in figures else entry.revises,
            )
            yield replace(it, entry=entry)


def shown_actors(record: Record, gone: Withheld, *, report: str | None = None) -> Iterator[Actor]:
    """The actors that some mention is left of, with the names that stand in these."""
    for actor in record.actors(report=report):
        if actor.id in gone.actors:
            continue
        ties = tuple(tie for tie in actor.ties if tie.actor not in gone.actors)
        actor = replace(actor, may_be=gone.without(actor.may_be, gone.actors), ties=ties)
        yield _renamed(record, actor, gone.mentions) if gone.mentions else actor


def shown_lines(record: Record, gone: Withheld, *, report: str | None = None) -> Iterator[Line]:
    """The lines without what was rejected, and without relations of figures that were judged since the last linking."""
    changed = _changed(record)
    figures = gone.figures | gone.sums
    for line in record.lines(report=report):
        left = tuple(id for id in line.figures if id not in figures)
        relations = tuple(it for it in line.relations if not {it.a, it.b} & (figures | changed))
        if left == line.figures:
            yield replace(line, relations=relations)
        elif len(left) > 1:
            of, place = (
                _words_left(record, left, role, words) for role, words in (("of", line.of), ("place", line.place))
            )
            independent = min(line.independent, len(left))
            yield replace(line, figures=left, relations=relations, of=of, place=place, independent=independent)


def pair_judgements(record: Record, kind: str) -> dict[str, Judgement]:
    """The last judgement on pairs that concerns each figure, or each actor, by its id."""
    found: dict[str, Judgement] = {}
    question = "SELECT actor FROM mentions JOIN report_actors ON report_actors.id = report_actor WHERE mentions.id = ?"
    for judgement in latest(select(record, "kind = ? AND withdrawn IS NULL", kind)):
        sides = entries_of(record, judgement)
        for entry, _ in (each for side in sides for each in side if all(sides)):
            ids = [entry] if kind == "figure pair" else [id for (id,) in record.connection.execute(question, (entry,))]
            found.update(dict.fromkeys(ids, judgement))
    return found


def _sums(record: Record, parts: Iterable[str]) -> frozenset[str]:
    question = "SELECT figure FROM figure_parts WHERE part = ?"
    with explained(record.path):
        return frozenset(figure for part in parts for (figure,) in record.connection.execute(question, (part,)))


def _nobodies(record: Record, rejected: Collection[str]) -> frozenset[str]:
    """The actors all of whose mentions in current reports were rejected."""
    touched = "SELECT actor FROM mentions JOIN report_actors ON report_actors.id = report_actor WHERE mentions.id = ?"
    of_actor = (
        "SELECT mentions.id FROM report_actors JOIN mentions ON mentions.report_actor = report_actors.id"
        " JOIN reports ON reports.id = mentions.report AND superseded_by IS NULL WHERE actor = ?"
    )
    with explained(record.path):
        actors = {actor for id in rejected for (actor,) in record.connection.execute(touched, (id,)) if actor}
        return frozenset(
            actor for actor in actors if all(id in rejected for (id,) in record.connection.execute(of_actor, (actor,)))
        )


def _renamed(record: Record, actor: Actor, rejected: Collection[str]) -> Actor:
    """The actor by the names that stand in mentions which nobody rejected."""
    question = (
        "SELECT mentions.id, exact FROM report_actors JOIN mentions ON mentions.report_actor = report_actors.id"
        " WHERE actor = ?"
    )
    rows = record.connection.execute(question, (actor.id,)).fetchall()
    if not any(id in rejected for id, _ in rows):
        return actor
    words = {exact for id, exact in rows if id not in rejected}
    names = [name for name in (actor.name, *actor.aliases) if name in words] or sorted(words)
    return replace(actor, name=names[0], aliases=tuple(names[1:])) if names else actor


def _changed(record: Record) -> frozenset[str]:
    """The figures whose judgements changed since the last linking."""
    question = (
        "SELECT entry FROM judgements LEFT JOIN linked_judgements ON judgement = judgements.id"
        " CROSS JOIN reports ON reports.sha256 = judgements.sha256"
        " CROSS JOIN entry_keys ON entry_keys.report = reports.id"
        ' AND entry_keys.kind = judgements.kind AND entry_keys."key" = judgements."key"'
        " WHERE judgements.kind = 'figure' AND verdict <> 'accept'"
        " AND coalesce(linked_judgements.withdrawn, 1) <> (judgements.withdrawn IS NOT NULL)"
    )
    with explained(record.path):
        return frozenset(entry for (entry,) in record.connection.execute(question))


def _words_left(record: Record, figures: Collection[str], role: str, words: str | None) -> str | None:
    """The words of a line, if one of the figures left in it has them."""
    question = (
        "SELECT group_concat(exact, ' ')"
        " FROM (SELECT exact FROM figure_spans WHERE figure = ? AND role = ? ORDER BY position)"
    )
    found = {record.connection.execute(question, (id, role)).fetchone()[0] for id in figures}
    return words if words in found else None
