"""The table of states: every row alike, every name leading to one state."""

from __future__ import annotations

from onrecord.reading.naming import countries


def test_names_adjectives_and_peoples_lead_to_their_state() -> None:
    assert {countries.named(name) for name in ("US", "U.S.", "the United States", "America")} == {"US"}
    assert countries.named("us") is None
    assert countries.named("NORWAY") == countries.named("Norway") == "NO"
    assert countries.adjective("Norwegian") == "NO"
    assert countries.people("Norwegians") == "NO"
    assert countries.named("Orvik") is None
    assert countries.named("Norways") == "NO"
    assert countries.named("Norwegians") is None


def test_a_capital_leads_to_the_state_whose_government_sits_there() -> None:
    assert countries.capital("Oslo") == "NO"
    assert countries.capital("Bergen") is None
    assert countries.named("Oslo") is None


def test_an_adjective_that_two_states_share_leads_nowhere() -> None:
    assert countries.adjective("Congolese") is None


def test_every_state_has_a_name_and_an_adjective() -> None:
    table = countries.countries()
    states = {code for code in table.names if countries.is_government(code)}
    assert len(states) > 200
    assert states == {code for code in table.names if not code.startswith("@")}
    shared = {"CG", "CD", "DM", "DO"}
    assert states - set(table.by_adjective.values()) <= shared
    assert not [name for name, code in table.by_name.items() if not code]


def test_a_house_stands_for_the_government_that_sits_in_it() -> None:
    assert countries.seat("the Kremlin") == "RU"
    assert countries.seat("White House") == "US"
    assert countries.seat("house") is None
