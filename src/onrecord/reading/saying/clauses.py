"""Attributions that a verb makes: who said, thinks or plans what, from the verb's place in the parse."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.model import StatementAct
from onrecord.reading.lexemes import word_set
from onrecord.reading.saying.addressees import addressee_of
from onrecord.reading.saying.conditions import with_condition, with_outcome
from onrecord.reading.saying.cues import ASKED, NOT_AGENTS, READABLE, TELLING, UNDERTAKING, WEEKDAYS, VerbCue, verb_cue
from onrecord.reading.saying.frames import frames_of, has_to, is_passive, without_comment
from onrecord.reading.saying.gardens import is_garden_path, last_of_pair
from onrecord.reading.saying.happening import took_place
from onrecord.reading.saying.sources import headless, source_of
from onrecord.reading.saying.tree import Range, Tree, without

_AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
MODALS = frozenset(
    {"should", "must", "ought", "may", "might", "could", "would", "can", "will", "shall", "'ll", "’ll", "'d", "’d"}
    | {"wo", "ca"}
)
_PASSIVE_FRAMES = ("inf", "clause", "of", "for", "as", "about")
_FAILING = frozenset({"avoid", "fail", "forget", "neglect"})
NOBODY = frozenset({"nobody", "none", "nothing", "neither", "no-one"})
_LONGEST_CUE = 8
_LONGEST_QUALIFIER = 6
_SHORTEST_CLAUSE = 3
_BINDING = frozenset({"ADP", "SCONJ", "CCONJ", "PRON", "DET", "ADV"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOTHING = frozenset({"little", "much", "more", "less", "nothing", "anything", "something"})
_GROUND = word_set(
    """
    airport airspace area bank barrack base border bridge capital checkpoint city coast crossing east enclave flank
    front frontier goal ground harbour highway hill homeland island line motherland north outpost perimeter port
    position post region ridge river road shore south street territory town trench valley village wall west
    """
)
# "Asked whether ..., she said" opens with what was put to her.
_PUT_TO = frozenset({"asked", "challenged", "pressed", "questioned", "quizzed"})
_NEUTER = frozenset({"it", "that", "this", "so", "these", "those"})


@dataclass(slots=True)
class Found:
    """An attribution in token ranges; `at` is the cue's main word."""

    at: int
    source: list[Range]
    cue: list[Range]
    content: list[Range]
    act: StatementAct
    frame: str
    can_quote: bool = False  # a quotation beside it may be its content
    addressee: list[Range] = field(default_factory=list)


def read_verb(tree: Tree, i: int) -> Found | None:
    """The attribution whose cue is the verb `i`, if it is one; content may be empty where quotations may follow."""
    lemma = lemma_of(tree, i)
    cue = verb_cue(lemma)
    if cue is None or tree.dep[i] in ("aux", "auxpass", "amod", "compound"):
        return None
    top = _top_of_chain(tree, i)
    if top is None or is_unreal(tree, i) or (top != i and is_unreal(tree, top)) or _is_undone(tree, i):
        return None
    if not took_place(tree, i):
        return None
    found = frames_of(tree, i)
    if _is_passive(tree, i, lemma, found):
        return _read_passive(tree, i, cue, found)
    return _read_active(tree, i, top, cue, found)


def _is_undone(tree: Tree, i: int) -> bool:
    """Whether it is what somebody has yet to do, failed to do or refrained from, or what something is for."""
    if not has_to(tree, i):
        preposition = tree.head[i]
        if tree.dep[i] != "pcomp" or tree.lower[preposition] not in ("as", "by"):
            return False
        return is_unreal(tree, tree.head[preposition])  # "was not quoted as saying"
    governor = tree.head[i]
    controlled = tree.dep[i] == "xcomp" and (k := tree.kid(governor, "dobj")) is not None and governor < k < i
    if tree.subject(i) is not None or controlled:
        return True  # "requires the owners to explain"
    to = next(k for k in tree.kids[i] if tree.tag[k] == "TO")
    low = tree.edges(i)[0]
    return tree.lower[to - 1] == "yet" or tree.lower[low] == "for" or tree.lemma[tree.head[i]] in _FAILING


def lemma_of(tree: Tree, i: int) -> str:
    """The lemma of the verb `i` with its particle."""
    particle = tree.kid(i, "prt")
    lemma = tree.lemma[i].lower()
    if particle is not None:
        return f"{lemma} {tree.lower[particle]}"
    if lemma == "put" and any(tree.lower[k] == "it" and tree.dep[k] == "dobj" for k in tree.kids[i]):
        return "put it"
    if lemma == "make" and any(tree.lower[k] == "clear" and tree.dep[k] in ("ccomp", "acomp") for k in tree.kids[i]):
        return "make clear"
    return lemma


def _top_of_chain(tree: Tree, i: int) -> int | None:
    """The verb that `i` is the infinitive or gerund of ("went on to say"); None where that one is the cue."""
    head = tree.head[i]
    goes_on = tree.dep[i] == "advcl" and tree.lemma[head] == "go" and has_to(tree, i)
    if (tree.dep[i] != "xcomp" and not goes_on) or tree.pos[head] != "VERB":
        return i
    outer = verb_cue(lemma_of(tree, head))
    if outer is not None and "inf" in outer.acts and has_to(tree, i):
        return None
    return head if tree.subject(i) is None and tree.kid(head, "dobj") is None else i


def is_unreal(tree: Tree, i: int) -> bool:
    """Negated, conditional, merely possible or asked: not a plain statement."""
    subject = tree.subject(i)
    for k in tree.kids[i]:
        dep, word = tree.dep[k], tree.lower[k]
        if dep == "neg" or (dep == "mark" and word in CONDITIONS):
            return True
        if dep == "aux" and (word in MODALS or (subject is not None and k < subject < i)):
            return True
    if subject is None:
        return tree.dep[i] == "conj" and tree.pos[tree.head[i]] == "VERB" and is_unreal(tree, tree.head[i])
    if tree.lower[subject] == "that" and tree.tag[subject] == "DT":
        return True  # "That said, ..."
    return tree.lower[subject] in NOBODY or any(
        tree.dep[k] == "det" and tree.lower[k] in ("no", "neither") for k in tree.kids[subject]
    )


def _is_passive(tree: Tree, i: int, lemma: str, found: dict[str, list[Range]]) -> bool:
    """As the parse has it, but "Asked whether ..., she" is one too, and "a name VBN to do" mostly a past tense."""
    if tree.dep[i] == "advcl" and lemma in ASKED and tree.subject(i) is None and tree.tag[i] in ("VBD", "VBN"):
        return True
    if headless(tree, i) is not None:
        return False
    if tree.dep[i] == "acl" and tree.pos[tree.head[i]] == "PROPN" and ("inf" in found or "clause" in found):
        return False
    return is_passive(tree, i)


def _read_active(tree: Tree, i: int, top: int, cue: VerbCue, found: dict[str, list[Range]]) -> Found | None:
    frame, content = _content(tree, i, cue, found)
    if frame is None:
        return None
    source, head = source_of(tree, i)
    if frame == "clause" and is_garden_path(tree, i, source, content):
        if "inf" not in found or "inf" not in cue.acts:
            return None
        frame, content = "inf", found["inf"]
        source, head = last_of_pair(tree, i, source, head)
    act = cue.acts[frame]
    if head is not None and (_is_idle(tree, i, head) or _is_inverted(tree, i, source, content)):
        return None
    if head is not None and not _can_mean(tree, head, frame, lemma_of(tree, i)):
        return None
    content = _from_that(tree, content)
    if _is_misplaced(tree, i, act, content) or _says_nothing(tree, i, frame, content):
        return None
    cue_ranges = without(_cue_ranges(tree, top, i, frame), source)
    if frame == "inf" and content and lemma_of(tree, i) in UNDERTAKING:
        cue_ranges = _qualified(tree, cue_ranges, content[0][0])
    content = without(content, [*source, *cue_ranges])
    if frame != "clause":
        content = without_comment(tree, content)
    content = with_condition(tree, i, with_outcome(tree, i, source, content))
    addressee = (
        [] if frame == "obj" or act == "other" else addressee_of(tree, i, frame, tells=lemma_of(tree, i) in TELLING)
    )
    if frame != "inf":
        content = without(content, addressee)
    return Found(
        i, source, cue_ranges, content, act, frame, frame in ("clause", "quote") or "clause" in cue.acts, addressee
    )


def _is_misplaced(tree: Tree, i: int, act: StatementAct, content: list[Range]) -> bool:
    """Whether what stands before the cue cannot be its content: an intention, or what the source was asked."""
    return bool(content) and content[0][0] < i and (act == "intent" or tree.lower[content[0][0]] in _PUT_TO)


def _from_that(tree: Tree, content: list[Range]) -> list[Range]:
    """The content from its "that" on, without the day of the cue before it: "SAID ON FRIDAY THAT ..."."""
    if not content:
        return content
    low, high = content[0]
    that = next((k for k in range(low, min(low + 3, high)) if tree.lower[k] == "that"), low)
    if that > low and all(tree.lower[k] == "on" or tree.lower[k] in WEEKDAYS for k in range(low, that)):
        return [(that, high), *content[1:]]
    return content


def _qualified(tree: Tree, cue: list[Range], end: int) -> list[Range]:
    """The cue with the words between it and the infinitive that limit it: "agreed in principle to ..."."""
    low, high = cue[-1]
    between = range(high, end)
    if not 0 < len(between) <= _LONGEST_QUALIFIER or tree.pos[high] not in ("ADP", "ADV", "PUNCT"):
        return cue
    if any(tree.entity[k] or tree.pos[k] in ("VERB", "PRON", "PROPN") or tree.lower[k] == "," for k in between):
        return cue
    return [*cue[:-1], (low, end)]


def _is_ground(tree: Tree, i: int) -> bool:
    """Whether what is defended is held by force, not by words."""
    k = tree.kid(i, "dobj")
    return k is not None and tree.lemma[k].lower() in _GROUND


def _says_nothing(tree: Tree, i: int, frame: str, content: list[Range]) -> bool:
    """Whether an object tells nothing of what was said: "denied it", "said little", "defended the bridge"."""
    if not frame.startswith("obj") or not content:
        return False
    low, high = content[0]
    if tree.lemma[i] == "defend" and _is_ground(tree, i):
        return True
    if tree.lower[i] == "citing" and not any(tree.pos[k] in ("VERB", "AUX") for k in range(low, high)):
        return True  # where a figure comes from, not what was said of it
    if tree.lower[low] in _NOTHING and (tree.tag[low] in ("JJ", "NN", "RB", "JJR") and tree.dep[low] == "dobj"):
        return True
    return len(content) == 1 and high - low == 1 and tree.lower[low] in _NEUTER


def _is_idle(tree: Tree, i: int, head: int) -> bool:
    """Whether the subject is nobody: "it is hard to know", "who knows"."""
    if tree.lower[head] == "it":
        return has_to(tree, i) and tree.head[head] != i and tree.kid(tree.head[head], "acomp") is not None
    return tree.tag[head] == "WP" and tree.head[head] == i and tree.dep[i] not in ("relcl", "conj", "acl")


def _is_inverted(tree: Tree, i: int, source: list[Range], content: list[Range]) -> bool:
    """Whether cue, content and source would follow in this order, as they do only before "..., she said"."""
    if not content or tree.tag[i] not in _FINITE:
        return False
    return i < content[0][0] and content[-1][1] <= source[0][0]


def _can_mean(tree: Tree, head: int, frame: str, lemma: str) -> bool:
    """Whether a source with this head can be said to speak or think; a deal can only "say" what it holds."""
    if tree.tag[head] == "JJS" or tree.lower[head] in NOBODY:
        return False
    return tree.lemma[head] not in NOT_AGENTS or (frame == "clause" and lemma in READABLE)


def _content(tree: Tree, i: int, cue: VerbCue, found: dict[str, list[Range]]) -> tuple[str | None, list[Range]]:
    """The preferred frame that is there, and its content; clause with none where a quotation may stand nearby."""
    for frame in cue.acts:
        if frame in found:
            return frame, found["obj" if frame == "inf" and "obj" in found and "inf" in cue.acts else frame]
    if "clause" in cue.acts:
        return "clause", _host_clause(tree, i)
    if "quote" in cue.acts:
        return "quote", found.get("clause", []) or _host_clause(tree, i)
    return None, []


def _host_clause(tree: Tree, i: int) -> list[Range]:
    """The clause that a parenthesis such as "he said" or "as he said" stands in."""
    head = tree.head[i]
    while tree.dep[i] == "parataxis" and tree.dep[head] == "xcomp" and tree.head[head] < i < head:
        head = tree.head[head]  # "She had hoped, she added, not to ..."
    as_clause = tree.dep[i] == "advcl" and any(
        tree.lower[k] == "as" and tree.dep[k] in ("mark", "advmod") for k in tree.kids[i]
    )
    if head != i and (tree.dep[i] == "parataxis" or as_clause):
        return _after_colon(tree, i, without([tree.edges(head)], [tree.edges(i)]))
    return []


def _after_colon(tree: Tree, i: int, content: list[Range]) -> list[Range]:
    """The content that a parenthesis interrupts, without a clause before a colon: "He was brief: the road, he said".

    Between quotation marks a colon ends nothing.
    """
    if not content or content[0][0] > i or content[-1][1] <= i:
        return content
    start = content[0][0]
    for k in range(i, start, -1):
        if tree.tag[k] in ("``", "''"):
            break
        if tree.lower[k] in (":", ";"):
            return without(content, [(start, k + 1)])
    return content


def _cue_ranges(tree: Tree, top: int, i: int, frame: str) -> list[Range]:
    """From the first auxiliary of `top` to past `i`, its particle and the preposition that brings the content."""
    low = min([top, i, *(k for k in tree.kids[top] if tree.dep[k] in _AUXILIARIES and k < top)])
    if i - low > _LONGEST_CUE:
        low = i
    high = i + 1
    for k in tree.kids[i]:
        if k > i and (tree.dep[k] == "prt" or (tree.dep[k] == "prep" and tree.lower[k] == frame.rstrip("+"))):
            high = max(high, k + 1)
        elif k == i + 1 and tree.lower[k] == "clear":
            high = k + 1
    return [(low, high)] if high - i < _LONGEST_CUE else [(low, i + 1)]


def _read_passive(tree: Tree, i: int, cue: VerbCue, found: dict[str, list[Range]]) -> Found | None:
    """ "was expected to", "it was reported that", "was accused of": the subject belongs to the content."""
    frame = next((frame for frame in _PASSIVE_FRAMES if frame in found and "~" + frame in cue.acts), None)
    if frame is None:
        return None
    if frame == "inf" and _is_bare(tree, found[frame]):
        return None
    agent, subject = tree.kid(i, "agent"), tree.kid(i, "nsubjpass")
    if agent is None and subject is None and (tree.dep[i] == "advcl" or tree.lemma[i] == "know"):
        return None  # "Asked whether ..., she said": a question put to the source
    source = [] if agent is None or tree.edges(agent)[1] <= agent + 1 else [(agent + 1, tree.edges(agent)[1])]
    content = list(found[frame])
    told = lemma_of(tree, i) in TELLING
    addressee = [tree.edges(subject)] if subject is not None and told else []
    if subject is not None and frame not in ("clause", "about") and not told:
        content.insert(0, tree.edges(subject))
    cue_ranges = without(_cue_ranges(tree, i, i, frame), source)
    content = without(content, [*cue_ranges, *source])
    return Found(i, source, cue_ranges, content, cue.acts["~" + frame], "~" + frame, addressee=addressee)


def _is_bare(tree: Tree, infinitive: list[Range]) -> bool:
    """Whether an infinitive of saying lacks what is said: "..., she is expected to say"."""
    low, high = infinitive[0]
    cue = verb_cue(tree.lemma[high - 1])
    return high - low == 2 and cue is not None and "clause" in cue.acts


def clause_before(tree: Tree, item: Found) -> list[Range]:
    """The sentence before a cue clause that ends it ("Ten people died a doctor said on Friday"), however parsed."""
    first, end = tree.sentences[tree.sentence[item.at]]
    if (
        tree.dep[item.at] == "acl"
        or not item.source
        or item.source[0][1] > item.at
        or item.addressee
        or tree.tag[item.at] not in ("VBD", "VBZ")
        or tree.kid(item.at, "intj") is not None
    ):
        return []
    start = item.source[0][0]
    if tree.lower[first] in _PUT_TO:
        return []
    after = range(item.at + 1, end)
    if start - first < _SHORTEST_CLAUSE or len(after) > _LONGEST_CUE or tree.pos[start - 1] in _BINDING:
        return []
    if any(tree.pos[i] == "VERB" for i in after) or not any(tree.tag[i] in _FINITE for i in range(first, start)):
        return []
    return [(first, start)]
