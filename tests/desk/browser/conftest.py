"""A real browser, Debian's Chromium driven by Playwright, at a real desk on a free port."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from onrecord.desk.app import Desk, build_app
from onrecord.desk.safety import Rules

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
Serve = Callable[[Path], AbstractContextManager[str]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if CHROMIUM is None:
        why = pytest.mark.skip(reason="there is no Chromium here: apt-get install chromium")
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(why)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def serving(record: Path) -> Iterator[str]:
    """The address of a desk that runs beside the test."""
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(build_app(Desk(record, Rules())), log_level="warning", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def serve() -> Serve:
    """To serve a record of one's own: ``with serve(path) as address``."""
    return serving


@pytest.fixture
def address(record_path: Path) -> Iterator[str]:
    """The desk of a copy of the example's record."""
    with serving(record_path) as address:
        yield address


def _noted(page: Page, faults: list[str]) -> None:
    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            faults.append(f"{page.url}: {message.text}")

    page.on("console", said)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("dialog", lambda dialog: faults.append(f"{page.url}: a dialog: {dialog.message}"))


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor. The test fails if a page of theirs logs an error, raises one or opens a dialog."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    faults: list[str] = []
    context.on("page", lambda page: _noted(page, faults))
    yield context
    context.close()
    assert faults == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
