"""What people judged: made, withdrawn, and listed with what became of it. Nothing is ever written over.

A judgement is tied to the hash of the report's text and to the places of the words that the entry rests on
(`record.keys`), so that it outlives a re-read. Where these words are read no more it is an orphan, and never applied
to a similar entry. `record.judged` puts the judgements that hold over the entries.
"""
# ruff: noqa: S608 - what is put into questions are names of columns, written here; values are bound

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal, get_args

from onrecord.model import Figure, Mention, Report
from onrecord.record.amending import Anchor, amendments, anchored, kept_together
from onrecord.record.judgement_rows import Judgement, JudgementKind, Made, Told, select
from onrecord.record.judgement_states import states
from onrecord.record.keys import Entry, EntryKind, Fields, canonical, fields_of, kind_of, reads_of
from onrecord.record.opening import explained, transaction
from onrecord.record.store import Record
from onrecord.record.stored import reading_of

EntryVerdict = Literal["accept", "reject", "amend"]
_LONGEST_NAME, _LONGEST_NOTE = 200, 10_000
_CHANGED = "it was read anew since you saw it, and reads otherwise: look at it again"


class ChangedError(ValueError):
    """The entry was read anew, and otherwise, since the person saw it."""


def judge(
    record: Record,
    entry: str,
    verdict: EntryVerdict,
    *,
    by: str,
    note: str | None = None,
    amended: Mapping[str, Any] | None = None,
    reads: str | None = None,
    seen: int | None = None,
) -> Made:
    """Judge a mention, statement or figure, named by its id.

    `amended` holds the fields that should be otherwise (see `record.amending` for their names and values); what an
    earlier amendment in effect says of other fields is kept. `reads` is what `record.judged` gave with the entry: where
    it reads otherwise by now ChangedError is raised. `seen` is the id of the last judgement of it that the person
    saw, 0 for none. Raises LookupError where there is no such entry, ValueError naming the field that cannot be.
    """
    name, remark = _name(by), _note(note)
    if verdict not in get_args(EntryVerdict):
        raise ValueError(f"verdict: {verdict!r} is none of {', '.join(get_args(EntryVerdict))}")
    if (verdict == "amend") != bool(amended):
        raise ValueError("amended: an amendment names what should be otherwise, and only an amendment does")
    with explained(record.path), transaction(record.connection):
        it = found(record, entry)
        if reads is not None and reads != it.reads:
            raise ChangedError(_CHANGED)
        before = standing(record, it.kind, it.sha256, it.key)
        changed = None
        if verdict == "amend":
            earlier = before[-1].amended if before and before[-1].verdict == "amend" else {}
            changed = _otherwise(record, it, earlier, amended or {})
        row = {
            "kind": it.kind,
            "verdict": verdict,
            "sha256": it.sha256,
            "key": it.key,
            "exact": it.exact,
            "reads": it.reads,
            "reads_amended": None if changed is None else reads_of(it.key, it.fields | _read_like(changed)),
            "judged": canonical(it.fields),
            "amended": None if changed is None else canonical(changed),
        }
        made = _insert(record, row, name, remark)
    return Made(made, _since(before, seen))


def judge_actors(
    record: Record,
    verdict: Literal["merge", "split"],
    mention: str,
    other: str,
    *,
    by: str,
    note: str | None = None,
    reads: tuple[str, str] | None = None,
    seen: int | None = None,
) -> Made:
    """Say of two mentions, by id, that they name one actor (merge) or two (split). Takes effect at the next linking.

    merge: the actor of `other`, with all that was joined in it, becomes one with that of `mention`, whose id and name
    stay. split: the actor that the report of `other` speaks of there leaves that of `mention` and stands alone. For two
    actors, take a mention of each from `naming`.
    """
    return _judge_pair(record, "actor pair", verdict, (mention, other), by, note, reads, seen)


def judge_figures(
    record: Record,
    verdict: Literal["link", "unlink"],
    figure: str,
    other: str,
    *,
    by: str,
    note: str | None = None,
    reads: tuple[str, str] | None = None,
    seen: int | None = None,
) -> Made:
    """Say of two figures, by id, that they count the same thing or do not. Takes effect when lines are drawn next."""
    return _judge_pair(record, "figure pair", verdict, (figure, other), by, note, reads, seen)


def naming(record: Record, actor: str) -> str:
    """The id of a mention that names this actor best, to be handed to `judge_actors`. LookupError without one."""
    question = (
        "SELECT mentions.id FROM report_actors JOIN mentions ON mentions.report_actor = report_actors.id"
        " JOIN reports ON reports.id = mentions.report WHERE report_actors.actor = ?"
        " ORDER BY superseded_by IS NOT NULL, form = 'pronoun', form <> 'name', mentions.exact <>"
        " (SELECT name FROM actors WHERE id = ?), mentions.report, mentions.position LIMIT 1"
    )
    with explained(record.path):
        row = record.connection.execute(question, (actor, actor)).fetchone()
    if row is None:
        raise LookupError(f"there is no actor {actor}")
    return str(row[0])


def withdraw(record: Record, id: int, by: str) -> None:
    """Take a judgement back; it stays in the record as withdrawn, and an earlier one of the same holds again.

    Raises LookupError where there is none of this id, ValueError where it was withdrawn before.
    """
    name = _name(by)
    with explained(record.path), transaction(record.connection):
        row = record.connection.execute("SELECT withdrawn FROM judgements WHERE id = ?", (id,)).fetchone()
        if row is None:
            raise LookupError(f"there is no judgement {id}")
        if row[0] is not None:
            raise ValueError(f"judgement {id} was withdrawn before")
        record.connection.execute(
            "UPDATE judgements SET withdrawn = ?, withdrawn_by = ? WHERE id = ?", (_now(), name, id)
        )


def judgement(record: Record, id: int) -> Judgement | None:
    """The judgement of this id, withdrawn or not."""
    return next(select(record, "id = ?", id), None)


def judgements(record: Record, *, report: str | None = None, kind: JudgementKind | None = None) -> list[Told]:
    """All judgements in the order they were made, of the record or on the text of one report, with their states."""
    chosen, values = ["TRUE"], list[Any]()
    if report is not None:
        chosen.append("(SELECT sha256 FROM reports WHERE id = ?) IN (sha256, other_sha256)")
        values.append(report)
    if kind is not None:
        chosen.append("kind = ?")
        values.append(kind)
    return states(record, list(select(record, " AND ".join(chosen), *values)))


def judgements_of(record: Record, entry: str) -> list[Told]:
    """All judgements of one mention, statement or figure by its id, withdrawn ones too, in the order they were made."""
    it = found(record, entry)
    return states(record, list(select(record, 'kind = ? AND sha256 = ? AND "key" = ?', it.kind, it.sha256, it.key)))


def orphans(record: Record) -> list[Told]:
    """Judgements whose words, or whose text, the record holds no longer."""
    return [each for each in judgements(record) if each.state == "orphan"]


def stale(record: Record) -> list[Told]:
    """Judgements of what reads otherwise than when it was judged: these should be looked at again."""
    return [each for each in judgements(record) if each.state == "stale"]


def unlinked(record: Record) -> int:
    """How many judgements, made or withdrawn since the last linking, take effect in actors and lines with the next."""
    question = (
        "SELECT count(*) FROM judgements LEFT JOIN linked_judgements ON judgement = judgements.id"
        " WHERE kind <> 'statement' AND coalesce(linked_judgements.withdrawn, 1) <> (judgements.withdrawn IS NOT NULL)"
        " AND NOT (verdict = 'accept' AND kind IN ('mention', 'figure'))"
    )
    with explained(record.path):
        return int(record.connection.execute(question).fetchone()[0])


@dataclass(frozen=True, slots=True)
class Found:
    """A mention, statement or figure as it is stored, with how judgements know it."""

    kind: EntryKind
    report: Report
    sha256: str
    key: str
    reads: str
    exact: str
    fields: Fields
    stored: Entry


def found(record: Record, entry: str) -> Found:
    """The stored mention, statement or figure of this id. Raises LookupError where there is none."""
    with explained(record.path):
        row = record.connection.execute(
            'SELECT kind, report, sha256, "key", reads FROM entry_keys JOIN reports ON reports.id = report'
            " WHERE kind IN ('mention', 'statement', 'figure') AND entry = ?",
            (entry,),
        ).fetchone()
    if row is None:
        raise LookupError(f"there is no entry {entry}")
    kind, report, sha256, key, reads = row
    reading, keys = reading_of(record, report)
    entries: tuple[Entry, ...] = (*reading.mentions, *reading.statements, *reading.figures)
    stored = next(each for each in entries if each.id == entry and kind_of(each) == kind)
    names = {actor.id: actor.name for actor in reading.actors}
    return Found(kind, reading.report, sha256, key, reads, _exact(stored), fields_of(stored, names, keys), stored)


def standing(
    record: Record, kind: JudgementKind, sha256: str, key: str, other: tuple[str, str] | None = None
) -> list[Judgement]:
    """The judgements of one thing that are not withdrawn, in the order they were made; of a pair either way round."""
    if other is None:
        question, values = 'kind = ? AND sha256 = ? AND "key" = ?', [kind, sha256, key]
    else:
        question = (
            'kind = ? AND ((sha256, "key", other_sha256, other_key) = (?, ?, ?, ?)'
            ' OR (other_sha256, other_key, sha256, "key") = (?, ?, ?, ?))'
        )
        values = [kind, *[sha256, key, *other] * 2]
    return list(select(record, f"withdrawn IS NULL AND {question}", *values))


def _judge_pair(
    record: Record, kind: JudgementKind, verdict: str, entries: tuple[str, str], by: str, note: str | None,
    reads: tuple[str, str] | None, seen: int | None,
) -> Made:  # fmt: skip
    name, remark = _name(by), _note(note)
    with explained(record.path), transaction(record.connection):
        one, other = (found(record, entry) for entry in entries)
        _refuse_pair(kind, verdict, one, other)
        if reads is not None and reads != (one.reads, other.reads):
            raise ChangedError(_CHANGED)
        before = standing(record, kind, one.sha256, one.key, (other.sha256, other.key))
        row = {
            "kind": kind,
            "verdict": verdict,
            "sha256": one.sha256,
            "key": one.key,
            "other_sha256": other.sha256,
            "other_key": other.key,
            "exact": f"{one.exact} / {other.exact}",
            "judged": canonical({"one": one.fields, "other": other.fields}),
        }
        made = _insert(record, row, name, remark)
    return Made(made, _since(before, seen))


def _refuse_pair(kind: JudgementKind, verdict: str, one: Found, other: Found) -> None:
    allowed = ("merge", "split") if kind == "actor pair" else ("link", "unlink")
    if verdict not in allowed:
        raise ValueError(f"verdict: {verdict!r} is none of {', '.join(allowed)}")
    a, b = one.stored, other.stored
    wanted = Mention if kind == "actor pair" else Figure
    if not isinstance(a, wanted) or not isinstance(b, wanted):
        raise ValueError(f"{verdict}: names two {'mentions' if kind == 'actor pair' else 'figures'}")
    if (one.sha256, one.key) == (other.sha256, other.key):
        raise ValueError(f"{verdict}: it is one and the same")
    if isinstance(a, Mention) and isinstance(b, Mention):
        if a.actor is None or b.actor is None:
            raise ValueError(f"{verdict}: one of the mentions names no settled actor; amend that mention's actor")
        if a.actor == b.actor:
            raise ValueError(f"{verdict}: the report itself takes both for one; amend the actor of one mention instead")
    if isinstance(a, Figure) and isinstance(b, Figure) and verdict == "link":
        if a.effect != b.effect or a.effect in (None, "other") or a.unit != b.unit:
            raise ValueError("link: the figures are not of the same effect and unit; amend one of them first")
        if a.derived_from or b.derived_from:
            raise ValueError("link: a sum stands in no line; link its parts")


def _otherwise(record: Record, it: Found, earlier: Fields, wanted: Mapping[str, Any]) -> Fields:
    """All that should be said instead of what is stored: valid, and nothing that is stored so already."""
    given = amendments(it.stored, it.report, wanted, lambda actor: anchored(record, actor, it.report.id))
    changed = kept_together(it.stored, {**earlier, **given})
    same = it.fields | {"actor": _own_anchor(record, it)}
    changed = {name: value for name, value in changed.items() if name not in same or same[name] != value}
    changed = kept_together(it.stored, changed)
    if not changed:
        raise ValueError("amended: it says so already; accept it instead")
    return changed


def _own_anchor(record: Record, it: Found) -> Anchor | None:
    """The entry's actor as an amendment would name it."""
    own = it.stored.actor
    if own is None:
        return None
    row = record.connection.execute("SELECT actor FROM report_actors WHERE id = ?", (own,)).fetchone()
    return anchored(record, row[0], it.report.id) if row and row[0] else None


def _read_like(changed: Fields) -> Fields:
    """The amended fields as a reading that says so would have them."""
    actor = changed.get("actor")
    return {**changed, **({"actor": actor["name"]} if actor else {})}


def _insert(record: Record, row: Mapping[str, Any], by: str, note: str | None) -> int:
    values = {**row, "note": note, "judge": by, "made": _now()}
    columns = ", ".join(f'"{column}"' for column in values)
    marks = ", ".join("?" * len(values))
    question = f"INSERT INTO judgements ({columns}) VALUES ({marks}) RETURNING id"
    return int(record.connection.execute(question, tuple(values.values())).fetchone()[0])


def _since(before: list[Judgement], seen: int | None) -> tuple[Judgement, ...]:
    return () if seen is None else tuple(each for each in before if each.id > seen)


def _exact(entry: Entry) -> str:
    if isinstance(entry, (Mention, Figure)):
        return entry.span.exact
    spans = sorted((*entry.cue, *entry.content))
    return " ".join(span.exact for span in spans)


def _name(by: str) -> str:
    name = " ".join(by.split())
    if not name or len(name) > _LONGEST_NAME:
        raise ValueError("by: say who judges, by a name")
    return name


def _note(note: str | None) -> str | None:
    text = (note or "").strip()
    if len(text) > _LONGEST_NOTE:
        raise ValueError(f"note: longer than {_LONGEST_NOTE:,} characters")
    return text or None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
