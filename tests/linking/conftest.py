"""Reports read with the real parser and linked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from onrecord.language.parsing import parse
from onrecord.linking.actors.joining import link_actors
from onrecord.linking.actors.own import actors_of
from onrecord.model import Actor, Reading, Report, Zone
from onrecord.reading import read_report


class Linked:
    """Dated texts, read and linked: who speaks in each, by the record's actors."""

    def __init__(self, *reports: tuple[str, str | None]) -> None:
        self.readings = [_read(f"r{n}", text, day) for n, (text, day) in enumerate(reports, 1)]
        actors, self.ids = link_actors(actors_of(reading) for reading in self.readings)
        self.actors: dict[str, Actor] = {actor.id: actor for actor in actors}
        self.words = {m.id: m.span.exact for reading in self.readings for m in reading.mentions}

    def speakers(self, report: int) -> list[Actor | None]:
        """The record's actors of the statements of the nth report, counted from 1."""
        own = [said.actor for said in self.readings[report - 1].statements]
        return [self.actors[self.ids[actor]] if actor else None for actor in own]

    def ties(self) -> set[tuple[str, str, str]]:
        """Each tie as the names of its two actors and its kind."""
        found = [(actor, tie) for actor in self.actors.values() for tie in actor.ties]
        return {(actor.name, tie.kind, self.actors[tie.actor].name) for actor, tie in found}


def _read(id: str, text: str, day: str | None) -> Reading:
    report = Report(id, text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, len(text)),), published=day)
    return read_report(report, next(parse([report])))


@pytest.fixture(scope="session")
def linked() -> Callable[..., Linked]:
    """Texts with their days, read and linked."""
    return Linked
