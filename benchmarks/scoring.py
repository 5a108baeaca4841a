"""What the benchmarks share: read a file with the installed package, export one kind, run a scorer on it."""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path
from typing import Any


def score_kind(kind: str, description: str | None) -> None:
    """The command line of a benchmark of one kind: `GOLD.jsonl --scorer SCORER.py [--first N]`, the rest passed on."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--first", type=int, metavar="N", help="read and score the first N rows only")
    options, passed_on = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as name:
        gold = first_rows(options.gold, options.first, Path(name))
        exported = read_and_export(gold, kind, Path(name))
        done = subprocess.run([sys.executable, options.scorer, gold, exported, *passed_on], check=False)
    sys.exit(done.returncode)


def first_rows(gold: Path, first: int | None, folder: Path) -> Path:
    """A file in `folder` with the first rows of `gold`; `gold` itself where all are wanted."""
    if first is None:
        return gold
    part = folder / "first.jsonl"
    with gold.open(encoding="utf-8") as rows:
        part.write_text("".join(islice(rows, first)), encoding="utf-8")
    return part


def read_and_export(source: Path, kind: str, folder: Path) -> Path:
    """Read `source` into a new record in `folder`; the export of `kind` as JSON Lines."""
    record, exported = folder / "record.db", folder / f"{kind}.jsonl"
    onrecord("read", source, "--record", record, "--workers", "2", may_skip=True)
    onrecord("export", "--record", record, "--kind", kind, "-o", exported)
    return exported


def onrecord(*arguments: str | Path, may_skip: bool = False) -> None:
    """Run a command of the installed package; exit where it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", *arguments], check=False, stderr=subprocess.PIPE, text=True
    )
    if done.returncode not in ((0, 1) if may_skip else (0,)):
        sys.exit(f"onrecord {' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stderr[-2000:]}")


def run_scorer(scorer: Path, *arguments: str | Path, as_json: bool = False) -> Any:
    """The JSON that `scorer` prints."""
    command = [sys.executable, scorer, *arguments, *(["--json"] if as_json else [])]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


def sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
