"""Which effect a number counts, read from the words around it in its sentence.

The search goes by position and word class rather than by the parse: right of the number for a participle or a
state ("30 others were wounded", "12 dead"), then left for a verb whose object it is ("killing 12 people"), then
for a noun that names what befell them ("a death toll of 31"). Anything in between that opens another clause
ends the search, so that a number is left without effect rather than given its neighbour's.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.counting.clause_words import BE, HAVE, Finding, Sentence, noun_phrase
from onrecord.reading.counting.described import list_items
from onrecord.reading.counting.effect_frames import framed_effect, object_of
from onrecord.reading.counting.effect_left import effect_to_the_left
from onrecord.reading.counting.effect_right import effect_to_the_right, fatal, past_prepositional
from onrecord.reading.counting.effects import COUNTED, OBJECT_VERBS, STATES, SUBJECT_VERBS
from onrecord.reading.counting.modality import under_modality
from onrecord.reading.counting.number_nouns import said_by_number_noun
from onrecord.reading.counting.quantities import Quantity
from onrecord.reading.counting.quantity_units import PERCENT
from onrecord.reading.lexemes import word_set
from onrecord.reading.numerals import begins

_TAKING = word_set("took take takes taking taken seized seizing")
_BEFELL = word_set("killed injured wounded dead hurt")
_HEDGES = word_set("over about some nearly almost around least at more than")
_PAIRED_WITHIN = 5  # words between the first number and its participle
_PARTS = word_set(
    "out some most many none few several any half majority minority third quarter percent % part neither one much "
    "more fewer less"
)
_LOSING = word_set(
    "claimed claims claim claiming took take takes taking cost costs costing lost lose loses losing loss"
)
_KIN = word_set(
    "wife wives husband husbands widow widows son sons daughter daughters brother brothers sister sisters relative "
    "relatives family families friend friends mother mothers father fathers parents supporters colleagues homes "
    "houses comrades neighbours neighbors"
)
_RELATIVES = frozenset({"who", "whom", "that", "which"})
_THEM = frozenset({"them", "whom"})
_WHOLE = frozenset({"the", "those", "these", "its", "their"})


def find_effect(
    sentence: Sentence, quantity: Quantity, before: Finding | None, paragraph: Finding | None = None
) -> Finding:
    """The effect of `quantity`.

    `before` is what was found for the figure before it in the sentence, `paragraph` for that in the paragraph.
    """
    of_first, of_last = noun_phrase(sentence, quantity.last)
    named = Finding(of_first=of_first, of_last=of_last)
    found = _effect(sentence, quantity, before, paragraph, of_first, of_last)
    if found.of_last > found.of_first or found.counts_people:
        named = found
    if found.effect == "held" and found.said_at is not None:
        found = replace(found, effect="taken") if _is_taking(sentence, quantity, found.said_at) else found
    result = replace(named, effect=found.effect, said_at=found.said_at, other_verb=found.other_verb)
    return under_modality(sentence, quantity, result)


def _effect(
    sentence: Sentence,
    quantity: Quantity,
    before: Finding | None,
    paragraph: Finding | None,
    of_first: int,
    of_last: int,
) -> Finding:
    if of_last <= of_first and quantity.unit is None:
        numbered = said_by_number_noun(sentence, quantity.first, paragraph)
        if numbered:
            return numbered
    if _is_whole(sentence, quantity):
        inside = _inside(sentence, of_first, max(of_last, quantity.last + 1))
        return inside if inside.effect else _reduced(sentence, max(of_last, quantity.last))
    end = max(of_last, quantity.last)
    if _is_of_kin(sentence, quantity.first) and sentence.words.at(end) not in _RELATIVES:
        inside = _inside(sentence, of_first, of_last)
        is_active = sentence.words.at(end + 1) in _WHOLE or sentence.tag(end + 1) in {"DT", "PRP$", "CD"}
        return inside if inside.effect or is_active else _reduced(sentence, end)
    begin = _past_whole(sentence, quantity, of_last)
    framed = framed_effect(sentence, quantity, begin)
    if framed is not None:
        return framed
    if paragraph is not None and _is_of_those(sentence, quantity.first):
        counts_people = paragraph.counts_people
        told = _by_verbs(sentence, quantity, before, begin, (of_first, of_last))
        as_before = Finding(effect=paragraph.effect, of_first=of_first, of_last=of_last, counts_people=counts_people)
        return told if told.effect else as_before
    told = _by_verbs(sentence, quantity, before, begin, (of_first, of_last))
    return told if told.effect else _of_whole(sentence, quantity) or told


def _is_of_kin(sentence: Sentence, at: int) -> bool:
    """ "the wives of 12 soldiers": what is said is said of the wives."""
    words = sentence.words
    at -= words.at(at - 1) in _WHOLE
    if words.at(at - 1) != "of" or words.at(at - 2) not in _KIN or at - 2 < sentence.first:
        return False
    _, end = noun_phrase(sentence, at + 1)
    is_family = words.at(at - 2) == "family" and end <= at + 1  # "a family of five"
    return not is_family and words.at(max(end, at + 1)) != "who"  # "friends of the 12 who were killed"


def _reduced(sentence: Sentence, at: int) -> Finding:
    """ "the 60 killed", "the 240 people kidnapped": a participle behind the noun."""
    word = sentence.words.at(at)
    if word in STATES or (word in OBJECT_VERBS and word.endswith(("ed", "shot", "hurt"))):
        return Finding(effect=STATES.get(word) or fatal(sentence, at, OBJECT_VERBS[word]), said_at=at)
    return Finding()


def _of_whole(sentence: Sentence, quantity: Quantity) -> Finding | None:
    """ "40 of the 60 killed were fighters": a part of those of whom it is said."""
    words, at = sentence.words, quantity.last
    if words.at(at) != "of":
        return None
    at += 2 if words.at(at + 1) in _WHOLE else 1
    if not begins(words.at(at)):
        return None
    _, end = noun_phrase(sentence, at + 1)
    found = _reduced(sentence, max(end, at + 1))
    return found if found.effect else None


def _by_verbs(
    sentence: Sentence, quantity: Quantity, before: Finding | None, begin: int, of: tuple[int, int]
) -> Finding:
    """What the verbs and states to the right, to the left and inside the counted words say."""
    paired = _paired(sentence, begin) or _paired(sentence, quantity.first - 1, of_second=True)
    if paired is not None:
        return paired
    right = effect_to_the_right(sentence, begin)
    near = object_of(sentence, quantity.first, before)
    if near.effect and not (near.effect == "injured" and right.effect == "killed"):
        return near
    if right.effect or right.other_verb:
        return right
    left = effect_to_the_left(sentence, quantity.first, before)
    inside = Finding() if quantity.unit == PERCENT else _inside(sentence, *of)
    if left.effect and not (left.effect == "held" and inside.effect):
        return left
    if inside.effect or left.other_verb:
        return inside if inside.effect else left
    return effect_to_the_right(sentence, begin, crossing=True)


def _paired(sentence: Sentence, at: int, *, of_second: bool = False) -> Finding | None:
    """ "57 Villagers Killed 150 Injured": in headlines, each participle says what befell those before it."""
    words = sentence.words
    number = next((index for index in range(at + 1, at + 4) if words.at(index) not in _HEDGES), at)
    if words.at(at) not in _BEFELL or not begins(words.at(number)) or words.at(number + 1) not in _BEFELL:
        return None
    if not any(begins(word) for word in words.lower[max(sentence.first, at - _PAIRED_WITHIN) : at]):
        return None  # "a bomb killed 12 injured men"
    said_at = number + 1 if of_second else at
    return Finding(effect=STATES.get(words.at(said_at)), said_at=said_at)


def _is_of_those(sentence: Sentence, at: int) -> bool:
    """ "Of them, 40 were children": what befell those counted before."""
    words = sentence.words
    at -= words.at(at - 1) == ","
    return words.at(at - 1) in {"them", "those", "these"} and words.at(at - 2) in {"of", "among"}


def _inside(sentence: Sentence, first: int, last: int) -> Finding:
    """The effect that the counted words say themselves: "30 hostages", "12 wounded soldiers"."""
    for at in range(last - 1, first - 1, -1):
        word = sentence.words.at(at)
        table = COUNTED if at == last - 1 else STATES
        if word in table and (word != "lives" or _LOSING.intersection(sentence.words.lower[max(first - 6, 0) : first])):
            return Finding(effect=table[word], said_at=at)
    return Finding()


def _is_whole(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether it is the N of "k of the N": what is said behind it is said of the k."""
    words, at = sentence.words, quantity.first - 1
    at -= words.at(at) in _WHOLE
    return at > sentence.first and words.at(at) == "of" and (words.at(at - 1) in _PARTS or begins(words.at(at - 1)))


def _past_whole(sentence: Sentence, quantity: Quantity, of_last: int) -> int:
    """Where the search to the right begins: behind "five people shot" in "one of five people shot has died"."""
    words, at = sentence.words, quantity.last
    if words.at(at) != "of":
        return _past_joined(sentence, of_last) if of_last > at else max(at, of_last)
    if words.at(at + 1) in _THEM:
        return at + 2  # "five of whom were released"
    at += 2 if words.at(at + 1) in _WHOLE else 1
    if words.at(at) in STATES and words.at(at + 1) in SUBJECT_VERBS:  # "three of the injured died"
        return at + 1
    if not begins(words.at(at)):
        return max(quantity.last, of_last)
    if words.at(at + 1) in STATES and words.at(at + 2) in SUBJECT_VERBS:  # "three of the 12 wounded died"
        return at + 2
    _, end = noun_phrase(sentence, at + 1)
    at = max(end, at + 1)
    is_reduced = words.at(at) in OBJECT_VERBS and any(
        word in BE or word in HAVE for word in words.lower[at + 1 : at + 8]
    )
    return past_prepositional(sentence, at) if is_reduced else at


def _past_joined(sentence: Sentence, at: int) -> int:
    """Behind "and civilians" in "30 soldiers and civilians were killed"."""
    found, end, is_closed = list_items(sentence, at)
    tag = sentence.tag(end)
    return end if found and is_closed and (tag.startswith("VB") or tag == "MD") else at


def _is_taking(sentence: Sentence, quantity: Quantity, said_at: int) -> bool:
    """ "took 250 others hostage" takes them; "250 hostages" are held."""
    words = sentence.words
    if words.at(said_at) not in {"hostage", "captive"}:
        return False
    reach = (
        *words.lower[max(sentence.first, quantity.first - 6) : quantity.first],
        *words.lower[quantity.last : said_at],
    )
    return bool(_TAKING.intersection(reach))
