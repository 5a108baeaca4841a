import pytest

from onrecord.intake.authors import Names
from onrecord.intake.bylines import page_names
from onrecord.intake.pagebody import elements_near_headline, parse_page
from onrecord.intake.pagefacts import Facts


def names(top, before="", houses=(), **facts):
    tree = parse_page(f"<html><body>{before}<h1>Talks</h1>{top}</body></html>")
    return page_names(Facts(**facts), elements_near_headline(tree, "Talks"), list(houses))


def test_what_the_page_declares_goes_before_what_it_shows():
    assert names("<p class='byline'>By Ann Orr</p>", authors=["Bo Lind"]) == Names(("Bo Lind",))
    assert names("<p class='byline'>By Ann Orr</p>", meta_authors=["Bo Lind"]) == Names(("Ann Orr",))
    assert names("", meta_authors=["Bo Lind"]) == Names(("Bo Lind",))


def test_several_lines_close_together_are_one_byline():
    assert names("<a rel='author'>Ann Orr</a><a rel='author'>Bo Lind</a>") == Names(("Ann Orr", "Bo Lind"))


def test_authors_further_off_belong_to_other_reports():
    between = "<i>x</i>" * 60
    assert names(f"<p class='byline'>By AP</p>{between}<p class='byline'>By Ann Orr</p>") == Names((), ("AP",))


def test_a_line_before_the_headline_counts_where_none_follows():
    assert names("", before="<p class='byline'>By Ann Orr</p>") == Names(("Ann Orr",))


@pytest.mark.parametrize(
    "top",
    [
        "<div class='author-bio'>Ann Orr was born in Kelling.</div>",
        "<div class='author-avatar'>Ann Orr</div>",
        "<p class='comment-author'>Ann Orr</p>",
        "<p>By Monday the talks had failed.</p>",
        "<figure><p>By Ben Holt</p></figure>",
        "<link rel='author' href='/x'>",
    ],
)
def test_what_is_no_byline(top):
    assert names(top) == Names()


def test_where_a_house_is_named_no_other_line_is_believed():
    assert names("<p>By Ann Orr</p>", authors=["Kelling Post"], houses=["Kelling Post"]).people == ()
