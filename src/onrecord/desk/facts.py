"""What an entry says, field by field, in plain words: for those who judge it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from onrecord.desk.passages import on_one_line
from onrecord.desk.wording import day, number
from onrecord.model import Day, Figure, Mention, Span, Spans, Statement
from onrecord.record.judgement_rows import Judgement
from onrecord.record.keys import Entry, EntryKind

# In the order that they are shown.
LABELS: Mapping[EntryKind, Mapping[str, str]] = {
    "mention": {"span": "Words", "actor": "Who is meant", "form": "Named by"},
    "statement": {
        "actor": "Who", "source": "Who, in the report’s words", "cue": "Words for saying it", "content": "What",
        "addressee": "To whom", "form": "Quoted or retold", "act": "Said, thought or meant", "mode": "Was it said",
        "said_on": "When", "via": "Passed on by",
    },
    "figure": {
        "span": "The number, in the report’s words", "low": "Lowest", "high": "Highest", "hedge": "How exact",
        "effect": "What happened", "unit": "Counted in", "of": "Of whom or what", "victims": "Civilians or fighters",
        "demographics": "Women, children, men", "nationality": "Of what nation", "by": "By whom", "weapon": "With what",
        "place": "Where", "scope": "Over what time", "since": "Counted since", "as_of": "As of",
        "actor": "Whose number", "according_to": "According to, in the report’s words", "status": "Given as",
        "statement": "Said in", "part_of": "Part of", "revises": "Takes the place of",
    },
}  # fmt: skip
_DAYS = ("said_on", "as_of", "since")
_VALUES = {
    "direct": "quoted", "indirect": "retold", "mixed form": "partly quoted",
    "speech": "said", "thought": "thought", "intent": "meant to do", "other act": "otherwise made known",
    "asserted": "yes", "negated": "no, the report denies it", "hypothetical": "no, only possible or yet to come",
    "exact": "exactly", "range": "between two numbers", "vague": "roughly, no number given",
    "incident": "one incident", "period": "a stretch of time", "cumulative": "all since a day",
    "civilian": "civilians", "combatant": "fighters", "mixed victims": "both", "title": "title or office",
    "other effect": "something else", "held": "held captive", "taken": "taken captive",
}  # fmt: skip


class Fact(NamedTuple):
    """One thing that an entry says. `is_words`: they are the report's own."""

    field: str
    label: str
    value: str
    is_words: bool = False


class Change(NamedTuple):
    """What a person says otherwise of one field."""

    label: str
    before: str
    after: str


def changes(judgement: Judgement) -> list[Change]:
    """What an amendment says, beside what was read."""
    labels = _labels(judgement.kind)
    found = []
    for field, after in judgement.amended.items():
        before, now = _plain(field, judgement.judged.get(field)), _plain(field, after)
        if before != now:
            found.append(Change(labels.get(field, field), before, now))
    return found


def in_words(field: str, value: str) -> str:
    """How a value of a field is called on screen."""
    return _VALUES.get(f"{value} {field}") or _VALUES.get(value, value)


def facts(kind: EntryKind, entry: Entry, names: Mapping[str, str]) -> list[Fact]:
    """All that an entry says but for its own words. `names` gives the names of actors by their ids."""
    told = []
    for field, label in LABELS[kind].items():
        if field in ("span", "content", "high", "statement", "part_of", "revises", "via"):
            continue
        value = _told(field, entry, names)
        if value:
            name = "How many" if field == "low" else label
            told.append(Fact(field, name, value, isinstance(getattr(entry, field), tuple) and field != "demographics"))
    return told


def marked(entry: Entry) -> list[tuple[str, Span]]:
    """The stretches of text that an entry rests on, each with what it is in it."""
    if isinstance(entry, Statement):
        roles = [("content", entry.content), ("source", entry.source), ("cue", entry.cue)]
        return [(role, span) for role, spans in roles for span in spans]
    return [("words", entry.span)]


def own_words(entry: Entry) -> str:
    """The words by which a person would call the entry."""
    if isinstance(entry, Statement):
        return on_one_line(" … ".join(span.exact for span in entry.content))
    return on_one_line(entry.span.exact)


def how_many(figure: Figure) -> str:
    """The number with its hedge: "41", "at least 41", "40 to 50"."""
    low, high = number(figure.low), number(figure.high)
    if low == high:
        return low if figure.hedge == "exact" else f"{figure.hedge} {low}"
    if low and high:
        return f"{low} to {high}" + (", roughly" if figure.hedge == "vague" else "")
    return f"{figure.hedge} {low or high}"


def _labels(kind: str) -> Mapping[str, str]:
    return next((labels for known, labels in LABELS.items() if known == kind), {})


def _told(field: str, entry: Entry, names: Mapping[str, str]) -> str:
    value = getattr(entry, field)
    if field == "low" and isinstance(entry, Figure):
        return how_many(entry)
    if field == "actor":
        return _actor(entry, names)
    if value is None or (field, value) in (("hedge", "exact"), ("mode", "asserted"), ("status", "stated")):
        return ""
    if isinstance(value, Day):
        return day(value.value) if value.value else f"unknown: {value.basis}"
    if field == "demographics":
        return ", ".join(value)
    if isinstance(value, tuple):
        return _words(value)
    return "" if field == "hedge" else in_words(field, day(value) if field == "since" else str(value))


def _plain(field: str, value: object) -> str:
    """A value as judgements keep it."""
    if isinstance(value, Mapping):
        return str(value.get("name", ""))
    if isinstance(value, list):
        if len(value) == 3 and isinstance(value[0], int):
            return on_one_line(value[2])
        return " … ".join(on_one_line(each[2]) if isinstance(each, list) else str(each) for each in value)
    if isinstance(value, (int, float)):
        return number(value)
    return "" if value is None else day(str(value)) if field in _DAYS else in_words(field, str(value))


def _words(spans: Spans) -> str:
    return " … ".join(on_one_line(span.exact) for span in spans)


def _actor(entry: Entry, names: Mapping[str, str]) -> str:
    if entry.actor is not None:
        return names.get(entry.actor, entry.actor)
    if isinstance(entry, (Mention, Statement)) and entry.candidates:
        return "not settled: " + " or ".join(names.get(id, id) for id in entry.candidates)
    return ""
