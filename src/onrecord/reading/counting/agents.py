"""By whom: the doer that the words name, never one that is only near."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.model import Report, Span, Spans
from onrecord.reading.counting.deeds import Deed
from onrecord.reading.counting.effects import INCIDENTS, PEOPLE, PERSONS
from onrecord.reading.lexemes import word_set
from onrecord.reading.naming import countries

if TYPE_CHECKING:
    from spacy.tokens import Token

_AGENTS = {"GPE", "ORG", "PERSON", "NORP"}
_DOERS = PEOPLE | PERSONS | word_set("forces army police troops military group groups regime government gang militia")
_COURSES = INCIDENTS | word_set("offensive campaign rampage operation assaults attacks bombardment invasion")
_ATTACKERS = word_set("rebel militant insurgent guerrilla police army military government regime militia")
_EITHER_WAY = word_set(
    "shooting shootings killing killings blast blasts explosion explosions riot riots accident crash"
)
_FROM_AFAR = word_set("airstrike airstrikes offensive bombardment shelling")
_FLYING = word_set("air drone missile rocket artillery")
_DEMONYMS = ("ian", "ean", "an", "ese", "ish")
_CUSTODY = word_set("captivity custody detention hands")
_DOUBTS = word_set("possibly perhaps maybe apparently probably presumably likely either allegedly supposedly not")
_MODIFIERS = {"compound", "amod", "nmod", "poss"}
_NO_DOERS = word_set("people victim victims person casualties")


def agent_of(report: Report, deed: Deed) -> Spans:
    """By whom, in the words that say it; empty where they name nobody or two of whom only one did it."""
    for noun in _candidates(deed):
        if _is_doer(noun):
            return tuple(_spans(report, noun))
    return ()


def _candidates(deed: Deed) -> Iterator[Token]:
    """The nouns that the words make the doer, the plainest first."""
    for word in (deed.verb, deed.said):
        if word is not None:
            yield from _behind(word, {"agent"}, {"by"})
            yield from _at_hands(word)
    yield from _custody(deed)
    for subject in deed.subjects:
        if subject.lower_ in _COURSES:
            yield from _of_incident(subject)
        elif not _is_misread(subject):
            yield subject
    if deed.verb is not None and not deed.is_active:
        for noun in _behind(deed.verb, {"agent"}, {"in", "during", "by"}):
            if noun.lower_ in _COURSES:
                yield from _of_incident(noun)


def _behind(word: Token, deps: set[str], prepositions: set[str]) -> Iterator[Token]:
    for prep in word.children:
        if (prep.dep_ in deps or prep.dep_ == "prep") and prep.lower_ in prepositions and not _is_doubted(prep):
            yield from (noun for noun in prep.children if noun.dep_ == "pobj")


def _is_doubted(prep: Token) -> bool:
    """ "possibly by rebels", "not by rebels"."""
    if any(kid.lower_ in _DOUBTS for kid in prep.children):
        return True
    return prep.i > 0 and prep.doc[prep.i - 1].lower_ in _DOUBTS


def _at_hands(word: Token) -> Iterator[Token]:
    """ "died at the hands of rebels"."""
    for hands in _behind(word, set(), {"at"}):
        if hands.lower_ == "hands":
            yield from _behind(hands, set(), {"of"})


def _custody(deed: Deed) -> Iterator[Token]:
    """ "remain in rebel captivity": the words before captivity name whose."""
    verb = deed.verb if deed.verb is not None else deed.said.head
    verbs = (verb, *(kid for kid in verb.children if kid.dep_ == "xcomp"))
    places = [place for one in verbs for place in _behind(one, set(), {"in", "into"})]
    for place in (deed.said, *places):
        if place.lower_ in _CUSTODY:
            yield from (kid for kid in place.children if kid.dep_ in _MODIFIERS)


def _of_incident(noun: Token) -> Iterator[Token]:
    """Whose attack it is: "the rebels' attack", "an attack by rebels", "Veldanian air strikes"."""
    yield from _behind(noun, {"agent"}, {"by"})
    yield from (kid for kid in noun.children if kid.dep_ == "poss")
    yield from (kid for kid in reversed(list(noun.lefts)) if _is_attacker(kid, noun))


def _is_attacker(kid: Token, noun: Token) -> bool:
    """The first word of "rebel attack", "Veldanian air strikes"; of a "Veldanian blast" or a "police shooting" the
    words do not say whether it was done by them or to them."""
    if kid.dep_ not in _MODIFIERS or kid.i > noun.i or noun.lower_ in _EITHER_WAY:
        return False
    if kid.lower_ in _ATTACKERS:
        return True
    is_abbreviated = kid.text.isupper() and countries.named(kid.text) is not None
    is_people = kid.ent_type_ == "NORP" and kid.lower_.endswith(_DEMONYMS)
    is_people = is_people or countries.adjective(kid.text) is not None
    is_from_afar = noun.lower_ in _FROM_AFAR or any(one.lower_ in _FLYING for one in noun.children)
    return is_from_afar and (is_abbreviated or is_people) and kid.nbor(1).text not in "-‑"


def _is_misread(noun: Token) -> bool:
    """ "Veldania fighting kills 132", a headline that the parse cannot read."""
    return noun.i + 1 < len(noun.doc) and noun.doc[noun.i + 1].tag_ == "VBG"


def _is_doer(noun: Token) -> bool:
    if noun.lower_ in _NO_DOERS or any(kid.dep_ == "cc" and kid.lower_ in ("or", "nor") for kid in noun.children):
        return False
    is_state = countries.adjective(noun.text) is not None or countries.named(noun.text) is not None
    return noun.ent_type_ in _AGENTS or noun.lower_ in _DOERS or noun.lower_ in _ATTACKERS or is_state


def _spans(report: Report, noun: Token) -> Iterator[Span]:
    """The noun and those joined to it, each with what stands before it, without its article."""
    yield phrase(report, noun)
    for one in noun.conjuncts:
        if one.i > last_of_name(noun).i and (one.ent_type_ in _AGENTS or one.lower_ in _DOERS):
            yield phrase(report, one)


def _is_adverbial(kid: Token) -> bool:
    """The "further east" that a parse takes for a part of "further east government troops"."""
    return kid.dep_ == "amod" and kid.left_edge.i < kid.i and kid.left_edge.pos_ == "ADV" and kid.nbor(-1).text != "-"


def phrase(report: Report, noun: Token) -> Span:
    """The noun with what stands before it, without its article or its number."""
    first = noun
    for kid in reversed(list(noun.lefts)):
        if kid.text in "-‑":
            continue
        if kid.dep_ not in _MODIFIERS or kid.tag_ == "WP$" or _is_adverbial(kid):
            break
        first = kid.left_edge
    if first.tag_ == "DT" and first.i < noun.i:
        first = first.nbor(1)
    last = last_of_name(noun)
    return report.span(first.idx, last.idx + len(last))


def last_of_name(noun: Token) -> Token:
    """The last word of the name that the noun belongs to: "the Front in Orvan and the Isles" is one."""
    if noun.ent_type_:
        while noun.i + 1 < len(noun.doc) and noun.nbor(1).ent_iob_ == "I":
            noun = noun.nbor(1)
    return noun
