"""Links of the encoder that the parse shows to be misread, mended or left out.

"Ferris, said to be ill" is not Ferris's word, "called off the talks" and "called a friend" are no statements, words of
another paragraph are no part of a source, and one quotation has one speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.saying.attribution import Attribution, Offsets
from onrecord.reading.saying.cues import ASKED, DEEDS
from onrecord.reading.saying.linked import has_word
from onrecord.reading.saying.modes import head_of
from onrecord.reading.saying.speakers import Layout
from onrecord.reading.saying.tree import Tree, merged, tokens_in, without

# Verbs of saying that with their particle tell of a deed.
_DEEDS = frozenset(
    {("call", "off"), ("call", "up"), ("claim", "back"), ("press", "on"), ("push", "on"), ("swear", "in")}
)
_OPENERS = frozenset({"if", "unless", "when", "once", "until", "should"})
_ANONYMITY = frozenset({"anonymity", "identified", "named", "unnamed"})
_GROUNDS = frozenset({"for", "over", "as"})
_REMARKS = frozenset({"comments", "remarks", "statement", "statements", "announcement"})
_CIRCUMSTANCES = frozenset({"to", "in", "at", "on", "during", "as", "while", "after"})
_NOTHING = frozenset({"little", "nothing"})
_FAR = 10_000
_ADJACENT = 3  # characters between a quotation and who says it
_QUOTE_MARKS = tuple("\"“”„«‘'")


def without_misread(tree: Tree, layout: Layout, text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions as the parse bears them out, those left out that are no statements."""
    made = [one if one.spoken else _mended(tree, layout, one) for one in attributions]
    return _quoted_once(_up_to_the_next([one for one in made if one is not None], text), text)


def _mended(tree: Tree, layout: Layout, one: Attribution) -> Attribution | None:
    at = head_of(tree, tokens_in(tree, one.cue))
    if _is_no_statement(tree, layout, at, one):
        return None
    one = replace(
        one,
        source=_in_paragraph(tree, layout, one.source, one.cue),
        content=_in_paragraph(tree, layout, one.content, one.cue),
    )
    one = replace(one, content=_within_clause(tree, layout, at, one.content))
    if _is_asked(tree, at, one.source):
        return replace(one, source=(), addressee=one.addressee or one.source)
    return _of_nobody(tree, at, one)


def _is_no_statement(tree: Tree, layout: Layout, at: int, one: Attribution) -> bool:
    if _is_deed(tree, layout, at, one) or _is_force(tree, at, one):
        return True
    return _is_occasion(tree, one) or _is_request_for_anonymity(tree, at, one) or _is_said_nothing(tree, at, one)


def _is_said_nothing(tree: Tree, at: int, one: Attribution) -> bool:
    """ "said little to the crowd": nothing is told of what was said."""
    content = [k for low, high in tokens_in(tree, one.content) for k in range(low, high)]
    if not content or tree.lower[content[0]] not in _NOTHING or tree.head[content[0]] != at:
        return False
    return not any(tree.pos[k] in ("VERB", "AUX", "PUNCT") for k in content)


def _up_to_the_next(attributions: Sequence[Attribution], text: str) -> list[Attribution]:
    """Each content up to a semicolon behind which another statement begins: "say he lied; he says they are paid"."""
    starts = [one.source[0][0] for one in attributions if one.source]
    after = sorted(start for start in starts if text[max(0, start - 2) : start].strip() == ";")
    made = []
    for one in attributions:
        content = one.content
        for start in after:
            if any(low < start < high for low, high in content) and text[content[0][0]] not in _QUOTE_MARKS:
                end = text.rindex(";", 0, start)
                content = tuple((low, min(high, end)) for low, high in content if low < end)
        made.append(replace(one, content=content))
    return made


def _quoted_once(attributions: Sequence[Attribution], text: str) -> list[Attribution]:
    """Each quotation with the one whose cue is nearest: not with two speakers, where the farther has said more."""
    made = list(attributions)
    holders: dict[tuple[int, int], list[int]] = {}
    for n, one in enumerate(made):
        for span in one.content:
            if text[span[0]] in _QUOTE_MARKS:
                holders.setdefault(span, []).append(n)
    for span, ns in holders.items():
        nearest = min(ns, key=lambda n: (_distance(text, span, (*made[n].source, *made[n].cue)), n))
        if _distance(text, span, (*made[nearest].source, *made[nearest].cue)) > _ADJACENT:
            continue
        for n in ns:
            if n != nearest and made[n].source != made[nearest].source and len(made[n].content) > 1:
                made[n] = replace(made[n], content=tuple(piece for piece in made[n].content if piece != span))
    return made


def _distance(text: str, span: tuple[int, int], others: Offsets) -> int:
    """Characters from a quotation to the nearest span; far where a sentence ends between."""
    ended = text[slice(*span)].rstrip("\"”’»'").endswith(".")
    before = [span[0] - high for _, high in others if high <= span[0] and "." not in text[high : span[0]]]
    after = [] if ended else [low - span[1] for low, _ in others if low >= span[1]]
    return min([*before, *after], default=_FAR)


def _is_deed(tree: Tree, layout: Layout, at: int, one: Attribution) -> bool:
    """Whether the verb with its particle or object tells of a deed: "called off the talks", "called a friend"."""
    if tree.pos[at] != "VERB" or _has_clause(tree, layout, one):
        return False
    if (particle := tree.kid(at, "prt")) is not None:
        return (tree.lemma[at], tree.lower[particle]) in _DEEDS
    following = [k for k in tree.kids[at] if k > at and tree.dep[k] not in ("punct", "npadvmod", "advmod")]
    return tree.lemma[at] == "call" and [tree.dep[k] for k in following[:2]] == ["dobj"]


def _is_force(tree: Tree, at: int, one: Attribution) -> bool:
    """Whether a verb of force is meant as such: "attacking the convoys". Persons are attacked with words as well."""
    if one.odds is None or tree.lemma[at].lower() not in DEEDS:
        return False
    inside = [k for low, high in tokens_in(tree, one.content) for k in range(low, high)]
    told = any(tree.pos[k] in ("VERB", "AUX", "PRON") or tree.entity[k] == "PERSON" for k in inside)
    return not told and tree.lower[max(inside[0] - 1, 0)] not in _GROUNDS


def _is_occasion(tree: Tree, one: Attribution) -> bool:
    """Whether it tells when or where something was said: "made the comments in Kastro"."""
    words = {tree.lower[k] for low, high in tokens_in(tree, one.cue) for k in range(low, high)}
    first = tokens_in(tree, one.content)[0][0]
    return bool(words & _REMARKS) and "the" in words and tree.lower[first] in _CIRCUMSTANCES


def _is_request_for_anonymity(tree: Tree, at: int, one: Attribution) -> bool:
    """Whether it is how somebody spoke to the press, no part of the story: "who asked not to be named"."""
    words = [tree.lower[k] for low, high in tokens_in(tree, one.content) for k in range(low, high)]
    return tree.lemma[at] in ("ask", "insist", "request", "speak") and bool(_ANONYMITY & set(words[:6]))


def _has_clause(tree: Tree, layout: Layout, one: Attribution) -> bool:
    """Whether the content has a quotation, or a verb."""
    inside = [k for low, high in tokens_in(tree, one.content) for k in range(low, high)]
    return any(layout.quote_of[k] >= 0 for k in inside) or has_word(tree, one.content, "VERB", "AUX")


def _in_paragraph(tree: Tree, layout: Layout, spans: Offsets, cue: Offsets) -> Offsets:
    """The spans without what stands in another paragraph than the rest, unless quoted: the side near the cue counts."""
    kept = []
    for low, high in tokens_in(tree, spans):
        quoted = any(layout.quote_of[k] >= 0 for k in range(low, high))
        first, last = layout.paragraph_of[low], layout.paragraph_of[high - 1]
        if not quoted and first != last:
            near = last if tree.ends[high - 1] <= cue[0][0] else first
            inside = [k for k in range(low, high) if layout.paragraph_of[k] == near and tree.pos[k] != "SPACE"]
            low, high = inside[0], inside[-1] + 1
        kept.append((tree.starts[low], tree.ends[high - 1]))
    return tuple(kept)


def _within_clause(tree: Tree, layout: Layout, at: int, content: Offsets) -> Offsets:
    """The content without the main clause behind it: "if she says that it is over, they will leave"."""
    conditional = tree.dep[at] == "advcl" and any(tree.lower[k] in _OPENERS and k < at for k in tree.kids[at])
    if not conditional and tree.dep[at] != "relcl":
        return content
    end = tree.edges(at)[1]
    ranges = tokens_in(tree, content)
    if ranges[0][0] < at or any(layout.quote_of[k] >= 0 for low, high in ranges for k in (low, high - 1)):
        return content
    kept = [(low, min(high, end)) for low, high in ranges if low < end]
    kept = [(low, high - (tree.lower[high - 1] == ",")) for low, high in kept]
    return tuple((tree.starts[low], tree.ends[high - 1]) for low, high in kept if low < high) or content


def _is_asked(tree: Tree, at: int, source: Offsets) -> bool:
    """Whether the source is whom somebody asked or told: "Brandt, asked whether she would go, left"."""
    if (
        tree.lemma[at] not in ASKED
        or tree.dep[at] not in ("acl", "advcl")
        or tree.subject(at) is not None
        or not source
    ):
        return False
    if tree.tag[at] not in ("VBN", "VBD") or any(tree.dep[k] in ("aux", "mark") for k in tree.kids[at]):
        return False
    return any(low <= tree.starts[tree.head[at]] < high for low, high in source) or tree.dep[at] == "acl"


def _of_nobody(tree: Tree, at: int, one: Attribution) -> Attribution:
    """ "Ferris, said to be ill, has left": what others say of Ferris, without those words that are the report's."""
    verb = next((k for k in tree.kids[at] if k > at and tree.dep[k] in ("xcomp", "ccomp", "advcl")), None)
    said_to_be = tree.lower[at : at + 2] == ["said", "to"] and tree.lemma[at + 2 : at + 3] in (["be"], ["have"])
    if not said_to_be or verb is None or not one.source:
        return one
    low, high = tree.edges(verb)
    words = [(tree.starts[max(low, at + 1)], tree.ends[high - 1])]
    return replace(one, source=(), content=tuple(merged([*one.source, *without(words, one.cue)])))
