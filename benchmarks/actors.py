"""Write the mentions of a set of reports with the actors they are linked to, for the scorer of actors.

    python benchmarks/actors.py REPORTS.jsonl MENTIONS.jsonl

REPORTS.jsonl has a row `{id, text}` a report; MENTIONS.jsonl gets the rows that `onrecord export --kind
mentions` would write, without going through a record.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections.abc import Iterator
from pathlib import Path

from onrecord.intake.zones import find_zones
from onrecord.language.parsing import parse
from onrecord.linking.actors import link_actors
from onrecord.model import Actor, Mention, Report
from onrecord.reading.attributions import find_attributions
from onrecord.reading.mentions import find_mentions


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=Path)
    parser.add_argument("mentions", type=Path)
    options = parser.parse_args()
    reports = list(_reports(options.reports))
    read, seconds, words = [], 0.0, 0
    for report, doc in zip(reports, parse(reports), strict=True):
        attributions = find_attributions(report, doc)
        begun = time.perf_counter()
        read.append(find_mentions(report, doc, attributions))
        seconds += time.perf_counter() - begun
        words += len(doc)
    _write(options.mentions, read)
    print(
        f"{len(reports)} reports, {words} tokens, {seconds / max(words, 1) * 1e6:.1f} microseconds a token for mentions"
    )


def _reports(path: Path) -> Iterator[Report]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sha256 = hashlib.sha256(row["text"].encode()).hexdigest()
        yield Report(row["id"], row["text"], sha256, find_zones(row["text"]))


def _write(path: Path, read: list[tuple[tuple[Mention, ...], tuple[Actor, ...]]]) -> None:
    _, of_local = link_actors(actors for _, actors in read)
    with path.open("w", encoding="utf-8") as out:
        for mentions, _ in read:
            for mention in mentions:
                row = {
                    "report": mention.report,
                    "start": mention.span.start,
                    "end": mention.span.end,
                    "exact": mention.span.exact,
                    "actor": of_local[mention.actor] if mention.actor else None,
                    "form": mention.form,
                }
                out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
