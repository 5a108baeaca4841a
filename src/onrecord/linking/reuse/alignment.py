"""Which sentences of two bodies answer each other, wherever they stand, and which words changed between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.linking.reuse.bodies import Body, Hashes, Range
from onrecord.linking.reuse.runs import windows

ALIKE = 0.55  # the share of words that two sentences must have in common, in the same order, to be aligned
_GRAM = 3
_MOST_PLACES = 12  # of a run of words that stands in more sentences than this, none is tried for it
_TRIED = 4
_BETWEEN = 2  # words between two changes that make one
_HOLLOWS = """
    a an the of in on at to by for from with and or but as that which who it its is was are were be been has had
    have his her their this these
"""
_HOLLOW = frozenset(_HOLLOWS.split())

Words = tuple[str, ...]


class Match(NamedTuple):
    """Two sentences, by their words, and the share of words that both have in the same order."""

    a: Range
    b: Range
    alike: float


class Change(NamedTuple):
    """Words of either side that take each other's place; one side may be empty."""

    a: Range
    b: Range


def align(a: Body, b: Body) -> list[Match]:
    """Pairs of sentences that answer each other, each sentence in one pair at most, in order of `a`."""
    same = list(_same(a, b))
    left_a = _without(a.sentences, {match.a for match in same})
    left_b = _without(b.sentences, {match.b for match in same})
    return sorted(same + _best(list(_nearly(a, b, left_a, left_b))))


def changes(a: Words, b: Words) -> list[Change]:
    """What differs between two sentences, as few and whole phrases as read well, in order.

    The same from either side: the matcher, which is not, is always given the lesser of the two first.
    """
    if a > b:
        return [Change(ours, theirs) for theirs, ours in changes(b, a)]
    head = _common(a, b)
    tail = _common(a[head:][::-1], b[head:][::-1])
    middle_a, middle_b = a[head : len(a) - tail], b[head : len(b) - tail]
    found = []
    for op, a1, a2, b1, b2 in SequenceMatcher(None, middle_a, middle_b, autojunk=False).get_opcodes():
        if op != "equal":
            found.append(Change((a1 + head, a2 + head), (b1 + head, b2 + head)))
    return [change for change in _joined(found, a) if not _same_letters(change, a, b)]


def _same(a: Body, b: Body) -> Iterator[Match]:
    """Sentences of the same words; of several, the first answers the first."""
    places: defaultdict[tuple[str, ...], list[Range]] = defaultdict(list)
    for first, past in reversed(b.sentences):
        places[b.words[first:past]].append((first, past))
    for first, past in a.sentences:
        if found := places.get(a.words[first:past]):
            yield Match((first, past), found.pop(), 1.0)


def _without(sentences: Sequence[Range], taken: set[Range]) -> list[Range]:
    return [sentence for sentence in sentences if sentence not in taken]


def _nearly(a: Body, b: Body, left_a: Sequence[Range], left_b: Sequence[Range]) -> Iterator[Match]:
    """Sentences with enough words in common, of those that share a run of three words most often."""
    if not (left_a and left_b):
        return
    our_runs, ours = _runs(a, left_a)
    their_runs, theirs = _runs(b, left_b)
    order = np.argsort(their_runs, kind="stable")
    their_runs, theirs = their_runs[order], theirs[order]
    low, high = np.searchsorted(their_runs, our_runs), np.searchsorted(their_runs, our_runs, "right")
    size = np.where(high - low <= _MOST_PLACES, high - low, 0)
    places = np.repeat(low - np.cumsum(size) + size, size) + np.arange(size.sum())
    pairs, shared = np.unique(np.repeat(ours, size) * len(b.sentences) + theirs[places], return_counts=True)
    tried = Counter[int]()
    for n in np.lexsort((pairs, -shared)).tolist():
        one, other = divmod(int(pairs[n]), len(b.sentences))
        if tried[one] < _TRIED or tried[-1 - other] < _TRIED:
            tried.update((one, -1 - other))
            alike = _alike(a.words[slice(*left_a[one])], b.words[slice(*left_b[other])])
            if alike >= ALIKE:
                yield Match(left_a[one], left_b[other], alike)


def _runs(body: Body, sentences: Sequence[Range]) -> tuple[Hashes, NDArray[np.int64]]:
    """The runs of three words that lie within one of these sentences, and the number of the sentence."""
    number = np.full(len(body.words), -1)
    for n, (first, past) in enumerate(sentences):
        number[first:past] = n
    runs = windows(body.hashes, _GRAM)
    whole = (number[: len(runs)] >= 0) & (number[: len(runs)] == number[len(number) - len(runs) :])
    return runs[whole], number[: len(runs)][whole]


def _alike(a: Words, b: Words) -> float:
    if 2 * min(len(a), len(b)) < ALIKE * (len(a) + len(b)):
        return 0.0
    common = sum((Counter(a) & Counter(b)).values())
    if 2 * common < ALIKE * (len(a) + len(b)):
        return 0.0
    return SequenceMatcher(None, min(a, b), max(a, b), autojunk=False).ratio()


def _best(matches: list[Match]) -> list[Match]:
    """The most alike first, each sentence once; of equals those that stand nearest to their order."""
    matches.sort(key=lambda match: (-match.alike, abs(match.a[0] - match.b[0]), match))
    taken_a: set[Range] = set()
    taken_b: set[Range] = set()
    found = []
    for match in matches:
        if match.a not in taken_a and match.b not in taken_b:
            taken_a.add(match.a)
            taken_b.add(match.b)
            found.append(match)
    return found


def _common(a: Words, b: Words) -> int:
    """How many words both begin with."""
    count = 0
    for ours, theirs in zip(a, b, strict=False):
        if ours != theirs:
            break
        count += 1
    return count


def _joined(found: Sequence[Change], a: Words) -> list[Change]:
    """Changes with hardly a word between them as one."""
    joined: list[Change] = []
    for change in found:
        between = a[joined[-1].a[1] : change.a[0]] if joined else ()
        if joined and len(between) <= _BETWEEN and is_hollow(between):
            last = joined.pop()
            change = Change((last.a[0], change.a[1]), (last.b[0], change.b[1]))
        joined.append(change)
    return joined


def is_hollow(words: Words) -> bool:
    """Whether the words are all articles, prepositions and the like."""
    return all(word in _HOLLOW for word in words)


def _same_letters(change: Change, a: Words, b: Words) -> bool:
    """Whether the two sides differ only in where words are parted ("air strikes", "airstrikes")."""
    return "".join(a[slice(*change.a)]) == "".join(b[slice(*change.b)])
