"""Charts as SVG, drawn on the server: each with a title, a description and a table twin that says the same.

No chart uses colour alone, a script or an inline style; what they look like on a page stands in ``static/charts.css``.
"""

from onrecord.desk.charts.bars import Measure, bars, bars_svg, bars_table
from onrecord.desk.charts.figurechart import figure_chart, figure_svg, figure_table
from onrecord.desk.charts.inputs import Bar, DayCount, Item, Link, LinkKind, Point, Row, Table
from onrecord.desk.charts.svg import Width
from onrecord.desk.charts.timeline import counts_table, timeline, timeline_svg, timeline_table

__all__ = [
    "Bar",
    "DayCount",
    "Item",
    "Link",
    "LinkKind",
    "Measure",
    "Point",
    "Row",
    "Table",
    "Width",
    "bars",
    "bars_svg",
    "bars_table",
    "counts_table",
    "figure_chart",
    "figure_svg",
    "figure_table",
    "timeline",
    "timeline_svg",
    "timeline_table",
]
