"""Two outlets put beside each other: what they report on, share, give figures for, and call whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model import Figure, Line, Mention, Report, Reuse, ReuseKind, Span
from onrecord.reading.lexemes import word_set
from onrecord.telling.account import Account, heading_of
from onrecord.telling.comparison.figures import Beside, beside
from onrecord.telling.comparison.labels import calls_people
from onrecord.telling.comparison.reports import turned

if TYPE_CHECKING:
    from onrecord.record.store import Record
    from onrecord.telling.comparison.two_outlets import TwoOutlets

_NOT_TOLD = ("credit", "boilerplate")  # who wrote it is not whom it is about
_FEW_WORDS = 2
_PRONOUNS = word_set("he she it they we i you him her them us")
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
class Common:
    """A story that both report on, with the reports of each."""

    id: str
    title: str
    a: tuple[str, ...]
    b: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exchanged:
    """A name or label in text that both have, where the other has another one; `places` are those of each time."""

    a: str
    b: str
    places: tuple[tuple[str, Span, str, Span], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """An actor whom both name, with the words of each and how often they stand, commonest first."""

    actor: str
    a: tuple[tuple[str, int], ...]
    b: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Outlets:
    """Two outlets as they were named. `shared`: pairs of a report of each, those that share most first."""

    account: Account
    a: Outlet
    b: Outlet
    has_stories: bool
    stories: tuple[Common, ...]
    shared: tuple[Reuse, ...]
    exchanged: tuple[Exchanged, ...]
    figures: tuple[Beside, ...]
    named: tuple[Named, ...]


def gather_outlets(record: Record | TwoOutlets, a: str, b: str) -> Outlets:
    """All that is to be told of two different outlets of a record."""
    of_either = [report for report in record.reports() if report.outlet in (a, b)]
    one, other = (_outlet(record, name, of_either) for name in (a, b))
    account = Account(
        {each.id: heading_of(each) for each in of_either},
        {actor.id: actor for actor in record.actors()},
        (),
        (),
        (),
        whole=True,
    )
    stories = tuple(record.stories())
    common = [Common(story.id, story.title, _of(one, story.reports), _of(other, story.reports)) for story in stories]
    shared = tuple(sorted(_shared(record, one, other), key=_most_first))
    return Outlets(
        account,
        one,
        other,
        bool(stories),
        tuple(each for each in common if each.a and each.b),
        shared,
        _exchanged(shared, one, other),
        tuple(beside(account, _lines(record, one, other), one.figures, other.figures)),
        _named(one.mentions, other.mentions),
    )


def _outlet(record: Record | TwoOutlets, name: str, of_either: Iterable[Report]) -> Outlet:
    reports = tuple(report for report in of_either if report.outlet == name)
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


def _shared(record: Record | TwoOutlets, one: Outlet, other: Outlet) -> Iterator[Reuse]:
    """The pairs of a report of each that were compared, turned so that `a` is of the first."""
    fewer, more = sorted((one, other), key=lambda outlet: len(outlet.reports))
    wanted = {report.id for report in more.reports}
    for report in fewer.reports:
        for each in record.reuse(report=report.id):
            if (each.b if each.a == report.id else each.a) in wanted:
                yield each if (each.a == report.id) == (fewer is one) else turned(each)


def _most_first(each: Reuse) -> tuple[int, float, str, str]:
    return _KINDS.index(each.kind), -max(each.a_share, each.b_share), each.a, each.b


def _lines(record: Record | TwoOutlets, one: Outlet, other: Outlet) -> Iterable[Line]:
    fewer = min(one, other, key=lambda outlet: len(outlet.reports))
    found = {line.id: line for report in fewer.reports for line in record.lines(report=report.id)}
    return [found[id] for id in sorted(found)]


def _exchanged(shared: Iterable[Reuse], one: Outlet, other: Outlet) -> tuple[Exchanged, ...]:
    """Names and labels that stand for others in text both have, those that were exchanged most often first.

    Words that are a label once are counted wherever they were exchanged.
    """
    ends: set[tuple[str, int]] = set()
    for mention in one.mentions + other.mentions:
        if mention.form != "pronoun":
            ends.add((mention.report, mention.span.end))
    groups: defaultdict[tuple[str, str], list[tuple[str, Span, str, Span]]] = defaultdict(list)
    labels: set[tuple[str, str]] = set()
    for pair in shared:
        for edit in pair.edits:
            if edit.op == "reworded" and edit.a and edit.b:
                words = (" ".join(edit.a.exact.split()), " ".join(edit.b.exact.split()))
                groups[words].append((pair.a, edit.a, pair.b, edit.b))
                if _is_label(pair, edit.a, edit.b, ends):
                    labels.add(words)
    found = [Exchanged(*words, tuple(groups[words])) for words in labels]
    return tuple(sorted(found, key=lambda each: (-len(each.places), each.a.casefold(), each.b.casefold(), each.places)))


def _is_label(pair: Reuse, a: Span, b: Span, ends: set[tuple[str, int]]) -> bool:
    """Whether an actor is called otherwise: both hold the last word of a name or a noun for people, or few words do.

    Of a phrase that only begins a name, or names somebody among other things, it is not known what was exchanged.
    """
    words = [span.exact.casefold().split() for span in (a, b)]
    if any(map(_PRONOUNS.intersection, words)):
        return False
    nouns = [calls_people(each) for each in words]
    names = [
        any((report, end) in ends for end in range(span.start + 1, span.end + 1))
        for report, span in ((pair.a, a), (pair.b, b))
    ]
    return all(x or y for x, y in zip(nouns, names, strict=True)) or (any(nouns) and max(map(len, words)) <= _FEW_WORDS)


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
