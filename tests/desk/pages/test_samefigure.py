"""Linking figures that count the same thing and unlinking those that do not, by plain forms."""

from __future__ import annotations

from urllib.parse import quote

from starlette.testclient import TestClient

from onrecord.record.store import Record
from tests.desk.forms import look, main_text, press


def _page(desk: TestClient, figure: str, q: str = ""):  # type: ignore[no-untyped-def]
    return look(desk, f"/same-figure/{quote(figure, safe='')}" + (f"?q={quote(q)}" if q else ""))


def _are_beside(record: Record, one: str, other: str) -> bool:
    return any({one, other} <= set(line.figures) for line in record.lines())


def test_two_that_are_set_beside_each_other_are_parted_and_put_back(desk: TestClient, record: Record) -> None:
    line = next(line for line in record.lines() if len(line.figures) == 2)
    one, other = line.figures
    page = _page(desk, one)
    (item,) = page.xpath("//h2[contains(., 'beside it now')]/following-sibling::ul[1]/li")
    assert item.get("data-entry") == other
    assert press(desk, page, item.xpath(".//button[@name='unlink']")[0], judge="Mara").status_code == 303
    assert not _are_beside(record, one, other)
    page = look(desk, "/judgements")
    press(desk, page, page.xpath("//button[@name='withdraw']")[0])
    assert _are_beside(record, one, other)


def test_two_that_stand_apart_are_linked(desk: TestClient, record: Record) -> None:
    figures = [it for it in record.figures() if it.effect == "killed" and it.unit == "person" and not it.derived_from]
    for one in figures:
        page = _page(desk, one.id)
        found = page.xpath("//div[@id='same-found']//li")
        if found:
            break
    other = found[0].get("data-entry")
    assert not _are_beside(record, one.id, other)
    assert press(desk, page, found[0].xpath(".//button[@name='link']")[0], judge="Mara").status_code == 303
    assert _are_beside(record, one.id, other)


def test_others_are_found_by_headline_outlet_or_number(desk: TestClient, record: Record) -> None:
    one = next(it for it in record.figures() if it.effect == "killed")
    assert "has no other figure of this kind with" in main_text(_page(desk, one.id, "no such outlet"))
    outlets = {record.report(it.report).outlet for it in record.figures() if it.effect == "killed"}  # type: ignore[union-attr]
    for outlet in sorted(outlets, key=str):
        for item in _page(desk, one.id, outlet or "").xpath("//div[@id='same-found']//li"):
            assert outlet in item.text_content()


def test_a_figure_of_no_known_effect_cannot_be_linked(desk: TestClient, record: Record) -> None:
    one = next(it for it in record.figures() if it.effect in (None, "other") and not it.derived_from)
    assert "nothing can be set beside it" in main_text(_page(desk, one.id))


def test_no_page_of_figures_for_other_entries(desk: TestClient, record: Record) -> None:
    id = next(iter(record.statements())).id
    assert desk.get(f"/same-figure/{quote(id, safe='')}").status_code == 404
    assert desk.get("/same-figure/nothing").status_code == 404
