"""Whether two actors are one, and whether two figures count the same thing: judged by two entries that stand for them.

A form names a pair by the two entries' ids, what each read and the last judgement seen, so that nothing else is judged
than what was shown.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple, cast

from onrecord.record.judgement_rows import Judgement, JudgementKind, Made
from onrecord.record.judgements import ChangedError, judge_actors, judge_figures, standing
from onrecord.record.store import Record

_KNOWN = """
    SELECT kind, sha256, "key", reads FROM entry_keys JOIN reports ON reports.id = entry_keys.report
    WHERE kind IN ('mention', 'statement', 'figure') AND entry = ?
"""
_MENTION = """
    SELECT mentions.id FROM mentions JOIN report_actors ON report_actors.id = mentions.report_actor
    JOIN reports ON reports.id = mentions.report
    WHERE {} AND superseded_by IS NULL
    ORDER BY form <> 'name', length(mentions.exact) DESC, mentions.report, mentions.position LIMIT 1
"""


class Pair(NamedTuple):
    """Two entries as a form names them. `id` is the same whatever was judged of them; `judgement` is the last."""

    value: str
    id: str
    kind: JudgementKind
    judgement: Judgement | None


def pair_of(record: Record, one: str, other: str) -> Pair:
    """How a form names two entries that are judged together. LookupError where one of them is not there."""
    known = [_known(record, id) for id in (one, other)]
    kind: JudgementKind = "figure pair" if known[0][0] == "figure" else "actor pair"
    (_, sha256, key, reads), (_, other_sha256, other_key, other_reads) = known
    last = next(reversed(standing(record, kind, sha256, key, (other_sha256, other_key))), None)
    value = json.dumps([one, reads, other, other_reads, last.id if last else 0], ensure_ascii=False)
    return Pair(value, json.dumps([one, other]), kind, last)


def pair_again(record: Record, value: str) -> Pair:
    """The same two as they stand now."""
    one, _, other, *_ = _parsed(value)
    return pair_of(record, one, other)


def judge_pair(record: Record, verdict: str, value: str, by: str, note: str) -> Made:
    """Judge the two. ValueError where that cannot be, ChangedError where one was read anew, LookupError if gone."""
    one, reads, other, other_reads, seen = _parsed(value)
    if _known(record, one)[3] != reads or _known(record, other)[3] != other_reads:
        raise ChangedError("pair: one of them was read anew since you saw it: look at both again")
    judge: Any = judge_actors if verdict in ("merge", "split") else judge_figures
    return cast(Made, judge(record, verdict, one, other, by=by, note=note, seen=seen))


def best_mention(record: Record, actor: str, *, but_of: str | None = None) -> str | None:
    """The mention by which an actor of the record is best known; not one of the report's own actor `but_of`."""
    chosen = "report_actors.actor = ? AND report_actors.id IS NOT ?"
    return _first(record, chosen, actor, but_of)


def own_mention(record: Record, own: str) -> str | None:
    """The mention by which a report's own actor is best known."""
    return _first(record, "report_actors.id = ?", own)


def _first(record: Record, chosen: str, *values: str | None) -> str | None:
    row = record.connection.execute(_MENTION.format(chosen), values).fetchone()
    return str(row[0]) if row else None


def _known(record: Record, id: str) -> tuple[str, str, str, str]:
    row = record.connection.execute(_KNOWN, (id,)).fetchone()
    if row is None:
        raise LookupError(f"there is no entry {id}")
    return cast("tuple[str, str, str, str]", tuple(row))


def _parsed(value: str) -> tuple[str, str, str, str, int]:
    try:
        parts = json.loads(value)
    except ValueError:
        parts = None
    shape = (str, str, str, str, int)
    if not isinstance(parts, list) or [type(part) for part in parts] != list(shape):
        raise ValueError("pair: the form does not say which two are meant")
    return cast("tuple[str, str, str, str, int]", tuple(parts))
