"""The edits between two reports, made ready to be read: each change with the words round it, by what it touches."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import Literal

from onrecord.model import Span
from onrecord.telling.comparison.labels import calls_people
from onrecord.telling.comparison.reports import Pair, Side

Touches = Literal["saying", "naming", "counting", "other"]
_AROUND = 45  # characters of kept text on either side of a change
_FEW_WORDS = 4
_MOST_WORDS = 14
_LOOSE = " \t\r\n,;:)"  # what words cut off from their sentence do not begin with


@dataclass(frozen=True, slots=True)
class Shown:
    """Words that changed, with the kept words round them; `…` stands where the sentence goes on."""

    before: str
    words: Span
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """Words within a sentence that the other report has too: other words for them, or none."""

    touches: Touches
    a: Shown | None
    b: Shown | None


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole sentences running that stand in one report alone."""

    span: Span
    sentences: int
    words: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of every word of two bodies."""

    changed: tuple[Change, ...]
    only_a: tuple[Passage, ...]
    only_b: tuple[Passage, ...]
    kept: tuple[Span, ...]  # as they stand in a
    kept_words: int


def changes_of(pair: Pair) -> Changes:
    """The edits between two reports; none where they are independent."""
    edits = pair.reuse.edits
    in_a = _Text(pair.a, [edit.a for edit in edits if edit.op != "kept" and edit.a])
    in_b = _Text(pair.b, [edit.b for edit in edits if edit.op != "kept" and edit.b])
    found = []
    for edit in edits:
        if edit.op == "reworded" and edit.a and edit.b:
            touches = _more_telling(in_a.touched(edit.a, _MOST_WORDS), in_b.touched(edit.b, _MOST_WORDS))
            found.append((edit.a.start, Change(touches, in_a.shown(edit.a), in_b.shown(edit.b))))
    only_a, parts_a = in_a.parted(edit.a for edit in edits if edit.op == "dropped" and edit.a)
    only_b, parts_b = in_b.parted(edit.b for edit in edits if edit.op == "added" and edit.b)
    found += [(span.start, Change(in_a.touched(span, _FEW_WORDS), in_a.shown(span), None)) for span in parts_a]
    answers = sorted((edit.b.end, edit.a.end) for edit in edits if edit.a and edit.b)
    found += [
        (_beside(span, answers), Change(in_b.touched(span, _FEW_WORDS), None, in_b.shown(span))) for span in parts_b
    ]
    kept = tuple(edit.a for edit in edits if edit.op == "kept" and edit.a)
    return Changes(
        tuple(change for _, change in sorted(found, key=lambda each: each[0])),
        only_a,
        only_b,
        kept,
        sum(in_a.count(span) for span in kept),
    )


def _beside(span: Span, answers: Sequence[tuple[int, int]]) -> int:
    """Where words that b alone has would stand in a: after what answers the words before them."""
    at = bisect_right(answers, span.start, key=itemgetter(0))
    return answers[at - 1][1] if at else 0


def _more_telling(one: Touches, other: Touches) -> Touches:
    order: tuple[Touches, ...] = ("saying", "counting", "naming", "other")
    return min(one, other, key=order.index)


class _Text:
    """A body by its sentences, with the stretches of it that changed."""

    def __init__(self, side: Side, changed: Iterable[Span]) -> None:
        self.side = side
        self.body = side.body
        self.changed = sorted(changed)
        self.cues = side.words(cue for said in side.statements for cue in said.cue)
        self.counts = side.words(figure.span for figure in side.figures if not figure.derived_from)
        self.names = side.words(each.span for each in side.mentions if each.form != "pronoun")
        self.pronouns = side.words(each.span for each in side.mentions if each.form == "pronoun")
        self.sentences = [(self.body.starts[a], self.body.ends[b - 1]) for a, b in self.body.sentences]
        self.starts = [start for start, _ in self.sentences]

    def count(self, span: Span) -> int:
        first, past = self.body.within(span.start, span.end)
        return past - first

    def parted(self, spans: Iterable[Span]) -> tuple[tuple[Passage, ...], list[Span]]:
        """Whole sentences, those that run on as one passage; and the parts of others."""
        passages, parts = [], []
        for span in spans:
            run: list[tuple[int, int]] = []
            for start, end in self._across(span):
                if span.start <= start and end <= span.end:
                    run.append((start, end))
                    continue
                parts.append(self._cut(max(start, span.start), min(end, span.end)))
            if run:
                whole = self._cut(*self._with_marks(run[0][0], run[-1][1]))
                passages.append(Passage(whole, len(run), self.count(whole)))
        return tuple(sorted(passages, key=lambda each: each.span)), parts

    def shown(self, span: Span) -> Shown:
        start, end = self._sentence(span)
        at = bisect_left(self.changed, span.start, key=attrgetter("start"))
        past = bisect_left(self.changed, span.end, key=attrgetter("start"))
        before = max(start, self.changed[at - 1].end) if at and self.changed[at - 1].end <= span.start else start
        after = min(end, self.changed[past].start) if past < len(self.changed) else end
        text = self.side.report.text
        return Shown(
            _last_words(text[before : span.start], before > start),
            span,
            _first_words(text[span.end : after], after < end),
        )

    def touched(self, span: Span, most: int) -> Touches:
        """What a change touches; of more than `most` words it is not said that they are a name."""
        first, past = self.body.within(span.start, span.end)
        words, is_short = range(first, past), past - first <= _MOST_WORDS
        if is_short and not self.cues.isdisjoint(words):
            return "saying"
        if not self.counts.isdisjoint(words):
            return "counting"
        names = not self.names.isdisjoint(words) or calls_people(self.body.words[first:past])
        names = names or (len(words) <= _FEW_WORDS and not self.pronouns.isdisjoint(words))
        return "naming" if names and len(words) <= most else "other"

    def _across(self, span: Span) -> Iterator[tuple[int, int]]:
        at = max(0, bisect_right(self.starts, span.start) - 1)
        while at < len(self.sentences) and self.sentences[at][0] < span.end:
            if self.sentences[at][1] > span.start:
                yield self.sentences[at]
            at += 1

    def _sentence(self, span: Span) -> tuple[int, int]:
        """Where the sentence of a change begins and ends."""
        across = list(self._across(span)) or [(span.start, span.end)]
        return self._with_marks(across[0][0], across[-1][1])

    def _with_marks(self, start: int, end: int) -> tuple[int, int]:
        """The same stretch with the quotation marks before it and the punctuation after it."""
        text = self.side.report.text
        while start > 0 and _is_mark(text[start - 1]):
            start -= 1
        while end < len(text) and _is_mark(text[end]):
            end += 1
        return start, end

    def _cut(self, start: int, end: int) -> Span:
        return Span(start, end, self.side.report.text[start:end])


def _is_mark(sign: str) -> bool:
    return not (sign.isspace() or sign.isalnum())


def _last_words(text: str, goes_on: bool) -> str:
    if len(text) > _AROUND:
        cut = text.find(" ", len(text) - _AROUND)
        text, goes_on = text[cut if cut >= 0 else len(text) - _AROUND :], True
    return f"… {text.lstrip(_LOOSE)}" if goes_on else text


def _first_words(text: str, goes_on: bool) -> str:
    if len(text) > _AROUND:
        cut = text.rfind(" ", 0, _AROUND)
        text, goes_on = text[: cut if cut > 0 else _AROUND], True
    return f"{text.rstrip()} …" if goes_on else text


def by_touch(changed: Sequence[Change]) -> Iterator[tuple[Touches, list[Change]]]:
    """The changes, those that touch the same together: what a reader looks for first stands first.

    Of each, words that stand for others come before words that were only put in or left out.
    """
    order: tuple[Touches, ...] = ("naming", "saying", "counting", "other")
    for touches in order:
        if of_kind := [change for change in changed if change.touches == touches]:
            yield touches, sorted(of_kind, key=lambda change: change.a is None or change.b is None)
