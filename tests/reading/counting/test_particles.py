"""A verb's particle is no hedge."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Rebels handed over four captives.", "exact"),
        ("The army took over 12 villages.", "exact"),
        ("Police turned over 30 men to the court.", "exact"),
        ("The town came under 12 attacks.", "exact"),
        ("The quake killed over 30 people.", "more than"),
        ("The army took over 200 hostages.", "more than"),
        ("Under 30 people came.", "fewer than"),
        ("Rebels handed over over 40 captives.", "more than"),
    ],
)
def test_particle_is_no_hedge(figures_of, text, hedge):
    assert [one.hedge for one in figures_of(text)] == [hedge]
