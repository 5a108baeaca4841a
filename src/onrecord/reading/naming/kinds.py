"""What kind of actor each name is: what its uses in the report speak for, all taken together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from onrecord.model import ActorKind
from onrecord.reading.naming import countries
from onrecord.reading.naming.name_words import Name, head_of, key_of, key_of_tokens, members_of_parties
from onrecord.reading.naming.titles import (
    ARMED_GROUP_NOUNS,
    KIN,
    NAME_HEADS,
    PERSON_NOUNS,
    PLACE_NOUNS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    TRIBE_NOUNS,
)
from onrecord.reading.naming.words import Words
from onrecord.reading.plurals import singular

Key = tuple[str, ...]
_MEMBERS = ("icans", "crats", "ists", "atives")  # what those of a party or a creed are called
_CAMEL = re.compile(r"(?!Mac|Mc|De|Di|La|Le)[A-Z][a-z]{2,20}[A-Z][A-Za-z]{2,20}")  # what companies and sites are called
KIND_OF_LABEL: dict[str, ActorKind] = {"PERSON": "person", "ORG": "organisation", "NORP": "group"}
_GOVERNING = frozenset(
    {"minister", "president", "premier", "chancellor", "king", "queen", "mayor", "governor", "government", "parliament"}
    | {"ministry", "army", "ambassador", "monarch"}
)
_OFFICE_WORDS = 5
_CALLINGS = frozenset(
    {"striker", "midfielder", "defender", "winger", "batsman", "bowler", "rapper", "comedian", "sprinter", "swimmer"}
    | {"painter", "sculptor", "musician", "composer", "plumber", "carpenter", "electrician", "mechanic", "lifeguard"}
)
_SHORES = frozenset({"bank", "banks", "shore", "shores", "mouth", "bend", "waters"})
_LENGTHS = frozenset({"kilometres", "kilometers", "km", "miles", "metres", "meters", "yards"})
_AT_PLACES = frozenset({"in", "near", "across", "at", "outside", "inside", "throughout", "around"})


def decide_kinds(words: Words, found: list[Name], titles: list[bool]) -> None:
    """Give each name that has no kind yet the kind that its uses in the report speak for."""
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for name in found:
        name.label = words.label[name.end - 1]
        name.titled = bool(name.start and titles[name.start - 1]) and words.pos[name.start - 1] != "PUNCT"
        votes[key_of(words, name)][_evidence(words, name)] += 3 if name.titled else 1
    won = {key: _winner(votes_of) for key, votes_of in votes.items()}
    surnames = {key[-1] for key, label in won.items() if len(key) > 1 and label == "PERSON"}
    bearers = {key[0] for key, label in won.items() if len(key) == 1 and label == "PERSON"}
    full = _unlabelled_persons(words, won, bearers, votes)
    members = _members(words) - surnames - bearers
    given, of_parties = _given_names(won), members_of_parties(words)
    camel = {key_of(words, n) for n in found if n.end - n.start == 1 and _CAMEL.fullmatch(words.text[n.start])}
    for name in found:
        key = key_of(words, name)
        name.label = won[key]
        if key in full or (len(key) == 1 and key[0] in surnames):
            name.label = "PERSON"
        elif (len(key) == 1 and name.label != "ORG" and words.text[name.start] in of_parties) or (
            len(key) == 1 and name.label in {"PERSON", ""} and _are_members(key[0], members)
        ):
            name.label = "NORP"
        elif not name.label and key in camel:
            name.label = "ORG"
        elif not name.label and len(key) == 1 and key[0] in given and _may_be_called(words, name):
            name.label = "PERSON"
        if name.kind is None:
            name.kind = KIND_OF_LABEL.get(name.label)


def _given_names(won: Mapping[Key, str]) -> set[str]:
    """The first words of the full names of people, each of one of them only."""
    counts = Counter(key[0] for key, label in won.items() if len(key) > 1 and label == "PERSON")
    return {word for word, count in counts.items() if count == 1}


def _may_be_called(words: Words, name: Name) -> bool:
    """Whether the word has its capital for a name's sake: not as the first of a sentence, nor after "the"."""
    before = words.text[name.start - 1].casefold() if name.start else ""
    within = name.start > words.first[words.sentence[name.start]] and before not in {"the", "“", "‘", '"', "'", "``"}
    return within and words.pos[name.start] == "PROPN"


def _are_members(word: str, members: set[str]) -> bool:
    """Whether the plural is of what one of them is called, or of what the adjective is made from: "Autocrats"."""
    if word.endswith(_MEMBERS):
        return True
    return word.endswith("s") and (word[:-1] in members or f"{word[:-1]}ic" in members)


def _unlabelled_persons(
    words: Words, won: Mapping[Key, str], bearers: set[str], votes: Mapping[Key, Counter[str]]
) -> set[Key]:
    """Full names without a label of which a person in the report bears the surname: for each the one most used."""
    small = {word for word in words.text if word.islower()}
    by_surname: dict[str, list[Key]] = defaultdict(list)
    for key, label in won.items():
        if (
            not label
            and 1 < len(key) < 4
            and key[-1] in bearers
            and small.isdisjoint(key)
            and NAME_HEADS.isdisjoint(key)
        ):
            by_surname[key[-1]].append(key)
    found = set()
    for keys in by_surname.values():
        counted = sorted(keys, key=lambda key: (-votes[key].total(), key))
        if len(keys) == 1 or votes[counted[0]].total() > votes[counted[1]].total():
            found.add(counted[0])
    return found


def _members(words: Words) -> set[str]:
    """Words with a capital that may be what one of a people, a faith or a party is called."""
    return {
        words.lower[i]
        for i, text in enumerate(words.text)
        if text[0].isupper() and words.label[i] in {"NORP", ""} and words.pos[i] in {"ADJ", "PROPN", "NOUN"}
    }


def bare_persons(words: Words, found: list[Name]) -> None:
    """Take what stands before a person's full name, known from the rest of the report, out of the name."""
    full = {key for name in found if name.kind == "person" and len(key := key_of(words, name)) > 1}
    for name in found:
        cut = next((i for i in range(name.start + 1, name.end - 1) if key_of_tokens(words, i, name.end) in full), None)
        if cut is not None and name.code is None and words.label[name.start] != "PERSON":
            name.start, name.kind, name.label = cut, "person", "PERSON"


def without_callings(words: Words, found: list[Name]) -> None:
    """Take a calling with the capital of a sentence's first word out of a person's name: "Goalkeeper Ida Moss"."""
    for name in found:
        first = name.start == words.first[words.sentence[name.start]]
        calling = words.lower[name.start] in PERSON_NOUNS | _CALLINGS
        if first and calling and name.kind == "person" and name.end - name.start > 2:
            name.start += 1


def without_common_plurals(words: Words, found: list[Name], sources: Collection[int]) -> list[Name]:
    """Without plural common nouns that only a sentence's beginning gives a capital: "Rebels said", "Bells rang".

    One that speaks, and is no word for people, may be what those of a party or a team are called.
    """
    sure = {words.lower[i] for i, pos in enumerate(words.pos) if pos == "PROPN" and words.text[i][0].isupper()}

    def is_common(name: Name) -> bool:
        lower = words.lower[name.start]
        opening = name.start == words.first[words.sentence[name.start]]
        if name.end - name.start > 1 or not opening or words.pos[name.start] != "NOUN" or lower in sure:
            return False
        if name.kind == "group":  # what those of a party are called
            return False
        many = lower.endswith("s") and words.text[name.start][1:].islower() and name.code is None
        return many and (singular(lower) in PERSON_NOUNS or name.start not in sources)

    return [name for name in found if not is_common(name)]


def _winner(votes: Counter[str]) -> str:
    known = [(count, label) for label, count in votes.items() if label]
    return max(known)[1] if known else ""


def _evidence(words: Words, name: Name) -> str:
    """What this use of the name speaks for, as a label of the parse's."""
    last, label = words.lower[name.end - 1], name.label
    after = words.lower[name.end] if name.end < len(words) else ""
    if (name.titled and last not in NAME_HEADS) or _apposed(words, name.end - 1) or _is_credited(words, name):
        return "PERSON"
    if after in PLACE_NOUNS or _is_where(words, name):
        return "GPE"
    if label == "PERSON" and name.start and words.opens[name.start - 1] and words.pos[name.start - 1] == "AUX":
        return ""  # "Will X open?": the verb was taken into the name
    if label == "PERSON" and name.end - name.start == 1 and countries.capital(words.text[name.start]):
        return "GPE"
    if label == "PERSON" and name.end - name.start == 1 and _is_governed(words, name):
        return "GPE"
    the = name.start > 0 and words.lower[name.start - 1] == "the"
    plain = words.text[name.end - 1].replace(".", "")
    if name.end - name.start == 1 and plain.isupper() and 2 <= len(plain) <= 5 and label != "GPE":
        return "ORG"
    if words.lower[head_of(words, name)] in NAME_HEADS and label != "GPE" and (the or label != "PERSON"):
        return "ORG"
    if name.start and words.lower[name.start - 1] in _AT_PLACES and after not in {"'s", "’s", "'", "’"}:
        return "GPE" if label not in {"PERSON", "NORP"} or name.end - name.start == 1 else label
    inside = {"of", "for", "on"}.isdisjoint(words.lower[name.start : name.end])
    return _of_people(label, last, after, the and inside)


def _is_governed(words: Words, name: Name) -> bool:
    """Whether the name is of a state or a place that somebody governs: "X's foreign minister", "the mayor of X"."""
    before = words.lower[max(name.start - 2, 0) : name.start]
    if len(before) == 2 and before[1] == "of":
        governed = singular(before[0]) in _GOVERNING | PLACE_NOUNS | {"port"}
        if governed or words.label[name.start - 2] == "PERSON":  # "Keller of X"
            return True
    if any(words.dep[i] == "appos" and words.head[i] == name.start for i in _places_after(words, name.end)):
        return True
    if words.lower[name.end : name.end + 1] not in (["'s"], ["’s"]):
        return False
    i = name.end + 1
    while i < min(name.end + _OFFICE_WORDS, len(words) - 1) and words.lower[i] in ROLE_MODIFIERS - _GOVERNING:
        i += 1
    return i < len(words) and words.lower[i] in _GOVERNING


def _places_after(words: Words, end: int) -> list[int]:
    """The nouns of places in what a comma sets apart: "X, a town in the north"."""
    stop = min(end + _OFFICE_WORDS, len(words))
    return [i for i in range(end + 1, stop) if words.text[end] == "," and words.lower[i] in PLACE_NOUNS]


def _of_people(label: str, last: str, after: str, the: bool) -> str:
    """The label of a name that may be of a people, a group or an organisation: not of a person after "the"."""
    if (
        after in ARMED_GROUP_NOUNS
        or after in TRIBE_NOUNS
        or (the and last.endswith("s") and label in {"NORP", "ORG", "PERSON"})
    ):
        return "NORP"
    return "ORG" if label == "PERSON" and the else label


def _is_credited(words: Words, name: Name) -> bool:
    """Whether the name is a photographer's or a writer's: "(Agency/X Y)", "Reporting by X Y and V W"."""
    zone = words.zone[name.start]
    if not name.start or zone not in {"caption", "credit"}:
        return False
    if words.text[name.start - 1] == "/":
        return True
    whole = name.end - name.start > 1 and words.lower[name.end - 1] not in NAME_HEADS
    return zone == "credit" and whole and words.lower[name.start - 1] in {"by", "and"}


def _is_where(words: Words, name: Name) -> bool:
    """Whether the name is where something stands or goes over: "the bank of the X", "across the X", "10 km from X"."""
    i = name.start - 1
    if i > 0 and words.lower[i] == "the":
        i -= 1
    if i < 1:
        return False
    before = words.lower[i - 1]
    return (
        words.lower[i] == "across"
        or (words.lower[i] == "of" and before in _SHORES)
        or (words.lower[i] == "from" and before in _LENGTHS)
    )


def _apposed(words: Words, i: int) -> bool:
    """Whether a noun that says what a person is stands beside the name that ends at `i`."""
    head = words.head[i]
    if words.dep[i] == "appos" and words.lower[head] in ROLE_HEADS | KIN:
        return True
    return any(
        words.dep[j] == "appos" and words.head[j] == i and words.lower[j] in ROLE_HEADS | KIN
        for j in range(i + 1, min(i + 7, len(words)))
    )
