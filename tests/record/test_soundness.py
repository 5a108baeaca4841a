from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Day, Span, Zone
from onrecord.record.soundness import unsound

WRONG = Span(0, 4, "Elsa")


def test_a_sound_reading_has_nothing_wrong(reading):
    assert unsound(reading("r1")) is None


@pytest.mark.parametrize(
    ("kind", "changed", "told"),
    [
        ("mentions", {"span": WRONG}, "r1#m1: 0:4 does not read 'Elsa'"),
        ("mentions", {"span": Span(0, 0, "")}, "r1#m1"),
        ("mentions", {"span": Span(-4, -1, "hur")}, "r1#m1"),
        ("dates", {"span": WRONG}, "a date"),
        ("statements", {"source": (WRONG,)}, "r1#s1"),
        ("statements", {"cue": (WRONG,)}, "r1#s1"),
        ("statements", {"content": (WRONG,)}, "r1#s1"),
        ("statements", {"addressee": (WRONG,)}, "r1#s1"),
        ("statements", {"said_on": Day(None, "x", WRONG)}, "r1#s1"),
        ("statements", {"content": ()}, "r1#s1 has no content"),
        ("figures", {"span": WRONG}, "r1#f1"),
        ("figures", {"of": (WRONG,)}, "r1#f1"),
        ("figures", {"by": (WRONG,)}, "r1#f1"),
        ("figures", {"place": (WRONG,)}, "r1#f1"),
        ("figures", {"according_to": (WRONG,)}, "r1#f1"),
        ("figures", {"weapon": (WRONG,)}, "r1#f1"),
        ("figures", {"nationality": (WRONG,)}, "r1#f1"),
        ("figures", {"derived_from": ("r1#f1", "r1#f2")}, "r1#f1 is not the sum of r1#f1, r1#f2"),
        ("figures", {"as_of": Day(None, "x", WRONG)}, "r1#f1"),
        ("figures", {"low": 3, "high": 2}, "r1#f1: 3 to 2"),
        ("actors", {"name": "Elsa"}, "r1#a1: 'Elsa' is no mention's words"),
        ("actors", {"aliases": ("She",)}, "r1#a1: 'She' is no mention's words"),
    ],
)
def test_every_entry_must_have_its_words(reading, kind, changed, told):
    given = reading("r1")
    first, *others = getattr(given, kind)
    assert told in (unsound(replace(given, **{kind: (replace(first, **changed), *others)})) or "")


@pytest.mark.parametrize("zones", [(Zone("body", 0, 999),), (Zone("body", 0, 9), Zone("caption", 5, 12))])
def test_zones_must_stand_in_order_in_the_text(reading, zones):
    given = reading("r1")
    assert "zone" in (unsound(replace(given, report=replace(given.report, zones=zones))) or "")
