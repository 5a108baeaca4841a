"""Left of a number: a verb whose object is counted ("killing 12 people") or a noun that says what befell them."""

from __future__ import annotations

from onrecord.model import Effect
from onrecord.reading.counting.clause_words import (
    BE,
    INCLUSIONS,
    PREPOSITIONS,
    STOPS,
    Finding,
    Sentence,
    is_counted_comma,
)
from onrecord.reading.counting.effect_right import fatal, is_discharge, joins_fates
from onrecord.reading.counting.effects import HAPPENINGS, OBJECT_VERBS, PEOPLE, PERSONS, STATES
from onrecord.reading.dating.grammar import WEEKDAYS
from onrecord.reading.lexemes import word_set
from onrecord.reading.numerals import begins

_REACH = 28
_NEAR = 8
_SAYS_VALUE = word_set(
    "is was are were reached hit stood exceeded reaches passed topped surpassed numbered has have had"
)
_PASSING = word_set("topped tops passed passes exceeded exceeds surpassed surpasses nearing approaching")
_JOINTS = _SAYS_VALUE | {"of", "to", "at", "from", "by"}
_FATAL = {"fatal", "deadly"}
_VICTIMS = word_set("them dead victims wounded injured")
_RISES = word_set(
    "rose rise rises risen climbed climbs reached reaches reaching stood stands standing is was at to jumped grew "
    "exceeded hit topped passed remained stayed put placed raised raising brought bringing revised increased has had "
    "have been now a since then currently"
)
_HOLDING = word_set("hold holds held holding")
_SENDING = word_set("sent send sends sending ordered orders ordering moved moves moving")
_FORCES = word_set(
    "battalion battalions brigade brigades troops soldiers division divisions regiment regiments platoon platoons "
    "marines paratroopers tanks warships warplanes jets policemen guards fighters"
)
_AUDIENCE = word_set(  # whom rooms and vehicles hold
    "people persons passengers spectators customers students pupils players employees workers residents tourists"
)
_DAY_WORDS = frozenset(WEEKDAYS) | word_set(", on by late early morning evening night afternoon today yesterday")
_PASSED_VERBS = word_set("including estimated reported remaining")


def effect_to_the_left(sentence: Sentence, at: int, before: Finding | None) -> Finding:
    """The effect whose object the number at `at` is; `before` is the figure before it in the sentence."""
    crossed = False
    stop = max(sentence.first, at - _REACH)
    for index in range(at - 1, stop - 1, -1):
        word = sentence.words.at(index)
        if word in OBJECT_VERBS and not _is_noun_here(sentence, index):
            return _of_verb(sentence, index, word, at)
        if word in _SENDING and not crossed and _is_sent(sentence, at):
            return Finding(effect="deployed", said_at=index)
        if word in STOPS:
            return Finding()
        if not crossed or (word == "of" and begins(sentence.words.at(index + 1))):
            found = _adjacent(sentence, index, word, before)
            if found is not None:
                return found
        if word in {",", "and", "or"}:
            if word == "," and not is_counted_comma(sentence, index):
                return Finding()
            crossed = True
        elif sentence.is_verb(index) and word not in _PASSED_VERBS and word not in _VICTIMS:
            return _coordinated(sentence, index) if not crossed else Finding(other_verb=True)
    return Finding()


def _adjacent(sentence: Sentence, index: int, word: str, before: Finding | None) -> Finding | None:
    """What a word right before the number, or its noun phrase, settles; None where the search goes on."""
    if word in INCLUSIONS and before is not None and before.effect:
        return Finding(effect=before.effect, said_at=before.said_at)
    if word in _VICTIMS:
        return None
    if word in {"has", "have", "had"} and sentence.words.at(index + 1) not in _PASSING:
        return None
    if word in _JOINTS:
        return _happening(sentence, index, before)
    if word in PREPOSITIONS:
        return Finding()
    if word in HAPPENINGS and (sentence.words.at(index + 1) in {":", "at"} or sentence.words.at(index + 1) in _PASSING):
        return Finding(effect=HAPPENINGS[word], said_at=index)
    if sentence.tag(index).startswith("NN") and word not in HAPPENINGS:
        return Finding()
    return None


def _of_verb(sentence: Sentence, index: int, word: str, at: int) -> Finding:
    """A passive before a number is another clause's: "two were injured and 13 shops"."""
    words = sentence.words
    is_passive = words.at(index - 1) in BE and not word.endswith("ing")
    if is_passive or joins_fates(words.at(index - 2), words.at(index - 1), word):
        return Finding(other_verb=True)
    if OBJECT_VERBS[word] == "released" and is_discharge(sentence):
        return Finding(other_verb=True)
    if word in _HOLDING and not _is_held(sentence, word, at):
        return Finding(other_verb=True)
    return Finding(effect=fatal(sentence, index, OBJECT_VERBS[word]), said_at=index)


def _is_sent(sentence: Sentence, at: int) -> bool:
    """ "ordered two battalions to the border": forces, and where to."""
    words = sentence.words
    for index in range(at, min(at + 6, sentence.last)):
        if words.at(index) in _FORCES:
            return words.at(index + 1) in {"to", "into", "toward", "towards"}
    return False


def _is_held(sentence: Sentence, word: str, at: int) -> bool:
    """Whether those counted at `at` are kept: "was holding 22 sailors", not "the hall holds 300 people"."""
    reach = sentence.words.lower[at : min(at + 9, sentence.last)]
    held = next((one for one in reach if one in PEOPLE or one in PERSONS), "")
    return bool(held) and (word == "holding" or held not in _AUDIENCE)


def _is_noun_here(sentence: Sentence, at: int) -> bool:
    """ "a cost of", "the fire": an effect verb's form that is a noun."""
    tag, is_next = sentence.tag(at), begins(sentence.words.at(at + 1))
    if tag.startswith("NNP") and is_next:
        return False  # the verb of a headline in capitals: "Bombs Kill 22"
    return tag.startswith("NN") and sentence.words.at(at) not in {"killing", "kills"}


def _coordinated(sentence: Sentence, at: int) -> Finding:
    """ "intercepted and dismantled 90": the verb before "and" has the same object."""
    words = sentence.words
    if words.at(at - 1) in {"and", "or"} and words.at(at - 2) in OBJECT_VERBS and words.at(at - 3) not in BE:
        return Finding(effect=OBJECT_VERBS[words.at(at - 2)], said_at=at - 2)
    return Finding(other_verb=True)


def _happening(sentence: Sentence, joint_at: int, before: Finding | None) -> Finding:
    """ "the death toll rose to 31", "the release of 50", "the number of wounded is 12"."""
    words, joint = sentence.words, sentence.words.at(joint_at)
    if joint == "from" and before is not None and before.effect:
        begin = joint_at - 1
        while words.at(begin) in _DAY_WORDS and begin > sentence.first:  # "to 214 on Wednesday, from 172"
            begin -= 1
        near = words.lower[max(sentence.first, begin - 2) : joint_at]
        if any(begins(word) for word in near):
            return Finding(effect=before.effect, said_at=before.said_at)
    rises = joint in _SAYS_VALUE
    for steps, at in enumerate(range(joint_at - 1, max(sentence.first, joint_at - _NEAR) - 1, -1)):
        word = words.at(at)
        if word in STOPS or word in {",", "and"} or (joint == "of" and steps > 1):
            break
        if word in HAPPENINGS and (word != "toll" or words.at(at - 1) != "daily"):
            return (
                Finding(effect=_of_number(sentence, at), said_at=at) if rises or joint in {"of", "from"} else Finding()
            )
        rises = rises or word in _RISES
        if joint != "of" and sentence.is_verb(at) and word not in _RISES:
            break
    return Finding(other_verb=joint in _SAYS_VALUE)


def _of_number(sentence: Sentence, at: int) -> Effect:
    """ "the toll of wounded" counts the wounded; a "fatal shooting of" kills."""
    if sentence.words.at(at) in {"shooting", "stabbing", "beating"} and sentence.words.at(at - 1) in _FATAL:
        return "killed"
    behind = sentence.words.lower[at + 1 : at + 4]
    return next(
        (STATES[word] for word in behind if word in {"wounded", "injured", "missing"}),
        HAPPENINGS[sentence.words.at(at)],
    )
