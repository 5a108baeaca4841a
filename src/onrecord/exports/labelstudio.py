"""Label Studio's JSON: a task for each report, a region for each span, and relations that hold an entry together.

Offsets count code points, as Label Studio's do. Old versions of it counted UTF-16 units: a task whose words all read
back only that way is read so.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from onrecord.exports.errors import ExportError
from onrecord.exports.grouping import Region, grouped, relations
from onrecord.exports.training import CHOICES, KINDS, MAIN, MARK, NUMBERS, WORDS, Example, Given, Kind, at_words
from onrecord.model import Report, Span

_ID = re.compile(rf"({MARK})-([a-z_]+)-[0-9]+")
_TO_NAME = "text"


def write_labelstudio(kind: Kind, rows: Iterable[tuple[Report, list[Example]]], stream: BinaryIO) -> None:
    """Write the tasks, one a line, as one JSON list."""
    stream.write(b"[")
    for at, (report, examples) in enumerate(rows):
        task = json.dumps(_task(kind, report, examples), ensure_ascii=True, separators=(", ", ": "))
        stream.write((b",\n" if at else b"\n") + task.encode())
    stream.write(b"\n]\n")


def read_labelstudio(data: bytes) -> Iterator[Given]:
    """The rows of tasks that Label Studio exported. Raises ExportError where the file is no such list."""
    try:
        tasks = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ExportError(f"this is no JSON: {error}") from error
    for task in tasks if isinstance(tasks, list) else [tasks]:
        if not isinstance(task, dict) or not isinstance(task.get("data"), dict):
            raise ExportError("this is no list of Label Studio's tasks: export them as JSON")
        yield from _given(task)


def _task(kind: Kind, report: Report, examples: Iterable[Example]) -> dict[str, Any]:
    result = [part for example in examples for part in _result(example)]
    return {
        "data": {"text": report.text, "report": report.id, "sha256": report.sha256, "kind": kind},
        "annotations": [{"result": result}],
    }


def _result(example: Example) -> Iterator[dict[str, Any]]:
    ids: dict[str, list[str]] = defaultdict(list)
    for role, spans in example.roles.items():
        for at, span in enumerate(spans):
            ids[role].append(f"{example.mark}-{role}-{at}")
            value = {"start": span.start, "end": span.end, "text": span.exact, "labels": [role]}
            yield _part(ids[role][-1], "label", "labels", value)
    main = MAIN[example.kind]
    first = example.roles[main][0]
    for name, value in example.values.items():
        if value is not None:
            yield _part(ids[main][0], name, *_value(example.kind, name, value, first))
    for one, other, label in relations(example.kind, ids):
        yield {"from_id": one, "to_id": other, "type": "relation", "direction": "right", "labels": [label]}


def _part(id: str, from_name: str, type_: str, value: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": id, "from_name": from_name, "to_name": _TO_NAME, "type": type_, "value": dict(value)}


def _value(kind: str, name: str, value: Any, at: Span) -> tuple[str, dict[str, Any]]:  # noqa: ANN401  # a JSON value
    place = {"start": at.start, "end": at.end}
    if name in CHOICES[kind]:
        return "choices", {**place, "choices": [value]}
    if name in NUMBERS[kind]:
        return "number", {**place, "number": value}
    return "textarea", {**place, "text": [value]}


@dataclass(frozen=True, slots=True)
class _Raw:
    id: str
    role: str
    start: int
    end: int
    words: str | None


def _given(task: dict[str, Any]) -> Iterator[Given]:
    data, text = task["data"], task["data"].get("text")
    kind = data.get("kind")
    if not isinstance(text, str):
        yield Given("statements", "", "a task", problem="the task gives no text")
        return
    done = [it for it in task.get("annotations") or [] if isinstance(it, dict) and not it.get("was_cancelled")]
    if len(done) > 1:
        yield Given("statements", "", _start(text), problem="several people annotated this task: keep one annotation")
    if len(done) == 1:
        result = [it for it in done[0].get("result") or [] if isinstance(it, dict)]
        yield from _rows(text, kind if kind in KINDS else None, result)


def _rows(text: str, kind: Kind | None, result: list[dict[str, Any]]) -> Iterator[Given]:
    raw = [each for part in result if part.get("type") == "labels" for each in _raw(part)]
    places = _places(text, raw)
    regions = []
    for each in raw:
        span = places(each)
        match = _ID.fullmatch(each.id)
        problem = None if span else _unread(each)
        at = (span.start, span.end) if span else (each.start, each.end)
        regions.append(Region(each.id, each.role, (at,), each.words or "", match[1] if match else None, problem))
    ties = [(str(it.get("from_id")), str(it.get("to_id"))) for it in result if it.get("type") == "relation"]
    values: dict[str, dict[str, Any]] = defaultdict(dict)
    for part in result:
        if (read := _read_value(part)) is not None:
            values[str(part.get("id"))][str(part.get("from_name"))] = read
    yield from grouped(text, kind, regions, ties, values)


def _raw(part: Mapping[str, Any]) -> Iterator[_Raw]:
    value = part.get("value")
    if isinstance(value, dict) and isinstance(value.get("labels"), list) and value["labels"]:
        words = value.get("text")
        start, end = (_offset(value.get(name)) for name in ("start", "end"))
        yield _Raw(str(part.get("id")), str(value["labels"][0]), start, end, words if isinstance(words, str) else None)


def _offset(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 12 else -1


def _places(text: str, raw: list[_Raw]) -> Any:  # noqa: ANN401  # a function from a region to its span
    """How to read the offsets of a task: as code points, unless all of them read back as UTF-16 units alone."""

    def as_points(each: _Raw) -> Span | None:
        return None if each.words is None else at_words(text, each.start, each.end, each.words)

    if all(map(as_points, raw)) or text.isascii():
        return as_points
    points: dict[int, int] = {}
    at = 0
    for point, letter in enumerate(text):
        points[at] = point
        at += 2 if ord(letter) > 0xFFFF else 1
    points[at] = len(text)

    def as_units(each: _Raw) -> Span | None:
        start, end = points.get(each.start), points.get(each.end)
        if start is None or end is None or each.words is None:
            return None
        return at_words(text, start, end, each.words)

    return as_units if all(map(as_units, raw)) else as_points


def _unread(each: _Raw) -> str:
    if each.words is None:
        return "it gives no words to compare with the text"
    return f"{each.start}:{each.end} does not read {each.words!r}"


def _read_value(part: Mapping[str, Any]) -> Any:  # noqa: ANN401  # a JSON value
    value = part.get("value")
    if not isinstance(value, dict):
        return None
    if part.get("type") == "number" and part.get("from_name") in {name for each in NUMBERS.values() for name in each}:
        number = value.get("number")
        return int(number) if isinstance(number, float) and number.is_integer() else number
    names = {"choices": {name for each in CHOICES.values() for name in each}, "textarea": _WORD_NAMES}
    key = {"choices": "choices", "textarea": "text"}.get(str(part.get("type")))
    if key is None or part.get("from_name") not in names[str(part.get("type"))]:
        return None
    said = value.get(key)
    return said[0] if isinstance(said, list) and said else said


_WORD_NAMES = {name for each in WORDS.values() for name in each}


def _start(text: str) -> str:
    return " ".join(text.split())[:60]
