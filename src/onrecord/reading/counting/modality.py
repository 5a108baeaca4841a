"""Whether the word that says an effect stands under "if", "could" or "not"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.counting.clause_words import MODALS, Finding, Sentence
from onrecord.reading.counting.effects import BASE_FORMS
from onrecord.reading.counting.quantities import Quantity
from onrecord.reading.lexemes import word_set

_DENIALS = word_set("not n't never no t nobody without")
_CONDITIONS = word_set("if unless whether")
_HYPOTHETICAL = MODALS | {"if", "unless"}
_FORESEEING = word_set("expected likely projected forecast feared predicted set could may might would will")
_SHORT_OF_IT = word_set("almost nearly narrowly attempted planned foiled thwarted threatened would-be")
_HELD_TO_BE = word_set("believed thought said reported known feared presumed understood alleged claimed seems appears")
_TOLLS = word_set("toll tolls dead deaths casualties fatalities wounded injured losses missing victims killed")
_REACH = 14


def under_modality(sentence: Sentence, quantity: Quantity, found: Finding) -> Finding:
    """Whether the word that says the effect is under "if", "could" or "not"."""
    if found.said_at is None:
        return found
    words = sentence.words
    reach = words.lower[max(sentence.first, found.said_at - 5) : found.said_at]
    cut = max((index + 1 for index, word in enumerate(reach) if word in {",", "and", "that", ";"}), default=0)
    clause = reach[cut:]
    opening = words.lower[max(sentence.first, found.said_at - _REACH) : found.said_at]
    begin = found.said_at - len(clause)
    hypothetical = any(
        word in _HYPOTHETICAL and not sentence.tag(at).startswith("NN") for at, word in enumerate(clause, start=begin)
    )
    is_presupposed = words.at(found.said_at + 1) == "of" and sentence.tag(found.said_at).startswith("NN")
    hypothetical |= bool(_CONDITIONS.intersection(opening)) and "," not in opening and not is_presupposed
    hypothetical |= clause[-1:] == ["to"] or ("to" in clause[-4:] and words.at(found.said_at) in BASE_FORMS)
    hypothetical |= "be" in clause[-2:] and "to" not in clause  # "demanded that 40 prisoners be freed"
    hypothetical |= _is_to_be(clause) or words.at(found.said_at - 1) in _SHORT_OF_IT
    denied = bool(_DENIALS.intersection(clause[-3:])) and quantity.low > 0
    if denied and found.said_at >= quantity.last:  # "two others were not hurt": not counted, whoever says so
        return replace(found, effect=None, is_hypothetical=hypothetical, is_denied=True)
    return replace(found, is_hypothetical=hypothetical, is_denied=denied)


def _is_to_be(clause: list[str]) -> bool:
    """ "needs to be hospitalised"; not "is said to be held", "are believed to have died"."""
    for at in range(len(clause) - 1):
        if clause[at] == "to" and clause[at + 1] == "be":
            return not _HELD_TO_BE.intersection(clause[:at])
    return False


def is_forecast(sentence: Sentence, quantity: Quantity) -> bool:
    """ "the toll could reach 1,000", "the number of dead is expected to pass 200": nobody gives that number."""
    reach = sentence.words.lower[max(sentence.first, quantity.first - _REACH) : quantity.first]
    cut = max((at + 1 for at, word in enumerate(reach) if word in {",", ";", ":"}), default=0)
    return bool(_FORESEEING.intersection(reach[cut:])) and bool(_TOLLS.intersection(reach[cut:]))
