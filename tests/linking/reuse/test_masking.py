"""Whose words: quotations, tweets, turns and statements are other people's; the rest is the reporter's."""

from __future__ import annotations

import pytest

from onrecord.intake.readers import report_from_text
from onrecord.linking.reuse.bodies import read_body
from onrecord.linking.reuse.masking import asides, foreign_words
from onrecord.model import Span

PROSE = "The dam above Orlen gave way at noon and the lower town stood under water by evening."


def masked(text: str, quoted: tuple[Span, ...] = ()) -> str:
    report = report_from_text(text, "a")
    body = read_body(report)
    mask = foreign_words(report, body, quoted)
    return " ".join(word for word, is_foreign in zip(body.words, mask, strict=True) if is_foreign)


def test_quotations_of_either_kind() -> None:
    assert masked('Lind said, "the gates held." Others say “they did not” at all.') == "the gates held they did not"


def test_plain_prose_is_the_reporters() -> None:
    assert masked(f"{PROSE}\n\nWorld War I left its mark on Orlen, and Elizabeth I did as well.") == ""


def test_spans_that_are_known() -> None:
    start = PROSE.index("the lower")
    assert masked(PROSE, (Span(start, len(PROSE), PROSE[start:]),)) == "the lower town stood under water by evening"


def test_sentences_that_say_i() -> None:
    assert masked(f"{PROSE} I never saw the plans of the gates.") == "i never saw the plans of the gates"


@pytest.mark.parametrize(
    "signature", ["— Ada Lind (@premierlind) May 3, 2031", "pic.twitter.com/x1y2", "Ada Lind @premierlind on Twitter"]
)
def test_a_signed_tweet(signature: str) -> None:
    tweet = "Many calls from mayors along the river today, the dams are being mended at last!"
    found = masked(f"{PROSE}\n\n{tweet} {signature}.\n\n{PROSE}")
    assert found.startswith("many calls from mayors")
    assert "the lower town" not in found


def test_a_signature_on_a_line_of_its_own_signs_the_paragraph_before() -> None:
    tweet = "Many calls from mayors along the river today, the dams are being mended at last!"
    assert masked(f"{PROSE}\n\n{tweet}\n\n— Ada Lind (@premierlind).").startswith("many calls")


def test_a_tweet_in_a_report_of_one_long_paragraph_masks_its_own_sentences_only() -> None:
    found = masked(" ".join([PROSE] * 8) + " Great days for Orlen (@premierlind) all in all. " + " ".join([PROSE] * 8))
    assert len(found.split()) < 40


STATEMENT = ("The gates were inspected in March and found sound.", "The ministry stands ready to answer the court.")


@pytest.mark.parametrize(
    "head",
    ["The ministry said in a statement:", "The full statement follows.", "The letter to the council reads as follows."],
)
def test_a_statement_that_is_announced(head: str) -> None:
    told = "Shops opened again on Tuesday, the council said."
    text = "\n\n".join((PROSE, head, *STATEMENT, told, PROSE))
    assert (
        masked(text)
        == "the gates were inspected in march and found sound the ministry stands ready to answer the court"
    )


def test_words_after_a_colon_in_the_sentence() -> None:
    assert masked("Lind wrote to the council: the gates are sound and always were.") == (
        "the gates are sound and always were"
    )


def test_turns_of_a_transcript() -> None:
    text = (
        "ADA LIND: The gates held.\n\nTOM ORR: They broke at noon.\n\nADA LIND: Nobody told me that.\n\nTOM ORR: I did."
    )
    assert "they broke at noon" in masked(text)


def test_what_speaks_to_the_reader_is_neither_prose_nor_quoted() -> None:
    report = report_from_text(f'{PROSE} You can read our atlas of the coast. "You lie," Orr said.', "a")
    body = read_body(report)
    mask = asides(report, body, foreign_words(report, body))
    assert [word for word, is_aside in zip(body.words, mask, strict=True) if is_aside] == (
        ["you", "can", "read", "our", "atlas", "of", "the", "coast"]
    )
