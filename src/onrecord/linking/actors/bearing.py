"""What the record knows of names: full names joined, where single words lead, states that no table lists."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from onrecord.linking.actors.names import Key, forms_of, is_described, long_keys, name_key, state_key
from onrecord.linking.actors.own import Owns
from onrecord.model import Actor
from onrecord.reading.naming.persons import surname

_OFFICES = frozenset({"office", "campaign"})
_FAR_MORE = 3  # times as many reports name them as all others of the surname
_REACH_DAYS = 60  # within which a surname alone means the one person of the record who bears it


class Bearing(NamedTuple):
    """`joined`: full names to the least of those that mean the same; `single`: where a name of one word leads, None
    where several bear it, who are in `several`; `seen`: the days on which a full name is in a report."""

    joined: Mapping[Key, Key]
    single: Mapping[str, Key | None]
    several: Mapping[str, tuple[Key, ...]]
    states: frozenset[Key]
    seen: Mapping[Key, Sequence[int]]


def bearing_of(owns: Owns) -> Bearing:
    """What all names of the record together tell of each."""
    states = _unlisted_states(owns.actors)
    joined = _joined(owns.actors)
    report_of = {actor.id: n for n, together in enumerate(owns.together) for actor in together}
    single, several = _single_words([a for a in owns.actors if not _unlisted(a, states)], joined, report_of)
    seen: dict[Key, set[int]] = defaultdict(set)
    for actor in owns.actors:
        keys, day = long_keys(actor), owns.days[actor.id]
        if keys and keys[0] in joined:
            seen[joined[keys[0]]].add(date.fromisoformat(day).toordinal() if day else 0)
    return Bearing(joined, single, several, states, {key: sorted(days) for key, days in seen.items()})


def group_of(actor: Actor, bearing: Bearing, owns: Owns) -> Key:
    """The key of the actor of the record that a report's own actor is; its own where it is nobody's else."""
    if actor.kind == "office":
        return ("", actor.id)
    if unlisted := _unlisted(actor, bearing.states):
        return ("state of", *unlisted)
    if office := _office_of(actor, bearing):
        return office
    if is_described(actor):
        return ("", actor.id)
    state = state_key(actor)
    if state:
        return ("state of", *state)
    keys = long_keys(actor)
    if keys:
        return ("name", *bearing.joined[keys[0]])
    lead = bearing.single.get(name_key(actor.name)[0])
    reached = lead is not None and (len(lead) == 1 or _is_near(owns.days[actor.id], bearing.seen.get(lead, ())))
    return ("name", *lead) if lead and reached else ("", actor.id)


def _is_near(day: str | None, seen: Sequence[int]) -> bool:
    """Whether the day is close to one of those; 0 stands for a report without a day."""
    if day is None or not seen or seen[0] == 0:
        return True
    ordinal = date.fromisoformat(day).toordinal()
    at = bisect_left(seen, ordinal)
    return any(abs(seen[i] - ordinal) <= _REACH_DAYS for i in (at - 1, at) if 0 <= i < len(seen))


def _joined(actors: Sequence[Actor]) -> dict[Key, Key]:
    """For each full name the least of those that some report uses for the same actor."""
    parent: dict[Key, Key] = {}

    def top(key: Key) -> Key:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    named = [actor for actor in actors if not is_described(actor) and actor.kind != "office"]
    shared = _shared_aliases(named)
    for actor in named:
        keys = long_keys(actor)
        for key in keys:
            if key == keys[0] or key not in shared:
                first, other = sorted((top(keys[0]), top(key)))
                parent[other] = first
            else:
                top(key)
    return {key: top(key) for key in parent}


def _shared_aliases(actors: Sequence[Actor]) -> set[Key]:
    """Second names that actors of different names have: "National Guard", of one state and of another."""
    names: dict[Key, set[Key]] = defaultdict(set)
    for actor in actors:
        keys = long_keys(actor)
        for key in keys[1:]:
            if key != keys[0]:
                names[key].add(keys[0])
    return {key for key, of in names.items() if len(of) > 1 and not _is_chain(of)}


def _is_chain(names: set[Key]) -> bool:
    """Whether each name has all the words of the next shorter one."""
    ordered = sorted(names, key=lambda name: (len(name), name))
    return all(set(shorter) < set(longer) for shorter, longer in pairwise(ordered))


def _single_words(
    actors: Sequence[Actor], joined: Mapping[Key, Key], report_of: Mapping[str, int]
) -> tuple[dict[str, Key | None], dict[str, tuple[Key, ...]]]:
    """Where a name of one word leads: to its one full name, to itself, or (None) nowhere since several bear it."""
    reports: dict[Key, set[int]] = defaultdict(set)  # that a full name is in
    bearers: dict[str, set[Key]] = defaultdict(set)
    called: dict[str, set[Key]] = defaultdict(set)  # in some report by the surname alone
    short: dict[str, set[Key]] = defaultdict(set)
    kinds: dict[str, Counter[bool]] = defaultdict(Counter)
    for actor in actors:
        if is_described(actor) or actor.kind == "office" or state_key(actor):
            continue
        keys = long_keys(actor)
        alone = {name_key(form) for form in forms_of(actor)}
        if actor.kind == "person":
            for key in keys:
                last = surname(key)
                reports[joined[key]].add(report_of[actor.id])
                (called if (last,) in alone else bearers)[last].add(joined[key])
        for word in {key[0] for key in alone if len(key) == 1}:
            kinds[word][actor.kind == "person"] += 1
            if keys and actor.kind != "person":
                short[word].add(joined[keys[0]])
    leads: dict[str, Key | None] = {}
    several: dict[str, tuple[Key, ...]] = {}
    for word, counts in kinds.items():
        people = _usually_called(called[word], bearers[word], reports)
        holders = people if counts[True] > counts[False] else short[word]
        leads[word] = (word,) if not holders else next(iter(holders)) if len(holders) == 1 else None
        several[word] = tuple(sorted(holders))
    return leads, several


def _usually_called(called: set[Key], bearers: set[Key], reports: Mapping[Key, set[int]]) -> set[Key]:
    """Whom a surname means: the one whom some report calls so and who is in far more of them than the others, of whom
    those never called so count only where that one is not; else all who bear it."""
    everybody = called | bearers
    first = min(called, key=lambda key: (-len(reports[key]), key), default=None)
    if first is None:
        return everybody
    others = sum(len(reports[key] if key in called else reports[key] - reports[first]) for key in everybody - {first})
    return {first} if len(reports[first]) >= _FAR_MORE * others else everybody


def _unlisted_states(actors: Sequence[Actor]) -> frozenset[Key]:
    """Names of states that no table lists: what some report calls a government by its plain name."""
    return frozenset(
        key
        for actor in actors
        if actor.kind == "government" and actor.name[:1].isupper() and not is_described(actor)
        for key in [_plain_state(actor.name)]
        if not state_key(actor)
    )


def _plain_state(form: str) -> Key:
    key = name_key(form)
    return key[:-1] if len(key) > 1 and key[-1] == "government" else key


def _unlisted(actor: Actor, states: frozenset[Key]) -> Key | None:
    """The state that the actor is in some other report, where nothing says that here it is a person."""
    key = _plain_state(actor.name)
    known = key in states and actor.kind in {"government", "organisation", "group", None}
    return ("state", "~" + " ".join(key)) if known else None


def _office_of(actor: Actor, bearing: Bearing) -> Key | None:
    """Whose office or campaign the actor is, where the record knows one who bears the name: "X's office"."""
    owner, mark, office = actor.name.replace("’", "'").partition("'s ")
    if not mark and actor.name.endswith(" campaign"):
        owner, office = actor.name.removesuffix(" campaign").removeprefix("the ").removeprefix("The "), "campaign"
    if office not in _OFFICES or not owner[:1].isupper() or actor.kind not in {"organisation", None}:
        return None
    key = name_key(owner)
    bearer = bearing.joined.get(key) if len(key) > 1 else bearing.single.get(key[0])
    return ("office", *bearer, office) if bearer else None
