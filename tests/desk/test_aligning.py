"""Two texts side by side: whole, in order, and paragraphs that answer each other in one row."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from onrecord.desk.aligning import side_by_side
from onrecord.model import Edit, Report, Span

calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault

A = "Rain fell on Hallin.\n\nTwelve boats sank, the harbour master said.\n\nThe quay is shut."
B = "The quay is shut.\n\nTen boats sank, the harbour master said.\n\nNobody knows why."


def report(id, text):
    return Report(id, text, "0" * 64, ())


def span(text, words):
    start = text.index(words)
    return Span(start, start + len(words), words)


def edit(op, a=None, b=None):
    return Edit(op, a and span(A, a), b and span(B, b))


EDITS = [
    edit("dropped", "Rain fell on Hallin"),
    edit("reworded", "Twelve", "Ten"),
    edit("kept", "boats sank, the harbour master said", "boats sank, the harbour master said"),
    edit("kept", "The quay is shut", "The quay is shut"),
    edit("added", None, "Nobody knows why"),
]


def words(blocks):
    return [html.fragment_fromstring(f"<p>{block.html}</p>").text_content() for block in blocks]


def test_paragraphs_that_answer_each_other_stand_in_one_row():
    rows = side_by_side(report("a", A), report("b", B), EDITS, mark_kept=False)
    (answering,) = [row for row in rows if row.answers]
    assert "boats sank" in answering.a[0].html
    assert "boats sank" in answering.b[0].html


def test_what_is_not_the_same_is_marked_and_told_in_words():
    rows = side_by_side(report("a", A), report("b", B), EDITS, mark_kept=False)
    everything = "".join(block.html for row in rows for block in (*row.a, *row.b))
    root = html.fragment_fromstring(f"<div>{everything}</div>")
    assert root.xpath("//*[@id='a0'][@class='alone']")[0].text_content() == (
        "in this report alone: Rain fell on Hallin"
    )
    assert root.xpath("//*[@id='a1'][@class='reworded']")[0].text_content().endswith("Twelve")
    assert root.xpath("//*[@id='b1'][@class='reworded']")[0].text_content().endswith("Ten")
    assert not root.xpath("//*[@class='kept']")


def test_of_quotations_it_is_what_both_have_that_is_marked():
    rows = side_by_side(report("a", A), report("b", B), EDITS[2:4], mark_kept=True)
    everything = "".join(block.html for row in rows for block in (*row.a, *row.b))
    assert everything.count('class="kept"') == 4


def test_texts_without_a_word_in_common_stand_beside_each_other():
    (row,) = side_by_side(report("a", A), report("b", B), [], mark_kept=True)
    assert (len(row.a), len(row.b), row.answers) == (3, 3, False)


def test_a_text_of_nothing_has_no_rows():
    assert side_by_side(report("a", ""), report("b", " \n"), [], mark_kept=True) == []


PARAGRAPHS = st.lists(st.sampled_from(["one two", "three four five", "six", "seven eight"]), min_size=1, max_size=6)


@calm
@given(PARAGRAPHS, PARAGRAPHS, st.data())
def test_both_texts_are_there_whole_and_in_order(in_a, in_b, data):
    a, b = "\n\n".join(in_a), "\n\n".join(in_b)
    ends = st.tuples(st.integers(0, len(a) - 1), st.integers(0, len(b) - 1), st.integers(1, 12))
    edits = [
        Edit("kept", Span(x, min(x + n, len(a)), a[x : x + n]), Span(y, min(y + n, len(b)), b[y : y + n]))
        for x, y, n in data.draw(st.lists(ends, max_size=5))
    ]
    rows = side_by_side(report("a", a), report("b", b), edits, mark_kept=True)
    assert [text for row in rows for text in words(row.a)] == in_a
    assert [text for row in rows for text in words(row.b)] == in_b
    assert all(row.a and row.b for row in rows if row.answers)
