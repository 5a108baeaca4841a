"""Edits tell of every word of both bodies once, and what they call kept stands in both."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake.readers import report_from_text
from onrecord.linking.reuse.alignment import align
from onrecord.linking.reuse.bodies import Body, read_body
from onrecord.linking.reuse.edits import all_edits
from onrecord.model import Edit

WORDS = st.sampled_from(
    ["The", "army", "left", "Orlen", "Mara", "Stenn", "on", "a", "Friday", "night", "at", "dawn", "with", "rebels"]
)
SENTENCES = st.lists(st.lists(WORDS, min_size=3, max_size=16).map(lambda words: " ".join(words) + "."), max_size=6)


def bodies(a: str, b: str) -> tuple[Body, Body]:
    return read_body(report_from_text(a, "a")), read_body(report_from_text(b, "b"))


def edits(a: str, b: str) -> tuple[Edit, ...]:
    first, second = bodies(a, b)
    return all_edits(a, b, first, second, align(first, second))


def words_of(body: Body, start: int, end: int) -> tuple[str, ...]:
    return body.words[slice(*body.within(start, end))]


@settings(max_examples=120, deadline=None)
@given(SENTENCES, SENTENCES, st.lists(st.integers(0, 5), max_size=4))
def test_every_word_is_told_once_and_kept_words_stand_in_both(
    one: list[str], other: list[str], common: list[int]
) -> None:
    a, b = " ".join(one), " ".join([*other, *(one[n] for n in common if n < len(one))])
    first, second = bodies(a, b)
    found = edits(a, b)
    for body, spans in ((first, [e.a for e in found if e.a]), (second, [e.b for e in found if e.b])):
        told = sorted(n for span in spans for n in range(*body.within(span.start, span.end)))
        assert told == list(range(len(body.words)))
    for edit in found:
        if edit.op == "kept" and edit.a and edit.b:
            assert words_of(first, edit.a.start, edit.a.end) == words_of(second, edit.b.start, edit.b.end)


def test_what_was_dropped_and_added_in_one_place_stays_two_edits() -> None:
    long = "after eleven days of talks in three towns that nobody had heard of and that nobody wrote home about at all"
    a = f"The army left the bridge at Orlen and the mill beside it to the rebels on Friday {long}."
    b = "The army left the bridge at Orlen and the mill beside it to the rebels on Friday unseen."
    assert [(e.op, (e.a or e.b).exact) for e in edits(a, b)[1:]] == [("dropped", long), ("added", "unseen")]


def test_edits_come_in_the_order_of_the_first_text() -> None:
    a = "The army left Orlen on Friday night. Mara Stenn met the rebels at dawn."
    b = "Mara Stenn met the rebels at noon. The army left Orlen on Sunday night."
    found = [(e.op, e.a.exact if e.a else None, e.b.exact if e.b else None) for e in edits(a, b)]
    assert found == [
        ("kept", "The army left Orlen on", "The army left Orlen on"),
        ("reworded", "Friday", "Sunday"),
        ("kept", "night", "night"),
        ("kept", "Mara Stenn met the rebels at", "Mara Stenn met the rebels at"),
        ("reworded", "dawn", "noon"),
    ]


def test_what_stands_between_the_paragraphs_of_one_text_alone_is_no_part_of_what_was_kept() -> None:
    lead = "The army left Orlen at dawn on Friday, two witnesses in the old town said by telephone."
    rest = "The airstrikes on the bridge of Sarn had stopped an hour before, and the road was open."
    menu = "Read more\n\nShare this\n\n"
    a = f"{lead}\n\n{rest}"
    b = f"{lead}\n\n{menu}{rest.replace('airstrikes', 'air strikes')}"
    kept = [(edit.a.exact, edit.b.exact) for edit in edits(a, b) if edit.op == "kept" and edit.a and edit.b]
    assert not any("Share" in theirs for _, theirs in kept)
    letters = [tuple("".join(filter(str.isalnum, words)) for words in pair) for pair in kept]
    assert all(ours == theirs for ours, theirs in letters)
    assert sum(len(ours) for ours, _ in letters) == sum(map(str.isalnum, a))
