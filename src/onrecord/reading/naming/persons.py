"""Which names of people are one person's: middle names, surnames, given names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model import ActorKind
from onrecord.reading.naming.titles import Gender

Key = tuple[str, ...]
YOUNGER = frozenset({"jr", "sr"})


def top(merged: Mapping[Key, Key], key: Key) -> Key:
    """The name that the name is merged into, in the end."""
    while key in merged:
        key = merged[key]
    return key


def merge_middle_names(people: list[Key], merged: dict[Key, Key]) -> None:
    """First and last name the same: one person, unless one is the younger."""
    by_ends: dict[Key, Key] = {}
    for key in sorted(people, key=len):
        younger = tuple(word for word in key if word in YOUNGER)
        plain = tuple(word for word in key if word not in YOUNGER)
        if len(plain) < 2:
            continue
        other = by_ends.setdefault((plain[0], plain[-1], *younger), key)
        if other != key:
            merged[key] = other


def surname(key: Key) -> str:
    """The last word of the name but for "Jr."."""
    plain = [word for word in key if word not in YOUNGER]
    return plain[-1] if plain else key[-1]


@dataclass(slots=True)
class _Bearers:
    """The full names by what may stand for them: their ends, their first word, the first of two surnames."""

    by_end: dict[Key, list[Key]] = field(default_factory=lambda: defaultdict(list))
    by_given: dict[str, list[Key]] = field(default_factory=lambda: defaultdict(list))
    by_first_surname: dict[str, list[Key]] = field(default_factory=lambda: defaultdict(list))


def _bearers(full: Sequence[Key], names: Collection[Key]) -> _Bearers:
    bearers = _Bearers()
    for key in full:
        if len(key) == 3 and key[2:] not in names:  # "Ana Ruiz Vega", who is Ruiz
            bearers.by_first_surname[key[1]].append(key)
        for cut in range(1, min(len(key), 4)):
            bearers.by_end[key[cut:]].append(key)
        if (surname(key),) != key[-1:]:
            bearers.by_end[(surname(key),)].append(key)
        bearers.by_given[key[0]].append(key)
    return bearers


def merge_parts(
    full: Sequence[Key],
    kinds: Mapping[Key, ActorKind | None],
    merged: dict[Key, Key],
    kin: Collection[Key],
    genders: Mapping[Key, Gender],
) -> None:
    """Surnames, ends of names and given names, where exactly one full name has them."""
    bearers = _bearers(full, kinds)
    for key in sorted(kinds, key=len, reverse=True):
        if key in merged or kinds[key] not in {"person", None}:
            continue
        found = dict.fromkeys(top(merged, other) for other in bearers.by_end.get(key, ()))
        holders = [other for other in found if other != key and _agree(genders, key, other)]
        if not holders and len(key) == 1 and key[0].endswith("s"):  # "Kellers plan" in a text without apostrophes
            holders = bearers.by_end.get((key[0][:-1],), [])
        if len(holders) == 1 and (holders[0] not in kin or len(key) > 1):
            merged[key] = holders[0]
        elif not holders and len(key) == 1 and kinds[key] == "person":
            others = bearers.by_given.get(key[0]) or bearers.by_first_surname.get(key[0], [])
            if len(others) == 1:
                merged[key] = others[0]


def _agree(genders: Mapping[Key, Gender], key: Key, other: Key) -> bool:
    return key not in genders or other not in genders or genders[key] == genders[other]
