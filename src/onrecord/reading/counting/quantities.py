"""The quantities of a text: numerals with their hedge, unit and range, and without what only looks like one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from onrecord.model import Hedge, Number
from onrecord.reading.counting import hedges
from onrecord.reading.counting.codes import HYPHENS, is_age, is_name_or_code
from onrecord.reading.counting.effects import COUNTED, PEOPLE, PERSONS, TIMES
from onrecord.reading.counting.quantity_units import PERCENT, Unit, money_before, unit_behind
from onrecord.reading.lexemes import Lexemes, word_set
from onrecord.reading.numerals import MAGNITUDES, MULTIPLES, TENS, UNITS, Numeral, begins, is_misgrouped, read_numeral

_CHANGES = word_set(
    "rose rise rises risen rising increased increase increases increasing climbed climb climbs grew grow grown jumped "
    "jump jumps fell fall falls fallen dropped drop drops decreased decrease declined decline slid slipped cut cuts "
    "reduced reduce raised raise raises went gone moved up down soared surged plunged changed revised lowered"
)
_LEADING_UP = word_set("back leading adding moving coming catching building running going speeding lining standing")
_COUNTS = word_set("toll number figure count total dead has have had")
_FUNCTION_WORDS = word_set("of in at on to by for with from and or the that who which was were is are has had")
_EXCEPTING = {("except", "for"), ("save", "for"), ("apart", "from"), ("exception", "of")}
_EVERYBODY = word_set("all everyone everybody everything every each none nobody no")
_SMALL = {"no", "not", "nobody", "none", "a", "an", "another"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its hedge words and unit: the words [first, last) of a text.

    `core` is the first word of the number itself, `tail` the first word behind it and its unit.
    """

    first: int
    last: int
    core: int
    tail: int
    low: Number
    high: Number
    hedge: Hedge
    unit: str | None = None
    is_money: bool = False
    share: bool = False
    needs_effect: bool = False  # "one", "a man", "no one": a figure only where the text says what befell them

    @property
    def bounds(self) -> tuple[Number | None, Number | None]:
        """`low` and `high` as the hedge leaves them."""
        return hedges.bounds(self.hedge, self.low, self.high)


def find_quantities(words: Lexemes, is_taken: Callable[[int], bool]) -> Iterator[Quantity]:
    """The quantities of the text in order; `is_taken` says whether a word belongs to a date."""
    at, previous = 0, 0
    last: Quantity | None = None
    lowers = words.lower
    while at < len(lowers):
        if lowers[at] in _SMALL and not is_taken(at):
            small = _small(words, at)
            if small:
                previous = at = small.last
                if not _is_excepted(words, small.first):
                    yield small
                continue
        if not begins(lowers[at]) or is_taken(at):
            at += 1
            continue
        money = money_before(words, at)
        numeral = read_numeral(words, at, money=money is not None)
        if numeral is None:
            at = _past_odd(words, at)
            continue
        if is_name_or_code(words, numeral, money):
            at = numeral.last
            continue
        quantity = _converted(words, _complete(words, numeral, money, previous), last)
        last = quantity
        previous = at = max(quantity.last, at + 1)
        is_time = words.at(quantity.last) in {"am", "pm", "o"} or is_taken(quantity.last - 1)
        if not is_time and not _is_excepted(words, quantity.first):
            yield quantity


def _is_excepted(words: Lexemes, at: int) -> bool:
    """ "all but three of the 90 were killed", "everyone except a boy": of these the rest is not said."""
    before = words.at(at - 1)
    if before in {"except", "excluding"} or (words.at(at - 2), before) in _EXCEPTING:
        return True
    near = {words.at(at - 2), words.at(at - 3) if words.at(at - 3) in {"every", "each", "no"} else ""}
    return before in {"but", "bar", "save"} and not _EVERYBODY.isdisjoint(near)


def _converted(words: Lexemes, quantity: Quantity, last: Quantity | None) -> Quantity:
    """ "more than 100 kilometres (60 miles)": what is in brackets is as exact as what stands before them."""
    is_aside = last is not None and last.last == quantity.first - 1 and words.at(quantity.first - 1) == "("
    is_unlike = last is not None and last.unit and quantity.unit and last.unit != quantity.unit
    if last is None or not is_aside or not is_unlike or words.at(quantity.last) != ")":
        return quantity
    is_plain = quantity.hedge == "exact" and last.hedge not in {"range", "vague"}
    return replace(quantity, hedge=last.hedge) if is_plain else quantity


def _small(words: Lexemes, at: int) -> Quantity | None:
    """ "no one", "nobody", "no injuries", "a man", "another child": none or one of those counted."""
    word, following = words.lower[at], words.at(at + 1)
    if word == "not":
        if words.at(at + 2) == "but" or words.at(at + 3) == "but":
            return None  # "killed not one but three"
        length = 2 if following == "one" else 3 if (following, words.at(at + 2)) == ("a", "single") else 0
        return Quantity(at, at + length, at, at + length, 0, 0, "exact", needs_effect=True) if length else None
    if words.at(at - 1) in {"almost", "nearly", "virtually", "practically", "hardly"}:
        return None  # "almost none": nobody says how many
    if word in {"nobody", "none"}:
        return Quantity(at, at + 1, at, at + 1, 0, 0, "exact", needs_effect=True)
    if word == "no":
        if following == "one":
            return Quantity(at, at + 2, at, at + 2, 0, 0, "exact", needs_effect=True)
        names_people = following in COUNTED or following in PEOPLE or following in {"other", "further", "civilian"}
        return Quantity(at, at + 1, at, at + 1, 0, 0, "exact", needs_effect=True) if names_people else None
    if _is_one_person(words, at + 1):
        return Quantity(at, at + 1, at, at + 1, 1, 1, "exact", needs_effect=True)
    return None


def _is_one_person(words: Lexemes, at: int) -> bool:
    """ "man", "young off-duty officer", "7-year-old girl", "12-year-old"."""
    if words.at(at)[:1].isdigit() or begins(words.at(at)):
        if not is_age(words, at, at + 1):
            return False
        return words.lower[at + 1 : at + 6].count("old") == 1
    for index in range(at, min(at + 4, len(words))):
        word = words.lower[index]
        if word in PERSONS and word != "couple":
            return words.at(index + 1) not in {"'", "’", "-"}
        if not (word.isalpha() or word == "-") or word in _FUNCTION_WORDS:
            return False
    return False


def _past_odd(words: Lexemes, at: int) -> int:
    """Behind a number that is none: a code, an address on the net, a year in words."""
    if words.lower[at] not in UNITS and words.lower[at] not in TENS:
        return at + 1
    begin = at
    while at - begin < 6 and (words.at(at) in UNITS or words.at(at) in TENS or words.at(at) == "-"):
        at += 1
    return at


def _complete(words: Lexemes, numeral: Numeral, money: Unit | None, previous: int) -> Quantity:
    """The quantity around a numeral: its other end where it is a range, its unit and its hedge."""
    ranged = _range(words, numeral, money, previous)
    first, core = (money.edge if money else numeral.first), numeral.first
    hedge: Hedge = "vague" if numeral.vague else "exact"
    low, high, last = numeral.low, numeral.high, numeral.last
    if ranged:
        low, high, last, hedge = ranged.low, ranged.high, ranged.last, "range"
        if words.at(first - 1) in {"between", "from", "anywhere"}:
            first -= 1
    unit = money
    behind = unit_behind(words, last)
    if behind and (not money or behind.is_money):
        unit, last = (money if money else behind), behind.edge
    is_one = low == high == 1 and words.at(core) == "one" and unit is None
    name = unit.name if unit else "times" if words.at(core) in MULTIPLES else None
    quantity = Quantity(first, last, core, last, low, high, hedge, name, _is_money(unit), numeral.share, is_one)
    return _negative(words, _hedged(words, quantity, previous))


def _is_money(unit: Unit | None) -> bool:
    return unit is not None and unit.is_money


def _negative(words: Lexemes, quantity: Quantity) -> Quantity:
    """ "minus 130 degrees", "-1.3%"."""
    at = quantity.first - 1
    if words.at(at) == "-" and words.touches(at) and not words.touches(at - 1) and quantity.unit in {PERCENT, "degree"}:
        return replace(quantity, first=at, low=-quantity.low, high=-quantity.high)
    skip = 2 if words.at(quantity.first - 1) == "-" else 1
    if words.at(quantity.first - skip) in {"minus", "negative"} and quantity.hedge == "exact":
        return replace(quantity, first=quantity.first - skip, low=-quantity.low, high=-quantity.high)
    return quantity


def _hedged(words: Lexemes, quantity: Quantity, previous: int) -> Quantity:
    found = hedges.hedge_before(words, quantity.first)
    if found and quantity.first - found.length >= previous and not _is_preposition(words, quantity, found):
        first = quantity.first - found.length
        hedge = quantity.hedge if quantity.hedge in {"range", "vague"} else found.hedge
        plus = words.at(quantity.last) in {"+", "plus"} and words.touches(quantity.last - 1) and not quantity.unit
        last = quantity.last + plus
        joined = "more than" if plus and hedge == "about" else _joined(quantity, hedge, found.hedge)
        return replace(quantity, first=first, last=last, tail=last, hedge=joined)
    if words.at(quantity.first - 1) in {"passed", "passes"} and words.at(quantity.first - 2) in _COUNTS:
        return replace(quantity, first=quantity.first - 1, hedge=_joined(quantity, quantity.hedge, "more than"))
    behind = hedges.hedge_behind(words, quantity.last)
    if behind is None and quantity.last < len(words) and not quantity.unit:
        return quantity
    if (
        behind
        and quantity.hedge == "exact"
        and not (behind.phrase in {("plus",), ("+",)} and not words.touches(quantity.last - 1))
    ):
        last = quantity.last + behind.length
        return replace(quantity, last=last, tail=last, hedge=behind.hedge)
    return quantity


def _joined(quantity: Quantity, own: Hedge, said: Hedge) -> Hedge:
    """ "more than a dozen" keeps its bound; "more than hundreds" and "about 40 to 60" stay what they are."""
    return said if quantity.hedge == "exact" else own


def _is_preposition(words: Lexemes, quantity: Quantity, found: hedges.HedgeWords) -> bool:
    """ "over two years" is during them; "around 3 p.m."; "about two men" tells of them."""
    before = words.at(quantity.first - found.length - 1)
    if found.phrase == ("up", "to"):
        return before in _LEADING_UP or before in _CHANGES
    if found.phrase not in hedges.PREPOSITIONS:
        return False
    if found.phrase == ("over",) and quantity.unit in TIMES and quantity.high <= 12:
        return words.at(quantity.first - 2) not in {"for", "in", "just", "well", "after", "took", "lasted", "is", "was"}
    return False


@dataclass(frozen=True, slots=True)
class _Range:
    low: Number
    high: Number
    last: int


def _range(words: Lexemes, numeral: Numeral, money: Unit | None, previous: int) -> _Range | None:
    """ "1,139 to 1,200", "between 40 and 60", "40-60", "eight or nine"."""
    opener = words.at((money.edge if money else numeral.first) - 1)
    at, shared = numeral.last, None
    unit = unit_behind(words, at)
    if unit and words.at(unit.edge) in {"to", "and", "or", *HYPHENS}:
        at, shared = unit.edge, unit
    joint = words.at(at)
    if not _joins(words, numeral, opener, joint, at):
        return None
    begin = at + 1
    if money:
        while begin < at + 4 and not begins(words.at(begin)) and words.at(begin):
            begin += 1
        if not begins(words.at(begin)) or (money_before(words, begin) is None and begin > at + 1):
            return None
    other = read_numeral(words, begin, money=money is not None) if begins(words.at(begin)) else None
    if other is None or other.vague or numeral.vague or numeral.share != other.share:
        return None
    return _ordered(words, numeral, other, joint, shared)


def _joins(words: Lexemes, numeral: Numeral, opener: str, joint: str, at: int) -> bool:
    if joint == "to" or joint in HYPHENS:
        reach = words.lower[max(0, numeral.first - (8 if opener in {"from", "of"} else 4)) : numeral.first]
        changes = any(word in _CHANGES for word in reach[reach.index(",") if "," in reach else 0 :])
        return not (joint == "to" and changes)
    return (joint == "and" and opener == "between") or joint == "or"


def _ordered(words: Lexemes, one: Numeral, other: Numeral, joint: str, shared: Unit | None) -> _Range | None:
    """The range where it runs upward; "2 to 3 million" shares its magnitude."""
    low = one.low
    magnitude = words.at(other.last - 1)
    if low < other.low and magnitude in MAGNITUDES and words.at(one.last - 1) not in MAGNITUDES and low < 1000:
        low = low * MAGNITUDES[magnitude]
    behind = unit_behind(words, other.last)
    if shared and (behind is None or behind.name != shared.name):
        return None
    if not low < other.high:
        return None
    if joint == "or" and other.high > low * 3:
        return None
    return _Range(low, other.high, other.last)


__all__ = ["PERCENT", "Quantity", "find_quantities", "is_misgrouped"]
