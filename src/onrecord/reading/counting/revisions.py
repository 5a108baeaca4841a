"""Which figure another takes the place of: "rose to 31 from 27", "up from 27", "had earlier put the toll at 20".

Only tolls of people are revised: a price that rose is two prices. The earlier number is tied where the words say
that it is the earlier one of the same count, and where a single figure can be the one in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.reading.counting.clause_words import STOPS
from onrecord.reading.counting.counted import Counted, before_in_sentence, in_sentence_before
from onrecord.reading.counting.effects import COUNTED, HAPPENINGS, PEOPLE_EFFECTS
from onrecord.reading.dating.grammar import MONTHS, WEEKDAYS
from onrecord.reading.lexemes import word_set

_MOVING = word_set(
    "rose rise rises risen rising climbed climbs climb climbing grew grows grown growing fell falls fallen falling "
    "dropped drops dropping jumped jumps jumping increased increases increasing raised raises raising raise revised "
    "revises revising revise lowered lowers lowering lower updated updates updating cut cuts reduced reduces corrected "
    "corrects correcting went soared surged up down upward upwards downward downwards"
)
_REVISING = word_set("revised revises revising lowered lowers lowering corrected corrects correcting updated updates")
_EARLIER = word_set("earlier previous initial preliminary prior first original provisional old former")
_EARLIER_ADVERBS = word_set("earlier previously initially originally first")
_TOLLS = word_set("toll tolls count tally figure number estimate total")
_CONTRASTS = word_set("while whereas but although though")
_CUTS = word_set(", ; but while and now then")  # "who had earlier spoken of 50 and now puts the number at 41"
_KINDS = word_set("death official casualty")
_PUT = word_set("put puts given gave set placed")
_SAID = word_set("said reported counted confirmed announced listed spoke spoken")
_NEAR = 8
_REACH = 14
_DAY_WORDS = (
    WEEKDAYS.keys()
    | MONTHS.keys()
    | word_set(
        ", on by late early this last morning evening night afternoon today yesterday noon midnight dead deaths people "
        "the same day later since now week month"
    )
)


def revised(counted: Sequence[Counted], parts: dict[int, int]) -> dict[int, int]:
    """For each figure that revises an earlier number of the report, by index, the index of that number's figure."""
    found: dict[int, int] = {}
    for at, one in enumerate(counted):
        if at in parts or one.figure.effect not in PEOPLE_EFFECTS or one.is_single:
            continue
        pair = _moved(counted, at, parts) or _earlier(counted, at, parts) or _corrected(counted, at, parts)
        if pair and pair[0] not in found and pair[0] not in found.values() and _may_revise(counted, *pair):
            found[pair[0]] = pair[1]
    return found


def _may_revise(counted: Sequence[Counted], new: int, old: int) -> bool:
    one, other = counted[new].figure, counted[old].figure
    return (
        one.effect == other.effect
        and (one.low, one.high) != (other.low, other.high)
        and "denied" not in (one.status, other.status)
        and not counted[new].is_other
        and not counted[old].is_other
    )


def _moved(counted: Sequence[Counted], at: int, parts: dict[int, int]) -> tuple[int, int] | None:
    """ "to 31 from 27", "from 27 to 31", "31, up from 27": the figure at `at` is the second of the two."""
    if at == 0 or at - 1 in parts or counted[at - 1].sentence.first != counted[at].sentence.first:
        return None
    one, other = counted[at - 1], counted[at]
    words = one.words
    before, joint = words.at(one.first - 1), words.at(other.first - 1)
    between = words.lower[one.last : other.first]
    if other.noun and one.noun and other.noun != one.noun:
        return None
    if before == "from" and between == ["to"]:
        return (at, at - 1) if _is_moving(one, one.first - 1) else None
    if between == ["to"] and _is_earlier_toll(one) and _is_moving(one, one.first - 1):
        return at, at - 1  # "revised its earlier toll of 27 to 31"
    if joint != "from" or STOPS.intersection(between) - {"("}:
        return None
    if words.at(other.first - 2) in {"up", "down"} and len(between) <= _NEAR:
        return at - 1, at
    is_from = between[-1:] == ["from"] and _DAY_WORDS.issuperset(between[:-1])
    return (at - 1, at) if before == "to" and is_from and _is_moving(one, one.first - 1) else None


def _is_moving(one: Counted, at: int) -> bool:
    """Whether a word says that a count moved: "rose", "raised the toll"."""
    reach = one.words.lower[max(one.sentence.first, at - _NEAR) : at]
    return not _MOVING.isdisjoint(reach)


def _earlier(counted: Sequence[Counted], at: int, parts: dict[int, int]) -> tuple[int, int] | None:
    """ "an earlier toll of 15", "had previously put the toll at 20": the figure at `at` is the old one."""
    one = counted[at]
    if not (_is_earlier_toll(one) or _was_put(one)):
        return None
    here = _candidates(counted, before_in_sentence(counted, at), one, parts)
    if not here:
        behind = range(at + 1, min(at + 4, len(counted)))
        here = _candidates(counted, (index for index in behind if _is_one_clause(one, counted[index])), one, parts)
    new = _only(counted, here or _candidates(counted, in_sentence_before(counted, at), one, parts))
    return None if new is None else (new, at)


def _is_one_clause(one: Counted, other: Counted) -> bool:
    """Whether no "while" or "but" brings another's number: "earlier gave 8, while the ministry gave 12"."""
    between = one.words.lower[one.last : other.first]
    return one.sentence.first == other.sentence.first and _CONTRASTS.isdisjoint(between)


def _is_earlier_toll(one: Counted) -> bool:
    """ "an earlier toll of 15", "the previous death toll of 15", "from its initial count of 15"."""
    words, joint = one.words, one.first - 1
    if words.at(joint) != "of" or words.at(joint - 1) not in _TOLLS:
        return False
    at = joint - 2
    at -= words.at(at) in _KINDS
    return words.at(at) in _EARLIER  # not "had earlier reported a toll of 8"


def _was_put(one: Counted) -> bool:
    """ "earlier put the toll at 20", "had initially reported 20 dead": no deed of its own is told."""
    words = one.words
    begin = max(one.sentence.first, one.first - _REACH)
    reach = words.lower[begin : one.first]
    cut = max((index + 1 for index, word in enumerate(reach) if word in _CUTS), default=0)
    clause = reach[cut:]
    if _EARLIER_ADVERBS.isdisjoint(clause):
        return False
    if clause[-1:] == ["at"]:
        return not _PUT.isdisjoint(clause) and not _TOLLS.isdisjoint(clause)
    is_bare = not one.noun or one.noun in COUNTED or one.noun in HAPPENINGS
    is_said = clause[-1] in _SAID or clause[-2:] in (["spoken", "of"], ["spoke", "of"])
    return is_said and is_bare and words.at(one.last) in {"dead", "deaths", "killed", "wounded", "injured", "."}


def _corrected(counted: Sequence[Counted], at: int, parts: dict[int, int]) -> tuple[int, int] | None:
    """ "It later revised the toll to 9": the figure at `at` is the new one, the old one stands before."""
    one = counted[at]
    words, joint = one.words, one.first - 1
    reach = words.lower[max(one.sentence.first, joint - _NEAR) : joint]
    is_new = words.at(joint) == "to" and not _REVISING.isdisjoint(reach) and not _TOLLS.isdisjoint(reach)
    if not is_new or "from" in words.lower[one.last : one.last + 4]:
        return None
    near = _candidates(counted, before_in_sentence(counted, at), one, parts)
    old = _only(counted, near or _candidates(counted, in_sentence_before(counted, at), one, parts))
    return None if old is None else (at, old)


def _candidates(counted: Sequence[Counted], near: Iterable[int], one: Counted, parts: dict[int, int]) -> list[int]:
    """The figures of the same effect that are no parts and no single persons."""
    return [
        index
        for index in near
        if index not in parts and counted[index].figure.effect == one.figure.effect and not counted[index].is_single
    ]


def _only(counted: Sequence[Counted], candidates: Sequence[int]) -> int | None:
    """The nearest candidate where all give the same number."""
    told = {(counted[index].figure.low, counted[index].figure.high) for index in candidates}
    return candidates[0] if len(told) == 1 else None
