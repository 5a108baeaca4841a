"""Score dates on a JSON Lines file: the installed package reads it, a scorer judges the export.

    python benchmarks/dates.py GOLD.jsonl --scorer SCORER.py [--first 200]

GOLD has one report a line with `id`, `text`, `published` and `dates`; SCORER is called as
`SCORER.py GOLD DATES` and prints what it finds. `--first N` reads and scores the first N reports only.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path

from scoring import read_and_export


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--first", type=int, metavar="N")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        gold = folder / "gold.jsonl"
        with options.gold.open(encoding="utf-8") as rows:
            gold.write_text("".join(islice(rows, options.first)), encoding="utf-8")
        exported = read_and_export(gold, "dates", folder)
        done = subprocess.run([sys.executable, options.scorer, gold, exported], check=False)
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
