"""What became of judgements: which hold, and what each is about in the record as it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.record.judgement_rows import Judgement, State, Told
from onrecord.record.opening import explained
from onrecord.record.store import Record

Sides = tuple[tuple[str, str], ...]  # hash of the text and key, of one or two things
_ENTRY_KINDS = {"actor pair": "mention", "figure pair": "figure"}
_FIND = (
    "SELECT entry, reads FROM reports CROSS JOIN entry_keys ON entry_keys.report = reports.id"
    ' AND kind = ? AND "key" = ?'
    " WHERE sha256 = ? ORDER BY superseded_by IS NOT NULL, entry"
)


def states(record: Record, chosen: Sequence[Judgement]) -> list[Told]:
    """The state of each of these judgements, and the entries that it is about, those of current reports first."""
    lasts = _lasts(record)
    with explained(record.path):
        return [_told(record, each, lasts) for each in chosen]


def subject(judgement: Judgement) -> tuple[str, Sides]:
    """What a judgement is about; the two of a pair in either order are the same."""
    sides = [(judgement.sha256, judgement.key)]
    if judgement.other_sha256 is not None and judgement.other_key is not None:
        sides.append((judgement.other_sha256, judgement.other_key))
    return judgement.kind, tuple(sorted(sides))


def entries_of(record: Record, judgement: Judgement) -> list[list[tuple[str, str]]]:
    """For each side of a judgement the entries it is about, with what they read."""
    kind = _ENTRY_KINDS.get(judgement.kind, judgement.kind)
    sides = [(judgement.sha256, judgement.key), (judgement.other_sha256, judgement.other_key)]
    return [
        record.connection.execute(_FIND, (kind, key, sha256)).fetchall() for sha256, key in sides if sha256 is not None
    ]


def is_stale(record: Record, judgement: Judgement, reads: str) -> bool:
    """Whether an entry accepted or amended says something else than when judged, and else than it was amended to.

    So it is too where the words by which an actor was meant name nobody any more.
    """
    if judgement.verdict not in ("accept", "amend"):
        return False
    if reads not in (judgement.reads, judgement.reads_amended):
        return True
    anchor = judgement.amended.get("actor")
    return anchor is not None and actor_at(record, anchor["sha256"], anchor["key"]) is None


def actor_at(record: Record, sha256: str, key: str) -> str | None:
    """The actor whom the mention of this key names, in a text of this hash."""
    with explained(record.path):
        row = record.connection.execute(
            "SELECT actor FROM reports CROSS JOIN entry_keys ON entry_keys.report = reports.id"
            " AND entry_keys.kind = 'mention' AND \"key\" = ? CROSS JOIN mentions ON mentions.id = entry"
            " CROSS JOIN report_actors ON report_actors.id = mentions.report_actor"
            " WHERE sha256 = ? ORDER BY superseded_by IS NOT NULL, reports.id LIMIT 1",
            (key, sha256),
        ).fetchone()
    return row[0] if row else None


def _told(record: Record, judgement: Judgement, lasts: dict[tuple[str, Sides], int]) -> Told:
    sides = entries_of(record, judgement)
    entries = tuple(entry for side in sides for entry, _ in side)
    return Told(judgement, _state(record, judgement, sides, lasts), entries if all(sides) else ())


def _state(
    record: Record, judgement: Judgement, sides: list[list[tuple[str, str]]], lasts: dict[tuple[str, Sides], int]
) -> State:
    if judgement.withdrawn is not None:
        return "withdrawn"
    if not all(sides):
        return "orphan"
    if lasts[subject(judgement)] != judgement.id:
        return "overruled"
    if any(is_stale(record, judgement, reads) for _, reads in sides[0]):
        return "stale"
    return "holds"


def _lasts(record: Record) -> dict[tuple[str, Sides], int]:
    """The last judgement of each thing that is not withdrawn."""
    question = (
        'SELECT kind, sha256, "key", other_sha256, other_key, id FROM judgements WHERE withdrawn IS NULL ORDER BY id'
    )
    found: dict[tuple[str, Sides], int] = defaultdict(int)
    with explained(record.path):
        for kind, *sides, id in record.connection.execute(question):
            pairs = zip(sides[::2], sides[1::2], strict=True)
            found[kind, tuple(sorted(pair for pair in pairs if pair[0] is not None))] = id
    return found


def latest(chosen: Iterable[Judgement]) -> list[Judgement]:
    """Of the judgements that are not withdrawn the last of each thing, in the order they were made."""
    found = {subject(each): each for each in sorted(chosen, key=lambda each: each.id) if each.withdrawn is None}
    return sorted(found.values(), key=lambda each: each.id)
