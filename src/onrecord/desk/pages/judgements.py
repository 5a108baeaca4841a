"""Everything that people judged, newest first: who, when, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.desk.paging import paging
from onrecord.desk.site import Page
from onrecord.record.judgement_rows import Judgement, Told
from onrecord.record.judgements import judgements, unlinked
from onrecord.record.store import Record

_SIZE = 40
_KINDS = ("mention", "statement", "figure", "actor pair", "figure pair")
_VERDICTS = ("accept", "reject", "amend", "merge", "split", "link", "unlink")


def page(record: Record, query: Mapping[str, str]) -> Page:
    """The judgements that the query asks for, and apart from them those to be looked at again."""
    every = judgements(record)[::-1]
    asked = {name: query.get(name, "") for name in ("judge", "verdict", "kind")}
    chosen = [told for told in every if _is_asked(told.judgement, asked)]
    at = paging(query, len(chosen), _SIZE)
    lost = [told for told in every if told.state == "orphan"]
    return Page(
        "judgements.html", "Judgements",
        {
            "listed": chosen[at.offset : at.offset + at.size],
            "paging": at,
            "total": len(every),
            "asked": asked,
            "judges": sorted({told.judgement.by for told in every}),
            "verdicts": _VERDICTS,
            "kinds": _KINDS,
            "orphans": lost[: 2 * _SIZE],
            "texts": _texts(record, lost[: 2 * _SIZE]),
            "stale": [told for told in every if told.state == "stale"][: 2 * _SIZE],
            "unlinked": unlinked(record),
        },
    )  # fmt: skip


def _is_asked(judgement: Judgement, asked: Mapping[str, str]) -> bool:
    told = {"judge": judgement.by, "verdict": judgement.verdict, "kind": judgement.kind}
    return all(not wanted or told[name] == wanted for name, wanted in asked.items())


def _texts(record: Record, orphans: Sequence[Told]) -> dict[int, str]:
    """For orphans whose text is still in the record, its report."""
    found = {}
    for told in orphans:
        row = record.connection.execute(
            "SELECT id FROM reports WHERE sha256 = ? ORDER BY superseded_by IS NOT NULL LIMIT 1",
            (told.judgement.sha256,),
        ).fetchone()
        if row:
            found[told.judgement.id] = row[0]
    return found
