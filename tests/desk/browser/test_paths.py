"""What people do most, in a real browser: from a figure to its sentence, from the first page to a judgement."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib.resources import as_file, files
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from onrecord.desk.addresses import DeskAddresses
from onrecord.desk.publishing import publish
from onrecord.engine import Settings, read_into
from onrecord.record.judgements import judgements
from onrecord.record.store import Record

TO = DeskAddresses().to
Serve = Callable[[Path], AbstractContextManager[str]]


def judged(path: Path) -> list[tuple[str, str, str]]:
    with Record.open(path) as record:
        return [(told.judgement.verdict, told.judgement.by, told.judgement.exact) for told in judgements(record)]


def give_name(page: Page, name: str = "Ada Brandt") -> None:
    page.get_by_label("Your name").fill(name)


def accept_first(page: Page) -> str:
    item = page.locator("[data-queue] > li").first
    words = item.locator(".words").first.text_content() or ""
    item.get_by_role("button", name="Accept").click()
    return words


def test_from_a_figure_of_a_line_to_its_sentence_is_one_click(page: Page, address: str, record: Record) -> None:
    line = max(record.lines(), key=lambda line: len(line.figures))
    page.goto(address + TO("line", line.id))
    figure = next(it for it in record.figures() if it.id == line.figures[0])
    page.locator(f"table a[href*='{TO('report', figure.report)}#']").first.click()
    anchor = page.url.rpartition("#")[2]
    marked = page.locator(f"[id='{anchor}']")
    expect(marked).to_be_in_viewport()
    assert (marked.text_content() or "").strip() in figure.span.exact


def test_a_mark_of_the_chart_leads_to_its_sentence_by_the_keyboard(page: Page, address: str, record: Record) -> None:
    line = max(record.lines(), key=lambda line: len(line.figures))
    page.goto(address + TO("line", line.id))
    mark = page.locator("svg:visible a").first
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/**")
    expect(page.locator(f"[id='{page.url.rpartition('#')[2]}']")).to_be_in_viewport()


def test_from_opening_the_desk_to_the_first_accepted_entry_is_two_clicks_and_a_name(
    page: Page, address: str, record_path: Path
) -> None:
    page.goto(address)
    page.get_by_role("link", name="Queue").click()
    give_name(page)
    accept_first(page)
    expect(page.get_by_text("Accepted by Ada Brandt").first).to_be_visible()
    ((verdict, by, _),) = judged(record_path)
    assert (verdict, by) == ("accept", "Ada Brandt")


def test_the_name_is_given_once(page: Page, address: str, record_path: Path) -> None:
    page.goto(address + TO("queue"))
    give_name(page)
    accept_first(page)
    expect(page.get_by_text("Accepted by").first).to_be_visible()
    page.goto(address + TO("queue"))
    expect(page.get_by_label("Your name")).to_have_count(0)
    accept_first(page)
    expect(page.get_by_text("Accepted by").first).to_be_visible()
    assert [by for _, by, _ in judged(record_path)] == ["Ada Brandt"] * 2


def test_the_queue_goes_by_keys_alone(page: Page, address: str, record_path: Path) -> None:
    page.goto(address + TO("queue"))
    give_name(page)
    page.get_by_label("Your name").press("Tab")
    page.locator("h1").click()
    page.keyboard.press("j")
    page.keyboard.press("r")
    expect(page.get_by_text("Rejected by Ada Brandt").first).to_be_visible()
    page.keyboard.press("u")
    expect(page.get_by_text("Rejected by Ada Brandt")).to_have_count(0)
    with Record.open(record_path) as record:
        (told,) = judgements(record)
    assert told.judgement.verdict == "reject"
    assert told.judgement.withdrawn_by == "Ada Brandt"


def test_keys_do_nothing_while_somebody_types(page: Page, address: str, record_path: Path) -> None:
    page.goto(address + TO("queue"))
    page.get_by_label("Your name").press_sequentially("jar rejects")
    assert judged(record_path) == []


def test_without_script_all_of_it_works_too(browser: Browser, address: str, record_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name="Queue").click()
    give_name(page)
    accept_first(page)
    expect(page.get_by_text("Accepted by Ada Brandt").first).to_be_visible()
    page.get_by_role("link", name="Judgements").click()
    page.get_by_role("button", name="Take back").first.click()
    context.close()
    with Record.open(record_path) as record:
        assert [told.judgement.withdrawn is not None for told in judgements(record)] == [True]


def test_a_rejected_figure_is_struck_out_on_the_desk_and_absent_when_published(
    page: Page, address: str, record: Record, record_path: Path, tmp_path: Path
) -> None:
    figure = next(it for it in record.figures() if it.effect == "killed" and len(it.span.exact) > 4)
    page.goto(address + TO("report", figure.report))
    give_name(page)
    page.locator(f"[data-entry='{figure.id}']").get_by_role("button", name="Reject").click()
    expect(page.get_by_text("Rejected by Ada Brandt").first).to_be_visible()
    with Record.open(record_path) as judged_record:
        publish(judged_record, tmp_path / "site")
    anchor = figure.id.rpartition("#")[2]
    for file in (tmp_path / "site" / "report").glob("*.html"):
        page.goto(file.as_uri())
        if figure.report in (page.locator("main").text_content() or ""):
            expect(page.locator(f"[id='{anchor}']")).to_have_count(0)
    links = [file for file in (tmp_path / "site").rglob("*.html") if _leads_to(file, figure.report, anchor)]
    assert links == []


def _leads_to(file: Path, report: str, anchor: str) -> bool:
    text = file.read_text("utf-8")
    return any(f"{report}-" in part[:200] and f'#{anchor}"' in part[:200] for part in text.split('href="')[1:])


def test_judgements_survive_that_another_model_reads_the_report_again(
    page: Page, address: str, record: Record, record_path: Path
) -> None:
    page.goto(address + TO("queue"))
    give_name(page)
    accept_first(page)
    expect(page.get_by_text("Accepted by Ada Brandt").first).to_be_visible()
    with Record.open(record_path, create=True) as writable:
        writable.connection.execute("UPDATE reports SET reader = 'another model'")
    with as_file(files("onrecord") / "examples") as folder:
        receipt = read_into(record_path, [str(folder)], Settings())
    assert receipt.read > 0
    page.goto(address + TO("judgements"))
    expect(page.get_by_text("Accepted by Ada Brandt").first).to_be_visible()
    with Record.open(record_path) as read_again:
        (told,) = judgements(read_again)
    assert told.state == "holds", told


def test_two_people_judging_at_once_lose_nothing(browser: Browser, address: str, record_path: Path) -> None:
    pages = []
    for name in ("Ada Brandt", "Bo Lindgren"):
        page = browser.new_context().new_page()
        page.goto(address + TO("queue"))
        give_name(page, name)
        pages.append(page)
    first, second = pages
    words = accept_first(first)
    expect(first.get_by_text("Accepted by Ada Brandt").first).to_be_visible()
    item = second.locator("[data-queue] > li").first
    assert item.locator(".words").first.text_content() == words
    item.get_by_role("button", name="Reject").click()
    expect(second.get_by_text("Ada Brandt").first).to_be_visible()
    assert sorted((verdict, by) for verdict, by, _ in judged(record_path)) == [
        ("accept", "Ada Brandt"),
        ("reject", "Bo Lindgren"),
    ]


def test_search_in_a_published_site_works_from_the_folder(page: Page, record: Record, tmp_path: Path) -> None:
    publish(record, tmp_path / "site")
    page.goto((tmp_path / "site" / "index.html").as_uri())
    page.get_by_label("Search").fill("market")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#found li").first).to_be_visible()
    page.locator("#q").fill("no-such-word-anywhere")
    expect(page.locator("#said")).to_have_text("Nothing holds all of these words.")
    page.locator("#q").fill("mark bread")
    expect(page.locator("#found li")).to_have_count(0)
    page.locator("#q").fill("buying bre")
    expect(page.locator("#found li").first).to_be_visible()
    page.locator("#found a").first.click()
    expect(page.locator("h1")).to_be_visible()
