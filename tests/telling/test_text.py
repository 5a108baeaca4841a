"""Nothing in a text may steer the terminal it is printed on."""

import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.telling.text import counted, one_line, visible

STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@given(st.text(st.characters()))
def test_no_steering_character_is_left(text):
    assert not STEERING.search(visible(text))
    assert not STEERING.search(one_line(text))
    assert not STEERING.search(one_line(text, 10))
    visible(text).encode()


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs"])))
def test_other_text_stays_as_it_is(text):
    assert visible(text) == text


def test_what_steers_is_spelled_out():
    assert visible("a\x1b[31m\nb\u202ec\udcff") == "a\\x1b[31m\\x0ab\\u202ec\\udcff"


def test_white_space_is_joined_and_long_text_cut_between_words():
    assert one_line("a\n\n b\tc") == "a b c"
    assert one_line("one two three four", 9) == "one two […]"
    assert one_line("unbroken" * 5, 10) == "unbrokenun […]"
    assert one_line("short", 10) == "short"


def test_counted():
    assert [counted(1, "report"), counted(0, "report"), counted(1234, "report")] == [
        "1 report", "0 reports", "1,234 reports",
    ]  # fmt: skip
