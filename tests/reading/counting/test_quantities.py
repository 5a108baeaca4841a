"""Quantities that say how many were not meant, or how few of how many."""

from __future__ import annotations

import pytest


def told(figures):
    return [(one.low, one.high, one.hedge, one.effect) for one in figures]


@pytest.mark.parametrize(
    "text",
    [
        "All but three of the passengers were killed.",
        "The fire killed everyone except two guards.",
        "Every sailor but one drowned.",
        "All but 12 of the hostages were freed.",
    ],
)
def test_excepted_are_not_counted(figures_of, text):
    assert told(figures_of(text)) == []


def test_whole_of_an_exception_has_no_fate(figures_of):
    (whole,) = figures_of("All but three of the 90 passengers were killed.")
    assert (whole.low, whole.effect, whole.part_of) == (90, "other", None)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Nearly all of the 40 miners died.", (40, 40, "almost", "killed")),
        ("Almost all 40 miners died.", (40, 40, "almost", "killed")),
        ("Almost all of the 40 people killed were miners.", (40, 40, "exact", "killed")),
        ("All 40 miners died.", (40, 40, "exact", "killed")),
        ("One of every 20 nurses died.", (0.05, 0.05, "exact", "killed")),
        ("Four in ten patients died.", (0.4, 0.4, "exact", "killed")),
        ("Four in ten houses fell.", (0.4, 0.4, "exact", "other")),
    ],
)
def test_nearly_all_and_ratios(figures_of, text, row):
    assert told(figures_of(text)) == [row]


def test_number_in_so_many_places_is_no_ratio(figures_of):
    assert [one.low for one in figures_of("The raid killed four in ten villages.")] == [4, 10]


def test_not_one_but_three_is_not_none(figures_of):
    assert 0 not in [one.low for one in figures_of("The blast killed not one but three guards.")]


def test_singular_of_what_is_counted(figures_of):
    units = [one.unit for one in figures_of("Thieves burned 12 buses, 30 houses and 4 fuses.")]
    assert units == ["bus", "house", "fuse"]
