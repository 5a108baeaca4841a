"""A condition on what somebody agrees to, promises or says will be: without it the content means another thing."""

from __future__ import annotations

from onrecord.reading.saying.tree import Range, Tree

_PHRASES = (
    ("on", "condition"), ("on", "the", "condition"), ("on", "one", "condition"), ("as", "long", "as"),
    ("so", "long", "as"), ("in", "exchange", "for"), ("in", "return", "for"), ("even", "if"), ("only", "if"),
    ("only", "after"), ("only", "when"), ("only", "once"), ("only", "until"),
    ("provided",), ("providing",), ("unless",), ("if",), ("until",), ("once",),
)  # fmt: skip
_PROVISOS = frozenset({"provided", "providing", "unless"})
_BETWEEN = frozenset({",", "but", "and"})
# "spoke on condition that he not be named" is a condition on speaking, no part of what was said.
_NAMING = frozenset({"anonymity", "anonymous", "identified", "identify", "name", "named", "quoted"})
_INVERTED = frozenset({"had", "if", "should", "unless", "were"})
_AHEAD = frozenset({"MD", "TO"})


def with_condition(tree: Tree, at: int, content: list[Range]) -> list[Range]:
    """The content after the cue `at`, with the condition that follows it and that the parser hangs elsewhere."""
    if not content or content[-1][0] < at:
        return content
    content = _without_anonymity(tree, content)
    low, high = content[-1]
    end = tree.sentences[tree.sentence[at]][1]
    start = high
    while start < min(high + 2, end) and tree.lower[start] in _BETWEEN:
        start += 1
    opener = next((p for p in _PHRASES if tuple(tree.lower[start : min(start + len(p), end)]) == p), None)
    if opener is None or (opener[0] not in _PROVISOS and not _looks_ahead(tree, low, high)):
        return content
    past = _governed(tree, start, start + len(opener) - 1, end)
    if past is None or any(tree.lower[k] in _NAMING for k in range(start, past)):
        return content
    return [*content[:-1], (low, past)]


def with_outcome(tree: Tree, at: int, source: list[Range], content: list[Range]) -> list[Range]:
    """The content with what follows from the condition that the parser took for all of it.

    "Should the dam burst, the road would flood, Sarn said": nobody said that the dam should burst.
    """
    if len(content) != 1 or not source or not content[0][1] < source[0][0] < at:
        return content
    low, high = content[0]
    if low != tree.sentences[tree.sentence[at]][0] or tree.lower[low] not in _INVERTED or tree.lower[high] != ",":
        return content
    between = range(high, source[0][0])
    return [(low, source[0][0])] if any(tree.pos[k] in ("VERB", "AUX") for k in between) else content


def _without_anonymity(tree: Tree, content: list[Range]) -> list[Range]:
    """The content without a condition on speaking at its end."""
    low, high = content[-1]
    for k in range(low + 1, high - 2):
        if tree.lower[k] == "on" and "condition" in tree.lower[k + 1 : k + 3]:
            if any(tree.lower[m] in _NAMING for m in range(k, high)):
                return [*content[:-1], (low, k)]
            return content
    return content


def _looks_ahead(tree: Tree, low: int, high: int) -> bool:
    """Whether the content is an infinitive or says what would be; of the past, "until" may tell when it was said."""
    return any(tree.tag[k] in _AHEAD for k in range(low, high))


def _governed(tree: Tree, first: int, last: int, end: int) -> int | None:
    """Past the clause or phrase that the opener from `first` to `last` brings in."""
    past = first
    for k in range(first, last + 1):
        for top in (k, tree.head[k]):
            low, high = tree.edges(top)
            if low >= first and high <= end:
                past = max(past, high)
    return past if past > last + 1 else None
