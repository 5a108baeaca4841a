"""What a report has mentioned so far: the antecedents of its titles, descriptions and pronouns."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from onrecord.reading.naming.identity import Entity
from onrecord.reading.naming.phrases import Phrase
from onrecord.reading.naming.titles import Gender
from onrecord.reading.naming.words import Words

MOST_CONSIDERED = 50  # so that the time stays linear in the length of the text
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
Answer = tuple[Entity | None, tuple[Entity, ...]]


@dataclass(slots=True)
class Heard:
    """One mention already settled, as an antecedent; without an entity a pronoun that was left open."""

    entity: Entity | None
    head: int
    subject: bool
    main: bool  # subject of the sentence's main clause
    source: bool
    open: tuple[Entity, ...] = ()
    gender: Gender | None = None


@dataclass(slots=True)
class Scene:
    """What has been mentioned so far, by sentence."""

    words: Words
    by_sentence: dict[int, list[Heard]] = field(default_factory=lambda: defaultdict(list))
    subject_of: dict[int, Entity] = field(default_factory=dict)  # verb token -> its subject
    by_noun: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    known: dict[int, Entity] = field(default_factory=dict)  # by id
    states: dict[str, Entity] = field(default_factory=dict)  # by code

    def hear(self, phrase: Phrase, answer: Answer) -> None:
        """Take note of a mention and whom it means."""
        words, entity = self.words, answer[0]
        head = top_token(words, phrase.start, phrase.end)
        verb = words.head[head]
        subject = words.dep[head] in SUBJECTS
        if subject and entity:
            self.subject_of.setdefault(verb, entity)
        opening = head == words.first[words.sentence[head]]
        main = subject and (opening or _is_main(words, verb))
        source = phrase.source or _is_relied_on(words, head)
        heard = Heard(entity, head, subject, main, source, answer[1], phrase.gender)
        self.by_sentence[words.sentence[phrase.start]].append(heard)

    def enter(self, entity: Entity) -> None:
        """Take note of a new entity, by the nouns it may be called back with."""
        self.known[id(entity)] = entity
        if entity.kind == "government" and entity.code and not entity.institution:
            self.states.setdefault(entity.code, entity)
        for role in entity.roles:
            for noun in {role.words[0], role.words[-1]}:
                self.by_noun[noun].append(entity)
        for noun in sorted(entity.nouns):
            self.by_noun[noun].append(entity)


def _is_relied_on(words: Words, head: int) -> bool:
    """Whether the token is what something is said according to."""
    above = words.head[head]
    return words.dep[head] == "pobj" and words.lower[above] == "to" and words.lower[above - 1 : above] == ["according"]


def _is_main(words: Words, verb: int) -> bool:
    """Whether the verb is the sentence's own, or stands beside it: "X rose, and Y fell", "X rose, while Y fell"."""
    for _ in range(3):
        above = words.head[verb]
        if words.dep[verb] == "ROOT":
            return True
        beside = words.dep[verb] == "conj" or (
            words.dep[verb] == "advcl" and verb > above and "while" in words.lower[above:verb]
        )
        if not beside:
            return False
        verb = above
    return False


def top_token(words: Words, start: int, end: int) -> int:
    """The token of [start, end) that the rest of it hangs on."""
    for i in range(end - 1, start - 1, -1):
        if not start <= words.head[i] < end or words.head[i] == i:
            return i
    return end - 1
