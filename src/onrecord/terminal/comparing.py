"""Two reports or two outlets, as they were named, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from onrecord.model import Report
from onrecord.telling.account import UnknownNameError, unknown
from onrecord.telling.comparison.outlets import gather_outlets
from onrecord.telling.comparison.reports import gather_reports
from onrecord.telling.text import visible
from onrecord.terminal.comparison.outlet_layout import lay_out_outlets
from onrecord.terminal.comparison.report_layout import lay_out_reports

if TYPE_CHECKING:
    from onrecord.record.store import Record


def compare(record: Record, a: str, b: str, *, whole: bool = False) -> Iterator[RenderableType]:
    """Two reports by their ids, superseded ones too, or two outlets by their names.

    A name that is both is the report's where the other can be a report too, and it is said.

    Raises UnknownNameError where the record has no such report or outlet, and where the two are one, or of two sorts.
    """
    reports = [record.report(name) for name in (a, b)]
    known = {report.id: report.outlet for report in record.reports()}
    outlets = [_outlet(known.values(), name) for name in (a, b)]
    if reports[0] and reports[1]:
        yield from _both_meant(a, outlets[0], b, outlets[1])
        yield from _two_reports(record, reports[0], reports[1], whole)
    elif outlets[0] and outlets[1]:
        if outlets[0] == outlets[1]:
            raise UnknownNameError(f"'{visible(outlets[0])}' is named twice: name two outlets, or two reports by id")
        yield from lay_out_outlets(gather_outlets(record, outlets[0], outlets[1]), whole=whole)
    else:
        raise UnknownNameError(_complaint(known, (a, b), reports, outlets))


def _two_reports(record: Record, a: Report, b: Report, whole: bool) -> Iterator[RenderableType]:
    if a.id == b.id:
        raise UnknownNameError(f"'{visible(a.id)}' is named twice: there is nothing to compare")
    yield from lay_out_reports(gather_reports(record, a, b), whole=whole)


def _both_meant(a: str, a_outlet: str | None, b: str, b_outlet: str | None) -> Iterator[RenderableType]:
    for name, outlet in ((a, a_outlet), (b, b_outlet)):
        if outlet:
            yield Text(f"‘{visible(name)}’ is also the name of an outlet; the report of this id is compared.", "dim")


def _outlet(known: Iterable[str | None], wanted: str) -> str | None:
    """The outlet of this name as the reports write it; of several ways to write it, the first by letter."""
    key = _folded(wanted)
    return min((name for name in known if name and _folded(name) == key), default=None)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _complaint(
    known: Mapping[str, str | None], names: tuple[str, str], reports: list[Report | None], outlets: list[str | None]
) -> str:
    """What is wrong with two names that are not both reports or both outlets."""
    near = [*known, *sorted({outlet for outlet in known.values() if outlet})]
    for name, report, outlet in zip(names, reports, outlets, strict=True):
        if report is None and outlet is None:
            return unknown("report or outlet", name, near)
    one, other = names if reports[0] else names[::-1]
    return f"'{visible(one)}' is a report and '{visible(other)}' an outlet: name two reports or two outlets"
