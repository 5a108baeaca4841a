"""The TIMEX3 value and type of a stretch of words that the grammar of time expressions has matched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import DateType
from onrecord.reading.numerals import read_numeral
from onrecord.reading.timex_grammar import DAYTIMES, HABITS, MONTHS, ORDINALS, REFERENCES, SEASONS, UNIT_CODES, WEEKDAYS
from onrecord.reading.lexemes import Lexemes

STATED = "stated"
FROM_PUBLICATION = "from the publication day"
UNKNOWN_PUBLICATION = "publication day unknown"
UNKNOWN_YEAR = "the year is not stated and the publication day is unknown"
FROM_TEXT = "from a day named before"
NO_REFERENCE = "no day to count from"
_VAGUE = {"few", "several", "couple", "many"}
_EARLIER = {"earlier", "before"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Matched words with their classes and what is needed to resolve them.

    `anchor` is the publication day, `reference` the last day named before in the paragraph, `direction` -1
    where the clause is past, 1 where it is future, else 0.
    """

    words: Lexemes
    first: int
    last: int
    letters: str
    anchor: date | None
    reference: date | None
    direction: int

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


def resolve(name: str, stretch: Stretch) -> Value | None:
    """The value of a stretch matched by the rule `name`; None where it is no time expression after all."""
    return _READERS[name](stretch)


def _of_anchor(stretch: Stretch, value: Callable[[date], str | None], kind: DateType = "DATE") -> Value:
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


def _unit(stretch: Stretch) -> str:
    word = stretch.word("uvqQkzZ")
    if word in SEASONS:
        return SEASONS[word]
    return UNIT_CODES.get(word) or UNIT_CODES.get(word.removesuffix("s"), "")


def _count(stretch: Stretch) -> tuple[float, bool]:
    """How many units; the second is True where the words leave it open ("a few")."""
    for offset, letter in enumerate(stretch.letters):
        if letter in "D#YN":
            before = stretch.letters[offset - 1] if offset else ""
            numeral = read_numeral(stretch.words, stretch.first + offset - (before == "j"))
            return (float(numeral.low), numeral.vague) if numeral else (0, True)
        if letter == "j":
            numeral = read_numeral(stretch.words, stretch.first + offset)
            return (0.5, False) if numeral is None else (float(numeral.low), False)
        if letter == "f":
            return (2, False) if stretch.words.lower[stretch.first + offset] == "couple" else (0, True)
    return (1, False) if "a" in stretch.letters else (0, True)


def _period(unit: str, count: float, is_vague: bool) -> str:
    number = "X" if is_vague else f"{count:g}"
    if unit.startswith("T"):
        half = unit == "TH" and not is_vague and count % 1 == 0.5
        return f"PT{int(count)}H30M" if half and count > 1 else f"PT{number}{unit[1]}"
    if unit in {"E", "C", "L", "F"} and not is_vague:
        factor = {"E": 10, "C": 100, "L": 1000, "F": 2}[unit]
        return f"P{count * factor:g}{'W' if unit == 'F' else 'Y'}"
    return f"P{number}{'Y' if unit in {'E', 'C', 'L'} else 'W' if unit == 'F' else unit}"


def _ordinal(stretch: Stretch) -> int:
    word = stretch.word("o")
    if word:
        return ORDINALS[word]
    digits = stretch.word("D")
    return int(digits) if digits else 0


# days of the calendar


def _day(year: int, month: int, day: int, basis: str = STATED) -> Value | None:
    try:
        return Value(date(year, month, day).isoformat(), "DATE", basis)
    except ValueError:
        return None


def _iso(stretch: Stretch) -> Value | None:
    year, month, day = (int(word) for word in stretch.all("DY"))
    return _day(year, month, day)


def _slashes(stretch: Stretch) -> Value | None:
    first, second, year = (int(word) for word in stretch.all("DY"))
    if not (1 <= first <= 31 and 1 <= second <= 31) or min(first, second) > 12:
        return None
    year = year if year > 99 else (2000 if year < 70 else 1900) + year
    if first > 12:
        return _day(year, second, first)
    if second > 12 or first == second:
        return _day(year, first, second)
    return Value(None, "DATE", "day and month could stand either way round")


def _month_and_day(stretch: Stretch) -> Value | None:
    """ "Oct. 7", "Thursday, Jan. 18, 2024", "7 October"."""
    month, numbers = MONTHS[stretch.word("Mm")], [int(word) for word in stretch.all("D")]
    weekday, year = stretch.word("Ww"), stretch.word("Y")
    if not 1 <= numbers[0] <= 31:
        return None
    if year or len(numbers) > 1:
        full = int(year) if year else _full_year(numbers[1])
        return _day(full, month, numbers[0])
    if stretch.anchor is None:
        value = f"XXXX-{month:02}-{numbers[0]:02}" if _day(2000, month, numbers[0]) else None
        return Value(value, "DATE", UNKNOWN_YEAR) if value else None
    found = _nearest(stretch.anchor, month, numbers[0], WEEKDAYS.get(weekday), stretch.direction)
    return Value(found.isoformat(), "DATE", FROM_PUBLICATION) if found else None


def _full_year(two_digits: int) -> int:
    return two_digits + (1900 if two_digits >= 50 else 2000)


def _nearest(anchor: date, month: int, day: int, weekday: int | None, direction: int) -> date | None:
    """The day of this month and day nearest to `anchor`; a weekday or the tense of the clause may settle the year."""
    days = []
    for year in (anchor.year, anchor.year - 1, anchor.year + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    fitting = [one for one in days if weekday is None or one.weekday() == weekday] or days
    tensed = [one for one in fitting if (one - anchor).days * direction >= 0] if weekday is None else fitting
    return min(tensed or fitting, key=lambda one: (abs((one - anchor).days), one > anchor), default=None)


def _month(stretch: Stretch) -> Value | None:
    month = MONTHS[stretch.word("Mm")]
    if stretch.anchor is None:
        return Value(f"XXXX-{month:02}", "DATE", UNKNOWN_YEAR)
    direction = {"l": -1, "x": 1}.get(stretch.letters[0], stretch.direction)
    here = stretch.anchor.year * 12 + stretch.anchor.month
    strict = stretch.letters[0] in "lx"
    options = [year * 12 + month for year in (stretch.anchor.year - 1, stretch.anchor.year, stretch.anchor.year + 1)]
    if stretch.letters[0] == "h":
        options = options[1:2]
    fitting = [one for one in options if (one - here) * direction >= int(strict)] or options
    index = min(fitting, key=lambda one: (abs(one - here), one > here)) - 1
    return Value(f"{index // 12:04}-{index % 12 + 1:02}", "DATE", FROM_PUBLICATION)


def _month_year(stretch: Stretch) -> Value | None:
    year = stretch.word("Y")
    full = int(year) if year else _full_year(int(stretch.word("D")))
    return Value(f"{full:04}-{MONTHS[stretch.word('Mm')]:02}", "DATE", STATED)


def _nine_eleven(stretch: Stretch) -> Value | None:
    return Value("XXXX-09-11", "DATE", "the year is not stated") if stretch.all("D") == ["9", "11"] else None


def _year(stretch: Stretch) -> Value | None:
    return Value(stretch.word("Y"), "DATE", STATED)


def _decade(stretch: Stretch) -> Value | None:
    year = stretch.word("Y")
    if year:
        return Value(year[:3], "DATE", STATED) if year[3] == "0" else None
    digits = stretch.word("D")
    if len(digits) != 2 or digits[1] != "0":
        return None
    return Value(f"19{digits[0]}" if digits >= "30" else f"20{digits[0]}", "DATE", STATED)


def _century(stretch: Stretch) -> Value | None:
    number = _ordinal(stretch)
    if _unit(stretch) == "C" and 1 <= number <= 30:
        return Value(f"{number - 1:02}", "DATE", STATED)
    # "the fifth month of the war": counted from an event that the text does not date here
    return Value(None, "DATE", "counted from an event") if "o" in stretch.letters and _counts_from_event(stretch) else None


def _counts_from_event(stretch: Stretch) -> bool:
    return stretch.words.at(stretch.last) == "of" and stretch.word("o") != "second"


# quarters and halves


def _quarter(stretch: Stretch) -> Value | None:
    number = _ordinal(stretch)
    return _part_of_year(stretch, number, 4, "Q") if 1 <= number <= 4 else None


def _half(stretch: Stretch) -> Value | None:
    number = 2 if "l" in stretch.letters else _ordinal(stretch)
    if "F" not in stretch.letters and stretch.words.at(stretch.last) == "of":
        return None
    return _part_of_year(stretch, number, 2, "H") if 1 <= number <= 2 else None


def _part_of_year(stretch: Stretch, number: int, parts: int, letter: str) -> Value:
    year = stretch.word("Y")
    if year:
        return Value(f"{year}-{letter}{number}", "DATE", STATED)
    shift = _shift(stretch)
    if shift is not None and stretch.word("u") == "year":
        return _of_anchor(stretch, lambda anchor: f"{anchor.year + shift:04}-{letter}{number}")

    def latest(anchor: date) -> str:
        here = (anchor.month - 1) * parts // 12 + 1
        past, future = anchor.year - (number > here), anchor.year + (number < here)
        return f"{future if stretch.direction > 0 else past:04}-{letter}{number}"

    return _of_anchor(stretch, latest)


def _shift(stretch: Stretch) -> int | None:
    """-1 for "last", 0 for "this", 1 for "next"; None where none is said."""
    found = next((letter for letter in stretch.letters if letter in "lhx"), None)
    return None if found is None else "lhx".index(found) - 1


def _quarter_ago(stretch: Stretch) -> Value | None:
    if stretch.word("o"):
        number = _ordinal(stretch)
        return _of_anchor(stretch, lambda anchor: f"{anchor.year - 1:04}-Q{number}") if number <= 4 else None
    return _of_anchor(stretch, lambda anchor: shifted(anchor, "Q", -5))


def _quarter_now(stretch: Stretch) -> Value | None:
    by = _shift(stretch)
    return _of_anchor(stretch, lambda anchor: shifted(anchor, "Q", -1 if by is None else by))


# relative to the publication day or to a day named before


def _this_unit(stretch: Stretch) -> Value | None:
    unit, by = _unit(stretch), _shift(stretch) or 0
    if unit in {"SP", "SU", "FA", "WI"}:
        return _of_anchor(stretch, lambda anchor: _season_value(anchor, unit, by, "h" in stretch.letters))
    if unit.startswith("T"):
        return Value("PRESENT_REF", "DATE", STATED) if by == 0 else None
    if "last" not in stretch.all("l") and by == -1:
        return _span(stretch) if "past" in stretch.all("l") else _counted(stretch, unit, by)
    return _of_anchor(stretch, lambda anchor: shifted(anchor, unit, by))


def _season_value(anchor: date, unit: str, by: int, same_year: bool) -> str:
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[unit]
    year = anchor.year
    if not same_year:
        year += -1 if by < 0 and anchor.month <= first else 1 if by > 0 and anchor.month >= first else 0
    return f"{year:04}-{unit}"


def _weekday(stretch: Stretch) -> Value | None:
    """ "Wednesday", "late Wednesday", "Wednesday night", "last Friday"."""
    day = WEEKDAYS[stretch.word("Ww")]
    kind, suffix = _daytime_of(stretch)

    def value(anchor: date) -> str:
        back = (anchor.weekday() - day) % 7
        shift = _shift(stretch)
        if shift == -1:
            back = back or 7
        elif shift == 1 or (shift is None and back and stretch.direction > 0):
            back -= 7
        return (anchor - timedelta(days=back)).isoformat() + suffix

    return _of_anchor(stretch, value, kind)


def _daytime_of(stretch: Stretch) -> tuple[DateType, str]:
    daytime = DAYTIMES.get(stretch.word("pt"))
    return ("TIME", _clock_suffix(daytime)) if daytime else ("DATE", "")


def _clock_suffix(daytime: str) -> str:
    return {"NO": "T12:00", "MN": "T24:00", "MI": "TMI"}.get(daytime, f"T{daytime}")


def _today(stretch: Stretch) -> Value | None:
    by = {"yesterday": -1, "tomorrow": 1}.get(stretch.word("T"), 0)
    kind, suffix = _daytime_of(stretch)
    return _of_anchor(stretch, lambda anchor: f"{shifted(anchor, 'D', by)}{suffix}", kind)


def _daytime_weekday(stretch: Stretch) -> Value | None:
    return _today(stretch) if "T" in stretch.letters else _weekday(stretch)


def _this_daytime(stretch: Stretch) -> Value | None:
    by = -1 if "l" in stretch.letters else 0
    _, suffix = _daytime_of(stretch)
    return _of_anchor(stretch, lambda anchor: f"{shifted(anchor, 'D', by)}{suffix}", "TIME")


def _counted(stretch: Stretch, unit: str, by: int) -> Value:
    """Counted from the day named before in the paragraph, not from the publication."""
    if stretch.reference is None:
        return Value(None, "DATE", NO_REFERENCE)
    try:
        return Value(shifted(stretch.reference, unit, by), "DATE", FROM_TEXT)
    except (ValueError, OverflowError):
        return Value(None, "DATE", "outside the calendar")


def _next_to_day(stretch: Stretch) -> Value | None:
    """ "the previous day", "the following month", "the day after", "that year", "the past year"."""
    unit, word = _unit(stretch), stretch.word("lx")
    if unit.startswith("T") or unit == "":
        return None
    if word in {"past", "last", "next", "coming"} and not (word == "next" and unit == "D"):
        return Value(_period(unit, 1, False), "DURATION", STATED)
    if word:
        return _counted(stretch, unit, -1 if "l" in stretch.letters else 1)
    if "i" in stretch.letters:
        return _counted(stretch, unit, -1 if stretch.word("i") == "before" else 1) if unit == "D" else None
    return _counted(stretch, unit, 0) if stretch.word("b") in {"that", "same"} else None


def _weekend(stretch: Stretch) -> Value | None:
    by = 0 if stretch.direction > 0 else -1

    def value(anchor: date) -> str | None:
        return shifted(anchor, "WE", by if anchor.weekday() < 5 else 0)

    return _of_anchor(stretch, value) if "B" in stretch.letters else None


def _ago(stretch: Stretch) -> Value | None:
    unit, (count, is_vague) = _unit(stretch), _count(stretch)
    if is_vague or unit.startswith("T"):
        return Value("PAST_REF", "DATE", STATED)
    if unit in {"E", "C"}:
        unit, count = "Y", count * (10 if unit == "E" else 100)
    return _of_anchor(stretch, lambda anchor: shifted(anchor, unit, -int(count)) if count % 1 == 0 else None)


def _later(stretch: Stretch) -> Value | None:
    """ "a year earlier", "two days later"; before an event they stay unresolved."""
    unit, (count, is_vague), word = _unit(stretch), _count(stretch), stretch.word("ei")
    if word in {"early", "late", "mid"}:
        return None
    if is_vague or unit.startswith("T") or count % 1:
        return Value(None, "DATE", NO_REFERENCE)
    if word in {"before", "after"} and stretch.words.at(stretch.last) not in {".", ",", "", "\n"}:
        return Value(None, "DATE", "counted from an event")
    by = int(count) * (-1 if word in _EARLIER else 1)
    if unit in {"E", "C"}:
        unit, by = "Y", by * (10 if unit == "E" else 100)
    if stretch.reference is None and unit == "Y" and word in _EARLIER:
        return _of_anchor(stretch, lambda anchor: shifted(anchor, unit, by))
    return _counted(stretch, unit, by)


# lengths


def _span(stretch: Stretch) -> Value | None:
    """ "the past two months", "the first nine months", "recent years"."""
    unit = _unit(stretch)
    counted = any(letter in "D#YNfja" for letter in stretch.letters)
    count, is_vague = _count(stretch) if counted else (1.0, stretch.word("vQ") != "")
    kind: DateType = "DURATION"
    return Value(_period(unit, count, is_vague), kind, STATED) if unit not in SEASONS.values() else None


def _length(stretch: Stretch) -> Value | None:
    unit, (count, is_vague) = _unit(stretch), _count(stretch)
    before = stretch.words.at(stretch.first - 1)
    if stretch.letters == "au" and _is_rate(before):
        return Value(_period(unit, 1, False), "SET", STATED)
    if stretch.letters == "au" and unit in {"D", "TS", "TM"}:
        return None if before not in {"within", "in", "for", "about", "than"} else Value(_period(unit, 1, False), "DURATION", STATED)
    return Value(_period(unit, count, is_vague), "DURATION", STATED)


def _is_rate(before: str) -> bool:
    return before in {"once", "twice", "percent", "share", "%", "times", "pounds", "barrel", "barrels"} or (
        before[:1].isdigit() or before in {"million", "billion", "thousand", "hundred"} or (len(before) > 3 and before.endswith("s"))
    )


def _lengths(stretch: Stretch) -> Value | None:
    unit = _unit(stretch)
    return Value(_period(unit, 0, True), "DURATION", STATED) if unit != "TS" else None


def _unit_alone(stretch: Stretch) -> Value | None:
    """ "the year", "the fiscal year"."""
    unit = _unit(stretch)
    if "y" in stretch.letters or (unit == "Y" and stretch.words.at(stretch.last) in {"ended", "ending"}):
        return Value(_period(unit, 1, False), "DURATION", STATED)
    return _of_anchor(stretch, lambda anchor: shifted(anchor, unit, 0)) if unit in {"Y", "W"} else None


# times of day, sets, references


def _clock(stretch: Stretch) -> Value | None:
    numbers = [int(word) for word in stretch.all("D")]
    half, has_minutes = stretch.word("c"), ":" in stretch.letters
    hour, minute = numbers[0], numbers[1] if has_minutes else 0
    if hour > (12 if half else 24) or minute > 59 or (has_minutes and len(stretch.all("D")[1]) != 2):
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif "C" in stretch.letters or (hour <= 12 and not stretch.all("D")[0].startswith("0")):
        return Value(None, "TIME", "morning or afternoon is not stated")
    return Value(f"{_day_of(stretch)}T{hour:02}:{minute:02}", "TIME", STATED)


def _day_of(stretch: Stretch) -> str:
    """The day that a time of day names itself, or the one named before; empty where neither is known."""
    if stretch.word("Ww"):
        day = _weekday(stretch)
        return (day.value or "")[:10] if day else ""
    if stretch.word("T"):
        return (_of_anchor(stretch, lambda anchor: shifted(anchor, "D", {"yesterday": -1, "tomorrow": 1}.get(stretch.word("T"), 0))).value) or ""
    return stretch.reference.isoformat() if stretch.reference else ""


def _daytime(stretch: Stretch) -> Value | None:
    word = stretch.word("p")
    if word in {"morning", "afternoon", "evening", "night"} and not set(stretch.letters) & set("eB"):
        return None
    return Value(f"{_day_of(stretch)}{_clock_suffix(DAYTIMES[word])}", "TIME", STATED)


def _every(stretch: Stretch) -> Value | None:
    if stretch.word("Ww"):
        return Value(f"XXXX-WXX-{WEEKDAYS[stretch.word('Ww')] + 1}", "SET", STATED)
    if stretch.word("p"):
        return Value(f"XXXX-XX-XX{_clock_suffix(DAYTIMES[stretch.word('p')])}", "SET", STATED)
    unit = _unit(stretch)
    if unit in {"SP", "SU", "FA", "WI"}:
        return Value(f"XXXX-{unit}", "SET", STATED)
    counted = any(letter in "D#YNfja" for letter in stretch.letters)
    count, is_vague = _count(stretch) if counted else (1.0, False)
    return Value(_period(unit, count, is_vague), "SET", STATED)


def _habit(stretch: Stretch) -> Value | None:
    return Value(HABITS[stretch.word("H")], "SET", STATED)


def _reference(stretch: Stretch) -> Value | None:
    word = stretch.word("Rr")
    value = REFERENCES.get(word) or {"recent": "PAST_REF", "current": "PRESENT_REF", "future": "FUTURE_REF"}[word]
    return Value(value, "DATE", STATED)


def _season(stretch: Stretch) -> Value | None:
    word, year = stretch.word("Zz"), stretch.word("Y")
    unit = SEASONS.get(word) or SEASONS.get(word.removesuffix("s"), "")
    if year:
        return Value(f"{year}-{unit}", "DATE", STATED)
    plain = stretch.letters in {"Z", "z"} and stretch.words.at(stretch.first - 1) not in {"in", "by", "since", "until"}
    if plain or word.endswith("s"):
        return None
    return _of_anchor(stretch, lambda anchor: _season_value(anchor, unit, -1, same_year=False))


def _year_end(stretch: Stretch) -> Value | None:
    return _of_anchor(stretch, lambda anchor: f"{anchor.year:04}") if _unit(stretch) == "Y" else None


def _year_ago(stretch: Stretch) -> Value | None:
    return _of_anchor(stretch, lambda anchor: f"{anchor.year - 1:04}") if _unit(stretch) == "Y" else None


_READERS: dict[str, Callable[[Stretch], Value | None]] = {
    "iso": _iso, "slashes": _slashes, "month_day": _month_and_day, "day_month": _month_and_day,
    "month_year": _month_year, "month": _month, "nine_eleven": _nine_eleven, "year": _year, "decade": _decade,
    "century": _century, "quarter": _quarter, "quarter_ago": _quarter_ago, "quarter_now": _quarter_now, "half": _half,
    "this_unit": _this_unit, "this_weekday": _weekday, "this_daytime": _this_daytime, "weekday": _weekday,
    "daytime_weekday": _daytime_weekday, "today": _today, "next_to_day": _next_to_day, "weekend": _weekend,
    "ago": _ago, "later": _later, "span": _span, "length": _length, "lengths": _lengths, "unit": _unit_alone,
    "clock": _clock, "daytime": _daytime, "every": _every, "habit": _habit, "reference": _reference,
    "season": _season, "year_end": _year_end, "year_ago": _year_ago,
}  # fmt: skip
