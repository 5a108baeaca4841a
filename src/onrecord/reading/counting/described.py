"""The noun phrases that say what those counted are: "30 soldiers and civilians", "40 people, all of them women".

A `Described` holds the phrases of one list and whether the text says it of all of those counted ("all of them",
an apposition, "were"), or of some ("most of them", "including"). A list joined by "or", negated ("none of them",
"were not") or held open ("believed to be") says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.reading.counting.clause_words import BE, STOPS, Finding, Sentence
from onrecord.reading.counting.effects import PEOPLE
from onrecord.reading.counting.quantities import Quantity
from onrecord.reading.lexemes import Lexemes, word_set
from onrecord.reading.numerals import begins

Phrase = tuple[int, int]

_ALL = word_set("all both each every")
_SOME = word_set(
    "most mostly mainly largely many some several few half predominantly primarily chiefly including among"
)
_NONE = word_set("none neither not no never nor hardly n't")
_SHORT_OF_ALL = word_set("almost nearly not virtually practically but")
_OPENERS = word_set(", ( — – -")
_CLOSERS = word_set(", . ; ) — – ! : alike")
_LINKED = word_set("and")
_ARTICLES = word_set("the a an his her their its")
_NUMBERS = word_set("a an one another")
_DEAD = word_set("dead killed wounded injured victims missing hostages captives people detained")
_FAR = 24
_LONGEST = 6
_ITEMS = 8


@dataclass(frozen=True, slots=True)
class Described:
    """The phrases of a list, and whether they are said of all of those counted."""

    phrases: tuple[Phrase, ...]
    is_of_all: bool


def descriptions(sentence: Sentence, quantity: Quantity, finding: Finding) -> Iterator[Described]:
    """What the counted phrase itself, its apposition and its predicate say that those counted are."""
    end = quantity.last
    if finding.of_last > finding.of_first:
        end = max(end, finding.of_last)
        more = _joined(sentence, finding) if finding.of_last > quantity.first else []
        is_either = sentence.words.at(end) in {"or", "nor"}
        yield Described(((finding.of_first, finding.of_last), *more), is_of_all=not is_either)
        end = max(end, *(last for _, last in more)) if more else end
    among = _among(sentence, end)
    if among:
        yield Described((among,), is_of_all=True)
    predicate = None if _is_whole_of_part(sentence, quantity) else _predicate(sentence, end)
    if predicate is not None:
        yield predicate
        return
    behind = _behind(sentence, end)
    if behind is not None:
        yield behind


def _joined(sentence: Sentence, finding: Finding) -> list[Phrase]:
    """The further nouns of "30 soldiers, policemen and civilians", which no number of their own parts off."""
    found, at, is_closed = list_items(sentence, finding.of_last)
    if not found or not is_closed:
        return []
    is_object = finding.said_at is None or finding.said_at < finding.of_first
    tag = sentence.tag(at)
    return [] if is_object and (tag.startswith("VB") or tag == "MD") and tag not in {"VBN", "VBG"} else found


def list_items(sentence: Sentence, at: int) -> tuple[list[Phrase], int, bool]:
    """The nouns joined on at `at` by commas and "and", where they end, and whether an "and" closed the list."""
    words, found, is_closed = sentence.words, list[Phrase](), False
    while len(found) < _ITEMS and not is_closed:
        begin = at
        begin += words.at(begin) == ","
        if words.at(begin) in _LINKED:
            begin, is_closed = begin + 1, True
        elif begin == at:
            break
        last = phrase_end(sentence, begin)
        if last == begin:
            return found, at, False
        found.append((begin, last))
        at = last
    return found, at, is_closed


def phrase_end(sentence: Sentence, at: int) -> int:
    """Where the plain noun phrase at `at` ends: modifiers and a noun; `at` where none stands there."""
    words, end = sentence.words, at
    for index in range(at, min(at + _LONGEST, sentence.last)):
        word, tag = words.at(index), sentence.tag(index)
        if not word.isalpha():
            if word == "-" and index > at and words.touches(index - 1) and words.touches(index):
                continue
            break
        if begins(word) or word in STOPS or word in BE or word in _LINKED:
            break
        if tag.startswith("NN"):
            end = index + 1
        elif not tag.startswith("JJ"):
            break
    return at if words.at(end) in {"'", "’"} else end


def _whole_list(sentence: Sentence, at: int) -> tuple[list[Phrase], int]:
    """The list of bare noun phrases at `at` and where it ends; empty where "or" joins it or a number counts in it."""
    first = phrase_end(sentence, at)
    if first == at:
        return [], at
    more, end, is_closed = list_items(sentence, first)
    found = [(at, first), *(more if is_closed else [])]
    end = end if is_closed else first
    if not is_closed and _goes_on(sentence, first):
        return [], end
    return ([], end) if sentence.words.at(end) in {"or", "nor"} else (found, end)


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether the comma at `at` parts further members: "Danes, Swedes and a Finn"; not "civilians, officials said"."""
    words = sentence.words
    end = phrase_end(sentence, at + 1)
    return words.at(at) == "," and end > at + 1 and words.at(end) in {",", "and"}


def _among(sentence: Sentence, at: int) -> Phrase | None:
    """The civilians of "12 deaths among civilians"."""
    words = sentence.words
    if words.at(at) not in {"among", "of"} or words.at(at - 1) not in {"deaths", "casualties", "fatalities"}:
        return None
    begin = at + 1 + (words.at(at + 1) in _ARTICLES)
    end = phrase_end(sentence, begin)
    return (begin, end) if end > begin and words.at(end) not in {"and", "or"} else None


def _is_whole_of_part(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether it is the 90 of "half of the 90 killed were children": what follows is said of the part."""
    words, at = sentence.words, quantity.first - 1
    at -= words.at(at) in _ARTICLES or words.at(at) in {"those", "these"}
    if words.at(at) != "of":
        return words.at(quantity.first - 1) in _SHORT_OF_ALL | _NONE or (
            words.at(at) in _ALL and words.at(at - 1) in _SHORT_OF_ALL
        )
    return words.at(at - 1) not in _ALL or words.at(at - 2) in _SHORT_OF_ALL


def _predicate(sentence: Sentence, at: int) -> Described | None:
    """ "40 of the dead were civilians", "20 were fighters"; nothing but those counted stands before the verb."""
    words = sentence.words
    limit = min(at + 8, sentence.last)
    if words.at(at) == "of":
        at += 1
        while at < limit and (words.at(at) in _ARTICLES or words.at(at) in {"those", "them", "these"}):
            at += 1
        at += begins(words.at(at))
    while at < limit and words.at(at) in _DEAD:
        at += 1
    return _said_by_be(sentence, at, is_of_all=True) if words.at(at) in BE else None


def _said_by_be(sentence: Sentence, at: int, is_of_all: bool) -> Described | None:
    """The list behind "were" at `at`, with "all", "mostly" or "not" before it."""
    words = sentence.words
    if words.at(at) not in {"was", "were", "are", "is"}:
        return None
    at += 1
    if words.at(at) in _NONE:
        return None
    if words.at(at) in _ALL or words.at(at) in _SOME:
        is_of_all = is_of_all and words.at(at) in _ALL
        at += 1
    at += words.at(at) in _ARTICLES
    found, end = _whole_list(sentence, at)
    if not found or words.at(end) == "-" or (words.at(end) == "and" and not _opens_clause(words, end + 1)):
        return None
    return Described(tuple(found), is_of_all)


def _opens_clause(words: Lexemes, at: int) -> bool:
    """ "40 were civilians and 20 were fighters", not "were civilians and a soldier"."""
    return begins(words.at(at)) and bool(BE.intersection(words.lower[at + 1 : at + 5]))


def _behind(sentence: Sentence, at: int) -> Described | None:
    """What an apposition or a relative clause behind those counted says: ", all of them civilians"."""
    words = sentence.words
    if words.at(at) in {"who", "that"}:
        return _said_by_be(sentence, at + 1, is_of_all=True)
    bare = _bare(sentence, at)
    if bare is not None:
        return bare
    for index in range(at, min(at + _FAR, sentence.last)):
        word = words.at(index)
        if begins(word) or word == "\n" or (index > at and word in PEOPLE):
            return None
        if word in {".", ";"}:
            return None
        if word in _OPENERS or word in {"including", "among"}:
            found = _quantified(sentence, index)
            if found is not None or word == "including":
                return found
    return None


def _bare(sentence: Sentence, at: int) -> Described | None:
    """ ", civilians and soldiers alike," right behind those counted."""
    words = sentence.words
    if words.at(at) not in _OPENERS or at >= sentence.last:
        return None
    found, end = _whole_list(sentence, at + 1)
    is_closed = words.at(end) in _CLOSERS or words.at(end) == "all"
    return Described(tuple(found), is_of_all=True) if found and is_closed else None


def _quantified(sentence: Sentence, at: int) -> Described | None:
    """The list behind "all of them", "most of whom were", "including" that begins at `at` or behind its comma."""
    words = sentence.words
    at += words.at(at) in _OPENERS
    at += words.at(at) in {"and", "with"}
    if words.at(at) in _SHORT_OF_ALL:
        at, is_of_all = at + 1, False
    else:
        is_of_all = words.at(at) in _ALL
    if words.at(at) not in _ALL and words.at(at) not in _SOME:
        return None
    is_inclusion = words.at(at) in {"including", "among"}
    at, is_anaphor = _past_quantifier(words, at)
    if words.at(at) in {"was", "were", "are"}:
        return _said_by_be(sentence, at, is_of_all)
    if words.at(at) in _NONE:
        return None
    found, end = _included(sentence, at) if is_inclusion else _whole_list(sentence, at)
    is_apart = is_anaphor or is_inclusion or words.at(end) in _CLOSERS
    return Described(tuple(found), is_of_all) if found and is_apart else None


def _past_quantifier(words: Lexemes, at: int) -> tuple[int, bool]:
    """Behind "all of them", "every one of whom", "most", "among them"."""
    start = at
    at += 1
    at += words.at(at) in {"one", "single"}
    if words.at(at) == "of":
        at += 1
        at += words.at(at) == "the" and words.at(at + 1) in _DEAD
    is_anaphor = words.at(at) in {"them", "whom", "these", "those"} or (at > start + 1 and words.at(at) in _DEAD)
    return at + is_anaphor, is_anaphor


def _included(sentence: Sentence, at: int) -> tuple[list[Phrase], int]:
    """The nouns of an inclusion with their own numbers: "including 4 children and a soldier"; no comma before "and"."""
    words, found = sentence.words, list[Phrase]()
    while at < sentence.last and len(found) < _ITEMS:
        while begins(words.at(at)) or words.at(at) in _NUMBERS or words.at(at) in {"at", "least", "the", "some"}:
            at += 1
        last = phrase_end(sentence, at)
        if last == at:
            break
        found.append((at, last))
        at = last
        if words.at(at) == "or":
            return [], at
        if words.at(at) == "," and words.at(at + 1) in _LINKED:
            break
        if words.at(at) not in {",", "and"}:
            break
        at += 1
    return found, at
