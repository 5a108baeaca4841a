"""Attributions that a verb makes: who said, thinks or plans what, from the verb's place in the parse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model import StatementAct
from onrecord.reading.cues import TELLING, VerbCue, verb_cue
from onrecord.reading.frames import frames_of, has_to, is_passive
from onrecord.reading.sources import source_of
from onrecord.reading.tree import Range, Tree, without

_AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})


@dataclass(slots=True)
class Found:
    """An attribution in token ranges; `at` is the cue's main word."""

    at: int
    source: list[Range]
    cue: list[Range]
    content: list[Range]
    act: StatementAct
    frame: str
    kind: Literal["verb", "phrase", "noun"] = "verb"
    can_quote: bool = False


def read_verb(tree: Tree, i: int) -> Found | None:
    """The attribution whose cue is the verb `i`, if it is one; content may be empty where quotations may follow."""
    cue = verb_cue(_lemma(tree, i))
    if cue is None or tree.dep[i] in ("aux", "auxpass", "amod", "compound"):
        return None
    top = _top_of_chain(tree, i)
    if top is None or _is_unreal(tree, i) or (top != i and _is_unreal(tree, top)):
        return None
    passive = is_passive(tree, i)
    if passive:
        return _read_passive(tree, i, cue)
    frame, content = _content(tree, i, cue)
    if frame is None:
        return None
    source = source_of(tree, i)
    low, high = _cue_range(tree, top, i, frame)
    cue_ranges = without([(low, high)], [*source, *content])
    content = without(content, [*source, (min(low, i), high)])
    return Found(i, source, cue_ranges, content, cue.acts[frame], frame, can_quote="clause" in cue.acts)


def _lemma(tree: Tree, i: int) -> str:
    particle = tree.kid(i, "prt")
    lemma = tree.lemma[i].lower()
    if particle is not None:
        return f"{lemma} {tree.lower[particle]}"
    if lemma == "make" and any(tree.lower[k] == "clear" and tree.dep[k] in ("ccomp", "acomp") for k in tree.kids[i]):
        return "make clear"
    return lemma


def _top_of_chain(tree: Tree, i: int) -> int | None:
    """The verb that `i` is the infinitive or gerund of ("went on to say"); None where that one is the cue."""
    if tree.dep[i] == "xcomp" and tree.pos[tree.head[i]] == "VERB":
        head = tree.head[i]
        outer = verb_cue(_lemma(tree, head))
        if outer is not None and "inf" in outer.acts and has_to(tree, i):
            return None
        return head if tree.subject(i) is None and tree.kid(head, "dobj") is None else i
    return i


def _is_unreal(tree: Tree, i: int) -> bool:
    """Negated, conditional or asked: not a plain statement."""
    for k in tree.kids[i]:
        if tree.dep[k] == "neg" or (tree.dep[k] == "mark" and tree.lower[k] in _CONDITIONS):
            return True
        if tree.dep[k] in ("det", "nsubj") and k < i and tree.lower[k] in ("nobody", "none"):
            return True
    return False


def _content(tree: Tree, i: int, cue: VerbCue) -> tuple[str | None, list[Range]]:
    """The preferred frame that is there, and its content; clause with none where a quotation may stand nearby."""
    found = frames_of(tree, i)
    for frame in cue.acts:
        if frame in found:
            content = found[frame]
            if frame == "obj" and _lemma(tree, i) in TELLING and "inf" not in cue.acts:
                continue
            if frame == "inf" and "obj" in found and "obj" in cue.acts:
                content = found["obj"]
            return frame, content
    if "clause" in cue.acts:
        return "clause", _host_clause(tree, i)
    return None, []


def _host_clause(tree: Tree, i: int) -> list[Range]:
    """The clause that a parenthesis such as "he said" stands in."""
    head = tree.head[i]
    if tree.dep[i] == "parataxis" and head != i:
        return without([tree.edges(head)], [tree.edges(i)])
    return []


def _cue_range(tree: Tree, top: int, i: int, frame: str) -> Range:
    """From the first auxiliary of `top` to past `i`, its particle and the preposition that brings the content."""
    low = min([top, i, *(k for k in tree.kids[top] if tree.dep[k] in _AUXILIARIES and k < top)])
    high = i + 1
    for k in tree.kids[i]:
        if k > i and (tree.dep[k] == "prt" or (tree.dep[k] == "prep" and tree.lower[k] == frame)):
            high = max(high, k + 1)
    return low, high if high - i < 6 else i + 1


def _read_passive(tree: Tree, i: int, cue: VerbCue) -> Found | None:
    """ "was expected to", "it was reported that", "was accused of": the subject belongs to the content."""
    found = frames_of(tree, i)
    for frame in ("inf", "clause", "of", "for", "as", "about"):
        key = "~" + frame
        if key in cue.acts and frame in found:
            break
    else:
        return None
    agent = tree.kid(i, "agent")
    source = [] if agent is None else [(agent + 1, tree.edges(agent)[1])]
    content = list(found[frame])
    subject = tree.kid(i, "nsubjpass")
    if subject is not None and frame not in ("clause", "about") and _lemma(tree, i) not in TELLING:
        content.insert(0, tree.edges(subject))
    low, high = _cue_range(tree, i, i, frame)
    content = without(content, [(low, high), *source])
    return Found(i, source, without([(low, high)], content), content, cue.acts[key], key)
