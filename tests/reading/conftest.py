"""Reading a text of one's own with the real parser."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import NamedTuple

import pytest

from onrecord.language.parsing import parse
from onrecord.model import Report, Zone
from onrecord.reading.attributions import Offsets, find_attributions


class Said(NamedTuple):
    source: str
    cue: str
    content: str
    addressee: str = ""


def plain_report(text: str, *zones: Zone) -> Report:
    given = zones or ((Zone("body", 0, len(text)),) if text else ())
    return Report("veldt-1", text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), given)


@pytest.fixture(scope="session")
def attribute() -> Callable[..., list[Said]]:
    """The attributions of a text, each role as its pieces joined by " ... "."""

    def read(text: str, *zones: Zone) -> list[Said]:
        report = plain_report(text, *zones)
        doc = next(parse([report]))

        def words(offsets: Offsets) -> str:
            return " ... ".join(text[start:end] for start, end in offsets)

        return [
            Said(words(a.source), words(a.cue), words(a.content), words(a.addressee))
            for a in find_attributions(report, doc)
        ]

    return read
