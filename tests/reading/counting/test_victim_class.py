"""Who those counted are: class and women, children or men, from the words alone."""

from __future__ import annotations

import hashlib
from functools import cache

import pytest

from onrecord.language.parsing import parse
from onrecord.model import Figure, Report, Zone
from onrecord.reading.figures import find_figures

Who = tuple[str, str | None, str]


@cache
def read(text: str) -> tuple[Figure, ...]:
    made = Report("r", text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, len(text)),))
    (doc,) = parse([made])
    return find_figures(made, doc, (), ())


def who(text: str) -> list[Who]:
    return [(one.span.exact, one.victims, " ".join(one.demographics)) for one in read(text) if not one.derived_from]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # the counted noun
        ("Twelve soldiers were killed.", [("Twelve", "combatant", "")]),
        ("The raid killed nine militants.", [("nine", "combatant", "")]),
        ("The raid killed nine civilians.", [("nine", "civilian", "")]),
        ("The raid killed nine non-combatants.", [("nine", "civilian", "")]),
        ("The raid killed nine civilian workers.", [("nine", "civilian", "")]),
        ("There were 40 civilian deaths.", [("40", "civilian", "")]),
        ("There were 40 deaths among civilians.", [("40", "civilian", "")]),
        ("Nine army officers died in the crash.", [("Nine", "combatant", "")]),
        ("Nine members of the armed forces were killed.", [("Nine", "combatant", "")]),
        ("Nine members of an armed group were killed.", [("Nine", "combatant", "")]),
        ("No civilians were killed.", [("No", "civilian", "")]),
        # apposition, relative clause, predicate
        ("Forty people, all of them civilians, were killed.", [("Forty", "civilian", "")]),
        ("Forty people were killed in the raid, all of them civilians.", [("Forty", "civilian", "")]),
        ("The raid killed 40 people, all of whom were soldiers.", [("40", "combatant", "")]),
        ("The raid killed 40 people who were all soldiers.", [("40", "combatant", "")]),
        ("Of the 60 killed, 40 were civilians.", [("60", None, ""), ("40", "civilian", "")]),
        ("Seven of the dead were women.", [("Seven", None, "women")]),
        ("Half of the 90 people killed were children.", [("Half", None, "children"), ("90", None, "")]),
        ("All of the 90 people killed were civilians.", [("90", "civilian", "")]),
        ("Not all of the 90 people killed were civilians.", [("90", None, "")]),
        ("Almost all of the 90 people killed were civilians.", [("90", None, "")]),
        ("None of the 90 killed were soldiers.", [("None", "combatant", ""), ("90", None, "")]),
        ("Twelve people, two of them soldiers, were hurt.", [("Twelve", None, ""), ("two", "combatant", "")]),
        ("The civilian death toll is 40.", [("40", "civilian", "")]),
        ("Twelve men, all Danes, were hurt.", [("Twelve", None, "men")]),
        # mixed: both stated
        ("The blast killed 12 soldiers and civilians.", [("12", "mixed", "")]),
        ("The blast killed 12 people, civilians and soldiers alike.", [("12", "mixed", "")]),
        ("The blast killed 12 people, including soldiers and civilians.", [("12", "mixed", "")]),
        ("The blast killed 12 people, among them soldiers and civilians.", [("12", "mixed", "")]),
        # each number its own
        ("Drones killed one soldier and hurt three civilians.", [("one", "combatant", ""), ("three", "civilian", "")]),
        ("The raid killed 12 people, including 4 children.", [("12", None, ""), ("4", None, "children")]),
        ("The raid killed 12 soldiers and 4 women.", [("12", "combatant", ""), ("4", None, "women")]),
        ("Five child soldiers were released.", [("Five", "combatant", "children")]),
        ("The raid killed 30 women and children.", [("30", None, "women children")]),
        ("A 9-year-old girl was killed by a shell.", [("A", None, "children")]),
        ("Four schoolchildren were hurt.", [("Four", None, "children")]),
    ],
)  # fmt: skip
def test_says_what_the_words_say(text: str, told: list[Who]) -> None:
    assert who(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people were killed.",
        "The raid killed 12.",
        "Twelve police officers were killed by rebels.",
        "Nine workers, villagers and medics were killed.",
        "The army killed 20 suspected rebels.",
        "The army killed 20 alleged militants.",
        "Nine former soldiers were killed.",
        "Nine ex-soldiers were killed.",
        "Six fire fighters were hurt.",
        "Four relatives of soldiers were killed.",
        "The rebels killed four soldiers' brothers.",
        "Four army dogs died in the blast.",
        "The raid killed 40 people, most of them civilians.",
        "The raid killed 40 people, almost all of them civilians.",
        "The raid killed 40 people, many of them soldiers.",
        "The raid killed 40 people, not all of them soldiers.",
        "The raid killed 40 people, including civilians.",
        "The raid killed 40 people, who were not civilians.",
        "The raid killed 40 people the army called soldiers.",
        "The raid killed 40 people who the army said were militants.",
        "The raid killed 40 people believed to be civilians.",
        "The raid killed 40 people dressed as soldiers.",
        "The raid killed 40 people near soldiers, all of them conscripts.",
        "Gunmen killed 12 people and soldiers fled.",
        "The 12 killed were civilians and a soldier.",
        "The 12 killed were not soldiers but civilians.",
        "The 12 dead, said to be civilians, were buried.",
        "The death toll is 40.",
        "The blast killed 12 civilians or soldiers.",
        "Rebels killed 12 women's rights activists.",
        "The soldiers killed 12 people.",
    ],
)
def test_says_nothing_where_the_words_do_not(text: str) -> None:
    assert [one[1:] for one in who(text) if one[0] not in {"A", "The"}] == [(None, "")]


def test_none_of_them_is_no_class_of_the_whole() -> None:
    assert who("The raid killed 40 people, none of them civilians.")[0] == ("40", None, "")
