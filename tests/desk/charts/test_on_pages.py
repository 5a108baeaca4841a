"""The charts on the pages of the example: with a table that leads wherever their marks lead."""

from __future__ import annotations

from lxml import html
from starlette.testclient import TestClient

from onrecord.desk.addresses import DeskAddresses
from onrecord.record.store import Record

to = DeskAddresses().to


def page(desk: TestClient, address: str) -> html.HtmlElement:
    answer = desk.get(address)
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def test_the_figures_of_a_line_s_chart_stand_in_the_table_below_it(desk: TestClient, record: Record) -> None:
    lines = list(record.lines())
    assert lines
    for line in lines:
        found = page(desk, to("line", line.id))
        for chart in found.xpath("//svg"):
            marks = chart.xpath(".//a/@href")
            assert len(marks) == len(line.figures)
            assert set(marks) <= set(found.xpath("//table[contains(@class, 'figures')]//a/@href"))


def test_every_dot_of_a_story_s_timeline_leads_to_a_report_and_stands_in_its_table(
    desk: TestClient, record: Record
) -> None:
    for story in record.stories():
        found = page(desk, to("story", story.id))
        for chart in found.xpath("//svg"):
            assert sorted(chart.xpath(".//a/@href")) == sorted(to("report", report) for report in story.reports)
        rows = found.xpath("//details[@class='chart-twin']//table[1]//th/a/@href")
        assert sorted(rows) == sorted(to("report", report) for report in story.reports)
