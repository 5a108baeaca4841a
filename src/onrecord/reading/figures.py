"""Figures: the numbers a report gives, of what, and according to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.model import DateMention, Effect, Figure, Report, Spans, Statement
from onrecord.reading.counting.agents import agent_of
from onrecord.reading.counting.clause_words import BE, HAVE, Finding, Sentence
from onrecord.reading.counting.context import time_frame
from onrecord.reading.counting.coordination import shared
from onrecord.reading.counting.counted import Counted
from onrecord.reading.counting.current import told_as_current
from onrecord.reading.counting.deeds import deed_of
from onrecord.reading.counting.drafts import Draft
from onrecord.reading.counting.effect_search import find_effect
from onrecord.reading.counting.effects import PEOPLE, PEOPLE_EFFECTS, PERSONS, accepts
from onrecord.reading.counting.embedding import Standing, standing_of
from onrecord.reading.counting.freed import as_of_now
from onrecord.reading.counting.modality import is_forecast
from onrecord.reading.counting.noise import Speakers, is_noise
from onrecord.reading.counting.particles import as_whole, without_particle
from onrecord.reading.counting.persons import describe, surnames_of
from onrecord.reading.counting.places import place_of
from onrecord.reading.counting.quantities import Quantity, find_quantities
from onrecord.reading.counting.quantity_units import PERCENT
from onrecord.reading.counting.related import related
from onrecord.reading.counting.sentences import Sentences, hangs_together, is_part_of_name, is_people_name
from onrecord.reading.counting.singles import single_drafts
from onrecord.reading.counting.tellers import is_subject_of_another
from onrecord.reading.counting.tolls import settled
from onrecord.reading.counting.victim_class import victims_of
from onrecord.reading.counting.weapons import weapon_of
from onrecord.reading.counting.whose import Attributor, giver_of, status_of
from onrecord.reading.dating.tense import token_at
from onrecord.reading.lexemes import BREAK, Lexemes, split, word_set
from onrecord.reading.numerals import PLURALS, UNITS
from onrecord.reading.plurals import singular

if TYPE_CHECKING:
    from spacy.tokens import Doc

_UNREAD = {"credit", "boilerplate"}
_ESCAPE = re.compile(r"(?:\x1b\[|\x9b)[\d;]*\Z")  # of a terminal's colours, say
_PRONOUNS = {"them", "whom", "these", "those", "which"}
_YEAR_LEADS = {"in", "of", "since", "by", "from", "until", "till", "the", "during", "before", "after", "and", "to", ","}
_HELD = {"held", "hold", "holds", "holding"}
_ONES = {"killed", "injured", "missing"}  # what befell one person, or nobody, is a figure for these effects


def find_figures(
    report: Report, doc: Doc, statements: Sequence[Statement], dates: Sequence[DateMention]
) -> tuple[Figure, ...]:
    """The figures of `report`, in order of position.

    Numbers in dates, ages, addresses and names are left out, and so are those that nobody states ("if 100 people
    die", "no reports that 100 died", "did 100 die?") and everything in credit lines and page furniture.
    """
    attributor, speakers = Attributor(statements), Speakers(statements)
    found: list[Counted] = []
    verdicts: dict[int, Standing] = {}
    for draft in settled(_all_drafts(report, doc, dates)):
        if is_noise(report, draft.sentence, draft.quantity, draft.finding, draft.effect, speakers):
            continue
        figure = _figure(report, doc, draft, attributor, dates)
        standing = standing_of(doc, draft.sentence.words.start[draft.quantity.core], verdicts, figure.effect != "other")
        if standing == "open" or (standing == "denied" and not figure.according_to):
            continue
        if standing != "held" and (standing != "claimed" or figure.status in ("stated", "confirmed")):
            figure = replace(figure, status=standing)
        found.append(Counted(draft, figure))
    return related(report, found)


def _all_drafts(report: Report, doc: Doc, dates: Sequence[DateMention]) -> list[Draft]:
    """The numbers and the victims told of singly, in order of position."""
    words = split(report.text)
    sentences = Sentences(doc, words)
    surnames = surnames_of(list(doc))
    drafts = shared(list(_drafts(report, doc, words, sentences, dates)))
    numbers = [_with_person(doc, draft, surnames) for draft in drafts]
    taken = {at for draft in numbers for at in range(draft.quantity.first, draft.quantity.last)}
    singles = [one for one in single_drafts(doc, words, sentences, taken) if _is_read(report, one)]
    return sorted([*numbers, *singles], key=lambda draft: draft.quantity.first)


def _head_at(quantity: Quantity, finding: Finding) -> int:
    """The counted noun, where it stands behind the number; else the number itself ("one of them")."""
    is_behind = finding.of_last > finding.of_first >= quantity.first
    return finding.of_last - 1 if is_behind else quantity.first


def _is_read(report: Report, draft: Draft) -> bool:
    return report.zone_at(draft.sentence.words.start[draft.quantity.first]) not in _UNREAD


def _with_person(doc: Doc, draft: Draft, surnames: frozenset[str]) -> Draft:
    """The draft with the person it tells of, where it is one: "a man"."""
    if not draft.quantity.needs_effect or draft.quantity.low != 1:
        return draft
    at = _head_at(draft.quantity, draft.finding)
    noun = token_at(doc, draft.sentence.words.start[at])
    return replace(draft, person=describe(noun, surnames)) if noun is not None else draft


def _drafts(
    report: Report, doc: Doc, words: Lexemes, sentences: Sentences, dates: Sequence[DateMention]
) -> Iterator[Draft]:
    dated = _dated_words(words, dates, sentences)
    before: Finding | None = None  # the figure before in the sentence
    last: Finding | None = None  # the figure before in the paragraph
    last_sentence = at = -1
    for quantity in find_quantities(words, dated.__contains__):
        start = words.start[quantity.first]
        if report.zone_at(start) in _UNREAD or _ESCAPE.search(report.text, max(0, start - 6), start):
            continue
        sentence = sentences.at(quantity.first)
        quantity = as_whole(sentence, without_particle(doc, words, quantity))
        if is_part_of_name(doc, sentence, quantity):
            continue
        if sentence.first != last_sentence:
            before, last_sentence = None, sentence.first
        if at >= 0 and BREAK in words.lower[at : quantity.first]:
            last = None
        finding = _counted_before(sentence, quantity, find_effect(sentence, quantity, before, last), last)
        if is_subject_of_another(doc, sentence, quantity.first, _head_at(quantity, finding), finding):
            finding = replace(finding, effect=None, said_at=None, other_verb=True)
        finding = as_of_now(doc, sentence, _head_at(quantity, finding), finding)
        effect = _effect(sentence, quantity, finding, last)
        is_figure = _is_figure(sentence, quantity, finding, effect) and _is_own(doc, sentence, quantity, finding)
        if is_figure and not _is_pair(sentence, quantity, finding):
            before = replace(finding, effect=None if effect == "other" else effect)
            before = replace(before, counts_people=_counts_people(sentence, finding, effect))
            at = quantity.last
            last = last if quantity.is_money or quantity.unit else before
            yield Draft(quantity, sentence, finding, effect)


def _counted_before(sentence: Sentence, quantity: Quantity, finding: Finding, last: Finding | None) -> Finding:
    """ "six of them": those counted are the ones counted before, under their name there."""
    words = sentence.words
    is_open = finding.of_last <= finding.of_first and quantity.unit is None and last is not None
    if is_open and last and words.at(quantity.last) == "of" and words.at(quantity.last + 1) in _PRONOUNS:
        return replace(finding, of_first=last.of_first, of_last=last.of_last, counts_people=last.counts_people)
    is_bare = finding.of_last <= finding.of_first and quantity.unit is None and not quantity.share
    if is_bare and _acts(sentence, quantity):
        is_crowd = words.at(quantity.core) in PLURALS if last is None else last.counts_people
        return replace(finding, counts_people=finding.counts_people or is_crowd)
    return finding


def _acts(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the bare number is the subject of an active verb: "Thousands had crossed"."""
    words, at = sentence.words, quantity.last
    while words.at(at) in HAVE and at < sentence.last:
        at += 1
    tags = {"VBD", "VBP", "VBN"} if at > quantity.last else {"VBD", "VBP"}
    return sentence.tag(at) in tags and words.at(at) not in BE


# Each is several people, nobody says how many: 400 families are not 400 people.
_BODIES = word_set(
    "families family households household couples couple crews squads platoons battalions battalion brigades brigade"
    " regiments regiment divisions units villages communities tribes clans"
)


def _counts_people(sentence: Sentence, finding: Finding, effect: Effect) -> bool:
    """Whether those counted are people, by their noun, their name as a people, or what befell them."""
    if finding.counts_people or finding.of_last <= finding.of_first:
        return effect in PEOPLE_EFFECTS or finding.counts_people
    at = finding.of_last - 1
    head = sentence.words.at(at)
    if head in _BODIES:
        return False
    return head in PEOPLE or head in PERSONS or effect in PEOPLE_EFFECTS or is_people_name(sentence.words, at)


def _is_own(doc: Doc, sentence: Sentence, quantity: Quantity, finding: Finding) -> bool:
    """Whether "a doctor" or "one" is itself what the effect is said of: not across another clause's verb."""
    if not quantity.needs_effect or quantity.low == 0 or finding.said_at is None or not sentence.tag(quantity.first):
        return True
    at = _head_at(quantity, finding)
    words = sentence.words
    noun, verb = token_at(doc, words.start[at]), token_at(doc, words.start[finding.said_at])
    return noun is None or verb is None or hangs_together(noun, verb)


def _dated_words(words: Lexemes, dates: Sequence[DateMention], sentences: Sentences) -> set[int]:
    """The words that belong to a date or a time of day; a length of time is a quantity too."""
    taken: set[int] = set()
    for mention in dates:
        if mention.type in {"DATE", "TIME"}:
            index = words.index_of(mention.span.start)
            is_counted = words.at(index - 1) not in _YEAR_LEADS and sentences.at(index).tag(index + 1) == "NNS"
            if mention.span.exact.isdigit() and is_counted:
                continue  # "2000 florins"
            while index < len(words) and words.start[index] < mention.span.end:
                taken.add(index)
                index += 1
            taken.update(_further_days(words, index) if words.at(index - 1).isdigit() else ())
    return taken


def _further_days(words: Lexemes, at: int) -> Iterator[int]:
    """The further days of a list: "Jan. 12, 19 and 26"."""
    while words.at(at) in {",", "and", "&"}:
        while words.at(at) in {",", "and", "&"}:
            at += 1
        day = words.at(at)
        if not (day.isdigit() and 1 <= int(day) <= 31) or (words.at(at + 1).isalpha() and words.at(at + 1) != "and"):
            return
        yield at
        at += 1


def _effect(sentence: Sentence, quantity: Quantity, finding: Finding, last: Finding | None) -> Effect:
    words = sentence.words
    head = words.at(finding.of_last - 1) if finding.of_last > finding.of_first else ""
    fits = finding.effect and accepts(finding.effect, head, quantity.unit, quantity.is_money)
    if words.at(max(finding.of_last, quantity.last)) == "per":
        return "other"  # a rate
    is_before = finding.said_at is not None and finding.said_at < quantity.first
    if quantity.unit == PERCENT and is_before and words.at(quantity.last) != "of" and finding.effect in PEOPLE_EFFECTS:
        return "other"  # "murders rose 67 percent"
    if quantity.unit == "times":
        return "other"  # "double the toll of the day before": twice as many dead are not two dead
    is_kept = finding.said_at is None or words.at(finding.said_at) not in _HELD or finding.effect != "held"
    is_people = _counts_people(sentence, finding, "other") or (not head and last is not None and last.counts_people)
    if not is_kept and not is_people:
        return "other"  # "two rallies held in the square", "23 held by the party"
    is_open = finding.is_hypothetical and finding.effect not in PEOPLE_EFFECTS
    return finding.effect if fits and finding.effect and not is_open else "other"


def _is_figure(sentence: Sentence, quantity: Quantity, finding: Finding, effect: Effect) -> bool:
    if finding.is_hypothetical and effect in PEOPLE_EFFECTS:
        return False
    if effect == "other" and finding.of_last <= finding.of_first and is_forecast(sentence, quantity):
        return False
    if quantity.needs_effect:
        return effect in _ONES and not (finding.is_denied and quantity.low > 0)
    return True


def _is_pair(sentence: Sentence, quantity: Quantity, finding: Finding) -> bool:
    """ "the two agreed": a pronoun for two that were named."""
    words = sentence.words
    is_bare = finding.effect is None and finding.of_last <= finding.of_first and quantity.unit is None
    return is_bare and words.at(quantity.first - 1) in {"the", "these", "those"} and words.at(quantity.core) in UNITS


def _figure(report: Report, doc: Doc, draft: Draft, attributor: Attributor, dates: Sequence[DateMention]) -> Figure:
    quantity, words = draft.quantity, draft.sentence.words
    span = report.span(words.start[quantity.first], words.end[quantity.last - 1])
    low, high = quantity.bounds
    statement = attributor.statement_at(span)
    content = statement.content if statement else ()
    deed = deed_of(doc, draft.sentence, quantity, draft.finding)
    is_one = draft.person is not None
    frame = time_frame(report, draft.sentence, span, draft.finding, draft.effect, dates, content, is_one, deed)
    frame = told_as_current(report, deed, frame, draft.effect, statement, dates) if deed else frame
    unit = _unit(draft)
    giver = giver_of(report, token_at(doc, words.start[quantity.core]))
    who = victims_of(report, doc, draft, unit == "person")
    return Figure(
        id="", report=report.id, span=span, low=low, high=high, hedge=quantity.hedge, zone=report.zone_at(span.start),
        unit=unit, effect=draft.effect, of=_of(report, draft), scope=frame.scope,
        by=agent_of(report, deed) if deed else (), place=place_of(report, deed, draft.effect) if deed else (),
        weapon=weapon_of(report, deed, draft.effect) if deed else (),
        victims=who.victims, demographics=who.demographics, nationality=who.nationality,
        since=frame.since, as_of=frame.as_of, according_to=giver or (statement.source if statement else ()),
        actor=statement.actor if statement and not giver else None,
        status=status_of(draft.sentence, quantity, draft.finding, statement),
        statement=statement.id if statement and not giver else None,
    )  # fmt: skip


def _of(report: Report, draft: Draft) -> Spans:
    """The words that name those counted; none where the text leaves them out or a unit stands in their place."""
    words, finding = draft.sentence.words, draft.finding
    if finding.of_last <= finding.of_first:
        return ()
    return (report.span(words.start[finding.of_first], words.end[finding.of_last - 1]),)


def _unit(draft: Draft) -> str | None:
    """The unit as written, "person" for people, else the counted noun in the singular."""
    words, finding = draft.sentence.words, draft.finding
    if draft.quantity.unit or draft.quantity.share:
        return draft.quantity.unit
    if finding.of_last <= finding.of_first:
        return "person" if draft.effect in PEOPLE_EFFECTS or finding.counts_people else None
    if _counts_people(draft.sentence, finding, draft.effect):
        return "person"
    return singular(words.at(finding.of_last - 1))
