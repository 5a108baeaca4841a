"""Attributions without a verb: "according to" and nouns such as "claim that"."""

from __future__ import annotations

from onrecord.reading.clauses import Found
from onrecord.reading.cues import NOUNS
from onrecord.reading.tree import Range, Tree, without


def read_nominal(tree: Tree, i: int) -> Found | None:
    """The attribution whose cue is the word `i`, not a verb."""
    if tree.lower[i] == "according" and i + 2 < len(tree) and tree.lower[i + 1] == "to":
        return _according(tree, i)
    if tree.pos[i] == "NOUN" and tree.lemma[i] in NOUNS:
        return _noun(tree, i)
    return None


def _according(tree: Tree, i: int) -> Found | None:
    low, high = tree.edges(i)
    if low != i or high < i + 3:
        return None
    clause = next((h for h in tree.heads(i) if tree.pos[h] in ("VERB", "AUX")), None)
    if clause is None:
        clause = tree.head[i]
    content = without([tree.edges(clause)], [(low, high)])
    return Found(i, [(i + 2, high)], [(i, i + 2)], content, "speech", "according")


def _noun(tree: Tree, i: int) -> Found | None:
    """ "X's claim that ...", "a promise by X to ..."; without a source only where a clause with "that" follows."""
    content: list[Range] = []
    source: list[Range] = []
    frame = ""
    for k in tree.kids[i]:
        low, high = tree.edges(k)
        if tree.dep[k] == "poss":
            source = [(low, high)]
        elif k > i and tree.dep[k] in ("acl", "ccomp") and tree.lower[low] in ("that", "to"):
            content, frame = [(low, high)], tree.lower[low]
        elif k > i and tree.dep[k] == "prep" and tree.lower[k] in ("by", "from", "among") and high > k + 1:
            source = source or [(k + 1, high)]
    if not content or (frame == "to" and not source):
        return None
    low = min([i, *(k for k in tree.kids[i] if tree.dep[k] == "amod")])
    cue = without([(low, i + 1)], source)
    content = without(content, source)
    return Found(i, without(source, content), cue, content, NOUNS[tree.lemma[i]], "noun")
