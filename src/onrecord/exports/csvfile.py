"""CSV: flat columns, lists as JSON, a missing answer as an empty cell.

Cells are faithful: a text that begins with ``=`` or ``@`` is written as it is, since a quote put before it
would falsify the words. docs/formats.md says how to open such a file in a spreadsheet.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import BinaryIO

from onrecord.exports.columns import COLUMNS, flat
from onrecord.exports.rows import Row


def write_csv(kind: str, rows: Iterable[Row], stream: BinaryIO) -> None:
    """Write a header and the rows as RFC 4180 has them, in UTF-8."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow([column.name for column in COLUMNS[kind]])
        for row in rows:
            writer.writerow([_cell(value) for value in flat(kind, row).values()])
    finally:
        text.detach()


def _cell(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else value
