"""What people and organisations are called without a name: titles, descriptions, pronouns."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from onrecord.model import ActorKind, MentionForm
from onrecord.reading.naming import countries
from onrecord.reading.naming.states import state_named
from onrecord.reading.naming.titles import (
    GENDERED,
    HONORIFICS,
    LEADING,
    ORG_NOUNS,
    OTHERS_STAND_IN,
    PAST,
    PEOPLE_NOUNS,
    PERSON_NOUNS,
    QUANTITIES,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    SPELLINGS,
    STATE_ORGS,
    STATES,
    Gender,
)
from onrecord.reading.naming.words import Words
from onrecord.reading.plurals import singular

_DETERMINERS = frozenset({"the", "this", "that", "these", "those"})
_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "no", "each", "every"})
_POSSESSIVE = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV"})
_OWNING = frozenset({"'s", "’s", "'", "’"})
_REACH = 10
SENT = frozenset({"ambassador", "envoy", "emissary", "delegate"})  # to somewhere
_TAKING_OF = frozenset(
    {"accuse", "accuses", "accused", "accusing", "suspect", "suspects", "suspected", "suspecting", "convicted"}
    | {"warn", "warns", "warned", "warning", "remind", "reminds", "reminded", "reminding", "informed", "assured"}
)
PRONOUNS: dict[str, tuple[str, Gender | None]] = {
    "he": ("person", "m"), "him": ("person", "m"), "his": ("person", "m"), "himself": ("person", "m"),
    "she": ("person", "f"), "her": ("person", "f"), "hers": ("person", "f"), "herself": ("person", "f"),
    "it": ("thing", None), "they": ("many", None), "them": ("many", None), "i": ("speaker", None),
    "me": ("speaker", None), "we": ("speakers", None), "us": ("speakers", None),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is said to be: "prime minister", of which state or organisation, and whether in the past.

    `place` is what stands behind "of" and is no state ("the mayor of Brackwater"), or where an envoy is sent.
    """

    words: tuple[str, ...]
    country: str | None = None
    of: tuple[str, ...] = ()
    past: bool = False
    place: tuple[str, ...] = ()

    def fits(self, held: Role) -> bool:
        """Whether a definite phrase with this role may mean somebody who holds the role `held`."""
        if self.past != held.past:
            return False
        if self.country and held.country and self.country != held.country:
            return False
        theirs = held.of or held.place
        if (self.of and self.of != theirs) or (self.place and theirs and self.place != theirs):
            return False
        if self.words == ("minister",) and "prime" in held.words:
            return False
        return self._words_fit(held.words)

    def _words_fit(self, held: tuple[str, ...]) -> bool:
        mine = self.words
        if mine == ("leader",) and self.country and held and held[-1] in LEADING | {"minister"}:
            return held[-1] != "minister" or held[-2:] == ("prime", "minister") == held
        if len(mine) > len(held):
            return False
        if held[: len(mine)] == mine and held[len(mine) :][:1] in {(), ("of",)}:
            return True
        return held[-len(mine) :] == mine and not OTHERS_STAND_IN.intersection(held[: -len(mine)])


@dataclass(slots=True)
class Phrase:
    """A mention before it is settled whom it means: its tokens [start, end) and its head token."""

    start: int
    end: int
    head: int
    form: MentionForm
    kind: ActorKind | None = None
    role: Role | None = None
    gender: Gender | None = None
    plural: bool = False
    definite: bool = False
    possessed: bool = False  # "his spokesman"
    modified: bool = False  # "the leader of ...", "the man who ..."
    noun: str = ""
    source: bool = False
    counted: bool = False  # "12 rebels", "dozens of rebels"
    owner: Hashable = None  # whose: the entity, or the words that name it
    titles: range = range(0)  # the tokens of the title that stands in one phrase with a name


def noun_phrase(words: Words, head: int, form: MentionForm, first_at: int | None = None) -> Phrase:
    """The phrase around the common noun at `head`: from its determiner to the noun, with a short "of ...".

    It begins at `first_at` at the earliest, where that is given.
    """
    start = _left(words, head) if first_at is None else min(max(_left(words, head), first_at), head)
    end = _right(words, head)
    first = words.lower[start]
    noun = words.lower[head]
    if noun == "one" and end > head + 1:
        return Phrase(start, end, head, form, kind="person", noun=noun)
    counted = noun in QUANTITIES and words.lower[head + 1 : head + 2] == ["of"] and _counts_people(words, head)
    plural = (
        counted
        or noun in PEOPLE_NOUNS
        or noun in STATES
        or (noun.endswith("s") and singular(noun) in PERSON_NOUNS | ORG_NOUNS)
    )
    owned = any(words.text[i] in _OWNING for i in range(start, head))
    sent = words.lower[head + 1 : head + 2] == ["to"] and end > head + 1
    return Phrase(
        start,
        end,
        head,
        form,
        kind=_kind_at(words, start, head, counted, plural),
        role=_sent_to(words, start, head, end) if sent else role_of(words, start, head, end),
        gender=GENDERED.get(noun),
        plural=plural,
        definite=first in _DETERMINERS or owned,
        possessed=first in _POSSESSIVE,
        modified=(sent or words.lower[end : end + 1] in [["of"], ["for"], ["who"], ["to"], ["that"]])
        and not _of_the_verb(words, head, end),
        noun=noun,
        counted=(counted and noun != "group") or (plural and _is_numbered(words, start, head)),
    )


def _is_numbered(words: Words, start: int, head: int) -> bool:
    """Whether a number says how many they are: "some 200 soldiers", not "the 200 soldiers" or "2031 campaign aides"."""
    if words.lower[start] in _DETERMINERS | _POSSESSIVE or any(words.text[i] in _OWNING for i in range(start, head)):
        return False
    numbers = [words.text[i] for i in range(start, head) if words.dep[i] == "nummod" and words.head[i] == head]
    return any(not (len(number) == 4 and number[:2] in {"19", "20"}) for number in numbers)  # which is a year


def _of_the_verb(words: Words, head: int, of: int) -> bool:
    """Whether the "of" after the noun at `head` says of what: "accused the president of lying"."""
    told = (
        words.lower[of : of + 1] == ["of"] and words.dep[head] == "dobj" and words.lower[words.head[head]] in _TAKING_OF
    )
    after = next((i for i in (of + 1, of + 2) if i < len(words) and words.text[i].isalpha()), None)
    if not told or after is None or "of" in words.lower[after : of + _REACH]:
        return False
    return words.text[after].islower() and words.lower[after] not in _DETERMINERS | _INDEFINITE | _POSSESSIVE


def _kind_at(words: Words, start: int, head: int, counted: bool, plural: bool) -> ActorKind | None:
    if counted or is_staff(words, head):
        return "people" if counted else "organisation"
    by_age = words.lower[head] == "old" and "year" in words.lower[start:head]
    person = by_age or (_is_one_of_many(words, start, head) and words.lower[head] not in ORG_NOUNS)
    return _kind(words.lower[head], plural) or ("person" if person and not plural else None)


def is_staff(words: Words, i: int) -> bool:
    """Whether the noun at `i` is an army's general staff."""
    return words.lower[i] == "staff" and i > 0 and words.lower[i - 1] == "general"


def _one_of(words: Words, head: int) -> int:
    """One past "one of X's advisers" for the "one" at `head`; just past "one" where it is not of somebody."""
    for i in range(head + 2, min(head + _REACH, len(words))):
        if words.sentence[i] != words.sentence[head] or words.pos[i] in {"VERB", "AUX", "PUNCT"}:
            break
        if words.lower[i] in PEOPLE_NOUNS or (singular(words.lower[i]) in PERSON_NOUNS and words.lower[i][-1] == "s"):
            return i + 1
    return head + 1


def _counts_people(words: Words, head: int) -> bool:
    """Whether the noun is the quantity of some people: "a number of residents", "dozens of them"."""
    of = next((i for i in range(head + 2, min(head + 6, len(words))) if words.dep[i] == "pobj"), None)
    if of is None:
        return False
    return words.lower[of] in PEOPLE_NOUNS or singular(words.lower[of]) in PERSON_NOUNS or words.label[of] == "NORP"


def _kind(noun: str, plural: bool) -> ActorKind | None:
    if noun in {"police", "forces", "force"} or (noun in ORG_NOUNS and not plural):
        return "organisation"
    if noun in STATES:
        return "government"
    if plural:
        return "people" if noun in PEOPLE_NOUNS or singular(noun) in PERSON_NOUNS else "organisation"
    return "person" if noun in PERSON_NOUNS else None


def _is_one_of_many(words: Words, start: int, head: int) -> bool:
    """Whether the phrase is of somebody by faith, people or party: "a Northerner", "the Northerner"."""
    member = words.lower[start] in _INDEFINITE or (start == head - 1 and words.dep[head] == "nsubj")
    return words.text[head][0].isupper() and head > start and member


def _left(words: Words, head: int) -> int:
    start = head
    for i in range(head - 1, max(head - 1 - _REACH, -1), -1):
        if words.sentence[i] != words.sentence[head]:
            break
        lower = words.lower[i]
        if lower in _DETERMINERS | _INDEFINITE | _POSSESSIVE:
            return i if words.pos[i] != "SCONJ" else start
        if words.pos[i] == "PUNCT" and words.text[i] != "-":
            break
        joined = words.text[i] == "-" or (words.lower[i] in _OWNING and words.start[i] == words.end[i - 1])
        hyphened = words.text[i + 1] == "-" or (i and words.text[i - 1] == "-")
        if not joined and not hyphened and words.pos[i] not in _INSIDE:
            break
        if words.text[i] not in {"'", "’"} or words.pos[i] == "PART":
            start = i
        else:
            break
    while start < head and words.pos[start] in {"PART", "PUNCT", "ADV"}:
        start += 1
    return start


def _right(words: Words, head: int) -> int:
    """One past the phrase: "minister of defence", "president of France", "envoy to Chile", else just past the noun."""
    i = head + 1
    if words.lower[head] == "one" and words.lower[i : i + 1] == ["of"]:
        return _one_of(words, head)
    sent = words.lower[i : i + 1] == ["to"] and words.lower[head] in SENT
    if (
        i + 1 >= len(words)
        or not (sent or words.lower[i] in {"of", "general"})
        or words.sentence[i + 1] != words.sentence[head]
    ):
        return head + 1
    if words.lower[i] == "general":
        return i + 1
    i += 1 + (words.lower[i + 1] == "the")
    stop = i
    while stop < min(i + 4, len(words)) and words.sentence[stop] == words.sentence[head]:
        if not (words.text[stop][0].isupper() or words.lower[stop] in {"state", "defense", "defence", "parliament"}):
            break
        stop += 1
    same = stop < len(words) and words.sentence[stop] == words.sentence[head]
    cut = same and (words.text[stop][0].isupper() or words.lower[stop] in _OWNING)
    return stop if stop > i and not cut else head + 1


def role_of(words: Words, start: int, head: int, end: int) -> Role | None:
    """The role that the words [start, end) around the noun at `head` state."""
    texts = words.text[start:end]
    country = next((code for text in _spans(texts) if (code := _state_of(words, text))), None)
    middle: list[str] = []
    of: list[str] = []
    owner = next((i for i in range(head - 1, start - 1, -1) if words.lower[i] in _OWNING), start)
    for i in range(start, head):
        lower = words.lower[i]
        if words.text[i][0].isupper() and not _is_role_word(words, i):
            if lower not in _DETERMINERS and not _state_of(words, words.text[i]):
                of.append(lower)
        elif i < owner:
            continue
        elif words.dep[i] in {"compound", "nmod"} or _is_role_word(words, i) or lower in OTHERS_STAND_IN:
            middle.append(SPELLINGS.get(lower, lower))
    past = any(word.strip("-") in PAST for word in words.lower[start:head])
    after = [w for w in words.lower[head + 1 : end] if w in {"of", "state", "defense", "defence", "general"}]
    tail = [SPELLINGS.get(w, w) for w in after] if len(after) > 1 or after == ["general"] else []
    noun = words.lower[head].rstrip(".")
    noun = HONORIFICS.get(noun, (noun, None))[0] or noun
    kept = [w for w in middle if w not in PAST and w.isalpha()]
    return Role((*kept, *noun.split(), *tail), country, tuple(of), past, _place_behind(words, head, end, country))


def _sent_to(words: Words, start: int, head: int, end: int) -> Role | None:
    """The role of an envoy: "Norway's ambassador to Chile" is of Norway."""
    role = role_of(words, start, head, head + 1)
    return role and replace(role, place=tuple(word for word in words.lower[head + 2 : end] if word != "the"))


def _place_behind(words: Words, head: int, end: int, country: str | None) -> tuple[str, ...]:
    """The capitalised words of the phrase behind "of", where they name no state: "Brackwater"."""
    if country or words.lower[head + 1 : head + 2] != ["of"]:
        return ()
    return tuple(
        words.lower[i] for i in range(head + 2, end) if words.text[i][0].isupper() and words.lower[i] != "state"
    )


def _is_role_word(words: Words, i: int) -> bool:
    return words.lower[i] in ROLE_MODIFIERS | ROLE_HEADS and words.lower[i] not in STATE_ORGS


def _spans(texts: list[str]) -> list[str]:
    pairs = [" ".join(texts[i : i + 2]) for i in range(len(texts) - 1)]
    return [*pairs, *texts]


def _state_of(words: Words, text: str) -> str | None:
    return state_named(words, text) or countries.adjective(text) if text[:1].isupper() else None
