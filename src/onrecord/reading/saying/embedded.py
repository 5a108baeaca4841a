"""What the clause around a cue makes of it: "it is false that Sarn said", "suppose Sarn said", "anyone who says"."""

from __future__ import annotations

from onrecord.model import StatementMode
from onrecord.reading.saying.tree import Tree

_DENYING = frozenset({"deny", "disbelieve", "disprove", "dispute", "doubt", "refute"})
_SUPPOSING = frozenset({"assume", "imagine", "pretend", "presume", "suppose"})
# Verbs that leave open, when negated, what hangs from them; "did not know that Sarn had said" does not.
_OPEN = frozenset(
    {"appear", "believe", "claim", "confirm", "emerge", "establish", "follow", "indicate", "mean", "prove"}
    | {"report", "say", "seem", "show", "suggest", "think", "verify"}
)
_FALSE = frozenset({"false", "fabricated", "inaccurate", "incorrect", "untrue"})
_DOUBTFUL = frozenset(
    {"conceivable", "disputed", "doubtful", "implausible", "impossible", "likely", "plausible", "possible"}
    | {"questionable", "unclear", "uncertain", "unconfirmed", "unknown", "unlikely", "unproven", "wrong"}
)
_PLAIN = frozenset({"accurate", "certain", "clear", "confirmed", "correct", "evident", "known", "obvious", "proven"})
_TRUE = frozenset({"so", "true", *_PLAIN})
_ANYBODY = frozenset({"anybody", "anyone", "nobody", "none", "whoever"})
_STEPS = 3


def embedded_mode(tree: Tree, at: int) -> StatementMode:
    """The mode that the clauses above the verb `at` give it; asserted where they do not speak against it."""
    for _ in range(_STEPS):
        above = tree.head[at]
        if tree.dep[at] == "relcl":
            return "hypothetical" if _is_anybody(tree, above) else "asserted"
        if tree.dep[at] not in ("ccomp", "csubj") or above == at or (at < above and tree.dep[at] == "ccomp"):
            return "asserted"
        if (mode := _mode_under(tree, above)) != "asserted":
            return mode
        at = above
    return "asserted"


def _mode_under(tree: Tree, above: int) -> StatementMode:
    """What the governing verb `above` makes of its clause."""
    negated = any(tree.dep[k] == "neg" for k in tree.kids[above])
    judged = {tree.lower[k] for k in tree.kids[above] if tree.dep[k] in ("acomp", "oprd", "attr")}
    if tree.lemma[above] == "be" and judged:
        if judged & _FALSE:
            return "hypothetical" if negated else "negated"
        if judged & _TRUE and negated:
            return "hypothetical" if judged & _PLAIN else "negated"
        return "hypothetical" if judged & _DOUBTFUL else "asserted"
    if tree.lemma[above] in _DENYING:
        return "hypothetical"
    if tree.lemma[above] in _SUPPOSING and tree.tag[above] == "VB" and tree.subject(above) is None:
        return "hypothetical"
    subject = tree.subject(above)
    nothing = subject is not None and any(tree.lower[k] == "no" for k in tree.kids[subject])
    return "hypothetical" if tree.lemma[above] in _OPEN and (negated or nothing) else "asserted"


def _is_anybody(tree: Tree, antecedent: int) -> bool:
    return tree.lower[antecedent] in _ANYBODY or any(
        tree.dep[k] == "det" and tree.lower[k] in ("any", "no", "whichever") for k in tree.kids[antecedent]
    )
