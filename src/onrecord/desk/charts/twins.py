"""The table twins of a chart, folded away below it: the same in rows, for those who would rather read than look."""

from __future__ import annotations

from markupsafe import Markup

from onrecord.desk.charts.inputs import Row, Table
from onrecord.desk.charts.svg import clean, leads_to_page

_TWINS = Markup(
    '{}<details class="chart-twin"><summary>The chart as {}<span class="hidden">: {}</span></summary>{}</details>'
)
_TABLE = Markup(
    '<div class="wide" tabindex="0" role="region" aria-label="{caption}: {title}"><table><caption>{caption}</caption>'
    "<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
)


def with_twins(chart: Markup, title: str, *tables: Table) -> Markup:
    """A chart and its tables, told apart by the chart's title; those without rows are left out."""
    shown = [_table(table, clean(title)) for table in tables if table.rows]
    if not shown:
        return chart
    return _TWINS.format(chart, "a table" if len(shown) == 1 else "tables", clean(title), Markup("").join(shown))


def _table(table: Table, title: str) -> Markup:
    words = len(table.headers) - table.numbers
    kinds = [""] * words + ["number"] * table.numbers
    heads = Markup("").join(
        Markup('<th scope="col" class="{}">{}</th>').format(kind, head)
        for kind, head in zip(kinds, table.headers, strict=True)
    )
    return _TABLE.format(
        title=title, caption=table.caption, heads=heads, rows=Markup("").join(_row(row, kinds) for row in table.rows)
    )


def _row(row: Row, kinds: list[str]) -> Markup:
    first, *others = (Markup("<bdi>{}</bdi>").format(clean(cell)) for cell in row.cells)
    if row.href is not None and leads_to_page(row.href):
        first = Markup('<a href="{}">{}</a>').format(row.href, first)
    cells = (Markup('<td class="{}">{}</td>').format(*cell) for cell in zip(kinds[1:], others, strict=True))
    return Markup('<tr><th scope="row">{}</th>{}</tr>').format(first, Markup("").join(cells))
