"""Names with the title, kinship or age beside them, and people named within another name."""

from __future__ import annotations

import hashlib

import pytest

from onrecord.language.parsing import parse
from onrecord.model import Report, Zone
from onrecord.reading.attributions import find_attributions
from onrecord.reading.mentions import find_mentions


def mentions_of(text: str) -> list[tuple[str, str, str | None]]:
    """Words, form and actor's name of each mention."""
    report = Report("r", text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, len(text)),))
    doc = next(parse([report]))
    mentions, actors = find_mentions(report, doc, find_attributions(report, doc))
    names = {actor.id: actor.name for actor in actors}
    return [(m.span.exact, m.form, names[m.actor] if m.actor else None) for m in mentions]


@pytest.mark.parametrize(
    ("text", "words", "form"),
    [
        ("Foreign Minister Jan Holt said no.", "Foreign Minister Jan Holt", "title"),
        ("Officials met Norwegian Prime Minister Jan Holt.", "Norwegian Prime Minister Jan Holt", "title"),
        ("Prime Minister Jan Holt of Norway said no.", "Prime Minister Jan Holt of Norway", "title"),
        ("The mayor of Brackwater, Ida Brandt, said no.", "The mayor of Brackwater, Ida Brandt", "title"),
        ("The fire spread fast, said Ida Brandt, 34, from a bridge.", "Ida Brandt, 34", "description"),
        ("Karl Brandt, the chairman, said no.", "Karl Brandt, the chairman", "title"),
        ("Karl Brandt, a gifted gardener, said no.", "Karl Brandt, a gifted gardener", "description"),
        ("They met Anna Roe's son-in-law, Karl Brandt, on Monday.", "Anna Roe's son-in-law, Karl Brandt", "title"),
    ],
)
def test_a_name_is_also_a_mention_together_with_what_says_who_bears_it(text: str, words: str, form: str) -> None:
    name = "Jan Holt" if "Holt" in text else "Ida Brandt" if "Ida" in text else "Karl Brandt"
    found = mentions_of(text)
    assert (words, form, name) in found
    assert (name, "name", name) in found


def test_a_mere_form_of_address_is_no_title() -> None:
    assert [words for words, _, _ in mentions_of("Mr. Holt said no.")] == ["Holt"]


def test_who_is_named_in_the_name_of_a_campaign_is_named() -> None:
    found = mentions_of("Jan Holt spoke on Monday. The Holt campaign said it would sue. The Norwegian army said no.")
    assert ("Holt", "name", "Jan Holt") in found
    assert ("Holt campaign", "name", "Holt campaign") in found
    assert not any(words == "Norwegian" for words, _, _ in found)
