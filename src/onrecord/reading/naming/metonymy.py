"""Capitals that stand for the government that sits there: only where the grammar leaves no doubt."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from onrecord.reading.naming import countries
from onrecord.reading.naming.name_words import Name, text_of
from onrecord.reading.naming.words import Words

_ENDINGS = ("", "s", "es", "d", "ed", "ing")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _forms(verbs: str) -> frozenset[str]:
    stems = [stem for verb in verbs.split() for stem in (verb, verb.removesuffix("e"), verb.removesuffix("y") + "i")]
    return frozenset(stem + ending for stem in stems for ending in _ENDINGS)


# What governments do and cities do not.
_DEEDS = _forms("""
    accuse deny reject warn insist vow refuse condemn blame summon expel recall demand oppose threaten pledge urge
    suspect impose recognise recognize annex negotiate ratify veto retaliate
""")
# What takes a will: places do not do it, but what is taken for a place may.
_WILFUL = (
    _DEEDS
    | _forms("""
    launch fire attack shell release agree offer propose seek plan promise announce claim accept rule free hold capture
    kidnap abduct strike raid bomb back support try want hope intend decide seize
""")
    | {"sought", "held", "struck", "said", "says", "told", "freed", "tried", "tries", "denied", "denies"}
)
# What is done to governments and not to cities: "accused X", "restrain X".
_TREATMENT = _forms("accuse warn blame condemn restrain constrain sanction appease antagonise antagonize provoke urge")
# What is had with governments: "relations with X", "talks between X and Y", "sanctions on X".
_DEALINGS = _words("""
    relations relationship ties talks negotiations tension tensions alliance dispute disputes differences rift
    sanctions embargo diplomacy treaty pact accord rapprochement détente detente collusion agreement deal limits
    pressure tandem league cahoots cooperation co-operation coordination consultations confrontation standoff stand-off
""")
_TOWARDS = frozenset({"with", "between", "on", "against", "and"})
# What is a government's: "X's refusal".
_BELONGINGS = _words("""
    refusal insistence denial decision demand demands policy policies stance position ambition ambitions ally allies
    interest interests influence offer rejection veto recognition sanctions diplomacy diplomats envoy ambassador troops
    forces missiles programme program arsenal aggression annexation allegations accusations
""")
_OWNING = frozenset({"'s", "’s", "'", "’"})
_ASKED = _forms("want ask urge press expect force push persuade")
_CALLS = frozenset({"call", "calls", "called", "calling"})
_CLOSING = frozenset({'"', "”", "''"})
_REACH = 4


def governments_of_capitals(words: Words, names: Sequence[Name], sources: Collection[int]) -> None:
    """Make governments of the capitals that speak, decide or are dealt with as governments do."""
    for name in names:
        if name.kind is None and name.code is None and name.label in {"GPE", "ORG", ""} and not name.titled:
            code = countries.capital(text_of(words, name.start, name.end))
            if code and _acts_as_government(words, name, sources):
                name.kind, name.code = "government", code


def _acts_as_government(words: Words, name: Name, sources: Collection[int]) -> bool:
    if any(name.start <= source < name.end for source in sources):
        return True
    last = name.end - 1
    above = words.head[last]
    if words.dep[last] == "nsubj" and (words.lower[above] in _DEEDS or _is_asked(words, above)):
        return True
    if name.start > 1 and words.lower[name.start - 1] == "on" and words.lower[name.start - 2] in _CALLS:
        return True
    if words.dep[last] == "dobj" and words.lower[above] in _TREATMENT:
        return True
    if words.dep[last] == "poss" and words.lower[name.end : name.end + 1] and words.lower[name.end] in _OWNING:
        restrained = words.dep[above] == "dobj" and words.lower[words.head[above]] in _TREATMENT
        return restrained or words.lower[above] in _BELONGINGS
    return _is_dealt_with(words, name)


def _is_asked(words: Words, verb: int) -> bool:
    """Whether somebody wants what the verb says to be done: "wants X to withdraw"."""
    return words.dep[verb] in {"ccomp", "xcomp"} and words.lower[words.head[verb]] in _ASKED


def acts_wilfully(words: Words, name: Name) -> bool:
    """Whether the name is the subject of a verb that takes a will: "X continued to launch rockets"."""
    last = name.end - 1
    if words.dep[last] != "nsubj":
        return False
    verb = words.head[last]
    verbs = [verb, *(i for i in range(verb + 1, min(verb + 5, len(words))) if words.dep[i] == "xcomp")]
    return any(words.lower[i] in _WILFUL for i in verbs)


def _is_dealt_with(words: Words, name: Name) -> bool:
    """Whether a noun for what governments have with each other leads to the name: "talks between A and B"."""
    before = name.start - 1
    if before < 1 or words.lower[before] not in _TOWARDS:
        return False
    first = words.first[words.sentence[name.start]]
    quoted = words.text[before - 1] in _CLOSING
    reach = _REACH if words.lower[before] == "and" else 1 + quoted
    return any(
        words.lower[i] in _DEALINGS and words.lower[i + 1 + (quoted and i == before - 2)] in _TOWARDS
        for i in range(before - 1, max(before - 1 - reach, first - 1), -1)
    )
