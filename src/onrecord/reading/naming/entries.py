"""From phrases settled to mentions and actors with their ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from onrecord.model import Actor, Mention, Report, Tie, TieKind
from onrecord.reading.naming.identity import Entity
from onrecord.reading.naming.phrases import Phrase
from onrecord.reading.naming.scene import Answer
from onrecord.reading.naming.states import is_named
from onrecord.reading.naming.words import Words

Settled = tuple[Phrase, Answer]


class EntityTie(NamedTuple):
    """A tie of a report before its actors have ids, with the phrase that says so."""

    kind: TieKind
    entity: Entity
    other: Entity
    phrase: Phrase


def entries_of(
    report: Report, words: Words, resolved: Sequence[Settled], ties: Sequence[EntityTie] = ()
) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """Mentions and actors, numbered in order of position; candidates only among actors with a mention."""
    numbers: dict[int, str] = {}
    for _, (entity, _) in resolved:
        if entity is not None:
            numbers.setdefault(id(entity), f"{report.id}#a{len(numbers) + 1}")
    mentions = []
    ids: dict[int, str] = {}
    members: dict[str, list[Mention]] = defaultdict(list)
    kinds: dict[str, Entity] = {}
    for number, (phrase, (entity, candidates)) in enumerate(resolved, 1):
        span = report.span(words.start[phrase.start], words.end[phrase.end - 1])
        actor = numbers[id(entity)] if entity is not None else None
        others = tuple(sorted({numbers[id(c)] for c in candidates if id(c) in numbers}, key=_number))
        zone = words.zone[phrase.start]
        mention = Mention(f"{report.id}#m{number}", report.id, span, phrase.form, zone, actor, () if actor else others)
        mentions.append(mention)
        ids[id(phrase)] = mention.id
        if actor and entity is not None:
            members[actor].append(mention)
            kinds[actor] = entity
    tied = _ties(numbers, ids, ties)
    actors = tuple(_actor(actor, kinds[actor], members[actor], tied.get(actor, ())) for actor in numbers.values())
    return tuple(mentions), actors


def _ties(numbers: Mapping[int, str], ids: Mapping[int, str], ties: Sequence[EntityTie]) -> dict[str, tuple[Tie, ...]]:
    """By actor what it is to others, each with the mentions that say so."""
    resting: dict[tuple[str, TieKind, str], list[str]] = defaultdict(list)
    for kind, entity, other, phrase in ties:
        resting[numbers[id(entity)], kind, numbers[id(other)]].append(ids[id(phrase)])
    found: dict[str, list[Tie]] = defaultdict(list)
    for holder, kind, whose in sorted(resting, key=lambda tie: (_number(tie[0]), tie[1], _number(tie[2]))):
        found[holder].append(Tie(kind, whose, tuple(dict.fromkeys(resting[holder, kind, whose]))))
    return {actor: tuple(of_actor) for actor, of_actor in found.items()}


def _number(actor: str) -> int:
    return int(actor.rpartition("#a")[2])


def _actor(actor: str, entity: Entity, mentions: Sequence[Mention], ties: tuple[Tie, ...]) -> Actor:
    named = [m for m in mentions if m.form == "name"]
    described = [m for m in mentions if m.form != "pronoun"]
    forms = dict.fromkeys(m.span.exact for m in named or described or mentions)
    exacts = [form for form in forms if form[:-1] not in forms or form[-1:] != "s"] if entity.named else list(forms)
    plain = [exact for exact in exacts if is_named(entity.code or "", exact)] if entity.kind == "government" else []
    name = max(plain or exacts, key=lambda exact: (len(exact.split()), len(exact))) if named else exacts[0]
    aliases = tuple(form for form in forms if form != name) if named else ()
    return Actor(actor, name, entity.kind, aliases, tuple(m.id for m in mentions), ties)
