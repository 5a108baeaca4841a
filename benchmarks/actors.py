"""Score who is meant, within and across reports: the installed package reads them, a scorer judges the mentions.

    python benchmarks/actors.py REPORTS.jsonl GOLD.jsonl --scorer score_actors.py

REPORTS has a row `{id, text}` a report, GOLD the mentions with their chains. SCORER is called as
`SCORER.py REPORTS GOLD MENTIONS` and prints what it finds.
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
    parser.add_argument("reports", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        mentions = read_and_export(options.reports, "mentions", Path(folder))
        scorer = [sys.executable, options.scorer, options.reports, options.gold, mentions]
        sys.exit(subprocess.run(scorer, check=False).returncode)


if __name__ == "__main__":
    main()
