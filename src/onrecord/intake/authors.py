"""Who wrote a page: names of people as its byline, houses and agencies as its credit.

A name is believed where the page says that it is the author's, and read as a person's where it looks
like one: two to five capitalised words, none of which belongs to houses, desks or jobs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.intake.agencies import is_agency

# Words of houses, which no person's name holds.
_HOUSES = """
staff news newsroom newsdesk desk team editors editorial board bureau reporter reporters correspondent correspondents
press agency agencies wire service services media network times post herald tribune journal gazette daily weekly
magazine newspaper radio television tv broadcasting foundation institute institution university college school ministry
council association society company corporation group inc ltd
"""
# Words of jobs, labels and page furniture, which it does not hold either.
_OTHERS = """
editor online digital channel report reports reporting department office committee llc limited corp admin administrator
webmaster web contributor contributors contributing guest author authors writer writers columnist columnists sponsored
partner content special advertiser advertisement publisher published updated senior chief director officer president
head professor fellow analyst manager producer intern executive assistant associate deputy freelance journalist
journalists photographer opinion politics sports business world the our your com org net www newsletter follow subscribe
minutes min read share comments twitter facebook instagram email others anonymous unknown user
"""
_PARTICLE_WORDS = "de del della di da dos du van von der den ter ten la le el al bin ibn bint abu y e af av zu"
_HOUSE_WORDS = frozenset(_HOUSES.split())
_NO_NAMES = _HOUSE_WORDS | frozenset(_OTHERS.split())
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_DEGREE = re.compile(
    r"(?:Ph\.?D|M\.?D|J\.?D|M\.?A|M\.?B\.?A|B\.?A|D\.?D|Esq|Jr|Sr|II|III|IV|S\.?J|R\.?N|M\.?P\.?H|D\.?O)\.?", re.I
)
_LEAD_IN = re.compile(
    r"^\W*(?:(?:written|posted|published|reported|story|words|text|article|review|analysis|opinion|commentary)\s+)?by\b[\s:—–-]*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:[;|•·\n\t/]|\s[—–-]\s|\s&\s|\band\b|\bwith\b|\bfor\b|\bin\s+[A-Z])\s*")
_URL = re.compile(r"https?://\S+")
_ADDRESS = re.compile(r"[@\d]|https?:|www\.|[A-Za-z0-9-]{2,}\.[a-z]{2,10}\b")
_WORD = re.compile(r"[^\W\d_][\w.'’‘-]*")


class Names(NamedTuple):
    """The people and the houses that an author line names, each once, in order."""

    people: tuple[str, ...] = ()
    houses: tuple[str, ...] = ()


def read_names(lines: Iterable[str], house_names: Iterable[str] = ()) -> Names:
    """The names in author lines. `house_names` are the outlet's own names, which are no person's."""
    own = {_plain(name) for name in house_names} - {""}
    people: dict[str, str] = {}
    houses: dict[str, str] = {}
    for line in lines:
        plain = _URL.sub("", line.replace("\u00a0", " ")).strip()
        for part in _PARTS.split(plain):
            _read_part(_LEAD_IN.sub("", part), own, people, houses)
    return Names(tuple(people.values()), tuple(houses.values()))


def looks_like_person(name: str) -> bool:
    """Whether the words could be a person's name as bylines give it."""
    if _ADDRESS.search(name) or len(name) > 60:
        return False
    words = _WORD.findall(name)
    if not 2 <= len(words) <= 5 or " ".join(words) != " ".join(name.split()):
        return False
    plain = [word.casefold().strip(".'’") for word in words]
    if any(word in _NO_NAMES for word in plain):
        return False
    named = [word for word in words if word.casefold() not in _PARTICLES]
    return len(named) >= 2 and all(word[0].isupper() for word in named)


def _read_part(part: str, own: set[str], people: dict[str, str], houses: dict[str, str]) -> None:
    """Names parted by commas; after a name that is no person's, the rest of the part says what a person is."""
    pieces = [piece.strip(" ,:()[]") for piece in part.split(",")]
    for i, piece in enumerate(pieces):
        if not piece:
            continue
        key = _plain(piece)
        if is_agency(piece) or (key in own and not _ADDRESS.search(piece)):
            houses.setdefault(key, piece)
        elif looks_like_person(piece) and not _same_house(key, own):
            people.setdefault(key, _recased(piece))
        elif _DEGREE.fullmatch(piece) and people and i:
            last = list(people)[-1]
            people[last] = people[last] if piece in people[last] else f"{people[last]}, {piece}"
        elif not i and not _ADDRESS.search(piece) and any(word.casefold() in _HOUSE_WORDS for word in piece.split()):
            houses.setdefault(key, piece)


def _same_house(key: str, own: set[str]) -> bool:
    """Whether a name is the outlet's with a word more or less."""
    return any(len(house) > 4 and (key.startswith(house) or house.startswith(key)) for house in own)


def _recased(name: str) -> str:
    """A name set in capitals, as it is written elsewhere."""
    if not name.isupper() or len(name) < 6:
        return name
    return " ".join(word if len(word) < 3 else word.title() for word in name.split())


def _plain(name: str) -> str:
    return re.sub(r"\W", "", name.casefold().removeprefix("the ")).removeprefix("www")
