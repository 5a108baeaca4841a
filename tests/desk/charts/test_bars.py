"""Bars with counts and uncertainty."""

from __future__ import annotations

import pytest
from lxml import etree

from onrecord.desk.charts import Bar, bars, bars_svg, bars_table

SVG = "{http://www.w3.org/2000/svg}"
ROWS = [
    Bar("The Post", 0.5, 0.25, 0.75, 12, 24, "/posts"),
    Bar("<b>Ledger</b>", -1.5, -2.0, -1.0, 3),
    Bar("Herald", None, count=1, note="too few uses to compare"),
]


def drawn(rows, measure="number", width="wide"):
    return etree.fromstring(str(bars_svg(rows, "Title", "Description", measure, width)))


def rects(root):
    return [each for each in root.iter(f"{SVG}rect") if each.get("class") == "chart-soft"]


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_a_row_each_in_order_with_title_and_description(width):
    root = drawn(ROWS, width=width)
    assert (root[0].text, root[1].text) == ("Title", "Description")
    names = [each.findtext(f"{SVG}title") for each in root if "chart-bar" in (each.get("class") or "")]
    assert [name.partition(":")[0] for name in names] == [bar.label for bar in ROWS]


def test_bars_begin_at_zero_and_lie_on_their_side_of_it():
    root = drawn(ROWS)
    zero = next(float(each.get("x1")) for each in root.iter(f"{SVG}line") if each.get("class") == "chart-zero")
    right, left = rects(root)
    assert float(right.get("x")) == pytest.approx(zero, abs=0.2)
    assert float(left.get("x")) + float(left.get("width")) == pytest.approx(zero, abs=0.2)


def test_lengths_are_in_proportion():
    long, short = rects(drawn([Bar("a", 0.8), Bar("b", 0.2)], "share"))
    assert float(long.get("width")) / float(short.get("width")) == pytest.approx(4, rel=0.02)


def test_what_is_not_known_has_no_bar_and_says_why():
    root = drawn([ROWS[2]])
    assert not rects(root)
    assert "too few uses to compare" in "".join(root.itertext())


def test_only_what_leads_somewhere_is_a_link():
    assert [each.get("href") for each in drawn(ROWS).iter(f"{SVG}a")] == ["/posts"]


def test_the_table_says_the_same():
    table = bars_table(ROWS, "share", "Paper")
    assert table.headers[0] == "Paper"
    assert table.rows[0].cells == ("The Post", "50%", "25%", "75%", "12", "24", "")
    assert table.rows[2].cells == ("Herald", "", "", "", "1", "", "too few uses to compare")


def test_labels_are_text_and_both_widths_are_there():
    page = bars(ROWS, "T", "D", "number")
    assert "<b>" not in page
    assert page.count("<svg") == 2


def test_no_rows():
    assert "Nothing to show." in "".join(drawn([]).itertext())
