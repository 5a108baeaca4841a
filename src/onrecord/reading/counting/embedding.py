"""Whether the words a number stands under take it back: "no reports that 50 drowned", "it is false that ...".

The walk goes from the number up the parse through complements alone: what a relative clause or an adverbial
hangs from says nothing of whether its number holds ("did not comment on the attack that killed 30").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from onrecord.reading.counting.corrections import (
    corrected,
    is_earlier_version,
    is_put_right,
    says_falsely,
    sentence_end,
)
from onrecord.reading.counting.effects import BASE_FORMS
from onrecord.reading.counting.fiction import is_feigned
from onrecord.reading.dating.tense import token_at
from onrecord.reading.lexemes import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Standing = Literal["held", "claimed", "denied", "disputed", "open"]

_COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "pcomp", "parataxis", "conj"})
_WITHIN = frozenset({"nummod", "quantmod", "nsubj", "nsubjpass", "dobj", "attr", "pobj", "appos", "amod", "npadvmod"})
_REPORTS = word_set(
    "report reports rumour rumours rumor rumors proof evidence sign signs indication indications claim claims "
    "suggestion suggestions allegation allegations confirmation word truth fact basis assertion assertions doubt "
    "figure figures toll estimate estimates post posts"
)
_RUMOURS = word_set("rumour rumours rumor rumors hearsay")
_FALSE = word_set(
    "false untrue wrong incorrect baseless unfounded fabricated impossible invented absurd unproven erroneous mistaken "
    "bogus fake inaccurate debunked"
)
_NOBODY = word_set("nobody none neither")
_DENYING = word_set("deny reject refute disprove dismiss debunk retract withdraw recant")
_RETRACTING = word_set("debunk retract withdraw recant")
_REFUSING = word_set("decline refuse fail avoid hesitate unable reluctant unwilling stop")
_TELLING = word_set("say confirm deny acknowledge admit state verify claim assert report announce concede allege tell")
_ACCUSING = word_set("accuse suspect charge indict")
_CLEARING = word_set("acquit clear exonerate absolve")
_GIVING = word_set("put give place set list estimate report state misstate misreport declare pronounce count")
_DEATHS = word_set("killed dead died drowned perished murdered buried missing lost slain")
_SUPPOSED = word_set("thought feared believed presumed reported said declared pronounced listed assumed")
_WELL = word_set("alive safe unharmed unhurt well uninjured safely")
_DISPUTING = word_set("dispute doubt question contest")
_FACTIVE = word_set("know realise realize learn notice forget understand aware")  # not denied where they are negated
_SAYING = word_set("say claim report announce tell allege state confirm argue assert declare")
_MODALS = word_set("might may could would will should can shall 'll 'd ’ll ’d")
_NEGATIONS = word_set("not n't n’t never no")
_REACH = 40


def standing_of(doc: Doc, offset: int, verdicts: dict[int, Standing], is_harm: bool = True) -> Standing:
    """How the words above the number at `offset` hold it; open where they ask, suppose or foresee it.

    `verdicts` keeps what was found of a word for the next number, so that long lists take linear time.
    `is_harm`: the number is of those whom something befell; what a film or plan tells of other things is a number
    all the same.
    """
    token = token_at(doc, offset)
    if token is None:
        return "held"
    if _is_asked(token):
        return "open"
    if not token.is_sent_start and doc[token.i - 1].lower_ == "not":  # "not 30 but 13"
        return "denied"
    if is_harm and (is_feigned(token) or _turned_out_well(token) or _is_planned(token)):
        return "open"
    above = _standing_above(token, verdicts)
    return above if above in ("open", "denied", "disputed") else corrected(doc, token) or above


def _standing_above(token: Token, verdicts: dict[int, Standing]) -> Standing:
    node = token.head if token.dep_ == "compound" and token.tag_ == "CD" else token  # "Twenty-two"
    for _ in range(_REACH):
        head = node.head
        if head.i == node.i or not _is_under(node, head):
            break
        is_told = node.dep_ in _COMPLEMENTS - {"conj"} or node.lower_ in ("at", "as")
        is_told |= node.lower_ in _REPORTS and head.lemma_.lower() in _RETRACTING | _DISPUTING
        if is_told or head.lower_ in _REPORTS or head.lower_ in _FALSE or says_falsely(head):
            if head.i not in verdicts:
                verdicts[head.i] = _verdict(head)
            if verdicts[head.i] != "held":
                return "held" if is_put_right(head, token) else verdicts[head.i]
        if _is_called_false(node, head):
            return "disputed"
        node = head
    return "held"


def _is_called_false(claim: Token, head: Token) -> bool:
    """ "the army's claim that it killed 40 is false": one party's number, which another calls wrong."""
    is_subject = claim.lower_ in _REPORTS and claim.dep_ in ("nsubj", "nsubjpass")
    return is_subject and any(kid.dep_ in ("acomp", "attr", "oprd") and kid.lower_ in _FALSE for kid in head.children)


def _is_asked(token: Token) -> bool:
    """Whether a question mark ends the clause's sentence, within its quotation marks or without."""
    for other in token.doc[token.i + 1 : token.i + _REACH]:
        if other.text == "?":
            return True
        if other.is_sent_start or other.text in (".", "!", "”"):
            return False
    return False


def _is_under(node: Token, head: Token) -> bool:
    if node.dep_ in _COMPLEMENTS or node.dep_ in _WITHIN:
        return True
    if node.dep_ == "prep" and node.lower_ in ("at", "as") and head.lemma_.lower() in _GIVING:
        return True
    if node.dep_ in ("acl", "relcl", "prep"):
        return head.lower_ in _REPORTS and (node.dep_ != "prep" or node.lower_ in ("of", "that"))
    return head.lower_ in _FALSE


def _verdict(head: Token) -> Standing:
    """What one word above says of what hangs from it, by its own children."""
    lemma, below = head.lemma_.lower(), list(head.children)
    if head.lower_ in _FALSE or any(kid.dep_ in ("acomp", "oprd") and kid.lower_ in _FALSE for kid in below):
        return "denied"
    if head.lower_ in _RUMOURS:
        return "open"
    if head.pos_ == "ADP":
        return _verdict_on_charge(head)
    if _is_refusal(head):
        return "open"
    if head.pos_ in ("VERB", "AUX"):
        return _verdict_of_verb(head, lemma, below)
    if head.lower_ in _REPORTS and any(kid.dep_ == "amod" and kid.lower_ in _FALSE for kid in below):
        return "denied"
    is_none = any(kid.dep_ in ("det", "neg") and kid.lower_ in _NEGATIONS for kid in below)
    return "denied" if head.lower_ in _REPORTS and is_none else "held"


def _verdict_of_verb(head: Token, lemma: str, below: list[Token]) -> Standing:
    if lemma in _TELLING | _GIVING and (says_falsely(head) or is_earlier_version(head)):
        return "denied"
    if lemma in _DENYING or (lemma == "rule" and any(kid.lower_ == "out" for kid in below)):
        return "denied"
    if lemma in _DISPUTING:
        return "disputed"
    if lemma in _SAYING and any(kid.dep_ == "aux" and kid.lower_ in _MODALS for kid in below):
        return "open"
    if any(kid.dep_ in ("nsubj", "nsubjpass") and _is_nobody(kid) for kid in below):
        return "denied"
    is_negated = any(kid.dep_ == "neg" for kid in below)
    is_factive = lemma in _FACTIVE or any(kid.lower_ in _FACTIVE for kid in below)
    return ("open" if is_factive else "denied") if is_negated else "held"


def _verdict_on_charge(prep: Token) -> Standing:
    """ "accused of killing five", "cleared of killing five", "stopped short of saying that five died"."""
    above = prep.head
    if above.lower_ == "short" or prep.lower_ == "without":
        return "open"
    lemma = above.lemma_.lower()
    if lemma in _CLEARING:
        return "open"
    if lemma not in _ACCUSING:
        return "held"
    is_cleared = any(
        one.lemma_.lower() in _CLEARING and one.dep_ in ("conj", "ROOT", "relcl")
        for one in above.doc[above.i : sentence_end(above)]
    )
    return "open" if is_cleared else "claimed"


def _is_refusal(head: Token) -> bool:
    """ "declined to confirm that 85 had died", "would neither confirm nor deny that 85 had died"."""
    told = [kid for kid in head.children if kid.dep_ in ("xcomp", "pcomp", "ccomp", "acl")]
    if head.lemma_.lower() in _REFUSING:
        return any(kid.lemma_.lower() in _TELLING for kid in told)
    if head.lemma_.lower() not in _TELLING:
        return False
    if [one.lower_ for one in head.doc[max(0, head.i - 2) : head.i]] == ["yet", "to"]:
        return True
    pair = (head, *head.children, head.head)
    return (
        any(one.lower_ in ("neither", "nor") for one in head.children)
        and len({"confirm", "deny"}.intersection(one.lemma_.lower() for one in pair)) == 2
    )


def _turned_out_well(token: Token) -> bool:
    """ "Thirty people thought to have been killed were found safe"."""
    seen: set[str] = set()
    for other in token.doc[token.i + 1 : token.i + _REACH]:
        if other.is_sent_start or other.like_num or other.text in (";", "."):
            return False
        if other.lower_ in _WELL and seen & _SUPPOSED and seen & _DEATHS:
            return True
        seen.add(other.lower_)
    return False


def _is_planned(token: Token) -> bool:
    """ "were to free 13 hostages and Velor 39 prisoners": the second number is as open as the first."""
    node, is_joined = token, False
    for _ in range(_REACH):
        head = node.head
        if head.i == node.i or node.dep_ not in ("nummod", "quantmod", "conj", "dobj", "compound"):
            return False
        if node.dep_ == "dobj":
            is_known = any(kid.lower_ == "the" or kid.dep_ == "poss" for kid in node.children)
            is_open = any(kid.lower_ == "to" or kid.tag_ == "MD" for kid in head.children if kid.dep_ == "aux")
            if head.dep_ == "conj" and head.tag_ == "VB":  # "vowed to kill 12 guards and capture 30"
                return any(kid.lower_ == "to" or kid.tag_ == "MD" for kid in head.head.children if kid.dep_ == "aux")
            return is_joined and is_open and not is_known and head.lower_ in BASE_FORMS
        is_joined |= node.dep_ == "conj"
        node = head
    return False


def _is_nobody(token: Token) -> bool:
    return token.lower_ in _NOBODY or (token.lower_ == "one" and any(kid.lower_ == "no" for kid in token.children))
