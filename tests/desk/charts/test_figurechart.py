"""A line's figures against the days they are for."""

from __future__ import annotations

from itertools import pairwise

import pytest
from lxml import etree

from onrecord.desk.charts import Link, Point
from onrecord.desk.charts.figurechart import figure_svg
from onrecord.desk.charts.svg import Width

SVG = "{http://www.w3.org/2000/svg}"


def point(key: str, low: int | None, high: int | None, day: str | None, **rest: str) -> Point:
    given = {"hedge": "exact", "words": f"{low} people", "outlet": f"The {key}", "href": f"/{key}", **rest}
    return Point(key=key, low=low, high=high, day=day, **given)  # type: ignore[arg-type]


def drawn(points: list[Point], links: list[Link] | None = None, width: Width = "wide") -> etree._Element:
    return etree.fromstring(str(figure_svg(points, "Title", "Description", links or [], width)))


def middles(root: etree._Element) -> dict[str, tuple[float, float]]:
    """The middle of each mark of a report that speaks in its own voice."""
    return {
        link.get("href"): (float(dot.get("cx")), float(dot.get("cy")))
        for link in root.iter(f"{SVG}a")
        for dot in link.iter(f"{SVG}circle")
    }


def words(root: etree._Element) -> list[str]:
    return [each.text or "" for each in root.iter(f"{SVG}text")]


def high(root: etree._Element) -> float:
    return float(root.get("viewBox").split()[3])


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_values_go_up_and_days_go_right(width: Width) -> None:
    root = drawn([point("a", 10, 10, "2031-03-01"), point("b", 40, 40, "2031-03-04")], width=width)
    (ax, ay), (bx, by) = middles(root)["/a"], middles(root)["/b"]
    assert ax < bx
    assert ay > by


def test_a_mark_is_named_by_its_words_outlet_day_and_source() -> None:
    [link] = drawn([point("a", 10, 10, "2031-03-01", source="the army", status="denied")]).iter(f"{SVG}a")
    name = link.get("aria-label").replace("\u2068", "").replace("\u2069", "")
    assert name == "10 people, The a, 1 March 2031, according to the army, denied"


def test_few_figures_of_one_day_stand_close_together_with_their_words_beside_them() -> None:
    points = [point(key, low, low, "2031-03-01") for key, low in zip("abcd", (12, 12, 10, 14), strict=True)]
    root = drawn(points)
    assert max(x for x, _ in middles(root).values()) < 160
    assert {"12 people, The a", "12 people, The b", "10 people, The c", "14 people, The d"} <= set(words(root))
    assert "1 March 2031" in words(root)
    rows = sorted(float(each.get("y")) for each in root.iter(f"{SVG}text") if "people" in (each.text or ""))
    assert all(b - a >= 16 for a, b in pairwise(rows))
    many = [point(f"k{at}", at, at, "2031-03-01") for at in range(20)]
    assert high(root) < high(drawn(many)) - 60
    assert not any("The k" in each for each in words(drawn(many)))


def test_the_axis_has_no_day_before_the_first_or_after_the_last() -> None:
    root = drawn([point("a", 10, 10, "2031-03-10"), point("b", 40, 40, "2031-03-12")])
    assert {"10", "11", "12"} <= set(words(root))
    assert not {"9", "13"} & set(words(root))


def test_figures_of_no_stated_day_are_told_apart() -> None:
    alone = drawn([point("a", 10, 10, None), point("b", 12, 12, "PAST_REF")])
    assert "day not stated" in words(alone)
    mixed = drawn([point("a", 10, 10, None), point("b", 12, 12, "2031-03-01")])
    assert middles(mixed)["/a"][0] < middles(mixed)["/b"][0]
    assert "10 people, The a" in words(alone)
    assert {"10 people, The a", "12 people, The b"} <= set(words(mixed))


def test_figures_of_no_stated_day_stand_at_the_day_of_publication_and_say_so() -> None:
    published = [("a", 14, "2031-03-04"), ("b", 21, "2031-03-05"), ("c", 23, "2031-03-07")]
    links = [Link(a, b, "revised") for a, b in ("ab", "ac", "bc")]
    root = drawn([point(key, low, low, None, published=day) for key, low, day in published], links)
    at = middles(root)
    assert at["/a"][0] < at["/b"][0] < at["/c"][0]
    assert at["/a"][1] > at["/b"][1] > at["/c"][1]
    assert "day not stated" not in words(root)
    assert "day of publication: the report states no day" in words(root)
    assert "Across: the day of publication" in words(root)
    names = [each.get("aria-label").replace("\u2068", "").replace("\u2069", "") for each in root.iter(f"{SVG}a")]
    assert ", published 4 March 2031, day not stated, " in names[0]
    arrows = root.xpath("//*[@class='chart-revised']")
    assert len(arrows) == 2
    assert "revised to 23 (The c)" in names[0]


def test_a_stated_day_has_no_foot_and_only_what_has_no_day_at_all_stands_in_the_lane() -> None:
    stated = drawn([point("a", 14, 14, "2031-03-01", published="2031-03-04")])
    assert "Across: the day it is for" in words(stated)
    assert not stated.xpath("//*[local-name()='a']//*[local-name()='polyline']")
    mixed = drawn([
        point("a", 14, 14, "2031-03-01", published="2031-03-04"), point("b", 21, 21, None, published="2031-03-04"),
        point("c", 23, 23, None), point("d", 24, 24, "PAST_REF", published="2031-03-05"),
    ])  # fmt: skip
    at = middles(mixed)
    assert at["/c"][0] < at["/a"][0] < at["/b"][0] < at["/d"][0]
    assert len(mixed.xpath("//*[local-name()='a']//*[local-name()='polyline']")) == 2
    assert "Across: the day it is for; with a foot, of publication" in words(mixed)
    assert "day not stated" in " ".join(words(mixed))


def test_what_hangs_together_is_told_in_words() -> None:
    points = [point("a", 10, 10, "2031-03-01"), point("b", 12, 12, "2031-03-02")]
    root = drawn(points, [Link("a", "b", "revised"), Link("a", "gone", "same text")])
    names = [each.get("aria-label").replace("\u2068", "").replace("\u2069", "") for each in root.iter(f"{SVG}a")]
    assert names[0].endswith("revised to 12 (The b)")
    assert names[1].endswith("revises 10 (The a)")
    assert "takes the place of" in words(root)
    assert "copied text" not in words(root)


def test_an_axis_that_does_not_begin_at_zero_says_so() -> None:
    near = drawn([point("a", 1000, 1000, "2031-03-01"), point("b", 1010, 1010, "2031-03-02")])
    assert any(each.startswith("The scale starts at") for each in words(near))
    far = drawn([point("a", 10, 10, "2031-03-01"), point("b", 1010, 1010, "2031-03-02")])
    assert not any(each.startswith("The scale starts at") for each in words(far))


def test_no_figures() -> None:
    assert words(drawn([])) == ["No figures to show."]


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_a_mark_that_gives_way_moves_no_farther_than_it_must(width: Width) -> None:
    points = [point(f"d{at:02}", 20 + 3 * at, 20 + 3 * at, f"2031-03-{10 + at}") for at in range(8)]
    alone = middles(drawn(points, width=width))
    crowded = middles(drawn([*points, point("least", 18, None, "2031-03-10", hedge="at least")], width=width))
    moved = [abs(alone[href][0] - crowded[href][0]) for href in alone]
    assert 10 < moved[0] < 20
    assert max(moved[1:]) < 4
