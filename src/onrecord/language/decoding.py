"""From the encoder's scores to spans of words: cues, the source and contents of each, and names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Run = tuple[int, int]  # words, end exclusive

SOURCE, CUE, CONTENT = range(3)
NAME_KINDS = ("PER", "LOC", "ORG", "NORP")


@dataclass(frozen=True, slots=True)
class Settings:
    """Thresholds, tuned on reports held out of the training set. Scores are log-odds."""

    cue: float = -1.2  # a word may be a cue
    keep: float = 0.8  # an attribution is kept
    whole_weight: float = 0.4  # how much the linker's own doubt about the cue counts
    source_roles: float = 0.2  # how much the tagger's scores count in the link
    content_roles: float = 0.0
    source_bias: float = -0.4
    content_bias: float = -0.8
    source_turn: float = 2.0  # the price of a further span
    content_turn: float = 2.5
    source_floor: float = 0.2  # the least by which the best word of a source, or of a content, stands out
    content_floor: float = 0.2
    source_has: float = 0.5  # how much the linker's word on whether there is a source counts
    source_least: float = 0.0  # a source is there
    same: float = 0.6  # contents so alike, with the same source, are one attribution


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution, as words."""

    cue: Run
    source: tuple[Run, ...]
    content: tuple[Run, ...]
    score: float
    source_score: float


def role_odds(logits: Floats) -> Floats:
    """Words x 3 log-odds of bearing each role, from words x 9 tag scores (O, B, I of each)."""
    tags = logits.reshape(len(logits), 3, 3)
    return np.asarray(np.logaddexp(tags[..., 1], tags[..., 2]) - tags[..., 0])


def find_cues(logits: Floats, low: int, high: int, least: float) -> list[tuple[Run, float]]:
    """Runs of cue words that begin in `low` to `high`, each with the odds of its surest word."""
    tags = logits[:, 3 * CUE : 3 * CUE + 3]
    odds = np.logaddexp(tags[:, 1], tags[:, 2]) - tags[:, 0]
    inside = odds > least
    opens = inside & ((tags[:, 1] > tags[:, 2]) | ~np.concatenate(([False], inside[:-1])))
    found: list[tuple[Run, float]] = []
    for start in np.flatnonzero(opens).tolist():
        if low <= start < high:
            end = start + 1
            while end < len(inside) and inside[end] and not opens[end]:
                end += 1
            found.append(((start, end), float(odds[start:end].max())))
    return found


def segments(scores: Floats, price: float) -> list[tuple[Run, float]]:
    """The runs whose scores, less `price` for each run, sum highest; each with its own sum.

    Runs of like sign are folded first, so that the search walks over a few numbers.
    """
    positive = scores > 0
    if not positive.any():
        return []
    edges = np.flatnonzero(np.diff(positive)) + 1
    bounds = [0, *edges.tolist(), len(scores)]
    sums = np.add.reduceat(scores, bounds[:-1]).tolist()
    came: list[tuple[bool, bool]] = []  # for each fold: did "outside", did "inside" come from inside
    outside, inside = 0.0, float("-inf")
    for gain in sums:
        stay, enter = inside + gain, outside - price + gain
        came.append((inside > outside, stay >= enter))
        outside, inside = max(outside, inside), max(stay, enter)
    state = inside > outside
    found: list[tuple[Run, float]] = []
    end = len(sums)
    for number in range(len(sums) - 1, -1, -1):
        from_inside = came[number][1 if state else 0]
        if state and not from_inside:
            found.append(((bounds[number], bounds[end]), sum(sums[number:end])))
        elif not state and from_inside:
            end = number
        state = from_inside
    return found[::-1]


def link(cue: tuple[Run, float], scores: Floats, whole: Floats, roles: Floats, settings: Settings) -> Linked | None:
    """The attribution of one cue, None where it scores too low. Scores are words x 2, roles words x 3."""
    run, odds = cue
    score = (1 - settings.whole_weight) * odds + settings.whole_weight * float(whole[0])
    if score < settings.keep:
        return None
    content = scores[:, 1] + settings.content_roles * roles[:, CONTENT] + settings.content_bias
    contents = segments(_lifted(content, settings.content_turn + settings.content_floor), settings.content_turn)
    source = scores[:, 0] + settings.source_roles * roles[:, SOURCE] + settings.source_bias
    source_score = float(source.max()) + settings.source_has * float(whole[1])
    sources = segments(_lifted(source, settings.source_turn + settings.source_floor), settings.source_turn)
    best, _ = max(sources, key=lambda found: found[1])
    return Linked(
        run,
        (best,) if source_score >= settings.source_least else (),
        tuple(found for found, _ in contents),
        score,
        source_score,
    )


def _lifted(scores: Floats, least: float) -> Floats:
    """Scores whose highest is at least `least`: a best run there always is."""
    return scores + max(0.0, least - float(scores.max()))


def words_of(runs: Iterable[Run]) -> set[int]:
    """The words of the runs."""
    return {word for start, end in runs for word in range(start, end)}


def without_doubles(found: Sequence[Linked], same: float) -> list[Linked]:
    """Of attributions with the same source and nearly the same contents, the surest."""
    kept: list[tuple[Linked, set[int], set[int]]] = []
    holders: defaultdict[int, list[int]] = defaultdict(list)  # by word: the kept ones whose content holds it
    for one in sorted(found, key=lambda linked: (-linked.score, linked.cue)):
        content, source = words_of(one.content), words_of(one.source)
        near = [kept[number] for number in {number for word in content for number in holders[word]}]
        double = any(
            len(content & other) > same * len(content | other) and (source == its or not source)
            for _, other, its in near
        )
        if not double:
            for word in content:
                holders[word].append(len(kept))
            kept.append((one, content, source))
    return sorted((one for one, _, _ in kept), key=lambda linked: (linked.cue, linked.content))


def find_names(logits: Floats, low: int, high: int) -> list[tuple[Run, str]]:
    """Names that begin in `low` to `high`, from words x 9 tag scores (O, then B and I of each kind).

    Where a name begins and ends is read from the tags, its kind from the scores of all its words.
    """
    tags = logits.argmax(1).tolist()
    found: list[tuple[Run, str]] = []
    start = -1
    for word, tag in enumerate([*tags, 0]):
        if start >= 0 and tag % 2 == (1 if tag else 0):
            if low <= start < high:
                kinds = np.logaddexp(logits[start:word, 1::2], logits[start:word, 2::2]).sum(0)
                found.append(((start, word), NAME_KINDS[int(kinds.argmax())]))
            start = -1
        if start < 0 and tag:
            start = word
    return found
