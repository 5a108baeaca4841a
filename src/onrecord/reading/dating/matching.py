"""Where the rules of the grammar match in a text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import Report
from onrecord.reading.dating.grammar import RULES, WHOLE_MONTHS
from onrecord.reading.lexemes import Lexemes

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ENDLESS = set(",-–:/'’‘`")  # signs that end no time expression


class Match(NamedTuple):
    """The words [first, last), matched by a rule."""

    first: int
    last: int
    rule: int


class Text(NamedTuple):
    """A report with all that its dates are read from; `anchor` is the publication day."""

    report: Report
    doc: Doc
    words: Lexemes
    letters: str
    anchor: date | None


def matches(letters: str) -> list[Match]:
    """All matches, leftmost first; of those at one place the longest first, then the earliest rule."""
    found = [
        Match(*match.span(), index) for index, rule in enumerate(RULES) for match in rule.pattern.finditer(letters)
    ]
    return sorted(found, key=lambda match: (match.first, -match.last, match.rule))


def trimmed(words: Lexemes, match: Match) -> Match:
    """Without signs at the end; a full stop stays behind an abbreviation ("Oct."), not behind a whole name."""
    last = match.last
    while last > match.first + 1 and (
        words.at(last - 1) in _ENDLESS or (words.at(last - 1) == "." and words.at(last - 2) in WHOLE_MONTHS)
    ):
        last -= 1
    return match._replace(last=last)
