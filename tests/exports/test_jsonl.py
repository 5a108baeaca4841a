"""JSON Lines: one row a line, whatever the text holds."""

import io
import json

from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports.export import rows_of
from onrecord.exports.jsonl import encode, write_jsonl

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.dictionaries(TEXT, TEXT | st.none() | st.lists(TEXT)))
def test_a_row_is_one_line_that_reads_back(row):
    line = encode(row).decode()
    assert len(line.splitlines()) == 1
    assert json.loads(line) == row


def test_letters_stay_letters():
    assert encode({"name": "Łódź 🚢"}).decode() == '{"name": "Łódź 🚢"}'


def test_nothing_in_a_line_steers_a_terminal():
    line = encode({"text": "a\x1b[2J\x07\x7f\x9b31m\u202eb\u2066c\n"}).decode()
    assert line == '{"text": "a\\u001b[2J\\u0007\\u007f\\u009b31m\\u202eb\\u2066c\\n"}'


def test_rows_are_the_same_bytes_again(story):
    first, second = io.BytesIO(), io.BytesIO()
    write_jsonl(rows_of(story, "reports"), first)
    write_jsonl(rows_of(story, "reports"), second)
    assert first.getvalue() == second.getvalue()
    lines = first.getvalue().decode().splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["veldt/harbour-1", "zz-copy"]
