"""How an entry is known to a person's judgement: by the words it rests on, and by what it says of them.

Neither depends on ids, which another reading may give anew: actors are told by the name that the report's own actor
goes by, other entries by their keys.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.model import Day, Figure, Mention, Number, Reading, Span, Spans, Statement

EntryKind = Literal["mention", "statement", "figure"]
Entry = Mention | Statement | Figure
Fields = dict[str, Any]

FIGURE_SPANS = ("of", "by", "place", "according_to", "weapon", "nationality")
STATEMENT_SPANS = ("source", "cue", "content", "addressee")
_EXACT_TO = 2**63  # larger whole numbers are stored as floating point


@dataclass(frozen=True, slots=True)
class Keyed:
    """An entry's key, unique among those of its kind in the report, and a hash of what it says."""

    kind: EntryKind
    entry: str
    key: str
    reads: str


def kind_of(entry: Entry) -> EntryKind:
    """Which kind of entry this is."""
    if isinstance(entry, Mention):
        return "mention"
    return "statement" if isinstance(entry, Statement) else "figure"


def keys_of(reading: Reading) -> list[Keyed]:
    """The keys of all mentions, statements and figures of a reading, whose actors are the report's own."""
    names = {actor.id: actor.name for actor in reading.actors}
    keys = entry_keys(reading)
    entries: Iterator[Entry] = iter((*reading.mentions, *reading.statements, *reading.figures))
    found = []
    for entry in entries:
        kind = kind_of(entry)
        fields = fields_of(entry, names, keys)
        found.append(Keyed(kind, entry.id, keys[entry.id], reads_of(keys[entry.id], fields)))
    return found


def entry_keys(reading: Reading) -> dict[str, str]:
    """The key of each entry, by its id.

    A mention's is its span, a figure's also the spans of what it sums up, a statement's the spans of cue and content.
    Where a title names both the office and who holds it, each mention says which it is. Where several rest on the very
    same words, all are numbered: a reading that has but one of them gives it another key, so that what was judged of
    one is never taken for a judgement of the other.
    """
    kinds = {actor.id: actor.kind for actor in reading.actors}
    spans = {figure.id: _pair(figure.span) for figure in reading.figures}
    shared = Counter(mention.span for mention in reading.mentions)
    mentions: dict[str, Any] = {}
    for mention in reading.mentions:
        meant = "office" if kinds.get(mention.actor or "") == "office" else "holder"
        mentions[mention.id] = [_pair(mention.span), *([meant] if shared[mention.span] > 1 else [])]
    statements = {said.id: {"cue": _pairs(said.cue), "content": _pairs(said.content)} for said in reading.statements}
    figures = {
        figure.id: [_pair(figure.span), *sorted(spans[id] for id in figure.derived_from if id in spans)]
        for figure in reading.figures
    }
    return _unique(mentions) | _unique(statements) | _unique(figures)


def fields_of(entry: Entry, names: Mapping[str, str], keys: Mapping[str, str]) -> Fields:
    """All that an entry says. `names` gives actors' names by their ids, `keys` the keys of the report's entries."""
    if isinstance(entry, Mention):
        return {
            "span": _words(entry.span),
            "form": entry.form,
            "zone": entry.zone,
            "actor": names.get(entry.actor or ""),
            "candidates": [names.get(id) for id in entry.candidates],
        }
    if isinstance(entry, Statement):
        return {
            **{role: _all_words(getattr(entry, role)) for role in STATEMENT_SPANS},
            **{name: getattr(entry, name) for name in ("form", "act", "mode", "zone")},
            **_day("said_on", entry.said_on),
            "actor": names.get(entry.actor or ""),
            "candidates": [names.get(id) for id in entry.candidates],
            "via": keys.get(entry.via or ""),
        }
    return {
        "span": _words(entry.span),
        "low": _number(entry.low),
        "high": _number(entry.high),
        **{name: getattr(entry, name) for name in ("hedge", "unit", "effect", "scope", "since", "status", "victims")},
        "demographics": list(entry.demographics),
        "zone": entry.zone,
        **{role: _all_words(getattr(entry, role)) for role in FIGURE_SPANS},
        **_day("as_of", entry.as_of),
        "actor": names.get(entry.actor or ""),
        **{name: keys.get(getattr(entry, name) or "") for name in ("statement", "part_of", "revises")},
        "derived_from": [keys.get(id) for id in entry.derived_from],
    }


def reads_of(key: str, fields: Fields) -> str:
    """A hash of what an entry says. What is empty is passed over, so that a field added later changes nothing."""
    told = {name: value for name, value in fields.items() if value not in (None, [], "")}
    return hashlib.sha256(f"{key} {canonical(told)}".encode()).hexdigest()[:24]


def canonical(value: object) -> str:
    """JSON that is the same for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _unique(plain: Mapping[str, Any]) -> dict[str, str]:
    """The keys as JSON, those that are not unique with a number."""
    counts = Counter(map(canonical, plain.values()))
    met: Counter[str] = Counter()
    keys = {}
    for id, value in plain.items():
        key = canonical(value)
        met[key] += 1
        keys[id] = key if counts[key] == 1 else canonical([value, met[key]])
    return keys


def _day(name: str, day: Day | None) -> Fields:
    value, basis, span = (day.value, day.basis, day.span) if day else (None, None, None)
    return {name: value, f"{name}_basis": basis, f"{name}_span": _words(span) if span else None}


def _number(number: Number | None) -> Number | None:
    is_stored_otherwise = isinstance(number, int) and not -_EXACT_TO <= number < _EXACT_TO
    return float(number) if number is not None and is_stored_otherwise else number


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _pairs(spans: Spans) -> list[list[int]]:
    return [_pair(span) for span in spans]


def _words(span: Span) -> list[Any]:
    return [span.start, span.end, span.exact]


def _all_words(spans: Spans) -> list[list[Any]]:
    return [_words(span) for span in spans]
