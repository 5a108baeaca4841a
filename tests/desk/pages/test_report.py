"""The page of a report: the text, its entries in it and beside it."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from lxml import html
from starlette.testclient import TestClient

from onrecord.desk.addresses import DeskAddresses
from onrecord.desk.app import about
from onrecord.desk.pages import report as report_page
from onrecord.desk.site import NotFoundError, Visit, render
from onrecord.model import DateMention, Span
from onrecord.record.judgements import judge
from onrecord.record.store import Record


def opened(desk: TestClient, id: str):
    answer = desk.get(f"/reports/{quote(id, safe='')}")
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def longest(record: Record) -> str:
    return max(record.reports(), key=lambda report: len(report.text)).id


def shown_text(root) -> str:
    return "".join(part.text_content() for part in root.xpath("//section[@class='text']//p"))


def words_of(root, entry: str) -> str:
    """The text of all pieces of an entry, as the page marks them."""
    pieces = root.xpath(
        "//section[@class='text']//p/span[@id = $entry or .//@id = $entry"
        " or contains(concat(' ', @data-e, ' '), concat(' ', $entry, ' '))]",
        entry=entry.rpartition("#")[2],
    )
    return squeezed("".join(piece.text_content() for piece in pieces))


def reject(path, *entries: str) -> None:
    with Record.open(path, create=True) as record:
        for entry in entries:
            judge(record, entry, "reject", by="Mara Dune")


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_text_is_there_whole_in_order(desk, record):
    for report in record.reports():
        assert squeezed(shown_text(opened(desk, report.id))) == squeezed(report.text)


def test_every_entry_reads_its_exact_words(desk, record):
    id = longest(record)
    root = opened(desk, id)
    for said in record.statements(report=id):
        for span in (*said.source, *said.cue, *said.content):
            assert squeezed(span.exact) in words_of(root, said.id)
    for figure in record.figures(report=id):
        assert words_of(root, figure.id) == squeezed(figure.span.exact)
    for mention in record.mentions(report=id):
        assert words_of(root, mention.id) == squeezed(mention.span.exact)


def test_every_link_within_the_page_leads_somewhere(desk, record):
    for report in record.reports():
        root = opened(desk, report.id)
        ids = root.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert {link[1:] for link in root.xpath("//a/@href") if link.startswith("#")} <= set(ids)
        entries = [*record.statements(report=report.id), *record.figures(report=report.id)]
        assert {each.id.rpartition("#")[2] for each in entries} <= set(ids)


def test_every_link_to_another_page_leads_somewhere(desk, record):
    links = opened(desk, longest(record)).xpath("//main//a/@href")
    pages = {link.partition("#")[0] for link in links if link.startswith("/")}
    assert {page.split("/")[1].partition("?")[0] for page in pages} >= {"actors", "stories", "lines"}
    assert [page for page in sorted(pages) if desk.get(page).status_code != 200] == []


def test_the_list_holds_statements_and_figures_in_the_order_of_the_text(desk, record):
    id = longest(record)
    root = opened(desk, id)
    listed = root.xpath("//aside//li/@data-entry")
    assert sorted(listed) == sorted(e.id for e in (*record.statements(report=id), *record.figures(report=id)))
    order = root.xpath("//section[@class='text']//@id")
    places = [order.index(each.rpartition("#")[2]) for each in listed]
    assert places == sorted(places)


def test_zones_are_told_to_eyes_and_ears(desk, record):
    with_caption = next(r for r in record.reports() if any(zone.kind == "caption" for zone in r.zones))
    group = opened(desk, with_caption.id).xpath("//div[@role='group'][@aria-label='Caption']")[0]
    caption = next(zone for zone in with_caption.zones if zone.kind == "caption")
    assert squeezed(with_caption.text[caption.start : caption.end]) in squeezed(group.text_content())
    assert group.xpath("./b[@aria-hidden='true']/text()") == ["caption"]


def test_a_rejected_entry_is_marked_no_longer_but_can_be_found(desk, record, record_path):
    id = longest(record)
    figure = next(record.figures(report=id))
    reject(record_path, figure.id)
    root = opened(desk, id)
    name = figure.id.rpartition("#")[2]
    (piece,) = root.xpath(f"//*[@id='{name}']")
    assert "figure" not in piece.get("class", "").split()
    (item,) = root.xpath(f"//li[@id='e-{name}']")
    assert "Rejected" in item.text_content()
    assert "Mara Dune" in item.text_content()


def test_what_was_rejected_is_not_published(record, record_path):
    id = longest(record)
    figure, said = next(record.figures(report=id)), next(record.statements(report=id))
    reject(record_path, figure.id, said.id)
    written = render(report_page.page(record, id, {}), DeskAddresses(), Visit(), about(record))
    for entry in (figure, said):
        name = entry.id.rpartition("#")[2]
        assert not re.search(rf'["\s#-]{name}["\s]', written)
    assert "Mara Dune" not in written
    assert "<form" not in written.replace('<form class="find"', "")


@pytest.mark.parametrize(
    ("url", "is_linked"),
    [
        ("https://courier.example/a?b=1&c=2", True),
        ("http://courier.example/", True),
        ("javascript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("https:", False),
        ("//courier.example/", False),
        ("http://[bad", False),
        (" javascript:alert(1)", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_linked(desk, record_path, url, is_linked):
    with Record.open(record_path, create=True) as record:
        id = longest(record)
        with record.connection:
            record.connection.execute("UPDATE reports SET url = ? WHERE id = ?", (url, id))
    outside = [a for a in opened(desk, id).xpath("//a") if a.get("rel") == "noreferrer noopener"]
    assert [a.get("href") for a in outside] == ([url] if is_linked else [])


def test_what_would_turn_the_head_of_the_page_round_is_spelled_out(desk, record_path):
    with Record.open(record_path, create=True) as record:
        id = longest(record)
        with record.connection:
            record.connection.execute(
                "UPDATE reports SET title = ?, outlet = ?, byline = ? WHERE id = ?",
                ("\u202e<i>31</i>", "\u2067Post", "</dd>\u202d", id),
            )
    page = desk.get(f"/reports/{quote(id, safe='')}").text
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page)
    root = html.fromstring(page)
    assert root.xpath("//h1")[0].text_content() == "\\u202e<i>31</i>"
    assert "</dd>\\u202d" in root.xpath("//dl[@class='facts']")[0].text_content()


@pytest.mark.parametrize(
    ("value", "type", "told"),
    [
        ("2019-06-03", "DATE", "3 June 2019"),
        ("P14D", "DURATION", "14 days"),
        ("P1Y", "DURATION", "1 year"),
        ("P4.5M", "DURATION", "4.5 months"),
        ("PT30M", "DURATION", "30 minutes"),
        ("PXW", "DURATION", "some weeks"),
        ("P1D", "SET", "every day"),
        ("P2W", "SET", "every 2 weeks"),
        ("PRESENT_REF", "DATE", "now"),
        (None, "DATE", "open"),
    ],
)
def test_a_date_is_told_in_words(value, type, told):
    assert report_page.date_told(DateMention("r", Span(0, 1, "x"), value, type, "stated")) == told


def test_an_earlier_text_says_so(desk, record_path):
    with Record.open(record_path, create=True) as record:
        one, other = [report.id for report in record.reports()][:2]
        with record.connection:
            record.connection.execute("UPDATE reports SET superseded_by = ? WHERE id = ?", (other, one))
    root = opened(desk, one)
    assert "earlier text" in root.xpath("//p[@class='notice']")[0].text_content()
    assert root.xpath(f"//p[@class='notice']//a[@href='/reports/{quote(other, safe='')}']")


def test_an_unknown_report_is_told(desk, record):
    assert desk.get("/reports/none").status_code == 404
    with pytest.raises(NotFoundError):
        report_page.page(record, "none", {})


def test_reports_that_share_text_lead_to_the_comparison(desk, record):
    pair = next(each for each in record.reuse() if each.kind != "independent")
    for id in (pair.a, pair.b):
        links = opened(desk, id).xpath("//details[@class='sharing']//a/@href")
        assert any(link.startswith("/compare?") and quote(pair.b, safe="") in link for link in links)


def test_the_first_visit_stays_small(desk, record):
    """A report of many entries with all it needs, as it comes over the wire."""
    id = longest(record)
    page = desk.get(f"/reports/{quote(id, safe='')}").text
    parts = html.fromstring(page).xpath("//link[@rel='stylesheet']/@href | //script/@src")
    assert sum(int(desk.get(part).headers["content-length"]) for part in parts) < 45_000
    entries = len(re.findall(r"data-entry=", page))
    assert len(page.encode()) < 10_000 + 4 * len(record.report(id).text) + 900 * entries
