"""W3C Web Annotation: each entry as an annotation that finds its words again by quote and by position.

An annotation's targets are the entry's spans; `styleClass` tells the roles of a statement apart. The
source of a target is the stored text, whose offsets the position selectors count; where the report
has an address, the text is marked as obtained `via` it, since a page's own offsets differ.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from onrecord.exports.jsonl import encode
from onrecord.exports.rows import Row
from onrecord.model import Report

KINDS = ("mentions", "statements", "figures", "dates")
_CONTEXT = 32
_HOME = uuid.uuid5(uuid.NAMESPACE_URL, "urn:onrecord:webannotation")
_ROLES = {
    "statements": ("content", "source", "cue", "addressee"),
    "figures": ("of", "by", "place", "weapon", "nationality", "according_to"),
}
_MOTIVATIONS = {"mentions": "identifying", "statements": "describing", "figures": "describing", "dates": "tagging"}
_LABELS = {
    "mentions": ("form",),
    "statements": ("form", "act", "mode"),
    "figures": ("effect", "hedge", "status"),
    "dates": ("type", "value"),
}


def write_webannotation(
    kind: str, rows: Iterable[Row], report_of: Callable[[str], Report | None], stream: BinaryIO
) -> None:
    """Write one AnnotationCollection, an annotation a line. Rows of one report stand together."""
    stream.write(b'{"@context": "http://www.w3.org/ns/anno.jsonld",\n')
    stream.write(b'"id": ' + _text(f"urn:uuid:{_uuid(kind)}") + b', "type": "AnnotationCollection",\n')
    stream.write(b'"label": ' + _text(kind) + b', "first": {"type": "AnnotationPage", "startIndex": 0, "items": [')
    total = 0
    for annotation in _annotations(kind, rows, report_of):
        stream.write((b",\n" if total else b"\n") + encode(annotation))
        total += 1
    stream.write(b'\n]}, "total": ' + str(total).encode() + b"}\n")


def annotation_of(kind: str, row: Row, report: Report) -> Row:
    """One entry's annotation. Its id depends on the report's text and on the entry alone."""
    labels = [str(row[label]) for label in _LABELS[kind] if row[label] is not None]
    tags = [{"type": "TextualBody", "purpose": "tagging", "value": value} for value in (kind, *labels)]
    whole = {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": _json(row)}
    key = row.get("id") or f"{row['start']}:{row['end']}"
    return {
        "id": f"urn:uuid:{_uuid(kind, report.sha256, key)}",
        "type": "Annotation",
        "motivation": _MOTIVATIONS[kind],
        "body": [*tags, whole],
        "target": [_target(report, start, end, role) for role, start, end in _spans(kind, row)],
    }


def _annotations(kind: str, rows: Iterable[Row], report_of: Callable[[str], Report | None]) -> Iterator[Row]:
    report: Report | None = None
    for row in rows:
        if report is None or report.id != row["report"]:
            report = report_of(row["report"])
        if report is None:
            raise LookupError(f"the record has an entry of {row['report']}, but not the report")
        yield annotation_of(kind, row, report)


def _spans(kind: str, row: Row) -> Iterator[tuple[str, int, int]]:
    """An entry's spans with their roles, the words that matter most first."""
    if "start" in row:
        yield kind, row["start"], row["end"]
    for role in _ROLES.get(kind, ()):
        spans = row[f"{role}_spans"] if f"{role}_spans" in row else (row[role] or {"spans": []})["spans"]
        for start, end in spans:
            yield role, start, end


def _target(report: Report, start: int, end: int, role: str) -> Row:
    text = report.text
    return {
        "source": {
            "id": f"urn:uuid:{_uuid('reports', report.sha256, report.id)}",
            "type": "Text",
            "format": "text/plain",
            **({"language": report.language} if report.language else {}),
            **({"via": report.url} if report.url else {}),
        },
        "styleClass": role,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - _CONTEXT) : start],
                "suffix": text[end : end + _CONTEXT],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }


def _uuid(*parts: str) -> uuid.UUID:
    return uuid.uuid5(_HOME, json.dumps(parts))


def _text(text: str) -> bytes:
    return json.dumps(text).encode()


def _json(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False)
