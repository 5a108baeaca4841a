"""Attributions: which words are a source, which the cue, which the content that is attributed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.reading.clauses import read_verb
from onrecord.reading.nominal import read_nominal
from onrecord.reading.speakers import attach_quotations, is_within_quotation, layout_of
from onrecord.reading.tree import Range, Tree, merged, tree_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.model import Report, StatementAct

Offsets = tuple[tuple[int, int], ...]
_LEFT_OUT = frozenset({"credit", "boilerplate"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution in offsets. `source` is empty where the text names none, `addressee` where it names nobody."""

    source: Offsets
    cue: Offsets
    content: Offsets
    act: StatementAct = "other"
    addressee: Offsets = ()


def find_attributions(report: Report, doc: Doc) -> list[Attribution]:
    """The attributions of `report`, in order of position."""
    tree = tree_of(doc)
    layout = layout_of(tree, report.text)
    items = []
    for i in range(len(tree)):
        item = read_verb(tree, i) if tree.pos[i] in ("VERB", "AUX") else read_nominal(tree, i)
        if item is not None and not is_within_quotation(tree, layout, item):
            items.append(item)
    attach_quotations(tree, layout, items)
    attributions = []
    for item in items:
        content = trimmed(tree, item.content)
        if content:
            attributions.append(
                Attribution(
                    offsets(tree, trimmed(tree, item.source)), offsets(tree, item.cue), offsets(tree, content), item.act
                )
            )
    return attributions


def trimmed(tree: Tree, ranges: list[Range]) -> list[Range]:
    """The ranges without punctuation and white space at their edges; those without a word drop out."""
    kept = []
    for low, high in ranges:
        while low < high and tree.pos[low] in ("PUNCT", "SPACE"):
            low += 1
        while low < high and tree.pos[high - 1] in ("PUNCT", "SPACE"):
            high -= 1
        if low < high:
            kept.append((low, high))
    return merged(kept)


def offsets(tree: Tree, ranges: list[Range]) -> Offsets:
    """The ranges as offsets into the text."""
    return tuple((tree.starts[low], tree.ends[high - 1]) for low, high in merged(ranges))
