"""Lexemes before and behind a number that say how exactly it is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from onrecord.model import Hedge, Number
from onrecord.reading.lexemes import Lexemes

_BEFORE: dict[str, tuple[str, ...]] = {
    "about": (
        "about", "around", "roughly", "approximately", "approx", "some", "circa", "an estimated", "estimated",
        "something like", "in the region of", "in the order of", "on the order of", "~", "more or less", "perhaps",
        "an approximate",
    ),
    "almost": ("almost", "nearly", "close to", "approaching", "nearing"),
    "more than": (
        "more than", "over", "upwards of", "upward of", "in excess of", "well over", "just over", "above",
        "greater than", "exceeding", "exceeds", "exceeded", "exceed", "topped", "tops", "surpassed", "far more than",
        ">", "well above", "north of", "surpassing", "surpasses", "passed the", "higher than", "larger than",
        "bigger than", "well more than", "slightly more than", "a little more than", "a little over", "beyond",
        "longer than", "no less that", "more that",
    ),
    "at least": (
        "at least", "no fewer than", "no less than", "not less than", "not fewer than", "a minimum of", "minimum of",
        "as few as", "at the least", "or more than",
    ),
    "at most": (
        "at most", "up to", "no more than", "not more than", "as many as", "as much as", "a maximum of", "maximum of",
        "at the most", "not exceeding", "as high as", "no greater than", "as far as", "as long as",
    ),
    "fewer than": (
        "fewer than", "less than", "under", "below", "lower than", "smaller than", "<", "well under", "well below",
        "short of", "just under", "just shy of", "just short of", "sub -", "a little under",
        "far fewer than", "far less than", "slightly less than", "slightly fewer than",
    ),
}  # fmt: skip
_BEHIND: dict[str, tuple[str, ...]] = {
    "at least": ("or more", "at least", "or so more", "and up", "and above", "and more", "or higher", "or greater"),
    "more than": ("+", "plus", "and counting"),
    "about": ("or so", "or thereabouts", "give or take", "- odd", "- ish", "or more or less"),
    "at most": ("or fewer", "or less", "at most", "at the most", "or under", "or below", "maximum"),
}
_FIRST: dict[tuple[str, ...], Hedge] = {
    tuple(phrase.split()): cast("Hedge", hedge) for hedge, phrases in _BEFORE.items() for phrase in phrases
}
for _word in ("almost", "nearly", "virtually", "practically", "just about"):  # "nearly all of the 40 miners"
    for _rest in ("", " of the", " of its", " of their", " of those", " the", " of these", " its", " their"):
        _FIRST[tuple(f"{_word} all{_rest}".split())] = "almost"
_LAST: dict[tuple[str, ...], Hedge] = {
    tuple(phrase.split()): cast("Hedge", hedge) for hedge, phrases in _BEHIND.items() for phrase in phrases
}
_LONGEST = max(len(phrase) for phrase in (*_FIRST, *_LAST))
# A duration takes these as prepositions: "over two years" is during them, "around 3 p.m." is no estimate.
PREPOSITIONS = {("over",), ("under",), ("above",), ("below",), ("beyond",), ("around",), ("about",), ("passed", "the")}


@dataclass(frozen=True, slots=True)
class HedgeWords:
    """A hedge and how many words it takes beside the number."""

    hedge: Hedge
    length: int
    phrase: tuple[str, ...]


def hedge_before(words: Lexemes, at: int) -> HedgeWords | None:
    """The hedge whose words end right before word `at`."""
    return _look(words, at, _FIRST, before=True)


def hedge_behind(words: Lexemes, at: int) -> HedgeWords | None:
    """The hedge whose words begin at word `at`."""
    return _look(words, at, _LAST, before=False)


def _look(words: Lexemes, at: int, table: dict[tuple[str, ...], Hedge], before: bool) -> HedgeWords | None:
    for length in range(min(_LONGEST, at if before else len(words) - at), 0, -1):
        begin = at - length if before else at
        phrase = tuple(words.lower[begin : begin + length])
        if phrase in table:
            return HedgeWords(table[phrase], length, phrase)
    return None


def bounds(hedge: Hedge, low: Number, high: Number) -> tuple[Number | None, Number | None]:
    """What a hedge leaves of a number's bounds: a lower or an upper one only, or both."""
    if hedge in {"at least", "more than"}:
        return low, None
    if hedge in {"at most", "fewer than"}:
        return None, high
    return low, high
