from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from onrecord.language.parsing import parse
from onrecord.model import Report, Zone
from onrecord.reading.saying.attribution import Attribution
from onrecord.reading.saying.parsed import parsed_attributions
from onrecord.reading.saying.speakers import layout_of
from onrecord.reading.saying.tree import tree_of

Attribute = Callable[..., list[tuple[str, str, str, str]]]


def rule_attributions(report: Report, doc: Doc) -> list[Attribution]:
    tree = tree_of(doc)
    return parsed_attributions(report, tree, layout_of(tree, report.text))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The governor said that the bridge was safe.", "The governor", "said", "that the bridge was safe"),
        ("The bridge is safe, the governor said.", "the governor", "said", "The bridge is safe"),
        ("“We are ready,” the general said.", "the general", "said", "“We are ready,”"),
        ('"We are ready," said General Odo Marsh.', "General Odo Marsh", "said", '"We are ready,"'),
        ("General Marsh said: “We are ready.”", "General Marsh", "said", "“We are ready.”"),
        ("Veldt vowed to press on with the campaign.", "Veldt", "vowed", "to press on with the campaign"),
        ("The minister rejected calls for a truce.", "The minister", "rejected", "calls for a truce"),
        ("The mayor called for calm.", "The mayor", "called for", "calm"),
        ("Residents believe that the dam will hold.", "Residents", "believe", "that the dam will hold"),
        ("Sarn expressed concern about the harvest.", "Sarn", "expressed", "concern about the harvest"),
        ("The union blamed the owners for the fire.", "The union", "blamed", "the owners for the fire"),
        ("The army has also said it will withdraw.", "The army", "has also said", "it will withdraw"),
    ],
)
def test_one_statement(attribute: Attribute, text: str, source: str, cue: str, content: str) -> None:
    assert [found[:3] for found in attribute(text)] == [(source, cue, content)]


def test_a_quotation_interrupted_by_its_cue_is_one_statement(attribute: Attribute) -> None:
    (found,) = attribute("“We are ready,” the general said on Monday. “We will not wait. Nobody asked us to.”")
    assert found[0] == "the general"
    assert found[2] == "“We are ready,” ... “We will not wait. Nobody asked us to.”"


def test_a_quotation_of_several_sentences_is_held_whole(attribute: Attribute) -> None:
    (found,) = attribute("“The road is open. The bridge is shut. Drive slowly,” the mayor said.")
    assert found[2] == "“The road is open. The bridge is shut. Drive slowly,”"


def test_a_quotation_over_paragraphs_is_one_statement(attribute: Attribute) -> None:
    (found,) = attribute("“The road is open,” the mayor said. “It took a year.\n\n“We thank the crews.”\n")
    assert found[2] == "“The road is open,” ... “It took a year. ... “We thank the crews.”"


def test_content_in_part_quoted_keeps_its_marks(attribute: Attribute) -> None:
    (found,) = attribute("The mayor said the road was “in a poor state.”")
    assert found[2] == "the road was “in a poor state.”"


def test_the_name_of_a_programme_is_not_what_was_said(attribute: Attribute) -> None:
    (found,) = attribute("“The road is open,” the mayor said on “Morning Veldt.”")
    assert found[2] == "“The road is open,”"


def test_a_new_cue_ends_the_quotation_before(attribute: Attribute) -> None:
    found = attribute("“The road is open,” the mayor said. “It is not,” the driver replied.")
    assert [(each[0], each[2]) for each in found] == [
        ("the mayor", "“The road is open,”"),
        ("the driver", "“It is not,”"),
    ]


def test_a_relay_is_two_statements_one_inside_the_other(attribute: Attribute) -> None:
    outer, inner = attribute("The Veldt Wire reported that officials have told the minister that the dam is unsafe.")
    assert outer[:2] == ("The Veldt Wire", "reported")
    assert inner == ("officials", "have told", "that the dam is unsafe", "the minister")
    assert inner[2] in outer[2]


def test_whoever_is_quoted_as_saying_is_the_source_and_the_outlet_relays(attribute: Attribute) -> None:
    outer, inner = attribute("The Veldt Wire quoted a doctor as saying that ten people were hurt.")
    assert (outer[0], inner[0]) == ("The Veldt Wire", "a doctor")
    assert inner[2] == "that ten people were hurt"
    assert inner[2] in outer[2]


@pytest.mark.parametrize(
    "text",
    [
        "The minister did not say whether the talks had failed.",
        "If the minister says that the talks have failed, the army will move.",
        "The minister might say that the talks have failed.",
        "Did the minister say that the talks had failed?",
        "Nobody said that the talks had failed.",
        "The rebels attacked the harbour at dawn.",
        "The war threatens to spread to the coast.",
        "He told the driver.",
    ],
)
def test_what_is_no_statement_is_left_out(attribute: Attribute, text: str) -> None:
    assert attribute(text) == []


def test_denials_stay(attribute: Attribute) -> None:
    (found,) = attribute("The minister denied that the talks had failed.")
    assert found[:3] == ("The minister", "denied", "that the talks had failed")


def test_words_inside_a_quotation_make_no_statement_of_their_own(attribute: Attribute) -> None:
    (found,) = attribute("“I believe that the road is open and I hope to drive on it,” the mayor said.")
    assert found[0] == "the mayor"


def test_credits_and_page_furniture_are_not_read(attribute: Attribute) -> None:
    text = "The mayor said the road was open.\nThe agency said all rights are reserved.\n"
    cut = text.index("The agency")
    assert len(attribute(text)) == 2
    assert len(attribute(text, Zone("body", 0, cut), Zone("boilerplate", cut, len(text)))) == 1


def test_swapping_the_parties_swaps_the_sources_and_nothing_else(attribute: Attribute) -> None:
    text = "{} said on Friday that {} broke the truce. “They lie,” a spokesman for {} replied."
    one = attribute(text.format("Norland", "Sudland", "Sudland"))
    other = attribute(text.format("Sudland", "Norland", "Norland"))

    def swapped(words: str) -> str:
        return words.replace("Norland", "#").replace("Sudland", "Norland").replace("#", "Sudland")

    assert [tuple(map(swapped, each)) for each in one] == [tuple(each) for each in other]


def _report(text: str) -> Report:
    return Report("veldt-1", text, "", (Zone("body", 0, len(text)),) if text else ())


PIECES = [
    "“", "”", '"', "''", "‘", "’", "'", "«", "»", "\n", "\n\n", "(", ")", ": ", ", ", ". ", "? ", "— ",
    "🚢", "\u2028", "\xa0",
    "the mayor ", "said ", "MAYOR SAYS ", "that ", "told ", "reporters ", "according to ", "the road is open", "he ",
    "was expected to ", "go ", "claims ", "as ", "quoted ", "saying ", "who ", "vowed ", "her ", "plan to ", "not ",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.text(max_size=60)))
def test_any_text_reads_back(text: str) -> None:
    report = _report(text)
    doc = next(parse([report]))
    found = rule_attributions(report, doc)
    assert found == rule_attributions(report, doc)
    for attribution in found:
        assert attribution.cue and attribution.content
        for spans in (attribution.source, attribution.cue, attribution.content, attribution.addressee):
            assert list(spans) == sorted(spans)
            for start, end in spans:
                assert report.span(start, end).exact == text[start:end] != ""


def test_a_long_report_without_paragraphs_is_read_in_linear_time() -> None:
    sentence = "“The road is open,” the mayor said. The driver said that the guard told him it was shut. It's 'odd. "
    short, long = _report(sentence * 40), _report(sentence * 400)
    times = []
    for report, doc in zip((short, long), parse([short, long]), strict=True):
        began = time.process_time()
        assert len(rule_attributions(report, doc)) >= len(report.text) / len(sentence) * 2
        times.append(time.process_time() - began)
    assert times[1] < 40 * times[0] + 0.2


def test_relays_are_followed_to_a_depth_so_that_no_text_makes_their_number_explode(attribute: Attribute) -> None:
    assert 1 <= len(attribute("the driver said that " * 300 + "the road is open.")) <= 8


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        (
            "Two clerks told the Veldt Wire that Ada Veil had described the plan as “a bribe”.",
            ("Ada Veil", "had described"),
        ),
        (
            "He has told friends that Major Ivo Alder had promised to send the list.",
            ("Major Ivo Alder", "had promised"),
        ),
        ("A pilot told reporters that the owners had rejected the offer.", ("the owners", "had rejected")),
    ],
)
def test_what_one_tells_of_another_s_words_is_a_relay(attribute: Attribute, text: str, inner: tuple[str, str]) -> None:
    assert [found[:2] for found in attribute(text)][1:] == [inner]


def test_a_wish_inside_a_statement_is_part_of_it(attribute: Attribute) -> None:
    (found,) = attribute("The envoy said that Sarn wanted to go home.")
    assert found[1] == "said"


def test_a_coordinated_deed_of_the_speaker_is_not_said(attribute: Attribute) -> None:
    (found,) = attribute("The relief office says that 9,000 people have been driven out, and has asked for tents.")
    assert found[2] == "that 9,000 people have been driven out"


def test_no_range_ends_inside_a_hyphenated_word(attribute: Attribute) -> None:
    (found,) = attribute("The e-mails revealed that the pier was unsafe.")
    assert found[0] == "The e-mails"
