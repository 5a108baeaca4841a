"""Which figure another is part of: "killed 12 people, 4 of them children", "two of the four", "among the dead were 5".

A part is tied to a whole only where the words say that it is one and a single figure can be it; where two could
("killed 12 and wounded 30, including 4 children") it is tied to neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.model import Effect
from onrecord.reading.counting.clause_words import BE
from onrecord.reading.counting.counted import Counted, before_in_sentence, in_sentence_before
from onrecord.reading.counting.effects import COUNTED, OBJECT_VERBS, PEOPLE, STATES
from onrecord.reading.lexemes import Lexemes, word_set
from onrecord.reading.numerals import read_numeral

_THEM = word_set("them whom these those which")
_BACKWARD = word_set("them these those")
_INCLUDING = word_set("including includes included include")
_EXCLUDING = word_set("not without never excluding besides")
_THEY = word_set("they these those")
_DEFINITE = word_set("the these those its their his her")
_ALL = word_set("victims casualties")
_OPENERS = word_set(". , ; : — – - ( ") | {"\n", ""}
_AND = word_set(", and & also")
_REACH = 8


def parts(counted: Sequence[Counted]) -> dict[int, int]:
    """For each figure that is part of another one, by index, the index of that one."""
    found: dict[int, int] = {}
    at = 0
    while at < len(counted):
        members = [at] if _may_be_part(counted[at]) else []
        whole = _whole(counted, at, members, found) if members else None
        if whole is not None and _fits(counted, members, whole):
            found.update(dict.fromkeys(members, whole))
        at = max((*members, at)) + 1
    return found


def _may_be_part(one: Counted) -> bool:
    quantity = one.draft.quantity
    return not quantity.share and quantity.unit != "%" and one.most > 0 and not one.is_other


def _whole(counted: Sequence[Counted], at: int, members: list[int], found: dict[int, int]) -> int | None:
    """The whole of the figure at `at`; further parts in one list with it are added to `members`."""
    one = counted[at]
    words, behind = one.words, one.draft.quantity.last
    if words.at(behind) == "of" or (one.draft.finding.of_first == behind + 1 and words.at(one.last) == "of"):
        return _of_whole(counted, at, behind if words.at(behind) == "of" else one.last, found)
    listed = list(_listed(counted, at))
    if words.at(counted[listed[-1]].last) == "among" and words.at(counted[listed[-1]].last + 1) in {"them", "whom"}:
        members[:] = listed
        return _single(counted, at, _open(counted, at, found, one.first), one)
    if _is_among_next(counted, at):
        return at + 1
    if at > 0 and _is_of_number(counted[at - 1], one):
        members[:] = listed
        return at - 1
    opener = _opened(counted, at)
    if opener is None:
        return None
    members[:] = listed
    return _by_opener(counted, at, opener, found)


def _of_whole(counted: Sequence[Counted], at: int, of: int, found: dict[int, int]) -> int | None:
    """ "two of the four", "3 of the wounded", "4 of them"."""
    one = counted[at]
    words, head = one.words, of + 1
    if words.at(head) in _THEM:
        fate = _fate(words, head + 1) if words.at(head) == "those" else None
        if fate is not None:
            return _of_fate(counted, at, fate, found)
        return _of_those(counted, at, found, one.first)
    head += words.at(head) in _DEFINITE
    if at + 1 < len(counted) and counted[at + 1].draft.quantity.first == head:
        is_counter = words.at(head - 1) == "of" and not _is_plural(counted[at + 1])  # "picture 2 of 9"
        return None if is_counter else at + 1
    if words.at(head - 1) == "the":
        fate = _fate(words, head)
        if fate is not None:
            return _of_fate(counted, at, fate, found)
    numeral = read_numeral(words, head) if words.at(head - 1) in _DEFINITE else None
    return _told_as(counted, at, numeral.low, found) if numeral and numeral.low == numeral.high else None


def _is_among_next(counted: Sequence[Counted], at: int) -> bool:
    """ "Fourteen children are among the 44 killed"."""
    one, words = counted[at], counted[at].words
    begin = one.last + (words.at(one.last) in BE)
    if words.at(begin) != "among" or at + 1 == len(counted):
        return False
    begin += 1 + (words.at(begin + 1) in {"the", "those"})
    whole = counted[at + 1]
    return whole.first == begin and one.figure.effect == whole.figure.effect and whole.figure.effect != "other"


def _is_plural(one: Counted) -> bool:
    return one.noun.endswith("s") or one.noun in PEOPLE or one.figure.effect != "other"


def _is_of_number(whole: Counted, one: Counted) -> bool:
    """ "Of the 30 wounded, four died", "among the 12 killed were three nurses"."""
    words, begin = one.words, whole.first - 1
    begin -= words.at(begin) in _DEFINITE
    is_opening = begin == one.sentence.first or words.at(begin - 1) in _OPENERS | {"and"}
    is_lead = words.at(begin) in {"of", "among"} and is_opening
    between = words.lower[whole.last : one.first]
    between = between[1:] if between[:1] and between[0] in STATES | OBJECT_VERBS else between
    is_joined = between == [","] if words.at(begin) == "of" else between in (["were"], ["are"])
    is_joined &= whole.sentence.first == one.sentence.first
    return is_lead and is_joined and one.least < whole.most and _are_alike(whole, one)


def _are_alike(whole: Counted, part: Counted) -> bool:
    return whole.is_people == part.is_people or not part.noun


def _fate(words: Lexemes, at: int) -> Effect | None:
    """The effect by which the whole is named: "the dead", "those killed"; no one effect for "the victims"."""
    word = words.at(at)
    if word in STATES or word in COUNTED:
        return STATES.get(word) or COUNTED[word]
    return OBJECT_VERBS[word] if word in OBJECT_VERBS and word.endswith("ed") else None


def _opened(counted: Sequence[Counted], at: int) -> int | None:
    """Where the words that make the figure a part begin: "including", "among the dead were", "of them,"."""
    one = counted[at]
    words, index = one.words, one.first - 1
    if words.at(index) in _INCLUDING and index >= one.sentence.first:
        return index if words.at(index - 1) not in _EXCLUDING else None
    index -= words.at(index) == ","
    index -= words.at(index) in BE
    for begin in range(index, max(one.sentence.first, index - 5) - 1, -1):
        if words.at(begin) in {"among", "of"}:
            is_whole = _names_whole(words, begin + 1, index)
            return (
                begin
                if is_whole and (begin == one.sentence.first or words.at(begin - 1) in _OPENERS | {"and"})
                else None
            )
    return None


def _names_whole(words: Lexemes, first: int, last: int) -> bool:
    """Whether the words [first, last] are no more than a name of the whole: "them", "the dead", "those killed"."""
    if first == last:
        return words.at(first) in _THEM
    is_definite = words.at(first) in {"the", "those"}
    return is_definite and last == first + 1 and (_fate(words, last) is not None or words.at(last) in _ALL | PEOPLE)


def _by_opener(counted: Sequence[Counted], at: int, opener: int, found: dict[int, int]) -> int | None:
    one = counted[at]
    words = one.words
    if words.at(opener) == "including":
        return _single(counted, at, _open(counted, at, found, opener), one)
    if words.at(opener) in _INCLUDING:
        return _of_subject(counted, at, opener, found)
    if words.at(opener + 1) in _THEM and words.at(opener + 2) != "killed":
        fate = _fate(words, opener + 2) if words.at(opener + 1) == "those" else None
        return _of_fate(counted, at, fate, found) if fate else _of_those(counted, at, found, opener)
    fate = _fate(words, opener + 2)
    return _of_fate(counted, at, fate, found) if fate else _of_those(counted, at, found, opener)


def _of_subject(counted: Sequence[Counted], at: int, verb: int, found: dict[int, int]) -> int | None:
    """ "The dead included 5 women", "They include 3 children"."""
    one = counted[at]
    words, subject = one.words, verb - 1
    if words.at(subject) in _THEY and subject == one.sentence.first:
        return _of_those(counted, at, found, subject)
    if words.at(subject - 1) not in {"the", "those"}:
        return None
    fate = _fate(words, subject)
    if fate is not None:
        return _of_fate(counted, at, fate, found)
    return _of_those(counted, at, found, subject - 1) if words.at(subject) in _ALL else None


def _listed(counted: Sequence[Counted], at: int) -> Iterator[int]:
    """The figures of the list that begins at `at`: "3 women and 4 children"."""
    yield at
    one = counted[at]
    for index in range(at + 1, len(counted)):
        last, other = counted[index - 1], counted[index]
        between = one.words.lower[last.last : other.first]
        is_joined = bool(between) and _AND.issuperset(between) and other.sentence.first == one.sentence.first
        is_own = bool(other.noun) and not other.is_other and one.words.at(other.draft.quantity.last) != "of"
        is_alike = other.figure.effect == one.figure.effect or other.draft.finding.effect is None
        is_alike &= other.is_people == one.is_people
        if not is_joined or not is_alike or not is_own:
            return
        yield index


def _open(counted: Sequence[Counted], at: int, found: dict[int, int], begin: int) -> list[int]:
    """The figures before word `begin` in the sentence that may be a whole still: none behind which parts stand."""
    one = counted[at]
    candidates: list[int] = []
    for index in before_in_sentence(counted, at):
        other = counted[index]
        if index in found:
            is_within = _may_hold(other, one)  # "12 people, 8 of them children, 3 of them": of the 12 or of the 8
            return candidates or ([found[index]] if not is_within and _may_hold(counted[found[index]], one) else [])
        if other.last <= begin and _may_hold(other, one):
            candidates.append(index)
    return candidates


def _of_those(counted: Sequence[Counted], at: int, found: dict[int, int], begin: int) -> int | None:
    """The figure that "them" or "those" stands for: in the sentence where one is, else in the one before."""
    one = counted[at]
    here = _open(counted, at, found, begin)
    if here:
        return _single(counted, at, here, one) if _is_clear(counted[here[0]], one, begin) else None
    if begin - one.sentence.first > _REACH:
        return None
    candidates = [
        index for index in in_sentence_before(counted, at) if index not in found and _may_hold(counted[index], one)
    ]
    return _single(counted, at, candidates, one)


def _is_clear(whole: Counted, one: Counted, begin: int) -> bool:
    """Whether "them" cannot stand for others named between: "killed 12 people in a raid on soldiers, 4 of them"."""
    between = range(whole.last, begin)
    return not any(one.words.at(index) in PEOPLE for index in between) and (
        bool(one.noun) or not any(one.sentence.tag(index) in {"NNS", "NNPS"} for index in between)
    )


def _of_fate(counted: Sequence[Counted], at: int, fate: Effect, found: dict[int, int]) -> int | None:
    """The figure of those dead, wounded or held that the words name, in the sentence or the one before."""
    one = counted[at]
    near = (*before_in_sentence(counted, at), *in_sentence_before(counted, at))
    candidates = [
        index
        for index in near
        if counted[index].figure.effect == fate and index not in found and _may_hold(counted[index], one)
    ]
    return _single(counted, at, candidates, one)


def _told_as(counted: Sequence[Counted], at: int, value: float, found: dict[int, int]) -> int | None:
    """ "two of the four": the four told of in the sentence before."""
    one = counted[at]
    near = (*before_in_sentence(counted, at), *in_sentence_before(counted, at))
    candidates = [index for index in near if counted[index].figure.low == counted[index].figure.high == value]
    return _single(counted, at, [index for index in candidates if index not in found], one)


def _may_hold(whole: Counted, part: Counted) -> bool:
    """Whether the part can be some of the whole by what and how many they are."""
    if whole.is_single or whole.draft.quantity.share or whole.figure.status == "denied" or part.least >= whole.most:
        return False
    if _is_some_of_others(whole):
        return False
    if part.is_people or not part.noun:
        return whole.is_people or (whole.figure.unit == part.figure.unit and bool(part.figure.unit))
    return whole.figure.unit == part.figure.unit


def _is_some_of_others(one: Counted) -> bool:
    """ "10 of those killed": some of a whole that is another number, or none that anybody gives."""
    words, behind = one.words, one.draft.quantity.last
    return words.at(behind) == "of" and (words.at(behind + 1) in _THEM or words.at(behind + 1) in _DEFINITE)


def _single(counted: Sequence[Counted], at: int, candidates: Sequence[int], one: Counted) -> int | None:
    """The one candidate; of several the nearest where all give the same number with the same effect."""
    told = {
        (counted[index].figure.low, counted[index].figure.high, counted[index].figure.effect) for index in candidates
    }
    return candidates[0] if len(told) == 1 and candidates[0] != at else None


def _fits(counted: Sequence[Counted], members: Iterable[int], whole: int) -> bool:
    """Whether the parts together are not more than the whole and do not hold it."""
    listed = list(members)
    if whole in listed or sum(counted[index].least for index in listed) > counted[whole].most:
        return False
    fates = {counted[index].figure.effect for index in listed}
    if counted[whole].figure.effect == "killed" and fates - {"killed", "other"}:
        return False  # nobody of the dead is wounded: "killed 15 and wounded dozens of them"
    return all(counted[index].least < counted[whole].most for index in listed)
