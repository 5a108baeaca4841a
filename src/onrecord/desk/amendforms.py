"""The form by which an entry is amended: its fields as typed values, and what was typed as an amendment.

Words are found in the text: by the places that a script or a choice gave where these read so, else by searching. What
stands in several places is asked back; what stands nowhere is refused. So no amendment names words that are not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from onrecord.desk.facts import LABELS, in_words
from onrecord.desk.passages import Passage, around, joined, on_one_line, places_of
from onrecord.model import (
    Day,
    Demographic,
    Effect,
    Figure,
    FigureStatus,
    Hedge,
    MentionForm,
    Number,
    Scope,
    Span,
    Spans,
    StatementAct,
    StatementForm,
    StatementMode,
    VictimClass,
)  # fmt: skip
from onrecord.record.amending import amendable
from onrecord.record.keys import Entry, EntryKind

Form = Mapping[str, Sequence[str]]  # what was typed, each field with all its values
Looks = Literal["words", "number", "day", "text", "choice", "several", "actor", "link"]
_CHOICES: dict[str, tuple[str, ...]] = {
    "mention form": get_args(MentionForm), "statement form": get_args(StatementForm),
    "statement act": get_args(StatementAct), "statement mode": get_args(StatementMode),
    "figure hedge": get_args(Hedge), "figure effect": get_args(Effect), "figure scope": get_args(Scope),
    "figure status": get_args(FigureStatus), "figure victims": get_args(VictimClass),
    "figure demographics": get_args(Demographic),
}  # fmt: skip
_NEVER_EMPTY = ("form", "act", "mode", "hedge", "status")
_LINKS = ("via", "statement", "part_of", "revises")
_NUMBER = re.compile(r"[0-9]{1,30}(\.[0-9]{1,12})?")
_PLACE = re.compile(r"([0-9]{1,9}):([0-9]{1,9})")
_MOST_PLACES = 40


@dataclass(frozen=True, slots=True)
class Place:
    """One of several places where typed words stand."""

    value: str
    shown: Passage


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form as it is to be shown: with what was typed, and what is wrong with it.

    `values` and `places` are those typed: of words one place per stretch, "start:end". `asked`: for words that stand
    in several places, which of them are meant.
    """

    name: str
    label: str
    looks: Looks
    values: tuple[str, ...]
    choices: tuple[tuple[str, str], ...] = ()
    places: tuple[str, ...] = ()
    several: bool = False
    elsewhere: bool = False
    wrong: str = ""
    asked: tuple[tuple[str, tuple[Place, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was typed: `wanted` as `record.judgements.judge` takes it, or what is wrong with some fields."""

    wanted: dict[str, Any]
    wrong: dict[str, str]
    asked: dict[str, list[tuple[str, tuple[Place, ...]]]]


def shown(
    kind: EntryKind, entry: Entry, text: str, actors: Mapping[str, str], typed: Form | None = None,
    read: Reading | None = None,
) -> list[Field]:  # fmt: skip
    """The form of an entry: as it is, or as it was typed. `actors` are those of the report, id to name."""
    return [_shown(kind, entry, name, text, actors, typed, read) for name in _fields(kind, entry)]


def read_form(kind: EntryKind, entry: Entry, text: str, typed: Form) -> Reading:
    """What should be otherwise according to the form: the fields alone whose value is not the one that was shown."""
    it = Reading({}, {}, {})
    for name in _fields(kind, entry):
        if name not in typed and f"{name}.shown" not in typed:
            continue
        if isinstance(getattr(entry, name), Span) or _looks(kind, name) == "words":
            _read_words(it, entry, name, text, typed)
            continue
        values = tuple(value.strip() for value in typed.get(name, ()) if value.strip())
        if values == _values(entry, name):
            continue
        try:
            it.wanted[name] = _value(kind, name, values)
        except ValueError as error:
            it.wrong[name] = str(error)
    return it


def _fields(kind: EntryKind, entry: Entry) -> Iterator[str]:
    able = set(amendable(entry))
    for name in LABELS[kind]:
        is_sum = isinstance(entry, Figure) and entry.derived_from and name in ("span", "low", "high", "hedge")
        if name in able and not is_sum and not (name in _LINKS and getattr(entry, name) is None):
            yield name


def _looks(kind: EntryKind, name: str) -> Looks:
    if name == "demographics":
        return "several"
    if f"{kind} {name}" in _CHOICES:
        return "choice"
    if name in _LINKS:
        return "link"
    by_name: dict[str, Looks] = {
        "low": "number", "high": "number", "since": "day", "as_of": "day", "said_on": "day", "unit": "text",
        "actor": "actor",
    }  # fmt: skip
    return by_name.get(name, "words")


def _shown(
    kind: EntryKind, entry: Entry, name: str, text: str, actors: Mapping[str, str], typed: Form | None,
    read: Reading | None,
) -> Field:  # fmt: skip
    looks = _looks(kind, name)
    was_typed = typed is not None and (name in typed or f"{name}.shown" in typed)
    values = tuple(typed[name]) if typed is not None and name in typed else () if was_typed else _values(entry, name)
    places = _typed_places(name, typed) if typed is not None and was_typed else _places(entry, name)
    return Field(
        name, LABELS[kind][name], looks, values, _choices(kind, entry, name, actors), tuple(places),
        several=name != "span",
        elsewhere=looks == "words" and any(len(places_of(text, line)) > 1 for line in _lines(values)),
        wrong=read.wrong.get(name, "") if read else "",
        asked=tuple(read.asked.get(name, ())) if read else (),
    )  # fmt: skip


def _values(entry: Entry, name: str) -> tuple[str, ...]:
    value = getattr(entry, name)
    if isinstance(value, Span):
        return (on_one_line(value.exact),)
    if isinstance(value, Day):
        value = value.value
    if isinstance(value, tuple):
        if name == "demographics":
            return value
        return (joined(value),) if value else ()
    return () if value is None else (str(value),)


def _spans(entry: Entry, name: str) -> Spans:
    value = getattr(entry, name)
    return (value,) if isinstance(value, Span) else value if isinstance(value, tuple) and name != "demographics" else ()


def _places(entry: Entry, name: str) -> list[str]:
    return [f"{span.start}:{span.end}" for span in _spans(entry, name)]


def _choices(kind: EntryKind, entry: Entry, name: str, actors: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    if name in _LINKS:
        return (("", "nothing"), (str(getattr(entry, name)), "as it is"))
    if name == "actor":
        known = actors if entry.actor is None or entry.actor in actors else {**actors, entry.actor: entry.actor}
        return (("", "nobody, or not settled"), *sorted(known.items(), key=lambda each: each[1].casefold()))
    allowed = _CHOICES.get(f"{kind} {name}", ())
    empty = () if not allowed or name in (*_NEVER_EMPTY, "demographics") else (("", "not told"),)
    return (*empty, *((value, in_words(name, value)) for value in allowed))


def _value(kind: EntryKind, name: str, values: tuple[str, ...]) -> Any:  # noqa: ANN401 - a JSON value
    looks = _looks(kind, name)
    if looks == "several":
        return list(values)
    first = values[0] if values else None
    return _number(first) if looks == "number" and first else first


def _number(typed: str) -> Number:
    bare = re.sub(r"[,\s_’']", "", typed)
    if not _NUMBER.fullmatch(bare):
        raise ValueError(f"“{typed}” is no number. Write it in digits, such as 1200 or 2.5.")
    return float(bare) if "." in bare else int(bare)


def _lines(values: Sequence[str]) -> list[str]:
    return [line for line in map(on_one_line, "\n".join(values).splitlines()) if line]


def _typed_places(name: str, typed: Form) -> list[str]:
    chosen = [value for key in sorted(typed) if key.startswith(f"{name}.place.") for value in typed[key]]
    hinted = [] if typed.get(f"{name}.elsewhere") else " ".join(typed.get(f"{name}.at", ())).split()
    return [*chosen, *hinted]


def _read_words(it: Reading, entry: Entry, name: str, text: str, typed: Form) -> None:
    """Put the spans of the typed words in `it`, or what is wrong with them."""
    hints = [hint for hint in map(_place, _typed_places(name, typed)) if hint]
    before = {(span.start, span.end) for span in _spans(entry, name)} if typed.get(f"{name}.elsewhere") else set()
    found = []
    for line in _lines(typed.get(name, ())):
        hint = next((hint for hint in hints if on_one_line(text[slice(*hint)]) == line), None)
        if hint is not None:
            hints.remove(hint)
            found.append(_trimmed(text, *hint))
            continue
        places = [place for place in places_of(text, line) if place not in before]
        if len(places) == 1:
            found.append(places[0])
        elif not places:
            it.wrong[name] = f"The report does not say “{line}”. Type words exactly as they stand there."
        else:
            choices = tuple(Place(f"{start}:{end}", around(text, start, end)) for start, end in places[:_MOST_PLACES])
            it.asked.setdefault(name, []).append((line, choices))
    if name in it.wrong or name in it.asked:
        return
    if isinstance(getattr(entry, name), Span) and len(found) != 1:
        it.wrong[name] = "Type the words on one line."
        return
    if sorted(found) != sorted((span.start, span.end) for span in _spans(entry, name)):
        spans = [[start, end, text[start:end]] for start, end in sorted(found)]
        it.wanted[name] = spans[0] if isinstance(getattr(entry, name), Span) else spans


def _place(value: str) -> tuple[int, int] | None:
    match = _PLACE.fullmatch(value)
    return (int(match[1]), int(match[2])) if match else None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space at the ends, which a selection by mouse may hold."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
