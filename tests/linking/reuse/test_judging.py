"""What two reports share: copies and edits told from quotations in common, whatever the texts do to mislead."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake.readers import report_from_text
from onrecord.linking.reuse.judging import Prepared, held, judge, judge_pairs, prepare
from onrecord.model import Reuse, Span

WIRE = (
    "Rescue crews searched the flooded quarter of Avonport for a third day on Tuesday after the Sella dam gave way.",
    "The water carried off two bridges and left the lower town without power, leaving thousands in school gyms.",
    "Engineers had warned in the spring that the dam needed new gates before the rains came.",
    "The regional council put off the work twice because the bids were higher than it had planned.",
    "At least 14 people died in the first hours, most of them in houses along the old canal.",
    "Boats from the fishing villages brought families from their roofs to the hill above the market.",
    "The army sent two battalions and a field hospital to the town on Monday night.",
    "Shops in the upper town opened again on Tuesday, and buses ran as far as the stadium.",
)
OWN = (
    "Avonport woke to a third morning of mud, sirens and waiting lists for bread.",
    "Behind the town hall, volunteers sorted blankets into heaps by size while children played on sandbags.",
    "Nobody here talks of blame yet, though the council's minutes lie open on many kitchen tables.",
    "A baker whose shop lost its front wall sells rolls from the back of a van.",
    "The district court has asked for the plans of the gates, its clerk confirmed.",
    "Schools stay shut until the week is out, and the ferry runs only by daylight.",
)
QUOTATION = (
    "We did everything that the law asked of us and a good deal more besides, and I will not stand here and let "
    "anybody say that this government slept while the water rose. There will be an inquiry, it will be independent, "
    "and its findings will be published in full before the end of the year."
)


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def reuse(one: str, other: str, ids: tuple[str, str] = ("a", "b")) -> Reuse:
    a, b = (prepare(report_from_text(words, id)) for id, words in zip(ids, (one, other), strict=True))
    found = judge(a, b)
    assert judge(b, a) == found
    texts = dict(zip(ids, (one, other), strict=True))
    for edit in found.edits:
        for id, span in ((found.a, edit.a), (found.b, edit.b)):
            assert span is None or texts[id][span.start : span.end] == span.exact
        assert (edit.a is None) == (edit.op == "added")
        assert (edit.b is None) == (edit.op == "dropped")
    return found


def kind(one: str, other: str) -> str:
    return reuse(one, other).kind


def changed(found: Reuse, op: str = "reworded") -> list[tuple[str | None, str | None]]:
    return [(e.a and e.a.exact, e.b and e.b.exact) for e in found.edits if e.op == op]


def test_the_same_text_is_a_copy_with_nothing_but_kept_words() -> None:
    found = reuse(text(*WIRE), text(*WIRE))
    assert (found.kind, found.a_share, found.b_share) == ("copy", 1.0, 1.0)
    assert {edit.op for edit in found.edits} == {"kept"}


def test_typography_and_house_style_are_no_edits() -> None:
    plain = text("The ministry's U.S. envoy said air strikes hit 2,000 homes in the co-operative's quarter.", *WIRE)
    other = plain.replace("'", "’").replace("U.S.", "US").replace("2,000", "2000").replace("air strikes", "airstrikes")
    found = reuse(plain, other)
    assert found.kind == "copy"
    assert {edit.op for edit in found.edits} == {"kept"}


def test_a_dateline_makes_no_difference() -> None:
    found = reuse(text("AVONPORT, Jan. 3 (Reuters) — " + WIRE[0], *WIRE[1:]), text("Avonport – " + WIRE[0], *WIRE[1:]))
    assert found.kind == "copy"
    assert not changed(found)


def test_the_first_half_of_another_text_is_its_copy() -> None:
    found = reuse(text(*WIRE[:4]), text(*WIRE))
    assert (found.kind, found.a_share) == ("copy", 1.0)
    assert found.b_share < 0.6
    assert [edit.op for edit in found.edits] == ["kept", "added"]


def test_sentences_in_another_order_are_kept() -> None:
    found = reuse(text(*WIRE), text(*WIRE[4:], *WIRE[:4]))
    assert found.kind == "copy"
    assert {edit.op for edit in found.edits} == {"kept"}


def test_a_long_official_quotation_in_common_is_no_reuse() -> None:
    one = text(*WIRE[:4], f'"{QUOTATION}" the premier, Ada Lind, told parliament.')
    other = text(*OWN[:4], f"Ada Lind, the premier, said: “{QUOTATION}”")
    found = reuse(one, other)
    assert found.kind == "shared-quote"
    assert changed(found, "kept") == [(QUOTATION[:-1], QUOTATION[:-1])]


def test_a_quotation_over_nine_tenths_of_both_texts_is_no_copy() -> None:
    one, other = text("The premier spoke on Tuesday.", f'"{QUOTATION}"'), text("Lind took the floor.", f'"{QUOTATION}"')
    assert kind(one, other) == "shared-quote"


def test_words_quoted_in_one_report_are_nobodys_prose_in_the_other() -> None:
    statement = (
        "The gates of the dam were inspected in March by two firms from abroad. Both firms found them sound. "
        "The ministry has handed the papers to the court and will not speak of the matter before it has ruled."
    )
    one, other = text(*WIRE[:3], f'"{statement}" the ministry said.'), text(*OWN[:3], statement)
    assert kind(one, other) == "shared-quote"


STATEMENT = (
    "The gates of the Sella dam were inspected in March by two firms from abroad, and both found them sound.",
    "The ministry has handed all papers to the district court and stands ready to answer its questions.",
    "The families of the dead will be paid from the relief fund without waiting for the outcome.",
)


def test_a_statement_printed_whole_after_a_colon_is_no_reuse() -> None:
    one = text(*WIRE[:3], "The ministry of works said in a statement:", *STATEMENT)
    other = text(*OWN[:3], "In full, the statement that the ministry released reads:", *STATEMENT)
    assert kind(one, other) == "shared-quote"


def test_words_known_to_be_quoted_count_as_quoted() -> None:
    one, other = text(*WIRE[:3], *STATEMENT), text(*OWN[:3], *STATEMENT)
    a, b = report_from_text(one, "a"), report_from_text(other, "b")
    start = one.index(STATEMENT[0])
    assert judge(prepare(a), prepare(b)).kind == "edited"
    assert judge(prepare(a, [Span(start, len(one), one[start:])]), prepare(b)).kind == "shared-quote"


def test_a_tweet_without_quotation_marks_is_no_reuse() -> None:
    tweet = (
        "Many calls today from mayors along the river thanking the crews. Dams that others let rot are being mended "
        "at last. So much more to come, and all of it on time and under budget!"
    )
    signed = f"{tweet} — Ada Lind (@premierlind) May 3, 2031"
    assert kind(text(*WIRE[:4], signed), text(*OWN[:4], signed)) == "shared-quote"


def test_house_formulas_are_no_reuse() -> None:
    formulas = (
        "The ministry did not immediately respond to a request for comment.",
        "The report could not be independently verified.",
    )
    assert kind(text(*WIRE[:4], *formulas), text(*OWN[:4], *formulas)) == "independent"


def test_one_background_sentence_in_common_is_no_reuse() -> None:
    assert kind(text(*WIRE[:4]), text(*OWN[:4], WIRE[2])) == "independent"


def test_two_whole_sentences_of_own_prose_are_reuse() -> None:
    assert kind(text(*WIRE[:4]), text(*OWN[:4], *WIRE[1:3])) == "edited"


def test_an_item_in_a_digest_that_goes_on_differently_is_edited() -> None:
    report = text(*WIRE[:6], "Nobody could say on Tuesday how long the pumps would have to run in the lower town.")
    digest = text("In other news from the coast:", *OWN[:3], *WIRE[:3], *OWN[3:])
    assert kind(report, digest) == "edited"


LABELLED = (
    "Government soldiers took the village of Orlen on Friday after militants left it without a fight.",
    "The militants had held the bridge at Orlen since the autumn, a monitoring group said.",
    "Residents said that militants burned the mill and two farms before they went.",
    "A convoy of militants was seen on the northern road towards the border by evening.",
)


def test_a_label_exchanged_in_every_sentence_is_found_every_time() -> None:
    other = [sentence.replace("militants", "freedom fighters") for sentence in LABELLED]
    found = reuse(text(*LABELLED), text(*other))
    assert found.kind == "edited"
    assert changed(found) == [("militants", "freedom fighters")] * 4


def test_a_vanished_attribution_is_found() -> None:
    other = [LABELLED[0], LABELLED[1].replace(", a monitoring group said", ""), *LABELLED[2:]]
    assert changed(reuse(text(*LABELLED), text(*other)), "dropped") == [("a monitoring group said", None)]


def test_a_changed_number_makes_a_copy_an_edited_text() -> None:
    other = [sentence.replace("14 people", "41 people") for sentence in WIRE]
    found = reuse(text(*WIRE), text(*other))
    assert found.kind == "edited"
    assert changed(found) == [("14", "41")]


def test_a_dropped_not_is_told() -> None:
    one = text(*WIRE, "The army did not fire on the crowd at the bridge, the council found.")
    found = reuse(one, one.replace("did not fire", "did fire"))
    assert changed(found, "dropped") == [("not", None)]


def test_two_slips_of_spelling_leave_a_copy_one() -> None:
    other = text(*WIRE).replace("Engineers", "Enginers")
    assert kind(text(*WIRE), other) == "copy"


def test_half_a_name_is_told_as_a_whole() -> None:
    one = text(*WIRE, "The governor of Orlen, Mara Stenn, visited the town and left without a word to reporters there.")
    found = reuse(one, one.replace("Mara Stenn", "Mara Vell"))
    assert changed(found) == [("Mara Stenn", "Mara Vell")]


def test_three_versions_are_told_pair_by_pair() -> None:
    first, second, third = text(*WIRE[:4]), text(*WIRE[:6]), text(OWN[0], *WIRE[2:])
    assert kind(first, second) == "copy"
    assert kind(second, third) == kind(first, third) == "edited"


def test_repeated_sentences_answer_one_another_in_turn() -> None:
    found = reuse(text(*WIRE, WIRE[0], WIRE[0]), text(*WIRE, WIRE[0]))
    assert found.kind == "copy"
    assert changed(found, "dropped") == [(WIRE[0][:-1], None)]


def test_capitals_and_missing_punctuation_do_not_hide_a_copy() -> None:
    bare = "\n\n".join(sentence.rstrip(".").replace(",", "") for sentence in WIRE)
    assert kind(text(*WIRE), text(*WIRE).upper()) == "copy"
    assert kind(text(*WIRE), bare) == "copy"
    assert kind(text(*WIRE), bare.replace("\n\n", " ")) in ("copy", "edited")


@pytest.mark.parametrize("other", ["", "   ", "Ja.", "Photo: AP", text(*WIRE)])
def test_empty_and_tiny_texts_share_nothing(other: str) -> None:
    assert kind("", other) == kind("Yes.", other) == "independent"


def test_captions_and_furniture_in_common_are_no_reuse() -> None:
    page = (
        "Workers carry sandbags along the quay in Avonport after the Sella dam burst, Tuesday, May 3, 2031. (AP Photo)",
        "Sign up for our newsletter",
        "Copyright 2031 The Coast Herald. All rights reserved. This material may not be published or rewritten.",
    )
    assert kind(text(*page, *WIRE[:4]), text(*page, *OWN[:4])) == "independent"


def test_every_word_of_two_edited_texts_is_told_once() -> None:
    other = [sentence.replace("Tuesday", "Wednesday") for sentence in (*WIRE[2:], *OWN[:2])]
    found = reuse(text(*WIRE), text(*other))
    for side, words in ((0, text(*WIRE)), (1, text(*other))):
        spans = sorted(span for edit in found.edits if (span := (edit.a, edit.b)[side]) is not None)
        assert all(one.end <= two.start for one, two in pairwise(spans))
        told = " ".join(span.exact for span in spans)
        assert [w.strip(".,") for w in told.split()] == [w.strip(".,") for w in words.split()]


SENTENCES = st.lists(st.sampled_from((*WIRE, *OWN, f'"{QUOTATION}" she said.', "No.", "1,000 dead?")), max_size=12)


@settings(max_examples=60, deadline=None)
@given(SENTENCES, SENTENCES, st.sampled_from(("\n\n", " ", "\n")))
def test_any_two_texts_are_judged_alike_in_either_order(one: list[str], other: list[str], between: str) -> None:
    found = reuse(between.join(one), between.join(other))
    assert 0 <= found.a_share <= 1
    assert 0 <= found.b_share <= 1
    turned = reuse(between.join(one), between.join(other), ("b", "a"))
    assert (turned.kind, turned.b_share, turned.a_share) == (found.kind, found.a_share, found.b_share)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_characters_are_survived(one: str, other: str) -> None:
    reuse(one, other)


@pytest.mark.parametrize(
    "words",
    [
        "the dam " * 20_000,
        "The dam broke. " * 8_000,
        '"' * 30_000,
        " ".join(f"w{n}" for n in range(20_000)),
        "A. " * 20_000,
        "{" * 20_000 + "a=" * 20_000,
        "\n\n".join(f"The dam broke at {n % 7} and {n % 11} people left their house." for n in range(4_000)),
    ],
)
def test_time_stays_near_linear_on_hostile_texts(words: str) -> None:
    began = time.perf_counter()
    reuse(words, words.replace("dam", "dyke") + " and so on.")
    assert time.perf_counter() - began < 8


def test_a_house_formula_filled_with_other_names_is_no_reuse() -> None:
    formula = (
        "A light earthquake shook the {} district on {} at a depth of {} kilometres, the survey in {} said.",
        "No damage was reported in {} or in the villages round {}, where {} people live.",
        "The district of {} has been shaken {} times since {}.",
    )
    orlen = (("Orlen", "Monday", 12, "Avonport"), ("Orlen", "Sella", 3100), ("Orlen", 7, 2019))
    tessin = (("Marrowby", "Friday", 40, "Tessin"), ("Marrowby", "Hale", 800), ("Marrowby", 3, 2024))
    one, other = (
        text(*(words.format(*facts) for words, facts in zip(formula, filled, strict=True)))
        for filled in (orlen, tessin)
    )
    assert kind(one, other) == "independent"


def test_the_same_opening_before_different_statements_is_no_copy() -> None:
    other = "Not one of them read the plans before they voted, and so the town pays for it today. " * 6
    one, two = text(*WIRE[:3], f'"{QUOTATION}"'), text(*WIRE[:3], f'"{other}"')
    assert kind(one, two) == "edited"


def test_sentences_joined_in_the_other_text_are_not_told_as_dropped() -> None:
    joined = WIRE[5][:-1] + ", while the army sent" + WIRE[6].removeprefix("The army sent")
    found = reuse(text(*WIRE), text(*WIRE[:5], joined, *WIRE[7:]))
    assert not [exact for exact, _ in changed(found, "dropped") if exact and len(exact.split()) > 3]


def test_what_the_house_says_of_itself_is_no_quotation() -> None:
    plea = (
        "No newsroom knows the coast of Avonport and its villages better than we do after forty years in the job.",
        "You can read every story of the day for less than the price of a cup of coffee in the harbour.",
        "Those who pay by the year get the weekend pages and our atlas of the coast at no cost to them.",
    )
    assert kind(text(*plea, *WIRE[:4]), text(*plea, *OWN[:4])) == "independent"


@pytest.mark.parametrize("source", ["a monitoring group said", "officials said"])
def test_an_attribution_that_moved_within_its_sentence_has_not_vanished(source: str) -> None:
    one = f"The militants had held the bridge at Orlen since the autumn of the war, {source}."
    other = f"{source.capitalize()} the militants had held the bridge at Orlen since the autumn of the war."
    found = reuse(text(*WIRE, one), text(*WIRE, other))
    assert not changed(found, "dropped") and not changed(found, "added")


def test_an_actor_left_out_in_the_passive_is_told_alone() -> None:
    one = text(*WIRE, "Soldiers shot dead four unarmed protesters at the gate on Friday.")
    found = reuse(
        one, one.replace("Soldiers shot dead four unarmed protesters", "Four unarmed protesters were shot dead")
    )
    assert changed(found, "dropped") == [("Soldiers", None)]
    assert changed(found, "reworded") == []


def test_pairs_that_share_nothing_worth_telling_are_left_out() -> None:
    texts = {"a": text(*WIRE), "b": text(*WIRE), "c": text(*OWN)}
    found = judge_pairs([("a", "b"), ("a", "c"), ("b", "c")], lambda id: prepare(report_from_text(texts[id], id)))
    assert [(reuse.a, reuse.b, reuse.kind) for reuse in found] == [("a", "b", "copy")]


@pytest.mark.parametrize(
    "heads",
    [
        ("In a statement on Tuesday, the ministry said:", "The ministry of works said in a statement:"),
        ("The ministry issued the following statement on Tuesday.", "This is what the ministry had to say:"),
        ("The ministry spoke out on Tuesday.", "This is what the ministry had to say:"),
    ],
)
def test_a_statement_that_itself_says_who_said_what_is_no_reuse(heads: tuple[str, str]) -> None:
    statement = (
        STATEMENT[0],
        "The minister said the papers were with the district court and that she would answer every question there.",
        STATEMENT[2],
    )
    one, other = text(*WIRE[:3], heads[0], *statement, *WIRE[3:5]), text(*OWN[:3], heads[1], *statement)
    assert kind(one, other) == "shared-quote"
    assert kind(text(*WIRE, heads[0], *statement), text(*WIRE, heads[1], *statement)) in ("copy", "edited")


def test_a_changed_name_is_no_slip() -> None:
    one = text(*WIRE, "The governor of the district, Mara Stenn, left without a word.")
    assert kind(one, one.replace("Stenn", "Stein")) == "edited"


OF_THE_HOUSE = (
    "The Sella Lamp newsroom reads every report twice before it goes to print.",
    "Readers can write to the night desk at any hour of the day.",
    "Subscribe to the Sella Lamp evening letter for the tides and the weather.",
    "Comments are read by the desk and may be cut for length.",
)
STANDING = (
    "The fishing war in the strait has cost the lives of 300 sailors since it began four years ago.",
    "Both coasts claim the banks off Marrowby, which feed a third of the people of the islands.",
)


def of_outlet(*sentences: str, between: str = " ", outlet: str = "The Sella Lamp", id: str = "a") -> Prepared:
    return prepare(replace(report_from_text(between.join(sentences), id), outlet=outlet))


@pytest.mark.parametrize("between", [" ", "\n\n"])
@pytest.mark.parametrize("own", [2, 5])
def test_what_a_house_prints_under_every_report_is_no_reuse(between: str, own: int) -> None:
    one = of_outlet(*WIRE[:own], *OF_THE_HOUSE, between=between)
    assert judge(one, of_outlet(*OWN[:own], *OF_THE_HOUSE, between=between, id="b")).kind == "independent"


def test_what_a_house_prints_above_every_report_is_no_reuse() -> None:
    one, other = (of_outlet(*OF_THE_HOUSE[:2], *own[:4], id=id) for own, id in ((WIRE, "a"), (OWN, "b")))
    assert judge(one, other).kind == "independent"


def test_house_text_does_not_hide_reuse() -> None:
    one, other = of_outlet(*WIRE[:4], *OF_THE_HOUSE), of_outlet(*OWN[:2], *WIRE[1:4], *OF_THE_HOUSE, id="b")
    assert judge(one, other).kind == "edited"


def test_a_report_on_a_house_is_no_house_text() -> None:
    shut = (
        "Police sealed the newsroom of the Sella Lamp on Friday night after a court in Orlen ordered it to close.",
        "Readers of the Sella Lamp laid flowers at its door, and the mayor of Orlen asked the court to think again.",
    )
    assert judge(of_outlet(*shut), of_outlet(*shut, OWN[0], id="b")).kind == "copy"
    assert judge(of_outlet(*shut, *WIRE[:3]), of_outlet(OWN[0], *shut, *OWN[1:], id="b")).kind == "edited"


def test_standing_background_alone_is_no_reuse_but_told_as_text_in_common() -> None:
    found = reuse(text(*WIRE[:6], *STANDING), text(*OWN, *STANDING))
    assert found.kind == "independent"
    assert {exact for pair in changed(found, "kept") for exact in pair} == {text(*STANDING)[:-1]}


def test_standing_background_under_leads_that_share_a_sentence_is_reuse() -> None:
    assert kind(text(*WIRE[:6], *STANDING), text(WIRE[0], *OWN, *STANDING)) == "edited"


def test_half_a_report_or_four_sentences_are_no_standing_background() -> None:
    assert kind(text(*WIRE[:1], *STANDING), text(*OWN, *STANDING)) == "edited"
    assert kind(text(*OWN, *WIRE[:4]), text(*QUIET, *WIRE[:4])) == "edited"


QUIET = tuple(
    f"On the {day} day the gulls came back to the quay and nobody counted them." for day in ("ninth", "tenth")
)


@pytest.mark.parametrize(
    "words",
    ["Twelve miners died in Orlen on Monday.", "The ferry to Marrowby is late.", "He wept, she said. It rained."],
)
def test_the_same_few_words_are_a_copy(words: str) -> None:
    found = reuse(words, words.upper())
    assert (found.kind, found.a_share, found.b_share) == ("copy", 1.0, 1.0)
    assert {edit.op for edit in found.edits} == {"kept"}


def test_the_same_few_words_of_somebody_else_are_no_copy() -> None:
    assert kind("“Nobody in this town slept last night.”", "“Nobody in this town slept last night.”") != "copy"


def test_only_so_many_words_are_held_ready_and_what_was_asked_for_last_stays() -> None:
    made: list[str] = []

    def make(id: str) -> Prepared:
        made.append(id)
        return prepare(report_from_text("Eight words stand in each of these reports.", id))

    ready = held(make, words=24)
    for id in ("a", "b", "c", "a", "d", "a", "b"):
        assert ready(id).id == id
    assert made == ["a", "b", "c", "d", "b"]
