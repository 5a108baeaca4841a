import pytest

from onrecord.intake.given import Given
from onrecord.intake.readers import report_from_text
from onrecord.linking.likeness import EVEN, FEATURES, features, likenesses, np, weigh
from onrecord.linking.outlines import Outline, outline_of

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
    assert (copy["words"], copy["openings"], copy["names"]) == pytest.approx((1.0, 1.0, 1.0))
    assert copy["gap"] == 0.0
    other = seen(outline("a", FLOOD), outline("b", "Rates stay where they were, Odo Brennick told Ilmere.", None))
    assert (other["names"], other["undated"]) == (0.0, 1.0)


def test_an_opening_found_deep_in_the_other_report_counts() -> None:
    long = "Council budgets were debated at length. " * 30 + FLOOD
    pair = seen(outline("a", FLOOD), outline("b", long))
    assert 0.3 < pair["openings"] <= 0.75
    assert pair["openings"] > seen(outline("a", FLOOD), outline("b", "Council budgets. " * 30))["openings"]


def test_more_days_between_make_a_pair_less_likely() -> None:
    def score(day: str) -> int:
        later = FLOOD.replace("Thousands", "Hundreds")
        pairs = list(weigh([outline("a", FLOOD), outline("b", later, day)], np.array([0]), np.array([1])))
        return pairs[0][2] if pairs else 0

    assert score("2031-03-04") > score("2031-03-11") > score("2031-06-04")


def test_few_words_in_common_prove_nothing_however_rare() -> None:
    one, other = outline("a", "Skarn dam breaks", title="Skarn dam"), outline("b", "Skarn dam talks", title="Skarn dam")
    assert all(pair.score < EVEN for pair in likenesses([one, other]))
