"""One victim, one figure, however often and by whatever words a report tells of them."""

from __future__ import annotations

import hashlib

import pytest

from onrecord.language.parsing import parse
from onrecord.model import Report, Zone
from onrecord.reading.figures import find_figures


def harms(text: str) -> list[tuple[str, float | None, str | None]]:
    made = Report("r", text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, len(text)),))
    (doc,) = parse([made])
    stated = (one for one in find_figures(made, doc, (), ()) if not one.derived_from)
    return [(one.span.exact, one.low, one.effect) for one in stated]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # the same person told of again
        ("Dan Hale, 25, was shot dead. Hale died on the quay. He was killed by a guard.", [("Dan Hale", 1, "killed")]),
        ("A boy was shot on the quay. The boy died at the hospital.", [("The boy", 1, "killed")]),
        # two persons
        ("A gunman killed his wife and his son.", [("his wife", 1, "killed"), ("his son", 1, "killed")]),
        ("The raid killed a nun. A man was shot in the raid.", [("a", 1, "killed"), ("A", 1, "injured")]),
        # who was shot and lived
        ("A guard was killed and five sailors were shot.", [("A", 1, "killed"), ("five", 5, "injured")]),
        ("Five sailors were shot. One of them died.", [("Five", 5, "other"), ("One", 1, "killed")]),
        ("Five sailors were wounded. One of them died.", [("Five", 5, "injured"), ("One", 1, "killed")]),
        ("Six others were shot. A guard was killed.", [("Six", 6, "injured"), ("A", 1, "killed")]),
        # no victim
        ("Mara Dolen died in her sleep.", []),
        ("The speech hurt Mara Dolen.", []),
        ("Gunmen tried to kill Mara Dolen.", []),
        ("The raid on Lisk Hospital shook the port.", []),
    ],
)
def test_who_was_harmed(text: str, told: list[tuple[str, float | None, str | None]]) -> None:
    assert harms(text) == told
