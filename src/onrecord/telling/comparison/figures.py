"""The figures of two reports or outlets, beside each other where a line joins them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.model import Figure, Line, Relation, RelationKind, exact_of
from onrecord.telling.account import Account
from onrecord.telling.text import one_line
from onrecord.telling.values import giver_of, value_of

_TOLD_FIRST: tuple[RelationKind, ...] = ("differ", "revised", "changed", "agree", "not-comparable")


@dataclass(frozen=True, slots=True)
class Beside:
    """Two figures of one line, one of each side; `others` counts pairs of the line that would read the same."""

    line: Line
    relation: Relation
    a: Figure
    b: Figure
    others: int = 0


def beside(account: Account, lines: Iterable[Line], a: Mapping[str, Figure], b: Mapping[str, Figure]) -> list[Beside]:
    """The pairs of figures that lines relate, differing ones first; those that read the same only once."""
    groups: dict[object, list[Beside]] = defaultdict(list)
    for line in lines:
        for relation in line.relations:
            one, other = (relation.a, relation.b) if relation.a in a else (relation.b, relation.a)
            if one in a and other in b:
                pair = Beside(line, relation, a[one], b[other])
                groups[line.id, relation.relation, _reads(account, pair.a), _reads(account, pair.b)].append(pair)
    pairs = [Beside(g[0].line, g[0].relation, g[0].a, g[0].b, len(g) - 1) for g in groups.values()]
    return sorted(pairs, key=lambda each: _TOLD_FIRST.index(each.relation.relation))


def _reads(account: Account, figure: Figure) -> object:
    return figure.report, value_of(figure), giver_of(account, figure), account.day(figure.report, figure.as_of)


def same_number(
    ours: Iterable[Figure], theirs: Iterable[Figure], joined: Collection[str]
) -> Iterator[tuple[Figure, Figure]]:
    """Figures that no line joins, of the same number for the same effect, each in one pair."""
    left: defaultdict[object, list[Figure]] = defaultdict(list)
    for figure in theirs:
        if _is_told(figure) and figure.id not in joined:
            left[_number(figure)].append(figure)
    for figure in ours:
        if _is_told(figure) and figure.id not in joined and left[_number(figure)]:
            yield figure, left[_number(figure)].pop(0)


def alone(ours: Iterable[Figure], theirs: Iterable[Figure], joined: Collection[str]) -> Iterator[Figure]:
    """Figures of ours that no line joins to one of theirs and whose number theirs do not give for the same effect.

    Other numbers (money, shares, distances) are left out: no line joins them.
    """
    given = {_number(figure) for figure in theirs}
    told: set[object] = set()
    for figure in ours:
        key = (figure.effect, value_of(figure), one_line(exact_of(figure.of)).casefold())
        if not _is_told(figure) or figure.id in joined or key in told:
            continue
        if _number(figure) not in given:
            told.add(key)
            yield figure


def _is_told(figure: Figure) -> bool:
    return figure.effect not in (None, "other") and not figure.derived_from


def _number(figure: Figure) -> object:
    return figure.effect, figure.low if figure.low is not None else figure.high
