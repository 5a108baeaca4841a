"""Whom a word of harm befell, by the parse: "her brother shot her", "Varga was found dead", "the killing of a boy"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import Effect
from onrecord.reading.counting.effects import OBJECT_VERBS, SUBJECT_VERBS
from onrecord.reading.lexemes import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DEATHS = word_set("death killing murder slaying assassination")
_SHOOTINGS = word_set("shooting stabbing")
_FATAL = word_set("fatal deadly death murder")
_SHOTS = word_set("shot shoot shooting shoots stabbed stab stabbing stabs struck hit striking hitting")
_BLOWS = word_set("hit hits hitting struck strikes striking grazed grazing strike")
_BODY = word_set(
    "head neck chest back leg legs arm arms stomach abdomen torso face shoulder hip thigh hand foot feet buttocks "
    "ankle knee body side groin eye"
)
_WOUNDS = word_set("wound wounds injury injuries burns")
_MOVED = word_set("taken rushed airlifted transported flown brought hospitalized hospitalised")
_WARDS = word_set("hospital hospitals clinic center centre")
_STATES_OF_HARM = word_set("critical serious stable fair grave guarded")
_KILLERS = word_set("dead slain lifeless")
_SELVES = word_set("himself herself")
_TAKING = word_set("take claim end")
_FINDING = word_set("find leave see report believe fear")
_HARMS = frozenset({"killed", "injured"})
_STEPS = 4


class Harm(NamedTuple):
    """Somebody harmed. `is_open`: the word leaves open whether they lived ("shot", "taken to a hospital")."""

    victim: Token
    word: Token
    effect: Effect
    is_open: bool
    beside: Token | None = None  # whom the victim stands behind, as one more of a list or as another name


def find_harms(doc: Doc) -> Iterator[Harm]:
    """Who was killed or hurt, a victim each, as the verbs and nouns of `doc` say it."""
    for word in doc:
        for victim, effect, is_open in _harmed_by(word):
            for one in (victim, *victim.conjuncts) if victim.dep_ != "conj" else (victim,):
                yield Harm(one, word, effect, is_open)
            for one in victim.children:
                if one.dep_ == "appos" and one.conjuncts:
                    yield from (Harm(each, word, effect, is_open, victim) for each in (one, *one.conjuncts))


def _harmed_by(word: Token) -> Iterator[tuple[Token, Effect, bool]]:
    lower = word.lower_
    if word.pos_ in ("VERB", "AUX"):
        yield from _by_verb(word, lower)
    elif lower in _KILLERS:
        yield from ((victim, "killed", False) for victim in _described(word))
    elif lower in _DEATHS or lower in _SHOOTINGS:
        is_fatal = lower in _DEATHS or any(kid.lower_ in _FATAL for kid in word.children)
        if lower in _SHOOTINGS and word.dep_ == "compound" and word.head.lower_ in _DEATHS:
            return
        victims = (*_complements(word, "of"), *(_owners(word) if lower in _DEATHS else ()))
        yield from ((victim, "killed" if is_fatal else "injured", not is_fatal) for victim in victims)


def _by_verb(word: Token, lower: str) -> Iterator[tuple[Token, Effect, bool]]:
    effect = OBJECT_VERBS.get(lower)
    if SUBJECT_VERBS.get(lower) == "killed":
        yield from ((victim, "killed", False) for victim in _subjects(word))
    elif word.lemma_ in _TAKING and (life := _life_of(word)) is not None:
        is_own = any(kid.lower_ == "own" for kid in life.children)
        victims = _subjects(word) if is_own else _complements(life, "of")
        yield from ((victim, "killed", False) for victim in victims)
    elif effect in _HARMS and effect is not None:
        fatal = _is_fatal(word)
        yield from ((one, "killed" if fatal else effect, lower in _SHOTS and not fatal) for one in _undergoers(word))
    elif _is_struck(word, lower):
        yield from ((one, "injured", True) for one in _undergoers(word))
    elif _suffers(word):
        yield from ((one, "injured", True) for one in _subjects(word))
    elif word.lemma_ == "find":
        yield from ((one, "injured", True) for one in _objects(word) if _has_wound(one) or _has_wound(word))


def _life_of(verb: Token) -> Token | None:
    """The life that is taken: "took his own life", "claimed the life of a nun"."""
    return next((kid for kid in verb.children if kid.dep_ == "dobj" and kid.lower_ in ("life", "lives")), None)


def _is_struck(word: Token, lower: str) -> bool:
    """ "hit the boy in the neck", "was taken to a hospital"."""
    is_blow = lower in _BLOWS and any(_is_body(kid) for kid in word.children)
    return is_blow or (lower in _MOVED and _is_passive(word) and _to_ward(word, lower))


def _suffers(word: Token) -> bool:
    """ "suffered a wound", "is in critical condition"."""
    if word.lemma_ in ("suffer", "sustain"):
        objects = [kid for kid in word.children if kid.dep_ == "dobj"]
        objects += [kid for prep in word.children if prep.lower_ == "from" for kid in prep.children]
        return any(one.lower_ in _WOUNDS for one in objects)
    return word.lemma_ in ("be", "remain", "list", "find") and _in_condition(word)


def _is_fatal(word: Token) -> bool:
    """ "fatally shot", "shot dead", "shot to death", "shot and killed"."""
    kids = [kid.lower_ for kid in word.children]
    if {"fatally", "mortally", "dead"}.intersection(kids) or word.lower_ == "gunned":
        return True
    to = [kid for prep in word.children if prep.lower_ == "to" for kid in prep.children]
    joined = (kid for kid in word.children if kid.dep_ == "conj")
    return any(kid.lower_ == "death" for kid in to) or any(
        OBJECT_VERBS.get(kid.lower_) == "killed" and kid.i - word.i < 4 for kid in joined
    )


def _undergoers(verb: Token) -> Iterator[Token]:
    """The subject of a passive, the object of an active verb, the noun that a participle describes."""
    for _ in range(_STEPS):
        if verb.dep_ != "conj" or verb.tag_ != "VBN" or verb.head.tag_ != "VBN" or _objects(verb):
            break
        verb = verb.head
    if verb.tag_ == "VBN" and verb.dep_ in ("oprd", "xcomp", "acomp", "ccomp") and verb.head.lemma_ in _FINDING:
        yield from _subjects(verb.head) if _is_passive(verb.head) else _objects(verb.head)
        return
    objects = _objects(verb)
    if objects:
        for one in objects:
            yield from _subjects(verb) if one.lower_ in _SELVES else (one,)
    elif _is_passive(verb):
        yield from _subjects(verb)
    elif verb.dep_ == "acl" and verb.tag_ == "VBN":
        yield verb.head


def _objects(verb: Token) -> list[Token]:
    found = [kid for kid in verb.children if kid.dep_ == "dobj" or (kid.dep_ == "conj" and kid.lower_ in _SELVES)]
    for clause in verb.children:  # "found his wife dead"
        if clause.dep_ == "ccomp" and clause.lower_ in _KILLERS:
            found += [kid for kid in clause.children if kid.dep_ == "nsubj"]
    return found


def _is_passive(verb: Token) -> bool:
    for _ in range(_STEPS):
        if any(kid.dep_ in ("auxpass", "nsubjpass") for kid in verb.children):
            return True
        if verb.dep_ != "conj" or verb.tag_ != "VBN" or verb.head.pos_ != "VERB":
            return False
        verb = verb.head
    return False


def _subjects(verb: Token) -> Iterator[Token]:
    """The subjects of `verb`, its own or of the verb it is joined to; for a relative pronoun what it stands for."""
    for _ in range(_STEPS):
        own = [kid for kid in verb.children if kid.dep_ in ("nsubj", "nsubjpass")]
        for one in own:
            yield verb.head if one.tag_ in ("WP", "WDT") and verb.dep_ == "relcl" else one
        if not own and verb.dep_ == "pcomp" and verb.head.lower_ in ("before", "after") and verb.head.dep_ == "prep":
            verb = verb.head.head  # "killed two before taking his own life"
            continue
        if own or verb.dep_ not in ("conj", "xcomp", "advcl") or verb.head.pos_ not in ("VERB", "AUX"):
            return
        if verb.dep_ == "advcl" and verb.tag_ != "VBG":
            return
        verb = verb.head


def _described(word: Token) -> Iterator[Token]:
    """Who is said to be dead: "was pronounced dead", "left a boy dead", "is dead"."""
    head = word.head
    if word.dep_ in ("amod", "acl", "advmod") and head.i < word.i and head.pos_ == "NOUN":
        yield head  # "child dead in Lisk"
    if word.dep_ not in ("acomp", "oprd", "ccomp", "xcomp", "dobj", "attr") or head.pos_ not in ("VERB", "AUX"):
        return
    own = [kid for kid in word.children if kid.dep_ == "nsubj"]
    if own:
        yield from own
    elif _is_passive(head) or head.lemma_ in ("be", "lie", "fall"):
        yield from _subjects(head)
    else:
        yield from _objects(head)


def _complements(noun: Token, preposition: str) -> Iterator[Token]:
    for prep in noun.children:
        if prep.dep_ == "prep" and prep.lower_ == preposition:
            yield from (kid for kid in prep.children if kid.dep_ == "pobj")


def _owners(noun: Token) -> Iterator[Token]:
    return (kid for kid in noun.children if kid.dep_ == "poss")


def _is_body(prep: Token) -> bool:
    return prep.lower_ in ("in", "on") and any(kid.lower_ in _BODY for kid in prep.children)


def _to_ward(word: Token, lower: str) -> bool:
    if lower.startswith("hospital"):
        return True
    places = [kid for prep in word.children if prep.lower_ == "to" for kid in prep.children]
    return any(one.lower_ in _WARDS for one in places)


def _in_condition(word: Token) -> bool:
    places = [kid for prep in word.children if prep.lower_ == "in" for kid in prep.children]
    return any(
        one.lower_ == "condition" and any(kid.lower_ in _STATES_OF_HARM for kid in one.children) for one in places
    )


def _has_wound(word: Token) -> bool:
    return any(one.lower_ in _WOUNDS for prep in word.children if prep.lower_ == "with" for one in prep.children)
