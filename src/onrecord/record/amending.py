"""What a person may say otherwise of an entry: checked against the text, and put in place of what was read.

Amended fields go by these names and values (JSON):

- mention: `span`, `form`, `actor`
- statement: `source`, `cue`, `content`, `addressee`, `form`, `act`, `mode`, `said_on`, `actor`, `via`
- figure: `span`, `low`, `high`, `hedge`, `unit`, `effect`, `of`, `by`, `place`, `according_to`, `weapon`,
  `nationality`, `scope`, `since`, `as_of`, `actor`, `status`, `victims`, `demographics`, `statement`, `part_of`,
  `revises`

`span` is `[start, end]` or `[start, end, exact]`, kept without white space at its ends; the roles are lists of such.
Days are TIMEX3 values such as "2031-03-04" or "2031". `actor` is an actor's id in the record, or null. `via`,
`statement`, `part_of` and `revises` can only be taken away (null). An amendment of low, high or hedge is one of all
three.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any, get_args

from onrecord.model import (
    Day,
    Demographic,
    Effect,
    Figure,
    FigureStatus,
    Hedge,
    Mention,
    MentionForm,
    Number,
    Report,
    Scope,
    Span,
    Spans,
    Statement,
    StatementAct,
    StatementForm,
    StatementMode,
    VictimClass,
)
from onrecord.record.keys import FIGURE_SPANS, STATEMENT_SPANS, Entry, Fields
from onrecord.record.store import Record

Anchor = dict[str, str]  # the mention by which an actor is meant: sha256, key, and the actor's name then
BASIS = "judged"
_VALUE = ("low", "high", "hedge")
_CHOICES: dict[str, tuple[tuple[object, ...], bool]] = {  # the values, and whether the field may be empty
    "mention form": (get_args(MentionForm), False),
    "statement form": (get_args(StatementForm), False),
    "statement act": (get_args(StatementAct), False),
    "statement mode": (get_args(StatementMode), False),
    "figure hedge": (get_args(Hedge), False),
    "figure effect": (get_args(Effect), True),
    "figure scope": (get_args(Scope), True),
    "figure status": (get_args(FigureStatus), False),
    "figure victims": (get_args(VictimClass), True),
}
_ROLES = {"mention": (), "statement": STATEMENT_SPANS, "figure": FIGURE_SPANS}
_NEVER_EMPTY = {"statement content"}
_DAYS = {"mention": (), "statement": ("said_on",), "figure": ("since", "as_of")}
_LINKS = {"mention": (), "statement": ("via",), "figure": ("statement", "part_of", "revises")}
_TIMEX = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T\d{2}(?::\d{2}(?::\d{2})?)?|T(?:MO|MI|AF|EV|NI|DT))?)?)?|(\d{3})|\d{4}-W(\d{2})|\d{4}-Q[1-4]|\d{4}-H[12]|\d{4}-(?:SP|SU|FA|WI)")  # fmt: skip  # noqa: E501
_LONGEST_UNIT = 60
_NO_HIGH, _NO_LOW = ("at least", "more than"), ("at most", "fewer than")
_BOTH = ("range", "vague")


def amendable(entry: Entry) -> tuple[str, ...]:
    """The names of the fields of such an entry that a person may amend."""
    kind = _kind(entry)
    choices = [name.split()[1] for name in _CHOICES if name.startswith(f"{kind} ") and name != "figure hedge"]
    first = {"mention": ("span",), "statement": (), "figure": ("span", *_VALUE, "unit", "demographics")}[kind]
    return (*first, *_ROLES[kind], *choices, *_DAYS[kind], "actor", *_LINKS[kind])


def amendments(
    entry: Entry, report: Report, wanted: Mapping[str, Any], anchor: Callable[[str], Anchor | None]
) -> Fields:
    """The wanted fields as they are stored. ValueError, naming the field, where one is not as it must be.

    `anchor` gives the mention by which an actor of the record is meant.
    """
    found = {}
    for name, value in wanted.items():
        if name not in amendable(entry):
            raise ValueError(f"{name}: nothing to amend; there are {', '.join(amendable(entry))}")
        found[name] = _checked(_kind(entry), name, value, report, anchor)
    if isinstance(entry, Figure):
        if entry.derived_from and found.keys() & {"span", *_VALUE}:
            raise ValueError("low: this is a sum; amend the figures it adds up")
        found = _with_value(entry, found)
    return found


def kept_together(entry: Entry, changed: Fields) -> Fields:
    """With low, high and hedge all three, where one of them is otherwise."""
    if not isinstance(entry, Figure) or not changed.keys() & set(_VALUE):
        return changed
    return {**{name: getattr(entry, name) for name in _VALUE}, **changed}


def amended_entry(entry: Entry, report: Report, changed: Fields, actor: str | None) -> Entry:
    """The entry with what a person says instead; `actor` is whom an amended actor leads to now.

    ValueError, naming the field, where the words do not read back or the values contradict each other.
    """
    kind = _kind(entry)
    values: dict[str, Any] = {}
    for name, value in changed.items():
        if name == "span":
            values |= {"span": _span(name, value, report), "zone": report.zone_at(value[0])}
        elif name in _ROLES[kind]:
            values[name] = _spans(kind, name, value, report)
        elif name in ("said_on", "as_of"):
            values[name] = Day(value, BASIS)
        elif name == "actor":
            values |= {"actor": actor} | ({} if isinstance(entry, Figure) else {"candidates": ()})
        else:
            values[name] = tuple(value) if name == "demographics" else value
    amended = replace(entry, **values)
    if isinstance(amended, Figure):
        _refuse_contradiction(amended.low, amended.high, amended.hedge)
    return amended


def anchored(record: Record, actor: str, report: str) -> Anchor | None:
    """The mention by which an actor is meant: the first that names it, of this report if there is one."""
    row = record.connection.execute(
        'SELECT sha256, "key", mentions.exact FROM report_actors AS own'
        " JOIN mentions ON mentions.report_actor = own.id JOIN reports ON reports.id = mentions.report"
        " JOIN entry_keys ON entry_keys.kind = 'mention' AND entry = mentions.id WHERE own.actor = ?"
        " ORDER BY reports.id <> ?, form = 'pronoun', form <> 'name', reports.id, mentions.position LIMIT 1",
        (actor, report),
    ).fetchone()
    return {"sha256": row[0], "key": row[1], "name": row[2]} if row else None


def _kind(entry: Entry) -> str:
    return {Mention: "mention", Statement: "statement", Figure: "figure"}[type(entry)]


def _checked(kind: str, name: str, value: object, report: Report, anchor: Callable[[str], Anchor | None]) -> Any:  # noqa: ANN401  # a JSON value
    if name == "span":
        return _words(_span(name, value, report))
    if name in _ROLES[kind]:
        return [_words(span) for span in _spans(kind, name, value, report)]
    if f"{kind} {name}" in _CHOICES:
        return _choice(kind, name, value)
    if name in ("low", "high"):
        return _number(name, value)
    if name in _DAYS[kind]:
        return _day(name, value)
    if name == "actor":
        return _actor(value, anchor)
    if name == "demographics":
        return _demographics(value)
    if name == "unit":
        return _unit(value)
    if value is not None:
        raise ValueError(f"{name}: it can only be taken away")
    return None


def _span(name: str, value: object, report: Report) -> Span:
    if isinstance(value, Span):
        value = [value.start, value.end, value.exact]
    if not isinstance(value, Sequence) or isinstance(value, str) or len(value) not in (2, 3):
        raise ValueError(f"{name}: a span is [start, end]")
    start, end, *exact = value
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(report.text):
        raise ValueError(f"{name}: the text has no span {start}:{end}")
    words = report.text[start:end]
    if exact and exact[0] != words:
        raise ValueError(f"{name}: {start}:{end} does not read {exact[0]!r}")
    if not words.strip():
        raise ValueError(f"{name}: {start}:{end} holds no words")
    return report.span(end - len(words.lstrip()), start + len(words.rstrip()))


def _spans(kind: str, name: str, value: object, report: Report) -> Spans:
    if value is None:
        value = []
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise ValueError(f"{name}: a list of spans")
    spans = tuple(sorted(_span(name, each, report) for each in value))
    if any(one.end > other.start for one, other in pairwise(spans)):
        raise ValueError(f"{name}: its spans overlap")
    if not spans and f"{kind} {name}" in _NEVER_EMPTY:
        raise ValueError(f"{name}: it cannot be empty; reject the {kind} instead")
    return spans


def _choice(kind: str, name: str, value: object) -> object:
    choices, may_be_empty = _CHOICES[f"{kind} {name}"]
    if value is None and may_be_empty:
        return None
    if value not in choices:
        raise ValueError(f"{name}: {value!r} is none of {', '.join(map(str, choices))}")
    return value


def _number(name: str, value: object) -> Number | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(f"{name}: {value!r} is no number")
    if not math.isfinite(value) or value < 0 or value >= 1e300:
        raise ValueError(f"{name}: {value!r} is no number that a report can give")
    return value


def _day(name: str, value: object) -> str | None:
    if value is None:
        return None
    match = _TIMEX.fullmatch(value) if isinstance(value, str) and value.isascii() else None
    if match is None:
        raise ValueError(f"{name}: {value!r} is no day; write it as 2031-03-04, 2031-03 or 2031")
    year, month, day, _, week = match.groups()
    try:
        if month:
            date(int(year), int(month), int(day or 1))
        if week:
            date.fromisocalendar(int(match[0][:4]), int(week), 1)
    except ValueError as error:
        raise ValueError(f"{name}: {value!r} is no day") from error
    return match[0]


def _actor(value: object, anchor: Callable[[str], Anchor | None]) -> Anchor | None:
    if value is None:
        return None
    if isinstance(value, Mapping) and set(value) == {"sha256", "key", "name"}:
        return {str(name): str(each) for name, each in value.items()}
    found = anchor(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError(f"actor: the record has no actor {value!r}")
    return found


def _demographics(value: object) -> list[str]:
    choices = get_args(Demographic)
    if not isinstance(value, Sequence) or isinstance(value, str) or any(each not in choices for each in value):
        raise ValueError(f"demographics: a list of {', '.join(choices)}")
    return [each for each in choices if each in value]


def _unit(value: object) -> str | None:
    if value is None:
        return None
    unit = " ".join(value.split()) if isinstance(value, str) else ""
    if not unit or len(unit) > _LONGEST_UNIT:
        raise ValueError(f"unit: {value!r} is no unit")
    return unit


def _with_value(figure: Figure, found: Fields) -> Fields:
    """With low, high and hedge in keeping, where one of them was given."""
    if not found.keys() & set(_VALUE):
        return found
    value = {name: found.get(name, getattr(figure, name)) for name in _VALUE}
    hedge = value["hedge"]
    if hedge in _NO_HIGH and "high" not in found:
        value["high"] = None
    elif hedge in _NO_LOW and "low" not in found:
        value["low"] = None
    elif hedge not in (*_NO_HIGH, *_NO_LOW, *_BOTH):
        if "low" in found and "high" not in found:
            value["high"] = value["low"]
        elif "high" in found and "low" not in found:
            value["low"] = value["high"]
    _refuse_contradiction(value["low"], value["high"], hedge)
    return found | value


def _refuse_contradiction(low: Number | None, high: Number | None, hedge: str) -> None:
    if hedge in _NO_HIGH:
        wrong = "high: there is none" if high is not None else "low: it is missing" if low is None else ""
    elif hedge in _NO_LOW:
        wrong = "low: there is none" if low is not None else "high: it is missing" if high is None else ""
    elif low is None or high is None:
        wrong = f"{'low' if low is None else 'high'}: it is missing"
    elif hedge in _BOTH:
        wrong = "low: it is above high" if low > high else ""
    else:
        wrong = "high: it is not the same as low" if low != high else ""
    if wrong:
        raise ValueError(f"{wrong} where the number is {hedge!r}")


def _words(span: Span) -> list[Any]:
    return [span.start, span.end, span.exact]
