"""Two outlets put beside each other: what they report on, share, give figures for, and call whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model import Figure, Mention, Report, ReuseKind
from onrecord.terminal.account import Account, heading_of
from onrecord.terminal.comparison.figures import Beside, beside

if TYPE_CHECKING:
    from onrecord.record.store import Record

_NOT_TOLD = ("credit", "boilerplate")  # who wrote it is not whom it is about
_KINDS: tuple[ReuseKind, ...] = ("copy", "edited", "shared-quote", "independent")


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet's current reports and what was read from them."""

    name: str
    reports: tuple[Report, ...]
    statements: int
    figures: dict[str, Figure]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A report of either outlet and the text they share, as told when the record was linked."""

    a: str
    b: str
    kind: ReuseKind
    a_share: float
    b_share: float


@dataclass(frozen=True, slots=True)
class Common:
    """A story that both report on, with the reports of each."""

    title: str
    a: tuple[str, ...]
    b: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """An actor whom both name, with the words of each and how often they stand, commonest first."""

    actor: str
    a: tuple[tuple[str, int], ...]
    b: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Outlets:
    """Two outlets as they were named."""

    account: Account
    a: Outlet
    b: Outlet
    has_stories: bool
    stories: tuple[Common, ...]
    shared: tuple[Shared, ...]
    figures: tuple[Beside, ...]
    named: tuple[Named, ...]


def gather_outlets(record: Record, a: str, b: str) -> Outlets:
    """All that is to be told of two different outlets of a record."""
    one, other = _outlet(record, a), _outlet(record, b)
    account = Account(
        {each.id: heading_of(each) for each in one.reports + other.reports},
        {actor.id: actor for actor in record.actors()},
        (),
        (),
        (),
        whole=True,
    )
    stories = tuple(record.stories())
    common = [Common(story.title, _of(one, story.reports), _of(other, story.reports)) for story in stories]
    return Outlets(
        account,
        one,
        other,
        bool(stories),
        tuple(each for each in common if each.a and each.b),
        _shared(record, one, other),
        tuple(beside(account, record.lines(), one.figures, other.figures)),
        _named(one.mentions, other.mentions),
    )


def _outlet(record: Record, name: str) -> Outlet:
    reports = tuple(report for report in record.reports() if report.outlet == name)
    return Outlet(
        name,
        reports,
        sum(1 for report in reports for _ in record.statements(report=report.id)),
        {figure.id: figure for report in reports for figure in record.figures(report=report.id)},
        tuple(mention for report in reports for mention in record.mentions(report=report.id)),
    )


def _of(outlet: Outlet, reports: Iterable[str]) -> tuple[str, ...]:
    own = {report.id for report in outlet.reports}
    return tuple(report for report in reports if report in own)


def _shared(record: Record, one: Outlet, other: Outlet) -> tuple[Shared, ...]:
    """The pairs of a report of each that were compared, those that share most first."""
    ours, theirs = ({report.id for report in outlet.reports} for outlet in (one, other))
    found = []
    for each in record.reuse():
        if each.a in ours and each.b in theirs:
            found.append(Shared(each.a, each.b, each.kind, each.a_share, each.b_share))
        elif each.b in ours and each.a in theirs:
            found.append(Shared(each.b, each.a, each.kind, each.b_share, each.a_share))
    return tuple(
        sorted(found, key=lambda each: (_KINDS.index(each.kind), -max(each.a_share, each.b_share), each.a, each.b))
    )


def _named(ours: Iterable[Mention], theirs: Iterable[Mention]) -> tuple[Named, ...]:
    """The actors whom both name, those first whom both name often."""
    a, b = _by_actor(ours), _by_actor(theirs)
    order = sorted(a.keys() & b.keys(), key=lambda actor: (-min(a[actor].total(), b[actor].total()), actor))
    return tuple(Named(actor, _ranked(a[actor]), _ranked(b[actor])) for actor in order)


def _by_actor(mentions: Iterable[Mention]) -> dict[str, Counter[str]]:
    """For each actor the words it is called, pronouns aside; a name within a fuller one is not counted again."""
    words: defaultdict[str, Counter[str]] = defaultdict(Counter)
    fullest: dict[tuple[str, str | None], int] = {}
    for each in sorted(mentions, key=lambda each: (each.report, each.span.start, -each.span.end)):
        if each.actor is None or each.form == "pronoun" or each.zone in _NOT_TOLD:
            continue
        if each.span.start < fullest.get((each.report, each.actor), 0):
            continue
        fullest[each.report, each.actor] = each.span.end
        words[each.actor][" ".join(each.span.exact.split())] += 1
    return words


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))
