"""Whom "he", "she", "it" and "they" mean in one report. What the text leaves open stays open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onrecord.reading.naming.identity import Entity
from onrecord.reading.naming.phrases import PRONOUNS, Phrase
from onrecord.reading.naming.scene import MOST_CONSIDERED, SUBJECTS, Answer, Heard, Scene
from onrecord.reading.naming.titles import Gender
from onrecord.reading.naming.words import Words

_SENTENCES_BACK = 4
_PARAGRAPHS_BACK = 3
_CLAUSES_UP = 8
Test = Callable[[Entity], bool]


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
        heard = [h for h in scene.by_sentence.get(number, ())[-MOST_CONSIDERED:] if h.head < phrase.head and h.entity]
        subjects = [h for h in heard if h.subject and (not words.quoted[h.head] or words.quoted[phrase.head])]
        at = {h.head: h for h in heard}
        for h in reversed(subjects):
            beside = [at[i] for i in _beside(words, h.head) if i in at]
            joined = {id(each.entity): each.entity for each in (h, *beside) if each.entity}
            if len(joined) > 1:
                return tuple(joined.values())
            if h.main and h.entity and (h.entity.plural or h.entity.kind in {"people", "group", "organisation"}):
                return ()
        if any(h.entity and h.entity.plural for h in subjects):
            break
    return ()


def _beside(words: Words, head: int) -> list[int]:
    """The tokens joined to the one at `head` by "and", in order."""
    found, last = [], head
    for i in range(head + 1, min(head + MOST_CONSIDERED, len(words))):
        if words.dep[i] == "conj" and words.head[i] == last:
            found.append(i)
            last = i
    return found


def says_of_self(scene: Scene, phrase: Phrase, entity: Entity) -> bool:
    """Whether the pronoun is the subject of what its own antecedent says: "X said she hoped"."""
    words = scene.words
    verb = words.head[phrase.head]
    own = words.dep[phrase.head] in SUBJECTS and words.dep[verb] == "ccomp"
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
    before = [h for h in scene.by_sentence.get(words.sentence[head], ())[-MOST_CONSIDERED:] if h.head < head]
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
    sort = PRONOUNS[phrase.noun][0]
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
            best = _best(words, heard, phrase.gender)
            if sort == "many":
                best = _agreeing(heard, best)
            apart = [entity for entity in aside.values() if entity.named and entity is not best[0]]
            return (None, (*apart, *filter(None, (best[0],)), *best[1])) if apart else best
    return (None, tuple(aside.values())) if len(aside) > 1 else (next(iter(aside.values()), None), ())


def _is_antecedent(words: Words, heard: Heard, phrase: Phrase, test: Test) -> bool:
    if words.quoted[heard.head] and not words.quoted[phrase.head]:
        return False
    if heard.entity is None:
        return (heard.main or heard.source) and heard.gender is not None and heard.gender == phrase.gender
    return test(heard.entity)


def _best(words: Words, heard: Sequence[Heard], gender: Gender | None) -> Answer:
    """The only source, else the only main subject, the only subject, the only one; else all are candidates."""
    ranked = ([h for h in heard if h.source], [h for h in heard if h.main], [h for h in heard if h.subject])
    for rank, chosen in enumerate((*ranked, heard)):
        left_open = [h for h in chosen if h.entity is None]
        if left_open:
            return None, left_open[-1].open
        entities = {id(h.entity): h.entity for h in chosen if h.entity}
        if len(entities) == 1:
            only = next(iter(entities.values()))
            rivals = _rivals(words, heard, only, gender) if rank else ()
            return (None, (only, *rivals)) if rivals else (only, ())
        if entities:
            return None, tuple(entities.values())
    return None, ()


def _agreeing(heard: Sequence[Heard], best: Answer) -> Answer:
    """The answer for "they", left open where it is one organisation that is no subject or has a plural beside it."""
    entity = best[0]
    if entity is None or entity.plural or entity.kind == "people":
        return best
    others = {id(h.entity): h.entity for h in heard if h.entity and h.entity.plural}
    acting = any(h.entity is entity and (h.subject or h.source) for h in heard)
    return best if acting and not others else (None, (entity, *others.values()))


def _rivals(words: Words, heard: Sequence[Heard], entity: Entity, gender: Gender | None) -> tuple[Entity, ...]:
    """Others whom the subject does something to, where the pronoun may as well mean them: "A met B. She ..."."""
    if gender is None:
        return ()
    sure = entity.gender == gender
    subject = next(h.head for h in heard if h.entity is entity)
    others = {
        id(h.entity): h.entity
        for h in heard
        if h.entity and h.entity is not entity and _is_done_to(words, h.head, words.head[subject])
    }
    return tuple(other for other in others.values() if not sure or other.gender == gender)


def _is_done_to(words: Words, head: int, verb: int) -> bool:
    """Whether the token is the verb's object: "met B", "spoke with B"."""
    above = words.head[head]
    return (words.dep[head] == "dobj" and above == verb) or (words.dep[head] == "pobj" and words.head[above] == verb)
