"""Which language a text is written in.

py3langid decides: it needs numpy alone, never goes to the network and gives one answer for one text.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE_CHARACTERS = 4_000
_MIN_LETTERS = 24
_MIN_PROBABILITY = 0.7


def identify(text: str) -> str | None:
    """The ISO 639-1 code of the language, or None where the text is too short or too mixed to tell."""
    # Wire copy in capitals would be taken for another language.
    sample = " ".join(text[:_SAMPLE_CHARACTERS].lower().split())
    if sum(map(str.isalpha, sample)) < _MIN_LETTERS:
        return None
    language, probability = _identifier().classify(sample.encode("utf-8", "replace"))
    return str(language) if probability >= _MIN_PROBABILITY else None


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # Only two-letter labels: the rest are dialects of these, into which short English texts fall by chance.
    identifier.set_languages([label for label in identifier.labels if len(label) == 2])
    return identifier
