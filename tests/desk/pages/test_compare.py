"""The page of two reports side by side."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from lxml import html
from starlette.testclient import TestClient

from onrecord.record.judgements import judge
from onrecord.record.store import Record
from onrecord.telling.comparison.changes import changes_of
from onrecord.telling.comparison.reports import gather_reports


def compared(desk: TestClient, a: str, b: str):
    answer = desk.get(f"/compare?{urlencode({'a': a, 'b': b})}")
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def edited(record: Record):
    reuse = next(each for each in record.reuse() if each.kind == "edited")
    return gather_reports(record, record.report(reuse.a), record.report(reuse.b))


def changed_words(root) -> list[tuple[str, ...]]:
    rows = root.xpath("//section[@aria-labelledby='changed']//tbody/tr")
    return [tuple(squeezed("".join(cell.xpath(".//a/text()"))) for cell in row.xpath("./td")) for row in rows]


def squeezed(text: str) -> str:
    return "".join(text.split())


def plain(root, xpath: str) -> str:
    """The text of what the path finds, without the words for those who do not see the marks."""
    for hidden in root.xpath("//p//span[@class='hidden']"):
        hidden.drop_tree()
    return squeezed("".join(each.text_content() for each in root.xpath(xpath)))


def test_both_texts_are_there_whole(desk, record):
    pair = edited(record)
    root = compared(desk, pair.a.report.id, pair.b.report.id)
    for number, report in ((1, pair.a.report), (2, pair.b.report)):
        cells = f"//div[@class='texts']/div/div[{number}]//p[not(@class='zone-name')]"
        assert plain(root, cells) == squeezed(report.text)


def test_every_change_is_listed_with_both_its_words(desk, record):
    pair = edited(record)
    changes = changes_of(pair).changed
    assert sorted(changed_words(compared(desk, pair.a.report.id, pair.b.report.id))) == sorted(
        tuple(squeezed(shown.words.exact) if shown else "" for shown in (change.a, change.b)) for change in changes
    )


def test_names_and_labels_come_before_other_words(desk, record):
    pair = edited(record)
    told = [
        re.sub(" in [AB] alone", "", head.text_content())
        for head in compared(desk, pair.a.report.id, pair.b.report.id).xpath(
            "//section[@aria-labelledby='changed']//tbody/tr/th"
        )
    ]
    order = ["called otherwise", "name or label", "another number", "number", "said in other words", "attribution",
             "other words", "words"]  # fmt: skip
    groups = [order.index(each) // 2 for each in told]
    assert groups == sorted(groups)


def test_every_link_within_the_page_leads_somewhere(desk, record):
    for reuse in record.reuse():
        root = compared(desk, reuse.a, reuse.b)
        ids = root.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert {link[1:] for link in root.xpath("//a/@href") if link.startswith("#")} <= set(ids)


def test_turned_round_it_says_the_same_of_the_other(desk, record):
    pair = edited(record)
    a, b = pair.a.report.id, pair.b.report.id
    one, other = changed_words(compared(desk, a, b)), changed_words(compared(desk, b, a))
    assert sorted(one) == sorted(each[::-1] for each in other)


def test_it_is_never_said_who_took_it_from_whom(desk, record):
    pair = edited(record)
    root = compared(desk, pair.a.report.id, pair.b.report.id)
    assert "Who took it from whom, or both from a third, is not said." in root.text_content()
    assert not re.search(r"copied from|taken from|original|plagiar", root.text_content())


def test_a_figure_that_was_rejected_is_compared_no_more(desk, record, record_path):
    pair = edited(record)
    a, b = pair.a.report.id, pair.b.report.id
    link = compared(desk, a, b).xpath("//section[@aria-labelledby='figures']//tbody//td[1]/a/@href")[0]
    with Record.open(record_path, create=True) as writing:
        judge(writing, f"{a}#{link.partition('#')[2]}", "reject", by="Mara Dune")
    assert link not in compared(desk, a, b).xpath("//section[@aria-labelledby='figures']//a/@href")


def test_without_two_reports_there_is_a_choice(desk, record):
    root = html.fromstring(desk.get("/compare").text)
    pairs = [each for each in record.reuse() if each.kind != "independent"]
    assert len(root.xpath("//ul[@class='list']/li")) == len(pairs)
    assert len(root.xpath("//select[@name='a']/option")) == 1 + sum(1 for _ in record.reports())
    assert root.xpath("//label[@for='a']")


def test_with_one_report_those_near_it_are_offered(desk, record):
    pair = edited(record)
    root = html.fromstring(desk.get(f"/compare?{urlencode({'a': pair.a.report.id})}").text)
    links = root.xpath("//ul[@class='list']//a/@href")
    assert f"/compare?{urlencode({'a': pair.a.report.id, 'b': pair.b.report.id})}" in links
    same = html.fromstring(desk.get(f"/compare?{urlencode({'a': pair.a.report.id, 'b': pair.a.report.id})}").text)
    assert same.xpath("//ul[@class='list']//a/@href") == links


def test_an_unknown_report_is_told(desk):
    assert desk.get("/compare?a=none&b=neither").status_code == 404
