"""The calendar of a chart."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.desk.charts.days import Stretch, axis_of, day_ticks, in_words, stretch_of


def between(first: str, last: str) -> Stretch:
    return Stretch(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())


@pytest.mark.parametrize(
    ("value", "stretch"),
    [
        ("2031-03-03", between("2031-03-03", "2031-03-03")),
        ("2031-03-03T09:00", between("2031-03-03", "2031-03-03")),
        ("2031-02", between("2031-02-01", "2031-02-28")),
        ("2031", between("2031-01-01", "2031-12-31")),
        ("203", between("2030-01-01", "2039-12-31")),
        ("2031-Q2", between("2031-04-01", "2031-06-30")),
        ("2031-H2", between("2031-07-01", "2031-12-31")),
        ("2031-W01", between("2030-12-30", "2031-01-05")),
        ("2031-W01-WE", between("2031-01-04", "2031-01-05")),
    ],
)
def test_the_days_of_a_value(value: str, stretch: Stretch) -> None:
    assert stretch_of(value) == stretch


@pytest.mark.parametrize(
    "value", [None, "", "P3D", "PRESENT_REF", "2031-02-30", "0000", "2031-W60", "2031-SU", "XXXX-03"]
)
def test_what_names_no_days(value: str | None) -> None:
    assert stretch_of(value) is None


def test_values_in_words() -> None:
    assert in_words(None) == "day not stated"
    assert in_words("PAST_REF") == "day not settled (PAST_REF)"
    assert in_words("199") == "the 1990s"
    assert in_words("2031-W10") == "week 10 of 2031"


def test_a_year_does_not_press_the_days_of_a_week_together() -> None:
    week = [between("2031-03-03", "2031-03-03"), between("2031-03-07", "2031-03-07")]
    assert axis_of([*week, between("2031-01-01", "2031-12-31")]) == between("2031-03-03", "2031-03-07")
    assert axis_of([*week, between("2031-06-01", "2031-06-01")]) == between("2031-03-03", "2031-06-01")
    assert axis_of(week[:1]) == week[0]


@settings(max_examples=60, deadline=None)
@given(st.dates(), st.integers(0, 400_000), st.integers(2, 30))
def test_an_axis_has_some_ticks_none_outside_it_and_never_too_many(first: date, length: int, most: int) -> None:
    axis = Stretch(first.toordinal(), min(date.max.toordinal(), first.toordinal() + length))
    ticks = day_ticks(axis, most)
    assert 1 <= len(ticks) <= most
    days = [tick.day for tick in ticks]
    assert days == sorted(set(days))
    assert axis.first <= days[0]
    assert days[-1] <= axis.last
