"""Whether those who bear one full name are one person, by what the reports say of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from onrecord.linking.actors.callings import OF_OFFICE_TOO, fields_of
from onrecord.linking.actors.lives import Life, no_one_lives_both
from onrecord.linking.actors.names import Key, forms_of, initials_within, name_key
from onrecord.linking.actors.offices import Office, office_of, owner_is_stated, owner_of, rank_of, stem_of
from onrecord.linking.actors.stated import BODIES, may_be_of_any_state
from onrecord.model import Actor
from onrecord.reading.naming import countries
from onrecord.reading.naming.titles import GENDERED, PAST

_AGE = re.compile(r", (\d{1,3})$|^(?:the |an? )?(?:[\w-]+ )?(\d{1,3})-year-old\b", re.IGNORECASE)
_TRADES = frozenset(
    {"farmer", "driver", "worker", "student", "teacher", "nurse", "shopkeeper", "fisherman", "villager", "resident"}
    | {"bystander", "eyewitness", "passenger", "pensioner", "mechanic", "waiter", "baker", "cook", "plumber"}
    | {"carpenter", "gardener", "cyclist", "player", "goalkeeper", "footballer", "jockey", "actor", "actress", "singer"}
)
_MOST_COMPARED = 64  # different accounts of those who bear one name
_NEAR_DAYS = 30
_UNTOLD = Life()
_FAR_MORE = 5  # times as many reports


@dataclass(frozen=True, slots=True)
class Facts:
    """What one report says of a person, as far as it tells namesakes apart."""

    genders: frozenset[str] = frozenset()
    born: tuple[int, int] | None = None  # years
    initials: frozenset[str] = frozenset()
    offices: frozenset[Office] = frozenset()
    trades: frozenset[str] = frozenset()
    seats: frozenset[tuple[str, tuple[str, ...]]] = frozenset()  # by rank, whose offices of one person at a time
    callings: frozenset[str] = frozenset()  # fields of what they do or did for a living
    past: bool = False
    life: Life = field(default_factory=Life)

    def says_something(self) -> bool:
        """Whether there is anything to go by."""
        return self != Facts(genders=self.genders, past=self.past)


def facts_of(
    actor: Actor,
    described: Sequence[str],
    published: str | None,
    life: Life = _UNTOLD,
    surnames: Collection[str] = (),
) -> Facts:
    """The facts that the forms and descriptions of a report's own actor state. `surnames`: of people, who may own a
    minister as well as a state does."""
    born = _born(described, life.ages, published)
    dates = Life(frozenset(), life.died_on, life.died_by, life.alive_on)
    if actor.kind not in {"person", None}:
        states = _states(actor, life.of, surnames) if may_be_of_any_state(actor) else frozenset()
        return Facts(born=born, seats=states, life=dates)
    plain = [without_name(text, actor) for text in described]
    words = {word.casefold() for text in plain for word in text.split()}
    offices = {text: office for text in plain if (office := office_of(text))}
    past = bool(words & PAST)
    return Facts(
        frozenset(GENDERED[word] for word in words if word in GENDERED),
        born,
        frozenset(filter(None, (initials_within(form) for form in forms_of(actor)))),
        frozenset(office for office in offices.values() if office.country or office.of),
        frozenset() if past else frozenset(words & _TRADES),
        frozenset(seat for text, office in offices.items() if (seat := _seat(text, office, surnames, life.of))),
        frozenset(field for text in plain for field in fields_of(text)),
        past,
        dates,
    )


def _states(actor: Actor, owners: Set[str], surnames: Collection[str]) -> frozenset[tuple[str, tuple[str, ...]]]:
    """The states whose body the actor is; of members called by a plural, only states that the table lists, since
    "the Greens of Brackwater" are no other party."""
    named = [owner.capitalize() for owner in owners if owner not in surnames]
    codes = {name: countries.named(name) or countries.capital(name) for name in named}
    if name_key(actor.name)[-1] in BODIES:
        codes |= {name: stem_of(name.casefold()) for name, code in codes.items() if code is None}
    return frozenset(("body", (code,)) for code in codes.values() if code)


def _seat(text: str, office: Office, surnames: Collection[str], after: Set[str]) -> tuple[str, tuple[str, ...]] | None:
    """Where and how high an office is, where one person at a time holds it and the text states whose it is."""
    if not office.country and not office.of and len(after) == 1:
        office = office_of(f"{text} of {next(iter(after)).capitalize()}") or office
        text = ""
    owner = owner_of(office)
    if not owner or not office.is_single() or not (office.country or not text or owner_is_stated(text, office)):
        return None
    return None if not office.country and owner[-1] in surnames else (rank_of(office), owner)


def without_name(text: str, actor: Actor) -> str:
    """The description without the name beside it: "the mayor" of "Karl Brandt, the mayor"."""
    for form in sorted(forms_of(actor), key=len, reverse=True):
        if form in text:
            before, _, after = text.partition(form)
            return (before.strip(" ,") + " " + after.strip(" ,")).strip()
    return text


def _born(described: Sequence[str], told: Iterable[int], published: str | None) -> tuple[int, int] | None:
    stated = [int(age[1] or age[2]) for text in described if (age := _AGE.search(text))]
    ages = [*stated, *told]
    if not ages or published is None:
        return None
    year = date.fromisoformat(published).year
    return year - max(ages) - 1, year - min(ages)


def differ(one: Facts, other: Facts) -> bool:
    """Whether no one person can be both: by sex, by age, by initials, by office or trade, by death."""
    if _apart(one.genders, other.genders) or _apart(one.initials, other.initials):
        return True
    if one.born and other.born and (one.born[0] > other.born[1] + 1 or other.born[0] > one.born[1] + 1):
        return True
    states, others = ({office.country for office in facts.offices if office.country} for facts in (one, other))
    if _apart(states, others) or _seated_apart(one, other) or no_one_lives_both(one.life, other.life):
        return True
    return bool(one.trades and other.offices) or bool(one.offices and other.trades)


def _seated_apart(one: Facts, other: Facts) -> bool:
    """Whether they hold offices of one rank of different states or places."""
    for rank in {rank for rank, _ in one.seats} & {rank for rank, _ in other.seats}:
        first, second = ({word for r, of in facts.seats if r == rank for word in of} for facts in (one, other))
        if first.isdisjoint(second):
            return True
    return False


def unlike(one: Facts, other: Facts) -> bool:
    """Whether they do for a living what rarely goes together, so that the name alone does not make them one."""
    if _apart(one.callings, other.callings):
        return True
    return _works_and_governs(one, other) or _works_and_governs(other, one)


def _works_and_governs(one: Facts, other: Facts) -> bool:
    return bool(other.offices and not one.past and one.callings and not one.callings & OF_OFFICE_TOO)


def _apart(one: Iterable[object], other: Iterable[object]) -> bool:
    first, second = set(one), set(other)
    return bool(first and second) and first.isdisjoint(second)


def _alike(one: Facts, other: Facts) -> bool:
    """Whether something says that they are one."""
    shared = (
        one.offices & other.offices
        or one.trades & other.trades
        or one.initials & other.initials
        or one.seats & other.seats
    )
    return bool(shared or one.callings & other.callings) or (one.born is not None and other.born is not None)


def parted(
    members: Sequence[Actor],
    facts: Mapping[str, Facts],
    days: Mapping[str, str | None],
    around: Callable[[Actor], Set[Key]],
) -> list[list[Actor]]:
    """The bearers of one name, by person: all together unless what is said of some cannot be true of one person, or is
    rarely, and nobody else (`around`: the others named in the report) ties their reports of those days.

    Then those belong together of whom something says so; one of whom nothing is said joins the only person who was
    in the reports around that day, else stands alone.
    """
    kinds: dict[Facts, list[Actor]] = defaultdict(list)
    for actor in members:
        kinds[facts[actor.id]].append(actor)
    if len(kinds) == 1:
        return [list(members)]
    ordered = sorted(kinds, key=lambda each: (-len(kinds[each]), min(actor.id for actor in kinds[each])))
    compared = ordered[:_MOST_COMPARED]
    beside = _Beside(kinds, days, around)
    apart = _told_apart(compared, beside)
    if not apart:
        return [list(members)]
    main = _main_account(compared, kinds, apart)
    rest = [each for each in compared if each.says_something() and each not in main]
    people = ([main] if main else []) + _people(rest, apart, beside)
    groups = [[actor for each in person for actor in kinds[each]] for person in people]
    told = {each for person in people for each in person}
    return _with_silent(groups, people, [a for each in ordered if each not in told for a in kinds[each]], facts, days)


def _told_apart(compared: Sequence[Facts], beside: _Beside) -> set[frozenset[Facts]]:
    return {
        frozenset((one, other))
        for one, other in combinations(compared, 2)
        if differ(one, other) or (unlike(one, other) and not beside.tie(one, other))
    }


def _main_account(
    ordered: Sequence[Facts], kinds: Mapping[Facts, Sequence[Actor]], apart: Set[frozenset[Facts]]
) -> list[Facts]:
    """All accounts but the odd ones, where these are few: one misread title does not take a well-known name apart."""
    main: list[Facts] = []
    for facts in ordered:
        if not any(frozenset((facts, each)) in apart for each in main):
            main.append(facts)
    told = sum(len(kinds[each]) for each in main)
    return main if told >= _FAR_MORE * (sum(len(kinds[each]) for each in ordered) - told) else []


def _with_silent(
    groups: list[list[Actor]],
    people: Sequence[Sequence[Facts]],
    silent: Sequence[Actor],
    facts: Mapping[str, Facts],
    days: Mapping[str, str | None],
) -> list[list[Actor]]:
    """The people with those of whom nothing is said."""
    sizes = [len(group) for group in groups]
    known = [{days[actor.id] for actor in group} for group in groups]
    for actor in silent:
        near = [n for n, of_group in enumerate(known) if _is_near(days[actor.id], of_group)]
        whose = _far_most(near, sizes)
        if whose is not None and not any(differ(facts[actor.id], each) for each in people[whose]):
            groups[whose].append(actor)
        else:
            groups.append([actor])
    return groups


class _Beside:
    """Who else is named in the reports of an account's days."""

    def __init__(
        self,
        kinds: Mapping[Facts, Sequence[Actor]],
        days: Mapping[str, str | None],
        around: Callable[[Actor], Set[Key]],
    ) -> None:
        self._kinds, self._days, self._around = kinds, days, around
        self._found: dict[Facts, set[tuple[Key, int]]] = {}

    def _of(self, facts: Facts) -> set[tuple[Key, int]]:
        if facts not in self._found:
            members = self._kinds[facts]
            named = (
                (key, month) for own in members for key in self._around(own) for month in _months(self._days[own.id])
            )
            self._found[facts] = set(named)
        return self._found[facts]

    def tie(self, one: Facts, other: Facts) -> bool:
        """Whether the reports of both, of near days, name somebody else in common."""
        return not self._of(one).isdisjoint(self._of(other))


def _months(day: str | None) -> tuple[int, int]:
    """Two numbers for the day, of which any two near days share one."""
    month = date.fromisoformat(day).toordinal() // _NEAR_DAYS if day else 0
    return month, month + 1


def _far_most(near: Sequence[int], sizes: Sequence[int]) -> int | None:
    """The one that most reports are about, by far: one misread title does not take a well-known name apart."""
    ranked = sorted(near, key=lambda n: -sizes[n])
    others = sum(sizes[n] for n in ranked[1:])
    return ranked[0] if ranked and sizes[ranked[0]] >= _FAR_MORE * others else None


def _people(ordered: Sequence[Facts], apart: Set[frozenset[Facts]], beside: _Beside) -> list[list[Facts]]:
    """Accounts together where they are alike, or tied by who else is named, and nothing in the whole contradicts."""
    people: list[list[Facts]] = []
    for facts in ordered:
        free = [p for p in people if not any(frozenset((facts, each)) in apart for each in p)]
        alike = [p for p in free if any(_alike(facts, each) for each in p)]
        fitting = alike or [p for p in free if any(beside.tie(facts, each) for each in p)]
        if len(fitting) == 1:
            fitting[0].append(facts)
        else:
            people.append([facts])
    return people


def _is_near(day: str | None, others: Iterable[str | None]) -> bool:
    if day is None:
        return True
    return any(
        other is None or abs((date.fromisoformat(day) - date.fromisoformat(other)).days) <= _NEAR_DAYS
        for other in others
    )
