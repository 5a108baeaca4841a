"""What linking takes: the reports' own actors, their days, and the words that describe them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from onrecord.model import Actor

Described = Mapping[str, Sequence[tuple[str, str]]]
_NOTHING: Described = MappingProxyType({})


class ReportActors(NamedTuple):
    """One report's own actors. `described`: by actor the ids and words of its titles and descriptions."""

    actors: Sequence[Actor]
    published: str | None = None
    described: Described = _NOTHING


@dataclass(slots=True)
class Owns:
    """The own actors of all reports."""

    actors: list[Actor] = field(default_factory=list)
    days: dict[str, str | None] = field(default_factory=dict)
    described: dict[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    together: list[Sequence[Actor]] = field(default_factory=list)  # of one report


def gathered(reports: Iterable[ReportActors]) -> Owns:
    """All of them, by actor id."""
    owns = Owns()
    for report in reports:
        owns.actors.extend(report.actors)
        owns.days.update(dict.fromkeys((actor.id for actor in report.actors), report.published))
        owns.described.update(report.described)
        owns.together.append(report.actors)
    owns.actors.sort(key=lambda actor: actor.id)
    return owns
