"""Whether a reading keeps the promise before it is stored: nothing without its words."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import Figure, Reading, Span, Statement


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
    yield from (it.span, *it.of, *it.by, *it.place, *it.according_to)
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
    for statement in reading.statements:
        if not statement.content:
            return f"{statement.id} has no content"
    return None
