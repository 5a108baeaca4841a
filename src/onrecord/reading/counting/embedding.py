"""Whether the words a number stands under take it back: "no reports that 50 drowned", "it is false that ...".

The walk goes from the number up the parse through complements alone: what a relative clause or an adverbial
hangs from says nothing of whether its number holds ("did not comment on the attack that killed 30").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from onrecord.reading.dating.tense import token_at
from onrecord.reading.lexemes import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Standing = Literal["held", "denied", "disputed", "open"]

_COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "pcomp", "parataxis", "conj"})
_WITHIN = frozenset({"nummod", "quantmod", "nsubj", "nsubjpass", "dobj", "attr", "pobj", "appos", "amod", "npadvmod"})
_REPORTS = word_set(
    "report reports rumour rumours rumor rumors proof evidence sign signs indication indications claim claims "
    "suggestion suggestions allegation allegations confirmation word truth fact basis assertion assertions doubt"
)
_RUMOURS = word_set("rumour rumours rumor rumors hearsay")
_FALSE = word_set("false untrue wrong incorrect baseless unfounded fabricated impossible invented absurd unproven")
_NOBODY = word_set("nobody none neither")
_DENYING = word_set("deny reject refute disprove dismiss")
_DISPUTING = word_set("dispute doubt question contest")
_FACTIVE = word_set("know realise realize learn notice forget understand aware")  # not denied where they are negated
_SAYING = word_set("say claim report announce tell allege state confirm argue assert declare")
_MODALS = word_set("might may could would will should can shall 'll 'd ’ll ’d")
_NEGATIONS = word_set("not n't n’t never no")
_REACH = 40


def standing_of(doc: Doc, offset: int, verdicts: dict[int, Standing]) -> Standing:
    """How the words above the number at `offset` hold it; open where they ask, suppose or foresee it.

    `verdicts` keeps what was found of a word for the next number, so that long lists take linear time.
    """
    token = token_at(doc, offset)
    if token is None:
        return "held"
    if _is_asked(token):
        return "open"
    if not token.is_sent_start and doc[token.i - 1].lower_ == "not":  # "not 30 but 13"
        return "denied"
    node = token
    for _ in range(_REACH):
        head = node.head
        if head.i == node.i or not _is_under(node, head):
            break
        if node.dep_ in _COMPLEMENTS - {"conj"} or head.lower_ in _REPORTS or head.lower_ in _FALSE:
            if head.i not in verdicts:
                verdicts[head.i] = _verdict(head)
            if verdicts[head.i] != "held":
                return verdicts[head.i]
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
    if head.pos_ in ("VERB", "AUX"):
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
    is_none = any(kid.dep_ in ("det", "neg") and kid.lower_ in _NEGATIONS for kid in below)
    return "denied" if head.lower_ in _REPORTS and is_none else "held"


def _is_nobody(token: Token) -> bool:
    return token.lower_ in _NOBODY or (token.lower_ == "one" and any(kid.lower_ == "no" for kid in token.children))
