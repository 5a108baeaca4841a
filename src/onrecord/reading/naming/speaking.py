"""Which tokens govern the sources of a report's attributions, and who utters what stands in a content."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.reading.naming.scene import SUBJECTS
from onrecord.reading.naming.words import Words
from onrecord.reading.saying.attribution import Attribution
from onrecord.reading.saying.joint import heads_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON"})
_CLAUSES_UP = 4
_SEVERAL = -1  # no token


def source_heads(words: Words, doc: Doc, attributions: Sequence[Attribution]) -> dict[int, int]:
    """The tokens that govern the sources, each with the first token of its source."""
    found: dict[int, int] = {}
    for attribution in attributions:
        tokens = [i for start, end in attribution.source for i in _tokens(words, start, end)]
        heads = _heads(words, doc, tokens)
        for head in heads:
            first = tokens[0] if head == heads[0] else max(tokens[0], doc[head].left_edge.i)
            found[head] = min(first, found.get(head, head))
            if (noun := _antecedent(words, head)) is not None:  # "the envoy, who said ..."
                found.setdefault(noun, words.first[words.sentence[noun]])
    return found


def utterers_of(words: Words, doc: Doc, attributions: Sequence[Attribution]) -> dict[int, int]:
    """For each token of a content the head of the source that utters it, the innermost where several contents hold it.

    No token's where several speak together.
    """
    contents = []
    for attribution in attributions:
        heads = _heads(words, doc, [i for start, end in attribution.source for i in _tokens(words, start, end)])
        head = heads[0] if len(heads) == 1 else _SEVERAL
        contents += [(_tokens(words, start, end), head) for start, end in attribution.content if heads]
    utterers: dict[int, int] = {}
    for tokens, head in sorted(contents, key=lambda content: (-len(content[0]), content[0].start)):
        utterers.update(dict.fromkeys(tokens, head))
    return utterers


def _heads(words: Words, doc: Doc, tokens: Sequence[int]) -> list[int]:
    """The token that governs the source, and those of the others who speak with it."""
    inside = set(tokens)
    outer = [i for i in tokens if words.head[i] not in inside or words.head[i] == i]
    nouns = [i for i in outer if words.pos[i] in NOUNS] or outer
    speaking = [i for i in nouns if words.dep[i] in SUBJECTS] or nouns
    return heads_of(doc, speaking[0], inside) if speaking else []


def _antecedent(words: Words, relative: int) -> int | None:
    """The noun that "who" or "which" stands for."""
    clause = words.head[relative]
    if words.lower[relative] in {"who", "which", "that"}:
        for _ in range(_CLAUSES_UP):
            if words.dep[clause] == "relcl":
                return words.head[clause]
            clause = words.head[clause]
    return None


def _tokens(words: Words, start: int, end: int) -> range:
    return range(bisect_right(words.end, start), bisect_left(words.start, end))
