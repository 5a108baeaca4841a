"""Which office a title or a description names: what of, and of which state."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.reading.naming import countries
from onrecord.reading.naming.titles import (
    NOT_HELD,
    OFFICES,
    PAST,
    ROLE_MODIFIERS,
    SPELLINGS,
    SPOKESPEOPLE,
    STATE_FIELDS,
    UNSPECIFIC,
)

_REMEMBERED = 1 << 16
_OPENING = frozenset(
    {"the", "a", "an", "new", "newly", "current", "incumbent", "then", "acting", "interim", "caretaker"}
)
_STAND_IN = frozenset({"acting", "interim", "caretaker"})
_OF_WORDS = STATE_FIELDS | {"state", "parliament", "staff"}
_HEADS = OFFICES - SPOKESPEOPLE
_LONGEST = 8  # words
# Offices that one person at a time holds in one state or place.
_SINGLE = frozenset(
    {"president", "premier", "chancellor", "king", "queen", "emperor", "empress", "sultan", "emir", "monarch", "pope"}
    | {"mayor", "governor"}
)
_OF_SEVERAL = frozenset({"deputy", "vice", "assistant", "under", "junior", "former", "and", "associate", "shadow"})
_ENDINGS = ("ians", "ian", "ia", "ese", "ish", "ans", "an", "ic", "i")  # of states and their adjectives
_SHORTEST = 4  # letters that are left of a state's name
_POSSESSED = re.compile(r"(?:[Tt]he )?[A-Z][^ ’']*(?: [A-Z][^ ’']*){0,2}['’]s? ")
_DEMONYM_ENDINGS = ("ian", "ean", "ese", "ish", "ani")
_REALMS = frozenset({"republ", "kingdom", "federation", "state", "city", "province", "federal", "of", "the"})
_EVERY_BODY = frozenset({"bank"})
_CREEDS = frozenset({"christian", "lutheran", "presbyterian", "jewish", "civilian", "partisan"})


class Office(NamedTuple):
    """An office by its words ("foreign", "minister"), of a state by its code, or of what else is named."""

    words: tuple[str, ...]
    country: str | None = None
    of: tuple[str, ...] = ()

    def is_single(self) -> bool:
        """Whether one person at a time holds it: not an ambassador's, a deputy's, or one of who knows what."""
        if (self.country or self.of) and self.words == ("vice", "president"):
            return True
        if not (self.country or self.of) or _OF_SEVERAL.intersection(self.words):
            return False
        if self.words[-1] in _SINGLE:
            return len(self.words) == 1
        fielded = len(self.words) > 1 and bool(STATE_FIELDS.intersection(self.words))
        return self.words == ("secretary", "of", "state") or (self.words[-1] in {"minister", "secretary"} and fielded)


def owner_of(office: Office) -> tuple[str, ...]:
    """The state or place whose office it is, for comparing."""
    if office.country:
        return (office.country,)
    stems = tuple(stem_of(word) for word in office.of)
    return tuple(stem for stem in stems if stem not in _REALMS)


def rank_of(office: Office) -> str:
    """What kind of office it is: those of a state's government are one, a mayor's or a governor's another."""
    return office.words[-1] if office.words[-1] in {"mayor", "governor"} else "state"


def owner_is_stated(text: str, office: Office) -> bool:
    """Whether the words say whose office it is ("X's", "of X", the "X-ian") rather than what sort of holder it has."""
    after = text.rpartition(" of ")[2].removeprefix("the ")
    if after != text and after[:1].isupper() and after.casefold().startswith(office.of[:1]):
        return True
    first = text.removeprefix("The ").removeprefix("the ").partition(" ")[0]
    demonym = first[:1].isupper() and first.casefold().endswith(_DEMONYM_ENDINGS) and first.casefold() not in _CREEDS
    return demonym or _POSSESSED.match(text) is not None


@lru_cache(maxsize=_REMEMBERED)
def office_of(text: str) -> Office | None:
    """The office that a title or description names, None where it names none or a past one."""
    words = text.replace("’", "'").replace(",", " ").split()
    while words and words[0].casefold() in _OPENING:
        words = words[1:]
    parts = {part for word in words for part in word.casefold().split("-")}
    if not 0 < len(words) <= _LONGEST or parts & (PAST | NOT_HELD):
        return None
    front, after = _cut_after_of(words)
    country, of = _whose(after)
    country_before, of_before, front = _cut_owner(front)
    if not front or front[-1] not in _HEADS or (country and country_before):
        return None
    field = after if not country and not of else []
    role = tuple(SPELLINGS.get(word, word) for word in [*(w.casefold() for w in field if w != "the"), *front])
    if "of" in role or len(set(role)) < len(role):
        return None
    role = ("prime", "minister") if role == ("pm",) else role
    return Office(
        ("secretary", "of", "state") if role == ("state", "secretary") and field else role,
        country or country_before,
        of or of_before,
    )


def _cut_after_of(words: list[str]) -> tuple[list[str], list[str]]:
    """The words before "of" and those after it."""
    at = next((i for i, word in enumerate(words) if word == "of" and i), len(words))
    return words[:at], words[at + 1 :]


def _whose(after: list[str]) -> tuple[str | None, tuple[str, ...]]:
    """The state, or else the place or body, that the words after "of" name; neither where they say what for."""
    if not after or all(word.casefold() in _OF_WORDS | {"the", "and"} for word in after):
        return None, ()
    code = countries.named(" ".join(after))
    of = tuple(word.casefold() for word in after if word != "the")
    return code, () if code else (stem_of(of[0]),) if len(of) == 1 else of


def _cut_owner(front: list[str]) -> tuple[str | None, tuple[str, ...], list[str]]:
    """The state or body that the words before the office name, and the office's own words in small letters."""
    for cut in (3, 2, 1):
        head = " ".join(front[:cut]).removesuffix("'s").removesuffix("'")
        if len(front) > cut and (code := countries.adjective(head) or countries.named(head)):
            return code, (), [word.casefold() for word in front[cut:]]
    at = next((i for i, word in enumerate(front) if word.casefold() in ROLE_MODIFIERS | OFFICES), len(front))
    of = tuple(word.casefold().removesuffix("'s") for word in front[:at])
    of = (stem_of(of[0]),) if len(of) == 1 else of
    if of and of[-1] in _EVERY_BODY and all(word in UNSPECIFIC for word in of):  # "the central bank governor"
        of = ()
    return None, of, [word.casefold() for word in front[at:]]


def stem_of(word: str) -> str:
    """What a state's name and its adjective have in common, for states that no table lists."""
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _SHORTEST), "")
    return word[: len(word) - len(ending)]
