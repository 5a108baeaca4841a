"""Who is named, and which mentions in a report are the same actor."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.model import Actor, ActorKind, Mention, Report
from onrecord.reading.naming.descriptions import settle_phrase
from onrecord.reading.naming.entries import Settled, entries_of
from onrecord.reading.naming.identity import Entity, beside_heads, settle_names
from onrecord.reading.naming.identity import Settled as SettledNames
from onrecord.reading.naming.kinds import without_common_plurals
from onrecord.reading.naming.metonymy import acts_wilfully, governments_of_capitals
from onrecord.reading.naming.name_words import Name, title_tokens
from onrecord.reading.naming.names import find_names
from onrecord.reading.naming.phrases import PRONOUNS, Phrase, is_staff, noun_phrase
from onrecord.reading.naming.pronouns import says_of_self, settle_pronoun
from onrecord.reading.naming.scene import Answer, Scene, top_token
from onrecord.reading.naming.speaking import NOUNS, source_heads, utterers_of
from onrecord.reading.naming.ties import ties_between
from onrecord.reading.naming.titled import names_within, titled_names
from onrecord.reading.naming.titles import (
    DOCUMENTS,
    LEADING,
    ORG_NOUNS,
    PEOPLE_NOUNS,
    PERSON_NOUNS,
    ROLE_HEADS,
    SPEAKING_BODIES,
    SPEECH_NOUNS,
    Gender,
)
from onrecord.reading.naming.words import Words, words_of
from onrecord.reading.plurals import singular
from onrecord.reading.saying.attribution import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Doc

_RELATIVES = frozenset({"who", "which", "that", "whom", "what", "whose", "there", "this", "these", "those"})
_SAYING_WHAT = frozenset({"attr", "oprd", "compound", "amod", "nmod", "npadvmod"})
_NOBODY = frozenset({"no", "neither", "nobody", "none"})
_OWNING = frozenset({"'s", "’s", "'", "’"})
_SURE = 0.75
_OF_CLAUSES = frozenset({"goes", "went", "seems", "seemed", "appears", "appeared", "turns", "turned", "happens"})


def find_mentions(
    report: Report, doc: Doc, attributions: Sequence[Attribution]
) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """The mentions of `report` and the actors they name, both in order of first position.

    Every source of an attribution whose head can be somebody has a mention. A mention that the text
    leaves open has no actor, but candidates where there are any.
    """
    words = words_of(report, doc)
    if not len(words):
        return (), ()
    heads = source_heads(words, doc, attributions)
    names = without_common_plurals(words, find_names(words), heads)
    governments_of_capitals(words, names, heads)
    settled = settle_names(words, names)
    shown = [_is_shown(words, name, heads) for name in names]
    named = [_of_name(words, name, heads) for name in names]
    common = list(_common(words, names, heads))
    answers = {id(phrase): answer for phrase, answer in zip(named, settled.of_name, strict=True)}
    beside = {head: n for n, name in enumerate(names) for head in beside_heads(words, name)}
    ends = {name.end: number for number, name in enumerate(names)}
    apposed = _explaining(words, names)
    beside |= {p.head: apposed[p.head] for p in common if _is_explained(p) and p.head in apposed}
    beside = {p.head: n for p in common if (n := _apposed_to(words, p, names, ends)) is not None} | beside
    answers |= {id(p): settled.of_name[beside[p.head]] for p in common if p.head in beside}
    quiet = _quiet(words, names, named, shown, answers)
    kept = [*(p for p, show in zip(named, shown, strict=True) if show or id(p) in quiet), *common]
    ordered, utterers = sorted(kept, key=lambda p: (p.start, p.end)), utterers_of(words, doc, attributions)
    before = [(entity, entity.gender, entity.kind) for entity in settled.entities]
    genders = _genders(_resolve(_scene(words, settled), ordered, answers, utterers))
    for entity, gender, kind in before:  # once more, with what the pronouns tell of each
        entity.gender, entity.kind, entity.owner = gender or genders.get(id(entity)), kind, None
    resolved = _resolve(_scene(words, settled), ordered, answers, utterers)
    told = [*_worth_telling(resolved, quiet), *titled_names(words, names, settled.of_name)]
    told += names_within(words, names, settled.of_name)
    ties, offices = ties_between(words, sorted(told, key=_position))
    return entries_of(report, words, sorted([*told, *offices], key=_position), ties)


def _position(settled: Settled) -> tuple[int, int]:
    return settled[0].start, settled[0].end


def _scene(words: Words, settled: SettledNames) -> Scene:
    scene = Scene(words)
    for entity in settled.entities:
        scene.enter(entity)
    return scene


def _genders(resolved: Sequence[Settled]) -> dict[int, Gender]:
    """By entity the gender that the pronouns which speak for it have, where nearly all of them agree."""
    votes: dict[int, Counter[Gender]] = defaultdict(Counter)
    for phrase, (entity, _) in resolved:
        if entity is not None and phrase.form == "pronoun" and phrase.source and phrase.gender:
            votes[id(entity)][phrase.gender] += 1
    ranked = {key: counted.most_common() for key, counted in votes.items()}
    return {
        key: ranks[0][0]
        for key, ranks in ranked.items()
        if ranks[0][1] > 1 and ranks[0][1] >= _SURE * votes[key].total()
    }


def _is_shown(words: Words, name: Name, heads: Mapping[int, int]) -> bool:
    """Whether the name is somebody's, or may be: a place or another thing is only where it speaks."""
    if name.kind is not None or (not name.label and name.end - name.start > 1):
        return True
    return any(name.start <= head < name.end for head in heads)


def _quiet(
    words: Words, names: Sequence[Name], named: Sequence[Phrase], shown: Sequence[bool], answers: Mapping[int, Answer]
) -> set[int]:
    """Names of places that do what takes a will, so that "it" may mean them: told of only where it does."""
    found = set()
    for name, phrase, show in zip(names, named, shown, strict=True):
        entity = answers[id(phrase)][0]
        if entity is not None and not show and acts_wilfully(words, name):
            entity.acting = True
            found.add(id(phrase))
    return found


def _of_name(words: Words, name: Name, heads: Mapping[int, int]) -> Phrase:
    head = top_token(words, name.start, name.end)
    source = any(name.start <= h < name.end for h in heads)
    return Phrase(name.start, name.end, head, "name", kind=name.kind, source=source)


def _common(words: Words, names: Sequence[Name], heads: Mapping[int, int]) -> Iterator[Phrase]:
    """Titles, descriptions and pronouns: every source, and what may call back somebody named."""
    taken = {i for name in names for i in range(name.start, name.end)}
    starts = {name.start for name in names if name.kind == "person"}
    named = {name.start for name in names if name.kind in {"organisation", "group"} or name.end - name.start > 1}
    kinds = {name.start: name.kind for name in names}
    titles = title_tokens(words)
    for i, lower in enumerate(words.lower):
        source = i in heads
        if i in taken or lower in _RELATIVES or words.zone[i] in {"credit", "boilerplate"}:
            continue
        if lower in PRONOUNS and words.pos[i] == "PRON":
            if source or PRONOUNS[lower][0] == "person":
                yield Phrase(i, i + 1, i, "pronoun", gender=PRONOUNS[lower][1], noun=lower, source=source)
        elif (lower in SPEECH_NOUNS and _has_owner(words, i)) or (source and _is_by(words, i, kinds)):
            continue
        elif words.pos[i] in {"NOUN", "PROPN"} and (source or _may_call_back(words, i)):
            if not _before_name(words, i, starts, titles) and not (source and i + 1 in named):
                yield _described(words, i, heads.get(i))
        elif source and words.pos[i] in NOUNS:
            yield _described(words, i, heads.get(i))


def _may_call_back(words: Words, i: int) -> bool:
    """Whether the noun may mean somebody, and a pronoun may mean them: not in "X is a lawyer"."""
    lower = words.lower[i]
    somebody = lower in PERSON_NOUNS | ORG_NOUNS | PEOPLE_NOUNS or singular(lower) in PERSON_NOUNS or is_staff(words, i)
    somebody = somebody or _is_member(words, i)
    serving = words.dep[i] == "pobj" and words.lower[words.head[i]] == "as"
    return somebody and not serving and words.dep[i] not in _SAYING_WHAT


def _is_member(words: Words, i: int) -> bool:
    """Whether the noun is the subject "the Northerner": somebody of a people, a faith or a party."""
    one = words.text[i][0].isupper() and words.lower[i][-1] != "s" and words.dep[i] == "nsubj"
    return one and i > 0 and words.lower[i - 1] == "the" and words.pos[i] in {"NOUN", "PROPN"}


def _has_owner(words: Words, i: int) -> bool:
    """Whether the noun is somebody's: "X's remarks" speak as X."""
    return any(words.dep[j] == "poss" and words.head[j] == i for j in range(max(i - 6, 0), i))


def _explaining(words: Words, names: Sequence[Name]) -> dict[int, int]:
    """For nouns that a person's name stands in apposition to, the number of the name."""
    return {
        words.head[name.end - 1]: number
        for number, name in enumerate(names)
        if name.kind == "person" and words.dep[name.end - 1] == "appos" and words.head[name.end - 1] < name.start
    }


def _is_explained(phrase: Phrase) -> bool:
    """Whether a name in apposition may say who the phrase means."""
    return phrase.source and not phrase.plural and phrase.kind in {"person", None}


def _apposed_to(words: Words, phrase: Phrase, names: Sequence[Name], ends: Mapping[int, int]) -> int | None:
    """The number of the name that a speaking "a ..." explains: "Keller, a Northerner who ..."."""
    start = phrase.start
    if not phrase.source or phrase.plural or start < 2 or words.lower[start] not in {"a", "an"}:
        return None
    if words.text[start - 1] != "," or words.dep[phrase.head] != "appos":
        return None
    number = ends.get(start - 1)
    if number is None or not names[number].start <= words.head[phrase.head] < names[number].end:
        return None
    kind = "organisation" if names[number].kind == "group" else names[number].kind
    return number if kind is not None and kind == phrase.kind else None


def _is_by(words: Words, i: int, kinds: Mapping[int, ActorKind | None]) -> bool:
    """Whether the noun is of a document that says whose it is: "a report by X" speaks as X."""
    if words.lower[i] not in DOCUMENTS:
        return False
    by = i + 1 + (words.lower[i + 1 : i + 2] in (["issued"], ["released"], ["published"], ["compiled"], ["prepared"]))
    after = by + 1 + (words.lower[by + 1 : by + 2] == ["the"])
    author = kinds.get(after)
    return author is not None and words.lower[by] in ({"by"} if author == "government" else {"by", "from"})


def _before_name(words: Words, i: int, starts: set[int], titles: list[bool]) -> bool:
    """Whether the noun is the title of the name that follows it: no mention of its own."""
    after = i + 1
    while after < len(words) and titles[after] and after not in starts and after - i < 4:
        after += 1
    return after in starts


def _described(words: Words, i: int, source: int | None) -> Phrase:
    """The phrase around the noun at `i`, which begins no earlier than the source that it governs."""
    form = "title" if words.lower[i] in ROLE_HEADS else "description"
    phrase = noun_phrase(words, i, "title" if form == "title" else "description", source)
    if phrase.form == "title" and (phrase.plural or not phrase.definite):
        phrase.form = "description"
    phrase.source = source is not None
    if phrase.source and phrase.kind is None and words.lower[i] in SPEAKING_BODIES:
        phrase.kind = "organisation"
    return phrase


def _resolve(
    scene: Scene, phrases: Sequence[Phrase], of_name: dict[int, Answer], utterers: dict[int, int]
) -> list[Settled]:
    """Each phrase with whom it means, in order of position; the first person in a second pass."""
    resolved: list[Settled] = []
    named = [(phrase, of_name[id(phrase)][0]) for phrase in phrases if id(phrase) in of_name]
    at = {i: entity for phrase, entity in named if entity for i in range(phrase.start, phrase.end)}
    later: list[int] = []
    for phrase in phrases:
        phrase.owner = _owner(scene.words, phrase, at)
        answer = of_name.get(id(phrase)) or _settle(scene, phrase, _own_words(scene.words, phrase, utterers, at))
        if answer is None:
            continue
        entity = answer[0]
        if entity and id(phrase) in of_name and phrase.form != "name":
            entity.owner = entity.owner or phrase.owner
        if phrase.noun in PRONOUNS and PRONOUNS[phrase.noun][0] in {"speaker", "speakers"}:
            later.append(len(resolved))
        if entity or phrase.form == "pronoun":
            scene.hear(phrase, answer)
        if entity:
            # "she said" tells that the speaker is a woman; pronouns elsewhere are less sure.
            if phrase.source or says_of_self(scene, phrase, entity):
                entity.gender = entity.gender or phrase.gender
            if phrase.form == "pronoun" and PRONOUNS[phrase.noun][0] == "person":
                entity.kind = entity.kind or "person"
            at.update(dict.fromkeys(range(phrase.start, phrase.end), entity))
        resolved.append((phrase, answer))
    for number in later:
        phrase = resolved[number][0]
        speaker = _speaker(phrase, utterers, at)
        alone = PRONOUNS[phrase.noun][0] == "speaker"
        resolved[number] = (phrase, (speaker if alone else None, (speaker,) if speaker and not alone else ()))
    return resolved


def _owner(words: Words, phrase: Phrase, at: dict[int, Entity]) -> Hashable:
    """Whose the thing described is: the entity, else the words, else nobody else's ("its office")."""
    if phrase.form in {"name", "pronoun"}:
        return None
    if phrase.possessed:
        return id(at[phrase.start]) if phrase.start in at else ("", phrase.start)
    mark = next((i for i in range(phrase.head - 1, phrase.start, -1) if words.lower[i] in _OWNING), None)
    if mark is None:
        return None
    owners = [at[i] for i in range(mark - 1, phrase.start - 1, -1) if i in at]
    return id(owners[0]) if owners else tuple(words.lower[phrase.start : mark])


def _speaker(phrase: Phrase, utterers: dict[int, int], at: dict[int, Entity]) -> Entity | None:
    head = utterers.get(phrase.start)
    return at.get(head) if head is not None and head != phrase.head else None


def _own_words(words: Words, phrase: Phrase, utterers: dict[int, int], at: dict[int, Entity]) -> list[Entity]:
    """Whom a pronoun cannot mean: the speaker of the quotation it stands in, "one of his aides" that it is part of."""
    if phrase.form != "pronoun":
        return []
    speaker = _speaker(phrase, utterers, at) if words.quoted[phrase.head] else None
    return [entity for entity in (speaker, at.get(phrase.head)) if entity]


def _settle(scene: Scene, phrase: Phrase, not_these: Sequence[Entity]) -> Answer | None:
    """Whom a phrase without a name means; None where it is no mention."""
    if phrase.form == "pronoun":
        if PRONOUNS[phrase.noun][0] in {"speaker", "speakers"}:
            return None, ()
        if scene.words.dep[phrase.head] == "expl" or _stands_for_a_clause(scene.words, phrase):
            return None
        answer = settle_pronoun(scene, phrase, not_these)
        return answer if phrase.source or answer != (None, ()) else None
    answer = settle_phrase(scene, phrase)
    if answer != (None, ()):
        return answer
    if not phrase.source and phrase.kind not in {"person", "people"} and not _acts(scene.words, phrase):
        return None
    # A report or a statement speaks only for somebody, "no group" is none: no actor of its own.
    somebody = phrase.kind and scene.words.lower[phrase.start] not in _NOBODY
    return (_new_entity(scene, phrase) if somebody else None), ()


def _stands_for_a_clause(words: Words, phrase: Phrase) -> bool:
    """Whether the pronoun is the "it" of "it goes without saying", "it seems"."""
    verb = words.head[phrase.head]
    return phrase.noun == "it" and words.dep[phrase.head] == "nsubj" and words.lower[verb] in _OF_CLAUSES


def _acts(words: Words, phrase: Phrase) -> bool:
    """Whether the phrase is of one organisation that does something, so that "it" may mean it after."""
    one = phrase.kind == "organisation" and not phrase.plural and (phrase.definite or phrase.possessed)
    return one and words.dep[phrase.head] in {"nsubj", "nsubjpass"}


def _worth_telling(resolved: Sequence[Settled], quiet: set[int]) -> list[Settled]:
    """Without those who were only described, or are places, and never spoke: they were there as antecedents.

    So are those who were only counted ("12 rebels"), whom no actor stands for; what may mean them is left open, without
    the others whom it may mean.
    """
    resolved = [(p, (None, ()) if any(e is not None and e.counted for e in (a[0], *a[1])) else a) for p, a in resolved]
    told = {id(e) for phrase, (e, _) in resolved if e is not None and e.named and id(phrase) not in quiet}
    for phrase, (entity, candidates) in resolved:
        if phrase.source:
            told.update(id(e) for e in (entity, *candidates))
    return [
        (phrase, (entity, candidates))
        for phrase, (entity, candidates) in resolved
        if phrase.source or (id(entity) in told if entity else any(id(e) in told for e in candidates))
    ]


def _new_entity(scene: Scene, phrase: Phrase) -> Entity:
    """An actor of the report's own for a source that is described and not named."""
    entity = Entity(
        kind=phrase.kind, gender=phrase.gender, plural=phrase.plural, first=phrase.start, owner=phrase.owner
    )
    if phrase.role:
        entity.roles.append(phrase.role)
        entity.code = phrase.role.country
    entity.generic = phrase.noun in LEADING and not (phrase.source or phrase.definite or phrase.owner)
    entity.nouns.add(phrase.noun)
    entity.counted = phrase.counted
    if not phrase.counted:
        scene.enter(entity)
    return entity
