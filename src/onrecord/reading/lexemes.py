"""A plain split of a text into words, numbers and signs, for the grammars of dates and figures.

The grammars need the same split whatever the parser's tokens are: "200+" is a number and a sign, "30-year"
a number, a hyphen and a word. Every pattern here is linear in the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_LEXEME = re.compile(
    r"\n[^\S\n]*\n\s*"  # a blank line ends a paragraph
    r"|[0-9][0-9,.]*|(?<![\w.])\.[0-9]+"
    r"|[apAP]\.[mM]\b\.?"  # "p.m." is one word, "pm"
    r"|[^\W\d_]+"
    r"|\S"
)
BREAK = "\n"
_CLOCK = {"a.m.": "am", "a.m": "am", "p.m.": "pm", "p.m": "pm"}


def word_set(words: str) -> frozenset[str]:
    """The words of a string as a set."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class Lexemes:
    """The words of a text in parallel lists; `lower` is "\\n" where a paragraph ends."""

    text: str
    start: list[int]
    end: list[int]
    lower: list[str]

    def __len__(self) -> int:
        return len(self.start)

    def at(self, index: int) -> str:
        """The lower-case word at `index`; empty outside the text."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def raw(self, index: int) -> str:
        """The word at `index` as written."""
        return self.text[self.start[index] : self.end[index]]

    def touches(self, index: int) -> bool:
        """Whether nothing stands between the word at `index` and the next one."""
        return index + 1 < len(self.start) and self.end[index] == self.start[index + 1]

    def index_of(self, offset: int) -> int:
        """The last word that begins at or before `offset`; -1 where there is none."""
        return bisect_right(self.start, offset) - 1


def split(text: str) -> Lexemes:
    """The words of `text`."""
    words = Lexemes(text, [], [], [])
    for match in _LEXEME.finditer(text):
        word = match.group()
        if word[0] == BREAK:
            _add(words, match.start(), match.end(), BREAK)
        elif word[0] == "." and len(word) > 1:
            _add(words, match.start(), match.end(), "0" + word)
        elif word[0].isdigit():
            _add_number(words, match.start(), word)
        else:
            lower = word.lower()
            _add(words, match.start(), match.end(), _CLOCK.get(lower, lower))
    return words


def _add(words: Lexemes, start: int, end: int, lower: str) -> None:
    words.start.append(start)
    words.end.append(end)
    words.lower.append(lower)


def _add_number(words: Lexemes, start: int, word: str) -> None:
    """The digits, then the full stops and commas behind them one by one."""
    body = word.rstrip(".,")
    _add(words, start, start + len(body), body)
    for offset in range(len(body), len(word)):
        _add(words, start + offset, start + offset + 1, word[offset])
