"""The figures of one sentence or two, as the tests of counting read them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache

import pytest

from onrecord.language.parsing import parse
from onrecord.model import Figure, Report, Zone
from onrecord.reading.dates import find_dates
from onrecord.reading.figures import find_figures

Figures = Callable[[str], tuple[Figure, ...]]


@pytest.fixture(scope="session")
def figures_of() -> Figures:
    """What reads the figures of a text, a report's body published on a known day."""
    return _figures


@cache
def _figures(text: str) -> tuple[Figure, ...]:
    made = Report(
        "r", text, hashlib.sha256(text.encode()).hexdigest(), (Zone("body", 0, len(text)),), published="2031-05-14"
    )
    (doc,) = parse([made])
    return find_figures(made, doc, (), find_dates(made, doc))
