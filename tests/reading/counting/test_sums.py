"""Sums of victims told in parts: made only where one sentence joins them, and marked as what they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Figure

Figures = Callable[[str], tuple[Figure, ...]]
Row = tuple[float | None, float | None, str, str]


def sums(figures: tuple[Figure, ...]) -> list[Row]:
    return [(one.low, one.high, one.hedge, one.effect or "") for one in figures if one.derived_from]


SUMS: list[tuple[str, list[Row]]] = [
    ("A man and two women were killed in the raid.", [(3, 3, "exact", "killed")]),
    ("Two soldiers and three policemen were killed in the clash.", [(5, 5, "exact", "killed")]),
    ("Six girls and two weavers were fatally shot in the barn.", [(8, 8, "exact", "killed")]),
    ("A mother and son were found dead in Lisk.", [(2, 2, "exact", "killed")]),
    ("A 12-year-old boy, his mother and a guard were killed.", [(3, 3, "exact", "killed")]),
    ("She and three others were shot outside the mill.", [(4, 4, "exact", "injured")]),
    ("He shot his daughter to death and then killed himself.", [(2, 2, "exact", "killed")]),
    ("A man killed his wife and himself, police said.", [(2, 2, "exact", "killed")]),
    ("The gunman killed three people and then himself in Orvan on Tuesday.", [(4, 4, "exact", "killed")]),
    ("He killed his wife and two sons before taking his own life.", [(4, 4, "exact", "killed")]),
    ("He shot and killed his uncle and then fatally shot three men.", [(4, 4, "exact", "killed")]),
    ("The storm that left a woman and her nine-year-old girl dead was long.", [(2, 2, "exact", "killed")]),
    ("A gunman opened fire, hitting three women and two men.", [(5, 5, "exact", "injured")]),
    ("4 women were killed, and 5 women and 2 children were wounded.", [(7, 7, "exact", "injured")]),
    ("Anna Moll, 25, Jan Berg, 30, and Ida Corr, 12, were killed.", [(3, 3, "exact", "killed")]),
    (
        "The attacker and three guards were killed, and 12 people, including two of the guards, were wounded.",
        [(4, 4, "exact", "killed")],
    ),
    # hedges: the weakest of the parts
    ("At least 3 women and 4 men were killed.", [(7, None, "at least", "killed")]),
    ("More than 3 women and at least 4 men were killed.", [(7, None, "at least", "killed")]),
    ("About 30 soldiers and nearly 20 rebels were killed.", [(50, 50, "about", "killed")]),
    ("Up to 30 soldiers and 20 rebels were killed.", [(None, 50, "at most", "killed")]),
    ("Between 3 and 5 soldiers and 2 rebels were killed.", [(5, 7, "range", "killed")]),
]


@pytest.mark.parametrize(("text", "promised"), SUMS, ids=[text for text, _ in SUMS])
def test_sum(figures_of: Figures, text: str, promised: list[Row]) -> None:
    assert sums(figures_of(text)) == promised


NO_SUM = [
    # the report gives a total
    "Five people died in the fire. Two women and three men were killed, police said.",
    "Two people, a man and a woman, were killed.",
    "Two soldiers, a man and a woman, were killed.",
    "Five people were killed: two women and three men.",
    "Twelve people were killed, 4 women and 3 children among them.",
    "The blast killed 12 people, including 3 women and 4 children.",
    # it gives another number
    "Four people were killed. Two soldiers and three policemen died in the blast, the army said.",
    "Twelve soldiers and 3 officers were killed. In all, 15 people died.",
    "The 15 dead are 12 soldiers and 3 officers.",
    "Two nuns and a priest were among 30 people killed.",
    "Some 20 soldiers, 3 of them officers, and 12 rebels were killed.",
    # the same person twice
    "The captain, a soldier and two nuns were killed.",
    "His wife, a teacher, and two children were killed.",
    "A mother and teacher was killed in Lisk.",
    "A father and husband was killed, and his son was hurt.",
    "John Moll, a farmer, and Ana Berg were killed.",
    "A man was shot on the quay. The man died of his wounds.",
    "The blast injured 12 people, 3 seriously.",
    # more than one incident
    "The attack killed 3 people in Lisk and 4 in Varen.",
    "A bomb killed two soldiers in Lisk and a mine killed three others in Varen.",
    "Since January two women and three men have been killed.",
    "Two men were killed in Lisk. Three women were killed in Varen.",
    "He killed 40 people over ten years before killing himself.",
    "Two nuns and three priests were killed in separate attacks.",
    "In May, two nuns and three priests were killed in Lisk and Varen.",
    "Two nuns in Lisk and three priests in Varen were killed.",
    "Each year two nuns and three priests are killed.",
    # no number, or bounds that go against each other
    "Dozens of soldiers and 12 rebels were killed.",
    "More than 30 soldiers and up to 20 rebels were killed.",
    # one or the other, no one, not killed, perhaps killed
    "Two soldiers and three officers may have been killed.",
    "The minister doubts that two soldiers and three officers were killed.",
    "Either a man or two women were killed.",
    "Two women and a man were not killed.",
    "If two women and a man were killed, the truce is over.",
    "The army denied that two women and three men were killed.",
    # others came before them
    "Five more officers and four guards were injured.",
    # he was killed by others, or perhaps not in that deed
    "The gunman killed three guards before he was shot dead.",
    "A captain killed three men, and the guard himself died.",
    # two effects, two deeds
    "The raid killed three women and two men fled.",
    "He met two women and three men were killed.",
    "Two women were killed and three men wounded.",
    "Police killed two men and a woman was killed.",
    "Two houses and three barns were destroyed.",
]


@pytest.mark.parametrize("text", NO_SUM)
def test_no_sum(figures_of: Figures, text: str) -> None:
    assert sums(figures_of(text)) == []


def test_a_sum_rests_on_its_parts_and_spans_them(figures_of: Figures) -> None:
    first, total, last = figures_of("In Lisk two soldiers and three policemen were killed.")
    assert total.derived_from == (first.id, last.id) == ("r#f1", "r#f3")
    assert (total.span.start, total.span.end) == (first.span.start, last.span.end)
    assert (total.scope, total.effect, total.unit) == ("incident", "killed", "person")
    assert first.derived_from == last.derived_from == ()


def test_two_incidents_have_two_sums(figures_of: Figures) -> None:
    text = "Two nuns and three boys were killed in Lisk. In Varen, a farmer and two girls were killed."
    assert all(low is not None and low <= 5 for low, *_ in sums(figures_of(text)))


_PARTS = st.lists(
    st.tuples(st.sampled_from(["", "at least ", "about ", "up to ", "more than "]), st.integers(2, 90)),
    min_size=2, max_size=3,
)  # fmt: skip
_NOUNS = ("soldiers", "nuns", "rebels")


@settings(max_examples=40, deadline=None)
@given(parts=_PARTS)
def test_a_sum_adds_up(figures_of: Figures, parts: list[tuple[str, int]]) -> None:
    told = [f"{hedge}{number} {noun}" for (hedge, number), noun in zip(parts, _NOUNS, strict=False)]
    text = f"In Lisk {', '.join(told[:-1])} and {told[-1]} were killed."
    by_id = {one.id: one for one in figures_of(text)}
    for total in by_id.values():
        summed = [by_id[part] for part in total.derived_from]
        for end in ("low", "high"):
            values = [getattr(part, end) for part in summed]
            assert not summed or getattr(total, end) == (None if None in values else sum(values))
        assert not summed or total.low is not None or total.high is not None


def test_many_lists_have_many_sums(figures_of: Figures) -> None:
    text = " ".join(["Two nuns and three priests were killed in the raid."] * 40)
    assert len(sums(figures_of(text))) == 40
