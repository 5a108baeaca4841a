"""What several say together is nobody's alone."""

from __future__ import annotations

import pytest

from onrecord.language.parsing import parse
from onrecord.model import Report
from onrecord.reading import read_report
from onrecord.reading.saying.joint import heads_of


def speakers(text: str) -> str | list[str] | None:
    """The speaker of the only statement; who it may be where that is open."""
    reading = read_report(report := Report("r", text, "", ()), next(parse([report])))
    (statement,) = reading.statements
    names = {actor.id: actor.name for actor in reading.actors}
    return names[statement.actor] if statement.actor else [names[each] for each in statement.candidates]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("President Karl Brandt and Prime Minister Ida Holt said the pass was open.", ["Karl Brandt", "Ida Holt"]),
        ("According to Karl Brandt and Ida Holt, the talks failed.", ["Karl Brandt", "Ida Holt"]),
        ("Karl Brandt and his lawyer said the case was closed.", ["Karl Brandt", "his lawyer"]),
        ("Both Brandt and Holt denied that they had met.", ["Brandt", "Holt"]),
        ("Brandt, together with Ida Holt, said the pass was open.", ["Brandt", "Ida Holt"]),
        ("The army and the health ministry said 12 people died.", ["The army", "the health ministry"]),
        ("Norway, Sweden and the United Nations said the pass was open.", ["Norway", "Sweden", "United Nations"]),
        ("President Brandt, Chancellor Holt and the king said they were glad.", ["Brandt", "Holt", "the king"]),
        ("Norway's president and prime minister said they were glad.", ["Norway's president", "prime minister"]),
        ("Karl Brandt and others said the pass was open.", ["Karl Brandt", "others"]),
        ("Ida Holt & Karl Brandt said it was late.", ["Ida Holt", "Karl Brandt"]),
        ("Police and hospital officials said three people died.", ["Police", "hospital officials"]),
    ],
)
def test_a_joint_source_leaves_the_speaker_open_between_all_it_names(text: str, who: list[str]) -> None:
    assert sorted(speakers(text) or []) == sorted(who)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The president and chief executive, Karl Brandt, said profits rose.", "Karl Brandt"),
        ("Karl Brandt, the finance minister and deputy leader, said profits rose.", "Karl Brandt"),
        ("Author and activist Karl Brandt said the case was closed.", "Karl Brandt"),
        ("Mayor and party leader Ida Holt said it was late.", "Ida Holt"),
        ("Brandt's wife and lawyer, Ida Holt, said it was late.", "Ida Holt"),
        ("The Ministry of Health and Welfare said it was late.", "Ministry of Health and Welfare"),
        ("Brandt, who leads the army and the navy, said it was late.", "Brandt"),
        ("Ida Holt said Brandt and his lawyer were late.", "Ida Holt"),
    ],
)
def test_one_who_is_or_leads_several_things_speaks_alone(text: str, who: str) -> None:
    assert speakers(text) == who


def test_what_several_say_of_themselves_is_neither_of_them() -> None:
    text = "“I was in the hall,” Karl Brandt and Ida Holt said."
    reading = read_report(report := Report("r", text, "", ()), next(parse([report])))
    assert {m.actor for m in reading.mentions if m.span.exact == "I"} <= {None}


def test_only_those_within_the_source_speak() -> None:
    doc = next(parse([Report("r", "Brandt and Holt said it was late.", "", ())]))
    assert heads_of(doc, 0, {0, 1, 2}) == [0, 2]
    assert heads_of(doc, 0, {0}) == [0]
