"""Score which reports are about the same happening: the installed package groups them, a scorer judges.

    python benchmarks/stories.py REPORTS.jsonl --scorer score_stories.py [--with OTHERS.jsonl...]
    python benchmarks/stories.py --pile COUNT...

REPORTS has a row `{id, text, title, published, outlet, story}` a report. The reports of OTHERS are put among them as
distractors, with ids of their own and no story: any that stands in a gold report's story counts as a false merge.
SCORER is called as `SCORER.py REPORTS STORIES`. `--pile` groups COUNT generated reports (see `piles.py`) and tells
the seconds, the memory and the false merges; each COUNT is best run in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from piles import pile

from onrecord.intake.given import Given
from onrecord.intake.readers import report_from_text
from onrecord.linking.stories import Outline, group, likenesses, outline_of

Row = dict[str, Any]


def outline(row: Row) -> Outline:
    given = Given(published=row.get("published") or None, outlet=row.get("outlet"), title=row.get("title") or None)
    return outline_of(report_from_text(row["text"], row["id"], given))


def rows_of(path: Path) -> Iterable[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def score(reports: Path, others: list[Path], scorer: Path, passed_on: list[str]) -> int:
    rows = list(rows_of(reports))
    for path in others:
        added = list(rows_of(path))
        rows += [row | {"id": f"{path.parent.name}/{row['id']}", "story": None} for row in added]
    outlines = [outline(row) for row in rows]
    with tempfile.TemporaryDirectory() as name:
        gold, found = Path(name, "gold.jsonl"), Path(name, "stories.jsonl")
        gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        stories = group(outlines, likenesses(outlines))
        lines = (json.dumps({"id": story.id, "reports": story.reports}) + "\n" for story in stories)
        found.write_text("".join(lines), encoding="utf-8")
        return subprocess.run([sys.executable, scorer, gold, found, *passed_on], check=False).returncode


def measure(count: int) -> None:
    rows = pile(count)
    written = {row.id: row.story for row in rows}
    started = time.perf_counter()
    outlines = [outline(row._asdict()) for row in rows]
    outlined = time.perf_counter()
    pairs = list(likenesses(outlines))
    compared = time.perf_counter()
    stories = group(outlines, pairs)
    grouped = time.perf_counter()
    mixed = sum(len({written[report] for report in story.reports}) > 1 for story in stories)
    several = sum(len(story.reports) > 1 for story in stories)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count} reports: outlines {outlined - started:.1f} s, likenesses {compared - outlined:.1f} s ({len(pairs)}),"
        f" grouping {grouped - compared:.1f} s, peak {peak:.0f} MiB; {len(stories)} stories"
        f" (written {len(set(written.values()))}), {mixed} of {several} mixed"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, nargs="?")
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--with", dest="others", type=Path, nargs="+", default=[])
    parser.add_argument("--pile", type=int, nargs="+", metavar="COUNT")
    options, passed_on = parser.parse_known_args()
    for count in options.pile or ():
        measure(count)
    if options.reports:
        if not options.scorer:
            parser.error("REPORTS needs --scorer")
        sys.exit(score(options.reports, options.others, options.scorer, passed_on))


if __name__ == "__main__":
    main()
