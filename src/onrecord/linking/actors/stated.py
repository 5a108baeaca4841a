"""Bodies by their states: "the X Party of Y", "Y's X Party", "the Y-ian X Party" are one, those of two states two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from onrecord.linking.actors.names import Key, name_key, state_key, words_of_form
from onrecord.linking.actors.offices import stem_of
from onrecord.linking.actors.own import Owns
from onrecord.model import Actor
from onrecord.reading.naming import countries
from onrecord.reading.naming.name_words import plain_words

# The last words of names that other states' bodies may have as well.
BODIES = frozenset({"party", "front", "bank", "union", "assembly", "senate", "congress", "league", "movement"})
_DEMONYMS = ("ian", "ean", "ese", "ish", "ani")
_LONGEST_STATE = 3  # words


class _Told(NamedTuple):
    """One report's own body: the words behind "of" where its name ends so, None where the state stands before it."""

    own: Actor
    of: Key | None


def joined_bodies(owns: Owns, key_of: Mapping[str, Key]) -> dict[str, Key]:
    """The keys of those that are one body of one state, by own actor.

    Two that one report tells apart are not joined, nor are any where the record has two of the state with different
    words behind "of", which may be two bodies.
    """
    found: dict[tuple[str, Key], list[_Told]] = defaultdict(list)
    report_of = {own.id: n for n, together in enumerate(owns.together) for own in together}
    members: dict[Key, list[Actor]] = defaultdict(list)
    for own in owns.actors:
        members[key_of[own.id]].append(own)
        for body, of in _bodies(own, owns):
            found[body].append(_Told(own, of))
    joined: dict[str, Key] = {}
    for (state, _), told in sorted(found.items()):
        keys = {key_of[each.own.id] for each in told}
        whole = [own for key in keys for own in members[key]]
        apart = len({report_of[own.id] for own in whole}) < len(whole)
        if len(keys) < 2 or apart or len({each.of for each in told if each.of}) > 1:
            continue
        if all({body[0] for body, _ in _bodies(own, owns)} <= {state} for own in whole):
            chosen = min(keys, key=lambda key: (key[0] != "namesake", key))  # which the others of the name are offered
            joined.update(dict.fromkeys((own.id for own in whole), chosen))
    return joined


def may_be_of_any_state(own: Actor) -> bool:
    """Whether others may bear the name in other states: "the Labour Party", "the Greens"."""
    last = name_key(own.name)[-1]
    return last in BODIES or (own.kind in {"group", "organisation"} and last.endswith("s") and last != "nations")


def tell_apart(members: Sequence[Actor], stated: Mapping[str, Set[str]]) -> bool:
    """Whether the states tell the bearers of one name apart: bodies of which every state may have one, or members
    called by a plural that the reports give to two states. "Y's Xs" alone may be the only Xs there are."""
    states = {state for of_one in stated.values() for state in of_one}
    if not states or any(own.kind == "person" for own in members):
        return False
    return len(states) > 1 or any(name_key(own.name)[-1] in BODIES for own in members)


def parted_by_state(
    members: Sequence[Actor], stated: Mapping[str, Set[str]], around: Callable[[Actor], Set[str]]
) -> list[list[Actor]]:
    """The bearers of one name by the state that their reports say they are of (`stated`).

    One of whom that is not said is of the only such state that its report names (`around`), or that any names where
    its own names none; the others stay together.
    """
    parts: dict[tuple[str, ...], list[Actor]] = defaultdict(list)
    states = {state for of_one in stated.values() for state in of_one}
    for own in members:
        here = stated[own.id] or around(own) or states
        told = here & states
        parts[tuple(told) if len(told) == 1 else ()].append(own)
    return list(parts.values())


def states_named(together: Sequence[Actor]) -> frozenset[str]:
    """The states that a report names, by code, or by what their name and adjective have in common."""
    keys = (state_key(own) for own in together)
    plain = {name_key(own.name) for own in together if own.kind == "government"}
    return frozenset({key[1] for key in keys if key} | {stem_of(key[0]) for key in plain if len(key) == 1})


def _bodies(own: Actor, owns: Owns) -> Iterator[tuple[tuple[str, Key], Key | None]]:
    """The state and the name without it, and what stands behind "of"; for each state that the report names with it."""
    if own.kind not in {"organisation", "group", None}:
        return
    words = words_of_form(own.name)
    if "of" in words[2:]:
        at = words.index("of", 2)
        owner = [word for word in words[at + 1 :] if word != "the"]
        if _is_body(words[:at]) and (state := _state(" ".join(owner))):
            yield (state, plain_words(words[:at])), plain_words(owner)
        return
    if not _is_body(words):
        return
    for cut in range(_LONGEST_STATE, 0, -1):
        head = " ".join(words[:cut])
        if _is_body(words[cut:]) and (state := countries.adjective(head) or countries.named(head) or _demonym(head)):
            yield (state, plain_words(words[cut:])), None
            return
    owners = owns.lives[own.id].of if own.id in owns.lives else ()
    for owner_of_it in sorted(owners):
        if state := _state(owner_of_it.capitalize()):
            yield (state, plain_words(words)), None


def _is_body(words: Sequence[str]) -> bool:
    return len(words) > 1 and words[-1].casefold() in BODIES and words[0][:1].isupper()


def _state(name: str) -> str | None:
    """The state's code, or what the name of one that no table lists has in common with its adjective."""
    if " " in name:
        return countries.named(name)
    return countries.named(name) or countries.capital(name) or f"~{stem_of(name.casefold())}"


def _demonym(word: str) -> str | None:
    return f"~{stem_of(word.casefold())}" if " " not in word and word.casefold().endswith(_DEMONYMS) else None
