"""What names are made of: their words, how they are compared, and the titles that stand before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.model import ActorKind
from onrecord.reading.naming.states import state_named
from onrecord.reading.naming.titles import (
    HONORIFICS,
    NAME_HEADS,
    NAME_LIKE,
    ORG_NOUNS,
    PARTICLES,
    ROLE_HEADS,
    ROLE_MODIFIERS,
)
from onrecord.reading.naming.words import Words

_NUMERALS = frozenset({"ii", "iii", "iv", "v", "vi"})
_GENERAL_AFTER = frozenset(
    {"attorney", "secretary", "lieutenant", "major", "brigadier", "solicitor", "inspector", "director", "consul"}
)


@dataclass(slots=True)
class Name:
    """A name by its tokens [start, end). `kind` None: not known to be an actor's, as with a city."""

    start: int
    end: int
    kind: ActorKind | None = None
    code: str | None = None  # the state it names, or whose institution it names
    form: str = "name"
    label: str = ""
    titled: bool = False
    words: tuple[str, ...] = field(default=())


def key_of(words: Words, name: Name) -> tuple[str, ...]:
    """The name's words as they are compared: small letters, no full stops, no particles or hyphens."""
    return key_of_tokens(words, name.start, name.end)


def key_of_tokens(words: Words, start: int, end: int) -> tuple[str, ...]:
    """As `key_of`, for the tokens [start, end)."""
    return plain_words(words.text[start:end])


def identity_of(words: Words, name: Name) -> tuple[str, ...]:
    """What names that are alike have in common: the state they name or whose institution, else their words."""
    texts = words.text[name.start : name.end]
    if name.code and not name.words and (name.kind in {"government", "people"} or state_named(words, " ".join(texts))):
        return ("", name.kind or "", name.code)
    if name.code and name.words:
        return ("", name.code, *name.words)
    key = plain_words(texts)
    if name.kind == "person" and len(key) > 2:
        dropped = [word for word in key if len(word) > 1 and word not in _NUMERALS]
        return tuple(dropped) if len(dropped) > 1 else key
    return key


def head_of(words: Words, name: Name) -> int:
    """The token that says what sort of thing bears the name: "Observatory" of "Observatory for Human Rights"."""
    last = name.end - 1
    return next((i - 1 for i in range(name.start + 1, last) if words.lower[i] in {"of", "for", "on"}), last)


def plain_words(texts: Sequence[str]) -> tuple[str, ...]:
    """Words of a name as they are compared."""
    plain = [text.casefold().replace(".", "").replace("’", "'") for text in texts]
    kept = [word for word in plain if word not in PARTICLES and word not in {"-", "–", ""}]
    return tuple(kept or plain)


def members_of_parties(words: Words) -> set[str]:
    """What those of the parties that the report names may be called, with a capital: "Greens" of "Green Party"."""
    return {
        f"{words.text[i - 1]}s"
        for i in range(1, len(words))
        if words.text[i] == "Party" and has_capital(words, i - 1) and not words.text[i - 1].isupper()
    }


def title_tokens(words: Words) -> list[bool]:
    """Which tokens belong to a title ("Prime Minister", "spokesman") rather than to a name."""
    marked = [False] * len(words)
    for i, lower in enumerate(words.lower):
        plain = lower.rstrip(".")
        if (plain in HONORIFICS and has_capital(words, i + 1)) or (plain in ROLE_HEADS and _is_title(words, i)):
            marked[i] = True
            _mark_around(words, marked, i)
    return marked


def _is_title(words: Words, i: int) -> bool:
    if words.lower[i] not in NAME_LIKE or not has_capital(words, i):
        return True
    if words.lower[i + 1 : i + 2] and words.lower[i + 1] in NAME_HEADS:
        return False
    before = words.lower[i - 1] if i else ""
    if before in _GENERAL_AFTER or words.pos[i - 1 if i else i] in {"DET", "PART", "PRON"}:
        return True
    if not has_capital(words, i + 1):
        return False
    return words.label[i + 1] == "PERSON" or not (i and has_capital(words, i - 1))


def _mark_around(words: Words, marked: list[bool], i: int) -> None:
    j = i - 1
    while j >= 0 and words.lower[j] in ROLE_MODIFIERS and words.sentence[j] == words.sentence[i]:
        # "Associated Press writer", "Health Ministry spokesman": a name's words have capitals, a title's have none.
        if has_capital(words, j) and (words.lower[j] in ORG_NOUNS or not has_capital(words, i)):
            break
        marked[j] = True
        j -= 1
    j = i + 1
    if j + 1 < len(words) and words.lower[j] == "of" and words.lower[j + 1] in ROLE_MODIFIERS:
        marked[j] = marked[j + 1] = True


def has_capital(words: Words, i: int) -> bool:
    """Whether there is a token `i` and it begins with a capital."""
    return 0 <= i < len(words) and words.text[i][0].isupper()


def text_of(words: Words, start: int, end: int) -> str:
    """The tokens [start, end) joined by spaces."""
    return " ".join(words.text[start:end])
