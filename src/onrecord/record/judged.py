"""The entries as people judged them: what was read, with what a person said otherwise put in its place.

A rejected entry is given too, marked: it is for who shows or exports entries to leave it out.
"""
# ruff: noqa: S608 - what is put into questions is written here; values are bound

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

from onrecord.model import Day, Figure, Mention, Statement
from onrecord.record.amending import amended_entry
from onrecord.record.judgement_rows import JUDGED, Judgement, of_row
from onrecord.record.judgement_states import actor_at, is_stale
from onrecord.record.keys import EntryKind
from onrecord.record.opening import explained
from onrecord.record.store import Record

T = TypeVar("T", Mention, Statement, Figure)
U = TypeVar("U", Statement, Figure)
Standing = Mapping[str, tuple[Judgement, str]]  # of an entry by its id the last judgement, and what the entry reads
_Answers = dict[tuple[EntryKind, str | None], Standing]
_answered: WeakKeyDictionary[Record, tuple[tuple[int, int], _Answers]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Judged(Generic[T]):
    """An entry with what a person judged of it.

    `entry` is what holds now, `read` what was read. `judgement` is the one in effect: None where nobody judged it, or
    where an accept no longer holds. `stale` is a judgement that should be looked at again, since the entry reads
    otherwise by now. An amendment stays in effect even then, unless it contradicts what is read by now.
    """

    entry: T
    read: T
    judgement: Judgement | None = None
    stale: Judgement | None = None

    @property
    def is_rejected(self) -> bool:
        """Whether a person said that there is no such entry."""
        return self.judgement is not None and self.judgement.verdict == "reject"

    @property
    def amended_by(self) -> str | None:
        """The person whose amendment is in effect: what the entry says is not all the report's."""
        return self.judgement.by if self.judgement and self.judgement.verdict == "amend" else None


def judged_mentions(record: Record, *, report: str | None = None) -> Iterator[Judged[Mention]]:
    """The mentions, of current reports or of one."""
    yield from _overlaid(record, record.mentions(report=report), standing_judgements(record, "mention", report))


def judged_statements(
    record: Record, *, report: str | None = None, actor: str | None = None, since: str | date | None = None
) -> Iterator[Judged[Statement]]:
    """The statements, chosen as by `Record.statements`, by what they say with their amendments."""
    choice = _Choice(report, actor, None if since is None else str(since))
    yield from _chosen(record, "statement", choice, record.statements, lambda it: it.said_on)


def judged_figures(
    record: Record, *, report: str | None = None, actor: str | None = None, since: str | date | None = None
) -> Iterator[Judged[Figure]]:
    """The figures, chosen as by `Record.figures`, by what they say with their amendments."""
    choice = _Choice(report, actor, None if since is None else str(since))
    yield from _chosen(record, "figure", choice, record.figures, lambda it: it.as_of)


def over(record: Record, kind: EntryKind, entries: Iterable[T]) -> Iterator[Judged[T]]:
    """These entries of one kind, whichever reports they stand in."""
    yield from _overlaid(record, entries, standing_judgements(record, kind))


def kept(entries: Iterable[Judged[T]]) -> tuple[T, ...]:
    """The entries that nobody rejected, with their amendments."""
    return tuple(it.entry for it in entries if not it.is_rejected)


def reads(record: Record, report: str) -> dict[str, str]:
    """What each mention, statement and figure of a report reads, by id: to be handed to `judge` with a judgement."""
    with explained(record.path):
        rows = record.connection.execute("SELECT entry, reads FROM entry_keys WHERE report = ?", (report,))
        return dict(rows.fetchall())


def standing_judgements(record: Record, kind: EntryKind, report: str | None = None) -> Standing:
    """The last judgement that is not withdrawn of each entry judged, by the entry's id, and what the entry reads.

    A page of the desk asks this several times: the answer is kept until the file changes.
    """
    with explained(record.path):
        state = (record.connection.execute("PRAGMA data_version").fetchone()[0], record.connection.total_changes)
    of, known = _answered.get(record, (None, {}))
    if of != state:
        known = {}
        _answered[record] = (state, known)
    if (kind, report) not in known:
        known[kind, report] = _standing(record, kind, report)
    return known[kind, report]


def _standing(record: Record, kind: EntryKind, report: str | None) -> Standing:
    # CROSS JOIN keeps SQLite to this order, whose every step is led by an index.
    if report is None:
        chosen, values = "superseded_by IS NULL", []
        tables = "judgements CROSS JOIN reports ON reports.sha256 = judgements.sha256"
    else:
        chosen, values = "reports.id = ?", [report]
        tables = "reports CROSS JOIN judgements ON judgements.sha256 = reports.sha256"
    question = (
        f"SELECT entry, entry_keys.reads, {JUDGED} FROM {tables}"
        " CROSS JOIN entry_keys ON entry_keys.report = reports.id AND entry_keys.kind = judgements.kind"
        ' AND entry_keys."key" = judgements."key"'
        f" WHERE judgements.kind = ? AND withdrawn IS NULL AND {chosen} ORDER BY judgements.id"
    )
    with explained(record.path):
        rows = record.connection.execute(question, [kind, *values]).fetchall()
    return {entry: (of_row(row), reads) for entry, reads, *row in rows}


@dataclass(frozen=True, slots=True)
class _Choice:
    report: str | None
    actor: str | None
    since: str | None

    def takes(self, actor: str | None, day: Day | None, published: str | None) -> bool:
        """Whether an entry of this actor and day, in a report published then, is among the chosen."""
        if self.actor is not None and self.actor != actor:
            return False
        if self.since is None:
            return True
        if day and day.value and day.value[0].isdigit():
            return day.value >= self.since[: len(day.value)]
        return published is not None and published >= self.since


def _chosen(
    record: Record,
    kind: EntryKind,
    choice: _Choice,
    ask: Callable[..., Iterator[U]],
    day: Callable[[U], Day | None],
) -> Iterator[Judged[U]]:
    standing = standing_judgements(record, kind, choice.report)
    moved = {
        id: judgement
        for id, (judgement, _) in standing.items()
        if judgement.amended.keys() & {"actor", "said_on", "as_of"}
    }
    asked = ask(report=choice.report, actor=choice.actor, since=choice.since)
    if not moved or (choice.actor is None and choice.since is None):
        yield from _overlaid(record, asked, standing)
        return
    kept = [it for it in _overlaid(record, asked, standing) if it.read.id not in moved]
    for of in sorted({_place_of(record, kind, id)[0] for id in moved}):
        published = _published(record, of)
        again = (it for it in ask(report=of) if it.id in moved)
        kept += [
            it for it in _overlaid(record, again, standing) if choice.takes(it.entry.actor, day(it.entry), published)
        ]
    places = {it.read.id: _place_of(record, kind, it.read.id) for it in kept}
    yield from sorted(kept, key=lambda it: places[it.read.id])


def _place_of(record: Record, kind: EntryKind, id: str) -> tuple[str, int]:
    question = f"SELECT report, position FROM {kind}s WHERE id = ?"
    row = record.connection.execute(question, (id,)).fetchone()
    return row[0], row[1]


def _published(record: Record, report: str) -> str | None:
    row = record.connection.execute("SELECT published FROM reports WHERE id = ?", (report,)).fetchone()
    return row[0] if row else None


def _overlaid(record: Record, entries: Iterable[T], standing: Standing) -> Iterator[Judged[T]]:
    for entry in entries:
        if entry.id in standing:
            yield _judged(record, entry, *standing[entry.id])
        else:
            yield Judged(entry, entry)


def _judged(record: Record, entry: T, judgement: Judgement, reads: str) -> Judged[T]:
    again = is_stale(record, judgement, reads)
    if judgement.verdict == "reject":
        return Judged(entry, entry, judgement)
    if judgement.verdict == "accept":
        return Judged(entry, entry, None, judgement) if again else Judged(entry, entry, judgement)
    try:
        amended = _amended(record, entry, judgement)
    except (LookupError, ValueError):  # a contradiction with what is read by now: nobody judged that
        return Judged(entry, entry, None, judgement)
    return Judged(amended, entry, judgement, judgement if again else None)


def _amended(record: Record, entry: T, judgement: Judgement) -> T:
    report = record.report(entry.report)
    if report is None:
        raise LookupError(f"there is no report {entry.report}")
    anchor = judgement.amended.get("actor")
    actor = actor_at(record, anchor["sha256"], anchor["key"]) if anchor else None
    if anchor and actor is None:
        raise ValueError("actor: the words by which it was meant name nobody by now")
    amended: Any = amended_entry(entry, report, judgement.amended, actor)
    return amended  # type: ignore[no-any-return]
