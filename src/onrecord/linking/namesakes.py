"""Whether those who bear one full name are one person, by what the reports say of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from onrecord.linking.names import forms_of, initials_within
from onrecord.linking.offices import Office, office_of
from onrecord.model import Actor
from onrecord.reading.naming.titles import GENDERED, PAST

_AGE = re.compile(r", (\d{1,3})$")
_TRADES = frozenset(
    {"farmer", "driver", "worker", "student", "teacher", "nurse", "shopkeeper", "fisherman", "villager", "resident"}
    | {"bystander", "eyewitness", "passenger", "pensioner", "mechanic", "waiter", "baker", "cook", "plumber"}
    | {"carpenter", "gardener", "cyclist", "player", "goalkeeper", "footballer", "jockey", "actor", "actress", "singer"}
)
_MOST_COMPARED = 64  # different accounts of those who bear one name
_NEAR_DAYS = 30
_FAR_MORE = 5  # times as many reports


@dataclass(frozen=True, slots=True)
class Facts:
    """What one report says of a person, as far as it tells namesakes apart."""

    genders: frozenset[str] = frozenset()
    born: tuple[int, int] | None = None  # years
    initials: frozenset[str] = frozenset()
    offices: frozenset[Office] = frozenset()
    trades: frozenset[str] = frozenset()

    def says_something(self) -> bool:
        """Whether there is anything to go by."""
        return self != Facts(genders=self.genders)


def facts_of(actor: Actor, described: Sequence[str], published: str | None) -> Facts:
    """The facts that the forms and descriptions of a report's own actor state."""
    words = {word.casefold() for text in described for word in without_name(text, actor).split()}
    offices = {office for text in described if (office := office_of(without_name(text, actor)))}
    past = bool(words & PAST)
    return Facts(
        frozenset(GENDERED[word] for word in words if word in GENDERED),
        _born(described, published),
        frozenset(filter(None, (initials_within(form) for form in forms_of(actor)))),
        frozenset(office for office in offices if office.country or office.of),
        frozenset() if past else frozenset(words & _TRADES),
    )


def without_name(text: str, actor: Actor) -> str:
    """The description without the name beside it: "the mayor" of "Karl Brandt, the mayor"."""
    for form in sorted(forms_of(actor), key=len, reverse=True):
        if form in text:
            before, _, after = text.partition(form)
            return (before.strip(" ,") + " " + after.strip(" ,")).strip()
    return text


def _born(described: Sequence[str], published: str | None) -> tuple[int, int] | None:
    ages = [int(age[1]) for text in described if (age := _AGE.search(text))]
    if not ages or published is None:
        return None
    year = date.fromisoformat(published).year
    return year - max(ages) - 1, year - min(ages)


def differ(one: Facts, other: Facts) -> bool:
    """Whether no one person can be both: by sex, by age, by initials, by office or trade."""
    if _apart(one.genders, other.genders) or _apart(one.initials, other.initials):
        return True
    if one.born and other.born and (one.born[0] > other.born[1] + 1 or other.born[0] > one.born[1] + 1):
        return True
    states, others = ({office.country for office in facts.offices if office.country} for facts in (one, other))
    if _apart(states, others):
        return True
    return bool(one.trades and other.offices) or bool(one.offices and other.trades)


def _apart(one: Iterable[object], other: Iterable[object]) -> bool:
    first, second = set(one), set(other)
    return bool(first and second) and first.isdisjoint(second)


def _alike(one: Facts, other: Facts) -> bool:
    """Whether something says that they are one."""
    return bool(one.offices & other.offices or one.trades & other.trades or one.initials & other.initials) or (
        one.born is not None and other.born is not None
    )


def parted(members: Sequence[Actor], facts: Mapping[str, Facts], days: Mapping[str, str | None]) -> list[list[Actor]]:
    """The bearers of one name, by person: all together unless what is said of some cannot be true of one person.

    Then those belong together of whom something says so; one of whom nothing is said joins the only person who was
    in the reports around that day, else stands alone.
    """
    kinds: dict[Facts, list[Actor]] = defaultdict(list)
    for actor in members:
        kinds[facts[actor.id]].append(actor)
    if len(kinds) == 1:
        return [list(members)]
    ordered = sorted(kinds, key=lambda each: min(actor.id for actor in kinds[each]))
    if len(ordered) <= _MOST_COMPARED and not any(differ(a, b) for a, b in combinations(ordered, 2)):
        return [list(members)]
    people = _people([each for each in ordered if each.says_something()])
    groups = [[actor for each in person for actor in kinds[each]] for person in people]
    silent = [actor for each in ordered if not each.says_something() for actor in kinds[each]]
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


def _far_most(near: Sequence[int], sizes: Sequence[int]) -> int | None:
    """The one that most reports are about, by far: one misread title does not take a well-known name apart."""
    ranked = sorted(near, key=lambda n: -sizes[n])
    others = sum(sizes[n] for n in ranked[1:])
    return ranked[0] if ranked and sizes[ranked[0]] >= _FAR_MORE * others else None


def _people(ordered: Sequence[Facts]) -> list[list[Facts]]:
    """Accounts put together where they are alike and nothing in the whole contradicts."""
    people: list[list[Facts]] = []
    for facts in ordered[:_MOST_COMPARED]:
        fitting = [
            p for p in people if any(_alike(facts, each) for each in p) and not any(differ(facts, each) for each in p)
        ]
        if len(fitting) == 1:
            fitting[0].append(facts)
        else:
            people.append([facts])
    people += [[facts] for facts in ordered[_MOST_COMPARED:]]
    return people


def _is_near(day: str | None, others: Iterable[str | None]) -> bool:
    if day is None:
        return True
    return any(
        other is None or abs((date.fromisoformat(day) - date.fromisoformat(other)).days) <= _NEAR_DAYS
        for other in others
    )
