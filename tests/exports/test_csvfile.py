"""CSV: faithful cells under named columns."""

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports.columns import COLUMNS
from onrecord.exports.csvfile import write_csv
from onrecord.exports.export import rows_of


def _read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def _written(kind, rows) -> bytes:
    stream = io.BytesIO()
    write_csv(kind, rows, stream)
    return stream.getvalue()


def test_columns_stand_in_the_order_that_is_documented(story):
    for kind, columns in COLUMNS.items():
        header = _written(kind, rows_of(story, kind)).decode().split("\r\n")[0]
        assert header.split(",") == [column.name for column in columns]


def test_lists_are_json_and_missing_answers_are_empty(story):
    rows = _read(_written("statements", rows_of(story, "statements")))
    assert json.loads(rows[0]["content_spans"])[0][0] == int(rows[0]["content_start"])
    assert rows[0]["actor"] == "mira-okonjo"
    assert json.loads(rows[2]["candidates"]) == ["guard", "mira-okonjo"]
    assert (rows[3]["source"], rows[3]["said_on"], rows[3]["via"]) == ("", "", "")


def test_a_title_that_looks_like_a_formula_stays_as_it_was_printed(story):
    assert _read(_written("reports", rows_of(story, "reports")))[0]["title"] == "Blast, at =SUM(Varn)"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_text_reads_back(text):
    row = {"name": text, "reason": text, "hint": "", "language": None}
    read = _read(_written("skipped", [row]))[0]
    assert (read["name"], read["reason"]) == (text, text)


def test_the_stream_stays_open(story):
    stream = io.BytesIO()
    write_csv("dates", rows_of(story, "dates"), stream)
    assert not stream.closed
