"""Right of a number: a participle or a state that those counted are the subject of ("30 others were wounded")."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Effect
from onrecord.reading.counting.clause_words import (
    BE,
    HAVE,
    INCLUSIONS,
    LINKS,
    PREPOSITIONS,
    REPORTS,
    STOPS,
    Finding,
    Sentence,
    noun_phrase,
)  # fmt: skip
from onrecord.reading.counting.effects import HAPPENINGS, OBJECT_VERBS, STATES, SUBJECT_VERBS
from onrecord.reading.counting.hedges import hedge_before
from onrecord.reading.lexemes import word_set
from onrecord.reading.numerals import begins

_REACH = 14
_ASIDE = 24
_LEAVING = word_set("driven forced chased expelled left leave leaving abandoned abandon abandoning fled")
_PATIENTS = word_set("treated treatment hospital hospitals clinic hospitalized hospitalised patients")
_HOMES = word_set("home homes house houses village villages")
_COMPLYING = word_set("heeded heed heeding obeyed obey obeying followed follow following complied comply observed")
_ORDERS = word_set("order orders call calls warning warnings instruction instructions notice notices")
DISPLACING = OBJECT_VERBS | SUBJECT_VERBS | HAPPENINGS
_SELVES = word_set("himself herself itself themselves self")
# Words that say somebody is hurt only together with one of a second kind within a few words.
_HURTS: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (word_set("treated"), word_set("wound wounds injury injuries burns gunshot")),
    (word_set("bleeding"), word_set("wound wounds gunshot")),
    (
        word_set("suffered suffering suffer suffers sustained sustaining sustain sustains"),
        word_set("wound wounds injury injuries burns"),
    ),
    (word_set("taken rushed airlifted transported flown brought"), word_set("hospital hospitals clinic")),
    (word_set("hit struck grazed"), word_set("bullet bullets gunfire shrapnel gunshot pellets")),
    (word_set("in"), word_set("condition")),
    (word_set("with"), word_set("wound wounds")),
    (word_set("received receive receives receiving"), word_set("wound wounds injury injuries")),
)
_CONDITIONS = word_set("critical serious stable fair grave guarded good")
_SHOOTING = word_set("shoot shoots shot shooting")
_PARTICIPLES = ("ed", "hurt", "shot", "slain", "held", "freed", "paid", "spent")
_NO_OBJECT = word_set("in on by at and , . during when as after since from near early late this last overnight") | {
    "",
    "\n",
}
_OBJECTS = word_set("the a an his their her its him them himself")
_PASSED = word_set("of them others people victims alone ' ’ s")


@dataclass(slots=True)
class _Walk:
    """What the walk has passed so far."""

    passive: bool = False
    active: bool = False
    relative: bool = False
    asides: int = 0


def effect_to_the_right(sentence: Sentence, at: int, crossing: bool = False) -> Finding:
    """The effect that the words from `at` on say of those counted before; `crossing` goes over "and two others"."""
    listed = _listed_as(sentence, at)
    if listed:
        return listed
    walk = _Walk()
    limit = min(sentence.last, at + _REACH)
    while 0 <= at < limit:
        word = sentence.words.at(at)
        if word in STOPS:
            return Finding()
        found = _found_at(sentence, at, word, walk)
        if found:
            return found
        if not walk.relative and _is_other_verb(sentence, at, word):
            return Finding(other_verb=sentence.tag(at) not in {"VBG", ""} or walk.passive)
        at = _step(sentence, at, word, walk, crossing)
        limit = min(sentence.last, max(limit, at + 4)) if walk.asides <= 2 else limit
    return Finding()


def _found_at(sentence: Sentence, at: int, word: str, walk: _Walk) -> Finding | None:
    """What the word at `at` says of those counted; None where the walk goes on."""
    behind = sentence.words.at(at + 1), sentence.words.at(at + 2)
    effect = _said_of_subject(sentence, at, word, walk)
    if effect == "released" and is_discharge(sentence):
        return Finding(other_verb=True)
    if effect:
        if joins_fates(word, *behind):
            return Finding(other_verb=True)
        return Finding(effect=fatal(sentence, at, effect), said_at=at)
    if _is_hurt(sentence, at, word, walk):
        return Finding(effect="injured", said_at=at)
    if _has_moved(sentence, at, word):
        return Finding(effect="displaced", said_at=at)
    among = _among(sentence, at) if word == "among" else None
    if among:
        return among
    if word == "in" and behind[0] in {"captivity", "custody"}:
        return Finding(effect="held" if behind[0] == "captivity" else "detained", said_at=at + 1)
    if behind == ("to", "death") and sentence.tag(at) == "VBN" and word not in {"sentenced", "condemned"}:
        return Finding(effect="killed", said_at=at)
    if word == "set" and behind[0] == "free" and walk.passive:
        return Finding(effect="released", said_at=at)
    return None


def _among(sentence: Sentence, at: int) -> Finding | None:
    """ "were among the dead", "were among the 44 people killed"."""
    behind = sentence.words.at(at + 2)
    if sentence.words.at(at + 1) == "the" and behind in STATES:
        return Finding(effect=STATES[behind], said_at=at + 2)
    if sentence.words.at(at - 1) in {"not", "n't", "n’t", "never"}:
        return Finding(other_verb=True)
    at += 1 + (sentence.words.at(at + 1) in {"the", "those"})
    if not begins(sentence.words.at(at)):
        return None
    _, end = noun_phrase(sentence, at + 1)
    end = max(end, at + 1)
    fate = STATES.get(sentence.words.at(end))
    return Finding(effect=fate, said_at=end) if fate else None


def is_discharge(sentence: Sentence) -> bool:
    """ "treated and released", "released from the hospital": patients, not captives."""
    return bool(_PATIENTS.intersection(sentence.words.lower[sentence.first : sentence.last]))


def _has_moved(sentence: Sentence, at: int, word: str) -> bool:
    """ "were driven from their homes", "left their village", "complied with orders to evacuate"."""
    behind = sentence.words.lower[at + 1 : min(at + 6, sentence.last)]
    if word in _LEAVING and "their" in behind and _HOMES.intersection(behind):
        return True
    if word in _COMPLYING and _ORDERS.intersection(behind):  # an order complied with was carried out
        return any(DISPLACING.get(one) == "displaced" for one in behind)
    return False


def _listed_as(sentence: Sentence, at: int) -> Finding | None:
    """ "the 30 whom the ministry lists as missing"."""
    words = sentence.words
    if words.at(at) not in {"whom", "who", "that"}:
        return None
    for index in range(at + 1, min(at + 8, sentence.last - 1)):
        if words.at(index) == "as" and words.at(index + 1) in STATES:
            return Finding(effect=STATES[words.at(index + 1)], said_at=index + 1)
        if words.at(index) in STOPS or words.at(index) == ",":
            return None
    return None


def _is_hurt(sentence: Sentence, at: int, word: str, walk: _Walk) -> bool:
    """ "suffered burns", "was taken to a hospital", "is in critical condition"."""
    if (
        word in {"taken", "rushed", "airlifted", "transported", "flown", "brought", "hit", "struck"}
        and not walk.passive
    ):
        return False
    behind = sentence.words.lower[at + 1 : min(at + 9, sentence.last)]
    for first, second in _HURTS:
        if word in first and second.intersection(behind):
            return word != "in" or bool(_CONDITIONS.intersection(behind[:3]))
    return False


def _is_other_verb(sentence: Sentence, at: int, word: str) -> bool:
    passed = word in LINKS or word in PREPOSITIONS or word in INCLUSIONS
    return not passed and sentence.is_verb(at)


def _step(sentence: Sentence, at: int, word: str, walk: _Walk, crossing: bool) -> int:
    """Where the walk goes on; -1 where it ends."""
    if word in {",", "and", "or"} or word in INCLUSIONS:
        after = _past_aside(sentence, at, word, crossing)
        walk.asides += 1
        return after if walk.asides <= 3 else -1
    if word in LINKS:
        walk.relative = word in {"who", "which", "that"}
        walk.passive = walk.passive or word in BE or word in REPORTS
        walk.active = (walk.active or word in HAVE) and word not in BE
        return at + 1
    if word in PREPOSITIONS or word == "of":
        walk.asides += 1
        return past_prepositional(sentence, at) if walk.asides <= 2 else -1
    if sentence.is_verb(at):  # the verb of a relative clause: "two women who worked with them were ..."
        walk.relative = False
        return past_prepositional(sentence, at)
    tag = sentence.tag(at)
    return at + 1 if tag.startswith("RB") or word.endswith("ly") or word in _PASSED or tag in {"POS", "RP"} else -1


def fatal(sentence: Sentence, at: int, effect: Effect) -> Effect:
    """ "shot dead", "shot and killed", "fatally shot" kill; other shots wound."""
    if effect != "injured":
        return effect
    words = sentence.words
    if words.at(at + 1) == "down" and words.at(at) in _SHOOTING:
        return "intercepted"  # what flies; said of people it is no effect that the words settle
    before, after = words.at(at - 1), (words.at(at + 1), words.at(at + 2))
    is_fatal = (
        before in {"fatally", "mortally"}
        or after in {("and", "killed"), (",", "killed"), ("to", "death")}
        or after[0] in {"dead", "fatally"}
        or ("and", "died")
        in zip(
            words.lower[at + 1 : min(at + 9, sentence.last)],
            words.lower[at + 2 : min(at + 10, sentence.last)],
            strict=False,
        )
    )
    return "killed" if is_fatal else effect


def joins_fates(one: str, joint: str, other: str) -> bool:
    """ "killed or wounded 30": one number for two fates says neither."""
    fates = OBJECT_VERBS.get(one), OBJECT_VERBS.get(other)
    return joint in {"and", "or"} and set(fates) == {"killed", "injured"} and not one.startswith(("shot", "stab"))


def _said_of_subject(sentence: Sentence, at: int, word: str, walk: _Walk) -> Effect | None:
    if word in SUBJECT_VERBS:
        return SUBJECT_VERBS[word]
    if word in OBJECT_VERBS and sentence.words.at(at + 1) in _SELVES:
        return OBJECT_VERBS[word]
    if word in OBJECT_VERBS and word.endswith(_PARTICIPLES):
        is_active = (walk.active and not walk.passive) or (not walk.passive and _object_follows(sentence, at))
        return None if is_active else OBJECT_VERBS[word]
    return STATES.get(word) if not walk.active or walk.passive or word in {"dead", "missing"} else None


def _object_follows(sentence: Sentence, at: int) -> bool:
    """Whether an object follows the verb, which then is no participle: "12 men killed a guard"."""
    if sentence.words.lower[at + 1 : at + 3] == ["to", "death"]:
        at += 2  # "five men shot to death a guard"
    word, tag = sentence.words.at(at + 1), sentence.tag(at + 1)
    if word in _OBJECTS or _number_follows(sentence, at + 1):
        return True
    if word in _NO_OBJECT or word in PREPOSITIONS or word in INCLUSIONS:
        return False
    return tag.startswith(("NN", "PRP", "JJ", "DT", "CD")) and tag != "NNP" and word not in STATES


def _number_follows(sentence: Sentence, at: int) -> bool:
    """A number, or the hedge before one: "killed at least 50"; not "killed in two raids", "killed on 3 May"."""
    words = sentence.words
    if words.at(at) in {"in", "on", "by", "from", "since", "during", "near", "when", "after"}:
        return False
    for index in range(at, min(at + 4, sentence.last)):
        if begins(words.at(index)) and words.at(index) not in {"a", "an"}:
            hedge = hedge_before(words, index)
            return index == at or (hedge is not None and index - hedge.length == at)
    return begins(words.at(at))


def _past_aside(sentence: Sentence, at: int, word: str, crossing: bool) -> int:
    """Over ", including 3 children,", over an apposition, and where `crossing` over "and two policemen"."""
    words = sentence.words
    if word in INCLUSIONS:
        _, end = noun_phrase(sentence, at + 2)
        if not begins(words.at(at + 1)):
            return _past_nouns(sentence, at + 1)
        past = max(end, at + 2)
        return past + 1 if past == at + 2 and words.at(past) in STATES else past  # "including 47 wounded"
    closing = _closing_comma(sentence, at) if word == "," else -1
    if closing > 0:
        return closing + 1
    if crossing:
        after = _past_item(sentence, at)
        if after > 0:
            return after
    joins_verbs = word == "and" and (words.at(at - 1) in STATES or words.at(at - 1) in OBJECT_VERBS)
    return at + 1 if joins_verbs else -1


def _past_nouns(sentence: Sentence, at: int) -> int:
    """Behind "children" or "women and children"; -1 where no noun stands."""
    _, end = noun_phrase(sentence, at)
    if end > at and sentence.words.at(end) == "and":
        _, further = noun_phrase(sentence, end + 1)
        end = max(end, further) if further > end + 1 else end
    return end if end > at else -1


def _closing_comma(sentence: Sentence, at: int) -> int:
    """The comma that ends what the comma at `at` opens, if the sentence then goes on with a verb."""
    words = sentence.words
    for index in range(at + 1, min(at + _ASIDE, sentence.last)):
        word = words.at(index)
        if word in STOPS:
            return -1
        if word == ",":
            following = words.at(index + 1)
            opens_list = words.at(at + 1) in INCLUSIONS
            return index if opens_list or following in BE or following in HAVE or following in SUBJECT_VERBS else -1
    return -1


def _past_item(sentence: Sentence, at: int) -> int:
    """Behind the counted item that follows "and" or a comma; -1 where none does."""
    words = sentence.words
    for index in range(at + 1, min(at + 5, sentence.last)):
        if words.at(index) in {"with", "of", "in", "from", "by"}:
            return -1
        if begins(words.at(index)):
            _, end = noun_phrase(sentence, index + 1)
            return max(end, index + 1)
    return -1


def past_prepositional(sentence: Sentence, at: int) -> int:
    """Behind a preposition and its noun phrase."""
    words = sentence.words
    begin = at = at + 1
    while at < min(sentence.last, begin + 6):
        word = words.at(at)
        if word in LINKS or word in STOPS or word in PREPOSITIONS or word in STATES or word == ",":
            break
        if sentence.is_verb(at):
            break
        at += 1
    return at
