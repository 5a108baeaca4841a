import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake.given import Given
from onrecord.intake.readers import report_from_text
from onrecord.linking.stories.candidates import candidates
from onrecord.linking.stories.outlines import Outline, outline_of

WORDS = ("Quillane", "Skarn", "Tessel", "Marrowfield", "Vashti", "Orvia", "Brennick", "Ilmere", "dam", "bomb", "market")


def outline(id: str, text: str, published: str | None = "2031-03-04") -> Outline:
    return outline_of(report_from_text(text, id, Given(published=published)))


def found(outlines: list[Outline], new: list[bool] | None = None) -> set[tuple[int, int]]:
    first, second = candidates(outlines, np.array(new or [True] * len(outlines), dtype=bool))
    return set(zip(first.tolist(), second.tolist(), strict=True))


FLOOD = "the Skarn dam above Marrowfield broke and Hedda Quillane called Corin Vashti"


def test_shared_heavy_words_make_a_candidate_and_common_ones_do_not() -> None:
    others = outline("c", "the mayor said on Monday that the government would decide next year about the money")
    assert found([outline("a", FLOOD), outline("b", f"{FLOOD} on Tuesday"), others]) == {(0, 1)}


def test_reports_of_other_days_need_more_in_common() -> None:
    rest = "while Pell Anders of Tesselby and Jorun Vask of Ilmere met Odo Brennick near Sessel and Varnholt"
    little = outline("b", f"Skarn dam {rest}")
    assert found([outline("a", FLOOD), little]) == {(0, 1)}
    assert not found([outline("a", FLOOD), outline("b", f"Skarn dam {rest}", "2031-04-04")])
    assert not found([outline("a", FLOOD), outline("b", f"Skarn dam {rest}", None)])
    assert found([outline("a", FLOOD), outline("b", FLOOD, "2033-04-04")]) == {(0, 1)}
    assert found([outline("a", FLOOD, None), outline("b", FLOOD, None)]) == {(0, 1)}


def test_no_reports_and_empty_reports_have_no_candidates() -> None:
    assert found([]) == set()
    assert found([outline("a", "x"), outline("b", "x", None)]) == set()


reports = st.lists(
    st.tuples(
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=8),
        st.sampled_from([None, 1, 5, 9, 16, 28]),
        st.booleans(),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(reports)
def test_candidates_with_a_new_report_are_those_of_all_at_once(rows: list[tuple[list[str], int | None, bool]]) -> None:
    days = [None if day is None else f"2031-03-{day:02}" for _, day, _ in rows]
    texts = [" ".join(words) for words, _, _ in rows]
    outlines = [outline(f"{i:02}", text, day) for i, (text, day) in enumerate(zip(texts, days, strict=True))]
    new = [fresh for _, _, fresh in rows]
    everything = found(outlines)
    assert found(outlines, new) == {(a, b) for a, b in everything if new[a] or new[b]} if new else True
    alone = {(a, b) for b in range(len(outlines)) for a in range(b) if found([outlines[a], outlines[b]])}
    assert everything == alone
