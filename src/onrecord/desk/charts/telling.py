"""What a figure's mark says in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.desk.charts.days import in_words
from onrecord.desk.charts.inputs import Link, LinkKind, Point
from onrecord.desk.charts.marks import SHAPES
from onrecord.desk.charts.placing import in_order
from onrecord.desk.charts.scales import in_digits
from onrecord.desk.charts.svg import clean, isolated

OWN_VOICE = "the report itself"
_SHARED: tuple[LinkKind, ...] = ("same source", "same text")


@dataclass(frozen=True, slots=True)
class Told:
    """The points in order, the rank of each one's source, and what hangs together.

    `sources`: the names by rank; the last stands for all others where there are more than there are shapes.
    `groups`: of a kind, the keys that hang together, in order. `revised`: pairs of keys, the earlier first.
    """

    points: tuple[Point, ...]
    sources: tuple[str, ...]
    ranks: Mapping[str | None, int]
    groups: Mapping[LinkKind, tuple[tuple[str, ...], ...]]
    revised: tuple[tuple[str, str], ...]


def tell(points: Sequence[Point], links: Sequence[Link]) -> Told:
    """Puts the points in order and ranks their sources, those with most figures first."""
    ordered = in_order(points)
    counts = Counter(point.source for point in ordered)
    named = sorted(counts, key=lambda source: (-counts[source], source or ""))
    ranks = {source: min(rank, SHAPES) for rank, source in enumerate(named)}
    shown = [name_of(source) for source in named[:SHAPES]]
    if len(named) > SHAPES:
        shown.append(f"{len(named) - SHAPES} other{'s' if len(named) > SHAPES + 1 else ''}")
    keys = [point.key for point in ordered]
    groups = {kind: _groups(keys, [link for link in links if link.kind == kind]) for kind in _SHARED}
    known = set(keys)
    revised = {(link.a, link.b) for link in links if link.kind == "revised" and {link.a, link.b} <= known}
    return Told(tuple(ordered), tuple(shown), ranks, groups, tuple(sorted(revised)))


def name_of(source: str | None) -> str:
    """Whose number it is."""
    return OWN_VOICE if source is None else clean(source)


def _groups(keys: Sequence[str], links: Iterable[Link]) -> tuple[tuple[str, ...], ...]:
    leader = {key: key for key in keys}

    def find(key: str) -> str:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for link in links:
        if link.a in leader and link.b in leader:
            leader[find(link.b)] = find(link.a)
    members: dict[str, list[str]] = defaultdict(list)
    for key in dict.fromkeys(keys):
        members[find(key)].append(key)
    return tuple(tuple(group) for group in members.values() if len(group) > 1)


def value_in_words(point: Point) -> str:
    """The value as the chart draws it: "at least 24", "20 to 30", "vague, 24 to 120"."""
    bounds = list(dict.fromkeys(in_digits(each) for each in (point.low, point.high) if each is not None))
    told = " to ".join(bounds) or "no number"
    if point.hedge in ("exact", "range", "vague") and len(bounds) == 1 and None in (point.low, point.high):
        told = f"{'up to' if point.low is None else 'from'} {told}"
    return (
        told if point.hedge in ("exact", "range") else f"{'vague,' if point.hedge == 'vague' else point.hedge} {told}"
    )


def accessible_names(told: Told) -> list[str]:
    """A name for each point: "at least 12 killed, The Northern Post, 3 March 2031, according to the ministry"."""
    beside = beside_others(told)
    return [_name(point, beside[point.key]) for point in told.points]


def _name(point: Point, beside: Sequence[str]) -> str:
    parts = [
        isolated(point.words or value_in_words(point)),
        isolated(point.outlet) if point.outlet else "outlet not known",
        day_in_words(point),
        f"according to {isolated(name_of(point.source))}",
    ]
    status = [] if point.status == "stated" else [point.status]
    return ", ".join([*parts, *status, *beside])


def day_in_words(point: Point) -> str:
    """The day it is for; where that is not stated, the day of publication is told as such."""
    told = in_words(point.day)
    return f"published {in_words(point.published)}, {told}" if point.is_at_publication else told


def beside_others(told: Told) -> dict[str, list[str]]:
    """How each point hangs together with others, in words, by key."""
    named = {point.key: f"{value_in_words(point)} ({point.outlet or 'outlet not known'})" for point in told.points}
    beside: dict[str, list[str]] = defaultdict(list)
    for a, b in told.revised:
        beside[b].append(f"revises {isolated(named[a])}")
        beside[a].append(f"revised to {isolated(named[b])}")
    for kind in _SHARED:
        for number, group in enumerate(told.groups[kind], 1):
            for key in group:
                beside[key].append(f"{kind} as {len(group) - 1} other{'' if len(group) == 2 else 's'} (group {number})")
    return beside
