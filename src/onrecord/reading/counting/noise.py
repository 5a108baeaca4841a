"""Small counts and lengths of time that no record of casualties or conflict keeps.

"Two officials said", "both sides", "three times", "a 14-day truce": numbers without an effect that say who
speaks, how often or how long. Dates keep the lengths of time.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Effect, Report, Span, Statement
from onrecord.reading.counting.clause_words import BE, Finding, Sentence
from onrecord.reading.counting.effects import TIMES
from onrecord.reading.counting.quantities import Quantity
from onrecord.reading.lexemes import word_set
from onrecord.reading.numerals import UNITS

_SMALL = 10
_PAIR = 2
_BEHIND_TIME = word_set("later ago after before earlier since apart prior on old")
_BEFORE_TIME = word_set("past last next previous first after coming following recent final early since")
_DEFINITE = word_set("s the these those both all its their his her our my your other")
_AGED = word_set("man woman boy girl child youth baby infant toddler teenager lad")  # a father of 4 is not 4
_OLDEST = 120
_PARTIES = word_set("side sides party parties time times step steps thing things way ways")


class Speakers:
    """The spans of those who speak and are spoken to; asked for in order of position."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        spans = {span for one in statements for span in (*one.source, *one.addressee)}
        self._waiting = sorted(spans, key=lambda span: span.start, reverse=True)
        self._reach = -1

    def hold(self, span: Span) -> bool:
        """Whether `span` stands in the words that name a speaker."""
        while self._waiting and self._waiting[-1].start <= span.start:
            self._reach = max(self._reach, self._waiting.pop().end)
        return span.end <= self._reach


def is_noise(
    report: Report, sentence: Sentence, quantity: Quantity, finding: Finding, effect: Effect, speakers: Speakers
) -> bool:
    """Whether a number without effect is left out of the record."""
    words = sentence.words
    if _is_age_of(sentence, quantity, finding):
        return True
    is_speaking = speakers.hold(report.span(words.start[quantity.first], words.end[quantity.last - 1]))
    if effect != "other" or quantity.hedge != "exact" or quantity.share or quantity.is_money:
        return False
    if _is_age(sentence, quantity):
        return True
    is_small = words.at(quantity.core) in UNITS and quantity.high <= _SMALL
    if quantity.unit in TIMES and words.at(quantity.core) in {"one", "1"}:
        return True  # "one day": some day
    if quantity.unit in TIMES:
        return _places_in_time(sentence, quantity) or words.at(quantity.core + 1) in {"-", "‑"}
    if not is_small or quantity.unit:
        return False
    head = words.at(finding.of_last - 1) if finding.of_last > finding.of_first else ""
    is_bare = not head and not finding.counts_people
    return is_bare or is_speaking or head in _PARTIES or _is_known(sentence, quantity)


def _places_in_time(sentence: Sentence, quantity: Quantity) -> bool:
    """ "two hours later", "the past three months": when something went on, which the dates keep."""
    words, begin = sentence.words, max(sentence.first, quantity.first - 2)
    is_placed = words.at(quantity.last) in _BEHIND_TIME or words.at(quantity.last + 1) in _BEHIND_TIME
    return is_placed or bool(_BEFORE_TIME.intersection(words.lower[begin : quantity.first]))


def _is_age(sentence: Sentence, quantity: Quantity) -> bool:
    """ "He is 63.": a number and nothing else said of somebody."""
    words, before = sentence.words, quantity.first - 1
    is_said_of_one = before > sentence.first and words.at(before) in BE and words.at(before - 1) in {"he", "she", "i"}
    return is_said_of_one and quantity.unit is None and not sentence.tag(quantity.last).startswith("NN")


def _is_age_of(sentence: Sentence, quantity: Quantity, finding: Finding) -> bool:
    """The 12 of "a boy of 12"."""
    words, at = sentence.words, quantity.first
    is_bare = quantity.unit is None and not quantity.share and finding.of_last <= quantity.last
    return is_bare and words.at(at - 1) == "of" and words.at(at - 2) in _AGED and 0 < quantity.high < _OLDEST


def _is_known(sentence: Sentence, quantity: Quantity) -> bool:
    """ "the two armies", "a bloc of seven states": a number that goes with the noun's name."""
    words, before = sentence.words, quantity.first - 1
    if before < sentence.first:
        return False
    return words.at(before) in _DEFINITE and quantity.high <= _PAIR
