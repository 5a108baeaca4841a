"""Whether two actors are one: by a mention of each, since a person's word must outlive the ids of actors."""

from __future__ import annotations

from typing import Literal, cast

from onrecord.record.judgements import judge_actors
from onrecord.record.store import Record

_FIRST = (
    "SELECT mentions.id FROM mentions JOIN report_actors ON report_actors.id = mentions.report_actor"
    " JOIN reports ON reports.id = mentions.report"
    " WHERE report_actors.{} = ? AND superseded_by IS NULL"
    " ORDER BY form <> 'name', mentions.exact <> (SELECT name FROM {} WHERE id = ?), mentions.report, mentions.position"
    " LIMIT 1"
)
_OF_ACTOR = _FIRST.format("actor", "actors")
_OF_OWN = _FIRST.format("id", "report_actors")


def judge_pair(record: Record, verdict: str, actor: str, other: str, by: str, note: str) -> None:
    """merge: two actors of the record are one, the first keeps its name. split: `other`, a report's own actor, stands
    apart from the actor that it was joined to. ValueError, LookupError where that cannot be."""
    one = mention_of(record, actor)
    two = mention_of(record, other, is_own=verdict == "split")
    judge_actors(record, cast(Literal["merge", "split"], verdict), one, two, by=by, note=note)


def mention_of(record: Record, actor: str, *, is_own: bool = False) -> str:
    """The mention by which an actor is best known. LookupError where it has none in a current report."""
    row = record.connection.execute(_OF_OWN if is_own else _OF_ACTOR, (actor, actor)).fetchone()
    if row is None:
        raise LookupError(f"no current report names {actor}")
    return str(row[0])
