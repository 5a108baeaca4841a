"""The list of lines and the page of one."""

from __future__ import annotations

import pytest
from lxml import html

from onrecord.desk.addresses import DeskAddresses
from onrecord.desk.figurelines import TOLD_FIRST, shown_lines
from onrecord.desk.pages import line as line_page
from onrecord.desk.pages import lines as lines_page
from onrecord.desk.site import Visit, render
from onrecord.record.judgements import judge
from onrecord.record.opening import transaction
from onrecord.record.store import Record


def judged(record, id, verdict, **given):
    with Record.open(record.path, create=True) as writable:
        judge(writable, id, verdict, **given)


def got(desk, address):
    answer = desk.get(address)
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def listed(root):
    return [a.get("href").removeprefix("/lines/") for a in root.xpath("//li[@class='line-card']/h3/a")]


def longest(record):
    return max(record.lines(), key=lambda line: len(line.figures))


def test_all_lines_are_listed_once_those_that_differ_first(desk, record):
    found = listed(got(desk, "/lines"))
    assert sorted(found) == sorted(line.id for line in record.lines())
    ranks = [min(TOLD_FIRST.index(kind) for kind in line.kinds) for line in shown_lines(record, found)]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) > 1


@pytest.mark.parametrize("relation", ["agree", "revised", "differ"])
def test_a_relation_chooses_the_lines_in_which_figures_stand_so(desk, record, relation):
    wanted = {line.id for line in record.lines() if any(it.relation == relation for it in line.relations)}
    assert set(listed(got(desk, f"/lines?relation={relation}"))) == wanted


def test_counts_beside_a_facet_are_what_it_leads_to(desk):
    for link in got(desk, "/lines").xpath("//nav[@class='facet']//a[span]"):
        count = int(link.xpath("string(span)").replace(",", ""))
        assert len(listed(got(desk, link.get("href")))) == count


def test_facets_narrow_each_other(desk):
    root = got(desk, "/lines?relation=revised&effect=killed")
    assert [a.text.strip() for a in root.xpath("//nav[@class='facet']//a[@aria-current]")] == ["were revised", "killed"]
    assert set(listed(root)) <= set(listed(got(desk, "/lines?relation=revised")))


def test_the_lines_of_a_story(desk, record):
    stories = {id: story.id for story in record.stories() for id in story.reports}
    figures = {figure.id: figure for figure in record.figures()}
    for story in record.stories():
        wanted = {
            line.id for line in record.lines() if any(stories[figures[id].report] == story.id for id in line.figures)
        }
        assert set(listed(got(desk, f"/lines?story={story.id}"))) == wanted


def test_what_is_not_there_is_said_plainly(desk):
    assert desk.get("/lines?story=none").status_code == 404
    assert desk.get("/lines/none").status_code == 404
    assert not listed(got(desk, "/lines?effect=none%27"))


def test_each_figure_of_a_line_leads_to_its_sentence(desk, record):
    line = longest(record)
    rows = got(desk, f"/lines/{line.id}").xpath("//table[contains(@class, 'figures')]/tbody/tr")
    assert [row.get("data-entry") for row in rows] == list(line.figures)
    for row in rows:
        report, _, anchor = (
            row.xpath("string(.//a[contains(@class, 'value')]/@href)").removeprefix("/reports/").partition("#")
        )
        assert f"{report}#{anchor}" == row.get("data-entry")
        assert got(desk, f"/reports/{report}").xpath(f"//*[@id='{anchor}']")


def test_a_line_has_a_chart_and_says_how_its_figures_stand(desk, record):
    line = longest(record)
    root = got(desk, f"/lines/{line.id}")
    assert root.xpath("//figure//svg")
    assert len(root.xpath("//ul[@class='relations']/li")) == len(line.relations)


def test_a_rejected_figure_is_struck_through_and_not_in_the_chart(desk, record):
    line = longest(record)
    before = len(got(desk, f"/lines/{line.id}").xpath("//figure//svg//a"))
    judged(record, line.figures[0], "reject", by="Ada Ost")
    root = got(desk, f"/lines/{line.id}")
    (row,) = root.xpath("//tr[@class='rejected']")
    assert row.get("data-entry") == line.figures[0]
    assert "Rejected by Ada Ost" in " ".join(row.text_content().split())
    assert row.xpath(".//s/a")
    assert len(root.xpath("//figure//svg//a")) < before


def test_a_published_line_holds_nothing_that_was_rejected(record):
    line = longest(record)
    judged(record, line.figures[0], "reject", by="Ada Ost")
    for page in (line_page.page(record, line.id, {}), lines_page.page(record, {})):
        page_html = render(page, DeskAddresses(), Visit(), {"name": "x", "run": None})
        assert "Ada Ost" not in page_html
        root = html.fromstring(page_html)
        anchors = {href.replace("/reports/", "") for href in root.xpath("//a[contains(@class, 'value')]/@href")}
        assert line.figures[0] not in anchors
        assert line.figures[1] in anchors


def test_a_line_of_which_all_was_rejected_has_no_chart(desk, record):
    line = min(record.lines(), key=lambda line: len(line.figures))
    for id in line.figures:
        judged(record, id, "reject", by="Ada")
    root = got(desk, f"/lines/{line.id}")
    assert not root.xpath("//figure")
    assert "so there is no chart" in root.text_content()


def test_a_long_line_is_told_in_pages(desk, record, monkeypatch):
    for name, value in (("_SIZE", 2), ("_CHARTED", 2), ("_SHOWN", 1), ("_MOST", 2)):
        monkeypatch.setattr(line_page, name, value)
    line, found, address = longest(record), [], f"/lines/{longest(record).id}"
    assert "The chart shows the first 2 figures" in got(desk, address).text_content()
    assert "not listed; every figure is in the table" in got(desk, address).text_content()
    while address:
        root = got(desk, address)
        found += root.xpath("//table[contains(@class, 'figures')]/tbody/tr/@data-entry")
        address = root.xpath("string(//a[@rel='next']/@href)")
    assert found == list(line.figures)


def test_an_expression_that_is_no_date_is_no_day(desk, record):
    line = longest(record)
    with Record.open(record.path, create=True) as writable, transaction(writable.connection):
        writable.connection.execute("UPDATE figures SET as_of = 'PRESENT_REF', as_of_basis = 'x <b>y</b>'")
        writable.connection.execute("UPDATE statements SET said_on = 'P3D', said_on_basis = 'z'")
    for address in (f"/lines/{line.id}", "/lines", f"/stories/{next(iter(record.stories())).id}"):
        main = got(desk, address).xpath("string(//main)")
        assert "PRESENT_REF" not in main.replace("day not settled (PRESENT_REF)", "")
        assert "said P3D" not in main
    assert "open: x <b>y</b>" in got(desk, f"/lines/{line.id}").text_content()
