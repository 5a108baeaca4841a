"""The key statements of a story: of the actors that most reports quote, what most reports give."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.desk.asking import ShownStatement, given, names_of, shown_statements
from onrecord.record.store import Record

RULE = (
    "Those whom most reports quote come first; of each, the words that most reports give, then longer words before"
    " three or fewer, direct quotations before what is retold, the earliest first. What was not said, or only might be,"
    " is left out."
)
_FEWEST_WORDS = 4  # shorter contents are the same by chance
_WORD = re.compile(r"\w+")
_CHOSEN = "story = ? AND act = 'speech' AND mode = 'asserted' AND zone IN ('headline', 'body')"
_SPEAKERS = f"""
    SELECT actor, count(DISTINCT statements.report) AS reports, count(*) AS said
    FROM story_reports
    JOIN statements ON statements.report = story_reports.report
    JOIN report_actors ON report_actors.id = statements.report_actor
    WHERE {_CHOSEN} AND actor IS NOT NULL
    GROUP BY actor
    ORDER BY reports DESC, said DESC, actor
    LIMIT ?
"""  # noqa: S608
_SAID = f"""
    SELECT statements.id, actor, form, statements.report, published, exact
    FROM story_reports
    JOIN statements ON statements.report = story_reports.report
    JOIN reports ON reports.id = statements.report
    JOIN report_actors ON report_actors.id = statements.report_actor
    JOIN statement_spans ON statement = statements.id AND role = 'content'
    WHERE {_CHOSEN} AND actor IN (SELECT value FROM json_each(?))
    ORDER BY published IS NULL, published, statements.report, statements.position, statement_spans.position
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class KeyStatement:
    """A statement; `also`: other reports that give the same words, by their first statement of them."""

    shown: ShownStatement
    also: tuple[ShownStatement, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """An actor with its key statements, of `said` in `reports` reports of the story."""

    id: str
    name: str
    reports: int
    said: int
    statements: tuple[KeyStatement, ...]


@dataclass(slots=True)
class _Words:
    """The same words by the same actor: the statements that give them, one a report, the first first."""

    is_short: bool
    is_direct: bool
    by_report: dict[str, str]


def key_speakers(record: Record, story: str, speakers: int, most: int) -> list[Speaker]:
    """So many of the story's speakers, each with so many statements at most."""
    rows = record.connection.execute(_SPEAKERS, (story, speakers)).fetchall()
    names = names_of(record, [row[0] for row in rows])
    chosen = {
        actor: sorted(said, key=lambda each: (-len(each.by_report), each.is_short, not each.is_direct))[:most]
        for actor, said in _said(record, story, [row[0] for row in rows]).items()
    }
    shown = shown_statements(
        record, [id for said in chosen.values() for each in said for id in each.by_report.values()]
    )
    return [
        Speaker(actor, names[actor], reports, count, tuple(_key(actor, chosen.get(actor, []), shown)))
        for actor, reports, count in rows
    ]


def _key(actor: str, said: Iterable[_Words], shown: dict[str, ShownStatement]) -> Iterable[KeyStatement]:
    """Those that nobody rejected, or gave to another actor."""
    for each in said:
        found = [shown[id] for id in each.by_report.values() if id in shown]
        held = [it for it in found if not it.rejected_by and it.statement.actor == actor]
        if held:
            yield KeyStatement(held[0], tuple(held[1:]))


def _said(record: Record, story: str, actors: Iterable[str]) -> dict[str, list[_Words]]:
    """What each of these actors said, the same words together, the earliest first."""
    contents: dict[str, list[str]] = defaultdict(list)
    heads: dict[str, tuple[str, str, str]] = {}
    for id, actor, form, report, _, exact in record.connection.execute(_SAID, (story, given(actors))):
        contents[id].append(exact)
        heads[id] = actor, form, report
    found: dict[str, dict[str, _Words]] = defaultdict(dict)
    for id, (actor, form, report) in heads.items():
        words = _WORD.findall(" ".join(contents[id]).casefold())
        is_short = len(words) < _FEWEST_WORDS
        key = id if is_short else " ".join(words)
        same = found[actor].setdefault(key, _Words(is_short, form == "direct", {}))
        same.by_report.setdefault(report, id)
    return {actor: list(words.values()) for actor, words in found.items()}
