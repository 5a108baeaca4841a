"""A source cut into sources of one report each, for when one of them must be found that breaks its reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.intake.rows import RowError, long_lines, read_row
from onrecord.intake.sources import Source, open_source


def singles(source: Source) -> Iterator[tuple[str, Source]]:
    """Each report's name and a source of it alone. Does nothing with the text that could fail on it."""
    if source.kind != "jsonl":
        yield source.name, source
        return
    end = None if source.length is None else source.start + source.length
    with open_source(source) as stream:
        stream.seek(source.start)
        start = source.start
        for number, (line, length) in enumerate(long_lines(stream), source.line):
            if end is not None and start >= end:
                return
            if line.strip() and number not in source.left_out:
                yield _name(source, number, line), replace(source, start=start, length=length, line=number, rows=1)
            start += length


def _name(source: Source, number: int, line: bytes) -> str:
    try:
        return read_row(line).id or f"{source.name}:{number}"
    except RowError:
        return f"{source.name} line {number}"
