"""The contract's rows: each entry as plain dicts and lists, a missing answer as None.

A row says what the entry says and nothing more. Fields may be added here; the meaning of one that
stands never changes. `columns.py` describes every field in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.model import (
    Actor,
    DateMention,
    Day,
    Figure,
    Line,
    Mention,
    Report,
    Reuse,
    Skipped,
    Span,
    Spans,
    Statement,
    Story,
    exact_of,
)

if TYPE_CHECKING:
    from onrecord.record.judgement_rows import Judgement, Told

Row = dict[str, Any]


def report_row(report: Report, version: int) -> Row:
    """A report with its stored text, which all offsets refer to."""
    return {
        "id": report.id,
        "title": report.title,
        "outlet": report.outlet,
        "byline": report.byline,
        "credit": report.credit,
        "dateline": report.dateline,
        "published": report.published,
        "published_basis": report.published_basis,
        "language": report.language,
        "sha256": report.sha256,
        "url": report.url,
        "version": version,
        "text": report.text,
        "zones": [{"kind": zone.kind, "start": zone.start, "end": zone.end} for zone in report.zones],
    }


def mention_row(mention: Mention) -> Row:
    """A mention; `actor` is null where it is unsettled between `candidates`."""
    return {
        "id": mention.id,
        "report": mention.report,
        "start": mention.span.start,
        "end": mention.span.end,
        "exact": mention.span.exact,
        "actor": mention.actor,
        "form": mention.form,
        "zone": mention.zone,
        "candidates": list(mention.candidates),
    }


def actor_row(actor: Actor) -> Row:
    """An actor, which is derived: from the mentions or the reports' own actors that were joined."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": list(actor.aliases),
        "derived_from": list(actor.derived_from),
        "ties": [
            {"kind": tie.kind, "actor": tie.actor, "derived_from": list(tie.derived_from), "days": list(tie.days)}
            for tie in actor.ties
        ],
        "may_be": list(actor.may_be),
    }


def statement_row(statement: Statement) -> Row:
    """A statement; `source` is null where the text names none."""
    return {
        "id": statement.id,
        "report": statement.report,
        "source": _attributed(statement.source, statement.actor),
        "cue": _words(statement.cue),
        "content": _words(statement.content),
        "form": statement.form,
        "act": statement.act,
        "mode": statement.mode,
        "zone": statement.zone,
        "candidates": list(statement.candidates),
        "said_on": _day(statement.said_on),
        "addressee": _words(statement.addressee),
        "via": statement.via,
    }


def figure_row(figure: Figure) -> Row:
    """A figure; `according_to` is null where the report gives the number in its own voice."""
    return {
        "id": figure.id,
        "report": figure.report,
        "start": figure.span.start,
        "end": figure.span.end,
        "exact": figure.span.exact,
        "low": figure.low,
        "high": figure.high,
        "hedge": figure.hedge,
        "unit": figure.unit,
        "effect": figure.effect,
        "of": exact_of(figure.of) or None,
        "of_spans": _pairs(figure.of),
        "by": exact_of(figure.by) or None,
        "by_spans": _pairs(figure.by),
        "place": exact_of(figure.place) or None,
        "place_spans": _pairs(figure.place),
        "scope": figure.scope,
        "since": figure.since,
        "as_of": _day(figure.as_of),
        "according_to": _attributed(figure.according_to, figure.actor),
        "status": figure.status,
        "statement": figure.statement,
        "zone": figure.zone,
        "victims": figure.victims,
        "demographics": list(figure.demographics),
        "nationality": exact_of(figure.nationality) or None,
        "nationality_spans": _pairs(figure.nationality),
        "weapon": exact_of(figure.weapon) or None,
        "weapon_spans": _pairs(figure.weapon),
        "part_of": figure.part_of,
        "revises": figure.revises,
        "derived_from": list(figure.derived_from),
    }


def date_row(date: DateMention) -> Row:
    """A time expression; `value` is null where it stays unresolved, with the reason in `basis`."""
    return {
        "report": date.report,
        "start": date.span.start,
        "end": date.span.end,
        "exact": date.span.exact,
        "value": date.value,
        "type": date.type,
        "basis": date.basis,
    }


def story_row(story: Story) -> Row:
    """A story; every current report stands in just one."""
    return {"id": story.id, "title": story.title, "reports": list(story.reports)}


def reuse_row(reuse: Reuse) -> Row:
    """Two reports that share some run of words, and what is the same in them and what is not."""
    return {
        "a": reuse.a,
        "b": reuse.b,
        "kind": reuse.kind,
        "a_share": reuse.a_share,
        "b_share": reuse.b_share,
        "edits": [{"op": edit.op, "a": _pair(edit.a), "b": _pair(edit.b)} for edit in reuse.edits],
    }


def line_row(line: Line) -> Row:
    """A line: its figures in order of their days, and how each stands to those before it."""
    return {
        "id": line.id,
        "effect": line.effect,
        "of": line.of,
        "place": line.place,
        "scope": line.scope,
        "figures": list(line.figures),
        "relations": [
            {"a": it.a, "b": it.b, "relation": it.relation, "because": list(it.because), "shared": it.shared}
            for it in line.relations
        ],
        "independent": line.independent,
    }


def judgement_row(told: Told) -> Row:
    """A judgement, whatever became of it; `entries` are what it is about now."""
    it = told.judgement
    return {
        "id": it.id,
        "kind": it.kind,
        "verdict": it.verdict,
        "state": told.state,
        "entries": list(told.entries),
        "sha256": it.sha256,
        "key": it.key,
        "other_sha256": it.other_sha256,
        "other_key": it.other_key,
        "exact": it.exact,
        "judged": it.judged,
        "amended": it.amended or None,
        "note": it.note,
        "by": it.by,
        "made": it.made,
        "withdrawn": it.withdrawn,
        "withdrawn_by": it.withdrawn_by,
    }


def with_judgement(row: Row, judgement: Judgement | None) -> Row:
    """The row with what a person judged of it; `was` holds what was read instead of what the person said."""
    told = judgement and {
        "verdict": judgement.verdict,
        "by": judgement.by,
        "made": judgement.made,
        "note": judgement.note,
        "was": {name: judgement.judged.get(name) for name in judgement.amended} or None,
    }
    return {**row, "judgement": told}


def skipped_row(skipped: Skipped) -> Row:
    """An input that was not read, or not wholly, and why."""
    return {"name": skipped.name, "reason": skipped.reason, "hint": skipped.hint, "language": skipped.language}


def _pairs(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _words(spans: Spans) -> Row | None:
    return {"spans": _pairs(spans), "exact": exact_of(spans)} if spans else None


def _attributed(spans: Spans, actor: str | None) -> Row | None:
    """An actor without words of its own is kept, so that nothing the record holds is lost."""
    if not spans and actor is None:
        return None
    return {"spans": _pairs(spans), "exact": exact_of(spans) or None, "actor": actor}


def _day(day: Day | None) -> Row | None:
    if day is None:
        return None
    return {"value": day.value, "basis": day.basis, "span": _pair(day.span), "exact": day.span and day.span.exact}


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None
