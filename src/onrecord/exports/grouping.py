"""From marked stretches of a text and the ties between them to rows, one for each entry."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.exports.training import MAIN, ROLES, Given, Kind

Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A marked stretch: `mark` is that of the entry it was exported with, `problem` what is wrong with it."""

    id: str
    role: str
    spans: Pairs
    words: str
    mark: str | None
    problem: str | None = None


def relations(kind: str, ids: Mapping[str, list[str]]) -> Iterator[tuple[str, str, str]]:
    """What holds the regions of an entry together: from, to, and its name."""
    main, *more = ids[MAIN[kind]]
    yield from ((main, each, "continues") for each in more)
    if kind == "figures":
        for role in ROLES[kind][1:]:
            yield from ((main, each, role) for each in ids.get(role, ()))
        return
    cues = ids.get("cue", ())
    yield from ((each, main, "tells") for each in cues)
    said = cues[0] if cues else main
    yield from ((each, said, "says") for each in ids.get("source", ()))
    yield from ((said, each, "to") for each in ids.get("addressee", ()))


def grouped(
    text: str,
    kind: Kind | None,
    regions: Sequence[Region],
    ties: Iterable[tuple[str, str]],
    values: Mapping[str, Mapping[str, Any]],
) -> Iterator[Given]:
    """A row for each group of regions that one mark, or ties, hold together, in order of their places.

    Without a `kind` a group with a figure is one of a figure.
    """
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    groups = _joined(regions, ties)
    for members in sorted(groups, key=lambda group: min(each.spans[0] for each in group)):
        yield _row(sha256, kind, members, values)


def _row(sha256: str, kind: Kind | None, members: Sequence[Region], values: Mapping[str, Mapping[str, Any]]) -> Given:
    roles = {each.role for each in members}
    own: Kind = kind or ("figures" if "figure" in roles else "statements")
    marks = {each.mark for each in members if each.mark}
    words = " … ".join(" ".join(each.words.split()) for each in sorted(members, key=lambda it: it.spans[0]))[:120]
    problem = next((each.problem for each in members if each.problem), None)
    if not problem and len(marks) > 1:
        problem = "these words are tied to two entries at once"
    if not problem and (strange := sorted(roles - set(ROLES[own]))):
        problem = f"no {own[:-1]} has a {strange[0]!r}"
    if not problem and MAIN[own] not in roles:
        problem = f"its {MAIN[own]} is not marked"
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    said: dict[str, Any] = {}
    for each in members:
        found[each.role] += each.spans
        said.update(values.get(each.id, {}))
    spans = {role: tuple(sorted(pairs)) for role, pairs in found.items()}
    return Given(own, sha256, words, next(iter(marks), None), spans, said, problem)


def _joined(regions: Sequence[Region], ties: Iterable[tuple[str, str]]) -> list[list[Region]]:
    """The regions in groups: those of one id or one mark, and those that are tied."""
    parent = list(range(len(regions)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    first: dict[tuple[str, str], int] = {}
    for at, each in enumerate(regions):
        for name in [("id", each.id), *([("mark", each.mark)] if each.mark else [])]:
            parent[root(at)] = root(first.setdefault(name, at))
    for one, other in ties:
        if ("id", one) in first and ("id", other) in first:
            parent[root(first["id", one])] = root(first["id", other])
    groups: dict[int, list[Region]] = defaultdict(list)
    for at, each in enumerate(regions):
        groups[root(at)].append(each)
    return list(groups.values())
