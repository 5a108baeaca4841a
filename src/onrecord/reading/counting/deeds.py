"""The deed behind a figure, by the parse: its verb, the nouns that do it and the nouns it is done in.

"A car bomb killed 12", "12 died in an attack by rebels", "the raid that killed 12", "gunmen stormed the camp, killing
12". A participle is given the doer of the verb above it only where that verb is itself an attack and no other clause
stands between, since "police came after a bomb exploded, killing 12" must not make the police the killers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.reading.counting.clause_words import Finding, Sentence
from onrecord.reading.counting.effects import INCIDENTS, OBJECT_VERBS
from onrecord.reading.counting.quantities import Quantity
from onrecord.reading.dating.tense import token_at
from onrecord.reading.lexemes import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = {"nsubj", "nsubjpass"}
_VERBAL = {"VERB", "AUX"}
_RELATIVES = {"WDT", "WP"}
_ATTACKING = word_set(
    "attack storm raid bomb shell fire open ambush strike hit assault invade overrun shoot stab explode detonate blow "
    "launch throw hurl lob drop target pound ram crash burst rampage seize capture kill wound injure abduct kidnap"
)
_BURSTING = word_set("explode detonate hit strike go fall land blow rip burst slam set fire throw hurl lob drop")
_UNSURE = word_set("possibly perhaps maybe apparently probably presumably likely not allegedly")
_KEEPING = ("held", "taken")
_TAKING = word_set("take takes took taken taking keep keeps kept keeping")
_BRINGING = word_set("leave take hold keep strike make render blow gun hit cut")
_STATIVE = {"acomp", "attr", "oprd", "amod", "xcomp", "ccomp"}
_STEPS = 5


@dataclass(frozen=True, slots=True)
class Deed:
    """What says the effect. `subjects` do it where `is_active`; `above` is the attack that a participle hangs from."""

    said: Token
    verb: Token | None
    counted: Token
    subjects: tuple[Token, ...]
    is_active: bool
    above: Token | None


def deed_of(doc: Doc, sentence: Sentence, quantity: Quantity, finding: Finding) -> Deed | None:
    """The deed that the finding's word says of the quantity; None in upper-case text, which the parser cannot read."""
    if finding.said_at is None or not sentence.tag(quantity.first):
        return None
    starts = sentence.words.start
    said = token_at(doc, starts[finding.said_at])
    is_behind = finding.of_last > finding.of_first >= quantity.first
    counted = token_at(doc, starts[finding.of_last - 1 if is_behind else quantity.core])
    if said is None or counted is None:
        return None
    verb = _verb_of(said) or _doing(said, finding)
    is_done = verb is not None and verb.i < counted.i and _undergoes(counted, verb) and not _only_tells(verb, said)
    if verb is None or not is_done or _is_passive(verb):
        return Deed(said, verb, counted, (), is_active=False, above=None)
    above = _above(verb)
    return Deed(said, verb, counted, tuple(_subjects(verb, above)), is_active=True, above=above)


def _verb_of(said: Token) -> Token | None:
    """The verb that is said, or under which the state "dead", "hostage" stands."""
    if said.pos_ in _VERBAL and said.dep_ != "amod":
        return said
    for _ in range(_STEPS):
        is_state = said.dep_ in _STATIVE or (said.dep_ in ("advcl", "advmod") and said.pos_ == "ADJ")
        if said.head.i == said.i or not is_state:
            return None
        said = said.head
        if said.pos_ in _VERBAL:
            return said
    return None


def _only_tells(verb: Token, said: Token) -> bool:
    """ "police found 12 people dead": who finds or calls them dead did not do it; who leaves or shoots them did."""
    return verb.i != said.i and verb.lower_ not in OBJECT_VERBS and verb.lemma_.lower() not in _BRINGING


def _doing(said: Token, finding: Finding) -> Token | None:
    """The verb of a noun that says the effect itself: "are holding 30 hostages"."""
    verb = said.head
    is_kept = finding.effect in _KEEPING and OBJECT_VERBS.get(verb.lower_) in _KEEPING
    return verb if said.dep_ in ("dobj", "nsubjpass") and (is_kept or verb.lower_ in _TAKING) else None


def _undergoes(counted: Token, verb: Token) -> bool:
    """Whether those counted are the verb's object, or stand in its object's or complement's place."""
    node = counted
    for _ in range(_STEPS):
        if node.head.i == node.i:
            return False
        if node.head.i == verb.i:
            return node.dep_ not in _SUBJECTS
        if node.head.pos_ in _VERBAL and node.dep_ not in ("nsubj", "dobj"):
            return False
        node = node.head
    return False


def _is_passive(verb: Token) -> bool:
    for _ in range(_STEPS):
        deps = {kid.dep_ for kid in verb.children}
        if deps & {"auxpass", "nsubjpass"}:
            return True
        if "nsubj" in deps:
            return False
        if verb.dep_ == "acl" and verb.tag_ == "VBN":
            return True
        if verb.dep_ != "conj" or verb.tag_ != "VBN" or verb.head.pos_ not in _VERBAL:
            return False
        verb = verb.head
    return False


def _subjects(verb: Token, above: Token | None) -> list[Token]:
    """Who or what acts: the verb's own subject, that of the verb it is joined to, what a participle describes."""
    for _ in range(_STEPS):
        own = [kid for kid in verb.children if kid.dep_ in _SUBJECTS]
        if own:
            return [one for one in (_antecedent(one, verb) for one in own) if one is not None]
        if verb.dep_ == "acl" and verb.tag_ == "VBG":
            return [verb.head]
        if above is not None:
            verb, above = above, None
            continue
        if verb.dep_ != "conj" or verb.head.pos_ not in _VERBAL or _is_passive(verb.head):
            return []
        verb = verb.head
    return []


def _antecedent(subject: Token, verb: Token) -> Token | None:
    """The noun that "that" stands for; None where number shows that it is another one ("groups that has")."""
    if subject.tag_ not in _RELATIVES or verb.dep_ != "relcl":
        return subject
    finite = next((kid for kid in verb.children if kid.dep_ == "aux"), verb)
    is_other = finite.tag_ == "VBZ" and verb.head.tag_ in ("NNS", "NNPS")
    return None if is_other else verb.head


def _above(verb: Token) -> Token | None:
    """The attack that a participle tells the outcome of: "stormed the camp, killing 12"."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or any(kid.dep_ in ("aux", *_SUBJECTS) for kid in verb.children):
        return None
    head = verb.head
    if head.i > verb.i or head.lemma_.lower() not in _ATTACKING or _is_passive(head):
        return None
    has_clause = any(token.dep_ in _SUBJECTS for token in verb.doc[head.i + 1 : verb.i])
    return None if has_clause else head


def bursts(verb: Token) -> Iterator[Token]:
    """The verb of "died when a bomb exploded"."""
    for clause in verb.children:
        marks = {kid.lower_ for kid in clause.children}
        is_burst = clause.dep_ == "advcl" and clause.lemma_.lower() in _BURSTING
        if is_burst and marks & {"when", "after", "as"} and not marks & _UNSURE:
            yield clause


def is_incident(token: Token) -> bool:
    """Whether the noun names a happening: attack, raid, shelling."""
    return token.lower_ in INCIDENTS
