"""How long linking takes, and how much memory, as the pile grows: a table, and a plot if asked for.

    python benchmarks/linking_scale.py [--counts 1000,10000,100000] [--plot FILE.svg]

The piles are invented (`piles.py`, seeded); their figures are found by a pattern, since reading 100,000 reports would
take hours and is not what is measured. Each pile is linked in a process of its own; then ten more reports come, and
the record is linked again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from piles import Row, pile

from onrecord.model import Effect, Figure, Reading, Report, Zone
from onrecord.record.links import link_reports
from onrecord.record.opening import transaction
from onrecord.record.store import Record
from onrecord.record.writing import Fresh, put

_MORE = 10
_NUMBER = re.compile(r"(\d+) (?:people|wounded|were wounded|persons)\b([^.]*)")
_WORDS: tuple[tuple[str, Effect], ...] = (("wounded", "injured"), ("missing", "missing"), ("looking for", "missing"))
_WIDTH, _HEIGHT, _EDGE = 640, 400, 60


def reading_of(row: Row) -> Reading:
    """A report of the pile with its figures, but nothing else."""
    sha256 = hashlib.sha256(row.text.encode()).hexdigest()
    report = Report(
        row.id, row.text, sha256, (Zone("body", 0, len(row.text)),), title=row.title, outlet=row.outlet,
        published=row.published, published_basis="given", language="en", id_given=True,
    )  # fmt: skip
    figures: list[Figure] = []
    for match in _NUMBER.finditer(row.text):
        sentence = row.text[row.text.rfind(".", 0, match.start()) + 1 : match.end()]
        effect: Effect = next((effect for word, effect in _WORDS if word in sentence), "killed")
        number = int(match[1])
        figures.append(
            Figure(
                f"{row.id}#f{len(figures) + 1}",
                row.id,
                report.span(*match.span(1)),
                number,
                number,
                "exact",
                "body",
                unit="person",
                effect=effect,
            )
        )
    return Reading(report, figures=tuple(figures))


def store(record: Record, rows: Iterable[Row]) -> None:
    """Put reports in, a thousand a transaction."""
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == 1_000:
            _store(record, batch)
            batch = []
    _store(record, batch)


def _store(record: Record, rows: Sequence[Row]) -> None:
    with transaction(record.connection):
        for row in rows:
            put(record.connection, Fresh(reading_of(row), "benchmark", "benchmark"))


def measure(count: int) -> dict[str, Any]:
    """One pile: seconds and memory to link it, seconds to link it again with ten reports more."""
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "pile.db", create=True) as record:
        rows = list(pile(count + _MORE, seed=1))
        store(record, rows[:count])
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        whole = _timed(record)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        store(record, rows[count:])
        more = _timed(record)
        counts = record.counts()
        size = (Path(folder) / "pile.db").stat().st_size
    return {
        "reports": count, "seconds": whole, "ten_more_seconds": more, "peak_mib": peak // 1024,
        "before_mib": before // 1024, "file_mib": size // 2**20,
        **{kind: counts[kind] for kind in ("stories", "reuse", "lines")},
    }  # fmt: skip


def _timed(record: Record) -> float:
    began = time.monotonic()
    with transaction(record.connection):
        link_reports(record, "benchmark")
    return time.monotonic() - began


def table(results: Sequence[dict[str, Any]]) -> str:
    lines = [
        "| reports | link all, s | ms a report | ten more, s | peak MiB | file MiB | stories | pairs | lines |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {it['reports']:,} | {it['seconds']:.1f} | {1000 * it['seconds'] / it['reports']:.2f}"
        f" | {it['ten_more_seconds']:.1f} | {it['peak_mib']:,} | {it['file_mib']:,} | {it['stories']:,}"
        f" | {it['reuse']:,} | {it['lines']:,} |"
        for it in results
    ]
    return "\n".join(lines)


def plot(results: Sequence[dict[str, Any]]) -> str:
    """Seconds against reports, both logarithmic, beside what growth in proportion would be."""
    xs = [math.log10(it["reports"]) for it in results]
    ys = [math.log10(max(it["seconds"], 0.01)) for it in results]
    low, high = min(ys), max(max(ys), min(ys) + xs[-1] - xs[0])

    def at(x: float, y: float) -> tuple[float, float]:
        return (
            _EDGE + (x - xs[0]) / ((xs[-1] - xs[0]) or 1) * (_WIDTH - 2 * _EDGE),
            _HEIGHT - _EDGE - (y - low) / ((high - low) or 1) * (_HEIGHT - 2 * _EDGE),
        )

    measured = [at(x, y) for x, y in zip(xs, ys, strict=True)]
    straight = [at(xs[0], ys[0]), at(xs[-1], ys[0] + xs[-1] - xs[0])]
    marks = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4"/><text x="{x + 6:.1f}" y="{y + 16:.1f}">'
        f"{it['reports']:,}: {it['seconds']:.1f} s</text>"
        for (x, y), it in zip(measured, results, strict=True)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH + 60} {_HEIGHT}" role="img"'
        ' font-family="sans-serif" font-size="12"><title>Seconds to link a record, by its reports</title>'
        "<desc>Both axes are logarithmic. The dashed line is growth in proportion to the reports.</desc>"
        f'<rect width="{_WIDTH + 60}" height="{_HEIGHT}" fill="white"/>'
        f'<polyline points="{_points(straight)}" fill="none" stroke="gray" stroke-dasharray="6 4"/>'
        f'<polyline points="{_points(measured)}" fill="none" stroke="black" stroke-width="2"/>{marks}'
        f'<text x="{_EDGE}" y="24">seconds to link all; dashed: in proportion to the reports</text></svg>\n'
    )


def _points(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", default="1000,10000,100000")
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one)))
        return
    results = []
    for count in options.counts.split(","):
        command = [sys.executable, __file__, "--one", count]
        results.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
        print(results[-1], file=sys.stderr)
    print(table(results))
    if options.plot:
        options.plot.write_text(plot(results), encoding="utf-8")


if __name__ == "__main__":
    main()
