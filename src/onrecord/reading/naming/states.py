"""States that no table lists, told by what only a state has: its army, its health ministry, its prime minister."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from onrecord.reading.naming import countries
from onrecord.reading.naming.titles import (
    ARMED_GROUP_NOUNS,
    CALENDAR,
    HONORIFICS,
    KIN,
    NAME_HEADS,
    PARTICLES,
    ROLE_HEADS,
    STATE_FIELDS,
)

if TYPE_CHECKING:
    from onrecord.reading.naming.words import Words

_OWNING = frozenset({"'s", "’s"})
_FORCES = frozenset({"army", "navy", "military", "parliament"})
_BODIES = frozenset({"army", "navy"})  # of which "the X army" tells as much as "X's army"
_OF_ANY_HEAD = frozenset({"government", "president"})  # companies and leaders have those too
_MOVEMENT_NOUNS = ARMED_GROUP_NOUNS | {"group", "movement", "party", "faction", "organisation", "organization"}
_RUNNING = frozenset({"run", "controlled", "led"})
_LONGEST = 3
_TITLES = ROLE_HEADS | KIN | frozenset(HONORIFICS)
_PEOPLES = ("ian", "ish", "ese", "i")


def unlisted_states(words: Words) -> dict[str, str]:
    """For each name that the report uses as a state's and no table lists, the code it goes by."""
    votes: Counter[str] = Counter()
    texts: dict[str, str] = {}
    runs = list(_runs(words))
    for start, end in runs:
        if _has_what_states_have(words, start, end):
            text = " ".join(words.text[start:end])
            texts.setdefault(countries.country_key(text), text)
            votes[countries.country_key(text)] += 1
    if not votes:
        return {}
    against = _persons_and_movements(words, runs)
    return {key: f"~{key}" for key, text in texts.items() if _may_be_state(text) and votes[key] > against[key]}


def state_named(words: Words, text: str) -> str | None:
    """The code of the state that `text` names, listed or not."""
    return countries.named(text) or words.states.get(countries.country_key(text))


def is_named(code: str, text: str) -> bool:
    """Whether `text` is the plain name of the state `code`."""
    return code == f"~{countries.country_key(text)}" if code.startswith("~") else countries.named(text) is not None


def _runs(words: Words) -> list[tuple[int, int]]:
    """Stretches of capitalised words in one sentence."""
    found: list[tuple[int, int]] = []
    i = 0
    while i < len(words):
        end = i
        while end < len(words) and _is_capitalised(words, end) and words.sentence[end] == words.sentence[i]:
            end += 1
        if end > i:
            found.append((i, end))
        i = max(end, i + 1)
    return found


def _is_capitalised(words: Words, i: int) -> bool:
    return words.text[i][0].isupper() and words.pos[i] == "PROPN" and words.lower[i] not in CALENDAR


def _may_be_state(text: str) -> bool:
    known = countries.named(text) or countries.adjective(text) or countries.people(text)
    last = text.split()[-1].casefold()
    letters = text.replace(".", "")
    return not (known or last in NAME_HEADS | CALENDAR | PARTICLES or (letters.isupper() and len(letters) <= 5))


def _has_what_states_have(words: Words, start: int, end: int) -> bool:
    """ "X's foreign minister", "X's health ministry", "the X army"; X is not taken for a person's name where that
    may be: leaders have ministers, too."""
    if end - start > _LONGEST or words.pos[end - 1] != "PROPN":
        return False
    owned = words.text[end : end + 1] != [] and words.text[end] in _OWNING
    thing = end + 1 if owned else end
    head = thing
    while head - thing < 2 and head < len(words) and words.lower[head] in STATE_FIELDS:
        head += 1
    if head >= len(words) or words.sentence[head] != words.sentence[start]:
        return False
    noun, qualified, person = words.lower[head], head > thing, words.label[end - 1] == "PERSON"
    if words.text[head] != noun:
        return False
    if not owned:
        the = start > 0 and words.lower[start - 1] == "the"
        people = words.lower[end - 1].endswith(_PEOPLES)
        staff = noun == "staff" and words.lower[head - 1] == "general"
        return the and not people and not person and (noun in _BODIES or staff)
    if qualified and (noun in {"ministry", "staff"} or (noun == "minister" and words.lower[head - 1] == "prime")):
        return True
    return not person and (
        (qualified and noun == "minister")
        or noun in _FORCES
        or (noun in _OF_ANY_HEAD and words.label[end - 1] == "GPE")
    )


def _persons_and_movements(words: Words, runs: list[tuple[int, int]]) -> Counter[str]:
    """How often each name is a person's surname, or an armed group's or a party's."""
    against: Counter[str] = Counter()
    for start, end in runs:
        before = words.lower[start - 1] if start else ""
        titles = [word.rstrip(".") for word in (before, *words.lower[start : end - 1])]
        full = end - start > 1 and words.label[end - 2 : end] == ["PERSON", "PERSON"]
        if full or _TITLES.intersection(titles):
            against[countries.country_key(words.text[end - 1])] += len(words)
        after = words.lower[end : end + 2]
        run = len(after) == 2 and after[0] == "-" and after[1] in _RUNNING
        if run or (after and after[0] in _MOVEMENT_NOUNS) or before in _MOVEMENT_NOUNS:
            against[countries.country_key(" ".join(words.text[start:end]))] += len(words)
    return against
