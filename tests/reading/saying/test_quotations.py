from __future__ import annotations

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
        ("She said «no» twice.", ["«no»"]),
        ("She said ‘not now’ twice.", ["‘not now’"]),
        ("She said 'not now' twice.", ["'not now'"]),
        ("“Stay,” she said. “Go.”", ["“Stay,”", "“Go.”"]),
        ('"Stay," she said. "Go."', ['"Stay,"', '"Go."']),
    ],
)
def test_pairs_of_every_kind(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_an_apostrophe_opens_and_closes_nothing() -> None:
    assert quoted("The miners' union won't accept the owners' terms, it's said.") == []
    assert quoted("He said ‘the miners’ union won’t go’, and left.") == ["‘the miners’ union won’t go’"]


def test_a_quotation_inside_another_is_part_of_it() -> None:
    assert quoted("“He told me “never” and left,” she said.") == ["“He told me “never” and left,”"]
    assert quoted("“He told me ‘never’ and left,” she said.") == ["“He told me ‘never’ and left,”"]


def test_an_unclosed_opening_does_not_swallow_what_follows() -> None:
    assert quoted("The “great plan failed. She called it “a pity” again.") == ["“a pity”"]
    assert quoted('Two words" were left. She called it "a pity" again.') == ['"a pity"']


def test_a_quotation_left_open_at_its_paragraph_goes_on_in_the_next() -> None:
    first, second = find_quotations("“We wait.\n\n“We go on,” she said.")
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)


def test_inches_and_years_are_no_quotations() -> None:
    assert quoted("In the summer of '99 the 5' wall fell; the '70s were over.") == []


@given(st.text(alphabet=st.sampled_from("ab. \n“”\"'’‘«»`,s"), max_size=80))
def test_quotations_are_in_order_within_the_text_and_apart(text: str) -> None:
    found = find_quotations(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
