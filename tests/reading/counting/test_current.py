"""Numbers that hold now, and those of what was: the day comes from the tense only where nothing else says it."""

from __future__ import annotations

import hashlib

import pytest

from onrecord.language.parsing import parse
from onrecord.model import Figure, Report, Zone
from onrecord.reading import read_report


def read(text: str, published: str | None = "2031-05-14") -> list[Figure]:
    zones = (Zone("body", 0, len(text)),)
    made = Report("r", text, hashlib.sha256(text.encode()).hexdigest(), zones, published=published)
    (doc,) = parse([made])
    return [one for one in read_report(made, doc).figures if not one.derived_from]


@pytest.mark.parametrize(
    ("text", "days", "scopes"),
    [
        ("Rebels are holding 30 hostages.", ["2031-05-14"], [None]),
        ("Some 30 hostages are believed to remain in captivity.", ["2031-05-14"], [None]),
        ("A car bomb has killed 12 people.", ["2031-05-14"], [None]),
        ("The war has killed 900 people.", ["2031-05-14"], ["cumulative"]),
        ("Thousands have been killed in the fighting.", ["2031-05-14"], ["cumulative"]),
        ("With 900 people killed in Lisk, the reeve is under pressure.", ["2031-05-14"], [None]),
        ("Since the raid on May 7, when gunmen killed 40 men, the port has been shut.", ["2031-05-07"], ["incident"]),
        ("The ministry said on Monday that 12 people had been killed.", ["2031-05-12"], [None]),
        ("Twelve people have been killed, two of them on Monday.", ["2031-05-14", None], [None, None]),
        # what was, or is only seen from afar
        ("Nine guards were killed in the war.", [None], [None]),
        ("The ministry said on Monday that 12 people died.", [None], [None]),
        ("The ministry said that 12 people had been killed.", [None], [None]),
        ("Deputies have objected to the killing of 40 people.", [None], [None]),
    ],
)  # fmt: skip
def test_day_and_scope(text: str, days: list[str | None], scopes: list[str | None]) -> None:
    found = read(text)
    assert [one.as_of.value if one.as_of else None for one in found] == days
    assert [one.scope for one in found] == scopes


def test_an_unknown_publication_day_stays_unknown() -> None:
    (one,) = read("The war has killed 900 people.", published=None)
    assert one.as_of is not None
    assert (one.as_of.value, one.as_of.basis) == (None, "publication day unknown")
