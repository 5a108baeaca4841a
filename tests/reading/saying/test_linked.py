"""From the encoder's links to attributions on whole tokens, names, verbs and quotations; the links are given here."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.intake.readers import report_from_text
from onrecord.language.encoder import CueLink
from onrecord.language.parsing import parse
from onrecord.reading.saying.linked import linked_attributions, parted
from onrecord.reading.saying.speakers import layout_of
from onrecord.reading.saying.tree import tree_of


def place(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def attribute(text: str, *links: tuple[str, str, str]) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution, from links given by their words."""
    report = report_from_text(text, "x")
    (doc,) = parse([report])
    tree = tree_of(doc)
    given = [
        CueLink(place(text, cue), (place(text, source),) if source else (), (place(text, content),), 1.0)
        for source, cue, content in links
    ]
    made = parted(tree, linked_attributions(tree, layout_of(tree, report.text), given))
    return [tuple(" ... ".join(text[s:e] for s, e in role) for role in (a.source, a.cue, a.content)) for a in made]


def test_a_cue_of_auxiliaries_takes_its_verb() -> None:
    text = "The minister did not say that the bridge had been hit."
    assert attribute(text, ("The minister", "did not", "that the bridge had been hit")) == [
        ("The minister", "did not say", "that the bridge had been hit")
    ]


def test_a_verb_takes_its_auxiliaries() -> None:
    text = "The minister did not say that the bridge had been hit."
    assert attribute(text, ("The minister", "say", "the bridge had been hit"))[0][1] == "did not say"


@pytest.mark.parametrize("cut", ["Minister Edda", "Lorne", "Edda Lorne"])
def test_a_source_that_cuts_a_name_takes_it_whole(cut: str) -> None:
    text = "The road is open, Interior Minister Edda Lorne said."
    assert attribute(text, (cut, "said", "The road is open"))[0][0] == "Interior Minister Edda Lorne"


def test_a_source_does_not_end_in_an_article_or_relative() -> None:
    text = "A supporter who runs the paper said that the road was open."
    assert (
        attribute(text, ("A supporter who runs the", "said", "that the road was open"))[0][0] == "A supporter who runs"
    )


def test_a_content_that_holds_most_of_a_quotation_takes_it_whole() -> None:
    text = "“We have all waited here for a very long time,” Lorne said."
    assert attribute(text, ("Lorne", "said", "We have all waited here for a very long time"))[0][2] == (
        "“We have all waited here for a very long time,”"
    )


def test_a_quotation_runs_on_over_paragraphs() -> None:
    text = "“The road is open,” Lorne said. “It took a year.\n\n“We thank the crews.”\n"
    (found,) = attribute(text, ("Lorne", "said", "“It took a year."))
    assert found[2].endswith("“We thank the crews.”")


def test_a_content_ends_where_its_source_goes_on_to_say_something_else() -> None:
    text = "Lorne said that the road was open and called on the owners to reopen the port."
    found = attribute(
        text,
        ("Lorne", "said", "that the road was open and called on the owners to reopen the port"),
        ("Lorne", "called on", "the owners to reopen the port"),
    )
    assert [each[2] for each in found] == ["that the road was open", "the owners to reopen the port"]


def test_a_link_without_content_is_left_out() -> None:
    assert attribute("Lorne said so.", ("Lorne", "said", ".")) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor said about 30 people had died.", "about 30 people had died"),
        ("The mayor said on Monday between 18 and 25 people had died.", "between 18 and 25 people had died"),
        ("A Lornish monitor said between 18 and 25 people had died.", "between 18 and 25 people had died"),
        (
            "A monitor, who asked not to be named, said between 18 and 25 people had died.",
            "between 18 and 25 people had died",
        ),
        ("The mayor said from 10 to 12 people were hurt.", "from 10 to 12 people were hurt"),
    ],
)
def test_the_content_keeps_the_number_that_it_begins_with_and_how_exactly_it_is_meant(
    attribute_all: Callable[..., list[tuple[str, ...]]], text: str, content: str
) -> None:
    assert [said[2] for said in attribute_all(text)] == [content]
