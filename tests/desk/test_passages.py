"""Words in context, and where typed words stand in a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.desk.passages import around, on_one_line, passage, places_of
from onrecord.model import Span

_TEXT = (
    "Floods in Morva\n\nThe river rose on Monday. At least 12 people died in Morva, the mayor said."
    ' "We were warned," she added.\n\nA second wave is expected. Morva is without power.'
)


def _span(words: str, text: str = _TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def _read(of: object) -> str:
    return "".join(part.words for part in of.parts)  # type: ignore[attr-defined]


def test_a_passage_is_the_sentence_with_its_words_marked() -> None:
    shown = passage(_TEXT, [("words", _span("At least 12"))])
    assert _read(shown) == "At least 12 people died in Morva, the mayor said."
    assert [part.words for part in shown.parts if part.role] == ["At least 12"]
    assert shown.cut_before
    assert shown.cut_after


def test_a_passage_ends_with_its_paragraph() -> None:
    shown = passage(_TEXT, [("words", _span("We were warned"))])
    assert _read(shown).endswith("she added.")
    assert not shown.cut_after
    assert not passage(_TEXT, [("words", _span("A second wave"))]).cut_before
    assert _read(passage(_TEXT, [("words", _span("Floods"))])) == "Floods in Morva"


def test_where_spans_overlap_each_word_is_shown_once() -> None:
    shown = passage(_TEXT, [("content", _span("12 people died")), ("source", _span("people"))])
    assert _read(shown) == "At least 12 people died in Morva, the mayor said."
    assert [part.role for part in shown.parts if part.role] == ["content"]


@given(st.text("ab .\n\"'()!?é😀", max_size=900), st.data())
def test_a_passage_holds_its_spans_and_nothing_that_the_text_does_not(text: str, data: st.DataObject) -> None:
    if not text:
        return
    ends = st.integers(0, len(text))
    spans = []
    for _ in range(data.draw(st.integers(1, 3))):
        start, end = sorted((data.draw(ends), data.draw(ends)))
        if start < end:
            spans.append(("words", Span(start, end, text[start:end])))
    if not spans:
        return
    shown = passage(text, spans)
    assert _read(shown) in text
    first, last = min(span.start for _, span in spans), max(span.end for _, span in spans)
    assert text[first:last] in _read(shown)
    assert len(_read(shown)) <= last - first + 540
    assert text[first:last] in _read(around(text, first, last))


def test_typed_words_are_found_whatever_white_space_is_between() -> None:
    assert places_of("seven\n  dead, and seven dead", "seven dead") == [(0, 12), (18, 28)]
    assert places_of("a 40bn plan for 40", "40") == [(16, 18)]
    assert places_of("a 40bn plan", "40") == [(2, 4)]
    assert places_of("anything", "  ") == []
    assert places_of("a.c abc", "a.c") == [(0, 3)]


@given(st.text("ab \n'.", max_size=200), st.data())
def test_every_place_reads_as_what_was_typed(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    typed = on_one_line(text[start:end])
    places = places_of(text, typed)
    assert all(on_one_line(text[slice(*place)]) == typed for place in places)
    assert bool(places) == bool(typed)


def test_a_passage_does_not_end_behind_a_word_that_is_shortened() -> None:
    text = "Morva was calm. The truce of Oct. 7 was broken, Gen. Brask told the U.S. Embassy. Nobody answered."
    for words in ("truce", "7 was", "Brask", "told"):
        assert _read(passage(text, [("words", _span(words, text))])) == text[16:81]
