"""How long the desk takes for each kind of page, in milliseconds and as a ratio to a bare Starlette page.

    python benchmarks/desk.py [--record FILE] [--reports 10000] [--asked 40]

Without a record one is made by reading an invented pile (`piles.py`, seeded), which takes minutes. The desk and the
bare page are served by uvicorn, one worker each, in processes of their own, and asked in turn over a socket. Pages are
drawn at random, seeded; those with most to show (the longest reports, the largest stories, the busiest actors and
lines) are always among them.
"""

from __future__ import annotations

import argparse
import json
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from piles import pile

from onrecord.desk.addresses import DeskAddresses
from onrecord.record.store import Record

_SERVE = """
import sys, uvicorn
from pathlib import Path
if sys.argv[1] == "bare":
    from starlette.applications import Starlette
    from starlette.responses import HTMLResponse
    from starlette.routing import Route
    app = Starlette(routes=[Route("/", lambda request: HTMLResponse("<p>bare</p>"))])
else:
    from onrecord.desk.app import Desk, build_app
    from onrecord.desk.safety import Rules
    app = build_app(Desk(Path(sys.argv[1]), Rules()))
uvicorn.run(app, port=int(sys.argv[2]), log_level="warning", access_log=False)
"""
_BUSIEST = {
    "story": "SELECT story FROM story_reports GROUP BY story ORDER BY count(*) DESC, story",
    "report": "SELECT id FROM reports WHERE superseded_by IS NULL ORDER BY length(text) DESC, id",
    "actor": "SELECT actor FROM report_actors WHERE actor IS NOT NULL GROUP BY actor ORDER BY count(*) DESC, actor",
    "line": "SELECT line FROM line_figures GROUP BY line ORDER BY count(*) DESC, line",
}
_ALWAYS = 5  # of the busiest


def make_record(path: Path, reports: int) -> None:
    """Read an invented pile into a record."""
    rows = path.with_suffix(".jsonl")
    with rows.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row._asdict()) + "\n" for row in pile(reports))
    subprocess.run([sys.executable, "-m", "onrecord", "read", str(rows), "--record", str(path)], check=True)


def drawn(record: Record, asked: int) -> dict[str, list[str]]:
    """The paths to ask for, by kind of page."""
    to, chance = DeskAddresses().to, random.Random(1)
    paths = {
        kind: [to(kind)] * asked for kind in ("stories", "lines", "actors", "queue", "judgements", "runs", "skipped")
    }
    for kind, question in _BUSIEST.items():
        ids = [id for (id,) in record.connection.execute(question)]
        chosen = ids[:_ALWAYS] + chance.sample(ids, min(len(ids), asked - _ALWAYS))
        paths[kind] = [to(kind, id) for id in chosen]
    pairs = record.connection.execute("SELECT a, b FROM reuse ORDER BY a, b").fetchall()
    paths["compare"] = [to("compare", a=a, b=b) for a, b in chance.sample(pairs, min(len(pairs), asked))]
    outlets = [name for (name,) in record.connection.execute("SELECT DISTINCT outlet FROM reports ORDER BY outlet")]
    paths["outlets"] = [to("outlets", a=a, b=b) for a, b in (chance.sample(outlets, 2) for _ in range(asked))]
    words = sorted(
        {
            word
            for (words,) in record.connection.execute("SELECT words FROM statement_words LIMIT 2000")
            for word in (words or "").split()
            if word.isalpha()
        }
    )
    for kind in ("statements", "figures", "reports", "actors"):
        paths[f"search {kind}"] = [to("search", q=chance.choice(words), kind=kind) for _ in range(asked)]
    return paths


@contextmanager
def served(what: str) -> Iterator[httpx.Client]:
    """A client of a server that runs in a process of its own."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-c", _SERVE, what, str(port)])
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            while True:
                try:
                    client.get("/")
                    break
                except httpx.ConnectError:
                    time.sleep(0.05)
            yield client
    finally:
        process.terminate()
        process.wait()


def took(client: httpx.Client, path: str) -> float:
    """Milliseconds from the request to the whole answer."""
    began = time.perf_counter()
    client.get(path).raise_for_status()
    return (time.perf_counter() - began) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--record", type=Path)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--asked", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.record or Path(folder) / "pile.db"
        if options.record is None:
            make_record(path, options.reports)
        with Record.open(path) as record:
            paths = drawn(record, options.asked)
            print(f"{record.counts()['reports']:,} reports")
        with served(str(path)) as desk, served("bare") as bare:
            print(f"{'page':18}{'median ms':>10}{'95% ms':>10}{'bare ms':>10}{'ratio':>8}")
            for kind, asked in paths.items():
                times, bares = zip(*((took(desk, each), took(bare, "/")) for each in asked), strict=True)
                middle, plain = statistics.median(times), statistics.median(bares)
                late = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else middle
                print(f"{kind:18}{middle:10.1f}{late:10.1f}{plain:10.2f}{middle / plain:8.1f}")


if __name__ == "__main__":
    main()
