import json

from onrecord.intake.pagebody import parse_page
from onrecord.intake.pagefacts import house_names, read_facts


def facts(*values, head=""):
    scripts = "".join(f'<script type="application/ld+json">{value}</script>' for value in values)
    return read_facts(parse_page(f"<html><head>{scripts}{head}</head><body></body></html>"))


def test_articles_come_before_their_pages():
    found = facts(
        json.dumps({"@type": "WebPage", "datePublished": "2020-01-01", "publisher": {"name": "Kelling Post"}}),
        json.dumps(
            {
                "@type": ["NewsArticle"],
                "headline": "Tolm&#39;s plan",
                "datePublished": "2021-03-03",
                "author": [
                    {"@type": "Person", "name": " Ann  Orr "},
                    {"@type": "Organization", "name": "AP"},
                    "Bo Lind",
                ],
            }
        ),
    )
    assert found.headlines == ["Tolm's plan"]
    assert found.days == ["2021-03-03", "2020-01-01"]
    assert found.authors == ["Ann Orr", "Bo Lind"]
    assert found.organisations == ["AP"]
    assert found.sites == ["Kelling Post"]


def test_authors_that_are_pointed_to_are_found():
    graph = [
        {"@type": "Article", "author": [{"@id": "#a"}], "publisher": {"@id": "#p"}},
        {"@type": "Person", "@id": "#a", "name": "Ann Orr"},
        {"@type": "Organization", "@id": "#p", "name": "Kelling Post"},
    ]
    found = facts(json.dumps({"@graph": graph}))
    assert (found.authors, found.sites) == (["Ann Orr"], ["Kelling Post"])


def test_what_is_no_article_gives_nothing():
    event = {"@type": "Event", "datePublished": "2020-01-01", "author": "Cy Dahl", "headline": "Fair"}
    found = facts(json.dumps(event), "", "[]", "5", '"a"', "{", "[" * 5000, '<![CDATA[{"@type": "Article"}]]>')
    assert (found.days, found.authors, found.headlines) == ([], [], [])


def test_wrong_types_and_depths_do_no_harm():
    deep: object = "x"
    for _ in range(50):
        deep = {"@type": "Article", "mainEntity": deep}
    wrong = {
        "@type": {"a": 1},
        "@id": 5,
        "author": {"@id": ["x"], "name": {"a": 1}},
        "headline": 5,
        "datePublished": [1],
    }
    found = facts(json.dumps(deep), json.dumps(wrong), json.dumps({"@type": "Article", "author": 5}))
    assert (found.days, found.authors, found.headlines) == ([], [], [])


def test_metas():
    found = facts(
        head='<meta name="Author" content="Ann Orr"><meta property="article:author" content="https://x.example/ann">'
        '<meta name="DC.date.issued" content="2021-03-03"><meta name="date" content="2021-04-04">'
        '<meta property="og:title" content="Talks"><meta property="og:site_name" content="Kelling Post">'
        '<meta content="x">'
        '<link rel="canonical" href="/talks"><meta property="og:url" content="https://kellingpost.example/talks">'
    )
    assert found.meta_authors == ["Ann Orr"]
    assert found.meta_days == ["2021-03-03"]
    assert (found.meta_titles, found.sites) == (["Talks"], ["Kelling Post"])
    assert found.url == "https://kellingpost.example/talks"
    assert house_names(found, "The Post", None) == [
        "The Post",
        "Kelling Post",
        "kellingpost.example",
        "kellingpost",
        "example",
    ]
