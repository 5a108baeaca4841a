"""Score statements on a PolNeAR-shaped JSON Lines file: the installed package reads it, a scorer judges the export.

    python benchmarks/statements.py GOLD.jsonl --scorer SCORER.py [--first N] [--bootstrap 300] [--nested]

GOLD has one article a line with `id`, `text` and `attributions`. SCORER is called as
`SCORER.py GOLD EXPORT`, with any further options, and prints what it finds.
"""

from scoring import score_kind

if __name__ == "__main__":
    score_kind("statements", __doc__)
