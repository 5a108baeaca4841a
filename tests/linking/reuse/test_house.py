"""What a house prints under every report: which sentences have its form, and where both bodies end in them."""

from dataclasses import replace

import numpy as np
import pytest

from onrecord.intake.readers import report_from_text
from onrecord.linking.reuse.alignment import align
from onrecord.linking.reuse.bodies import Body, read_body
from onrecord.linking.reuse.house import at_the_ends, house_words
from onrecord.model import Report


def report(text: str, outlet: str | None = None) -> Report:
    return replace(report_from_text(text, "a"), outlet=outlet)


def is_house(sentence: str, outlet: str | None = None) -> bool:
    it = report(sentence, outlet)
    return bool(house_words(it, read_body(it)).all())


@pytest.mark.parametrize(
    "sentence",
    [
        "Readers can reach the desk by telephone at all hours.",
        "Subscribe to the morning letter for the news of the coast.",
        "Follow the capital and the provinces on every channel.",
        "This article was first printed in the weekend pages.",
        "Corrections can be asked for in writing within a month.",
        "The editorial policy is laid down in the charter of 1990.",
    ],
)
def test_sentences_to_the_reader_and_on_the_house(sentence: str) -> None:
    assert is_house(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices in Marrowby fell for a third day on Monday.",
        "Support for the premier fell to a third, the pollster said.",
        "The report was handed to the council on Tuesday.",
        "Gunmen stormed the newsroom of a daily in Orlen and killed nine.",
        "Readers laid flowers at the door of the burnt-out press.",
        "The editor of the daily in Orlen was freed at dawn.",
        "The newsroom is sealed, the chief of police in Orlen told reporters.",
        "This report was handed to the council on Tuesday by the auditors.",
        "Get-well cards lay on the steps of the clinic.",
    ],
)
def test_sentences_of_news(sentence: str) -> None:
    assert not is_house(sentence)


def test_the_outlets_own_name_as_it_writes_it() -> None:
    sentence = "The Sella Lamp has printed the tides of the coast since 1921."
    assert is_house(sentence, "The Sella Lamp")
    assert is_house(sentence, "Sella Lamp")
    assert not is_house(sentence, "Harbour Post")
    assert not is_house("A lamp burned in every window of the street.", "Lamp")
    assert not is_house(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Sella Lamp reported on Sunday that nine sailors had drowned off Orlen.",
        "Nine sailors drowned off Orlen, an editor of the Sella Lamp among them.",
        "The Sella Lamp, quoting the harbour office, put the number of the drowned at nine.",
    ],
)
def test_news_that_names_the_outlet_is_news(sentence: str) -> None:
    assert not is_house(sentence, "The Sella Lamp")


def ends(one: str, other: str) -> tuple[list[str], list[str]]:
    bodies: list[Body] = [read_body(report(words)) for words in (one, other)]
    a, b = bodies
    none = (np.zeros(len(each.words), bool) for each in bodies)
    opening, closing = at_the_ends(a, b, align(a, b), *none)
    return [" ".join(a.words[slice(*m.a)]) for m in opening], [" ".join(a.words[slice(*m.a)]) for m in closing]


OPENS = "The tides of the coast are printed here every morning."
CLOSES = "The strait has been closed to trawlers since the autumn."
ONE = "A trawler sank off Orlen on Monday and its crew swam ashore."
OTHER = "The choir of Tessin sang to two thousand people in the rain."


def test_what_both_open_and_close_with() -> None:
    assert ends(f"{OPENS} {ONE} {CLOSES}", f"{OPENS} {OTHER} {CLOSES}") == (
        [OPENS[:-1].lower()],
        [CLOSES[:-1].lower()],
    )


def test_what_stands_elsewhere_is_no_end() -> None:
    assert ends(f"{ONE} {CLOSES}", f"{OTHER} {CLOSES} {OPENS}") == ([], [])


def test_a_body_that_stands_whole_in_the_other_has_no_ends() -> None:
    assert ends(f"{ONE} {CLOSES}", f"{ONE} {CLOSES} {OTHER}") == ([], [])
