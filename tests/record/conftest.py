"""Readings made by hand, and records to put them in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.linking.actors import ReportActors
from onrecord.model import Actor, DateMention, Day, Figure, Mention, Reading, Report, Span, Statement, Zone
from onrecord.record.links import link_reports
from onrecord.record.opening import transaction
from onrecord.record.store import Record
from onrecord.record.writing import Fresh, Outcome, put

TEXT = "Mara Dolen said on Monday the bridge was shut. She told reporters that “at least 12” were hurt."


def make_report(id: str, text: str = TEXT, **known: object) -> Report:
    zones = (Zone("body", 0, len(text)),)
    known = {"id_given": True} | known
    return Report(id, text, hashlib.sha256(text.encode()).hexdigest(), zones, **known)  # type: ignore[arg-type]


def make_reading(id: str, text: str = TEXT, **known: object) -> Reading:
    report = make_report(id, text, **known)
    if text != TEXT:
        return Reading(report)

    def span(words: str) -> Span:
        return report.span(text.index(words), text.index(words) + len(words))

    first = Statement(
        f"{id}#s1", id, (span("Mara Dolen"),), (span("said"),), (span("the bridge was shut"),), "indirect", "speech",
        "body", f"{id}#a1", said_on=Day("2031-03-03", "weekday", span("Monday")),
    )  # fmt: skip
    second = Statement(
        f"{id}#s2", id, (span("She"),), (span("told"),), (span("at least 12"), span("were hurt")), "mixed", "speech",
        "body", None, (f"{id}#a1",), Day(None, "no day"), (span("reporters"),), f"{id}#s1",
    )  # fmt: skip
    figure = Figure(
        f"{id}#f1", id, span("at least 12"), 12, None, "at least", "body", effect="injured",
        place=(span("the bridge"),), as_of=Day("2031-03-03", "weekday", span("Monday")), according_to=(span("She"),),
        statement=f"{id}#s2",
    )  # fmt: skip
    mentions = (
        Mention(f"{id}#m1", id, span("Mara Dolen"), "name", "body", f"{id}#a1"),
        Mention(f"{id}#m2", id, span("She"), "pronoun", "body", None, (f"{id}#a1",)),
    )
    actor = Actor(f"{id}#a1", "Mara Dolen", "person", (), (f"{id}#m1",))
    dates = (DateMention(id, span("Monday"), "2031-03-03", "DATE", "weekday"),)
    return Reading(report, mentions, (actor,), (first, second), (figure,), dates)


def store(record: Record, *readings: Reading, reader: str = "r", given: str = "g") -> list[Outcome]:
    """Put readings in as a read does, and link them."""
    with transaction(record.connection):
        outcomes = [put(record.connection, Fresh(reading, reader, given)) for reading in readings]
    with transaction(record.connection):
        link_reports(record, "l")
    return outcomes


def dump(record: Record) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that is part of the record's content."""
    tables = record.connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%search%' AND name <> 'runs'"
    ).fetchall()
    return {name: sorted(record.connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for (name,) in tables}


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "story.db", create=True) as opened:
        yield opened


@pytest.fixture
def reading() -> Callable[..., Reading]:
    return make_reading


@pytest.fixture(name="store")
def store_fixture() -> Callable[..., list[Outcome]]:
    return store


_LEAD = "The ferry {} sank off the harbour of Varn on Monday night, and {} people were killed, the coast guard said."
_REST = """
Divers searched the cold water until the morning came, while relatives waited on the pier in the rain.
The ferry had left the island of Osk an hour before, with more cars on board than its papers allowed.
"""


def make_counting(id: str, number: str, effect: str = "killed", name: str = "Halden") -> Reading:
    text = _LEAD.format(name, number) + _REST
    start = text.index(f"{number} people")
    known = {"published": "2031-03-04", "title": text.split(".")[0], "outlet": id}
    report = Report(
        id, text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, len(text)),), id_given=True, **known
    )
    figure = Figure(
        f"{id}#f1", id, report.span(start, start + len(number)), int(number), int(number), "exact", "body",
        unit="person", effect=effect,
    )  # fmt: skip
    return Reading(report, figures=(figure,))


@pytest.fixture
def counting() -> Callable[..., Reading]:
    """A report of a sinking ferry with the number of the dead, or of the injured."""
    return make_counting


@pytest.fixture(name="dump")
def dump_fixture() -> Callable[[Record], dict[str, list[tuple[object, ...]]]]:
    return dump


@pytest.fixture
def unlinked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each report's own actors are the record's, so that what comes out can be compared with what went in."""

    def as_they_are(reports: Iterable[ReportActors]) -> tuple[list[Actor], dict[str, str]]:
        actors = [replace(actor, derived_from=()) for report in reports for actor in report.actors]
        return actors, {actor.id: actor.id for actor in actors}

    monkeypatch.setattr("onrecord.record.runs.link_actors", as_they_are)
