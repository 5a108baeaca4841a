"""Lines: figures on the same thing side by side, and how they stand to each other.

Two figures are compared only where nothing that the reports say tells them apart (`conflicts`) and enough says that
they count the same thing (`likeness`). A count of one happening is compared within its story, or where day and place
are the same; a state or a running total ("held", "killed since ...") also from story to story. A line takes in only
figures of which no two conflict, and of one report only one, unless it repeats or revises itself: so no chain of weak
links can swallow a topic.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.linking.lines.conflicts import conflicts
from onrecord.linking.lines.context import FigureInContext
from onrecord.linking.lines.joining import Pair, joined, likely, near_in_time, told_together
from onrecord.linking.lines.likeness import LIKE, likeness
from onrecord.linking.lines.relations import Copied, line_of, shared_by
from onrecord.linking.lines.values import is_less
from onrecord.model import Figure, Line, Relation

_CONFUSED = 10  # a total is taken for the number of one happening where it is no more than so many times that number


def draw_lines(
    figures: Iterable[FigureInContext],
    copied: Copied,
    together: Sequence[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> list[Line]:
    """The lines of a record, by id. `copied` tells whether two figures stand in text that their reports share.

    `together` and `apart` are pairs of figures, by id, of which a person said that they count the same thing or do not;
    two that are kept apart are not brought together by others either.

    The result depends on the set of figures alone. Time grows with their number: each is compared with those that
    share its block (effect, unit, and story or subject), and there with the next in time.
    """
    known = {each.figure.id: each for each in figures if _is_comparable(each.figure)}
    parted = {frozenset(pair) for pair in apart}
    pairs = sorted((-score, a, b) for score, a, b in likely(known))
    groups = told_together(together, parted, known)
    lines = [
        line_of([known[id] for id in members], copied)
        for members in joined(pairs, known, groups, parted)
        if _is_line(members, known) or any(a in members and b in members for a, b in together)
    ]
    placed = {id for line in lines for id in line.figures}
    lines += _not_comparable([each for each in known.values() if each.leads and each.figure.id not in placed], copied)
    return sorted(lines, key=lambda line: line.id)


def _not_comparable(figures: Collection[FigureInContext], copied: Copied) -> Iterator[Line]:
    """Pairs of figures of no line that a reader may take for two numbers of one thing, though only one is a total."""
    found: list[Pair] = []
    known = {each.figure.id: each for each in figures}
    for a, b in near_in_time(figures):
        if _look_alike(a, b):
            found.append((-likeness(a, b), a.figure.id, b.figure.id))
    placed: set[str] = set()
    for _, one, other in sorted(found):
        if placed.isdisjoint((one, other)):
            placed.update((one, other))
            a, b = known[one], known[other]
            line = line_of([a, b], copied)
            first, second = line.figures
            relation = Relation(first, second, "not-comparable", ("scope",), shared_by(a, b, copied))
            yield replace(line, scope=None, relations=(relation,))


def _look_alike(a: FigureInContext, b: FigureInContext) -> bool:
    """Whether a total and a count of one happening, no less than a tenth of it, differ in nothing else."""
    total, single = sorted((a, b), key=lambda each: each.figure.scope not in ("cumulative", "period"))
    if a.figure.report == b.figure.report or a.story != b.story or single.figure.scope not in (None, "incident"):
        return False
    least, most = total.figure.low or 0, single.figure.high or single.figure.low or 0
    if single.course or not is_less(single.figure, total.figure) or least > _CONFUSED * most:
        return False
    return conflicts(a, b) == ("scope",) and likeness(a, b) >= LIKE


def _is_comparable(figure: Figure) -> bool:
    return figure.effect not in (None, "other") and not figure.derived_from and figure.status != "denied"


def _is_line(members: Sequence[str], known: Mapping[str, FigureInContext]) -> bool:
    """Two reports, or one that revises itself: a report that repeats itself is no line."""
    reports = {known[id].figure.report for id in members}
    return len(reports) > 1 or any(known[id].figure.revises in members for id in members)
