import io
import json

import pytest

from onrecord.intake import rows
from onrecord.intake.rows import BLOCK_ROWS, RowError, long_lines, read_row, scan_rows


def lines(*values):
    return b"".join(json.dumps(value).encode() + b"\n" for value in values)


def test_a_row_keeps_its_text_unchanged():
    row = read_row(b'{"text": " a\\r\\n\\u00adb\\u2028 ", "id": 7, "title": " T ", "published": ""}')
    assert row == ("7", " a\r\n\u00adb\u2028 ", {"title": "T"}, ())


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "is no JSON"),
        (b"[1]", "is a list, not an object"),
        (b"null", "is null, not an object"),
        (b"{}", "has no text"),
        (b'{"text": null}', "has no text"),
        (b'{"text": 5}', "has a number as text"),
        (b'{"text": ["a"]}', "has a list as text"),
        (b'{"text": true}', "has true or false as text"),
        (b'{"text": " \\n"}', "has an empty text"),
        (b'{"text": "a\\u0000b"}', "NUL or half a surrogate"),
        (b'{"text": "a\\ud800b"}', "NUL or half a surrogate"),
        (b'{"text": "caf\xe9"}', "is not UTF-8"),
        ('{"text": "a"}'.encode("utf-16"), "is not UTF-8"),
        (b'{"text": "a", "id": true}', "has true or false as id"),
        (b'{"text": "a", "id": 1.5}', "has a number as id"),
        (b'{"text": "a", "id": " "}', "an id that is empty"),
        (b'{"text": "a", "id": "\\ud800"}', "cannot be stored"),
        (b"[" * 100_000, "is no JSON"),
    ],
)
def test_a_row_that_gives_no_report_says_why(line, reason):
    with pytest.raises(RowError, match=reason) as raised:
        read_row(line)
    assert raised.value.hint


def test_a_field_of_the_wrong_type_is_left_aside_and_told_of():
    row = read_row(b'{"text": "a", "title": 3, "outlet": ["b"], "url": "\\ud800", "byline": null}')
    assert row.fields == {}
    assert row.problems == (
        "has a number as title, which is left aside",
        "has a list as outlet, which is left aside",
        "has a string that cannot be stored as url, which is left aside",
    )


def test_a_byte_order_mark_does_no_harm():
    assert read_row(b'\xef\xbb\xbf{"text": "a"}').text == "a"


def test_blocks_cover_the_file_in_order():
    data = b"\n" + lines(*({"text": f"t{i}"} for i in range(2 * BLOCK_ROWS + 3)))
    blocks = list(scan_rows(io.BytesIO(data), "x.jsonl", {}))
    assert [block.rows for block in blocks] == [BLOCK_ROWS, BLOCK_ROWS, 3]
    assert [block.line for block in blocks] == [1, BLOCK_ROWS + 2, 2 * BLOCK_ROWS + 2]
    assert b"".join(data[block.start : block.start + block.length] for block in blocks) == data


def test_an_id_that_was_met_before_is_left_out_and_told_of():
    data = lines({"text": "a", "id": "k"}, {"text": "b", "id": "k"}, {"text": "c", "id": "taken"})
    (block,) = scan_rows(io.BytesIO(data), "x.jsonl", {"taken": "other.txt"})
    assert block.left_out == (2, 3)
    assert [(skip.name, skip.reason) for skip in block.skipped] == [
        ("x.jsonl line 2", "its id 'k' is that of x.jsonl line 1"),
        ("x.jsonl line 3", "its id 'taken' is that of other.txt"),
    ]


def test_of_a_line_without_end_only_the_first_part_is_held(monkeypatch):
    monkeypatch.setattr(rows, "MAX_ROW_BYTES", 10)
    found = list(long_lines(io.BytesIO(b"x" * 25 + b"\nshort\n")))
    assert found == [(b"x" * 10, 26), (b"short\n", 6)]
    with pytest.raises(RowError, match="is longer than"):
        read_row(found[0][0])
