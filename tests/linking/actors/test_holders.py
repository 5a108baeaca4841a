"""An office's description leads to whoever held the office around that day, and else to nobody."""

from __future__ import annotations

HOLT = ("Norwegian Foreign Minister Lars Holt said he would stay.", "2024-03-04")
BRANDT = ("Norwegian Foreign Minister Ida Brandt said she would begin.", "2024-03-14")
SAID = "The Norwegian foreign minister said that talks would go on."


def test_an_offices_description_leads_to_its_holder_of_those_days(linked):
    found = linked(HOLT, (SAID, "2024-03-06"))
    (speaker,) = found.speakers(2)
    assert speaker.name == "Lars Holt"
    (tie,) = speaker.ties
    assert (tie.kind, found.actors[tie.actor].name, found.actors[tie.actor].kind) == (
        "holds", "Norwegian Foreign Minister", "office",
    )  # fmt: skip
    assert sorted(found.words[mention] for mention in tie.derived_from) == [
        "Norwegian Foreign Minister Lars Holt", "The Norwegian foreign minister",
    ]  # fmt: skip
    assert tie.days == ("2024-03-04", "2024-03-06")


def test_between_two_holders_it_stays_open_and_both_are_offered(linked):
    found = linked(HOLT, BRANDT, (SAID, "2024-03-09"), (SAID, "2024-03-01"), (SAID, "2024-03-20"))
    (open_one,) = found.speakers(3)
    assert {found.actors[other].name for other in open_one.may_be} == {"Lars Holt", "Ida Brandt"}
    assert [found.speakers(n)[0].name for n in (4, 5)] == ["Lars Holt", "Ida Brandt"]


def test_it_leads_nowhere_long_after_or_without_a_day(linked):
    for day in ("2025-03-06", None):
        found = linked(HOLT, (SAID, day))
        assert found.speakers(2)[0].name == "The Norwegian foreign minister"


def test_the_ministers_of_two_countries_stay_two(linked):
    found = linked(
        ("Norwegian Defence Minister Lars Holt said no. Chilean Defence Minister Ana Ruiz said yes.", "2024-03-04"),
        ("The Chilean defence minister said that ships had sailed. The minister said it was late.", "2024-03-05"),
        ("The Norwegian minister of defence said so too.", "2024-03-05"),
        ("The defence minister said that it was late.", "2024-03-05"),
    )
    assert found.speakers(2)[0].name == "Ana Ruiz"
    assert found.speakers(3)[0].name == "Lars Holt"
    assert found.speakers(4)[0].name == "The defence minister"


def test_nobody_in_particular_holds_an_office(linked):
    for subject in (
        "A Norwegian foreign minister",
        "A former Norwegian foreign minister",
        "Any Norwegian foreign minister",
    ):
        found = linked(HOLT, (f"{subject} said that talks would go on.", "2024-03-05"))
        assert "Lars Holt" not in {speaker.name for speaker in found.speakers(2) if speaker}, subject


def test_a_title_without_a_state_is_only_offered(linked):
    found = linked(
        ("Foreign Minister Lars Holt said he would stay.", "2024-03-04"),
        ("The Chilean foreign minister said that talks would go on.", "2024-03-05"),
    )
    (speaker,) = found.speakers(2)
    assert speaker.name == "The Chilean foreign minister"
    assert [found.actors[other].name for other in speaker.may_be] == ["Lars Holt"]


def test_a_title_without_a_state_is_that_of_the_state_that_another_report_names(linked):
    found = linked(HOLT, ("Foreign Minister Lars Holt said he would stay.", "2024-03-05"))
    assert found.ties() == {("Lars Holt", "holds", "Norwegian Foreign Minister")}


def test_a_state_that_no_table_lists_has_ministers_too(linked):
    found = linked(
        ("Veldania's foreign minister, Lars Holt, said no.", "2024-03-04"),
        ("The Veldanian foreign minister said yes.", "2024-03-05"),
    )
    assert found.speakers(2)[0].name == "Lars Holt"


def test_the_state_behind_the_name_is_the_offices(linked):
    found = linked(
        ("President Karl Brandt of Norway said no.", "2024-03-04"),
        ("The Norwegian president said yes.", "2024-03-05"),
    )
    assert found.speakers(1) == found.speakers(2)


def test_who_claims_or_lost_an_office_does_not_hold_it(linked):
    for subject in ("Ousted Norwegian President Karl Brandt", "Karl Brandt, the self-styled president of Norway,"):
        found = linked((f"{subject} said no.", "2024-03-04"), ("The Norwegian president said yes.", "2024-03-05"))
        assert found.speakers(2)[0].name == "The Norwegian president", subject


def test_exchanging_two_states_exchanges_what_is_linked_and_no_more(linked):
    first = (
        "{0} accused {1} of theft. The {3} president, Ana Ruiz, denied it. The {2} prime minister, Karl Roe, was sure."
    )
    second = "{0}'s prime minister said no. {1}'s president said yes."
    names = ("Norway", "Chile", "Norwegian", "Chilean")
    swapped = ("Chile", "Norway", "Chilean", "Norwegian")
    one, other = (
        linked((first.format(*told), "2024-03-04"), (second.format(*told), "2024-03-05")) for told in (names, swapped)
    )
    exchange = dict(zip(names, swapped, strict=True))
    ties = {(a, kind, " ".join(exchange.get(word, word) for word in b.split())) for a, kind, b in one.ties()}
    assert ties == other.ties() != one.ties()
    assert [s.name for s in one.speakers(2)] == [s.name for s in other.speakers(2)] == ["Karl Roe", "Ana Ruiz"]


def test_the_mayors_of_two_towns_and_a_president_and_a_vice_president_are_two(linked):
    found = linked(
        ("London Mayor Karl Brandt said no. U.S. Vice President Piotr Roe said yes.", "2024-03-04"),
        ("The mayor of London said maybe. The mayor of Paris said no.", "2024-03-05"),
        ("The U.S. vice president said no. The U.S. president said yes.", "2024-03-05"),
    )
    assert [s.name for s in found.speakers(2)] == ["Karl Brandt", "The mayor of Paris"]
    assert [s.name for s in found.speakers(3)] == ["Piotr Roe", "The U.S. president"]
