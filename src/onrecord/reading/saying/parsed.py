"""Attributions read from the parse alone, by the frames of verbs, nouns and adjectives of speech or thought."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from onrecord.reading.saying.asides import without_aside
from onrecord.reading.saying.attribution import Attribution, Offsets
from onrecord.reading.saying.clauses import Found, clause_before, is_unreal, lemma_of, read_verb
from onrecord.reading.saying.cues import UNDERTAKING, WEEKDAYS, verb_cue
from onrecord.reading.saying.frames import has_to
from onrecord.reading.saying.gardens import is_run_together
from onrecord.reading.saying.headlines import read_headline
from onrecord.reading.saying.modes import mode_of
from onrecord.reading.saying.nominal import is_state, read_nominal
from onrecord.reading.saying.speakers import Layout, attach_quotations, is_within_quotation, mend_speaker
from onrecord.reading.saying.tallies import read_reckoning, read_tally
from onrecord.reading.saying.tree import Range, Tree, merged, without

if TYPE_CHECKING:
    from onrecord.model import Report

_SOURCELESS = frozenset({"noun"})  # these, and the passive, may name no source
_PARTICIPANTS = frozenset({"i", "we", "you", "who", "that", "which"})
_RELAYED = frozenset({"clause", "according", "noun", "tally"})
_DEEPEST_RELAY = 3  # contents that may hold a statement: "A reported that B said that C told D that ..."
_LONGEST_HEADLINE = 40  # tokens
_LEFT_OUT = frozenset({"credit", "boilerplate"})


def parsed_attributions(report: Report, tree: Tree, layout: Layout) -> list[Attribution]:
    """The attributions that the rules find in a report's parse, in no particular order."""
    items = []
    for i in range(len(tree)):
        item = _read(tree, i)
        if item is not None and not is_within_quotation(tree, layout, item):
            mend_speaker(tree, layout, item)
            item.content = without_aside(tree, item.source, item.content, layout.quote_of)
            items.append(item)
    items += _headlines(report, tree, layout)
    attach_quotations(tree, layout, items)
    for item in items:
        if not item.content and item.frame == "clause":
            item.content = clause_before(tree, item)
    items = [item for item in items if not is_run_together(tree, item)]
    _join_quoted(tree, items)
    items = [item for item in items if item.frame != "quote" or _has_quotation(layout, item)]
    left_out = [zone for zone in report.zones if zone.kind in _LEFT_OUT]
    items = [item for item in items if not any(zone.start <= tree.starts[item.at] < zone.end for zone in left_out)]
    made = [_attribution(tree, layout, item) for item in _without_nested(tree, items)]
    return [attribution for attribution in made if attribution is not None]


def _headlines(report: Report, tree: Tree, layout: Layout) -> list[Found]:
    """What the colons of the headline, or of a first line that may be one, attribute."""
    lines: dict[int, Range] = {}
    last = max((zone.end for zone in report.zones if zone.kind == "headline"), default=0)
    for i, paragraph in enumerate(layout.paragraph_of):
        if paragraph > 0 and tree.starts[i] >= last:
            break
        lines[paragraph] = (lines.get(paragraph, (i, i))[0], i + 1)
    found = [read_headline(tree, line) for line in lines.values() if line[1] - line[0] <= _LONGEST_HEADLINE]
    return [item for item in found if item is not None and layout.quote_of[item.at] < 0]


def _join_quoted(tree: Tree, items: list[Found]) -> None:
    """Give "X quoted Y as saying ..." the words of Y too, so that it holds the statement that it relays."""
    quoting = {item.at: item for item in items if item.frame == "obj" and tree.lemma[item.at] in ("quote", "cite")}
    for item in items:
        preposition = tree.head[item.at]
        outer = quoting.get(tree.head[preposition])
        if outer is not None and tree.dep[item.at] == "pcomp" and tree.lower[preposition] == "as":
            outer.content = merged([*without(outer.content, outer.cue), *item.content])


def _has_quotation(layout: Layout, item: Found) -> bool:
    return any(layout.quote_of[i] >= 0 for low, high in item.content for i in range(low, high))


def _without_nested(tree: Tree, items: list[Found]) -> list[Found]:
    """The items, those inside another's content only where somebody is said to have said something."""
    steps = [0] * (len(tree) + 1)
    for item in items:
        for low, high in item.content:
            steps[low] += 1
            steps[high] -= 1
    depth = list(accumulate(steps))
    return [
        item for item in items if not depth[item.at] or (depth[item.at] <= _DEEPEST_RELAY and _is_relayed(tree, item))
    ]


def _is_relayed(tree: Tree, item: Found) -> bool:
    """Whether it is speech of a third party in a clause of its own."""
    if not item.source:
        return False
    low, high = item.source[0]
    if high - low == 1 and tree.lower[low] in _PARTICIPANTS:
        return False
    return (item.act == "speech" and item.frame in _RELAYED) or _is_told(tree, item)


def _is_told(tree: Tree, item: Found) -> bool:
    """Whether somebody named is told to have agreed, promised or blamed: "told the agency that Veldt had agreed"."""
    at = item.at
    low, high = item.source[0]
    if tree.dep[at] != "ccomp" or (high - low == 1 and tree.pos[low] == "PRON"):
        return False
    outer = verb_cue(lemma_of(tree, tree.head[at]))
    uttered = item.act == "speech" or tree.lemma[at] in UNDERTAKING
    return outer is not None and outer.acts.get("clause") == "speech" and uttered


def _read(tree: Tree, i: int) -> Found | None:
    is_verb = tree.pos[i] in ("VERB", "AUX") and tree.lower[i] != "according" and tree.dep[i] != "acomp"
    if (reckoning := read_reckoning(tree, i)) is not None:
        return Found(i, *reckoning, "tally")
    if is_verb and not is_state(tree, i):
        return _tally(tree, i) or read_verb(tree, i)
    return read_nominal(tree, i)


def _tally(tree: Tree, i: int) -> Found | None:
    if tree.dep[i] in ("xcomp", "aux") or has_to(tree, i) or is_unreal(tree, i):
        return None
    found = read_tally(tree, i)
    return None if found is None else Found(i, *found, "tally" if found[0] else "~tally")


def _attribution(tree: Tree, layout: Layout, item: Found) -> Attribution | None:
    content = with_marks(tree, layout, _from_between(tree, _named(tree, trimmed(tree, item.content))))
    cue = item.cue if item.frame == "colon" else with_marks(tree, layout, trimmed(tree, item.cue))
    if (
        not content
        or not cue
        or _is_bare_relative(tree, content)
        or (not item.source and item.frame not in _SOURCELESS and item.frame[0] != "~")
    ):
        return None
    return Attribution(
        source=offsets(tree, with_marks(tree, layout, _undated(tree, _named(tree, trimmed(tree, item.source))))),
        cue=offsets(tree, cue),
        content=offsets(tree, content),
        act=item.act,
        addressee=offsets(tree, trimmed(tree, item.addressee)),
        mode="asserted" if item.frame == "colon" else mode_of(tree, item.at),
    )


def _from_between(tree: Tree, content: list[Range]) -> list[Range]:
    """The content with the "between" of the number that it begins with: "between 18 and 25 people"."""
    if content and content[0][0] and tree.tag[content[0][0]] == "CD" and tree.lower[content[0][0] - 1] == "between":
        return [(content[0][0] - 1, content[0][1]), *content[1:]]
    return content


def _undated(tree: Tree, source: list[Range]) -> list[Range]:
    """The source without the weekday that the parser joins to a name ("On Monday Smith said")."""
    if source and tree.lower[source[0][0]] in WEEKDAYS and source[0][1] - source[0][0] > 1:
        return [(source[0][0] + 1, source[0][1]), *source[1:]]
    return source


def _named(tree: Tree, ranges: list[Range]) -> list[Range]:
    """The ranges with the name after a final "was" that the parser gives to the next verb: "whose name was Odo"."""
    named = []
    for low, high in ranges:
        end = high
        while tree.lemma[high - 1] == "be" and tree.lemma[high - 2] == "name" and end < len(tree):
            if tree.pos[end] != "PROPN":
                break
            end += 1
        named.append((low, end))
    return merged(named)


def _is_bare_relative(tree: Tree, content: list[Range]) -> bool:
    """Whether the content is no more than "which", "what" or "which ... to"."""
    words = [k for low, high in content for k in range(low, high)]
    return tree.tag[words[0]] in ("WDT", "WP") and all(tree.pos[k] == "ADP" for k in words[1:])


def trimmed(tree: Tree, ranges: list[Range]) -> list[Range]:
    """The ranges without punctuation and white space at their edges; those without a word drop out."""
    kept = []
    for low, high in ranges:
        while low < high and tree.pos[low] in ("PUNCT", "SPACE"):
            low += 1
        while low < high and tree.pos[high - 1] in ("PUNCT", "SPACE", "CCONJ"):
            high -= 1
        if low < high:
            high = _whole_word(tree, high)
            high += _closing_bracket(tree, low, high)
            kept.append((low, high))
    return merged(kept)


def _whole_word(tree: Tree, high: int) -> int:
    """Past the rest of a word such as "re-opened" that the parser takes apart at its hyphen."""
    while (
        high + 1 < len(tree)
        and tree.lower[high] == "-"
        and tree.ends[high - 1] == tree.starts[high]
        and tree.ends[high] == tree.starts[high + 1]
    ):
        high += 2
    if high < len(tree) and tree.lower[high - 1] == "-" and tree.ends[high - 1] == tree.starts[high]:
        high += 1
    return high


def _closing_bracket(tree: Tree, low: int, high: int) -> int:
    """1 where the bracket that closes one opened in the range stands right after it."""
    if high >= len(tree) or tree.lower[high] != ")":
        return 0
    marks = [tree.lower[i] for i in range(low, high) if tree.lower[i] in ("(", ")")]
    return int(bool(marks) and marks[-1] == "(")


def with_marks(tree: Tree, layout: Layout, ranges: list[Range]) -> list[Range]:
    """The ranges with the quotation marks, and the punctuation between them, that trimming took off."""
    widened = []
    for low, high in ranges:
        first, last = layout.quote_of[low], layout.quote_of[high - 1]
        if first >= 0 and all(tree.pos[i] == "PUNCT" for i in range(layout.quotes[first].low, low)):
            low = layout.quotes[first].low
        if last >= 0 and all(tree.pos[i] == "PUNCT" for i in range(high, layout.quotes[last].high)):
            high = layout.quotes[last].high
        widened.append((low, high))
    return merged(widened)


def offsets(tree: Tree, ranges: list[Range]) -> Offsets:
    """The ranges as offsets into the text."""
    return tuple((tree.starts[low], tree.ends[high - 1]) for low, high in merged(ranges))
