"""Who judged what and when; what lost its words; what reads otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.record.judgements import judge, judgements
from onrecord.record.opening import transaction
from onrecord.record.store import Record
from tests.desk.forms import button, look, main_text, press


@pytest.fixture
def three(record_path: Path, record: Record) -> list[str]:
    """Three figures judged by two people."""
    ids = [it.id for it in record.figures()][:3]
    with Record.open(record_path, create=True) as writing:
        judge(writing, ids[0], "accept", by="Mara Lind")
        judge(writing, ids[1], "reject", by="Jon Ek", note="A year, no toll.")
        judge(writing, ids[2], "amend", by="Jon Ek", amended={"unit": "sheep"})
    return ids


def _listed(page) -> list[str]:  # type: ignore[no-untyped-def]
    return [" ".join(item.text_content().split()) for item in page.xpath("//ul[contains(@class, 'judged')][last()]/li")]


@pytest.mark.usefixtures("three")
def test_all_are_listed_newest_first_with_who_and_what(desk: TestClient) -> None:
    listed = _listed(look(desk, "/judgements"))
    assert [entry.split(",")[0] for entry in listed] == [
        "Amended by Jon Ek", "Rejected by Jon Ek", "Accepted by Mara Lind",
    ]  # fmt: skip
    assert "sheep" in listed[0]
    assert "A year, no toll." in listed[1]


@pytest.mark.usefixtures("three")
def test_they_are_chosen_by_who_and_verdict(desk: TestClient) -> None:
    assert len(_listed(look(desk, "/judgements?judge=Jon+Ek"))) == 2
    assert len(_listed(look(desk, "/judgements?judge=Jon+Ek&verdict=reject"))) == 1
    assert _listed(look(desk, "/judgements?kind=mention")) == ["None of these."]


@pytest.mark.usefixtures("three")
def test_one_that_is_taken_back_stays_listed(desk: TestClient, record: Record) -> None:
    page = look(desk, "/judgements")
    answer = press(desk, page, button(page, "withdraw"), judge="Nils")
    assert answer.headers["location"] == "/judgements"
    listed = _listed(look(desk, "/judgements"))
    assert len(listed) == 3
    assert "taken back by Nils" in listed[0]
    assert [told.state for told in judgements(record)] == ["holds", "holds", "withdrawn"]


def test_those_that_lost_their_words_and_those_that_read_otherwise_stand_apart(
    desk: TestClient, record_path: Path, three: list[str]
) -> None:
    with Record.open(record_path, create=True) as writing, transaction(writing.connection):
        writing.connection.execute("UPDATE entry_keys SET reads = 'otherwise' WHERE entry = ?", (three[0],))
        writing.connection.execute("UPDATE entry_keys SET \"key\" = '[[0,1]]' WHERE entry = ?", (three[1],))
    page = look(desk, "/judgements")
    told = {
        heading.text_content(): " ".join(heading.getnext().getnext().text_content().split())
        for heading in page.xpath("//h2[following-sibling::*[1][self::p]]")
    }
    assert "Rejected by Jon Ek" in told["Lost their words"]
    assert "The report that said so" in told["Lost their words"]
    assert "Accepted by Mara Lind" in told["To be looked at again"]


def test_what_is_not_drawn_yet_can_be_drawn(desk: TestClient, record: Record) -> None:
    """As after a desk that was closed while it drew."""
    id = next(iter(record.lines())).figures[0]
    with Record.open(record.path, create=True) as writing:
        judge(writing, id, "reject", by="Mara")
    page = look(desk, "/judgements")
    assert "1 judgement not yet to be seen" in main_text(page)
    assert press(desk, page, button(page, "redraw")).status_code == 303
    assert all(id not in line.figures for line in record.lines())
    assert not look(desk, "/judgements").xpath("//button[@name='redraw']")


def test_the_name_is_changed_here(desk: TestClient, record: Record) -> None:
    page = look(desk, "/judgements")
    assert press(desk, page, page.xpath("//button[@name='name']")[0], judge="Mara").status_code == 303
    page = look(desk, "/judgements")
    assert page.xpath("//input[@name='judge']/@value") == ["Mara"]
    assert press(desk, page, page.xpath("//button[@name='name']")[0], judge="Mara Lind").status_code == 303
    queue = look(desk, "/queue")
    press(desk, queue, button(queue, "accept"))
    assert [told.judgement.by for told in judgements(record)] == ["Mara Lind"]
