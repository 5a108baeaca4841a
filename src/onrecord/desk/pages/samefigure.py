"""What counts the same thing as a figure: those of its line, and others that might."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.desk.pairs import Pair, pair_of
from onrecord.desk.passages import Passage, passage
from onrecord.desk.showing import NoEntryError, Shown, entry_shown
from onrecord.desk.site import NotFoundError, Page
from onrecord.model import Span
from onrecord.record.store import Record

_MOST = 20
_COLUMNS = 'figures.id, start, "end", text, reports.id, outlet, published'
_BESIDE = f"""
    SELECT {_COLUMNS} FROM line_figures JOIN figures ON figures.id = figure JOIN reports ON reports.id = report
    WHERE line = ? AND figures.id <> ? ORDER BY line_figures.position
"""  # noqa: S608 - our own words
_ONE = f"SELECT {_COLUMNS} FROM figures JOIN reports ON reports.id = report WHERE figures.id = ?"  # noqa: S608
_MIGHT = """
    SELECT figures.id FROM figures JOIN reports ON reports.id = figures.report AND superseded_by IS NULL
    LEFT JOIN story_reports ON story_reports.report = reports.id
    WHERE effect = :effect AND unit IS :unit AND figures.id <> :id
        AND figures.id NOT IN (SELECT figure FROM line_figures WHERE line = :line)
        AND NOT EXISTS (SELECT 1 FROM figure_parts WHERE figure = figures.id)
        AND (exact LIKE :like ESCAPE '\\' OR reports.title LIKE :like ESCAPE '\\' OR outlet LIKE :like ESCAPE '\\')
    ORDER BY story IS NOT :story, low IS NOT :low, abs(julianday(published) - julianday(:published)), figures.id
    LIMIT :most
"""


@dataclass(frozen=True, slots=True)
class Beside:
    """Another figure in its words, and how a form names the two together."""

    id: str
    shown: Passage
    report: str
    outlet: str | None
    published: str | None
    pair: Pair


def page(record: Record, id: str, query: Mapping[str, str]) -> Page:
    """The figure, its line, and figures of the same kind in whose words, headline or outlet `q` is found."""
    try:
        it = entry_shown(record, id)
    except NoEntryError as error:
        raise NotFoundError(f"The record has no figure {id}.") from error
    if it.kind != "figure":
        raise NotFoundError(f"{id} is no figure.")
    asked = query.get("q", "").strip()[:200]
    row = record.connection.execute("SELECT line FROM line_figures WHERE figure = ?", (id,)).fetchone()
    line = row[0] if row else None
    beside = record.connection.execute(_BESIDE, (line, id)).fetchall() if line else []
    figure = it.judged.read
    can_be_linked = figure.effect not in (None, "other") and not figure.derived_from
    return Page(
        "samefigure.html", f"What counts the same as {it.words}?",
        {
            "it": it,
            "line": line,
            "asked": asked,
            "beside": [_beside(record, id, each) for each in beside],
            "might": [_beside(record, id, each) for each in _might(record, it, line, asked)] if can_be_linked else [],
            "can_be_linked": can_be_linked,
        },
    )  # fmt: skip


def _might(record: Record, it: Shown, line: str | None, asked: str) -> list[Any]:
    for mark in "\\%_":
        asked = asked.replace(mark, f"\\{mark}")
    row = record.connection.execute("SELECT story FROM story_reports WHERE report = ?", (it.report.id,)).fetchone()
    figure = it.judged.read
    values = {
        "effect": figure.effect, "unit": figure.unit, "id": it.id, "line": line, "like": f"%{asked}%", "most": _MOST,
        "story": row[0] if row else None, "low": figure.low, "published": it.report.published,
    }  # fmt: skip
    ids = [id for (id,) in record.connection.execute(_MIGHT, values).fetchall()]
    return [record.connection.execute(_ONE, (id,)).fetchone() for id in ids]


def _beside(record: Record, id: str, row: tuple[Any, ...]) -> Beside:
    other, start, end, text, report, outlet, published = row
    shown = passage(text, [("words", Span(start, end, text[start:end]))])
    return Beside(other, shown, report, outlet, published, pair_of(record, id, other))
