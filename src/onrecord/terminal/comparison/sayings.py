"""Which statements two reports share, by their words: who said it may be told otherwise, or not be told at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.model import Actor, Span, Statement
from onrecord.terminal.comparison.reports import Pair, Side

_ALIKE = 0.5  # the share of the shorter one's runs of words that must stand in the other
_RUN = 3
_RUNS = 4  # so many of them at least: two names and an "and" between them are no statement
_TELLING = 4  # letters
_UNSOURCED_WORDS = 8
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
Shared = tuple[Statement, Statement]


@dataclass(frozen=True, slots=True)
class Unsourced:
    """A statement whose words stand in the other report, where no statement holds them."""

    statement: Statement
    there: Span


@dataclass(frozen=True, slots=True)
class Sayings:
    """The statements of two reports. `same` have the same source, cue and content in both, `otherwise` have not.

    A statement that a report repeats stands in several pairs. `kept`: read in one report alone, though the words that
    tell it, source and cue among them, stand in both.
    """

    same: tuple[Shared, ...]
    otherwise: tuple[Shared, ...]
    kept: tuple[Statement, ...]
    unsourced_in_b: tuple[Unsourced, ...]
    unsourced_in_a: tuple[Unsourced, ...]
    only_a: tuple[Statement, ...]
    only_b: tuple[Statement, ...]


def sayings_of(pair: Pair) -> Sayings:
    """The statements of two reports, each under one head."""
    shared = _shared(pair)
    told = {statement.id for both in shared for statement in both}
    kept = tuple(each for each in pair.a.statements + pair.b.statements if each.id not in told and _is_kept(pair, each))
    told |= {each.id for each in kept}
    only_a, only_b = ([each for each in side.statements if each.id not in told] for side in (pair.a, pair.b))
    bare_in_b = tuple(found for each in only_a if (found := _unsourced(each, pair.a, pair.b)))
    bare_in_a = tuple(found for each in only_b if (found := _unsourced(each, pair.b, pair.a)))
    bare = {found.statement.id for found in bare_in_a + bare_in_b}
    alike = [_told_alike(pair, *each) for each in shared]
    return Sayings(
        tuple(each for each, same in zip(shared, alike, strict=True) if same),
        tuple(each for each, same in zip(shared, alike, strict=True) if not same),
        kept,
        bare_in_b,
        bare_in_a,
        tuple(each for each in only_a if each.id not in bare),
        tuple(each for each in only_b if each.id not in bare),
    )


def _is_kept(pair: Pair, said: Statement) -> bool:
    return pair.kept(said.report, _trimmed((*said.source, *said.cue, *said.content)))


def _trimmed(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans without marks at their ends, which no edit tells of."""
    for span in spans:
        words = [match.span() for match in _WORD.finditer(span.exact)]
        if words:
            start, end = words[0][0], words[-1][1]
            yield Span(span.start + start, span.start + end, span.exact[start:end])


def words_of(spans: Iterable[Span]) -> tuple[str, ...]:
    """The words of spans, folded."""
    return tuple(word for span in spans for word in _words(span.exact))


def _words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def _shared(pair: Pair) -> list[Shared]:
    """Statements whose contents have most words in common, in the order of the first report.

    First each in one pair only, the likest; then those that are left, such as one said twice, with the likest again.
    """
    likely = sorted(_likely(pair))
    taken: set[tuple[str, int]] = set()
    found: list[tuple[int, int]] = []
    for again in (False, True):
        for *_, at, n in likely:
            free = ("a", at) not in taken, ("b", n) not in taken
            if all(free) or (again and any(free)):
                taken |= {("a", at), ("b", n)}
                found.append((at, n))
    return [(pair.a.statements[at], pair.b.statements[n]) for at, n in sorted(found)]


def _likely(pair: Pair) -> Iterator[tuple[int, bool, int, int]]:
    """Pairs that may be one statement: how much they share (less is more), of whom, and which two."""
    answers = _answers(pair)
    theirs = [(other, words_of(other.content), _numbers(pair.b, other)) for other in pair.b.statements]
    their_runs = [_runs(words) for _, words, _ in theirs]
    for at, one in enumerate(pair.a.statements):
        words, runs = words_of(one.content), _runs(words_of(one.content))
        answered = {answers[number] for number in _numbers(pair.a, one) if number in answers}
        for n, (other, their_words, numbers) in enumerate(theirs):
            of_other = one.actor is None or one.actor != other.actor
            common, least = len(runs & their_runs[n]), min(len(runs), len(their_runs[n]))
            aligned = len(answered & numbers)
            if (
                aligned > _ALIKE * min(len(words), len(their_words))
                or (common >= _RUNS and common >= _ALIKE * least)
                or (words == their_words and _tells(words, of_other and not _same_source(one, other)))
            ):
                yield -max(common, aligned), of_other, at, n


def _answers(pair: Pair) -> dict[int, int]:
    """Which word of b's body answers which of a's, where the edits keep as many words."""
    answers: dict[int, int] = {}
    for edit in pair.reuse.edits:
        if edit.op == "kept" and edit.a and edit.b:
            ours = pair.a.body.within(edit.a.start, edit.a.end)
            theirs = pair.b.body.within(edit.b.start, edit.b.end)
            if ours[1] - ours[0] == theirs[1] - theirs[0]:
                answers |= zip(range(*ours), range(*theirs), strict=True)
    return answers


def _numbers(side: Side, said: Statement) -> set[int]:
    """Which words of the body a statement's content is."""
    return {number for span in said.content for number in range(*side.body.within(span.start, span.end))}


def _tells(words: tuple[str, ...], of_others: bool) -> bool:
    """Whether words that stand in two reports are likely one statement: few words only if they are of one source."""
    return any(len(word) >= _TELLING for word in words) and (len(words) > _RUN or not of_others)


def _runs(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {words[at : at + _RUN] for at in range(len(words) - _RUN + 1)}


def _told_alike(pair: Pair, one: Statement, other: Statement) -> bool:
    """Whether the same source says the same words; text that both have is the same however it was read."""
    if _other_person(one, other, pair.account.actors):
        return False
    words = ((one.cue, other.cue), (one.content, other.content))
    same = _same_source(one, other) and all(words_of(a) == words_of(b) for a, b in words) and one.mode == other.mode
    return same or (_is_kept(pair, one) and _is_kept(pair, other))


def _same_source(one: Statement, other: Statement) -> bool:
    return words_of(one.source) == words_of(other.source)


def _other_person(one: Statement, other: Statement, actors: dict[str, Actor]) -> bool:
    """Whether the words for the source, "he" or "the minister", are read as two names without a word in common."""
    if one.actor == other.actor:
        return False
    names = [set(_words(actors[each].name)) for each in (one.actor, other.actor) if each in actors]
    if len(names) < 2 or names[0] & names[1]:
        return False
    return not any(name & set(words_of(said.source)) for name, said in zip(names, (one, other), strict=True))


def _unsourced(statement: Statement, here: Side, there: Side) -> Unsourced | None:
    """Where most of a statement's words stand in the other body, in sentences with no statement in them."""
    if not statement.source:
        return None
    stretches = [here.body.within(span.start, span.end) for span in statement.content]
    words = [word for stretch in stretches for word in here.body.words[slice(*stretch)]]
    run = SequenceMatcher(None, words, there.body.words, autojunk=False).find_longest_match()
    if run.size < _UNSOURCED_WORDS or run.size < _ALIKE * len(words):
        return None
    body, last = there.body, run.b + run.size - 1
    across = [(first, past) for first, past in body.sentences if first <= last and run.b < past]
    start, end = body.starts[across[0][0]], body.ends[across[-1][1] - 1]
    held = (span for said in there.statements for span in (*said.content, *said.cue, *said.source))
    if any(span.start < end and start < span.end for span in held):
        return None
    return Unsourced(statement, there.report.span(body.starts[run.b], body.ends[last]))
