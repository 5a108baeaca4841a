"""From a `Source` to its reports: never an exception for what the bytes are, always a word on what was not read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from onrecord.intake.decode import Decoded, decode, decode_page, normalised, sha256_of
from onrecord.intake.given import NOTHING_GIVEN, Given, valid_given
from onrecord.intake.html import read_page
from onrecord.intake.published import find_published
from onrecord.intake.rows import Row, RowError, long_lines, read_row
from onrecord.intake.sources import Source, open_source
from onrecord.intake.zones import find_byline, find_credit, find_dateline, find_zones
from onrecord.model import PublishedBasis, Report, Skipped, Zone

MAX_TEXT_BYTES = 5_000_000
MAX_PAGE_BYTES = 20_000_000
_SPLIT = "split it, or give its reports as JSON Lines"


def read_source(source: Source) -> list[Report | Skipped]:
    """The reports of a source, with a Skipped for each thing in it that was not read, or not wholly."""
    try:
        if source.kind == "jsonl":
            return list(_read_rows(source))
        return _read_file(source)
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        return [Skipped(source.name, f"cannot be opened ({why})", "check its permissions")]


def report_from_text(text: str, id: str, given: Given = NOTHING_GIVEN, *, byline: str | None = None) -> Report:
    """A report of plain text, which is stored unchanged, and what is known of it besides."""
    zones = find_zones(text, given.title)
    published, basis = _published(text, zones, given)
    return Report(
        id=id,
        text=text,
        sha256=sha256_of(text),
        zones=zones,
        title=given.title or _title(text, zones),
        outlet=given.outlet,
        url=given.url,
        byline=byline or find_byline(text, zones),
        credit=find_credit(text, zones),
        dateline=find_dateline(text, zones),
        published=published,
        published_basis=basis,
    )


def _published(text: str, zones: tuple[Zone, ...], given: Given) -> tuple[str | None, PublishedBasis]:
    return (given.published, "given") if given.published else find_published(text, zones)


def _title(text: str, zones: tuple[Zone, ...]) -> str | None:
    """The headline that stands at the head of the text."""
    for zone in zones:
        if zone.kind == "headline":
            return " ".join(text[zone.start : zone.end].split())
        if zone.kind in ("dateline", "body"):
            break
    return None


def _read_file(source: Source) -> list[Report | Skipped]:
    limit = MAX_TEXT_BYTES if source.kind == "text" else MAX_PAGE_BYTES
    size = Path(source.path).stat().st_size if source.content is None else len(source.content)
    if size > limit:
        reason = f"is {size / 1e6:.0f} MB, more than the {limit // 1_000_000} MB that are read"
        return [Skipped(source.name, reason, _SPLIT)]
    with open_source(source) as stream:
        data = stream.read(limit + 1)
    decoded = decode(data) if source.kind == "text" else decode_page(data)
    if decoded.text is None:
        return [Skipped(source.name, f"is {decoded.what}, no text", "save it as plain text or HTML")]
    text = normalised(decoded.text)
    if not text.strip():
        return [Skipped(source.name, "is empty", "leave it out")]
    if source.kind == "text":
        return [report_from_text(text, source.name, source.given), *_broken(source, decoded)]
    page = read_page(text, source.name, source.given)
    if page is None:
        return [Skipped(source.name, "the page holds no article", "save the article's own page, or its text")]
    return [page, *_broken(source, decoded)]


def _broken(source: Source, decoded: Decoded) -> list[Skipped]:
    if not decoded.broken:
        return []
    reason = f"characters that could not be decoded, stored as U+FFFD: {decoded.broken}"
    return [Skipped(source.name, reason, "save the file as UTF-8")]


def _read_rows(source: Source) -> Iterator[Report | Skipped]:
    left = source.length
    with open_source(source) as stream:
        stream.seek(source.start)
        for number, (line, length) in enumerate(long_lines(stream), source.line):
            if line.strip() and number not in source.left_out:
                yield from _read_row(source, number, line)
            left = None if left is None else left - length
            if left is not None and left <= 0:
                return


def _read_row(source: Source, number: int, line: bytes) -> Iterator[Report | Skipped]:
    where = f"{source.name} line {number}"
    try:
        row = read_row(line)
    except RowError as error:
        yield Skipped(where, str(error), error.hint)
        return
    for problem in row.problems:
        yield Skipped(where, problem, "give it as a string")
    given, problems = _given(row, source.given, where)
    yield from problems
    report = report_from_text(row.text, row.id or f"{source.name}:{number}", given, byline=row.fields.get("byline"))
    yield replace(report, id_given=row.id is not None)


def _given(row: Row, beside: Given, where: str) -> tuple[Given, list[Skipped]]:
    """What the row says of itself, and where it is silent what was given beside it."""
    fields = row.fields
    own = Given(fields.get("published"), fields.get("outlet"), fields.get("url"), fields.get("title"))
    own, problems = valid_given(own, where)
    return own.over(beside), problems
