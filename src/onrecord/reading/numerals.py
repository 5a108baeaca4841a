"""Numbers in digits and words, and the values they say.

Vague plurals stand for a stated range, from one of their kind to ten of it: "dozens" is 12 to 120, "hundreds"
100 to 1,000, "tens of thousands" 10,000 to 100,000. "Several" and "a few" before a magnitude are two to nine
of it. Both follow the conventions of casualty recording and of quantity corpora, and are lower bounds first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model import Number
from onrecord.reading.lexemes import Lexemes, word_set

_PLAIN = re.compile(r"[0-9]{1,18}(?:\.[0-9]{1,12})?")
_GROUPED = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{2}){0,5},[0-9]{3}(?:\.[0-9]{1,12})?|[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,12})?"
)

UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
} | {"fourty": 40}
MAGNITUDES = {
    "hundred": 100, "thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9,
    "trillion": 10**12,
}  # fmt: skip
GROUPS = MAGNITUDES | {"dozen": 12, "score": 20}
PLURALS = {
    "tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 10**3, "lakhs": 10**5, "millions": 10**6,
    "crores": 10**7, "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
_SUFFIXES = {"k": 10**3, "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12}
_MONEY_SUFFIXES = {"m": 10**6, "b": 10**9, "t": 10**12, "mil": 10**6}
_BEHIND_METRES = word_set(
    "high long wide deep tall away above below from to in by and or at on off up down x race sprint hurdles relay "
    "freestyle final title world dash radius stretch section tower wall wave waves swell yacht"
)
_PARTS = {"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "tenth": 10,
          "tenths": 10, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "fourth": 4, "fourths": 4}  # fmt: skip
_SIGNS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8}
_FEW = {"several", "few"}
MULTIPLES = {"double": 2, "twice": 2, "triple": 3, "treble": 3, "thrice": 3, "quadruple": 4}
_COMPARED = word_set("the that this last what its their as those previous")
_FOLDS = {f"{word}fold": value for word, value in (UNITS | TENS | {"hundred": 100}).items() if value > 1}
_BEGINNINGS = {*UNITS, *TENS, *GROUPS, *PLURALS, *_SIGNS, "a", "an", "half", "several", "few", *MULTIPLES, *_FOLDS}


@dataclass(frozen=True, slots=True)
class Numeral:
    """The words [first, last) say a value: from `low` to `high`, which are equal unless it is vague."""

    first: int
    last: int
    low: Number
    high: Number
    share: bool = False  # a fraction of a whole: "a third", "half"

    @property
    def vague(self) -> bool:
        """Whether the words stand for a range by rule."""
        return self.low != self.high


_RATIO_OPENERS = word_set(". ; : , ( that than about nearly almost roughly some least around over said says") | {"\n"}
_ROUNDED = word_set("three four five six seven eight nine ten 10 20 twenty 100")
_TIMES_AND_PLACES = word_set(
    "second seconds minute minutes hour hours day days week weeks month months year years decades games matches "
    "attempts towns villages cities districts provinces countries states places attacks strikes raids blasts"
)


def begins(word: str) -> bool:
    """Whether a numeral can begin with this lower-case word."""
    return word[:1].isdigit() or word in _BEGINNINGS


def read_numeral(words: Lexemes, at: int, money: bool = False) -> Numeral | None:
    """The numeral that begins at word `at`; with `money` a lone "m" or "b" behind digits is a magnitude."""
    found = _read(words, at, money)
    return _out_of(words, found) if found and not money and found.high <= 20 else found


def _opens(words: Lexemes, at: int) -> bool:
    """Whether a clause opens with the number; "killed four in ten villages" tells where."""
    return at == 0 or words.at(at - 1) in _RATIO_OPENERS


def _is_rounded(words: Lexemes, at: int) -> bool:
    """Whether the number is one that ratios are told of, and no time or place: "in ten", not "in 10 days"."""
    return words.at(at) in _ROUNDED and words.at(at + 1) not in _TIMES_AND_PLACES


def _out_of(words: Lexemes, part: Numeral) -> Numeral:
    """ "nine out of ten", "one in three": a share of a whole."""
    joint = words.at(part.last), words.at(part.last + 1)
    is_every = joint[0] in {"in", "of"} and joint[1] == "every"
    is_ratio = joint[0] == "in" and (part.low == 1 or (_opens(words, part.first) and _is_rounded(words, part.last + 1)))
    begin = part.last + (2 if joint == ("out", "of") or is_every else 1 if is_ratio else 0)
    whole = _read(words, begin, money=False) if begin > part.last and begins(words.at(begin)) else None
    if whole is None and joint[0] == "in" and words.at(part.last + 2) == "of":  # "3 in 10 of the men"
        begin = part.last + 1
        whole = _read(words, begin, money=False) if begins(words.at(begin)) else None
    is_whole = whole is not None and isinstance(whole.low, int) and part.low < whole.low <= 100
    if whole is None or not is_whole or whole.low in {0, 1} or part.vague or whole.share:
        return part
    return Numeral(part.first, whole.last, part.low / whole.low, part.low / whole.low, share=True)


def _read(words: Lexemes, at: int, money: bool) -> Numeral | None:
    word = words.at(at)
    if word[:1].isdigit():
        return _digits(words, at, money)
    if word in PLURALS:
        return _plural(words, at)
    if word in _SIGNS:
        return Numeral(at, at + 1, _SIGNS[word], _SIGNS[word], share=True)
    if word in {"a", "an", "half", "several", "few"}:
        return _phrase(words, at)
    if word in _FOLDS:
        return _exact(at, at + 1, _FOLDS[word])
    if word in MULTIPLES:  # "double the number of the day before"
        return _exact(at, at + 1, MULTIPLES[word]) if words.at(at + 1) in _COMPARED else None
    return _spelled(words, at) if word in UNITS or word in TENS or word in GROUPS else None


def is_misgrouped(word: str) -> bool:
    """Whether these digits are no single number: "192.168.0.1", "1,12"."""
    return not (_PLAIN.fullmatch(word) or _GROUPED.fullmatch(word))


def _value(digits: str) -> Number | None:
    if is_misgrouped(digits) or (digits[0] == "0" and digits.isdigit() and len(digits) > 1):
        return None  # "0207", "0300" are codes and clocks
    plain = digits.replace(",", "")
    return float(plain) if "." in plain else int(plain)


def _digits(words: Lexemes, at: int, money: bool) -> Numeral | None:
    value = _value(words.at(at))
    if value is None:
        return None
    last = at + 1
    if words.at(last) == "000" and value < 1000 and isinstance(value, int):
        return Numeral(at, last + 1, value * 1000, value * 1000)
    if words.at(last) == "/" and words.touches(at) and words.touches(last):
        return _slash(words, at, value)
    fraction, last = _fraction_after(words, last, value)
    factor, last = _magnitude(words, last, money)
    return _exact(at, last, (value + fraction) * factor)


def _slash(words: Lexemes, at: int, top: Number) -> Numeral | None:
    """ "1/2" alone; other slashes part dates, scores and ratios."""
    bottom = _value(words.at(at + 2)) if words.at(at + 2)[:1].isdigit() else None
    if (top, bottom) in {(1, 2), (1, 3), (2, 3), (1, 4), (3, 4)} and bottom:
        return Numeral(at, at + 3, top / bottom, top / bottom, share=True)
    return None


def _fraction_after(words: Lexemes, at: int, whole: Number) -> tuple[float, int]:
    """ "1/2" after "4", "½" after "4", "and a half" after "two"."""
    word = words.at(at)
    if word in _SIGNS:
        return _SIGNS[word], at + 1
    if word in {"1", "2", "3", "5", "7"} and words.at(at + 1) == "/" and words.at(at + 2) in {"2", "3", "4", "8"}:
        top, bottom = int(word), int(words.at(at + 2))
        return (top / bottom, at + 3) if top < bottom and isinstance(whole, int) else (0, at)
    if word == "and" and words.at(at + 1) in {"a", "one"} and words.at(at + 2) in {"half", "quarter"}:
        return 1 / _PARTS[words.at(at + 2)], at + 3
    return 0, at


def _magnitude(words: Lexemes, at: int, money: bool) -> tuple[int, int]:
    """The factor that the words at `at` say, and where they end."""
    word, factor = words.at(at), 1
    if word == "m" and not money and words.touches(at - 1) and _is_million(words, at + 1):
        return 10**6, at + 1
    suffixes = _SUFFIXES | _MONEY_SUFFIXES if money else _SUFFIXES
    if word in suffixes and (words.touches(at - 1) or word in {"bn", "mn", "mln", "bln", "tn"}):
        return suffixes[word], at + 1
    if word == "-" and words.at(at + 1) in MAGNITUDES:
        word, at = words.at(at + 1), at + 1
    while word in GROUPS and factor < 10**15:
        factor, at = factor * GROUPS[word], at + 1
        word = words.at(at)
    return factor, at


def _is_million(words: Lexemes, at: int) -> bool:
    """Whether an "m" behind digits is a million: "1.2m tons", not "a 37m high wall"."""
    word = words.at(at)
    return word.isalpha() and words.raw(at)[0].islower() and word not in _BEHIND_METRES


def _exact(first: int, last: int, value: Number) -> Numeral:
    if isinstance(value, float):
        value = float(f"{value:.12g}")  # 65.4 billion, not 65400000000.00001
        value = int(value) if value.is_integer() and abs(value) >= 1000 else value
    return Numeral(first, last, value, value)


def _plural(words: Lexemes, at: int) -> Numeral:
    """ "dozens", "hundreds of thousands"."""
    low, last = PLURALS[words.at(at)], at + 1
    if words.at(last) == "of" and PLURALS.get(words.at(last + 1), 0) > low:
        low, last = low * PLURALS[words.at(last + 1)], last + 2
    elif words.at(last) == "of" and words.at(last + 1) in {"thousand", "million", "billion"}:
        low, last = low * MAGNITUDES[words.at(last + 1)], last + 2
    return Numeral(at, last, low, low * 10)


def _phrase(words: Lexemes, at: int) -> Numeral | None:
    """ "a hundred", "a third", "half a million", "several dozen", "a few thousand"."""
    word, following = words.at(at), words.at(at + 1)
    if word == "half":
        return _half(words, at)
    if word in _FEW or (word == "a" and following == "few"):
        head = at + 1 if word in _FEW else at + 2
        factor, last = _magnitude(words, head, money=False)
        return Numeral(at, last, 2 * factor, 9 * factor) if last > head else None
    if following == "half" and words.at(at + 2) in GROUPS:
        factor, last = _magnitude(words, at + 2, money=False)
        return Numeral(at, last, factor // 2, factor // 2)
    if following in GROUPS and following != "score":
        factor, last = _magnitude(words, at + 1, money=False)
        more, last = _rest(words, last)
        return _exact(at, last, factor + more)
    if following in _PARTS and _is_share(words, at + 2):
        return Numeral(at, at + 2, 1 / _PARTS[following], 1 / _PARTS[following], share=True)
    return None


def _half(words: Lexemes, at: int) -> Numeral | None:
    skip = at + 2 if words.at(at + 1) in {"a", "-"} else at + 1
    if words.at(skip) in GROUPS:
        factor, last = _magnitude(words, skip, money=False)
        return Numeral(at, last, factor // 2, factor // 2)
    return Numeral(at, at + 1, 0.5, 0.5, share=True) if _is_share(words, at + 1) else None


def _is_share(words: Lexemes, at: int) -> bool:
    """A fraction is a share where it is one of something; "the first half" and "a quarter" of a year are not."""
    return words.at(at) == "of" or (words.at(at) in {"the", "its", "their", "his", "her", "all"})


def _spelled(words: Lexemes, at: int) -> Numeral | None:
    """A number in words: "two hundred and fifty-one thousand", "twenty-five", "two-thirds of"."""
    group, last = _below_thousand(words, at)
    if last == at:
        return _bare_magnitude(words, at)
    if words.at(last) in TENS or (group >= 10 and words.at(last) in UNITS) or _is_year(words, last):
        return None  # "nineteen ninety-six", "nine eleven": read as one they would say what is not there
    shares = _thirds(words, at, group, last)
    if shares:
        return shares
    total, ceiling = 0, 10**15
    while True:
        factor, end = _one_magnitude(words, last)
        if end == last or factor >= ceiling:
            break
        total, group, ceiling, last = total + group * factor, 0, factor, end
        group, last = _rest(words, last)
    fraction, end = _fraction_after(words, last, group)
    factor, end = _magnitude(words, end, money=False) if fraction and end > last else (1, end if fraction else last)
    return _exact(at, end, (total + group + fraction) * factor)


def _is_year(words: Lexemes, at: int) -> bool:
    return words.at(at) == "-" and words.at(at + 1) in TENS


def _bare_magnitude(words: Lexemes, at: int) -> Numeral | None:
    """ "hundred people", with no word before that says how many."""
    word = words.at(at)
    if word in {"score", "dozen", "million", "billion", "trillion"} or words.at(at - 1) == "per":
        return None
    factor, last = _magnitude(words, at, money=False)
    return _exact(at, last, factor)


def _below_hundred(words: Lexemes, at: int) -> tuple[int, int, bool]:
    word = words.at(at)
    if word in UNITS:
        return UNITS[word], at + 1, True
    if word not in TENS:
        return 0, at, False
    skip = at + 2 if words.at(at + 1) == "-" else at + 1
    unit = UNITS.get(words.at(skip), 0)
    return (TENS[word] + unit, skip + 1, True) if 1 <= unit <= 9 else (TENS[word], at + 1, True)


def _below_thousand(words: Lexemes, at: int) -> tuple[int, int]:
    """ "seven", "twenty-five", "six hundred and forty-two", and where it ends."""
    value, last, read = _below_hundred(words, at)
    if not read or words.at(last) != "hundred":
        return value, last
    skip = last + 2 if words.at(last + 1) == "and" else last + 1
    more, end, read = _below_hundred(words, skip)
    return (value * 100 + more, end) if read and more else (value * 100, last + 1)


def _one_magnitude(words: Lexemes, at: int) -> tuple[int, int]:
    skip = at + 1 if words.at(at) == "-" and words.at(at + 1) in MAGNITUDES else at
    return (GROUPS[words.at(skip)], skip + 1) if words.at(skip) in GROUPS else (1, at)


def _rest(words: Lexemes, at: int) -> tuple[int, int]:
    """What follows a magnitude: "fifty" in "a hundred and fifty"."""
    skip = at + 1 if words.at(at) == "and" else at
    value, last = _below_thousand(words, skip)
    return (value, last) if value else (0, at)


def _thirds(words: Lexemes, at: int, top: int, last: int) -> Numeral | None:
    skip = last + 1 if words.at(last) == "-" else last
    part = _PARTS.get(words.at(skip), 0)
    if part and 0 < top < part and _is_share(words, skip + 1):
        return Numeral(at, skip + 1, top / part, top / part, share=True)
    return None
