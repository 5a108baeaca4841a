"""The key figures of a story: what several reports give for the same thing, then what only one gives."""
# ruff: noqa: S608 - what is put into questions is names of effects, written here; values are bound

from __future__ import annotations

from onrecord.desk.asking import ShownFigure, shown_figures
from onrecord.desk.figurelines import TOLD_FIRST
from onrecord.record.store import Record

RULE = (
    "Figures that most reports give come first; of those that equally many give, the ones that differ. Then what one"
    " report alone gives of people killed, injured, missing, held, taken, displaced, detained or released."
)
_EFFECTS = ("killed", "injured", "missing", "held", "taken", "displaced", "detained", "released")
_ORDER = " ".join(f"WHEN '{effect}' THEN {rank}" for rank, effect in enumerate(_EFFECTS))
_RANK = " ".join(f"WHEN '{kind}' THEN {rank}" for rank, kind in enumerate(TOLD_FIRST))
_LINES = f"""
    SELECT
        line,
        (
            SELECT min(CASE relation {_RANK} END) FROM line_relations WHERE line_relations.line = line_figures.line
        ) AS rank
    FROM story_reports
    JOIN figures ON figures.report = story_reports.report
    JOIN line_figures ON line_figures.figure = figures.id
    WHERE story = ?
    GROUP BY line
    ORDER BY count(DISTINCT figures.report) DESC, rank IS NULL, rank, line
"""
_SINGLE = f"""
    SELECT figures.id
    FROM story_reports
    JOIN figures ON figures.report = story_reports.report
    WHERE story = ? AND effect IN ({", ".join(f"'{effect}'" for effect in _EFFECTS)})
        AND zone IN ('headline', 'body') AND status <> 'denied'
        AND NOT EXISTS (SELECT 1 FROM line_figures WHERE figure = figures.id)
    ORDER BY CASE effect {_ORDER} END, coalesce(high, low) DESC, figures.id
    LIMIT ?
"""


def line_ids(record: Record, story: str) -> list[str]:
    """The story's lines, those of most reports first."""
    return [id for id, _ in record.connection.execute(_LINES, (story,))]


def single_figures(record: Record, story: str, most: int) -> list[ShownFigure]:
    """The figures of people that stand in no line, deaths first and large numbers before small ones."""
    ids = [id for (id,) in record.connection.execute(_SINGLE, (story, most))]
    return list(shown_figures(record, ids).values())
