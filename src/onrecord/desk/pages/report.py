"""A report: its text with every entry marked in it, and beside it the entries."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from onrecord.desk.facts import in_words
from onrecord.desk.marking import Mark, blocks
from onrecord.desk.site import NotFoundError, Page
from onrecord.desk.wording import anchor, day, words
from onrecord.model import DateMention, Figure, Mention, Report, Statement
from onrecord.record.judged import Judged, judged_figures, judged_mentions, judged_statements
from onrecord.record.store import Record

_MOST_SHARING = 30
_BASIS = {
    "given": "as given with the report",
    "metadata": "from what the page tells of itself",
    "text": "from the text",
    "caption": "from the day of a caption",
    "unknown": "",
}
_LENGTH = re.compile(r"P(T?)([0-9]+(?:\.[0-9]+)?|X)([DWMYHS])")
_DAYS = {"D": "day", "W": "week", "M": "month", "Y": "year", "H": "hour", "S": "second"}
_HOURS = _DAYS | {"M": "minute"}
_REFERENCES = {"PRESENT_REF": "now", "PAST_REF": "earlier", "FUTURE_REF": "later"}


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of the list beside the text. `line`: the line that the figure stands in, with how many others."""

    kind: str
    at: int
    judged: Judged[Statement] | Judged[Figure]
    actor: str | None
    candidates: tuple[str, ...] = ()
    line: str | None = None
    beside: int = 0

    @property
    def entry(self) -> Statement | Figure:
        """What holds of it now."""
        return self.judged.entry


@dataclass(frozen=True, slots=True)
class Named:
    """An actor with the anchors of the mentions that name it; without `id` it is not settled who is named."""

    id: str | None
    name: str
    mentions: tuple[Mention, ...]


def page(record: Record, id: str, _: Mapping[str, str]) -> Page:
    """The report with all that was read from it."""
    report = record.report(id)
    if report is None:
        raise NotFoundError(f"The record has no report {id}.")
    statements = list(judged_statements(record, report=id))
    figures = list(judged_figures(record, report=id))
    mentions = list(judged_mentions(record, report=id))
    dates = list(record.dates(report=id))
    judged: list[Judged[Statement] | Judged[Figure] | Judged[Mention]] = [*statements, *figures, *mentions]
    names = _actor_names(record, id, [it.entry.actor for it in judged])
    rejected = {anchor(it.entry.id) for it in judged if it.is_rejected}
    marks = list(_marks(statements, figures, mentions, dates))
    held = [mark for mark in marks if mark.entry not in rejected]
    context = {
        "report": report,
        "heading": _heading(record, report),
        "link": _safe_link(report.url),
        "blocks": _zoned(report, held if len(held) == len(marks) else _quietened(marks, held)),
        "published_blocks": _zoned(report, held) if rejected else None,
        "items": _items(record, id, statements, figures, names),
        "statements": {it.entry.id: it.entry for it in statements},
        "names": names,
        "named": _named([it for it in mentions if not it.is_rejected], names),
        "dates": dates,
        "in_words": in_words,
        "date_told": date_told,
        "sharing": _sharing(record, id),
        "most_sharing": _MOST_SHARING,
    }
    return Page("report.html", words(report.title or report.id), context)


def date_told(date: DateMention) -> str:
    """What a time expression was read as: a day, a length of time, now or earlier; "open" where the text leaves it."""
    if date.value is None:
        return "open"
    if length := _LENGTH.fullmatch(date.value):
        is_time, amount, unit = length.groups()
        noun = (_HOURS if is_time else _DAYS)[unit]
        told = f"some {noun}s" if amount == "X" else f"{amount} {noun}" + ("" if amount == "1" else "s")
        return f"every {told.removeprefix('1 ')}" if date.type == "SET" else told
    return _REFERENCES.get(date.value) or day(date.value)


def _heading(record: Record, report: Report) -> dict[str, Any]:
    """What the head of the page tells: how the day is known, the story, other versions of the text."""
    story = record.connection.execute(
        "SELECT stories.id, stories.title,"
        " (SELECT count(*) FROM story_reports AS others WHERE others.story = stories.id)"
        " FROM story_reports JOIN stories ON stories.id = story_reports.story WHERE report = ?",
        (report.id,),
    ).fetchone()
    versions = record.connection.execute(
        "SELECT id, version, superseded_by IS NULL FROM reports WHERE name = (SELECT name FROM reports WHERE id = ?)"
        " ORDER BY version",
        (report.id,),
    ).fetchall()
    return {
        "basis": _BASIS.get(report.published_basis, report.published_basis),
        "story": story and dict(zip(("id", "title", "reports"), story, strict=True)),
        "versions": [dict(zip(("id", "number", "is_current"), row, strict=True)) for row in versions],
        "superseded_by": record.superseded_by(report.id),
    }


def _safe_link(url: str | None) -> str | None:
    """The address of the report on the web, if it is one that a browser may be sent to."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.hostname else None


def _actor_names(record: Record, report: str, actors: Iterable[str | None]) -> dict[str, str]:
    """The names of a report's actors, and of those whom only a judgement put there."""
    question = (
        "SELECT DISTINCT actors.id, actors.name FROM report_actors JOIN actors ON actors.id = actor WHERE report = ?"
    )
    names = dict(record.connection.execute(question, (report,)))
    for actor in {actor for actor in actors if actor is not None} - names.keys():
        names |= dict(record.connection.execute("SELECT id, name FROM actors WHERE id = ?", (actor,)))
    return names


def _marks(
    statements: Sequence[Judged[Statement]],
    figures: Sequence[Judged[Figure]],
    mentions: Sequence[Judged[Mention]],
    dates: Sequence[DateMention],
) -> Iterator[Mark]:
    for said in (it.entry for it in statements):
        for role, spans in (("source", said.source), ("cue", said.cue), ("content", said.content)):
            yield from (Mark(anchor(said.id), role, span.start, span.end) for span in spans)  # type: ignore[arg-type]
    for figure in (it.entry for it in figures):
        yield Mark(anchor(figure.id), "sum" if figure.derived_from else "figure", figure.span.start, figure.span.end)
    for mention in (it.entry for it in mentions):
        yield Mark(anchor(mention.id), "mention", mention.span.start, mention.span.end)
    for number, date in enumerate(dates, 1):
        yield Mark(f"d{number}", "date", date.span.start, date.span.end)


def _quietened(marks: Sequence[Mark], held: Sequence[Mark]) -> list[Mark]:
    """All marks, those of rejected entries as mere places to come to."""
    kept = set(held)
    return [mark if mark in kept else Mark(mark.entry, "rejected", mark.start, mark.end) for mark in marks]


def _zoned(report: Report, marks: Sequence[Mark]) -> list[tuple[str, list[Any]]]:
    """The paragraphs, those of one zone together."""
    zones: list[tuple[str, list[Any]]] = []
    for block in blocks(report, marks):
        if not zones or zones[-1][0] != block.zone:
            zones.append((block.zone, []))
        zones[-1][1].append(block)
    return zones


def _items(
    record: Record,
    report: str,
    statements: Sequence[Judged[Statement]],
    figures: Sequence[Judged[Figure]],
    names: Mapping[str, str],
) -> list[Item]:
    """Statements and figures in order of their first words."""
    lines = _lines(record, report)
    found = []
    for it in statements:
        said = it.entry
        at = min((span.start for span in (*said.source, *said.cue, *said.content)), default=0)
        maybe = tuple(names[id] for id in said.candidates if id in names)
        found.append(Item("statement", at, it, names.get(said.actor or ""), maybe))
    for each in figures:
        line, others = lines.get(each.entry.id, (None, 0))
        found.append(Item("figure", each.entry.span.start, each, names.get(each.entry.actor or ""), (), line, others))
    return sorted(found, key=lambda item: (item.at, item.kind == "figure"))


def _lines(record: Record, report: str) -> dict[str, tuple[str, int]]:
    """For a figure its line and how many other figures stand in it."""
    rows = record.connection.execute(
        "SELECT figures.id, line,"
        " (SELECT count(*) - 1 FROM line_figures AS others WHERE others.line = line_figures.line)"
        " FROM figures JOIN line_figures ON figure = figures.id WHERE report = ?",
        (report,),
    )
    return {figure: (line, others) for figure, line, others in rows}


def _named(mentions: Sequence[Judged[Mention]], names: Mapping[str, str]) -> list[Named]:
    """Who is named, those named most often first."""
    by_actor: defaultdict[str, list[Mention]] = defaultdict(list)
    for it in mentions:
        if it.entry.actor in names:
            by_actor[it.entry.actor or ""].append(it.entry)
    found = [Named(id, names[id], tuple(each)) for id, each in by_actor.items()]
    return sorted(found, key=lambda each: (-len(each.mentions), each.mentions[0].span.start))


def _sharing(record: Record, report: str) -> list[dict[str, Any]]:
    """Reports that share text with this one, those that share most first."""
    rows = record.connection.execute(
        "SELECT id, title, outlet, published, kind, share FROM ("
        " SELECT b AS other, kind, a_share AS share FROM reuse WHERE a = :report AND kind <> 'independent'"
        " UNION ALL SELECT a, kind, b_share FROM reuse WHERE b = :report AND kind <> 'independent'"
        ") JOIN reports ON reports.id = other ORDER BY share DESC, id LIMIT :most",
        {"report": report, "most": _MOST_SHARING + 1},
    )
    fields = ("id", "title", "outlet", "published", "kind", "share")
    return [dict(zip(fields, row, strict=True)) for row in rows]
