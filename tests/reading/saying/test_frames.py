from __future__ import annotations

import pytest

from onrecord.language.parsing import load
from onrecord.reading.saying.frames import frames_of, is_passive, without_comment
from onrecord.reading.saying.tree import Tree, tree_of


def parsed(text: str, verb: str) -> tuple[Tree, int, list[str]]:
    doc = load()(text)
    tree = tree_of(doc)
    return tree, tree.lower.index(verb), [token.text for token in doc]


@pytest.mark.parametrize(
    ("text", "verb", "frame", "content"),
    [
        ("Sarn said that it was open.", "said", "clause", "that it was open"),
        ("Sarn vowed to stay.", "vowed", "inf", "to stay"),
        ("Sarn rejected the plan.", "rejected", "obj", "the plan"),
        ("Sarn accused the owners of theft.", "accused", "obj", "the owners of theft"),
        ("Sarn called the plan a mistake.", "called", "name", "the plan a mistake"),
        ("Sarn attacked the owners for greed.", "attacked", "obj+", "the owners for greed"),
        ("Sarn called for calm.", "called", "for", "calm"),
    ],
)
def test_frames(text: str, verb: str, frame: str, content: str) -> None:
    tree, i, words = parsed(text, verb)
    ranges = frames_of(tree, i)[frame]
    assert " ".join(" ".join(words[low:high]) for low, high in ranges) == content


def test_passives() -> None:
    assert is_passive(*parsed("The owners were accused of theft.", "accused")[:2])
    assert not is_passive(*parsed("Sarn has accused the owners of theft.", "accused")[:2])


def test_a_closing_comment_is_not_part_of_what_is_said() -> None:
    tree, i, words = parsed("Sarn rejected the plan, drawing criticism.", "rejected")
    whole = [(i + 1, len(words) - 1)]
    low, high = without_comment(tree, whole)[0]
    assert " ".join(words[low:high]) == "the plan"
    assert without_comment(tree, []) == []


def test_a_meeting_that_is_called_is_not_called_something() -> None:
    tree, i, _ = parsed("Sarn called an urgent meeting on Monday.", "called")
    assert "name" not in frames_of(tree, i)


def test_days_are_no_objects() -> None:
    tree, i, _ = parsed("Sarn has pushed for months.", "pushed")
    assert "for" not in frames_of(tree, i)
