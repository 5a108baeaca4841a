"""Lines for the eye: what each report gives for the same thing, and how it stands to what was given before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.model import Actor, Figure, Line, Relation, exact_of
from onrecord.telling.account import Account, UnknownNameError, heading_of, place
from onrecord.telling.text import counted, one_line, visible
from onrecord.telling.values import value_of, words_of

if TYPE_CHECKING:
    from onrecord.record.store import Record

_LINES = 12  # an overview shows this many lines, and of each this many figures
_FIGURES = 8
_TOLD_FIRST = ("differ", "revised", "changed", "agree", "not-comparable")  # what a reader looks for stands first
_BECAUSE = {
    "hedge": "as it is hedged",
    "according_to": "of another source",
    "published": "reported on another day",
    "as_of": "of another day",
    "scope": "over another stretch of time",
}
_VERBS = {
    "agree": "agrees with",
    "differ": "differs from",
    "revised": "revises",
    "changed": "changed from",
    "not-comparable": "cannot be compared with",
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """The lines chosen, with the figures they name. `whole`: nothing of them is to be left out."""

    account: Account
    lines: tuple[Line, ...]
    figures: dict[str, Figure]
    whole: bool


def draw(record: Record, report: str | None = None, relation: str | None = None) -> Drawn:
    """The lines of a record; those with a figure of `report`, those in which some figures stand so to each other.

    Raises UnknownNameError where the record has no such report.
    """
    if report is not None and record.report(report) is None:
        raise UnknownNameError(f"the record has no report '{one_line(report)}'")
    chosen = [
        line
        for line in record.lines(report=report)
        if relation is None or any(each.relation == relation for each in line.relations)
    ]
    wanted = {id for line in chosen for id in line.figures}
    figures = {figure.id: figure for figure in record.figures() if figure.id in wanted}
    headings = {each.id: heading_of(each) for each in record.reports()}
    actors: dict[str, Actor] = {each.id: each for each in record.actors()}
    account = Account(headings, actors, (), tuple(figures.values()), (), whole=True)
    ordered = sorted(chosen, key=lambda line: (_rank(line), -line.independent, -len(line.figures), line.id))
    return Drawn(account, tuple(ordered), figures, report is not None or relation is not None)


def _rank(line: Line) -> int:
    return min((_TOLD_FIRST.index(each.relation) for each in line.relations if each.relation in _TOLD_FIRST), default=9)


def lay_out_lines(drawn: Drawn) -> Iterator[RenderableType]:
    """The lines one after the other, those whose figures differ first."""
    kinds = Counter(_TOLD_FIRST[rank] for line in drawn.lines if (rank := _rank(line)) < len(_TOLD_FIRST))
    notes = [f"{kinds[kind]:,} with figures that {_PLURAL[kind]}" for kind in _TOLD_FIRST if kinds[kind]]
    yield Text(f"{counted(len(drawn.lines), 'line')}: figures that count the same thing, as far as the reports say")
    if notes:
        yield Text("; ".join(notes), "dim")
    shown = drawn.lines if drawn.whole else drawn.lines[:_LINES]
    for line in shown:
        yield from _line(drawn, line)
    if len(shown) < len(drawn.lines):
        yield Text(f"\n… {len(drawn.lines) - len(shown):,} more: --relation or --report shows all", "dim")


_PLURAL = {
    "differ": "differ",
    "revised": "were revised",
    "changed": "changed",
    "agree": "agree",
    "not-comparable": "look alike, but cannot be compared",
}


def _line(drawn: Drawn, line: Line) -> Iterator[RenderableType]:
    about = [one_line(words, 60) for words in (line.effect, line.of, line.place) if words]
    reports = len({drawn.figures[id].report for id in line.figures if id in drawn.figures})
    rest = f"{counted(reports, 'report')}, at most {counted(line.independent, 'source')}"
    yield Text.assemble("\n", (" · ".join(about), "bold"), (f"   {rest}", "dim"))
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    table.add_column(width=13, overflow="fold")
    table.add_column(ratio=2, overflow="fold")
    table.add_column(ratio=5, overflow="fold")
    before: dict[str, list[Relation]] = defaultdict(list)
    for relation in line.relations:
        before[relation.b].append(relation)
    known = [drawn.figures[id] for id in line.figures if id in drawn.figures]
    shown = known if drawn.whole else known[:_FIGURES]
    for figure in shown:
        table.add_row(*_figure(drawn, figure, before[figure.id]))
    yield Padding(table, (0, 0, 0, 2))
    if len(shown) < len(known):
        yield Padding(Text(f"… {counted(len(known) - len(shown), 'figure')} more", "dim"), (0, 0, 0, 2))


def _figure(drawn: Drawn, figure: Figure, relations: Sequence[Relation]) -> tuple[RenderableType, ...]:
    account = drawn.account
    giver = account.name(figure.actor) or one_line(exact_of(figure.according_to), 60) or "the report itself"
    status = "" if figure.status == "stated" else f" ({figure.status})"
    heading = account.reports.get(figure.report)
    published = f", {visible(heading.published)}" if heading and heading.published else ""
    words = words_of(figure)
    where = f"{words} · {account.outlet(figure.report)}{published}, {place(figure.report, (figure.span,))}"
    value = Text.assemble((value_of(figure), "bold"), f" {one_line(exact_of(figure.of), 40)}")
    told = [Text(giver + status), Text(where, "dim")]
    told += [Text(words, "yellow") for words in _relations(drawn, figure.report, relations)]
    return Text(account.day(figure.report, figure.as_of)), value, Group(*told)


def _relations(drawn: Drawn, here: str, relations: Sequence[Relation]) -> Iterator[str]:
    """How the figure stands to those before it: to the last of each kind, the rest as a count."""
    by_kind: dict[str, list[Relation]] = defaultdict(list)
    for each in relations:
        by_kind[each.relation].append(each)
    for kind in _TOLD_FIRST:
        for each in by_kind[kind][-1:]:
            other = drawn.figures.get(each.a)
            if other is None:
                continue
            more = f" and {len(by_kind[kind]) - 1} more" if len(by_kind[kind]) > 1 else ""
            text = " (same report)" if other.report == here else " (copied text)"
            shared = {"source": " (same source)", "text": text, None: ""}[each.shared]
            because = ", ".join(
                _BECAUSE[field]
                for field in each.because
                if field in _BECAUSE and not (field == "according_to" and each.shared)
            )
            yield (
                f"{_VERBS[kind]} {value_of(other)}, {drawn.account.outlet(other.report)}{more}{shared}"
                + (f", {because}" if because else "")
            )
