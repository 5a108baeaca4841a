"""The quality gate: scores the installed package on development data against `floors.json`.

    python benchmarks/floors.py --data FOLDER [--only SET] [--update [--allow-lower]]

FOLDER holds the development data and `score/`. Each row of floors.json names a set: its gold file (with its hash, so
that a figure belongs to known data), the kind that is exported and the scorer, or the benchmark that scores by itself;
how many rows are read; and floors by figure. A figure under its floor fails the gate. `--update` raises floors to what
was measured; lowering one needs `--allow-lower`. Without the data the gate says what it skipped and passes.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from pathlib import Path
from typing import Any

from scoring import first_rows, read_and_export, run_scorer, sha256_of

FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.3  # another processor rounds otherwise, which changes a parse here and there
Row = dict[str, Any]


def measure(row: Row, shared: Path) -> dict[str, float]:
    """The figures of one set; keys are dotted paths into the scorer's JSON."""
    if "benchmark" in row:
        named = row.get("arguments", [row["gold"]])
        arguments = [name if name.startswith("--") else shared / name for name in named]
        result = run_scorer(Path(__file__).with_name(row["benchmark"]), *arguments, as_json=True)
    else:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            gold = first_rows(shared / row["gold"], row.get("first"), folder)
            exported = read_and_export(shared / row["read"] if "read" in row else gold, row["kind"], folder)
            before = [shared / path for path in row.get("before", [])]
            scorer = shared / "score" / row["scorer"]
            result = run_scorer(scorer, *before, gold, exported, as_json=row.get("json", False))
    return {path: value_at(result, path) for path in row["floors"]}


def value_at(result: Any, path: str) -> float:
    for key in path.split("."):
        result = result[key]
    return float(result)


def falls_short(name: str, row: Row, measured: dict[str, float]) -> bool:
    """Print each figure beside its floor; whether one is below."""
    short = False
    for path, value in measured.items():
        floor = row["floors"][path]
        short |= value < floor
        print(f"{'BELOW' if value < floor else 'holds':5}  {name:12} {path:32} {value:6.1f}   floor {floor:6.1f}")
    return short


def updated(row: Row, measured: dict[str, float], allow_lower: bool) -> Row:
    """The row with floors a little under what was measured; a lower one only if allowed."""
    cut = {path: math.floor((value - MARGIN) * 10) / 10 for path, value in measured.items()}
    floors = {path: value if allow_lower else max(value, row["floors"][path]) for path, value in cut.items()}
    return {**row, "floors": floors}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", help="one set of floors.json")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-lower", action="store_true")
    options = parser.parse_args()
    rows: dict[str, Row] = json.loads(FLOORS.read_text(encoding="utf-8"))
    failed = False
    for name, row in rows.items():
        gold = options.data / row["gold"]
        if options.only not in (None, name):
            continue
        if not gold.exists():
            print(f"skipped  {name}: no {gold}")
            continue
        if "sha256" in row and sha256_of(gold) != row["sha256"]:
            sys.exit(f"{gold} is not the file that the floors of {name} were measured on")
        measured = measure(row, options.data)
        failed |= falls_short(name, row, measured) and not (options.update and options.allow_lower)
        rows[name] = updated(row, measured, options.allow_lower) if options.update else row
    if options.update:
        FLOORS.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
