"""The words that state a nationality of those counted, and words that only look like it."""

from __future__ import annotations

import hashlib

import pytest

from onrecord.language.parsing import parse
from onrecord.model import Report, Zone
from onrecord.reading.figures import find_figures


def nations(text: str) -> list[list[str]]:
    made = Report("r", text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, len(text)),))
    (doc,) = parse([made])
    return [[span.exact for span in one.nationality] for one in find_figures(made, doc, (), ()) if not one.derived_from]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Three Veldanian soldiers were killed.", [["Veldanian"]]),
        ("Some 40 Veldanians drowned.", [["Veldanians"]]),
        ("Rebels kidnapped 12 Thai workers and 30 French citizens.", [["Thai"], ["French"]]),
        ("The raid killed two citizens of France.", [["France"]]),
        ("The raid killed two nationals of Orvania.", [["Orvania"]]),
        ("The crash killed 30 New Zealand climbers and two South Korean guides.", [["New Zealand"], ["South Korean"]]),
        ("Four people, all of them Danes, were killed.", [["Danes"]]),
        ("The crash killed four Danes and Norwegians.", [["Danes", "Norwegians"]]),
        ("The four killed were Danish soldiers.", [["Danish"]]),
        ("The 12 killed were Danes, Norwegians and a Finn.", [[]]),
        ("Raiders wounded 12 sailors - eight Danes and four Swedes - in the port.", [[], ["Danes"], ["Swedes"]]),
        # not those counted, not a nationality
        ("Rebels fired nine Russian rockets at Lisk.", [[]]),
        ("Nine Russian tanks killed a guard.", [[], []]),
        ("Nine ethnic Veldanians were killed.", [[]]),
        ("Nine pro-Veldanian fighters were killed.", [[]]),
        ("Nine Russian-speaking sailors were killed.", [[]]),
        ("Nine European tourists were killed.", [[]]),
        ("Nine Christian pilgrims were killed.", [[]]),
        ("Three Danish embassy guards were shot.", [[]]),
        ("Danish soldiers killed nine people.", [[]]),
        ("The raid killed nine people, including four Danes.", [[], ["Danes"]]),
        ("The raid killed nine people, most of them Danes.", [[]]),
        ("The raid killed nine residents of France.", [[]]),
    ],
)
def test_nationality(text: str, told: list[list[str]]) -> None:
    assert nations(text) == told
