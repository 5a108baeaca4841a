from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.parsing import load
from onrecord.reading.saying.tree import merged, tree_of, without

RANGES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 8)).map(lambda r: (r[0], r[0] + r[1] + 1)), max_size=6)


def test_tree_agrees_with_the_parse() -> None:
    doc = load()("The minister said that the port was safe. Nobody believed her.")
    tree = tree_of(doc)
    assert [tree.head[t.i] for t in doc] == [t.head.i for t in doc]
    assert tree.lemma[2] == "say"
    subject = tree.subject(2)
    assert subject is not None and tree.edges(subject) == (0, 2)
    assert len(tree.sentences) == 2
    assert tree.sentence[-1] == 1


def test_tree_of_nothing_is_empty() -> None:
    assert len(tree_of(load().make_doc(""))) == 0


@given(RANGES, RANGES)
def test_without_leaves_exactly_the_uncovered_tokens(
    ranges: list[tuple[int, int]], holes: list[tuple[int, int]]
) -> None:
    def tokens(pieces: list[tuple[int, int]]) -> set[int]:
        return {i for low, high in pieces for i in range(low, high)}

    assert tokens(without(ranges, holes)) == tokens(ranges) - tokens(holes)
    assert tokens(merged(ranges)) == tokens(ranges)


@given(RANGES)
def test_merged_ranges_lie_apart(ranges: list[tuple[int, int]]) -> None:
    joined = merged(ranges)
    assert all(a[1] < b[0] for a, b in pairwise(joined))
