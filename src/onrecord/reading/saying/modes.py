"""What kind of attribution a cue makes: speech, thought or intent; and whether it took place at all."""

from __future__ import annotations

from onrecord.model import StatementAct, StatementMode
from onrecord.reading.saying.clauses import CONDITIONS, MODALS, NOBODY, lemma_of
from onrecord.reading.saying.cues import ADJECTIVES, NOUNS, verb_cue
from onrecord.reading.saying.embedded import embedded_mode
from onrecord.reading.saying.frames import has_to
from onrecord.reading.saying.happening import took_place
from onrecord.reading.saying.tree import Range, Tree

# What governs an infinitive or gerund of saying that did not take place.
_NOT_DONE = frozenset(
    {"abstain", "avoid", "decline", "deny", "fail", "forget", "misquote", "neglect", "refrain", "refuse", "resist"}
    | {"stop", "unable", "unwilling"}
)
_SCARCELY = frozenset({"barely", "hardly", "never", "scarcely"})
# Without these before or after it, a modal tells what might be; with them, what was: "would later say".
_IN_FACT = frozenset({"afterwards", "eventually", "later", "only", "subsequently"})
_PAST_MODALS = frozenset({"could", "would", "'d", "’d"})
_ACHIEVED = frozenset({"far", "first", "last", "only"})  # "as far as to say", "the first to say"
_TURNING = frozenset({"appear", "call", "interrupt", "intervene", "phone", "ring", "stand", "telephone", "write"})
_BEYOND_DOUBT = frozenset({"doubt", "question", "secret"})  # "left no doubt that"
_GIVING = frozenset({"express", "give", "issue", "make", "offer", "show", "voice"})  # "gave no indication that"
_UTTERED_WITHOUT_VERB = frozenset({"according", "per", ":"})
_STEPS = 4


def head_of(tree: Tree, cue: list[Range]) -> int:
    """The main word of a cue: its last verb of saying, thinking or intending, else such a noun or adjective."""
    words = [k for low, high in cue for k in range(low, high)]
    for kind in (_is_cue_verb, _is_cue_noun, _is_cue_adjective, _is_verb):
        found = [k for k in words if kind(tree, k)]
        if found:
            return found[-1]
    return next((k for k in words if tree.head[k] not in words), words[0])


def act_of(tree: Tree, at: int, content: list[Range], quoted: bool) -> StatementAct:
    """What the cue with the main word `at` does, by the lists of cues; `other` where they do not tell."""
    if tree.lower[at] in _UTTERED_WITHOUT_VERB:
        return "speech"
    cue = verb_cue(lemma_of(tree, at)) or verb_cue(tree.lemma[at].lower())
    if cue is not None and tree.pos[at] in ("VERB", "AUX"):
        infinitive = bool(content) and tree.tag[content[0][0]] == "TO"
        frames = ("quote", "clause") if quoted else ("inf", "clause") if infinitive else ("clause", "obj")
        return next((cue.acts[f] for f in (*frames, *cue.acts) if f in cue.acts), "other")
    if _is_cue_noun(tree, at):
        return NOUNS[tree.lemma[at]]
    if _is_cue_adjective(tree, at):
        return "thought"
    return "speech" if quoted else "other"


def mode_of(tree: Tree, at: int) -> StatementMode:
    """Whether the cue with the main word `at` is denied, or only possible, conditional, asked or to come."""
    if tree.pos[at] == "NOUN":
        return "negated" if _is_none(tree, at) and tree.lemma[at] not in _BEYOND_DOUBT else "asserted"
    if tree.pos[at] not in ("VERB", "AUX"):
        at = tree.head[at] if tree.pos[tree.head[at]] in ("VERB", "AUX") else at
    chain = _chain(tree, at)
    if not took_place(tree, at):
        return "negated" if _is_undone(tree, at) or _is_negated(tree, at) else "hypothetical"
    if any(_is_negated(tree, k) for k in chain):
        return "negated"
    return "hypothetical" if any(_is_possible(tree, k) for k in chain) else embedded_mode(tree, chain[-1])


def _chain(tree: Tree, at: int) -> list[int]:
    """The verb, and those that it leans on for what it lacks: "did not go on to say", "did not say or imply"."""
    chain = [at]
    for _ in range(_STEPS):
        leans = tree.dep[at] == "xcomp" or (tree.dep[at] == "conj" and tree.subject(at) is None)
        if not leans or tree.pos[tree.head[at]] not in ("VERB", "AUX"):
            break
        at = tree.head[at]
        chain.append(at)
    return chain


def _is_undone(tree: Tree, at: int) -> bool:
    """Whether what was to be said is told not to have been: "declined to say", "stopped short of saying"."""
    above = list(tree.heads(at))[:3]
    return any(tree.lemma[k] in _NOT_DONE or _is_negated(tree, k) or _is_due(tree, k) for k in above)


def _is_due(tree: Tree, k: int) -> bool:
    """Whether the verb is that of "has yet to say"."""
    return tree.lemma[k] == "have" and any(tree.lower[m] == "yet" for m in tree.kids[k])


def _is_negated(tree: Tree, at: int) -> bool:
    if any(_is_negation(tree, k, at) for k in tree.kids[at]):
        return True
    if tree.dep[at] == "pcomp" and (
        tree.lower[tree.head[at]] in ("without", "instead") or _leans_on(tree, at, "far", "instead")
    ):
        return True
    if tree.dep[at] == "conj" and "nor" in (tree.lower[k] for k in tree.kids[tree.head[at]] if k < at):
        return True  # "nor has it said"
    subject = tree.subject(at)
    return subject is not None and (
        tree.lower[subject] in NOBODY
        or (tree.lower[subject] == "one" and tree.lower[subject - 1] == "no")
        or _is_none(tree, subject)
        or any(tree.lower[k] in _SCARCELY for k in tree.kids[subject])
    )


def _is_negation(tree: Tree, k: int, at: int) -> bool:
    """Whether the word `k` under the verb `at` says that it was not done."""
    word, dep = tree.lower[k], tree.dep[k]
    if (dep == "neg" or word in _SCARCELY) and word != "only":
        return True
    if dep == "preconj" and word == "neither":
        return True
    if dep == "advmod":  # "no longer says", "hardly ever said", "rather than say"
        below = {tree.lower[m] for m in tree.kids[k]}
        instead = word == "rather" and any(tree.lower[m] == "than" for m in tree.kids[at])
        return instead or bool(below & _SCARCELY) or (word == "longer" and "no" in below)
    if dep == "dobj" and at < k and (word == "nothing" or (tree.lemma[at] in _GIVING and _is_none(tree, k))):
        return tree.lemma[k] not in _BEYOND_DOUBT
    return (
        dep == "prep" and _is_inverted(tree, at) and any(_is_none(tree, m) for m in tree.kids[k])
    )  # "at no point did"


def _is_inverted(tree: Tree, at: int) -> bool:
    subject = tree.subject(at)
    return subject is not None and any(tree.dep[k] == "aux" and k < subject < at for k in tree.kids[at])


def _is_none(tree: Tree, noun: int) -> bool:
    return any(tree.dep[k] in ("det", "preconj") and tree.lower[k] in ("no", "neither") for k in tree.kids[noun])


def _leans_on(tree: Tree, at: int, *words: str) -> bool:
    """Whether the preposition before the gerund `at` hangs from one of the words, or follows it: "far from saying"."""
    preposition = tree.head[at]
    return tree.lower[tree.head[preposition]] in words or (preposition > 0 and tree.lower[preposition - 1] in words)


def _is_possible(tree: Tree, at: int) -> bool:
    if _is_inverted(tree, at) and not _is_quoting(tree, at):
        return tree.lower[tree.edges(at)[0]] not in (
            "not",
            "only",
        )  # "Did he say that ...?", not "Only then did he say"
    for k in tree.kids[at]:
        dep, word = tree.dep[k], tree.lower[k]
        if dep == "mark" and word in CONDITIONS:
            return True
        if dep == "aux" and word in MODALS and not _is_in_fact(tree, word, at):
            return True
    return has_to(tree, at) and tree.dep[at] in ("ROOT", "advcl", "acl", "relcl") and not _is_purpose_met(tree, at)


def _is_purpose_met(tree: Tree, at: int) -> bool:
    """Whether the infinitive is what somebody did: "went as far as to say", "the first to say", "called to say"."""
    above = tree.head[at]
    if tree.lower[above] in _ACHIEVED or any(tree.lower[k] in _ACHIEVED for k in tree.kids[above]):
        return True
    return tree.dep[at] == "advcl" and tree.lemma[above] in _TURNING and tree.tag[above] == "VBD"


def _is_in_fact(tree: Tree, modal: str, at: int) -> bool:
    """Whether the modal tells of what was done, as in "would later say" or "could only say", under no condition."""
    if modal not in _PAST_MODALS or not any(tree.lower[k] in _IN_FACT for k in tree.kids[at]):
        return False
    clauses = [k for k in tree.kids[at] if tree.dep[k] == "advcl"]
    return not any(tree.lower[m] in ("if", "had", "were", "should") for k in clauses for m in tree.kids[k])


def _is_quoting(tree: Tree, at: int) -> bool:
    """Whether an inverted subject comes of a quotation before it: "..., has Odo said"."""
    first = tree.sentences[tree.sentence[at]][0]
    return tree.edges(at)[0] > first and tree.lower[tree.edges(at)[0] - 1] in (",", '"', "”", "''")


def _is_cue_verb(tree: Tree, k: int) -> bool:
    return tree.pos[k] in ("VERB", "AUX") and verb_cue(tree.lemma[k].lower()) is not None


def _is_cue_noun(tree: Tree, k: int) -> bool:
    return tree.pos[k] == "NOUN" and tree.lemma[k] in NOUNS


def _is_cue_adjective(tree: Tree, k: int) -> bool:
    return tree.lower[k] in ADJECTIVES


def _is_verb(tree: Tree, k: int) -> bool:
    return tree.pos[k] == "VERB" or tree.lower[k] in _UTTERED_WITHOUT_VERB
