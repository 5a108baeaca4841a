"""A reading under another id: a later version of a report is stored as ``name@2``."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import Reading


def renamed(reading: Reading, id: str) -> Reading:
    """The reading with its report, and all that is named after it, under another id."""
    old = reading.report.id
    if id == old:
        return reading

    def new(name: str) -> str:
        return id + name.removeprefix(old) if name.startswith(f"{old}#") else name

    def maybe(name: str | None) -> str | None:
        return None if name is None else new(name)

    def each(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(new, names))

    return Reading(
        replace(reading.report, id=id),
        tuple(
            replace(it, id=new(it.id), report=id, actor=maybe(it.actor), candidates=each(it.candidates))
            for it in reading.mentions
        ),
        tuple(
            replace(
                it,
                id=new(it.id),
                derived_from=each(it.derived_from),
                ties=tuple(replace(tie, actor=new(tie.actor), derived_from=each(tie.derived_from)) for tie in it.ties),
                may_be=each(it.may_be),
            )
            for it in reading.actors
        ),
        tuple(
            replace(
                it, id=new(it.id), report=id, actor=maybe(it.actor), candidates=each(it.candidates), via=maybe(it.via)
            )
            for it in reading.statements
        ),
        tuple(
            replace(
                it,
                id=new(it.id),
                report=id,
                actor=maybe(it.actor),
                statement=maybe(it.statement),
                part_of=maybe(it.part_of),
                revises=maybe(it.revises),
                derived_from=each(it.derived_from),
            )
            for it in reading.figures
        ),
        tuple(replace(it, report=id) for it in reading.dates),
    )
