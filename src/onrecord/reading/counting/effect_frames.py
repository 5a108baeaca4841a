"""Frames around a number that settle its effect, or keep the sentence's verb from it."""

from __future__ import annotations

from onrecord.reading.counting.clause_words import BE, HAVE, STOPS, Finding, Sentence, noun_phrase
from onrecord.reading.counting.effect_left import effect_to_the_left
from onrecord.reading.counting.effects import COUNTED, HAPPENINGS, OBJECT_VERBS, PEOPLE, PERSONS, STATES
from onrecord.reading.counting.quantities import Quantity
from onrecord.reading.lexemes import word_set
from onrecord.reading.naming.titles import KIN
from onrecord.reading.numerals import begins

_LABELS = HAPPENINGS | COUNTED | STATES
_KILLERS = word_set("killer killers murderer murderers assassin assassins slayer slayers")
_SENDING = word_set("sent send sends sending put puts putting left leaving landed")
_TAKING_LIVES = word_set("claimed claims claim claiming took take takes taking cost costs costing ended")
_COMING = word_set("showed arrived appeared turned walked came went checked were was")
_WOUNDS = word_set("wound wounds injury injuries")
_WARDS = word_set("hospital hospitals clinic clinics")
_ARTICLES = word_set("the a an local area nearby in to into")
_BLOWS = word_set("hit hits hitting struck strikes striking grazed grazing")
_FIRE = word_set(
    "shot shots shooting gunfire gunman gunmen gunshot gunshots bullet bullets fired firing fire shooter shooters "
    "shrapnel shell shells shelling"
)
_OTHERS = word_set("others more other")
_SKIPPED = word_set("the all another an a")
_FATALLY = word_set("fatally mortally")
_REACH = 12


def framed_effect(sentence: Sentence, quantity: Quantity, behind: int) -> Finding | None:
    """What a set phrase says of the number; None where there is none. `behind`: where its noun phrase ends."""
    words, last = sentence.words, quantity.last
    if _is_of_somebody(sentence, quantity.first):
        return _slain_by(sentence, quantity.first)
    if words.at(quantity.first - 1) == "of" and words.at(quantity.first - 2) in {"life", "lives"}:
        taken = not _TAKING_LIVES.isdisjoint(words.lower[max(sentence.first, quantity.first - 5) : quantity.first])
        return Finding(effect="killed", said_at=quantity.first - 2) if taken else None
    if words.at(last) in _FATALLY and words.at(last + 1) not in OBJECT_VERBS:
        return Finding(effect="killed", said_at=last)  # "shot five, one fatally"
    is_label = words.at(quantity.first - 2) in _LABELS and not begins(words.at(quantity.first - 3))
    if words.at(quantity.first - 1) == ":" and is_label:  # not "freed 24 hostages: 13 men"
        return Finding(effect=_LABELS[words.at(quantity.first - 2)], said_at=quantity.first - 2)  # "Killed: 12"
    ward = _sent_to_ward(sentence, quantity, behind)
    return ward if ward.effect else _came_wounded(sentence, behind)


def object_of(sentence: Sentence, at: int, before: Finding | None) -> Finding:
    """The effect of the verb right before the number, whose object the number is: "wounded four", "striking four"."""
    words, verb = sentence.words, at - 1
    verb -= words.at(verb) in _SKIPPED
    if verb < sentence.first or sentence.tag(verb) == "VB":  # "to free the 100 held": what may be done says nothing
        return Finding()
    if words.at(verb) in OBJECT_VERBS and words.at(verb - 1) not in BE | HAVE:
        return effect_to_the_left(sentence, at, before)
    if words.at(verb) in _BLOWS and _FIRE.intersection(words.lower[sentence.first : sentence.last]):
        return Finding(effect="injured", said_at=verb) if _are_people(sentence, at) else Finding()
    return Finding()


def _are_people(sentence: Sentence, at: int) -> bool:
    """Whether the words behind the number at `at` name people."""
    words = sentence.words
    for index in range(at, min(at + 4, sentence.last)):
        _, end = noun_phrase(sentence, index)
        if words.at(end - 1) in PEOPLE or words.at(end - 1) in PERSONS or words.at(index) in _OTHERS:
            return True
    return False


def _sent_to_ward(sentence: Sentence, quantity: Quantity, at: int) -> Finding:
    """ "sent four people to the hospital", "left one dead and three others in the hospital"."""
    words, index = sentence.words, at
    if words.at(index) in _OTHERS:
        index += 1
    if words.at(index) not in {"to", "in", "into"}:
        return Finding()
    while words.at(index) in _ARTICLES:
        index += 1
    if words.at(index) not in _WARDS:
        return Finding()
    for verb in range(quantity.first - 1, max(sentence.first, quantity.first - _REACH) - 1, -1):
        if words.at(verb) in _SENDING:
            return Finding(effect="injured", said_at=verb)
    return Finding()


def _came_wounded(sentence: Sentence, at: int) -> Finding | None:
    """ "four others came to the hospital with gunshot wounds"."""
    words = sentence.words
    at += words.at(at) in _OTHERS
    if words.at(at) not in _COMING:
        return None
    for index in range(at + 1, min(at + _REACH, sentence.last)):
        if words.at(index) in STOPS or words.at(index) == ",":
            return None
        if words.at(index) in {"with", "suffering"}:
            is_hurt = not _WOUNDS.isdisjoint(words.lower[index + 1 : index + 5])
            return Finding(effect="injured", said_at=index) if is_hurt else None
    return None


def _is_of_somebody(sentence: Sentence, at: int) -> bool:
    """ "a father of 4 was killed": what is said is said of him."""
    words = sentence.words
    return words.at(at - 1) == "of" and words.at(at - 2) in KIN | _KILLERS | {"parent"}


def _slain_by(sentence: Sentence, at: int) -> Finding:
    """ "the killer of 4"."""
    is_killer = sentence.words.at(at - 2) in _KILLERS
    return Finding(effect="killed", said_at=at - 2) if is_killer else Finding(other_verb=True)
