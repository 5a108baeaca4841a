"""The queue: what comes first, with its words, and what becomes of it when it is judged."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from starlette.testclient import TestClient

from onrecord.record.queue import queue, waiting
from onrecord.record.store import Record
from tests.desk.forms import button, look, main_text, press


def test_what_comes_first_is_shown_first_with_its_sentence_and_why(desk: TestClient, record: Record) -> None:
    page = look(desk, "/queue")
    first = queue(record, limit=12)
    items = page.xpath("//ol[@data-queue]/li")
    assert [item.get("data-entry") for item in items] == [it.entry for it in first]
    text = " ".join(items[0].text_content().split())
    for reason in first[0].why:
        assert reason in text
    marked = items[0].xpath(".//mark")
    report = record.report(first[0].report or "")
    assert report is not None
    assert marked
    assert all(mark.text_content() in report.text for mark in marked)


def test_each_leads_to_its_sentence_in_the_report_by_one_click(desk: TestClient) -> None:
    page = look(desk, "/queue")
    for item in page.xpath("//ol[@data-queue]/li[.//h3/span[not(contains(@class, 'actor'))]]"):
        (link,) = [each for each in item.xpath(".//a/@href") if each.startswith("/reports/")]
        address, _, anchor = link.partition("#")
        assert unquote(address).removeprefix("/reports/") + f"#{anchor}" == item.get("data-entry")
        assert anchor in {each.get("id") for each in look(desk, address).iter() if each.get("id")}


def test_what_was_judged_leaves_the_queue_and_comes_back_when_it_is_taken_back(
    desk: TestClient, record: Record
) -> None:
    before = waiting(record)
    page = look(desk, "/queue")
    first = page.xpath("//ol[@data-queue]/li")[0].get("data-entry")
    press(desk, page, button(page, "accept"), judge="Mara")
    page = look(desk, "/queue")
    assert waiting(record) == before - 1
    assert first not in page.xpath("//ol[@data-queue]/li/@data-entry")
    assert "Judged last" in main_text(page)
    press(desk, page, button(page, "withdraw"))
    assert look(desk, "/queue").xpath("//ol[@data-queue]/li/@data-entry")[0] == first


def test_two_actors_that_may_be_one_are_judged_by_sentences_that_name_them(
    desk: TestClient, record: Record, record_path: Path
) -> None:
    one, other = [actor.id for actor in record.actors() if actor.kind == "person"][:2]
    with Record.open(record_path, create=True) as writing:
        writing.connection.execute("DELETE FROM queue")
        writing.connection.execute(
            "INSERT INTO queue VALUES (1, 'actor pair', ?, ?, NULL, 7, '[\"may_be\"]')", (one, other)
        )
    page = look(desk, "/queue")
    assert "two actors that may be one" in main_text(page)
    assert len(page.xpath("//ol[@data-queue]/li//mark")) >= 2
    assert press(desk, page, button(page, "merge"), judge="Mara").status_code == 303
    joined = {actor.id: actor for actor in record.actors()}
    assert one in joined
    assert other not in joined


def test_long_queues_come_in_pages(desk: TestClient, record: Record) -> None:
    page = look(desk, "/queue?page=2")
    assert page.xpath("//ol[@data-queue]/@start") == ["13"]
    expected = [it.entry for it in queue(record, limit=12, offset=12)]
    assert page.xpath("//ol[@data-queue]/li/@data-entry") == expected


def test_an_empty_queue_says_so(desk: TestClient, record_path: Path) -> None:
    with Record.open(record_path, create=True) as writing:
        writing.connection.execute("DELETE FROM queue")
    assert "Nothing waits to be judged" in main_text(look(desk, "/queue"))
