"""Attributions without a verb of saying: "according to", nouns such as "claim that", adjectives such as "critical of"."""

from __future__ import annotations

from onrecord.reading.clauses import Found, is_unreal, lemma_of
from onrecord.reading.cues import ADJECTIVES, NOUN_PREPOSITIONS, NOUNS, verb_cue
from onrecord.reading.sources import source_of
from onrecord.reading.tree import Range, Tree, without

_AUXILIARIES = frozenset({"aux", "auxpass"})


def read_nominal(tree: Tree, i: int) -> Found | None:
    """The attribution whose cue is the word `i`, not a verb of saying."""
    if tree.lower[i] == "according" and i + 2 < len(tree) and tree.lower[i + 1] == "to":
        return _according(tree, i)
    if tree.pos[i] == "NOUN" and tree.lemma[i] in NOUNS:
        return _noun(tree, i)
    if tree.dep[i] == "acomp" and tree.lower[i] in ADJECTIVES:
        return _adjective(tree, i)
    return None


def _according(tree: Tree, i: int) -> Found | None:
    low, high = tree.edges(i)
    if low != i or high < i + 3:
        return None
    clause = next((h for h in tree.heads(i) if tree.pos[h] in ("VERB", "AUX")), tree.head[i])
    content = without([tree.edges(clause)], [(low, high)])
    return Found(i, [(i + 2, high)], [(i, i + 2)], content, "speech", "according")


def _noun(tree: Tree, i: int) -> Found | None:
    """ "X's claim that ...", "a promise by X to ..."; without a source only where a clause with "that" follows."""
    content: list[Range] = []
    source: list[Range] = []
    frame = ""
    governed = NOUN_PREPOSITIONS.get(tree.lemma[i], frozenset())
    for k in tree.kids[i]:
        low, high = tree.edges(k)
        if tree.dep[k] == "poss":
            source = [(low, high)]
        elif k > i and tree.dep[k] in ("acl", "ccomp") and tree.lower[low] in ("that", "to"):
            content, frame = [(low, high)], tree.lower[low]
        elif k > i and tree.dep[k] == "prep" and high > k + 1:
            if tree.lower[k] in ("by", "from", "among"):
                source = source or [(k + 1, high)]
            elif tree.lower[k] in governed and not content:
                content, frame = [(k + 1, high)], "prep"
    if not source and tree.dep[i] == "dobj" and frame != "that":
        return None
    if not content or (frame != "that" and not source) or _is_object_of_cue(tree, i):
        return None
    low = min([i, *(k for k in tree.kids[i] if tree.dep[k] == "amod")])
    high = content[0][0] if frame == "prep" else i + 1
    cue = without([(low, high)], [*source])
    content = without(content, source)
    return Found(i, without(source, content), cue, content, NOUNS[tree.lemma[i]], "noun")


def _is_object_of_cue(tree: Tree, i: int) -> bool:
    """Whether the noun is what a cue verb is said to express or reject, so that it belongs to that one's content."""
    if tree.dep[i] != "dobj":
        return False
    cue = verb_cue(lemma_of(tree, tree.head[i]))
    return cue is not None and "obj" in cue.acts


def _adjective(tree: Tree, i: int) -> Found | None:
    """ "is critical of", "was sure that"."""
    verb = tree.head[i]
    frames = ADJECTIVES[tree.lower[i]]
    for k in tree.kids[i]:
        if k < i:
            continue
        low, high = tree.edges(k)
        start = _starts(tree, k, low, frames)
        if start is None or start >= high or is_unreal(tree, verb):
            continue
        source, _ = source_of(tree, verb)
        if not source:
            return None
        first = min([verb, *(a for a in tree.kids[verb] if tree.dep[a] in _AUXILIARIES and a < verb)])
        return Found(
            i,
            source,
            without([(first, start if start > low else i + 1)], source),
            [(start, high)],
            "thought",
            "adjective",
        )
    return None


def _starts(tree: Tree, k: int, low: int, frames: frozenset[str]) -> int | None:
    """Where the content under the child `k` of an adjective begins, if it is a frame of that adjective."""
    if tree.dep[k] == "prep" and tree.lower[k] in frames:
        return k + 1
    if tree.dep[k] == "ccomp" and "that" in frames:
        return low
    if tree.dep[k] == "xcomp" and "to" in frames:
        return low
    return None
