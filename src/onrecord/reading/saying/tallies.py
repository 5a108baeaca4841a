"""A number that somebody gives without "said": "put the toll at 40", "counted 14 dead", "stands by its estimate"."""

from __future__ import annotations

from onrecord.model import StatementAct
from onrecord.reading.lexemes import word_set
from onrecord.reading.naming.titles import ORG_NOUNS, PERSON_NOUNS
from onrecord.reading.saying.cues import SPEAKERS
from onrecord.reading.saying.frames import is_passive, tells_time
from onrecord.reading.saying.sources import source_of
from onrecord.reading.saying.tree import Range, Tree, without

Tally = tuple[list[Range], list[Range], list[Range], StatementAct]  # source, cue, content, act

# What is counted or valued, so that putting it "at" a number says how much it is.
_MEASURES = word_set(
    """
    age amount attendance bill casualty chance cost count crowd damage dead death distance estimate fatality figure
    injured injury level likelihood loss magnitude majority missing number odds percentage population price
    probability proportion rate share size strength sum tally toll total turnout value victim wounded
    """
)
# Setting or raising these is a decision, not an account, unless it is a tally.
_TALLIES = word_set("assessment calculation count death-toll estimate fatality figure forecast projection tally toll")
_HARMED = word_set(
    """
    arrest body breach capture case casualty corpse dead death detainee disappearance fatality incident infection
    injured injury killed killing martyr missing murder refugee victim violation wounded
    """
)
_HOLDINGS = _TALLIES | {"number", "reckoning", "version"}
_AT = frozenset({"estimate", "peg", "place", "put", "reckon"})
_COUNTING = frozenset({"confirm", "count", "document", "estimate", "record", "register", "report", "tally", "verify"})
_STATISTICS = frozenset({"record", "register"})  # a town may "record" deaths that others tell of
_CHANGING = frozenset(
    {"adjust", "correct", "cut", "downgrade", "increase", "lower", "raise", "reduce", "revise", "update"}
)
_REVISING = frozenset({"adjust", "correct", "revise", "update"})
_HOLDING = {"hold": {"to"}, "keep": {"to"}, "stand": {"by"}, "stick": {"by", "to", "with"}}
_RECKONINGS = frozenset({"account", "admission", "calculation", "count", "estimate", "reckoning", "tally"})
_NUMBERS = frozenset({"dozens", "hundreds", "scores", "thousands", "tens"})
_AGENTS = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_COUNTERS = frozenset(
    {"centre", "center", "clinic", "county", "district", "mortuary", "morgue", "observatory", "registry"}
)
_AUXILIARIES = frozenset({"aux", "auxpass"})
_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_FARTHEST = 16  # tokens from the verb to its "at"
_HEDGES = 6  # tokens between "at" and the number: "at close to", "at between"


def read_tally(tree: Tree, i: int) -> Tally | None:
    """Who gives a number with the verb `i`; the source is empty for a passive without an agent."""
    lemma = tree.lemma[i].lower()
    if lemma in _AT or lemma in ("give", "set"):
        found = _placed(tree, i, lemma)
        if found is not None:
            return found
    if lemma in _CHANGING:
        return _revised(tree, i, lemma)
    if lemma in _COUNTING and not is_passive(tree, i):
        return _counted(tree, i, lemma)
    if lemma in _HOLDING:
        return _held(tree, i, lemma)
    return None


def read_reckoning(tree: Tree, i: int) -> Tally | None:
    """ "By the ministry's count, 40 have died" and "40 have died, by the ministry's count"; `i` is the noun."""
    word = "reckoning" if tree.lower[i] == "reckoning" else tree.lemma[i]
    owner = tree.kid(i, "poss")
    if word not in _RECKONINGS or (owner is None and tree.lower[i] != "reckoning"):
        return None
    first, end = tree.sentences[tree.sentence[i]]
    by = next((k for k in range(i - 1, max(first - 1, i - _FARTHEST), -1) if tree.lower[k] == "by"), None)
    mark = next((k for k in range(i - 1, i - 4, -1) if k > first and tree.tag[k] in ("POS", "PRP$")), None)
    if by is None or mark is None or mark <= by or tells_time(tree, mark - 1, mark):
        return None
    source = (by + 1, mark + 1)
    after = [k for k in range(i + 1, end) if tree.pos[k] not in ("PUNCT", "SPACE")]
    if by == first and after:
        content = (after[0], end)
    elif by > first and not after and tree.lower[by - 1] == ",":
        content = (first, by)
    else:
        return None
    if not _first_number(tree, *content):
        return None
    return [source], [(by, by + 1), (i, i + 1)], [content], "speech"


def _placed(tree: Tree, i: int, lemma: str) -> Tally | None:
    """ "put the toll at 40", "gave the toll as 40", "the damage was put at $3m by the owner"."""
    passive = is_passive(tree, i) and tree.kid(i, "nsubjpass") is not None
    counted = tree.kid(i, "nsubjpass") if passive else tree.kid(i, "dobj")
    if counted is None or (counted < i) != passive or not _is_measure(tree, counted, lemma):
        return None
    number = _numbered(tree, i, i + 1 if passive else counted + 1, {"as"} if lemma == "give" else {"at"})
    if number is None:
        return None
    if not passive:
        return _told(tree, i, [(tree.edges(counted)[0], number[1])])
    agent = tree.kid(i, "agent")
    source = [] if agent is None else without([tree.edges(agent)], [(agent, agent + 1)])
    subject = (tree.edges(counted)[0], _cue(tree, i)[0][0])
    return source, _cue(tree, i), [subject, number], "speech"


def _is_measure(tree: Tree, noun: int, lemma: str) -> bool:
    word = tree.lemma[noun].lower()
    if lemma in ("give", "set"):
        return word in _TALLIES or (lemma == "give" and word in _MEASURES)
    return lemma == "estimate" or word in _MEASURES or tree.lower[noun] in _MEASURES


def _revised(tree: Tree, i: int, lemma: str) -> Tally | None:
    """ "revised the toll to 34 from 31", "raised its estimate to 40"; not a blast that raises the toll."""
    counted = tree.kid(i, "dobj")
    if counted is None or counted < i or is_passive(tree, i):
        return None
    word = tree.lemma[counted].lower()
    if word not in _TALLIES and not (word == "number" and lemma in _REVISING):
        return None
    number = _numbered(tree, i, counted + 1, {"to"})
    if number is None:
        return None
    high = number[1]
    follows = high + 1 if high < len(tree) and tree.lower[high] == "," else high
    before = _number_after(tree, follows) if follows < len(tree) and tree.lower[follows] == "from" else None
    own = any(tree.dep[k] == "poss" and tree.tag[k] == "PRP$" for k in tree.kids[counted])
    if tree.tag[i] == "VBG" and not own:
        return None  # "two more died, raising the toll to 40"
    return _told(tree, i, [(tree.edges(counted)[0], before or high)], needs_agent=not own)


def _counted(tree: Tree, i: int, lemma: str) -> Tally | None:
    """ "a doctor counted 14 dead", "the agency reported 300 cases": the number stands before what came to harm."""
    for k in range(i + 1, min(i + _HEDGES, len(tree))):
        if tree.tag[k] in _FINITE or tree.lower[k] == ",":
            return None
        if _is_number(tree, k):
            noun = _counted_noun(tree, i, k)
            if noun is None:
                return None
            high = tree.edges(noun)[1]
            end = next((m for m in range(noun + 1, high) if tree.lower[m] in (",", ";") or tree.dep[m] == "cc"), high)
            return _told(tree, i, [(i + 1, end)], needs_agent=True, no_place=lemma in _STATISTICS)
    return None


def _counted_noun(tree: Tree, i: int, number: int) -> int | None:
    """The harmed counted by `number` directly under the verb `i`."""
    noun = tree.head[number]
    follows = number + 1 < len(tree) and tree.lower[number + 1] in _HARMED
    if noun == i and follows and tree.head[number + 1] == number:
        return number  # "11 dead", where the number is the head
    for k in (noun, number + 1):
        if number < k < len(tree) and (tree.lemma[k].lower() in _HARMED or tree.lower[k] in _HARMED):
            return k if tree.head[k] == i and tree.dep[k] in ("dobj", "npadvmod", "oprd") else None
    return None


def _held(tree: Tree, i: int, lemma: str) -> Tally | None:
    """ "held to its figure of 31", "stands by its estimate"."""
    for k in tree.kids[i]:
        if tree.dep[k] == "prep" and tree.lower[k] in _HOLDING[lemma] and k > i:
            noun = tree.kid(k, "pobj")
            if noun is None or tree.lemma[noun] not in _HOLDINGS:
                return None
            low, high = tree.edges(noun)
            if tree.tag[low] == "PRP$" or tree.tag[low] == "DT":
                told = _told(tree, i, [(low, high)])
                return None if told is None else (told[0], [(told[1][0][0], k + 1)], told[2], told[3])
    return None


def _told(
    tree: Tree, i: int, content: list[Range], *, needs_agent: bool = False, no_place: bool = False
) -> Tally | None:
    """The tally with the subject of the verb as its source; None where it has none that can speak."""
    source, head = source_of(tree, i)
    if head is None or (needs_agent and not _is_agent(tree, head)):
        return None
    if no_place and tree.entity[head] == "GPE":
        return None
    cue = without(_cue(tree, i), source)
    return source, cue, without(content, [*cue, *source]), "speech"


def _is_agent(tree: Tree, head: int) -> bool:
    """Whether the noun names who can count, not what made the count rise."""
    word = tree.lemma[head].lower()
    if tree.entity[head] in _AGENTS or word in SPEAKERS or word in PERSON_NOUNS or word in ORG_NOUNS | _COUNTERS:
        return True
    return tree.lower[head] in ("he", "she", "they", "who", "we", "i")


def _cue(tree: Tree, i: int) -> list[Range]:
    return [(min([i, *(k for k in tree.kids[i] if tree.dep[k] in _AUXILIARIES and k < i)]), i + 1)]


def _numbered(tree: Tree, i: int, start: int, prepositions: set[str]) -> Range | None:
    """From the first of the prepositions after `start` that a number follows, to past the number.

    It may stand inside the phrase that is counted, where the parser hangs it too low ("those killed in X at 37").
    """
    inside = tree.edges(start - 1)[1]
    for k in range(start, min(start + _FARTHEST, tree.edges(i)[1])):
        if tree.tag[k] in _FINITE and k >= inside:
            return None
        if tree.lower[k] in prepositions and (end := _number_after(tree, k)) is not None:
            return k, end
    return None


def _number_after(tree: Tree, preposition: int) -> int | None:
    """The end of the number that the preposition governs, with what it counts."""
    for k in range(preposition + 1, min(preposition + 1 + _HEDGES, len(tree))):
        if _is_number(tree, k):
            return _number_end(tree, preposition, k)
        if tree.pos[k] in ("VERB", "PUNCT", "PRON") and tree.lower[k] not in ("$", "-"):
            return None
    return None


def _number_end(tree: Tree, preposition: int, number: int) -> int:
    """Past the number's own phrase: "3.5 million crowns", "between 40 and 50"."""
    low, high = tree.edges(preposition)
    end = number + 1
    while end < len(tree) and (
        _is_number(tree, end)
        or (tree.lower[end] in ("and", "to", "or", "-") and end + 1 < len(tree) and _is_number(tree, end + 1))
        or (low <= end < high and tree.pos[end] in ("NOUN", "PROPN", "ADJ", "NUM", "SYM"))
        or tree.lower[end] in ("%", "dead")
    ):
        end += 1
    return end


def _is_number(tree: Tree, k: int) -> bool:
    return tree.tag[k] == "CD" or tree.lower[k] in _NUMBERS


def _first_number(tree: Tree, low: int, high: int) -> bool:
    return any(_is_number(tree, k) for k in range(low, high))
