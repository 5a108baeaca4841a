import pytest

from onrecord.intake.given import Given
from onrecord.intake.readers import report_from_text
from onrecord.linking.stories.likeness import EVEN, FEATURES, features, likenesses, np, weigh
from onrecord.linking.stories.outlines import Outline, outline_of

FLOOD = (
    "Thousands fled Marrowfield on Tuesday as the river Tessel burst its banks and carried away 43 houses. Mayor Hedda"
    " Quillane said the Skarn dam had failed within an hour. President Corin Vashti of Orvia flew over the valley."
)


def outline(id: str, text: str, published: str | None = "2031-03-04", title: str | None = None) -> Outline:
    return outline_of(report_from_text(text, id, Given(published=published, title=title)))


def seen(a: Outline, b: Outline) -> dict[str, float]:
    row = features([a, b], np.array([0]), np.array([1]))[0]
    return dict(zip(FEATURES, row.tolist(), strict=True))


def test_features_of_a_copy_and_of_a_stranger() -> None:
    copy = seen(outline("a", FLOOD), outline("b", FLOOD))
    assert (copy["words"], copy["openings"], copy["numbers"]) == pytest.approx((1.0, 1.0, 1.0))
    assert copy["gap"] == 0.0
    other = seen(outline("a", FLOOD), outline("b", "Rates stay where they were, Odo Brennick told Ilmere.", None))
    assert (other["openings"], other["undated"]) == (0.0, 1.0)


def test_an_opening_found_deep_in_the_other_report_counts() -> None:
    long = "Council budgets were debated at length. " * 30 + FLOOD
    pair = seen(outline("a", FLOOD), outline("b", long))
    assert 0.3 < pair["openings"] <= 0.75
    assert pair["openings"] > seen(outline("a", FLOOD), outline("b", "Council budgets. " * 30))["openings"]


LATER = (
    "Aid reached the valley where the dam broke. Hedda Quillane, the mayor, said that rebuilding Marrowfield would"
    " take years and cost more than anybody had. Farmers asked who would pay for lost cattle and spoilt seed."
)


def score(a: Outline, b: Outline) -> int:
    pairs = list(weigh([a, b], np.array([0]), np.array([1])))
    return pairs[0][2] if pairs else 0


def test_more_days_between_make_a_pair_less_likely() -> None:
    same, week, months = (
        score(outline("a", FLOOD), outline("b", LATER, day)) for day in ("2031-03-04", "2031-03-11", "2031-06-04")
    )
    assert same > week > months


def test_openings_that_name_other_days_make_a_pair_less_likely() -> None:
    day, flood = "2031-05-05", FLOOD.replace(" on Tuesday", "")
    told, near = outline("a", f"May 2 - {LATER}", day), outline("b", f"May 5 - {flood}", day)
    far, silent = outline("b", f"12 March - {flood}", day), outline("b", flood, day)
    assert [seen(told, other)["other days"] for other in (near, far, silent)] == [0.0, 1.0, 0.0]
    assert score(told, far) < score(told, near)


def test_days_round_the_new_year_are_near_each_other() -> None:
    pair = outline("a", f"Dec 31 - {FLOOD}", None), outline("b", f"January 1, {LATER}", None)
    assert seen(*pair)["other days"] == 0.0


def test_few_words_in_common_prove_nothing_however_rare() -> None:
    one, other = outline("a", "Skarn dam breaks", title="Skarn dam"), outline("b", "Skarn dam talks", title="Skarn dam")
    assert all(pair.score < EVEN for pair in likenesses([one, other]))
