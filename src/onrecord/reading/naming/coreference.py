"""Whom titles, descriptions and pronouns mean in one report. What the text leaves open stays open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from onrecord.reading.naming.identity import Entity
from onrecord.reading.naming.phrases import PRONOUNS, Phrase, Role
from onrecord.reading.naming.titles import LEADING, OFFICES, PLACE_NOUNS, SORTS_OF_ORGANISATION, Gender
from onrecord.reading.naming.words import Words

_SENTENCES_BACK = 4
_PARAGRAPHS_BACK = 3
_CLAUSES_UP = 8
_MOST_CONSIDERED = 50  # so that the time stays linear in the length of the text
_INDEFINITE = frozenset({"a", "an", "another"})
_REALMS = frozenset({"country", "nation", "state", "republic", "territory"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
Answer = tuple[Entity | None, tuple[Entity, ...]]
Test = Callable[[Entity], bool]


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

    def hear(self, phrase: Phrase, answer: Answer) -> None:
        """Take note of a mention and whom it means."""
        words, entity = self.words, answer[0]
        head = top_token(words, phrase.start, phrase.end)
        verb = words.head[head]
        subject = words.dep[head] in _SUBJECTS
        if subject and entity:
            self.subject_of.setdefault(verb, entity)
        opening = head == words.first[words.sentence[head]]
        main = subject and (opening or _is_main(words, verb))
        source = phrase.source or _is_relied_on(words, head)
        heard = Heard(entity, head, subject, main, source, answer[1], phrase.gender)
        self.by_sentence[words.sentence[phrase.start]].append(heard)

    def enter(self, entity: Entity) -> None:
        """Take note of a new entity, by the nouns it may be called back with."""
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


def settle_phrase(scene: Scene, phrase: Phrase) -> Answer:
    """Whom a title or description means among those already known; (None, ()) where it is nobody known."""
    if phrase.possessed or phrase.owner:
        called = {id(e): e for e in scene.by_noun.get(phrase.noun, ())[-_MOST_CONSIDERED:]}
        owned = [e for e in called.values() if e.owner == phrase.owner and _same_role(phrase, e)]
        if phrase.possessed or owned:
            return (owned[0], ()) if len(owned) == 1 else (None, ())
    bare = not phrase.definite and _in_headline(scene.words, phrase)
    if not (phrase.definite or bare) or (phrase.modified and not _of_here(scene.words, phrase)):
        return None, ()
    fitting = _holders(scene, phrase)
    if bare:
        return (fitting[0], ()) if len(fitting) == 1 and fitting[0].named else (None, ())
    before = [entity for entity in fitting if entity.first < phrase.start]
    fitting = before or fitting
    role = phrase.role
    if role and role.country:
        certain = [e for e in fitting if any(held.country == role.country and role.fits(held) for held in e.roles)]
        fitting = certain or fitting
    if len(fitting) == 1:
        return fitting[0], ()
    if not fitting:
        return _epithet(scene, phrase), ()
    recent = _only_recent(scene, phrase, fitting)
    return (recent, ()) if recent else (None, tuple(sorted(fitting, key=lambda entity: entity.first)))


def _in_headline(words: Words, phrase: Phrase) -> bool:
    """Whether the phrase is the bare subject of a headline, which drops articles, and nobody else's elsewhere."""
    if words.zone[phrase.head] != "headline" or phrase.start != phrase.head or phrase.plural or not phrase.source:
        return False
    plural = f"{phrase.noun}s"
    return plural not in words.lower and not any(
        words.lower[i - 1] in _INDEFINITE for i in range(1, len(words)) if words.lower[i] == phrase.noun
    )


def _of_here(words: Words, phrase: Phrase) -> bool:
    """Whether what the phrase is of is the place spoken of: "the governor of the province"."""
    after = words.lower[phrase.end : phrase.end + 3]
    return len(after) == 3 and after[:2] == ["of", "the"] and after[2] in PLACE_NOUNS | _REALMS


def _epithet(scene: Scene, phrase: Phrase) -> Entity | None:
    """Who spoke last in the paragraph, where the phrase is no introduction: "the former judge", "the charity".

    An office may be spoken of without being introduced, and so may a state's institutions.
    """
    words, role = scene.words, phrase.role
    person = phrase.kind == "person"
    if not phrase.source or phrase.owner or role is None or role.country or role.of:
        return None
    if not ((role.past and role.words[-1] not in OFFICES) if person else phrase.noun in SORTS_OF_ORGANISATION):
        return None
    sentence = words.sentence[phrase.start]
    heard = [
        h
        for number in (sentence - 1, sentence)
        for h in scene.by_sentence.get(number, ())
        if h.head < phrase.start
        and words.paragraph[h.head] == words.paragraph[phrase.start]
        and not words.quoted[h.head]
        and (h.entity is None or _is_sort(h.entity, person))
    ]
    speakers = {id(h.entity): h.entity for h in heard if h.entity and h.main and h.source}
    others = {id(h.entity) for h in heard}
    entity = next(iter(speakers.values()), None)
    fits = entity is not None and entity.named and not (entity.gender and phrase.gender not in {None, entity.gender})
    return entity if fits and len(others) == 1 else None


def _is_sort(entity: Entity, person: bool) -> bool:
    if entity.kind is None:
        return True
    return (entity.kind == "person") == person and entity.kind not in {"government", "people"}


def _same_role(phrase: Phrase, entity: Entity) -> bool:
    """Whether the entity, described as somebody's, is described with the same words."""
    words = phrase.role.words if phrase.role else ()
    return not entity.named and phrase.plural == entity.plural and any(role.words == words for role in entity.roles)


def _holders(scene: Scene, phrase: Phrase) -> list[Entity]:
    role = phrase.role
    if role is None:
        return []
    noun = role.words[-1] if phrase.kind != "person" else role.words[0]
    called = {noun, role.words[-1], phrase.noun} | (LEADING | {"minister"} if role.words == ("leader",) else set())
    known = {id(e): e for word in called for e in scene.by_noun.get(word, ())[-_MOST_CONSIDERED:]}
    if phrase.kind == "person":
        return [e for e in known.values() if e.kind in {"person", None} and _may_hold(phrase, role, e)]
    return [entity for entity in known.values() if _same_institution(phrase, entity)]


def _may_hold(phrase: Phrase, role: Role, entity: Entity) -> bool:
    others = phrase.owner and entity.owner and phrase.owner != entity.owner
    return not others and any(role.fits(held) for held in entity.roles)


def _same_institution(phrase: Phrase, entity: Entity) -> bool:
    role = phrase.role
    if role is None or entity.kind == "person" or phrase.noun not in entity.nouns or entity.plural != phrase.plural:
        return False
    if phrase.owner and entity.owner != phrase.owner and (entity.owner or not _owns(phrase, entity)):
        return False
    called = entity.words if entity.named else {word for held in entity.roles for word in held.words}
    if not called.issuperset(role.words):
        return False
    return not (role.country and entity.code and role.country != entity.code) and not role.of


def _owns(phrase: Phrase, entity: Entity) -> bool:
    """Whether the phrase's owner is named within the entity's own name: "X's army" for "the X army"."""
    role = phrase.role
    return role is not None and bool(role.country and entity.code == role.country)


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
    if PRONOUNS[phrase.noun][0] == "many" and (several := _several(scene, phrase)):
        return None, several
    own = _same_sentence(scene, phrase, test)
    if own != (None, ()):
        return own
    return _earlier(scene, phrase, test)


def _several(scene: Scene, phrase: Phrase) -> tuple[Entity, ...]:
    """Two or more that are one subject, "A and B", where no other subject that "they" may mean stands nearer."""
    words, sentence = scene.words, scene.words.sentence[phrase.start]
    for number in (sentence, sentence - 1):
        if number < 0 or words.section[words.first[number]] != words.section[phrase.start]:
            break
        heard = [h for h in scene.by_sentence.get(number, ())[-_MOST_CONSIDERED:] if h.head < phrase.head and h.entity]
        at = {h.head: h for h in heard}
        for h in reversed(heard):
            if not h.subject or (words.quoted[h.head] and not words.quoted[phrase.head]):
                continue
            beside = [at[i] for i in _beside(words, h.head) if i in at]
            joined = {id(each.entity): each.entity for each in (h, *beside) if each.entity}
            if len(joined) > 1:
                return tuple(joined.values())
            if h.entity and (h.entity.plural or h.entity.kind in {"people", "group", "organisation"}):
                return ()
    return ()


def _beside(words: Words, head: int) -> list[int]:
    """The tokens joined to the one at `head` by "and", in order."""
    found, last = [], head
    for i in range(head + 1, min(head + _MOST_CONSIDERED, len(words))):
        if words.dep[i] == "conj" and words.head[i] == last:
            found.append(i)
            last = i
    return found


def says_of_self(scene: Scene, phrase: Phrase, entity: Entity) -> bool:
    """Whether the pronoun is the subject of what its own antecedent says: "X said she hoped"."""
    words = scene.words
    verb = words.head[phrase.head]
    own = words.dep[phrase.head] in _SUBJECTS and words.dep[verb] == "ccomp"
    return phrase.form == "pronoun" and own and scene.subject_of.get(words.head[verb]) is entity


def _test(phrase: Phrase, not_these: Sequence[Entity]) -> Test:
    sort = PRONOUNS[phrase.noun][0]
    gender: Gender | None = phrase.gender

    def person(entity: Entity) -> bool:
        somebody = entity.kind == "person" or (entity.kind is None and len(entity.words) > 1)
        return somebody and not entity.plural and not (entity.gender and entity.gender != gender)

    def thing(entity: Entity) -> bool:
        one = entity.kind in {"organisation", "government", "group", "office"} or entity.acting
        return one and not entity.plural

    def many(entity: Entity) -> bool:
        return entity.plural or entity.kind in {"people", "group", "organisation"}

    wanted = {"person": person, "thing": thing, "many": many}[sort]
    return lambda entity: wanted(entity) and not any(entity is other for other in not_these)


def _same_sentence(scene: Scene, phrase: Phrase, test: Test) -> Answer:
    """The subject that the pronoun's clause hangs on, unless somebody else who fits stands between."""
    words, head = scene.words, phrase.head
    before = [h for h in scene.by_sentence.get(words.sentence[head], ())[-_MOST_CONSIDERED:] if h.head < head]
    fitting = {id(h.entity): h.entity for h in before if h.entity and _may_bind(words, h.head, head) and test(h.entity)}
    if not fitting:
        return None, ()
    speakers = {id(h.entity): h.entity for h in before if h.source and h.entity and id(h.entity) in fitting}
    if phrase.source and len(speakers) == 1:
        return next(iter(speakers.values())), ()
    if phrase.source and (announced := _announced(words, before, head, fitting)):
        return announced, ()
    subject, content = _governing(scene, phrase, test)
    if subject and (content or len(fitting) == 1):
        return subject, ()
    if len(fitting) == 1 and not phrase.source:
        return next(iter(fitting.values())), ()
    return (None, tuple(fitting.values())) if subject or not phrase.source else (None, ())


def _announced(words: Words, before: Sequence[Heard], head: int, fitting: dict[int, Entity]) -> Entity | None:
    """The only subject that fits before a colon: "X went further: the pictures, she said"."""
    colon = next((i for i in range(head - 1, words.first[words.sentence[head]], -1) if words.text[i] == ":"), None)
    if colon is None:
        return None
    subjects = {id(h.entity) for h in before if h.entity and h.subject and h.head < colon and id(h.entity) in fitting}
    return fitting[subjects.pop()] if len(subjects) == 1 else None


def _may_bind(words: Words, antecedent: int, head: int) -> bool:
    """Not "X told him" for X, unless the pronoun is a possessive; not from inside a quotation to outside."""
    same_clause = words.head[antecedent] == words.head[head] and words.dep[head] != "poss"
    return not same_clause and (not words.quoted[antecedent] or words.quoted[head])


def _governing(scene: Scene, phrase: Phrase, test: Test) -> tuple[Entity | None, bool]:
    """The nearest subject above the pronoun's clause that fits, and whether the clause is what that subject says."""
    words, head = scene.words, phrase.head
    verb, own, content = words.head[head], words.head[head], False
    for _ in range(_CLAUSES_UP):
        subject = scene.subject_of.get(verb)
        above = verb != own or words.dep[head] == "poss"
        if subject and above and test(subject):
            return subject, content
        content = content or words.dep[verb] == "ccomp"
        if words.head[verb] == verb:
            break
        verb = words.head[verb]
    return None, False


def _earlier(scene: Scene, phrase: Phrase, test: Test) -> Answer:
    words, sentence = scene.words, scene.words.sentence[phrase.start]
    aside: dict[int, Entity] = {}
    for number in range(sentence - 1, max(sentence - 1 - _SENTENCES_BACK, -1), -1):
        at = words.first[number]
        near = words.paragraph[phrase.start] - words.paragraph[at] <= _PARAGRAPHS_BACK
        if not near or words.section[at] != words.section[phrase.start]:
            break
        if words.zone[at] != words.zone[phrase.start]:
            continue
        heard = [h for h in scene.by_sentence.get(number, ()) if _is_antecedent(words, h, phrase, test)]
        if phrase.source and heard and not any(h.subject or h.source for h in heard):
            aside |= {id(h.entity): h.entity for h in heard if h.entity}  # spoken of, not speaking: look further
        elif heard:
            best = _best(heard)
            apart = [entity for entity in aside.values() if entity.named and entity is not best[0]]
            return (None, (*apart, *filter(None, (best[0],)), *best[1])) if apart else best
    return (None, tuple(aside.values())) if len(aside) > 1 else (next(iter(aside.values()), None), ())


def _is_antecedent(words: Words, heard: Heard, phrase: Phrase, test: Test) -> bool:
    if words.quoted[heard.head] and not words.quoted[phrase.head]:
        return False
    if heard.entity is None:
        return (heard.main or heard.source) and heard.gender is not None and heard.gender == phrase.gender
    return test(heard.entity)


def _best(heard: Sequence[Heard]) -> Answer:
    """The only source, else the only main subject, the only subject, the only one; else all are candidates."""
    ranked = ([h for h in heard if h.source], [h for h in heard if h.main], [h for h in heard if h.subject])
    for chosen in (*ranked, heard):
        left_open = [h for h in chosen if h.entity is None]
        if left_open:
            return None, left_open[-1].open
        entities = {id(h.entity): h.entity for h in chosen if h.entity}
        if len(entities) == 1:
            return next(iter(entities.values())), ()
        if entities:
            return None, tuple(entities.values())
    return None, ()
