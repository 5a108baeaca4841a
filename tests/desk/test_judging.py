"""Forms to judgements: what is kept, what is refused, and what two people at once come to see."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import lxml.html
import pytest
from starlette.testclient import TestClient

from onrecord.desk.app import Desk, build_app
from onrecord.desk.safety import Rules
from onrecord.record.judgements import judge, judgements, judgements_of
from onrecord.record.opening import transaction
from onrecord.record.store import Record
from tests.desk.forms import button, look, main_text, press


def _first_figure(record: Record) -> str:
    return next(it.id for it in record.figures(report="01-northline-hallin.txt") if it.effect == "killed")


def _entry(id: str, **query: str) -> str:
    asked = "&".join(f"{name}={quote(value, safe='')}" for name, value in query.items())
    return f"/entries/{quote(id, safe='')}" + (f"?{asked}" if asked else "")


def test_from_opening_the_desk_to_the_first_accepted_entry_in_two_clicks_and_a_name(
    desk: TestClient, record: Record
) -> None:
    stories = look(desk, "/")
    queue = look(desk, stories.xpath("//nav//a[text()='Queue']/@href")[0])
    answer = press(desk, queue, button(queue, "accept"), judge="Mara Lind")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/queue#")
    (told,) = judgements(record)
    assert (told.judgement.verdict, told.judgement.by, told.state) == ("accept", "Mara Lind", "holds")


def test_the_name_is_asked_for_once(desk: TestClient, record: Record) -> None:
    queue = look(desk, "/queue")
    answer = press(desk, queue, button(queue, "accept"), judge="  Mara   Ünal ")
    assert "SameSite=strict" in answer.headers["set-cookie"]
    queue = look(desk, "/queue")
    assert not queue.xpath("//input[@name='judge']")
    press(desk, queue, button(queue, "reject"))
    assert [told.judgement.by for told in judgements(record)] == ["Mara Ünal"] * 2


def test_without_a_name_nothing_is_judged_but_all_is_kept(desk: TestClient, record: Record) -> None:
    id = _first_figure(record)
    page = look(desk, _entry(id))
    refused = press(desk, page, button(page, "reject"), note="No such number.")
    assert refused.status_code == 400
    assert not judgements(record)
    asked = lxml.html.fromstring(refused.text)
    answer = press(desk, asked, asked.xpath("//main//button")[0], judge="Mara")
    assert answer.status_code == 303
    (told,) = judgements(record)
    assert (told.judgement.verdict, told.judgement.note, told.judgement.by) == ("reject", "No such number.", "Mara")


def test_a_desk_with_a_judge_asks_for_no_name(record_path: Path, record: Record) -> None:
    app = build_app(Desk(record_path, Rules(), judge="Desk of four"))
    with TestClient(app, base_url="http://127.0.0.1:8765") as desk:
        queue = look(desk, "/queue")
        press(desk, queue, button(queue, "accept"))
    assert [told.judgement.by for told in judgements(record)] == ["Desk of four"]


def test_a_form_without_the_token_of_its_session_is_refused(desk: TestClient, record: Record) -> None:
    queue = look(desk, "/queue")
    for token in ("", "0" * 64):
        assert press(desk, queue, button(queue, "accept"), judge="Mara", csrf=token).status_code == 403
    assert not judgements(record)


@pytest.mark.parametrize(
    "back",
    ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)", "/judge"],
)
def test_no_form_leads_to_another_site(desk: TestClient, back: str) -> None:
    queue = look(desk, "/queue")
    answer = press(desk, queue, button(queue, "accept"), judge="Mara", back=back)
    assert answer.headers["location"].startswith("/#")
    page = look(desk, f"/entries/{quote('01-northline-hallin.txt#f1', safe='')}?back={quote(back, safe='')}")
    assert back not in page.xpath("//main//a/@href")


@pytest.mark.parametrize("value", ["", "1", "x - y", "0 -", "9999999999999999999999 - a", "0 - no-such#f1"])
def test_a_button_that_no_page_gave_judges_nothing(desk: TestClient, record: Record, value: str) -> None:
    queue = look(desk, "/queue")
    pressed = button(queue, "accept")
    pressed.set("value", value)
    assert press(desk, queue, pressed, judge="Mara").status_code == 400
    for name in ("withdraw", "merge", "link", "amend"):
        pressed.set("name", name)
        assert press(desk, queue, pressed, judge="Mara").status_code == 400
    assert not judgements(record)


def test_an_undo_takes_the_judgement_back(desk: TestClient, record: Record) -> None:
    queue = look(desk, "/queue")
    press(desk, queue, button(queue, "accept"), judge="Mara")
    queue = look(desk, "/queue")
    assert press(desk, queue, button(queue, "withdraw")).status_code == 303
    assert [told.state for told in judgements(record)] == ["withdrawn"]
    again = press(desk, queue, button(queue, "withdraw"))
    assert again.status_code == 303  # somebody else was first: it is taken back, as asked


def test_the_same_form_sent_twice_judges_once(desk: TestClient, record: Record) -> None:
    queue = look(desk, "/queue")
    for _ in range(2):
        press(desk, queue, button(queue, "accept"), judge="Mara")
    assert len(judgements(record)) == 1


def test_two_people_at_once_lose_nothing_and_the_later_is_told(
    desk: TestClient, record: Record, record_path: Path
) -> None:
    id = _first_figure(record)
    page = look(desk, _entry(id))
    with Record.open(record_path, create=True) as writing:
        judge(writing, id, "reject", by="Jon Ek")
    answer = press(desk, page, button(page, "accept"), judge="Mara")
    told = main_text(lxml.html.fromstring(answer.text))
    assert "Jon Ek had rejected this while you were looking" in told
    assert [each.judgement.verdict for each in judgements_of(record, id)] == ["reject", "accept"]


def test_what_was_read_anew_and_otherwise_is_not_judged_unseen(
    desk: TestClient, record: Record, record_path: Path
) -> None:
    id = _first_figure(record)
    page = look(desk, _entry(id))
    with Record.open(record_path, create=True) as writing, transaction(writing.connection):
        writing.connection.execute("UPDATE entry_keys SET reads = 'otherwise' WHERE entry = ?", (id,))
    for verdict in ("accept", "amend"):
        answer = press(desk, page, button(page, verdict), judge="Mara", low="77", high="", hedge="at least")
        assert answer.status_code == 409
        assert "read anew" in main_text(lxml.html.fromstring(answer.text))
    assert not judgements(record)
    kept = lxml.html.fromstring(answer.text)
    assert kept.get_element_by_id("field-low").get("value") == "77"
    assert press(desk, kept, button(kept, "amend"), judge="Mara").status_code == 303


def test_an_amendment_by_plain_form(desk: TestClient, record: Record) -> None:
    id = _first_figure(record)
    page = look(desk, _entry(id, back="/queue"))
    answer = press(desk, page, button(page, "amend"), judge="Mara", low="35", effect="injured", note="The caption.")
    assert answer.status_code == 303, main_text(lxml.html.fromstring(answer.text))
    assert answer.headers["location"].startswith("/queue#")
    (told,) = judgements_of(record, id)
    assert told.judgement.amended == {"low": 35, "high": None, "hedge": "at least", "effect": "injured"}
    page = main_text(look(desk, _entry(id)))
    assert "at least 35" in page
    assert "The caption." in page


def test_faults_of_an_amendment_are_told_beside_the_field_with_what_was_typed(desk: TestClient, record: Record) -> None:
    id = _first_figure(record)
    page = look(desk, _entry(id))
    answer = press(desk, page, button(page, "amend"), judge="Mara", low="many", place="Atlantis", note="hm")
    assert answer.status_code == 409
    page = lxml.html.fromstring(answer.text)
    assert "“many” is no number" in page.get_element_by_id("field-low-wrong").text_content()
    assert page.get_element_by_id("field-low").get("value") == "many"
    assert page.get_element_by_id("field-low").get("aria-describedby") == "field-low-wrong"
    assert "does not say “Atlantis”" in page.get_element_by_id("field-place-wrong").text_content()
    assert page.get_element_by_id("note").text_content().strip() == "hm"
    assert not judgements(record)


def test_values_that_contradict_each_other_are_refused_in_plain_words(desk: TestClient, record: Record) -> None:
    page = look(desk, _entry(_first_figure(record)))
    answer = press(desk, page, button(page, "amend"), judge="Mara", low="50", high="40", hedge="range")
    assert "above high" in lxml.html.fromstring(answer.text).get_element_by_id("field-low-wrong").text_content()
    answer = press(desk, page, button(page, "amend"), judge="Mara", as_of="yesterday")
    assert "no day" in lxml.html.fromstring(answer.text).get_element_by_id("field-as_of-wrong").text_content()
    assert not judgements(record)


def test_words_that_stand_in_several_places_are_asked_back(desk: TestClient, record: Record) -> None:
    id = _first_figure(record)
    page = look(desk, _entry(id))
    answer = press(desk, page, button(page, "amend"), judge="Mara", place="Hallin", **{"place.at": ""})
    page = lxml.html.fromstring(answer.text)
    places = page.xpath("//input[starts-with(@name, 'place.place.')]")
    assert len(places) > 1
    places[1].set("checked", "checked")
    assert press(desk, page, button(page, "amend"), judge="Mara").status_code == 303
    start, end = (int(each) for each in places[1].get("value").split(":"))
    (told,) = judgements_of(record, id)
    assert told.judgement.amended["place"] == [[start, end, "Hallin"]]
    report = record.report("01-northline-hallin.txt")
    assert report is not None
    assert report.text[start:end] == "Hallin"


def test_an_unchanged_form_amends_nothing(desk: TestClient, record: Record) -> None:
    for kind, entries in (
        ("figures", record.figures()),
        ("statements", record.statements()),
        ("mentions", record.mentions()),
    ):
        for entry in list(entries)[:12]:
            page = look(desk, _entry(entry.id))
            answer = press(desk, page, button(page, "amend"), judge="Mara")
            assert "Nothing was changed in the form" in answer.text, (kind, entry.id)
    assert not judgements(record)


def test_a_page_from_before_a_read_judges_nothing_unseen(desk: TestClient, record: Record, record_path: Path) -> None:
    """Reports give ids anew when they are read anew: a page that does not tell what it showed is not trusted."""
    report = look(desk, "/reports/01-northline-hallin.txt")
    with Record.open(record_path, create=True) as writing:
        run = ("0", "[]", "{}", "2031-01-01T00:00:00+00:00")
        writing.connection.execute("INSERT INTO runs (version, models, settings, started) VALUES (?, ?, ?, ?)", run)
    answer = press(desk, report, button(report, "accept"), judge="Mara")
    assert answer.status_code == 409
    assert "look at this entry again" in main_text(lxml.html.fromstring(answer.text))
    assert not judgements(record)
    report = look(desk, "/reports/01-northline-hallin.txt")
    assert press(desk, report, button(report, "accept"), judge="Mara").status_code == 303


def test_what_was_amended_is_not_accepted_as_it_was_first_read_by_mistake(desk: TestClient, record: Record) -> None:
    id = _first_figure(record)
    page = look(desk, _entry(id))
    press(desk, page, button(page, "amend"), judge="Mara", unit="goat")
    page = look(desk, _entry(id))
    assert not page.xpath("//button[@name='accept']")
    assert page.get_element_by_id("field-unit").get("value") == "goat"
    press(desk, page, button(page, "amend"), judge="Mara", unit="goat", effect="injured")
    assert judgements_of(record, id)[-1].judgement.amended == {"unit": "goat", "effect": "injured"}


def test_an_amendment_back_to_what_was_read_is_an_undo(desk: TestClient, record: Record) -> None:
    id = _first_figure(record)
    page = look(desk, _entry(id))
    before = page.get_element_by_id("field-unit").get("value")
    press(desk, page, button(page, "amend"), judge="Mara", unit="goat")
    page = look(desk, _entry(id))
    answer = press(desk, page, button(page, "amend"), judge="Mara", unit=before)
    assert "Take the amendment back below instead" in answer.text
    assert len(judgements_of(record, id)) == 1


def test_htmx_gets_what_is_to_be_put_in_place(desk: TestClient, record: Record) -> None:
    queue = look(desk, "/queue")
    pressed = button(queue, "accept")
    answer = press(desk, queue, pressed, {"HX-Request": "true"}, judge="Mara")
    assert answer.status_code == 200
    assert "<html" not in answer.text
    (changed,) = lxml.html.fragments_fromstring(answer.text)[:1]
    assert changed.get("hx-swap-oob") == "true"
    assert queue.get_element_by_id(changed.get("id")) is not None
    assert "Accepted by Mara" in " ".join(changed.text_content().split())
    assert not changed.xpath(".//button[@name='accept']")
    assert changed.xpath(".//button[@name='withdraw']")


def test_htmx_is_told_what_went_wrong_without_losing_the_page(desk: TestClient) -> None:
    queue = look(desk, "/queue")
    answer = press(desk, queue, button(queue, "accept"), {"HX-Request": "true"})
    assert answer.status_code == 200
    assert "Say who judges" in answer.text
    assert "<html" not in answer.text


def test_a_name_and_a_note_are_text_whatever_they_hold(desk: TestClient, record: Record) -> None:
    id = _first_figure(record)
    page = look(desk, _entry(id))
    attack = "<script>alert(1)</script>\"'&lt;"
    press(desk, page, button(page, "reject"), judge=attack, note=attack)
    for address in ("/queue", "/judgements", _entry(id)):
        text = desk.get(address).text
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert" in text


def test_a_rejection_is_seen_in_lines(desk: TestClient, record: Record) -> None:
    line = next(iter(record.lines()))
    id = line.figures[0]
    page = look(desk, _entry(id))
    press(desk, page, button(page, "reject"), judge="Mara")
    assert all(id not in line.figures for line in record.lines())
    page = look(desk, _entry(id))
    press(desk, page, button(page, "withdraw"), judge="Mara")
    assert any(id in line.figures for line in record.lines())
