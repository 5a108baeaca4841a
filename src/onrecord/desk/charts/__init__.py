"""Charts as SVG, drawn on the server: each with a title and a description, and with a table twin below it.

No chart uses colour alone, a script or an inline style; what they look like on a page stands in ``static/charts.css``.
"""

from onrecord.desk.charts.bars import bars
from onrecord.desk.charts.figurechart import figure_chart
from onrecord.desk.charts.inputs import Bar, DayCount, Item, Link, LinkKind, Point
from onrecord.desk.charts.timeline import timeline

__all__ = ["Bar", "DayCount", "Item", "Link", "LinkKind", "Point", "bars", "figure_chart", "timeline"]
