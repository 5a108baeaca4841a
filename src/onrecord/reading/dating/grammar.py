"""The grammar of time expressions: every word gets a one-letter class, and patterns run over the classes.

A pattern over classes is short, linear, and its match is a stretch of words. Which value the stretch has is
worked out in `values`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.reading.lexemes import BREAK, Lexemes
from onrecord.reading.numerals import GROUPS, MAGNITUDES, TENS, UNITS

WEEKDAYS = {
    name: day
    for day, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat",
         "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
MONTHS = {
    name: month
    for month, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WHOLE_MONTHS = frozenset(name for name in MONTHS if len(name) > 4 or name in {"may", "june", "july"}) - {"sept"}
UNIT_CODES = {
    "day": "D", "week": "W", "month": "M", "year": "Y", "decade": "E", "century": "C", "centurie": "C",
    "fortnight": "F", "quarter": "Q", "weekend": "WE", "hour": "TH", "hr": "TH", "minute": "TM", "second": "TS",
    "summer": "SU", "winter": "WI", "millennium": "L",
}  # fmt: skip
DAYTIMES = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI", "noon": "NO",
            "overnight": "NI", "midnight": "MN", "dawn": "MO", "daybreak": "MO", "dusk": "EV", "nightfall": "NI",
            "lunchtime": "MI", "tonight": "NI"}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
ORDINALS = {
    word: value
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
}
DECADES = {
    word: str(193 + place)
    for place, word in enumerate(["thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"])
}
REFERENCES = {
    "now": "PRESENT_REF",
    "currently": "PRESENT_REF",
    "nowadays": "PRESENT_REF",
    "recently": "PAST_REF",
    "lately": "PAST_REF",
    "current": "PRESENT_REF",
    "recent": "PAST_REF",
    "future": "FUTURE_REF",
}
HABITS = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "hourly": "PT1H", "nightly": "P1D"}

_CLASSES: dict[str, str] = {}


def _classify(letter: str, words: str) -> None:
    _CLASSES.update(dict.fromkeys(words.split(), letter))


_classify("N", " ".join((*UNITS, *TENS, *GROUPS)))
_classify("f", "several few couple many")
_classify("a", "a an")
_classify("u", "day week month year decade century fortnight hour minute hr")
_classify("v", "days weeks months years decades centuries fortnights hours minutes seconds hrs millennia")
_classify("q", "quarter")
_classify("Q", "quarters")
_classify("k", "weekend weekends")
_classify("p", "morning afternoon evening night noon midday midnight dawn dusk nightfall daybreak overnight")
_classify("T", "today yesterday tomorrow")
_classify("t", "tonight")
_classify("R", "now currently nowadays recently lately")
_classify("r", "recent current")
_classify("J", "future")

_classify("l", "last past previous preceding prior")
_classify("h", "this these")
_classify("x", "next coming following upcoming subsequent")
_classify("A", "ago")
_classify("e", "earlier later early late mid")
_classify("i", "before after")
_classify("B", "the")
_classify("b", "that same those its his her their our my your")
_classify("F", "of")
_classify("I", "in on at by since until till for from during through to around about over within")
_classify("Z", "spring fall autumn winter")
_classify("z", "summer summers winters")
_classify("E", "every each")
_classify("H", " ".join(HABITS))
_classify("o", " ".join(ORDINALS))
_classify("y", "fiscal financial")
_classify("K", "end beginning start middle close")
_classify("j", "half")
_classify("c", "am pm")
_classify("C", "clock")
_classify("g", "gmt est edt pst pdt cet utc bst ist cst cdt")
_classify("P", "period")
_classify("X", "christmas thanksgiving easter")
_classify("V", " ".join(DECADES))
_classify("S", "so")
_classify("s", "s")
_classify("d", "st nd rd th")
_classify("m", " ".join(MONTHS))
_classify("w", " ".join(WEEKDAYS))
_classify("U", " ".join(f"{name}s" for name in WEEKDAYS if name.endswith("day")))
_classify("L", "latest comparable corresponding")
_classify("n", "or to")
_classify("&", "and")
_classify("@", "more")
_classify("=", "between")
_classify("G", "almost nearly roughly approximately some")
_classify("O", "old long")
_classify("!", "full whole entire")
_SIGNS = set(",.-/:'’–‘`")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over word classes and the name of what it reads."""

    name: str
    pattern: re.Pattern[str]


_NUMBER = r"(?:[D#]D/D|[D#Y](?:[-–][D#])?|N(?:[-–]?N){0,4}(?:&aj)?|aN(?:[-–]?N){0,4}|af?F?|fF?|jaF?)"
_BOUND = r"(?:[D#]|N(?:[-–]?N){0,4})"
_MANY = rf"(?:={_BOUND}&{_BOUND}|{_NUMBER}(?:n{_BOUND})?)@?"
_WEEKDAY = r"(?:W|w\.?)"
_MONTH = r"(?:M|m\.?)"
_DAY = r"Dd?"
_NOT_CLOCK = r"(?![:%][D#]|-?[uv])"
_WORDED_YEAR = r"N-?N(?:-?N){0,2}"
_OF_YEAR = r"(?:F?[lhx]|Fbb?)u"
_ON_DAY = rf"(?:,?(?:IB?)?(?:{_WEEKDAY}|T|{_MONTH}D))?"
_OR_SO = r"(?:n[NS]|&aj)?"

_RULES = (
    # days of the calendar
    ("iso", r"Y-D-D|Y/D/D"),
    ("dashes", rf"D-{_MONTH}-(?:Y|D)"),
    ("slashes", r"D/D/[YD]|D-D-Y"),
    ("month_day", rf"(?:e-?)?(?:{_WEEKDAY},?)?[lhx]?{_MONTH}B?{_DAY}{_NOT_CLOCK}(?:,?Y|{_OF_YEAR})?"),
    ("day_month", rf"(?:e-?)?(?:{_WEEKDAY},?)?B?{_DAY}F?{_MONTH}(?:,?(?:Y|D(?![:c%]|-?[uv]))|{_OF_YEAR})?"),
    ("range_end", r"(?<=[-–n&I])D(?![:%/][D#]|-?[uv]|[#%c])"),
    ("range_start", rf"D(?=[-–n&I]D{_MONTH})"),
    ("month_year", rf"(?:e-?|BKF)?{_MONTH}(?:,|F)?Y|{_MONTH}['’‘]D"),
    ("month_worded_year", rf"(?:e-?|BKF)?{_MONTH}(?:,|F)?{_WORDED_YEAR}"),
    ("month", rf"(?:e-?|BKF|[lhx])?{_MONTH}(?:{_OF_YEAR})?"),
    # years, decades, centuries
    ("year", r"(?:e-?|BKF|Bu?y?|y)?Y(?:y?u)?(?![-–/:%][D#]|[/:%]Y)"),
    ("worded_year", rf"(?:e-?|BKF|Bu?)?{_WORDED_YEAR}(?!-?[uv])"),
    ("decade", r"B?(?:e-?)?(?:Y|['’‘]D)['’]?s"),
    ("worded_decade", r"B(?:e-?)?(?:N-?)?V"),
    ("century", r"[Bb]?(?:e-?)?(?:o|Dd)-?u"),
    # quarters and halves
    ("quarter", r"B?y?-?(?:o|Dd)-?y?q(?:FB?(?:y?Y|[lhx]y?u)|[lhx]u)?"),
    ("quarter", r"(?:[lhx]u['’]?s?|BY|Y['’]?s?)y?-?o-?q"),
    ("quarter_ago", r"B?L?u-?[Ae]o?[qP]"),
    ("quarter_before", r"B?[Lb]?(?:o-?)?[qP](?:F?lu|[Ba]u[Ae])|lu['’]?s?q"),
    ("quarter_now", r"B?[Lhxlr]y?-?q|BLP|Bq|bq"),
    ("quarter_of_year", r"B?Y['’]?s?y?[qP]|B[Lb][qP]FY"),
    ("half", r"B?(?:o|l)-?j(?:FB?(?:y?Y|[lhx]u|u))|B?o-?j"),
    # relative to the publication day
    ("this_unit", r"(?:e|eIBu|BKF)?(?:[lhx]|B?r)y?[ukZz]|(?:BKFB|eIB)u"),
    ("this_weekday", rf"e?[lhx]{_WEEKDAY}p?"),
    ("this_daytime", r"(?:e-?)?[hl]p"),
    ("nth_weekday", rf"(?:[Bb]|E)?(?:o|Dd){_WEEKDAY}(?:[IF]{_MONTH}(?:,?Y)?)?|Bl{_WEEKDAY}[IF]{_MONTH}(?:,?Y)?"),
    ("nth_day", rf"B(?:o|Dd)F{_MONTH}(?:,?Y)?"),
    ("weekday_of_week", rf"{_WEEKDAY}{_OF_YEAR}"),
    ("weekday", rf"(?:e-?)?{_WEEKDAY}(?:,?(?:e-?)?p)?"),
    (
        "daytime_of_day",
        rf"(?:e-?|B)?e?-?p[FI](?:{_WEEKDAY},?)?(?:{_MONTH}{_DAY}|B?{_DAY}F?{_MONTH}){_NOT_CLOCK}(?:,?Y)?",
    ),
    ("daytime_weekday", rf"B?e?-?p(?:IB?|F|,)?(?:{_WEEKDAY}|T)"),
    ("today", r"(?:e-?)?(?:Tp?|t)"),
    ("next_to_day", r"B[lx]u|BuiT?|(?:e|eI)?B?bu"),
    ("next_to_daytime", r"(?:e|eI)?(?:B[lx]|B?b)p|Bpi"),
    ("before_last", rf"B[up]i[lx]|B{_WEEKDAY}il"),
    ("weekend", r"B?k"),
    ("ago", rf"G?{_MANY}[-–]?[uv]{_OR_SO}A(?:T|W|[lhx]u)?|vA"),
    ("from_now", rf"G?{_MANY}[uv]{_OR_SO}I(?:R|T|W)"),
    ("later", rf"{_MANY}[uv]{_OR_SO}[ei]"),
    # lengths
    ("span", rf"B?[lxr](?:{_MANY})?[uvQz]|B?o{_MANY}[vQ]|Bf[vQ]|B{_MANY}[vQ]"),
    ("length", rf"G?{_MANY}[-–]?[uvQ](?:[-–]O)?{_OR_SO}"),
    ("lengths", r"v"),
    ("week_of", rf"BuF(?:{_MONTH}{_DAY}|{_DAY}{_MONTH})(?:,?Y)?"),
    ("unit", r"B!?L?y?u|y-?u"),
    # times of day
    (
        "clock",
        rf"D(?::D)?cg?{_ON_DAY}(?:,?{_MONTH}D(?:,?Y)?)?|D:Dg?|[Y#]g{_ON_DAY}|D['’]C",
    ),
    ("clock_of_day", rf"D:Dg?,?(?:IB?)?(?:{_WEEKDAY}|T|{_MONTH}D)"),
    ("daytime", r"(?:e-?|B)?p"),
    # sets and references
    ("every", rf"E(?:{_MANY})?(?:[uvqkpzZ]|{_WEEKDAY}|{_MONTH})"),
    ("habit", r"H|U"),
    ("reference", r"R|r|hv|BJ|Bl"),
    ("holiday", r"[lhx]?X(?:~|u)?|~u['’]s(?:~|u)"),
    ("season", rf"(?:e-?|B|[hlx])?[Zz](?:F?Y|{_OF_YEAR}|F?{_WORDED_YEAR})?"),
    ("year_end", r"u['’]?s?-?K"),
    ("year_ago", r"[Ba]?u-[Ae]"),
)
RULES = tuple(Rule(name, re.compile(pattern)) for name, pattern in _RULES)


def classes(words: Lexemes) -> str:
    """One letter a word; "~" for a word that belongs to no time expression, "|" for the end of a paragraph."""
    return "".join([_class_of(words, index, word) for index, word in enumerate(words.lower)])


def _class_of(words: Lexemes, index: int, word: str) -> str:
    if (
        word == "and"
        and words.at(index - 1) in MAGNITUDES
        and (words.at(index + 1) in UNITS or words.at(index + 1) in TENS)
    ):
        return "N"  # "a hundred and five"
    if word in _CLASSES:
        letter = _CLASSES[word]
        return _of_name(words, index, word, letter) if letter in "mwU" else letter
    if word[0].isdigit():
        return _of_digits(word)
    return word if word in _SIGNS else "|" if word == BREAK else "~"


def _of_digits(word: str) -> str:
    if not word.isdigit():
        return "#"
    if len(word) <= 2:
        return "D"
    return "Y" if len(word) == 4 and "1000" <= word <= "2199" else "#"


def _of_name(words: Lexemes, index: int, word: str, letter: str) -> str:
    """M and W for names that stand alone, m and w for those that need a day or a year; "march" is a verb."""
    raw = words.raw(index)
    if raw[0].islower():
        return "~"
    return letter.upper() if len(word) > 4 and not (word == "march" or word == "sept") else letter
