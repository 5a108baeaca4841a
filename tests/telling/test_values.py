import pytest

from onrecord.model import Figure, Span
from onrecord.telling.values import value_of


@pytest.mark.parametrize(
    ("low", "high", "hedge", "unit", "value"),
    [
        (24, 24, "exact", None, "24"),
        (24, None, "at least", None, "at least 24"),
        (None, 1200, "fewer than", None, "fewer than 1,200"),
        (20, 30, "range", "percent", "20 to 30 percent"),
        (3, 3, "exact", "person", "3"),
        (24, 120, "vague", None, "vague, 24 to 120"),
        (1.5, 1.5, "about", None, "about 1.5"),
        (0, 0, "exact", None, "0"),
        (None, None, "vague", None, "vague, no number"),
    ],
)
def test_a_value_is_told_in_words(low, high, hedge, unit, value):
    assert value_of(Figure("f", "r", Span(0, 1, "x"), low, high, hedge, "body", unit)) == value
