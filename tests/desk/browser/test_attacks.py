"""A report is data. One that is full of markup, scripts and template code is shown as the text that it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onrecord.desk.addresses import DeskAddresses
from onrecord.desk.publishing import publish
from onrecord.engine import Settings, read_into
from onrecord.record.store import Record

MARKUP = '"><script>window.attacked=1</script><img src=x onerror="window.attacked=2">'
TEXT = f"""Minister Orla Venn said on Monday that <b>at least 31 people</b> were killed in Tarrow. {MARKUP}
"Nothing <script>alert(1)</script> was hit," Venn told reporters. {{{{ 7 * 7 }}}} {{% include "x" %}} ${{7*7}}
</textarea></title></style><!-- <svg onload=alert(2)> At least 12 people were wounded, Orla Venn said.
<a href="javascript:alert(3)" hx-get="/judge" hx-trigger="load">Orla Venn</a> said that \u202eevil\u202c 40 homes fell.
"""
REPORTS = [
    {
        "id": f"r/{MARKUP}#?&{at}", "text": TEXT + f"It was the report of number {at}.", "title": f"{MARKUP} {at}",
        "outlet": f"Outlet {MARKUP}{at}", "byline": MARKUP, "url": "javascript:window.attacked=3",
        "published": "2031-03-04",
    }
    for at in (1, 2)
]  # fmt: skip


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("attack")
    rows = folder / "attack.jsonl"
    rows.write_text("".join(json.dumps(row) + "\n" for row in REPORTS), "utf-8")
    read_into(folder / "attack.db", [str(rows)], Settings())
    return folder / "attack.db"


@pytest.fixture
def desk_under_attack(attacked: Path, serve: Callable[[Path], AbstractContextManager[str]]) -> Iterator[str]:
    with serve(attacked) as address:
        yield address


def links(page: Page) -> list[str]:
    return page.eval_on_selector_all(
        "a[href]", "all => all.map(each => new URL(each.getAttribute('href'), location).href)"
    )


def check(page: Page) -> None:
    assert page.evaluate("window.attacked") is None
    assert page.locator("img, iframe, object, embed, base").count() == 0
    assert page.eval_on_selector_all("script", "all => all.filter(each => !each.src).length") == 0
    assert (
        page.eval_on_selector_all(
            "*", "all => all.flatMap(each => each.getAttributeNames()).filter(n => /^on/.test(n))"
        )
        == []
    )
    assert [each for each in links(page) if not each.startswith(("http://", "file://"))] == []


def test_every_page_of_the_desk_shows_it_as_text(page: Page, desk_under_attack: str) -> None:
    """Every page that can be reached by links, from the first one on."""
    seen, waiting = set(), [f"{desk_under_attack}/"]
    while waiting:
        address = waiting.pop().partition("#")[0]
        if address in seen:
            continue
        seen.add(address)
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        check(page)
        waiting += [each for each in links(page) if each.startswith(desk_under_attack)]
    assert len(seen) > 15


def test_the_text_is_all_there(page: Page, desk_under_attack: str) -> None:
    page.goto(desk_under_attack + DeskAddresses().to("report", REPORTS[0]["id"]))
    text = page.locator("main").text_content() or ""
    assert "<script>window.attacked=1</script>" in text
    assert "{{ 7 * 7 }}" in text
    assert "${7*7}" in text
    expect(page.locator("h1")).to_contain_text("<script>")


def test_search_takes_words_as_words(page: Page, desk_under_attack: str) -> None:
    for words in ("<script>", '" OR 1=1 --', "NEAR(a b)", "'; DROP TABLE reports; --", "{{7*7}}", "\u202e", "*" * 500):
        page.goto(desk_under_attack + DeskAddresses().to("search", q=words))
        check(page)
        expect(page.locator("#q")).to_have_value(words.strip()[:400])


def test_a_published_site_shows_it_as_text_too(page: Page, attacked: Path, tmp_path: Path) -> None:
    with Record.open(attacked) as record:
        publish(record, tmp_path / "site")
    pages = sorted((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 8
    for file in pages:
        page.goto(file.as_uri())
        check(page)
