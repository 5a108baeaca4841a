"""The rows of the table of judgements, as they stand there."""
# ruff: noqa: S608 - what is put into questions are names of columns, written here; values are bound

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal, NamedTuple

from onrecord.record.keys import Fields
from onrecord.record.opening import explained
from onrecord.record.store import Record

JudgementKind = Literal["mention", "statement", "figure", "actor pair", "figure pair"]
Verdict = Literal["accept", "reject", "amend", "merge", "split", "link", "unlink"]
State = Literal["holds", "stale", "orphan", "overruled", "withdrawn"]

COLUMNS = (
    'id, kind, verdict, sha256, "key", other_sha256, other_key, exact, judged, amended, note, judge, made, withdrawn,'
    " withdrawn_by, reads, reads_amended"
)
JUDGED = ", ".join(f"judgements.{column.strip()}" for column in COLUMNS.split(","))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person judged. `judged` is what the entry said then, `amended` what it should say instead.

    `key` and `other_key` are those of `record.keys`; the `other` ones are of pairs. `by` and `withdrawn_by` are
    people's names, `made` and `withdrawn` moments in UTC.
    """

    id: int
    kind: JudgementKind
    verdict: Verdict
    sha256: str
    key: str
    other_sha256: str | None
    other_key: str | None
    exact: str
    judged: Fields
    amended: Fields
    note: str | None
    by: str
    made: str
    withdrawn: str | None = None
    withdrawn_by: str | None = None
    reads: str | None = None
    reads_amended: str | None = None


_FIELDS = tuple(field.name for field in fields(Judgement))


class Made(NamedTuple):
    """The id of a judgement just made, and those that others made of the same since the one that the person saw."""

    id: int
    meanwhile: tuple[Judgement, ...]


class Told(NamedTuple):
    """A judgement and what became of it; `entries` are the ids of what it is about now, none for an orphan.

    stale: what it is about reads otherwise than when it was judged, so that an accept holds no longer, and an amend
    should be looked at again. overruled: a later judgement of the same holds. orphan: the words are read no more.
    """

    judgement: Judgement
    state: State
    entries: tuple[str, ...]


def select(record: Record, chosen: str, *values: object) -> Iterator[Judgement]:
    """The judgements for which the condition holds, in the order they were made."""
    with explained(record.path):
        rows = record.connection.execute(
            f"SELECT {COLUMNS} FROM judgements WHERE {chosen} ORDER BY id", values
        ).fetchall()
    yield from map(of_row, rows)


def of_row(row: Sequence[Any]) -> Judgement:
    """The judgement of a row of `COLUMNS`."""
    values = dict(zip(_FIELDS, row, strict=True))
    values |= {name: json.loads(values[name] or "{}") for name in ("judged", "amended")}
    return Judgement(**values)
