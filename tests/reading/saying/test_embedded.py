"""What the clause around a cue says of whether it took place."""

from __future__ import annotations

import pytest

from onrecord.intake.readers import report_from_text
from onrecord.language.parsing import parse
from onrecord.reading.saying.embedded import embedded_mode
from onrecord.reading.saying.tree import tree_of


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("It is false that Sarn said the raid failed.", "negated"),
        ("It is not true that Sarn said the raid failed.", "negated"),
        ("It is not clear that Sarn said the raid failed.", "hypothetical"),
        ("It is unlikely that Sarn said the raid failed.", "hypothetical"),
        ("Suppose Sarn said that the raid had failed.", "hypothetical"),
        ("Veil denied that Sarn had said the raid failed.", "hypothetical"),
        ("Veil did not say that Sarn said the raid failed.", "hypothetical"),
        ("No evidence has emerged that Sarn said the raid failed.", "hypothetical"),
        ("No minister who said that the raid failed kept his post.", "hypothetical"),
        ("It is not surprising that Sarn said the raid failed.", "asserted"),
        ("It is clear that Sarn said the raid failed.", "asserted"),
        ("Veil did not know that Sarn said the raid failed.", "asserted"),
        ("The minister who said that the raid failed kept his post.", "asserted"),
        ("Sarn said the raid failed.", "asserted"),
    ],
)
def test_the_clause_around(text: str, mode: str) -> None:
    (doc,) = parse([report_from_text(text, "x")])
    tree = tree_of(doc)
    at = max(i for i in range(len(tree)) if tree.lower[i] == "said")
    assert embedded_mode(tree, at) == mode
