"""Governments named after who leads them: "the Keller administration" is the state's while Keller is its president."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from datetime import date

from onrecord.linking.holders import Tenure, tenure_of
from onrecord.linking.names import Key, name_key
from onrecord.linking.offices import Office
from onrecord.linking.own import Owns
from onrecord.model import Actor
from onrecord.reading.naming.persons import surname

_RULES = ("administration", "government")
_LEADING = frozenset({("president",), ("chancellor",), ("premier",), ("prime", "minister")})
_NEAR_DAYS = 30
_FAR_MORE = 5  # times as many reports name the leader as all others they give the office to


def led_governments(owns: Owns, key_of: Mapping[str, Key]) -> dict[str, Key]:
    """By own actor the key of the state whose government it is on that day."""
    named = {own.id: leader for own in owns.actors if (leader := _leader(own))}
    if not named:
        return {}
    tenure = tenure_of(owns, key_of)
    leading = {office: held for office, held in tenure.items() if office.country and office.words in _LEADING}
    found: dict[str, Key] = {}
    for own, leader in named.items():
        states = {office.country for office in leading if _leads(leading, office, leader, owns.days[own])}
        if len(states) == 1:
            found[own] = ("state of", "state", str(states.pop()))
    return found


def _leader(own: Actor) -> Key | None:
    """The words of the leader's name within the government's."""
    if own.kind not in {"organisation", "government", None}:
        return None
    words = own.name.replace("’", "'").removeprefix("the ").removeprefix("The ").split()
    named = len(words) > 1 and words[-1] in _RULES and all(word[:1].isupper() for word in words[:-1])
    return name_key(" ".join(words[:-1]).removesuffix("'s")) if named else None


def _leads(tenure: Tenure, office: Office, leader: Key, day: str | None) -> bool:
    """Whether the reports around that day (all, where it is not known) give the office to the one of that name, and to
    hardly anybody else."""
    held = tenure[office]
    first, past = 0, len(held)
    if day is not None:
        ordinal = date.fromisoformat(day).toordinal()
        first, past = bisect_left(held, (ordinal - _NEAR_DAYS,)), bisect_left(held, (ordinal + _NEAR_DAYS + 1,))
    counted = Counter(person for _, person in held[first:past])
    bearers = [person for person in counted if _is_called(person, leader)]
    if len(bearers) != 1:
        return False
    return counted[bearers[0]] >= _FAR_MORE * (counted.total() - counted[bearers[0]])


def _is_called(person: Key, leader: Key) -> bool:
    name = tuple(word for word in person[1:] if not (person[0] == "namesake" and word.startswith("#")))
    return bool(name) and (name == leader or (surname(name),) == leader)
