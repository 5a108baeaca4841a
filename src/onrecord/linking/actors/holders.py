"""Who held which office on which days, so that "the Norwegian foreign minister" leads to somebody."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from onrecord.linking.actors.names import Key
from onrecord.linking.actors.namesakes import without_name
from onrecord.linking.actors.offices import Office, office_of
from onrecord.linking.actors.own import Owns
from onrecord.model import Actor

_REACH_DAYS = 30
_INDEFINITE = frozenset({"a", "an", "another", "any", "every", "each", "no", "one", "some", "two"})
Tenure = Mapping[Office, Sequence[tuple[int, Key]]]


class Holders(NamedTuple):
    """For those described by an office alone: `found` whom they are, `open` whom they may be, `described` the office
    with the mention that names it."""

    found: dict[str, Key]
    open: dict[str, tuple[Key, ...]]
    described: dict[str, tuple[Key, str]]


def office_keys(owns: Owns, key_of: Mapping[str, Key]) -> dict[str, Key]:
    """The keys of the reports' offices: of a state or place; where none is named, of who holds it."""
    known = _known_offices(owns, key_of)
    found = {}
    for holder, office_actor, office in _held(owns):
        person = key_of[holder.id]
        stated = _stated(office, known[person])
        found[office_actor] = _key(stated) if stated else ("office by", *person, "|", *(office or Office(())).words)
    return found


def holders_of(owns: Owns, key_of: Mapping[str, Key]) -> Holders:
    """Whom each office's description in a report without a name leads to, by who held it around that day."""
    tenure = tenure_of(owns, key_of)
    holders = Holders({}, {}, {})
    for own in owns.actors:
        office = _described_office(own, owns) if key_of[own.id][0] == "" else None
        if office is None:
            continue
        if stating := _mention(own, owns):
            holders.described[own.id] = (_key(office), stating)
        people = _around(tenure.get(office, ()), owns.days[own.id])
        if len(people) == 1 and owns.days[own.id] is not None:
            holders.found[own.id] = people[0]
        elif people := people or _around(tenure.get(Office(office.words), ()), owns.days[own.id]):
            holders.open[own.id] = people
    return holders


def _key(office: Office) -> Key:
    return ("office of", office.country or "", *office.of, "|", *office.words)


def _described_office(own: Actor, owns: Owns) -> Office | None:
    """The office of one person at a time that a description without a name stands for, and no other beside it."""
    if own.kind != "person" or not _INDEFINITE.isdisjoint(own.name.casefold().split()[:1]):
        return None
    office = office_of(own.name)
    told = {office_of(words) for _, words in owns.described.get(own.id, ())}
    others = {other for other in told if other is not None and other.is_single()} - {office}
    return office if office is not None and office.is_single() and not others else None


def _mention(own: Actor, owns: Owns) -> str | None:
    return next((mention for mention, words in owns.described.get(own.id, ()) if words == own.name), None)


def _held(owns: Owns) -> Iterator[tuple[Actor, str, Office | None]]:
    """Each person with an office held and what office it is."""
    names = {own.id: own.name for own in owns.actors if own.kind == "office"}
    for own in owns.actors:
        for tie in own.ties:
            if tie.kind == "holds" and tie.actor in names:
                yield own, tie.actor, _with_state(office_of(names[tie.actor]), own, owns)


def _with_state(office: Office | None, own: Actor, owns: Owns) -> Office | None:
    """The office with the state that stands behind the name: "President Karl Brandt of Norway"."""
    if office is None or office.country or office.of:
        return office
    told = {office_of(without_name(words, own)) for _, words in owns.described.get(own.id, ()) if " of " in words}
    stated = {other for other in told if other and other.words == office.words and (other.country or other.of)}
    return stated.pop() if len(stated) == 1 else office


def _known_offices(owns: Owns, key_of: Mapping[str, Key]) -> dict[Key, dict[Key, set[Office]]]:
    """By person and office's words, the offices of a named state or place that the reports say they hold."""
    known: dict[Key, dict[Key, set[Office]]] = defaultdict(lambda: defaultdict(set))
    for own, _, office in _held(owns):
        if office and (office.country or office.of):
            known[key_of[own.id]][office.words].add(office)
    return known


def _stated(office: Office | None, known: Mapping[Key, set[Office]]) -> Office | None:
    """The office with its state: its own, or the only one that other reports give to the same person."""
    if office is None or office.country or office.of:
        return office
    others = known.get(office.words, set())
    return next(iter(others)) if len(others) == 1 else None


def tenure_of(owns: Owns, key_of: Mapping[str, Key]) -> Tenure:
    """For each office, of a state known or not, the days on which a report names its holder, in order."""
    known = _known_offices(owns, key_of)
    held: dict[Office, set[tuple[int, Key]]] = defaultdict(set)
    for own, _, office in _held(owns):
        stated, day = _stated(office, known[key_of[own.id]]) or office, owns.days[own.id]
        if stated is not None:
            held[stated].add((date.fromisoformat(day).toordinal() if day else 0, key_of[own.id]))
    return {office: sorted(days) for office, days in held.items()}


def _around(tenure: Sequence[tuple[int, Key]], day: str | None) -> tuple[Key, ...]:
    """Who held the office on the nearest days before and after; all who ever did where the day is not known."""
    if day is None or any(ordinal == 0 for ordinal, _ in tenure[:1]):
        return tuple(sorted({person for _, person in tenure}))
    ordinal = date.fromisoformat(day).toordinal()
    after = bisect_left(tenure, (ordinal,))
    before = bisect_left(tenure, (ordinal + 1,)) - 1
    near = {tenure[i][0] for i in (before, after) if 0 <= i < len(tenure)}
    found = (_on(tenure, at) for at in near if abs(at - ordinal) <= _REACH_DAYS)
    return tuple(sorted({person for people in found for person in people}))


def _on(tenure: Sequence[tuple[int, Key]], day: int) -> Iterator[Key]:
    """Who is named as the holder in the reports of one day."""
    for i in range(bisect_left(tenure, (day,)), len(tenure)):
        if tenure[i][0] != day:
            return
        yield tenure[i][1]
