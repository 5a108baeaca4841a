"""How long linking takes, and how much memory, as the pile grows: a table, and a plot if asked for.

    python benchmarks/linking_scale.py [--counts 1000,10000,100000] [--plot FILE.svg]

The piles are invented (`piles.py`, seeded); their figures and actors are found by patterns, since reading 100,000
reports would take hours and is not what is measured. Each pile is linked in a process of its own; then ten more
reports come, and the record is linked again; then its actors and lines are drawn anew, as after a judgement. Seconds
are the processor's, of one core; the wall clock is told beside them, since other work on the machine lengthens it.
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
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from piles import FIRST_NAMES, Row, pile

from onrecord.model import Actor, Effect, Figure, Mention, Reading, Report, Zone
from onrecord.record.links import link_reports, redraw
from onrecord.record.opening import transaction
from onrecord.record.store import Record
from onrecord.record.writing import Fresh, put

_MORE = 10
_NUMBER = re.compile(r"(\d+) (?:people|wounded|were wounded|persons)\b([^.]*)")
_NAMED = re.compile(rf"\b(?:{'|'.join(FIRST_NAMES)}) [A-Z]\w+|\b[A-Z]\w+ Front\b")
_WORDS: tuple[tuple[str, Effect], ...] = (("wounded", "injured"), ("missing", "missing"), ("looking for", "missing"))
_WIDTH, _HEIGHT, _LEFT, _TOP, _FOOT, _RIGHT = 700, 420, 70, 50, 50, 110
_STYLE = (
    "<style>svg{color:#1b1b1b;background:#fff}.grid{stroke:currentColor;stroke-opacity:.18}"
    ".straight{stroke:currentColor;stroke-opacity:.6;stroke-dasharray:6 4}.took{stroke:currentColor;stroke-width:2}"
    "text,circle{fill:currentColor}@media(prefers-color-scheme:dark){svg{color:#eee;background:#161616}}</style>"
)


def reading_of(row: Row) -> Reading:
    """A report of the pile with its figures, its people and its armed groups, but nothing else."""
    sha256 = hashlib.sha256(row.text.encode()).hexdigest()
    report = Report(
        row.id, row.text, sha256, (Zone("body", 0, len(row.text)),), title=row.title, outlet=row.outlet,
        published=row.published, published_basis="given", language="en", id_given=True,
    )  # fmt: skip
    mentions, actors = _named(report)
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
    return Reading(report, mentions=mentions, actors=actors, figures=tuple(figures))


def _named(report: Report) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    mentions: list[Mention] = []
    of_name: dict[str, list[str]] = {}
    for match in _NAMED.finditer(report.text):
        own = of_name.setdefault(match[0], [])
        actor, id = f"{report.id}#a{list(of_name).index(match[0]) + 1}", f"{report.id}#m{len(mentions) + 1}"
        own.append(id)
        mentions.append(Mention(id, report.id, report.span(*match.span()), "name", "body", actor))
    actors = (
        Actor(f"{report.id}#a{n}", name, "group" if name.endswith("Front") else "person", (name,), tuple(own))
        for n, (name, own) in enumerate(of_name.items(), 1)
    )
    return tuple(mentions), tuple(actors)


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
        cpu, wall = _timed(record, lambda: link_reports(record, "benchmark"))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        store(record, rows[count:])
        more, _ = _timed(record, lambda: link_reports(record, "benchmark"))
        anew, _ = _timed(record, lambda: redraw(record))
        counts = record.counts()
        size = (Path(folder) / "pile.db").stat().st_size
    return {
        "reports": count, "seconds": cpu, "wall": wall, "ten_more": more, "redraw": anew, "peak_mib": peak // 1024,
        "before_mib": before // 1024, "file_mib": size // 2**20,
        **{kind: counts[kind] for kind in ("stories", "reuse", "lines")},
    }  # fmt: skip


def _timed(record: Record, work: Callable[[], None]) -> tuple[float, float]:
    """Seconds of the processor and of the wall clock."""
    cpu, wall = time.process_time(), time.monotonic()
    with transaction(record.connection):
        work()
    return time.process_time() - cpu, time.monotonic() - wall


def table(results: Sequence[dict[str, Any]]) -> str:
    lines = [
        "| reports | link all, s | wall clock, s | ms a report | ten more, s | redraw, s | peak MiB | file MiB"
        " | stories | pairs | lines |",
        "|" + "---:|" * 11,
    ]
    lines += [
        f"| {it['reports']:,} | {it['seconds']:.1f} | {it['wall']:.1f} | {1000 * it['seconds'] / it['reports']:.2f}"
        f" | {it['ten_more']:.1f} | {it['redraw']:.2f} | {it['peak_mib']:,} | {it['file_mib']:,}"
        f" | {it['stories']:,} | {it['reuse']:,} | {it['lines']:,} |"
        for it in results
    ]
    return "\n".join(lines)


def plot(results: Sequence[dict[str, Any]]) -> str:
    """Seconds against reports, both logarithmic, beside what growth in proportion would be."""
    xs = [math.log10(it["reports"]) for it in results]
    ys = [math.log10(max(it["seconds"], 0.01)) for it in results]
    straight = [ys[0], ys[0] + xs[-1] - xs[0]]
    decades = range(math.floor(min(ys)), math.ceil(max(*ys, *straight)) + 1)

    def at(x: float, y: float) -> tuple[float, float]:
        return (
            _LEFT + (x - xs[0]) / ((xs[-1] - xs[0]) or 1) * (_WIDTH - _LEFT - _RIGHT),
            _HEIGHT - _FOOT - (y - decades[0]) / (len(decades) - 1) * (_HEIGHT - _TOP - _FOOT),
        )

    grid = "".join(
        f'<path class="grid" d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}"/>'
        f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0**decade:,g}</text>'
        for decade in decades
        for _, y in [at(xs[0], decade)]
    )
    marks = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4"/><text x="{x + 9:.1f}" y="{y + 15:.1f}">{it["seconds"]:,.0f} s</text>'
        f'<text x="{x:.1f}" y="{_HEIGHT - _FOOT + 20}" text-anchor="middle">{it["reports"]:,}</text>'
        for (x, y), it in zip(map(at, xs, ys), results, strict=True)
    )
    lines = "".join(
        f'<polyline class="{name}" points="{_points([at(x, y) for x, y in zip(of_x, of_y, strict=True)])}"'
        ' fill="none"/>'
        for name, of_x, of_y in (("straight", [xs[0], xs[-1]], straight), ("took", xs, ys))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-labelledby="t d"'
        ' font-family="sans-serif" font-size="13"><title id="t">Seconds to link a record, by its reports</title>'
        f'<desc id="d">{_told(results)} Both axes are logarithmic. The dashed line is growth in proportion to the'
        f" reports.</desc>{_STYLE}{grid}{lines}{marks}"
        f'<text x="{_LEFT}" y="24">processor seconds to link all; dashed: in proportion to the reports</text>'
        f'<text x="{(_LEFT + _WIDTH - _RIGHT) / 2}" y="{_HEIGHT - 8}" text-anchor="middle">reports</text></svg>\n'
    )


def _told(results: Sequence[dict[str, Any]]) -> str:
    return " ".join(f"{it['reports']:,} reports: {it['seconds']:,.1f} s." for it in results)


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
