"""What an outlet prints under or above every report: who it is, how to reach it, what stands behind an affair.

Two unrelated reports share it word for word. It is told by its form and by its place, at the end or the start of both
bodies; of a report that stands in the other as a whole none is taken for such.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from onrecord.linking.reuse.alignment import Match
from onrecord.linking.reuse.bodies import Body, Mask, Range
from onrecord.model import Report

# The reader is spoken to, or the house speaks of itself. Sentences with "we" and "you" are found elsewhere.
_OF_THE_HOUSE = re.compile(
    r"\b(?:[Rr]eaders?|[Ss]ubscribers?|[Nn]ewsrooms?|[Nn]ewsletters?|[Tt]he editors?|[Ff]act-checkers?)"
    r" (?:can|may|must|should|will|is|are|who|with|wishing|get|pay|receive|do|check|choose|decide|[a-z]{2,20}[^s\W]s)\b"
    r"|\b[Ee]ditorial (?:standards?|guidelines|policy|policies|independence|charter|code|line|team|staff)\b"
    r"|\b(?:[Cc]orrections?|[Cc]omments?|[Cc]omplaints?|[Ll]etters|[Nn]ews tips|[Tt]ips) (?:can|may|should|are)\b"
    r"|\b[Tt]his (?:article|story|report|piece|post|page|dispatch|item|column|content|copy)"
    r" (?:was|is|has|may|first|originally|appeared|comes|forms|contains|will)\b"
    r"|^\W{0,3}(?:Please )?(?:[Ss]ubscribe|[Ff]ollow|[Ss]ign up|[Cc]lick|[Tt]ap|[Dd]ownload|[Cc]ontact|E-?mail"
    r"|[Ww]rite to|[Rr]ead (?:more|our|all)|[Ss]end (?:us|your|tips|a|news)|[Vv]isit (?:our|us)|[Jj]oin (?:us|our)"
    r"|[Ll]isten to|[Ss]hare this|[Ss]upport (?:our|us|independent)|[Gg]et (?:our|the latest)"
    r"|[Ff]ind (?:us|out|our|more))\b"
)
_TELLS_NEWS = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|"
    r"\b(?:said|told|reported|wrote|learn(?:ed|t|s)|quot(?:ed|es|ing)|revealed|found"
    r"|interviewed|spoke|according|wrongly)\b"
)
_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)


def house_words(report: Report, body: Body) -> Mask:
    """For each word of the body, whether its sentence is of the form in which a house speaks of itself."""
    found = np.zeros(len(body.words), bool)
    name = _named(_ARTICLE.sub("", report.outlet or "", count=1).strip())
    for first, past in body.sentences:
        words = report.text[body.starts[first] : body.ends[past - 1]]
        of_the_house = _OF_THE_HOUSE.search(words) or (name and name.match(words))
        if of_the_house and not _TELLS_NEWS.search(words):
            found[first:past] = True
    return found


@lru_cache(maxsize=1024)
def _named(outlet: str) -> re.Pattern[str] | None:
    """The outlet's own name, as it writes it, at the start of a sentence."""
    if not outlet[:1].isupper():
        return None
    return re.compile(rf"\W{{0,3}}(?:(?:Here )?[Aa]t )?(?:[Tt]he )?{re.escape(outlet)}(?!\w)")


def at_the_ends(
    a: Body, b: Body, matches: Sequence[Match], ours: Mask, theirs: Mask
) -> tuple[list[Match], list[Match]]:
    """The sentences in common with which both bodies open, and those with which both close.

    `ours`, `theirs`: words of the house, which may stand between them in one body alone. None are where a body has
    nothing else.
    """
    (open_a, close_a), (open_b, close_b) = (
        _bounds(a.sentences, {match.a for match in matches}, ours),
        _bounds(b.sentences, {match.b for match in matches}, theirs),
    )
    if open_a > close_a or open_b > close_b:
        return [], []
    opening = [match for match in matches if match.a[1] <= open_a and match.b[1] <= open_b]
    return opening, [match for match in matches if match.a[0] >= close_a and match.b[0] >= close_b]


def _bounds(sentences: Sequence[Range], shared: set[Range], house: Mask) -> tuple[int, int]:
    """Up to which word and from which on all sentences are shared or the house's; they cross where all are."""
    told = [sentence in shared or bool(house[slice(*sentence)].all()) for sentence in sentences]
    if all(told):
        return 1, 0
    return sentences[told.index(False)][0], sentences[len(told) - 1 - told[::-1].index(False)][1]
