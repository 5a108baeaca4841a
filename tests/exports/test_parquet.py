"""Parquet: the same columns, with lists as lists."""

import builtins
import json
from dataclasses import replace

import pytest

from onrecord.exports.columns import COLUMNS, flat
from onrecord.exports.errors import ExportError
from onrecord.exports.export import rows_of
from onrecord.exports.parquet import write_parquet


def test_every_kind_reads_back_equal(story, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    for kind in COLUMNS:
        path = tmp_path / f"{kind}.parquet"
        write_parquet(kind, rows_of(story, kind), path)
        wanted = [flat(kind, row) for row in rows_of(story, kind)]
        assert [_parsed(kind, row) for row in parquet.read_table(path).to_pylist()] == wanted


def _parsed(kind, row):
    """What has no fixed fields is stored as JSON."""
    objects = {column.name for column in COLUMNS[kind] if column.type == "object"}
    return {name: json.loads(value) if name in objects and value else value for name, value in row.items()}


def test_a_number_past_the_whole_numbers_of_a_float_is_written(story, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    story.all_figures = [replace(story.all_figures[0], low=2**53 + 1, high=10**30)]
    write_parquet("figures", rows_of(story, "figures"), tmp_path / "big.parquet")
    (row,) = parquet.read_table(tmp_path / "big.parquet").to_pylist()
    assert (row["low"], row["high"]) == (float(2**53 + 1), 1e30)


def test_no_rows_make_a_table_with_columns(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    write_parquet("figures", [], tmp_path / "none.parquet")
    assert parquet.read_table(tmp_path / "none.parquet").column_names == [c.name for c in COLUMNS["figures"]]


def test_without_pyarrow_the_way_out_is_named(story, tmp_path, monkeypatch):
    real = builtins.__import__

    def absent(name, *rest, **more):
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(ExportError, match=r"pip install 'onrecord\[parquet\]'"):
        write_parquet("dates", rows_of(story, "dates"), tmp_path / "dates.parquet")
