"""Whose words: the noun phrase that is the source of a cue."""

from __future__ import annotations

from onrecord.reading.tree import Range, Tree

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_GOVERNORS = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp"})


def source_of(tree: Tree, i: int) -> list[Range]:
    """The subject of the verb `i`: its own, or that of the verb it leans on; empty where there is none."""
    verb = i
    for _ in range(6):
        subject = tree.subject(verb)
        if subject is not None:
            return noun_phrase(tree, subject) if _is_somebody(tree, subject) else []
        dep, head = tree.dep[verb], tree.head[verb]
        if head == verb:
            return []
        if dep == "acl" and tree.pos[head] in _NOUNS:
            return [(tree.edges(head)[0], min(verb, tree.edges(verb)[0]))]
        if dep == "xcomp":
            controller = tree.kid(head, "dobj")
            if controller is not None and controller < verb:
                return noun_phrase(tree, controller)
        if dep not in _GOVERNORS or (dep == "ccomp" and tree.tag[verb] not in ("VBG", "VB")):
            return []
        verb = head
    return []


def noun_phrase(tree: Tree, head: int) -> list[Range]:
    """The phrase under `head` with its appositions and short clauses."""
    return [tree.edges(head)]


def _is_somebody(tree: Tree, subject: int) -> bool:
    """Not "there" or an "it" that stands for a clause, nor a clause."""
    return tree.dep[subject] in ("nsubj", "nsubjpass") and tree.lower[subject] not in ("there",)
