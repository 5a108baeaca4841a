"""Which cue each quotation belongs to, where the parse alone does not say."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from onrecord.intake.paragraphs import paragraphs
from onrecord.reading.saying.clauses import Found
from onrecord.reading.saying.frames import tells_time
from onrecord.reading.saying.quotations import find_quotations
from onrecord.reading.saying.tree import Range, Tree, merged, without

_GAP = 12  # tokens that may stand between a cue and the quotation it brings in: "said in a statement on Monday"
_PASSED_OVER = 3  # quotations of nobody, such as titles, between two pieces of a speech
_NEAR = 3  # cues looked at on either side of a quotation
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
    owner = _owned(tree, layout, items)
    by_paragraph: dict[int, list[Found]] = {}
    for item in items:
        if item.can_quote:
            by_paragraph.setdefault(layout.paragraph_of[item.at], []).append(item)
    for n, quote in enumerate(layout.quotes):
        if n not in owner:
            speaker = _beside(tree, quote, by_paragraph.get(quote.paragraph, []))
            speaker = speaker or _continued(tree, layout, n, owner) or _introduced(tree, layout, n, by_paragraph)
            if speaker is not None:
                owner[n] = speaker
                speaker.content = merged([*without(speaker.content, speaker.cue), quote.range])
    for n in range(1, len(layout.quotes) - 1):
        if n not in owner and (speaker := _amid(tree, layout, n, owner)) is not None:
            owner[n] = speaker
            speaker.content = merged([*speaker.content, layout.quotes[n].range])


def _owned(tree: Tree, layout: Layout, items: list[Found]) -> dict[int, Found]:
    """The quotations that the parse puts into a content; a content that cuts one is stretched to hold it all."""
    owner: dict[int, Found] = {}
    for item in items:
        item.content = _cut_after_quotation(tree, layout, item)
        item.content = _goes_on(tree, layout, item)
        for low, high in list(item.content):
            first = bisect_right(layout.quotes, low, key=lambda quote: quote.high)
            last = bisect_left(layout.quotes, high, key=lambda quote: quote.low)
            for n in range(first, last):
                quote = layout.quotes[n]
                if quote.high <= item.at and _is_over(tree, quote):
                    item.content = without(item.content, [(low, quote.high)])
                elif n not in owner and not quote.low <= item.at < quote.high:
                    owner[n] = item
                    item.content = merged([*item.content, quote.range])
    return owner


def _is_over(tree: Tree, quote: Quote) -> bool:
    """Whether its sentence ends with the quotation, so that a cue after it begins the next: "...yours." He added:"""
    if quote.high >= len(tree) or tree.lower[quote.high - 2] != ".":
        return False
    following = tree.doc[quote.high]
    return following.is_title and tree.pos[quote.high] != "SPACE"


def _goes_on(tree: Tree, layout: Layout, item: Found) -> list[Range]:
    """The content with the quotation it runs into ("to fight on “until victory”"), where the parser cut it short."""
    if not item.content or item.frame == "clause":
        return item.content
    end = item.content[-1][1]
    n = layout.quote_of[end] if end < len(tree) else -1
    if n < 0 or layout.quotes[n].low != end or tree.sentence[end] != tree.sentence[end - 1]:
        return item.content
    return merged([*item.content, layout.quotes[n].range])


def _cut_after_quotation(tree: Tree, layout: Layout, item: Found) -> list[Range]:
    """The content, ended where a quotation that begins it ends with its own punctuation ("...," but in fact ...)."""
    if not item.content:
        return []
    low, high = item.content[0]
    n = layout.quote_of[low]
    if n < 0 or layout.quotes[n].low != low:
        return item.content
    end = layout.quotes[n].high
    finished = end - low > _SHORT + 2 and end - 2 > low and tree.lower[end - 2] in (",", ".", "!", "?")
    if not finished:
        return item.content
    content = without(item.content, [(end, high)])
    return [piece for piece in content if piece[0] < end or not _is_circumstance(tree, layout, piece)]


def _is_circumstance(tree: Tree, layout: Layout, piece: Range) -> bool:
    """Whether words after "...," she said" tell how she said it: "to applause"."""
    unquoted = all(layout.quote_of[k] < 0 for k in range(*piece))
    return unquoted and not any(tree.pos[k] in ("VERB", "AUX") for k in range(*piece))


def _beside(tree: Tree, quote: Quote, items: list[Found]) -> Found | None:
    """The cue clause that follows or precedes the quotation with nothing but punctuation or adjuncts between."""
    n = bisect_left(items, quote.high, key=lambda item: item.at)
    for item in items[n : n + _NEAR]:
        if _follows(tree, quote, item):
            return item
    m = bisect_left(items, quote.low, key=lambda item: item.at)
    for item in reversed(items[max(m - _NEAR, 0) : m]):
        if _brings_in(tree, quote, item):
            return item
    return None


def _follows(tree: Tree, quote: Quote, item: Found) -> bool:
    """ "...", she said."""
    low, _ = _clause(item)
    if _is_over(tree, quote):
        return False
    between = range(quote.high, low)
    return quote.high <= low <= quote.high + _GAP and all(
        tree.pos[i] in ("PUNCT", "SPACE") and tree.lower[i] not in (".", ";") for i in between
    )


def _brings_in(tree: Tree, quote: Quote, item: Found) -> bool:
    """She said on Monday: "..."; not where the cue has other content already, or the quotation is a title."""
    _, high = _clause(item)
    if _is_illustrated(tree, quote, item):
        return True
    if not high <= quote.low <= high + _GAP or _ends(tree, high, quote.low) or _is_title(tree, quote):
        return False
    return not item.content or item.content[-1][0] < high <= item.content[-1][1] <= quote.low


def _is_illustrated(tree: Tree, quote: Quote, item: Found) -> bool:
    """She warned that it would not last: "..."; the quotation after the colon goes on with the content."""
    if not item.source or not item.content or quote.low == 0 or tree.lower[quote.low - 1] != ":":
        return False
    low, high = item.content[-1]
    return item.source[0][1] <= item.at < low and high in (quote.low - 1, quote.low) and item.frame == "clause"


def _is_title(tree: Tree, quote: Quote) -> bool:
    """Whether a preposition or a possessive governs the quotation: the name of a programme or a work."""
    if quote.low == 0:
        return False
    if tree.tag[quote.low - 1] in ("IN", "POS", "DT", "PRP$"):
        return True
    is_short = quote.high - quote.low <= _SHORT + 3
    return is_short and tree.tag[quote.low - 1] in ("NN", "NNP") and not tells_time(tree, quote.low - 1, quote.low)


def _clause(item: Found) -> Range:
    ranges = [*item.source, *item.cue]
    return min(low for low, _ in ranges), max(high for _, high in ranges)


def _ends(tree: Tree, low: int, high: int) -> bool:
    """Whether a sentence ends between the tokens, by its full stop."""
    return any(tree.lower[i] in (".", ";") for i in range(low, high))


def _continued(tree: Tree, layout: Layout, n: int, owner: dict[int, Found]) -> Found | None:
    """The speaker of the quotation before, where this one goes on from it with no cue of its own."""
    quote = layout.quotes[n]
    for m in range(n - 1, max(n - 1 - _PASSED_OVER, -1), -1):
        speaker = owner.get(m)
        before = layout.quotes[m]
        if speaker is not None and quote.continues and before.paragraph == quote.paragraph - 1 and m == n - 1:
            return speaker
        if before.paragraph != quote.paragraph or _is_title(tree, quote):
            return None
        if speaker is not None and _comes_next(tree, quote, before, speaker):
            return speaker
    return None


def _introduced(tree: Tree, layout: Layout, n: int, by_paragraph: dict[int, list[Found]]) -> Found | None:
    """The speaker whose words the colon at the end of the paragraph before brings in."""
    quote = layout.quotes[n]
    last = _word_before(tree, quote.low)
    if not _is_paragraph(tree, layout, quote) or last is None or tree.lower[last] != ":":
        return None
    for item in reversed(by_paragraph.get(quote.paragraph - 1, [])):
        says = item.act == "speech" and item.source and item.frame in ("clause", "quote")
        if says and tree.sentence[item.at] == tree.sentence[last] and item.at < last:
            is_open = not item.content or item.content[-1][1] in (last, last + 1)
            return item if is_open else None
    return None


def _amid(tree: Tree, layout: Layout, n: int, owner: dict[int, Found]) -> Found | None:
    """The speaker of both the paragraph before and the one after, where this one is all quotation between them."""
    before, quote, after = layout.quotes[n - 1 : n + 2]
    last = _word_before(tree, quote.low)
    speaker, follower = owner.get(n - 1), owner.get(n + 1)
    if speaker is None or follower is None or last is None or not _is_paragraph(tree, layout, quote):
        return None
    if (
        tree.tag[quote.high - 1] != "''"
        or (before.paragraph, after.paragraph) != (quote.paragraph - 1, quote.paragraph + 1)
        or not after.begins
    ):
        return None
    return speaker if before.low <= last < before.high and _is_same_speaker(tree, speaker, follower) else None


def _is_same_speaker(tree: Tree, one: Found, other: Found) -> bool:
    if one is other:
        return True
    if not one.source or not other.source:
        return False
    (a, b), (c, d) = one.source[0], other.source[0]
    return tree.lower[a:b] == tree.lower[c:d] or (d - c == 1 and tree.lower[c] in ("he", "she"))


def _word_before(tree: Tree, i: int) -> int | None:
    while i > 0:
        i -= 1
        if tree.pos[i] != "SPACE":
            return i
    return None


def _is_paragraph(tree: Tree, layout: Layout, quote: Quote) -> bool:
    """Whether the quotation makes up its paragraph."""
    end = quote.high
    while end < len(tree) and tree.pos[end] == "SPACE":
        end += 1
    return quote.begins and (end == len(tree) or layout.paragraph_of[end] != quote.paragraph)


def _comes_next(tree: Tree, quote: Quote, before: Quote, speaker: Found) -> bool:
    """Whether the quotation begins the sentence after the one that "...," she said" ends."""
    low, high = _clause(speaker)
    sentence = tree.sentences[tree.sentence[speaker.at]][1]
    return before.high <= low and high <= quote.low <= sentence + 1


def mend_speaker(tree: Tree, layout: Layout, item: Found) -> None:
    """Right what the parser makes of a cue beside a quotation.

    In "...," added a driver" the driver is the subject, not the object; words inside a quotation are not the
    source of a cue outside it, what stands between the two is.
    """
    at = item.at
    n = layout.quote_of[at - 1] if at else -1
    if not item.source and item.can_quote and n >= 0 and layout.quotes[n].high == at:
        speaker = tree.kid(at, "dobj", "attr")
        if speaker is not None and speaker > at and tree.pos[speaker] in ("NOUN", "PROPN", "PRON"):
            item.source, item.content, item.addressee = [tree.edges(speaker)], [], []
    if item.source and item.can_quote:
        m = layout.quote_of[item.source[0][0]]
        if m >= 0 and layout.quotes[m].high <= at and layout.quotes[m].high - layout.quotes[m].low > _SHORT + 2:
            between = (layout.quotes[m].high, item.cue[0][0] if item.cue else at)
            named = any(tree.pos[i] in ("NOUN", "PROPN", "PRON") for i in range(*between))
            item.source = [between] if named else []
