"""What the record leaves out: who speaks, how often and how long."""

from __future__ import annotations

import hashlib

import pytest

from onrecord.language.parsing import parse
from onrecord.model import Report, Statement, Zone
from onrecord.reading.counting.noise import Speakers
from onrecord.reading.figures import find_figures


def read(text: str, *sources: str) -> list[str]:
    made = Report("r", text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, len(text)),))
    (doc,) = parse([made])
    spans = [made.span(text.index(words), text.index(words) + len(words)) for words in sources]
    said = [Statement(f"s{at}", "r", (one,), (one,), (), "indirect", "speech", "body") for at, one in enumerate(spans)]
    return [one.span.exact for one in find_figures(made, doc, said, ())]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("He bought four mills.", ["four"]),
        ("He bought the four mills.", ["four"]),
        ("The town's two mills closed.", []),
        ("He bought 40 mills.", ["40"]),
        ("He bought about four mills.", ["about four"]),
        ("He waited 40 days.", ["40 days"]),
        ("He waited four days.", ["four days"]),
        ("It was a 40-day march.", []),
        ("Four clerks were killed.", ["Four"]),
        ("He paid four dollars.", ["four dollars"]),
    ],
)
def test_what_is_kept(text: str, kept: list[str]) -> None:
    assert read(text) == kept


def test_those_who_speak_are_no_figure() -> None:
    text = "Two envoys of the league told her so."
    assert read(text) == ["Two"]
    assert read(text, "Two envoys of the league") == []


def test_speakers_hold_only_what_stands_within() -> None:
    made = Report("r", "Two envoys spoke.", "", ())
    source = made.span(0, 10)
    said = Statement("s1", "r", (source,), (source,), (), "indirect", "speech", "body")
    assert Speakers([said]).hold(made.span(0, 3))
    assert not Speakers([said]).hold(made.span(4, 17))
