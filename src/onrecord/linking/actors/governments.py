"""Governments named after who leads them: "the Keller administration" is the state's while Keller is its president."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from onrecord.linking.actors.holders import tenure_of
from onrecord.linking.actors.names import Key, name_key
from onrecord.linking.actors.own import Owns
from onrecord.model import Actor
from onrecord.reading.naming.persons import surname

_RULES = ("administration", "government")
_LEADING = frozenset({("president",), ("chancellor",), ("premier",), ("prime", "minister")})
_NEAR_DAYS = 30
_FAR_MORE = 5  # times as many reports name the leader as all others they give the office to


def led_governments(owns: Owns, key_of: Mapping[str, Key]) -> dict[str, Key]:
    """By own actor the key of the state whose government it is on that day.

    A report that names somebody else of that name speaks of their administration, whoever leads a state.
    """
    named = {own.id: leader for own in owns.actors if (leader := _leader(own))}
    if not named:
        return {}
    tenure = tenure_of(owns, key_of)
    leading = {office: held for office, held in tenure.items() if office.country and office.words in _LEADING}
    found: dict[str, Key] = {}
    for together in owns.together:
        for own in (own for own in together if own.id in named):
            leader = named[own.id]
            led = {
                (office.country or "", person)
                for office, held in leading.items()
                if (person := _leads(held, leader, owns.days[own.id]))
            }
            here = {key_of[other.id] for other in together if other.kind == "person"}
            if len(led) == 1 and {key for key in here if _is_called(key, leader)} <= {person for _, person in led}:
                found[own.id] = ("state of", "state", led.pop()[0])
    return found


def _leader(own: Actor) -> Key | None:
    """The words of the leader's name within the government's."""
    if own.kind not in {"organisation", "government", None}:
        return None
    words = own.name.replace("’", "'").removeprefix("the ").removeprefix("The ").split()
    named = len(words) > 1 and words[-1] in _RULES and all(word[:1].isupper() for word in words[:-1])
    return name_key(" ".join(words[:-1]).removesuffix("'s")) if named else None


def _leads(held: Sequence[tuple[int, Key]], leader: Key, day: str | None) -> Key | None:
    """The one of that name to whom, and to hardly anybody else, the reports around that day give the office: all
    reports, where it is not known."""
    first, past = 0, len(held)
    if day is not None:
        ordinal = date.fromisoformat(day).toordinal()
        first, past = bisect_left(held, (ordinal - _NEAR_DAYS,)), bisect_left(held, (ordinal + _NEAR_DAYS + 1,))
    counted = Counter(person for _, person in held[first:past])
    bearers = [person for person in counted if _is_called(person, leader)]
    if len(bearers) != 1 or counted[bearers[0]] < _FAR_MORE * (counted.total() - counted[bearers[0]]):
        return None
    return bearers[0]


def _is_called(person: Key, leader: Key) -> bool:
    name = tuple(word for word in person[1:] if not (person[0] == "namesake" and word.startswith("#")))
    return bool(name) and (name == leader or (surname(name),) == leader)
