"""Which words each outlet uses, for an actor or for what a reader looks for. Counted when asked, stored nowhere."""

from onrecord.linking.wording.counting import (
    FEWEST,
    PRIOR,
    VOICES,
    Instance,
    LogOdds,
    OutletWording,
    Use,
    Wording,
    of_actor,
    of_words,
    with_shared,
    wording,
    words_in,
)
from onrecord.linking.wording.inflection import Sought, sought

__all__ = [
    "FEWEST",
    "PRIOR",
    "VOICES",
    "Instance",
    "LogOdds",
    "OutletWording",
    "Sought",
    "Use",
    "Wording",
    "of_actor",
    "of_words",
    "sought",
    "with_shared",
    "wording",
    "words_in",
]
