"""Score text reuse between reports: the package reads and compares them, a scorer judges what it says of the pairs.

    python benchmarks/reuse.py REPORTS.jsonl PAIRS.jsonl --scorer score_reuse.py

REPORTS has a row `{id, text}` a report, PAIRS the labelled pairs. SCORER is called as `SCORER.py REPORTS PAIRS REUSE`
and prints what it finds. Only pairs that the candidates hold are compared, as over a whole pile; times go to standard
error.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.intake.readers import read_source
from onrecord.intake.sources import find_sources
from onrecord.linking.reuse import candidates, judge_pairs, prepare, sketch
from onrecord.model import Report, Reuse, Span


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    options, passed_on = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "reuse.jsonl"
        rows = (json.dumps(row(reuse)) + "\n" for reuse in compare(list(read(options.reports))))
        found.write_text("".join(rows), encoding="utf-8")
        scorer = [sys.executable, options.scorer, options.reports, options.pairs, found, *passed_on]
        sys.exit(subprocess.run(scorer, check=False).returncode)


def read(path: Path) -> Iterator[Report]:
    """The reports of a JSON Lines file, with their zones."""
    for source in find_sources([str(path)])[0]:
        yield from (report for report in read_source(source) if isinstance(report, Report))


def compare(reports: list[Report]) -> Iterator[Reuse]:
    """What each pair of candidates shares."""
    began = time.perf_counter()
    prepared = {report.id: prepare(report) for report in reports}
    ready = time.perf_counter()
    pairs = candidates({id: sketch(one) for id, one in prepared.items()})
    found = time.perf_counter()
    yield from judge_pairs(pairs, prepared.__getitem__)
    judged = time.perf_counter()
    times = f"prepared {ready - began:.1f} s, candidates {found - ready:.1f} s, compared {judged - found:.1f} s"
    print(f"{len(reports)} reports, {len(pairs)} pairs: {times}", file=sys.stderr)


def row(reuse: Reuse) -> dict[str, Any]:
    """The row of the export."""
    edits = [{"op": edit.op, "a": offsets(edit.a), "b": offsets(edit.b)} for edit in reuse.edits]
    return {
        "a": reuse.a, "b": reuse.b, "kind": reuse.kind, "a_share": reuse.a_share, "b_share": reuse.b_share,
        "edits": edits,
    }  # fmt: skip


def offsets(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span is not None else None


if __name__ == "__main__":
    main()
