"""What the charts are drawn from and what their table twins give, as frozen dataclasses of plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.desk.charts.days import stretch_of
from onrecord.linking.wording import LogOdds
from onrecord.model import FigureStatus, Hedge, Number

LinkKind = Literal["revised", "same source", "same text"]


@dataclass(frozen=True, slots=True)
class Point:
    """One report's figure in a line; what a person rejected is not handed over.

    `words` are what a reader is told of the value ("at least 12 killed"). `day` is the TIMEX3 value of the as-of day
    (a day, week, month, year; None where open). `source` is whose number it is, None where the report gives it in its
    own voice: marks of one source share a shape. `href` leads to the sentence. `published` is an ISO day: the mark
    stands there where the report does not say for which day the figure holds.
    """

    key: str
    low: Number | None
    high: Number | None
    hedge: Hedge
    words: str
    outlet: str | None = None
    source: str | None = None
    day: str | None = None
    published: str | None = None
    href: str | None = None
    status: FigureStatus = "stated"

    @property
    def at(self) -> str | None:
        """The day that the mark stands at; None where not even the day of publication is known."""
        return self.day if stretch_of(self.day) else self.published if stretch_of(self.published) else None

    @property
    def is_at_publication(self) -> bool:
        """Whether its mark stands at the day of publication, for want of a day that it is for."""
        return not stretch_of(self.day) and stretch_of(self.published) is not None


@dataclass(frozen=True, slots=True)
class Link:
    """How two points, named by key, hang together: `b` takes the place of `a`, or both rest on one source or text."""

    a: str
    b: str
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class Item:
    """A report on a timeline: its outlet's lane, the day it was published (None where not known), where it leads."""

    label: str
    outlet: str | None
    day: str | None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many statements and figures the reports of one day hold."""

    day: str
    statements: int
    figures: int


@dataclass(frozen=True, slots=True)
class Bar:
    """An outlet: how often it uses a wording in its own voice, and how that compares with the others.

    `odds` is None where it has too few uses to tell.
    """

    label: str
    count: int
    odds: LogOdds | None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table twin; the first cell is its heading. `href` leads where its mark leads."""

    cells: tuple[str, ...]
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The same as a chart shows, as plain text; the last `numbers` columns hold numbers."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    numbers: int = 0
