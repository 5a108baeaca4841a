import json

import pytest

from onrecord.intake.given import Given
from onrecord.intake.html import headline, read_page, without_site
from onrecord.intake.pagefacts import Facts

BODY = [
    "KELLING (AP) — Minister Ada Tolm said on Wednesday that the talks on the harbour tax had failed for good.",
    "She told reporters in Kelling that 24 ships were still waiting and that the port had asked for more time.",
    "Dockers in the old harbour said that nobody had asked them, and that they would strike before the month was out.",
    "The port of Kelling takes in 40 ships on a good day, and no fewer than ten were lying idle off the coast by noon.",
    "Nobody at the ministry would say when the next round of talks might be held, or who would be asked to take part.",
]


def page(*head, top="<h1>Harbour talks fail</h1>", body=BODY, foot=""):
    article = "".join(f"<p>{paragraph}</p>" for paragraph in body)
    return (
        f"<!DOCTYPE html><html><head><title>Harbour talks fail | Kelling Post</title>{''.join(head)}</head>"
        f"<body><nav><a href='/'>Home</a></nav><article>{top}{article}</article>{foot}</body></html>"
    )


def ld(**fields):
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Harbour talks fail", **fields}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def meta(key, content):
    return f'<meta property="{key}" content="{content}">'


def read(*head, given=None, **parts):
    report = read_page(page(*head, **parts), "p.html", given or Given())
    assert report is not None
    return report


def test_a_page_becomes_a_report():
    report = read(
        ld(datePublished="2021-03-03T09:00:00Z", author={"@type": "Person", "name": "Ann Orr"}),
        meta("og:site_name", "Kelling Post"),
        '<link rel="canonical" href="https://kellingpost.example/talks">',
    )
    assert report.text == "\n\n".join(["Harbour talks fail", *BODY])
    assert [(zone.kind, report.text[zone.start : zone.end]) for zone in report.zones] == [
        ("headline", "Harbour talks fail"),
        ("dateline", "KELLING (AP) —"),
        ("body", "\n\n".join([BODY[0].removeprefix("KELLING (AP) — "), *BODY[1:]])),
    ]
    assert (report.title, report.outlet, report.url) == (
        "Harbour talks fail",
        "Kelling Post",
        "https://kellingpost.example/talks",
    )
    assert (report.byline, report.credit, report.dateline) == ("Ann Orr", "AP", "KELLING (AP)")
    assert (report.published, report.published_basis) == ("2021-03-03", "metadata")


def test_what_is_given_goes_before_what_the_page_says():
    given = Given("2021-03-05", "Wire", "https://wire.example/", "Talks over")
    report = read(ld(datePublished="2021-03-03"), meta("og:site_name", "Kelling Post"), given=given)
    assert (report.published, report.published_basis) == ("2021-03-05", "given")
    assert (report.outlet, report.url, report.title) == ("Wire", "https://wire.example/", "Talks over")


@pytest.mark.parametrize(
    "markup", ["", "<", "<html></html>", "<p>Menu</p>", "<div>" * 3000 + "x", "\x00\x01", "<!-- -->"]
)
def test_a_page_without_an_article_gives_nothing(markup):
    assert read_page(markup, "x") is None


@pytest.mark.parametrize(
    ("head", "top"),
    [
        ([ld(datePublished="2021-03-03T23:00:00-05:00")], ""),
        ([ld(dateModified="2021-04-04", datePublished="March 3, 2021")], ""),
        ([meta("article:published_time", "2021-03-03 10:00"), meta("article:modified_time", "2021-04-04")], ""),
        ([meta("sailthru.date", "Wednesday, March 3, 2021, 01:00 AM")], ""),
        ([meta("pubdate", "20210303")], ""),
        ([], "<span itemprop='datePublished' content='2021-03-03'></span>"),
        ([], "<time datetime='2021-04-04' class='updated'></time><time datetime='2021-03-03T10:00'>today</time>"),
        ([], "<time>3 March 2021</time>"),
        ([], "<div class='post-date'>On March 3, 2021</div>"),
        (['<link rel="canonical" href="https://x.example/2021/mar/03/talks">'], ""),
        (
            ['<link rel="canonical" href="https://x.example/2021/04/04/talks">', meta("date", "")],
            "<time>3 March 2021</time>",
        ),
        ([], "<p>Published: 3 March 2021</p>"),
    ],
)
def test_the_day_of_a_page(head, top):
    assert read(*head, top=f"<h1>Harbour talks fail</h1>{top}").published == "2021-03-03"


def test_a_day_shown_without_a_mark_is_taken_as_htmldate_finds_it():
    assert (
        read(top="<h1>Harbour talks fail</h1><div class='post-meta'>Kelling, March 3, 2021</div>").published
        == "2021-03-03"
    )


@pytest.mark.parametrize(
    "foot",
    [
        "<footer>© 2019 Kelling Post</footer>",
        "<ul><li><a href='/2019/05/06/x'>Other talks</a> <span class='date'>May 6, 2019</span></li></ul>",
        "<div class='updated'>March 9, 2021</div>",
    ],
)
def test_a_page_without_a_day_has_none(foot):
    report = read(meta("article:modified_time", "2021-04-04"), ld(dateModified="2021-04-04"), foot=foot)
    assert (report.published, report.published_basis) == (None, "unknown")


@pytest.mark.parametrize(
    ("head", "top", "byline"),
    [
        (
            [ld(author=[{"@type": "Person", "name": "Ann Orr"}, {"@type": "Person", "name": "Bo Lind"}])],
            "",
            "Ann Orr, Bo Lind",
        ),
        ([ld(author="Ann Orr")], "", "Ann Orr"),
        ([ld(author={"@type": "Person", "name": "Kelling Post"}), meta("author", "Ann Orr")], "", "Ann Orr"),
        ([ld(author={"@type": "Organization", "name": "Kelling Post"})], "<a rel='author'>Ann Orr</a>", "Ann Orr"),
        ([meta("author", "https://kellingpost.example/ann"), meta("byl", "By Ann Orr")], "", "Ann Orr"),
        ([], "<div class='byline'>By <a>Ann Orr</a><span>Harbour editor</span></div>", "Ann Orr"),
        ([], "<p><style>.x{y:z}</style>By Ann Orr</p>", "Ann Orr"),
        ([], "<span itemprop='author'><span itemprop='name'>Ann Orr</span></span>", "Ann Orr"),
        ([ld(author={"@type": "Person", "name": "Kelling Post"})], "", None),
        ([meta("author", "News Staff")], "", None),
        ([meta("author", "admin@kellingpost.example")], "", None),
        ([meta("twitter:creator", "@annorr")], "", None),
        ([], "<figure><img><figcaption>By Ben Holt</figcaption></figure>", None),
    ],
)
def test_the_authors_of_a_page(head, top, byline):
    site = meta("og:site_name", "Kelling Post")
    assert read(site, *head, top=f"<h1>Harbour talks fail</h1>{top}").byline == byline


def test_an_author_may_stand_in_the_graph():
    graph = {
        "@graph": [
            {"@type": "Article", "headline": "Harbour talks fail", "author": {"@id": "#1"}},
            {"@type": "Person", "@id": "#1", "name": "Ann Orr"},
        ]
    }
    assert read(f'<script type="application/ld+json">{json.dumps(graph)}</script>').byline == "Ann Orr"


def test_authors_of_other_reports_are_not_taken():
    others = "".join(f"<li class='card'><h3>Other</h3><p class='byline'>By Cy Dahl {i}</p></li>" for i in range(3))
    report = read(
        top="<h1>Harbour talks fail</h1><p class='byline'>By Associated Press</p>",
        foot=f"<ul>{others}</ul>",
    )
    assert (report.byline, report.credit) == (None, "AP")


def test_houses_are_credits():
    body = [BODY[0].removeprefix("KELLING (AP) — "), *BODY[1:]]
    report = read(ld(author={"@type": "Organization", "name": "Tolmia Wire Service"}), body=body)
    assert (report.byline, report.credit) == (None, "Tolmia Wire Service")


def test_captions_headings_and_furniture_are_marked():
    parts = [
        BODY[0],
        "</p><figure><img src='x.jpg'><figcaption>Ships wait at dawn</figcaption></figure><p>",
        BODY[1],
        "</p><h2>What the port wants</h2><p>",
        BODY[2],
        "Read more: Ships wait",
        "Ann Orr is a reporter for the Kelling Post.",
    ]
    report = read(ld(author="Ann Orr"), body=parts)
    kinds = {report.text[zone.start : zone.end]: zone.kind for zone in report.zones}
    assert kinds["What the port wants"] == "headline"
    assert kinds["Ann Orr is a reporter for the Kelling Post."] == "credit"
    assert kinds.get("Read more: Ships wait", "boilerplate") == "boilerplate"
    assert kinds.get("Ships wait at dawn", "caption") == "caption"


def test_scripts_left_in_the_body_are_no_words():
    body = [*BODY, "&lt;script&gt;var x = function () {}&lt;/script&gt;"]
    assert "function" not in read(body=body).text


@pytest.mark.parametrize(
    ("headings", "told", "titles", "expected"),
    [
        (["Harbour talks fail"], ["Harbour talks fail again"], [], "Harbour talks fail"),
        (["Kelling Post"], ["Harbour talks fail"], [], "Harbour talks fail"),
        (["Sections", "Harbour talks fail"], [], ["Harbour talks fail - Kelling Post"], "Harbour talks fail"),
        ([], [], ["Harbour talks fail | Kelling Post"], "Harbour talks fail"),
        (["Harbour talks fail"], [], [], "Harbour talks fail"),
        ([], [], [], None),
    ],
)
def test_headline(headings, told, titles, expected):
    assert headline(headings, Facts(headlines=told, meta_titles=titles, sites=["Kelling Post"])) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Harbour talks fail | Kelling Post", "Harbour talks fail"),
        ("Harbour talks fail", "Harbour talks fail"),
        ("Talks - the ministers who never learned to let go", "Talks - the ministers who never learned to let go"),
    ],
)
def test_the_document_title_is_the_last_resort(title, expected):
    assert headline([], Facts(document_title=title)) == expected
    assert headline(["Talks fail"], Facts(document_title=title)) == "Talks fail"


def test_without_site():
    assert without_site("Talks - a story - Kelling Post", ["Kelling Post"]) == "Talks - a story"
    assert without_site("Talks - Tolm", ["Kelling Post"]) == "Talks - Tolm"


def test_broken_json_does_no_harm():
    report = read(
        '<script type="application/ld+json">{"@type": "NewsArticle", </script>', ld(datePublished="2021-03-03")
    )
    assert report.published == "2021-03-03"
