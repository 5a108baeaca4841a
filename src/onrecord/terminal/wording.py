"""Wording for the eye: the words that each outlet uses, with counts, shares, and where every instance stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.linking.wording import (
    FEWEST,
    PRIOR,
    VOICES,
    Instance,
    LogOdds,
    OutletWording,
    Sought,
    Use,
    Wording,
    of_actor,
    of_words,
    sought,
    with_shared,
    wording,
    words_in,
)
from onrecord.model import Actor, Report
from onrecord.telling.account import UnknownNameError, find_actor, place
from onrecord.telling.text import counted, one_line, visible

if TYPE_CHECKING:
    from onrecord.record.store import Record

_USES, _TOGETHER, _PLACES = 6, 10, 3  # shown of an outlet, of all outlets together, and of a wording
_AROUND = 60  # characters on either side of an instance
_COUNTS, _MEASURE = (5, 8, 6, 5, 6), 19  # how wide the columns of numbers are


@dataclass(frozen=True, slots=True)
class Found:
    """What was looked for and what was found. `may_be`: actors that the actor may be as well, not counted here."""

    subject: str
    is_actor: bool
    wording: Wording
    reports: dict[str, Report] = field(repr=False)
    may_be: tuple[str, ...] = ()


# Gathering


def wording_of(record: Record, actor: str | None, words: Iterable[str] = ()) -> Found:
    """The wording for an actor, named by name or id, or of `words` against each other.

    A name that no actor has is looked for as words. Raises UnknownNameError where nothing of the kind is there.
    """
    if actor is None:
        named = sought(words)
        if named is None:
            raise UnknownNameError("name words that have letters or digits in them")
        return _of_words(record, named)
    actors = {each.id: each for each in record.actors()}
    try:
        chosen = actors[find_actor(actor, actors)]
    except UnknownNameError:
        named = None if _is_called(actor, actors.values()) else sought([actor])
        found = _of_words(record, named) if named else None
        if found is None or not found.wording.together.instances:
            raise
        return found
    return _of_actor(record, chosen, tuple(actors[other].name for other in chosen.may_be if other in actors))


def _is_called(name: str, actors: Iterable[Actor]) -> bool:
    return any(name.casefold() == known.casefold() for actor in actors for known in (actor.name, *actor.aliases))


def _of_actor(record: Record, actor: Actor, may_be: tuple[str, ...]) -> Found:
    wanted = {own.rsplit("#", 1)[0] for own in actor.derived_from}
    reports = {report.id: report for report in record.reports() if report.id in wanted}
    instances: list[Instance] = []
    for report in reports.values():
        mentions = (each for each in record.mentions(report=report.id) if each.actor == actor.id)
        found = of_actor(report, mentions, record.statements(report=report.id))
        instances += with_shared(found, record.reuse(report=report.id)) if found else []
    return Found(actor.name, True, wording(instances), reports, may_be)


def _of_words(record: Record, named: Sought) -> Found:
    instances: list[Instance] = []
    lengths: Counter[str | None] = Counter()
    reports: dict[str, Report] = {}
    for report in record.reports():
        found = of_words(report, named, partial(record.statements, report=report.id))
        lengths[report.outlet] += words_in(report)
        if found:
            instances += with_shared(found, record.reuse(report=report.id))
            reports[report.id] = report
    # A single word has no rival: it is counted against all words.
    measured = wording(instances, lengths if len(named.words) == 1 else None)
    return Found(", ".join(sorted(named.words)), False, measured, reports)


# Rows for other tools


def rows(found: Found) -> Iterator[dict[str, Any]]:
    """Every instance as a row, in order of report and position."""
    for each in found.wording.together.instances:
        yield {
            "subject": found.subject,
            "wording": each.wording,
            "outlet": each.outlet,
            "report": each.report,
            "start": each.span.start,
            "end": each.span.end,
            "exact": each.span.exact,
            "voice": each.voice,
            "form": each.form,
            "shared_with": list(each.shared_with),
        }


# The account


def lay_out_wording(found: Found, *, instances: bool = False) -> Iterator[RenderableType]:
    """Counts for all outlets and for each; with `instances` every instance in its surroundings instead of a few places.

    No outlet is set above another: they stand in order of their names.
    """
    yield from _heading(found)
    if not found.wording.together.instances:
        return
    yield from _together(found)
    for outlet in found.wording.outlets:
        yield from _outlet(found, outlet, None if instances else _USES)
    if instances:
        yield from _instances(found)
    yield from _how_to_read(found)


def _title(text: str, note: str = "") -> Text:
    return Text.assemble("\n", (text, "bold cyan"), (f"  {note}" if note else "", "dim"))


def _heading(found: Found) -> Iterator[RenderableType]:
    everything = found.wording.together
    what = "words for the actor" if found.is_actor else "words"
    yield Text.assemble((f"{what} ", "dim"), (one_line(found.subject, 120), "bold"))
    outlets = sum(bool(each.instances) for each in found.wording.outlets)
    parts = [
        counted(len(everything.instances), "instance"),
        counted(everything.reports, "report"),
        counted(outlets, "outlet"),
        *_voices(everything),
    ]
    yield Text(" · ".join(parts), "dim")
    if found.may_be:
        names = ", ".join(f"“{one_line(name, 60)}”" for name in found.may_be)
        yield Text(f"Left open, and not counted here: whether it is also {names}", "dim")


def _voices(outlet: OutletWording) -> list[str]:
    counts = Counter(each.voice for each in outlet.instances)
    return [f"{voice} {counts[voice]:,}" for voice in VOICES if counts[voice]]


def _together(found: Found) -> Iterator[RenderableType]:
    everything = found.wording.together
    yield _title("ALL OUTLETS")
    yield _row(*(Text(head, "dim") for head in ("", "own", "reported", "quoted", "all", _share_head(found))))
    for use in everything.uses[:_TOGETHER]:
        yield _row(Text.assemble(one_line(use.wording, 80), (_forms(use), "dim")), *_numbers(found, use))
    yield from _left(everything.uses[_TOGETHER:])


def _outlet(found: Found, outlet: OutletWording, limit: int | None) -> Iterator[RenderableType]:
    count = len(outlet.instances)
    note = [f"{counted(count, 'instance')} in {counted(outlet.reports, 'report')}", *_shared(found, outlet)]
    note += [] if outlet.is_compared else ["too few to compare"]
    yield _title(one_line(outlet.outlet) if outlet.outlet else "outlet unknown", " · ".join(note))
    heads = ("", "own", "reported", "quoted", "all", _share_head(found), "log-odds of own" * outlet.is_compared)
    yield _row(*(Text(head, "dim") for head in heads))
    for use in outlet.uses[:limit]:
        measure = _measured(use.measure) if outlet.is_compared else Text()
        yield _row(Text(one_line(use.wording, 80)), *_numbers(found, use), measure)
        if limit is not None and use.instances:
            yield Padding(Text(_places(use.instances), "dim"), (0, 0, 0, 4))
    if limit is not None:
        yield from _left(outlet.uses[limit:])


def _row(words: Text, *numbers: Text) -> Padding:
    # A table a row, since places stand in between; fixed widths keep the columns in line. Not Table.grid: it
    # collapses the padding, and then crops the words of a column that is too narrow.
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), pad_edge=False, expand=True)
    table.add_column(ratio=1, overflow="fold")
    for width, _ in zip((*_COUNTS, _MEASURE), numbers, strict=False):
        table.add_column(width=width, justify="left" if width == _MEASURE else "right", overflow="fold")
    table.add_row(words, *numbers)
    return Padding(table, (0, 0, 0, 2))


def _share_head(found: Found) -> str:
    return "share" if found.wording.base == "instances" else "‰"


def _numbers(found: Found, use: Use) -> Iterator[Text]:
    for voice in VOICES:
        yield Text(f"{use.count(voice):,}")
    yield Text(f"{len(use.instances):,}", "bold")
    yield Text(f"{use.share:.1%}" if found.wording.base == "instances" else f"{1000 * use.share:.2f}")


def _measured(measure: LogOdds | None) -> Text:
    if measure is None:
        return Text("too few to tell", "dim")
    value, low, high = (round(number, 1) + 0.0 for number in (measure.value, measure.low, measure.high))
    return Text(f"{value:+.1f} [{low:+.1f}, {high:+.1f}]")


def _forms(use: Use) -> str:
    """In which forms a word that was looked for was found, unless in its own alone."""
    if all(each.form is not None for each in use.instances):
        return ""
    forms = Counter(" ".join(each.span.exact.casefold().split()) for each in use.instances)
    if forms.keys() <= {use.wording.casefold()}:
        return ""
    return "  " + ", ".join(f"{one_line(form)} {forms[form]:,}" for form in sorted(forms))


def _shared(found: Found, outlet: OutletWording) -> list[str]:
    """How many instances stand in text that another report has too, of another outlet or of the same."""
    others = same = 0
    for each in outlet.instances:
        outlets = {found.reports[id].outlet if id in found.reports else None for id in each.shared_with}
        others += bool(outlets - {outlet.outlet})
        same += bool(outlets) and not outlets - {outlet.outlet}
    notes = [f"{others:,} in text that another outlet's report has too"] if others else []
    return notes + ([f"{same:,} in text that another of its reports has too"] if same else [])


def _places(instances: Sequence[Instance]) -> str:
    shown = [place(each.report, (each.span,)) for each in instances[:_PLACES]]
    left = len(instances) - len(shown)
    return " · ".join([*shown, *([f"and {left:,} more"] if left else [])])


def _left(uses: Sequence[Use]) -> Iterator[RenderableType]:
    used = [use for use in uses if use.instances]
    if used:
        total = sum(len(use.instances) for use in used)
        yield Padding(
            Text(f"… {counted(len(used), 'more wording')}, {counted(total, 'instance')}", "dim"), (0, 0, 0, 2)
        )


def _instances(found: Found) -> Iterator[RenderableType]:
    yield _title("EVERY INSTANCE")
    by_wording: dict[str, list[Instance]] = defaultdict(list)
    for outlet in found.wording.outlets:
        for each in outlet.instances:
            by_wording[each.wording].append(each)
    for use in found.wording.together.uses:
        yield Text.assemble("\n", (one_line(use.wording), "bold"), (f"  ·  {len(use.instances):,}", "dim"))
        for each in by_wording[use.wording]:
            yield from _instance(found.reports[each.report], each)


def _instance(report: Report, each: Instance) -> Iterator[RenderableType]:
    day = visible(report.published) if report.published else "day unknown"
    notes = [one_line(report.outlet) if report.outlet else "outlet unknown", day, each.voice]
    if each.shared_with:
        notes.append("also in " + ", ".join(map(visible, each.shared_with)))
    yield Padding(
        Text.assemble((place(report.id, (each.span,)), "bold"), (f"  {' · '.join(notes)}", "dim")), (0, 0, 0, 2)
    )
    yield Padding(_in_surroundings(report.text, each.span.start, each.span.end), (0, 0, 0, 4))


def _in_surroundings(text: str, start: int, end: int) -> Text:
    low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before, after = text[low:start], text[end:high]
    if low:
        before = "… " + before.split(" ", 1)[-1] if " " in before else "…"
    if high < len(text):
        after = after.rsplit(" ", 1)[0] + " …" if " " in after else "…"
    return Text.assemble(_line(before), (_line(text[start:end]), "bold yellow"), _line(after))


def _line(text: str) -> str:
    """On one line, safe to print; a space at either end stays, as words stand next to it."""
    return " " * text[:1].isspace() + one_line(text) + " " * (text[-1:].isspace() and bool(text.strip()))


def _how_to_read(found: Found) -> Iterator[RenderableType]:
    base = found.wording.base
    prior = f"{PRIOR[base]:,} {base}"
    words = (
        "Counted is what the record reads as this actor, but for pronouns; --word counts every use of a word. Case, an"
        " article and a possessive make no other wording."
        if found.is_actor
        else "Words are found in any case, also as part of a hyphenated one, with regular endings (s, ed, ing); a word"
        " in capitals in capitals only."
    )
    shares = "Shares are of an outlet's instances." if base == "instances" else "‰: per 1,000 words of an outlet."
    yield _title("HOW TO READ")
    for line in (
        "own: the report's own voice; reported: in what it says that somebody said or thought; quoted: in quotation"
        f" marks, or a turn of a transcript. {words} Headlines count where they stand in the text; datelines, credit"
        " lines and page furniture do not.",
        f"{shares} Log-odds: how much likelier the outlet's own voice is to use the words than all others': 0 as"
        " likely, +0.7 twice the odds, -0.7 half; in brackets the 95% interval (Monroe, Colaresi and Quinn 2008;"
        f" prior: {prior} in the shares of all outlets). Too few: the outlet or the others have fewer than {prior}"
        f"{' in their own voice' * (base == 'instances')}, or the own voice of all has the words fewer than {FEWEST}"
        " times.",
        "What an outlet prints twice is compared once. For the rest the interval takes every instance as a choice of"
        " its own, which those of one report or of agency copy are not: the true one is wider. One in twenty lies off"
        " 0 by chance. Counts say nothing of why.",
    ):
        yield Padding(Text(line, "dim"), (0, 0, 0, 2))
