"""One actor for each person, government, organisation or people over many reports."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.model import Actor, ActorKind
from onrecord.reading.naming import countries
from onrecord.reading.naming.name_words import plain_words
from onrecord.reading.naming.titles import (
    ORG_NOUNS,
    PEOPLE_NOUNS,
    PERSON_NOUNS,
    ROLE_MODIFIERS,
    STATE_ORGS,
    UNSPECIFIC,
    singular,
)

Key = tuple[str, ...]
_REMEMBERED = 1 << 16  # names come again and again
_OPENING = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"}
    | {"some", "many", "several", "both"}
)
_OFFICES = frozenset({"office", "campaign"})
_NUMERALS = frozenset({"ii", "iii", "iv", "v", "vi"})


def link_actors(reports_actors: Iterable[Sequence[Actor]]) -> tuple[list[Actor], Mapping[str, str]]:
    """The record's actors, by id, and for each report's own actor id the record's.

    The same full name is the same actor; a state is one actor by whatever name. A surname alone joins the
    one person of that surname, and stays its report's own where there are several. An actor that is only
    described ("a spokesman") is never joined. The result does not depend on the order of the reports.
    """
    actors = [actor for of_report in reports_actors for actor in of_report]
    states = _unlisted_states(actors)
    joined = _joined(actors)
    single = _single_words([actor for actor in actors if not _unlisted(actor, states)], joined)
    bearing = _Bearing(joined, single, states)
    groups: dict[Key, list[Actor]] = defaultdict(list)
    for actor in actors:
        groups[_group_of(actor, bearing)].append(actor)
    ids = _ids({key: _slug(key, members) for key, members in groups.items()})
    linked = [_linked(ids[key], key, members) for key, members in groups.items()]
    of_local = {actor.id: ids[key] for key, members in groups.items() for actor in members}
    return sorted(linked, key=lambda actor: actor.id), of_local


def _forms(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *actor.aliases)


def _words(form: str) -> list[str]:
    plain = form.replace("’s ", " ").replace("'s ", " ").replace("-", " ").split()
    return plain[1:] if plain and plain[0].casefold() == "the" and len(plain) > 1 else plain


def _is_described(actor: Actor) -> bool:
    return _describes(actor.name, actor.kind)


@lru_cache(maxsize=_REMEMBERED)
def _describes(name: str, kind: ActorKind | None) -> bool:
    """Whether the actor has no name: a common noun ends it, or its words fit one in every state."""
    words = _words(name)
    if not words or name.split()[0].casefold() in _OPENING - {"the"}:
        return True
    small = [word.casefold() for word in words]
    if (
        (kind is None and len(words) == 1)
        or (small[-1] in PEOPLE_NOUNS and (len(words) == 1 or words[-1].islower()))
        or (singular(small[-1]) in PERSON_NOUNS and words[-1].islower())
    ):
        return True
    if small[-1] in STATE_ORGS and len(words) > 1:
        return not words[0][0].isupper() or singular(words[0].casefold()) in PERSON_NOUNS or _is_unspecific(small)
    if not any(ch.isupper() for ch in words[-1]) or _is_unspecific(small):
        return True
    before_of = words[: words.index("of")] if "of" in words else []
    return any(word.islower() and word in PERSON_NOUNS | ORG_NOUNS for word in before_of)


def _is_unspecific(words: Sequence[str]) -> bool:
    """Whether the words fit one in every state: "ministry of health", "the foreign minister"."""
    if words[-1] == "party" and len(words) > 1:
        return False
    if all(word in UNSPECIFIC for word in words):
        return True
    office = singular(words[-1]) in PERSON_NOUNS
    return office and all(
        word in ROLE_MODIFIERS or singular(word) in PERSON_NOUNS or countries.adjective(word.capitalize())
        for word in words
    )


def _state_key(actor: Actor) -> Key | None:
    """The state, people or state institution that the actor is, under one key for all its names."""
    return next((key for form in _forms(actor) if (key := _state_key_of(form, actor.kind))), None)


@lru_cache(maxsize=_REMEMBERED)
def _state_key_of(form: str, kind: ActorKind | None) -> Key | None:
    words = _words(form)
    if kind in {"government", "organisation"} and (code := countries.named(" ".join(words))):
        return ("state", code)
    if kind == "government" and (code := countries.capital(" ".join(words))):
        return ("state", code)
    if kind == "people" and (code := countries.people(form) or countries.adjective(" ".join(words))):
        return ("people", code)
    if len(words) > 1 and words[-1].casefold() in STATE_ORGS:
        return _institution_key(words)
    return None


def _institution_key(words: Sequence[str]) -> Key | None:
    for cut in (3, 2, 1):
        head = " ".join(words[:cut])
        if len(words) > cut and (code := countries.adjective(head) or countries.named(head)):
            rest = tuple(word.casefold() for word in words[cut:])
            return ("state", code) if rest == ("government",) else ("institution", code, *rest)
    return None


@lru_cache(maxsize=_REMEMBERED)
def _name_key(form: str) -> Key:
    words = plain_words(_words(form))
    kept = tuple(word for word in words if len(word) > 1 and word not in _NUMERALS)
    return kept if len(kept) > 1 else words


def _long_keys(actor: Actor) -> list[Key]:
    return [key for form in _forms(actor) if len(key := _name_key(form)) > 1]


def _joined(actors: Sequence[Actor]) -> dict[Key, Key]:
    """For each full name the least of those that some report uses for the same actor."""
    parent: dict[Key, Key] = {}

    def top(key: Key) -> Key:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for actor in actors:
        if not _is_described(actor):
            keys = _long_keys(actor)
            for key in keys:
                first, other = sorted((top(keys[0]), top(key)))
                parent[other] = first
    return {key: top(key) for key in parent}


def _single_words(actors: Sequence[Actor], joined: Mapping[Key, Key]) -> dict[str, Key | None]:
    """Where a name of one word leads: to its one full name, to itself, or (None) nowhere since several bear it."""
    bearers: dict[str, set[Key]] = defaultdict(set)
    called: dict[str, set[Key]] = defaultdict(set)  # in some report by the surname alone
    short: dict[str, set[Key]] = defaultdict(set)
    kinds: dict[str, Counter[bool]] = defaultdict(Counter)
    for actor in actors:
        if _is_described(actor) or _state_key(actor):
            continue
        keys = _long_keys(actor)
        alone = {_name_key(form) for form in _forms(actor)}
        if actor.kind == "person":
            for key in keys:
                (called if (key[-1],) in alone else bearers)[key[-1]].add(joined[key])
        for word in {key[0] for key in alone if len(key) == 1}:
            kinds[word][actor.kind == "person"] += 1
            if keys and actor.kind != "person":
                short[word].add(joined[keys[0]])
    leads: dict[str, Key | None] = {}
    for word, counts in kinds.items():
        holders = (called[word] or bearers[word]) if counts[True] > counts[False] else short[word]
        leads[word] = (word,) if not holders else next(iter(holders)) if len(holders) == 1 else None
    return leads


class _Bearing(NamedTuple):
    """What the record knows of names: full names joined, where single words lead, states that no table lists."""

    joined: Mapping[Key, Key]
    single: Mapping[str, Key | None]
    states: frozenset[Key]


def _unlisted_states(actors: Sequence[Actor]) -> frozenset[Key]:
    """Names of states that no table lists: what some report calls a government by its plain name."""
    return frozenset(
        key
        for actor in actors
        if actor.kind == "government" and actor.name[:1].isupper() and not _is_described(actor)
        for key in [_plain_state(actor.name)]
        if not _state_key(actor)
    )


def _plain_state(form: str) -> Key:
    key = _name_key(form)
    return key[:-1] if len(key) > 1 and key[-1] == "government" else key


def _unlisted(actor: Actor, states: frozenset[Key]) -> Key | None:
    """The state that the actor is in some other report, where nothing says that here it is a person."""
    key = _plain_state(actor.name)
    known = key in states and actor.kind in {"government", "organisation", "group", None}
    return ("state", "~" + " ".join(key)) if known else None


def _office_of(actor: Actor, single: Mapping[str, Key | None], joined: Mapping[Key, Key]) -> Key | None:
    """Whose office the actor is, where the name says so and the record knows one who bears it: "X's office"."""
    owner, mark, office = actor.name.replace("’", "'").partition("'s ")
    if not mark or office not in _OFFICES or not owner[:1].isupper() or actor.kind not in {"organisation", None}:
        return None
    key = _name_key(owner)
    bearer = joined.get(key) if len(key) > 1 else single.get(key[0])
    return ("office", *bearer, office) if bearer else None


def _group_of(actor: Actor, bearing: _Bearing) -> Key:
    joined, single, states = bearing
    if unlisted := _unlisted(actor, states):
        return ("state of", *unlisted)
    if office := _office_of(actor, single, joined):
        return office
    if _is_described(actor):
        return ("", actor.id)
    state = _state_key(actor)
    if state:
        return ("state of", *state)
    keys = _long_keys(actor)
    if keys:
        return ("name", *joined[keys[0]])
    lead = single.get(_name_key(actor.name)[0])
    return ("name", *lead) if lead else ("", actor.id)


def _best_form(key: Key, members: Sequence[Actor]) -> str:
    """The full form most often used; the longest of those, then the first by alphabet."""
    counts = Counter(form for actor in members for form in {actor.name})
    canonical = countries.countries().names.get(key[2], "") if key[:2] == ("state of", "state") else ""
    full = [form for form in counts if len(_name_key(form)) > 1] or list(counts)
    if canonical in counts:
        return canonical
    return min(full, key=lambda form: (-counts[form], -len(form), form))


def _slug(key: Key, members: Sequence[Actor]) -> str:
    if key[:2] == ("state of", "state"):
        form = countries.countries().names.get(key[2], key[2])
    else:
        form = " ".join(_words(_best_form(key, members)))
    plain = unicodedata.normalize("NFKD", form.casefold().replace(".", "").replace("’", "").replace("'", ""))
    letters = "".join(ch if ch.isalnum() else " " for ch in plain if not unicodedata.combining(ch))
    slug = "-".join(letters.split()) or "actor"
    return f"{slug}-{_short_hash(key[1])}" if key[0] == "" else slug


def _ids(slugs: Mapping[Key, str]) -> dict[Key, str]:
    """The slug, with a short hash of what the actor is known by where two actors would share it."""
    counts = Counter(slugs.values())
    return {key: slug if counts[slug] == 1 else f"{slug}-{_short_hash(' '.join(key))}" for key, slug in slugs.items()}


def _short_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _linked(actor_id: str, key: Key, members: Sequence[Actor]) -> Actor:
    name = _best_form(key, members)
    aliases = {form for actor in members for form in _forms(actor)} - {name}
    kinds = Counter(actor.kind for actor in members if actor.kind)
    if key[:2] == ("state of", "state") and "government" in kinds:
        kinds = Counter({"government": 1})
    kind = min(kinds.items(), key=lambda counted: (-counted[1], counted[0]))[0] if kinds else None
    return Actor(actor_id, name, kind, tuple(sorted(aliases)), tuple(sorted(actor.id for actor in members)))
