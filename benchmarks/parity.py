"""Whether the reader treats every name alike: reads texts twice, with the names of two parties exchanged.

    python benchmarks/parity.py [--seeds FOLDER [--pairs PAIRS.csv]] [--all] [--list | --json]

Statements must come out the same but for the names: source, cue, content, form, act, actor, candidates, addressee,
the day it was said and the statement that relays it. Places are compared where they lie in the other text, actors by
their names there; whether an article belongs to a phrase is not compared, since names take one or not.

Read are the texts of parity.toml with names of each kind (people, countries, groups, organisations) in exchange, and
with --seeds the reports of a folder, in which the reader's own most frequent actors are exchanged two by two, or the
forms that PAIRS.csv gives (rows `one,other`; a third column `adjective` for a form that only stands before a noun).
With --seeds the reports are also read with own names in the place of these actors' names. Without --all every third
name has its turn. Shares are of the statements of both readings: those that are the same, and in brackets those that
are or differ only in where source, cue or content begin and end.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from seeds_swapping import frequent_swaps, given_swaps, renaming_swaps
from swapping import Exchange, Own, Party, filled, own_texts, slots

from onrecord.intake.readers import report_from_text
from onrecord.language.parsing import parse
from onrecord.model import Mention, Reading, Span, Spans, Statement
from onrecord.reading import read_report

FIELDS = ("source", "cue", "content", "form", "act", "actor", "candidates", "addressee", "said_on", "via")
DEFAULT_STEP = 3
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
Places = tuple[tuple[int, int] | None, ...]


class Who(NamedTuple):
    """An actor by name, in small letters: the words that the reader chose, wherever they stand, and all its names."""

    chosen: frozenset[str]
    names: frozenset[str]


class Plain(NamedTuple):
    """A statement with its places in the second text and its actors by their names there."""

    source: Places
    cue: Places
    content: Places
    form: str
    act: str
    actor: Who | None
    candidates: tuple[Who, ...]
    addressee: Places
    said_on: object
    via: Places


class Miss(NamedTuple):
    """What differs: the fields, or "missing" or "extra", and both readings of it. `edges`: only where words end."""

    fields: tuple[str, ...]
    here: str
    there: str
    edges: bool = False


@dataclass
class Tally:
    """Statements of both readings, those that are the same, and what differs."""

    statements: int = 0
    same: int = 0
    near: int = 0  # the same, or different only in where source, cue or content begin and end
    texts: int = 0
    texts_same: int = 0
    causes: Counter[str] = field(default_factory=Counter)

    def add(self, count: int, misses: Sequence[Miss]) -> None:
        self.statements += count
        self.same += count - sum(map(_entries, misses))
        self.near += count - sum(_entries(miss) for miss in misses if not miss.edges)
        self.texts += 1
        self.texts_same += not misses
        self.causes.update(name for miss in misses for name in miss.fields)

    def share(self, count: int) -> float:
        return 100 * count / self.statements if self.statements else 100.0


def _entries(miss: Miss) -> int:
    return 1 if set(miss.fields) & {"missing", "extra"} else 2


def main() -> int:
    parser = argparse.ArgumentParser(description="Exchange names and compare what is read.")
    parser.add_argument("--seeds", type=Path, help="a folder of reports of one's own")
    parser.add_argument("--pairs", type=Path, help="the forms to exchange in them, as CSV")
    parser.add_argument("--all", action="store_true", help="every pair of names in the own texts")
    parser.add_argument("--list", action="store_true", help="print what differs")
    parser.add_argument("--json", action="store_true", help="print the shares as JSON")
    options = parser.parse_args()
    if options.pairs and not options.seeds:
        parser.error("--pairs needs --seeds")
    tallies: dict[str, Tally] = {}
    own = own_texts()
    step = 1 if options.all else DEFAULT_STEP
    lines = list(own_lines(own, step, tallies))
    if options.seeds:
        lines += seed_lines(options.seeds, options.pairs, own, step, tallies)
    if options.list:
        print("\n".join(lines), end="\n\n")
    if options.json:
        rows = {name: {"share": round(tally.share(tally.same), 1), **vars(tally)} for name, tally in tallies.items()}
        print(json.dumps(rows))
    else:
        report(tallies)
    return 0


def report(tallies: dict[str, Tally]) -> None:
    for name, tally in tallies.items():
        causes = ", ".join(f"{cause} {count}" for cause, count in tally.causes.most_common(6))
        shares = (
            f"{tally.share(tally.same):5.1f}% ({tally.share(tally.near):.1f}%) of {tally.statements:5} statements,"
            f" {tally.texts_same:4} of {tally.texts:4} texts"
        )
        print(f"{name:34} {shares}   {causes}".rstrip())


def own_lines(own: Own, step: int, tallies: dict[str, Tally]) -> Iterator[str]:
    """Compare every own text over its exchanges; what differs, line by line."""
    total = tallies.setdefault("own texts", Tally())
    for name, template in own.texts.items():
        for kind, cast, other in casts(own, template, step):
            exchange = filled(template, cast, other)
            count, misses = compared(exchange)
            traits = {party.trait for slot, party in cast.items() if slot[0] == kind}
            rows = [total, *(tallies.setdefault(row, Tally()) for row in (f"text {name}", f"kind {KINDS[kind]}"))]
            rows += [tallies.setdefault(f"name {KINDS[kind]}, {trait}", Tally()) for trait in sorted(traits)]
            for tally in rows:
                tally.add(count, misses)
            yield from miss_lines(f"{name} [{', '.join(sorted(_named(cast, kind)))}]", misses)


KINDS = {"p": "people", "c": "countries", "g": "groups", "o": "organisations"}


def _named(cast: dict[str, Party], kind: str) -> list[str]:
    return [party.name for slot, party in cast.items() if slot[0] == kind]


def casts(own: Own, template: str, step: int = 1) -> Iterator[tuple[str, dict[str, Party], dict[str, Party]]]:
    """For each kind that the text names: its parties two by two, and the same in exchange."""
    used = slots(template)
    standing = {slot: own.parties[slot[0]][int(slot[1]) - 1] for slot in sorted(used)}
    for kind, parties in own.parties.items():
        if kind + "1" not in used:
            continue
        for i in range(0, len(parties), step):
            one, two = parties[i], parties[(i + 1 + i // 3 % 11) % len(parties)]
            if one is two:
                continue
            yield kind, {**standing, kind + "1": one, kind + "2": two}, {**standing, kind + "1": two, kind + "2": one}


def seed_lines(folder: Path, pairs: Path | None, own: Own, step: int, tallies: dict[str, Tally]) -> Iterator[str]:
    """Compare every report of the folder over its exchanges."""
    for path in sorted(folder.glob("*.txt")):
        text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
        reading, doc = read(text)
        swaps = given_swaps(text, doc, pairs) if pairs else frequent_swaps(reading, doc)
        for swap in chain(swaps, renaming_swaps(reading, doc, own, step)):
            count, misses = compared(swap.exchange, reading)
            total = "seeds, own names" if "renamed" in swap.kind else "seeds"
            for tally in (tallies.setdefault(row, Tally()) for row in (total, f"seeds, {swap.kind}")):
                tally.add(count, misses)
            yield from miss_lines(f"{path.name} [{swap.name}]", misses)


def miss_lines(head: str, misses: Sequence[Miss]) -> Iterator[str]:
    for miss in misses:
        yield f"{head} {', '.join(miss.fields)}"
        yield f"    {miss.here}"
        yield f"    {miss.there}"


def read(text: str) -> tuple[Reading, Any]:
    report = report_from_text(text, "parity.txt")
    doc = next(iter(parse([report])))
    return read_report(report, doc), doc


def compared(exchange: Exchange, reading: Reading | None = None) -> tuple[int, list[Miss]]:
    """How many statements both readings hold, and what differs."""
    here = reading or read(exchange.text)[0]
    there = read(exchange.other)[0]
    ours = [plain(entry, here, exchange) for entry in here.statements]
    theirs = [plain(entry, there, None) for entry in there.statements]
    return len(ours) + len(theirs), differences(ours, theirs, here, there)


def differences(ours: Sequence[Plain], theirs: Sequence[Plain], here: Reading, there: Reading) -> list[Miss]:
    left = list(range(len(theirs)))
    missing, misses = [], []
    for i, one in enumerate(ours):
        twin = next((j for j in left if not differing(one, theirs[j])), None)
        if twin is None:
            missing.append(i)
        else:
            left.remove(twin)
    for i in missing:
        near = next((j for j in left if _overlap(theirs[j].cue, ours[i].cue)), None)
        near = near if near is not None else next((j for j in left if theirs[j].content == ours[i].content), None)
        line = statement_line(here.statements[i], here)
        if near is None:
            misses.append(Miss(("missing",), line, "-"))
        else:
            left.remove(near)
            fields = differing(ours[i], theirs[near])
            edges = only_edges(fields, ours[i], theirs[near])
            misses.append(Miss(fields, line, statement_line(there.statements[near], there), edges))
    return [*misses, *(Miss(("extra",), "-", statement_line(there.statements[j], there)) for j in left)]


def differing(one: Plain, other: Plain) -> tuple[str, ...]:
    """The fields in which the statements differ."""
    found = []
    for name in FIELDS:
        mine, its = getattr(one, name), getattr(other, name)
        if name == "actor":
            alike = mine is None and its is None if mine is None or its is None else is_same(mine, its)
        elif name == "candidates":
            alike = len(mine) == len(its) and all(map(is_same, mine, its))
        else:
            alike = mine == its
        if not alike:
            found.append(name)
    return tuple(found)


def only_edges(fields: tuple[str, ...], one: Plain, other: Plain) -> bool:
    """Whether the statements differ only in where their source, cue or content begin and end."""
    parts = {"source": (one.source, other.source), "cue": (one.cue, other.cue), "content": (one.content, other.content)}
    return all(name in parts and _overlap(*parts[name]) for name in fields)


def _overlap(one: Places, other: Places) -> bool:
    return any(a and b and a[0] < b[1] and b[0] < a[1] for a in one for b in other)


def is_same(one: Who, other: Who) -> bool:
    """Whether either's name is among the names of the other: which of them is chosen may follow their length."""
    return bool(one.chosen & other.names and other.chosen & one.names)


def plain(entry: Statement, reading: Reading, exchange: Exchange | None) -> Plain:
    """The statement as it is compared; `exchange` leads to the second text, None where it is of that text."""
    text = reading.report.text

    def places(spans: Spans) -> Places:
        return tuple(place(span, text, exchange) for span in spans)

    def who(actor: str) -> Who:
        return named(actor, reading, exchange)

    day, relay = entry.said_on, next((other for other in reading.statements if other.id == entry.via), None)
    return Plain(
        places(entry.source),
        places(entry.cue),
        places(entry.content),
        entry.form,
        entry.act,
        who(entry.actor) if entry.actor else None,
        tuple(map(who, entry.candidates)),
        places(entry.addressee),
        day and (day.value, places((day.span,)) if day.span else ()),
        places(relay.cue) if relay else (),
    )


def place(span: Span, text: str, exchange: Exchange | None) -> tuple[int, int] | None:
    """Where the span lies in the second text, without an article at its start."""
    article = _ARTICLE.match(text, span.start, span.end)
    start = article.end() if article else span.start
    return exchange.over(start, span.end) if exchange else (start, span.end)


def named(actor: str, reading: Reading, exchange: Exchange | None) -> Who:
    """The actor by the names it would go by in the second text."""
    own = next(each for each in reading.actors if each.id == actor)
    words = [
        (mention.span.exact, _words_there(mention, reading, exchange))
        for mention in reading.mentions
        if mention.actor == actor and mention.span.exact in {own.name, *own.aliases}
    ]
    chosen = frozenset(there for here, there in words if there and here == own.name)
    return Who(chosen, frozenset(there for _, there in words if there))


def _words_there(mention: Mention, reading: Reading, exchange: Exchange | None) -> str | None:
    spot = place(mention.span, reading.report.text, exchange)
    text = exchange.other if exchange else reading.report.text
    return text[slice(*spot)].casefold() if spot else None


def statement_line(entry: Statement, reading: Reading) -> str:
    by_id = {actor.id: actor.name for actor in reading.actors}
    source, cue, content = (
        " ".join(span.exact for span in spans) for spans in (entry.source, entry.cue, entry.content)
    )
    whom = by_id.get(entry.actor or "") or [by_id.get(each) for each in entry.candidates] or None
    return f"{source or 'nobody'} -> {whom} | {cue} | {content} | {entry.form} {entry.act}"


if __name__ == "__main__":
    sys.exit(main())
