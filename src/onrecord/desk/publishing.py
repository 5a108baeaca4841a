"""`onrecord publish`: the desk's pages as files that any web host, or a folder, can show.

A page is written when a page that is written links to it, beginning with the stories; so what is published is what a
reader can reach, and no link leads nowhere.
"""

from __future__ import annotations

import json
import os
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from onrecord.desk import searching
from onrecord.desk.app import about
from onrecord.desk.catalogue import PUBLIC
from onrecord.desk.errors import PublishingError
from onrecord.desk.site import STATIC, NotFoundError, Visit, render
from onrecord.exports.files import replacing
from onrecord.record.store import Record

_LIST = "site.json"  # names what was published, so that the next time nothing else is touched
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 60
_FRONT = {"stories": "index"}
_NOT_HERE = frozenset({"desk.js", "report.js"})  # scripts that only forms and keys need


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page that another one links to: the arguments of its address."""

    kind: str
    id: str | None = None
    query: tuple[tuple[str, str], ...] = ()

    @property
    def file(self) -> str:
        """Its file in the site. The hash keeps apart what the letters of a file name can not."""
        name = "-".join([*([self.id] if self.id is not None else []), *(f"{key}-{value}" for key, value in self.query)])
        if not name:
            return f"{_FRONT.get(self.kind, self.kind)}.html"
        plain = _UNSAFE.sub("-", name).strip("-.")[:_LONGEST]
        folder = f"{self.kind}/" if self.id is not None else f"{self.kind}-"
        digest = sha256(json.dumps([self.id, self.query]).encode()).hexdigest()[:8]
        return f"{folder}{plain}-{digest}.html"


class SiteAddresses:
    """Addresses from one file of the site to others; what was asked for is in `asked`."""

    def __init__(self, page: Wanted) -> None:
        self.asked: dict[Wanted, None] = {}
        self._up = "../" * (len(PurePosixPath(page.file).parts) - 1)

    def to(self, kind: str, /, id: str | None = None, anchor: str | None = None, **query: object) -> str:
        """The relative address of another page."""
        given = tuple(sorted((name, str(value)) for name, value in query.items() if value not in (None, "", 1)))
        wanted = Wanted(kind, id, given)
        self.asked[wanted] = None
        return f"{self._up}{quote(wanted.file)}" + (f"#{quote(anchor)}" if anchor else "")

    def static(self, name: str) -> str:
        """The relative address of a stylesheet or script."""
        return f"{self._up}static/{quote(name)}"


def publish(record: Record, out: Path) -> int:
    """Write the record's pages to the folder `out`; how many there are.

    A site that was published there before is replaced, and nothing else is touched. Raises PublishingError where the
    folder holds anything but such a site.
    """
    earlier = _published_before(out)
    out.mkdir(parents=True, exist_ok=True)
    written: set[str] = set()
    try:
        for name, content in _files(record):
            written.add(name)
            file = out / name
            file.parent.mkdir(parents=True, exist_ok=True)
            with replacing(file) as part:
                part.write_bytes(content)
    except BaseException:
        _keep_list(out, written | earlier)  # what is half there can be renewed by the same command
        raise
    for name in earlier - written:
        (out / name).unlink(missing_ok=True)
    _keep_list(out, written)
    return sum(name.endswith(".html") for name in written)


def _keep_list(out: Path, files: Iterable[str]) -> None:
    with replacing(out / _LIST) as part:
        part.write_text(json.dumps({"files": sorted(files)}, indent=1) + "\n", "utf-8")


def _published_before(out: Path) -> set[str]:
    """The files of the site that is there."""
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return set()
    try:
        files = json.loads((out / _LIST).read_text("utf-8"))["files"]
        inside = [name for name in files if _is_inside(name)]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PublishingError(
            f"{out} holds something else than a published site", "name an empty or a new folder with --out"
        ) from error
    return set(inside)


def _is_inside(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return bool(parts) and ".." not in parts and not name.startswith(("/", os.sep))


def _files(record: Record) -> Iterator[tuple[str, bytes]]:
    for name, html in _pages(record):
        yield name, html.encode()
    for file in sorted(STATIC.iterdir()):
        if file.name not in _NOT_HERE and not file.name.startswith("htmx"):
            yield f"static/{file.name}", file.read_bytes()
    for name, script in searching.index_files(record, lambda kind, id: Wanted(kind, id).file):
        yield f"static/{name}", script.encode()


def _pages(record: Record) -> Iterator[tuple[str, str]]:
    told = about(record)
    front = [Wanted("stories")]
    known, waiting = set(front), deque(front)
    while waiting:
        wanted = waiting.popleft()
        addresses = SiteAddresses(wanted)
        yield wanted.file, _html(record, wanted, addresses, told)
        new = [page for page in _allowed(addresses.asked) if page not in known]
        known |= set(new)
        waiting.extend(new)


def _html(record: Record, wanted: Wanted, addresses: SiteAddresses, told: dict[str, object]) -> str:
    arguments = [] if wanted.id is None else [wanted.id]
    try:
        page = PUBLIC[wanted.kind](record, *arguments, dict(wanted.query))
    except NotFoundError as missing:
        raise PublishingError(f"a page links to what is not there: {missing}", "please report this") from missing
    return render(page, addresses, Visit(), told)


def _allowed(asked: Iterable[Wanted]) -> Iterator[Wanted]:
    for wanted in asked:
        if wanted.kind not in PUBLIC:
            raise PublishingError(f"a published page links to {wanted.kind}, which is not published", "please report")
        yield wanted
