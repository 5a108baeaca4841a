"""Whom titles, descriptions and pronouns mean in one report. What the text leaves open stays open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from onrecord.reading.identity import Entity
from onrecord.reading.phrases import PRONOUNS, Phrase
from onrecord.reading.titles import Gender
from onrecord.reading.words import Words

_SENTENCES_BACK = 4
_PARAGRAPHS_BACK = 3
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
Answer = tuple[Entity | None, tuple[Entity, ...]]
Test = Callable[[Entity], bool]


@dataclass(slots=True)
class Heard:
    """One mention already settled, as an antecedent."""

    entity: Entity
    head: int
    subject: bool
    main: bool  # subject of the sentence's main clause, or its source


@dataclass(slots=True)
class Scene:
    """What has been mentioned so far, by sentence."""

    words: Words
    speakers: dict[int, Entity] = field(default_factory=dict)  # sentence -> its source
    by_sentence: dict[int, list[Heard]] = field(default_factory=lambda: defaultdict(list))
    subject_of: dict[int, Entity] = field(default_factory=dict)  # verb token -> its subject
    entities: list[Entity] = field(default_factory=list)
    by_noun: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))

    def hear(self, entity: Entity, start: int, end: int, source: bool) -> None:
        """Take note of a mention by its tokens [start, end)."""
        words = self.words
        head = top_token(words, start, end)
        verb = words.head[head]
        subject = words.dep[head] in _SUBJECTS
        if subject:
            self.subject_of.setdefault(verb, entity)
        main = source or (subject and words.dep[verb] == "ROOT")
        self.by_sentence[words.sentence[start]].append(Heard(entity, head, subject, main))

    def enter(self, entity: Entity) -> None:
        """Take note of a new entity, by the nouns it may be called back with."""
        self.entities.append(entity)
        for role in entity.roles:
            for noun in {role.words[0], role.words[-1]}:
                self.by_noun[noun].append(entity)
        for noun in sorted(entity.nouns):
            self.by_noun[noun].append(entity)


def top_token(words: Words, start: int, end: int) -> int:
    """The token of [start, end) that the rest of it hangs on."""
    for i in range(end - 1, start - 1, -1):
        if not start <= words.head[i] < end or words.head[i] == i:
            return i
    return end - 1


def settle_phrase(scene: Scene, phrase: Phrase) -> Answer:
    """Whom a title or description means among those already known; (None, ()) where it is nobody known."""
    if not phrase.definite or phrase.possessed:
        return None, ()
    fitting = _holders(scene, phrase)
    before = [entity for entity in fitting if entity.first < phrase.start]
    fitting = before or fitting
    role = phrase.role
    if role and role.country:
        certain = [e for e in fitting if any(held.country == role.country and role.fits(held) for held in e.roles)]
        fitting = certain or fitting
    if len(fitting) == 1:
        return fitting[0], ()
    if not fitting:
        return None, ()
    recent = _only_recent(scene, phrase, fitting)
    return (recent, ()) if recent else (None, tuple(sorted(fitting, key=lambda entity: entity.first)))


def _holders(scene: Scene, phrase: Phrase) -> list[Entity]:
    role = phrase.role
    if role is None:
        return []
    noun = role.words[-1] if phrase.kind != "person" else role.words[0]
    known = {id(e): e for word in {noun, role.words[-1], phrase.noun} for e in scene.by_noun.get(word, ())}
    if role.words == ("leader",):
        known |= {id(entity): entity for entity in scene.entities if entity.kind == "person" and entity.roles}
    if phrase.kind == "person":
        return [e for e in known.values() if e.kind in {"person", None} and any(role.fits(held) for held in e.roles)]
    return [entity for entity in known.values() if _same_institution(phrase, entity)]


def _same_institution(phrase: Phrase, entity: Entity) -> bool:
    role = phrase.role
    if role is None or entity.kind == "person" or phrase.noun not in entity.nouns or entity.plural != phrase.plural:
        return False
    return not (role.country and entity.code and role.country != entity.code) and not role.of


def _only_recent(scene: Scene, phrase: Phrase, fitting: Sequence[Entity]) -> Entity | None:
    """The one that the sentence before is about, where it is about exactly one of them."""
    words, sentence = scene.words, scene.words.sentence[phrase.start]
    for back in (0, 1):
        number = sentence - back
        if number < 0 or words.section[words.first[number]] != words.section[phrase.start]:
            break
        heard = [h for h in scene.by_sentence.get(number, ()) if any(h.entity is e for e in fitting)]
        about = {id(h.entity): h.entity for h in heard if h.head < phrase.start}
        if about:
            main = {id(h.entity): h.entity for h in heard if h.main and h.head < phrase.start}
            return next(iter(about.values())) if len(about) == 1 and (main or back == 0) else None
    return None


def settle_pronoun(scene: Scene, phrase: Phrase, not_these: Sequence[Entity] = ()) -> Answer:
    """Whom "he", "she", "it" or "they" means: the nearest fitting subject, else the only one who fits."""
    test = _test(phrase, not_these)
    own = _same_sentence(scene, phrase, test)
    if own:
        return own, ()
    return _earlier(scene, phrase, test)


def _test(phrase: Phrase, not_these: Sequence[Entity]) -> Test:
    sort = PRONOUNS[phrase.noun][0]
    gender: Gender | None = phrase.gender

    def person(entity: Entity) -> bool:
        return entity.kind == "person" and not entity.plural and not (entity.gender and entity.gender != gender)

    def thing(entity: Entity) -> bool:
        return entity.kind in {"organisation", "government", "group", "office"} and not entity.plural

    def many(entity: Entity) -> bool:
        return entity.plural or entity.kind in {"people", "group", "organisation"}

    wanted = {"person": person, "thing": thing, "many": many}[sort]
    return lambda entity: wanted(entity) and not any(entity is other for other in not_these)


def _same_sentence(scene: Scene, phrase: Phrase, test: Test) -> Entity | None:
    """The subject of a clause that the pronoun's own clause hangs on, or a subject that came before."""
    words, head = scene.words, phrase.head
    verb, seen = words.head[head], 0
    bound = words.dep[head] not in _SUBJECTS and words.dep[head] != "poss"
    if words.dep[head] == "poss":
        subject = scene.subject_of.get(words.head[verb])
        if subject and test(subject):
            return subject
    while words.head[verb] != verb and seen < 8:
        if not bound or seen:
            subject = scene.subject_of.get(verb)
            if subject and test(subject) and words.head[head] != verb:
                return subject
        verb, seen = words.head[verb], seen + 1
    subject = scene.subject_of.get(verb)
    if subject and test(subject) and words.head[head] != verb:
        return subject
    heard = scene.by_sentence.get(words.sentence[head], ())
    before = [h for h in heard if h.head < head and h.subject and words.quoted[h.head] == words.quoted[head]]
    fitting = {id(h.entity): h.entity for h in before if test(h.entity) and words.head[h.head] != words.head[head]}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _earlier(scene: Scene, phrase: Phrase, test: Test) -> Answer:
    words, sentence = scene.words, scene.words.sentence[phrase.start]
    for number in range(sentence - 1, max(sentence - 1 - _SENTENCES_BACK, -1), -1):
        at = words.first[number]
        near = words.paragraph[phrase.start] - words.paragraph[at] <= _PARAGRAPHS_BACK
        if not near or words.section[at] != words.section[phrase.start] or words.zone[at] != words.zone[phrase.start]:
            break
        heard = [h for h in scene.by_sentence.get(number, ()) if test(h.entity)]
        outside = [h for h in heard if not words.quoted[h.head]]
        if not phrase_in_quote(words, phrase):
            heard = outside
        if heard:
            return _best(heard)
    return None, ()


def phrase_in_quote(words: Words, phrase: Phrase) -> bool:
    """Whether the phrase is inside quotation marks."""
    return words.quoted[phrase.head]


def _best(heard: Sequence[Heard]) -> Answer:
    """The only main subject, else the only subject, else the only one; else all are candidates."""
    for chosen in ([h for h in heard if h.main], [h for h in heard if h.subject], heard):
        entities = {id(h.entity): h.entity for h in chosen}
        if len(entities) == 1:
            return next(iter(entities.values())), ()
        if entities:
            return None, tuple(entities.values())
    return None, ()
