"""Two columns, one a side, and what stands above and below them."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

FIRST = 11  # the column that says what a row is about


def section(text: str, note: str = "") -> Text:
    """The head of a section."""
    return Text.assemble("\n", (text.upper(), "bold cyan"), (f"  {note}" if note else "", "dim"))


def heading(text: str, note: str = "") -> Text:
    """The head of a part of a section."""
    return Text.assemble("\n", (text, "bold"), (f"  ·  {note}" if note else "", "dim"))


def indented(part: RenderableType) -> Padding:
    """A part set under its head."""
    return Padding(part, (0, 0, 0, 2))


def more(text: str) -> Padding:
    """What was left out, and how to see it."""
    return indented(Text(f"… {text}", "dim"))


def two_columns(rows: Iterable[tuple[RenderableType, RenderableType]], *, first: bool = False) -> Padding:
    """Rows of A beside B."""
    return _table([None, None], rows)


def labelled(rows: Iterable[tuple[RenderableType, RenderableType, RenderableType]], width: int = FIRST) -> Padding:
    """Rows of what, A and B."""
    return _table([width, None, None], rows)


def _table(widths: Iterable[int | None], rows: Iterable[tuple[RenderableType, ...]]) -> Padding:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    for width in widths:
        table.add_column(width=width, ratio=None if width else 1, overflow="fold")
    for row in rows:
        table.add_row(*row)
    return indented(table)
