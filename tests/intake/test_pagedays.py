import pytest

from onrecord.intake.pagebody import elements_near_headline, parse_page
from onrecord.intake.pagedays import guessed_day, page_day, read_day, url_day
from onrecord.intake.pagefacts import Facts


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2021-03-03T23:59:00-05:00", "2021-03-03"),
        ("20210303", "2021-03-03"),
        ("20210303T101500Z", "2021-03-03"),
        ("Wed, 03 Mar 2021 10:15:00 +0000", "2021-03-03"),
        ("Published: March 3, 2021 at 10 a.m.", "2021-03-03"),
        ("5 hours ago", None),
        ("1614765300", None),
        ("", None),
    ],
)
def test_read_day(value, day):
    assert read_day(value) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://x.example/2021/03/03/talks", "2021-03-03"),
        ("https://x.example/news/2021/mar/03/talks", "2021-03-03"),
        ("https://x.example/story/2021-03-03/talks", "2021-03-03"),
        ("https://x.example/talks-20210303-p5.html", "2021-03-03"),
        ("https://x.example/2021/03/talks", None),
        ("https://x.example/2021/02/30/talks", None),
        ("https://x.example/1202103031234", None),
        ("https://x.example/talks?day=2021-03-03", None),
        ("", None),
    ],
)
def test_url_day(url, day):
    assert url_day(url) == day


def day_of(top, **facts):
    tree = parse_page(f"<html><body><h1>Talks</h1>{top}</body></html>")
    return page_day(tree, Facts(**facts), None, elements_near_headline(tree, "Talks"))


def test_better_marks_go_first():
    shown = "<time datetime='2021-03-05'>March 5, 2021</time>"
    assert day_of(shown, days=["2021-03-03"], meta_days=["2021-03-04"]) == "2021-03-03"
    assert day_of(shown, days=["soon"], meta_days=["2021-03-04"]) == "2021-03-04"
    assert day_of(shown) == "2021-03-05"
    assert day_of("", url="https://x.example/2021/03/06/") == "2021-03-06"
    assert day_of("<i class='updated date'>March 5, 2021</i><i class='comment-date'>March 5, 2021</i>") is None


def test_a_guess_must_stand_about_the_headline():
    def guess(top):
        tree = parse_page(f"<html><body><h1>Talks</h1>{top}<p>{'Ships wait. ' * 30}</p></body></html>")
        return guessed_day(tree, None, elements_near_headline(tree, "Talks"))

    assert guess("<div class='post-meta'>Kelling, March 3, 2021</div>") == "2021-03-03"
    assert guess("<div class='post-meta'>Updated March 3, 2021</div>") is None
    assert guess("") is None
