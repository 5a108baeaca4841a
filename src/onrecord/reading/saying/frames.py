"""What a verb governs that can be attributed: its complement clause, infinitive, object or prepositional object."""

from __future__ import annotations

from onrecord.reading.saying.asides import account_of
from onrecord.reading.saying.cues import NOUNS, TIMES
from onrecord.reading.saying.tree import Range, Tree

# Prepositions that add to what an object is said of ("accused him of ..."), unlike those of time and place.
_OBJECT_PREPOSITIONS = frozenset({"of", "for", "as", "against", "over", "about", "to"})
_STRAY = 4
_PLURAL = frozenset({"NNS", "NNPS"})
_PLURAL_PRONOUNS = frozenset({"they", "we", "these", "those"})
_SINGULAR = frozenset({"has", "is", "was"})
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
            _free_relative(tree, i, k, found)
        elif dep[k] == "acomp" and tree.lower[k] == "clear" and (inner := tree.kid(k, "ccomp")) is not None:
            found.setdefault("clause", [tree.edges(inner)])
        elif dep[k] == "xcomp" and has_to(tree, k):
            found.setdefault("inf", _infinitive(tree, k))
        elif dep[k] == "dobj" and k > i:
            found.setdefault("obj", [tree.edges(k), *_complements(tree, i, k)])
            _qualify(tree, i, k, found)
        elif dep[k] == "dobj" and tree.tag[k] in ("WDT", "WP", "WRB") and k < i and not _is_that(tree, i, k):
            found.setdefault("wh", [tree.edges(k), *_complements(tree, i, i)])
        elif dep[k] == "prep" and k > i:
            _prepositional(tree, i, k, found)
    if (account := account_of(tree, i)) is not None:
        found["wh"] = [account, *_complements(tree, i, i)]
    return found


def _is_that(tree: Tree, i: int, k: int) -> bool:
    """Whether the relative is the "that" of a clause that somebody said ("told us that Veldt had agreed to ...")."""
    return tree.lower[k] == "that" and tree.dep[i] == "ccomp"


def _free_relative(tree: Tree, i: int, k: int, found: dict[str, list[Range]]) -> None:
    """Add the object frame where the clause stands for a thing: "welcomed what it called ..."."""
    if k > i and tree.lower[tree.edges(k)[0]] == "what":
        found.setdefault("obj", [tree.edges(k)])


def _prepositional(tree: Tree, i: int, k: int, found: dict[str, list[Range]]) -> None:
    """Add the frames of the preposition `k`."""
    low, high = tree.edges(k)
    gerund = tree.kid(k, "pcomp")
    if tree.lower[k] == "to" and gerund is not None and tree.tag[gerund] == "VBG":
        found.setdefault("to+", [(k + 1, high)])
    if low == k and k + 1 < high and not tells_time(tree, k + 1, high):
        found.setdefault(tree.lower[k], [(k + 1, _with_infinitive(tree, i, high))])


def _with_infinitive(tree: Tree, i: int, end: int) -> int:
    """Past the infinitive of "called on both sides to wait", which the parser hangs from the verb `i`."""
    if tree.lemma[i] != "call":
        return end
    ends = (
        tree.edges(k)[1]
        for k in tree.kids[i]
        if tree.dep[k] in ("xcomp", "advcl") and tree.edges(k)[0] == end and has_to(tree, k)
    )
    return next(ends, end)


def _clause(tree: Tree, k: int) -> list[Range]:
    """The clause `k` from its "that" on, where a few words of another clause stand before ("said Monday that")."""
    low, high = tree.edges(k)
    if tree.lower[k] == "clear" and (inner := tree.kid(k, "ccomp")) is not None:
        return [tree.edges(inner)]
    that = next((m for m in tree.kids[k] if tree.dep[m] == "mark" and tree.lower[m] == "that"), low)
    if (number := _numbered_subject(tree, k, low)) is not None:
        return [(number, high)]
    stray = low < that <= low + _STRAY and not any(tree.pos[i] in ("VERB", "AUX", "PUNCT") for i in range(low, that))
    return [(that if stray else low, _end_of_clause(tree, k, high))]


def _end_of_clause(tree: Tree, k: int, high: int) -> int:
    """Where the clause ends; ", and has asked ..." after a plural is the speaker's doing, not part of what is said."""
    subject = tree.subject(k)
    if subject is None:
        return high
    plural = (
        tree.tag[subject] in _PLURAL or tree.lower[subject] in _PLURAL_PRONOUNS or tree.kid(subject, "cc") is not None
    )
    for other in tree.kids[k]:
        start = tree.edges(other)[0]
        if tree.dep[other] != "conj" or tree.subject(other) is not None or tree.lower[start - 1] not in ("and", "but"):
            continue
        if plural and tree.lower[start - 2] == "," and (tree.lower[start] in _SINGULAR or tree.tag[start] == "VBZ"):
            return start - 2
    return high


def _numbered_subject(tree: Tree, k: int, low: int) -> int | None:
    """Where a subject such as "between eight and 10 drones" begins, that the parser takes for a phrase of the cue."""
    if tree.subject(k) is not None or tree.tag[low] not in ("VBD", "VBP", "VBZ", "MD"):
        return None
    cue = tree.head[k]
    for other in tree.kids[cue]:
        start, end = tree.edges(other)
        if start == cue + 1 and end == low and tree.dep[other] == "prep":
            return start if any(tree.tag[m] == "CD" for m in range(start, end)) else None
    return None


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


def tells_time(tree: Tree, low: int, high: int) -> bool:
    """Whether the phrase is a time: "months", "three long years", "the last week of May"."""
    of = next((k for k in range(low, high) if tree.pos[k] == "ADP"), high)
    return high > low and of > low and tree.lemma[of - 1].lower() in TIMES
