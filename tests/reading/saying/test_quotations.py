from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.saying.quotations import find_quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "no" twice.', ['"no"']),
        ("She said “no” twice.", ["“no”"]),
        ("She said ''no'' twice.", ["''no''"]),
        ("She said ``no'' twice.", ["``no''"]),
        ("She said ‘‘no’’ twice.", ["‘‘no’’"]),
        ("She said ＂no＂ twice.", ["＂no＂"]),
        ("She said «no» twice.", ["«no»"]),
        ("She said « no » twice.", ["« no »"]),
        ("She said »no« twice.", ["»no«"]),
        ("She said »no» twice.", ["»no»"]),
        ("She said ‹‹ no ›› twice.", ["‹‹ no ››"]),
        ("She said ‹not now› twice.", ["‹not now›"]),
        ("She said ›not now‹ twice.", ["›not now‹"]),
        ("She said „no“ twice.", ["„no“"]),
        ("She said „no” twice.", ["„no”"]),
        ("She said ‚not now‘ twice.", ["‚not now‘"]),
        ("She said ”no” twice.", ["”no”"]),
        ("She said “no“ twice.", ["“no“"]),
        ("She said ‘not now’ twice.", ["‘not now’"]),
        ("She said 'not now' twice.", ["'not now'"]),
        ("She said `not now' twice.", ["`not now'"]),
        ("“Stay,” she said. “Go.”", ["“Stay,”", "“Go.”"]),
        ('"Stay," she said. "Go."', ['"Stay,"', '"Go."']),
        ("„Bleibt“, sagte sie. „Geht.“", ["„Bleibt“", "„Geht.“"]),
        ("»Bleibt«, sagte sie. »Geht.«", ["»Bleibt«", "»Geht.«"]),
    ],
)
def test_pairs_of_every_kind(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('“Stay," she said. "Go.”', ['“Stay,"', '"Go.”']),
        ('"Stay,” she said. "Go."', ['"Stay,”', '"Go."']),
        ("“Stay,“ she said. “Go.”", ["“Stay,“", "“Go.”"]),
        ("“Stay,'' she said.", ["“Stay,''"]),
    ],
)
def test_a_mark_of_the_wrong_kind_still_closes(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "quotation",
    [
        "“He told me “never” and left,”",
        "“He told me ‘never’ and left,”",
        '“He told me "never" and left,”',
        "\"He told me 'never' and left,\"",
        '"He told me “never” and left,"',
        "‘He told me “never” and left,’",
        "'He told me \"never\" and left,'",
        '« Il a dit "jamais" hier »',
        "„Er sagte ‚nie‘ und ging“",
        "“He told me, ‘Never,’”",
        "''He told me, 'Never,'''",
        "''He told me, 'Never' and left,''",
    ],
)
def test_a_quotation_inside_another_is_part_of_it(quotation: str) -> None:
    assert quoted(f"{quotation} she said.") == [quotation]


def test_an_apostrophe_opens_and_closes_nothing() -> None:
    assert quoted("The miners' union won't accept the owners' terms, it's said.") == []
    assert quoted("He said ‘the miners’ union won’t go’, and left.") == ["‘the miners’ union won’t go’"]
    assert quoted("'Tis the season of rock 'n' roll for 'em, and 'twas ever so.") == []
    assert quoted("A ‘n’ B; the ’90s; O’Neill’s.") == []


def test_an_unclosed_opening_does_not_swallow_what_follows() -> None:
    assert quoted("The “great plan failed. She called it “a pity” again.") == ["“a pity”"]
    assert quoted('Two words" were left. She called it "a pity" again.') == ['"a pity"']
    assert quoted("It ends here.” Then “more” came.") == ["“more”"]


def test_feet_inches_and_years_are_no_quotations() -> None:
    assert quoted("In the summer of '99 the 5' wall fell; the '70s were over.") == []
    assert quoted('He is 6\'2" and she is 5\' 11" tall, with a 12" gun.') == []


def test_inches_do_not_end_a_quotation() -> None:
    assert quoted("“The 12\" pipe burst,” she said.") == ["“The 12\" pipe burst,”"]  # fmt: skip
    assert quoted('"He is 6\'2", and tall," she said.') == ['"He is 6\'2", and tall,"']
    assert quoted('He took "Route 66" and a 12" pipe.') == ['"Route 66"']


def test_a_quotation_left_open_at_its_paragraph_goes_on_in_the_next() -> None:
    first, second = find_quotations("“We wait.\n\n“We go on,” she said.")
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)


@pytest.mark.parametrize(
    "text",
    [
        "“We wait.\n\n“We hope.\n\n“We go on,” she said.",
        '"We wait.\n\n"We hope.\n\n"We go on," she said.',
        "''We wait.\n\n''We hope.\n\n''We go on,'' she said.",
        "‘We wait.\n\n‘We hope.\n\n‘We don’t go on,’ she said.",
        "«We wait.\n\n»We hope.\n\n»We go on», she said.",
        "«We wait.\n\n«We hope.\n\n«We go on», she said.",
    ],
)
def test_paragraphs_of_one_quotation_are_one_group(text: str) -> None:
    group = find_quotations(text)
    assert [q.continues for q in group] == [False, True, True]
    assert [q.closed for q in group] == [False, False, True]
    assert next(text[q.start : q.end][1:].strip("'") for q in group).endswith("We wait.")


def test_only_the_next_paragraph_goes_on_with_a_quotation() -> None:
    text = "“We wait.\n\nNobody came to the harbour.\n\n“Go,” he said."
    assert [q.continues for q in find_quotations(text)] == [False, False]
    closed = "“We wait,” she said.\n\n“Go,” he said."
    assert [q.continues for q in find_quotations(closed)] == [False, False]


def test_a_speaker_amid_the_first_paragraph_leaves_the_last_piece_open() -> None:
    text = "“We wait,” she said. “We hope.\n\n“We go on.”"
    assert [q.continues for q in find_quotations(text)] == [False, False, True]


marks = st.text(alphabet=st.sampled_from("ab5sn. ,\n“”„‟\"'’‘‚‛«»‹›`＂(-"), max_size=120)


@given(marks)
def test_quotations_are_in_order_within_the_text_and_apart(text: str) -> None:
    found = find_quotations(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(marks)
def test_only_what_was_left_open_goes_on(text: str) -> None:
    for before, after in pairwise(find_quotations(text)):
        assert not (after.continues and before.closed)


@given(marks, st.sampled_from("ab“”\"' "))
def test_a_blank_line_keeps_quotations_apart(text: str, sign: str) -> None:
    """No quotation crosses the end of its paragraph."""
    cut = f"{text}\n\n{sign}"
    assert all(not (q.start < len(text) < q.end) for q in find_quotations(cut))


@pytest.mark.parametrize("unit", ['"', "“", "'", "a' ", "“a", "»", "“a” 'b' ", '5" ', "“a\n\n", '"“', "''"])
def test_time_grows_with_the_length_alone(unit: str) -> None:
    def seconds(times: int) -> float:
        """The best of three: what else the machine does makes it longer, never shorter."""
        text, took = unit * times, []
        for _ in range(3):
            began = time.process_time()
            find_quotations(text)
            took.append(time.process_time() - began)
        return min(took)

    seconds(1_000)
    assert seconds(80_000) < 20 * (seconds(10_000) + 0.01)
