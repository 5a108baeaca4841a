"""Choose the decoding thresholds on held-out training reports, and report figures on any PolNeAR-shaped file.

    python training/tune.py --weights DIR --polnear FILE --scorer score_statements.py [--held-out] [--search]
                            [--names wwn/dev.jsonl] [--write] [--cache FILE] [--predictions FILE]

--held-out keeps only the training reports that train.py left out; --search walks the thresholds, one at a
time, towards the best sum of relation F1 and strict content F1; --write puts them into the manifest, with `keep` at 0.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import pickle
import sys
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path
from types import ModuleType

from examples import NAME_TYPES, held_out, rows

from onrecord.language.decoding import Settings, without_doubles
from onrecord.language.encoder import Encoder, _as_offsets, decode

HELD_OUT = 0.07
LEAST = -1.2
KEPT = 0.0  # what the package keeps: with the parse beside it, reading/attributions.py decides what is sure enough
STEPS = {
    "keep": (0.1, 0.3), "whole_weight": (0.2,), "source_roles": (0.1,), "content_roles": (0.15,),
    "source_bias": (0.4,), "content_bias": (0.4,), "source_turn": (0.5,), "content_turn": (0.5,),
    "source_least": (0.5, 1.0), "source_has": (0.2,), "same": (0.1,),
}  # fmt: skip


def load_scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("scorer", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["scorer"] = module
    spec.loader.exec_module(module)
    return module


def raw(encoder: Encoder, articles: list[dict]) -> list[tuple]:
    found = []
    for row in articles:
        pieces = encoder.cutter.cut(row["text"])
        found.append((pieces, list(encoder.scores(pieces, LEAST))))
    return found


def predict(scored: list[tuple], settings: Settings) -> list[list[dict]]:
    found = []
    for pieces, windows in scored:
        linked = [one for scores in windows for one in decode(scores, settings)]
        tags = [_as_offsets(pieces, one) for one in without_doubles(linked, settings.same)]
        found.append(
            [{"source": [list(s) for s in t.source], "cue": [list(t.cue)], "content": [list(s) for s in t.content]}
             for t in tags]
        )  # fmt: skip
    return found


def summarise(scorer: ModuleType, articles: list[dict], predictions: list[list[dict]]) -> dict:
    counts = [scorer.count_article(a, p, "word", False) for a, p in zip(articles, predictions, strict=True)]
    return scorer.summarise(counts)


def goal(summary: dict) -> float:
    return summary["relation"]["F1"] + 0.5 * summary["content_strict"]["F1"] + 0.25 * summary["token_macro_F1"]


def search(scorer: ModuleType, articles: list[dict], scored: list[tuple], settings: Settings) -> Settings:
    best = goal(summarise(scorer, articles, predict(scored, settings)))
    for round_number in range(2):
        before = best
        for name, steps in STEPS.items():
            for step in [s for size in steps for s in (size, -size)]:
                trial = replace(settings, **{name: round(getattr(settings, name) + step, 3)})
                value = goal(summarise(scorer, articles, predict(scored, trial)))
                if value > best + 0.02:
                    best, settings = value, trial
        print(f"round {round_number}: {best:.2f} {settings}", flush=True)
        if best - before < 0.1:
            break
    return settings


def short(summary: dict) -> str:
    figures = " ".join(
        f"{name} {summary[name]['P']:.1f}/{summary[name]['R']:.1f}/{summary[name]['F1']:.1f}"
        for name in (
            "source",
            "cue",
            "content",
            "content_lenient",
            "content_strict",
            "relation",
            "rel+cue",
            "rel_strict",
        )
    )
    kinds = " ".join(f"{k} {v['relation_recall']:.1f}" for k, v in sorted(summary["types"].items()))
    rest = f"macro {summary['token_macro_F1']:.1f} source-right {summary['source_ok_among_matched']:.1f}"
    return f"{figures}\n{rest} | {kinds}"


def score_names(encoder: Encoder, articles: list[dict]) -> str:
    right, found, gold = Counter(), Counter(), Counter()
    for row in articles:
        expected = {(e["start"], e["end"], NAME_TYPES[e["type"]]) for e in row["entities"] if e["type"] in NAME_TYPES}
        own = {(n.start, n.end, n.kind) for n in encoder.tag(row["text"]).names}
        for one in own:
            found[one[2]] += 1
            right[one[2]] += one in expected
        for one in expected:
            gold[one[2]] += 1
    f1 = {kind: 200 * right[kind] / (found[kind] + gold[kind]) for kind in gold}
    return " ".join(f"{kind} {value:.1f}" for kind, value in sorted(f1.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("weights", "polnear", "scorer"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    for name in ("names", "cache", "predictions"):
        parser.add_argument(f"--{name}", type=Path)
    for name in ("held-out", "search", "write"):
        parser.add_argument(f"--{name}", action="store_true")
    options = parser.parse_args()
    encoder, scorer = Encoder(options.weights), load_scorer(options.scorer)
    articles = [row for row in rows(options.polnear) if not options.held_out or held_out(row["id"], HELD_OUT)]
    if options.cache and options.cache.exists():
        scored = pickle.loads(options.cache.read_bytes())
    else:
        scored = raw(encoder, articles)
        if options.cache:
            options.cache.write_bytes(pickle.dumps(scored))
    settings = encoder.settings
    if options.search:
        settings = search(scorer, articles, scored, settings)
    predictions = predict(scored, settings)
    print(f"{len(articles)} articles, {settings}")
    print(short(summarise(scorer, articles, predictions)))
    if options.predictions:
        lines = [json.dumps({"id": a["id"], "attributions": p}) for a, p in zip(articles, predictions, strict=True)]
        options.predictions.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if options.names:
        print(score_names(encoder, rows(options.names)))
    if options.write:
        manifest = json.loads((options.weights / "manifest.json").read_text("utf-8"))
        manifest["settings"] = asdict(replace(settings, keep=KEPT))
        (options.weights / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
