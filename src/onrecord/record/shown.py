"""A record as people left it: asked like any other, it answers without what was rejected, and as amended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from onrecord.model import Actor, Figure, Line, Mention, Statement
from onrecord.record.search import Hit
from onrecord.record.store import Record
from onrecord.record.withheld import (
    Withheld,
    shown_actors,
    shown_figures,
    shown_lines,
    shown_mentions,
    shown_statements,
    withheld,
)


class Shown(Record):
    """The record behind `record`, without what people rejected and with what they said instead."""

    def __init__(self, record: Record) -> None:
        super().__init__(record.connection, record.path)
        self._read = record

    @cached_property
    def withheld(self) -> Withheld:
        """What is left out, found when it is first needed."""
        return withheld(self._read)

    def actors(self, *, report: str | None = None) -> Iterator[Actor]:
        """The actors that some mention is left of."""
        return shown_actors(self._read, self._gone(report), report=report)

    def mentions(self, *, report: str | None = None) -> Iterator[Mention]:
        """The mentions that nobody rejected."""
        return (it.entry for it in shown_mentions(self._read, self._gone(report), report=report))

    def statements(
        self, *, report: str | None = None, actor: str | None = None, since: str | date | None = None
    ) -> Iterator[Statement]:
        """The statements that nobody rejected."""
        shown = shown_statements(self._read, self._gone(report), report=report, actor=actor, since=since)
        return (it.entry for it in shown)

    def figures(
        self, *, report: str | None = None, actor: str | None = None, since: str | date | None = None
    ) -> Iterator[Figure]:
        """The figures that nobody rejected."""
        shown = shown_figures(self._read, self._gone(report), report=report, actor=actor, since=since)
        return (it.entry for it in shown)

    def lines(self, *, report: str | None = None) -> Iterator[Line]:
        """The lines, without the figures that somebody rejected."""
        return shown_lines(self._read, self.withheld, report=report)

    def search(self, words: str, *, limit: int = 50) -> Iterator[Hit]:
        """What is found, but for statements that somebody rejected."""
        return (hit for hit in self._read.search(words, limit=limit) if hit.id not in self.withheld.statements)

    def _gone(self, report: str | None) -> Withheld:
        """What is left out; of a report that is not current, what was rejected in it as well."""
        if report is None or self._read.superseded_by(report) is None:
            return self.withheld
        return withheld(self._read, report=report)
