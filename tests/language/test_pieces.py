"""Cutting a text into words, sentences and windows: every offset reads back, every word is decoded once."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.pieces import (
    CAPITALISED,
    DIGIT,
    LOWER,
    MIXED,
    PUNCTUATION,
    UPPER,
    Cutter,
    shape,
    units,
    windows,
)

VOCABULARY = ["[PAD]", "[unused1]", "[UNK]", "[CLS]", "[SEP]", *"abcdefghijklmnopqrstuvwxyz.,!?\"'“”0123456789"]
CONTINUED = [f"##{letter}" for letter in "abcdefghijklmnopqrstuvwxyz0123456789"]


@pytest.fixture(scope="module")
def cutter(tmp_path_factory: pytest.TempPathFactory) -> Cutter:
    path: Path = tmp_path_factory.mktemp("vocabulary") / "vocab.txt"
    path.write_text("\n".join(VOCABULARY + CONTINUED) + "\n", encoding="utf-8")
    return Cutter(path)


def words(cutter: Cutter, text: str) -> list[str]:
    pieces = cutter.cut(text)
    return [text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]


def test_words_are_cut_at_punctuation_and_keep_their_case(cutter: Cutter) -> None:
    assert words(cutter, "“Vela isn't ready,” Oru said.") == [
        "“", "Vela", "isn", "'", "t", "ready", ",", "”", "Oru", "said", ".",
    ]  # fmt: skip


def test_literal_special_pieces_are_ordinary_text(cutter: Cutter) -> None:
    assert words(cutter, "a [SEP] b") == ["a", "[", "SEP", "]", "b"]
    assert cutter.sep not in cutter.cut("a [SEP] b").ids


def test_a_new_paragraph_has_a_piece_of_its_own(cutter: Cutter) -> None:
    pieces = cutter.cut("ab\n\ncd")
    assert [piece == cutter.paragraph for piece in pieces.ids] == [False, False, True, False, False]
    assert pieces.begin.tolist() == [0, 2, 5]
    assert pieces.first.tolist() == [0, 3]


def test_combining_marks_emoji_and_lone_surrogates_read_back(cutter: Cutter) -> None:
    text = "Zoe\u0301 🕊️ said\ud800 \u200bno\x00t."
    pieces = cutter.cut(text)
    assert "said" in words(cutter, text)
    assert all(0 <= start < end <= len(text) for start, end in zip(pieces.starts, pieces.ends, strict=True))


@pytest.mark.parametrize(
    ("word", "expected"),
    [("said", LOWER), ("Vela", CAPITALISED), ("A", CAPITALISED), ("UN", UPPER), ("McOru", MIXED), ("12th", DIGIT),
     ("BBC2", UPPER), ("”", PUNCTUATION), ("🕊", PUNCTUATION), ("и", LOWER), ("И", CAPITALISED), ("", PUNCTUATION)],
)  # fmt: skip
def test_shapes(word: str, expected: int) -> None:
    assert shape(word) == expected


def test_sentences_end_at_stops_and_paragraphs_not_at_small_letters(cutter: Cutter) -> None:
    text = "A b. C d? e f.” G\nh i"
    pieces = cutter.cut(text)
    assert [text[pieces.starts[word]] for word in pieces.sentences] == ["A", "C", "G", "h"]


ODD = st.text(max_size=300) | st.lists(
    st.sampled_from(
        ["said", "Oru.", "“", "”", "''", "``", "«", "»", "\n", "e\u0301", "🕊️", "👩‍👩‍👧", "\ud800", "\x00", "\u200b",
         "\u0301", "ORU SAID", "ﬁ", "İ", "ß", "\u202e", "漢字", "x" * 120, "\ufeff", "½"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(ODD)
def test_any_text_reads_back(cutter: Cutter, text: str) -> None:
    pieces = cutter.cut(text)
    offsets = list(zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True))
    assert all(0 <= start < end <= len(text) for start, end in offsets)
    assert all(before[1] <= after[0] for before, after in pairwise(offsets))
    assert pieces.begin[-1] == len(pieces.ids) == len(pieces.shapes)
    assert sorted(set(pieces.sentences)) == list(pieces.sentences)


PARTS = st.lists(st.sampled_from(["Oru said no.", "\n\n", "x" * 90, "“Yes,” ", "and, so, on"]), max_size=60)


@settings(max_examples=60, deadline=None)
@given(PARTS)
def test_every_word_is_decoded_in_one_window_of_bounded_size(cutter: Cutter, parts: list[str]) -> None:
    pieces = cutter.cut(" ".join(parts))
    found = list(windows(pieces, size=120, context=20))
    decoded = [word for window in found for word in range(window.core_start, window.core_end)]
    assert decoded == list(range(len(pieces)))
    for window in found:
        assert window.start <= window.core_start < window.core_end <= window.end
        assert pieces.begin[window.end] - pieces.begin[window.start] <= 120


@settings(max_examples=60, deadline=None)
@given(PARTS)
def test_windows_and_their_cores_begin_with_a_unit(cutter: Cutter, parts: list[str]) -> None:
    pieces = cutter.cut(" ".join(parts))
    bounds = units(pieces, 120 - 2 * 20)
    assert set(pieces.sentences) <= set(bounds)
    edges = {edge for window in windows(pieces, size=120, context=20) for edge in (window.start, window.core_start)}
    assert edges <= set(bounds)


def test_inner_cores_have_context_on_both_sides(cutter: Cutter) -> None:
    pieces = cutter.cut("Oru said no. " * 100)
    for window in list(windows(pieces, size=120, context=20))[1:-1]:
        assert pieces.begin[window.core_start] - pieces.begin[window.start] >= 20
        assert pieces.begin[window.end] - pieces.begin[window.core_end] >= 10
