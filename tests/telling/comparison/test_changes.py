"""Changes between two bodies: each word in one place, each change with the words round it."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.reuse import judge, prepare
from onrecord.model import Figure, Mention, Report, Span, Statement, Zone
from onrecord.telling.account import Account
from onrecord.telling.comparison.changes import Changes, by_touch, changes_of
from onrecord.telling.comparison.reports import Pair, Side

SENTENCES = (
    "The council of Varn met behind closed doors on Tuesday to speak of the old bridge over the Sull.",
    "Its members agreed that the bridge should stay shut until the spring floods had gone down again.",
    "“We cannot send carts over rotten planks,” said Ena Roth, who has led the council for nine years.",
    "The bakers of the east bank, who cross it every morning, called the decision hasty and unkind.",
    "A ferry will carry people and small loads across the river from Thursday, free of any charge.",
    "Engineers from Lisk found cracks in four of the seven piers when they looked at them last month.",
)


def side(text: str, id: str, *, statements=(), figures=(), mentions=()) -> Side:
    report = Report(id, text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, len(text)),))
    return Side(report, id, None, prepare(report), mentions, statements, figures)


def pair(a: Side, b: Side) -> Pair:
    account = Account({}, {}, (), (), (), whole=True)
    return Pair(account, a, b, judge(a.prepared, b.prepared), True, False, ())


def compared(ours: str, theirs: str, **entries) -> Changes:
    return changes_of(pair(side(ours, "a", **entries), side(theirs, "b")))


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


_words = st.sampled_from(["iron", "the", "bridge", "Ena Roth", "shut", "20", "“planks,”", "river", "no one", "said"])


@st.composite
def edited(draw) -> str:
    """The sentences in some order, some left out, some with other words in them."""
    text = []
    for sentence in draw(st.permutations(SENTENCES))[: draw(st.integers(2, len(SENTENCES)))]:
        words = sentence.split()
        for _ in range(draw(st.integers(0, 3))):
            n = draw(st.integers(0, len(words) - 1))
            words[n : n + draw(st.integers(0, 2))] = draw(st.lists(_words, max_size=2))
            words = words or ["none"]
        text.append(" ".join(words))
    return draw(st.sampled_from([" ", "\n\n"])).join(text)


@given(edited(), edited())
def test_every_word_is_kept_changed_or_alone_and_nothing_is_told_that_is_not_there(ours, theirs):
    both = pair(side(ours, "a"), side(theirs, "b"))
    changes = changes_of(both)
    if both.reuse.kind not in ("copy", "edited"):
        return
    told: list[Span] = [*changes.kept, *(each.span for each in changes.only_a)]
    told += [change.a.words for change in changes.changed if change.a]
    starts = both.a.body.starts
    assert all(sum(span.start <= start < span.end for span in told) == 1 for start in starts)
    theirs_told = [each.span for each in changes.only_b] + [change.b.words for change in changes.changed if change.b]
    theirs_told += [edit.b for edit in both.reuse.edits if edit.op == "kept"]
    assert all(sum(span.start <= start < span.end for span in theirs_told) == 1 for start in both.b.body.starts)
    for text, spans in ((ours, told), (theirs, theirs_told)):
        assert all(text[span.start : span.end] == span.exact for span in spans)
    for change in changes.changed:
        for text, cell in ((ours, change.a), (theirs, change.b)):
            if cell:
                before, after = cell.before.removeprefix("… "), cell.after.removesuffix(" …")
                assert text[: cell.words.start].endswith(before)
                assert text[cell.words.end :].startswith(after)


def test_words_within_a_sentence_are_changes_and_whole_sentences_are_not():
    changed = SENTENCES[3].replace("hasty and unkind", "bold")
    changes = compared(" ".join(SENTENCES[:4]), " ".join([*SENTENCES[:3], changed, SENTENCES[4]]))
    [change] = changes.changed
    assert (change.a.words.exact, change.b.words.exact) == ("hasty and unkind", "bold")
    assert change.a.before.endswith("called the decision ")
    assert change.a.after == "."
    assert changes.only_a == ()
    [alone] = changes.only_b
    assert (alone.span.exact, alone.sentences) == (SENTENCES[4], 1)
    assert alone.words == len(SENTENCES[4].split())


def test_the_quotation_marks_of_a_sentence_stay_with_it():
    changes = compared(" ".join(SENTENCES), " ".join([*SENTENCES[:2], *SENTENCES[3:]]))
    assert [each.span.exact for each in changes.only_a] == [SENTENCES[2]]


def test_words_put_in_stand_where_they_would_in_the_first_report():
    ours = " ".join(SENTENCES)
    theirs = ours.replace("old bridge", "bridge").replace("free of any charge", "free of any charge or toll")
    theirs = theirs.replace("called the decision", "bluntly called the decision")
    changes = compared(ours, theirs)
    shown = [(change.a and change.a.words.exact, change.b and change.b.words.exact) for change in changes.changed]
    assert shown == [("old", None), (None, "bluntly"), (None, "or toll")]


def test_changes_are_sorted_by_what_they_touch():
    ours = " ".join(SENTENCES)
    theirs = ours.replace("said Ena Roth", "claimed Ena Roth").replace("four of the seven", "five of the seven")
    theirs = theirs.replace("The bakers", "The rebels").replace("behind closed doors", "in secret")
    theirs = theirs.replace("from Lisk", "from Brenn")
    cue = Statement("s", "a", (), (at(ours, "said"),), (at(ours, "We cannot"),), "direct", "speech", "body")
    number = Figure("f", "a", at(ours, "four"), 4, 4, "exact", "body")
    name = Mention("m", "a", at(ours, "Lisk"), "name", "body", "lisk")
    changes = compared(ours, theirs, statements=(cue,), figures=(number,), mentions=(name,))
    grouped = {touches: [change.a.words.exact for change in group] for touches, group in by_touch(changes.changed)}
    assert grouped == {
        "naming": ["bakers", "Lisk"],
        "saying": ["said"],
        "counting": ["four"],
        "other": ["behind closed doors"],
    }
    assert list(grouped) == ["naming", "saying", "counting", "other"]


def test_independent_reports_have_no_changes():
    changes = compared(SENTENCES[0], SENTENCES[4])
    assert changes == Changes((), (), (), (), 0)


def test_words_that_stand_for_others_come_before_words_left_out():
    ours = " ".join(SENTENCES)
    theirs = ours.replace("behind closed doors ", "").replace("small loads", "light loads")
    theirs = theirs.replace("Engineers from Lisk ", "Engineers ")
    [(touches, group)] = by_touch(compared(ours, theirs).changed)
    assert touches == "other"
    assert [change.a.words.exact for change in group] == ["small", "behind closed doors", "from Lisk"]


def test_a_long_stretch_with_a_name_in_it_is_no_label():
    ours = " ".join(SENTENCES)
    theirs = ours.replace("who has led the council for nine years", "its head")
    mention = Mention("m", "a", at(ours, "the council for"), "description", "body", "council")
    [change] = compared(ours, theirs.replace(", its head", ""), mentions=(mention,)).changed
    assert (change.a.words.exact, change.touches) == ("who has led the council for nine years", "other")
