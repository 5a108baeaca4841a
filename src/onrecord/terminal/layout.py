"""An account laid out for the eye: reports, statements by actor, figures side by side, what was left open."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.model import Figure, Statement, exact_of
from onrecord.telling.account import Account, place
from onrecord.telling.text import counted, one_line, visible
from onrecord.telling.values import giver_of, value_of, words_of

# An overview shows this many of each; whoever asks for a report, an actor or a day gets all of it.
_REPORTS, _ACTORS, _STATEMENTS, _PLACES, _OPEN, _FIGURES, _SKIPPED = 15, 6, 3, 3, 3, 8, 8
_CONTENT = 220
_DAY_WIDTH = 13


def lay_out(account: Account) -> Iterator[RenderableType]:
    """The account, part by part."""
    yield from _reports(account)
    yield from _statements(account)
    yield from _figures(account)
    yield from _skipped(account)


def _title(text: str, note: str = "") -> Text:
    return Text.assemble("\n", (text.upper(), "bold cyan"), (f"  {note}" if note else "", "dim"))


def _more(text: str) -> Padding:
    return _indented(Text(f"… {text}", "dim"))


def _columns(first: int | None, ratios: Sequence[int]) -> Table:
    """Columns without lines: one of a fixed width, if any, and others that share the rest."""
    # Not Table.grid: it collapses the padding, and then crops the words of a column that is too narrow.
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    if first is not None:
        table.add_column(width=first, overflow="fold")
    for ratio in ratios:
        table.add_column(ratio=ratio, overflow="fold")
    return table


def _indented(part: RenderableType) -> Padding:
    return Padding(part, (0, 0, 0, 2))


def _limit(account: Account, limit: int) -> int | None:
    return None if account.whole else limit


# Reports


def _reports(account: Account) -> Iterator[RenderableType]:
    headings = sorted(account.reports.values(), key=lambda each: (each.published or "~", each.id))
    used = {each.report for each in account.statements} | {each.report for each in account.figures}
    if account.whole and len(headings) > 1:
        headings = [each for each in headings if each.id in used]
    outlets = {each.outlet for each in headings if each.outlet}
    days = sorted(each.published for each in headings if each.published)
    counts = [counted(len(headings), "report"), counted(len(outlets), "outlet")]
    if days:
        counts.append(visible(days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"))
    counts += [counted(len(account.statements), "statement"), counted(len(account.figures), "figure")]
    yield _title("Reports", " · ".join(counts))
    limit = _limit(account, _REPORTS)
    shown = headings[:limit]
    days_known = [f"{each.published} ({each.basis})" if each.published else "day unknown" for each in shown]
    table = _columns(max(map(len, days_known), default=0), (1,))
    outlet_width = min(24, max((cell_len(account.outlet(each.id)) for each in shown), default=0))
    for day, each in zip(days_known, shown, strict=True):
        outlet, title = _filled(account.outlet(each.id), outlet_width), one_line(each.title or "")
        newer = f"  superseded by {visible(each.superseded_by)}" if each.superseded_by else ""
        table.add_row(
            Text(visible(day)),
            Text.assemble(outlet, title, "  " * bool(title), (visible(each.id), "dim"), (newer, "bold")),
        )
    yield _indented(table)
    if limit and len(headings) > limit:
        yield _more(f"and {len(headings) - limit:,} more")


def _filled(text: str, width: int) -> str:
    return text + " " * (max(0, width - cell_len(text)) + 2)


# Statements


def _statements(account: Account) -> Iterator[RenderableType]:
    by_actor: dict[str, list[Statement]] = defaultdict(list)
    unsettled, unnamed = [], []
    for statement in account.statements:
        if statement.actor is not None:
            by_actor[statement.actor].append(statement)
        elif statement.source:
            unsettled.append(statement)
        else:
            unnamed.append(statement)
    if by_actor:
        yield _title("Statements, by actor", "“by” a day: published that day, said on or before it")
    yield from _by_actor(account, by_actor)
    if unsettled:
        yield _title("Source not settled", "who is meant stays open; candidates where there are any")
        yield from _run(account, unsettled, _limit(account, _OPEN), "")
    if unnamed:
        yield _title("No source named")
        yield from _run(account, unnamed, _limit(account, _OPEN), "")


def _by_actor(account: Account, by_actor: dict[str, list[Statement]]) -> Iterator[RenderableType]:
    order = sorted(by_actor, key=lambda actor: (-len(by_actor[actor]), account.name(actor) or "", actor))
    limit = _limit(account, _ACTORS)
    for actor in order[:limit]:
        yield _actor_line(account, actor, len(by_actor[actor]))
        yield from _run(account, by_actor[actor], _limit(account, _STATEMENTS), f": --actor {visible(actor)}")
    rest = order[limit:] if limit else []
    if rest:
        total = sum(len(by_actor[actor]) for actor in rest)
        names = ", ".join(account.name(actor) or "" for actor in rest[:6]) + (", …" if len(rest) > 6 else "")
        yield Text()
        yield _more(f"{counted(total, 'statement')} more by {counted(len(rest), 'other actor')}: {names}")


def _actor_line(account: Account, actor: str, total: int) -> Text:
    entry = account.actors.get(actor)
    kind = f"  {entry.kind}" if entry and entry.kind else ""
    others = [alias for alias in entry.aliases if alias != entry.name] if entry else []
    also = ", also " + ", ".join(f"“{one_line(alias, 50)}”" for alias in others[:3]) if others else ""
    return Text.assemble(
        "\n", (account.name(actor) or "", "bold"), (f"{kind}{also}  ·  {counted(total, 'statement')}", "dim")
    )


def _run(account: Account, statements: Sequence[Statement], limit: int | None, more: str) -> Iterator[RenderableType]:
    """Statements in order of time; one that several reports give in the same words is shown once."""
    groups: dict[object, list[Statement]] = defaultdict(list)
    for each in sorted(statements, key=lambda each: account.moment(each.report, each.said_on, _start(each))):
        groups[_likeness(each)].append(each)
    table = _columns(_DAY_WIDTH, (1,))
    shown = list(groups.values())[:limit]
    for group in shown:
        day = account.day(group[0].report, group[0].said_on)
        table.add_row(Text(day), Group(_said(account, group[0]), Text(_where(account, group), "dim")))
    yield _indented(table)
    left = sum(len(group) for group in list(groups.values())[len(shown) :])
    if left:
        yield _more(f"{left:,} more{more}")


def _likeness(statement: Statement) -> object:
    """What two statements must share to be shown as one: all that is shown of them but the report."""
    day = statement.said_on and statement.said_on.value
    words = (statement.source if statement.actor is None else (), statement.cue, statement.content, statement.addressee)
    same = tuple(" ".join(exact_of(spans).casefold().split()) for spans in words)
    return same, day, statement.form, statement.act, statement.mode, statement.via, statement.candidates


def _start(statement: Statement) -> int:
    spans = statement.content or statement.cue or statement.source
    return min((span.start for span in spans), default=0)


def _said(account: Account, statement: Statement) -> Text:
    source = "" if statement.actor or not statement.source else f"{one_line(exact_of(statement.source), 80)} "
    cue = one_line(exact_of(statement.cue), 60)
    limit = None if account.whole else _CONTENT
    content = one_line(" … ".join(span.exact for span in statement.content), limit)
    mode = "" if statement.mode == "asserted" else f"[{statement.mode}] "
    return Text.assemble((mode, "bold red"), (source, "bold"), (f"{cue}: " if cue else "", "green"), content)


def _where(account: Account, group: Sequence[Statement]) -> str:
    first = group[0]
    notes = [first.form if first.act == "speech" else f"{first.form} {first.act}"]
    if first.addressee:
        notes.append(f"to {one_line(exact_of(first.addressee), 50)}")
    if first.via:
        notes.append(f"relayed by {_relay(account, first.via)}")
    if first.candidates:
        notes.append("may be " + " or ".join(account.name(each) or "" for each in first.candidates))
    places = [f"{account.outlet(each.report)}, {place(each.report, each.content)}{_caption(each)}" for each in group]
    return " · ".join([*_first_few(account, places), *notes])


def _relay(account: Account, via: str) -> str:
    """Whose statement relays it; its id where it is not part of this account or names nobody."""
    relay = next((each for each in account.statements if each.id == via), None)
    words = one_line(exact_of(relay.source), 60) if relay else ""
    return (account.name(relay.actor) if relay else None) or words or visible(via)


def _caption(entry: Statement | Figure) -> str:
    return " [caption]" if entry.zone == "caption" else ""


# Figures


def _figures(account: Account) -> Iterator[RenderableType]:
    by_effect: dict[str, list[Figure]] = defaultdict(list)
    for figure in account.figures:
        by_effect[figure.effect or "other"].append(figure)
    counts = Counter({effect: len(figures) for effect, figures in by_effect.items()})
    order = sorted(counts, key=lambda effect: (effect == "other", -counts[effect], effect))
    if order:
        yield _title("Figures, by effect", "as the reports give them; the account does not say which is right")
    for effect in order:
        yield Text.assemble("\n", (effect, "bold"), (f"  ·  {counted(counts[effect], 'figure')}", "dim"))
        yield from _effect(account, by_effect[effect], _limit(account, _OPEN if effect == "other" else _FIGURES))


def _effect(account: Account, figures: Iterable[Figure], limit: int | None) -> Iterator[RenderableType]:
    """Figures in order of time; one that several reports give in the same words is shown once."""
    groups: dict[object, list[Figure]] = defaultdict(list)
    for each in sorted(figures, key=lambda each: account.moment(each.report, each.as_of, each.span.start)):
        groups[_shown_of(account, each)].append(each)
    table = _columns(_DAY_WIDTH, (1,))
    table.add_row(
        Text("as of", "dim"), _side_by_side(*(Text(name, "dim") for name in ("value", "of whom", "according to")))
    )
    shown = list(groups.values())[:limit]
    for group in shown:
        first = group[0]
        places = [
            f"{account.outlet(each.report)}, {place(each.report, (each.span,))}{_caption(each)}" for each in group
        ]
        where = " · ".join([words_of(first), *_first_few(account, places)])
        table.add_row(
            Text(account.day(first.report, first.as_of)),
            Group(
                _side_by_side(
                    Text(value_of(first), "bold"),
                    Text(one_line(", ".join(span.exact for span in first.of), 60)),
                    Text(giver_of(account, first)),
                ),
                Text(where, "dim"),
            ),
        )
    yield _indented(table)
    left = sum(len(group) for group in list(groups.values())[len(shown) :])
    if left:
        yield _more(f"{left:,} more")


def _side_by_side(*cells: Text) -> Table:
    row = _columns(None, (4, 4, 6))
    row.add_row(*cells)
    return row


def _shown_of(account: Account, figure: Figure) -> object:
    """What two figures must share to be shown as one: all that is shown of them but the report."""
    words = tuple(one_line(exact_of(spans)).casefold() for spans in ((figure.span,), figure.of))
    return words, value_of(figure), giver_of(account, figure), figure.as_of and figure.as_of.value


def _first_few(account: Account, places: Sequence[str]) -> list[str]:
    shown = places[: _limit(account, _PLACES)]
    return [*shown, *([f"and {len(places) - len(shown)} more"] if len(places) > len(shown) else [])]


# Skipped


def _skipped(account: Account) -> Iterator[RenderableType]:
    if not account.skipped:
        return
    yield _title("Skipped", counted(len(account.skipped), "input"))
    for each in account.skipped[:_SKIPPED]:
        hint = f" ({one_line(each.hint)})" if each.hint else ""
        line = Text.assemble((visible(each.name), "bold"), f": {one_line(each.reason)}", (hint, "dim"))
        yield Padding(line, (0, 0, 0, 2))
    if len(account.skipped) > _SKIPPED:
        yield _more(f"{len(account.skipped) - _SKIPPED:,} more: onrecord export --kind skipped")
