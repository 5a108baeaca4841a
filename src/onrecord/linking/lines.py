"""Lines: figures on the same thing side by side, and how they stand to each other.

Two figures are compared only where nothing that the reports say tells them apart (`conflicts`) and enough says that
they count the same thing (`likeness`). A count of one happening is compared within its story, or where day and place
are the same; a state or a running total ("held", "killed since ...") also from story to story. A line takes in only
figures of which no two conflict, and of one report only one, unless it repeats or revises itself: so no chain of weak
links can swallow a topic.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal, NamedTuple

from onrecord.linking.counted import Counted
from onrecord.linking.outlines import rarity_of, term_of
from onrecord.linking.values import are_equal, go_together, is_less
from onrecord.model import Figure, Line, Relation, RelationKind, exact_of

_STATES = frozenset({"held", "missing", "displaced", "detained", "deployed"})
_LIKE = 2.2  # what two figures' evidence must come to
_HARDLY_ALIKE = 0.1  # what sentences of one story must tell alike, for it may tell of several happenings
_TOLD_ALIKE = 0.6  # what sentences of two stories must tell alike
_STATE_DAYS = 400  # a state is followed no further from one report to the next
_MONTH = 31  # days
_WEEK = 7  # days: so long after a happening its toll is followed where its day is not said
_NEXT = 24  # of those in a block, each is compared with so many that follow it in time
_CONFUSED = 10  # a total is taken for the number of one happening where it is no more than so many times that number
_MOST_ASKED = 16  # two larger groups are compared by so many members of each
_RELATED = 12  # each figure of a line is related to so many before it
_FULL_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T|\Z)")  # no "2014-W48-WE", no "XXXX-10-07"
Copied = Callable[[Figure, Figure], bool]
Pair = tuple[float, str, str]


def draw_lines(
    figures: Iterable[Counted],
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
    pairs = sorted((-score, a, b) for score, a, b in _likely(known))
    groups = _told_together(together, parted, known)
    lines = [
        _line([known[id] for id in members], copied)
        for members in _joined(pairs, known, groups, parted)
        if _is_line(members, known) or any(a in members and b in members for a, b in together)
    ]
    placed = {id for line in lines for id in line.figures}
    lines += _not_comparable([each for each in known.values() if each.leads and each.figure.id not in placed], copied)
    return sorted(lines, key=lambda line: line.id)


def _not_comparable(figures: Collection[Counted], copied: Copied) -> Iterator[Line]:
    """Pairs of figures of no line that a reader may take for two numbers of one thing, though only one is a total."""
    found: list[Pair] = []
    known = {each.figure.id: each for each in figures}
    for block in _blocks(figures).values():
        block.sort(key=lambda each: (moment(each) or "~", each.figure.id))
        near = ((a, b) for at, a in enumerate(block) for b in block[at + 1 : at + 1 + _NEXT])
        found += ((-likeness(a, b), a.figure.id, b.figure.id) for a, b in near if _look_alike(a, b))
    placed: set[str] = set()
    for _, one, other in sorted(found):
        if placed.isdisjoint((one, other)):
            placed.update((one, other))
            a, b = known[one], known[other]
            line = _line([a, b], copied)
            first, second = line.figures
            relation = Relation(first, second, "not-comparable", ("scope",), _shared(a, b, copied))
            yield replace(line, scope=None, relations=(relation,))


def _look_alike(a: Counted, b: Counted) -> bool:
    """Whether a total and a count of one happening, no less than a tenth of it, differ in nothing else."""
    total, single = sorted((a, b), key=lambda each: each.figure.scope not in ("cumulative", "period"))
    if a.figure.report == b.figure.report or a.story != b.story or single.figure.scope not in (None, "incident"):
        return False
    least, most = total.figure.low or 0, single.figure.high or single.figure.low or 0
    if single.course or not is_less(single.figure, total.figure) or least > _CONFUSED * most:
        return False
    return conflicts(a, b) == ("scope",) and likeness(a, b) >= _LIKE


def _is_comparable(figure: Figure) -> bool:
    return figure.effect not in (None, "other") and not figure.derived_from and figure.status != "denied"


def is_running(figure: Figure) -> bool:
    """Whether the figure tells of a state or a running total, which another day may change."""
    return figure.effect in _STATES or figure.scope == "cumulative"


def moment(counted: Counted) -> str | None:
    """The day for which the number was given: its own where it runs on, else that of the report."""
    figure = counted.figure
    if is_running(figure) and (day := _day(figure)):
        return day
    return counted.published


def _day(figure: Figure) -> str | None:
    """The full day for which a figure holds, None where it is open or only a month or a year."""
    value = figure.as_of.value if figure.as_of else None
    return value[:10] if value and _FULL_DAY.match(value) else None


def conflicts(a: Counted, b: Counted) -> tuple[str, ...]:
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


def _elsewhere(a: Counted, b: Counted) -> bool:
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
    return one.effect not in _STATES and "incident" not in (one.scope, other.scope) and not are_equal(one, other)


def _same_people(a: Counted, b: Counted) -> bool:
    one, other = a.whom, b.whom
    if one.is_narrowed != other.is_narrowed or a.figure.demographics != b.figure.demographics:
        return False
    if one.nations and other.nations and not one.nations & other.nations:
        return False
    victims = {a.figure.victims, b.figure.victims}
    return one.family == other.family and ({"civilian", "combatant"} != victims)


def _is_part(one: Figure, other: Figure) -> bool:
    return one.demographics == other.demographics


def _on_other_days(a: Counted, b: Counted) -> bool:
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


def _is_another(a: Counted, b: Counted) -> bool:
    """Whether one of two numbers stands where a report tells of a second happening, and the other does not."""
    one, other = a.figure, b.figure
    if one.report == other.report or is_running(one) or is_running(other) or a.is_another == b.is_another:
        return False
    return not go_together(one, other)


def _days_of_happening(counted: Counted) -> set[int]:
    """The days, as ordinals, on which the counted may have happened; none where nothing is known."""
    day = _day(counted.figure)
    if day and not (_tells_toll(counted) and day == counted.published):  # "the toll rose to 12" tells of today's toll
        return {date.fromisoformat(day).toordinal()}
    if counted.published is None:
        return set()
    published = date.fromisoformat(counted.published).toordinal()
    return set(range(published - (_WEEK if _tells_toll(counted) else 1), published + 1))


def _tells_toll(counted: Counted) -> bool:
    """Whether it is told of as the toll of one happening that grew; a war's is no such."""
    return counted.goes_on and not counted.course


def _has_grown(a: Counted, b: Counted) -> bool:
    """Whether the later report of a story counts on, and has more."""
    one, other = sorted((a, b), key=lambda each: (each.published or "", each.figure.id))
    if one.story != other.story or not _tells_toll(other) or not is_less(one.figure, other.figure):
        return False
    return _words_in_common(a, b) >= _TOLD_ALIKE


def _apart(one: str, other: str) -> int:
    """How many days lie between two days."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def likeness(a: Counted, b: Counted) -> float:
    """How much says that two figures without conflict count the same thing; 0 where they are not to be compared."""
    one, other = a.figure, b.figure
    same_day = not is_running(one) and _day(one) is not None and _day(one) == _day(other)
    same_place = bool(a.places & b.places)
    in_common = _words_in_common(a, b)
    if a.story != b.story and not (
        _is_followed(a, b)
        if is_running(one) and is_running(other)
        else same_day and same_place and in_common >= _TOLD_ALIKE
    ):
        return 0.0
    if in_common < _HARDLY_ALIKE and not is_running(one):
        return 0.0
    if one.id == other.revises or other.id == one.revises:
        return _LIKE
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


def _words_in_common(a: Counted, b: Counted) -> float:
    """How much of what the sentences tell they tell alike, but for place and source: 1 where half of either or more."""
    passed_over = {name for each in (a, b) for place in each.places for name in place.names}
    passed_over.update(term_of(word) for each in (a, b) for word in each.giver.split())
    shared = sum(rarity_of(word) for word in (a.words & b.words) - passed_over)
    alone = min(sum(rarity_of(word) for word in each.words - passed_over) for each in (a, b)) or 1
    return min(1.0, 2 * shared / alone)


def _same_giver(a: Counted, b: Counted) -> bool:
    """Whether both numbers, if they count the same thing, are of one source: an actor, or called by the same words."""
    return bool(a.figure.actor and a.figure.actor == b.figure.actor) or bool(a.giver and a.giver == b.giver)


def _is_followed(a: Counted, b: Counted) -> bool:
    """Whether a state is the same one told of again in another story: of the same, near in time, actors in common."""
    one, other = moment(a), moment(b)
    if one is None or other is None or a.whom.head != b.whom.head:
        return False
    if not (a.whom.head or a.whom.nations or _is_total_told_alike(a, b)):
        return False
    return _apart(one, other) <= _STATE_DAYS and bool(a.actors & b.actors or a.places & b.places)


def _is_total_told_alike(a: Counted, b: Counted) -> bool:
    """Whether both are totals of one war or epidemic, told in the same words; not one that is smaller months later."""
    if not (a.figure.scope == b.figure.scope == "cumulative" and a.course and a.course == b.course):
        return False
    one, other = sorted((a, b), key=lambda each: moment(each) or "")
    has_fallen = is_less(other.figure, one.figure) and _apart(moment(one) or "", moment(other) or "") > _MONTH
    return not has_fallen and _words_in_common(a, b) >= _TOLD_ALIKE


def _likely(known: Mapping[str, Counted]) -> Iterator[Pair]:
    """The pairs that may stand in one line, each once."""
    seen: set[tuple[str, str]] = set()
    for block in _blocks(known.values()).values():
        block.sort(key=lambda each: (moment(each) or "~", each.figure.id))
        for at, a in enumerate(block):
            for b in block[at + 1 : at + 1 + _NEXT]:
                pair = (min(a.figure.id, b.figure.id), max(a.figure.id, b.figure.id))
                if pair in seen or not _may_pair(a, b):
                    continue
                seen.add(pair)
                if (score := likeness(a, b)) >= _LIKE:
                    yield score, *pair


def _may_pair(a: Counted, b: Counted) -> bool:
    one, other = a.figure, b.figure
    if one.report == other.report and not _is_own_word(one, other):
        return False
    return not conflicts(a, b)


def _is_own_word(one: Figure, other: Figure) -> bool:
    """Whether a report gives the two for one: it repeats itself, or says that one takes the place of the other."""
    same = (one.low, one.high, one.hedge) == (other.low, other.high, other.hedge)
    return same or other.id == one.revises or one.id == other.revises


def _blocks(figures: Collection[Counted]) -> dict[tuple[str, ...], list[Counted]]:
    blocks: dict[tuple[str, ...], list[Counted]] = defaultdict(list)
    for each in figures:
        figure = each.figure
        kind = (figure.effect or "", figure.unit or "")
        blocks["story", *kind, each.story].append(each)
        if is_running(figure):
            for actor in sorted(each.actors):
                blocks["state", *kind, each.whom.head, actor].append(each)
        elif (day := _day(figure)) is not None:
            blocks["day", *kind, day].append(each)
    return blocks


def _told_together(
    together: Sequence[tuple[str, str]], parted: Collection[frozenset[str]], known: Mapping[str, Counted]
) -> dict[str, list[str]]:
    """The group of each figure that a person put beside another, unless they count different happenings by now."""
    group_of: dict[str, list[str]] = {}
    for a, b in together:
        if a not in known or b not in known or not _same_kind(known[a].figure, known[b].figure):
            continue
        one, other = group_of.setdefault(a, [a]), group_of.setdefault(b, [b])
        if one is not other and not any(frozenset((x, y)) in parted for x in one for y in other):
            one.extend(other)
            group_of |= dict.fromkeys(other, one)
    return group_of


def _same_kind(one: Figure, other: Figure) -> bool:
    return one.effect == other.effect and one.unit == other.unit


def _joined(
    pairs: Sequence[Pair],
    known: Mapping[str, Counted],
    group_of: dict[str, list[str]],
    parted: Collection[frozenset[str]],
) -> list[list[str]]:
    """Groups of figures, those in `group_of` to begin with, then the likeliest pairs first.

    Two groups join only where no figure of one shuts out one of the other, and where they are alike on the average.
    """
    barred: defaultdict[str, set[str]] = defaultdict(set)  # groups, by their first figures, that never join
    tried: dict[tuple[str, str], tuple[int, int]] = {}
    for _, a, b in pairs:
        one, other = group_of.setdefault(a, [a]), group_of.setdefault(b, [b])
        sizes = len(one), len(other)
        if one is other or other[0] in barred[one[0]] or tried.get((one[0], other[0])) == sizes:
            continue
        tried[one[0], other[0]] = sizes
        across = [(known[x], known[y]) for x in _asked(one) for y in _asked(other)]
        if not _may_join(one, other, across, known, parted):
            barred[one[0]].add(other[0])
            barred[other[0]].add(one[0])
        elif sum(likeness(x, y) for x, y in across) >= _LIKE * len(across):
            for shut_out in barred.pop(other[0], ()):
                barred[shut_out].add(one[0])
                barred[one[0]].add(shut_out)
            one.extend(other)
            group_of |= dict.fromkeys(other, one)
    unique = {id(group): group for group in group_of.values()}
    return sorted(sorted(group) for group in unique.values())


def _may_join(
    one: list[str],
    other: list[str],
    across: Sequence[tuple[Counted, Counted]],
    known: Mapping[str, Counted],
    parted: Collection[frozenset[str]],
) -> bool:
    """Whether nothing shuts one group out of the other. What does so once does so for ever: groups only grow."""
    if not all(_may_pair(x, y) for x, y in across) or not _may_share_reports(one, other, known):
        return False
    return not parted or not any(frozenset((x, y)) in parted for x in one for y in other)


def _asked(group: list[str]) -> list[str]:
    """The members of a group that speak for it: all of a small one, else the likeliest and those joined last."""
    return group if len(group) <= _MOST_ASKED else group[: _MOST_ASKED // 2] + group[-_MOST_ASKED // 2 :]


def _may_share_reports(one: list[str], other: list[str], known: Mapping[str, Counted]) -> bool:
    """Whether the figures that two groups have of one report may stand in one line."""
    ours = {known[id].figure.report for id in one}
    common = ours.intersection(known[id].figure.report for id in other)
    if not common:
        return True
    kept, others = ([known[id] for id in ids if known[id].figure.report in common] for ids in (one, other))
    return all(_may_pair(x, y) for x in kept for y in others if x.figure.report == y.figure.report)


def _is_line(members: Sequence[str], known: Mapping[str, Counted]) -> bool:
    """Two reports, or one that revises itself: a report that repeats itself is no line."""
    reports = {known[id].figure.report for id in members}
    return len(reports) > 1 or any(known[id].figure.revises in members for id in members)


class _Line(NamedTuple):
    """The figures of a line in order, the place of each, and those that a later one takes the place of."""

    ordered: Sequence[Counted]
    places: Mapping[str, int]
    revised: Mapping[str, Figure]


def _line(members: Sequence[Counted], copied: Copied) -> Line:
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


def _place_in_line(counted: Counted) -> tuple[str, str, bool, int]:
    """By day; within a report, what is revised stands before what takes its place."""
    figure = counted.figure
    return moment(counted) or "~", figure.report, figure.revises is not None, figure.span.start


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


def _shared(a: Counted, b: Counted, copied: Copied) -> Literal["source", "text"] | None:
    if a.figure.report == b.figure.report or copied(a.figure, b.figure):
        return "text"
    return "source" if _same_giver(a, b) else None


def _relation(a: Counted, b: Counted, copied: Copied, line: _Line) -> Relation:
    """How the later figure `b` stands to `a`.

    "changed" says that time may explain the difference, "differ" that nothing does: a count that only grows has not
    fallen, and who still gives the old total on the later day has not seen it rise.
    """
    one, other = a.figure, b.figure
    shared = _shared(a, b, copied)
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
    source = () if _same_giver(a, b) or not (a.giver or b.giver) else ("according_to",)
    kind: RelationKind = "changed" if by_time and not _is_still_given(a, b, line) else "differ"
    return Relation(one.id, other.id, kind, ("value", *when, *source), shared)


def _cannot_fall(a: Counted, b: Counted) -> bool:
    """Whether the later number is the smaller where a count only grows."""
    is_state = a.figure.effect in _STATES and "cumulative" not in (a.figure.scope, b.figure.scope)
    return not is_state and is_less(b.figure, a.figure)


def _is_still_given(a: Counted, b: Counted, line: _Line) -> bool:
    """Whether, of two totals of the same week, somebody gives one smaller than `b` on its day or later."""
    if a.figure.scope != "cumulative" or b.figure.scope != "cumulative" or _is_one_voice(a, b):
        return False
    day, later = moment(a), moment(b)
    if day is None or later is None or _apart(day, later) > _WEEK:
        return False
    at = line.places[b.figure.id]
    near = line.ordered[max(0, at - _RELATED) : at + _RELATED + 1]
    others = (c for c in near if (moment(c) or "") >= later and not _is_one_voice(b, c))
    return any(not is_less(c.figure, a.figure) and is_less(c.figure, b.figure) for c in others)


def _is_one_voice(a: Counted, b: Counted) -> bool:
    """Whether one source gives both numbers, or one outlet in its own voice."""
    is_own = not (a.figure.according_to or b.figure.according_to)
    return _same_giver(a, b) or (is_own and a.outlet is not None and a.outlet == b.outlet)
