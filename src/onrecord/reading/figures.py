"""Figures: the numbers a report gives, of what, and according to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.model import DateMention, Effect, Figure, Report, Spans, Statement
from onrecord.reading.clause_words import Finding, Sentence
from onrecord.reading.effect_search import find_effect
from onrecord.reading.effects import PEOPLE, PEOPLE_EFFECTS, PERSONS, accepts
from onrecord.reading.figure_context import Attributor, agent_and_place, status_of, time_frame
from onrecord.reading.lexemes import Lexemes, split
from onrecord.reading.numerals import UNITS
from onrecord.reading.quantities import Quantity, find_quantities
from onrecord.reading.sentences import Sentences, is_part_of_name

if TYPE_CHECKING:
    from spacy.tokens import Doc

_UNREAD = {"credit", "boilerplate"}
_ONES = {"killed", "injured", "missing"}  # what befell one person, or nobody, is a figure for these effects


@dataclass(frozen=True, slots=True)
class _Draft:
    quantity: Quantity
    sentence: Sentence
    finding: Finding
    effect: Effect


def find_figures(
    report: Report, doc: Doc, statements: Sequence[Statement], dates: Sequence[DateMention]
) -> tuple[Figure, ...]:
    """The figures of `report`, in order of position.

    Numbers in dates, ages, addresses and names are left out, and so are people's fates that are only supposed
    ("if 100 people die") and everything in credit lines and page furniture.
    """
    attributor = Attributor(statements)
    found: list[Figure] = []
    for draft in _drafts(report, doc, split(report.text), dates):
        figure = _figure(report, doc, draft, attributor, dates)
        found.append(replace(figure, id=f"{report.id}#f{len(found) + 1}"))
    return tuple(found)


def _drafts(report: Report, doc: Doc, words: Lexemes, dates: Sequence[DateMention]) -> Iterator[_Draft]:
    dated = _dated_words(words, dates)
    sentences = Sentences(doc, words)
    before: Finding | None = None
    last_sentence = -1
    for quantity in find_quantities(words, dated.__contains__):
        if report.zone_at(words.start[quantity.first]) in _UNREAD:
            continue
        sentence = sentences.at(quantity.first)
        if is_part_of_name(sentence, quantity):
            continue
        if sentence.first != last_sentence:
            before, last_sentence = None, sentence.first
        finding = find_effect(sentence, quantity, before)
        effect = _effect(words, quantity, finding)
        if _is_figure(quantity, finding, effect) and not _is_pair(sentence, quantity, finding):
            before = replace(finding, effect=None if effect == "other" else effect)
            yield _Draft(quantity, sentence, finding, effect)


def _dated_words(words: Lexemes, dates: Sequence[DateMention]) -> set[int]:
    """The words that belong to a date or a time of day; a length of time is a quantity too."""
    taken: set[int] = set()
    for mention in dates:
        if mention.type in {"DATE", "TIME"}:
            index = words.index_of(mention.span.start)
            while index < len(words) and words.start[index] < mention.span.end:
                taken.add(index)
                index += 1
    return taken


def _effect(words: Lexemes, quantity: Quantity, finding: Finding) -> Effect:
    head = words.at(finding.of_last - 1) if finding.of_last > finding.of_first else ""
    fits = finding.effect and accepts(finding.effect, head, quantity.unit, quantity.is_money)
    if words.at(max(finding.of_last, quantity.last)) == "per":
        return "other"  # a rate
    is_open = finding.is_hypothetical and finding.effect not in PEOPLE_EFFECTS
    return finding.effect if fits and finding.effect and not is_open else "other"


def _is_figure(quantity: Quantity, finding: Finding, effect: Effect) -> bool:
    if finding.is_hypothetical and effect in PEOPLE_EFFECTS:
        return False
    if quantity.needs_effect:
        return effect in _ONES and not (finding.is_denied and quantity.low > 0)
    return True


def _is_pair(sentence: Sentence, quantity: Quantity, finding: Finding) -> bool:
    """ "the two agreed": a pronoun for two that were named."""
    words = sentence.words
    is_bare = finding.effect is None and finding.of_last <= finding.of_first and quantity.unit is None
    return is_bare and words.at(quantity.first - 1) in {"the", "these", "those"} and words.at(quantity.core) in UNITS


def _figure(report: Report, doc: Doc, draft: _Draft, attributor: Attributor, dates: Sequence[DateMention]) -> Figure:
    quantity, words = draft.quantity, draft.sentence.words
    span = report.span(words.start[quantity.first], words.end[quantity.last - 1])
    low, high = quantity.bounds
    statement = attributor.statement_at(span)
    frame = time_frame(report, draft.sentence, span, draft.effect, dates)
    by, place = agent_and_place(report, doc, draft.sentence, quantity, draft.finding)
    return Figure(
        id="", report=report.id, span=span, low=low, high=high, hedge=quantity.hedge, zone=report.zone_at(span.start),
        unit=_unit(draft), effect=draft.effect, of=_of(report, draft), by=by, place=place, scope=frame.scope,
        since=frame.since, as_of=frame.as_of, according_to=statement.source if statement else (),
        actor=statement.actor if statement else None,
        status=status_of(draft.sentence, quantity, draft.finding, statement),
        statement=statement.id if statement else None,
    )  # fmt: skip


def _of(report: Report, draft: _Draft) -> Spans:
    """The words that name those counted; none where the text leaves them out or a unit stands in their place."""
    words, finding = draft.sentence.words, draft.finding
    if finding.of_last <= finding.of_first:
        return ()
    return (report.span(words.start[finding.of_first], words.end[finding.of_last - 1]),)


def _unit(draft: _Draft) -> str | None:
    """The unit as written, "person" for people, else the counted noun in the singular."""
    words, finding = draft.sentence.words, draft.finding
    if draft.quantity.unit or draft.quantity.share:
        return draft.quantity.unit
    if finding.of_last <= finding.of_first:
        return "person" if draft.effect in PEOPLE_EFFECTS else None
    head = words.at(finding.of_last - 1)
    if head in PEOPLE or head in PERSONS or draft.effect in PEOPLE_EFFECTS:
        return "person"
    return _singular(head)


def _singular(noun: str) -> str:
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun
