"""Score what intake makes of pages, beside bare trafilatura on the same pages in the same run.

    python benchmarks/intake.py FOLDER --scorer score_intake.py [--worst 10]

FOLDER holds `pages/` and `gold.jsonl` with a page a line (`id` is the file's name). Nothing but intake runs: no model
is loaded and no record written.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from scoring import run_scorer
from trafilatura import bare_extraction
from trafilatura.settings import Document

from onrecord.intake.readers import read_source
from onrecord.intake.sources import find_sources
from onrecord.model import Report

Row = dict[str, Any]
FIGURES = (
    ("body F1", "body.F1"),
    ("title exact", "title_exact"),
    ("date exact", "date.exact"),
    ("date wrong", "date.wrong"),
    ("author set exact", "authors.exact"),
    ("author wrong", "authors.wrong"),
    ("author invented", "author_invented"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="list the N pages with the lowest body F1")
    options = parser.parse_args()
    gold = options.folder / "gold.jsonl"
    pages = sorted((options.folder / "pages").iterdir())
    with tempfile.TemporaryDirectory() as folder:
        ours, bare = Path(folder) / "onrecord.jsonl", Path(folder) / "trafilatura.jsonl"
        seconds = [write(ours, with_onrecord, pages), write(bare, with_trafilatura, pages)]
        show([run_scorer(options.scorer, gold, rows, as_json=True) for rows in (ours, bare)], seconds)
        if options.worst:
            sys.stdout.flush()
            subprocess.run([sys.executable, options.scorer, gold, ours, "--worst", str(options.worst)], check=True)


def with_onrecord(pages: Iterable[Path]) -> Iterable[Row]:
    sources, skipped = find_sources([str(page) for page in pages])
    found = [*skipped, *(each for source in sources for each in read_source(source))]
    for each in found:
        if isinstance(each, Report):
            yield asdict(each)
        else:
            print(f"skipped {each.name}: {each.reason}", file=sys.stderr)


def with_trafilatura(pages: Iterable[Path]) -> Iterable[Row]:
    for page in pages:
        document = bare_extraction(page.read_bytes(), with_metadata=True)
        if isinstance(document, Document):
            yield {
                "id": page.name,
                "title": document.title,
                "byline": (document.author or "").replace("; ", ", "),
                "published": document.date,
                "body": document.text or "",
            }


def write(path: Path, read: Callable[[Iterable[Path]], Iterable[Row]], pages: Iterable[Path]) -> float:
    """Write a row a page; how many seconds it took."""
    begun = time.perf_counter()
    path.write_text("".join(json.dumps(row) + "\n" for row in read(pages)), encoding="utf-8")
    return time.perf_counter() - begun


def show(scores: list[Row], seconds: list[float]) -> None:
    print(f"{scores[0]['pages']} pages{'':14}onrecord  bare trafilatura")
    for name, path in FIGURES:
        values = []
        for score in scores:
            value: Any = score
            for key in path.split("."):
                value = value[key]
            values.append(float(value))
        print(f"{name:22}{values[0]:8.1f}{values[1]:18.1f}")
    print(f"{'seconds':22}{seconds[0]:8.1f}{seconds[1]:18.1f}")


if __name__ == "__main__":
    main()
