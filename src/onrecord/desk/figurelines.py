"""Lines as pages show them: the figures side by side, and how they stand to each other in words."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.desk.asking import ShownFigure, given, shown_figures
from onrecord.model import Figure, Relation, RelationKind
from onrecord.record.store import Record

TOLD_FIRST: tuple[RelationKind, ...] = ("differ", "revised", "changed", "agree", "not-comparable")
_FIELDS = {
    "value": "the number", "hedge": "the hedge", "according_to": "the source", "as_of": "the day",
    "published": "the day of publication", "of": "whom or what is counted", "revises": "what the report says",
}  # fmt: skip
_SHARED = {
    "source": "Both rest on the same source, so they are evidence only once.",
    "text": "Both stand in text that the two reports share, so they are evidence only once.",
}


@dataclass(frozen=True, slots=True)
class ShownRelation:
    """How figure `b` stands to figure `a`, `why` in words; `once` says why they are evidence only once."""

    kind: RelationKind
    a: ShownFigure
    b: ShownFigure
    why: str
    once: str = ""
    shared: Literal["source", "text"] | None = None


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line with its figures in order; relations are those between figures that nobody rejected.

    What one report repeats is told once: `repeats` has, by the id of the first, all that say the same, and relations
    are between the first ones. That a report agrees with itself is not told.
    """

    id: str
    title: str
    scope: str | None
    independent: int
    figures: tuple[ShownFigure, ...]
    relations: tuple[ShownRelation, ...]
    repeats: Mapping[str, tuple[ShownFigure, ...]]

    @property
    def told(self) -> tuple[ShownFigure, ...]:
        """The figures, of those that a report repeats the first alone."""
        return tuple(each for each in self.figures if each.figure.id in self.repeats)

    @property
    def kinds(self) -> dict[RelationKind, int]:
        """How many pairs stand so to each other, what a reader looks for first."""
        counts = Counter(each.kind for each in self.relations)
        return {kind: counts[kind] for kind in TOLD_FIRST if counts[kind]}

    @property
    def standing(self) -> tuple[ShownFigure, ...]:
        """The figures that nobody rejected, of those that a report repeats the first alone."""
        return tuple(each for each in self.told if not each.rejected_by)

    @property
    def days(self) -> list[str]:
        """The days on which its reports were published, first and last."""
        known = sorted(each.heading.published for each in self.figures if each.heading.published)
        return list(dict.fromkeys([*known[:1], *known[-1:]]))


def shown_lines(record: Record, ids: Sequence[str]) -> list[ShownLine]:
    """The lines with these ids, in that order."""
    connection = record.connection
    members: dict[str, list[str]] = defaultdict(list)
    question = (
        "SELECT line, figure FROM line_figures WHERE line IN (SELECT value FROM json_each(?)) ORDER BY line, position"
    )
    for line, figure in connection.execute(question, (given(ids),)):
        members[line].append(figure)
    figures = shown_figures(record, [figure for each in members.values() for figure in each])
    relations: dict[str, list[Relation]] = defaultdict(list)
    question = (
        "SELECT line, a, b, relation, because, shared FROM line_relations"
        " WHERE line IN (SELECT value FROM json_each(?)) ORDER BY line, position"
    )
    for line, a, b, kind, because, shared in connection.execute(question, (given(ids),)):
        relations[line].append(Relation(a, b, kind, tuple(json.loads(because)), shared))
    question = (
        "SELECT id, effect, of, place, scope, independent FROM lines WHERE id IN (SELECT value FROM json_each(?))"
    )
    known = {row[0]: row for row in connection.execute(question, (given(ids),))}
    return [
        _line(known[id], [figures[figure] for figure in members[id] if figure in figures], relations[id])
        for id in ids
        if id in known
    ]


def _line(row: Sequence[Any], figures: Sequence[ShownFigure], relations: Iterable[Relation]) -> ShownLine:
    id, effect, of, place, scope, independent = row
    repeats = _repeats(figures)
    shown = tuple(_shown(relations, repeats))
    return ShownLine(id, title_of(effect, of, place), scope, independent, tuple(figures), shown, repeats)


def _repeats(figures: Iterable[ShownFigure]) -> dict[str, tuple[ShownFigure, ...]]:
    """By the first one's id, the figures of one report that say the same."""
    same: dict[tuple[object, ...], list[ShownFigure]] = defaultdict(list)
    for each in figures:
        same[_what_it_says(each)].append(each)
    return {group[0].figure.id: tuple(group) for group in same.values()}


def _what_it_says(shown: ShownFigure) -> tuple[object, ...]:
    it = shown.figure
    number = (it.low, it.high, it.hedge, it.unit, bool(it.derived_from))
    whom = (it.effect, it.victims, it.demographics, it.scope, it.since)
    day = (it.as_of.value, it.as_of.basis) if it.as_of else None
    judged = (shown.rejected_by, shown.judgement is not None and shown.judgement.verdict == "amend")
    return (it.report, number, whom, day, it.status, it.actor, shown.source, judged)


def _shown(relations: Iterable[Relation], repeats: Mapping[str, Sequence[ShownFigure]]) -> Iterator[ShownRelation]:
    """How the figures stand, those that are repeated once; that a report agrees with itself is left out."""
    first = {each.figure.id: group[0] for group in repeats.values() for each in group}
    told: set[tuple[str, str, str]] = set()
    for each in relations:
        a, b = first.get(each.a), first.get(each.b)
        if a is None or b is None or a is b or a.rejected_by or b.rejected_by:
            continue
        pair = (each.relation, a.figure.id, b.figure.id)
        if pair in told or (each.relation == "agree" and a.figure.report == b.figure.report):
            continue
        told.add(pair)
        once = _once(each, a.figure, b.figure)
        yield ShownRelation(each.relation, a, b, why(each, a.figure, b.figure), once, each.shared)


def title_of(effect: str | None, of: str | None, place: str | None) -> str:
    """What a line counts, in the words of one of its reports: 'Killed: “villagers”, “Ostrava”'."""
    about = ", ".join(f"“{words}”" for words in (of, place) if words)
    return (effect or "counted").capitalize() + (f": {about}" if about else "")


def why(relation: Relation, a: Figure, b: Figure) -> str:
    """Why two figures stand so to each other, as the end of a sentence."""
    because = set(relation.because)
    if relation.relation == "agree":
        same = (a.low, a.high) == (b.low, b.high)
        return ("they give the same number" if same else "one number could be both") + (
            ", though one hedges it otherwise" if "hedge" in because else ""
        )
    if relation.relation == "differ":
        sources = "; they name different sources" if "according_to" in because else ""
        return f"no number fits both as they are worded{sources}"
    if "revises" in because:
        return "the report itself tells the one after the other"
    if relation.relation == "revised" and {"according_to", "published"} <= because:
        return "the same source is reported with another number on another day"
    if relation.relation == "changed" and "as_of" in because:
        return "they are for different days"
    if relation.relation == "changed" and "published" in because:
        return "they were reported on different days, and no report says that they are for the same day"
    return "because of " + ", ".join(_FIELDS.get(field, field) for field in relation.because)


def _once(relation: Relation, a: Figure, b: Figure) -> str:
    if relation.shared and a.report == b.report:
        return "Both stand in one report, so they are evidence only once."
    return _SHARED.get(relation.shared or "", "")
