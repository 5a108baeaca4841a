"""Where: the place that the words of the deed or of those counted name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.model import Report, Spans
from onrecord.reading.counting.agents import last_of_name, phrase
from onrecord.reading.counting.deeds import Deed, bursts
from onrecord.reading.counting.effects import INCIDENTS
from onrecord.reading.lexemes import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACES = {"GPE", "LOC", "FAC"}
_WHERE = {"in", "at", "near", "inside", "outside", "across", "on", "throughout", "around", "within", "along"}
_WHENCE = {"from", "out"}
_WHITHER = {"into", "at", "toward", "towards"}
_SETTLEMENTS = word_set(
    "city town village port district province region state island camp suburb neighbourhood neighborhood capital area "
    "county territory enclave municipality outskirts centre center east west north south part parts coast streets "
    "strip valley border peninsula hamlet department governorate prefecture rest shore shores"
)
_HAPPENINGS = INCIDENTS | word_set(
    "bomb drone missile missiles rocket rockets fighting offensive flood floods storm war another one"
)
_STEPS = 3


def place_of(report: Report, deed: Deed, effect: str) -> Spans:
    """Where it was; empty where the words do not say it of the deed or of those counted."""
    for noun in _candidates(deed, effect):
        others = [one for one in noun.conjuncts if one.ent_type_ in _PLACES and one.i > last_of_name(noun).i]
        return tuple(phrase(report, one) for one in (noun, *others))
    return ()


def _candidates(deed: Deed, effect: str) -> Iterator[Token]:
    where = _WHERE | (_WHENCE if effect in ("displaced", "taken") else set())
    where |= _WHITHER if effect == "launched" else set()
    for word in (deed.verb, deed.said, deed.counted):
        if word is not None:
            yield from _under(word, where)
    yield from _owning(deed.counted)
    for subject in deed.subjects:
        if subject.lower_ in _HAPPENINGS:
            yield from _under(subject, _WHERE)
    for clause in bursts(deed.verb) if deed.verb is not None else ():
        yield from _under(clause, _WHERE)
    if deed.above is not None:
        yield from _under(deed.above, _WHERE)
        for thing in deed.above.children:
            if thing.dep_ == "dobj":
                yield from _at(thing, _STEPS)


def _under(word: Token, where: set[str]) -> Iterator[Token]:
    """The places that the prepositions of `word` lead to: "in the port of Lisk", "in an attack near Lisk"."""
    for prep in word.children:
        if prep.dep_ == "prep" and prep.lower_ in where and not _is_crossed(prep):
            for both in (prep, *prep.conjuncts):  # "in and around Lisk"
                for noun in both.children:
                    if noun.dep_ == "pobj":
                        yield from _at(noun, _STEPS)


def _is_named_area(noun: Token) -> bool:
    """The province of "Lisk province"."""
    return noun.lower_ in _SETTLEMENTS and any(
        kid.dep_ in ("compound", "nmod") and kid.ent_type_ in _PLACES for kid in noun.children
    )


def _at(noun: Token, steps: int) -> Iterator[Token]:
    if noun.ent_type_ in _PLACES:
        yield noun
        return
    if steps == 0:
        return
    for prep in noun.children:
        is_of = prep.lower_ == "of" and noun.lower_ in _SETTLEMENTS
        if prep.dep_ == "prep" and (prep.lower_ in _WHERE or is_of):
            for kid in prep.children:
                if kid.dep_ == "pobj":
                    yield from _at(kid, steps - 1)
    for kid in noun.children:
        if kid.dep_ == "appos" and kid.ent_type_ in _PLACES and noun.lower_ in _SETTLEMENTS:
            yield kid
    if _is_named_area(noun):
        yield noun


def _is_crossed(prep: Token) -> bool:
    """ "not in Lisk", "possibly in Lisk"."""
    return prep.i > 0 and prep.doc[prep.i - 1].lower_ in ("not", "possibly", "perhaps", "probably", "or", "maybe")


def _owning(counted: Token) -> Iterator[Token]:
    """ "85% of Lisk's population"."""
    if counted.lower_ in ("population", "residents", "inhabitants"):
        yield from (kid for kid in counted.children if kid.dep_ == "poss" and kid.ent_type_ in _PLACES)
