"""One person as a report tells of them, and whether two tellings may be of the same one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from onrecord.reading.counting.effects import PERSONS
from onrecord.reading.lexemes import word_set
from onrecord.reading.naming.countries import named
from onrecord.reading.naming.titles import GENDERED, KIN, PERSON_NOUNS, Gender

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUNS = (
    PERSONS | PERSON_NOUNS | KIN | word_set("victim teen boyfriend girlfriend fiance fiancee roommate toddler")
) - {"couple"}
_PRONOUNS: dict[str, Gender] = {"he": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
_GENDERS: dict[str, Gender] = GENDERED | {
    "male": "m", "boyfriend": "m", "grandson": "m", "nephew": "m", "policeman": "m", "lad": "m", "dad": "m",
    "female": "f", "girlfriend": "f", "granddaughter": "f", "niece": "f", "policewoman": "f", "mom": "f", "mum": "f",
    "pregnant": "f", "nun": "f",
}  # fmt: skip
_YOUNG = word_set("boy girl child baby infant toddler teenager teen juvenile pupil teenage schoolboy schoolgirl minor")
_GROWN = word_set("man woman adult officer policeman policewoman soldier husband wife")
_NO_SURNAMES = word_set(
    "hospital university college school center centre church park street road avenue police department county city "
    "town village state court office army force agency ministry company club hotel island lake river bank airport "
    "station house group party union council league republic kingdom"
)
_OTHERS = word_set("another other second third fourth fifth sixth")
_COMING_OF_AGE = 18

Kind = Literal["name", "noun", "pronoun", "age"]


@dataclass(frozen=True, slots=True)
class Person:
    """What the words at one place say of somebody; None where they are silent."""

    kind: Kind
    gender: Gender | None = None
    age: int | None = None
    is_young: bool | None = None
    surname: str | None = None
    is_other: bool = False  # "another man": not one told of before
    first: int = 0  # the tokens that name them
    last: int = 0


def may_be_same(one: Person, other: Person) -> bool:
    """Whether nothing in the words of the two keeps them apart."""
    if one.surname and other.surname:
        return one.surname == other.surname
    pairs = ((one.gender, other.gender), (one.age, other.age), (one.is_young, other.is_young))
    return not any(a is not None and b is not None and a != b for a, b in pairs)


def describe(token: Token, surnames: frozenset[str]) -> Person | None:
    """The one person whom the noun phrase with this head names; None where it is no person or not one."""
    lower = token.lower_
    if lower in _PRONOUNS and token.tag_ == "PRP":
        return Person("pronoun", _PRONOUNS[lower], first=token.i, last=token.i + 1)
    if token.tag_ in ("NNP", "NN", "JJ") and not any(
        kid.dep_ == "nummod" and kid.i < token.i for kid in token.children
    ):
        return _named(token, surnames) if token.tag_ == "NNP" else _nominal(token, lower)
    return None


def surnames_of(tokens: list[Token]) -> frozenset[str]:
    """The last words of names of two words and more, by which a person alone is named later."""
    found = set()
    for one, other in pairwise(tokens):
        is_name = one.tag_ == other.tag_ == "NNP" and one.dep_ == "compound" and other.text[:1].isupper()
        if is_name and other.lower_ not in _NO_SURNAMES and not named(f"{one.text} {other.text}"):
            found.add(other.text)
    return frozenset(found)


def _named(token: Token, surnames: frozenset[str]) -> Person | None:
    """A personal name, by its form: two capitalised words, or the last of a name told in full."""
    if (token.text.isupper() and len(token.text) > 1) or not token.text.replace("-", "").replace("'", "").isalpha():
        return None
    parts = [kid for kid in token.children if kid.dep_ == "compound" and kid.tag_ == "NNP"]
    words = [*parts, token]
    text = " ".join(word.text for word in words)
    is_state = bool(parts) and named(text) is not None  # a lone surname may be a state's name too
    if is_state or any(kid.lower_ == "the" for kid in token.children):
        return None
    if token.lower_ in _NO_SURNAMES or token.ent_type_ not in ("", "PERSON"):
        return None
    if not parts and token.text not in surnames:
        return None
    gender = next((GENDERED[kid.lower_] for kid in token.children if kid.i < token.i and kid.lower_ in GENDERED), None)
    age = _age_behind(token)
    return Person("name", gender, age, _is_young(age), token.text, first=words[0].i, last=token.i + 1)


def _nominal(token: Token, lower: str) -> Person | None:
    own = [token, *(kid for kid in token.children if kid.i < token.i)]
    lowers = {kid.lower_ for kid in own}
    age = _age_before(token)
    if lower not in _NOUNS and not (lower == "old" and age is not None):
        return None
    if lower == "old" and lowers.isdisjoint({"a", "an", "the", "another"}):
        return None
    gender = next((_GENDERS[kid.lower_] for kid in own if kid.lower_ in _GENDERS), None)
    young = True if lowers & _YOUNG else False if lowers & _GROWN else _is_young(age)
    age = _age_behind(token) if age is None else age
    kind: Kind = "age" if lower == "old" else "noun"
    first = min(_first_of(own), token.i)
    return Person(kind, gender, age, young, None, not lowers.isdisjoint(_OTHERS), first, token.i + 1)


def _first_of(own: list[Token]) -> int:
    """Where the phrase begins, its possessor and age included."""
    return min(kid.left_edge.i if kid.dep_ in ("amod", "compound", "nmod", "poss") else kid.i for kid in own)


def _is_young(age: int | None) -> bool | None:
    return None if age is None else age < _COMING_OF_AGE


def _age_before(token: Token) -> int | None:
    """The 12 of "12-year-old" that is the token or stands before it."""
    doc = token.doc
    for at in range(token.i, max(token.i - 4, -1), -1):
        if doc[at].lower_ in ("old", "olds") and at >= 4 and doc[at - 2].lower_ in ("year", "years"):
            return _number(doc[at - 4])
        if doc[at].lower_ in ("old", "olds") and at >= 4 and doc[at - 2].lower_ in ("month", "months"):
            return 0
    return None


def _age_behind(token: Token) -> int | None:
    """The 44 of "Moll, 44,"."""
    doc, at = token.doc, token.i
    if at + 2 < len(doc) and doc[at + 1].text == "," and doc[at + 2].text.isdigit():
        return _number(doc[at + 2])
    return None


def _number(token: Token) -> int | None:
    return int(token.text) if token.text.isdigit() and len(token.text) < 4 else None
