import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.days import full_days, iso_day


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-01-18", "2024-01-18"),
        (" 2024-01-18T23:59:59Z ", "2024-01-18"),
        ("2024-01-18 07:00", "2024-01-18"),
        ("2024-02-30", None),
        ("2024-01", None),
        ("18 January 2024", None),
        ("2024-01-181", None),
        ("", None),
    ],
)
def test_iso_day(value, day):
    assert iso_day(value) == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Jan. 18, 2024", ["2024-01-18"]),
        ("on January 18 2024 and 3 Mar 2021", ["2024-01-18", "2021-03-03"]),
        ("the 1st of May, 2020", ["2020-05-01"]),
        ("2024/1/8", ["2024-01-08"]),
        ("2024-01-18T10:00", ["2024-01-18"]),
        ("25.12.2023", ["2023-12-25"]),
        ("04/05/2023", []),  # April or May: not settled
        ("05-05-2023", ["2023-05-05"]),
        ("Thursday, Jan. 18, 2024", ["2024-01-18"]),
        ("Friday, Jan. 18, 2024", []),  # that day was a Thursday
        ("Dec . 24, 2023", ["2023-12-24"]),
        ("June 31, 2023", []),
        ("in May 2023", []),
        ("flight 2024-01-1888", []),
    ],
)
def test_full_days(text, days):
    assert [day.iso for day in full_days(text)] == days


def test_the_weekday_is_told_where_one_is_named():
    named, bare = full_days("Sunday, Dec. 24, 2023 and Dec. 25, 2023")
    assert (named.weekday, bare.weekday) == ("sunday", None)


@given(st.text(alphabet="JanMay .,-/:0123456789 Thursday", max_size=80))
def test_a_day_stands_where_it_is_said_to(text):
    for day in full_days(text):
        assert 0 <= day.start < day.end <= len(text)
        assert iso_day(day.iso) == day.iso
