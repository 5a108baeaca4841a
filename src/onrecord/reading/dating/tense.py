"""Whether the clause around a word speaks of what was, is or will be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.reading.counting.effects import INCIDENTS
from onrecord.reading.dating.grammar import MONTHS
from onrecord.reading.lexemes import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FUTURE_MODALS = {"will", "shall", "'ll", "’ll", "wo", "may", "might", "can", "must", "should"}
_PLANNING = {"expect", "schedule", "plan", "set", "due", "intend", "hope", "agree", "want", "prepare", "aim",
             "vow", "promise", "pledge", "threaten", "slate", "propose", "decide", "likely"}  # fmt: skip
_SCHEDULING = {"schedule", "slate", "set", "plan", "expect", "book"}
# Verbs that in the present tense announce what is to come: "talks open Monday".
_OPENINGS = word_set(
    "begin start open close arrive leave meet visit travel fly resume reopen expire end host hold face vote decide "
    "appear testify speak convene gather return launch take kick plan intend hope"
)
# Verbs whose "until" is still to come, and whose "for" names the day of something announced.
_EXTENDING = word_set("extend postpone delay defer adjourn suspend push put give have prolong renew stay")
_CALLING = word_set("call announce adjourn postpone move convene summon order declare")
_ORDERING = word_set("order tell ask urge instruct require give")
_PLANNED = word_set("plan schedule propose organise organize")
_LASTING = {"start", "begin", "end", "expire", "run", "last", "take"}
_CLOSING = word_set("close shut ban bar block halt cancel stop freeze")
_AWAITING = word_set("due scheduled expected set slated likely planned supposed")
_HAPPENING = word_set("come happen be occur fall follow")
_FEARING = word_set("fear dread await anticipate foresee")
_WARNING = word_set("warn fear plan threaten delay cancel avert prevent oppose schedule back support")
_STEPS = 12
UNSURE = 9  # past or future: the tense does not tell


def direction_at(doc: Doc, offset: int) -> int:
    """1 where the clause that holds the character at `offset` is future, -1 where it is past, else 0.

    UNSURE where it could be either, -2 where the day dates a verb in the past tense itself, which no later day can.
    """
    token = token_at(doc, offset)
    if token is None:
        return 0
    of_event = _direction_of_event(token)
    if of_event is not None:
        return of_event
    first = token.head if token.head.i < token.i and token.head.lower_.rstrip(".") in MONTHS else token
    if _follows_saying(first):
        return -2 if first is token else -1
    if _follows(first, ("set", "on")):  # "a record set on June 3"
        return -2
    verb = governing_verb(token)
    if verb is None:
        return 0
    if _is_awaited(token, verb):
        return 1
    unsettled = _unsettled(token, verb)
    if unsettled is not None:
        return unsettled
    if _is_past(verb) and _dates_verb(token, verb):
        return -2
    direction = _direction(verb)
    is_object = token.dep_ == "poss" and token.head.dep_ == "dobj"
    return UNSURE if direction > 0 and is_object else direction  # "will appeal Friday's ruling"


def _is_past(verb: Token) -> bool:
    """ "fell", "was rebuilt", but not "was scheduled"."""
    is_passive = any(child.dep_ == "auxpass" and child.tag_ == "VBD" for child in verb.children)
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and is_passive and verb.lemma_ not in _PLANNING | _SCHEDULING)


def _unsettled(token: Token, verb: Token) -> int | None:
    """What holds where the tense of the verb says little: plans, closings, timetables; None for all others."""
    lowers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if _is_ahead_of(token) or ("to" in lowers and _is_told_to(verb)):
        return UNSURE
    if "could" in lowers and verb.tag_ == "VB" and token.i > verb.i and "have" not in lowers:
        is_denied = any(child.dep_ == "neg" for child in verb.children)
        return None if is_denied else 1 if verb.lemma_ in _OPENINGS | _HAPPENING else UNSURE
    if verb.lemma_ in _PLANNED and verb.tag_ in {"VBD", "VBN"}:
        is_plan = any(child.dep_ == "dobj" and child.i < token.i for child in verb.children)
        return None if not is_plan else UNSURE if "had" in lowers else 1
    if verb.lemma_ in _CLOSING and verb.tag_ in {"VBD", "VBN"} and _preposition(token) in {"until", "till"}:
        return UNSURE if not lowers & {"had", "has", "have", "will"} else None
    if "to" in lowers and verb.dep_ == "xcomp" and _was_to_be(verb.head):
        return UNSURE
    if "would" in lowers and any(child.lower_ == "had" for child in verb.head.children if child.dep_ == "aux"):
        return UNSURE  # "it had said it would free them on Sunday"
    if verb.lemma_ == "be" and verb.tag_ == "VBZ" and token.head.i == verb.i and token.i < verb.i and not lowers:
        is_alone = not any(child.dep_ == "nsubj" and child.i != token.i for child in verb.lefts)
        return UNSURE if is_alone else None  # "Monday is a holiday"
    if verb.lemma_ == "be" and verb.tag_ in {"VBZ", "VBP"} and token.i > verb.i and not lowers:
        is_awaited = any(child.dep_ == "acomp" and child.lower_ in _AWAITING for child in verb.children)
        is_told = any(child.lower_ in {"it", "today"} for child in verb.lefts)  # "it is Monday in ..."
        return 1 if is_awaited or (_dates_verb(token, verb) and not is_told) else None
    is_present = verb.tag_ == "VBZ" and not lowers and verb.lemma_ not in _OPENINGS
    is_its_day = token.dep_ != "poss" and (token.i > verb.i or token.dep_ == "nsubj") and _dates_verb(token, verb)
    return UNSURE if is_present and is_its_day else None


def _is_told_to(verb: Token) -> bool:
    """ "the guard, to be disbanded on Friday", "urged them to stay home on Friday"."""
    return verb.dep_ == "acl" or (verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_ in _ORDERING)


def _was_to_be(verb: Token) -> bool:
    """Of "resume": "talks were to resume Sunday", "were supposed to resume Sunday"."""
    if verb.lemma_ in {"suppose", *_SCHEDULING}:
        return any(child.lower_ in {"was", "were"} for child in verb.children)
    return verb.lemma_ == "be" and verb.tag_ == "VBD"


def _is_called_for(token: Token) -> bool:
    """ "called for a strike on Friday"."""
    noun = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "on" else token
    verb = noun.head.head
    is_past = any(child.lower_ == "had" for child in verb.children if child.dep_ == "aux")
    return noun.i != token.i and noun.head.lower_ == "for" and verb.lemma_ in _CALLING and not is_past


def _is_feared(token: Token) -> bool:
    """ "officials fear Friday's march will be violent", "officials expect a raid on Friday"."""
    verb = governing_verb(token)
    return verb is not None and verb.lemma_ in _FEARING and verb.tag_ in {"VBZ", "VBP"}


def _direction_of_event(token: Token) -> int | None:
    """ "called for a strike on Friday", "since Friday"; "died in the June 3 raid" cannot be still to come, "warned of a
    June 3 strike" can. None where the day is that of no event."""
    if _is_called_for(token):
        return 1
    if _is_feared(token):
        return UNSURE
    if _preposition(token) == "since":
        return -1
    if not _dates_incident(token):
        return None
    verb = governing_verb(token)
    return -2 if verb is not None and _is_past(verb) and verb.lemma_ not in _PLANNING | _CALLING | _WARNING else -1


def _is_ahead_of(token: Token) -> bool:
    """ "gathered ahead of Friday's vote", "set a Friday deadline": whether it has come is not said."""
    if token.dep_ == "compound" and token.head.lower_ == "deadline":
        return True
    for _ in range(4):
        if token.lower_ == "of" and token.i and token.nbor(-1).lower_ == "ahead":
            return True
        token = token.head
    return False


def _dates_verb(token: Token, verb: Token) -> bool:
    """Whether nothing but "on" or "in" stands between a day and the verb: "fell on June 3", not "payable June 3"."""
    for _ in range(5):
        if token.i == verb.i:
            return True
        if token.pos_ not in {"NUM", "PROPN", "NOUN"} and token.lower_ not in {"on", "in", "between"}:
            return False
        token = token.head
    return token.i == verb.i


def _is_awaited(token: Token, verb: Token) -> bool:
    """ "put it off until Friday", "called a vote for Friday", "could come as early as Friday"."""
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if "had" in helpers:
        return False
    if _follows(token, ("as", "early", "as")) or _follows(token, ("as", "soon", "as")):
        return bool(helpers & {"could", *_FUTURE_MODALS}) or verb.lemma_ == "be" or verb.tag_ == "VB"
    before = _preposition(token)
    if before in {"until", "till", "through", "by"}:
        tags = {child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass"}} | {verb.tag_}
        is_present = bool(tags & {"VBZ", "VBP"}) and not helpers & {"has", "have"}
        is_ordered = "to" in helpers and verb.head.lemma_ in _ORDERING
        is_due = before == "by" and verb.lemma_ in _ORDERING
        return is_due or verb.lemma_ in _EXTENDING or is_present or is_ordered or bool(helpers & {"will", "'ll", "’ll"})
    return before == "for" and verb.lemma_ in _PLANNING | _CALLING


def _follows_saying(token: Token) -> bool:
    """ "said Monday it would", "said on Monday it would": the day of saying, whatever the parse hangs it on."""
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    if token.dep_ in {"nsubj", "nsubjpass"} or after in {"'s", "’s"}:  # "said June 3 would be a holiday"
        return False
    before = token.nbor(-1) if token.i else token
    before = before.nbor(-1) if before.lower_ == "on" and before.i else before
    return before.lower_ in {"said", "announced", "added", "declared"}


def _follows(token: Token, words: tuple[str, ...]) -> bool:
    begin = token.i - len(words)
    return begin >= 0 and tuple(one.lower_ for one in token.doc[begin : token.i]) == words


def _preposition(token: Token) -> str:
    """The preposition that `token` hangs from, over what describes it ("until Tuesday morning", "Jan. 5")."""
    for _ in range(3):
        if token.head.pos_ == "ADP" or token.head.lower_ in {"until", "till"}:
            return str(token.head.lower_)
        token = token.head
    return ""


def _dates_incident(token: Token) -> bool:
    """ "will discuss Monday's attack", "the blast on Monday": what has happened, whatever the verb's tense."""
    if token.head.lower_.rstrip(".") in MONTHS:  # "the Oct. 7 attack"
        token = token.head
    noun = token.head.head if token.dep_ == "pobj" else token.head
    return noun.lower_ in INCIDENTS and noun.pos_ in {"NOUN", "PROPN"} and noun.i != token.i


def token_at(doc: Doc, offset: int) -> Token | None:
    """The token that holds the character at `offset`, found by halving."""
    low, high = 0, len(doc) - 1
    while low <= high:
        middle = (low + high) // 2
        token = doc[middle]
        if token.idx > offset:
            high = middle - 1
        elif token.idx + len(token) <= offset:
            low = middle + 1
        else:
            return token
    return None


def governing_verb(token: Token) -> Token | None:
    """The verb above `token` in the parse, a few steps at most."""
    for _ in range(_STEPS):
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}:
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _direction_of_purpose(verb: Token) -> int:
    """ "is expected to arrive", "is to arrive", but not "had been expected to arrive"."""
    above = verb.head
    if above.i == verb.i:
        return 0
    if any(child.lower_ == "had" for one in (above, above.head) for child in one.children if child.dep_ == "aux"):
        return -1
    if above.lower_ == "going":
        return 1
    return 1 if above.lemma_ in _PLANNING or (above.lemma_ == "be" and above.tag_ in {"VBZ", "VBP"}) else 0


def _direction(verb: Token) -> int:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    lowers = {child.lower_ for child in helpers}
    if verb.lower_ in _FUTURE_MODALS and verb.tag_ == "MD":
        return 1  # "and will until Sunday"
    if lowers & _FUTURE_MODALS and "have" not in lowers:
        return 1
    if "would" in lowers:
        return 0 if "have" in lowers else 1
    if "had" in lowers:
        return -1
    if "to" in lowers:
        return _direction_of_purpose(verb)
    if verb.tag_ == "VBN" and (verb.lemma_ in _SCHEDULING or verb.dep_ == "acl"):
        return 1 if verb.lemma_ in _SCHEDULING else -1
    if verb.tag_ in {"VBG", "VB"} and not helpers and verb.dep_ in {"advcl", "acl", "xcomp", "prep", "ccomp"}:
        above = governing_verb(verb.head) if verb.head.i < verb.i else None
        if above is not None and verb.lemma_ in _LASTING and above.lemma_ in _PLANNING | _CALLING:
            return 1  # "agreed to a truce starting Thursday"
        return _direction(above) if above is not None and above.i < verb.i else 0
    tags = {child.tag_ for child in helpers} | {verb.tag_}
    if tags & {"VBD"} or ("VBN" in tags and lowers & {"had", "has", "have", "'ve", "’ve"}):
        return -1
    is_under_way = verb.tag_ == "VBG" and bool(tags & {"VBZ", "VBP"}) and "been" not in lowers
    return 1 if is_under_way or (verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ in _OPENINGS) else 0
