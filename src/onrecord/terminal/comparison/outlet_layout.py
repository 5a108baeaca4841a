"""Two outlets laid out for the eye, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.telling.account import place
from onrecord.telling.comparison.outlets import Outlet, Outlets
from onrecord.telling.comparison.sharing import percent
from onrecord.telling.text import counted, one_line, visible
from onrecord.terminal.comparison.columns import indented, labelled, more, section, two_columns
from onrecord.terminal.comparison.figure_layout import rows_of

_STORIES, _PAIRS, _EXCHANGED, _FIGURES, _AGREEING, _ACTORS, _WORDS = 10, 10, 12, 12, 4, 8, 5
_ALL = "--all shows them"


def lay_out_outlets(both: Outlets, *, whole: bool = False) -> Iterator[RenderableType]:
    """Two outlets, part by part. Without `whole`, what is long is cut and counted."""
    yield section("Two outlets")
    yield labelled(_heads(both))
    yield from _stories(both, whole)
    yield from _pairs(both, whole)
    yield from _exchanged(both, whole)
    yield from _figures(both, whole)
    yield from _actors(both, whole)


def _heads(both: Outlets) -> Iterator[tuple[Text, Text, Text]]:
    outlets = both.a, both.b
    yield Text(), Text("A", "bold"), Text("B", "bold")
    rows = {
        "outlet": [one_line(each.name) for each in outlets],
        "reports": [f"{len(each.reports):,}" for each in outlets],
        "published": [_days(each) for each in outlets],
        "statements": [f"{each.statements:,}" for each in outlets],
        "figures": [f"{len(each.figures):,}" for each in outlets],
    }
    for name, (one, other) in rows.items():
        style = "bold" if name == "outlet" else ""
        yield Text(name, "dim"), Text(one, style), Text(other, style)


def _days(outlet: Outlet) -> str:
    days = sorted(report.published for report in outlet.reports if report.published)
    if not days:
        return "day unknown"
    return visible(days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}")


def _columns_of(both: Outlets) -> tuple[Text, Text]:
    return Text(f"A  {one_line(both.a.name)}", "dim"), Text(f"B  {one_line(both.b.name)}", "dim")


def _stories(both: Outlets, whole: bool) -> Iterator[RenderableType]:
    yield section("Stories in common", f"{len(both.stories):,}" if both.has_stories else "")
    if not both.has_stories:
        yield indented(Text("The record has not been told into stories."))
    shown = both.stories if whole else both.stories[:_STORIES]
    for story in shown:
        reports = f"  {counted(len(story.a), 'report')} of A, {counted(len(story.b), 'report')} of B"
        yield indented(Text.assemble(one_line(story.title), (reports, "dim")))
    yield from _left(len(both.stories) - len(shown))


def _pairs(both: Outlets, whole: bool) -> Iterator[RenderableType]:
    counts = Counter(each.kind for each in both.shared)
    possible = len(both.a.reports) * len(both.b.reports)
    note = " · ".join(f"{count:,} {kind}" for kind, count in counts.items())
    yield section("Pairs of reports that share text", note)
    yield indented(
        Text(f"Of {counted(possible, 'pair')}, {len(both.shared):,} had enough words in common to be compared.")
    )
    telling = [each for each in both.shared if each.kind != "independent"]
    shown = telling if whole else telling[:_PAIRS]
    if shown:
        yield indented(
            Text("Who took it from whom is not said. The share is of each one's words that stand in the other.")
        )
        rows: list[tuple[RenderableType, RenderableType, RenderableType]] = [(Text(), *_columns_of(both))]
        for each in shown:
            a, b = (
                f"{visible(id)}  {percent(share)}" for id, share in ((each.a, each.a_share), (each.b, each.b_share))
            )
            rows.append((Text(each.kind, "bold"), Text(a), Text(b)))
        yield labelled(rows, 13)
        yield from _left(len(telling) - len(shown))
        yield indented(Text("onrecord compare, with the ids of two reports, shows what changed.", "dim"))


def _exchanged(both: Outlets, whole: bool) -> Iterator[RenderableType]:
    if not both.exchanged:
        return
    yield section("Names and labels exchanged", "in text that both have; how often, and where first")
    shown = both.exchanged if whole else both.exchanged[:_EXCHANGED]
    rows: list[tuple[RenderableType, RenderableType]] = [_columns_of(both)]
    for each in shown:
        report_a, a, report_b, b = each.places[0]
        count = f"  {len(each.places):,}"
        rows.append((_words_at(each.a, count, place(report_a, (a,))), _words_at(each.b, count, place(report_b, (b,)))))
    yield two_columns(rows)
    yield from _left(len(both.exchanged) - len(shown))


def _words_at(words: str, count: str, where: str) -> RenderableType:
    return Group(Text.assemble((one_line(words), "bold"), (count, "dim")), Text(where, "dim"))


def _figures(both: Outlets, whole: bool) -> Iterator[RenderableType]:
    if not both.figures:
        return
    counts = Counter(each.relation.relation for each in both.figures)
    note = " · ".join(f"{counts[kind]:,} {kind}" for kind in counts)
    yield section("Figures on the same thing", f"{note}; as far as the reports say; not which is right")
    telling = [each for each in both.figures if each.relation.relation != "agree"]
    agreeing = [each for each in both.figures if each.relation.relation == "agree"]
    shown = list(both.figures) if whole else telling[:_FIGURES] + agreeing[:_AGREEING]
    yield labelled([(Text(), *_columns_of(both)), *rows_of(both.account, shown, shared=True)], 16)
    yield from _left(len(both.figures) - len(shown))


def _actors(both: Outlets, whole: bool) -> Iterator[RenderableType]:
    if not both.named:
        return
    yield section("What both call the same actors", "pronouns aside; how often; in their own and in quoted words alike")
    shown = both.named if whole else both.named[:_ACTORS]
    rows: list[tuple[RenderableType, RenderableType, RenderableType]] = [(Text(), *_columns_of(both))]
    rows += [(_actor(both, each.actor), Text(_words(each.a, whole)), Text(_words(each.b, whole))) for each in shown]
    yield labelled(rows, 20)
    yield from _left(len(both.named) - len(shown))
    hint = "onrecord wording, with an actor's name, counts them for all outlets and tells own words from quoted ones."
    yield indented(Text(hint, "dim"))


def _actor(both: Outlets, actor: str) -> Text:
    """The name, and of what kind it is: a state and its army may share a name."""
    kind = both.account.actors[actor].kind if actor in both.account.actors else None
    return Text.assemble((both.account.name(actor) or "", "bold"), (f"  {kind}" if kind else "", "dim"))


def _words(counts: Sequence[tuple[str, int]], whole: bool) -> str:
    shown = counts if whole else counts[:_WORDS]
    told = ", ".join(f"{one_line(words, None if whole else 50)} {count:,}" for words, count in shown)
    return told + (f", and {counted(len(counts) - len(shown), 'other way')}" if len(shown) < len(counts) else "")


def _left(count: int) -> Iterator[RenderableType]:
    if count:
        yield more(f"{count:,} more: {_ALL}")
