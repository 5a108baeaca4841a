"""A line of figures: their order, how each stands to those before it, and on how many sources they rest."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from onrecord.linking.lines.context import FigureInContext
from onrecord.linking.lines.days import STATES, WEEK, days_apart, is_running, moment
from onrecord.linking.lines.likeness import same_giver
from onrecord.linking.lines.values import are_equal, go_together, is_less
from onrecord.model import Figure, Line, Relation, RelationKind, exact_of

_RELATED = 12  # each figure of a line is related to so many before it
Copied = Callable[[Figure, Figure], bool]


class _Line(NamedTuple):
    """The figures of a line in order, the place of each, and those that a later one takes the place of."""

    ordered: Sequence[FigureInContext]
    places: Mapping[str, int]
    revised: Mapping[str, Figure]


def line_of(members: Sequence[FigureInContext], copied: Copied) -> Line:
    """The line that these figures make, whatever their order."""
    ordered = sorted(members, key=_place_in_line)
    figures = [each.figure for each in ordered]
    known = {figure.id: figure for figure in figures}
    revised = {figure.id: known[figure.revises] for figure in figures if figure.revises in known}
    line = _Line(ordered, {figure.id: at for at, figure in enumerate(figures)}, revised)
    relations = tuple(
        _relation(a, b, copied, line) for at, b in enumerate(ordered) for a in ordered[max(0, at - _RELATED) : at]
    )
    least = min(figure.id for figure in figures)
    return Line(
        f"{figures[0].effect}-{hashlib.sha256(least.encode()).hexdigest()[:10]}",
        figures[0].effect,
        _commonest(exact_of(figure.of) for figure in figures),
        _commonest(exact_of(figure.place) for figure in figures),
        next((figure.scope for figure in figures if figure.scope), None),
        tuple(figure.id for figure in figures),
        relations,
        _independent(figures, relations),
    )


def _place_in_line(given: FigureInContext) -> tuple[str, str, bool, int]:
    """By day; within a report, what is revised stands before what takes its place."""
    figure = given.figure
    return moment(given) or "~", figure.report, figure.revises is not None, figure.span.start


def _commonest(words: Iterable[str]) -> str | None:
    counts = Counter(filter(None, words))
    return min(counts, key=lambda each: (-counts[each], each)) if counts else None


def _independent(figures: Sequence[Figure], relations: Iterable[Relation]) -> int:
    """On how many sources and texts they rest: figures that share one are taken together."""
    group = {figure.id: {figure.id} for figure in figures}
    for each in relations:
        if each.shared and group[each.a] is not group[each.b]:
            group[each.a] |= group[each.b]
            group |= dict.fromkeys(group[each.b], group[each.a])
    return len({min(members) for members in group.values()})


def shared_by(a: FigureInContext, b: FigureInContext, copied: Copied) -> Literal["source", "text"] | None:
    """On what both figures rest, if it is one source or one text."""
    if a.figure.report == b.figure.report or copied(a.figure, b.figure):
        return "text"
    return "source" if same_giver(a, b) else None


def _relation(a: FigureInContext, b: FigureInContext, copied: Copied, line: _Line) -> Relation:
    """How the later figure `b` stands to `a`.

    "changed" says that time may explain the difference, "differ" that nothing does: a count that only grows has not
    fallen, and who still gives the old total on the later day has not seen it rise.
    """
    one, other = a.figure, b.figure
    shared = shared_by(a, b, copied)
    if one.revises == other.id or other.revises == one.id:
        return Relation(one.id, other.id, "revised", ("revises",), shared)
    is_later = None not in (moment(a), moment(b)) and moment(a) != moment(b) and shared != "text"
    by_time = is_later and not _cannot_fall(a, b)
    if are_equal(one, other) if by_time or shared == "text" else go_together(one, other):
        because = ("value",) if one.hedge == other.hedge else ("value", "hedge")
        return Relation(one.id, other.id, "agree", because, shared)
    if any(x.id in line.revised and go_together(line.revised[x.id], y) for x, y in ((one, other), (other, one))):
        return Relation(one.id, other.id, "changed", ("value", "revises"), shared)
    runs_on = is_running(one) and is_running(other)
    when = ("as_of" if runs_on else "published",) if is_later else ()
    if shared == "source" and is_later and not (runs_on and by_time):
        return Relation(one.id, other.id, "revised", ("value", "according_to", *when), shared)
    source = () if same_giver(a, b) or not (a.giver or b.giver) else ("according_to",)
    kind: RelationKind = "changed" if by_time and not _is_still_given(a, b, line) else "differ"
    return Relation(one.id, other.id, kind, ("value", *when, *source), shared)


def _cannot_fall(a: FigureInContext, b: FigureInContext) -> bool:
    """Whether the later number is the smaller where a count only grows."""
    is_state = a.figure.effect in STATES and "cumulative" not in (a.figure.scope, b.figure.scope)
    return not is_state and is_less(b.figure, a.figure)


def _is_still_given(a: FigureInContext, b: FigureInContext, line: _Line) -> bool:
    """Whether, of two totals of the same week, somebody gives one smaller than `b` on its day or later."""
    if a.figure.scope != "cumulative" or b.figure.scope != "cumulative" or _is_one_voice(a, b):
        return False
    day, later = moment(a), moment(b)
    if day is None or later is None or days_apart(day, later) > WEEK:
        return False
    at = line.places[b.figure.id]
    near = line.ordered[max(0, at - _RELATED) : at + _RELATED + 1]
    others = (c for c in near if (moment(c) or "") >= later and not _is_one_voice(b, c))
    return any(not is_less(c.figure, a.figure) and is_less(c.figure, b.figure) for c in others)


def _is_one_voice(a: FigureInContext, b: FigureInContext) -> bool:
    """Whether one source gives both numbers, or one outlet in its own voice."""
    is_own = not (a.figure.according_to or b.figure.according_to)
    return same_giver(a, b) or (is_own and a.outlet is not None and a.outlet == b.outlet)
