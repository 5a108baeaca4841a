"""What a verb governs that can be attributed: its complement clause, infinitive, object or prepositional object."""

from __future__ import annotations

from onrecord.reading.cues import NOUNS
from onrecord.reading.tree import Range, Tree

# Prepositions that add to what an object is said of ("accused him of ..."), unlike those of time and place.
_OBJECT_PREPOSITIONS = frozenset({"of", "for", "as", "against", "over", "about", "to"})
_STRAY = 4
_AUTHORS = frozenset({"by", "from"})
_GROUNDS = frozenset({"for", "over", "as"})
_AFTER_OBJECT = frozenset({"oprd", "xcomp", "ccomp", "dobj", "prt"})


def frames_of(tree: Tree, i: int) -> dict[str, list[Range]]:
    """The content each frame of the verb `i` would have; keys clause, inf, obj and prepositions (``for``)."""
    found: dict[str, list[Range]] = {}
    dep = tree.dep
    for k in tree.kids[i]:
        if dep[k] == "ccomp":
            found.setdefault("clause", _clause(tree, k))
        elif dep[k] == "acomp" and tree.lower[k] == "clear" and (inner := tree.kid(k, "ccomp")) is not None:
            found.setdefault("clause", [tree.edges(inner)])
        elif dep[k] == "xcomp" and has_to(tree, k):
            found.setdefault("inf", _infinitive(tree, k))
        elif dep[k] == "dobj" and k > i:
            found.setdefault("obj", [tree.edges(k), *_complements(tree, i, k)])
            _qualify(tree, i, k, found)
        elif dep[k] == "dobj" and tree.tag[k] in ("WDT", "WP", "WRB") and k < i:
            found.setdefault("wh", [tree.edges(k), *_complements(tree, i, i)])
        elif dep[k] == "prep" and k > i:
            low, high = tree.edges(k)
            if low == k and k + 1 < high and tree.entity[k + 1] not in ("DATE", "TIME"):
                found.setdefault(tree.lower[k], [(k + 1, high)])
    return found


def _clause(tree: Tree, k: int) -> list[Range]:
    """The clause `k` from its "that" on, where a few words of another clause stand before ("said Monday that")."""
    low, high = tree.edges(k)
    if tree.lower[k] == "clear" and (inner := tree.kid(k, "ccomp")) is not None:
        return [tree.edges(inner)]
    that = next((m for m in tree.kids[k] if tree.dep[m] == "mark" and tree.lower[m] == "that"), low)
    stray = low < that <= low + _STRAY and not any(tree.pos[i] in ("VERB", "AUX", "PUNCT") for i in range(low, that))
    return [(that if stray else low, high)]


def _qualify(tree: Tree, i: int, k: int, found: dict[str, list[Range]]) -> None:
    """Add the narrower frames that the object `k` also fills."""
    after = [other for other in tree.kids[i] if other > k]
    if any(tree.dep[other] == "prep" and tree.lower[other] in _GROUNDS for other in after):
        found.setdefault("obj+", found["obj"])
    if any(_names(tree, other) for other in after):
        found.setdefault("name", found["obj"])


def _names(tree: Tree, k: int) -> bool:
    """Whether `k` says what an object is called or taken for."""
    return tree.dep[k] in ("oprd", "xcomp", "ccomp") or (tree.dep[k] == "prep" and tree.lower[k] in ("as", "to"))


def _complements(tree: Tree, i: int, k: int) -> list[Range]:
    """What follows `k` under the verb `i` and says something of it; "by" and "from" say whose claim or call it is."""
    prepositions = _OBJECT_PREPOSITIONS | _AUTHORS if tree.lemma[k] in NOUNS else _OBJECT_PREPOSITIONS
    return [
        tree.edges(other)
        for other in tree.kids[i]
        if other > k
        and (tree.dep[other] in _AFTER_OBJECT or (tree.dep[other] == "prep" and tree.lower[other] in prepositions))
    ]


def _infinitive(tree: Tree, k: int) -> list[Range]:
    """The infinitive `k` without a participle that the parser wrongly joins to it ("to go on, and adding ...")."""
    low, high = tree.edges(k)
    for other in tree.kids[k]:
        start = tree.edges(other)[0]
        joined = tree.dep[other] == "conj" or (tree.dep[other] == "advcl" and tree.pos[start - 1] == "CCONJ")
        if joined and tree.tag[other] == "VBG" and start > k:
            return [(low, min(high, start))]
    return [(low, high)]


def has_to(tree: Tree, i: int) -> bool:
    """Whether the verb `i` is an infinitive with "to"."""
    return any(tree.dep[k] == "aux" and tree.tag[k] == "TO" for k in tree.kids[i])


def is_passive(tree: Tree, i: int) -> bool:
    """Whether the verb `i` is a passive or a bare participle of one ("accused of")."""
    if any(tree.dep[k] in ("auxpass", "nsubjpass") for k in tree.kids[i]):
        return True
    return tree.tag[i] == "VBN" and not any(tree.dep[k] == "aux" and tree.lemma[k] == "have" for k in tree.kids[i])


def without_comment(tree: Tree, content: list[Range]) -> list[Range]:
    """The content without a clause such as ", drawing criticism" at its end, which is the report's own."""
    if not content:
        return content
    low, high = content[-1]
    for i in range(low + 2, high):
        if (
            tree.tag[i] == "VBG"
            and tree.lower[i - 1] == ","
            and tree.dep[i] in ("acl", "advcl")
            and tree.edges(i)[1] >= high
        ):
            return [*content[:-1], (low, i - 1)]
    return content
