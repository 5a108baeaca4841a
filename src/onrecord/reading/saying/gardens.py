"""Where the parser was led astray: a clause taken for what a later verb says, a subject taken from the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.reading.saying.tree import Range, Tree

if TYPE_CHECKING:
    from onrecord.reading.saying.clauses import Found

_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_CLAUSAL = _FINITE | {"MD"}
_BEGINNING = frozenset({"DET", "PRON"})
_NAMED = frozenset({"NORP", "ORG", "PERSON"})
_TIMES = frozenset({"after", "although", "as", "because", "before", "if", "since", "until", "when", "while"})


def is_garden_path(tree: Tree, i: int, source: list[Range], content: list[Range]) -> bool:
    """Whether a clause before the cue `i` and its source cannot be what is said, as another verb stands between.

    In "A pause began, after Veldt freed ten men and Sarn agreed to wait" nobody agreed that a pause began.
    """
    if not content or content[0][1] > i or content[-1][0] > i:
        return False
    start = min([i, *(low for low, _ in source)])
    between = range(content[-1][1], start)
    return not any(tree.tag[k] == "''" for k in between) and any(tree.tag[k] in _FINITE for k in between)


def last_of_pair(tree: Tree, i: int, source: list[Range], head: int | None) -> tuple[list[Range], int | None]:
    """The source of `i` without a first noun that is the object of the verb before it ("freed ten men and Sarn")."""
    if head is None or not source:
        return source, head
    low, high = source[0]
    before = low - 1
    last = tree.kid(head, "conj")
    if last is None or before < 0 or tree.tag[before] not in _FINITE or before in tree.heads(i):
        return source, head
    return [(tree.edges(last)[0], high)], last


def is_run_together(tree: Tree, item: Found) -> bool:
    """Whether a clause and "X said" after it stand without a comma, and it is open where the one ends.

    Texts that lost their commas read "it hurt ten people and killed two state media said": the words before the
    cue are trusted to be its source only where an article, a pronoun or one name begins them.
    """
    if item.frame != "clause" or not item.source or not item.content:
        return False
    (low, high), end = item.source[0], item.content[-1][1]
    if end > low or item.at < high or any(tree.pos[k] == "PUNCT" for k in range(end - 1, low)):
        return False
    first = item.content[0][0]
    if tree.lower[first] in _TIMES or not any(tree.tag[k] in _CLAUSAL for k in range(first, end)):
        return True
    if tree.pos[low] in _BEGINNING:
        return False
    kinds = {tree.entity[k] for k in range(low, high)}
    return tree.pos[low] != "PROPN" or len(kinds) != 1 or not kinds <= _NAMED
