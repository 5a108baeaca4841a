"""A small story, made by hand, for tests of what reads a record: every field of every noun is used."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from onrecord.engine import Settings, read_into
from onrecord.model import (
    Actor,
    DateMention,
    Day,
    Edit,
    Figure,
    Line,
    Mention,
    Relation,
    Report,
    Reuse,
    Skipped,
    Span,
    Spans,
    Statement,
    Story,
    Tie,
    Zone,
)

# How long an example takes says nothing here: the machine may be busy.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

LEAD = (
    "VARN HARBOUR — “No ship of ours was near,” Mira Okonjo said on Tuesday. "
    "At least 24 dockers were killed, the 🚢 guard said.\n"
)
CAPTION = "Dozens wait at the gate.\n"
COPY = "\ufeffThe minister said no ship was near.\u2028It cost 1.5 million crowns.\nNobody, it is thought, will pay.\n"


def span(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return report.span(start, start + len(words))


def spans(report: Report, *words: str) -> Spans:
    return tuple(span(report, each) for each in words)


@dataclass(eq=False)
class HandMade:
    """What a record answers, from lists."""

    all_reports: list[Report] = field(default_factory=list)
    all_actors: list[Actor] = field(default_factory=list)
    all_mentions: list[Mention] = field(default_factory=list)
    all_statements: list[Statement] = field(default_factory=list)
    all_figures: list[Figure] = field(default_factory=list)
    all_dates: list[DateMention] = field(default_factory=list)
    all_stories: list[Story] = field(default_factory=list)
    all_reuse: list[Reuse] = field(default_factory=list)
    all_lines: list[Line] = field(default_factory=list)
    all_skipped: list[Skipped] = field(default_factory=list)
    connection: sqlite3.Connection = field(default_factory=lambda: sqlite3.connect(":memory:"))
    path: Path = Path("story.db")

    def reports(self) -> Iterator[Report]:
        return iter(self.all_reports)

    def report(self, id: str) -> Report | None:
        return next((report for report in self.all_reports if report.id == id), None)

    def versions(self) -> dict[str, int]:
        return {report.id: 1 for report in self.all_reports}

    def superseded_by(self, id: str) -> str | None:
        return None

    def actors(self, *, report: str | None = None) -> Iterator[Actor]:
        return iter(self.all_actors)

    def mentions(self, *, report: str | None = None) -> Iterator[Mention]:
        return (each for each in self.all_mentions if report in (None, each.report))

    def statements(
        self, *, report: str | None = None, actor: str | None = None, since: str | None = None
    ) -> Iterator[Statement]:
        return (each for each in self.all_statements if report in (None, each.report) and actor in (None, each.actor))

    def figures(
        self, *, report: str | None = None, actor: str | None = None, since: str | None = None
    ) -> Iterator[Figure]:
        return (each for each in self.all_figures if report in (None, each.report) and actor in (None, each.actor))

    def dates(self, *, report: str | None = None) -> Iterator[DateMention]:
        return (each for each in self.all_dates if report in (None, each.report))

    def stories(self) -> Iterator[Story]:
        return iter(self.all_stories)

    def reuse(self, *, report: str | None = None) -> Iterator[Reuse]:
        return (each for each in self.all_reuse if report in (None, each.a, each.b))

    def lines(self, *, report: str | None = None) -> Iterator[Line]:
        return iter(self.all_lines)

    def skipped(self) -> Iterator[Skipped]:
        return iter(self.all_skipped)


def _report(id: str, text: str, zones: tuple[Zone, ...], **known: str) -> Report:
    return Report(id, text, hashlib.sha256(text.encode()).hexdigest(), zones, **known)


@pytest.fixture
def story() -> HandMade:
    made = _story()
    _judge(made)
    return made


def _judge(story: HandMade) -> None:
    """What people said of the first entry of each kind, and one judgement that was taken back."""
    told = story.connection
    told.executescript(files("onrecord.record").joinpath("schema.sql").read_text("utf-8"))
    for at, report in enumerate(story.all_reports):
        known = {"id": report.id, "name": report.id, "version": 1, "id_given": 1, "text": report.text}
        known |= {"sha256": report.sha256, "published_basis": "given", "reader": "", "given": "", "search_key": at}
        _insert(told, "reports", known)
    kinds = {"mention": story.all_mentions, "statement": story.all_statements, "figure": story.all_figures}
    for kind, entries in kinds.items():
        for each in entries:
            keyed = {"kind": kind, "entry": each.id, "report": each.report, "key": each.id, "reads": "r"}
            _insert(told, "entry_keys", keyed)
    for each in story.all_mentions:
        own = {"id": f"{each.id}#own", "report": each.report, "position": 0, "name": "x", "actor": "mira-okonjo"}
        _insert(told, "report_actors", own)
        placed = {"id": each.id, "report": each.report, "position": 0, "start": each.span.start, "end": each.span.end}
        said = {"exact": each.span.exact, "form": each.form, "zone": "body", "report_actor": own["id"]}
        _insert(told, "mentions", placed | said)
    first, other = story.all_reports
    made = {"exact": "x", "reads": "r", "judge": "Ilse Brandt", "made": "2031-03-09T10:00:00+00:00", "note": "seen"}
    for kind, amended in (("mention", "form"), ("statement", "act"), ("figure", "status")):
        one = {"kind": kind, "sha256": first.sha256, "key": kinds[kind][0].id}
        said = {"judged": f'{{"{amended}": "x"}}', "amended": f'{{"{amended}": "{_SAID[amended]}"}}'}
        _insert(told, "judgements", made | one | said | {"verdict": "amend"})
    for kind, verdict, a, b in (
        ("actor pair", "merge", story.all_mentions[0].id, story.all_mentions[1].id),
        ("figure pair", "link", story.all_figures[0].id, story.all_figures[2].id),
    ):
        pair = {"sha256": first.sha256, "key": a, "other_sha256": other.sha256, "other_key": b}
        _insert(told, "judgements", made | pair | {"kind": kind, "verdict": verdict, "judged": '{"one": 1}'})
    taken = {"withdrawn": "2031-03-10T10:00:00+00:00", "withdrawn_by": "Ilse Brandt", "verdict": "reject"}
    gone = {"kind": "figure", "sha256": first.sha256, "key": "[[1,2]]", "judged": "{}"}
    _insert(told, "judgements", made | gone | taken)
    told.execute("INSERT INTO linked_judgements SELECT id, withdrawn IS NOT NULL FROM judgements")


_SAID = {"form": "name", "act": "speech", "status": "confirmed"}


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, object]) -> None:
    columns = ", ".join(f'"{name}"' for name in row)
    connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))


def _story() -> HandMade:
    text = LEAD + CAPTION
    zones = (Zone("dateline", 0, 12), Zone("body", 12, len(LEAD)), Zone("caption", len(LEAD), len(text)))
    first = _report(
        "veldt/harbour-1", text, zones, title="Blast, at =SUM(Varn)", outlet="Veldt Courier", byline="Odile Sarn",
        credit="Varn Wire", dateline="VARN HARBOUR", url="https://veldt.example/1", published="2031-03-05",
        published_basis="given", language="en",
    )  # fmt: skip
    copy = _report("zz-copy", COPY, (Zone("body", 0, len(COPY)),))
    return HandMade(
        [first, copy],
        [
            Actor(
                "mira-okonjo",
                "Mira Okonjo",
                "person",
                ("the minister",),
                ("veldt/harbour-1#a1", "zz-copy#a1"),
                (Tie("speaks for", "guard", ("veldt/harbour-1#m1",), ("2031-03-05",)),),
                ("guard",),
            ),
            Actor("guard", "guard", None, (), ("veldt/harbour-1#a2",)),
        ],
        [
            Mention("veldt/harbour-1#m1", first.id, span(first, "Mira Okonjo"), "name", "body", "mira-okonjo"),
            Mention("zz-copy#m1", copy.id, span(copy, "The minister"), "title", "body", None, ("guard", "mira-okonjo")),
        ],
        _statements(first, copy),
        _figures(first, copy),
        [
            DateMention(first.id, span(first, "Tuesday"), "2031-03-04", "DATE", "published"),
            DateMention(copy.id, span(copy, "will"), None, "DATE", "publication day unknown"),
        ],
        [Story("blast-1", "Blast, at =SUM(Varn)", (first.id, copy.id))],
        [
            Reuse(
                first.id,
                copy.id,
                "edited",
                0.25,
                0.5,
                (
                    Edit("kept", span(first, "said"), span(copy, "said")),
                    Edit("added", None, span(copy, "1.5 million crowns")),
                ),
            )
        ],
        [
            Line(
                "killed-1",
                "killed",
                "dockers",
                "VARN HARBOUR",
                "cumulative",
                ("veldt/harbour-1#f1", "veldt/harbour-1#f2"),
                (Relation("veldt/harbour-1#f1", "veldt/harbour-1#f2", "agree", ("value", "hedge"), "text"),),
                1,
            )
        ],
        [Skipped("odd\x1b[2Jname.txt", "empty", "give a file with text"), Skipped("b.txt", "in German", "", "de")],
    )


def _statements(first: Report, copy: Report) -> list[Statement]:
    said = Day("2031-03-04", "weekday", span(first, "Tuesday"))
    return [
        Statement(
            "veldt/harbour-1#s1", first.id, spans(first, "Mira Okonjo"), spans(first, "said"),
            spans(first, "“No ship", "was near,”"), "direct", "speech", "body", "mira-okonjo", (), said,
            spans(first, "dockers"), "veldt/harbour-1#s2",
        ),
        Statement(
            "veldt/harbour-1#s2", first.id, spans(first, "the 🚢 guard"), spans(first, "said.\n"[:4]),
            spans(first, "At least 24 dockers were killed"), "indirect", "speech", "body", "guard",
        ),
        Statement(
            "zz-copy#s1", copy.id, spans(copy, "The minister"), spans(copy, "said"), spans(copy, "no ship was near"),
            "indirect", "speech", "body", None, ("guard", "mira-okonjo"), Day(None, "publication day unknown"),
        ),
        Statement("zz-copy#s2", copy.id, (), spans(copy, "it is thought"), spans(copy, "Nobody", "will pay"),
                  "indirect", "thought", "body"),
    ]  # fmt: skip


def _figures(first: Report, copy: Report) -> list[Figure]:
    return [
        Figure(
            "veldt/harbour-1#f1", first.id, span(first, "At least 24"), 24, None, "at least", "body", None, "killed",
            spans(first, "dockers"), spans(first, "ship of ours"), spans(first, "VARN HARBOUR"), "cumulative",
            "2031-03-01", Day("2031-03-04", "weekday", span(first, "Tuesday")), spans(first, "the 🚢 guard"), "guard",
            "claimed", "veldt/harbour-1#s2", "civilian", ("men",), spans(first, "ours"), spans(first, "ship"),
            "veldt/harbour-1#f2", "veldt/harbour-1#f2",
        ),
        Figure("veldt/harbour-1#f2", first.id, span(first, "Dozens"), 24, 120, "vague", "caption"),
        Figure("zz-copy#f1", copy.id, span(copy, "1.5 million"), 1_500_000.5, 1_500_000.5, "exact", "body", "crown",
               derived_from=("veldt/harbour-1#f1", "veldt/harbour-1#f2")),
    ]  # fmt: skip


@pytest.fixture(scope="session")
def example_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled example, read once: copy it before writing to it."""
    path = tmp_path_factory.mktemp("example") / "example.db"
    with as_file(files("onrecord") / "examples") as folder:
        read_into(path, [str(folder)], Settings())
    return path
