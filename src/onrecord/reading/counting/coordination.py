"""What is said of one of two that "and" joins is said of both: "hitting three women and two men"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.counting.clause_words import BE, HAVE
from onrecord.reading.counting.drafts import Draft
from onrecord.reading.counting.effects import PEOPLE, PEOPLE_EFFECTS
from onrecord.reading.lexemes import word_set

_JOINT = (["and"], [","], [",", "and"])
_OPENING = word_set(", ; . while but that said says reported") | {"\n", ""}
_ENDING = word_set(", . ; ) in at on during near after before with when as") | {"\n", ""}


def shared(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, where people of one list whose fate no word of their own says share their neighbour's."""
    found = list(drafts)
    for at in range(1, len(found)):
        found[at] = _as_object(found[at - 1], found[at])
    for at in range(len(found) - 1, 0, -1):
        found[at - 1] = _as_subject(found[at - 1], found[at])
    return found


def _as_object(one: Draft, other: Draft) -> Draft:
    """ "hitting three women and two men": the second object of the verb before the first."""
    said_at, words = one.finding.said_at, other.sentence.words
    is_object = said_at is not None and said_at < one.quantity.first and one.effect in PEOPLE_EFFECTS
    if not is_object or not _is_open(other) or not _are_joined(one, other):
        return other
    if words.at(other.finding.of_last) not in _ENDING:
        return other  # "killed three women and two men fled"
    return replace(other, effect=one.effect, finding=replace(other.finding, effect=one.effect, said_at=said_at))


def _as_subject(one: Draft, other: Draft) -> Draft:
    """ ", and 5 women and 2 children were wounded": the first subject of the verb behind the second."""
    said_at, words = other.finding.said_at, one.sentence.words
    is_subject = said_at is not None and said_at > other.quantity.last and other.effect in PEOPLE_EFFECTS
    if not is_subject or not _is_open(one) or not _are_joined(one, other):
        return one
    before = words.at(one.quantity.first - 1)
    opens = one.quantity.first == one.sentence.first or before in _OPENING
    opens |= before == "and" and words.at(one.quantity.first - 2) in _OPENING
    is_plain = words.at(other.finding.of_last) in BE | HAVE
    if not opens or not is_plain:
        return one
    return replace(one, effect=other.effect, finding=replace(one.finding, effect=other.effect, said_at=said_at))


def _is_open(draft: Draft) -> bool:
    """Whether people are counted of whom no word says what befell them."""
    finding, words = draft.finding, draft.sentence.words
    names_people = finding.of_last > finding.of_first and words.at(finding.of_last - 1) in PEOPLE
    return draft.effect == "other" and finding.effect is None and not finding.is_denied and names_people


def _are_joined(one: Draft, other: Draft) -> bool:
    if one.sentence.first != other.sentence.first or one.finding.of_last <= one.quantity.first:
        return False
    return one.sentence.words.lower[one.finding.of_last : other.quantity.first] in _JOINT
