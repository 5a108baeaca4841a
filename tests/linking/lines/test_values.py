"""Whether two numbers could be one, as the words allow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.lines.values import allowed, are_equal, go_together, last_unit
from onrecord.model import Figure, Span

OPEN = {"at least": (True, False), "more than": (True, False), "at most": (False, True), "fewer than": (False, True)}


def figure(hedge: str, value: float, high: float | None = None) -> Figure:
    has_low, has_high = OPEN.get(hedge, (True, True))
    top = value if high is None else high
    return Figure("f", "r", Span(0, 1, "x"), value if has_low else None, top if has_high else None, hedge, "body")


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (("exact", 1200), ("exact", 1200), True),
        (("exact", 1200), ("about", 1300), False),
        (("about", 250), ("about", 240), False),
        (("almost", 25000), ("almost", 25000), True),
        (("almost", 25000), ("exact", 24620), True),
        (("almost", 25000), ("exact", 25100), False),
        (("about", 1300), ("exact", 1260), True),
        (("about", 1300), ("exact", 1240), False),
        (("about", 100), ("exact", 130), False),
        (("about", 100), ("exact", 95), True),
        (("almost", 50), ("exact", 46), True),
        (("almost", 50), ("about", 40), False),
        (("at least", 12), ("exact", 15), True),
        (("at least", 12), ("exact", 11), False),
        (("at least", 12), ("at least", 30), True),
        (("at least", 12), ("more than", 12), True),
        (("at most", 40), ("exact", 31), True),
        (("fewer than", 40), ("at most", 50), True),
        (("range", 40, 60), ("exact", 55), True),
        (("range", 40, 60), ("range", 61, 70), False),
        (("vague", 24, 120), ("exact", 31), True),
        (("exact", 0), ("exact", 0), True),
        (("exact", 0), ("exact", 1), False),
    ],
)
def test_what_goes_together(one, other, together):
    assert go_together(figure(*one), figure(*other)) is together
    assert go_together(figure(*other), figure(*one)) is together


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        (("at least", 12), ("exact", 15), False),
        (("at least", 12), ("at least", 30), False),
        (("at least", 12), ("exact", 12), True),
        (("at most", 40), ("exact", 31), False),
        (("range", 40, 60), ("exact", 55), True),
        (("about", 1300), ("exact", 1260), True),
    ],
)
def test_from_day_to_day_a_bound_is_taken_for_the_number(one, other, equal):
    assert are_equal(figure(*one), figure(*other)) is equal


HEDGES = ["exact", "about", "almost", "at least", "more than", "at most", "fewer than"]


@given(st.sampled_from(HEDGES), st.integers(0, 10**7))
def test_a_figure_goes_with_itself_and_allows_its_own_number(hedge, value):
    it = figure(hedge, value)
    low, high = allowed(it)
    assert go_together(it, it)
    assert low <= value <= high


@pytest.mark.parametrize(("number", "unit"), [(1300, 100), (24, 1), (25000, 1000), (0, 1), (4.5, 0.1), (100, 100)])
def test_the_unit_of_the_last_digit(number, unit):
    assert last_unit(float(number)) == unit
