"""Figures of one line side by side, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.model import Figure, exact_of
from onrecord.telling.account import Account, place
from onrecord.telling.comparison.figures import Beside
from onrecord.telling.text import one_line
from onrecord.telling.values import giver_of, value_of

_SHARED = {"source": "same source", "text": "in text they share"}
Row = tuple[RenderableType, RenderableType, RenderableType]


def rows_of(account: Account, pairs: Iterable[Beside], *, shared: bool) -> Iterator[Row]:
    """A row for each pair: how they stand to each other, A's and B's; `shared`: also what they rest on together."""
    for pair in pairs:
        yield Group(*_relation(pair, shared)), figure_cell(account, pair.a), figure_cell(account, pair.b)


def _relation(pair: Beside, shared: bool) -> Iterator[Text]:
    relation = pair.relation
    hedged = relation.relation == "agree" and pair.a.hedge != pair.b.hedge
    yield Text("agree, hedged otherwise" if hedged else relation.relation, "bold")
    about = " · ".join(one_line(words, 40) for words in (pair.line.effect, pair.line.of, pair.line.place) if words)
    yield Text(about, "dim")
    if shared and relation.shared:
        once = ": one piece of evidence" if relation.relation == "agree" else ""
        yield Text(_SHARED[relation.shared] + once, "dim")


def figure_cell(account: Account, figure: Figure) -> RenderableType:
    """A figure with whose it is, as of when, its words and where they stand."""
    of = one_line(exact_of(figure.of), 60)
    return Group(
        Text.assemble((value_of(figure), "bold"), f" {of}" if of else ""),
        Text(f"{giver_of(account, figure)}, {account.day(figure.report, figure.as_of)}"),
        Text(f"“{one_line(figure.span.exact)}” {place(figure.report, (figure.span,))}", "dim"),
    )
