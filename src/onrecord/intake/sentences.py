"""Where sentences end in a text as it is written, without a parse.

A full stop ends none where it stands for letters left out: "Oct. 7", "Gen. Hallin", "J. Brask", "the U.S. envoy".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?][\"'”’)\]]*+\s++(?=[\"'“‘(\[]?[A-Z0-9])")
_LONGEST = 12  # letters of an abbreviation
_LAST_WORD = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.)*[^\W\d_]+\Z")
_NEXT_WORD = re.compile(r"[\"'“‘(\[]?([A-Z][a-z]*+)(?![.\w-])")
_TITLES = """
    Mr Mrs Ms Mx Messrs Dr Prof Rev Fr Hon Gov Sen Rep Amb Pres Gen Lt Col Sgt Maj Capt Cmdr Adm Brig Cpl Pvt Supt Insp
    Det Msgr
"""
_BEFORE_NAME = frozenset(_TITLES.split())
_COUNTS = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec No Nos Art Sec Vol Fig Ch approx ca"
_BEFORE_NUMBER = frozenset(_COUNTS.split())
_PARTS = "St Ste Mt Ft Ave Blvd Rd Inc Ltd Co Corp Bros vs"
_WITHIN_NAME = frozenset(_PARTS.split())
_FIRST_WORDS = """
    A An The This That These Those He She It They We You His Her Its Their Our There In On At By For From With Of To But
    And Or So As If When While After Before Since Until Both Some Many Most All One Two Three What Who How Why However
    Meanwhile Earlier Later Last
"""
_OPENERS = frozenset(_FIRST_WORDS.split())  # what no name goes on with


def sentence_ends(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a sentence ends within [start, end), behind its last sign, and where the next one begins."""
    for match in _END.finditer(text, start, end):
        if not _is_abbreviation(text, match):
            yield match.start() + len(match[0].rstrip()), match.end()


def _is_abbreviation(text: str, stop: re.Match[str]) -> bool:
    """Whether the full stop belongs to the word before it and the sentence goes on."""
    if stop[0][0] != "." or not stop[0][1].isspace():
        return False
    before = _LAST_WORD.search(text, max(0, stop.start() - _LONGEST), stop.start())
    if before is None:
        return False
    word = before[0]
    if word in _BEFORE_NAME:
        return True
    if word in _BEFORE_NUMBER:
        return text[stop.end()].isdigit()
    if word not in _WITHIN_NAME and not _is_of_initials(word):
        return False
    following = _NEXT_WORD.match(text, stop.end())
    return following is None or following[1] not in _OPENERS


def _is_of_initials(word: str) -> bool:
    """Whether it is one capital or letters each with its full stop: "J", "U.S", "p.m"."""
    return word[-2:-1] == "." or (len(word) == 1 and word.isupper())
