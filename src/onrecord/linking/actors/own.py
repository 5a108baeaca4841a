"""What linking takes: the reports' own actors, their days, and the words that describe them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from onrecord.linking.actors.lives import Life, lives_in
from onrecord.model import Actor, Reading

Described = Mapping[str, Sequence[tuple[str, str]]]
_NOTHING: Described = MappingProxyType({})
_NO_LIVES: Mapping[str, Life] = MappingProxyType({})


class ReportActors(NamedTuple):
    """One report's own actors. `described`: by actor the ids and words of its titles and descriptions; `lives`: what
    the report tells of ages and deaths."""

    actors: Sequence[Actor]
    published: str | None = None
    described: Described = _NOTHING
    lives: Mapping[str, Life] = _NO_LIVES


def actors_of(reading: Reading) -> ReportActors:
    """The own actors of a report that has just been read."""
    described: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for mention in reading.mentions:
        if mention.actor is not None and mention.form in {"title", "description"}:
            described[mention.actor].append((mention.id, mention.span.exact))
    spans = [(m.span.start, m.span.end, m.actor) for m in reading.mentions if m.actor is not None]
    report = reading.report
    return ReportActors(reading.actors, report.published, described, lives_in(report.text, spans, report.published))


@dataclass(slots=True)
class Owns:
    """The own actors of all reports."""

    actors: list[Actor] = field(default_factory=list)
    days: dict[str, str | None] = field(default_factory=dict)
    described: dict[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    lives: dict[str, Life] = field(default_factory=dict)
    together: list[Sequence[Actor]] = field(default_factory=list)  # of one report


def gathered(reports: Iterable[ReportActors]) -> Owns:
    """All of them, by actor id."""
    owns = Owns()
    for report in reports:
        owns.actors.extend(report.actors)
        owns.days.update(dict.fromkeys((actor.id for actor in report.actors), _day(report.published)))
        owns.described.update(report.described)
        owns.lives.update(report.lives)
        owns.together.append(report.actors)
    owns.actors.sort(key=lambda actor: actor.id)
    return owns


def _day(published: str | None) -> str | None:
    """The day, None where it is not one of the calendar's."""
    try:
        return date.fromisoformat(published).isoformat() if published else None
    except ValueError:
        return None
