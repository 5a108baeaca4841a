"""Whether a reading keeps the promise before it is stored: nothing without its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model import Figure, Number, Reading, Span, Statement


def unsound(reading: Reading) -> str | None:
    """What is wrong with the first entry whose words are not in the report, or None where all is well."""
    text = reading.report.text
    for id, span in _spans(reading):
        if not 0 <= span.start < span.end <= len(text) or text[span.start : span.end] != span.exact:
            return f"{id}: {span.start}:{span.end} does not read {span.exact[:40]!r}"
    reached = 0
    for zone in reading.report.zones:
        if not reached <= zone.start <= zone.end <= len(text):
            return f"zone {zone.kind} {zone.start}:{zone.end} is out of order or out of the text"
        reached = zone.end
    return _unnamed(reading) or _contradiction(reading)


def _spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    for mention in reading.mentions:
        yield mention.id, mention.span
    for date in reading.dates:
        yield "a date", date.span
    for statement in reading.statements:
        for span in _of_statement(statement):
            yield statement.id, span
    for figure in reading.figures:
        for span in _of_figure(figure):
            yield figure.id, span


def _of_statement(it: Statement) -> Iterator[Span]:
    yield from (*it.source, *it.cue, *it.content, *it.addressee)
    if it.said_on and it.said_on.span:
        yield it.said_on.span


def _of_figure(it: Figure) -> Iterator[Span]:
    yield from (it.span, *it.of, *it.by, *it.place, *it.weapon, *it.nationality, *it.according_to)
    if it.as_of and it.as_of.span:
        yield it.as_of.span


def _unnamed(reading: Reading) -> str | None:
    words: dict[str | None, set[str]] = {}
    for mention in reading.mentions:
        words.setdefault(mention.actor, set()).add(mention.span.exact)
    for actor in reading.actors:
        for name in (actor.name, *actor.aliases):
            if name not in words.get(actor.id, ()):
                return f"{actor.id}: {name[:40]!r} is no mention's words"
    return None


def _contradiction(reading: Reading) -> str | None:
    for figure in reading.figures:
        if figure.low is not None and figure.high is not None and figure.low > figure.high:
            return f"{figure.id}: {figure.low} to {figure.high}"
    if wrong := _wrong_sum(reading.figures):
        return wrong
    for statement in reading.statements:
        if not statement.content:
            return f"{statement.id} has no content"
    return None


def _wrong_sum(figures: Sequence[Figure]) -> str | None:
    """A sum that is none. It has a low or a high only where each of its parts has one."""
    known = {figure.id: figure for figure in figures}
    for figure in figures:
        parts = [known[id] for id in figure.derived_from if id in known]
        lows, highs = [part.low for part in parts], [part.high for part in parts]
        if figure.derived_from and (
            len(parts) < max(len(figure.derived_from), 2)
            or figure.low != _total(lows)
            or figure.high != _total(highs)
            or figure.span.start != min(part.span.start for part in parts)
            or figure.span.end != max(part.span.end for part in parts)
        ):
            return f"{figure.id} is not the sum of {', '.join(figure.derived_from)}"
    return None


def _total(numbers: Sequence[Number | None]) -> Number | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None
