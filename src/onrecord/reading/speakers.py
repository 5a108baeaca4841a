"""Which cue each quotation belongs to, where the parse alone does not say."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from onrecord.intake.paragraphs import paragraphs
from onrecord.reading.clauses import Found
from onrecord.reading.quotations import find_quotations
from onrecord.reading.tree import Range, Tree, merged, without

_GAP = 12  # tokens that may stand between a cue and the quotation it brings in: "said in a statement on Monday"
_SHORT = 3  # words in quotation marks that are a turn of phrase, not a quotation


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation in token indices, marks included."""

    low: int
    high: int
    paragraph: int
    begins: bool  # its paragraph
    continues: bool

    @property
    def range(self) -> Range:
        """Its tokens."""
        return self.low, self.high


@dataclass(slots=True)
class Layout:
    """The quotations of a report and where its tokens stand among them and its paragraphs."""

    quotes: list[Quote]
    quote_of: list[int]  # per token: an index into `quotes`, or -1
    paragraph_of: list[int]


def layout_of(tree: Tree, text: str) -> Layout:
    """The quotations and paragraphs of `text` by token."""
    stretches = paragraphs(text)
    starts = [start for start, _ in stretches]
    paragraph_of = [max(bisect_right(starts, start) - 1, 0) for start in tree.starts]
    quotes: list[Quote] = []
    quote_of = [-1] * len(tree)
    for quotation in find_quotations(text):
        low, high = bisect_right(tree.ends, quotation.start), bisect_left(tree.starts, quotation.end)
        if low < high:
            quote_of[low:high] = [len(quotes)] * (high - low)
            paragraph = paragraph_of[low]
            begins = quotation.start <= stretches[paragraph][0]
            quotes.append(Quote(low, high, paragraph, begins, quotation.continues))
    return Layout(quotes, quote_of, paragraph_of)


def is_within_quotation(tree: Tree, layout: Layout, item: Found) -> bool:
    """Whether the cue is itself quoted, other than as a turn of phrase."""
    n = layout.quote_of[item.at]
    return n >= 0 and layout.quotes[n].high - layout.quotes[n].low > _SHORT + 2


def attach_quotations(tree: Tree, layout: Layout, items: list[Found]) -> None:
    """Complete the contents of `items`, cues outside quotations in order, with the quotations that are theirs."""
    owner = _owned(layout, items)
    by_paragraph: dict[int, list[Found]] = {}
    for item in items:
        if item.can_quote:
            by_paragraph.setdefault(layout.paragraph_of[item.at], []).append(item)
    for n, quote in enumerate(layout.quotes):
        if n not in owner:
            speaker = _beside(tree, layout, quote, by_paragraph.get(quote.paragraph, []))
            speaker = speaker or _continued(tree, layout, n, owner)
            if speaker is not None:
                owner[n] = speaker
                speaker.content = merged([*without(speaker.content, speaker.cue), quote.range])


def _owned(layout: Layout, items: list[Found]) -> dict[int, Found]:
    """The quotations that the parse puts into a content; a content that cuts one is stretched to hold it all."""
    owner: dict[int, Found] = {}
    for item in items:
        for low, high in list(item.content):
            touched = {layout.quote_of[i] for i in range(low, high)} - {-1}
            for n in touched:
                quote = layout.quotes[n]
                if n not in owner and not quote.low <= item.at < quote.high:
                    owner[n] = item
                    item.content = merged([*item.content, quote.range])
    return owner


def _beside(tree: Tree, layout: Layout, quote: Quote, items: list[Found]) -> Found | None:
    """The cue clause that follows or precedes the quotation with nothing but punctuation or adjuncts between."""
    for item in items:
        low, high = _clause(item)
        if low >= quote.high and _is_gap(tree, quote.high, low, 0) and not _ends(tree, quote.high - 1, low):
            return item
    for item in reversed(items):
        low, high = _clause(item)
        if (
            high <= quote.low
            and quote.low - high <= _GAP
            and not _ends(tree, high, quote.low)
            and (not item.content or (item.content[-1][1] <= quote.low and item.content[-1][0] < high))
        ):
            return item
    return None


def _clause(item: Found) -> Range:
    ranges = [*item.source, *item.cue]
    return min(low for low, _ in ranges), max(high for _, high in ranges)


def _is_gap(tree: Tree, low: int, high: int, words: int) -> bool:
    return sum(tree.pos[i] not in ("PUNCT", "SPACE") for i in range(low, min(high, low + _GAP))) <= words and (
        high - low <= _GAP
    )


def _ends(tree: Tree, low: int, high: int) -> bool:
    """Whether a sentence ends between the tokens, by its full stop."""
    return any(tree.lower[i] in (".", ";") for i in range(low, high))


def _continued(tree: Tree, layout: Layout, n: int, owner: dict[int, Found]) -> Found | None:
    """The speaker of the quotation before, where this one goes on from it with no cue of its own."""
    quote = layout.quotes[n]
    speaker = owner.get(n - 1)
    if speaker is None:
        return None
    before = layout.quotes[n - 1]
    if quote.continues and before.paragraph == quote.paragraph - 1:
        return speaker
    if before.paragraph != quote.paragraph:
        return None
    low, high = _clause(speaker)
    sentence = tree.sentences[tree.sentence[speaker.at]][1]
    return speaker if before.high <= low and high <= quote.low and quote.low <= sentence + 1 else None
