"""Which statements two reports share, by their words: who said it may be told otherwise, or not be told at all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from operator import itemgetter
from typing import TypeVar

from onrecord.model import Actor, Span, Statement
from onrecord.telling.comparison.reports import Pair, Side, kept_text

_ALIKE = 0.5  # the share of the shorter one's runs of words that must stand in the other
_RUN = 3
_RUNS = 4  # so many of them at least: two names and an "and" between them are no statement
_TELLING = 4  # letters
_UNSOURCED_WORDS = 6
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
Shared = tuple[Statement, Statement]
_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Unsourced:
    """A statement whose words stand in the other report, where no statement holds them."""

    statement: Statement
    there: Span


@dataclass(frozen=True, slots=True)
class Sayings:
    """The statements of two reports. `same` have the same source, cue and content in both, `otherwise` have not.

    A statement that a report repeats stands in several pairs. `kept`: read in one report alone, though its words stand
    in both.
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
    is_kept = kept_text(pair)
    every = pair.a.statements + pair.b.statements
    in_kept = {said.id for said in every if is_kept(said.report, _trimmed((*said.source, *said.cue, *said.content)))}
    shared = _shared(pair)
    in_pairs = {statement.id for both in shared for statement in both}
    left_a, left_b = (
        [each for each in side.statements if each.id not in in_pairs | in_kept] for side in (pair.a, pair.b)
    )
    bare_in_b, bare_in_a = _unsourced(left_a, pair.a, pair.b), _unsourced(left_b, pair.b, pair.a)
    bare = {found.statement.id for found in bare_in_a + bare_in_b}
    kept = in_kept | {said.id for said in every if is_kept(said.report, _trimmed(said.content))} - bare
    alike = [_told_alike(*both, in_kept, pair.account.actors) for both in shared]
    return Sayings(
        tuple(each for each, same in zip(shared, alike, strict=True) if same),
        tuple(each for each, same in zip(shared, alike, strict=True) if not same),
        tuple(each for each in every if each.id in kept - in_pairs),
        bare_in_b,
        bare_in_a,
        tuple(each for each in left_a if each.id not in bare | kept),
        tuple(each for each in left_b if each.id not in bare | kept),
    )


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
    answers, theirs = _answers(pair), pair.b.statements
    words = [words_of(other.content) for other in theirs]
    runs = [_runs(each) for each in words]
    by_words, by_run, by_number = _index([each] for each in words), _index(runs), _index(_contents(pair.b))
    for at, (one, numbers) in enumerate(zip(pair.a.statements, _contents(pair.a), strict=True)):
        our_words = words_of(one.content)
        our_runs = _runs(our_words)
        common = Counter(n for run in our_runs for n in by_run[run])
        aligned = Counter(n for number in numbers if number in answers for n in by_number[answers[number]])
        for n in common.keys() | aligned.keys() | set(by_words[our_words]):
            of_other = one.actor is None or one.actor != theirs[n].actor
            if (
                aligned[n] > _ALIKE * min(len(our_words), len(words[n]))
                or (common[n] >= _RUNS and common[n] >= _ALIKE * min(len(our_runs), len(runs[n])))
                or (our_words == words[n] and _tells(our_words, of_other and not _same_source(one, theirs[n])))
            ):
                yield -max(common[n], aligned[n]), of_other, at, n


def _index(keys: Iterable[Iterable[_Key]]) -> defaultdict[_Key, list[int]]:
    """Under each key the numbers of those that have it."""
    index: defaultdict[_Key, list[int]] = defaultdict(list)
    for n, of_one in enumerate(keys):
        for key in of_one:
            index[key].append(n)
    return index


def _contents(side: Side) -> list[set[int]]:
    """Which words of the body the content of each statement is."""
    return [side.words(said.content) for said in side.statements]


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


def _tells(words: tuple[str, ...], of_others: bool) -> bool:
    """Whether words that stand in two reports are likely one statement: few words only if they are of one source."""
    return any(len(word) >= _TELLING for word in words) and (len(words) > _RUN or not of_others)


def _runs(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {words[at : at + _RUN] for at in range(len(words) - _RUN + 1)}


def _told_alike(one: Statement, other: Statement, in_kept: Collection[str], actors: dict[str, Actor]) -> bool:
    """Whether the same source says the same words; text that both have is the same however it was read."""
    if _other_person(one, other, actors):
        return False
    words = ((one.cue, other.cue), (one.content, other.content))
    same = _same_source(one, other) and all(words_of(a) == words_of(b) for a, b in words) and one.mode == other.mode
    return same or (one.id in in_kept and other.id in in_kept)


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


def _unsourced(statements: Iterable[Statement], here: Side, there: Side) -> tuple[Unsourced, ...]:
    """Those most of whose words stand in the other body, in sentences with no statement in them."""
    matcher = SequenceMatcher(None, (), there.body.words, autojunk=False)
    held = there.words(span for said in there.statements for span in (*said.content, *said.cue, *said.source))
    body, found = there.body, []
    for statement in statements:
        words = [here.body.words[number] for number in sorted(here.words(statement.content))]
        if not statement.source or len(words) < _UNSOURCED_WORDS:
            continue
        matcher.set_seq1(words)
        run = matcher.find_longest_match()
        if run.size < _UNSOURCED_WORDS or run.size < _ALIKE * len(words):
            continue
        last = run.b + run.size - 1
        across = body.sentences[bisect_right(body.sentences, run.b, key=itemgetter(0)) - 1 :]
        past = next(past for _, past in across if past > last)
        if held.isdisjoint(range(across[0][0], past)):
            found.append(Unsourced(statement, there.report.span(body.starts[run.b], body.ends[last])))
    return tuple(found)
