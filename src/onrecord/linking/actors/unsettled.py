"""Actors that may be one and the same, which nothing in the record settles: offered to a person, never merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from onrecord.linking.actors.bearing import Bearing
from onrecord.linking.actors.holders import Holders
from onrecord.linking.actors.names import Key, is_described, name_key
from onrecord.linking.actors.own import Owns
from onrecord.model import Actor
from onrecord.reading.naming.persons import YOUNGER

_MOST = 5  # more than that is no help
_REMEMBERED = 1 << 16
_MOST_BEARERS = 20  # of one name that are compared
_MOST_TOGETHER = 200  # people of one report
_LEAST_LETTERS = 3  # of an abbreviation
Pairs = dict[Key, set[Key]]


def unsettled(owns: Owns, key_of: Mapping[str, Key], bearing: Bearing, holders: Holders) -> Mapping[Key, set[Key]]:
    """For each actor the others it may be as well, at most a handful; each of two offers the other."""
    apart = _known_apart(owns, key_of)
    full = {key for key in key_of.values() if key[0] in {"name", "namesake"}}
    pairs: Pairs = defaultdict(set)
    offers = [
        *_namesakes(full),
        *_variants(full),
        *_surnames(owns, key_of, bearing, full),
        *_abbreviations(owns, key_of),
        *((key_of[own], people) for own, people in holders.open.items()),
    ]
    for one, others in offers:
        rest = {other for other in others if other != one and (one, other) not in apart}
        if 0 < len(rest) <= _MOST:
            for other in rest:
                pairs[one].add(other)
                pairs[other].add(one)
    return {key: others for key, others in pairs.items() if len(others) <= 2 * _MOST}


def _known_apart(owns: Owns, key_of: Mapping[str, Key]) -> set[tuple[Key, Key]]:
    """Pairs that one report tells apart, among those of one surname."""
    apart = set()
    for together in owns.together:
        keys = {key for own in together if own.kind == "person" and (key := key_of[own.id])[0] in {"name", "namesake"}}
        surnames = [_surname(key) for key in keys]
        if len(set(surnames)) < len(surnames) <= _MOST_TOGETHER:
            apart |= {
                (one, other) for one in keys for other in keys if one != other and _surname(one) == _surname(other)
            }
    return apart


@lru_cache(maxsize=_REMEMBERED)
def _surname(key: Key) -> str:
    return _ends(_name(key))[1]


@lru_cache(maxsize=_REMEMBERED)
def _name(key: Key) -> Key:
    """The name within the key of one who has namesakes, or has none."""
    marked = key[0] == "namesake"  # else a word that begins with # is the name's own
    return tuple(word for word in key[1:] if not (marked and word.startswith("#"))) or key[1:]


def _ends(name: Key) -> tuple[str, str]:
    plain = [word for word in name if word not in YOUNGER] or list(name)
    return plain[0], plain[-1]


def _namesakes(full: Iterable[Key]) -> list[tuple[Key, set[Key]]]:
    by_name: Pairs = defaultdict(set)
    for key in full:
        if key[0] == "namesake":
            by_name[_name(key)].add(key)
    few = [others for others in by_name.values() if len(others) <= _MOST_BEARERS]
    return [(key, others) for others in few for key in others]


def _variants(full: Iterable[Key]) -> list[tuple[Key, set[Key]]]:
    """Full names with and without a middle name or "Jr."."""
    by_ends: dict[tuple[str, str], set[Key]] = defaultdict(set)
    for key in full:
        if len(_name(key)) > 1:
            by_ends[_ends(_name(key))].add(key)
    found = []
    for keys in by_ends.values():
        for key in keys if len(keys) <= _MOST_BEARERS else ():
            plain = {other for other in keys if set(_name(other)) < set(_name(key))}
            found.append((key, plain))
    return found


def _surnames(owns: Owns, key_of: Mapping[str, Key], bearing: Bearing, full: set[Key]) -> list[tuple[Key, set[Key]]]:
    """Those called by a name of one word, with the several, or the one of far-off days, who bear it."""
    named: Pairs = defaultdict(set)  # one name may be of several who are told apart
    for key in full:
        named[_name(key)].add(key)
    found = []
    for own in owns.actors:
        key = name_key(own.name)
        if key_of[own.id][0] == "" and len(key) == 1 and not is_described(own):
            bearers = bearing.several.get(key[0], ())
            found.append((key_of[own.id], {person for bearer in bearers[: _MOST + 1] for person in named[bearer]}))
    return found


def _abbreviations(owns: Owns, key_of: Mapping[str, Key]) -> list[tuple[Key, set[Key]]]:
    """Abbreviations that no report writes out, with the organisations of those initials."""
    by_initials: dict[str, set[Key]] = defaultdict(set)
    short: dict[str, set[Key]] = defaultdict(set)
    for own in owns.actors:
        if own.kind not in {"organisation", "group"} or is_described(own):
            continue
        if letters := _abbreviation(own):
            short[letters].add(key_of[own.id])
        else:
            by_initials["".join(word[0] for word in own.name.split() if word[0].isupper())].add(key_of[own.id])
    return [(key, by_initials[letters]) for letters, keys in short.items() if letters in by_initials for key in keys]


def _abbreviation(own: Actor) -> str | None:
    letters = own.name.replace(".", "")
    return letters if letters.isupper() and letters.isalpha() and len(letters) >= _LEAST_LETTERS else None
