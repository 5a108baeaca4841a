"""Joining actors and telling them apart, by plain forms."""

from __future__ import annotations

from urllib.parse import quote

import lxml.html
from starlette.testclient import TestClient

from onrecord.record.judgements import judgements
from onrecord.record.store import Record
from tests.desk.forms import look, main_text, press


def _page(desk: TestClient, actor: str, q: str = ""):  # type: ignore[no-untyped-def]
    return look(desk, f"/same-actor/{quote(actor, safe='')}" + (f"?q={quote(q)}" if q else ""))


def _people(record: Record) -> list[tuple[str, str]]:
    return [
        (actor.id, actor.name) for actor in record.actors() if actor.kind == "person" and len(actor.derived_from) > 1
    ]


def test_another_is_found_by_a_part_of_its_name_and_joined(desk: TestClient, record: Record) -> None:
    (one, _), (other, name) = _people(record)[:2]
    page = _page(desk, one, name[1:-1].upper())
    (item,) = [item for item in page.xpath("//li[@data-entry]") if item.get("data-entry") == other]
    assert name in item.text_content()
    assert press(desk, page, item.xpath(".//button[@name='merge']")[0], judge="Mara").status_code == 303
    ids = {actor.id for actor in record.actors()}
    assert one in ids
    assert other not in ids
    (told,) = judgements(record)
    assert (told.judgement.kind, told.judgement.verdict, told.state) == ("actor pair", "merge", "holds")


def test_one_who_was_wrongly_joined_stands_alone_again(desk: TestClient, record: Record) -> None:
    one, _ = _people(record)[0]
    before = next(actor for actor in record.actors() if actor.id == one)
    page = _page(desk, one)
    parts = page.xpath("//h2[contains(., 'Joined in')]/following-sibling::ul/li")
    assert len(parts) == len(before.derived_from)
    assert press(desk, page, parts[-1].xpath(".//button")[0], judge="Mara").status_code == 303
    after = next(actor for actor in record.actors() if actor.id == one)
    assert len(after.derived_from) == len(before.derived_from) - 1
    page = look(desk, "/judgements")
    press(desk, page, page.xpath("//button[@name='withdraw']")[0])
    assert next(actor for actor in record.actors() if actor.id == one).derived_from == before.derived_from


def test_marks_of_a_search_pattern_are_letters_here(desk: TestClient, record: Record) -> None:
    (one, _), *_ = _people(record)
    for asked in ("%", "_", "\\", "'; DROP TABLE actors; --"):
        assert "has no other actor with" in main_text(_page(desk, one, asked))


def test_who_is_not_there_is_told(desk: TestClient) -> None:
    answer = desk.get("/same-actor/nobody")
    assert answer.status_code == 404
    assert "no actor nobody" in main_text(lxml.html.fromstring(answer.text))
