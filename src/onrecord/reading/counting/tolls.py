"""One victim, one figure: what a report tells twice of the same person, and "shot" of some who did not live.

A report tells of a shooting by "a man was shot" and later "Moll died": counted one by one these would be two
victims. "Five people were shot" says nothing of who lived where some of them died.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.reading.counting.drafts import Draft
from onrecord.reading.counting.persons import Person, may_be_same
from onrecord.reading.lexemes import word_set

_OPEN = word_set(
    "shot shoot shooting shoots stabbed stab stabbing stabs struck hit striking hitting taken rushed airlifted "
    "transported flown brought hospitalized hospitalised suffered suffers suffer suffering sustained sustaining found "
    "in is was treated bleeding listed"
)
_SHOT = word_set("shot shoot shooting shoots stabbed stab stabbing stabs struck hit striking hitting")
_REST = word_set("other others more additional")
_REACH = 40  # persons looked back at, so that a long list of names takes linear time


def settled(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts in order, without second tellings of one victim; "shot" counts nobody as hurt who may have died."""
    dead: list[Draft] = []
    for draft in drafts:
        if draft.person and draft.effect == "killed" and not _is_told(draft, dead):
            dead.append(draft)
    dead_ids = {id(draft) for draft in dead}
    tolls = _Tolls(drafts)
    hurt: list[Draft] = []
    for draft in drafts:
        if draft.effect == "injured" and draft.person:
            is_same = _is_told(draft, dead) if _is_open(draft) else _is_surely_told(draft, dead)
            if is_same or (draft.is_unnumbered and _is_told(draft, hurt)):
                continue
            hurt.append(draft)
        elif draft.is_unnumbered and id(draft) not in dead_ids:
            continue
        yield replace(draft, effect="other") if tolls.may_hold_dead(draft) else draft


class _Tolls:
    """The numbers of dead that a report gives."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        deaths = [draft for draft in drafts if draft.effect == "killed" and draft.quantity.high > 0]
        self._least = min((draft.quantity.low for draft in deaths), default=None)
        self._first = {draft.sentence.first: _told_at(draft) for draft in reversed(deaths)}

    def may_hold_dead(self, draft: Draft) -> bool:
        """ "Five were shot" where the report tells of one to four deaths, not as those who were shot besides."""
        at, words, quantity = draft.finding.said_at, draft.sentence.words, draft.quantity
        if draft.effect != "injured" or quantity.high < 2 or at is None or words.at(at) not in _SHOT:
            return False
        if _REST.intersection((*words.lower[max(quantity.first - 2, 0) : quantity.first], words.at(quantity.last))):
            return False
        is_besides = self._first.get(draft.sentence.first, quantity.first) < quantity.first
        return not is_besides and self._least is not None and self._least <= quantity.high


def _told_at(draft: Draft) -> int:
    """Where a death is told: "a man who shot four has died" tells of it behind the four."""
    said_at = draft.finding.said_at
    return draft.quantity.first if said_at is None else max(said_at, draft.quantity.first)


def _is_told(draft: Draft, others: Sequence[Draft]) -> bool:
    return any(_is_same(draft, other) for other in others[-_REACH:])


def _is_surely_told(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether a name or an age says that it is the same person: a wounded boy of 12, who then dies."""
    return any(_is_same(draft, other) and _share_mark(draft, other) for other in others[-_REACH:])


def _share_mark(one: Draft, other: Draft) -> bool:
    if one.person is None or other.person is None:
        return False
    is_aged = one.person.age is not None and one.person.age == other.person.age
    return is_aged or (one.person.surname is not None and one.person.surname == other.person.surname)


def _is_same(one: Draft, other: Draft) -> bool:
    """Whether the two may tell of one person; those of one list ("his wife and his son") are two."""
    return (
        isinstance(one.person, Person)
        and isinstance(other.person, Person)
        and not one.person.is_other
        and (one.finding.said_at != other.finding.said_at)
        and may_be_same(one.person, other.person)
    )


def _is_open(draft: Draft) -> bool:
    """Whether the word that says the harm leaves open that they died."""
    at = draft.finding.said_at
    return at is not None and draft.sentence.words.at(at) in _OPEN
