"""Figures that hold now: "has killed 900", "are holding 30 hostages", with no day told in their clause.

Such a number holds for the day it is given: the day the source spoke where that is known, else the publication day
where the clause itself is in the present. What was ("killed 12") is left without a day.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from onrecord.model import DateMention, Day, Effect, Report, Statement
from onrecord.reading.counting.context import Frame
from onrecord.reading.counting.deeds import Deed
from onrecord.reading.counting.effects import INCIDENTS, PEOPLE_EFFECTS
from onrecord.reading.dating.tense import governing_verb, token_at
from onrecord.reading.lexemes import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

Tense = Literal["present", "perfect", "past perfect"]

_LASTING = word_set(
    "war wars offensive campaign conflict fighting siege insurgency crackdown unrest violence occupation assault "
    "blockade invasion rebellion uprising epidemic hostilities"
)
_OWN = word_set("the its their his her this that")
_COUNTED = PEOPLE_EFFECTS | {"launched", "intercepted"}
_STEPS = 5


def told_as_current(
    report: Report,
    deed: Deed,
    frame: Frame,
    effect: Effect,
    statement: Statement | None,
    dates: Sequence[DateMention],
) -> Frame:
    """`frame` with the day and scope that the deed gives where no words of its clause do."""
    if effect not in _COUNTED:
        return frame
    event = _day_of_antecedent(deed, dates) if frame.as_of is None and frame.scope is None else None
    if event is not None:
        return Frame("incident" if len(event.value or "") >= 10 else None, None, event)
    tense = _tense(deed)
    as_of = frame.as_of if frame.as_of is not None else _day(report, tense, statement)
    is_course = frame.scope is None and frame.as_of is None and tense == "perfect" and _runs_its_course(deed)
    return replace(frame, scope="cumulative" if is_course else frame.scope, as_of=as_of)


def _day_of_antecedent(deed: Deed, dates: Sequence[DateMention]) -> Day | None:
    """The day of "the May 7 raid, when gunmen killed 40": what the clause is said of has it."""
    verb = deed.verb
    while verb is not None and verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    if verb is None or verb.dep_ != "relcl" or verb.head.lower_ not in INCIDENTS:
        return None
    noun = verb.head
    at = bisect_left(dates, noun.left_edge.idx, key=lambda one: one.span.start)
    while at < len(dates) and dates[at].span.start < verb.left_edge.idx:
        one = dates[at]
        token = token_at(noun.doc, one.span.end - 1)
        if one.type in ("DATE", "TIME") and token is not None and _hangs_from(token, noun):
            return Day(one.value, one.basis, one.span)
        at += 1
    return None


def _hangs_from(token: Token, noun: Token) -> bool:
    """Whether the day describes the noun itself: "the May 7 raid", "the raid on May 7"."""
    for _ in range(3):
        if token.head.i == noun.i:
            return True
        token = token.head
    return False


def _day(report: Report, tense: Tense | None, statement: Statement | None) -> Day | None:
    """The day the source spoke; the publication day of what the report itself puts in the present."""
    if tense is None:
        return None
    if statement is not None and statement.said_on is not None:
        return statement.said_on
    if tense == "past perfect":
        return None
    return Day(report.published, "publication day") if report.published else Day(None, "publication day unknown")


def _runs_its_course(deed: Deed) -> bool:
    """Whether a war, a siege, an offensive does it: "the offensive has displaced 900", "died in the fighting"."""
    verb = deed.verb if deed.verb is not None else deed.said
    inside = [noun for prep in verb.children if prep.lower_ in ("in", "during") for noun in prep.children]
    return any(_is_course(noun) for noun in (*deed.subjects, *inside))


def _is_course(noun: Token) -> bool:
    known = any(kid.dep_ == "poss" or kid.lower_ in _OWN for kid in noun.children)
    return noun.lower_ in _LASTING and known


def _tense(deed: Deed) -> Tense | None:
    verb = deed.verb if deed.verb is not None else _verb_of_noun(deed.said)
    for _ in range(_STEPS):
        if verb is None:
            return None
        if _opens_absolute(verb):
            verb = verb.head if verb.head.i != verb.i else None
            continue
        helpers = _helpers(verb)
        lowers = {one.lower_ for one in helpers}
        if any(one.tag_ == "MD" for one in helpers):
            return None
        if "had" in lowers:
            return "past perfect"
        if lowers & {"have", "has", "'ve", "’ve"}:
            return "perfect"
        if verb.tag_ in ("VBZ", "VBP") or any(one.tag_ in ("VBZ", "VBP") for one in helpers):
            return "present"
        if verb.tag_ in ("VBD", "MD") or any(one.tag_ == "VBD" for one in helpers):
            return None
        verb = _above(verb)
    return None


def _verb_of_noun(said: Token) -> Token | None:
    """The verb that a noun says its number with: "the toll has risen", "there are 40 dead", "remain in captivity"."""
    if said.dep_ in ("nsubj", "nsubjpass", "attr") and said.head.pos_ in ("VERB", "AUX"):
        return said.head
    is_kept = said.lower_ in ("captivity", "custody", "detention") and said.head.lower_ == "in"
    return governing_verb(said.head) if is_kept else None


def _opens_absolute(verb: Token) -> bool:
    """ "With 900 killed in the port, the reeve is under pressure"."""
    return any(kid.dep_ == "mark" and kid.lower_ == "with" for kid in verb.children)


def _helpers(verb: Token) -> list[Token]:
    """The auxiliaries of `verb`, or of the verb whose auxiliaries it shares: "has intercepted and destroyed"."""
    for _ in range(_STEPS):
        found = [kid for kid in verb.children if kid.dep_ in ("aux", "auxpass") and kid.lower_ != "to"]
        if found or verb.dep_ != "conj" or verb.tag_ not in ("VBN", "VBG"):
            return found
        verb = verb.head
    return []


def _above(verb: Token) -> Token | None:
    """The finite verb over an infinitive ("are believed to remain") or over "with 900 killed"."""
    head = verb.head
    if head.i == verb.i:
        return None
    if verb.tag_ == "VB" and verb.dep_ == "xcomp":
        return head
    noun = head if verb.dep_ == "acl" and verb.tag_ == "VBN" else verb
    lead = noun.head
    if lead.lower_ != "with" or noun.dep_ not in ("pobj", "pcomp"):
        return None
    return lead.head if lead.head.pos_ in ("VERB", "AUX") else governing_verb(lead.head)
