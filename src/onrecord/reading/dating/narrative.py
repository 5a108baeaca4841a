"""The days that a report has named so far, and which of them a later expression can count from."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from onrecord.intake.paragraphs import paragraphs
from onrecord.model import Report
from onrecord.reading.dating.base import COMPARED, FROM_EVENT, Reference, Value, shifted

if TYPE_CHECKING:
    from spacy.tokens import Doc

_UNITS = tuple(
    (unit, re.compile(pattern))
    for unit, pattern in (
        ("D", r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
        ("M", r"[0-9]{4}-[0-9]{2}$"),
        ("Q", r"[0-9]{4}-Q[1-4]$"),
        ("Y", r"[0-9]{4}$"),
    )
)
_KEPT = 8  # of a sentence that names very many days the last ones count


def reference_to(value: Value) -> Reference | None:
    """`value` as what others count from; None where it is no date of the calendar, or one only compared with."""
    if value.type not in {"DATE", "TIME"} or not value.value or value.basis == COMPARED:
        return None
    unit = next((unit for unit, pattern in _UNITS if pattern.match(value.value)), None)
    return Reference(value.value, unit) if unit else None


class _Named(NamedTuple):
    sentence: int
    paragraph: int
    zone: str
    reference: Reference


class Narrative:
    """What has been named so far. An expression counts from its own sentence, else from an earlier one of its
    paragraph, else from the sentence just before."""

    def __init__(self, report: Report, doc: Doc) -> None:
        self.quarter: str | None = None
        self.month_day_end = -1  # the word behind the last expression, if that was a day of a month
        self._report = report
        self._sentences = [sentence.start_char for sentence in doc.sents]
        self._paragraphs = [start for start, _ in paragraphs(report.text)]
        self._named: list[_Named] = []
        self._passed = 0

    def pass_over(self, end: int) -> None:
        """Count from no date named before `end` that is yet to be read."""
        self._passed = end

    def sentence(self, offset: int) -> int:
        """Which sentence holds the character at `offset`."""
        return bisect_right(self._sentences, offset)

    def add(self, offset: int, value: Value, is_start: bool = False) -> None:
        """Keep `value`, said at `offset`, if it is a date; `is_start` where something has lasted since then.

        The day of an event that another was counted from is not where the story stands.
        """
        reference = reference_to(value)
        is_open = value.type == "DATE" and not (value.value or "").endswith("_REF") and value.basis != COMPARED
        if reference is None and is_open:
            reference = Reference("", "")  # an unknown day, or a week or season, which no day can be counted from
        if reference is not None and (offset >= self._passed or value.basis == FROM_EVENT):
            sentence, paragraph = self._place(offset)
            reference = replace(reference, is_start=is_start)
            self._named.append(_Named(sentence, paragraph, self._report.zone_at(offset), reference))

    def tell(self, quarter: str | None, published: date | None) -> None:
        """Keep the quarter that the report tells of, if it has ended."""
        if quarter and published and quarter < (shifted(published, "Q", 0) or ""):
            self.quarter = quarter

    def references(self, offset: int) -> tuple[Reference, ...]:
        """The dates that an expression at `offset` can count from, in order."""
        if not self._named:
            return ()
        last = self._named[-1]
        sentence, paragraph = self._place(offset)
        is_near = last.paragraph == paragraph or last.sentence >= sentence - 1
        if not is_near or last.zone != self._report.zone_at(offset):
            return ()
        same = [one for one in self._named[-_KEPT:] if one.sentence == last.sentence]
        return tuple(replace(one.reference, in_sentence=last.sentence == sentence) for one in same)

    def _place(self, offset: int) -> tuple[int, int]:
        return bisect_right(self._sentences, offset), bisect_right(self._paragraphs, offset)
