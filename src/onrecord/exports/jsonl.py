"""JSON Lines: one row a line, UTF-8, the same bytes from run to run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import BinaryIO

from onrecord.exports.rows import Row

# Inside a JSON string an escape means the same as the character, so escaping loses nothing. These either
# count as the end of a line for some readers, or would steer a terminal that the export is printed on.
_ESCAPED = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def encode(row: Row) -> bytes:
    """One row as a line of JSON, without its line end."""
    text = json.dumps(row, ensure_ascii=False, separators=(", ", ": "))
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text).encode()


def write_jsonl(rows: Iterable[Row], stream: BinaryIO) -> None:
    """Write the rows, one a line."""
    for row in rows:
        stream.write(encode(row) + b"\n")
