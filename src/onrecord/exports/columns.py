"""What each field of each kind of row is called, holds and means.

One list serves the flat files (CSV, Parquet), the `datapackage.json` beside them and docs/formats.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from onrecord.exports.rows import Row
from onrecord.model import (
    ActorKind,
    DateType,
    Effect,
    FigureStatus,
    Hedge,
    MentionForm,
    PublishedBasis,
    ReuseKind,
    Scope,
    StatementAct,
    StatementForm,
    StatementMode,
    VictimClass,
    ZoneKind,
)
from onrecord.record.judgement_rows import JudgementKind, State, Verdict

ColumnType = Literal[
    "string", "integer", "number", "date", "strings", "pairs", "zones", "ties", "edits", "relations", "object"
]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a flat file, and where in the JSON Lines row its value stands."""

    name: str
    path: str
    type: ColumnType
    meaning: str
    values: tuple[str, ...] = ()
    refers_to: str | None = None  # the kind whose `id` it holds
    required: bool = False

    def value_in(self, row: Row) -> Any:  # noqa: ANN401  # a JSON value
        """The value in a JSON Lines row; None where the path ends early."""
        value: Any = row
        for step in self.path.split("."):
            if not value:
                return None
            value = value[int(step)] if isinstance(value, list) else value[step]
        return value


def _column(
    name: str,
    meaning: str,
    type_: ColumnType = "string",
    *,
    path: str | None = None,
    literal: object = None,
    refers_to: str | None = None,
    required: bool = False,
) -> Column:
    return Column(name, path or name, type_, meaning, get_args(literal), refers_to, required)


def _spanned(name: str, what: str) -> tuple[Column, ...]:
    """The columns of a role that is `{spans, exact}` in JSON Lines."""
    return (
        _column(name, f"{what}; the words of several spans are joined by one space", path=f"{name}.exact"),
        _column(f"{name}_start", "where its first span starts", "integer", path=f"{name}.spans.0.0"),
        _column(f"{name}_end", "where its last span ends", "integer", path=f"{name}.spans.-1.1"),
        _column(f"{name}_spans", "all its spans, [[start, end], ...]", "pairs", path=f"{name}.spans"),
    )


def _dated(name: str, what: str) -> tuple[Column, ...]:
    """The columns of a day that is `{value, basis, span, exact}` in JSON Lines."""
    return (
        _column(name, f"{what}, as in TIMEX3; empty where the text does not settle it", path=f"{name}.value"),
        _column(f"{name}_basis", "how that day is known, or why it is not", path=f"{name}.basis"),
        _column(f"{name}_exact", "the time expression it rests on", path=f"{name}.exact"),
        _column(f"{name}_start", "where the time expression starts", "integer", path=f"{name}.span.0"),
        _column(f"{name}_end", "where the time expression ends", "integer", path=f"{name}.span.1"),
    )


def _placed(what: str) -> tuple[Column, ...]:
    """The columns of an entry that is one span."""
    return (
        _column("report", "the report it stands in", refers_to="reports", required=True),
        _column("start", f"where {what} starts in the report's text", "integer", required=True),
        _column("end", f"where {what} ends, exclusive", "integer", required=True),
        _column("exact", f"{what}, in the report's words", required=True),
    )


def _judged(verdicts: str) -> tuple[Column, ...]:
    """The columns of what a person judged."""
    return (
        _column("judgement", f"what a person judged: {verdicts}; empty: nobody did", path="judgement.verdict"),
        _column("judgement_by", "the person's name", path="judgement.by"),
        _column("judgement_made", "when, in UTC", path="judgement.made"),
        _column("judgement_note", "what the person noted", path="judgement.note"),
    )


def _judged_entry() -> tuple[Column, ...]:
    was = "what was read, where the person says otherwise"
    return (*_judged("accept, amend"), _column("judgement_was", was, "object", path="judgement.was"))


def _key(what: str, type_: ColumnType = "string") -> Column:
    return _column("id", f"the {what}'s id, unique in the record", type_, required=True)


_ZONE = _column(
    "zone", "the kind of zone it stands in; a caption may repeat older news", literal=ZoneKind, required=True
)

_REPORTS = (
    _key("report"),
    _column("title", "the headline"),
    _column("outlet", "who published it"),
    _column("byline", "the people named as its authors"),
    _column("credit", "the agency or pool that the report credits"),
    _column("dateline", "the place at the head of the report"),
    _column("published", "the day of publication; empty where unknown", "date"),
    _column("published_basis", "how that day is known", literal=PublishedBasis, required=True),
    _column("language", "the language as identified, an ISO 639-1 code"),
    _column("sha256", "the hash of the stored text in UTF-8", required=True),
    _column("url", "where it was published"),
    _column("version", "which text of this name it is, counted from 1", "integer", required=True),
    _column("text", "the stored text; all offsets count its Unicode code points, end exclusive"),
    _column("zones", "[{kind, start, end}, ...]: what each stretch of the text is", "zones"),
)
_MENTIONS = (
    _key("mention"),
    *_placed("the mention"),
    _column("actor", "whom it names; empty where unsettled", refers_to="actors"),
    _column("form", "how it names the actor", literal=MentionForm, required=True),
    _ZONE,
    _column("candidates", "the actors it may name, where `actor` is empty", "strings"),
    *_judged_entry(),
)
_ACTORS = (
    _key("actor"),
    _column("name", "the fullest name that a report gives", required=True),
    _column("kind", "what it is; empty where unsettled", literal=ActorKind),
    _column("aliases", "its other names in the reports", "strings"),
    _column("derived_from", "the reports' own actors that were joined", "strings"),
    _column("ties", "[{kind, actor, derived_from, days}, ...]: what it is to other actors, and who says so", "ties"),
    _column("may_be", "actors that it may be as well, which nothing settles", "strings"),
    *_judged("merge, split"),
)
_STATEMENTS = (
    _key("statement"),
    _column("report", "the report it stands in", refers_to="reports", required=True),
    *_spanned("source", "who says it; empty where the text names nobody"),
    _column("actor", "the source's actor; empty where unsettled", path="source.actor", refers_to="actors"),
    *_spanned("cue", "the words that attribute it"),
    *_spanned("content", "what is said"),
    _column("form", "quoted, reported, or both", literal=StatementForm, required=True),
    _column("act", "what the source does: says, thinks, intends", literal=StatementAct, required=True),
    _column("mode", "whether it was said, was not (negated), or may or will be", literal=StatementMode, required=True),
    _ZONE,
    _column("candidates", "the actors the source may be, where `actor` is empty", "strings"),
    *_dated("said_on", "the day it was said"),
    *_spanned("addressee", "to whom it was said"),
    _column("via", "the statement that relays this one", refers_to="statements"),
    *_judged_entry(),
)
_FIGURES = (
    _key("figure"),
    *_placed("the figure"),
    _column("low", "the lowest value that the words allow; empty: no lower bound given", "number"),
    _column("high", "the highest value that the words allow; empty: no upper bound given", "number"),
    _column("hedge", "how the value is hedged", literal=Hedge, required=True),
    _column("unit", "the unit; empty for a count of people or things"),
    _column("effect", "what happened to those counted", literal=Effect),
    _column("of", "of whom or of what, in the report's words"),
    _column("of_spans", "where these words stand, [[start, end], ...]", "pairs"),
    _column("by", "by whom it was done, in the report's words"),
    _column("by_spans", "where these words stand", "pairs"),
    _column("place", "where it happened, in the report's words"),
    _column("place_spans", "where these words stand", "pairs"),
    _column("scope", "what the number covers: one incident, a period, all since a day", literal=Scope),
    _column("since", "the day from which a cumulative number counts, as in TIMEX3"),
    *_dated("as_of", "the day for which the number holds"),
    *_spanned("according_to", "who gives the number; empty: the report itself"),
    _column("actor", "the actor who gives it; empty where unsettled", path="according_to.actor", refers_to="actors"),
    _column("status", "how the report presents the number", literal=FigureStatus, required=True),
    _column("statement", "the statement it is part of", refers_to="statements"),
    _ZONE,
    _column("victims", "what the text says those counted are; empty where it does not say", literal=VictimClass),
    _column("demographics", "whether those counted are women, children or men, as the text says", "strings"),
    _column("nationality", "of what nationality those counted are, in the report's words"),
    _column("nationality_spans", "where these words stand", "pairs"),
    _column("weapon", "with what it was done, in the report's words"),
    _column("weapon_spans", "where these words stand", "pairs"),
    _column("part_of", "the figure whose total this one is part of", refers_to="figures"),
    _column("revises", "the figure that this one takes the place of, as the report says", refers_to="figures"),
    _column("derived_from", "the figures it is the sum of; it then stands nowhere in the text itself", "strings"),
    *_judged_entry(),
)
_DATES = (
    *_placed("the time expression"),
    _column("value", "its value as in TIMEX3; empty where unresolved"),
    _column("type", "what the expression gives", literal=DateType, required=True),
    _column("basis", "what its value was counted from, or why it stays unresolved"),
)
_STORIES = (
    _key("story"),
    _column("title", "the headline of one of its reports", required=True),
    _column("reports", "the reports that tell it, first to last", "strings", required=True),
)
_REUSE = (
    _column("a", "one report", refers_to="reports", required=True),
    _column("b", "the other; which of the two is the older is not said", refers_to="reports", required=True),
    _column("kind", "what they share", literal=ReuseKind, required=True),
    _column("a_share", "the share of the words of a's body that stand in b's too", "number", required=True),
    _column("b_share", "the same for b's", "number", required=True),
    _column("edits", "[{op, a, b}, ...]: what is the same, reworded, only in a (dropped), only in b (added)", "edits"),
)
_LINES = (
    _key("line"),
    _column("effect", "what happened to those counted", literal=Effect),
    _column("of", "of whom or of what, in the words of one of its figures"),
    _column("place", "where, in the words of one of its figures"),
    _column("scope", "what the numbers cover", literal=Scope),
    _column("figures", "the figures, in order of their days", "strings", required=True),
    _column("relations", "[{a, b, relation, because, shared}, ...]: how each stands to those before it", "relations"),
    _column("independent", "on how many sources and texts they rest at most", "integer", required=True),
    *_judged("link, unlink"),
)
_JUDGEMENTS = (
    _key("judgement", "integer"),
    _column("kind", "of what it is", literal=JudgementKind, required=True),
    _column("verdict", "what the person said", literal=Verdict, required=True),
    _column(
        "state",
        "whether it holds; stale: what it is about reads otherwise by now; orphan: the words are read no more;"
        " overruled: a later one of the same holds; withdrawn: it was taken back",
        literal=State,
        required=True,
    ),
    _column("entries", "the entries it is about now", "strings"),
    _column("sha256", "the hash of the report's text", required=True),
    _column("key", "JSON: the places of the words by which the entry is known", required=True),
    _column("other_sha256", "of a pair, the hash of the other's text"),
    _column("other_key", "of a pair, the places of the other's words"),
    _column("exact", "the words; of a pair, both", required=True),
    _column("judged", "what the entry said when it was judged, spans as [start, end, exact]", "object", required=True),
    _column("amended", "what it should say instead, those fields alone", "object"),
    _column("note", "what the person noted"),
    _column("by", "the person's name", required=True),
    _column("made", "when it was made, in UTC", required=True),
    _column("withdrawn", "when it was withdrawn, in UTC"),
    _column("withdrawn_by", "the name of the person who withdrew it"),
)
_SKIPPED = (
    _column("name", "the input, as it was given", required=True),
    _column("reason", "why it was not read, or not wholly", required=True),
    _column("hint", "what to do about it"),
    _column("language", "its language, where that is the reason"),
)

COLUMNS: dict[str, Sequence[Column]] = {
    "reports": _REPORTS,
    "mentions": _MENTIONS,
    "actors": _ACTORS,
    "statements": _STATEMENTS,
    "figures": _FIGURES,
    "dates": _DATES,
    "stories": _STORIES,
    "reuse": _REUSE,
    "lines": _LINES,
    "judgements": _JUDGEMENTS,
    "skipped": _SKIPPED,
}
KINDS = tuple(COLUMNS)


def flat(kind: str, row: Row) -> Row:
    """A JSON Lines row as one flat row; lists stay lists."""
    return {column.name: column.value_in(row) for column in COLUMNS[kind]}
