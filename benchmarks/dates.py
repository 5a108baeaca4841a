"""Score dates on a JSON Lines file: the installed package reads it, a scorer judges the export.

    python benchmarks/dates.py GOLD.jsonl --scorer SCORER.py [--first N]

GOLD has one report a line with `id`, `text`, `published` and `dates`. SCORER is called as
`SCORER.py GOLD EXPORT`, with any further options, and prints what it finds.
"""

from scoring import score_kind

if __name__ == "__main__":
    score_kind("dates", __doc__)
