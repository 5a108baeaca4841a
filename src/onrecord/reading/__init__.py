"""From one parsed report to its entries: pure functions, one module a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import Reading, Report
from onrecord.reading.attributions import find_attributions
from onrecord.reading.dates import find_dates
from onrecord.reading.figures import find_figures
from onrecord.reading.mentions import find_mentions
from onrecord.reading.statements import build_statements

if TYPE_CHECKING:
    from spacy.tokens import Doc


def read_report(report: Report, doc: Doc) -> Reading:
    """All entries of `report`, whose parse is `doc`."""
    dates = find_dates(report, doc)
    attributions = find_attributions(report, doc)
    mentions, actors = find_mentions(report, doc, attributions)
    offices = {actor.id for actor in actors if actor.kind == "office"}
    speaking = [mention for mention in mentions if mention.actor not in offices]
    statements = build_statements(report, doc, attributions, speaking, dates)
    figures = find_figures(report, doc, statements, dates)
    return Reading(report, mentions, actors, statements, figures, dates)
