"""In which fields two figures say that they count different things."""

from __future__ import annotations

from datetime import date

from onrecord.linking.lines.context import FigureInContext
from onrecord.linking.lines.days import STATES, WEEK, full_day, is_running
from onrecord.linking.lines.likeness import TOLD_ALIKE, words_in_common
from onrecord.linking.lines.values import are_equal, go_together, is_less
from onrecord.model import Figure


def conflicts(a: FigureInContext, b: FigureInContext) -> tuple[str, ...]:
    """The fields, by the contract's names, in which two figures say that they count different things."""
    one, other = a.figure, b.figure
    found = {
        "effect": one.effect != other.effect,
        "unit": one.unit != other.unit,
        "of": not _same_people(a, b),
        "place": _elsewhere(a, b),
        "scope": _of_other_scope(one, other),
        "since": None not in (one.since, other.since) and one.since != other.since,
        "as_of": _on_other_days(a, b) or _is_another(a, b),
        "part_of": (one.part_of is None) != (other.part_of is None) and _is_part(one, other),
    }
    return tuple(name for name, differs in found.items() if differs)


def _elsewhere(a: FigureInContext, b: FigureInContext) -> bool:
    """Whether they name different places, or one names a place that the other's report never speaks of."""
    if a.places and b.places:
        return a.places != b.places
    return not all(place.names <= b.names for place in a.places) or not all(p.names <= a.names for p in b.places)


def _of_other_scope(one: Figure, other: Figure) -> bool:
    """Whether one covers another stretch of time.

    A total over some time is compared with a number whose scope is open only where both tell of a state, or the
    numbers go together: else the open one may be of one day.
    """
    if one.scope == other.scope:
        return one.scope == "period" and (one.as_of and one.as_of.value) != (other.as_of and other.as_of.value)
    if None not in (one.scope, other.scope):
        return True
    return one.effect not in STATES and "incident" not in (one.scope, other.scope) and not are_equal(one, other)


def _same_people(a: FigureInContext, b: FigureInContext) -> bool:
    one, other = a.whom, b.whom
    if one.is_narrowed != other.is_narrowed or a.figure.demographics != b.figure.demographics:
        return False
    if one.nations and other.nations and not one.nations & other.nations:
        return False
    victims = {a.figure.victims, b.figure.victims}
    return one.family == other.family and ({"civilian", "combatant"} != victims)


def _is_part(one: Figure, other: Figure) -> bool:
    return one.demographics == other.demographics


def _on_other_days(a: FigureInContext, b: FigureInContext) -> bool:
    """Counts of happenings on different days. What runs on is given for one day after the other.

    Where a report does not say when it happened, news tells of the day itself or the day before. Reports of two days
    may then tell of two happenings of one kind, unless they give one number, or the later tells of a toll that grew.
    """
    if is_running(a.figure) or is_running(b.figure):
        return False
    one, other = _days_of_happening(a), _days_of_happening(b)
    if not one or not other:
        return False
    is_said = len(one) == len(other) == 1
    is_one = is_said or a.published == b.published or are_equal(a.figure, b.figure) or _has_grown(a, b)
    return not one & other or not is_one


def _is_another(a: FigureInContext, b: FigureInContext) -> bool:
    """Whether one of two numbers stands where a report tells of a second happening, and the other does not."""
    one, other = a.figure, b.figure
    if one.report == other.report or is_running(one) or is_running(other) or a.is_another == b.is_another:
        return False
    return not go_together(one, other)


def _days_of_happening(given: FigureInContext) -> set[int]:
    """The days, as ordinals, on which the counted may have happened; none where nothing is known."""
    day = full_day(given.figure)
    if day and not (_tells_toll(given) and day == given.published):  # "the toll rose to 12" tells of today's toll
        return {date.fromisoformat(day).toordinal()}
    if given.published is None:
        return set()
    published = date.fromisoformat(given.published).toordinal()
    return set(range(published - (WEEK if _tells_toll(given) else 1), published + 1))


def _tells_toll(given: FigureInContext) -> bool:
    """Whether it is told of as the toll of one happening that grew; a war's is no such."""
    return given.goes_on and not given.course


def _has_grown(a: FigureInContext, b: FigureInContext) -> bool:
    """Whether the later report of a story counts on, and has more."""
    one, other = sorted((a, b), key=lambda each: (each.published or "", each.figure.id))
    if one.story != other.story or not _tells_toll(other) or not is_less(one.figure, other.figure):
        return False
    return words_in_common(a, b) >= TOLD_ALIKE
