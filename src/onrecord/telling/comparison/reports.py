"""Two reports put beside each other: their entries, the text they share, their lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.linking.lines import draw_lines, in_context
from onrecord.linking.reuse import Body, Prepared, judge, prepare
from onrecord.model import Edit, EditOp, Figure, Line, Mention, Report, Reuse, Span, Statement, Story
from onrecord.record.judged import judged_figures, judged_mentions, judged_statements, kept
from onrecord.telling.account import Account, heading_of

if TYPE_CHECKING:
    from onrecord.record.store import Record

_TURNED: dict[EditOp, EditOp] = {"kept": "kept", "reworded": "reworded", "dropped": "added", "added": "dropped"}


@dataclass(frozen=True, slots=True)
class Side:
    """One report with its entries. `current` is the newest version of it: itself, if it is not superseded."""

    report: Report
    current: str
    story: Story | None
    prepared: Prepared
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]

    @property
    def body(self) -> Body:
        """The words of the report's body."""
        return self.prepared.body

    def words(self, spans: Iterable[Span]) -> set[int]:
        """Which words of the body lie in these spans."""
        return {number for span in spans for number in range(*self.body.within(span.start, span.end))}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports as they were named. `reuse` is turned so that its `a` is this `a`, whichever id comes first.

    `on_the_fly`: they were not compared when the record was linked. `has_stories`: the record was told into stories.
    """

    account: Account
    a: Side
    b: Side
    reuse: Reuse
    on_the_fly: bool
    has_stories: bool
    lines: tuple[Line, ...]

    @property
    def versions(self) -> bool:
        """Whether the two are versions of one report."""
        return self.a.current == self.b.current


def gather_reports(record: Record, a: Report, b: Report) -> Pair:
    """All that is to be told of two different reports of a record."""
    one, other = _side(record, a), _side(record, b)
    reuse, on_the_fly = _reuse(record, one, other)
    lines = tuple(_lines(record, one, other, reuse))
    actors = {actor.id: actor for side in (a, b) for actor in record.actors(report=side.id)}
    account = Account(
        {each.id: heading_of(each) for each in (a, b)},
        actors,
        one.statements + other.statements,
        one.figures + other.figures,
        (),
        whole=True,
    )
    return Pair(account, one, other, reuse, on_the_fly, next(record.stories(), None) is not None, lines)


def kept_text(pair: Pair) -> Callable[[str, Iterable[Span]], bool]:
    """A test whether all of these spans of one of the two reports stand in text that is kept in the other."""
    both = [(edit.a, edit.b) for edit in pair.reuse.edits if edit.op == "kept" and edit.a and edit.b]
    pieces = {pair.a.report.id: sorted(ours for ours, _ in both), pair.b.report.id: sorted(other for _, other in both)}

    def is_kept(report: str, spans: Iterable[Span]) -> bool:
        of = pieces[report]
        for span in spans:
            at = bisect_right(of, span.start, key=lambda piece: piece.start)
            if not at or of[at - 1].end < span.end:
                return False
        return True

    return is_kept


def _side(record: Record, report: Report) -> Side:
    statements = kept(judged_statements(record, report=report.id))
    current = report.id
    while newer := record.superseded_by(current):
        current = newer
    return Side(
        report,
        current,
        record.story_of(current),
        prepare(report, [span for said in statements if said.form != "indirect" for span in said.content]),
        kept(judged_mentions(record, report=report.id)),
        statements,
        kept(judged_figures(record, report=report.id)),
    )


def _reuse(record: Record, one: Side, other: Side) -> tuple[Reuse, bool]:
    """What they share, as the record says or else judged now; and whether it was judged now."""
    known = next(record.reuse(pair=(one.report.id, other.report.id)), None)
    reuse = known or judge(one.prepared, other.prepared)
    return (reuse if reuse.a == one.report.id else turned(reuse)), known is None


def turned(reuse: Reuse) -> Reuse:
    """The same seen from the other report."""
    edits = tuple(Edit(_TURNED[edit.op], edit.b, edit.a) for edit in reuse.edits)
    return replace(reuse, a=reuse.b, b=reuse.a, a_share=reuse.b_share, b_share=reuse.a_share, edits=edits)


def _lines(record: Record, one: Side, other: Side, reuse: Reuse) -> Iterator[Line]:
    """The lines with figures of both. A superseded report stands in none of the record's, so they are drawn now."""
    ours, theirs = ({figure.id for figure in side.figures} for side in (one, other))
    if all(side.report.id == side.current for side in (one, other)):
        found = list(record.lines(report=one.report.id))
    else:
        both = [
            each for side in (one, other) for each in in_context(side.report, side.figures, side.mentions, _told(side))
        ]
        found = draw_lines(both, lambda a, b: _in_kept_text(reuse, a, b))
    yield from (line for line in found if ours & set(line.figures) and theirs & set(line.figures))


def _told(side: Side) -> str:
    """What stands for the story of a side: versions of one report tell the same."""
    return side.story.id if side.story else side.current


def _in_kept_text(reuse: Reuse, one: Figure, other: Figure) -> bool:
    a, b = (one, other) if one.report == reuse.a else (other, one)
    return any(
        edit.a.start < a.span.end
        and a.span.start < edit.a.end
        and edit.b.start < b.span.end
        and b.span.start < edit.b.end
        for edit in reuse.edits
        if edit.op == "kept" and edit.a and edit.b
    )
