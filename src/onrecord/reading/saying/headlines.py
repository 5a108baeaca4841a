"""A headline's colon: "Minister: talks have failed", "Ten hurt in blast: police"."""

from __future__ import annotations

from onrecord.reading.saying.clauses import Found
from onrecord.reading.saying.cues import SPEAKERS
from onrecord.reading.saying.tree import Range, Tree

_LONGEST_SPEAKER = 6
_SHORTEST_CONTENT = 3
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART"})


def read_headline(tree: Tree, line: Range) -> Found | None:
    """The attribution that the colon of a headline makes; None where it has none or several, or no clear speaker."""
    low, high = line
    while low < high and tree.pos[high - 1] in ("SPACE", "PUNCT") and tree.lower[high - 1] != ":":
        high -= 1
    colons = [i for i in range(low, high) if tree.lower[i] == ":"]
    if len(colons) != 1:
        return None
    colon = colons[0]
    before, after = (low, colon), (colon + 1, high)
    for speaker, content in ((before, after), (after, before)):
        if _is_speaker(tree, speaker) and content[1] - content[0] >= _SHORTEST_CONTENT and _is_clause(tree, content):
            return Found(colon, [speaker], [(colon, colon + 1)], [content], "speech", "colon")
    return None


def _is_speaker(tree: Tree, stretch: Range) -> bool:
    low, high = stretch
    if not 0 < high - low <= _LONGEST_SPEAKER or any(tree.pos[i] not in _NOMINAL for i in range(low, high)):
        return False
    return tree.entity[high - 1] in _NAMES or tree.lemma[high - 1].lower() in SPEAKERS


def _is_clause(tree: Tree, stretch: Range) -> bool:
    return any(tree.pos[i] in ("VERB", "AUX") for i in range(*stretch))
