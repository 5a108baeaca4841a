"""One actor for each person, government, office, organisation or people over many reports."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from onrecord.linking.actors.bearing import bearing_of, group_of
from onrecord.linking.actors.governments import led_governments
from onrecord.linking.actors.holders import Holders, holders_of, office_keys
from onrecord.linking.actors.lives import Life, with_what_tells
from onrecord.linking.actors.names import Key, forms_of, is_described, long_keys, name_key, words_of_form
from onrecord.linking.actors.namesakes import Facts, facts_of, parted
from onrecord.linking.actors.offices import office_of
from onrecord.linking.actors.own import Owns, ReportActors, gathered
from onrecord.linking.actors.shortened import shortened_names
from onrecord.linking.actors.stated import joined_bodies, parted_by_state, states_named, tell_apart
from onrecord.linking.actors.unsettled import unsettled
from onrecord.model import Actor, Tie, TieKind
from onrecord.reading.naming import countries
from onrecord.reading.naming.persons import surname

Groups = dict[Key, list[Actor]]


def link_actors(reports: Iterable[ReportActors]) -> tuple[list[Actor], Mapping[str, str]]:
    """The record's actors, by id, and for each report's own actor id the record's.

    The same full name is the same actor unless what is said of its bearers cannot be true of one person; a state is
    one actor by whatever name. A surname alone joins the one person of that surname, an office's description whoever
    held the office in the reports of the same days; where there are several they are offered in `may_be`. Else an
    actor that is only described ("a spokesman") is never joined. The result does not depend on the order of the
    reports.
    """
    owns = gathered(reports)
    bearing = bearing_of(owns)
    key_of = {own.id: group_of(own, bearing, owns) for own in owns.actors}
    _part_namesakes(owns, key_of)
    key_of |= joined_bodies(owns, key_of)
    short = shortened_names(owns, key_of)
    key_of |= {own: short[key] for own, key in key_of.items() if key in short}
    holders = holders_of(owns, key_of)
    key_of |= office_keys(owns, key_of) | holders.found | led_governments(owns, key_of)
    groups: Groups = defaultdict(list)
    for own in owns.actors:
        groups[key_of[own.id]].append(own)
    ids = _ids({key: _slug(key, members) for key, members in groups.items()})
    ties = _ties(owns, key_of, holders, ids)
    may_be = unsettled(owns, key_of, bearing, holders)
    linked = [
        _linked(ids[key], key, members, ties.get(key, ()), sorted(ids[other] for other in may_be.get(key, ())))
        for key, members in groups.items()
    ]
    return sorted(linked, key=lambda actor: actor.id), {own: ids[key] for own, key in key_of.items()}


def _part_namesakes(owns: Owns, key_of: dict[str, Key]) -> None:
    """Give each of several people who bear one name a key of their own."""
    bearers: Groups = defaultdict(list)
    parts: dict[str, Key] = {}
    for own in owns.actors:
        if key_of[own.id][0] == "name" and own.kind != "office":
            bearers[key_of[own.id]].append(own)
    people_named = _surnames(owns)
    report_of = {own.id: together for together in owns.together for own in together}
    for key, members in bearers.items():
        people = _people(members, owns, key_of, people_named, report_of) if len(members) > 1 else []
        if len(people) > 1:
            for person in people:
                least = min(own.id for own in person)
                parts.update({own.id: ("namesake", *key[1:], f"#{least}") for own in person})
    key_of.update(parts)


def _people(
    members: Sequence[Actor],
    owns: Owns,
    key_of: Mapping[str, Key],
    people_named: Collection[str],
    report_of: Mapping[str, Sequence[Actor]],
) -> list[list[Actor]]:
    """The bearers of one name, those of one person or body together."""

    def around(own: Actor) -> frozenset[Key]:
        others = (other for other in report_of[own.id] if other.kind in {"person", "organisation"})
        keys = {key_of[other.id] for other in others}
        return frozenset(key for key in keys if key[0] == "name" and len(key) > 2 and key != key_of[own.id])

    lives = with_what_tells({own.id: owns.lives.get(own.id, Life()) for own in members})
    facts: dict[str, Facts] = {own.id: _facts(own, owns, lives[own.id], people_named) for own in members}
    ordered = sorted(members, key=lambda own: own.id)
    stated = {own: {state for _, of in told.seats for state in of} for own, told in facts.items()}
    if tell_apart(members, stated):
        return parted_by_state(ordered, stated, lambda own: states_named(report_of[own.id]))
    return parted(ordered, facts, owns.days, around)


def _facts(own: Actor, owns: Owns, life: Life, people_named: Collection[str]) -> Facts:
    words = [words for _, words in owns.described.get(own.id, ())]
    return facts_of(own, words, owns.days[own.id], life, people_named)


def _surnames(owns: Owns) -> frozenset[str]:
    """The surnames of the people whom some report names in full."""
    people = (own for own in owns.actors if own.kind == "person")
    return frozenset(surname(key) for own in people for key in long_keys(own))


def _ties(
    owns: Owns, key_of: Mapping[str, Key], holders: Holders, ids: Mapping[Key, str]
) -> dict[Key, tuple[Tie, ...]]:
    """What the actors are to each other over the record, with every mention that says so and the days of these."""
    resting: dict[tuple[Key, TieKind, Key], dict[str, str | None]] = defaultdict(dict)
    for own in owns.actors:
        for tie in own.ties:
            if tie.actor in key_of and key_of[tie.actor] != key_of[own.id]:
                mentions = dict.fromkeys(tie.derived_from, owns.days[own.id])
                resting[key_of[own.id], tie.kind, key_of[tie.actor]].update(mentions)
    for own_id, (office, mention) in holders.described.items():
        if office in ids:
            resting[key_of[own_id], "holds", office][mention] = owns.days[own_id]
    found: dict[Key, list[Tie]] = defaultdict(list)
    for (key, kind, other), mentions in sorted(resting.items(), key=lambda tie: (tie[0][1], ids[tie[0][2]])):
        days = tuple(sorted({day for day in mentions.values() if day}))
        found[key].append(Tie(kind, ids[other], tuple(sorted(mentions)), days))
    return {key: tuple(of_actor) for key, of_actor in found.items()}


def _best_form(key: Key, members: Sequence[Actor]) -> str:
    """The full form most often used; the longest of those, then the first by alphabet."""
    named = [own for own in members if not is_described(own)]
    counts = Counter(own.name for own in named or members)
    canonical = countries.countries().names.get(key[2], "") if key[:2] == ("state of", "state") else ""
    full = [form for form in counts if len(name_key(form)) > 1] or list(counts)
    if canonical in counts:
        return canonical
    if key[0] == "office of":
        full = [form for form in full if (office := office_of(form)) and (office.country or office.of)] or full
    return min(full, key=lambda form: (-counts[form], -len(form), form))


def _slug(key: Key, members: Sequence[Actor]) -> str:
    if key[:2] == ("state of", "state"):
        form = countries.countries().names.get(key[2], key[2])
    else:
        form = " ".join(words_of_form(_best_form(key, members)))
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


def _linked(actor_id: str, key: Key, members: Sequence[Actor], ties: tuple[Tie, ...], may_be: Iterable[str]) -> Actor:
    name = _best_form(key, members)
    aliases = {form for own in members for form in forms_of(own)} - {name}
    kinds = Counter(own.kind for own in members if own.kind)
    if key[:2] == ("state of", "state") and "government" in kinds:
        kinds = Counter({"government": 1})
    kind = min(kinds.items(), key=lambda counted: (-counted[1], counted[0]))[0] if kinds else None
    own_ids = tuple(sorted(own.id for own in members))
    return Actor(actor_id, name, kind, tuple(sorted(aliases)), own_ids, ties, tuple(may_be))


__all__ = ["ReportActors", "link_actors"]
