"""Reading a text of one's own with the real parser."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import NamedTuple

import pytest

from onrecord.language.parsing import parse
from onrecord.model import Report, Zone
from onrecord.reading.attributions import find_attributions
from onrecord.reading.saying.attribution import Attribution, Offsets
from onrecord.reading.saying.parsed import parsed_attributions
from onrecord.reading.saying.speakers import layout_of
from onrecord.reading.saying.tree import tree_of


class Said(NamedTuple):
    source: str
    cue: str
    content: str
    addressee: str = ""


def plain_report(text: str, *zones: Zone) -> Report:
    given = zones or ((Zone("body", 0, len(text)),) if text else ())
    return Report("veldt-1", text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), given)


def rule_attributions(report: Report) -> list[Attribution]:
    """What the rules alone find."""
    tree = tree_of(next(parse([report])))
    return parsed_attributions(report, tree, layout_of(tree, report.text))


def _said(text: str, found: list[Attribution]) -> list[Said]:
    def words(offsets: Offsets) -> str:
        return " ... ".join(text[start:end] for start, end in offsets)

    return [Said(words(a.source), words(a.cue), words(a.content), words(a.addressee)) for a in found]


@pytest.fixture(scope="session")
def attribute() -> Callable[..., list[Said]]:
    """The attributions that the rules alone find in a text, each role as its pieces joined by " ... "."""
    return lambda text, *zones: _said(text, rule_attributions(plain_report(text, *zones)))


@pytest.fixture(scope="session")
def attribute_all() -> Callable[..., list[Said]]:
    """The attributions that encoder and rules find together."""

    def read(text: str, *zones: Zone) -> list[Said]:
        report = plain_report(text, *zones)
        return _said(text, find_attributions(report, next(parse([report]))))

    return read
