"""Which reports are about the same happening or course of happenings.

Reports are joined from the likest on, two groups at a time, as long as their members are alike on the average: a chain
of pairs that are each a little alike holds nothing together. A missed join is preferred to a false one, which would
claim that two newsrooms bear each other out.
"""

from __future__ import annotations

import hashlib
import heapq
import math
import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.linking.stories.likeness import Ints, Likeness, likenesses, weigh
from onrecord.linking.stories.outlines import Outline, outline_of
from onrecord.model import Report, Story

# What two groups must be alike on the average to be one story: much for two lone reports, less the more pairs bear it
# out; and more where each has several reports, since a story that bears itself out is rather another one. Chosen where
# `training/likeness.py` finds most on folds held out without more false merges.
_LEAST = 225
_LEAST_MORE = 200
_LEAST_BOTH = 200
_ALL_COMPARED = 200  # of a larger component only reports are compared that are both like a third,
_MOST_COMPARED = 2000  # of one larger still only the candidates
_SLUG_WORDS = 6
_LAST_DAY = 1 << 30
_SLUG_WORD = re.compile(r"[^\W_]+")

Scores = dict[int, dict[int, int]]


def stories_of(reports: Iterable[Report]) -> list[Story]:
    """The stories of all these reports, whatever their order."""
    outlines = [outline_of(report) for report in reports]
    return group(outlines, likenesses(outlines))


def group(outlines: Iterable[Outline], pairs: Iterable[Likeness]) -> list[Story]:
    """The stories, by id: each report is in one. `pairs` are all that `likenesses` finds among the outlines.

    Reports that no pair joins, over however many others, do not touch each other: a component can be grouped alone.
    """
    ordered = sorted(outlines, key=lambda outline: outline.report)
    place = {outline.report: index for index, outline in enumerate(ordered)}
    flat = array("q", (value for a, b, score in pairs for value in (*sorted((place[a], place[b])), score)))
    table = np.frombuffer(flat, dtype=np.int64).reshape(-1, 3)
    component = _components(len(ordered), table)
    table = table[component[table[:, 0]] == component[table[:, 1]]]
    scores: Scores = defaultdict(dict)
    for one, other, score in chain(table.tolist(), _between(ordered, component, table)):
        scores[one][other] = scores[other][one] = score
    members: dict[int, list[int]] = defaultdict(list)
    for index, first in enumerate(component.tolist()):
        members[first].append(index)
    stories = [
        _story([ordered[i] for i in held])
        for component_members in members.values()
        for held in _joined(component_members, scores)
    ]
    return sorted(stories, key=lambda story: story.id)


def _components(count: int, table: Ints) -> Ints:
    """For each report the first of those that likenesses worth a join hold together, directly or over others."""
    first = list(range(count))

    def root(index: int) -> int:
        while first[index] != index:
            first[index] = first[first[index]]
            index = first[index]
        return index

    for one, other in table[table[:, 2] >= _asked(1, 1), :2].tolist():
        low, high = sorted((root(one), root(other)))
        first[high] = low
    return np.array([root(index) for index in range(count)], dtype=np.int64)


def _between(outlines: Sequence[Outline], component: Ints, table: Ints) -> Iterator[tuple[int, int, int]]:
    """The likenesses within components of reports that were no candidates."""
    strong = table[table[:, 2] >= _asked(1, 1), :2]
    strong = strong[np.argsort(component[strong[:, 0]], kind="stable")]
    bounds = np.flatnonzero(np.diff(component[strong[:, 0]], prepend=-1, append=-1)).tolist()
    known = table[:, 0] * len(outlines) + table[:, 1]
    found = [np.zeros(0, dtype=np.int64)]
    for begin, end in pairwise(bounds):
        members, edges = np.unique(strong[begin:end], return_inverse=True)
        if 2 < len(members) <= _MOST_COMPARED:
            one, other = np.nonzero(np.triu(_close(len(members), edges.reshape(-1, 2)), 1))
            found.append(members[one] * len(outlines) + members[other])
    codes = np.setdiff1d(np.concatenate(found), known)
    return weigh(outlines, codes // len(outlines), codes % len(outlines))


def _close(count: int, edges: Ints) -> NDArray[np.bool_]:
    """Which reports of a component to compare: all of a small one, else those that one report lies between."""
    if count <= _ALL_COMPARED:
        return np.ones((count, count), dtype=np.bool_)
    near = np.zeros((count, count), dtype=np.float32)
    near[edges[:, 0], edges[:, 1]] = near[edges[:, 1], edges[:, 0]] = 1
    close: NDArray[np.bool_] = near @ near > 0
    return close


class _Merge(NamedTuple):
    """A join of two groups that could be made, the best first; its groups are named by their first members."""

    margin: int  # below zero, the lower the better
    a: int
    b: int
    a_size: int
    b_size: int


def _asked(one: int, other: int) -> int:
    """The average score asked of the pairs that two groups of these sizes make."""
    return _LEAST + round(_LEAST_MORE / math.sqrt(one * other) + _LEAST_BOTH * (1 - 1 / min(one, other)))


def _joined(members: Sequence[int], within: Mapping[int, Mapping[int, int]]) -> list[list[int]]:
    """The groups that average linkage makes of a component."""
    groups = {i: [i] for i in members}
    sums: Scores = {i: dict(within.get(i, {})) for i in members}
    waiting: list[_Merge] = []
    for i in members:
        for j, score in within.get(i, {}).items():
            if i < j:
                _offer(waiting, score, i, j, groups)
    while waiting:
        merge = heapq.heappop(waiting)
        if (len(groups.get(merge.a, ())), len(groups.get(merge.b, ()))) != (merge.a_size, merge.b_size):
            continue  # one of them has grown or gone since
        groups[merge.a] = sorted(groups[merge.a] + groups.pop(merge.b))
        _add_sums(sums, merge.a, merge.b)
        for other, total in sums[merge.a].items():
            _offer(waiting, total, min(merge.a, other), max(merge.a, other), groups)
    return list(groups.values())


def _add_sums(sums: Scores, kept: int, gone: int) -> None:
    for other, total in sums.pop(gone).items():
        if other == kept:
            continue
        sums[kept][other] = sums[other][kept] = sums[kept].get(other, 0) + total
        del sums[other][gone]
    sums[kept].pop(gone, None)


def _offer(waiting: list[_Merge], total: int, a: int, b: int, groups: Mapping[int, Sequence[int]]) -> None:
    a_size, b_size = len(groups[a]), len(groups[b])
    pairs = a_size * b_size
    margin = _asked(a_size, b_size) * 1000 - total * 1000 // pairs
    if margin <= 0:
        heapq.heappush(waiting, _Merge(margin, a, b, a_size, b_size))


def _story(reports: Sequence[Outline]) -> Story:
    """Named by its earliest headline: to choose the most telling one would be to take one outlet's view of it."""
    earliest, *_ = ordered = sorted(reports, key=lambda outline: (outline.day or _LAST_DAY, outline.report))
    named = next((outline for outline in ordered if outline.titled), earliest)
    return Story(_story_id(earliest), named.title, tuple(outline.report for outline in reports))


def _story_id(earliest: Outline) -> str:
    """An id made of the earliest report alone: later reports that join leave it as it is."""
    words = [word.lower() for word in _SLUG_WORD.findall(earliest.title)][:_SLUG_WORDS]
    mark = hashlib.sha256(earliest.report.encode()).hexdigest()[:8]
    return "-".join([*words, mark])
