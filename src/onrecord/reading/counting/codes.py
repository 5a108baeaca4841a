"""What only looks like a quantity: codes, ages, addresses, scores and numbers that are part of a name."""

from __future__ import annotations

from onrecord.reading.counting.effects import PEOPLE, PERSONS
from onrecord.reading.counting.quantity_units import Unit, unit_behind
from onrecord.reading.lexemes import BREAK, Lexemes, word_set
from onrecord.reading.numerals import MAGNITUDES, TENS, Numeral

HYPHENS = {"-", "–", "—", "‑"}
_DESIGNATORS = word_set(
    "no number section chapter article articles resolution route highway interstate level page pages room flight "
    "paragraph clause rule phase gate terminal channel figure table item lot box apt apartment suite floor building "
    "exit line unit block title amendment proposition volume episode season part act day week year grade class "
    "district precinct ward zone sector area row division platform runway hwy rt formula psalm verse type model mark "
    "version category image photo slide code serial bus bill bills"
)
_CONTESTS = word_set(
    "beat beats beating beaten won win wins winning lost lose loses losing defeat defeated defeats score scored scores "
    "led leads lead drew draw tie tied victory loss"
)
_INDICES = word_set("stoxx ftse nasdaq russell dax cac ibex nikkei topix asx tsx csi bse nifty sp")
_STREETS_BEFORE = word_set("rue ave avenue via calle rua ulica")  # "22 Rue Moll"
_AGES = 20  # words of a list of ages
_AGE_JOINTS = frozenset({",", "and", "to", "or", "between", "from", "-", "–", "&"})
_STEPS = word_set("step game phase stage")  # what is told apart by a number behind it
_EMERGENCY = {"911", "999", "112"}
_PLACED = {"first", "second", "last", "latter", "other"}
_STREETS = word_set(
    "street st avenue ave road rd lane ln drive dr boulevard blvd court ct place pl highway hwy block "
    "way terrace crescent parkway circle square"
)
_COMPASS = {"n", "s", "e", "w", "north", "south", "east", "west", "ne", "nw", "se", "sw"}


def is_name_or_code(words: Lexemes, numeral: Numeral, money: Unit | None) -> bool:
    """Whether the numeral is an ordinal, a clock, a score, an age, an address or part of a name."""
    if money:
        return False
    at, last = numeral.first, numeral.last
    before, after = words.at(at - 1), words.at(last)
    is_digits = words.at(at)[0].isdigit()
    if _is_glued(words, at, last) if is_digits else _is_hyphened(words, at):
        return True
    if _is_index(words, at, last) or _is_compound(words, last) or is_age(words, at, last) or _is_score(words, at, last):
        return True
    if is_digits and (_is_run(words, at) or (before == "of" and words.at(at - 2).isdigit() and after in {BREAK, ""})):
        return True
    if is_digits and _is_of_an_era(words, at):
        return True
    if words.at(at - 1) in _STEPS and words.at(at - 2) not in {"a", "an", "the", "each", "per", "every"}:
        return True
    if (before == "(" and after == ")") or (words.at(at) == "half" and before in _PLACED):
        return True
    if words.at(at) in _EMERGENCY and last == at + 1 and after not in PEOPLE:
        return True
    if is_digits and (before in {"#", "№"} or _is_designated(words, at) or _is_address(words, at, last)):
        return True
    begins_line = before in {BREAK, ""}
    return begins_line and (after == BREAK or (is_digits and after in {".", ")"}))  # a list's item number


def _is_score(words: Lexemes, at: int, last: int) -> bool:
    """ "beat Varn 4 to 1", "a 3 to 2 win"."""
    reach = words.lower[max(0, at - 9) : at] + words.lower[last + 2 : last + 5]
    one, other = words.at(at), words.at(last + 1)
    is_pair = words.at(last) == "to" and one.isdigit() and other.isdigit() and max(len(one), len(other)) < 4
    is_second = words.at(at - 1) == "to" and words.at(at - 2).isdigit() and one.isdigit()
    return (is_pair or is_second) and bool(_CONTESTS.intersection(reach))


def _is_run(words: Lexemes, at: int) -> bool:
    """One of three groups of digits side by side, as in a telephone number."""
    groups = [words.at(index).isdigit() for index in range(at - 2, at + 3)]
    return any(all(groups[first : first + 3]) for first in range(3))


def _is_glued(words: Lexemes, at: int, last: int) -> bool:
    """Digits that touch letters or signs: "5th", "F-16", "10:30", "3-2", "24/7", "A320"."""
    after = words.at(last) if words.touches(last - 1) else ""
    before = words.at(at - 1) if at and words.touches(at - 1) else ""
    follows_feet = before in {"'", "’", "′"} and (len(words.at(at)) == 2 or words.at(at - 2).isdigit())
    if after in {"th", "st", "nd", "rd", "s"} or follows_feet:
        return True
    if (
        (before.isalpha() and before != "sub")
        or before in {"/", ":", "_", "&", "@"}
        or (after in {":", "/", "_", "@"} and words.touches(last))
    ):
        return True
    if before in HYPHENS and at > 1 and words.touches(at - 2) and words.at(at - 2).isalnum():
        return words.at(at - 2) not in {"minus", "sub"}
    if after in {"'", "’", "′"} and words.touches(last) and (words.at(last + 1).isdigit() or words.at(last + 1) == "s"):
        return True  # feet and inches, "in her 20's"
    return after.isalpha() and unit_behind(words, last) is None


def _is_hyphened(words: Lexemes, at: int) -> bool:
    """ "a high-five": the last part of a word."""
    joined = words.at(at - 1) in {"-", "‑"} and at > 1 and words.touches(at - 1) and words.touches(at - 2)
    return joined and words.at(at - 2).isalpha() and words.at(at - 2) not in {"minus", "sub", "mid", *TENS}


def _is_compound(words: Lexemes, last: int) -> bool:
    """ "three-phase plan", "a 3-2 win": the number is part of a name for something."""
    if words.at(last) not in HYPHENS or not (words.touches(last - 1) and words.touches(last)):
        return False
    following = words.at(last + 1)
    if following[:1].isdigit():
        one, other = words.at(last - 1), following
        if len(one) == 3 and len(other) == 4:
            return True  # a telephone number
        return not (one.isdigit() and other.isdigit() and int(one) < int(other) and words.at(last + 2) not in HYPHENS)
    return (
        following.isalpha()
        and following not in {"odd", "ish", "strong", *MAGNITUDES}
        and unit_behind(words, last) is None
    )


def is_age(words: Lexemes, at: int, last: int) -> bool:
    """ "44-year-old", "aged 44", "44 years old", ", 44," """
    before = words.at(at - 1)
    if before in {"aged", "age", "ages"} or (before == "of" and words.at(at - 2) in {"age", "ages"}):
        return True
    if _in_age_list(words, at, last):
        return True
    further = [word for word in words.lower[last : last + 9] if word not in HYPHENS and not word.isdigit()][:4]
    if further[:1] and further[0] in {"to", "and", "or"} and further[1:3] in (["year", "old"], ["years", "old"]):
        return True  # "18- to 24-year-old", "27 and 29 years old"
    if words.at(last) in {"yo", "y"} and words.at(last + 1) not in {"-", ""}:
        return words.at(last) == "yo" or words.at(last + 1) == "/"
    tail = [word for word in words.lower[last : last + 6] if word not in HYPHENS][:3]
    if (
        tail[:1]
        and tail[0] in {"year", "years", "month", "months", "yr", "week", "day"}
        and tail[1:2]
        and tail[1] in {"old", "olds"}
    ):
        return True
    if {"age", "ages", "aged"} & set(words.lower[max(0, at - 4) : at]) and before in {"from", "between", "in", "of"}:
        return True
    closers = {",", ".", ";", ")", BREAK, ""}
    if before == "," and _ends_headline(words, at, last):
        return True
    return before == "," and words.at(last) in closers and at > 1 and _is_person_age(words, at, last)


def _is_of_an_era(words: Lexemes, at: int) -> bool:
    """ "A.D. 1000", "between A.D. 1000 and 1260": years."""
    if words.at(at - 1) in {"and", "to", "-", "–"} and words.at(at - 2).isdigit():
        at -= 2
    return words.at(at - 1) in {"ad", "ce"} or words.lower[max(0, at - 4) : at] == ["a", ".", "d", "."]


def _is_index(words: Lexemes, at: int, last: int) -> bool:
    """ "the S&P 500", "Stoxx 50": an index of shares by how many it holds, not by its level."""
    if last != at + 1 or not words.at(at).isdigit() or words.at(last) in PEOPLE:
        return False
    stands_for = words.at(at - 1) == "p" and (
        words.at(at - 2) == "s" or words.lower[max(0, at - 3) : at - 1] == ["s", "&"]
    )
    return (stands_for or words.at(at - 1) in _INDICES) and int(words.at(at)) % 5 == 0


def _in_age_list(words: Lexemes, at: int, last: int) -> bool:
    """ "ages 10, 8 and 4", "aged 12 to 40"; not "aged 12, and 40 others"."""
    if words.at(last) in PEOPLE or words.at(last) in {"others", "other", "more"}:
        return False
    index = at - 1
    while index > at - _AGES and (words.at(index) in _AGE_JOINTS or words.at(index).isdigit()):
        index -= 1
    return index < at - 1 and words.at(index) in {"aged", "ages", "age"}


def _is_person_age(words: Lexemes, at: int, last: int) -> bool:
    value, name = words.at(at), at - 2
    name -= words.at(name) == "." and words.at(name - 1) in {"jr", "sr"}
    return last == at + 1 and value.isdigit() and int(value) < 110 and words.raw(name)[0].isupper()


def _ends_headline(words: Lexemes, at: int, last: int) -> bool:
    """ "shoots man, 18 Ada Moll": the age in a headline that runs into the next line."""
    value = words.at(at)
    is_age = last == at + 1 and value.isdigit() and int(value) < 110 and words.at(at - 2) in PERSONS
    return is_age and last < len(words) and words.raw(last)[0].isupper()


def _is_designated(words: Lexemes, at: int) -> bool:
    before = words.at(at - 1)
    if before == "of" and words.at(at - 3) in {"image", "photo", "slide", "page"}:
        return True
    if before == "." and words.at(at - 2) == "no" and words.raw(at - 2)[0] == "N":
        return True
    return before in _DESIGNATORS and (
        words.raw(at - 1)[0].isupper() or before in {"number", "page", "chapter", "category"}
    )


def _is_address(words: Lexemes, at: int, last: int) -> bool:
    """ "8509 Rixlew Ln", "100 block of", "90 E. 71st St"."""
    following = words.lower[last : last + 5]
    if following[:1] == ["block"] or (following[:1] and following[0] in _COMPASS and words.raw(last)[0].isupper()):
        return True
    if following[:1] and following[0] in HYPHENS and following[1:2] and following[1].isdigit():  # "16-18 Harbour Lane"
        last += 2
        following = words.lower[last : last + 5]
    is_at = words.at(at - 1) in {"at", "located", "on"} and len(words.at(at)) > 2 and words.at(at).isdigit()
    if following[:1] == ["zip"] or (following[:1] and following[0] in _STREETS_BEFORE and words.raw(last)[0].isupper()):
        return True
    if is_at and last < len(words) and words.raw(last)[0].isupper():
        return True
    for offset, word in enumerate(following[:4]):
        if not word.isalpha() or not words.raw(last + offset)[0].isupper():
            return False
        if offset and word in _STREETS:
            return True
    return False
