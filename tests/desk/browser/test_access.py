"""What everybody must be able to do: read, reach and use each page. axe-core looks for what stands in the way."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from onrecord.record.store import Record

_SERIOUS = ("serious", "critical")


def addresses(record: Record) -> list[str]:
    """One address of each kind of page."""
    from onrecord.desk.addresses import DeskAddresses

    to = DeskAddresses().to
    story = next(iter(record.stories()))
    line = next(iter(record.lines()))
    actor = next(iter(record.statements())).actor
    pair = next(iter(record.reuse()))
    figure = next(iter(record.figures()))
    return [
        to("stories"), to("story", story.id), to("report", story.reports[0]), to("actors"), to("actor", actor),
        to("lines"), to("line", line.id), to("compare"), to("compare", a=pair.a, b=pair.b), to("outlets"),
        to("search"), to("search", q="bridge"), to("search", q="killed", kind="figures"), to("skipped"), to("runs"),
        to("queue"), to("judgements"), to("entry", figure.id), "/no-such-page",
    ]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault_on_any_page(browser: Browser, address: str, record: Record, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)
    faults = []
    for path in addresses(record):
        page.goto(address + path)
        for violation in Axe().run(page).response["violations"]:
            if violation["impact"] in _SERIOUS:
                nodes = [node["html"][:200] for node in violation["nodes"][:3]]
                faults.append((path, violation["id"], nodes))
    page.close()
    assert faults == []


def test_no_page_is_wider_than_a_small_phone_or_a_screen_at_200_percent(
    page: Page, address: str, record: Record
) -> None:
    wide = []
    for width in (320, 640):
        page.set_viewport_size({"width": width, "height": 700})
        for path in addresses(record)[:-1]:  # the last one is missing, which the browser logs
            page.goto(address + path)
            needed = page.evaluate("document.documentElement.scrollWidth")
            if needed > width:
                wide.append((path, width, needed))
    assert wide == []


def test_the_first_page_weighs_less_than_150_kilobytes(page: Page, address: str) -> None:
    sizes: list[int] = []
    page.on("response", lambda answer: sizes.append(len(answer.body())))
    page.goto(address + "/", wait_until="networkidle")
    assert 0 < sum(sizes) < 150_000
