"""A parsed report as lists: paragraphs, sections, zones and quotations by token."""

from __future__ import annotations

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.parsing import parse
from onrecord.model import Report, Zone
from onrecord.reading.naming.words import Words, words_of


def words(text: str, zones: tuple[Zone, ...] = ()) -> Words:
    report = Report("r", text, hashlib.sha256(text.encode()).hexdigest(), zones)
    return words_of(report, next(parse([report])))


def test_a_heading_begins_a_section() -> None:
    found = words("It rained.\n\nStorm at sea\n\nIt blew. It rained.")
    assert found.section[0] == 0
    assert found.section[found.text.index("blew")] == 1
    assert found.paragraph[found.text.index("blew")] == 2


def test_a_quotation_ends_with_its_paragraph_at_the_latest() -> None:
    found = words("“It rained, she said.\n\nIt blew.")
    assert found.quoted[found.text.index("rained")]
    assert not found.quoted[found.text.index("blew")]


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_zones_are_those_of_the_report(parts: list[str]) -> None:
    text = "".join(parts)
    bounds = [len("".join(parts[:n])) for n in range(len(parts) + 1)]
    kinds = ["headline", "caption", "body", "credit"]
    zones = tuple(Zone(kinds[n % 4], bounds[n], bounds[n + 1]) for n in range(len(parts)) if parts[n])  # type: ignore[arg-type]
    report = Report("r", text, "", zones)
    found = words_of(report, next(parse([report])))
    assert found.zone == [report.zone_at(start) for start in found.start]
