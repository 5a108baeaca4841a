"""Names with what stands beside them to say who bears them: "Foreign Minister Jan Holt", "Ida Brandt, a farmer"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.model import ActorKind
from onrecord.reading.naming.entries import Settled
from onrecord.reading.naming.identity import beside_heads
from onrecord.reading.naming.name_words import Name, key_of, key_of_tokens
from onrecord.reading.naming.persons import Key, surname
from onrecord.reading.naming.phrases import Phrase, noun_phrase
from onrecord.reading.naming.scene import Answer
from onrecord.reading.naming.states import state_named
from onrecord.reading.naming.titles import HONORIFICS, ROLE_HEADS
from onrecord.reading.naming.words import Words

_OLDEST = 120
_REACH = 8  # tokens from the comma to the noun in apposition
_ARTICLES = (["a"], ["an"], ["the"])
_NOUNS = frozenset({"NOUN", "PROPN"})


def titled_names(words: Words, names: Sequence[Name], answers: Sequence[Answer]) -> Iterator[Settled]:
    """Each person's name together with the title, kinship, description or age beside it, as one more mention."""
    for name, answer in zip(names, answers, strict=True):
        entity = answer[0]
        if entity is None or entity.kind not in {"person", "organisation", "group"}:
            continue
        titled = (_with_title(words, name) or _with_age(words, name)) if entity.kind == "person" else None
        phrase = titled or _with_description(words, name, entity.kind)
        if phrase is not None:
            yield phrase, answer


def names_within(words: Words, names: Sequence[Name], answers: Sequence[Answer]) -> Iterator[Settled]:
    """People named within another name: Keller in "the Keller campaign"."""
    known = _known_people(words, names, answers)
    for name in names:
        end = name.end - len(name.words)
        bearer = known.get(key_of_tokens(words, name.start, end)) if name.words and not name.code else None
        if bearer is not None and name.start < end:
            yield Phrase(name.start, end, end - 1, "name", kind="person"), bearer


def _known_people(words: Words, names: Sequence[Name], answers: Sequence[Answer]) -> dict[Key, Answer]:
    """The people of the report by their names, and by a surname that only one of them bears."""
    known: dict[Key, Answer] = {}
    bearers: dict[Key, dict[int, Answer]] = defaultdict(dict)
    for name, answer in zip(names, answers, strict=True):
        if answer[0] is not None and answer[0].kind == "person":
            key = key_of(words, name)
            known.setdefault(key, answer)
            bearers[(surname(key),)][id(answer[0])] = answer
    alone = {key: next(iter(of.values())) for key, of in bearers.items() if len(of) == 1}
    return alone | known


def _with_title(words: Words, name: Name) -> Phrase | None:
    heads = [head for head in beside_heads(words, name) if _says_who(words, head)]
    before = next((head for head in heads if head < name.start), None)
    if before is not None:
        title = noun_phrase(words, before, "title")
        phrase = _phrase(words, title.start, _past_state(words, name.end), before, name)
        phrase.titles = range(title.start, min(title.end, name.start))
        return phrase
    if heads:
        title = noun_phrase(words, heads[0], "title")
        phrase = _phrase(words, name.start, title.end, heads[0], name)
        phrase.titles = range(title.start, title.end)
        return phrase
    return None


def _with_description(words: Words, name: Name, kind: ActorKind) -> Phrase | None:
    """ "Ida Brandt, a gardener", "Rescue at Sea, an aid group": the noun that the parse has in apposition."""
    if words.text[name.end : name.end + 1] != [","] or words.lower[name.end + 1 : name.end + 2] not in _ARTICLES:
        return None
    for head in range(name.end + 2, min(name.end + 2 + _REACH, len(words))):
        if words.dep[head] == "appos" and name.start <= words.head[head] < name.end and words.pos[head] in _NOUNS:
            described = noun_phrase(words, head, "description")
            whole = described.start == name.end + 1
            return Phrase(name.start, described.end, head, "description", kind=kind) if whole else None
    return None


def _says_who(words: Words, head: int) -> bool:
    """Whether the noun says more than the sex of who bears the name."""
    lower = words.lower[head].rstrip(".")
    return lower not in HONORIFICS or HONORIFICS[lower][0] is not None


def _with_age(words: Words, name: Name) -> Phrase | None:
    """ "Ida Brandt, 34, ..."."""
    after = words.text[name.end : name.end + 3]
    if len(after) < 3 or after[0] != "," or after[2] not in {",", "."} or not after[1].isdigit():
        return None
    if words.sentence[name.end + 1] != words.sentence[name.start] or not 0 < int(after[1][:4]) < _OLDEST:
        return None
    return _phrase(words, name.start, name.end + 2, name.end + 1, name)


def _past_state(words: Words, end: int) -> int:
    """Past "of Norway" after a name that a title stands before."""
    if words.lower[end : end + 1] == ["of"]:
        for length in (3, 2, 1):
            stop = end + 1 + length
            if stop <= len(words) and state_named(words, " ".join(words.text[end + 1 : stop])):
                return stop
    return end


def _phrase(words: Words, start: int, end: int, head: int, name: Name) -> Phrase:
    form = "title" if words.lower[head].rstrip(".") in ROLE_HEADS or head < name.start else "description"
    return Phrase(start, end, head, "title" if form == "title" else "description", kind="person")
