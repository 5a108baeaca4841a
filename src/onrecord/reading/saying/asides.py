"""What another says of an account, at its end: "..., which X called a lie", "..., a claim that X denies"."""

from __future__ import annotations

from onrecord.reading.lexemes import word_set
from onrecord.reading.saying.cues import verb_cue
from onrecord.reading.saying.tree import Range, Tree

ACCOUNTS = word_set(
    """
    accusation account allegation assertion assessment characterisation characterization charge claim comment
    conclusion decision demand description estimate explanation figure idea move number prospect remark report
    scenario something statement step suggestion toll version view
    """
)
_RELATIVES = frozenset({"which", "that", "what", "where"})


def account_of(tree: Tree, verb: int) -> Range | None:
    """The phrase in apposition ("an account that") which the relative clause of `verb` speaks of."""
    if tree.dep[verb] != "relcl" or tree.lemma[tree.head[verb]].lower() not in ACCOUNTS:
        return None
    subject = tree.subject(verb)
    low = tree.edges(tree.head[verb])[0]
    if subject is None or not low < tree.edges(subject)[0] < verb or low == 0 or tree.lower[low - 1] != ",":
        return None
    return low, tree.edges(subject)[0]


def without_aside(tree: Tree, source: list[Range], content: list[Range], quoted: list[int]) -> list[Range]:
    """The content less a closing comment by somebody else who is named; `quoted` is -1 outside quotations."""
    if not content:
        return content
    low, high = content[-1]
    last = high - 1
    while last > low and tree.pos[last] in ("PUNCT", "SPACE"):
        last -= 1
    for verb in (last, *tree.heads(last)):
        if verb < low:
            break
        start = _start_of_aside(tree, verb, source)
        if start is not None and start > low + 1 and quoted[start - 1] < 0 and tree.edges(verb)[1] > last:
            return [*content[:-1], (low, start - 1)]
    return content


def _start_of_aside(tree: Tree, verb: int, source: list[Range]) -> int | None:
    """Where the comment whose cue is `verb` begins, behind its comma."""
    subject = tree.subject(verb)
    if tree.dep[verb] != "relcl" or subject is None or tree.pos[subject] not in ("NOUN", "PROPN"):
        return None
    cue = verb_cue(tree.lemma[verb].lower())
    if tree.dep[subject] != "nsubj" or cue is None or "speech" not in cue.acts.values():
        return None
    name = {tree.lower[k] for k in range(*tree.edges(subject))}
    if any(tree.lower[k] in name and tree.pos[k] == "PROPN" for low, high in source for k in range(low, high)):
        return None  # the speaker's own
    account = account_of(tree, verb)
    if account is not None:
        return account[0]
    low = tree.edges(verb)[0]
    is_object = tree.lower[low] in _RELATIVES and low < tree.edges(subject)[0] and tree.lower[low - 1] == ","
    return low if is_object else None
