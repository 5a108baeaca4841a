"""Which figures stand in one line: the likeliest pairs first, and nothing in a line that shuts another out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from onrecord.linking.lines.conflicts import conflicts
from onrecord.linking.lines.context import FigureInContext
from onrecord.linking.lines.days import full_day, is_running, moment
from onrecord.linking.lines.likeness import LIKE, likeness
from onrecord.model import Figure

_NEXT = 24  # of those in a block, each is compared with so many that follow it in time
_MOST_ASKED = 16  # two larger groups are compared by so many members of each
Pair = tuple[float, str, str]  # the less the likelier; two figures by id


def likely(known: Mapping[str, FigureInContext]) -> Iterator[Pair]:
    """The pairs that may stand in one line, each once."""
    seen: set[tuple[str, str]] = set()
    for a, b in near_in_time(known.values()):
        pair = (min(a.figure.id, b.figure.id), max(a.figure.id, b.figure.id))
        if pair in seen or not _may_pair(a, b):
            continue
        seen.add(pair)
        if (score := likeness(a, b)) >= LIKE:
            yield score, *pair


def near_in_time(figures: Iterable[FigureInContext]) -> Iterator[tuple[FigureInContext, FigureInContext]]:
    """Each figure with the next in time of each of its blocks; a pair may come more than once."""
    for block in _blocks(figures).values():
        block.sort(key=lambda each: (moment(each) or "~", each.figure.id))
        for at, a in enumerate(block):
            for b in block[at + 1 : at + 1 + _NEXT]:
                yield a, b


def _may_pair(a: FigureInContext, b: FigureInContext) -> bool:
    one, other = a.figure, b.figure
    if one.report == other.report and not _is_own_word(one, other):
        return False
    return not conflicts(a, b)


def _is_own_word(one: Figure, other: Figure) -> bool:
    """Whether a report gives the two for one: it repeats itself, or says that one takes the place of the other."""
    same = (one.low, one.high, one.hedge) == (other.low, other.high, other.hedge)
    return same or other.id == one.revises or one.id == other.revises


def _blocks(figures: Iterable[FigureInContext]) -> dict[tuple[str, ...], list[FigureInContext]]:
    blocks: dict[tuple[str, ...], list[FigureInContext]] = defaultdict(list)
    for each in figures:
        figure = each.figure
        kind = (figure.effect or "", figure.unit or "")
        blocks["story", *kind, each.story].append(each)
        if is_running(figure):
            for actor in sorted(each.actors):
                blocks["state", *kind, each.whom.head, actor].append(each)
        elif (day := full_day(figure)) is not None:
            blocks["day", *kind, day].append(each)
    return blocks


def told_together(
    together: Sequence[tuple[str, str]], parted: Collection[frozenset[str]], known: Mapping[str, FigureInContext]
) -> dict[str, list[str]]:
    """The group of each figure that a person put beside another, unless they count different happenings by now."""
    group_of: dict[str, list[str]] = {}
    for a, b in together:
        if a not in known or b not in known or not _same_kind(known[a].figure, known[b].figure):
            continue
        one, other = group_of.setdefault(a, [a]), group_of.setdefault(b, [b])
        if one is not other and not any(frozenset((x, y)) in parted for x in one for y in other):
            one.extend(other)
            group_of |= dict.fromkeys(other, one)
    return group_of


def _same_kind(one: Figure, other: Figure) -> bool:
    return one.effect == other.effect and one.unit == other.unit


def joined(
    pairs: Sequence[Pair],
    known: Mapping[str, FigureInContext],
    group_of: dict[str, list[str]],
    parted: Collection[frozenset[str]],
) -> list[list[str]]:
    """Groups of figures, those in `group_of` to begin with, then the likeliest pairs first.

    Two groups join only where no figure of one shuts out one of the other, and where they are alike on the average.
    """
    barred: defaultdict[str, set[str]] = defaultdict(set)  # groups, by their first figures, that never join
    tried: dict[tuple[str, str], tuple[int, int]] = {}
    for _, a, b in pairs:
        one, other = group_of.setdefault(a, [a]), group_of.setdefault(b, [b])
        sizes = len(one), len(other)
        if one is other or other[0] in barred[one[0]] or tried.get((one[0], other[0])) == sizes:
            continue
        tried[one[0], other[0]] = sizes
        across = [(known[x], known[y]) for x in _asked(one) for y in _asked(other)]
        if not _may_join(one, other, across, known, parted):
            barred[one[0]].add(other[0])
            barred[other[0]].add(one[0])
        elif sum(likeness(x, y) for x, y in across) >= LIKE * len(across):
            for shut_out in barred.pop(other[0], ()):
                barred[shut_out].add(one[0])
                barred[one[0]].add(shut_out)
            one.extend(other)
            group_of |= dict.fromkeys(other, one)
    unique = {id(group): group for group in group_of.values()}
    return sorted(sorted(group) for group in unique.values())


def _may_join(
    one: list[str],
    other: list[str],
    across: Sequence[tuple[FigureInContext, FigureInContext]],
    known: Mapping[str, FigureInContext],
    parted: Collection[frozenset[str]],
) -> bool:
    """Whether nothing shuts one group out of the other. What does so once does so for ever: groups only grow."""
    if not all(_may_pair(x, y) for x, y in across) or not _may_share_reports(one, other, known):
        return False
    return not parted or not any(frozenset((x, y)) in parted for x in one for y in other)


def _asked(group: list[str]) -> list[str]:
    """The members of a group that speak for it: all of a small one, else the likeliest and those joined last."""
    return group if len(group) <= _MOST_ASKED else group[: _MOST_ASKED // 2] + group[-_MOST_ASKED // 2 :]


def _may_share_reports(one: list[str], other: list[str], known: Mapping[str, FigureInContext]) -> bool:
    """Whether the figures that two groups have of one report may stand in one line."""
    ours = {known[id].figure.report for id in one}
    common = ours.intersection(known[id].figure.report for id in other)
    if not common:
        return True
    kept, others = ([known[id] for id in ids if known[id].figure.report in common] for ids in (one, other))
    return all(_may_pair(x, y) for x in kept for y in others if x.figure.report == y.figure.report)
