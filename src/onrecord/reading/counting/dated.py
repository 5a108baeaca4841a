"""Which days of a sentence are the day of a deed, by the parse.

"A court jailed two men on Thursday for the bomb that killed 17": Thursday is the day of the sentence, and the bomb's
day is not told. A day reaches a deed in a clause below only where the verb it dates tells of the same happening
("a bomb that killed 17 exploded on Thursday").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import Span
from onrecord.reading.counting.deeds import Deed
from onrecord.reading.dating.tense import token_at
from onrecord.reading.lexemes import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_HAPPENING = word_set(
    "attack storm raid bomb shell fire open ambush strike hit assault invade overrun shoot stab explode detonate blow "
    "launch throw hurl lob drop target pound ram crash burst rampage seize capture kill wound injure abduct kidnap go "
    "fall land rip burst slam set occur happen come take carry stage mount conduct commit suffer cause unleash see "
    "erupt break sink collapse derail overturn capsize tear rock shake sweep flatten be begin start last destroy "
    "leave trigger spark die perish do run spread burn flood unfold devastate ravage engulf hold perpetrate "
    "lose plunge topple batter lash jolt wreck level raze veer swerve skid plough plow collide"
)
_LATER = word_set(
    "mark commemorate mourn remember honour honor bury jail sentence charge convict arrest try acquit appeal "
    "investigate compensate apologise apologize hear rule pay vow pledge promise condemn protest demand unveil visit "
    "attend gather meet march pray celebrate recall blame sue extradite execute accuse admit confess plead deny"
)
_RISING = word_set("rise climb reach stand pass increase jump grow fall drop go soar mount hit surpass exceed top come")
_AFTER = word_set("after before since because once until till although though unless if whereas that")
_SAME = word_set("by in with from during")
_ABOUT = word_set("of for with after before since over about on against")
_ISSUE = word_set("over for about")
_PHRASES = ("nsubj", "nsubjpass", "dobj", "attr", "agent")
_CLAUSES = ("relcl", "acl", "advcl", "conj", "ccomp", "xcomp", "parataxis", "pcomp", "csubj")
_VERBAL = ("VERB", "AUX")
_REACH = 30


def dates_deed(deed: Deed | None, day: Span) -> bool:
    """Whether the day said in `day` may be that of `deed`: False where the parse hangs it from something else."""
    if deed is None:
        return True
    token = token_at(deed.said.doc, day.end - 1)
    if token is None:
        return True
    anchor = _anchor(token, day)
    verb = deed.verb
    rising = _rising(deed)
    if rising is not None:
        return _above(anchor).i == rising.i and not _is_in_subject(anchor, rising)
    if verb is None or verb.i == anchor.i:
        return verb is not None or not _tells_later(deed.said, anchor)
    below = _path(anchor, verb)
    if below is not None:
        return all(_is_same_happening(node, verb) for node in below)
    return _reaches_up(verb, anchor)


def _anchor(token: Token, day: Span) -> Token:
    """The noun or verb that the day's words hang from."""
    for _ in range(_REACH):
        is_inside = day.start <= token.idx < day.end
        if token.head.i == token.i or (not is_inside and token.pos_ not in ("ADP", "ADV", "SCONJ", "PART", "NUM")):
            return token
        token = token.head
    return token


def _above(token: Token) -> Token:
    """`token` where it is a verb, else the verb above it."""
    for _ in range(_REACH):
        if token.pos_ in _VERBAL or token.head.i == token.i:
            return token
        token = token.head
    return token


def _path(low: Token, high: Token) -> list[Token] | None:
    """The words from `low` up to below `high`; None where it does not hang from it."""
    found: list[Token] = []
    for _ in range(_REACH):
        if low.i == high.i:
            return found
        found.append(low)
        if low.head.i == low.i:
            return None
        low = low.head
    return None


def _is_same_happening(node: Token, verb: Token) -> bool:
    """Whether a clause below the deed's verb tells of the deed still: "killed in a raid launched on Thursday"."""
    if node.pos_ not in _VERBAL or node.dep_ not in _CLAUSES:
        return True
    if node.dep_ == "conj" and node.i < verb.i:
        return True
    return node.lemma_.lower() in _HAPPENING


def _reaches_up(verb: Token, anchor: Token) -> bool:
    """Whether the day of `anchor`, above the deed or beside it, is that of the deed too."""
    node = verb
    for _ in range(_REACH):
        head = node.head
        if node.dep_ == "advcl" and any(kid.dep_ == "mark" and kid.lower_ in _AFTER for kid in node.children):
            return False
        if node.dep_ in ("relcl", "acl"):
            return head.i == anchor.i or _hangs_from(anchor, head) or _is_done_with(head, anchor)
        if head.i == node.i:
            return True  # the parse holds the two apart: nothing is known
        if anchor.pos_ not in _VERBAL and anchor.head.i == head.i and anchor.dep_ in ("dobj", "pobj"):
            return head.lemma_.lower() in _HAPPENING or node.dep_ not in ("advcl", "conj")
        if node.dep_ == "pcomp" and head.lower_ in _ABOUT:
            return False
        if head.i == anchor.i:
            return node.dep_ != "advcl" or node.tag_ != "VBG" or head.lemma_.lower() not in _LATER
        node = head
    return True


def _hangs_from(anchor: Token, noun: Token) -> bool:
    """Whether the anchor stands within the noun's phrase, outside of its clauses: "the raid of May on the port"."""
    below = _path(anchor, noun)
    return below is not None and not any(node.pos_ in _VERBAL for node in below)


def _is_done_with(noun: Token, anchor: Token) -> bool:
    """ "a bomb that killed 17 exploded on Thursday", "was hit on Thursday by a bomb that killed 17"."""
    if anchor.pos_ not in _VERBAL or anchor.lemma_.lower() not in _HAPPENING:
        return False
    for _ in range(3):
        if noun.head.i == anchor.i:
            return noun.dep_ in _PHRASES or noun.lower_ in _SAME
        if noun.head.pos_ in _VERBAL or (noun.dep_ == "pobj" and noun.head.lower_ not in _SAME):
            return False
        noun = noun.head
    return False


def _tells_later(said: Token, anchor: Token) -> bool:
    """ "mourned on Thursday the deaths of 12 men": the noun's deed was before the day of the verb."""
    below = _path(said, anchor)
    if below is None or anchor.pos_ not in _VERBAL:
        return False
    return anchor.lemma_.lower() in _LATER or any(node.lower_ in _ISSUE for node in below)


def _rising(deed: Deed) -> Token | None:
    """The verb of "the number of people killed rose to 25": its day is the number's."""
    node = deed.counted
    if node.dep_ == "pobj" and node.head.lower_ in ("to", "at") and node.head.head.lemma_.lower() in _RISING:
        return node.head.head
    is_object = node.dep_ in ("dobj", "attr") and node.head.lemma_.lower() in ("reach", "pass", "hit", "exceed", "top")
    return node.head if is_object and deed.said.i < node.head.i else None


def _is_in_subject(anchor: Token, verb: Token) -> bool:
    below = _path(anchor, verb)
    return bool(below) and below is not None and below[-1].dep_ in ("nsubj", "nsubjpass")
