from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.given import Given
from onrecord.intake.readers import report_from_text
from onrecord.linking.stories.outlines import LEAD, TITLE, Outline, outline_of, own_headline


def outline(text: str, published: str | None = None, title: str | None = None) -> Outline:
    return outline_of(report_from_text(text, "a", Given(published=published, title=title)))


def days(*told: str) -> tuple[int, ...]:
    return tuple(date.fromisoformat(f"2000-{day}").timetuple().tm_yday - 1 for day in told)


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("ILMERE, March 4 (Northline) - The dam broke.", None, days("03-04")),
        ("The dam broke on 3 Sept. and again on Sept. 5th.", None, days("09-03", "09-05")),
        ("The dam broke on the 29th of a month, Feb 29.", None, days("02-29")),
        ("The dam broke on Tuesday.", "2031-03-05", days("03-04")),
        ("The dam broke on Wednesday.", "2031-03-05", days("03-05")),
        ("The dam broke on Tuesday.", None, ()),
        ("The dam broke on Saturday.", "2031-01-01", days("12-28")),
        ("On Feb 30 and April 31 nothing breaks, nor on May 0.", None, ()),
        ("They may 3 times march 4 miles in May 2031.", None, ()),
        ("Decimal 4 and Mars 3 are no days, nor is Mayor 5.", None, ()),
        ("The dam held. " * 60 + "It broke on May 5.", None, ()),
    ],
)
def test_days_that_an_opening_names(text: str, published: str | None, expected: tuple[int, ...]) -> None:
    assert outline(text, published).days == expected


@given(st.text(alphabet="JanFebMyAug 0123456789thMonday.,\n", max_size=60))
def test_whatever_the_opening_says_its_days_are_days_of_a_year(text: str) -> None:
    assert all(0 <= day < 366 for day in outline(text or "x", "2031-03-05").days)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Skarn dam breaks - Northline News 12 Orvia", "Skarn dam breaks"),
        ("Skarn dam breaks | World | The Ilmere Herald", "Skarn dam breaks"),
        ("Live — Thousands flee as the Skarn dam breaks", "Thousands flee as the Skarn dam breaks"),
        ("A well-known dam breaks", "A well-known dam breaks"),
        ("", ""),
        (" - ", ""),
    ],
)
def test_a_site_that_signs_its_headlines_says_nothing_of_the_story(title: str, expected: str) -> None:
    assert own_headline(title) == expected


def test_a_page_whose_text_was_lost_still_has_its_headline() -> None:
    page = outline("Turn on scripts to go on.", title="Skarn dam breaks above Marrowfield")
    kinds = dict(zip(page.terms, page.kinds, strict=True))
    assert all(kinds[word] & TITLE and kinds[word] & LEAD for word in ("skarn", "dam", "marrowfield"))
    assert "skarn" in page.keys
