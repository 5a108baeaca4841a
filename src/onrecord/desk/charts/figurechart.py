"""A line's figures: value or range against as-of day, one mark a report."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from onrecord.desk.charts.inputs import Link, Point, Table
from onrecord.desk.charts.svg import Width, page_ready


def figure_chart(points: Sequence[Point], title: str, description: str, links: Sequence[Link] = ()) -> Markup:
    """The chart for a page, in two widths of which the stylesheet shows the one that fits."""
    return page_ready(lambda width: figure_svg(points, title, description, links, width))


def figure_svg(
    points: Sequence[Point], title: str, description: str, links: Sequence[Link] = (), width: Width = "wide"
) -> Markup:
    """The chart as one SVG, which can be saved as a file."""
    raise NotImplementedError


def figure_table(points: Sequence[Point], links: Sequence[Link] = ()) -> Table:
    """The same as a table, in the order of the days, open days last."""
    raise NotImplementedError
