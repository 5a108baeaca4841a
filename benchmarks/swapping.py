"""Texts that differ in names alone, and where each place of the one lies in the other."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

OWN = Path(__file__).with_name("parity.toml")
_SLOT = re.compile(r"\{([a-zA-Z])([12])(?:\.(\w+))?\}")
_ARTICLE = re.compile(r"the ", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_PRONOUNS = {
    "m": {"he": "he", "his": "his", "him": "him", "mr": "Mr.", "spokesman": "spokesman"},
    "f": {"he": "she", "his": "her", "him": "her", "mr": "Ms.", "spokesman": "spokeswoman"},
}


class Party(NamedTuple):
    """One that is named in a text: its words by the slot that they fill, and what is special about its name."""

    name: str
    words: Mapping[str, str]
    trait: str


@dataclass(frozen=True)
class Exchange:
    """A text, the same with other names, and the stretches exchanged: (start, end) here and there, in order."""

    text: str
    other: str
    stretches: tuple[tuple[int, int, int, int], ...]

    def over(self, start: int, end: int) -> tuple[int, int] | None:
        """Where [start, end) lies in the other text; None where it cuts a name that has no such part there."""
        begin, finish = self._place(start, False), self._place(end, True)
        return None if begin is None or finish is None else (begin, finish)

    def _place(self, at: int, is_end: bool) -> int | None:
        shift = 0
        for start, end, other_start, other_end in self.stretches:
            if at < start or (is_end and at == start):
                break
            if at == start:
                return other_start if start < end or other_start == other_end else other_end
            if at < end:
                return self._inside(at, (start, end, other_start, other_end), is_end)
            shift = other_end - end
        return at + shift

    def _inside(self, at: int, stretch: tuple[int, int, int, int], is_end: bool) -> int | None:
        start, end, other_start, other_end = stretch
        own = [match.span() for match in _WORD.finditer(self.text, start, end)]
        others = [match.span() for match in _WORD.finditer(self.other, other_start, other_end)]
        bounds = [span[is_end] for span in own]
        return others[bounds.index(at)][is_end] if len(own) == len(others) and at in bounds else None


def exchanged(pieces: Iterable[tuple[str, str]]) -> Exchange:
    """The two texts made of these pieces; a leading article is a stretch of its own."""
    here, there, stretches = "", "", []
    for one, other in pieces:
        if one != other:
            for own, new in _articles_apart(one, other):
                stretches.append((len(here), len(here) + len(own), len(there), len(there) + len(new)))
                here, there = here + own, there + new
        else:
            here, there = here + one, there + other
    return Exchange(here, there, tuple(stretches))


def _articles_apart(one: str, other: str) -> list[tuple[str, str]]:
    cut, cut_other = (match.end() if (match := _ARTICLE.match(text)) else 0 for text in (one, other))
    names = (one[cut:], other[cut_other:])
    return [(one[:cut], other[:cut_other]), names] if cut or cut_other else [names]


class Own(NamedTuple):
    """The texts and names of `parity.toml`."""

    texts: dict[str, str]
    parties: dict[str, list[Party]]  # by the letter of their slots


def own_texts(path: Path = OWN) -> Own:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    people = [
        Party(full, {"": full, "last": last, **_PRONOUNS[sex]}, trait) for full, last, sex, trait in data["people"]
    ]
    states = [
        Party(name, {"": name, "adj": adjective, "people": people, "capital": capital}, trait)
        for name, adjective, people, capital, trait in data["countries"]
    ]
    groups, organisations = (
        [Party(name, {"": name}, trait) for name, trait in data[kind]] for kind in ("groups", "organisations")
    )
    return Own(data["texts"], {"p": people, "c": states, "g": groups, "o": organisations})


def slots(template: str) -> set[str]:
    """The slots that a template fills, as "p1"."""
    return {match[1].lower() + match[2] for match in _SLOT.finditer(template)}


def filled(template: str, cast: Mapping[str, Party], other: Mapping[str, Party]) -> Exchange:
    """The template with the names of `cast`, and with those of `other`."""
    pieces, end = [], 0
    for match in _SLOT.finditer(template):
        literal = template[end : match.start()]
        slot = match[1].lower() + match[2]
        pieces += [(literal, literal), (_fill(match, cast[slot]), _fill(match, other[slot]))]
        end = match.end()
    return exchanged([*pieces, (template[end:], template[end:])])


def _fill(match: re.Match[str], party: Party) -> str:
    field = match[3] or ""
    text = party.words[field.lower()]
    if field.isupper():
        return text.upper()
    return text[:1].upper() + text[1:] if match[1].isupper() or field[:1].isupper() else text
