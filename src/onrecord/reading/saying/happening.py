"""Whether speech that an infinitive or gerund names took place: "went on to say" did, "was to say" did not."""

from __future__ import annotations

from onrecord.reading.saying.frames import has_to
from onrecord.reading.saying.tree import Tree

# Verbs whose infinitive or gerund is what was done.
_DONE = frozenset({"begin", "continue", "go", "keep", "open", "proceed", "resume", "start"})
_AFTER = frozenset({"after", "besides", "by", "despite", "in", "with"})
_QUOTING = frozenset({"cite", "quote"})
_STEPS = 5


def took_place(tree: Tree, i: int) -> bool:
    """Whether the verb `i`, if an infinitive or gerund, stands where it tells what was done; others do."""
    for _ in range(_STEPS):
        if tree.dep[i] != "conj" or tree.subject(i) is not None or tree.tag[i] not in ("VB", "VBG"):
            break
        i = tree.head[i]
    governor = tree.head[i]
    if tree.dep[i] == "pcomp":
        return _is_told_of(tree, i, governor)
    if tree.dep[i] == "xcomp" and (has_to(tree, i) or tree.tag[i] in ("VB", "VBG")):
        return tree.lemma[governor] in _DONE and took_place(tree, governor)
    return True


def _is_told_of(tree: Tree, i: int, preposition: int) -> bool:
    """Whether the preposition before the gerund `i` says that it took place: "by saying", "quoted as saying"."""
    if tree.lower[preposition] == "as":
        return tree.lemma[tree.head[preposition]] in _QUOTING
    return tree.lower[preposition] in _AFTER or tree.subject(i) is not None
