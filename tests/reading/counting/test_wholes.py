"""Figures that are part of another one, and those that only stand beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model import Figure

Figures = Callable[[str], tuple[Figure, ...]]


def ties(figures: tuple[Figure, ...]) -> list[tuple[float | None, float | None]]:
    """Each part's number with that of its whole."""
    by_id = {one.id: one for one in figures}
    return [(one.low, by_id[one.part_of].low) for one in by_id.values() if one.part_of]


PARTS = [
    ("The blast killed 12 people, 4 of them children.", [(4, 12)]),
    ("The blast killed 12 people, including 3 women and 4 children.", [(3, 12), (4, 12)]),
    ("The shelling killed 12 people. Of them, four were children.", [(4, 12)]),
    ("Twelve people died. Four of them were children.", [(4, 12)]),
    ("A bomb killed 30 people in the market. Among the dead were five policemen.", [(5, 30)]),
    ("At least 40 people were killed. The dead included five nurses and two guards.", [(5, 40), (2, 40)]),
    ("Officials said 40 hostages were held. They include 3 women and 2 children.", [(3, 40), (2, 40)]),
    ("Twelve people were killed, 4 women and 3 children among them.", [(4, 12), (3, 12)]),
    ("Twelve people were killed, including a child.", [(1, 12)]),
    ("Two of the four men arrested on Monday were released.", [(2, 4)]),
    ("Ten men were arrested on Monday. Two of the ten were later released.", [(2, 10)]),
    ("Three of the 12 wounded died in hospital.", [(3, 12)]),
    ("Of the 30 wounded, four died later.", [(4, 30)]),
    ("Of the 240 hostages, 100 have been freed.", [(100, 240)]),
    ("Among the 12 killed were three nurses.", [(3, 12)]),
    ("At least 40 people, among them two nuns and three priests, were killed.", [(2, 40), (3, 40)]),
    ("Of 30 hostages, 12 were killed, including five children.", [(12, 30)]),
    ("Twelve people were arrested, five of whom were released.", [(5, 12)]),
    ("The camp holds 900 people, including 300 children and 12 tents.", [(300, 900)]),
    # of the 20 or of the 8?
    ("The blast killed 20 people, including 8 children, 3 of them girls.", [(8, 20)]),
    # each list belongs to the number it follows
    ("The blast killed 12 people, including 3 women, and wounded 30, including four children.", [(3, 12), (4, 30)]),
    ("The blast killed 12 people, bringing the toll to 300, including 40 children.", [(40, 300)]),
]


@pytest.mark.parametrize(("text", "promised"), PARTS, ids=[text for text, _ in PARTS])
def test_parts(figures_of: Figures, text: str, promised: list[tuple[int, int]]) -> None:
    assert ties(figures_of(text)) == promised


APART = [
    # of which of the two?
    "The blast killed 12 people and wounded 30, including 4 children.",
    "Twelve people died and thirty were hurt. Four of them were children.",
    "Twelve soldiers fought 30 rebels, killing four of them.",
    "Twelve soldiers met 30 rebels. Four of them were killed.",
    # of whom?
    "The raid killed 12 people in three villages, four of them in the north.",
    "The army killed 12 people in a raid on soldiers, four of them officers.",
    "Twelve people were killed, and of those wounded, five died later.",
    "Thirty people died, most of them children, 12 of them girls.",
    "The reeve said 10 of those killed were monks. At least six of those killed were boatmen.",
    "The raid killed 15 rebels and wounded dozens of them.",
    # told to be no part
    "Rebels killed 12 people, not including 3 attackers.",
    "The blast killed 12 people. It wounded 4 children.",
    "Twelve people died. Three others were hurt.",
    # more than the whole, or as many
    "The blast killed 12 people, including 40 children.",
    "The blast killed 12 people, including 12 children.",
    "The blast killed 12 people, including 8 women and 7 children.",
    # no whole that anybody counted
    "The victims included five nurses.",
    "She was among 12 people killed in the flood.",
    "Slide 4 of 12",
    # things are no part of people
    "The blast killed 12 people, including 3 houses.",
    # too far
    "Twelve people died. The flood came at night. Four of them were children.",
]


@pytest.mark.parametrize("text", APART)
def test_no_part(figures_of: Figures, text: str) -> None:
    assert ties(figures_of(text)) == []


def test_a_part_shares_the_fate_of_its_whole(figures_of: Figures) -> None:
    figures = figures_of("Twelve people were killed, 4 women and 3 children among them.")
    assert [one.effect for one in figures] == ["killed", "killed", "killed"]


def test_a_part_of_the_wounded_may_have_died(figures_of: Figures) -> None:
    figures: tuple[Figure, ...] = figures_of("Three of the 12 wounded died in hospital.")
    assert [(one.effect, one.part_of) for one in figures] == [("killed", "r#f2"), ("injured", None)]


@pytest.mark.parametrize(
    ("text", "is_part"),
    [
        ("Fourteen children are among the 44 killed.", True),
        ("Six nurses were among the 20 people killed in Velk.", True),
        ("Two guards were not among the 30 wounded.", False),
        ("Three officials are among the 20 guests.", False),
    ],
)
def test_among_a_number_of_victims(figures_of, text, is_part):
    one, whole = figures_of(text)
    assert (one.part_of == whole.id and one.effect == whole.effect != "other") == is_part
    assert is_part or one.effect == "other"
