"""A headline's colon: "Minister: talks have failed", "Ten hurt in blast: police"."""

from __future__ import annotations

from onrecord.reading.saying.clauses import Found
from onrecord.reading.saying.cues import SPEAKERS
from onrecord.reading.saying.tree import Range, Tree

_LONGEST_SPEAKER = 6
_SHORTEST_CONTENT = 3
_NAMES = frozenset({"PERSON", "ORG", "NORP"})
_PLACES = frozenset({"GPE", "LOC"})
# Words before a colon that say what a line is, or whose picture.
_RUBRICS = frozenset(
    {
        "analysis",
        "breaking",
        "comment",
        "credit",
        "exclusive",
        "explainer",
        "factbox",
        "file",
        "graphic",
        "illustration",
    }
    | {
        "image",
        "interview",
        "live",
        "map",
        "opinion",
        "photo",
        "photograph",
        "photos",
        "picture",
        "pictures",
        "profile",
    }
    | {"timeline", "update", "video", "watch"}
)
_QUESTION_WORDS = frozenset({"how", "what", "when", "where", "which", "who", "whom", "whose", "why"})
_SAID_OF_ALL = frozenset({"i", "our", "us", "we", "must", "should", "will", "wo", "would", "not"})
_MARKS = frozenset({"'", "‘", '"', "“", "``", "«"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART"})


def read_headline(tree: Tree, line: Range) -> Found | None:
    """The attribution that the colon of a headline makes; None where it has none or several, or no clear speaker."""
    low, high = line
    while low < high and tree.pos[high - 1] in ("SPACE", "PUNCT") and tree.lower[high - 1] != ":":
        high -= 1
    colons = [i for i in range(low, high) if tree.lower[i] == ":"]
    if len(colons) != 1:
        return None
    colon = colons[0]
    before, after = (low, colon), (colon + 1, high)
    if _is_speaker(tree, before, after) and _is_told(tree, after):
        return _found(colon, before, after)
    if _is_speaker(tree, after, before) and _is_told(tree, before) and not _is_credit(tree, before):
        return _found(colon, after, before)
    return None


def _found(colon: int, speaker: Range, content: Range) -> Found:
    return Found(colon, [speaker], [(colon, colon + 1)], [content], "speech", "colon")


def _is_speaker(tree: Tree, stretch: Range, content: Range) -> bool:
    low, high = stretch
    if not 0 < high - low <= _LONGEST_SPEAKER or any(tree.pos[i] not in _NOMINAL for i in range(low, high)):
        return False
    if tree.lower[high - 1] in _RUBRICS or tree.lower[low] in _RUBRICS:
        return False
    if tree.entity[high - 1] in _PLACES and tree.lemma[high - 1].lower() not in SPEAKERS:
        return _sounds_said(tree, content)  # "Koravia: rebels take town" names where, not who
    return tree.entity[high - 1] in _NAMES or tree.lemma[high - 1].lower() in SPEAKERS


def _sounds_said(tree: Tree, content: Range) -> bool:
    return any(tree.lower[i] in _SAID_OF_ALL or tree.lower[i] in _MARKS for i in range(*content))


def _is_told(tree: Tree, content: Range) -> bool:
    """Whether the words are a clause that somebody may say, not a title such as "the man who lost"."""
    low, high = content
    if high - low < _SHORTEST_CONTENT or tree.lower[low] in _QUESTION_WORDS:
        return False
    return any(tree.pos[i] in ("VERB", "AUX") and not _is_relative(tree, i, low) for i in range(low, high))


def _is_relative(tree: Tree, i: int, low: int) -> bool:
    """Whether the verb `i` is that of a relative clause, or of one inside it."""
    above = [i, *(k for k in tree.heads(i) if k >= low)]
    return any(tree.dep[k] == "relcl" for k in above)


def _is_credit(tree: Tree, before: Range) -> bool:
    """Whether the words before the colon are no single sentence of the headline's: "Men at work. Photo: Sarn"."""
    low, high = before
    words = tree.lower[low:high]
    return (
        words[-1] in _RUBRICS or words.count("(") != words.count(")") or tree.sentence[low] != tree.sentence[high - 1]
    )
