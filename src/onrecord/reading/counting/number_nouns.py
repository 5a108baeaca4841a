"""Numbers of a number: "the toll rose to 34", "put the number at nearly 50", "its count of those killed to 37".

What such a noun counts is said in its own complement ("the number of people known to have died"), by the noun
itself ("toll"), or by the figure before it in the paragraph ("the number", "that figure").
"""

from __future__ import annotations

from onrecord.model import Effect
from onrecord.reading.counting.clause_words import BE, STOPS, Finding, Sentence, noun_phrase
from onrecord.reading.counting.effects import COUNTED, HAPPENINGS, OBJECT_VERBS, STATES, SUBJECT_VERBS
from onrecord.reading.lexemes import word_set
from onrecord.reading.numerals import begins

_NOUNS = word_set("number numbers count tally total figure toll estimate")
_FATES = word_set("dead wounded injured missing displaced")
_CROWDS = word_set("crowd turnout attendance population")
_JOINTS = word_set("to at as is was")
_PUTTING = word_set(
    "put puts putting raise raised raises raising revise revised revises revising lower lowered lowers lowering update "
    "updated updates updating bring brings brought bringing give gives gave given giving estimate estimates estimated "
    "set sets place placed places cut increase increased corrected correct reduced"
)
_RISING = word_set(
    "rose rise rises risen rising climbed climbs climb grew grown grows fell falls fallen dropped drops stood stands "
    "stand jumped increased remained remains stayed reached"
)
_SPEAKING = word_set("spoke spoken speak speaks speaking talked talks talking")
_EARLIER = word_set("earlier previous initial preliminary prior first original")
_TOLL_LEADS = word_set("death the its a official confirmed")
_POINTERS = word_set("the its that this his her their our")
_REACH = 26
_NEAR = 4


def said_by_number_noun(sentence: Sentence, at: int, before: Finding | None) -> Finding | None:
    """What the bare number at `at` counts by such a noun to its left; `before`: the paragraph's last figure."""
    words, joint = sentence.words, sentence.words.at(at - 1)
    if _is_counted_alike(sentence, at):
        return _as_before(before)
    if joint not in _JOINTS and not (joint == "from" and words.at(at + 1) == "to"):
        return None
    verb = _rising_verb(sentence, at - 1)
    for index in range(min(verb, at - 1) - 1, max(sentence.first, at - _REACH) - 1, -1):
        word = words.at(index)
        if word in STOPS or word == ",":
            return None
        if word in _CROWDS and _is_put(sentence, index, at):
            return Finding(of_first=index, of_last=index + 1, counts_people=True)
        if word in _FATES and words.at(index - 1) == "the" and _is_put(sentence, index, at):
            return Finding(effect=COUNTED[word], said_at=index)  # "puts the dead at 90"
        if word in _NOUNS and sentence.tag(index)[:1] in {"N", ""} and _is_said(sentence, index, at, verb):
            return _counted_by(sentence, index, verb, before)
    return None


def _is_counted_alike(sentence: Sentence, at: int) -> bool:
    """Whether the number at `at` counts what the one before it does: "up from 27", "an initial count of 12"."""
    words, joint = sentence.words, sentence.words.at(at - 1)
    if joint == "of":
        return words.at(at - 2) in _SPEAKING or (words.at(at - 2) in _NOUNS and words.at(at - 3) in _EARLIER)
    if joint == "from":
        return words.at(at - 2) in {"up", "down"}
    is_start = words.at(at - 3) == "from" or (words.at(at - 3) == "of" and words.at(at - 4) in _NOUNS)
    return joint == "to" and is_start and begins(words.at(at - 2)) and _is_rise(sentence, at - 3)


def _is_rise(sentence: Sentence, at: int) -> bool:
    """Whether "from" at `at` follows a verb of rising, or of putting a number higher or lower."""
    words = sentence.words
    is_put = not _PUTTING.isdisjoint(words.lower[max(sentence.first, at - _NEAR - 2) : at])
    return words.at(at - 1) in _RISING or words.at(at - 2) in _RISING or is_put


def _rising_verb(sentence: Sentence, joint: int) -> int:
    """Where the verb of which the noun is the subject stands: "rose (sharply) to"; else the joint itself."""
    if sentence.words.at(joint) in BE:
        return joint
    for index in (joint - 1, joint - 2):
        if index >= sentence.first and sentence.words.at(index) in _RISING:
            return index
    return joint


def _is_said(sentence: Sentence, noun: int, at: int, verb: int) -> bool:
    """Whether the noun is the subject of the rising verb or the object of one that puts it somewhere."""
    return verb < at - 1 or sentence.words.at(at - 1) in BE or _is_put(sentence, noun, at)


def _is_put(sentence: Sentence, noun: int, at: int) -> bool:
    reach = sentence.words.lower[max(sentence.first, noun - _NEAR) : noun]
    return bool(_PUTTING.intersection(reach)) and sentence.words.at(at - 1) in {"to", "at", "as", "from"}


def _counted_by(sentence: Sentence, noun: int, verb: int, before: Finding | None) -> Finding | None:
    words = sentence.words
    if words.at(noun + 1) == "of":
        first, last = noun_phrase(sentence, noun + 1)
        effect, said_at = _effect_within(sentence, noun + 2, verb)
        if effect is None and words.at(noun) == "toll" and words.at(noun - 1) in _TOLL_LEADS:
            return Finding(effect="killed", said_at=noun)  # "the death toll of the flood": no floods are counted
        return Finding(effect=effect, said_at=said_at, of_first=first, of_last=last)
    if words.at(noun) == "toll" or words.at(noun - 1) in HAPPENINGS:
        effect = HAPPENINGS[words.at(noun - 1) if words.at(noun - 1) in HAPPENINGS else "toll"]
        return Finding(effect=effect, said_at=noun) if words.at(noun - 1) != "daily" else None
    return _as_before(before) if words.at(noun - 1) in _POINTERS else None


def _effect_within(sentence: Sentence, first: int, last: int) -> tuple[Effect | None, int | None]:
    """The effect that the noun's complement names: "of those killed in the raid"."""
    for index in range(first, last):
        word = sentence.words.at(index)
        for table in (COUNTED, STATES, SUBJECT_VERBS, OBJECT_VERBS):
            if word in table and (table is not OBJECT_VERBS or word.endswith("ed")):
                return table[word], index
    return None, None


def _as_before(before: Finding | None) -> Finding | None:
    """The same fate and the same people as the figure before, whose words stay its own."""
    if before is None:
        return None
    return Finding(effect=before.effect, said_at=None, counts_people=before.counts_people)
