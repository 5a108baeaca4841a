"""The figures of a report tied to each other: parts to their whole, revised numbers, sums; numbered in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Figure, Report, Spans
from onrecord.reading.counting.counted import Counted
from onrecord.reading.counting.revisions import revised
from onrecord.reading.counting.sums import Total, totals
from onrecord.reading.counting.wholes import parts


def related(report: Report, counted: Sequence[Counted]) -> tuple[Figure, ...]:
    """The figures with what ties them, and the sums of those told in parts, in order of position."""
    part_of = parts(counted)
    counted = [_with_fate(counted, index, part_of) for index in range(len(counted))]
    revises = revised(counted, part_of)
    sums = [(total, _figure(report, counted, total)) for total in totals(counted, part_of)]
    order: list[tuple[Figure, int]] = [(one.figure, index) for index, one in enumerate(counted)]
    order += [(figure, len(counted) + index) for index, (_, figure) in enumerate(sums)]
    order.sort(key=lambda each: (each[0].span.start, each[1] >= len(counted), each[1]))
    ids = {index: f"{report.id}#f{place}" for place, (_, index) in enumerate(order, start=1)}
    tied = []
    for figure, index in order:
        derived = sums[index - len(counted)][0].parts if index >= len(counted) else ()
        tied.append(
            replace(
                figure,
                id=ids[index],
                part_of=ids.get(part_of.get(index, -1)),
                revises=ids.get(revises.get(index, -1)),
                derived_from=tuple(ids[part] for part in derived),
            )
        )
    return tuple(tied)


def _with_fate(counted: Sequence[Counted], index: int, part_of: dict[int, int]) -> Counted:
    """ "12 were killed, 4 women among them": a part of which nothing else is said shares the fate of its whole."""
    one, whole = counted[index], part_of.get(index)
    if whole is None or one.figure.effect != "other" or whole > index:
        return one
    return Counted(one.draft, replace(one.figure, effect=counted[whole].figure.effect))


def _figure(report: Report, counted: Sequence[Counted], total: Total) -> Figure:
    """The sum as a figure: its own number, and of the rest what all its parts have alike."""
    figures = [counted[index].figure for index in total.parts]
    one = figures[0]
    span = report.span(min(each.span.start for each in figures), max(each.span.end for each in figures))
    of: Spans = tuple(dict.fromkeys(span for each in figures for span in each.of))
    return replace(
        one,
        span=span,
        low=total.low,
        high=total.high,
        hedge=total.hedge,
        of=of,
        scope="incident",
        since=None,
        as_of=one.as_of if all(each.as_of == one.as_of for each in figures) else None,
        victims=one.victims if all(each.victims == one.victims for each in figures) else None,
        demographics=one.demographics if all(each.demographics == one.demographics for each in figures) else (),
        nationality=one.nationality if all(each.nationality == one.nationality for each in figures) else (),
        weapon=one.weapon if all(each.weapon == one.weapon for each in figures) else (),
    )
