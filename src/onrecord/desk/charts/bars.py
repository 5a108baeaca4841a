"""Small horizontal bars with counts and uncertainty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from markupsafe import Markup

from onrecord.desk.charts.inputs import Bar, Table
from onrecord.desk.charts.svg import Width, page_ready

Measure = Literal["share", "number"]  # a share is given from 0 to 1 and shown in per cent


def bars(rows: Sequence[Bar], title: str, description: str, measure: Measure = "share") -> Markup:
    """The bars for a page, in two widths of which the stylesheet shows the one that fits."""
    return page_ready(lambda width: bars_svg(rows, title, description, measure, width))


def bars_svg(
    rows: Sequence[Bar], title: str, description: str, measure: Measure = "share", width: Width = "wide"
) -> Markup:
    """The bars as one SVG, which can be saved as a file."""
    raise NotImplementedError


def bars_table(rows: Sequence[Bar], measure: Measure = "share", first: str = "Outlet") -> Table:
    """The same as a table; `first` heads the column of labels."""
    raise NotImplementedError
