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
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from onrecord.linking.likeness import Likeness, compare, likenesses
from onrecord.linking.outlines import Outline, outline_of
from onrecord.model import Report, Story

# What two groups must be alike on the average to be one story: much for two reports, less the more pairs bear it out.
_LEAST = 450
_LEAST_MORE = 150
MOST_COMPARED = 1500  # of a larger component only the candidate pairs are compared
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
    scores: Scores = defaultdict(dict)
    for a, b, score in pairs:
        scores[place[a]][place[b]] = scores[place[b]][place[a]] = score
    stories: list[Story] = []
    for members in _components(len(ordered), scores):
        within = _completed(members, ordered, scores)
        stories.extend(_story([ordered[i] for i in held], held, within) for held in _joined(members, within))
    return sorted(stories, key=lambda story: story.id)


def _components(count: int, scores: Mapping[int, Mapping[int, int]]) -> list[list[int]]:
    """The reports that likenesses worth a join hold together, directly or over others."""
    seen = [False] * count
    components = []
    for start in range(count):
        if seen[start]:
            continue
        seen[start] = True
        members = [start]
        for member in members:
            for other, score in scores.get(member, {}).items():
                if score >= _asked(1) and not seen[other]:
                    seen[other] = True
                    members.append(other)
        components.append(sorted(members))
    return components


def _completed(members: Sequence[int], outlines: Sequence[Outline], scores: Mapping[int, Mapping[int, int]]) -> Scores:
    """The likenesses within a component, those of pairs that were no candidates too."""
    held = set(members)
    if len(members) <= 2 or len(members) > MOST_COMPARED:
        return {i: {j: score for j, score in scores.get(i, {}).items() if j in held} for i in members}
    within: Scores = {i: {} for i in members}
    table = compare([outlines[i] for i in members])
    for (a, b), score in table:
        one, other = members[a], members[b]
        within[one][other] = within[other][one] = score
    return within


class _Merge(NamedTuple):
    """A join of two groups that could be made, the best first; its groups are named by their first members."""

    margin: int  # below zero, the lower the better
    a: int
    b: int
    a_size: int
    b_size: int


def _asked(pairs: int) -> int:
    """The average score asked of this many pairs."""
    return _LEAST + round(_LEAST_MORE / math.sqrt(pairs))


def _joined(members: Sequence[int], within: Scores) -> list[list[int]]:
    """The groups that average linkage makes of a component."""
    groups = {i: [i] for i in members}
    sums: Scores = {i: dict(within[i]) for i in members}
    waiting: list[_Merge] = []
    for i in members:
        for j, score in within[i].items():
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
    margin = _asked(pairs) * 1000 - total * 1000 // pairs
    if margin <= 0:
        heapq.heappush(waiting, _Merge(margin, a, b, a_size, b_size))


def _story(reports: Sequence[Outline], members: Sequence[int], within: Scores) -> Story:
    earliest = min(reports, key=lambda outline: (outline.day or _LAST_DAY, outline.report))
    likest = {i: sum(within[i].get(j, 0) for j in members) for i in members}
    central = min(
        zip(members, reports, strict=True),
        key=lambda item: (not item[1].titled, -likest[item[0]], item[1].day or _LAST_DAY, item[1].report),
    )[1]
    return Story(_story_id(earliest), central.title, tuple(outline.report for outline in reports))


def _story_id(earliest: Outline) -> str:
    """An id made of the earliest report alone: later reports that join leave it as it is."""
    words = [word.lower() for word in _SLUG_WORD.findall(earliest.title)][:_SLUG_WORDS]
    mark = hashlib.sha256(earliest.report.encode()).hexdigest()[:8]
    return "-".join([*words, mark])
