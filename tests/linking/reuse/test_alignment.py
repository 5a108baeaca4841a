"""Sentences that answer each other wherever they stand, and the words that changed between them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake.readers import report_from_text
from onrecord.linking.reuse.alignment import align, changes
from onrecord.linking.reuse.bodies import read_body

ONE = "The army took the bridge at Orlen on Friday after a night of shelling."
TWO = "Nobody was hurt when the mill by the river burned down to its walls."
THREE = "The council meets again on Monday to choose a new chair for the year."


def matched(a: str, b: str) -> list[tuple[str, str]]:
    first, second = (read_body(report_from_text(text, id)) for text, id in ((a, "a"), (b, "b")))
    return [
        (" ".join(first.words[slice(*match.a)]), " ".join(second.words[slice(*match.b)]))
        for match in align(first, second)
    ]


def changed(a: str, b: str) -> list[tuple[str, str]]:
    ours, theirs = tuple(a.split()), tuple(b.split())
    found = changes(ours, theirs)
    return [(" ".join(ours[slice(*change.a)]), " ".join(theirs[slice(*change.b)])) for change in found]


def test_moved_sentences_answer_each_other() -> None:
    pairs = matched(f"{ONE} {TWO} {THREE}", f"{THREE} {ONE} {TWO}")
    assert len(pairs) == 3
    assert all(one == other for one, other in pairs)


def test_a_sentence_answers_the_one_most_like_it() -> None:
    near, nearer = ONE.replace("Friday", "Sunday").replace("shelling", "rain"), ONE.replace("Friday", "Sunday")
    assert matched(ONE, f"{near} {nearer}") == [(ONE.lower()[:-1], nearer.lower()[:-1])]


def test_sentences_that_share_little_answer_nothing() -> None:
    assert matched(ONE, TWO) == []
    assert (
        matched(ONE, "The army took the bridge at Orlen and then, with no more than a few hours left, went home.") == []
    )


def test_every_repetition_answers_one() -> None:
    assert len(matched(" ".join([ONE] * 40), " ".join([ONE] * 30))) == 30


def test_a_change_is_a_whole_phrase() -> None:
    assert changed("the rebels left the town", "the opposition fighters left the town") == [
        ("rebels", "opposition fighters")
    ]
    assert changed("raids by the rebels of the north", "strikes by the army of the north") == [
        ("raids by the rebels", "strikes by the army")
    ]


def test_words_parted_otherwise_are_no_change() -> None:
    assert changed("air strikes hit the town", "airstrikes hit the town") == []


def test_one_side_may_be_empty() -> None:
    assert changed("he left , officials said", "he left") == [(", officials said", "")]
    assert changed("allies left the town", "Islamist allies left the town") == [("", "Islamist")]


WORDS = st.lists(
    st.sampled_from(["the", "army", "took", "a", "bridge", "of", "no", "use", "to", "them", "and", "left"]), max_size=25
)


@settings(max_examples=150, deadline=None)
@given(WORDS, WORDS)
def test_outside_the_changes_both_sides_have_the_same_letters(a: tuple[str, ...], b: tuple[str, ...]) -> None:
    at_a = at_b = 0
    for change in [*changes(a, b)]:
        assert "".join(a[at_a : change.a[0]]) == "".join(b[at_b : change.b[0]])
        at_a, at_b = change.a[1], change.b[1]
    assert "".join(a[at_a:]) == "".join(b[at_b:])
    assert [(change.b, change.a) for change in changes(a, b)] == changes(b, a)
