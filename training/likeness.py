"""Fit the weights that `linking.stories.likeness` tells reports of one story by, and tell how well they carry over.

    python training/likeness.py STORIES.jsonl INCIDENTS.jsonl --others OTHERS.jsonl...

STORIES has rows `{id, text, title, published, story}`, INCIDENTS the same with `incident`; OTHERS' reports are taken to
be of no story. Pairs of one story are positive; of all pairs only those are kept whose words or headlines are somewhat
alike. A story weighs by its reports, not by its pairs, and every pair is seen a second time without its days. Told are
pair precision and recall for folds by story and for each corpus fitted on the rest, then BCubed figures of average
linkage over out-of-fold likenesses, threshold by threshold. The start and the weights are printed last, to be copied.
Those that ship were fitted on the development stories and the gva incidents, with polnear, wwn, timeline17, syria,
timex and muc as others.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.intake.given import Given
from onrecord.intake.readers import report_from_text
from onrecord.linking.stories import Outline, outline_of
from onrecord.linking.stories.likeness import FEATURES, features, log_odds, terms_of

FOLDS = 5
LEAST_WORDS, LEAST_TITLES = 0.06, 0.35  # pairs of whom neither is alike so much tell nothing
INCIDENT_PAIRS = 60_000  # negatives kept of the incidents
UNDATED_WEIGHT = 0.3
RIDGE = 1.0
THRESHOLDS = (-2.0, -2.5, -3.0, -3.5)
MORE = 2.0  # asked above the threshold of a single pair, less the more pairs bear a join out,
BOTH = 2.0  # and of two groups, the more the larger the smaller of them
Floats = NDArray[np.float64]
Row = dict[str, Any]


class Pairs(NamedTuple):
    """Features of pairs; whether each is of one story, its weight, the corpus and fold of its first, both reports."""

    rows: Floats
    same: NDArray[np.bool_]
    weight: Floats
    corpus: NDArray[np.str_]
    folds: NDArray[np.int64]
    first: NDArray[np.int64]
    second: NDArray[np.int64]

    def where(self, kept: NDArray[Any]) -> Pairs:
        return Pairs(*(column[kept] for column in self))


def rows_of(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def outline(row: Row) -> Outline:
    given = Given(published=row.get("published") or None, outlet=row.get("outlet"), title=row.get("title") or None)
    return outline_of(report_from_text(row["text"], str(row["id"]), given))


def pairs_of(outlines: list[Outline], labels: list[str | None], corpora: list[str]) -> Pairs:
    """The pairs with a labelled report among them whose words are somewhat alike."""
    names = sorted({label for label in labels if label is not None})
    order = np.random.default_rng(0).permutation(len(names))
    fold_of = {name: int(order[i] % FOLDS) for i, name in enumerate(names)}
    sizes = Counter(labels)
    label = np.array([names.index(one) if one is not None else -1 for one in labels])
    folds = np.array([fold_of[one] if one is not None else -1 for one in labels])
    weights = np.array([1.0 / max(1, sizes[one] - 1) for one in labels])
    kept: list[tuple[Any, ...]] = []
    labelled = int((label >= 0).sum())
    for begin in range(0, labelled, 100):
        first = np.repeat(np.arange(begin, min(begin + 100, labelled)), len(outlines))
        second = np.tile(np.arange(len(outlines)), len(first) // len(outlines))
        wanted = second > first
        first, second = first[wanted], second[wanted]
        rows = features(outlines, first, second)
        same = label[first] == label[second]
        telling = np.flatnonzero((rows[:, 0] >= LEAST_WORDS) | (rows[:, 1] >= LEAST_TITLES))
        first, second, same = first[telling], second[telling], same[telling]
        weight = np.where(same, weights[first], 1.0)
        kept.append((rows[telling], same, weight, np.array(corpora)[first], folds[first], first, second))
    return Pairs(*(np.concatenate(column) for column in zip(*kept, strict=True)))


def thinned(pairs: Pairs) -> Pairs:
    """The incidents' pairs, of other incidents only so many, each for several."""
    apart = np.flatnonzero(~pairs.same)
    drawn = np.random.default_rng(0).choice(apart, min(len(apart), INCIDENT_PAIRS), replace=False)
    weight = np.where(pairs.same, pairs.weight, len(apart) / len(drawn))
    return pairs._replace(weight=weight).where(np.concatenate([np.flatnonzero(pairs.same), drawn]))


def fitted(pairs: Pairs) -> tuple[float, dict[str, float]]:
    """The start and the weights of the logistic formula, by Newton's method, a little held back."""
    undated = pairs.rows.copy()
    undated[:, FEATURES.index("gap")], undated[:, FEATURES.index("undated")] = np.log1p(10), 1.0
    terms = terms_of(np.concatenate([pairs.rows, undated]))
    table = np.column_stack([np.ones(2 * len(pairs.rows)), *terms.values()])
    same = np.tile(pairs.same, 2).astype(np.float64)
    weight = np.concatenate([pairs.weight, pairs.weight * UNDATED_WEIGHT])
    middle, spread = table.mean(axis=0), np.maximum(table.std(axis=0), 1e-9)
    middle[0], spread[0] = 0.0, 1.0
    table = (table - middle) / spread
    ridge = np.diag([1e-6, *[RIDGE] * len(terms)])
    found = np.zeros(table.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(table @ found, -30, 30)))
        slope = table.T @ (weight * (same - chance)) - ridge @ found
        bend = (table * (weight * chance * (1 - chance))[:, None]).T @ table + ridge
        found += np.linalg.solve(bend, slope)
    plain = found / spread
    start = found[0] - float((found * middle / spread)[1:].sum())
    return round(start, 3), dict(zip(terms, np.round(plain[1:], 3).tolist(), strict=True))


def tell(name: str, pairs: Pairs, odds: Floats) -> None:
    """Precision and recall of pairs, a story weighing by its reports, at even odds and below."""
    told = []
    for least in (0.0, -1.0, -2.0, -3.0):
        joined = odds >= least
        right = float(pairs.weight[joined & pairs.same].sum())
        false = int((joined & ~pairs.same).sum())
        told.append(f"{least:+.0f}: R {100 * right / pairs.weight[pairs.same].sum():.1f}, {false} false")
        right_pairs = int((joined & pairs.same).sum())
        told[-1] += f", P {100 * right_pairs / max(1, right_pairs + false):.1f}"
    print(f"{name:24}{int(pairs.same.sum())} pairs of one story; at log-odds " + "; ".join(told))


def grouped(count: int, pairs: Pairs, odds: Floats, least: float, floor: float = -6.0) -> list[list[int]]:
    """Average linkage as of `onrecord.linking.stories`, all pairs known; those unlike stand at the floor."""
    kept = np.flatnonzero(odds > floor)
    nodes, places = np.unique(np.stack([pairs.first[kept], pairs.second[kept]]), return_inverse=True)
    places = places.reshape(2, -1)
    sums = np.zeros((len(nodes), len(nodes)))
    sums[places[0], places[1]] = sums[places[1], places[0]] = np.minimum(odds[kept], floor + 10) - floor
    sizes, groups = np.ones(len(nodes)), [[int(node)] for node in nodes]
    while len(nodes):
        count_pairs = np.outer(sizes, sizes)
        margin = sums / count_pairs - MORE / np.sqrt(count_pairs) - BOTH * (1 - 1 / np.minimum.outer(sizes, sizes))
        one, other = np.unravel_index(int(margin.argmax()), margin.shape)
        if margin[one, other] < least - floor:
            break
        groups[one] += groups[other]
        groups[other] = []
        sums[one] += sums[other]
        sums[:, one] += sums[:, other]
        sums[other] = sums[:, other] = 0.0
        sums[one, one] = 0.0
        sizes[one] += sizes[other]
    seen = {node for group in groups for node in group}
    return [group for group in groups if group] + [[i] for i in range(count) if i not in seen]


def judge(labels: list[str | None], groups: list[list[int]]) -> str:
    sizes = Counter(label for label in labels if label is not None)
    precision = recall = 0.0
    several = mixed = 0
    for group in groups:
        held = Counter(label for i in group if (label := labels[i]) is not None)
        if held:
            precision += sum(count * count / len(group) for count in held.values())
            recall += sum(count * count / sizes[label] for label, count in held.items())
            several += len(group) > 1
            mixed += len(group) > 1 and (len(held) > 1 or held.total() < len(group))
    p, r = 100 * precision / sizes.total(), 100 * recall / sizes.total()
    return f"BCubed P {p:.1f} R {r:.1f} F1 {2 * p * r / (p + r):.1f}, false merges {mixed} of {several}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("incidents", type=Path)
    parser.add_argument("--others", type=Path, nargs="+", default=[])
    options = parser.parse_args()
    told = sorted(rows_of(options.stories), key=lambda row: str(row["id"]))
    others = [row for path in options.others for row in rows_of(path)]
    labels = [row["story"] for row in told] + [None] * len(others)
    corpora = [label.partition("-")[0] if label else "others" for label in labels]  # the ids name their corpus
    stories = pairs_of([outline(row) for row in told + others], labels, corpora)
    rows = sorted(rows_of(options.incidents), key=lambda row: str(row["id"]))
    incidents = pairs_of([outline(row) for row in rows], [row["incident"] for row in rows], ["incidents"] * len(rows))
    report(stories, incidents, labels, corpora)
    start, weights = fitted(joined_sets(stories, thinned(incidents)))
    print(f"_START = {start}\n_WEIGHTS = {json.dumps(weights, indent=4)}")


def joined_sets(*sets: Pairs) -> Pairs:
    return Pairs(*(np.concatenate(columns) for columns in zip(*sets, strict=True)))


def report(stories: Pairs, incidents: Pairs, labels: list[str | None], corpora: list[str]) -> None:
    thin = thinned(incidents)
    second_fold = dict(zip(stories.first.tolist(), stories.folds.tolist(), strict=True))
    other_folds = np.array([second_fold.get(i, -1) for i in stories.second.tolist()])
    odds = np.zeros(len(stories.rows))
    incident_odds = np.zeros(len(incidents.rows))
    for fold in range(FOLDS):
        held = stories.folds == fold
        rest = joined_sets(stories.where(~held & (other_folds != fold)), thin.where(thin.folds != fold))
        formula = fitted(rest)
        odds[held] = log_odds(stories.rows[held], *formula)
        out = incidents.folds == fold
        incident_odds[out] = log_odds(incidents.rows[out], *formula)
    tell("folds, stories", stories, odds)
    tell("folds, incidents", incidents, incident_odds)
    second = np.array(corpora)[stories.second]
    for corpus in sorted(set(stories.corpus.tolist())):
        test = stories.where((stories.corpus == corpus) & ((second == corpus) | (second == "others")))
        formula = fitted(joined_sets(stories.where((stories.corpus != corpus) & (second != corpus)), thin))
        tell(f"{corpus} from the rest", test, log_odds(test.rows, *formula))
    formula = fitted(thin)
    tell("stories from incidents", stories, log_odds(stories.rows, *formula))
    alone = stories.where(second != "others")
    formula = fitted(stories)
    tell("incidents from stories", incidents, log_odds(incidents.rows, *formula))
    golden: list[str | None] = [label for label in labels if label is not None]
    for least in THRESHOLDS:
        few = judge(golden, grouped(len(golden), alone, odds[second != "others"], least))
        many = judge(labels, grouped(len(labels), stories, odds, least))
        print(f"threshold {least:+.1f}: {few}; with others: {many}")


if __name__ == "__main__":
    main()
