"""Words as they are counted, and how much each tells.

The weight of a word rests on how many reports of a fixed background have it (`background.tsv`), never on the reports
at hand: likeness is then a matter of two reports alone, and a new report changes nothing between older ones.
"""

from __future__ import annotations

import math
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

SCALE = 16  # weights are bytes: a logarithm times this


@lru_cache(1 << 16)
def term_of(word: str) -> str:
    """The form under which a word is counted: lower case, without accents, possessive or plural ending."""
    plain = unicodedata.normalize("NFKD", word.lower().replace("’", "'").removesuffix("'s"))
    term = "".join(letter for letter in plain if letter != "'" and not unicodedata.combining(letter))
    if len(term) > 3 and term.endswith("s") and not term.endswith(("ss", "us", "is")):
        return term[:-1]
    return term


def rarity_of(term: str) -> int:
    """How much the term tells: the logarithm of one over the share of background reports that have it."""
    total, counts = _background()
    return min(255, round(SCALE * math.log((total + 1) / (counts.get(term, 0) + 1))))


@cache
def _background() -> tuple[int, dict[str, int]]:
    lines = files("onrecord.linking").joinpath("background.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    counts = {term: int(count) for term, count in rows}
    return counts.pop("#reports"), counts
