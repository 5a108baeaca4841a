"""How the outlets compare in a wording."""

from __future__ import annotations

import pytest
from lxml import etree

from onrecord.desk.charts import Bar, bars
from onrecord.desk.charts.bars import bars_svg, bars_table
from onrecord.desk.charts.svg import Width
from onrecord.linking.wording import LogOdds

SVG = "{http://www.w3.org/2000/svg}"
ROWS = [
    Bar("Post", 12, LogOdds(0.7, 0.2, 1.2), "/post"),
    Bar("<b>Ledger</b>", 1, LogOdds(-0.4, -1.1, 0.3)),
    Bar("Herald", 3, None, "/herald"),
]


def drawn(rows: list[Bar], reach: float = 0, width: Width = "wide") -> etree._Element:
    return etree.fromstring(str(bars_svg(rows, "Title", "Description", reach, width)))


def bands(root: etree._Element) -> list[tuple[float, float]]:
    found = [each for each in root.iter(f"{SVG}rect") if each.get("class") == "chart-band"]
    return [(float(each.get("x")), float(each.get("x")) + float(each.get("width"))) for each in found]


def zero(root: etree._Element) -> float:
    return next(float(each.get("x1")) for each in root.iter(f"{SVG}line") if each.get("class") == "chart-zero")


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_each_bar_holds_its_dot_and_lies_on_its_side_of_zero(width: Width) -> None:
    root = drawn(ROWS, width=width)
    more, unclear = bands(root)
    assert zero(root) < more[0]
    assert unclear[0] < zero(root) < unclear[1]
    dots = [float(each.get("cx")) for each in root.iter(f"{SVG}circle")]
    assert all(low < dot < high for dot, (low, high) in zip(dots, bands(root), strict=True))


def test_both_sides_of_zero_have_the_same_room_and_one_reach_makes_one_scale() -> None:
    alone, beside = drawn(ROWS[:1], 4), drawn(ROWS[1:], 4)
    assert zero(alone) == zero(beside)
    (low, high), (other_low, other_high) = bands(alone)[0], bands(beside)[0]
    assert (high - low) / (other_high - other_low) == pytest.approx(1.0 / 1.4, rel=0.02)


def test_outlets_with_too_few_uses_are_told_in_the_table() -> None:
    assert "1 more in the table: too few uses to compare" in "".join(drawn(ROWS).itertext())
    assert "too few" not in "".join(drawn(ROWS[:2]).itertext())
    assert bars_table(ROWS).rows[2].cells == ("Herald", "3", "too few uses to compare", "", "")


def test_a_row_is_a_link_named_by_all_it_says() -> None:
    [link] = drawn(ROWS).iter(f"{SVG}a")
    assert link.get("href") == "/post"
    assert link.get("aria-label") == "\u2068Post\u2069, 12 uses: +0.7, 95% from +0.2 to +1.2"


def test_the_table_says_the_same() -> None:
    assert bars_table(ROWS).rows[1].cells == ("<b>Ledger</b>", "1", "−0.4", "−1.1", "+0.3")
    page = bars(ROWS, "T", "D")
    assert "<b>" not in page
    assert page.count("<svg") == 2
    assert '<a href="/herald"><bdi>Herald</bdi></a>' in page


def test_no_outlets() -> None:
    assert "No outlet to show." in "".join(drawn([]).itertext())
