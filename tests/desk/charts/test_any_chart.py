"""What must hold of every chart, whatever reports say: sound XML inside its frame, and nothing that its table lacks."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree, html
from markupsafe import Markup

from onrecord.desk.charts import Bar, DayCount, Item, Link, LinkKind, Point, bars, figure_chart, timeline
from onrecord.desk.charts.bars import bars_svg
from onrecord.desk.charts.figurechart import figure_svg
from onrecord.desk.charts.svg import UNITS, Width, clean
from onrecord.desk.charts.timeline import timeline_svg
from onrecord.linking.wording import LogOdds
from onrecord.model import FigureStatus, Hedge

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "<script>alert(1)</script>", "]]>", "&amp;", '" onload="alert(1)', "\x00\x0b\ud800", "\u202eevil", "\ufffe",
    "صحيفة الشمال", "a" * 300, "", " ", "\n\n", "🌍" * 40,
]  # fmt: skip
WIDTHS: tuple[Width, ...] = get_args(Width)

texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12))
days = st.one_of(
    st.none(),
    st.dates().map(str),
    st.integers(1, 28).map(lambda day: f"2031-03-{day:02}"),
    st.sampled_from(["2031", "203", "20", "2031-03", "2031-W09", "2031-W09-WE", "2031-Q1", "2031-SU", "P3D", "", "x"]),
)
hrefs = st.one_of(
    st.none(), st.just("/reports/a#f1"), st.sampled_from(["javascript:alert(1)", "data:text/html,x", "a\x00b"])
)
numbers = st.one_of(
    st.none(),
    st.integers(-50, 3000),
    st.sampled_from([10**400, -(10**400), 1e300, 0.001, 10**15, -3]),
    st.floats(allow_nan=False),
)
points = st.builds(
    Point, st.sampled_from("abcdefghij"), numbers, numbers, st.sampled_from(get_args(Hedge)), texts,
    st.none() | texts, st.none() | texts, days, days, hrefs, st.sampled_from(get_args(FigureStatus)),
)  # fmt: skip
links = st.builds(
    Link, st.sampled_from("abcdefghijk"), st.sampled_from("abcdefghijk"), st.sampled_from(get_args(LinkKind))
)
items = st.builds(Item, texts, st.none() | texts, days, hrefs)
counts = st.builds(
    DayCount, days.map(lambda day: day or "2031"), *[st.one_of(st.integers(-5, 999), st.just(10**400))] * 2
)
odds = st.builds(LogOdds, *[st.one_of(st.floats(-6, 6), st.floats())] * 3)
rows = st.builds(Bar, texts, st.integers(0, 10**9), st.none() | odds, hrefs)


def sound(draw: Callable[[Width], Markup]) -> None:
    """Draws both widths and looks at each."""
    for width in WIDTHS:
        drawn = str(draw(width))
        root = etree.fromstring(drawn)
        left, top, right, bottom = (float(each) for each in root.get("viewBox").split())
        assert (left, top, right) == (0, 0, UNITS[width])
        for x, y in places(root):
            assert -0.5 <= x <= right + 0.5
            assert -0.5 <= y <= bottom + 0.5
        for each in root.iter():
            assert each.tag.removeprefix(SVG) in KNOWN
            assert not {name for name in each.attrib if name.startswith("on") or name in ("style", "id")}
            sizes = [float(each.get(name)) for name in ("width", "height", "r") if each.get(name)]
            assert all(size >= 0 for size in sizes)
            assert each.get("href") in (None, "/reports/a#f1")
            assert not re.search("[\u202a-\u202e]", (each.text or "") + each.get("aria-label", ""))
        assert root.get("role") == ("group" if root.find(f".//{SVG}a") is not None else "img")


KNOWN = {"svg", "title", "desc", "g", "a", "rect", "circle", "line", "polygon", "polyline", "text"}


def places(root: etree._Element) -> list[tuple[float, float]]:
    """Each corner of each shape, and where each text begins, ends or has its middle."""
    found = []
    for each in root.iter():
        get = {name: float(value) for name, value in each.attrib.items() if re.fullmatch(r"-?[0-9.]+", value)}
        if each.get("points"):
            found += [tuple(float(n) for n in pair.split(",")) for pair in each.get("points").split()]
        if each.tag == f"{SVG}circle":
            found += [(get["cx"] + side * get["r"], get["cy"] + side * get["r"]) for side in (-1, 1)]
        if each.tag == f"{SVG}rect" and "x" in get:
            found += [(get["x"], get["y"]), (get["x"] + get["width"], get["y"] + get["height"])]
        if each.tag == f"{SVG}line":
            found += [(get["x1"], get["y1"]), (get["x2"], get["y2"])]
        if each.tag == f"{SVG}text":
            found.append((get["x"], get["y"]))
    return found


def day_of_many(count: int) -> list[Point]:
    return [
        Point(f"p{at}", at % 3, None, "at least", "", "Post", f"source {at % 9}", "2031-03-03") for at in range(count)
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(points, max_size=9), st.lists(links, max_size=6), texts)
@example(day_of_many(400), [], "many on one day")
@example([Point("a", 1, 2, "range", "x"), Point("a", 5, 5, "exact", "y")], [Link("a", "a", "revised")], "one key twice")
def test_figures_of_any_kind(points: list[Point], links: list[Link], title: str) -> None:
    sound(lambda width: figure_svg(points, title, title, links, width))


@settings(max_examples=60, deadline=None)
@given(st.lists(items, max_size=12), st.lists(counts, max_size=6), texts)
@example([Item(str(at), "Post", "2031-03-03") for at in range(500)], [], "many on one day")
@example([Item(str(at), f"Outlet {at}", f"20{at % 90 + 10}-03-03") for at in range(300)], [], "many outlets and years")
def test_reports_of_any_kind(items: list[Item], counts: list[DayCount], title: str) -> None:
    sound(lambda width: timeline_svg(items, counts, title, title, width))


@settings(max_examples=60, deadline=None)
@given(st.lists(rows, max_size=8), texts, st.floats(0, 1e6))
def test_bars_of_any_kind(rows: list[Bar], title: str, reach: float) -> None:
    sound(lambda width: bars_svg(rows, title, title, reach, width))


@settings(max_examples=60, deadline=None)
@given(st.lists(items, min_size=1, max_size=12), st.lists(counts, max_size=6), st.lists(rows, min_size=1, max_size=5))
def test_the_tables_hold_all_reports_counts_and_outlets(
    items: list[Item], counts: list[DayCount], rows: list[Bar]
) -> None:
    held = cells(timeline(items, counts, "t", "d"))
    assert sorted(clean(item.label) for item in items) == sorted(row[0] for row in held[: len(items)])
    assert sum(int(row[1].replace(",", "")) for row in held[len(items) :]) == sum(each.statements for each in counts)
    assert sum(int(row[2].replace(",", "")) for row in held[len(items) :]) == sum(each.figures for each in counts)
    held = cells(bars(rows, "t", "d"))
    assert [row[:2] for row in held] == [[clean(bar.label), f"{bar.count:,}"] for bar in rows]
    assert [row[2] == "too few uses to compare" for row in held] == [bar.odds is None for bar in rows]


def cells(chart: Markup) -> list[list[str]]:
    """The rows of a chart's tables."""
    root = html.fragment_fromstring(str(chart), create_parent="div")
    return [[each.text_content() for each in row] for row in root.iterfind(".//tbody/tr")]


@pytest.mark.parametrize(
    "chart",
    [
        figure_chart([Point("a", 3, 3, "exact", "3 people", day="2031-03-03", href="/r")], "Same title", "d"),
        timeline([Item("Same headline", "Post", "2031-03-03", "/r")], [], "Same title", "d"),
        bars([Bar("Post", 3, LogOdds(1, 0, 2), "/r")], "Same title", "d"),
    ],
)
def test_a_chart_may_stand_twice_on_a_page(chart: Markup) -> None:
    root = html.fragment_fromstring(str(chart) * 2, create_parent="div")
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert [each.text for each in root.xpath("//svg/title")] == ["Same title"] * 4
    assert all(each.get("aria-label") for each in root.xpath("//svg//a"))
