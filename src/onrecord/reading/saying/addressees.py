"""To whom something is said."""

from __future__ import annotations

from onrecord.reading.saying.cues import DOCUMENTS
from onrecord.reading.saying.tree import Range, Tree

_ASKED = frozenset({"question", "query", "charge", "accusation", "criticism", "request", "applause", "cheer"})
_OCCASIONS = frozenset(
    {"address", "briefing", "email", "interview", "letter", "message", "remark", "speech", "statement"}
)


def addressee_of(tree: Tree, i: int, frame: str, *, tells: bool) -> list[Range]:
    """The object of a verb that `tells`; "to reporters"; "in a letter to the council". Empty where there is none."""
    for k in tree.kids[i]:
        if k < i:
            continue
        if (tree.dep[k] == "dative" and tree.pos[k] != "ADP") or (tells and tree.dep[k] == "dobj"):
            return [tree.edges(k)]
        if tree.dep[k] in ("prep", "dative") and frame == "clause":
            found = _after_preposition(tree, k)
            if found is not None:
                return [found]
    return []


def _after_preposition(tree: Tree, preposition: int) -> Range | None:
    """The people after "to", also where a letter or an interview stands between."""
    word = tree.kid(preposition, "pobj")
    if word is None:
        return None
    if tree.lower[preposition] == "to" and tree.lemma[word] in DOCUMENTS | _ASKED:
        return None
    if tree.lower[preposition] == "to" and tree.pos[word] in ("NOUN", "PROPN", "PRON"):
        return tree.edges(word)
    if tree.lower[preposition] in ("in", "during") and tree.lemma[word] in _OCCASIONS:
        for k in tree.kids[word]:
            reached = tree.kid(k, "pobj") if tree.dep[k] == "prep" and tree.lower[k] in ("to", "with") else None
            if reached is not None:
                return tree.edges(reached)
    return None
