"""One sentence per phenomenon that figures must master, each a promise: value, hedge, effect and status."""

from __future__ import annotations

import hashlib
from functools import cache

import pytest

from onrecord.language.parsing import parse
from onrecord.model import Figure, Report, Zone, exact_of
from onrecord.reading.dates import find_dates
from onrecord.reading.figures import find_figures

Row = tuple[float | None, float | None, str, str, str]


@cache
def read(text: str) -> tuple[Figure, ...]:
    made = Report(
        "r", text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, len(text)),), published="2031-05-14"
    )
    (doc,) = parse([made])
    return find_figures(made, doc, (), find_dates(made, doc))


def exact(value: float, effect: str, status: str = "stated") -> Row:
    return (value, value, "exact", effect, status)


PROMISES: list[tuple[str, list[Row]]] = [
    # headlines that leave out their commas
    ("57 Villagers Killed 150 Injured in Sarn", [exact(57, "killed"), exact(150, "injured")]),
    ("4 Killed over 43 Injured in Varn", [exact(4, "killed"), (43, None, "more than", "injured", "stated")]),
    ("Rocket Attack Kills Two Injures Three in Orlen", [exact(2, "killed"), exact(3, "injured")]),
    ("Blast Kills 10 Dockers Injured Six in Varn", [exact(10, "killed"), exact(6, "injured")]),
    ("The bomb killed 12 injured men in the ward.", [exact(12, "killed")]),
    # values
    ("Rescuers counted 200+ dead.", [(200, None, "more than", "killed", "stated")]),
    ("Some 200+ weavers were killed.", [(200, None, "more than", "killed", "stated")]),
    ("The dam cost $735 million.", [exact(735_000_000, "spent")]),
    ("Between 40 and 60 men were held.", [(40, 60, "range", "held", "stated")]),
    ("Two of the four guards were shot dead.", [exact(2, "killed"), exact(4, "other")]),
    ("Hundreds of thousands fled.", [(100_000, 1_000_000, "vague", "displaced", "stated")]),
    ("A bench can be had for just under 20 florins.", [(None, 20, "fewer than", "other", "stated")]),
    ("The path is more than 100 kilometres (60 miles) long.",
     [(100, None, "more than", "other", "stated"), (60, None, "more than", "other", "stated")]),
    ("The reeve is creating up to 400 posts.", [(None, 400, "at most", "other", "stated")]),
    ("The prize is worth 2000 florins.", [exact(2000, "other")]),
    # two figures, one revised by the other; multiples are no tolls
    ("The toll rose to 31 from 27.", [exact(31, "killed"), exact(27, "killed")]),
    ("Officials raised the death toll from 12 to 31.", [exact(12, "killed"), exact(31, "killed")]),
    ("The raid killed double the number of the day before.", [exact(2, "other")]),
    # zero
    ("No one was hurt.", [exact(0, "injured")]),
    ("Not one of the 30 sailors died.", [exact(0, "killed"), exact(30, "other")]),
    # left-out heads, coordination, parts
    ("Raiders took some 250 others hostage and killed 1,200.",
     [(250, 250, "about", "taken", "stated"), exact(1200, "killed")]),
    ("The blast killed 12 people, wounding 30.", [exact(12, "killed"), exact(30, "injured")]),
    ("The strike killed 40 people, 7 of them children.", [exact(40, "killed"), exact(7, "killed")]),
    ("The strike killed 90 people. Of them, 40 were children.", [exact(90, "killed"), exact(40, "killed")]),
    ("Five sailors, including a 9-year-old boy and a 14-year-old girl, were wounded.",
     [exact(5, "injured"), exact(1, "injured")]),
    # victims told of singly: one each, no sum
    ("A 12-year-old boy, his mother and a guard were killed.",
     [exact(1, "killed"), exact(1, "killed"), exact(1, "killed")]),
    ("Mara Dolen, 25, was found dead after the raid.", [exact(1, "killed")]),
    ("The victim, a father and a weaver, was shot dead.", [exact(1, "killed")]),
    ("A man was shot on the quay. The man died of his wounds.", [exact(1, "killed")]),
    # whom the words count
    ("The alleged killer of 4 was released.", [exact(4, "killed", "claimed")]),
    ("A father of 4 was shot dead.", [exact(1, "killed"), exact(4, "other")]),
    ("Two were treated at the hospital and 14 pilgrims were released by the gang.", [exact(14, "other")]),
    ("The raid sent four weavers to the hospital.", [exact(4, "injured")]),
    ("Five weavers were shot, one fatally.", [exact(5, "other"), exact(1, "killed")]),
    ("A gunman fired from a cart, striking four people.", [exact(4, "injured")]),
    ("Two clinics were shelled.", [exact(2, "other")]),
    ("The toll passed 400.", [(400, None, "more than", "killed", "stated")]),
    ("The toll has topped 1,000.", [(1000, None, "more than", "killed", "stated")]),
    ("Killed: 12. Wounded: 30.", [exact(12, "killed"), exact(30, "injured")]),
    ("Some of the 40 men were hurt.", [exact(40, "other")]),
    ("Almost none of the 40 men died.", [exact(40, "other")]),
    ("All of the 40 men died.", [exact(40, "killed")]),
    ("The army said that 40 of the 60 killed were fighters.", [exact(40, "killed"), exact(60, "killed")]),
    ("The raid claimed six lives.", [exact(6, "killed")]),
    ("Hunters killed 900 deer 40 miles from the port.", [exact(900, "other"), exact(40, "other")]),
    ("Five men shot to death a guard.", [exact(5, "other"), exact(1, "killed")]),
    ("THE REBELS, WHO KILLED 12 SOLDIERS, LOST 30 MEN.", [exact(12, "killed"), exact(30, "other")]),
    ("The firm released 12 films.", [exact(12, "other")]),
    ("Murders rose 67 percent.", [exact(67, "other")]),
    ("The wives of 12 soldiers were killed.", [exact(12, "other")]),
    ("The wives of 12 soldiers killed in the raid spoke.", [exact(12, "killed")]),
    ("The wives of the 12 who were killed spoke.", [exact(12, "killed")]),
    ("Thirty weavers and sailors were killed.", [exact(30, "killed")]),
    ("Nine weavers were hacked to death.", [exact(9, "killed")]),
    ("Twelve weavers were sentenced to death.", [exact(12, "other")]),
    ("A boy of 12 was killed.", [exact(1, "killed")]),
    ("The raid claimed the life of one nun.", [exact(1, "killed")]),
    ("The 2-year-old who was shot in the house has died.", [exact(1, "killed")]),
    ("Five other guards showed up at the hospital with gunshot wounds.", [exact(5, "injured")]),
    ("A gunman fired from a cart, hitting three nuns and two boys.", [exact(3, "injured"), exact(2, "injured")]),
    ("A family of five was found dead.", [exact(5, "killed")]),
    # ages in a row
    ("Four men, ages 10, 8, 4 and 3, were killed.", [exact(4, "killed")]),
    ("A boy aged 12 and 40 others were killed.", [exact(1, "killed"), exact(40, "killed")]),
    # status
    ("The general said 40 men had died, a claim that the reeve rejected.", [exact(40, "killed", "disputed")]),
    ("The reeve rejected claims that 40 men had died.", [exact(40, "killed", "denied")]),
    ("Eighty men died. The figure could not be verified.", [exact(80, "killed", "claimed")]),
    ("An estimated 300 men drowned.", [(300, 300, "about", "killed", "estimated")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "promised"), PROMISES, ids=[text for text, _ in PROMISES])
def test_promise(text: str, promised: list[Row]) -> None:
    stated = [one for one in read(text) if not one.derived_from]
    assert [(one.low, one.high, one.hedge, one.effect, one.status) for one in stated] == promised


SILENT = [
    "If 100 people die, the pact ends.",
    "The number of dead could reach 1,000.",
    "The toll is expected to pass 200.",
    "She was almost killed in the crash.",
    "The attempted murder of Dan Hale shook the port.",
    "Ada Moll survived a plot to kill her.",
    "She needed to be hospitalised after the raid.",
    "They took time to high-five the guards.",
    "Dan Hale Jr., 72, sang.",
    "The murder took place between 0200 and 0300.",
    "As many as 300 may drown.",
    "The army threatened to kill 12 captives.",
    "It was the fifth visit and the third raid.",
    "Varn beat Orvan 3-2 and then 4 to 1.",
    "Mara Dolen, 44; Ib Corr, 25; and Dan Hale, 31, sang.",
    "The singers ranged in age from 27 to 59.",
    "The shop is at 16-18 Harbour Street.",
    "It happened two hours later.",
    "Slide 4 of 12",
    "The S&P 500 fell and the Stoxx 50 rose.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_figure(text: str) -> None:
    assert read(text) == ()


def test_a_sum_over_several_incidents_is_of_a_period() -> None:
    assert {one.scope for one in read("Three people were killed and 22 others hurt in separate shootings.")} == {
        "period"
    }
    assert read("A boy was killed in the shooting this weekend.")[0].scope != "period"


def test_of_whom_is_named_without_its_article() -> None:
    (one,) = read("The raiders killed his mother.")
    assert (exact_of(one.of), one.unit, one.span.exact) == ("mother", "person", "his mother")


def test_every_span_is_in_the_text() -> None:
    for text, _ in PROMISES:
        assert all(text[one.span.start : one.span.end] == one.span.exact for one in read(text))
