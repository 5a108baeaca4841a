from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.intake.zones import find_zones
from onrecord.model import Zone
from onrecord.reading.saying.transcripts import read_turns


def turns(text: str) -> list[tuple[str, str, str]]:
    def words(offsets: tuple[tuple[int, int], ...]) -> str:
        return " | ".join(text[start:end] for start, end in offsets)

    return [(words(t.source), words(t.cue), words(t.content)) for t in read_turns(text)]


def said(text: str) -> list[tuple[str, str]]:
    return [(source, content) for source, _, content in turns(text)]


BROADCAST = """The harbour board met the press on Tuesday. A transcript of the exchange follows.

MIRA OKONJO, HOST: Good evening. Did the ferry sail without a pilot?

CAPT. ODD LARSEN (through interpreter): No. We had a pilot aboard.

OKONJO: Then who gave the order?

(CROSSTALK)

LARSEN: I did. (Laughs) You know that.

OKONJO: Thank you.
"""


def test_turns_of_a_broadcast_have_their_labels_colons_and_words() -> None:
    assert turns(BROADCAST) == [
        ("MIRA OKONJO", ":", "Good evening. Did the ferry sail without a pilot?"),
        ("CAPT. ODD LARSEN", ":", "No. We had a pilot aboard."),
        ("OKONJO", ":", "Then who gave the order?"),
        ("LARSEN", ":", "I did. | You know that."),
        ("OKONJO", ":", "Thank you."),
    ]


def test_a_short_label_stands_for_the_fuller_one() -> None:
    known = [[BROADCAST[a:b] for a, b in turn.stands_for] for turn in read_turns(BROADCAST)]
    assert known == [[], [], ["MIRA OKONJO"], ["CAPT. ODD LARSEN"], ["MIRA OKONJO"]]


def test_a_key_tells_whom_letters_stand_for() -> None:
    text = (
        "The Courier (TC) sat down with Mira Okonjo (MO).\n\nTC: Did you see the ferry?\n\nMO: I saw it."
        "\n\nTC: Was it late?\n\nMO: Yes, we all thought so."
    )
    assert [[text[a:b] for a, b in turn.stands_for] for turn in read_turns(text)] == [
        ["Courier"],
        ["Mira Okonjo"],
    ] * 2


def test_questions_and_answers_of_an_interview() -> None:
    text = "Mira Okonjo spoke to us.\n\nQ: Did you see it?\n\nA: I did.\n\nQ: And then?\n\nA: We left."
    assert said(text) == [("Q", "Did you see it?"), ("A", "I did."), ("Q", "And then?"), ("A", "We left.")]


def test_answers_that_a_paper_gives_itself_are_nobodys() -> None:
    text = "What to know about the ferry.\n\nQ: Is it safe?\n\nA: Mostly.\n\nQ: Who owns it?\n\nA: The port does."
    assert said(text) == []


def test_a_turn_runs_on_to_the_next_label_while_it_speaks() -> None:
    text = (
        "Jane Holt: What did you find?\n\nOmar Reyes: I found nothing.\n\nThe shed was empty.\n\nI left at once."
        "\n\nThe shed has since burned.\n\nHolt: Did you tell anybody?\n\nReyes: No.\n\nI regret that we left."
    )
    assert said(text) == [
        ("Jane Holt", "What did you find?"),
        ("Omar Reyes", "I found nothing. | The shed was empty. | I left at once."),
        ("Holt", "Did you tell anybody?"),
        ("Reyes", "No."),  # where the last turn ends, nothing tells
    ]


@pytest.mark.parametrize(
    "between",
    [
        "She says we should look at the shed.",
        "Reyes, whom we met on Monday, keeps the shed.",
        "What we asked next:",
        "On the shed and what we saw",
        "(END VIDEO CLIP)",
    ],
)
def test_what_tells_heads_or_cuts_a_turn_is_no_part_of_it(between: str) -> None:
    text = (
        f"JANE HOLT: What did you find?\n\nOMAR REYES: I found nothing.\n\n{between}\n\nWe then went on."
        "\n\nHOLT: Did you tell anybody?\n\nREYES: No."
    )
    assert said(text)[1] == ("OMAR REYES", "I found nothing.")


def test_labels_on_lines_of_their_own() -> None:
    text = "JANE HOLT:\nWho is there?\nadvertisement\nOMAR REYES:\nI am.\nJANE HOLT:\nCome in.\nOMAR REYES:\nThank you."
    assert said(text) == [
        ("JANE HOLT", "Who is there?"), ("OMAR REYES", "I am."), ("JANE HOLT", "Come in."),
        ("OMAR REYES", "Thank you."),
    ]  # fmt: skip


def test_labels_within_a_line_begin_turns_too() -> None:
    text = "JANE HOLT, HOST: Who is there? OMAR REYES, REPORTER: I am. HOLT: Come in. REYES: I -- HOLT: Sit down, you."
    assert said(text) == [
        ("JANE HOLT", "Who is there?"), ("OMAR REYES", "I am."), ("HOLT", "Come in."), ("REYES", "I --"),
        ("HOLT", "Sit down, you."),
    ]  # fmt: skip


def test_a_label_that_names_nobody_ends_a_turn() -> None:
    text = (
        "Mira Okonjo and Omar Reyes took questions.\n\nVarn Bay, Veldt: Is the water safe? We swim there."
        "\n\nMira Okonjo: I would not swim.\n\nOld Harbour, Veldt: "
        "And the fish?\n\nMira Okonjo: You can eat it.\n\nOmar Reyes: I do."
    )
    assert said(text) == [
        ("Mira Okonjo", "I would not swim."), ("Mira Okonjo", "You can eat it."), ("Omar Reyes", "I do."),
    ]  # fmt: skip


def test_quoted_turns_end_with_their_quotations() -> None:
    text = (
        "The call was released.\n\nDispatcher: “What is it?” The line was poor.\n\nCaller: “We are on fire.”"
        "\n\nWe could not reach the caller.\n\nDispatcher: “Stay there.”"
    )
    assert said(text) == [
        ("Dispatcher", "“What is it?”"), ("Caller", "“We are on fire.”"), ("Dispatcher", "“Stay there.”"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "Mira Okonjo: “We will not sell the harbour.”",
        "Minister Mira Okonjo: “We will not sell the harbour.”",
        "Harbour police chief Mira Okonjo: “We will not sell the harbour.”",
        "Police: “We will not sell the harbour.”",
    ],
)
def test_a_lone_label_before_one_whole_quotation(line: str) -> None:
    text = f"The sale was discussed on Monday with Mira Okonjo.\n\n{line}\n\nNobody else spoke."
    assert said(text) == [(line[: line.index(":")], "“We will not sell the harbour.”")]


@pytest.mark.parametrize(
    "line",
    [
        "Background: “We will not sell the harbour.”",
        "Mira Okonjo: “The Harbour Sale”",
        "Mira Okonjo: The harbour will not be sold.",
        "Mira Okonjo: “We will not sell,” but the harbour is for sale.",
        "Said Okonjo: “We will not sell the harbour.”",
        "Okonjo Said: “We will not sell the harbour.”",
        "HARBOUR: “We will not sell the harbour.”",
        "Veldt: “We will not sell the harbour.”",
        "As Mira Okonjo: “We will not sell the harbour.”",
        "One sign read: “We will not sell the harbour.”",
        "Photograph: “We will not sell the harbour.”",
        "10:30: “We will not sell the harbour.”",
    ],
)
def test_a_lone_line_of_another_kind_is_not_read(line: str) -> None:
    text = f"Mira Okonjo discussed the sale of the harbour in Veldt on Monday.\n\n{line}\n\nNobody else spoke."
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Background: The port opened in 2031.\n\nWhat we know: Nothing.\n\nWhat we do not: Can you swim there?",
        "Location: Varn\n\nDate: 3 May\n\nOffence: Theft\n\nLocation: Holm\n\nDate: 4 May\n\nOffence: Arson",
        "Note: You may park.\n\nUpdate: We have moved.\n\nWhere: The quay.\n\nNote: You may not.\n\nWhen: Can I go?",
        "At 10:30 we left.\n\nAt 11:15 we came.\n\nBy 12: we ate.",
        "Mira Okonjo: 1,769.\n\nOmar Reyes: 1,501.\n\nOkonjo: 46.\n\nReyes: 547.",
        "Holm United: Okonjo (12), Reyes (40).\n\nVarn City: Larsen (3).\n\nReferee: Jane Holt.\n\nAttendance: 1,200.",
        "Prep Time: 10 minutes\n\nCook Time: 20 minutes\n\nServes: You and me\n\nPrep Time: 5 minutes",
        "VELDT, March 3 (Agency) - The port is closed.\n\nVARN: We saw no ships.\n\nHOLM: You could hear guns.",
        "SWAT: Officer Mira Okonjo\n\nSWAT: Officer Omar Reyes\n\nPatrol: Officer Jane Holt",
        "Mira Okonjo: Wants a new port. She has a plan.\n\nOmar Reyes: Wants none.\n\nJane Holt: Has not said.",
        "Director: Mira Okonjo\n\nProducer: Omar Reyes\n\nWriter: Jane Holt\n\nDirector: Odd Larsen",
        "Mira Okonjo's plan: Sell it.\n\nThe reply: You must not.\n\nMira Okonjo's answer: We will.",
        "Holt: I'm no thief\n\nReyes: You are a thief\n\nHolt: I'm no thief",
        "Okonjo: I will not sell.\n\nThe minister said no more.",
        "Voters in Varn Bay spoke.\n\nVarn Bay: We want it.\n\nOld Holm: You cannot.\n\nVarn Bay: I agree.",
        "Silent Harbour: You will cry. I did.\n\nLost Summer: We laughed. Did you?\n\nSilent Harbour: I saw it.",
        "Dear Reader: We moved.\n\nDear Mira: Should I write?\n\nDear Mira: I did.",
        "Plan A: We go.\n\nPlan B: You stay.\n\nPlan A: I said so.",
    ],
)
def test_labels_of_facts_lists_and_headings_are_no_speakers(text: str) -> None:
    assert said(text) == []


def test_the_headline_above_a_transcript_says_nothing() -> None:
    text = "Okonjo: Port ‘will close’\n\nThe minister spoke to us about our port.\n\nWe asked her why.\n\n" + BROADCAST
    assert said(text)[0][0] == "MIRA OKONJO"


PULL = "The port was closed.\n\n{}\n\nIt opened again on Monday."


@pytest.mark.parametrize(
    ("words", "source", "content"),
    [
        ("“We wait for you.” — Mira Okonjo", "Mira Okonjo", "“We wait for you.”"),
        ("“We wait for you.”\n— Mira Okonjo", "Mira Okonjo", "“We wait for you.”"),
        ('"We wait for you." -- Mira Okonjo, harbour pilot', "Mira Okonjo", '"We wait for you."'),
        ("“We wait for you.” - Minister Mira Okonjo in Varn.", "Minister Mira Okonjo", "“We wait for you.”"),
        ("“We wait.\n\n“We hope for you.”\n\n— Mira Okonjo", "Mira Okonjo", "“We wait. | “We hope for you.”"),
        ("We wait. #varn\n— Mira Okonjo 🚢 (@okonjo) May 3", "Mira Okonjo 🚢", "We wait. #varn"),
    ],
)
def test_a_dash_and_a_name_after_a_quotation(words: str, source: str, content: str) -> None:
    (turn,) = turns(PULL.format(words))
    assert turn[0] == source
    assert turn[1] in ("—", "--", "-")
    assert turn[2] == content


@pytest.mark.parametrize(
    "words",
    [
        "She said: “We wait for you.” — Mira Okonjo",
        "“We wait for you.” — and nobody came.",
        "“We wait for you” — Mira Okonjo meant the ship — and nobody came.",
        "“We wait for you.” — Veldt",
        "“The Long Wait” — Mira Okonjo",
        "“Are You There?” — Mira Okonjo",
        "Nobody came. — Mira Okonjo",
        "“We wait for you.” - 12 March",
        "Nobody came.\n— Mira Okonjo (@okonjo) May 3",
        "This happened to us:\n— Mira Okonjo (@okonjo) May 3",
        "VARN, March 3 (Agency) — “We wait for you.”",
    ],
)
def test_other_dashes_attribute_nothing(words: str) -> None:
    assert turns(PULL.format(words)) == []


def test_a_name_that_signs_a_piece_is_nobodys_words() -> None:
    signed = "The port was closed. — Jane Holt\n\n“We wait for you.” — Jane Holt\n\nIt opened again."
    assert turns(signed) == []
    assert turns("The port was closed, Mira Okonjo said.\n\n“We wait for you.”\n\n— Jane Holt") == []


def test_a_list_of_quotations_counts_to_its_end() -> None:
    text = "What readers say.\n\n“We wait for you.” — Mira Okonjo\n\n“We do not wait.” — Omar Reyes"
    assert [source for source, _ in said(text)] == ["Mira Okonjo", "Omar Reyes"]


@pytest.mark.parametrize("kind", ["caption", "credit", "boilerplate", "headline"])
def test_other_zones_hold_no_turns(kind: str) -> None:
    zones = (Zone(kind, 0, len(BROADCAST)),)  # type: ignore[arg-type]
    assert read_turns(BROADCAST, zones) == []


def test_zones_of_the_intake_leave_the_turns_alone() -> None:
    assert read_turns(BROADCAST, find_zones(BROADCAST)) == read_turns(BROADCAST)


def swapped(text: str, one: str, other: str) -> str:
    for a, b in ((one, other), (one.upper(), other.upper())):
        text = text.replace(a, "\0").replace(b, a).replace("\0", b)
    return text


@pytest.mark.parametrize(("one", "other"), [("Okonjo", "Larsen"), ("Mira", "Odd")])
def test_names_exchanged_are_exchanged_in_the_turns(one: str, other: str) -> None:
    assert [tuple(swapped(word, one, other) for word in turn) for turn in turns(BROADCAST)] == turns(
        swapped(BROADCAST, one, other)
    )


lines = st.lists(
    st.sampled_from(
        ["MIRA OKONJO, HOST: I see. ", "Q: You?", "A: I do.", "“We wait.”", " — Omar Reyes", "(CROSSTALK)", "REYES:",
         "“We go", "Note: no", "\u2028", "\n", "", "Reyes: “We do.”", "HOLT:I", ":", "—", "\x00", "\ud800",
         "é\u0301: a",
         "— Omar (@omar) 3 May", "@holt we ran"]
    ),
    max_size=14,
)  # fmt: skip


@example(["MIRA OKONJO, HOST: I see. ", "REYES:", " — Omar Reyes", ":", "MIRA OKONJO, HOST: I see. "], "\n\n")
@given(lines, st.sampled_from(["\n\n", "\n", " "]))
def test_offsets_lie_in_order_in_the_text_and_hold_words(parts: list[str], joint: str) -> None:
    text = joint.join(parts)
    for turn in read_turns(text):
        for role in turn:
            assert all(0 <= start < end <= len(text) for start, end in role)
            assert all(a[1] <= b[0] for a, b in pairwise(role))
        assert turn.source
        assert turn.content
        assert all(text[start:end].strip() == text[start:end] for start, end in turn.content)
        assert not any(
            low < end and start < high for start, end in turn.content for low, high in [*turn.source, *turn.cue]
        )


@given(st.text(alphabet=st.sampled_from('AaQ:—-“”"()@. \n,I?'), max_size=80))
def test_any_text_is_read(text: str) -> None:
    read_turns(text)


@pytest.mark.parametrize(
    "unit", ["MIRA OKONJO: I see. ", "Q: You?\n\nA: I do.\n\n", ": ", "A: ", "(", "“a” — B C\n\n", "— A B"]
)
def test_time_grows_with_the_length_alone(unit: str) -> None:
    def seconds(times: int) -> float:
        began = time.process_time()
        read_turns(unit * times)
        return time.process_time() - began

    seconds(100)
    assert seconds(8_000) < 20 * (seconds(1_000) + 0.02)
