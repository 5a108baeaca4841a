"""The parse as plain lists, so that rules walk it without making spaCy tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

Range = tuple[int, int]  # token indices, end exclusive
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_COLUMNS = ("LEMMA", "LOWER", "POS", "TAG", "DEP", "ENT_TYPE")


@dataclass(slots=True)
class Tree:
    """One row a token: `lemma`, `lower`, `pos`, `tag`, `dep`, `entity`, `head` (an index), `kids`, `sentence`."""

    doc: Doc
    lemma: list[str]
    lower: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    entity: list[str]
    head: list[int]
    starts: list[int]
    ends: list[int]
    kids: list[list[int]]
    sentence: list[int]
    sentences: list[Range] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.lemma)

    def kid(self, i: int, *deps: str) -> int | None:
        """The first child of `i` with one of these relations."""
        for k in self.kids[i]:
            if self.dep[k] in deps:
                return k
        return None

    def subject(self, i: int) -> int | None:
        """The subject of `i`, itself a child of it."""
        for k in self.kids[i]:
            if self.dep[k] in SUBJECTS:
                return k
        return None

    def edges(self, i: int) -> Range:
        """From the first to past the last token under `i`."""
        token = self.doc[i]
        return token.left_edge.i, token.right_edge.i + 1

    def heads(self, i: int) -> Iterator[int]:
        """The heads of `i`, nearest first."""
        for _ in range(64):
            if self.head[i] == i:
                return
            i = self.head[i]
            yield i


def tree_of(doc: Doc) -> Tree:
    """The lists for `doc`, in one pass over its arrays."""
    columns = doc.to_array([*_COLUMNS, "HEAD"]).astype("int64").T.tolist() if len(doc) else [[] for _ in range(7)]
    strings = doc.vocab.strings
    lists: list[list[str]] = []
    for column in columns[:-1]:
        names = {key: strings[key % 2**64] if key else "" for key in set(column)}
        lists.append([names[key] for key in column])
    head = [i + offset for i, offset in enumerate(columns[-1])]
    kids: list[list[int]] = [[] for _ in head]
    for i, h in enumerate(head):
        if h != i:
            kids[h].append(i)
    starts = [token.idx for token in doc]
    ends = [token.idx + len(token) for token in doc]
    sentence, sentences = [0] * len(head), []
    for n, sent in enumerate(doc.sents if len(doc) else ()):
        sentences.append((sent.start, sent.end))
        sentence[sent.start : sent.end] = [n] * (sent.end - sent.start)
    lemma, lower, pos, tag, dep, entity = lists
    return Tree(doc, lemma, lower, pos, tag, dep, entity, head, starts, ends, kids, sentence, sentences)


def tokens_in(tree: Tree, spans: Iterable[tuple[int, int]]) -> list[Range]:
    """The tokens that share a character with the spans, which are offsets in the text."""
    found = [(bisect_right(tree.ends, start), bisect_left(tree.starts, end)) for start, end in spans]
    return merged((low, high) for low, high in found if low < high)


def without(ranges: Iterable[Range], holes: Iterable[Range]) -> list[Range]:
    """The ranges less the holes, in order and without overlap among the pieces of one range."""
    left = list(ranges)
    for low, high in holes:
        left = [piece for a, b in left for piece in ((a, min(b, low)), (max(a, high), b)) if piece[0] < piece[1]]
    return sorted(left)


def merged(ranges: Iterable[Range]) -> list[Range]:
    """The union of the ranges, in order, adjacent ones joined."""
    joined: list[Range] = []
    for low, high in sorted(ranges):
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return joined
