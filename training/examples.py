"""From data folders to labelled windows of words."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from network import NAMES, ROLES

from onrecord.language.pieces import PUNCTUATION, Cutter, Ints, Pieces, units

NAME_TYPES = {"Person": "PER", "Location": "LOC", "Organization": "ORG", "NORP": "NORP"}
WORDS = frozenset


@dataclass(frozen=True)
class Link:
    """A cue with its source and contents, as words of the text."""

    cue: tuple[int, int]
    source: frozenset[int]
    content: frozenset[int]


@dataclass(frozen=True)
class Example:
    """A text with its gold labels; `roles` is None where a text has names only, and the other way round."""

    id: str
    pieces: Pieces
    roles: Ints | None  # words x 3, values 0 O, 1 B, 2 I
    names: Ints | None  # words, 0 O, then B and I of each kind
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Part:
    """Words start to end of an example."""

    example: Example
    start: int
    end: int

    @property
    def size(self) -> int:
        return int(self.example.pieces.begin[self.end] - self.example.pieces.begin[self.start])


def rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def held_out(identifier: str, share: float) -> bool:
    """A fixed choice by hash, the same on every machine."""
    return int(hashlib.sha256(identifier.encode()).hexdigest()[:8], 16) / 16**8 < share


def words_in(pieces: Pieces, spans: list[list[int]]) -> list[list[int]]:
    """For each span the words that share a character with it."""
    found = []
    for start, end in spans:
        low = int(np.searchsorted(pieces.ends, start, side="right"))
        high = int(np.searchsorted(pieces.starts, end, side="left"))
        found.append(list(range(low, high)))
    return found


def attributed(row: dict[str, Any], cutter: Cutter) -> Example:
    pieces = cutter.cut(row["text"])
    roles = np.zeros((len(pieces), len(ROLES)), dtype=np.int64)
    links = []
    spans: dict[str, list[list[int]]] = {role: [] for role in ROLES}
    for attribution in row["attributions"]:
        parts = {role: words_in(pieces, attribution[role]) for role in ROLES}
        for role in ROLES:
            spans[role] += [part for part in parts[role] if part]
        cue = [word for part in parts["cue"] for word in part]
        if cue:
            bag = {role: frozenset(word for part in parts[role] for word in part) for role in ROLES}
            links.append(Link((min(cue), max(cue) + 1), bag["source"], bag["content"]))
    for column, role in enumerate(ROLES):
        for part in sorted(spans[role], key=len):  # the longer span wins where two overlap
            roles[part, column] = 2
            roles[part[0], column] = 1
    return Example(row["id"], pieces, roles, None, tuple(links))


def named(row: dict[str, Any], cutter: Cutter) -> Example:
    pieces = cutter.cut(row["text"])
    names = np.zeros(len(pieces), dtype=np.int64)
    for entity in row["entities"]:
        kind = NAME_TYPES.get(entity["type"])
        (words,) = words_in(pieces, [[entity["start"], entity["end"]]])
        if kind and words:
            number = 1 + 2 * NAMES.index(kind)
            names[words] = number + 1
            names[words[0]] = number
    return Example(row["id"], pieces, None, names)


def parts(examples: list[Example], size: int, draw: random.Random) -> list[Part]:
    """Each example cut into runs of whole sentences of at most `size` pieces, the first run of random length."""
    found = []
    for example in examples:
        pieces = example.pieces
        bounds = units(pieces, size // 2)
        first, room = 0, draw.randint(size // 4, size)
        for number in range(1, len(bounds)):
            too_long = number + 1 < len(bounds) and (
                pieces.begin[bounds[number + 1]] - pieces.begin[bounds[first]] > room
            )
            if too_long or number + 1 == len(bounds):
                found.append(Part(example, bounds[first], bounds[number]))
                first, room = number, size
    return found


class Quotes:
    """Draws another style of quotation marks for a window, so that no style is strange."""

    def __init__(self, vocabulary: dict[str, int]) -> None:
        self.left, self.right = vocabulary["“"], vocabulary["”"]
        self.straight = vocabulary['"']
        self.styles = [(self.straight, self.straight), (vocabulary["«"], vocabulary["»"]),
                       (vocabulary["‘"], vocabulary["’"]), (vocabulary["'"], vocabulary["'"]),
                       (self.left, self.right)]  # fmt: skip

    def restyle(self, ids: Ints, draw: random.Random, paragraph: int) -> Ints:
        left, right = draw.choice(self.styles)
        new, opened = ids.copy(), False
        for at, piece in enumerate(ids.tolist()):
            if piece == paragraph:
                opened = False
            elif piece == self.left or (piece == self.straight and not opened):
                new[at], opened = left, True
            elif piece in (self.right, self.straight):
                new[at], opened = right, False
        return new


def recase(shapes: Ints, draw: random.Random) -> Ints:
    """All capitals, or all small letters, now and then."""
    letters = shapes < PUNCTUATION
    return np.where(letters, draw.choice((0, 2)), shapes)


def batches(found: list[Part], size: int, draw: random.Random) -> Iterator[list[Part]]:
    """Parts of like length together, in random order."""
    draw.shuffle(found)
    block = size * 50
    groups = []
    for at in range(0, len(found), block):
        chunk = sorted(found[at : at + block], key=lambda part: part.size)
        groups += [chunk[i : i + size] for i in range(0, len(chunk), size)]
    draw.shuffle(groups)
    yield from groups
