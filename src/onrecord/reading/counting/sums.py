"""Sums of victims told in parts: "a man and two women were killed", "killed her two sons and then himself".

A sum is made only of figures that one sentence joins, with the same effect and no room for the same person twice,
and only where the report gives no total itself. It rests on the figures it is made of and says so; its low is the
sum of their lows, its high that of their highs, and it is exact only if each of them is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Hedge, Number
from onrecord.reading.counting.clause_words import BE, HAVE
from onrecord.reading.counting.counted import Counted
from onrecord.reading.counting.effects import INCIDENTS, PEOPLE_EFFECTS, TIMES
from onrecord.reading.counting.persons import may_be_same
from onrecord.reading.lexemes import word_set

_JOINTS = word_set(", and & as well along with plus both")
_CONJUNCTIONS = word_set("and & plus with as")
_SINGULAR = word_set("was is has")
_SELVES = word_set("himself herself")
_GENERIC = word_set("people persons victims casualties others")
_DETERMINED = word_set("a an another his her their its the one my our")
# Hedges that go together, the weaker one first.
_FAMILIES: tuple[tuple[Hedge, ...], ...] = (
    ("at least", "more than", "exact"), ("at most", "fewer than", "exact"), ("about", "almost", "exact"),
    ("range", "exact"),
)  # fmt: skip
_SEVERAL = word_set("separate separately respectively different various several incidents shootings stabbings murders")
_LENGTH = 12  # members of a list


@dataclass(frozen=True, slots=True)
class Total:
    """A sum: the indices of its parts, in order, its bounds and hedge."""

    parts: tuple[int, ...]
    low: Number | None
    high: Number | None
    hedge: Hedge


def totals(counted: Sequence[Counted], parts: dict[int, int]) -> Iterator[Total]:
    """The sums of figures that `counted` tells in parts and gives no total of; `parts` are of another whole."""
    stated = _Stated(counted, parts)
    groups = [*_lists(counted, parts), *_with_selves(counted, parts), *_chains(counted, parts)]
    holding: dict[int, list[list[int]]] = {}
    for members in groups:
        for index in members:
            holding.setdefault(index, []).append(members)
    for members in groups:
        hedge = _hedge_of([counted[index].figure.hedge for index in members])
        if hedge is None or not _are_alike(counted, members) or _is_within(members, holding[members[0]]):
            continue
        lows, highs = ([getattr(counted[i].figure, end) for i in members] for end in ("low", "high"))
        total = Total(tuple(members), _sum(lows), _sum(highs), hedge)
        if not stated.tell(members, total.low if total.low is not None else total.high or 0):
            yield total


def _is_within(members: Sequence[int], groups: Sequence[Sequence[int]]) -> bool:
    """Whether a larger group has them all: those killed, and their killer too."""
    return any(set(members) < set(other) for other in groups)


def _sum(values: list[Number | None]) -> Number | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _hedge_of(hedges: Sequence[Hedge]) -> Hedge | None:
    """The weakest of the hedges; None where they bound the sum on neither side or do not go together."""
    for family in _FAMILIES:
        if set(hedges) <= set(family):
            return next(hedge for hedge in family if hedge in hedges)
    return None


def _are_alike(counted: Sequence[Counted], members: Sequence[int]) -> bool:
    """Whether the figures have one status, source, agent and place, and none runs over more than one incident."""
    figures = [counted[index].figure for index in members]
    is_one = len({(one.status, one.statement, one.zone) for one in figures}) == 1
    is_one &= all(len({getattr(one, name) for one in figures} - {()}) <= 1 for name in ("by", "place"))
    is_held = all(one.status not in {"denied", "disputed"} for one in figures)
    if _tells_of_several(counted[members[0]]):
        return False
    return is_one and is_held and all(one.scope not in {"period", "cumulative"} for one in figures)


def _tells_of_several(one: Counted) -> bool:
    """Whether the sentence names more than one incident: "in separate attacks", "in Lisk and Varen respectively"."""
    words = one.words.lower[one.sentence.first : one.sentence.last]
    return any(word in _SEVERAL or (word in INCIDENTS and word.endswith("s")) for word in words)


class _Stated:
    """The numbers of each effect that the report gives itself."""

    def __init__(self, counted: Sequence[Counted], parts: dict[int, int]) -> None:
        self._effects = [one.figure.effect or "" for one in counted]
        self._least = [one.least for one in counted]
        self._here: dict[str, list[tuple[Number, int]]] = {}
        self._longer: dict[str, list[Number]] = {}  # numbers of a stretch of time
        for index, one in enumerate(counted):
            if not one.is_people or index in parts or one.is_single:
                continue
            if one.figure.scope in {"period", "cumulative"}:
                self._longer.setdefault(one.figure.effect or "", []).append(one.most)
            else:
                self._here.setdefault(one.figure.effect or "", []).append((one.most, index))
        for numbers in self._longer.values():
            numbers.sort()
        for told in self._here.values():
            told.sort(reverse=True)

    def tell(self, members: Sequence[int], total: Number) -> bool:
        """Whether the report has a total, or a number that is neither it nor a part: then no sum is sure."""
        effect, largest = self._effects[members[0]], max(self._least[index] for index in members)
        for most, index in self._here.get(effect, ()):
            if most <= largest:
                break
            if index not in members:
                return True
        longer = self._longer.get(effect, [])
        return bisect_right(longer, total) > bisect_right(longer, largest)


def _lists(counted: Sequence[Counted], parts: dict[int, int]) -> Iterator[list[int]]:
    """The lists of victims: figures of one effect in one sentence with nothing but commas and "and" between."""
    run: list[int] = []
    for index in range(len(counted)):
        if run and _is_joined(counted[run[-1]], counted[index]) and len(run) < _LENGTH:
            run.append(index)
            continue
        yield from (run,) if _is_list(counted, run, parts) else ()
        run = [index]
    yield from (run,) if _is_list(counted, run, parts) else ()


def _is_joined(one: Counted, other: Counted) -> bool:
    if one.sentence.first != other.sentence.first or one.figure.effect != other.figure.effect:
        return False
    between = _between(one, other)
    return bool(between) and _JOINTS.issuperset(between) and not _is_other_clause(one, other)


def _is_other_clause(one: Counted, other: Counted) -> bool:
    """ "killed three men, and the guard died": a verb before the first, another one behind the second."""
    left, right = one.draft.finding.said_at, other.draft.finding.said_at
    return left is not None and right is not None and left < one.first and right >= other.last


def _between(one: Counted, other: Counted) -> list[str]:
    """The words between two figures without an age in commas: "Moll, 25, and a guard"."""
    words = one.words.lower[one.last : other.first]
    if words[:1] == [","] and words[1:2] and words[1].isdigit() and words[2:3] in ([","], ["and"]):
        words = words[2:]
    return words


def _is_list(counted: Sequence[Counted], run: Sequence[int], parts: dict[int, int]) -> bool:
    members = [counted[index] for index in run]
    if (
        len(run) < 2
        or members[0].is_other
        or any(index in parts for index in run)
        or members[0].figure.effect not in PEOPLE_EFFECTS
    ):
        return False
    if any(not one.is_people or one.most <= 0 or not (one.noun or one.is_other or one.is_single) for one in members):
        return False
    if run[0] > 0 and _is_told_before(counted[run[0] - 1], members):
        return False
    if _CONJUNCTIONS.isdisjoint(_between(members[-2], members[-1])) or _is_part_list(members[0], members[-1]):
        return False
    return not _is_apposed(members) and not _is_one_person(members)


def _is_part_list(one: Counted, last: Counted) -> bool:
    """Whether the words around the list make it one of parts or examples: "including", "like", "among them"."""
    words = one.words
    before = words.lower[max(one.sentence.first, one.first - 3) : one.first]
    return words.at(last.last) == "among" or not _LEADS.isdisjoint(before)


_LEADS = word_set("including includes included include among like namely whom them : — – (")


def _is_apposed(members: Sequence[Counted]) -> bool:
    """ "two people, a man and a woman": the list says who the two were."""
    for at, (one, other) in enumerate(pairwise(members)):
        if not _CONJUNCTIONS.isdisjoint(_between(one, other)):
            continue
        rest = sum(each.least for each in members[at + 1 :])
        if one.least == rest or one.noun in _GENERIC:
            return True
    return members[0].least == sum(one.least for one in members[1:]) and "," in _between(members[0], members[1])


def _is_told_before(before: Counted, members: Sequence[Counted]) -> bool:
    """ "three others, two women and a man": the number before the list is its total, whatever is said of it."""
    between = before.words.lower[before.last : members[0].first]
    return between in ([","], [":"], ["("], ["-"], ["—"], ["–"]) and before.is_people


def _is_one_person(members: Sequence[Counted]) -> bool:
    """Whether two of the list may be one person: "a father and weaver", "his wife, a weaver, and her son"."""
    verb = members[-1].words.at(members[-1].last)
    verb = verb if verb in BE | HAVE else ""
    if verb in _SINGULAR:
        return True
    for one, other in pairwise(members):
        person, next_person = one.draft.person, other.draft.person
        if person is None or next_person is None or next_person.is_other:
            continue
        if may_be_same(person, next_person) and not _is_set_apart(one, other, verb):
            return True
    return False


def _is_set_apart(one: Counted, other: Counted, verb: str) -> bool:
    """ "a man and a guard were killed": joined by "and" with an article each, or by a plural verb."""
    between = _between(one, other)
    return "and" in between and (other.words.at(other.first) in _DETERMINED or bool(verb))


def _with_selves(counted: Sequence[Counted], parts: dict[int, int]) -> Iterator[list[int]]:
    """Those killed by somebody who killed himself too, in one sentence: he is none of them."""
    for at, one in enumerate(counted):
        if at in parts or one.figure.effect != "killed" or not _kills_himself(one):
            continue
        others = [
            index
            for index in _same_sentence(counted, at)
            if index not in parts and counted[index].figure.effect == "killed"
        ]
        if any(_runs_long(one, counted[index]) for index in others):
            continue
        verbs = {counted[index].draft.finding.said_at for index in others}
        if len(verbs) == 1 and all(_is_victim(counted[index], one) for index in others):
            yield sorted((at, *others))


def _runs_long(one: Counted, other: Counted) -> bool:
    """ "killed 40 people over ten years before killing himself": more than one incident."""
    words = one.words.lower[one.sentence.first : one.sentence.last]
    return any(word in TIMES or word.removesuffix("s") in TIMES for word in words) or other.figure.scope == "period"


def _kills_himself(one: Counted) -> bool:
    """Whether somebody told of singly is the one who kills, and one of those killed."""
    said_at, words = one.draft.finding.said_at, one.words
    if not one.is_single or one.draft.person is None or said_at is None or one.first > said_at:
        return False
    behind = words.lower[said_at + 1 : said_at + 8]
    return not _SELVES.isdisjoint(behind) or behind[1:3] == ["own", "life"]


def _same_sentence(counted: Sequence[Counted], at: int) -> Iterator[int]:
    first = counted[at].sentence.first
    for step in (-1, 1):
        index = at + step
        while 0 <= index < len(counted) and counted[index].sentence.first == first and abs(index - at) < _LENGTH:
            yield index
            index += step


def _is_victim(one: Counted, killer: Counted) -> bool:
    """Whether the person or number is the object of the verb, before "and then killed himself" or "and himself"."""
    said_at, own = one.draft.finding.said_at, killer.draft.finding.said_at
    return (
        said_at is not None
        and own is not None
        and killer.first < said_at <= own
        and said_at < one.first
        and (bool(one.noun) or one.is_single)
    )


def _chains(counted: Sequence[Counted], parts: dict[int, int]) -> Iterator[list[int]]:
    """ "killed his brother and his girlfriend before killing a guard": one after the other, by one hand."""
    for at in range(1, len(counted)):
        one, other = counted[at - 1], counted[at]
        if one.figure.effect != "killed" or other.figure.effect != "killed" or at in parts or at - 1 in parts:
            continue
        between = one.words.lower[one.last : other.first]
        said = one.draft.finding.said_at
        is_chain = _CHAIN.issuperset(between) and not _THEN.isdisjoint(between)
        if is_chain and said is not None and said < one.first and (one.noun or one.is_single) and other.noun:
            others = [index for index in _same_sentence(counted, at) if counted[index].figure.effect == "killed"]
            if others == [at - 1] and one.sentence.first == other.sentence.first and not other.is_other:
                yield [at - 1, at]


_CHAIN = word_set("and , then before fatally shot shooting killing killed stabbing stabbed")
_THEN = word_set("then before")
