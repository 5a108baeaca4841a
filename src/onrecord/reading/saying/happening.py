"""Whether speech that an infinitive or gerund names took place: "went on to say" did, "was to say" did not."""

from __future__ import annotations

from onrecord.reading.saying.frames import has_to
from onrecord.reading.saying.tree import Tree

# Verbs whose infinitive or gerund is what was done.
_DONE = frozenset({"begin", "continue", "go", "keep", "open", "proceed", "resume", "start"})
# Passive verbs after which it was seen or had to be done: "was heard saying", "was forced to admit".
_WITNESSED = frozenset({"catch", "film", "hear", "overhear", "quote", "record", "see"})
_MADE = frozenset({"compel", "force", "oblige"})
_MANAGED = frozenset({"dare", "hasten", "manage", "quick", "rush", "take", "use"})
# Verbs with which somebody owns to having said something.
_OWNING = frozenset({"acknowledge", "admit", "recall", "regret", "remember"})
_SORRY = frozenset({"apologise", "apologize"})
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
        return _is_doing(tree, i, governor) and took_place(tree, governor)
    return True


def _is_doing(tree: Tree, i: int, governor: int) -> bool:
    """Whether what governs the infinitive or gerund `i` says that it was done."""
    word = tree.lemma[governor]
    if tree.tag[i] == "VBG" and word in _OWNING:
        return True
    if tree.tag[governor] == "VBN" and tree.kid(governor, "auxpass") is not None:
        return word in (_MADE if has_to(tree, i) else _WITNESSED) or word in _DONE
    return word in _DONE or word in _MANAGED


def _is_told_of(tree: Tree, i: int, preposition: int) -> bool:
    """Whether the preposition before the gerund `i` says that it took place: "by saying", "quoted as saying"."""
    if tree.lower[preposition] == "as":
        return tree.lemma[tree.head[preposition]] in _QUOTING
    if tree.lower[preposition] == "for":
        return tree.lemma[tree.head[preposition]] in _SORRY
    return tree.lower[preposition] in _AFTER or tree.subject(i) is not None
