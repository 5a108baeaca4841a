"""Attributions without a verb of saying: "according to", "claim that", "critical of"."""

from __future__ import annotations

from onrecord.reading.saying.clauses import Found, is_unreal, lemma_of
from onrecord.reading.saying.cues import ADJECTIVES, NOUN_PREPOSITIONS, NOUNS, verb_cue
from onrecord.reading.saying.frames import without_comment
from onrecord.reading.saying.sources import source_of
from onrecord.reading.saying.tree import Range, Tree, without

_PARTIES = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_CLAUSES = frozenset({"ROOT", "ccomp", "parataxis"})
_HARDLY = frozenset({"no", "little", "few", "any"})
_CIRCLES = frozenset({"circle", "quarter", "camp"})
_AUXILIARIES = frozenset({"aux", "auxpass"})


def read_nominal(tree: Tree, i: int) -> Found | None:
    """The attribution whose cue is the word `i`, not a verb of saying."""
    if tree.lower[i] == "according" and i + 2 < len(tree) and tree.lower[i + 1] == "to":
        return _according(tree, i)
    if tree.pos[i] == "NOUN" and tree.lemma[i] in NOUNS:
        return _noun(tree, i)
    if tree.lower[i] in ADJECTIVES and (tree.dep[i] in ("acomp", "attr") or is_state(tree, i)):
        return _adjective(tree, i)
    return None


def is_state(tree: Tree, i: int) -> bool:
    """Whether a participle that the parser takes for a passive is an adjective ("was opposed to")."""
    return tree.lower[i] in ADJECTIVES and tree.kid(i, "auxpass") is not None and tree.kid(i, "agent") is None


def _according(tree: Tree, i: int) -> Found | None:
    low, high = tree.edges(i)
    if low != i or high < i + 3:
        return None
    clause = _clause_of(tree, i, high)
    if (comma := _swallowing(tree, i, high, clause)) is not None:
        return Found(i, [(i + 2, comma)], [(i, i + 2)], [(comma + 1, tree.edges(clause)[1])], "speech", "according")
    content = without([tree.edges(clause)], [(low, high)])
    if len(content) > 1 and any(
        tree.pos[k] == "CCONJ" for k in range(content[1][0], min(content[1][0] + 2, len(tree)))
    ):
        content = content[:1]  # what comes after "..., according to X, and ..." is another's or nobody's
    return Found(i, [(i + 2, high)], [(i, i + 2)], content, "speech", "according")


def _swallowing(tree: Tree, i: int, high: int, clause: int) -> int | None:
    """The comma after the source where the parser joins the subject of the clause to it ("According to X, the dam is").

    The clause then has no subject of its own.
    """
    if i != tree.sentences[tree.sentence[i]][0] or clause < high or tree.subject(clause) is not None:
        return None
    return next((k for k in range(i + 3, high) if tree.lower[k] == ","), None)


def _clause_of(tree: Tree, i: int, high: int) -> int:
    """The head of the clause that "according to" speaks of: at the end of a sentence the whole, else the nearest."""
    clauses = [h for h in tree.heads(i) if tree.pos[h] in ("VERB", "AUX")]
    if not clauses:
        return tree.head[i]
    first, end = tree.sentences[tree.sentence[i]]
    whole = i == first or all(tree.pos[k] in ("PUNCT", "SPACE") for k in range(high, end))
    for clause in clauses:
        if tree.dep[clause] in _CLAUSES or not whole:
            return clause
    return clauses[-1]


def _noun(tree: Tree, i: int) -> Found | None:
    """ "X's claim that ...", "a promise by X to ..."; without a source only where a clause with "that" follows."""
    if any(tree.lower[k] in _HARDLY for k in tree.kids[i]):
        return None
    source = _author(tree, i)
    frame, content = _noun_content(tree, i)
    if (
        not content
        or (frame != "that" and not source)
        or (_is_object_of_cue(tree, i) and not _is_third_party(tree, source))
    ):
        return None
    low = min([i, *(k for k in tree.kids[i] if tree.dep[k] == "amod")])
    high = content[0][0] if frame == "prep" else i + 1
    cue = without([(low, high)], source)
    source, content = without(source, content), without(content, source)
    return Found(i, source, cue, content, NOUNS[tree.lemma[i]], "noun")


def _is_third_party(tree: Tree, source: list[Range]) -> bool:
    """Whether the source is named, not a "his" that may be that of whoever is speaking."""
    return bool(source) and tree.tag[source[0][0]] != "PRP$"


def _author(tree: Tree, i: int) -> list[Range]:
    """Whose claim the noun `i` is: "X's", "by X", or a country or group before it ("Ruritanian demands")."""
    for k in tree.kids[i]:
        low, high = tree.edges(k)
        if tree.dep[k] == "poss" or (tree.dep[k] in ("compound", "amod", "nmod") and tree.entity[k] in _PARTIES):
            return [(low, high)]
        if k > i and tree.dep[k] == "prep" and high > k + 1 and _names_author(tree, k, high):
            return [(k + 1, high)]
    return []


def _names_author(tree: Tree, k: int, high: int) -> bool:
    """Whether the phrase from `k` to `high` says whose claim it is: "by critics", "in many circles"."""
    return tree.lower[k] in ("by", "from", "among") or (tree.lower[k] == "in" and tree.lemma[high - 1] in _CIRCLES)


def _introduces(tree: Tree, k: int, low: int) -> bool:
    """Whether the clause `k`, which begins at `low`, is what a claim or call consists of, not what is said of it."""
    return tree.tag[low] == "TO" or (tree.lower[low] == "that" and tree.dep[k] != "relcl")


def _noun_content(tree: Tree, i: int) -> tuple[str, list[Range]]:
    """What follows the noun `i`: that, to or prep with the content, or nothing."""
    governed = NOUN_PREPOSITIONS.get(tree.lemma[i], frozenset())
    for k in tree.kids[i]:
        low, high = tree.edges(k)
        if k > i and tree.dep[k] in ("acl", "ccomp", "relcl") and _introduces(tree, k, low):
            return tree.lower[low], without_comment(tree, [(low, high)])
        if k > i and tree.dep[k] == "prep" and tree.lower[k] in governed and high > k + 1:
            return "prep", [(k + 1, high)]
    verb = tree.head[i]
    if tree.dep[i] == "dobj" and (infinitive := tree.kid(verb, "xcomp", "advcl")) is not None:
        low, high = tree.edges(infinitive)  # the parser may join the infinitive to the verb: "rejected calls to ..."
        if low == tree.edges(i)[1] and tree.tag[low] == "TO":
            return "to", [(low, high)]
    clause = tree.kid(verb, "ccomp")
    if tree.dep[i] == "nsubj" and tree.lemma[verb] == "be" and clause is not None and not is_unreal(tree, verb):
        low, high = tree.edges(clause)
        if low > verb and tree.lower[low] == "that":
            return "that", [(low, high)]
    return "", []


def _is_object_of_cue(tree: Tree, i: int) -> bool:
    """Whether the noun is what a cue verb is said to express or reject, so that it belongs to that one's content."""
    if tree.dep[i] != "dobj":
        return False
    cue = verb_cue(lemma_of(tree, tree.head[i]))
    return cue is not None and "obj" in cue.acts


def _adjective(tree: Tree, i: int) -> Found | None:
    """ "is critical of", "was sure that"."""
    verb = i if tree.pos[i] == "VERB" and tree.dep[i] != "acomp" else tree.head[i]
    frames = ADJECTIVES[tree.lower[i]]
    for k in tree.kids[i]:
        if k < i:
            continue
        low, high = tree.edges(k)
        start = _starts(tree, k, low, frames)
        if start is None or start >= high or is_unreal(tree, verb):
            continue
        source, _ = source_of(tree, verb)
        if not source:
            return None
        first = min([verb, *(a for a in tree.kids[verb] if tree.dep[a] in _AUXILIARIES and a < verb)])
        return Found(
            i,
            source,
            without([(first, start if start > low else i + 1)], source),
            [(start, high)],
            "thought",
            "adjective",
        )
    return None


def _starts(tree: Tree, k: int, low: int, frames: frozenset[str]) -> int | None:
    """Where the content under the child `k` of an adjective begins, if it is a frame of that adjective."""
    if tree.dep[k] == "prep" and tree.lower[k] in frames:
        return k + 1
    if tree.dep[k] == "ccomp" and "that" in frames:
        return low
    if tree.dep[k] == "xcomp" and "to" in frames:
        return low
    return None
