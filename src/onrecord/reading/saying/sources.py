"""Whose words: the noun phrase that is the source of a cue."""

from __future__ import annotations

from onrecord.reading.saying.cues import DOCUMENTS, ISSUING, NOT_AGENTS, QUANTITIES
from onrecord.reading.saying.frames import has_to
from onrecord.reading.saying.tree import Range, Tree

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_GOVERNORS = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dobj", "attr", "pobj"})
_STEPS = 7
Source = tuple[list[Range], int | None]
_NOBODY: Source = ([], None)


def source_of(tree: Tree, i: int) -> Source:
    """The subject of the verb `i`, its own or that of the verb it leans on, and its head; nothing where none is."""
    if (top := headless(tree, i)) is not None:
        return [(tree.edges(top)[0], i)], top
    verb = i
    for _ in range(_STEPS):
        subject = tree.subject(verb)
        if subject is not None and tree.pos[verb] not in _NOUNS:
            return (_phrase(tree, subject, verb), subject) if _is_somebody(tree, subject) else _NOBODY
        found = _from_governor(tree, verb) or _swallowed(tree, verb)
        if found is not None:
            return found
        dep, head = tree.dep[verb], tree.head[verb]
        if dep == "acl":
            issuer = _issuer(tree, head, verb)
            if issuer is None:
                return _NOBODY
            head = issuer
        elif dep not in _GOVERNORS or (dep == "ccomp" and tree.tag[verb] not in ("VBG", "VB")):
            return _NOBODY
        verb = head
    return _NOBODY


def _from_governor(tree: Tree, verb: int) -> Source | None:
    """The source that stands with what governs a verb without a subject, other than as its subject."""
    dep, head = tree.dep[verb], tree.head[verb]
    if (
        dep == "acl"
        and tree.pos[head] in _NOUNS
        and _issuer(tree, head, verb) is None
        and tree.lemma[head] not in NOT_AGENTS
    ):
        return _NOBODY if has_to(tree, verb) else _modified(tree, verb, head)
    if dep == "pcomp" and tree.lower[head] == "as" and (quoted := _quoted(tree, head)) is not None:
        return _phrase(tree, quoted, head), quoted
    if dep == "conj" and tree.lemma[head] == "base":
        return _based(tree, head, verb)
    if dep == "xcomp" and has_to(tree, verb):
        controller = tree.kid(head, "dobj")
        if controller is not None and controller < verb:
            return _phrase(tree, controller, verb), controller
    return None


def _swallowed(tree: Tree, verb: int) -> Source | None:
    """The subject that the parser joins to a phrase before it: "Before the talks the envoy, Ada Sorn, had said"."""
    if tree.dep[verb] not in ("ROOT", "ccomp") or tree.tag[verb] not in ("VBD", "VBZ", "VBN"):
        return None
    for k in tree.kids[verb]:
        if k < verb and tree.dep[k] == "prep":
            nouns = [m for m in tree.kids[k] if tree.dep[m] == "pobj"]
            if len(nouns) == 2 and tree.edges(nouns[0])[1] == tree.edges(nouns[1])[0]:
                return _phrase(tree, nouns[1], verb), nouns[1]
    return None


def headless(tree: Tree, verb: int) -> int | None:
    """The noun that the parser makes the head of "The league, a bloc of states, called on ...", with no verb."""
    top = tree.sentences[tree.sentence[verb]][0]
    top = next((h for h in tree.heads(top) if tree.dep[h] == "ROOT"), top)
    if tree.dep[verb] != "acl" or tree.tag[verb] not in ("VBN", "VBD") or tree.pos[top] not in ("NOUN", "PROPN"):
        return None
    holder = tree.head[verb]
    is_below = holder == top or (tree.dep[holder] == "appos" and tree.head[holder] == top)
    return top if is_below and tree.lower[verb - 1] == "," and tree.kid(verb, "agent") is None else None


def _quoted(tree: Tree, preposition: int) -> int | None:
    """Who is quoted in "quoted X as saying"."""
    verb = tree.head[preposition]
    return tree.kid(verb, "dobj") if tree.lemma[verb] in ("quote", "cite") else None


def _based(tree: Tree, base: int, verb: int) -> Source | None:
    """ "The UK based Observatory said", where the parser takes "based" for the verb."""
    place, name = tree.subject(base), tree.kid(base, "dobj")
    if place is None or name is None or not place < name < verb:
        return None
    return [(tree.edges(place)[0], min(tree.edges(name)[1], verb))], name


def _issuer(tree: Tree, noun: int, participle: int) -> int | None:
    """The verb whose subject speaks where `noun` does not.

    Who issues a statement saying, condemns an attack saying, or, with a comma, answers the press, saying.
    """
    start = tree.edges(participle)[0]
    if tree.lower[start - 1] == "," and start == participle and tree.dep[noun] in ("dobj", "pobj"):
        return next((h for h in tree.heads(noun) if tree.pos[h] == "VERB"), None)
    verb = tree.head[noun]
    if tree.dep[noun] != "dobj":
        return None
    issued = tree.lemma[noun] in DOCUMENTS and tree.lemma[verb] in ISSUING
    return verb if issued or tree.lemma[noun] in NOT_AGENTS else None


def _modified(tree: Tree, verb: int, noun: int) -> Source:
    """The noun that a participle describes ("officials saying"), with "a number of" before it."""
    preposition = tree.head[noun]
    if (
        tree.dep[noun] == "pobj"
        and tree.lower[preposition] == "of"
        and tree.lemma[tree.head[preposition]] in QUANTITIES
    ):
        noun = tree.head[preposition]
    low, end = tree.edges(noun)[0], tree.edges(verb)[0]
    return ([(low, end)], noun) if low < end else _NOBODY


def _phrase(tree: Tree, head: int, verb: int) -> list[Range]:
    """The phrase under `head` with its appositions and clauses, as far as the verb that it stands before."""
    low, high = tree.edges(head)
    return [(low, min(high, verb))] if head < verb else [(low, high)]


def _is_somebody(tree: Tree, subject: int) -> bool:
    """Neither "there" nor an "it" that stands for a clause, nor a clause, nor a question word."""
    if tree.dep[subject] not in ("nsubj", "nsubjpass"):
        return False
    return tree.lower[subject] not in ("there", "what")
