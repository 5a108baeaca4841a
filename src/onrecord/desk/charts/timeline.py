"""A story's timeline: its reports by outlet and day, and how many statements and figures each day brought."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from onrecord.desk.charts.inputs import DayCount, Item, Table
from onrecord.desk.charts.svg import Width, page_ready


def timeline(items: Sequence[Item], counts: Sequence[DayCount], title: str, description: str) -> Markup:
    """The timeline for a page, in two widths of which the stylesheet shows the one that fits."""
    return page_ready(lambda width: timeline_svg(items, counts, title, description, width))


def timeline_svg(
    items: Sequence[Item], counts: Sequence[DayCount], title: str, description: str, width: Width = "wide"
) -> Markup:
    """The timeline as one SVG, which can be saved as a file."""
    raise NotImplementedError


def timeline_table(items: Sequence[Item]) -> Table:
    """The reports as a table, in the order of their days, unknown days last."""
    raise NotImplementedError


def counts_table(counts: Sequence[DayCount]) -> Table:
    """The statements and figures of each day as a table."""
    raise NotImplementedError
