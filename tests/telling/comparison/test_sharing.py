"""What is said of how two reports share text: never more, and never less, than there is."""

import pytest

from onrecord.model import Edit, Reuse, Span
from onrecord.telling.comparison.sharing import kind_told, percent, shares_told


def test_independent_reports_are_not_said_to_share_nothing_where_they_do() -> None:
    assert kind_told(Reuse("a", "b", "independent", 0.0, 0.0)).endswith("no prose and no quotation in common.")
    scattered = kind_told(Reuse("a", "b", "independent", 0.67, 0.5))
    assert "they share words running" in scattered and "no prose" not in scattered
    kept = Edit("kept", Span(0, 3, "sea"), Span(4, 7, "sea"))
    assert "closing sentences of background" in kind_told(Reuse("a", "b", "independent", 0.2, 0.2, (kept,)))


@pytest.mark.parametrize(("share", "told"), [(0.0, "0%"), (0.004, "under 1%"), (0.999, "99%"), (1.0, "100%")])
def test_shares_are_never_rounded_up(share: float, told: str) -> None:
    assert percent(share) == told


def test_shares_of_nothing_are_told_as_such() -> None:
    assert shares_told(Reuse("a", "b", "independent", 0.0, 0.0)) == "They have no five words running in common."
