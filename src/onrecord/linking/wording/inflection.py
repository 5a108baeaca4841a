"""Words and phrases to look for, in the forms that English gives them.

Only regular endings are known: who looks for `strike` and `struck` names both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

_VOWELS = "aeiou"
_BETWEEN = re.compile(r"[\s\-‐‑]+")


@dataclass(frozen=True, slots=True)
class Sought:
    """The words that a reader names, and the pattern that finds them: one group a word, in the same order."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]


def sought(words: Iterable[str]) -> Sought | None:
    """What to look for, each once, in whatever order they are named; None where none has a letter or a digit.

    Of two that begin at one place the longer is found. Part of a word joined by hyphens counts as a word.
    """
    named = {word if _is_capitals(word) else word.casefold() for word in (" ".join(each.split()) for each in words)}
    ordered = sorted(
        (word for word in named if any(map(str.isalnum, word))), key=lambda it: (-len(_parts(it)), -len(it), it)
    )
    if not ordered:
        return None
    groups = "|".join(f"({_phrase(word)})" for word in ordered)
    return Sought(tuple(ordered), re.compile(rf"(?<!\w)(?:{groups})(?!\w)"))


def _is_capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _parts(phrase: str) -> list[str]:
    return [part for part in _BETWEEN.split(phrase) if part]


def _phrase(phrase: str) -> str:
    # Between its words: a hyphen, or spaces with a line's end at most, so that none runs over two paragraphs.
    between = r"(?:[-‐‑]|[^\S\n]{1,8}|[^\S\n]{0,8}\n[^\S\n]{0,8})"
    return between.join(_any_form(word, in_capitals=_is_capitals(phrase)) for word in _parts(phrase))


def _any_form(word: str, *, in_capitals: bool) -> str:
    """A word in any case and with its endings; one in capitals (US) in capitals only, or with a small s."""
    if in_capitals:
        return re.escape(word) + "s?"
    forms = {word, *(_inflected(word) if len(word) > 2 and word.isalpha() else ())}
    return f"(?i:{'|'.join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))})"


def _inflected(word: str) -> Iterator[str]:
    """The regular endings: s, es, ed, ing, with an e dropped, a y changed or a last letter doubled."""
    if word[-1] == "y" and word[-2] not in _VOWELS:
        yield from (word[:-1] + "ies", word[:-1] + "ied", word + "ing")
    elif word[-1] == "e":
        yield from (word + "s", word + "d", (word if word.endswith(("ee", "oe", "ye")) else word[:-1]) + "ing")
    else:
        yield word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")
        doubles = word[-1] not in _VOWELS + "wxyh" and word[-2] in _VOWELS and word[-3] not in _VOWELS
        syllables = sum(is_vowel for is_vowel, _ in groupby(word, _VOWELS.__contains__))
        if doubles:
            yield from (word + word[-1] + "ed", word + word[-1] + "ing")
        if not doubles or syllables > 1:
            yield from (word + "ed", word + "ing")
