"""How much says that two figures count the same thing, and how alike their sentences are."""

from __future__ import annotations

from onrecord.linking.lines.context import FigureInContext
from onrecord.linking.lines.days import days_apart, full_day, is_running, moment
from onrecord.linking.lines.values import is_less
from onrecord.linking.terms import rarity_of, term_of

LIKE = 2.2  # what two figures' evidence must come to
_HARDLY_ALIKE = 0.1  # what sentences of one story must tell alike, for it may tell of several happenings
TOLD_ALIKE = 0.6  # what sentences of two stories must tell alike
_STATE_DAYS = 400  # a state is followed no further from one report to the next
_MONTH = 31  # days


def likeness(a: FigureInContext, b: FigureInContext) -> float:
    """How much says that two figures without conflict count the same thing; 0 where they are not to be compared."""
    one, other = a.figure, b.figure
    same_day = not is_running(one) and full_day(one) is not None and full_day(one) == full_day(other)
    same_place = bool(a.places & b.places)
    in_common = words_in_common(a, b)
    if a.story != b.story and not (
        _is_followed(a, b)
        if is_running(one) and is_running(other)
        else same_day and same_place and in_common >= TOLD_ALIKE
    ):
        return 0.0
    if in_common < _HARDLY_ALIKE and not is_running(one):
        return 0.0
    if one.id == other.revises or other.id == one.revises:
        return LIKE
    actors = len(a.actors & b.actors)
    return (
        (1.0 if a.story == b.story else 0.0)
        + (0.75 if same_day else 0.0)
        + (0.5 if same_place else 0.0)
        + (0.75 if a.leads and b.leads and a.story == b.story else 0.0)
        - (1.25 if one.demographics or a.whom.is_narrowed else 0.0)
        + (0.5 if a.whom.head and a.whom.head == b.whom.head else 0.0)
        + (0.5 if a.whom.nations & b.whom.nations else 0.0)
        + 0.25 * min(actors, 3)
        + (0.5 if one.actor and one.actor == other.actor else 0.0)
        + 1.5 * in_common
    )


def words_in_common(a: FigureInContext, b: FigureInContext) -> float:
    """How much of what the sentences tell they tell alike, but for place and source: 1 where half of either or more."""
    passed_over = {name for each in (a, b) for place in each.places for name in place.names}
    passed_over.update(term_of(word) for each in (a, b) for word in each.giver.split())
    shared = sum(rarity_of(word) for word in (a.words & b.words) - passed_over)
    alone = min(sum(rarity_of(word) for word in each.words - passed_over) for each in (a, b)) or 1
    return min(1.0, 2 * shared / alone)


def same_giver(a: FigureInContext, b: FigureInContext) -> bool:
    """Whether both numbers, if they count the same thing, are of one source: an actor, or called by the same words."""
    return bool(a.figure.actor and a.figure.actor == b.figure.actor) or bool(a.giver and a.giver == b.giver)


def _is_followed(a: FigureInContext, b: FigureInContext) -> bool:
    """Whether a state is the same one told of again in another story: of the same, near in time, actors in common."""
    one, other = moment(a), moment(b)
    if one is None or other is None or a.whom.head != b.whom.head:
        return False
    if not (a.whom.head or a.whom.nations or _is_total_told_alike(a, b)):
        return False
    return days_apart(one, other) <= _STATE_DAYS and bool(a.actors & b.actors or a.places & b.places)


def _is_total_told_alike(a: FigureInContext, b: FigureInContext) -> bool:
    """Whether both are totals of one war or epidemic, told in the same words; not one that is smaller months later."""
    if not (a.figure.scope == b.figure.scope == "cumulative" and a.course and a.course == b.course):
        return False
    one, other = sorted((a, b), key=lambda each: moment(each) or "")
    has_fallen = is_less(other.figure, one.figure) and days_apart(moment(one) or "", moment(other) or "") > _MONTH
    return not has_fallen and words_in_common(a, b) >= TOLD_ALIKE
