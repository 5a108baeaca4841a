"""The TIMEX3 value and type of a stretch of words that the grammar of time expressions has matched."""

from __future__ import annotations

from onrecord.reading.dating.base import Stretch, Value
from onrecord.reading.dating.calendar import CALENDAR
from onrecord.reading.dating.holidays import HOLIDAYS
from onrecord.reading.dating.lengths import LENGTHS
from onrecord.reading.dating.quarters import QUARTERS
from onrecord.reading.dating.relative import RELATIVE

_READERS = CALENDAR | QUARTERS | HOLIDAYS | RELATIVE | LENGTHS


def resolve(name: str, stretch: Stretch) -> Value | None:
    """The value of a stretch matched by the rule `name`; None where it is no time expression after all."""
    return _READERS[name](stretch)
