"""A sentence as the effect search walks it: its words, their tags, and the noun phrase behind a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Effect
from onrecord.reading.counting.effects import COUNTED, OBJECT_VERBS, STATES, SUBJECT_VERBS
from onrecord.reading.dating.grammar import MONTHS, WEEKDAYS
from onrecord.reading.lexemes import Lexemes, word_set
from onrecord.reading.numerals import begins

BE = word_set("was were is are be been being get gets got getting")
HAVE = word_set("has have had having")
MODALS = word_set("will would could might may can should must shall")
REPORTS = word_set(
    "reported feared believed presumed confirmed known thought said listed found declared pronounced left"
)
LINKS = (
    BE
    | HAVE
    | MODALS
    | REPORTS
    | word_set(
        "reportedly remain remains remained remaining also already still later then now to have not never either all "
        "both each who that which allegedly apparently initially critically seriously slightly badly severely fatally "
        "lightly mortally moderately and or"
    )
)
STOPS = word_set(
    ". ; : ? ! — – | ( ) but while when after before because as if unless since until although though where whose whom"
) | {"\n"}
PREPOSITIONS = word_set(
    "in at on from near inside outside aboard across around by with within under during for over into against between "
    "through to than per via without about after before"
)
INCLUSIONS = word_set("including among includes included include namely")
_DETERMINERS = word_set("the its their his her own those them all these")
_NO_NOUNS = word_set("of the a an while including most all some many several both")
_PARTICIPLES = word_set("shot hurt stabbed")
_DEEDS = word_set("kills killed injures injured wounds wounded hurts hurt")
_PAST_FORMS = word_set(
    "lost took said told met made won found began sent gave went came hid led kept fought brought drove broke threw "
    "set blew burnt stole saw ran grew fell"
)
_FIRED = word_set("is was fired rang")
_ABBREVIATED = word_set("st mt ft dr lt sgt gov gen col capt")
_MORE = word_set("more other additional further new own of")
_COMPARATIVES = word_set("more fewer less higher lower better worse larger smaller longer shorter")


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
        return (
            word in OBJECT_VERBS
            or word in SUBJECT_VERBS
            or word in BE
            or word in _PAST_FORMS
            or (len(word) > 4 and word.endswith(("ed", "ing")))
        )


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
    counts_people: bool = False


def is_counted_comma(sentence: Sentence, at: int) -> bool:
    """Whether the comma at `at` parts counted items: a number that is no day of a month stands shortly before it."""
    words = sentence.words
    return any(
        begins(words.at(index)) and words.at(index + 1) not in MONTHS and words.at(index - 1) not in MONTHS
        for index in range(max(sentence.first, at - 6), at)
    )


def noun_phrase(sentence: Sentence, at: int) -> tuple[int, int]:
    """The words behind the number that name what is counted: "people", "of its own soldiers"."""
    words = sentence.words
    if words.at(at) == "of":
        at += 1
        while words.at(at) in _DETERMINERS and at < sentence.last:
            at += 1
    aged = _past_age(words, at)
    if aged > at:
        _, end = noun_phrase(sentence, aged)
        return at, max(end, aged)
    if words.at(at) in _COMPARATIVES and words.at(at + 1) == "than":  # a difference: nothing is counted
        return at, at
    while words.at(at) in _MORE and at < sentence.last and (words.raw(at) != "New" or not sentence.tag(at)):
        at += 1
    return _nouns(sentence, at)


def _nouns(sentence: Sentence, at: int) -> tuple[int, int]:
    words = sentence.words
    begin = end = at
    while at < min(sentence.last, begin + 10):
        word, tag = words.at(at), sentence.tag(at)
        if word == "-" and not (words.touches(at - 1) and words.touches(at)):
            break  # a dash
        if word in {"'", "’", "s", "-", "‑"} and at > begin:
            at += 1
            continue
        if word == "." and words.at(at - 1) in _ABBREVIATED and at > begin and words.touches(at - 1):
            at += 1
            continue
        is_owned = begins(word) and words.at(at - 1) == "s" and at > begin  # "the town's three clinics"
        if not is_owned and (not word.isalpha() or begins(word) or not _is_nominal(sentence, at, word, tag, begin)):
            break
        at += 1
        if not sentence.tag(at - 1).startswith("JJ") or word in STATES or word in COUNTED:
            end = at  # an adjective alone counts nothing
        if words.at(at) in {"or", "and"} and sentence.tag(at - 1) == sentence.tag(at + 1) == "JJ":
            at += 1  # "eight current or former leaders"
        if _ends_phrase(sentence, at):
            break
    if end > begin and words.at(begin) in {"others", "them"}:
        return begin, begin
    return begin, end


def _past_age(words: Lexemes, at: int) -> int:
    """Behind "7-year-old" at `at`; `at` itself where no age stands there."""
    tail = words.lower[at + 1 : at + 6]
    joined = [word for word in tail if word != "-"][:2]
    if begins(words.at(at)) and joined[:1] and joined[0] in {"year", "month"} and joined[1:] in (["old"], ["olds"]):
        return at + 1 + tail.index(joined[1]) + 1
    return at


def _is_nominal(sentence: Sentence, at: int, word: str, tag: str, begin: int) -> bool:
    if word in LINKS or word in PREPOSITIONS or word in STOPS or word in _NO_NOUNS:
        return False
    if word in WEEKDAYS or (word in MONTHS and tag.startswith("NNP")):
        return False
    if word in _PARTICIPLES and begins(sentence.words.at(at - 1)) and sentence.words.at(at + 1) not in _FIRED:
        return False  # "4 shot in the port"
    if word in _DEEDS and begins(sentence.words.at(at + 1)):
        return False  # "Blast Kills Two Injures Three", "57 Villagers Killed 150 Injured"
    if word in STATES and not _has_noun_behind(sentence, at):
        return (
            word in COUNTED
            and at == begin
            and word not in {"hostage", "captive", "dead", "missing", "wounded", "injured", "displaced"}
        )
    if not tag:
        return not sentence.is_verb(at) or word in STATES
    if tag == "VBG" and at > begin and sentence.tag(at - 1).startswith("NN"):
        return False  # "women seeking back pay"
    return tag.startswith(("NN", "JJ")) or (tag in {"VBN", "VBG"} and _has_noun_behind(sentence, at))


def _has_noun_behind(sentence: Sentence, at: int) -> bool:
    at = next((one for one in (at, at + 1) if not sentence.tag(one + 1).startswith("JJ")), at)
    tag, word = sentence.tag(at + 1), sentence.words.at(at + 1)
    if not word.isalpha() or word in LINKS or word in PREPOSITIONS or word in STATES:
        return False
    return (
        tag.startswith("NN")
        if tag
        else (word.endswith("s") or word in {"people", "men", "women", "children"}) and word not in STOPS
    )


def _ends_phrase(sentence: Sentence, at: int) -> bool:
    """A plural noun ends a phrase unless another noun follows it at once."""
    return not sentence.tag(at) and sentence.words.at(at - 1).endswith("s")
