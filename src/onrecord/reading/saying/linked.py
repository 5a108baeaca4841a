"""Attributions as the encoder links them, put on the parse: whole tokens, whole quotations, act and mode."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, takewhile
from typing import cast

from onrecord.language.encoder import CueLink
from onrecord.reading.lexemes import word_set
from onrecord.reading.saying.addressees import addressee_of
from onrecord.reading.saying.attribution import Attribution, Offsets
from onrecord.reading.saying.cues import TELLING
from onrecord.reading.saying.modes import act_of, head_of, mode_of
from onrecord.reading.saying.parsed import offsets, trimmed, with_marks
from onrecord.reading.saying.speakers import Layout, Quote
from onrecord.reading.saying.tree import Range, Tree, merged, tokens_in, without

# Of a quotation's tokens, so many in a content mean the whole quotation.
_MOST = 0.7
_LEANING = frozenset({"aux", "auxpass", "neg"})
_OPENING = frozenset({"DT", "IN", "CC", "WP", "WDT", "TO"})
_WIDEST_GAP = 12
_FARTHEST = 4  # tokens between an auxiliary and its verb
# Words that say how exactly a number is meant; "from" and "at" are prepositions too, so a number must follow them.
_HEDGES = word_set(
    "about above almost and around as at between close few fewer from least less many more most nearly no or over "
    "roughly some than to under up"
)
_DATING = word_set(
    "in on by since until till before after during year years jan feb mar apr jun jul aug sept sep oct nov dec "
    "january february march april may june july august september october november december"
)
_COUNTED = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "VBD", "VBP", "VBZ", "VBN", "MD"})


def linked_attributions(tree: Tree, layout: Layout, links: Sequence[CueLink]) -> list[Attribution]:
    """The attributions of the encoder, those left out whose content has no word."""
    made = [_attribution(tree, layout, link) for link in links]
    return [attribution for attribution in made if attribution is not None]


def parted(tree: Tree, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Each content without what its source says by a further cue: "said that it was over and called on them to go"."""
    heads = [head_of(tree, tokens_in(tree, one.cue)) for one in attributions]
    following: dict[int, int] = {}
    for k in heads:
        if tree.dep[k] == "conj" and tree.subject(k) is None:
            for above in list(tree.heads(k))[:2]:
                following[above] = min(k, following.get(above, k))
    return [
        replace(one, content=_until(tree, one, following[at])) if at in following else one
        for one, at in zip(attributions, heads, strict=True)
    ]


def _until(tree: Tree, one: Attribution, following: int) -> Offsets:
    """The content of `one`, up to the clause of the cue `following`; whole where nothing would be left."""
    start = tree.edges(following)[0]
    while start > 0 and tree.pos[start - 1] in ("CCONJ", "PUNCT"):
        start -= 1
    content = trimmed(tree, without(tokens_in(tree, one.content), [(start, tree.edges(following)[1])]))
    return offsets(tree, content) if content else one.content


def has_word(tree: Tree, spans: Offsets, *kinds: str) -> bool:
    """Whether a word of one of these kinds (spaCy's parts of speech) stands in the spans."""
    return any(tree.pos[k] in kinds for low, high in tokens_in(tree, spans) for k in range(low, high))


def _attribution(tree: Tree, layout: Layout, link: CueLink) -> Attribution | None:
    given = tokens_in(tree, link.source)
    cue = trimmed(tree, without(_whole_verb(tree, tokens_in(tree, [link.cue])), given)) or tokens_in(tree, [link.cue])
    source = without(_whole_names(tree, given), cue)
    content = _whole_quotations(layout, _with_subject(tree, cue, source, tokens_in(tree, link.content)))
    content = trimmed(tree, _in_one_sentence(tree, layout, cue, without(content, [*cue, *source])))
    if not content or not cue:
        return None
    low, high = content[0]
    content = [(_from_number(tree, cue[-1][1] - 1, low), high), *content[1:]]
    content = _bridged(tree, layout, content, [*cue, *source])
    at = head_of(tree, cue)
    source = _nearest_source(tree, at, source, content)
    quoted = any(layout.quote_of[k] >= 0 for low, high in content for k in range(low, high))
    act = act_of(tree, at, content, quoted)
    addressee = without(_addressee(tree, at, act), [*source, *content])
    return Attribution(
        source=offsets(tree, trimmed(tree, source)),
        cue=offsets(tree, cue),
        content=offsets(tree, with_marks(tree, layout, content)),
        act=act,
        addressee=offsets(tree, trimmed(tree, addressee)),
        mode=mode_of(tree, at),
        odds=link.score,
    )


def _from_number(tree: Tree, cue: int, low: int) -> int:
    """Where the number before the content begins that the encoder leaves out: "said about 30 | people"."""
    begin = low
    while cue < begin - 1 and (tree.tag[begin - 1] == "CD" or tree.lower[begin - 1] in _HEDGES):
        begin -= 1
    if begin == low or tree.lower[begin - 1] in _DATING or tree.lower[low] in ("that", "if", "whether"):
        return low
    first = low + (tree.lower[low] in ("and", "or", "to", "-"))
    is_numbered = tree.tag[first] == "CD" or (tree.tag[low - 1] == "CD" and tree.tag[low] in _COUNTED)
    return begin if is_numbered and tree.tag[begin] != "CC" else low


def _whole_names(tree: Tree, source: list[Range]) -> list[Range]:
    """The source with the rest of a name that its edge cuts, and without an article or "who" that it ends in."""
    whole = []
    for low, high in source:
        first, last = tree.sentences[tree.sentence[low]]
        while low > first and tree.pos[low] == tree.pos[low - 1] == "PROPN":
            low -= 1
        while high < last and tree.pos[high - 1] == tree.pos[high] == "PROPN":
            high += 1
        while high - low > 1 and tree.tag[high - 1] in _OPENING:
            high -= 1
        whole.append((low, high))
    return merged(whole)


def _whole_verb(tree: Tree, cue: list[Range]) -> list[Range]:
    """The cue with the verb that its auxiliaries or adverbs belong to, and with a verb's auxiliaries and "not".

    Without them "did not say" would read as "did not", or as "say".
    """
    words = {k for low, high in cue for k in range(low, high)}
    verbs = {k for k in words if tree.pos[k] in ("VERB", "AUX") and tree.dep[k] not in _LEANING}
    if not verbs:
        heads = {tree.head[k] for k in words if tree.dep[k] in _LEANING | {"advmod"}}
        verbs = {k for k in heads if tree.pos[k] in ("VERB", "AUX")}
    for verb in verbs:
        parts = [k for k in tree.kids[verb] if tree.dep[k] in _LEANING and 0 < verb - k <= _FARTHEST]
        words |= {verb, *parts}
    return merged((k, k + 1) for k in words)


def _in_one_sentence(tree: Tree, layout: Layout, cue: list[Range], content: list[Range]) -> list[Range]:
    """Of a content in pieces, what is quoted or stands in the cue's sentence; all of it where nothing there does."""
    own = tree.sentence[cue[0][0]]
    if len(content) < 2 or not any(tree.sentence[low] == own for low, _ in content):
        return content
    return [(low, high) for low, high in content if tree.sentence[low] == own or _is_quotation(layout, low, high)]


def _is_quotation(layout: Layout, low: int, high: int) -> bool:
    """Whether the stretch is most of the quotation that it begins in."""
    n = layout.quote_of[low]
    return n >= 0 and high - low >= _MOST * (layout.quotes[n].high - layout.quotes[n].low)


def _bridged(tree: Tree, layout: Layout, content: list[Range], taken: list[Range]) -> list[Range]:
    """The content with the words left out between two of its pieces in one sentence, outside of quotation marks."""
    joined = content[:1]
    for low, high in content[1:]:
        end = joined[-1][1]
        plain = all(layout.quote_of[k] < 0 for k in range(end - 1, low + 1))
        near = tree.sentence[end - 1] == tree.sentence[low] and low - end <= _WIDEST_GAP
        if plain and near and not any(a < low and end < b for a, b in taken):
            joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
    return joined


def _nearest_source(tree: Tree, at: int, source: list[Range], content: list[Range]) -> list[Range]:
    """The source, but the cue's own subject where that is a noun and the source stands in another sentence."""
    subject = tree.subject(at) if tree.pos[at] == "VERB" else None
    if not source or subject is None or tree.dep[subject] != "nsubj" or tree.pos[subject] not in ("NOUN", "PROPN"):
        return source
    low, high = tree.edges(subject)
    low, high = (low, min(high, at)) if subject < at else (low, high)
    elsewhere = all(tree.sentence[a] != tree.sentence[at] for a, _ in source)
    return [(low, high)] if elsewhere and not any(a < high and low < b for a, b in content) else source


def _with_subject(tree: Tree, cue: list[Range], source: list[Range], content: list[Range]) -> list[Range]:
    """The content with the subject of the verb that it begins with, where that stands between cue and content."""
    if not content or not cue:
        return content
    low, high = content[0]
    verb = next((k for k in range(low, high) if tree.pos[k] in ("VERB", "AUX") and tree.subject(k) is not None), None)
    if verb is None:
        return content
    start, end = tree.edges(cast(int, tree.subject(verb)))
    between = cue[-1][1] <= start < low and end <= low
    if not between or any(a < end and start < b for a, b in source):
        return content
    return merged([(start, low), *content])


def _whole_quotations(layout: Layout, content: list[Range]) -> list[Range]:
    """The content with the rest of each quotation of which it holds most, over all paragraphs that it runs on for."""
    whole = list(content)
    for low, high in content:
        for n in sorted({layout.quote_of[k] for k in range(low, high)} - {-1}):
            quote = layout.quotes[n]
            held = sum(max(0, min(b, quote.high) - max(a, quote.low)) for a, b in content)
            if held >= _MOST * (quote.high - quote.low):
                whole.append(quote.range)
                whole += (further.range for further in takewhile(_continues, islice(layout.quotes, n + 1, None)))
    return merged(whole)


def _continues(quote: Quote) -> bool:
    return quote.continues


def _addressee(tree: Tree, at: int, act: str) -> list[Range]:
    if act == "other" or tree.pos[at] != "VERB":
        return []
    return addressee_of(tree, at, "clause", tells=tree.lemma[at] in TELLING)
