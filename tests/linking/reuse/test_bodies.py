"""The body as words: only prose counts, typography does not, and sentences are cut alike in every report."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake.readers import report_from_text
from onrecord.linking.reuse.bodies import LONGEST_SENTENCE, Body, read_body, word_hash

PROSE = "The dam above Orlen gave way at noon and the lower town stood under water by one o'clock in the afternoon."


def body(text: str) -> Body:
    return read_body(report_from_text(text, "a"))


def sentences(text: str) -> list[str]:
    found = body(text)
    return [text[found.starts[first] : found.ends[past - 1]] for first, past in found.sentences]


def test_words_are_folded() -> None:
    assert body("The U.S. envoy’s 2,000 co-workers in Vladi\u00admir won 3.5 percent.").words == (
        "the", "us", "envoys", "2000", "co", "workers", "in", "vladimir", "won", "3.5", "percent",
    )  # fmt: skip


def test_numbers_that_differ_stay_apart() -> None:
    assert body("It rose to 3.5 percent, not 35.").words[3] != body("It rose to 35 percent, not 35.").words[3]


def test_abbreviations_and_initials_end_no_sentence() -> None:
    text = "Dr. Ada B. Lind met Gen. Orr in St. Tessin on Jan. 3. The U.S. Embassy was shut. Nobody came!"
    assert sentences(text) == [
        "Dr. Ada B. Lind met Gen. Orr in St. Tessin on Jan. 3", "The U.S. Embassy was shut", "Nobody came",
    ]  # fmt: skip


def test_datelines_are_no_body() -> None:
    assert body("AVONPORT, Jan. 3 (Reuters) — " + PROSE).words == body(PROSE).words


def test_a_headline_run_into_the_text_ends_at_its_date() -> None:
    assert body("Flood drowns Orlen market TT Monday 3 May 2031 " + PROSE).words == body(PROSE).words
    dated = "The dam above Orlen gave way on 3 May 2031 Tuesday papers said, and the lower town stood under water."
    assert body(dated).words[0] == "the"


def test_headings_captions_and_scripts_are_no_prose() -> None:
    page = "\n\n".join(
        (
            "Weather and tides",
            "Workers carry sandbags along the quay in Avonport after the dam burst, Tuesday, May 3, 2031.",
            "window.ads = window.ads || []; ads.push({mode: 'tiles', box: 'foot'});",
            PROSE,
            PROSE,
        )
    )
    assert body(page).words == body(PROSE).words * 2


def test_a_text_without_punctuation_keeps_its_lines() -> None:
    line = "so the dam above Orlen gave way at noon and all of the lower town was soon under water"
    assert len(body("\n\n".join([line] * 6)).words) == 6 * len(line.split())


def test_an_endless_sentence_is_cut_by_its_own_words() -> None:
    words = [f"w{n}" for n in range(3000)]
    whole, later = body(" ".join(words)), body(" ".join(words[700:]))
    assert max(past - first for first, past in whole.sentences) <= LONGEST_SENTENCE
    starts = {whole.words[first] for first, _ in whole.sentences}
    assert len({later.words[first] for first, _ in later.sentences} - starts) <= 2


def test_hashes_are_the_same_in_every_run() -> None:
    assert word_hash("dam") == 5482312864667660114


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=" \n.!?\"'“”()AaBb1,U.S-", max_size=200))
def test_sentences_and_paragraphs_cover_every_word_once(text: str) -> None:
    found = body(text)
    for ranges in (found.sentences, found.paragraphs):
        covered = [n for first, past in ranges for n in range(first, past)]
        assert covered == list(range(len(found.words)))
    assert all(found.starts[n] < found.ends[n] for n in range(len(found.words)))
