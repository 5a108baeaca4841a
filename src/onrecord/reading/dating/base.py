"""What the readers of time expressions share: the matched stretch of words, its value, shifts on the calendar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.model import DateType
from onrecord.reading.dating.grammar import DAYTIMES, ORDINALS, SEASONS, UNIT_CODES
from onrecord.reading.lexemes import Lexemes
from onrecord.reading.numerals import GROUPS, MAGNITUDES, TENS, UNITS, read_numeral

STATED = "stated"
FROM_PUBLICATION = "from the publication day"
UNKNOWN_PUBLICATION = "publication day unknown"
UNKNOWN_YEAR = "the year is not stated and the publication day is unknown"
FROM_TEXT = "from a day named before"
NO_DAY = "no day is stated for the time of day"
COMPARED = "a year before the day it is compared with"
FROM_UNKNOWN_EVENT = "counted from an event"
FROM_EVENT = "from the day of an event, named with it"
NO_REFERENCE = "no day to count from"
TWO_REFERENCES = "more than one day to count from"
_COMPARING = {"from", "than", "compared", "against", "versus", "vs", "with"}
_CENTURIES = {17, 18, 19, 20}
COARSER = {"D": "DWFMQYEC", "M": "MQYEC", "Q": "QYEC", "Y": "YEC"}  # what a date so fine can be counted in
_STILL_TO_COME = "counted from the event's day it would be still to come, and the tense does not say so"
_SENTENCE = 60  # words that a sentence has at most
EARLIER = {"earlier", "before"}


@dataclass(frozen=True, slots=True)
class Reference:
    """A date named before, and how fine it is: "D", "M", "Q" or "Y"; no unit where it is not known."""

    value: str
    unit: str
    in_sentence: bool = True  # named in the sentence that counts from it
    is_start: bool = False  # named as that since when something lasts

    @property
    def day(self) -> date:
        """The day itself, or the first of the month, quarter or year."""
        year = int(self.value[:4])
        if self.unit == "D":
            return date.fromisoformat(self.value[:10])
        if self.unit == "Q":
            return date(year, 3 * int(self.value[6]) - 2, 1)
        return date(year, int(self.value[5:7]), 1) if self.unit == "M" else date(year, 1, 1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Matched words with their classes and what is needed to resolve them.

    `anchor` is the publication day; `references` are the dates of the nearest sentence that names any, up to these
    words; `quarter` is the last quarter told of in the report; `event` is the day that the words behind them name;
    `direction` says whether the clause is past (below 0) or future (above 0).
    """

    words: Lexemes
    first: int
    last: int
    letters: str
    anchor: date | None
    references: tuple[Reference, ...]
    direction: int
    quarter: str | None = None
    event: Reference | None = None
    is_unsure: bool = False  # whether the clause could be of the past or of what is to come

    @property
    def reference(self) -> Reference | None:
        """The last date named before, if it is known."""
        return self.references[-1] if self.references and self.references[-1].unit else None

    def word(self, letters: str) -> str:
        """The first word of one of these classes; empty where there is none."""
        for offset, letter in enumerate(self.letters):
            if letter in letters:
                return self.words.lower[self.first + offset]
        return ""

    def all(self, letters: str) -> list[str]:
        """All words of these classes."""
        return [self.words.lower[self.first + k] for k, letter in enumerate(self.letters) if letter in letters]


@dataclass(frozen=True, slots=True)
class Value:
    """What a stretch says; `value` is None where it stays unresolved."""

    value: str | None
    type: DateType
    basis: str


def of_anchor(stretch: Stretch, value: Callable[[date], str | None], kind: DateType = "DATE") -> Value:
    """The value counted from the publication day, which may be unknown."""
    if stretch.anchor is None:
        return Value(None, kind, UNKNOWN_PUBLICATION)
    try:
        return Value(value(stretch.anchor), kind, FROM_PUBLICATION)
    except (ValueError, OverflowError):
        return Value(None, kind, "outside the calendar")


def shifted(day: date, unit: str, by: int) -> str | None:
    """The value, as fine as `unit`, of the unit `by` units from the one that holds `day`."""
    if unit == "D":
        return (day + timedelta(days=by)).isoformat()
    if unit in {"W", "F", "WE"}:
        year, week, _ = (day + timedelta(weeks=by * (2 if unit == "F" else 1))).isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit in {"M", "Q"}:
        size = 1 if unit == "M" else 3
        index = (day.year * 12 + day.month - 1) // size + by
        year, part = divmod(index, 12 // size)
        return f"{year:04}-{part + 1:02}" if unit == "M" else f"{year:04}-Q{part + 1}"
    if unit == "Y":
        return f"{day.year + by:04}"
    if unit == "E":
        return f"{day.year // 10 + by:03}"
    return f"{day.year // 100 + by:02}" if unit == "C" else None


def unit_of(stretch: Stretch) -> str:
    """The code of the unit of time that a stretch names; empty where it names none."""
    word = stretch.word("uvqQkzZ")
    if word in SEASONS:
        return SEASONS[word]
    return UNIT_CODES.get(word) or UNIT_CODES.get(word.removesuffix("s"), "")


def count_of(stretch: Stretch) -> tuple[float, bool]:
    """How many units; the second is True where the words leave it open ("a few", "two to six", "a year or two")."""
    count, is_vague = _first_count(stretch)
    half = 0.5 if any(f"{unit}&aj" in stretch.letters for unit in "uvQ") else 0
    return count + half, is_vague or _is_range(stretch)


def _is_range(stretch: Stretch) -> bool:
    """Whether a second number bounds the first; "a hundred and five" is one number."""
    for place in range(1, len(stretch.letters) - 1):
        letter = stretch.letters[place]
        before, after = stretch.words.at(stretch.first + place - 1), stretch.letters[place + 1]
        is_joint = letter in "n&" or (letter in "-–" and stretch.letters[place - 1] in "D#Y")
        if is_joint and after in "D#YNf" and before not in GROUPS:
            return True
    return False


def _first_count(stretch: Stretch) -> tuple[float, bool]:
    for offset, letter in enumerate(stretch.letters):
        if letter in "uvQ":
            break
        if letter in "D#YN":
            before = stretch.letters[offset - 1] if offset else ""
            is_whole = before == "a" and stretch.words.at(stretch.first + offset) in MAGNITUDES
            return _number_at(stretch, offset - (before == "j" or is_whole))
        if letter == "j":
            numeral = read_numeral(stretch.words, stretch.first + offset)
            return (0.5, False) if numeral is None else (float(numeral.low), False)
        if letter == "f":
            return (2, False) if stretch.words.lower[stretch.first + offset] == "couple" else (0, True)
    return (1, False) if "a" in stretch.letters else (0, True)


def _number_at(stretch: Stretch, offset: int) -> tuple[float, bool]:
    """The number at `offset`; of "two quarters" the two, which is no share of a whole here."""
    word = stretch.words.at(stretch.first + offset)
    if stretch.letters[offset + 1 : offset + 2] == "Q" or stretch.letters[offset + 1 : offset + 3] == "-Q":
        number = UNITS.get(word, int(word) if word.isdigit() else 0)
        return number, not number
    numeral = read_numeral(stretch.words, stretch.first + offset)
    return (float(numeral.low), numeral.vague) if numeral else (0, True)


def period(unit: str, count: float, is_vague: bool) -> str:
    """A length of time as in TIMEX3: "P9D", "PT5H30M", "PXM"."""
    number = "X" if is_vague else f"{count:g}"
    if unit.startswith("T"):
        finer = {"TH": "30M", "TM": "30S"}.get(unit)
        if finer and not is_vague and count % 1 == 0.5:
            return f"PT{int(count)}{unit[1]}{finer}" if count > 1 else f"PT{finer}"
        return f"PT{number}{unit[1]}"
    if unit in {"E", "C", "L", "F"} and not is_vague:
        factor = {"E": 10, "C": 100, "L": 1000, "F": 2}[unit]
        return f"P{count * factor:g}{'W' if unit == 'F' else 'Y'}"
    return f"P{number}{'Y' if unit in {'E', 'C', 'L'} else 'W' if unit == 'F' else unit}"


def ordinal_of(stretch: Stretch) -> int:
    """The number of an ordinal, "third" or "3rd"; 0 where there is none."""
    word = stretch.word("o")
    if word:
        return ORDINALS[word]
    digits = stretch.word("D")
    return int(digits) if digits else 0


def shift_of(stretch: Stretch) -> int | None:
    """-1 for "last", 0 for "this", 1 for "next"; None where none is said."""
    found = next((letter for letter in stretch.letters if letter in "lhx"), None)
    if found is None and stretch.word("r") == "current":
        return 0
    return None if found is None else "lhx".index(found) - 1


def season_value(anchor: date, unit: str, by: int, same_year: bool) -> str:
    """A season: the last one, this year's, or the next one."""
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[unit]
    year = anchor.year
    if not same_year:
        year += -1 if by < 0 and anchor.month <= first else 1 if by > 0 and anchor.month >= first else 0
    return f"{year:04}-{unit}"


def daytime_of(stretch: Stretch) -> tuple[DateType, str]:
    """TIME and its suffix where a part of the day is named, else DATE and nothing."""
    daytime = DAYTIMES.get(stretch.word("pt"))
    return ("TIME", clock_suffix(daytime)) if daytime else ("DATE", "")


OPEN_DAY = "XXXX-XX-XX"


def clock_suffix(daytime: str) -> str:
    """How a part of the day stands in a value: "TMO", "T12:00"."""
    return {"NO": "T12:00", "MN": "T24:00", "MI": "TMI"}.get(daytime, f"T{daytime}")


def counted(stretch: Stretch, unit: str, by: int) -> Value:
    """Counted from the day named before, not from the publication.

    In one sentence the last day counts; of another sentence's days only one may fit.
    """
    fitting = [one for one in stretch.references if not one.unit or unit in COARSER[one.unit]]
    fitting = fitting[-1:] if fitting and fitting[-1].in_sentence else fitting
    if not all(one.unit for one in fitting) or not fitting:
        return Value(None, "DATE", NO_REFERENCE)
    try:
        values = {shifted(one.day, unit, by) for one in fitting}
    except (ValueError, OverflowError):
        return Value(None, "DATE", "outside the calendar")
    return Value(values.pop(), "DATE", FROM_TEXT) if len(values) == 1 else Value(None, "DATE", TWO_REFERENCES)


def counted_from_event(stretch: Stretch, unit: str, by: int) -> Value | None:
    """ "two days before Oct. 7", "the day after Monday's raid"; None where the event's day is not said with it."""
    event = stretch.event
    if event is None or unit not in COARSER[event.unit]:
        return None
    try:
        value, here = shifted(event.day, unit, by), shifted(stretch.anchor, unit, 0) if stretch.anchor else None
    except (ValueError, OverflowError):
        return None
    if value and here and value > here and stretch.direction <= 0:
        return Value(None, "DATE", _STILL_TO_COME)
    return Value(value, "DATE", FROM_EVENT)


def span_value(stretch: Stretch) -> Value | None:
    """ "the past two months", "the first nine months", "recent years"."""
    unit = unit_of(stretch)
    counted = any(letter in "D#YNfja" for letter in stretch.letters)
    count, is_vague = count_of(stretch) if counted else (1.0, stretch.word("vQ") != "")
    kind: DateType = "DURATION"
    return Value(period(unit, count, is_vague), kind, STATED) if unit not in SEASONS.values() else None


def year_before(stretch: Stretch) -> Value:
    """ "a year earlier": the same quarter a year before where a quarter was named, else the year before."""
    is_compared = compares(stretch)
    is_of_quarter = is_compared or (stretch.reference is not None and stretch.reference.unit == "Q")
    quarter = quarter_meant(stretch) if is_of_quarter and not told_in_months(stretch) else None
    if quarter is not None:
        return Value(f"{int(quarter[:4]) - 1:04}{quarter[4:]}", "DATE", COMPARED)
    value = of_anchor(stretch, lambda anchor: shifted(anchor, "Y", -1))
    return replace(value, basis=COMPARED) if is_compared and value.value else value


def compares(stretch: Stretch) -> bool:
    """Whether figures are compared with those of a year before: "from $3 million a year earlier", "year-ago sales"."""
    words = stretch.words
    for index in range(stretch.first - 1, max(stretch.first - 24, 0) - 1, -1):
        if words.lower[index] in _COMPARING:
            return True
        if words.lower[index] == "\n" or (words.lower[index] == "." and len(words.at(index - 1)) > 3):
            break
    return "-" in stretch.letters


def told_in_months(stretch: Stretch) -> bool:
    """Whether the sentence tells of some months rather than of a quarter: "for the nine months, net was ..."."""
    for word in reversed(stretch.words.lower[max(stretch.first - _SENTENCE, 0) : stretch.last]):
        if word in {"months", "half", "quarter", "\n", "."}:
            return word in {"months", "half"}
    return False


def quarter_meant(stretch: Stretch) -> str | None:
    """The quarter that figures are compared for, where one was named."""
    near = stretch.reference
    return stretch.quarter if near is None or near.unit in "QD" else None


def worded_year(stretch: Stretch) -> int | None:
    """ "nineteen ninety-six", "the year two thousand"; None where the words say no year."""
    values = [UNITS.get(word, TENS.get(word, 0)) for word in stretch.all("N")]
    words = stretch.all("N")
    tail = sum(values[2:])
    if len(values) > 2 and not 1 <= tail <= 9:
        return None
    if words[:2] == ["two", "thousand"]:
        is_told = bool(stretch.word("uMm"))
        return 2000 + tail if is_told else None
    if values[0] not in _CENTURIES or not 10 <= values[1] < 100 or (tail and values[1] < 20):
        return None
    return 100 * values[0] + values[1] + tail


def named_year(stretch: Stretch) -> int | None:
    """The year that "last year", "this year" or "next year" names; None where it is unknown or none is named."""
    if "b" in stretch.letters:  # "June of that year"
        near = stretch.reference
        return int(near.value[:4]) if near is not None and stretch.word("b") in {"that", "same"} else None
    shift = {"last": -1, "this": 0, "next": 1}.get(stretch.word("lhx"))
    if shift is None or stretch.word("u") != "year" or stretch.anchor is None:
        return None
    return stretch.anchor.year + shift
