"""By whom and where: the doer and the place that the words of the deed name, and nobody who is only near."""

from __future__ import annotations

import hashlib

import pytest

from onrecord.language.parsing import parse
from onrecord.model import Figure, Report, Zone, exact_of
from onrecord.reading.figures import find_figures


def read(text: str) -> tuple[Figure, ...]:
    made = Report("r", text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, len(text)),))
    (doc,) = parse([made])
    return tuple(one for one in find_figures(made, doc, (), ()) if not one.derived_from)


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Orvan gunmen killed 12 people and wounded 30.", ["Orvan gunmen", "Orvan gunmen"]),
        ("The raid by the Orvan Front that killed 40 began at dawn.", ["Orvan Front"]),
        ("Rebels attacked the camp, killing 12.", ["Rebels"]),
        ("Nine guards died at the hands of rebels.", ["rebels"]),
        ("The rebels are holding 30 hostages.", ["rebels"]),
        ("Its forces have killed 90 fighters.", ["Its forces"]),
        ("Veldania's offensive has killed 900 people.", ["Veldania"]),
        ("Nine guards were killed by soldiers and policemen.", ["soldiers policemen"]),
        ("Gunmen left 12 people dead.", ["Gunmen"]),
        ("Gunmen took 30 sailors hostage.", ["Gunmen"]),
        ("A rebel attack killed nine soldiers.", ["rebel"]),
        ("Danish air strikes killed nine people.", ["Danish"]),
        ("Soldiers shot 12 people dead.", ["Soldiers"]),
        # nobody
        ("A Veldanian bombing killed nine people.", [""]),
        ("A terrorist attack killed nine people.", [""]),
        ("Nine people were killed in a police shooting.", [""]),
        ("Nine people were killed in a hostage raid.", [""]),
        ("Infighting between rebel groups that has killed nine people goes on.", [""]),
        ("Soldiers found 12 people dead.", [""]),
        ("The army reported 12 people missing.", [""]),
        ("The mayor came after a bomb exploded, killing 12.", [""]),
        ("The mayor said a bomb had exploded, killing 12.", [""]),
        ("Nine guards were killed, possibly by rebels.", [""]),
        ("Nine guards were killed, but not by rebels.", [""]),
        ("Nine guards were killed by rebels or soldiers.", [""]),
        ("Nine guards were killed near rebels.", [""]),
        ("A blast killed nine guards.", [""]),
        ("Nine guards were killed in a raid that Veldania condemned.", [""]),
    ],
)
def test_by_whom(text: str, doers: list[str]) -> None:
    assert [exact_of(one.by) for one in read(text)] == doers


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A car bomb killed 12 people in the town of Lisk.", ["Lisk"]),
        ("Twelve people died in an attack on a market in Lisk.", ["Lisk"]),
        ("Twelve people died when a bomb exploded in Lisk.", ["Lisk"]),
        ("Gunmen stormed a mosque in Lisk, killing 12.", ["Lisk"]),
        ("The attack on Lisk that killed 40 began at dawn.", ["Lisk"]),
        ("Jets killed 30 people in Lisk and Varn.", ["Lisk Varn"]),
        ("Rebels launched 40 rockets into Veldania.", ["Veldania"]),
        ("Nine people were killed in Lisk province.", ["Lisk province"]),
        ("Raids killed nine people in and around the city of Lisk.", ["Lisk"]),
        # said of something else
        ("Twelve men from Lisk were killed.", [""]),
        ("Officials in Lisk said 12 men had been killed.", [""]),
        ("Twelve men were killed, officials said in Lisk.", [""]),
        ("The mayor arrived in Lisk after a bomb exploded, killing 12.", [""]),
        ("Twelve men were killed, but not in Lisk.", [""]),
    ],
)
def test_where(text: str, places: list[str]) -> None:
    assert [exact_of(one.place) for one in read(text)] == places
