"""What an account of a record is about: the entries chosen, and the reports and actors that they name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from onrecord.model import Actor, Day, Figure, Report, Skipped, Spans, Statement
from onrecord.telling.text import one_line, visible

if TYPE_CHECKING:
    from onrecord.record.store import Record

_DECADE_DIGITS = 3  # TIMEX3 writes the 1990s as 199


class UnknownNameError(Exception):
    """A report or an actor that the record does not have, told with those it does."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What the account needs to know of a report: all but its text."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    basis: str
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """The chosen entries. `whole`: a part of the record was asked for, so nothing of it is left out."""

    reports: dict[str, Heading]
    actors: dict[str, Actor]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    skipped: tuple[Skipped, ...]
    whole: bool

    def outlet(self, report: str) -> str:
        """The report's outlet, safe to print."""
        heading = self.reports.get(report)
        return one_line(heading.outlet) if heading and heading.outlet else "outlet unknown"

    def day(self, report: str, day: Day | None) -> str:
        """The day of an entry: as settled by the text, or else by when it was known, from its publication."""
        if day and day.value and day.value[0].isdigit():
            value = visible(day.value.split("T")[0])
            return f"{value}0s" if value.isdigit() and len(value) == _DECADE_DIGITS else value
        heading = self.reports.get(report)
        return f"by {visible(heading.published)}" if heading and heading.published else "day unknown"

    def moment(self, report: str, day: Day | None, start: int) -> tuple[str, str, int]:
        """What puts entries in order of time: those of unknown day last."""
        shown = self.day(report, day)
        return ("~" if shown == "day unknown" else shown.removeprefix("by "), report, start)

    def name(self, actor: str | None) -> str | None:
        """The actor's name, safe to print."""
        if actor is None:
            return None
        return one_line(self.actors[actor].name) if actor in self.actors else visible(actor)


def place(report: str, spans: Spans) -> str:
    """Where an entry stands: ``report:start-end``."""
    return f"{visible(report)}:{spans[0].start}-{spans[-1].end}" if spans else visible(report)


def gather(record: Record, report: str | None = None, actor: str | None = None, since: str | None = None) -> Account:
    """The account of a record, or of one report, one actor, or what was said since a day.

    An earlier version of a report is told where it is named.

    Raises UnknownNameError where the record has no such report or actor.
    """
    reports = {each.id: heading_of(each) for each in record.reports()}
    earlier = None if report is None or report in reports else report
    if earlier is not None:
        old = record.report(earlier)
        if old is None:
            raise UnknownNameError(unknown("report", earlier, reports))
        reports[earlier] = replace(heading_of(old), superseded_by=record.superseded_by(earlier))
    actors = {each.id: each for each in record.actors(report=earlier)}
    chosen = None if actor is None else find_actor(actor, actors)
    whole = any(choice is not None for choice in (report, actor, since))
    return Account(
        reports if report is None else {report: reports[report]},
        actors,
        tuple(record.statements(report=report, actor=chosen, since=since)),
        tuple(record.figures(report=report, actor=chosen, since=since)),
        () if whole else tuple(record.skipped()),
        whole,
    )


def heading_of(report: Report) -> Heading:
    """All of a report that an account or a list of hits needs."""
    return Heading(report.id, report.title, report.outlet, report.published, report.published_basis)


def find_actor(wanted: str, actors: dict[str, Actor]) -> str:
    """The actor of this id, or the only one of this name."""
    if wanted in actors:
        return wanted
    name = wanted.casefold()
    fitting = [actor.id for actor in actors.values() if actor.name.casefold() == name] or [
        actor.id for actor in actors.values() if name in (alias.casefold() for alias in actor.aliases)
    ]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        ids = ", ".join(map(visible, fitting[:8]))
        raise UnknownNameError(f"several actors are called '{visible(wanted)}'; name one by its id: {ids}")
    names = [name for actor in actors.values() for name in (actor.name, *actor.aliases)]
    raise UnknownNameError(unknown("actor", wanted, names))


def unknown(noun: str, wanted: str, known: Iterable[str]) -> str:
    """The complaint that the record has no such thing, with what is near it."""
    lower = {name.casefold(): name for name in known}
    within = [name for key, name in lower.items() if wanted.casefold() in key]
    close = within or [lower[key] for key in get_close_matches(wanted.casefold(), lower, n=5)]
    if not close:
        return f"the record has no {noun} '{visible(wanted)}'"
    return (
        f"the record has no {noun} '{visible(wanted)}'; near it: {', '.join(one_line(name, 60) for name in close[:5])}"
    )
