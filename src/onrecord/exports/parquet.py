"""Parquet: the flat columns, lists as lists. Needs pyarrow, which `onrecord[parquet]` brings."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.exports.columns import COLUMNS, flat
from onrecord.exports.errors import ExportError
from onrecord.exports.rows import Row

_BATCH = 2_000


def write_parquet(kind: str, rows: Iterable[Row], path: Path) -> None:
    """Write the rows to `path`, a batch of rows at a time. Raises ExportError without pyarrow."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise ExportError("Parquet needs pyarrow: pip install 'onrecord[parquet]'") from error
    schema = pa.schema([_field(pa, column.name, column.type, column.required) for column in COLUMNS[kind]])
    with pq.ParquetWriter(path, schema) as writer:
        for batch in _batches(_storable(kind, flat(kind, row)) for row in rows):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))


def _field(pa: Any, name: str, type_: str, required: bool) -> Any:  # noqa: ANN401  # pyarrow carries no types
    types = {
        "string": pa.string(),
        "object": pa.string(),  # JSON: which fields there are differs from row to row
        "date": pa.string(),  # as in the other formats, so that a column compares across them
        "integer": pa.int64(),
        "number": pa.float64(),
        "strings": pa.list_(pa.string()),
        "pairs": pa.list_(pa.list_(pa.int64())),
        "zones": pa.list_(pa.struct([("kind", pa.string()), ("start", pa.int64()), ("end", pa.int64())])),
        "edits": pa.list_(pa.struct([("op", pa.string()), ("a", pa.list_(pa.int64())), ("b", pa.list_(pa.int64()))])),
        "relations": pa.list_(
            pa.struct(
                [
                    ("a", pa.string()),
                    ("b", pa.string()),
                    ("relation", pa.string()),
                    ("because", pa.list_(pa.string())),
                    ("shared", pa.string()),
                ]
            )
        ),
        "ties": pa.list_(
            pa.struct(
                [
                    ("kind", pa.string()),
                    ("actor", pa.string()),
                    ("derived_from", pa.list_(pa.string())),
                    ("days", pa.list_(pa.string())),
                ]
            )
        ),
    }
    return pa.field(name, types[type_], nullable=not required)


def _storable(kind: str, row: Row) -> Row:
    """pyarrow itself refuses a whole number that a float can only come near to, and what has no fixed fields."""
    for column in COLUMNS[kind]:
        if column.type == "number" and row[column.name] is not None:
            row[column.name] = float(row[column.name])
        if column.type == "object" and row[column.name] is not None:
            row[column.name] = json.dumps(row[column.name], ensure_ascii=False)
    return row


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch
