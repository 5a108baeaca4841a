"""The words that each outlet uses: for an actor, as mentions name it, or of words that a reader names as rivals.

Counted is what stands in headlines, captions and bodies. A report's own voice is told from what it reports somebody to
have said or thought, and both from what stands in quotation marks. Differences between outlets are measured on their
own voice, as log-odds with a prior, and say nothing of why the words differ.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log, sqrt
from typing import Literal

from onrecord.linking.wording.inflection import Sought
from onrecord.model import Mention, MentionForm, Report, Reuse, Span, Statement
from onrecord.reading.saying.quotations import find_quotations

Voice = Literal["own", "reported", "quoted"]
Base = Literal["instances", "words"]

VOICES: tuple[Voice, ...] = ("own", "reported", "quoted")
COUNTED_ZONES = frozenset({"headline", "caption", "body"})
# What either side of a comparison is given on top of what it has, in the shares of all outlets together; a side with
# less of its own is not compared. A word without a rival is counted against all words.
PRIOR: dict[Base, int] = {"instances": 10, "words": 1000}
FEWEST = 5  # instances of a wording in the own voice of all outlets together, below which it is not compared
_Z = 1.959964  # 95% of a normal distribution lies within so many standard deviations

_RUN = 5  # words running that count as shared text: fewer are the same by chance
_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)
_MARKS = str.maketrans("‘’‛ʼ“”„‟«»", "'" * 4 + '"' * 6)
_EDGES = " \t\r\n,;:"
_POSSESSIVE = ("'s", "’s", "'", "’")
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Instance:
    """One use of a wording. `shared_with`: the reports with a text that goes back to the same, there word for word."""

    wording: str
    report: str
    outlet: str | None
    span: Span
    voice: Voice
    form: MentionForm | None = None  # None where words were looked for
    shared_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LogOdds:
    """How much likelier a wording is in an outlet's own voice than in all others': 0 as likely, +0.7 twice the odds.

    `low` and `high` hold the middle 95%, if every instance were a choice of its own.
    """

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Use:
    """A wording with an outlet's instances of it. `measure` is None where there are too few to tell."""

    wording: str
    instances: tuple[Instance, ...]
    share: float
    measure: LogOdds | None

    def count(self, voice: Voice) -> int:
        """How many instances are in this voice."""
        return sum(instance.voice == voice for instance in self.instances)


@dataclass(frozen=True, slots=True)
class OutletWording:
    """What one outlet uses, the most frequent first; of wordings that it does not use, those frequent elsewhere.

    `total` is what shares are of: its instances, or all its words. Where `is_compared` is False, it or the others have
    too little to be compared.
    """

    outlet: str | None
    total: int
    reports: int
    uses: tuple[Use, ...]
    is_compared: bool

    @property
    def instances(self) -> tuple[Instance, ...]:
        """Every instance, in order of report and position."""
        return tuple(sorted((each for use in self.uses for each in use.instances), key=_place))


@dataclass(frozen=True, slots=True)
class Wording:
    """What all outlets use, together and one by one, in order of their names, unknown outlets last."""

    base: Base
    together: OutletWording
    outlets: tuple[OutletWording, ...]


# Instances


def of_actor(report: Report, mentions: Iterable[Mention], statements: Iterable[Statement]) -> list[Instance]:
    """The mentions of an actor in a report but for pronouns; of one inside another, the outer."""
    counted = [each for each in mentions if each.form != "pronoun" and each.zone in COUNTED_ZONES]
    counted.sort(key=lambda each: (each.span.start, -each.span.end))
    found: list[Instance] = []
    for each in counted:
        if not found or each.span.end > found[-1].span.end:
            words = normalised(each.span.exact)
            found.append(Instance(words, report.id, report.outlet, each.span, "own", each.form))
    return _voiced(found, report, statements) if found else []


def of_words(report: Report, sought: Sought, statements: Callable[[], Iterable[Statement]]) -> list[Instance]:
    """The words sought in a report; of several that begin at one place, the longest. `statements` if any is found."""
    spans = [
        (sought.words[(match.lastindex or 1) - 1], report.span(*match.span()))
        for match in sought.pattern.finditer(report.text)
        if report.zone_at(match.start()) in COUNTED_ZONES
    ]
    found = [Instance(word, report.id, report.outlet, span, "own") for word, span in spans]
    return _voiced(found, report, statements()) if found else []


def words_in(report: Report) -> int:
    """How many words stand where words are counted."""
    if not report.zones:
        return _count_words(report.text)
    return sum(_count_words(report.text, zone.start, zone.end) for zone in report.zones if zone.kind in COUNTED_ZONES)


def _count_words(text: str, start: int = 0, end: int | None = None) -> int:
    return sum(1 for _ in _WORD.finditer(text, start, len(text) if end is None else end))


def normalised(words: str) -> str:
    """A mention's words without what makes no other wording: case, kind of marks, article, possessive."""
    return _bare(words).casefold().translate(_MARKS) or words


def _bare(words: str) -> str:
    start, end = _core(words)
    return " ".join(words[start:end].split())


def _core(words: str) -> tuple[int, int]:
    """Where a mention's own words begin and end: inside its article, and inside marks round all of it."""
    folded, start, end = words.translate(_MARKS), 0, len(words)
    before = None
    while before != (start, end):
        before = start, end
        start = end - len(words[start:end].lstrip(_EDGES))
        end = start + len(words[start:end].rstrip(_EDGES))
        if article := _ARTICLE.match(words, start, end):
            start = article.end()
        if end - start > 2 and folded[start] in "'\"" and folded.find(folded[start], start + 1, end) == end - 1:
            start, end = start + 1, end - 1
    suffix = next((len(each) for each in _POSSESSIVE if words.endswith(each, start, end)), 0)
    return start, end - suffix if end - suffix > start else end


def _core_span(instance: Instance) -> tuple[int, int]:
    start, end = _core(instance.span.exact) if instance.form is not None else (0, len(instance.span.exact))
    return instance.span.start + start, instance.span.start + end


def _voiced(instances: Iterable[Instance], report: Report, statements: Iterable[Statement]) -> list[Instance]:
    """The instances with their voices: quoted in quotation marks, or else reported in what somebody is said to say."""
    quoted = [(each.start, each.end) for each in find_quotations(report.text)]
    reported: list[tuple[int, int]] = []
    for statement in statements:
        stretches = quoted if statement.form == "direct" else reported
        stretches += [(span.start, span.end) for span in statement.content]

    def voice(start: int, end: int) -> Voice:
        return "quoted" if _within(quoted, start, end) else "reported" if _within(reported, start, end) else "own"

    return [replace(each, voice=voice(*_core_span(each))) for each in instances]


def _within(stretches: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    return any(from_ <= start and end <= to for from_, to in stretches)


def with_shared(instances: Iterable[Instance], reuses: Iterable[Reuse]) -> list[Instance]:
    """The instances of one report, each with the reports that share the text it stands in."""
    pairs = [reuse for reuse in reuses if reuse.kind in ("copy", "edited")]
    return [replace(each, shared_with=tuple(sorted(_sharing(each, pairs)))) for each in instances]


def _sharing(instance: Instance, pairs: Iterable[Reuse]) -> Iterator[str]:
    for reuse in pairs:
        if instance.report in (reuse.a, reuse.b):
            ours, other = ("a", reuse.b) if instance.report == reuse.a else ("b", reuse.a)
            spans = (getattr(edit, ours) for edit in reuse.edits if edit.op == "kept")
            runs = ((span.start, span.end) for span in spans if len(span.exact.split()) >= _RUN)
            if _within(runs, *_core_span(instance)):
                yield other


# Counts and comparison


def wording(instances: Iterable[Instance], words: Mapping[str | None, int] | None = None) -> Wording:
    """What each outlet uses. `words`: how many words each outlet has, where shares are to be of those.

    The result depends on the set of instances alone.
    """
    ordered = _labelled(sorted(instances, key=_place))
    by_outlet: dict[str | None, list[Instance]] = defaultdict(list)
    for each in ordered:
        by_outlet[each.outlet].append(each)
    own = [each for each in _printed_once(ordered) if each.voice == "own"]
    totals = words or {outlet: len(found) for outlet, found in by_outlet.items()}
    compared = _Compared(
        PRIOR["instances" if words is None else "words"],
        Counter((each.outlet, each.wording) for each in own),
        Counter(each.wording for each in own),
        words or Counter(each.outlet for each in own),
    )
    frequent = [name for name, count in Counter(each.wording for each in ordered).items() if count >= FEWEST]
    outlets = [
        _outlet(outlet, by_outlet[outlet], totals[outlet], compared, frequent)
        for outlet in sorted(totals, key=lambda outlet: (outlet is None, outlet or ""))
    ]
    together = OutletWording(
        None, sum(totals.values()), len({each.report for each in ordered}), _uses(ordered, sum(totals.values())), False
    )
    return Wording("instances" if words is None else "words", together, tuple(outlets))


@dataclass(frozen=True, slots=True)
class _Compared:
    """What outlets are compared by: how often each and all use a wording in their own voice, and how much each has."""

    prior: int
    counts: Mapping[tuple[str | None, str], int]
    pooled: Mapping[str, int]
    totals: Mapping[str | None, int]

    def is_enough(self, outlet: str | None) -> bool:
        ours = self.totals.get(outlet, 0)
        return min(ours, sum(self.totals.values()) - ours) >= self.prior

    def measure(self, outlet: str | None, wording: str) -> LogOdds | None:
        """An outlet's own use of a wording against all others'; None where either has too few."""
        count, pooled = self.counts.get((outlet, wording), 0), self.pooled.get(wording, 0)
        ours, everything = self.totals.get(outlet, 0), sum(self.totals.values())
        if not self.is_enough(outlet) or not FEWEST <= pooled < everything:
            return None
        prior = (self.prior * pooled / everything, self.prior)
        return log_odds((count, ours), (pooled - count, everything - ours), prior)


def _outlet(
    outlet: str | None, instances: Sequence[Instance], total: int, compared: _Compared, frequent: Iterable[str]
) -> OutletWording:
    uses = _uses(instances, total)
    if is_compared := compared.is_enough(outlet):
        used = {use.wording for use in uses}
        unused = sorted(name for name in frequent if name not in used)
        every = (*uses, *(Use(name, (), 0.0, None) for name in unused))
        uses = tuple(replace(use, measure=compared.measure(outlet, use.wording)) for use in every)
    return OutletWording(outlet, total, len({each.report for each in instances}), uses, is_compared)


def _uses(instances: Iterable[Instance], total: int) -> tuple[Use, ...]:
    by_wording: dict[str, list[Instance]] = defaultdict(list)
    for each in instances:
        by_wording[each.wording].append(each)
    uses = (Use(name, tuple(found), len(found) / total, None) for name, found in by_wording.items())
    return tuple(sorted(uses, key=lambda use: (-len(use.instances), use.wording)))


def log_odds(ours: tuple[int, int], theirs: tuple[int, int], prior: tuple[float, float]) -> LogOdds:
    """The log-odds ratio with an informative Dirichlet prior; each pair is a count and what it is out of.

    Monroe, Colaresi and Quinn, "Fightin' Words" (2008). Their variance leaves out the terms of all other words, which
    are many in a vocabulary; of a handful of wordings they are few, so that the terms stand here.
    """
    value = variance = 0.0
    for sign, (count, total) in ((1, ours), (-1, theirs)):
        used, unused = count + prior[0], total - count + prior[1] - prior[0]
        value += sign * log(used / unused)
        variance += 1 / used + 1 / unused
    return LogOdds(value, value - _Z * sqrt(variance), value + _Z * sqrt(variance))


def _printed_once(instances: Sequence[Instance]) -> Iterator[Instance]:
    """The instances, of text that an outlet has printed in several reports only those of the first by id."""
    outlets = {each.report: each.outlet for each in instances}
    for each in instances:
        if not any(other < each.report and outlets.get(other, "") == each.outlet for other in each.shared_with):
            yield each


def _labelled(instances: Sequence[Instance]) -> list[Instance]:
    """Each mention's wording as it is written most often, without its article; words sought are left as they are."""
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for each in instances:
        if each.form is not None:
            written[each.wording][_bare(each.span.exact) or each.wording] += 1
    label = {words: min(ways, key=lambda way: (-ways[way], way)) for words, ways in written.items()}
    return [replace(each, wording=label.get(each.wording, each.wording)) for each in instances]


def _place(instance: Instance) -> tuple[str, int, int]:
    return instance.report, instance.span.start, instance.span.end
