"""Which number took the place of which."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model import Figure

Figures = Callable[[str], tuple[Figure, ...]]


def revisions(figures: tuple[Figure, ...]) -> list[tuple[float | None, float | None]]:
    """Each new number with the one it revises."""
    by_id = {one.id: one for one in figures}
    return [(one.low, by_id[one.revises].low) for one in by_id.values() if one.revises]


REVISED = [
    ("The death toll rose to 31 from 27, the ministry said.", [(31, 27)]),
    ("The death toll rose to 31, up from 27 on Monday.", [(31, 27)]),
    ("The toll climbed to 31 (up from 27).", [(31, 27)]),
    ("Officials raised the death toll from 12 to 31.", [(31, 12)]),
    ("The ministry raised the death toll to 31 from 27.", [(31, 27)]),
    ("The ministry revised its earlier toll of 27 to 31.", [(31, 27)]),
    ("Officials lowered the toll to 31, from 127.", [(31, 127)]),
    ("The toll rose from 27 to 31 within two days.", [(31, 27)]),
    ("The death toll of the flood rose to 31 from 27.", [(31, 27)]),
    ("The toll was revised down to 9 from 12.", [(9, 12)]),
    ("The number of hostages fell from 130 to 100.", [(100, 130)]),
    ("At least 31 people were killed in the flood, up from an earlier toll of 15.", [(31, 15)]),
    ("Police said 9 people were killed, down from an initial count of 12.", [(9, 12)]),
    ("The reeve, who had earlier spoken of 50 dead and now puts the number at 41, wept.", [(41, 50)]),
    ("Police earlier put the death toll at 20 and now put it at 26.", [(26, 20)]),
    ("Officials said 31 people were killed. The ministry had previously put the toll at 20.", [(31, 20)]),
    ("The ministry said 12 people had been killed. It later revised the toll to 9.", [(9, 12)]),
]


@pytest.mark.parametrize(("text", "promised"), REVISED, ids=[text for text, _ in REVISED])
def test_revised(figures_of: Figures, text: str, promised: list[tuple[int, int]]) -> None:
    assert revisions(figures_of(text)) == promised


KEPT = [
    "The price rose to 31 florins from 27.",
    "A blast killed 4 on Tuesday. The toll of the war rose to 3,100.",
    "An earlier attack killed 20 people. On Monday 31 people were killed.",
    "Police had earlier said 20 were killed in the north. On Tuesday 31 people were killed in the south.",
    "The blast killed 12 people. A blast in Lisk killed 9.",
    "The toll rose to 31.",
    "The toll rose by 4 to 31.",
    # two sources, each with its own number
    "The reeve had earlier reported a toll of 8, while the abbey gave a toll of 12.",
    "An earlier toll of 8 came from the reeve, but the abbey counted 12 dead.",
    "The number of attacks rose to 31 from 27.",
    "Rebels moved 130 hostages from 3 camps to 2.",
    "The raid killed 12 people and 9 soldiers. It later revised the toll to 30.",
]


@pytest.mark.parametrize("text", KEPT)
def test_nothing_revised(figures_of: Figures, text: str) -> None:
    assert revisions(figures_of(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The toll rose to 214 on Wednesday, from 172 a day earlier.",
        "The death toll climbed to 214 by Tuesday night, from 172 on Monday.",
        "The number of dead rose to 214 late on Friday from 172.",
    ],
)
def test_day_between_two_tolls(figures_of, text):
    new, old = figures_of(text)
    assert (new.low, old.low, new.revises, old.effect) == (214, 172, old.id, "killed")
