"""Whom titles and descriptions mean in one report. What the text leaves open stays open."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.naming.identity import Entity
from onrecord.reading.naming.phrases import Phrase, Role
from onrecord.reading.naming.scene import MOST_CONSIDERED, Answer, Scene
from onrecord.reading.naming.titles import (
    LEADING,
    OFFICES,
    PLACE_NOUNS,
    PRESS_HEADS,
    PRESS_NOUNS,
    SORTS_OF_ORGANISATION,
)
from onrecord.reading.naming.words import Words

_INDEFINITE = frozenset({"a", "an", "another"})
_FAR_MORE = 4  # times as often
_OWNING = frozenset({"'s", "’s", "'", "’"})
_RULES = frozenset({"government", "administration"})
_LEADERS = frozenset({("president",), ("chancellor",), ("premier",), ("prime", "minister")})
_REALMS = frozenset({"country", "nation", "state", "republic", "territory"})


def settle_phrase(scene: Scene, phrase: Phrase) -> Answer:
    """Whom a title or description means among those already known; (None, ()) where it is nobody known."""
    if (state := _led_state(scene, phrase)) is not None:
        return state, ()
    if phrase.possessed or phrase.owner:
        called = {id(e): e for e in scene.by_noun.get(phrase.noun, ())[-MOST_CONSIDERED:]}
        owned = [e for e in called.values() if e.owner == phrase.owner is not None and _same_role(phrase, e)]
        if phrase.possessed or owned:
            return (owned[0], ()) if len(owned) == 1 else (None, ())
    bare = not phrase.definite and _in_headline(scene.words, phrase)
    if not (phrase.definite or bare) or (phrase.modified and not _is_whole(scene.words, phrase)):
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
    if role and role.country and len(fitting) > 1:
        titled = [e for e in fitting if any(held.words[-1] == phrase.noun and not held.country for held in e.roles)]
        fitting = titled if role.words == ("leader",) and len(titled) == 1 else fitting
    if len(fitting) == 1:
        return fitting[0], ()
    if not fitting:
        return _epithet(scene, phrase), ()
    recent = _only_recent(scene, phrase, fitting) or _usual(scene, phrase, fitting)
    return (recent, ()) if recent else (None, tuple(sorted(fitting, key=lambda entity: entity.first)))


def _led_state(scene: Scene, phrase: Phrase) -> Entity | None:
    """The state whose government "his government" is, where the report says which one "he" leads."""
    owner = scene.known.get(phrase.owner) if isinstance(phrase.owner, int) else None
    before = scene.words.lower[phrase.head - 1]
    plain = before in _OWNING or (phrase.possessed and phrase.head == phrase.start + 1)  # not "his local government"
    whole = plain and phrase.noun in _RULES and phrase.end == phrase.head + 1
    if owner is None or owner.kind != "person" or not whole:
        return None
    led = {role.country for role in owner.roles if role.words in _LEADERS and role.country and not role.past}
    return scene.states.get(led.pop()) if len(led) == 1 else None


def _usual(scene: Scene, phrase: Phrase, fitting: Sequence[Entity]) -> Entity | None:
    """Whom "the president" means where none of those who fit is near: the one introduced without a country, since the
    others' is named, or the one that the report speaks of far more often."""
    role = phrase.role
    if role is None or role.words[-1] not in OFFICES or _is_near(scene, phrase, fitting):
        return None
    holders = [entity for entity in fitting if entity.named]
    home = [e for e in holders if not any(held.country or held.of for held in e.roles if role.fits(held))]
    for chosen in (holders, holders if role.country else home):
        main = sorted(chosen, key=lambda entity: -entity.count)[:2]
        if main and (len(main) == 1 or main[0].count >= _FAR_MORE * main[1].count):
            return main[0]
    return None


def _is_near(scene: Scene, phrase: Phrase, fitting: Sequence[Entity]) -> bool:
    """Whether one who fits was mentioned in this sentence or the one before."""
    sentence = scene.words.sentence[phrase.start]
    heard = [h for number in (sentence - 1, sentence) for h in scene.by_sentence.get(number, ())]
    return any(h.entity is entity for h in heard[-MOST_CONSIDERED:] for entity in fitting)


def _in_headline(words: Words, phrase: Phrase) -> bool:
    """Whether the phrase is the bare subject of a headline, which drops articles, and nobody else's elsewhere."""
    if words.zone[phrase.head] != "headline" or phrase.start != phrase.head or phrase.plural or not phrase.source:
        return False
    plural = f"{phrase.noun}s"
    return plural not in words.lower and not any(
        words.lower[i - 1] in _INDEFINITE for i in range(1, len(words)) if words.lower[i] == phrase.noun
    )


def _is_whole(words: Words, phrase: Phrase) -> bool:
    """Whether what follows does not say who is meant: "the governor of the province", "the Chilean president to"."""
    role = phrase.role
    stated = role is not None and role.country is not None and phrase.noun in OFFICES
    return _of_here(words, phrase) or (stated and words.lower[phrase.end : phrase.end + 1] != ["of"])


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
    by_age = phrase.noun == "old" and "year" in words.lower[phrase.start : phrase.head]
    if not (
        ((role.past and role.words[-1] not in OFFICES) or by_age) if person else phrase.noun in SORTS_OF_ORGANISATION
    ):
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
    if entity is not None and phrase.noun in PRESS_NOUNS and not _is_press(entity):
        return None
    return entity if fits and len(others) == 1 else None


def _is_press(entity: Entity) -> bool:
    return bool(PRESS_HEADS & entity.nouns) or any(role.words[-1] in PRESS_NOUNS for role in entity.roles)


def _is_sort(entity: Entity, person: bool) -> bool:
    if entity.kind is None:
        return True
    return (entity.kind == "person") == person and entity.kind not in {"government", "people"}


def _same_role(phrase: Phrase, entity: Entity) -> bool:
    """Whether the entity, described as somebody's, is described with the same words."""
    words, place = (phrase.role.words, phrase.role.place) if phrase.role else ((), ())
    same = any(role.words == words and (not place or role.place in {(), place}) for role in entity.roles)
    return phrase.plural == entity.plural and same


def _holders(scene: Scene, phrase: Phrase) -> list[Entity]:
    role = phrase.role
    if role is None:
        return []
    noun = role.words[-1] if phrase.kind != "person" else role.words[0]
    called = {noun, role.words[-1], phrase.noun} | (LEADING | {"minister"} if role.words == ("leader",) else set())
    known = {id(e): e for word in called for e in scene.by_noun.get(word, ())[-MOST_CONSIDERED:]}
    if phrase.kind == "person":
        found = [e for e in known.values() if e.kind in {"person", None} and _may_hold(phrase, role, e)]
        return [e for e in found if not e.generic]
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
