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
    denied = bool(_DENIALS.intersection(clause[-3:])) and quantity.low > 0
    if denied and found.said_at >= quantity.last:  # "two others were not hurt": not counted, whoever says so
        return replace(found, effect=None, is_hypothetical=hypothetical, is_denied=True)
    return replace(found, is_hypothetical=hypothetical, is_denied=denied)
