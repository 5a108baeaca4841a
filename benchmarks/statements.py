"""Score statements on a PolNeAR-shaped JSON Lines file: the installed package reads it, a scorer judges the export.

    python benchmarks/statements.py GOLD.jsonl --scorer score_statements.py [--bootstrap 300] [--nested]

GOLD has one article a line with `id`, `text` and `attributions`. Prints the scorer's own table.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from scoring import read_and_export


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    options, passed_on = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        exported = read_and_export(options.gold, "statements", Path(folder))
        done = subprocess.run([sys.executable, options.scorer, options.gold, exported, *passed_on], check=False)
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
