"""Which names in one report are the same actor's: full names, surnames, abbreviations, states by any name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable
from dataclasses import dataclass, field

from onrecord.model import ActorKind
from onrecord.reading.naming.name_words import Name, head_of, identity_of
from onrecord.reading.naming.organisations import merge_organisations
from onrecord.reading.naming.persons import YOUNGER, Key, merge_middle_names, merge_parts, surname, top
from onrecord.reading.naming.phrases import SENT, Role, noun_phrase
from onrecord.reading.naming.states import state_named
from onrecord.reading.naming.titles import (
    BESIDE,
    GENDERED,
    HONORIFICS,
    KIN,
    ROLE_MODIFIERS,
    Gender,
)
from onrecord.reading.naming.words import Words

_MOST_HOLDERS = 20  # of one surname
_IN_LAW = 4  # tokens before "law" stands "son"
_APPOSITION = 12  # tokens within which the noun in apposition stands
_DYING = frozenset({"died", "drowned", "perished", "dies"})
_KILLING = frozenset({"killed", "murdered", "slain", "executed", "stabbed", "assassinated"})


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something the report speaks of, while its mentions are being gathered."""

    kind: ActorKind | None = None
    code: str | None = None  # of the state, where it is one, or its institution
    institution: Key = ()
    gender: Gender | None = None
    named: bool = False
    plural: bool = False
    roles: list[Role] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)  # the last words of its names
    words: set[str] = field(default_factory=set)  # all words of its names
    first: int = 0  # the token where it is first mentioned
    count: int = 0  # how often it is named
    owner: Hashable = None  # whose it is, where it is only described: "her office"
    acting: bool = False  # a place by its name that does something, as armed groups and parties taken for places do
    generic: bool = False  # "a president": whoever it is, none that "the president" means
    kin: bool = False  # introduced as somebody's wife, son and so on
    counted: bool = False  # only a number of people: "12 rebels"
    dead: bool = False  # killed or died, by the report


@dataclass(slots=True)
class Settled:
    """Whom each name means: one entity, or none with the candidates."""

    entities: list[Entity]
    of_name: list[tuple[Entity | None, tuple[Entity, ...]]]


def settle_names(words: Words, names: list[Name]) -> Settled:
    """An entity for each name; a surname that two people share stays open unless one was introduced before."""
    keys = _by_address(words, names, [identity_of(words, name) for name in names])
    groups: dict[Key, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        groups[key].append(number)
    kinds = {key: names[numbers[0]].kind for key, numbers in groups.items()}
    merged = _merged(words, names, groups, kinds)
    entities: dict[Key, Entity] = {}
    for key in groups:
        whole = top(merged, key)
        if whole not in entities:
            entities[whole] = Entity(named=True, first=names[groups[key][0]].start)
    of_key = {key: entities[top(merged, key)] for key in groups}
    _describe(words, names, keys, of_key)
    shared = _shared_surnames(groups, kinds, merged)
    of_name = [_choose(words, name, key, of_key, shared) for name, key in zip(names, keys, strict=True)]
    used = {id(entity) for entity, _ in of_name if entity}
    return Settled([entity for entity in entities.values() if id(entity) in used], of_name)


def _by_address(words: Words, names: list[Name], keys: list[Key]) -> list[Key]:
    """The keys, those of a surname that both "Mr." and "Mrs." stand before taken apart."""
    addressed: dict[Key, set[Gender]] = defaultdict(set)
    sexes = [_address(words, name) if len(key) == 1 else None for name, key in zip(names, keys, strict=True)]
    for key, sex in zip(keys, sexes, strict=True):
        if sex:
            addressed[key].add(sex)
    full = {surname(key) for key in keys if len(key) > 1}
    apart = {key for key, both in addressed.items() if len(both) > 1 and key[0] not in full}
    return [(f"({sex})", *key) if sex and key in apart else key for key, sex in zip(keys, sexes, strict=True)]


def _address(words: Words, name: Name) -> Gender | None:
    """The sex that a form of address before the name tells."""
    before = words.lower[name.start - 1].rstrip(".") if name.start else ""
    role, gender = HONORIFICS.get(before, ("", None))
    return gender if role is None else None


def _merged(
    words: Words, names: list[Name], groups: dict[Key, list[int]], kinds: dict[Key, ActorKind | None]
) -> dict[Key, Key]:
    """For a key that is another's second form, that other."""
    people = [key for key in groups if kinds[key] == "person" and len(key) > 1]
    merged: dict[Key, Key] = {}
    merge_middle_names(people, merged)
    full = [key for key in people if key not in merged]
    merge_parts(full, kinds, merged, _kin_keys(words, names, groups), _genders(words, names, groups))
    merge_organisations(words, names, groups, kinds, merged)
    return merged


def _kin_keys(words: Words, names: list[Name], groups: dict[Key, list[int]]) -> set[Key]:
    return {
        key
        for key, numbers in groups.items()
        if any(word in YOUNGER for word in key) or any(_is_kin(words, names[number]) for number in numbers)
    }


def _is_kin(words: Words, name: Name) -> bool:
    """Whether a word of kinship introduces the name: "his wife, X", "X's son Y", "X, the first lady"."""
    return any(words.lower[head] in KIN or words.lower[head] == "lady" for head in beside_heads(words, name))


def _genders(words: Words, names: list[Name], groups: dict[Key, list[int]]) -> dict[Key, Gender]:
    """The gender that titles and kinship give a name."""
    found: dict[Key, Gender] = {}
    for key, numbers in groups.items():
        for number in numbers:
            for head in beside_heads(words, names[number]):
                lower = words.lower[head].rstrip(".")
                gender = HONORIFICS.get(lower, (None, None))[1] or GENDERED.get(lower)
                if gender:
                    found.setdefault(key, gender)
    return found


def _describe(words: Words, names: list[Name], keys: list[Key], of_key: dict[Key, Entity]) -> None:
    """Give the entities their kind, roles and gender from what stands beside their names."""
    kinds: dict[int, Counter[ActorKind]] = defaultdict(Counter)
    for name, key in zip(names, keys, strict=True):
        entity = of_key[key]
        entity.first = min(entity.first, name.start)
        entity.count += 1
        entity.code = entity.code or name.code
        entity.institution = entity.institution or name.words
        if name.kind:
            kinds[id(entity)][name.kind] += name.end - name.start
        entity.nouns.update({words.lower[name.end - 1], words.lower[head_of(words, name)]})
        entity.words.update(words.lower[name.start : name.end])
        _beside(words, name, entity)
        entity.dead = entity.dead or _dies(words, name)
    for entity in of_key.values():
        counted = kinds.get(id(entity))
        if counted:
            entity.kind = max(counted.items(), key=lambda votes: (votes[1], votes[0]))[0]
        entity.plural = entity.kind == "people" or (
            entity.kind == "group" and all(noun.endswith("s") for noun in entity.nouns)
        )


def _dies(words: Words, name: Name) -> bool:
    """Whether the name is of somebody who died or was killed: a clause of its own says so, or "who was killed"."""
    last = name.end - 1
    if words.dep[last] in {"nsubj", "nsubjpass"} and _kills(words, words.head[last], words.dep[last]):
        return True
    stop = min(name.end + _APPOSITION, len(words))
    return any(
        words.dep[i] == "relcl" and words.head[i] == last and words.lower[i] in _DYING | _KILLING
        for i in range(name.end, stop)
    )


def _kills(words: Words, verb: int, subject: str) -> bool:
    if words.lower[verb] in _DYING:
        return subject == "nsubj"
    dead = words.lower[verb] == "shot" and words.lower[verb + 1 : verb + 2] == ["dead"]
    return subject == "nsubjpass" and (dead or words.lower[verb] in _KILLING)


def _beside(words: Words, name: Name, entity: Entity) -> None:
    for head in beside_heads(words, name):
        lower = words.lower[head].rstrip(".")
        gender = HONORIFICS.get(lower, (None, None))[1] or GENDERED.get(lower)
        entity.gender = entity.gender or gender
        entity.kin = entity.kin or lower in KIN
        if lower in HONORIFICS and HONORIFICS[lower][0] is None:
            continue
        role = role_beside(words, head, name)
        if role and role not in entity.roles:
            entity.roles.append(role)


def beside_heads(words: Words, name: Name) -> list[int]:
    """The nouns of title and kin that belong to the name: before it, or in apposition on either side."""
    found: list[int] = []
    if name.kind not in {"person", None}:
        return found
    before = next((i for i in range(name.start - 1, max(name.start - 4, -1), -1) if _says_what(words, i)), None)
    if before is not None:
        between = words.lower[before + 1 : name.start]
        apposed = words.dep[name.end - 1] == "appos" and words.head[name.end - 1] == before
        apposed = apposed or (words.dep[name.end - 1] == "appos" and words.lower[before] == "law")
        office = all(word in {"of", "general"} or word in ROLE_MODIFIERS for word in between)
        if (office and between[-1:] != ["of"]) or (between == [","] and apposed):
            found.append(before)
    elif (of := _of_something(words, name)) is not None:
        found.append(of)
    if words.text[name.end : name.end + 1] == [","]:
        stop = min(name.end + _APPOSITION, len(words))
        after = next((i for i in range(name.end + 1, stop) if words.dep[i] == "appos"), None)
        if after is not None and _says_what(words, after) and noun_phrase(words, after, "title").start == name.end + 1:
            found.append(after)
    return found


def _of_something(words: Words, name: Name) -> int | None:
    """The noun of title before "of ..." and a comma: "the envoy of the X, Y, said", "the envoy to X, Y, said".

    Not "after talks with the envoy of the X, Y said", where the name begins its own clause.
    """
    first = words.first[words.sentence[name.start]]
    if name.start - first < 4 or words.text[name.start - 1] != ",":
        return None
    for i in range(name.start - 4, max(name.start - 2 - _APPOSITION, first - 1), -1):
        if words.pos[i + 1] in {"VERB", "AUX", "PUNCT"}:
            return None
        sent = words.lower[i + 1] == "to" and words.lower[i] in SENT
        if (sent or words.lower[i + 1] == "of") and _says_what(words, i):
            apposed = words.dep[name.end - 1] == "appos" and i <= words.head[name.end - 1] < name.start
            return i if apposed else None
    return None


def _says_what(words: Words, i: int) -> bool:
    lower = words.lower[i].rstrip(".")
    if lower == "law" and words.lower[max(i - 3, 0) : i] == ["-", "in", "-"]:
        return i >= _IN_LAW and words.lower[i - _IN_LAW] in KIN
    return lower in BESIDE or lower in HONORIFICS


def role_beside(words: Words, head: int, name: Name) -> Role | None:
    """The role that the noun at `head` gives to the name, with the state named on either side."""
    phrase = noun_phrase(words, head, "title")
    role = phrase.role
    after = name.end
    if role and not role.country and words.lower[after : after + 1] == ["of"] and head < name.start:
        code = state_named(words, " ".join(words.text[after + 1 : after + 3])) or state_named(
            words, " ".join(words.text[after + 1 : after + 2])
        )
        return Role(role.words, code, role.of, role.past)
    return role


def _shared_surnames(
    groups: dict[Key, list[int]], kinds: dict[Key, ActorKind | None], merged: dict[Key, Key]
) -> dict[Key, list[Key]]:
    """Surnames that stand alone in the report and that several full names have."""
    holders: dict[Key, set[Key]] = defaultdict(set)
    for key in groups:
        if kinds[key] == "person" and len(key) > 1:
            holders[(surname(key),)].add(top(merged, key))
    return {
        key: sorted(found) for key, found in holders.items() if key in groups and len(found) > 1 and key not in merged
    }


def _choose(
    words: Words, name: Name, key: Key, of_key: dict[Key, Entity], shared: dict[Key, list[Key]]
) -> tuple[Entity | None, tuple[Entity, ...]]:
    own = of_key[key]
    if key not in shared:
        return own, ()
    holders = [of_key[other] for other in shared[key][:_MOST_HOLDERS]]
    title = words.lower[name.start - 1].rstrip(".") if name.start else ""
    gender = HONORIFICS.get(title, (None, None))[1] or GENDERED.get(title)
    fitting = [h for h in holders if not (gender and h.gender and h.gender != gender)]
    matching = [h for h in fitting if gender and h.gender == gender]
    main = [h for h in fitting if not h.kin and h.first < name.start] or [h for h in fitting if not h.kin]
    acts = words.dep[name.end - 1] == "nsubj"  # which the dead do not
    for choice in (matching, fitting, main, _leading(fitting)):
        if len(choice) == 1 and not (acts and choice[0].dead and len(fitting) > 1):
            return choice[0], ()
    if own.roles and all(own.first < h.first for h in holders):
        return own, ()
    return None, tuple(sorted(holders, key=lambda h: h.first))


def _leading(holders: list[Entity]) -> list[Entity]:
    """The one who is introduced first and whose full name stands at least twice as often as any other's."""
    first, *others = sorted(holders, key=lambda h: h.first)
    return [first] if all(first.count >= 2 * other.count for other in others) else []
