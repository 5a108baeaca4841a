"""JSON Lines: a file cut into blocks of rows, and what one row gives."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO, NamedTuple

from onrecord.intake.decode import is_storable
from onrecord.model import Skipped

BLOCK_ROWS = 4
MAX_BLOCK_BYTES = 4_000_000
MAX_ROW_BYTES = 20_000_000
_ONE_ROW = "write one JSON object a line, in UTF-8"
_BOM = b"\xef\xbb\xbf"


@dataclass(slots=True)
class Block:
    """A run of lines: where it starts, how many bytes it has, its first line's number, the lines to leave out."""

    start: int
    line: int
    length: int = 0
    rows: int = 0
    left_out: tuple[int, ...] = ()
    skipped: list[Skipped] = field(default_factory=list)


class RowError(Exception):
    """A row that cannot be read: the reason, and what to do about it."""

    def __init__(self, reason: str, hint: str = _ONE_ROW) -> None:
        super().__init__(reason)
        self.hint = hint


class Row(NamedTuple):
    """A row's own words. `id` is None where the row gives none; `problems` are fields that were left aside."""

    id: str | None
    text: str
    fields: dict[str, str]
    problems: tuple[str, ...]


def scan_rows(stream: BinaryIO, name: str, seen: dict[str, str]) -> Iterator[Block]:
    """The blocks of a stream. `seen` says for each id where it was met; it grows with the ids met here."""
    block = Block(0, 1)
    for number, (line, length) in enumerate(long_lines(stream), 1):
        where = f"{name} line {number}"
        if problem := _clash(line, where, seen):
            block.left_out += (number,)
            block.skipped.append(problem)
        block.length += length
        block.rows += bool(line.strip())
        if block.rows >= BLOCK_ROWS or block.length >= MAX_BLOCK_BYTES:
            yield block
            block = Block(block.start + block.length, number + 1)
    if block.length:
        yield block


def long_lines(stream: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Each line, and its length in the file; of a line that is too long only the first part is held."""
    while line := stream.readline(MAX_ROW_BYTES):
        length = len(line)
        part = line
        while not part.endswith(b"\n") and (part := stream.readline(MAX_ROW_BYTES)):
            length += len(part)
        yield line, length


def read_row(line: bytes) -> Row:
    """What a line gives. Raises RowError where it gives no report."""
    if len(line) >= MAX_ROW_BYTES:
        raise RowError(f"is longer than {MAX_ROW_BYTES // 1_000_000} MB", "split the report")
    if line.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in line:
        raise RowError("is not UTF-8")
    try:
        row = json.loads(line.removeprefix(_BOM).decode("utf-8"))
    except UnicodeDecodeError as error:
        raise RowError("is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise RowError(f"is no JSON ({error})") from error
    if not isinstance(row, dict):
        raise RowError(f"is {_kind(row)}, not an object")
    text = row.get("text")
    if text is None:
        raise RowError("has no text", "give the report's words as a string in `text`")
    if not isinstance(text, str):
        raise RowError(f"has {_kind(text)} as text", "give the report's words as a string in `text`")
    if not text.strip():
        raise RowError("has an empty text", "leave the row out")
    if not is_storable(text):
        raise RowError("has a text with NUL or half a surrogate pair", "the text cannot be stored unchanged; repair it")
    fields, problems = _fields(row)
    return Row(_id(row), text, fields, problems)


def _clash(line: bytes, where: str, seen: dict[str, str]) -> Skipped | None:
    try:
        row_id = read_row(line).id
    except RowError:
        return None  # told of when the row is read
    if row_id is None:
        return None
    if row_id in seen:
        return Skipped(where, f"its id {row_id!r} is that of {seen[row_id]}", "give each report an id of its own")
    seen[row_id] = where
    return None


def _id(row: dict[str, Any]) -> str | None:
    given = row.get("id")
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise RowError(f"has {_kind(given)} as id", "give a string or a whole number")
    if not str(given).strip() or not is_storable(str(given)):
        raise RowError("has an id that is empty or cannot be stored", "give a string or a whole number")
    return str(given)


def _fields(row: dict[str, Any]) -> tuple[dict[str, str], tuple[str, ...]]:
    fields, problems = {}, []
    for key in ("title", "outlet", "url", "byline", "published"):
        value = row.get(key)
        if isinstance(value, str) and is_storable(value):
            if value.strip():
                fields[key] = value.strip()
        elif value is not None:
            problems.append(f"has {_kind(value)} as {key}, which is left aside")
    return fields, tuple(problems)


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    names = {
        str: "a string that cannot be stored",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object",
    }
    return names.get(type(value), "null")
