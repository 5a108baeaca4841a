"""A story's timeline."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from onrecord.desk.charts import DayCount, Item, counts_table, timeline, timeline_svg, timeline_table

SVG = "{http://www.w3.org/2000/svg}"
ITEMS = [
    Item("Storm nears", "Post", "2031-03-01", "/r/1"),
    Item("Storm hits", "Post", "2031-03-03", "/r/2"),
    Item("<i>After</i> the storm", "Ledger", "2031-03-02", "/r/3"),
    Item("Undated", None, None, "/r/4"),
]
COUNTS = [DayCount("2031-03-01", 4, 2), DayCount("2031-03-03", 8, 0)]


def drawn(items, counts=(), width="wide"):
    return etree.fromstring(str(timeline_svg(items, counts, "Title", "Description", width)))


def circles(root):
    """The circles by the address they lead to."""
    return {
        link.get("href"): (float(dot.get("cx")), float(dot.get("cy")))
        for link in root.iter(f"{SVG}a")
        for dot in link.iter(f"{SVG}circle")
    }


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_reports_stand_in_their_outlet_s_lane_on_their_day(width):
    found = circles(drawn(ITEMS, COUNTS, width))
    assert set(found) == {"/r/1", "/r/2", "/r/3"}
    assert found["/r/1"][0] < found["/r/3"][0] < found["/r/2"][0]
    assert found["/r/1"][1] == found["/r/2"][1] < found["/r/3"][1]


def test_reports_of_one_outlet_and_day_do_not_cover_each_other():
    found = circles(drawn([Item(str(each), "Post", "2031-03-01", f"/r/{each}") for each in range(4)]))
    assert len({x for x, _ in found.values()}) == 1
    heights = sorted(y for _, y in found.values())
    assert min(b - a for a, b in pairwise(heights)) >= 10


def test_where_they_are_too_many_the_rest_is_told():
    root = drawn([Item(str(each), "Post", "2031-03-01", f"/r/{each}") for each in range(9)])
    assert len(circles(root)) + 6 == 9
    assert "6 more by" in "".join(root.itertext())


def test_outlets_of_fewest_reports_share_a_lane():
    items = [Item("x", f"Outlet {each:02}", "2031-03-01", f"/r/{each}") for each in range(30)]
    items += [Item("x", "Outlet 29", "2031-03-02", "/r/30")]
    words = "".join(drawn(items).itertext())
    assert "other outlets" in words
    assert "Outlet 29" in words


def test_counts_are_in_proportion_and_say_their_number():
    root = drawn(ITEMS, COUNTS)
    bars = [each for each in root.iter(f"{SVG}rect") if each.get("class") == "chart-soft"]
    small, large, figures = (float(each.get("height")) for each in bars)
    assert large / small == pytest.approx(2, rel=0.02)
    assert figures == large
    assert "8 statements in reports of 3 March 2031" in "".join(root.itertext())


def test_the_tables_say_the_same_in_order_of_days():
    assert [row.cells for row in timeline_table(ITEMS).rows] == [
        ("1 March 2031", "Post", "Storm nears"),
        ("2 March 2031", "Ledger", "<i>After</i> the storm"),
        ("3 March 2031", "Post", "Storm hits"),
        ("day not stated", "outlet not known", "Undated"),
    ]
    assert [row.cells for row in counts_table(COUNTS[::-1]).rows] == [
        ("1 March 2031", "4", "2"),
        ("3 March 2031", "8", "0"),
    ]


def test_without_a_day_nothing_is_drawn():
    assert "No day is known." in "".join(drawn([ITEMS[-1]]).itertext())


def test_labels_are_text():
    assert "<i>" not in timeline(ITEMS, COUNTS, "T", "D")


days = st.one_of(st.none(), st.dates().map(str), st.sampled_from(["2031", "203", "2031-W09", "P3D", "PAST_REF", ""]))
items = st.builds(Item, st.text(max_size=9), st.one_of(st.none(), st.text(max_size=9)), days, st.just("/r"))
counts = st.builds(DayCount, st.dates().map(str), st.integers(0, 10**6), st.integers(0, 50))


@given(st.lists(items, max_size=8), st.lists(counts, max_size=5))
def test_anything_becomes_a_sound_picture_inside_its_frame(items, counts):
    for width, right in (("wide", 760), ("narrow", 360)):
        root = drawn(items, counts, width)
        assert all(0 <= x <= right for x, _ in circles(root).values())
