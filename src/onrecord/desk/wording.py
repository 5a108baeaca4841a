"""How values are put into words on a page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from onrecord.model import Number, Span
from onrecord.telling.text import one_line
from onrecord.telling.values import value_of

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def day(value: str | None) -> str:
    """A TIMEX3 value as people write it: "3 March 2031", "March 2031"; as it is where it is no plain date."""
    if not value:
        return "day unknown"
    parts = value[:10].split("-")
    if not all(part.isdigit() for part in parts):
        return value
    try:
        whole = date(*(int(part) for part in (*parts, "1", "1")[:3]))
    except ValueError:
        return value
    month = _MONTHS[whole.month - 1]
    return (f"{whole.year}", f"{month} {whole.year}", f"{whole.day} {month} {whole.year}")[len(parts) - 1]


def number(value: Number | None) -> str:
    """A number with its thousands apart: "1,200"."""
    return "" if value is None else f"{value:,}"


def counted(count: int, noun: str) -> str:
    """``1 report``, ``2 reports``, ``2 stories``."""
    if count != 1:
        noun = f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeou" else f"{noun}s"
    return f"{count:,} {noun}"


def anchor(id: str) -> str:
    """The part of an entry's id that is its own in its report: "s3" of "my-17#s3"."""
    return id.rpartition("#")[2]


def moment(value: str) -> str:
    """A moment in UTC, to the minute: "3 March 2031, 14:03 UTC"."""
    return f"{day(value)}, {value[11:16]} UTC" if value[11:16] else day(value)


def handle(id: str) -> str:
    """An id for an element of a page from any id of the record, which may hold spaces and quotes."""
    return f"e{hashlib.sha256(id.encode()).hexdigest()[:12]}"


def words(of: str | Iterable[Span], limit: int | None = None) -> str:
    """A report's words on one line, cut where they are longer than `limit`; of spans, each apart by an ellipsis."""
    return one_line(of if isinstance(of, str) else " … ".join(span.exact for span in of), limit)


def spaced(text: str) -> str:
    """A report's words on one line, with the space at either end that the text has there."""
    inner = one_line(text)
    return f"{' ' * text[:1].isspace()}{inner}{' ' * text[-1:].isspace()}" if inner else " " * bool(text)


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day, "number": number, "counted": counted, "anchor": anchor, "moment": moment,
    "handle": handle, "words": words, "value": value_of, "spaced": spaced,
    "json": lambda value: json.dumps(value, ensure_ascii=False),
}  # fmt: skip
