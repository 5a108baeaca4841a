"""What one actor of a report is to another, where the words of a mention say so.

A spokesman speaks for a ministry, an army is part of its state, a person holds an office. Whoever held an office in the
past ("the former minister") holds it no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.model import ActorKind
from onrecord.reading.naming import countries
from onrecord.reading.naming.entries import EntityTie, Settled
from onrecord.reading.naming.identity import Entity
from onrecord.reading.naming.name_words import has_capital
from onrecord.reading.naming.phrases import Phrase, Role, role_of
from onrecord.reading.naming.states import state_named
from onrecord.reading.naming.titles import NOT_HELD, OFFICES, PAST, ROLE_HEADS, ROLE_MODIFIERS, SPOKESPEOPLE, STATE_ORGS
from onrecord.reading.naming.words import Words

_OWNING = frozenset({"'s", "’s", "'", "’"})
# Heads that name no office unless it is said of what.
_OF_ANYTHING = frozenset(
    {"leader", "chief", "head", "manager", "coach", "director", "chairman", "chairwoman", "chairperson", "chair"}
    | {"commander", "secretary", "prosecutor", "attorney", "ceo", "speaker", "minister", "governor", "mayor"}
)
_BOUNDED = (["until"], ["till"], ["from"], ["between"], ["under"], ["during"], ["in"], ["at"])  # of past holders
_BECOMING = frozenset({"be", "become", "becoming", "became", "been"})
_SPOKEN_FOR = frozenset({"organisation", "group", "government", "person"})


class Tied(NamedTuple):
    """The ties of a report, and mentions of what they lead to: offices, an army named within a spokesman's title."""

    ties: list[EntityTie]
    mentions: list[Settled]


def ties_between(words: Words, told: Sequence[Settled]) -> Tied:
    """The ties that the mentions `told` state, in order of position."""
    within = _institutions_within(words, told)
    all_told = [*told, *within]
    names = {phrase.end: (phrase, entity) for phrase, (entity, _) in all_told if entity and phrase.form == "name"}
    ties = [*_speaking_for(words, told, names), *_parts_of_states(words, all_told)]
    held, offices = _offices(words, told)
    return Tied([*ties, *held], [*within, *offices])


def _institutions_within(words: Words, told: Sequence[Settled]) -> list[Settled]:
    """Armies and ministries in small letters within a spokesman's title: "Norwegian army spokesman Jan Holt"."""
    known = {(e.code, e.institution): e for _, (e, _) in told if e is not None and e.code and _is_state_or_its(e)}
    found: dict[int, Settled] = {}
    for phrase, (entity, _) in told:
        within = (
            _institution_before(words, phrase) if entity is not None and _is_spokesman(words, phrase, entity) else None
        )
        if within is None:
            continue
        first, last, code = within
        rest = tuple(words.lower[first:last])
        is_state = rest == ("government",)
        kind: ActorKind = "government" if is_state else "organisation"
        key = (code, () if is_state else rest)
        whose = known.setdefault(key, Entity(kind, code, key[1], named=True, first=first))
        found.setdefault(last, (Phrase(first - 1, last, last - 1, "name", kind=kind), (whose, ())))
    return list(found.values())


def _institution_before(words: Words, phrase: Phrase) -> tuple[int, int, str] | None:
    """The tokens of the institution before the phrase's head, and the code of the state before that."""
    last = phrase.head
    while last > phrase.start and words.lower[last - 1] in ROLE_MODIFIERS - STATE_ORGS:
        last -= 1
    first = last
    while (
        first > phrase.start
        and words.lower[first - 1] in STATE_ORGS | ROLE_MODIFIERS
        and words.text[first - 1].islower()
    ):
        first -= 1
    if not phrase.start < first < last or words.lower[last - 1] not in STATE_ORGS:
        return None
    text = words.text[first - 1]
    code = state_named(words, text) or countries.adjective(text)
    return (first, last, code) if code else None


def _is_spokesman(words: Words, phrase: Phrase, entity: Entity) -> bool:
    return entity.kind == "person" and phrase.form not in {"name", "pronoun"} and _speaks(words, phrase)


def _is_state_or_its(entity: Entity) -> bool:
    return entity.kind == "government" or (entity.kind == "organisation" and entity.institution != ())


def _speaking_for(
    words: Words, told: Sequence[Settled], names: Mapping[int, tuple[Phrase, Entity]]
) -> Iterator[EntityTie]:
    titled = [(phrase, entity) for phrase, (entity, _) in told if entity and phrase.titles.stop > phrase.titles.start]
    starting = {phrase.start: (phrase, entity) for phrase, entity in [*names.values(), *titled]}
    for phrase, (entity, _) in told:
        if entity is None or not _is_spokesman(words, phrase, entity):
            continue
        at = phrase.head
        found = names.get(at - (words.lower[at - 1] in _OWNING)) or names.get(_before_modifiers(words, phrase))
        if words.lower[at + 1 : at + 2] == ["for"]:
            found = starting.get(at + 2 + (words.lower[at + 2 : at + 3] == ["the"]))
            if found and words.lower[found[0].end : found[0].end + 1] and words.lower[found[0].end] in _OWNING:
                found = starting.get(found[0].end + 1)  # "for Norway's Foreign Ministry"
            phrase.end = max(phrase.end, found[0].end if found else 0)
        if (
            found
            and found[1] is not entity
            and found[1].kind in _SPOKEN_FOR
            and phrase.start <= found[0].start
            and found[0].end <= phrase.end
        ):
            yield EntityTie("speaks for", entity, found[1], phrase)


def _speaks(words: Words, phrase: Phrase) -> bool:
    lower = words.lower[phrase.head]
    press = lower == "secretary" and words.lower[phrase.head - 1] == "press"
    past = any(word.strip("-") in PAST for word in words.lower[phrase.start : phrase.head])
    return (lower in SPOKESPEOPLE or press) and not past and not phrase.plural


def _before_modifiers(words: Words, phrase: Phrase) -> int:
    """The end of what stands before "chief" and the like: "the ministry's chief spokesman", "X press secretary"."""
    at = phrase.head
    while at > phrase.start and words.lower[at - 1] in ROLE_MODIFIERS - STATE_ORGS and not has_capital(words, at - 1):
        at -= 1
    if words.lower[at - 1] in {"press", "chief"} and at > phrase.start:
        at -= 1
    return at - (words.lower[at - 1] in _OWNING)


def _parts_of_states(words: Words, told: Sequence[Settled]) -> Iterator[EntityTie]:
    """Armies and ministries named with their state, and the houses of governments, once each: the first such name."""
    states = {
        e.code: e for _, (e, _) in told if e is not None and e.kind == "government" and e.code and not e.institution
    }
    done: set[int] = set()
    for phrase, (entity, _) in told:
        if entity is None or entity.kind != "organisation" or not (entity.code and entity.institution):
            continue
        state = states.get(entity.code)
        named = " ".join(words.text[phrase.start : phrase.end])
        whose = phrase.end - phrase.start > 1 or countries.seat(named) is not None
        stated = phrase.form == "name" and has_capital(words, phrase.start) and whose
        if state is not None and state is not entity and stated and id(entity) not in done:
            done.add(id(entity))
            yield EntityTie("part of", entity, state, phrase)


def _offices(words: Words, told: Sequence[Settled]) -> tuple[list[EntityTie], list[Settled]]:
    """Who holds which office, where title and name stand together, and the offices' own mentions."""
    found = []
    for phrase, (entity, _) in told:
        if entity is None or entity.kind != "person" or not phrase.titles:
            continue
        start, end = _title_within(words, phrase)
        role = role_of(words, start, phrase.head, end)
        if role is not None and _is_office(words, phrase, role):
            found.append((phrase, entity, role, start, end))
    ties: list[EntityTie] = []
    mentions: list[Settled] = []
    offices: dict[object, Entity] = {}
    stated = {(id(entity), role.words): role for _, entity, role, _, _ in found if role.country or role.of}
    for phrase, entity, role, start, end in found:
        whole = stated.get((id(entity), role.words), role)
        known = whole.country or whole.of
        key = (whole.words, whole.country, whole.of, None if known else id(entity))
        office = offices.setdefault(key, Entity(kind="office", named=True, first=start))
        ties.append(EntityTie("holds", entity, office, phrase))
        mentions.append((Phrase(start, end, phrase.head, "title", kind="office"), (office, ())))
    return ties, mentions


def _is_office(words: Words, phrase: Phrase, role: Role) -> bool:
    noun = words.lower[phrase.head]
    whose = bool(role.country or role.of)
    within = words.lower[max(phrase.start - 2, 0) : phrase.titles.stop + 2]
    past = any(word.strip("-") in PAST for word in words.lower[phrase.start : phrase.head])
    if (
        past
        or not NOT_HELD.isdisjoint(within)
        or words.lower[phrase.titles.stop : phrase.titles.stop + 1] in _BOUNDED
        or (phrase.start and words.lower[phrase.start - 1] in _BECOMING)
    ):
        return False
    return (
        noun in OFFICES
        and not _speaks(words, phrase)
        and not role.past
        and (whose or noun not in _OF_ANYTHING or len(role.words) > 1)
    )


def _title_within(words: Words, phrase: Phrase) -> tuple[int, int]:
    """The tokens of the title alone: "Norwegian Foreign Minister" of "the new Norwegian Foreign Minister, Jan Holt"."""
    start = phrase.titles.start
    while start < phrase.head and not (has_capital(words, start) or words.lower[start] in ROLE_MODIFIERS | ROLE_HEADS):
        start += 1
    if (
        start < phrase.head
        and has_capital(words, start)
        and words.lower[start] in {"the", "a", "an", "his", "her", "its"}
    ):
        start += 1
    return start, phrase.titles.stop
