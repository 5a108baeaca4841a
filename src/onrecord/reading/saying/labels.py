"""What stands before a colon where speech is laid out by speaker: "JANE SMITH, HOST:", "Mr. Smith (laughs):", "Q:"."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from onrecord.reading.naming import countries
from onrecord.reading.naming.titles import (
    CALENDAR,
    HONORIFICS,
    ORG_NOUNS,
    PARTICLES,
    PAST,
    PERSON_NOUNS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A letter is one of a pair such as Q and A; a role names nobody; a single name needs to be borne out elsewhere.
LabelKind = Literal["letter", "role", "titled", "full", "single"]
_LONGEST_NAME = 5
_LONGEST = 10  # words, a title with the name after it
_BRACKET = re.compile(r"[(\[]")
_NUMBER = re.compile(r"(?:no\.? ?)?#?\d{1,2}", re.IGNORECASE)
_LETTERS = frozenset({"q", "a"})
# Roles of those who are credited, whose label is followed by a name.
_CREDITED = _words("author ally star producer publisher photographer editor writer designer columnist")
_ROLES = (ROLE_HEADS | PERSON_NOUNS | _words("""
    question answer interviewer interviewee moderator anchor host caller operator dispatcher court clerk bailiff
    interpreter translator announcer voice voiceover participant panelist panellist audience crowd respondent
    protester police male female presenter newsreader minister
""")) - _CREDITED  # fmt: skip
_QUALIFIERS = (ROLE_MODIFIERS | PAST | _words("""
    the a an un us u.s male female unidentified unknown first second third young old one another of state staff affairs
"""))  # fmt: skip
# Words of labels of facts, furniture and captions, which no name of a person holds.
_NO_NAMES = CALENDAR - {"april", "may", "june", "august", "jan", "sun", "sat", "mar"} | ORG_NOUNS | _words("""
    advertisement also address age analysis answer answers attention author background bottom breaking budget but by
    caption cast category caveat city click comment comments conclusion contact contacts contents copyright correction
    cost country credit credits date dates deadline details developing disclaimer disclosure district duration
    editor's editor’s email episode episodes example exclusive explainer explained fact facts factbox fax file films
    finally focus follow from full further genre gallery graphic guests hashtag here highlights hours how however
    image images important in index info ingredients job key keywords language last latest length level links list
    listen live location longform look map markets media meanwhile method more music name names new news next note
    notes now number offense offence on opinion order other our overview parking people phone photo photograph
    photographs photography photos picture pictures place plus podcast points poll population position posted prep
    preview product profile published questions quote quotes range rating ratings read reading recipe recommended
    related remember report reports result results review reviews running salary scene schedule score scores sector see
    sentence serves share shop sidebar sign size slideshow soundbite source sources speed spoiler stage state statistics
    status still stocks style subject subscribe summary support table tags teams tel telephone text thanks
    the their then there these things this ticket tickets time timeline tip tips title to today tomorrow topic topics
    total trailer transcript translation tweet twitter type unit update updated updates url venue verdict version via
    video videos view warning watch weather weight what when where who why width with words year years yesterday yield
    your raw he she they it we i you his her my as and or for if at of is was are that not yet no yes be has have had
    all any each both some many most few one two three four five first second third last
    into after before since until over under out up off about against between during among per such than because
    while though although once soon only just even very
""")  # fmt: skip

_SAYING = _words("""
    added adds admitted announced argued asked asks claimed commented concluded continued continues declared
    demanded explained insisted noted posted promised read reads recalled remarked replied replies repeated responded
    said saying says stated told tweeted warned writes wrote
""")


class Label(NamedTuple):
    """The words before a colon, read. `start` and `end` are those of the name with its title, or of the role."""

    kind: LabelKind
    start: int
    end: int
    words: tuple[str, ...]  # of the name or the role, in small letters; a name's without its title
    has_role: bool = False  # after a comma
    is_placed: bool = False  # a comma follows, and what may be a place: "Jane Smith, Varn:" or "Varn Bay, Veldt:"

    @property
    def last(self) -> str:
        """The word it is called again by."""
        return self.words[-1]


def read_label(text: str, start: int, end: int) -> Label | None:
    """The label that `text[start:end]` is; None where it cannot be one of a speaker."""
    if bracket := _BRACKET.search(text, start, end):
        end = bracket.start()
    comma = text.find(",", start, end)
    has_role = comma >= 0 and is_role_tail(text[comma + 1 : end])
    placed = comma >= 0 and not has_role
    end = comma if comma >= 0 else end
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    words = text[start:end].split()
    if not 1 <= len(words) <= _LONGEST:
        return None
    end = start + len(text[start:end].rstrip())
    kind, name = _kind(words)
    if kind is None or (placed and kind != "full"):
        return None
    return Label(kind, start, end, tuple(plain(word) for word in name), has_role, placed)


def plain(word: str) -> str:
    """A word of a label as it is compared."""
    return word.casefold().strip(".,’'").replace("’", "'")


def _kind(words: list[str]) -> tuple[LabelKind | None, list[str]]:
    if len(words) == 1 and plain(words[0]) in _LETTERS:
        return ("letter", words) if words[0][0].isupper() else (None, [])
    titled = 0
    while titled < len(words) and _is_title(plain(words[titled])):
        titled += 1
    name = words[titled:]
    if not name or (titled and len(name) == 1 and _NUMBER.fullmatch(name[0])):
        is_role = words[0][0].isupper() and plain(words[titled - 1]) in _ROLES
        return ("role", words) if is_role else (None, [])
    if len(name) > _LONGEST_NAME or not is_name(name):
        return _described(words)
    if sum(plain(word) not in PARTICLES for word in name) > 1:
        return "full", name
    # "The Harbour:" has an article, but no title
    return (
        "titled" if any(plain(word) in HONORIFICS or plain(word) in _ROLES for word in words[:titled]) else "single"
    ), name


def _described(words: list[str]) -> tuple[LabelKind | None, list[str]]:
    """A name of several words after a title with what that belongs to: "Harbour police chief Jane Smith"."""
    n = len(words)
    while n and is_name(words[n - 1 :]) and not _is_title(plain(words[n - 1])):
        n -= 1
    leads = [plain(word) for word in words[:n]]
    if len(words) - n < 2 or not leads or leads[-1] not in _ROLES or not words[0][0].isupper():
        return None, []
    return (None, []) if any(word in _NO_NAMES - ORG_NOUNS - _QUALIFIERS for word in leads) else ("full", words[n:])


def _is_title(word: str) -> bool:
    return (
        word in HONORIFICS
        or word in _ROLES
        or word in _QUALIFIERS
        or all(part in _ROLES or part in _QUALIFIERS for part in word.split("-"))
    )


def is_name(words: list[str]) -> bool:
    """Whether the words have the shape of a person's name, and none is known to be something else's."""
    if not words or plain(words[0]) in _SAYING or plain(words[-1]) in _SAYING:
        return False  # "Said Smith:", though Said may be a name
    if countries.named(" ".join(words)) is not None or plain(words[-1]) in PARTICLES:
        return False
    return all(_is_name_word(word) for word in words) and any(len(plain(word)) > 1 for word in words)


def _is_name_word(word: str) -> bool:
    if plain(word) in PARTICLES:
        return True
    if plain(word) in _NO_NAMES or not word[0].isupper():
        return False
    return all(letter.isalpha() or letter in ".'’-‑" or _is_mark(letter) for letter in word) and word[-2:] not in (
        "'s",
        "’s",
    )


def _is_mark(letter: str) -> bool:
    """Whether it is a combining mark, of a letter written in two code points."""
    return "\u0300" <= letter <= "\u036f"


def is_role_tail(tail: str) -> bool:
    """Whether what follows a name and a comma says what somebody is ("HOST"), not where ("Ohio")."""
    words = [plain(word) for part in tail.split("/") for word in part.replace(",", " ").replace("\\", " ").split()]
    return any(word in _ROLES or word in {"byline", "jr", "sr", "co-host", "phd"} for word in words)
