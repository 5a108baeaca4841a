"""Scores onrecord on the project's seed reports against a reading by eye, kept as offsets in seeds.json.

    python benchmarks/seeds.py SEEDS_FOLDER [--list | --json]

The reports belong to their publishers and are not part of the project, so the reading holds offsets and
actors' names only; a report whose text has another hash stops the run with exit code 1. Entries marked
`core` are what a careful reader lists without fail: utterances, relays, rejections and blame put in a
finite clause, and plain figures. The others (calls named by a noun, wishes, stances, a repeated lead) are
scored in the second column and keep what is right from being counted as an extra.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.intake.readers import report_from_text
from onrecord.language.parsing import parse
from onrecord.linking.actors import actors_of, link_actors
from onrecord.model import Actor, Figure, Reading, Statement
from onrecord.reading import read_report

GOLD = Path(__file__).with_name("seeds.json")
CONTENT_OVERLAP = 0.5
_WORD = re.compile(r"\w+")
_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
_ARTICLES = ("the ", "a ", "an ")
Offsets = list[tuple[int, int]]


@dataclass(frozen=True)
class GoldStatement:
    source: Offsets
    cue: Offsets
    content: Offsets
    actors: tuple[str, ...]
    core: bool


@dataclass(frozen=True)
class GoldFigure:
    start: int
    end: int
    low: float | None
    high: float | None
    hedges: tuple[str, ...]
    effects: tuple[str, ...]
    core: bool


@dataclass(frozen=True)
class Gold:
    sha256: str
    statements: list[GoldStatement]
    figures: list[GoldFigure]


@dataclass
class Tally:
    """Counts over core entries and over all, and the lines that --list prints."""

    core: int = 0
    total: int = 0
    found_core: int = 0
    found: int = 0
    right_core: int = 0
    right: int = 0
    predicted: int = 0
    extras: int = 0

    def add(self, core: bool, found: bool, right: bool) -> None:
        self.core += core
        self.total += 1
        self.found_core += core and found
        self.found += found
        self.right_core += core and right
        self.right += right


def main() -> int:
    parser = argparse.ArgumentParser(description="Score onrecord on the seed reports.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--list", action="store_true", help="print misses, wrong entries and extras")
    parser.add_argument("--json", action="store_true", help="print the counts as JSON")
    options = parser.parse_args()
    gold = load_gold(GOLD)
    try:
        texts = {name: seed_text(options.folder / name, gold[name].sha256) for name in sorted(gold)}
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    readings = read_all(texts)
    actors, ids = link_actors(actors_of(reading) for reading in readings)
    by_id = {actor.id: actor for actor in actors}
    statements, figures = Tally(), Tally()
    lines: list[str] = []
    for reading in readings:
        lines.append(f"== {reading.report.id}")
        entries = gold[reading.report.id]
        lines += score_statements(entries.statements, reading, by_id, ids, all_names(gold), statements)
        lines += score_figures(entries.figures, reading, figures)
    if options.list:
        print("\n".join(lines), end="\n\n")
    if options.json:
        print(json.dumps({"statements": vars(statements), "figures": vars(figures)}))
    else:
        report(statements, figures)
    return 0


def report(statements: Tally, figures: Tally) -> None:
    rows = [
        ("statements found", statements.found_core, statements.core, statements.found, statements.total),
        ("  with the right source", statements.right_core, statements.core, statements.right, statements.total),
        ("figures found", figures.found_core, figures.core, figures.found, figures.total),
        ("  with value, hedge, effect", figures.right_core, figures.core, figures.right, figures.total),
    ]
    for label, core_hits, core, hits, total in rows:
        print(f"{label:30} core {core_hits:3} of {core:3}   all {hits:3} of {total:3}")
    print(f"statements listed {statements.predicted}, of which extra {statements.extras}")
    print(f"figures listed {figures.predicted}, of which extra {figures.extras}")


def load_gold(path: Path) -> dict[str, Gold]:
    rows: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return {
        name: Gold(
            row["sha256"],
            [
                GoldStatement(
                    pairs(entry["source"]),
                    pairs(entry["cue"]),
                    pairs(entry["content"]),
                    choices(entry["actor"]),
                    entry["core"],
                )
                for entry in row["statements"]
            ],
            [
                GoldFigure(
                    entry["start"],
                    entry["end"],
                    entry["low"],
                    entry["high"],
                    choices(entry["hedge"]),
                    choices(entry["effect"]),
                    entry["core"],
                )
                for entry in row["figures"]
            ],
        )
        for name, row in rows.items()
    }


def pairs(rows: Iterable[Sequence[int]]) -> Offsets:
    return [(start, end) for start, end in rows]


def choices(value: str | list[str] | None) -> tuple[str, ...]:
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)


def seed_text(path: Path, sha256: str) -> str:
    text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != sha256:
        raise ValueError(f"{path.name}: its text is not the one that seeds.json was read from")
    return text


def read_all(texts: Mapping[str, str]) -> list[Reading]:
    reports = [report_from_text(text, name) for name, text in texts.items()]
    return [read_report(report, doc) for report, doc in zip(reports, parse(reports), strict=True)]


def words(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Where the words of these spans begin."""
    return frozenset(match.start() for start, end in spans for match in _WORD.finditer(text, start, end))


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def normal(name: str) -> str:
    """`name` in lower case without article, possessive ending or full stops."""
    name = " ".join(name.translate(_QUOTES).casefold().replace(".", "").split()).strip(" ,")
    for article in _ARTICLES:
        name = name.removeprefix(article)
    return name.removesuffix("'s").removesuffix("'")


def names_it(name: str, accepted: Iterable[str]) -> bool:
    """Whether `name` is an accepted one, or a full accepted one behind a title."""
    own = normal(name)
    return any(own == want or (" " in want and own.endswith(" " + want)) for want in map(normal, accepted))


def all_names(gold: Mapping[str, Gold]) -> list[tuple[str, ...]]:
    return [entry.actors for report in gold.values() for entry in report.statements if entry.actors]


def right_source(want: GoldStatement, got: Statement, actor: Actor | None, everyone: Sequence[tuple[str, ...]]) -> bool:
    """Whether `got` has the actor of `want`, by the linked actor, or by its own words where none is linked."""
    if not want.actors:
        return not got.source
    if actor is None:
        return any(names_it(span.exact.partition(",")[0], want.actors) for span in got.source)
    if names_it(actor.name, want.actors):
        return True
    elsewhere = any(names_it(actor.name, names) for names in everyone)
    return not elsewhere and any(names_it(alias, want.actors) for alias in actor.aliases)


def score_statements(
    gold: Sequence[GoldStatement],
    reading: Reading,
    actors: Mapping[str, Actor],
    ids: Mapping[str, str],
    everyone: Sequence[tuple[str, ...]],
    tally: Tally,
) -> list[str]:
    text = reading.report.text
    linked = [actors.get(ids.get(entry.actor, entry.actor)) if entry.actor else None for entry in reading.statements]
    contents = [words(text, ((span.start, span.end) for span in entry.content)) for entry in reading.statements]
    pool = []
    for i, want in enumerate(gold):
        for j, got in enumerate(reading.statements):
            overlap = jaccard(words(text, want.content), contents[j])
            if overlap >= CONTENT_OVERLAP:
                right = right_source(want, got, linked[j], everyone)
                pool.append((overlap + right * 0.5 + want.core * 0.01, -i, -j, right))
    taken = assign(pool)
    lines = []
    for i, want in enumerate(gold):
        found, right = i in taken, i in taken and taken[i][1]
        tally.add(want.core, found, right)
        if not right:
            other = reading.statements[taken[i][0]] if found else None
            lines.append(f"{'WRONG' if found else 'MISS'}{'' if want.core else ' (not core)'} {gold_line(text, want)}")
            if other is not None:
                lines.append(f"      got {statement_line(other, linked[taken[i][0]])}")
    spare = [j for j in range(len(reading.statements)) if j not in {j for j, _ in taken.values()}]
    lines += [f"EXTRA {statement_line(reading.statements[j], linked[j])}" for j in spare]
    tally.predicted += len(reading.statements)
    tally.extras += len(spare)
    return lines


def assign(pool: Iterable[tuple[float, int, int, bool]]) -> dict[int, tuple[int, bool]]:
    """Each gold entry's best listed entry, every one used once, the surest pairs first."""
    taken: dict[int, tuple[int, bool]] = {}
    used: set[int] = set()
    for _, i, j, right in sorted(pool, reverse=True):
        if -i not in taken and -j not in used:
            taken[-i] = (-j, right)
            used.add(-j)
    return taken


def score_figures(gold: Sequence[GoldFigure], reading: Reading, tally: Tally) -> list[str]:
    pool = [
        (float(right_figure(want, got)), -i, -j, right_figure(want, got))
        for i, want in enumerate(gold)
        for j, got in enumerate(reading.figures)
        if got.span.start < want.end and want.start < got.span.end
    ]
    taken = assign(pool)
    text = reading.report.text
    lines = []
    for i, want in enumerate(gold):
        found, right = i in taken, i in taken and taken[i][1]
        tally.add(want.core, found, right)
        if not right:
            head = f"{'WRONG' if found else 'MISS'}{'' if want.core else ' (not core)'} figure"
            wanted = f"{want.low} to {want.high} {'/'.join(want.hedges)} {'/'.join(want.effects)}"
            lines.append(f"{head} {text[want.start : want.end]!r}: {wanted}")
            if found:
                lines.append(f"      got {figure_line(reading.figures[taken[i][0]])}")
    spare = [j for j in range(len(reading.figures)) if j not in {j for j, _ in taken.values()}]
    lines += [f"EXTRA figure {figure_line(reading.figures[j])}" for j in spare]
    tally.predicted += len(reading.figures)
    tally.extras += len(spare)
    return lines


def right_figure(want: GoldFigure, got: Figure) -> bool:
    """Value, hedge and effect as read by eye; a vague word's range may be any inside the order of magnitude."""
    if got.hedge not in want.hedges or (got.effect or "other") not in want.effects:
        return False
    if got.hedge != "vague":
        return got.low == want.low and got.high == want.high
    bounds = (want.low, got.low, got.high, want.high)
    return None not in bounds and sorted(filter(None, bounds)) == list(bounds)


def gold_line(text: str, want: GoldStatement) -> str:
    cue, content = (" ".join(text[s:e] for s, e in spans) for spans in (want.cue, want.content))
    return f"{'/'.join(want.actors) or 'nobody'} | {cue} | {content}"


def statement_line(got: Statement, actor: Actor | None) -> str:
    source, cue, content = (" ".join(span.exact for span in spans) for spans in (got.source, got.cue, got.content))
    return f"{source or 'nobody'} -> {actor.name if actor else got.candidates or None} | {cue} | {content}"


def figure_line(got: Figure) -> str:
    return f"{got.span.exact!r}: {got.low} to {got.high} {got.hedge} {got.effect} of {[s.exact for s in got.of]}"


if __name__ == "__main__":
    sys.exit(main())
