"""Names found in a parse, with the kind of actor each is taken for."""

from __future__ import annotations

import hashlib

import pytest

from onrecord.language.parsing import parse
from onrecord.model import Report, Zone
from onrecord.reading.naming.names import find_names
from onrecord.reading.naming.words import words_of


def names(text: str) -> list[tuple[str, str | None]]:
    report = Report("r", text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, len(text)),))
    words = words_of(report, next(parse([report])))
    return [(text[words.start[n.start] : words.end[n.end - 1]], n.kind) for n in find_names(words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prime Minister Tomas Reeve left.", [("Tomas Reeve", "person")]),
        ("Secretary of State Anna Keller left.", [("Anna Keller", "person")]),
        ("Rep. Anna Keller, D-Ohio, left.", [("Anna Keller", "person")]),
        ("The Ministry of Defence said no.", [("Ministry of Defence", "organisation")]),
        ("He joined the Norwegian army.", [("Norwegian army", "organisation")]),
        ("He joined the Norwegians there.", [("Norwegians", "people")]),
        ("The Norwegian prime minister left.", []),
        ("The Norwegian government said no.", [("Norwegian government", "government")]),
        ("Reporters met Ali al-Sabri there.", [("Ali al-Sabri", "person")]),
        ("The U.N. General Assembly met.", [("U.N. General Assembly", "organisation")]),
        ("Norwegian Press writer Anna Keller left.", [("Norwegian Press", "organisation"), ("Anna Keller", "person")]),
        ("Fire broke out in the Orvik district.", [("Orvik", None)]),
        ("A spokesman for the Keller campaign left on Monday, May 6.", [("Keller campaign", "organisation")]),
    ],
)
def test_names_without_their_titles(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert names(text) == expected


def test_a_month_that_is_somebodys_surname_is_one_wherever_no_date_is() -> None:
    assert [name for name, _ in names("Mrs. May left. Then May slept. In May it rained, on May 6.")] == ["May", "May"]


def test_common_nouns_in_capitals_are_no_names() -> None:
    assert names("ARMY DENIED the report.") == []


def test_a_small_second_syllable_belongs_to_the_name_and_a_participle_does_not() -> None:
    assert ("Mayor Han Ji-woo", None) not in names("Mayor Han Ji-woo left.")
    assert [name for name, _ in names("Mayor Han Ji-woo left.")] == ["Han Ji-woo"]
    assert "Tomas Reeve-led" not in [name for name, _ in names("The Tomas Reeve-led group left.")]


def test_one_of_many_is_no_name() -> None:
    assert names("He met a Karvonian there.") == []


def test_a_ministry_run_by_somebody_keeps_both_names() -> None:
    found = names("The Karvon-run health ministry said so on Monday.")
    assert ("Karvon-run health ministry", "organisation") in found
    assert "Karvon" in [name for name, _ in found]


def test_a_month_is_a_name_only_after_a_title_or_a_given_name() -> None:
    assert ("Mrs. May", None) not in names("Mrs. May left in May.")
    assert [name for name, _ in names("Mrs. May left in May.")] == ["May"]


def test_capitals_in_a_headline_make_no_names_but_known_ones_are_found() -> None:
    text = "Reeve Rejects Plan For New Harbour Tax\n\nMayor Tomas Reeve rejected a plan for a tax on Monday."
    assert [name for name, _ in names(text)] == ["Reeve", "Tomas Reeve"]


def test_one_use_as_a_person_makes_the_surname_a_person() -> None:
    kinds = dict(names("Mayor Tomas Reeve left. Reeve went home. Then Reeve slept."))
    assert kinds == {"Tomas Reeve": "person", "Reeve": "person"}


def test_an_article_with_a_hyphen_belongs_to_the_name() -> None:
    assert [name for name, _ in names("Reporters met leaders of al-Karvan in Oslo.")][:1] == ["al-Karvan"]


def test_where_something_stands_is_no_organisation() -> None:
    found = dict(names("They went over the Karve bridge to the eastern bank of the Ostra, ten miles from the Lune."))
    assert not {"organisation", "group", "person"}.intersection(found.values())


def test_a_state_that_no_table_lists_is_a_government_wherever_it_stands() -> None:
    found = names("Velmark rejected the plan. Velmark's health ministry counted ten dead. Reporters left Velmark.")
    assert {kind for name, kind in found if name == "Velmark"} == {"government"}


def test_a_dash_after_a_bracket_hides_no_name() -> None:
    assert ("Norway", "government") in names("(Harbour News) - Norway on Friday rejected the plan.")


def test_whom_a_credit_names_is_a_person() -> None:
    text = "A boat left.\n\n(Reporting by Oda Brenn in Oslo and Ilse Quarn in Bergen; editing by Per Tolk)"
    report = Report(
        "r", text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, 14), Zone("credit", 14, len(text)))
    )
    parsed = words_of(report, next(parse([report])))
    found = {" ".join(parsed.text[n.start : n.end]): n.kind for n in find_names(parsed)}
    assert {name: found.get(name) for name in ("Oda Brenn", "Ilse Quarn", "Per Tolk")} == dict.fromkeys(
        ("Oda Brenn", "Ilse Quarn", "Per Tolk"), "person"
    )


def test_a_surname_that_opens_a_sentence_is_a_name_whatever_word_the_parser_takes_it_for() -> None:
    found = names("Berîvan Demhat said the dam was safe. Demhat said it would hold.")
    assert found == [("Berîvan Demhat", "person"), ("Demhat", "person")]


def test_a_small_word_inside_a_surname_is_part_of_it() -> None:
    assert names("Jun dela Paz left.") == [("Jun dela Paz", "person")]
