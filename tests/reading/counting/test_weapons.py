"""The weapon, where the words say it of the deed."""

from __future__ import annotations

import hashlib

import pytest

from onrecord.language.parsing import parse
from onrecord.model import Report, Zone
from onrecord.reading.figures import find_figures


def weapons(text: str) -> list[list[str]]:
    made = Report("r", text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, len(text)),))
    (doc,) = parse([made])
    return [[span.exact for span in one.weapon] for one in find_figures(made, doc, (), ()) if not one.derived_from]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A car bomb killed 12 people.", [["car bomb"]]),
        ("Twelve people were killed in an air strike.", [["air strike"]]),
        ("Twelve people were killed by gunfire.", [["gunfire"]]),
        ("Twelve people were killed with a drone.", [["drone"]]),
        ("Twelve people died when a bomb exploded.", [["bomb"]]),
        ("Gunmen stormed the hall, killing 12 with machetes.", [["machetes"]]),
        ("Roadside bombs and gunfire killed 14.", [["Roadside bombs", "gunfire"]]),
        ("The shelling of Lisk killed 12.", [["shelling"]]),
        ("Twelve people died in a raid with drones.", [["drones"]]),
        ("Rebels launched 40 rockets.", [["rockets"]]),
        ("A mortar shell killed nine and wounded two.", [["mortar shell"], ["mortar shell"]]),
        ("Nine guards were killed when rebels set off a bomb.", [["bomb"]]),
        # no weapon, or none that is said of the deed
        ("A strike at the plant left 12 people injured.", [[]]),
        ("A blast killed 12 people.", [[]]),
        ("A bomb or a gas leak killed 12.", [[]]),
        ("Twelve people were killed in a suspected drone strike.", [[]]),
        ("Twelve people were killed, possibly by a bomb.", [[]]),
        ("Twelve people were killed by gas, not by a bomb.", [[]]),
        ("Twelve workers died in a bomb factory.", [[]]),
        ("Twelve miners died in a mine.", [[]]),
        ("Soldiers found a rifle and killed 12.", [[]]),
        ("The army intercepted 40 rockets.", [[]]),
        ("Twelve soldiers carrying rifles drowned.", [[]]),
    ],
)
def test_weapon(text: str, told: list[list[str]]) -> None:
    assert weapons(text) == told
