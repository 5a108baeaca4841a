"""What two reports share word for word: a copy, an edited text, only other people's words, or nothing worth telling.

Other people's words (quotations, tweets, statements) are masked before anything is called reuse. A pair says that two
texts go back to each other or to a third; it never says who copied whom.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import numpy as np

from onrecord.linking.reuse.alignment import Change, Match, align
from onrecord.linking.reuse.bodies import Body, Mask, Range, read_body
from onrecord.linking.reuse.edits import Piece, all_edits, as_edits, in_order, replacements, turned_round
from onrecord.linking.reuse.house import at_the_ends, house_words
from onrecord.linking.reuse.masking import announced, asides, foreign_words
from onrecord.linking.reuse.requoted import parted, requoted
from onrecord.linking.reuse.runs import Common, common, covered, shared_runs
from onrecord.model import Edit, Report, Reuse, ReuseKind, Span

HELD_WORDS = 3_000_000  # words of reports made ready that are kept in memory, at some 100 bytes each
COPY_SHARE = 0.9  # of the words of one body, in the other too
MOSTLY = 0.75  # of all words, where nine tenths of the reporter's own are in the other
SLIPS = 2
SPELLED_ALIKE = 0.75
QUOTE_RUN = 8  # words running that make a shared quotation
PARTED_RUN = 4  # the same where a changed word parts a quotation
OWN_RUN = 12  # words running of the reporters' own prose ...
OWN_WORDS = 30  # ... and how many such words make a text edited
WHOLE_SENTENCES = 2
WHOLE_SENTENCE_WORDS = 8
NEARLY_THE_SAME = 0.6
STANDING_SENTENCES = 3  # so many at the close of both may be what a house always says of an affair ...
STANDING_SHARE = 0.5  # ... unless they are so much of a body
STATEMENT_WORDS = 250  # the longest statement that is taken for one where nothing ends it
SHORT_REPORT = 100
SHORT_SHARE = 1 / 3
SHARED_RUN = 5  # words running that are told as shared: shorter runs agree by chance


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report made ready to be compared.

    Of the words of its body: which are other people's, which speak to the reader, which may be the house's on itself.
    """

    id: str
    text: str
    body: Body
    foreign: Mask
    asides: Mask
    house: Mask
    announced: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two prepared reports with what they share; `a_own`, `b_own` are the words that are prose in both.

    `longest`: no run that both have is longer. `own_runs`: those of `OWN_RUN` words, None where they have none.
    """

    a: Prepared
    b: Prepared
    runs: Common
    longest: int
    own_runs: Common | None
    a_shared: Mask
    b_shared: Mask
    a_foreign: Mask
    b_foreign: Mask
    a_own: Mask
    b_own: Mask


def prepare(report: Report, quoted: Iterable[Span] = ()) -> Prepared:
    """Make a report ready; `quoted` are contents of statements known to be in somebody else's words."""
    body = read_body(report)
    foreign = foreign_words(report, body, quoted)
    speaking = asides(report, body, foreign)
    house = speaking | house_words(report, body)
    return Prepared(report.id, report.text, body, foreign, speaking, house, announced(report, body))


def judge(one: Prepared, other: Prepared) -> Reuse:
    """What two reports share; `a` is the one whose id comes first, whichever is given first."""
    a, b = sorted((one, other), key=lambda prepared: prepared.id)
    pair = _compare(a, b)
    kind, edits = _kind(pair)
    return Reuse(a.id, b.id, kind, _share(pair.a_shared), _share(pair.b_shared), edits)


def judge_pairs(pairs: Iterable[tuple[str, str]], prepared_of: Callable[[str], Prepared]) -> Iterator[Reuse]:
    """What the pairs share, those that share nothing worth telling left out.

    Only so many reports are held ready at a time: `prepared_of` may be asked for one again.
    """
    ready = held(prepared_of)
    judged = (judge(ready(one), ready(other)) for one, other in pairs)
    yield from (reuse for reuse in judged if reuse.kind != "independent")


def held(prepared_of: Callable[[str], Prepared], words: int = HELD_WORDS) -> Callable[[str], Prepared]:
    """The same, with what was asked for last kept: so many words, however many reports they are."""
    kept: dict[str, Prepared] = {}
    total = 0

    def ready(id: str) -> Prepared:
        nonlocal total
        if id not in kept:
            kept[id] = prepared_of(id)
            total += len(kept[id].body.words)
        found = kept[id] = kept.pop(id)  # now the last to go
        while total > words and len(kept) > 2:
            total -= len(kept.pop(next(iter(kept))).body.words)
        return found

    return ready


def _compare(a: Prepared, b: Prepared) -> _Pair:
    runs = common(a.body.hashes, b.body.hashes, SHARED_RUN)
    longest = runs.longest()
    own_runs = common(a.body.hashes, b.body.hashes, OWN_RUN) if longest >= OWN_RUN else None
    a_foreign, b_foreign = _heard(runs, a.foreign, b.foreign), _heard(runs.turned(), b.foreign, a.foreign)
    if own_runs and (a.announced or b.announced):
        _mask_statements(a, b, a_foreign, b_foreign)
        _mask_statements(b, a, b_foreign, a_foreign)
    a_shared, b_shared = covered(runs), covered(runs.turned())
    a_own, b_own = ~(a_foreign | a.asides), ~(b_foreign | b.asides)
    return _Pair(a, b, runs, longest, own_runs, a_shared, b_shared, a_foreign, b_foreign, a_own, b_own)


def _heard(runs: Common, ours: Mask, theirs: Mask) -> Mask:
    """Which of our words are foreign, or stand in a run that is foreign in the other report."""
    return ours | covered(runs, None, ~theirs) if theirs.any() else ours.copy()


def _mask_statements(a: Prepared, b: Prepared, a_foreign: Mask, b_foreign: Mask) -> None:
    """Count as foreign what two reports share from the very word on at which one announces a statement.

    Where the statement ends is not told; a copy shares the announcement too, so its run begins earlier.
    """
    starts, their_starts = set(a.announced), set(b.announced)
    for ours, theirs in shared_runs(a.body.hashes, b.body.hashes, OWN_RUN):
        if ours[0] in starts or theirs[0] in their_starts:
            a_foreign[ours[0] : min(ours[1], ours[0] + STATEMENT_WORDS)] = True
            b_foreign[theirs[0] : min(theirs[1], theirs[0] + STATEMENT_WORDS)] = True


def _kind(pair: _Pair) -> tuple[ReuseKind, tuple[Edit, ...]]:
    a, b = pair.a, pair.b
    if not pair.a_shared.any():
        return "independent", ()
    # two sentences that are nearly the same hold as many runs of words
    same = _is_the_same(pair)
    alike = same or _in_runs(pair, pair.runs) >= WHOLE_SENTENCES * SHARED_RUN
    matches = align(a.body, b.body) if alike else []
    goes_back = _goes_back(pair, matches)
    if same or (goes_back and _shares_more_than_house_text(pair, matches)):
        edits = all_edits(a.text, b.text, a.body, b.body, matches)
        return ("copy" if same or _is_copy(pair, matches) else "edited"), edits
    runs, turned = _long_runs(pair, a, b), _long_runs(pair, b, a)
    quotes = _shares_foreign(pair, [*runs, *((ours, theirs) for theirs, ours in turned)])
    # what a house prints under unrelated reports is text they have in common all the same
    if not (quotes or goes_back):
        pieces = _parted(a, b) or turned_round(_parted(b, a))
        return ("shared-quote" if pieces else "independent"), as_edits(a.text, b.text, a.body, b.body, pieces)
    pieces = [Piece("kept", ours, theirs) for ours, theirs in runs]
    if quotes:
        pieces = in_order(pieces + requoted(a.body, b.body, a.foreign, b.foreign, runs))
    return ("shared-quote" if quotes else "independent"), as_edits(a.text, b.text, a.body, b.body, pieces)


def _long_runs(pair: _Pair, one: Prepared, other: Prepared) -> list[tuple[Range, Range]]:
    """The runs that are long enough for a shared quotation."""
    return shared_runs(one.body.hashes, other.body.hashes, QUOTE_RUN) if pair.longest >= QUOTE_RUN else []


def _parted(a: Prepared, b: Prepared) -> list[Piece]:
    """The pieces of a quotation in common that a changed word parts; which run answers which depends on the order."""
    if not (a.foreign.any() and b.foreign.any()):
        return []
    runs = shared_runs(a.body.hashes, b.body.hashes, PARTED_RUN, ~a.foreign, ~b.foreign)
    return parted(a.body, b.body, a.foreign, b.foreign, runs, QUOTE_RUN)


def _is_the_same(pair: _Pair) -> bool:
    """Whether the bodies are the same word for word, however short, and no other people's words alone."""
    return pair.a.body.words == pair.b.body.words and not (pair.a_foreign.all() and pair.b_foreign.all())


def _shares_more_than_house_text(pair: _Pair, matches: list[Match]) -> bool:
    """Whether they share own prose besides what a house says of itself at either end, or always says of an affair."""
    told = [match for match in matches if _same_facts(pair, match)]
    opening, closing = at_the_ends(pair.a.body, pair.b.body, told, pair.a.house, pair.b.house)
    house = [match for match in opening + closing if _is_house(pair, match)]
    rest = _without(pair, house)
    if not _goes_back(rest, matches):
        return False
    standing = [match for match in closing if match not in house]
    shorter = min((~pair.a.house).sum(), (~pair.b.house).sum())
    words = sum(min(match.a[1] - match.a[0], match.b[1] - match.b[0]) for match in standing)
    if not standing or len(standing) > STANDING_SENTENCES or words >= STANDING_SHARE * shorter:
        return True
    rest = _without(rest, standing)
    return _in_runs(rest, pair.own_runs) > 0 or any(
        _is_own(rest, match) for match in told if match.alike >= NEARLY_THE_SAME
    )


def _is_house(pair: _Pair, match: Match) -> bool:
    return bool(pair.a.house[slice(*match.a)].all() or pair.b.house[slice(*match.b)].all())


def _goes_back(pair: _Pair, matches: list[Match]) -> bool:
    """Whether they share the reporter's own prose: whole sentences, or enough words in long runs."""
    formulas = [match for match in matches if not _same_facts(pair, match)]
    whole = [match for match in matches if match.alike >= NEARLY_THE_SAME and match not in formulas]
    if sum(_is_own(pair, match) for match in whole) >= WHOLE_SENTENCES:
        return True
    in_runs = _in_runs(_without(pair, formulas), pair.own_runs)
    shorter = min(len(pair.a.body.words), len(pair.b.body.words))
    return in_runs >= OWN_WORDS or (shorter < SHORT_REPORT and in_runs >= max(OWN_RUN, SHORT_SHARE * shorter))


def _without(pair: _Pair, matches: list[Match]) -> _Pair:
    """The pair with these sentences counted as nobody's prose."""
    a_own, b_own = pair.a_own.copy(), pair.b_own.copy()
    for match in matches:
        a_own[slice(*match.a)] = b_own[slice(*match.b)] = False
    return replace(pair, a_own=a_own, b_own=b_own)


def _is_own(pair: _Pair, match: Match) -> bool:
    ours, theirs = pair.a_own[slice(*match.a)], pair.b_own[slice(*match.b)]
    return bool(min(ours.sum(), theirs.sum()) >= WHOLE_SENTENCE_WORDS)


def _same_facts(pair: _Pair, match: Match) -> bool:
    """Whether two sentences that are alike name the same: a house formula tells of ever other places and numbers."""
    if match.alike == 1.0:
        return True
    ours, theirs = _telling(pair.a.body, match.a), _telling(pair.b.body, match.b)
    return 2 * (ours & theirs).total() >= min(ours.total(), theirs.total())


def _telling(body: Body, sentence: Range) -> Counter[str]:
    """The names and numbers of a sentence: what begins with a capital, not at its start, or with a digit."""
    first, past = sentence
    return Counter(
        body.words[n] for n in range(first, past) if body.words[n][0].isdigit() or (n > first and body.capitals[n])
    )


def _in_runs(pair: _Pair, runs: Common | None) -> int:
    """How many words of own prose stand in such runs that both have: the smaller number of the two."""
    if runs is None:
        return 0
    a_words = covered(runs, ~pair.a_own, ~pair.b_own).sum()
    b_words = covered(runs.turned(), ~pair.b_own, ~pair.a_own).sum()
    return int(min(a_words, b_words))


def _is_copy(pair: _Pair, matches: list[Match]) -> bool:
    """Whether one body stands in the other but for small slips."""
    if max(_copied(pair.a_shared, pair.a_own), _copied(pair.b_shared, pair.b_own)) < COPY_SHARE:
        return False
    a, b = pair.a.body, pair.b.body
    slips = 0
    for match in matches:
        for change in replacements(a, b, match):
            slips += 1
            if slips > SLIPS or not _is_slip(pair, match, change):
                return False
    return True


def _copied(shared: Mask, own: Mask) -> float:
    """The share of a body that stands in the other: of all its words, or of those that are the reporter's own."""
    whole = _share(shared)
    return max(whole, _share(shared[own])) if whole >= MOSTLY else whole


def _is_slip(pair: _Pair, match: Match, change: Change) -> bool:
    """Whether one word is spelled otherwise that is no name and no number."""
    if change.a[1] - change.a[0] != 1 or change.b[1] - change.b[0] != 1:
        return False
    a, b = pair.a.body, pair.b.body
    ours, theirs = match.a[0] + change.a[0], match.b[0] + change.b[0]
    if any(at > first and body.capitals[at] for body, at, first in ((a, ours, match.a[0]), (b, theirs, match.b[0]))):
        return False
    if any(sign.isdigit() for sign in a.words[ours] + b.words[theirs]):
        return False
    return SequenceMatcher(None, a.words[ours], b.words[theirs], autojunk=False).ratio() >= SPELLED_ALIKE


def _shares_foreign(pair: _Pair, runs: list[tuple[tuple[int, int], tuple[int, int]]]) -> bool:
    """Whether a run that both have is other people's words for the most part, in both reports."""
    return any(
        2 * min(pair.a_foreign[slice(*ours)].sum(), pair.b_foreign[slice(*theirs)].sum()) > ours[1] - ours[0]
        for ours, theirs in runs
    )


def _share(shared: Mask) -> float:
    return round(float(np.mean(shared)), 4) if len(shared) else 0.0
