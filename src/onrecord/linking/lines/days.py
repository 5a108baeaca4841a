"""The days for which figures hold."""

from __future__ import annotations

import re
from datetime import date

from onrecord.linking.lines.context import FigureInContext
from onrecord.model import Figure

STATES = frozenset({"held", "missing", "displaced", "detained", "deployed"})
WEEK = 7  # days: so long after a happening its toll is followed where its day is not said
_FULL_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T|\Z)")  # no "2014-W48-WE", no "XXXX-10-07"


def is_running(figure: Figure) -> bool:
    """Whether the figure tells of a state or a running total, which another day may change."""
    return figure.effect in STATES or figure.scope == "cumulative"


def moment(given: FigureInContext) -> str | None:
    """The day for which the number was given: its own where it runs on, else that of the report."""
    figure = given.figure
    if is_running(figure) and (day := full_day(figure)):
        return day
    return given.published


def full_day(figure: Figure) -> str | None:
    """The full day for which a figure holds, None where it is open or only a month or a year."""
    value = figure.as_of.value if figure.as_of else None
    return value[:10] if value and _FULL_DAY.match(value) else None


def days_apart(one: str, other: str) -> int:
    """How many days lie between two days."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
