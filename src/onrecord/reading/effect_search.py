"""Which effect a number counts, read from the words around it in its sentence.

The search goes by position and word class rather than by the parse: right of the number for a participle or a
state ("30 others were wounded", "12 dead"), then left for a verb whose object it is ("killing 12 people"), then
for a noun that names what befell them ("a death toll of 31"). Anything in between that opens another clause
ends the search, so that a number is left without effect rather than given its neighbour's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import Effect
from onrecord.reading.effects import COUNTED, HAPPENINGS, OBJECT_VERBS, STATES, SUBJECT_VERBS
from onrecord.reading.lexemes import Lexemes
from onrecord.reading.numerals import begins
from onrecord.reading.quantities import Quantity

_BE = set("was were is are be been being get gets got getting".split())
_HAVE = set("has have had having".split())
_MODALS = set("will would could might may can should must shall".split())
_LINKS = _BE | _HAVE | _MODALS | set(
    "reported reportedly feared believed presumed confirmed known thought said listed left remain remains remained "
    "remaining found declared pronounced also already still later then now to have not never either all both each "
    "who that which allegedly apparently initially critically seriously slightly badly severely fatally lightly "
    "fatally mortally moderately killed wounded shot injured and or".split()
)
_REPORT_LINKS = set("reported feared believed presumed confirmed known thought said listed found declared pronounced left".split())
_STOPS = set(". ; : ? ! — – | \n ( ) but while when after before because as if unless since until although though where "
             "whose whom".split(" "))  # fmt: skip
_PREPOSITIONS = set("in at on from near inside outside aboard across around by with within under during for over into "
                    "against between through to than per via without about after before".split())  # fmt: skip
_NUMBER_NOUNS = set("toll number total count figure tally".split())
_RISES = set("rose rise rises risen climbed climbs reached reaches reaching stood stands standing is was at to jumped "
             "grew exceeded hit topped passed remained stayed put placed raised raising brought bringing revised "
             "increased has had have been now a since then currently".split())  # fmt: skip
_INCLUSIONS = {"including", "among", "includes", "included", "include", "namely"}
_DENIALS = {"not", "n't", "never", "no", "t", "nobody", "without"}
_CONDITIONS = {"if", "unless", "whether"}
_HYPOTHETICAL = _MODALS | {"if", "unless"}
_REACH = 14


@dataclass(frozen=True, slots=True)
class Sentence:
    """The lexemes [first, last) of one sentence with the parser's tag for each; tags are "" in upper-case text."""

    words: Lexemes
    first: int
    last: int
    tags: Sequence[str]

    def tag(self, at: int) -> str:
        """The part-of-speech tag of the word at `at`."""
        return self.tags[at - self.first] if self.first <= at < self.last else ""

    def is_verb(self, at: int) -> bool:
        """Whether the word is a verb; without tags, whether it looks like one."""
        tag, word = self.tag(at), self.words.at(at)
        if tag:
            return tag.startswith("VB") or tag == "MD"
        return word in OBJECT_VERBS or word in SUBJECT_VERBS or word in _BE or (len(word) > 4 and word.endswith(("ed", "ing")))


@dataclass(frozen=True, slots=True)
class Finding:
    """An effect, the word that says it, and the stretch of words that names those counted, [of_first, of_last)."""

    effect: Effect | None = None
    said_at: int | None = None
    of_first: int = 0
    of_last: int = 0
    is_hypothetical: bool = False
    is_denied: bool = False
    other_verb: bool = False


def find_effect(sentence: Sentence, quantity: Quantity, before: Finding | None) -> Finding:
    """The effect of `quantity`; `before` is what was found for the figure before it in the sentence."""
    of_first, of_last = noun_phrase(sentence, quantity.last)
    base = Finding(of_first=of_first, of_last=of_last)
    right = _right(sentence, max(quantity.last, of_last))
    head = sentence.words.at(of_last - 1) if of_last > of_first else ""
    if right.effect or right.other_verb:
        if right.effect in {"held", "taken"}:
            left = _left(sentence, quantity.first, before)
            word = sentence.words.at(right.said_at or 0)
            is_taken = word in {"hostage", "captive"} and _takes(sentence, quantity.first)
            right = replace(right, effect="taken") if is_taken else right
        found = replace(base, effect=right.effect, said_at=right.said_at, other_verb=right.other_verb)
        return _modality(sentence, found)
    inside = _inside(sentence, of_first, of_last)
    left = _left(sentence, quantity.first, before)
    if left.effect:
        if left.effect == "held" and inside.effect:
            left = replace(left, effect=inside.effect)
        return _modality(sentence, replace(base, effect=left.effect, said_at=left.said_at))
    if inside.effect:
        return _modality(sentence, replace(base, effect=inside.effect, said_at=inside.said_at))
    if not left.other_verb and head not in COUNTED:
        crossing = _right(sentence, max(quantity.last, of_last), crossing=True)
        return _modality(sentence, replace(base, effect=crossing.effect, said_at=crossing.said_at))
    return base


def noun_phrase(sentence: Sentence, at: int) -> tuple[int, int]:
    """The words behind the number that name what is counted: "people", "of its own soldiers"."""
    words = sentence.words
    if words.at(at) == "of":
        at += 1
        while words.at(at) in {"the", "its", "their", "his", "her", "own", "those", "them", "all", "these"} and at < sentence.last:
            at += 1
    while words.at(at) in {"more", "other", "additional", "further", "new", "own", "of"} and at < sentence.last:
        at += 1
    begin = end = at
    while at < min(sentence.last, begin + 7):
        word, tag = words.at(at), sentence.tag(at)
        if word in {"'", "’", "s", "-", "‑"} and at > begin:
            at += 1
            continue
        if not word.isalpha() or begins(word) or not _is_nominal(sentence, at, word, tag, begin):
            break
        at += 1
        end = at
        if _ends_phrase(sentence, at):
            break
    if end > begin and words.at(begin) in {"others", "them"}:
        return begin, begin
    return begin, end


def _is_nominal(sentence: Sentence, at: int, word: str, tag: str, begin: int) -> bool:
    if word in _LINKS or word in _PREPOSITIONS or word in _STOPS or word in {"of", "the", "a", "an", "while", "including"}:
        return False
    if word in STATES and not _has_noun_behind(sentence, at):
        return word in COUNTED and at == begin and word not in {"dead", "missing", "wounded", "injured", "displaced"}
    if not tag:
        return not sentence.is_verb(at) or word in STATES
    return tag.startswith(("NN", "JJ")) or (tag in {"VBN", "VBG"} and _has_noun_behind(sentence, at))


def _has_noun_behind(sentence: Sentence, at: int) -> bool:
    tag, word = sentence.tag(at + 1), sentence.words.at(at + 1)
    if not word.isalpha() or word in _LINKS or word in _PREPOSITIONS or word in STATES:
        return False
    return tag.startswith("NN") if tag else (word.endswith("s") or word in {"people", "men", "women", "children"}) and word not in _STOPS


def _ends_phrase(sentence: Sentence, at: int) -> bool:
    """A plural noun ends a phrase unless another noun follows it at once."""
    return not sentence.tag(at) and sentence.words.at(at - 1).endswith("s")


def _inside(sentence: Sentence, first: int, last: int) -> Finding:
    """The effect that the counted words say themselves: "30 hostages", "12 wounded soldiers"."""
    for at in range(last - 1, first - 1, -1):
        word = sentence.words.at(at)
        table = COUNTED if at == last - 1 else STATES
        if word in table:
            return Finding(effect=table[word], said_at=at)
    return Finding()


def _right(sentence: Sentence, at: int, crossing: bool = False) -> Finding:
    """A participle or state that the number is the subject of."""
    words, passive, active, aside = sentence.words, False, False, 0
    limit = min(sentence.last, at + _REACH)
    while at < limit:
        word = words.at(at)
        if word in _STOPS:
            return Finding()
        effect = _said_of_subject(sentence, at, word, passive, active)
        if effect:
            return Finding(effect=_fatal(sentence, at, effect), said_at=at)
        if word in {",", "and", "or"}:
            at, aside = _past_comma(sentence, at, word, crossing)
            if at < 0:
                return Finding()
            continue
        if word in _LINKS:
            passive, active = passive or word in _BE or word in _REPORT_LINKS, (active or word in _HAVE) and word not in _BE
        elif word in _PREPOSITIONS or word == "of":
            at = _past_prepositional(sentence, at)
            aside += 1
            if aside > 2:
                return Finding()
            continue
        elif sentence.is_verb(at):
            return Finding(other_verb=sentence.tag(at) not in {"VBG", ""} or passive)
        elif not (sentence.tag(at).startswith("RB") or word.endswith("ly") or word in {"of", "them", "others", "people"}):
            if sentence.tag(at).startswith(("NN", "JJ", "DT", "PRP")) or not sentence.tag(at):
                return Finding()
        at += 1
    return Finding()


def _fatal(sentence: Sentence, at: int, effect: Effect) -> Effect:
    """ "shot dead", "shot and killed", "fatally shot"."""
    if effect != "injured":
        return effect
    near = sentence.words.lower[max(sentence.first, at - 1) : at + 3]
    is_fatal = near[:1] == ["fatally"] or near[2:4] == ["and", "killed"] or near[2:3] == ["dead"] or near[2:4] == ["to", "death"]
    return "killed" if is_fatal else effect


def _said_of_subject(sentence: Sentence, at: int, word: str, passive: bool, active: bool) -> Effect | None:
    if word in SUBJECT_VERBS:
        return SUBJECT_VERBS[word]
    if word in {"fatally", "mortally"}:
        return None
    if word in OBJECT_VERBS and word.endswith(("ed", "hurt", "shot", "slain", "held", "freed", "paid", "spent")):
        is_object_behind = _object_follows(sentence, at)
        if (passive or not is_object_behind) and not (active and not passive):
            return OBJECT_VERBS[word]
        return None
    return STATES.get(word) if not active or passive or word in {"dead", "missing"} else None


def _object_follows(sentence: Sentence, at: int) -> bool:
    """Whether an object follows the verb, which then is no participle: "12 men killed a guard"."""
    word, tag = sentence.words.at(at + 1), sentence.tag(at + 1)
    if word in {"in", "on", "by", "at", "and", ",", ".", "during", "when", "as", "after", "since", "from", "near", ""}:
        return False
    if word in {"the", "a", "an", "his", "their", "her", "its", "him", "them"} or begins(word):
        return True
    return tag.startswith(("NN", "PRP", "JJ", "DT", "CD")) and tag != "NNP" and word not in STATES


def _past_comma(sentence: Sentence, at: int, word: str, crossing: bool) -> tuple[int, int]:
    """Over ", including 3 children," and, where `crossing`, over "and two policemen"; -1 where the search ends."""
    words = sentence.words
    if word == "," and words.at(at + 1) in _INCLUSIONS | {"most", "mostly", "some", "all", "many"}:
        for index in range(at + 2, min(at + 14, sentence.last)):
            if words.at(index) == ",":
                return index + 1, 1
        return -1, 0
    if word in {"and", "or", ","} and crossing:
        index = at + 1
        while index < min(at + 5, sentence.last) and not begins(words.at(index)):
            index += 1
        if begins(words.at(index)) and index < min(at + 5, sentence.last):
            _, end = noun_phrase(sentence, index + 1)
            return max(end, index + 1), 0
    if word == "and" and words.at(at - 1) in STATES | OBJECT_VERBS:
        return at + 1, 0
    return -1, 0


def _past_prepositional(sentence: Sentence, at: int) -> int:
    """Behind a preposition and its noun phrase."""
    at += 1
    end = min(sentence.last, at + 7)
    while at < end:
        word = sentence.words.at(at)
        if word in _LINKS or word in _STOPS or word in _PREPOSITIONS or word == "," or sentence.is_verb(at) or word in STATES:
            break
        at += 1
    return at


def _takes(sentence: Sentence, at: int) -> bool:
    reach = sentence.words.lower[max(sentence.first, at - 6) : at]
    return bool(set(reach) & {"took", "take", "takes", "taking", "taken", "seized", "seizing"}) or (
        "taken" in sentence.words.lower[at : at + 8]
    )


def _left(sentence: Sentence, at: int, before: Finding | None) -> Finding:
    """A verb whose object the number is, or a noun that says what befell those counted."""
    words, crossed = sentence.words, False
    at -= 1
    stop = max(sentence.first, at - 2 * _REACH)
    while at >= stop:
        word = words.at(at)
        if word in OBJECT_VERBS and not _is_nounlike(sentence, at):
            effect = OBJECT_VERBS[word]
            if word in _BE or words.at(at - 1) in _BE and not crossed:
                return Finding(other_verb=True)
            return Finding(effect=effect, said_at=at)
        if word in _INCLUSIONS and before is not None and before.effect:
            return Finding(effect=before.effect, said_at=before.said_at)
        if word in {"them", "dead", "victims", "wounded", "injured"} and not crossed:
            at -= 1
            continue
        if word in _STOPS:
            return Finding(other_verb=word in {"—", "–"} and False)
        if word in {"of", "to", "at", "from", "is", "was", "are", "were", "reached", "hit", "stood", "exceeded", "by"} and not crossed:
            return _happening(sentence, at, before)
        if word in _PREPOSITIONS and not crossed:
            return Finding()
        if word in {",", "and", "or"}:
            if word == "," and not _in_list(sentence, at):
                return Finding()
            crossed = True
        elif sentence.is_verb(at) and word not in {"including", "estimated", "reported"}:
            coordinated = words.at(at - 1) in {"and", "or"} and words.at(at - 2) in OBJECT_VERBS and not crossed
            return Finding(effect=OBJECT_VERBS[words.at(at - 2)], said_at=at - 2) if coordinated else Finding(other_verb=True)
        elif not crossed and sentence.tag(at).startswith("NN") and word not in HAPPENINGS:
            return Finding()
        elif word in HAPPENINGS and not crossed and words.at(at + 1) in {":", "at"}:
            return Finding(effect=HAPPENINGS[word], said_at=at)
        at -= 1
    return Finding()


def _in_list(sentence: Sentence, at: int) -> bool:
    """Whether the comma at `at` parts counted items: a number stands within a few words before it."""
    return any(begins(word) for word in sentence.words.lower[max(sentence.first, at - 6) : at])


def _is_nounlike(sentence: Sentence, at: int) -> bool:
    """ "a cost of", "the fire", "two shot": an effect verb's form that is a noun here."""
    return sentence.tag(at).startswith("NN") and sentence.words.at(at) not in {"killing", "kills"}


def _happening(sentence: Sentence, at: int, before: Finding | None) -> Finding:
    """ "the death toll rose to 31", "the release of 50", "the number of wounded is 12"."""
    words, steps = sentence.words, 0
    joint = words.at(at)
    if joint == "from" and before is not None and before.effect and any(begins(word) for word in words.lower[max(0, at - 3) : at]):
        return Finding(effect=before.effect, said_at=before.said_at)
    at -= 1
    while at >= sentence.first and steps < 8:
        word = words.at(at)
        if word in _STOPS or word in {",", "and"}:
            break
        if word in HAPPENINGS and (word != "toll" or words.at(at - 1) != "daily"):
            return Finding(effect=_of_number(sentence, at), said_at=at)
        if joint == "of" and steps > 1:
            break
        if joint != "of" and sentence.is_verb(at) and word not in _RISES:
            break
        at, steps = at - 1, steps + 1
    return Finding(other_verb=joint in {"is", "was", "are", "were", "reached", "hit", "stood", "exceeded"})


def _of_number(sentence: Sentence, at: int) -> Effect:
    """ "the toll of wounded" counts the wounded."""
    for offset in (1, 2, 3):
        word = sentence.words.at(at + offset)
        if word in {"wounded", "injured", "missing"}:
            return STATES[word]
    return HAPPENINGS[sentence.words.at(at)]


def _modality(sentence: Sentence, found: Finding) -> Finding:
    """Whether the word that says the effect is under "if", "could" or "not"."""
    if found.said_at is None:
        return found
    reach = sentence.words.lower[max(sentence.first, found.said_at - 5) : found.said_at]
    clause = reach[max((index + 1 for index, word in enumerate(reach) if word in {",", "and", "that", ";"}), default=0) :]
    opening = sentence.words.lower[sentence.first : found.said_at][-_REACH:]
    hypothetical = bool(set(clause) & _HYPOTHETICAL) or bool(set(opening) & _CONDITIONS and "," not in opening)
    if clause[-1:] == ["to"] and clause[-2:-1] != ["according"]:
        hypothetical = True
    return replace(found, is_hypothetical=hypothetical, is_denied=bool(set(clause[-3:]) & _DENIALS))
