"""What a person should look at, the least certain and the most consequential first.

Every reason to doubt an entry, and what hangs on it, has points, stated in `REASONS`. What has more points comes
first; of those with as many, what stands in the story of more reports, then by report and place. What has no reason
is not in the queue. It is made anew by each linking; what was judged since is left out when it is asked for.
"""
# ruff: noqa: S608 - what is put into questions is written here; values are bound

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from onrecord.record.judgement_rows import JUDGED, Judgement, of_row
from onrecord.record.judgement_states import is_stale
from onrecord.record.opening import explained
from onrecord.record.store import Record

# In plain words for people; the points of the reasons that hold are added up.
REASONS: dict[str, tuple[int, str]] = {
    "differ": (8, "reports give different figures for this"),
    "may_be": (7, "two actors that may be one"),
    "candidates": (5, "several people may have said this"),
    "victims": (4, "it counts people killed or injured"),
    "unsettled": (3, "several may be meant by these words"),
    "nobody": (3, "who says this was not found among the actors"),
    "teller": (3, "whose number it is was not found among the actors"),
    "vague": (3, "the number is vague"),
    "disputed": (2, "the number is disputed or denied"),
    "day": (2, "the day it holds for is open"),
    "sum": (2, "a sum that stands nowhere in the text"),
    "no_source": (2, "no source is named"),
    "mode": (1, "read as not said, or as only possible"),
    "hedged": (1, "the number is hedged"),
    "said_on": (1, "the day it was said is open"),
}
STALE = "it was judged, and reads otherwise now"
# Of a figure killed or injured there must be something else to doubt, and only statements in doubt ask for their day.
_FIGURES = """
    SELECT figures.id AS id, figures.report AS report, position,
        figures.id IN (SELECT id FROM differing) AS differ,
        coalesce(effect, '') IN ('killed', 'injured') AS victims,
        hedge = 'vague' AS vague,
        hedge NOT IN ('vague', 'exact') AS hedged,
        as_of IS NULL AS day,
        report_actor IS NULL AND EXISTS
            (SELECT 1 FROM figure_spans WHERE figure = figures.id AND role = 'according_to') AS teller,
        status IN ('disputed', 'denied') AS disputed,
        EXISTS (SELECT 1 FROM figure_parts WHERE figure = figures.id) AS sum
    FROM figures
"""
_STATEMENTS = """
    SELECT statements.id AS id, statements.report AS report, position,
        EXISTS (SELECT 1 FROM statement_candidates WHERE statement = statements.id) AS candidates,
        report_actor IS NULL AND NOT EXISTS (SELECT 1 FROM statement_candidates WHERE statement = statements.id)
            AND EXISTS (SELECT 1 FROM statement_spans WHERE statement = statements.id AND role = 'source') AS nobody,
        NOT EXISTS (SELECT 1 FROM statement_spans WHERE statement = statements.id AND role = 'source') AS no_source,
        mode <> 'asserted' AS mode,
        said_on IS NULL AS said_on
    FROM statements
"""
_MENTIONS = """
    SELECT mentions.id AS id, mentions.report AS report, position,
        EXISTS (SELECT 1 FROM mention_candidates WHERE mention = mentions.id) AS unsettled
    FROM mentions WHERE report_actor IS NULL AND form <> 'pronoun'
"""
_OF = {
    "figure": (_FIGURES, ("differ", "victims", "teller", "vague", "disputed", "day", "sum", "hedged")),
    "statement": (_STATEMENTS, ("candidates", "nobody", "no_source", "mode", "said_on")),
    "mention": (_MENTIONS, ("unsettled",)),
}
_ALONE_NO_DOUBT = ("victims", "said_on")


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something to judge: an entry by its id, or two actors by theirs, and why, in plain words.

    `stale` is the judgement of it that no longer holds, or should be looked at again.
    """

    kind: str
    entry: str
    other: str | None
    report: str | None
    points: int
    why: tuple[str, ...]
    stale: Judgement | None = None


def queue(record: Record, *, limit: int = 50, offset: int = 0) -> list[Waiting]:
    """What waits to be judged, from the `offset`th on; what was judged and reads otherwise now comes first."""
    again = _stale(record)
    found = again[offset : offset + limit]
    left = limit - len(found)
    if left <= 0:
        return found
    columns = "queue.kind, queue.entry, other, report, points, why"
    question = f"{_HELD} SELECT {columns} {_WAITING} ORDER BY position LIMIT ? OFFSET ?"
    with explained(record.path):
        rows = record.connection.execute(question, (left, max(0, offset - len(again)))).fetchall()
    return [
        *found,
        *(Waiting(kind, entry, other, of, points, _told(why)) for kind, entry, other, of, points, why in rows),
    ]


def waiting(record: Record) -> int:
    """How many things wait to be judged."""
    with explained(record.path):
        (count,) = record.connection.execute(f"{_HELD} SELECT count(*) {_WAITING}").fetchone()
    return int(count) + len(_stale(record))


# What was judged: entries by their ids, actors by pairs of theirs.
_HELD = """
    WITH held AS MATERIALIZED (
        SELECT DISTINCT entry_keys.kind AS kind, entry
        FROM judgements CROSS JOIN reports ON reports.sha256 = judgements.sha256
        CROSS JOIN entry_keys ON entry_keys.report = reports.id AND entry_keys.kind = judgements.kind
            AND entry_keys."key" = judgements."key"
        WHERE withdrawn IS NULL
    ), side AS MATERIALIZED (
        SELECT id, sha256, "key", 1 AS is_one FROM judgements WHERE kind = 'actor pair' AND withdrawn IS NULL
        UNION ALL
        SELECT id, other_sha256, other_key, 0 FROM judgements WHERE kind = 'actor pair' AND withdrawn IS NULL
    ), meant AS MATERIALIZED (
        SELECT side.id AS id, is_one, report_actors.actor AS actor
        FROM side CROSS JOIN reports ON reports.sha256 = side.sha256
        CROSS JOIN entry_keys ON entry_keys.report = reports.id AND entry_keys.kind = 'mention'
            AND entry_keys."key" = side."key"
        CROSS JOIN mentions ON mentions.id = entry
        CROSS JOIN report_actors ON report_actors.id = mentions.report_actor
    ), told AS MATERIALIZED (
        SELECT one.actor AS a, other.actor AS b FROM meant AS one JOIN meant AS other ON other.id = one.id
        WHERE one.is_one <> other.is_one
    )
"""
_WAITING = """
    FROM queue LEFT JOIN held ON held.entry = queue.entry AND held.kind = queue.kind
    WHERE held.entry IS NULL AND (other IS NULL OR NOT EXISTS (SELECT 1 FROM told WHERE a = queue.entry AND b = other))
"""


def fill_queue(connection: sqlite3.Connection) -> None:
    """Find anew what should be looked at. To be called inside a transaction, after linking."""
    connection.execute("DELETE FROM queue")
    parts = [_ranked(kind, *of) for kind, of in _OF.items()]
    points, _ = REASONS["may_be"]
    pairs = (
        f"SELECT 'actor pair', actor, other, NULL, {points}, '[\"may_be\"]', 0, 0 FROM actor_may_be"
        " WHERE actor < other OR (other, actor) NOT IN (SELECT actor, other FROM actor_may_be)"
    )
    connection.execute(
        "WITH differing (id) AS MATERIALIZED (SELECT a FROM line_relations WHERE relation = 'differ'"
        " UNION SELECT b FROM line_relations WHERE relation = 'differ'),"
        " sizes (story, told) AS MATERIALIZED (SELECT story, count(*) FROM story_reports GROUP BY story)"
        " INSERT INTO queue (kind, entry, other, report, points, why)"
        f" SELECT kind, entry, other, report, points, why FROM ({' UNION ALL '.join([*parts, pairs])})"
        " ORDER BY points DESC, told DESC, report, place, entry, other"
    )


def _ranked(kind: str, question: str, reasons: tuple[str, ...]) -> str:
    points = " + ".join(f"{REASONS[name][0]} * {name}" for name in reasons)
    why = " || ".join(f"iif({name}, ',\"{name}\"', '')" for name in reasons)
    doubts = " OR ".join(name for name in reasons if name not in _ALONE_NO_DOUBT)
    return (
        f"SELECT '{kind}' AS kind, it.id AS entry, NULL AS other, it.report AS report, {points} AS points,"
        f" '[' || substr({why}, 2) || ']' AS why,"
        " sizes.told AS told, it.position AS place"
        f" FROM ({question}) AS it JOIN reports ON reports.id = it.report AND superseded_by IS NULL"
        " LEFT JOIN story_reports ON story_reports.report = it.report LEFT JOIN sizes USING (story)"
        f" WHERE {doubts}"
    )


def _told(why: str) -> tuple[str, ...]:
    return tuple(REASONS[name][1] if name in REASONS else name for name in json.loads(why))


def _stale(record: Record) -> list[Waiting]:
    question = (
        f"SELECT entry, reports.id, entry_keys.reads, {JUDGED} FROM judgements"
        " CROSS JOIN reports ON reports.sha256 = judgements.sha256 AND superseded_by IS NULL"
        " CROSS JOIN entry_keys ON entry_keys.report = reports.id AND entry_keys.kind = judgements.kind"
        ' AND entry_keys."key" = judgements."key"'
        " WHERE withdrawn IS NULL AND (verdict IN ('accept', 'amend') AND entry_keys.reads <> judgements.reads"
        " AND entry_keys.reads IS NOT reads_amended OR json_extract(amended, '$.actor') IS NOT NULL)"
        " AND NOT EXISTS (SELECT 1 FROM judgements AS later WHERE later.withdrawn IS NULL AND later.id > judgements.id"
        ' AND (later.sha256, later.kind, later."key") = (judgements.sha256, judgements.kind, judgements."key"))'
        " ORDER BY judgements.id, reports.id"
    )
    with explained(record.path):
        rows = record.connection.execute(question).fetchall()
    found = ((entry, report, reads, of_row(row)) for entry, report, reads, *row in rows)
    return [
        Waiting(judgement.kind, entry, None, report, 0, (STALE,), judgement)
        for entry, report, reads, judgement in found
        if is_stale(record, judgement, reads)
    ]
