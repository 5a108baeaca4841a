"""A text with its marks is the same text, and each entry's pieces are its exact words."""

from collections import defaultdict
from html import unescape

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from onrecord.desk.marking import Mark, blocks, segments, shown
from onrecord.model import Report, Zone

calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault

ROLES = ("source", "cue", "content", "figure", "date", "mention")
LETTERS = st.sampled_from("ab .\n\t<&\"'é中🙂‮⁦\x00\x85")
TEXTS = st.text(LETTERS, min_size=1, max_size=60)


@st.composite
def marked(draw):
    text = draw(TEXTS)
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda ends: ends[0] != ends[1])
    marks = [
        Mark(f"{role[0]}{number}", role, min(ends), max(ends))
        for number, (ends, role) in enumerate(draw(st.lists(st.tuples(spans, st.sampled_from(ROLES)), max_size=12)))
    ]
    return text, marks


def report_of(text, *zones):
    return Report("r", text, "0" * 64, zones)


@calm
@given(marked())
def test_the_segments_are_the_text(given):
    text, marks = given
    found = segments(text, marks)
    assert "".join(segment.text for segment in found) == text
    assert all(text[segment.start : segment.end] == segment.text for segment in found)


@calm
@given(marked())
def test_the_segments_of_an_entry_are_its_exact_words(given):
    text, marks = given
    words = defaultdict(str)
    for segment in segments(text, marks):
        for entry in segment.entries:
            words[entry] += segment.text
    assert words == {mark.entry: text[mark.start : mark.end] for mark in marks}


@calm
@given(marked())
def test_each_entry_begins_once_at_its_first_words(given):
    text, marks = given
    begun = [(entry, segment.start) for segment in segments(text, marks) for entry in segment.begins]
    assert sorted(begun) == sorted((mark.entry, mark.start) for mark in marks)


@calm
@given(marked(), st.data())
def test_the_page_reads_as_the_text_does(given, data):
    """Parsed again as a browser does: nothing lost, nothing added, steering characters spelled out."""
    text, marks = given
    cut = data.draw(st.integers(1, len(text)))
    found = blocks(report_of(text, Zone("headline", 0, cut)), marks)
    written = "".join(f"{block.before}{block.html}" for block in found)
    assert written == "" or html.fragment_fromstring(f"<div>{written}</div>").text_content() == unescape_shown(
        text[: found[-1].end]
    )
    assert all(text[block.start : block.end].strip() for block in found)


def unescape_shown(text):
    return unescape(str(shown(text)).replace('<span class="sign">', "").replace("</span>", ""))


@calm
@given(marked())
def test_every_entry_with_a_word_in_a_paragraph_can_be_linked_to(given):
    text, marks = given
    written = "".join(block.html for block in blocks(report_of(text), marks))
    ids = html.fragment_fromstring(f"<div>{written}</div>").xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(ids) >= {mark.entry for mark in marks if text[mark.start : mark.end].strip()}


def test_entries_that_overlap_share_a_piece():
    text = "Vorland said 12 died."
    marks = [Mark("s1", "content", 13, 20), Mark("f1", "figure", 13, 15), Mark("s1", "source", 0, 7)]
    by_text = {segment.text: segment for segment in segments(text, marks)}
    assert by_text["12"].entries == ("s1", "f1")
    assert by_text["12"].roles == ("content", "figure")
    assert by_text["12"].begins == ("f1",)
    assert by_text["Vorland"].begins == ("s1",)
    assert by_text[" died"].entries == ("s1",)


def test_two_entries_that_begin_at_one_word_both_can_be_linked_to():
    (block,) = blocks(report_of("Twelve died."), [Mark("s1", "content", 0, 11), Mark("f1", "figure", 0, 6)])
    root = html.fragment_fromstring(f"<div>{block.html}</div>")
    assert [each.text_content() for each in root.xpath("//*[@id='s1' or @id='f1']")] == ["Twelve", "Twelve"]


def test_an_entry_that_begins_with_white_space_is_found_at_its_first_word():
    found = blocks(report_of("One.\n\nTwo."), [Mark("s1", "content", 4, 9)])
    assert 'id="s1"' not in found[0].html
    assert 'id="s1"' in found[1].html


def test_markup_in_a_report_is_text():
    (block,) = blocks(report_of("<b onclick=x>&amp;"), [Mark('"><script>', "figure", 3, 10)])
    root = html.fragment_fromstring(f"<div>{block.html}</div>")
    assert root.text_content() == "<b onclick=x>&amp;"
    assert not root.xpath("//script | //b")


def test_marks_outside_the_text_mark_nothing():
    assert segments("ab", [Mark("s1", "content", 1, 9), Mark("s2", "content", -1, 1)])[0].entries == ()


def test_characters_that_turn_words_round_are_spelled_out_and_count_as_one():
    (block,) = blocks(report_of("12‮34⁩ died"), [Mark("f1", "figure", 0, 5)])
    assert "‮" not in block.html
    assert '<span class="sign">\\u202e</span>' in block.html
    assert '<span class="sign">\\u2069</span>' in block.html


def test_zones_part_paragraphs():
    text = "HALLIN (Lakes Wire) - Rain fell.\n\nMore is to come."
    found = blocks(report_of(text, Zone("dateline", 0, 21), Zone("body", 21, len(text))), [])
    assert [(block.zone, text[block.start : block.end]) for block in found] == [
        ("dateline", "HALLIN (Lakes Wire) -"),
        ("body", "Rain fell."),
        ("body", "More is to come."),
    ]
