"""Statements: attributions with their actor, form, act and day."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.model import DateMention, Day, Mention, Report, Span, Statement, StatementForm
from onrecord.reading.saying.attribution import Attribution, Offsets
from onrecord.reading.saying.cues import QUANTITIES
from onrecord.reading.saying.joint import heads_of
from onrecord.reading.saying.quotations import find_quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORD = re.compile(r"[^\W_]+")
_RELATIVES = frozenset({"who", "which", "that"})
# Before a day: it is no day of speaking, but one that something ran from or to.
_BOUNDS = frozenset({"after", "before", "between", "by", "from", "since", "through", "till", "until"})
# Verbs of an opening clause whose day is the statement's: "Speaking on Monday, she said ...".
_OCCASIONS = frozenset(
    {"address", "appear", "brief", "post", "publish", "release", "respond", "speak", "talk", "testify", "write"}
)


def build_statements(
    report: Report,
    doc: Doc,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
) -> tuple[Statement, ...]:
    """The statements of `report`, in order of position, numbered from 1.

    A statement whose source, cue and content all lie in another's content was relayed by it: `via` names that
    one, the smallest where several hold it.
    """
    ordered = sorted(attributions, key=_position)
    context = _Context(report, doc, mentions, dates)
    relays = [
        None if m is None or _is_answered(context, ordered[n], ordered[m]) else m
        for n, m in enumerate(_relays(ordered))
    ]
    return tuple(_statement(context, ordered, n, relays[n]) for n in range(len(ordered)))


class _Context:
    """What every statement of a report is read against, with the offsets to search it by."""

    def __init__(self, report: Report, doc: Doc, mentions: Sequence[Mention], dates: Sequence[DateMention]) -> None:
        self.report, self.doc = report, doc
        self.mentions = sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end))
        self.mention_starts = [mention.span.start for mention in self.mentions]
        self.dates = sorted((date for date in dates if _is_a_day(date)), key=lambda date: date.span.start)
        self.date_starts = [date.span.start for date in self.dates]
        quotations = find_quotations(report.text)
        self.quote_starts = [quotation.start for quotation in quotations]
        self.quote_ends = [quotation.end for quotation in quotations]
        self.token_ends = [token.idx + len(token) for token in doc]

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens that overlap the stretch."""
        first = bisect_right(self.token_ends, start)
        found = []
        while first < len(self.doc) and self.doc[first].idx < end:
            found.append(self.doc[first])
            first += 1
        return found

    def is_quoted(self, start: int) -> bool:
        """Whether the offset lies between quotation marks."""
        n = bisect_right(self.quote_starts, start) - 1
        return n >= 0 and start < self.quote_ends[n]


def _position(attribution: Attribution) -> tuple[int, int, Offsets]:
    spans = [*attribution.source, *attribution.cue, *attribution.content]
    return min(spans)[0], attribution.cue[0][0] if attribution.cue else spans[0][0], attribution.content


def _statement(context: _Context, attributions: Sequence[Attribution], n: int, relay: int | None) -> Statement:
    report, attribution = context.report, attributions[n]
    actor, candidates = _speaker(context, attribution)
    start = (attribution.cue or attribution.content)[0][0]
    return Statement(
        id=f"{report.id}#s{n + 1}",
        report=report.id,
        source=_spans(report, attribution.source),
        cue=_spans(report, attribution.cue),
        content=_spans(report, attribution.content),
        form="direct" if attribution.spoken else _form(context, attribution.content),
        act=attribution.act,
        zone=report.zone_at(start),
        mode=attribution.mode,
        actor=actor,
        candidates=candidates,
        said_on=_said_on(context, attribution),
        addressee=_spans(report, attribution.addressee),
        via=None if relay is None else f"{report.id}#s{relay + 1}",
    )


def _speaker(context: _Context, attribution: Attribution) -> tuple[str | None, tuple[str, ...]]:
    """The actor of the source, or its candidates: all who speak together, or both sources' actors where encoder and
    parse name different ones."""
    heads = _source_heads(context, attribution.source)
    mention = _mention(context, attribution.source, heads[0]) if heads else None
    actor, candidates = (mention.actor, mention.candidates) if mention else (None, ())
    if len(heads) > 1:
        actor, candidates = _together(mention, [_mention_at(context, other) for other in heads[1:]])
    if actor is None and not candidates and attribution.stands_for:
        fuller = _mention(context, attribution.stands_for, _source_head(context, attribution.stands_for))
        return (fuller.actor, fuller.candidates) if fuller else (None, ())
    if not attribution.rival:
        return actor, candidates
    other = _mention(context, attribution.rival, _source_head(context, attribution.rival))
    if other is None or (actor is not None and other.actor == actor):
        return actor, candidates
    both = [*((actor,) if actor else candidates), *((other.actor,) if other.actor else other.candidates)]
    return None, tuple(dict.fromkeys(both))


def _source_heads(context: _Context, source: Offsets) -> list[Token]:
    """The tokens that govern each of those who speak together, the source's own first."""
    head = _source_head(context, source)
    if head is None:
        return []
    inside = {token.i for start, end in source for token in context.tokens(start, end)}
    return [context.doc[i] for i in heads_of(context.doc, head.i, inside)]


def _together(first: Mention | None, others: Sequence[Mention | None]) -> tuple[str | None, tuple[str, ...]]:
    """Those of a joint source, of whom none is the only speaker; the one actor whom all its parts name."""
    told = [first, *(other for other in others if other is None or other is not first)]
    actors = {mention.actor if mention else None for mention in told}
    if len(actors) == 1:
        return actors.pop(), ()
    named = [(mention.actor,) if mention.actor else mention.candidates for mention in told if mention]
    return None, tuple(dict.fromkeys(actor for of_one in named for actor in of_one))


def _spans(report: Report, offsets: Offsets) -> tuple[Span, ...]:
    return tuple(report.span(start, end) for start, end in offsets)


def _form(context: _Context, content: Offsets) -> StatementForm:
    """Direct where every word of the content is between quotation marks, mixed where some are."""
    quoted = [
        context.is_quoted(word.start())
        for start, end in content
        for word in _WORD.finditer(context.report.text, start, end)
    ]
    return "direct" if quoted and all(quoted) else "mixed" if any(quoted) else "indirect"


def _source_head(context: _Context, source: Offsets) -> Token | None:
    """The token of the source that governs its others."""
    tokens = [token for start, end in source for token in context.tokens(start, end)]
    inside = {token.i for token in tokens}
    outer = [token for token in tokens if token.head.i not in inside or token.head.i == token.i]
    words = [token for token in outer if token.pos_ in ("NOUN", "PROPN", "PRON")]
    speaking = [token for token in words if token.dep_ in ("nsubj", "nsubjpass")]
    return next(iter(speaking or words or outer), None)


def _mention(context: _Context, source: Offsets, head: Token | None) -> Mention | None:
    """The mention that holds the head of the source; for "who" and "which", that of the noun they stand for."""
    if head is None:
        return None
    found = _mention_at(context, head)
    if found is not None and (found.actor or found.candidates):
        return found
    if head.lower_ in _RELATIVES and (antecedent := _antecedent(head)) is not None:
        return _mention_at(context, antecedent)
    if found is None and head.lower_ not in _RELATIVES:
        start, end = source[0][0], source[-1][1]
        n = bisect_left(context.mention_starts, start)
        if n < len(context.mentions) and context.mentions[n].span.end <= end:
            return context.mentions[n] if _stands_for(context, context.mentions[n], head) else None
    return found


def _stands_for(context: _Context, mention: Mention, head: Token) -> bool:
    """Whether the mention is of those that the source's head counts, not of whose officer or friend they are."""
    if head.pos_ in ("NUM", "DET", "PROPN") or head.lemma_.lower() in QUANTITIES:
        return True
    inside = context.tokens(mention.span.start, mention.span.end)
    token = next((each for each in inside if each.head not in inside), None)
    for _ in range(4):
        if token is None or token.i == head.i:
            break
        if token.dep_ in ("prep", "poss", "relcl", "acl"):
            return False
        token = token.head
    return True


def _mention_at(context: _Context, token: Token) -> Mention | None:
    """The smallest mention over the token."""
    n = bisect_right(context.mention_starts, token.idx) - 1
    over = [m for m in context.mentions[max(n - 8, 0) : n + 1] if m.span.end > token.idx]
    return min(over, key=lambda mention: mention.span.end - mention.span.start, default=None)


def _antecedent(relative: Token) -> Token | None:
    clause = relative.head
    for _ in range(4):
        if clause.dep_ == "relcl":
            return clause.head
        clause = clause.head
    return None


def _is_a_day(date: DateMention) -> bool:
    return date.type in ("DATE", "TIME") and not (date.value or "").endswith("_REF")


def _said_on(context: _Context, attribution: Attribution) -> Day | None:
    """The day that the cue's own clause names, outside the content."""
    cue = next(
        (t for start, end in reversed(attribution.cue) for t in reversed(context.tokens(start, end)) if _is_verb(t)),
        None,
    )
    if cue is None:
        return None
    sentence = cue.sent
    n = bisect_left(context.date_starts, sentence.start_char)
    while n < len(context.dates) and context.date_starts[n] < sentence.end_char:
        date = context.dates[n]
        if not _inside(date.span.start, attribution.content) and _dates_the_cue(context, date, cue):
            return Day(date.value, date.basis, date.span)
        n += 1
    return None


def _is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


def _inside(offset: int, spans: Offsets) -> bool:
    return any(start <= offset < end for start, end in spans)


def _dates_the_cue(context: _Context, date: DateMention, cue: Token) -> bool:
    """Whether the verb that the date hangs from is the cue, what the cue leans on, or the occasion of speaking."""
    tokens = context.tokens(date.span.start, date.span.end)
    inside = {token.i for token in tokens}
    top = next((token for token in tokens if token.head.i not in inside or token.head.i == token.i), None)
    if top is None:
        return False
    if top.dep_ == "pobj" and top.head.lower_ in _BOUNDS:
        return False
    verb = top
    for _ in range(6):
        if _is_verb(verb) and verb.i not in inside:
            break
        if verb.dep_ in ("relcl", "acl", "appos", "poss") and verb is not top:
            return False
        if verb.dep_ == "prep" and verb.lower_ in _BOUNDS:  # "since the attacks of 3 May"
            return False
        verb = verb.head
    if verb.i == cue.i:
        return True
    if verb.dep_ == "advcl" and verb.head.i == cue.i:
        return verb.lemma_ in _OCCASIONS
    return cue.dep_ in ("advcl", "xcomp") and cue.head.i == verb.i and cue.tag_ in ("VBG", "VB")


def _is_answered(context: _Context, inner: Attribution, outer: Attribution) -> bool:
    """Whether the inner one is a claim or call that the outer one is about ("rejected their claim that ...")."""
    cue = context.tokens(*inner.cue[-1])
    return any(token.pos_ == "NOUN" and _inside(token.head.idx, outer.cue) for token in cue)


def _relays(attributions: Sequence[Attribution]) -> list[int | None]:
    """For each attribution, in order of position, the smallest other whose content holds all of it."""
    relays: list[int | None] = []
    open_contents: list[tuple[int, int, int]] = []  # start, end, index
    contents = sorted((start, end, n) for n, a in enumerate(attributions) for start, end in a.content)
    wanted = sorted((_bounds(a), n) for n, a in enumerate(attributions))
    relays = [None] * len(attributions)
    following = 0
    for (low, high), n in wanted:
        while following < len(contents) and contents[following][0] <= low:
            open_contents.append(contents[following])
            following += 1
        open_contents = [content for content in open_contents if content[1] > low]
        holders = [(end - start, m) for start, end, m in open_contents if m != n and start <= low and high <= end]
        relays[n] = min(holders)[1] if holders else None
    return relays


def _bounds(attribution: Attribution) -> tuple[int, int]:
    spans = [*attribution.source, *attribution.cue, *attribution.content]
    return min(start for start, _ in spans), max(end for _, end in spans)
