"""Pictures of every page of the desk, at the width of a phone and of a desktop, from the bundled example.

    python docs/screenshots.py --out FOLDER [--dark]

Needs Debian's Chromium and the `test` extra. The record is read anew, and a few entries are judged, so that the pages
have something of everything to show.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

import click
import uvicorn
from playwright.sync_api import sync_playwright

from onrecord.desk.addresses import DeskAddresses
from onrecord.desk.app import Desk, build_app
from onrecord.desk.safety import Rules
from onrecord.engine import Settings, read_into
from onrecord.record.judgements import judge
from onrecord.record.store import Record

SIZES = {"phone": (390, 844), "desktop": (1280, 900)}


def make_record(folder: Path) -> Path:
    """The example, with three figures accepted and a statement rejected."""
    path = folder / "example.db"
    with as_file(files("onrecord") / "examples") as reports:
        read_into(path, [str(reports)], Settings())
    with Record.open(path, create=True) as record:
        for figure in list(record.figures())[:3]:
            judge(record, figure.id, "accept", by="Ada Brandt")
        rejected = list(record.statements())[7]
        judge(record, rejected.id, "reject", by="Ada Brandt", note="for the picture")
    return path


def pages(record: Record) -> dict[str, str]:
    """One address of each kind of page, those with much to show."""
    to = DeskAddresses().to
    story = max(record.stories(), key=lambda story: (len(story.reports), story.id))
    line = max(record.lines(), key=lambda line: (len(line.figures), line.id))
    (actor,) = record.connection.execute(
        "SELECT actor FROM statements JOIN report_actors ON report_actors.id = report_actor WHERE actor IS NOT NULL"
        " GROUP BY actor ORDER BY count(*) DESC, actor LIMIT 1"
    ).fetchone()
    pair = max(record.reuse(), key=lambda pair: (pair.kind == "edited", pair.a_share, pair.a, pair.b))
    figure = next(iter(record.figures()))
    one, other = sorted({report.outlet for report in record.reports() if report.outlet})[:2]
    return {
        "stories": to("stories"), "story": to("story", story.id), "report": to("report", figure.report),
        "figures": to("lines"), "line": to("line", line.id), "actors": to("actors"), "actor": to("actor", actor),
        "compare": to("compare", a=pair.a, b=pair.b), "outlets": to("outlets", a=one, b=other),
        "search": to("search", q="market"), "queue": to("queue"), "entry": to("entry", figure.id),
        "judgements": to("judgements"), "skipped": to("skipped"), "runs": to("runs"),
    }  # fmt: skip


@contextmanager
def serving(record: Path) -> Iterator[str]:
    """The address of a desk in a thread of this process."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(build_app(Desk(record, Rules(), "Ada Brandt")), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()


def main() -> None:
    """Make all the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--dark", action="store_true")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = make_record(Path(folder))
        with Record.open(path) as record:
            paths = pages(record)
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with serving(path) as address:
            for size, (width, height) in SIZES.items():
                page = browser.new_page(
                    viewport={"width": width, "height": height}, color_scheme="dark" if options.dark else "light"
                )
                for name, where in paths.items():
                    page.goto(address + where, wait_until="networkidle")
                    page.screenshot(path=options.out / f"{name}-{size}.png")
        browser.close()
    click.echo(f"{len(paths) * len(SIZES)} pictures in {options.out}")


if __name__ == "__main__":
    main()
