"""What there is to read: files, folders, globs and standard input as `Source`s that any process can read.

A text file or page is one source, named by its path in the folder that was given, or by its file name
where it was given itself. Where several sources of one call would have one name, each of them gets as
many of its outer folders in front as tell them apart. JSON Lines are cut into blocks of rows, so that
one huge file can be shared out and is never held in memory.
"""

from __future__ import annotations

import glob
import io
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO, Literal

from onrecord.intake.given import NOTHING_GIVEN, SIDECAR, Given, read_sidecar, valid_given
from onrecord.intake.rows import scan_rows
from onrecord.model import Skipped

SourceKind = Literal["text", "html", "jsonl"]
KINDS: dict[str, SourceKind] = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
STDIN = "-"
_READABLE = "onrecord reads .txt, .html and .jsonl files"


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or one block of rows of a JSON Lines file; `content` holds what came by standard input."""

    kind: SourceKind
    path: str
    name: str
    given: Given = NOTHING_GIVEN
    start: int = 0
    length: int | None = None
    line: int = 1
    left_out: tuple[int, ...] = ()
    rows: int = 1
    content: bytes | None = field(default=None, repr=False)


@dataclass(slots=True)
class _Found:
    """A file to read, before names are settled. `parts`: its full path; `shown`: how many of them name it."""

    kind: SourceKind
    path: Path
    shown: int
    content: bytes | None = None

    @property
    def parts(self) -> tuple[str, ...]:
        return self.path.absolute().parts

    def name(self, shown: int) -> str:
        return _printable("/".join(self.parts[-shown:]).replace("//", "/"))


@dataclass(slots=True)
class _Search:
    found: list[_Found] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    folders: dict[tuple[int, int], str] = field(default_factory=dict)
    files: set[tuple[int, int]] = field(default_factory=set)
    sidecars: dict[Path, None] = field(default_factory=dict)

    def skip(self, name: object, reason: str, hint: str) -> None:
        self.skipped.append(Skipped(_printable(str(name)), reason, hint))


def find_sources(paths: Sequence[str], given: Given = NOTHING_GIVEN) -> tuple[list[Source], list[Skipped]]:
    """Everything that `paths` name, in a fixed order, and what cannot be read with the reason.

    `given` holds for every report; a sidecar `reports.csv` in a folder, or beside a file given, goes
    before it, and what a JSON Lines row says of itself before both.
    """
    search = _Search()
    given, problems = valid_given(given, "--published")
    search.skipped += problems
    for path in paths:
        _search_argument(search, path)
    sidecar: dict[Path, Given] = {}
    for csv_path in search.sidecars:
        rows, problems = read_sidecar(csv_path)
        sidecar |= rows
        search.skipped += problems
    sources: list[Source] = []
    seen: dict[str, str] = {}
    named = _with_names(search.found)
    seen |= {name: name for found, name in named if found.kind != "jsonl"}
    for found, name in named:
        known = sidecar.get(found.path.resolve(), NOTHING_GIVEN).over(given)
        source = Source(found.kind, str(found.path), name, known, content=found.content)
        sources += _blocks(search, source, seen) if found.kind == "jsonl" else [source]
    return sources, search.skipped


def open_source(source: Source) -> BinaryIO:
    """The bytes of a source, from its first one."""
    return io.BytesIO(source.content) if source.content is not None else Path(source.path).open("rb")


def _search_argument(search: _Search, argument: str) -> None:
    if argument == STDIN:
        _search_stdin(search)
        return
    try:
        _search_path(search, argument)
    except (OSError, ValueError, RecursionError) as error:  # a name that no file system takes, a folder without end
        search.skip(argument, f"no usable path ({error})", "check the path")


def _search_path(search: _Search, argument: str) -> None:
    path = Path(argument)
    if path.is_dir():
        before = len(search.skipped)
        if not _search_folder(search, path, depth=1) and len(search.skipped) == before:
            search.skip(argument, "the folder holds no file that can be read", _READABLE)
    elif path.exists() or path.is_symlink():
        search.sidecars |= {path.parent / SIDECAR: None} if (path.parent / SIDECAR).is_file() else {}
        _search_file(search, path, 1, argument)
    elif glob.has_magic(argument):
        matches = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207, a pattern may be absolute
        for match in matches:
            _search_argument(search, match)
        if not matches:
            search.skip(argument, "the pattern matches nothing", "check the pattern and the folder you are in")
    else:
        search.skip(argument, "no such file or folder", "check the path")


def _search_folder(search: _Search, folder: Path, depth: int) -> int:
    """Add what the folder holds; how many readable files that were."""
    try:
        key = _key(folder)
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        search.skip(folder, f"the folder cannot be opened ({_why(error)})", "check its permissions")
        return 0
    if key in search.folders:
        if folder.is_symlink():
            search.skip(folder, f"leads back to {search.folders[key]}, which is read already", "nothing is lost")
        return 1
    search.folders[key] = str(folder)
    if (folder / SIDECAR).is_file():
        search.sidecars[folder / SIDECAR] = None
    count = 0
    for entry in entries:
        if entry.name.startswith(".") or entry.name == SIDECAR:
            continue
        if entry.is_dir():
            count += _search_folder(search, entry, depth + 1)
        else:
            count += _search_file(search, entry, depth, str(entry))
    return count


def _search_file(search: _Search, path: Path, shown: int, name: str) -> int:
    kind = KINDS.get(path.suffix.lower())
    try:
        key = _key(path)
    except OSError as error:
        search.skip(name, f"cannot be opened ({_why(error)})", "check the link or its permissions")
        return 0
    if path.name == SIDECAR:
        return 0
    if not path.is_file():
        search.skip(name, "no regular file", "give a pipe's content by standard input, with -")
        return 0
    if kind is None:
        search.skip(name, f"a kind of file that is not read ({path.suffix or 'no ending'})", _READABLE)
        return 0
    if key not in search.files:
        search.files.add(key)
        search.found.append(_Found(kind, path, shown))
    return 1


def _search_stdin(search: _Search) -> None:
    if any(found.content is not None for found in search.found):
        return
    data = sys.stdin.buffer.read()
    head = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    kind: SourceKind = "text"
    if head.startswith(b"{"):
        kind = "jsonl"
    elif head.startswith((b"<!doctype html", b"<html", b"<?xml")):
        kind = "html"
    search.found.append(_Found(kind, Path("stdin"), 1, data))


def _with_names(found: list[_Found]) -> list[tuple[_Found, str]]:
    """Each file with its name, made longer by outer folders wherever two would be one."""
    shown = [entry.shown for entry in found]
    while True:
        names = [entry.name(count) for entry, count in zip(found, shown, strict=True)]
        times = Counter(names)
        longer = [
            min(count + 1, len(entry.parts)) if times[name] > 1 and entry.content is None else count
            for entry, name, count in zip(found, names, shown, strict=True)
        ]
        if longer == shown:
            return list(zip(found, names, strict=True))
        shown = longer


def _blocks(search: _Search, source: Source, seen: dict[str, str]) -> Iterator[Source]:
    """The blocks of a JSON Lines source; rows whose id is taken already are left out and told of."""
    try:
        with open_source(source) as stream:
            for block in scan_rows(stream, source.name, seen):
                search.skipped += block.skipped
                yield replace(
                    source,
                    start=block.start,
                    length=block.length,
                    line=block.line,
                    left_out=block.left_out,
                    rows=block.rows,
                )
    except OSError as error:
        search.skip(source.path, f"cannot be opened ({_why(error)})", "check its permissions")


def _key(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def _why(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _printable(name: str) -> str:
    """A name that can be stored as UTF-8, whatever bytes the file system holds."""
    return os.fsencode(name).decode("utf-8", "replace")
