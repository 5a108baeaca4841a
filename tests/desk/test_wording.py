"""Values in words: days as people write them, and nothing that the value does not say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.desk.wording import counted, day, moment


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2031-03-03", "3 March 2031"),
        ("2031-03-03T09:00", "3 March 2031"),
        ("2031-03-03TMO", "3 March 2031"),
        ("2031-03", "March 2031"),
        ("2031", "2031"),
        ("0987", "987"),
        ("199", "the 1990s"),
        ("203", "the 2030s"),
        ("20", "the 21st century"),
        ("18", "the 19th century"),
        ("11", "the 12th century"),
        ("10", "the 11th century"),
        ("2019-W22", "week 22 of 2019"),
        ("2031-W01", "week 1 of 2031"),
        ("2019-W22-WE", "the weekend of 1 June 2019"),
        ("2031-W01-WE", "the weekend of 4 January 2031"),
        ("2031-Q1", "the first quarter of 2031"),
        ("2031-Q4", "the fourth quarter of 2031"),
        ("2031-H2", "the second half of 2031"),
        ("2031-SU", "summer 2031"),
        ("2031-FA", "autumn 2031"),
        ("XXXX-03", "March, year not told"),
        ("XXXX-02-29", "29 February, year not told"),
    ],
)
def test_days_are_told_as_people_write_them(value: str, told: str) -> None:
    assert day(value) == told


@pytest.mark.parametrize(
    "value",
    [
        "2031-02-30", "2031-13", "2031-00", "0000", "0000-03", "0000-Q1", "000", "2031-W54", "2030-W53",
        "2031-Q5", "2031-H3", "P3D", "PRESENT_REF", "XXXX-XX-XXTNI",
        "XXXX-13", "XXXX-02-30", "XXXX-WXX-1", "2031-03-033", "twenty", "２０３１",
    ],
)  # fmt: skip
def test_what_names_no_date_is_left_as_it_is(value: str) -> None:
    assert day(value) == value


@pytest.mark.parametrize("value", [None, ""])
def test_no_value_is_a_day_unknown(value: str | None) -> None:
    assert day(value) == "day unknown"


def test_a_moment_is_told_to_the_minute() -> None:
    assert moment("2031-03-03T14:03:22Z") == "3 March 2031, 14:03 UTC"
    assert moment("2031-03-03") == "3 March 2031"


@given(
    st.one_of(st.dates().map(str), st.from_regex(r"[0-9X]{2,4}(-(W|Q|H)?[0-9]{1,2}){0,2}(T[A-Z]{2})?", fullmatch=True))
)
def test_any_value_is_told_and_no_year_of_it_is_lost(value: str) -> None:
    told = day(value)
    assert told
    year = value[:4].lstrip("0")
    if value[:4].isdigit() and len(value) >= 4 and "weekend" not in told:
        assert told == value or year in told


def test_counts_are_told_with_their_noun() -> None:
    assert [counted(n, "story") for n in (0, 1, 2, 1200)] == ["0 stories", "1 story", "2 stories", "1,200 stories"]
    assert counted(2, "day") == "2 days"
