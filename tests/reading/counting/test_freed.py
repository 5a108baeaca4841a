"""Who was freed, rescued or found is held or missing no more."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        ("Forty-one hostages and 78 prisoners have been freed.", ["released", "released"]),
        ("Sixty hostages and 12 soldiers were rescued.", ["other", "other"]),
        ("Forty hostages were found alive.", ["other"]),
        ("Troops rescued 30 captives.", ["other"]),
        ("Divers found the bodies of three hostages.", ["killed"]),
        ("Twenty missing boys were found alive.", ["other"]),
        ("They freed 24 hostages: 13 Velorians and 11 Tessians.", ["released", "other", "other"]),
        ("The group still holds 30 hostages.", ["held"]),
        ("The port jails 40 detainees who want to go home.", ["detained"]),
        ("Rebels demanded that 40 prisoners be freed.", []),
    ],
)
def test_held_no_more(figures_of, text, effects):
    assert [one.effect for one in figures_of(text) if not one.derived_from] == effects
