"""A story's timeline: a dot for each report in the lane of its outlet, and what each day brought below."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from onrecord.desk.charts import DayCount, Item
from onrecord.desk.charts.svg import Width
from onrecord.desk.charts.timeline import counts_table, timeline_svg, timeline_table

SVG = "{http://www.w3.org/2000/svg}"
ITEMS = [
    Item("Storm nears", "Post", "2031-03-01", "/r/1"),
    Item("Storm hits", "Post", "2031-03-03", "/r/2"),
    Item("<i>After</i> the storm", "Ledger", "2031-03-02", "/r/3"),
    Item("Undated", None, None, "/r/4"),
    Item("Of some day in March", "Ledger", "2031-03", "/r/5"),
]
COUNTS = [DayCount("2031-03-01", 4, 2), DayCount("2031-03-03", 8, 0)]


def drawn(items: list[Item], counts: list[DayCount] | None = None, width: Width = "wide") -> etree._Element:
    return etree.fromstring(str(timeline_svg(items, counts or [], "Title", "Description", width)))


def dots(root: etree._Element) -> dict[str | None, tuple[float, float]]:
    """The middles of the dots by the address they lead to."""
    return {
        each.getparent().get("href"): (float(each.get("cx")), float(each.get("cy")))
        for each in root.iter(f"{SVG}circle")
    }


def words(root: etree._Element) -> list[str]:
    return ["".join(each.itertext(f"{SVG}text")) or (each.text or "") for each in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_reports_stand_in_the_lane_of_their_outlet_on_their_day(width: Width) -> None:
    found = dots(drawn(ITEMS, COUNTS, width))
    assert found["/r/1"][0] < found["/r/3"][0] < found["/r/2"][0]
    assert found["/r/1"][1] == found["/r/2"][1] < found["/r/3"][1] == found["/r/5"][1] < found["/r/4"][1]


def test_what_has_no_exact_day_stands_apart_before_the_first() -> None:
    found = dots(drawn(ITEMS))
    assert found["/r/4"][0] == found["/r/5"][0] < found["/r/1"][0] - 20
    assert "no exact" in words(drawn(ITEMS))
    assert "no exact" not in words(drawn(ITEMS[:3]))


def test_a_dot_is_named_by_headline_outlet_and_day() -> None:
    names = [
        each.get("aria-label").replace("\u2068", "").replace("\u2069", "") for each in drawn(ITEMS).iter(f"{SVG}a")
    ]
    assert names == [
        "Storm nears, Post, 1 March 2031",
        "Storm hits, Post, 3 March 2031",
        "<i>After</i> the storm, Ledger, 2 March 2031",
        "Of some day in March, Ledger, March 2031",
        "Undated, outlet not known, day not stated",
    ]


day_lists = st.lists(st.integers(1, 28).map(lambda day: f"2031-03-{day:02}") | st.dates().map(str), max_size=40)


@settings(max_examples=30, deadline=None)
@given(day_lists, st.sampled_from(["wide", "narrow"]))
def test_no_dot_covers_another(days: list[str], width: Width) -> None:
    root = drawn([Item(str(at), "Post", day) for at, day in enumerate(days)], [], width)
    middles = [(float(each.get("cx")), float(each.get("cy"))) for each in root.iter(f"{SVG}circle")]
    assert all(max(abs(a[0] - b[0]), abs(a[1] - b[1])) >= 12 for a, b in combinations(middles, 2))


def test_where_they_are_too_many_for_a_day_the_rest_is_told() -> None:
    items = [Item(str(each), "Post", "2031-03-01", f"/r/{each}") for each in range(40)]
    items.append(Item("later", "Post", "2034-03-02", "/r/40"))
    root = drawn(items)
    links = len(list(root.iter(f"{SVG}a")))
    assert links < 12
    [told] = [each.text for each in root.iterfind(f".//{SVG}g/{SVG}title")]
    assert told == f"{41 - links} more, \u2068Post\u2069, 1 March 2031"


def test_outlets_of_fewest_reports_share_a_lane() -> None:
    items = [Item("x", f"Outlet {each:02}", "2031-03-01", f"/r/{each}") for each in range(30)]
    shown = words(drawn([*items, Item("x", "Outlet 29", "2031-03-02", "/r/30")]))
    assert "16 other outlets" in shown
    assert "Outlet 29" in shown
    assert "Outlet 28" not in shown


def test_counts_are_in_proportion_and_say_their_number() -> None:
    root = drawn(ITEMS, COUNTS)
    small, large, figures = (
        float(each.get("height")) for each in root.iter(f"{SVG}rect") if each.get("class") == "chart-soft"
    )
    assert large == pytest.approx(2 * small, abs=0.1)
    assert figures == large
    assert {"4", "8", "2"} <= set(words(root))


def test_where_numbers_have_no_room_the_highest_is_told() -> None:
    counts = [DayCount(f"2031-{month:02}-{day:02}", 100 + day, 0) for month in range(1, 13) for day in range(1, 29)]
    shown = words(drawn(ITEMS, counts))
    assert "128" in shown
    assert "110" not in shown


def test_two_counts_of_one_day_are_added() -> None:
    assert [row.cells for row in counts_table([COUNTS[0], COUNTS[0]]).rows] == [("1 March 2031", "8", "4")]


def test_the_tables_say_the_same_in_order_of_days() -> None:
    assert [row.cells for row in timeline_table(ITEMS).rows] == [
        ("Storm nears", "Post", "1 March 2031"),
        ("<i>After</i> the storm", "Ledger", "2 March 2031"),
        ("Storm hits", "Post", "3 March 2031"),
        ("Undated", "outlet not known", "day not stated"),
        ("Of some day in March", "Ledger", "March 2031"),
    ]
    assert [row.cells for row in counts_table(COUNTS[::-1]).rows] == [
        ("1 March 2031", "4", "2"),
        ("3 March 2031", "8", "0"),
    ]


def test_a_story_of_one_day_does_not_stretch_over_the_page() -> None:
    root = drawn(ITEMS[:1], COUNTS[:1])
    assert dots(root)["/r/1"][0] < 300
    assert "1 March 2031" in words(root)


def test_lanes_are_apart_and_outlets_stand_by_their_first_day() -> None:
    heights = [y for _, y in dots(drawn([ITEMS[2], *ITEMS[:2]])).values()]
    assert heights == sorted(heights)
    assert all(b == a or b - a >= 20 for a, b in pairwise(heights))


def test_no_reports() -> None:
    assert words(drawn([])) == ["No reports to show."]
