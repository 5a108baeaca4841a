"""Figures with the words they were read from, for what ties one to another in a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Figure, Number
from onrecord.reading.counting.clause_words import Sentence
from onrecord.reading.counting.drafts import Draft
from onrecord.reading.lexemes import Lexemes

_OTHERS = frozenset({"other", "others", "more", "another", "additional", "further"})
_BACK = 60  # figures looked back at, so that a long table takes linear time


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure and the draft that it was made of."""

    draft: Draft
    figure: Figure

    @property
    def words(self) -> Lexemes:
        """The words of the report."""
        return self.draft.sentence.words

    @property
    def sentence(self) -> Sentence:
        """The sentence the number stands in."""
        return self.draft.sentence

    @property
    def first(self) -> int:
        """The first word of the number with its hedge."""
        return self.draft.quantity.first

    @property
    def last(self) -> int:
        """Behind the counted noun, where it follows the number; else behind the number."""
        is_behind = self.draft.finding.of_first >= self.draft.quantity.first
        return max(self.draft.quantity.last, self.draft.finding.of_last if is_behind else 0)

    @property
    def noun(self) -> str:
        """The counted noun behind the number; empty where it has none of its own."""
        is_own = self.draft.finding.of_last > self.draft.finding.of_first >= self.draft.quantity.first
        return self.words.at(self.draft.finding.of_last - 1) if is_own else ""

    @property
    def least(self) -> Number:
        """The least that the number leaves open."""
        return 0 if self.figure.low is None else self.figure.low

    @property
    def most(self) -> Number:
        """The most that the number leaves open."""
        return float("inf") if self.figure.high is None else self.figure.high

    @property
    def is_people(self) -> bool:
        """Whether people are counted."""
        return self.figure.unit == "person"

    @property
    def is_single(self) -> bool:
        """Whether it is somebody told of singly: "a man", "his wife", "no one"."""
        return self.draft.quantity.needs_effect

    @property
    def is_other(self) -> bool:
        """Whether those counted are told from others before them: "three others", "another man"."""
        words, quantity = self.words, self.draft.quantity
        near = (*words.lower[quantity.core : self.last], words.at(quantity.last))
        person = self.draft.person
        return not _OTHERS.isdisjoint(near) or (person is not None and person.is_other)


def before_in_sentence(counted: Sequence[Counted], at: int) -> Iterator[int]:
    """The figures before `at` in its sentence, the nearest first."""
    first = counted[at].sentence.first
    for index in range(at - 1, max(at - _BACK, 0) - 1, -1):
        if counted[index].sentence.first != first:
            return
        yield index


def in_sentence_before(counted: Sequence[Counted], at: int) -> Iterator[int]:
    """The figures in the sentence right before that of `at`, in the same zone, the nearest first."""
    one = counted[at]
    for index in range(at - 1, max(at - _BACK, 0) - 1, -1):
        other = counted[index]
        if other.sentence.first == one.sentence.first:
            continue
        if other.sentence.last != one.sentence.first or other.figure.zone != one.figure.zone:
            return
        yield index
