"""The page of two outlets side by side."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from lxml import html
from starlette.testclient import TestClient

from onrecord.record.judgements import judge
from onrecord.record.store import Record
from onrecord.telling.comparison.outlets import gather_outlets
from onrecord.telling.comparison.two_outlets import TwoOutlets


def compared(desk: TestClient, a: str, b: str):
    answer = desk.get(f"/outlets?{urlencode({'a': a, 'b': b})}")
    assert answer.status_code == 200
    return html.fromstring(answer.text)


@pytest.fixture
def two(record: Record) -> tuple[str, str]:
    """The outlets of two reports that share text."""
    pair = next(each for each in record.reuse() if each.kind == "edited")
    return record.report(pair.a).outlet, record.report(pair.b).outlet


def test_few_questions_give_what_the_whole_record_gives(record, two):
    whole, few = gather_outlets(record, *two), gather_outlets(TwoOutlets(record, *two), *two)
    assert few.named == whole.named
    assert few.exchanged == whole.exchanged
    assert few.stories == whole.stories
    assert [(pair.a, pair.b, pair.kind) for pair in few.shared] == [(p.a, p.b, p.kind) for p in whole.shared]
    assert [(each.relation, each.a, each.b) for each in few.figures] == [
        (each.relation, each.a, each.b) for each in whole.figures
    ]
    assert (few.a.statements, few.b.statements) == (whole.a.statements, whole.b.statements)
    assert whole.exchanged and whole.named and whole.figures and whole.stories


def test_the_words_of_each_are_counted_beside_the_other_s(desk, record, two):
    root = compared(desk, *two)
    rows = root.xpath("//section[@aria-labelledby='called']//tbody/tr")
    named = gather_outlets(record, *two).named
    assert len(rows) == len(named)
    first = [cell.text_content() for cell in rows[0].xpath("./td")]
    for cell, words in zip(first, (named[0].a, named[0].b), strict=True):
        assert all(f"{phrase} {count}" in cell for phrase, count in words[:6])


def test_every_link_leads_somewhere(desk, two):
    root = compared(desk, *two)
    for link in set(root.xpath("//main//a/@href")):
        if link.startswith("#"):
            assert root.xpath("//*[@id = $id]", id=link[1:])
        else:
            assert desk.get(link).status_code == 200, link


def test_a_rejected_figure_stands_beside_none(desk, record, two, record_path):
    link = compared(desk, *two).xpath("//section[@aria-labelledby='figures']//tbody//td[1]/a/@href")[0]
    report, _, anchor = link.removeprefix("/reports/").partition("#")
    with Record.open(record_path, create=True) as writing:
        judge(writing, f"{report}#{anchor}", "reject", by="Mara Dune")
    assert link not in compared(desk, *two).xpath("//section[@aria-labelledby='figures']//a/@href")


def test_without_two_outlets_there_is_a_choice(desk, record):
    root = html.fromstring(desk.get("/outlets").text)
    outlets = {report.outlet for report in record.reports() if report.outlet}
    assert set(root.xpath("//select[@name='a']/option/@value")) == outlets | {""}
    assert root.xpath("//ul[@class='columns']//a[starts-with(@href, '/outlets?')]")


def test_with_one_outlet_the_others_are_offered(desk, record, two):
    root = html.fromstring(desk.get(f"/outlets?{urlencode({'a': two[0]})}").text)
    outlets = {report.outlet for report in record.reports() if report.outlet}
    offered = [link.text_content() for link in root.xpath("//ul[@class='columns']//a")]
    assert sorted(offered) == sorted(outlets - {two[0]})


def test_an_unknown_outlet_is_told(desk, two):
    assert desk.get(f"/outlets?{urlencode({'a': two[0], 'b': 'none'})}").status_code == 404
