"""The flat columns: each finds its value, and none of a row is left out."""

from typing import Any

from onrecord.exports.columns import COLUMNS, flat
from onrecord.exports.export import rows_of


def _leaves(value: Any) -> list[Any]:
    """What stands at the ends of a nested row; lists count as one."""
    if isinstance(value, dict):
        return [leaf for each in value.values() for leaf in _leaves(each)]
    return [] if value is None else [value]


def test_every_value_of_a_row_reaches_a_column(story):
    for kind in COLUMNS:
        for row in rows_of(story, kind):
            cells = [part for cell in flat(kind, row).values() for part in [cell, *_leaves(cell)]]
            for leaf in _leaves(row):
                found = leaf in cells or all(part in cells for part in leaf)
                assert found, (kind, leaf)


def test_every_column_of_the_fullest_entry_is_filled(story):
    fullest = {kind: [flat(kind, row) for row in rows_of(story, kind)] for kind in COLUMNS}
    for kind, rows in fullest.items():
        for column in COLUMNS[kind]:
            assert any(row[column.name] not in (None, []) for row in rows), (kind, column.name)


def test_start_and_end_are_the_outer_bounds_of_several_spans(story):
    row = flat("statements", next(rows_of(story, "statements")))
    spans = row["content_spans"]
    assert len(spans) == 2
    assert (row["content_start"], row["content_end"]) == (spans[0][0], spans[1][1])


def test_names_are_unique_and_told(story):
    for kind, columns in COLUMNS.items():
        names = [column.name for column in columns]
        assert len(set(names)) == len(names), kind
        assert all(column.meaning for column in columns), kind
