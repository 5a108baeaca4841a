"""Which statements two reports share, by their words: who said it may be told otherwise, or not be told at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.model import Span, Statement
from onrecord.terminal.comparison.reports import Pair, Side

_ALIKE = 0.5  # the share of the shorter one's runs of words that must stand in the other
_RUN = 3
_UNSOURCED_WORDS = 8
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Unsourced:
    """A statement whose words stand in the other report, where no statement holds them."""

    statement: Statement
    there: Span


@dataclass(frozen=True, slots=True)
class Sayings:
    """The statements of two reports. `same` tells who said them in the same words, `otherwise` in others."""

    same: tuple[tuple[Statement, Statement], ...]
    otherwise: tuple[tuple[Statement, Statement], ...]
    unsourced_in_b: tuple[Unsourced, ...]
    unsourced_in_a: tuple[Unsourced, ...]
    only_a: tuple[Statement, ...]
    only_b: tuple[Statement, ...]


def sayings_of(pair: Pair) -> Sayings:
    """The statements of two reports, each in one place."""
    shared = _shared(pair.a.statements, pair.b.statements)
    told = {id for one, other in shared for id in (one.id, other.id)}
    only_a, only_b = ([each for each in side.statements if each.id not in told] for side in (pair.a, pair.b))
    bare_in_b = tuple(found for each in only_a if (found := _unsourced(each, pair.a, pair.b)))
    bare_in_a = tuple(found for each in only_b if (found := _unsourced(each, pair.b, pair.a)))
    bare = {found.statement.id for found in bare_in_a + bare_in_b}
    return Sayings(
        tuple(each for each in shared if _told_alike(*each)),
        tuple(each for each in shared if not _told_alike(*each)),
        bare_in_b,
        bare_in_a,
        tuple(each for each in only_a if each.id not in bare),
        tuple(each for each in only_b if each.id not in bare),
    )


def words_of(spans: Iterable[Span]) -> tuple[str, ...]:
    """The words of spans, folded."""
    return tuple(word.casefold().replace("’", "'") for span in spans for word in _WORD.findall(span.exact))


def _shared(ours: Iterable[Statement], theirs: Iterable[Statement]) -> list[tuple[Statement, Statement]]:
    """Statements whose contents have most words running in common, each in one pair, in order of the first."""
    others = [(each, _runs(words_of(each.content))) for each in theirs]
    likely = []
    for at, one in enumerate(ours):
        runs = _runs(words_of(one.content))
        for n, (other, their_runs) in enumerate(others):
            least = min(len(runs), len(their_runs))
            alike = len(runs & their_runs) / least if least else 0.0
            if alike >= _ALIKE:
                same_actor = one.actor is not None and one.actor == other.actor
                likely.append((-len(runs & their_runs), not same_actor, at, n, one, other))
    found: list[tuple[int, Statement, Statement]] = []
    taken: set[str] = set()
    for _, _, at, _, one, other in sorted(likely, key=lambda each: each[:4]):
        if one.id not in taken and other.id not in taken:
            taken |= {one.id, other.id}
            found.append((at, one, other))
    return [(one, other) for _, one, other in sorted(found, key=lambda each: each[0])]


def _runs(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """The runs of three words; of fewer words, all of them as one."""
    return {words[at : at + _RUN] for at in range(max(1, len(words) - _RUN + 1))} if words else set()


def _told_alike(one: Statement, other: Statement) -> bool:
    same = all(
        words_of(ours) == words_of(theirs) for ours, theirs in ((one.source, other.source), (one.cue, other.cue))
    )
    return same and one.mode == other.mode and (one.actor == other.actor or None in (one.actor, other.actor))


def _unsourced(statement: Statement, here: Side, there: Side) -> Unsourced | None:
    """Where most of a statement's words stand in the other body and no statement there holds any of them."""
    if not statement.source:
        return None
    words = [
        word for span in statement.content for word in here.body.words[slice(*here.body.within(span.start, span.end))]
    ]
    matcher = SequenceMatcher(None, words, there.body.words, autojunk=False)
    run = matcher.find_longest_match()
    if run.size < _UNSOURCED_WORDS or run.size < _ALIKE * len(words):
        return None
    start, end = there.body.starts[run.b], there.body.ends[run.b + run.size - 1]
    held = (span for said in there.statements for span in (*said.content, *said.source))
    if any(span.start < end and start < span.end for span in held):
        return None
    return Unsourced(statement, there.report.span(start, end))
