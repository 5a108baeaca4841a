"""Attributions: which words are a source, which the cue, which the content that is attributed.

Three readers meet here. The trained encoder finds more of them and links them better; the rules that walk the parse
find fewer, but see more exactly where a content begins and ends. So the encoder says what there is, the parse where
its edges are, and what only the parse finds is added where the encoder has nothing. What the layout attributes, turns
of a transcript and names after a dash, goes before both.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.language.parsing import cue_links
from onrecord.reading.saying.attribution import Attribution, Offsets
from onrecord.reading.saying.linked import has_word, linked_attributions, parted
from onrecord.reading.saying.misread import without_misread
from onrecord.reading.saying.parsed import parsed_attributions
from onrecord.reading.saying.speakers import Layout, layout_of
from onrecord.reading.saying.transcripts import read_turns
from onrecord.reading.saying.tree import Tree, tree_of, without

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.model import Report

_SAME_CONTENT = 0.7  # of the characters of both contents, the share in common that makes the parse's edges count
_SAME_SOURCE = 0.3
_PRONOUNS = frozenset({"it", "i", "we", "you", "who", "which", "that", "his", "her", "their", "its"})
_DASHES = (" – ", " — ", " - ", "—", "–")
# Log-odds of the encoder, chosen on PolNeAR training reports held out (training/LOG.md).
_LEAST_SHARED, _LEAST_ALONE, _LEAST_OTHER = 0.2, 0.9, 1.2
_DOUBLE = 0.8
_NEAR = 4
_LEAD = 8  # characters before a relayed statement: "that", an opening mark
_LEFT_OUT = frozenset({"credit", "boilerplate"})


def find_attributions(report: Report, doc: Doc) -> list[Attribution]:
    """The attributions of `report`, in order of position."""
    tree = tree_of(doc)
    layout = layout_of(tree, report.text)
    parsed = parsed_attributions(report, tree, layout)
    linked = linked_attributions(tree, layout, cue_links(doc))
    left_out = [zone for zone in report.zones if zone.kind in _LEFT_OUT]
    linked = [a for a in linked if not any(zone.start <= a.cue[0][0] < zone.end for zone in left_out)]
    by_cue = _by_place(parsed)
    paired = [(one, [parsed[n] for n in _at(by_cue, one.cue)]) for one in linked]
    sure = [(one, twins) for one, twins in paired if _is_sure(one, twins)]
    made = [each for one, twins in sure for each in _with_edges(report.text, tree, one, twins)]
    said = [one for one in parsed if _is_told(tree, one) or _is_brought_in(layout, tree, one)]
    made += _unmet(report.text, said, made)
    turns = _turns(report)
    made = turns + _outside(report.text, made, turns)
    made = without_misread(tree, layout, report.text, parted(tree, made))
    return _without_doubles(sorted(made, key=lambda a: (a.cue, a.content, a.source)))


def _turns(report: Report) -> list[Attribution]:
    """Speech that the layout attributes: turns of a transcript, names after a dash."""
    turns = read_turns(report.text, report.zones)
    return [
        Attribution(turn.source, turn.cue, turn.content, "speech", spoken=True, stands_for=turn.stands_for)
        for turn in turns
    ]


def _outside(text: str, made: list[Attribution], turns: list[Attribution]) -> list[Attribution]:
    """Those that no turn holds, but for what a speaker relays of a third party."""
    spoken = [False] * len(text)
    for turn in turns:
        for start, end in turn.content:
            spoken[start:end] = [True] * (end - start)

    def is_held(spans: Offsets) -> bool:
        return any(any(spoken[start:end]) for start, end in spans)

    def is_relayed(one: Attribution) -> bool:
        return is_held(one.cue) and _is_third_party(text, one)

    return [one for one in made if not is_held((*one.cue, *one.content)) or is_relayed(one)]


def _is_sure(linked: Attribution, twins: list[Attribution]) -> bool:
    """Whether the encoder is sure enough of a cue: less is asked where the parse has it too, more of an odd one."""
    least = _LEAST_SHARED if twins else _LEAST_OTHER if linked.act == "other" else _LEAST_ALONE
    return linked.odds is None or linked.odds >= least


def _without_doubles(made: list[Attribution]) -> list[Attribution]:
    """Those in order of position without any that has the cue, or source and content, of one before it."""
    kept: list[Attribution] = []
    for one in made:
        double = any(
            one.cue == other.cue or (one.source == other.source and _overlap(one.content, other.content) > _DOUBLE)
            for other in kept[-_NEAR:]
        )
        if not double:
            kept.append(one)
    return kept


def _unmet(text: str, parsed: list[Attribution], made: list[Attribution]) -> list[Attribution]:
    """What only the parse finds: where the encoder has nothing, or inside a content, as a relay of a third party."""
    cued, held = [False] * len(text), [False] * len(text)
    for one in made:
        for start, end in one.cue:
            cued[start:end] = [True] * (end - start)
        for start, end in one.content:
            held[start:end] = [True] * (end - start)
    free = [one for one in parsed if not any(any(cued[start:end]) for start, end in one.cue)]
    return [one for one in free if not _is_held(one, held) or (_is_third_party(text, one) and _is_relayed(one, made))]


def _is_told(tree: Tree, one: Attribution) -> bool:
    """Whether the content has a verb or a number, or a noun is the cue: an object alone is too often no statement."""
    return has_word(tree, one.content, "VERB", "AUX", "NUM") or has_word(tree, one.cue, "NOUN")


def _is_brought_in(layout: Layout, tree: Tree, one: Attribution) -> bool:
    """Whether a quotation mark or a "that" shows that the content was said, whatever the tagger makes of its words."""
    first = bisect_left(tree.starts, one.content[0][0])
    return first < len(tree) and (layout.quote_of[first] >= 0 or tree.lower[first] in ("that", "whether"))


def _is_held(one: Attribution, held: list[bool]) -> bool:
    return any(any(held[start:end]) for start, end in (*one.cue, *one.content))


def _is_third_party(text: str, one: Attribution) -> bool:
    return bool(one.source) and text[slice(*one.source[0])].casefold() not in _PRONOUNS


def _is_relayed(one: Attribution, made: list[Attribution]) -> bool:
    """Whether it is what a content consists of: "reported that officials had told the envoys that ..."."""
    if one.source[0][0] >= one.cue[0][0]:
        return False
    first, last = one.source[0][0], max(end for _, end in one.content)
    return any(low <= first <= low + _LEAD and last <= high for other in made for low, high in other.content)


def _by_place(attributions: list[Attribution]) -> dict[int, list[int]]:
    """For each offset of a cue, whose cue it is."""
    places: dict[int, list[int]] = {}
    for n, one in enumerate(attributions):
        for start, end in one.cue:
            for offset in range(start, end):
                places.setdefault(offset, []).append(n)
    return places


def _at(places: dict[int, list[int]], spans: Offsets) -> list[int]:
    return sorted({n for start, end in spans for offset in range(start, end) for n in places.get(offset, ())})


def _with_edges(text: str, tree: Tree, linked: Attribution, twins: list[Attribution]) -> list[Attribution]:
    """The encoder's attribution with the content, and the source, of the twin that is most like it, if much alike.

    Where its cue is two to the parse, one inside the other's content ("rejected claims that"), both are kept.
    """
    if any(_overlap(one.cue, other.content) for one in twins for other in twins):
        return twins
    twin = max(twins, key=lambda one: _overlap(linked.content, one.content), default=None)
    if twin is None or not _is_twin(text, tree, linked, twin):
        return [linked]
    source = twin.source if not linked.source or _is_like(linked.source, twin.source) else linked.source
    content = _less(twin.content, source) or linked.content
    cue = _stripped(text, _less(linked.cue, (*content, *source))) or twin.cue
    rival = twin.source if source != twin.source and not _overlap(source, twin.source) else ()
    return [
        replace(linked, source=source, cue=cue, content=content, act=twin.act, addressee=twin.addressee, rival=rival)
    ]


def _is_twin(text: str, tree: Tree, linked: Attribution, twin: Attribution) -> bool:
    """Whether the parse's attribution is the encoder's, with edges to be preferred."""
    if _overlap(linked.content, twin.content) >= _SAME_CONTENT:
        return True
    if text.startswith(_DASHES, twin.content[-1][1]) and not _less(twin.content, linked.content):
        return True  # behind the dash the report may go on itself
    if _less(linked.content, twin.content):
        return False
    swallowed = _overlap(linked.cue, twin.content) > 0  # "rejected claims by": the claims are what was rejected
    verb = ("VERB", "AUX")
    return swallowed or (has_word(tree, twin.content, *verb) and not has_word(tree, linked.content, *verb))


def _is_like(source: Offsets, parsed: Offsets) -> bool:
    """Whether the sources share enough, or the parse has the encoder's source and more of the phrase."""
    return _overlap(source, parsed) >= _SAME_SOURCE or not _less(source, parsed)


def _stripped(text: str, spans: Offsets) -> Offsets:
    """The spans without white space at their edges."""
    edges = [(low + len(text[low:high]) - len(text[low:high].lstrip()), low + len(text[low:high].rstrip()))
             for low, high in spans]  # fmt: skip
    return tuple((low, high) for low, high in edges if low < high)


def _overlap(a: Offsets, b: Offsets) -> float:
    """The characters that the spans have in common, of all that either holds."""
    common = sum(max(0, min(high, end) - max(low, start)) for low, high in a for start, end in b)
    return common / max(1, sum(high - low for low, high in (*a, *b)) - common)


def _less(spans: Offsets, holes: Offsets) -> Offsets:
    return tuple((low, high) for low, high in without(spans, holes))
