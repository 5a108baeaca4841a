from __future__ import annotations

from onrecord.language.parsing import load
from onrecord.reading.speakers import layout_of
from onrecord.reading.tree import tree_of


def test_layout_places_each_token() -> None:
    text = "Sarn said “stay.”\n\n“Go on.”"
    tree = tree_of(load()(text))
    layout = layout_of(tree, text)
    assert [" ".join(tree.lower[quote.low : quote.high]) for quote in layout.quotes] == ["“ stay . ”", "“ go on . ”"]
    assert [quote.paragraph for quote in layout.quotes] == [0, 1]
    assert layout.quote_of[0] == -1
    assert layout.quote_of[-1] == 1
    assert layout.paragraph_of[-1] == 1


def test_layout_of_nothing() -> None:
    layout = layout_of(tree_of(load().make_doc("")), "")
    assert (layout.quotes, layout.quote_of) == ([], [])
