"""How the names of actors are compared across reports, and which of them name nobody in particular."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from onrecord.linking.actors.offices import office_of
from onrecord.model import Actor, ActorKind
from onrecord.reading.naming import countries
from onrecord.reading.naming.name_words import plain_words
from onrecord.reading.naming.titles import (
    NAME_HEADS,
    ORG_NOUNS,
    PEOPLE_NOUNS,
    PERSON_NOUNS,
    ROLE_MODIFIERS,
    STATE_ORGS,
    UNSPECIFIC,
)
from onrecord.reading.plurals import singular

Key = tuple[str, ...]
_REMEMBERED = 1 << 16  # names come again and again
_OPENING = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"}
    | {"some", "many", "several", "both"}
)
_NUMERALS = frozenset({"ii", "iii", "iv", "v", "vi"})
# What many states have under the same name, besides ministries and armies: "the Supreme Court", "the National Guard".
_EVERYWHERE = UNSPECIFIC | frozenset(
    {"guard", "guards", "court", "central", "supreme", "constitutional", "electoral", "election", "elections"}
    | {"revolutionary", "republican", "royal", "federal", "front", "command", "corps", "border", "civil", "press"}
    | {"news", "house", "chamber", "league", "centre", "center", "radio", "television", "times", "mission", "school"}
    | {"church", "secret", "security"}
)
_RULE = frozenset({("government",), ("regime",)})  # words for those who govern, as much as the state's name


def forms_of(actor: Actor) -> tuple[str, ...]:
    """All names of the actor."""
    return (actor.name, *actor.aliases)


def words_of_form(form: str) -> list[str]:
    """The words of a name, without "the" and the marks of possession."""
    plain = form.replace("’s ", " ").replace("'s ", " ").replace("-", " ").split()
    return plain[1:] if plain and plain[0].casefold() == "the" and len(plain) > 1 else plain


def is_described(actor: Actor) -> bool:
    """Whether the actor has no name of its own."""
    return _describes(actor.name, actor.kind)


@lru_cache(maxsize=_REMEMBERED)
def _describes(name: str, kind: ActorKind | None) -> bool:
    """Whether the actor has no name: a common noun ends it, or its words fit one in every state."""
    words = words_of_form(name)
    if not words or name.split()[0].casefold() in _OPENING - {"the"} or (kind == "person" and office_of(name)):
        return True
    small = [word.casefold() for word in words]
    if (
        (kind is None and len(words) == 1)
        or (small[-1] in PEOPLE_NOUNS and (len(words) == 1 or words[-1].islower()))
        or (singular(small[-1]) in PERSON_NOUNS and words[-1].islower())
    ):
        return True
    if small[-1] in STATE_ORGS and len(words) > 1:
        return not words[0][0].isupper() or singular(words[0].casefold()) in PERSON_NOUNS or _is_unspecific(small)
    if not any(ch.isupper() for ch in words[-1]) or _is_unspecific(small) or _is_anyones(small, kind):
        return True
    before_of = words[: words.index("of")] if "of" in words else []
    return any(word.islower() and word in PERSON_NOUNS | ORG_NOUNS for word in before_of)


def _is_anyones(words: Sequence[str], kind: ActorKind | None) -> bool:
    """Whether it is an organisation by a name that others bear as well: "the Guard", "the Supreme Court"."""
    if kind not in {"organisation", "group", None} or words[-1] == "party":
        return False
    return all(word in _EVERYWHERE for word in words) and (words[-1] in NAME_HEADS or len(words) == 1)


def _is_unspecific(words: Sequence[str]) -> bool:
    """Whether the words fit one in every state: "ministry of health", "the foreign minister"."""
    if words[-1] == "party" and len(words) > 1:
        return False
    if all(word in UNSPECIFIC for word in words):
        return True
    office = singular(words[-1]) in PERSON_NOUNS
    return office and all(
        word in ROLE_MODIFIERS or singular(word) in PERSON_NOUNS or countries.adjective(word.capitalize())
        for word in words
    )


def state_key(actor: Actor) -> Key | None:
    """The state, people or state institution that the actor is, under one key for all its names."""
    return next((key for form in forms_of(actor) if (key := _state_key_of(form, actor.kind))), None)


@lru_cache(maxsize=_REMEMBERED)
def _state_key_of(form: str, kind: ActorKind | None) -> Key | None:
    words = words_of_form(form)
    if kind in {"government", "organisation"} and (code := countries.named(" ".join(words))):
        return ("state", code)
    if kind == "government" and (code := countries.capital(" ".join(words))):
        return ("state", code)
    if kind == "people" and (code := countries.people(form) or countries.adjective(" ".join(words))):
        return ("people", code)
    if len(words) > 1 and words[-1].casefold() in STATE_ORGS:
        return _institution_key(words)
    return None


def _institution_key(words: Sequence[str]) -> Key | None:
    for cut in (3, 2, 1):
        head, rest = " ".join(words[:cut]), tuple(word.casefold() for word in words[cut:])
        if len(words) > cut and (code := countries.adjective(head) or countries.named(head)):
            return ("state", code) if rest in _RULE else ("institution", code, *rest)
        if rest in _RULE and (code := countries.capital(head)):
            return ("state", code)
    return None


@lru_cache(maxsize=_REMEMBERED)
def name_key(form: str) -> Key:
    """The words of a name as they are compared, without initials."""
    words = plain_words(words_of_form(form))
    kept = tuple(word for word in words if len(word) > 1 and word not in _NUMERALS)
    return kept if len(kept) > 1 else words


def long_keys(actor: Actor) -> list[Key]:
    """The keys of the names of more than one word."""
    return [key for form in forms_of(actor) if len(key := name_key(form)) > 1]


@lru_cache(maxsize=_REMEMBERED)
def initials_within(form: str) -> str:
    """The letters of a person's name that stand for a name between the first and the last: "B" of "Anna B. Keller"."""
    words = [word.replace(".", "") for word in form.split()]
    return "".join(word for word in words[1:-1] if len(word) == 1 and word.isupper())
