"""A figure in the making."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Effect
from onrecord.reading.counting.clause_words import Finding, Sentence
from onrecord.reading.counting.persons import Person
from onrecord.reading.counting.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Draft:
    """A quantity and what was found that it counts; `person` where it is one person told of."""

    quantity: Quantity
    sentence: Sentence
    finding: Finding
    effect: Effect
    person: Person | None = None
    is_unnumbered: bool = False  # the one is told of by name or description: no word says the number
