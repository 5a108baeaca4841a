"""Sources of several: "the president and the prime minister said" is credited to neither of them alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from onrecord.reading.naming.titles import LEADING, PEOPLE_NOUNS, PERSON_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_OWN = frozenset({"det", "poss", "nummod", "predet"})  # what begins a phrase of its own
_BESIDE = (("together", "with"), ("along", "with"), ("as", "well", "as"), ("alongside",))
_WITHIN = frozenset({"nmod", "compound"})
_OFFICES = LEADING | {"minister"}  # of which nobody holds two


def heads_of(doc: Doc, head: int, inside: Collection[int]) -> list[int]:
    """The tokens that govern each of those who speak together, `head` first; `inside` are the source's tokens.

    Where `head` is only the first of several titles before a name, the name governs.
    """
    head = _named(doc[head], inside)
    found = [head]
    for i in found:  # grows as it is read
        if doc[i].dep_ not in _WITHIN:
            found += [other.i for other in _beside(doc[i], inside) if other.i not in found]
    found += [other for other in _accompanying(doc, head, inside) if other not in found]
    return [head, *sorted(found[1:])]


def _beside(token: Token, inside: Collection[int]) -> Iterator[Token]:
    for child in token.children:
        if child.i not in inside or child.pos_ not in _NOMINAL:
            continue
        if (
            child.dep_ in _WITHIN and child.lower_ in PEOPLE_NOUNS and _goes_on(child)
        ):  # "police and hospital officials"
            yield child
        listed = child.dep_ == "appos" and _is_person(token) and _is_person(child) and _goes_on(child)
        if listed or (child.dep_ == "conj" and not _is_same(token, child)):
            yield child


def _named(token: Token, inside: Collection[int]) -> int:
    """The name after "mayor and party leader", the noun itself where that is no such title."""
    bare = token.ent_type_ == "" and token.lower_ in PERSON_NOUNS - PEOPLE_NOUNS and not _begins_anew(token)
    named = (child.i for child in token.children if child.dep_ == "conj" and _is_person(child) and child.i in inside)
    return next(named, token.i) if bare else token.i


def _is_person(token: Token) -> bool:
    return token.ent_type_ == "PERSON" and token.pos_ == "PROPN"


def _goes_on(token: Token) -> bool:
    return any(child.dep_ == "conj" for child in token.children)


def _is_same(token: Token, other: Token) -> bool:
    """Whether the second noun says more of the first: "the chairman and chief executive"."""
    plain = other.pos_ != "PRON" and other.ent_type_ == "" and other.lower_ in PERSON_NOUNS - PEOPLE_NOUNS
    if not plain or _begins_anew(other):
        return False
    return token.ent_type_ == "" and not {token.lower_, other.lower_} <= _OFFICES


def _begins_anew(token: Token) -> bool:
    return any(child.dep_ in _OWN for child in token.children)


def _accompanying(doc: Doc, head: int, inside: Collection[int]) -> Iterator[int]:
    """Who speaks along with the first: "X, together with Y", "X as well as Y"."""
    last = max(inside, default=head)
    for i in range(head + 1, last):
        words = next((w for w in _BESIDE if tuple(t.lower_ for t in doc[i : i + len(w)]) == w), None)
        if words is not None:
            after = range(i + len(words), last + 1)
            yield from (n for n in after if n in inside and doc[n].pos_ in _NOMINAL and doc[n].head.i not in after)
