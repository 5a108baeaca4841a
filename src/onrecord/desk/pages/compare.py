"""Two reports side by side: what became of the words, the figures and the statements of one in the other.

Nothing here says which of the two took it from the other: A is only the one that was named first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.desk.aligning import side_by_side
from onrecord.desk.paging import paging
from onrecord.desk.site import NotFoundError, Page
from onrecord.desk.wording import day
from onrecord.model import Edit, Figure, Report
from onrecord.record.judged import judged_figures, judged_statements, standing_judgements
from onrecord.record.store import Record
from onrecord.telling.account import Account
from onrecord.telling.comparison.changes import Changes, Shown, Touches, by_touch, changes_of
from onrecord.telling.comparison.figures import Beside, alone, beside, same_number
from onrecord.telling.comparison.reports import Pair, gather_reports, kept_text
from onrecord.telling.comparison.sayings import sayings_of
from onrecord.telling.comparison.sharing import kind_told, shares_told
from onrecord.telling.values import giver_of

_SIZE = 40
_MOST_CHOICES = 300  # reports that a list to choose from may hold
_MOST_NEAR = 40
_PARTED: Mapping[Touches, tuple[str, str, str]] = {
    "naming": ("called otherwise", "name or label in A alone", "name or label in B alone"),
    "counting": ("another number", "number in A alone", "number in B alone"),
    "saying": ("said in other words", "attribution in A alone", "attribution in B alone"),
    "other": ("other words", "words in A alone", "words in B alone"),
}
_PAIRS = """
    SELECT reuse.a, reuse.b, reuse.kind, reuse.a_share, reuse.b_share,
        one.title, one.outlet, one.published, other.title, other.outlet, other.published
    FROM reuse JOIN reports AS one ON one.id = reuse.a JOIN reports AS other ON other.id = reuse.b
    WHERE kind <> 'independent' ORDER BY reuse.a, reuse.b LIMIT ? OFFSET ?
"""
_NEAR = """
    SELECT id, title, outlet, published, kind FROM (
        SELECT b AS near, kind FROM reuse WHERE a = :id AND kind <> 'independent'
        UNION ALL SELECT a, kind FROM reuse WHERE b = :id AND kind <> 'independent'
        UNION ALL SELECT report, NULL FROM story_reports
            WHERE story = (SELECT story FROM story_reports WHERE report = :id) AND report <> :id
    ) JOIN reports ON reports.id = near
    GROUP BY id ORDER BY max(kind IS NOT NULL) DESC, published, id LIMIT :most
"""


@dataclass(frozen=True, slots=True)
class Told:
    """A change with what it is in words, and where it stands in the two texts on this page."""

    what: str
    a: Shown | None
    b: Shown | None
    at_a: str | None
    at_b: str | None


def page(record: Record, query: Mapping[str, str]) -> Page:
    """The comparison of `a` and `b`; without both, what there is to compare."""
    a, b = (_asked(record, query.get(name)) for name in ("a", "b"))
    if a is None and b is None:
        return _choice(record, query)
    if a is None or b is None or a.id == b.id:
        return _choice_of_other(record, a or b)
    return _comparison(gather_reports(record, a, b), _amended(record, a.id) | _amended(record, b.id))


def _asked(record: Record, id: str | None) -> Report | None:
    if not id:
        return None
    report = record.report(id)
    if report is None:
        raise NotFoundError(f"The record has no report {id}.")
    return report


def _choice(record: Record, query: Mapping[str, str]) -> Page:
    total = record.connection.execute("SELECT count(*) FROM reuse WHERE kind <> 'independent'").fetchone()[0]
    at = paging(query, total, _SIZE)
    pairs = [
        {
            "kind": kind, "a_share": a_share, "b_share": b_share,
            "a": {"id": a, "title": a_title, "outlet": a_outlet, "published": a_day},
            "b": {"id": b, "title": b_title, "outlet": b_outlet, "published": b_day},
        }
        for a, b, kind, a_share, b_share, a_title, a_outlet, a_day, b_title, b_outlet, b_day
        in record.connection.execute(_PAIRS, (at.size, at.offset))
    ]  # fmt: skip
    return Page("compare_choice.html", "Compare two reports", {
        "pairs": pairs, "paging": at, "one": None, "near": [], "choices": _choices(record),
    })  # fmt: skip


def _choice_of_other(record: Record, one: Report | None) -> Page:
    fields = ("id", "title", "outlet", "published", "kind")
    values = {"id": one.id if one else None, "most": _MOST_NEAR}
    near = [dict(zip(fields, row, strict=True)) for row in record.connection.execute(_NEAR, values)]
    return Page("compare_choice.html", "Compare two reports", {
        "pairs": [], "paging": None, "one": one, "near": near, "choices": _choices(record),
    })  # fmt: skip


def _choices(record: Record) -> list[dict[str, Any]] | None:
    """All current reports by day, or None where they are too many for a list."""
    rows = record.connection.execute(
        "SELECT id, title, outlet, published FROM reports WHERE superseded_by IS NULL LIMIT ?", (_MOST_CHOICES + 1,)
    ).fetchall()
    if len(rows) > _MOST_CHOICES:
        return None
    found = [dict(zip(("id", "title", "outlet", "published"), row, strict=True)) for row in rows]
    return sorted(found, key=lambda each: (each["published"] or "~", each["outlet"] or "", each["id"]))


def _comparison(pair: Pair, amended_by: Mapping[str, str]) -> Page:
    changes = changes_of(pair)
    is_prose = pair.reuse.kind in ("copy", "edited")
    context = {
        "pair": pair,
        "versions": pair.versions,
        "kind_told": kind_told(pair.reuse),
        "shares_told": shares_told(pair.reuse),
        "is_prose": is_prose,
        "kept_words": changes.kept_words,
        "is_same": is_prose and not (changes.changed or changes.only_a or changes.only_b),
        "changed": list(_changed(changes, pair.reuse.edits)),
        "passages": _passages(changes) if is_prose else [],
        "rows": side_by_side(pair.a.report, pair.b.report, pair.reuse.edits, mark_kept=not is_prose),
        "figures": _figures(pair),
        "sayings": sayings_of(pair) if pair.a.statements or pair.b.statements else None,
        "both_heard": _both_heard(pair),
        "amended_by": amended_by,
        "name": pair.account.name,
        "giver": lambda figure: giver_of(pair.account, figure),
        "day_of": lambda figure: day_told(pair.account, figure),
    }
    return Page("compare.html", "Two versions of one report" if pair.versions else "Two reports side by side", context)


def _amended(record: Record, report: str) -> dict[str, str]:
    """Who amended which figure or statement of a report."""
    found: dict[str, str] = {}
    if any(last.verdict == "amend" for last, _ in standing_judgements(record, "figure", report).values()):
        found |= {it.entry.id: it.amended_by for it in judged_figures(record, report=report) if it.amended_by}
    if any(last.verdict == "amend" for last, _ in standing_judgements(record, "statement", report).values()):
        found |= {it.entry.id: it.amended_by for it in judged_statements(record, report=report) if it.amended_by}
    return found


def day_told(account: Account, figure: Figure) -> str:
    """As of when a figure is given: "by" a day is that of publication, where the text settles none."""
    told = account.day(figure.report, figure.as_of)
    return f"by {day(told[3:])}" if told.startswith("by ") else f"as of {day(told)}" if told[0].isdigit() else told


def _changed(changes: Changes, edits: Iterable[Edit]) -> Iterator[Told]:
    """The changes, names and labels first, then numbers, then words of saying."""
    at_a = _places("a", (edit.a.start if edit.a else None for edit in edits))
    at_b = _places("b", (edit.b.start if edit.b else None for edit in edits))
    for touches, of_kind in sorted(by_touch(changes.changed), key=lambda group: list(_PARTED).index(group[0])):
        both, in_a, in_b = _PARTED[touches]
        for change in of_kind:
            what = both if change.a and change.b else in_a if change.a else in_b
            yield Told(what, change.a, change.b, _place(at_a, change.a), _place(at_b, change.b))


def _places(name: str, starts: Iterable[int | None]) -> list[tuple[int, str]]:
    """The edits of one text by where they begin, each by the name it is marked with there."""
    return sorted((start, f"{name}{number}") for number, start in enumerate(starts) if start is not None)


def _place(places: list[tuple[int, str]], shown: Shown | None) -> str | None:
    if shown is None:
        return None
    at = bisect_right(places, shown.words.start, key=lambda place: place[0])
    return places[at - 1][1] if at else None


def _passages(changes: Changes) -> list[tuple[str, int, int]]:
    """For each report how many whole sentences, of how many words, stand in it alone."""
    return [
        (name, sum(each.sentences for each in passages), sum(each.words for each in passages))
        for name, passages in (("A", changes.only_a), ("B", changes.only_b))
        if passages
    ]


def _figures(pair: Pair) -> dict[str, Any]:
    """Figures of both that a line joins, those that give one number without one, and those of one report alone."""
    a, b = ({figure.id: figure for figure in side.figures} for side in (pair.a, pair.b))
    both: list[Beside] = beside(pair.account, pair.lines, a, b)
    joined = {figure for line in pair.lines for figure in line.figures}
    same: list[tuple[Figure, Figure]] = list(same_number(pair.a.figures, pair.b.figures, joined))
    is_kept = kept_text(pair)
    joined |= {each.id for each in (*a.values(), *b.values()) if is_kept(each.report, (each.span,))}
    return {
        "both": both,
        "same": same,
        "alone": [
            (name, figures)
            for name, figures in (
                ("A", list(alone(pair.a.figures, pair.b.figures, joined))),
                ("B", list(alone(pair.b.figures, pair.a.figures, joined))),
            )
            if figures
        ],
    }


def _both_heard(pair: Pair) -> list[tuple[str, int, int]]:
    """The actors who say something in both reports, with how often in each."""
    a, b = (Counter(said.actor for said in side.statements if said.actor) for side in (pair.a, pair.b))
    return [(actor, a[actor], b[actor]) for actor in sorted(a.keys() & b.keys(), key=lambda id: (-a[id] - b[id], id))]
