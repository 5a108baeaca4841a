"""The names in a report: spaCy's, repaired by rules about capitals, titles and what organisations are called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.model import ActorKind
from onrecord.reading import countries
from onrecord.reading.titles import (
    ARMED_GROUP_NOUNS,
    CALENDAR,
    HONORIFICS,
    KIN,
    NAME_HEADS,
    NAME_LIKE,
    ORG_NOUNS,
    PARTICLES,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    STATE_ORGS,
    TAKES_OF,
)
from onrecord.reading.words import Words

_NO_ACTOR = frozenset({"DATE", "TIME", "LANGUAGE", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "MONEY", "PERCENT"})
_KIND_OF_LABEL: dict[str, ActorKind] = {"PERSON": "person", "ORG": "organisation", "NORP": "group"}
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_GENERAL_AFTER = frozenset("attorney secretary lieutenant major brigadier solicitor inspector director consul".split())
_RUNNING = frozenset("run controlled led".split())
_LONGEST = 8
_ARTICLES = frozenset({"the", "a", "an"})
_AT_PLACES = frozenset("in near across at outside inside throughout around".split())


@dataclass(slots=True)
class Name:
    """A name by its tokens [start, end). `kind` None: not known to be an actor's, as with a city."""

    start: int
    end: int
    kind: ActorKind | None = None
    code: str | None = None  # the state it names, or whose institution it names
    form: str = "name"
    label: str = ""
    titled: bool = False
    words: tuple[str, ...] = field(default=())


def find_names(words: Words) -> list[Name]:
    """All names in order of position, without overlap."""
    titles = title_tokens(words)
    shouting = _title_case(words)
    inner = _capitalised_inside(words, shouting)
    found: list[Name] = []
    for start, end in _runs(words, titles, shouting, inner):
        found += _split(words, start, end)
    _decide(words, found, titles)
    found += _in_headlines(words, found, shouting)
    return _without_adjectives(words, _outermost(found))


def _outermost(found: list[Name]) -> list[Name]:
    """In order of position, without names that begin later inside another ("X" of "X-run ministry" stays)."""
    kept: list[Name] = []
    reach = 0
    for name in sorted(found, key=lambda name: (name.start, name.end)):
        if name.start >= reach or (kept and kept[-1].start == name.start):
            kept.append(name)
            reach = max(reach, name.end)
    return kept


def _without_adjectives(words: Words, found: list[Name]) -> list[Name]:
    """Without words such as "Western" that only qualify the noun after them."""
    return [
        name
        for name in found
        if words.pos[name.end - 1] != "ADJ" or name.end >= len(words) or words.pos[name.end] != "NOUN" or name.titled
    ]


def title_tokens(words: Words) -> list[bool]:
    """Which tokens belong to a title ("Prime Minister", "spokesman") rather than to a name."""
    marked = [False] * len(words)
    for i, lower in enumerate(words.lower):
        plain = lower.rstrip(".")
        if (plain in HONORIFICS and _capital(words, i + 1)) or (plain in ROLE_HEADS and _is_title(words, i)):
            marked[i] = True
            _mark_around(words, marked, i)
    return marked


def _is_title(words: Words, i: int) -> bool:
    if words.lower[i] not in NAME_LIKE or not _capital(words, i):
        return True
    before = words.lower[i - 1] if i else ""
    if before in _GENERAL_AFTER or words.pos[i - 1 if i else i] in {"DET", "PART", "PRON"}:
        return True
    if not _capital(words, i + 1) or words.lower[i + 1] in NAME_HEADS:
        return False
    return words.label[i + 1] == "PERSON" or not (i and _capital(words, i - 1))


def _mark_around(words: Words, marked: list[bool], i: int) -> None:
    j = i - 1
    while j >= 0 and words.lower[j] in ROLE_MODIFIERS and words.sentence[j] == words.sentence[i]:
        if _capital(words, j) and words.lower[j] in ORG_NOUNS:
            break
        marked[j] = True
        j -= 1
    j = i + 1
    if j + 1 < len(words) and words.lower[j] == "of" and words.lower[j + 1] in ROLE_MODIFIERS:
        marked[j] = marked[j + 1] = True


def _capital(words: Words, i: int) -> bool:
    return 0 <= i < len(words) and words.text[i][0].isupper()


def _title_case(words: Words) -> set[int]:
    """Sentences in which capitals say nothing, since nearly every word has one."""
    found = set()
    for number, start in enumerate(words.first):
        end = words.first[number + 1] if number + 1 < len(words.first) else len(words)
        long = [words.text[i] for i in range(start, end) if len(words.text[i]) > 3 and words.text[i][0].isalpha()]
        capitals = sum(word[0].isupper() for word in long)
        lower = [i for i in range(start, end) if words.pos[i] in {"VERB", "ADV"} and not _capital(words, i)]
        if len(long) >= 4 and capitals >= 0.75 * len(long) and not lower:
            found.add(number)
    return found


def _capitalised_inside(words: Words, shouting: set[int]) -> set[str]:
    """Words that have a capital where no sentence begins."""
    starts = set(words.first)
    return {
        word
        for i, word in enumerate(words.text)
        if i not in starts
        and i - 1 not in starts
        and word[0].isupper()
        and words.sentence[i] not in shouting
        and words.pos[i] == "PROPN"
    }


def _runs(words: Words, titles: list[bool], shouting: set[int], inner: set[str]) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words, with what joins them."""
    i, total = 0, len(words)
    while i < total:
        if not _part(words, i, titles, shouting, inner):
            i += 1
            continue
        start, i = i, i + 1
        while (after := _next_part(words, i, start, titles, shouting, inner)) is not None:
            i = after
        yield start, i


def _part(words: Words, i: int, titles: list[bool], shouting: set[int], inner: set[str]) -> bool:
    if not _capital(words, i) or titles[i] or words.sentence[i] in shouting or words.zone[i] == "dateline":
        return False
    text, lower, label = words.text[i], words.lower[i].rstrip("."), words.label[i]
    if text == "I" or lower in _ARTICLES or _party_tag(words, i):
        return False
    if label in _NO_ACTOR or (lower in CALENDAR and label != "PERSON"):
        return False
    opening = i == words.first[words.sentence[i]] or words.text[i - 1] in {'"', "“", "‘", "'", "(", "—", ":", "``"}
    if opening and words.pos[i] != "PROPN":
        return text in inner or (label in _KIND_OF_LABEL and words.pos[i] in {"NOUN", "ADJ"}) or label == "GPE"
    return words.pos[i] not in {"PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "INTJ", "NUM"} or label in _KIND_OF_LABEL


def _party_tag(words: Words, i: int) -> bool:
    """Whether the token is of a lawmaker's tag: "R-Ohio", with its letter or without."""
    text = words.text[i]
    if len(text) > 2 and text[1] == "-":
        return True
    letter, after = len(text) == 1 and words.text[i + 1 : i + 2] == ["-"], i > 1 and words.text[i - 1] == "-"
    return letter or (after and len(words.text[i - 2]) == 1)


def _next_part(words: Words, i: int, start: int, titles: list[bool], shouting: set[int], inner: set[str]) -> int | None:
    """Where the run that reaches to `i` goes on to, None where it ends."""

    def part(j: int) -> bool:
        return (
            j < len(words) and words.sentence[j] == words.sentence[start] and _part(words, j, titles, shouting, inner)
        )

    if part(i):
        other = words.opens[i] and words.label[i] == "PERSON" and words.label[i - 1] not in {"PERSON", ""}
        return None if other else i + 1
    if i >= len(words):
        return None
    lower = words.lower[i]
    if lower in PARTICLES:
        after = i + 2 if i + 1 < len(words) and words.text[i + 1] == "-" else i + 1
        return after + 1 if part(after) else None
    if words.text[i] in {"-", "–"} and words.end[i - 1] == words.start[i] and part(i + 1):
        joined = words.end[i] == words.start[i + 1] and not (_state(words, i - 1) or _state(words, i + 1))
        return i + 2 if joined else None
    if words.text[i] == "&" and part(i + 1):
        return i + 2
    if lower in {"of", "for"} and words.lower[i - 1] in TAKES_OF:
        after = i + 1 + (i + 1 < len(words) and words.lower[i + 1] == "the")
        return after + 1 if part(after) else None
    inside = lower == "and" and words.label[i] != "" and part(i + 1) and not words.opens[i + 1]
    return i + 2 if inside else None


def _state(words: Words, i: int) -> str | None:
    text = words.text[i]
    return countries.named(text) or countries.adjective(text)


def _split(words: Words, start: int, end: int) -> list[Name]:
    """The names in one run: a state before a name, or a state's institution, or the run itself."""
    text = _text(words, start, end)
    if code := countries.named(text):
        return [_with_institution(words, Name(start, end, "government", code))]
    if code := countries.people(text):
        return [Name(start, end, "people", code)]
    if code := countries.adjective(text):
        return _adjective(words, start, end, code)
    if (
        end - start == 1
        and words.label[start] != "PERSON"
        and start + 1 < len(words)
        and words.text[end : end + 1] == ["-"]
    ):
        run = _run_by(words, start, end)
        return [Name(start, end), run] if run else [Name(start, end)]
    for cut in (2, 1):
        head = _text(words, start, start + cut)
        if end - start > cut and (code := countries.named(head) or countries.adjective(head)):
            return _state_first(words, start, start + cut, end, code, countries.named(head) is not None)
    return [_with_institution(words, Name(start, end))]


def _run_by(words: Words, start: int, end: int) -> Name | None:
    """ "X-run health ministry" as the name of that ministry."""
    if words.lower[end + 1 : end + 2] and words.lower[end + 1] in _RUNNING:
        stop = _institution_end(words, end + 2)
        if stop:
            return Name(start, stop, "organisation", words=tuple(words.lower[end + 2 : stop]))
    return None


def _adjective(words: Words, start: int, end: int, code: str) -> list[Name]:
    stop = _institution_end(words, end)
    if stop:
        return [_institution(words, start, end, stop, code)]
    plural = words.lower[end - 1].endswith(("sh", "ch", "se", "ss")) and start and words.lower[start - 1] == "the"
    followed = end < len(words) and (words.pos[end] in {"NOUN", "PROPN", "ADJ", "NUM"} or words.text[end] == "-")
    return [Name(start, end, "people", code)] if plural and not followed else []


def _with_institution(words: Words, name: Name) -> Name:
    stop = _institution_end(words, name.end)
    if stop:
        return _institution(words, name.start, name.end, stop, name.code)
    return name


def _institution(words: Words, start: int, end: int, stop: int, code: str | None) -> Name:
    rest = tuple(words.lower[end:stop])
    government = rest == ("government",) and code is not None
    return Name(start, stop, "government" if government else "organisation", code, words=() if government else rest)


def _institution_end(words: Words, i: int) -> int | None:
    """The end of a state institution in small letters that begins at `i`: "army", "health ministry"."""
    j = i
    while j < len(words) and j - i < 3 and words.sentence[j] == words.sentence[i - 1]:
        if words.lower[j] in STATE_ORGS and words.pos[j] in {"NOUN", "PROPN"}:
            after = j + 1 < len(words) and (words.pos[j + 1] in {"NOUN", "PROPN"} or words.text[j + 1] == "-")
            return None if after and words.lower[j + 1] not in STATE_ORGS else j + 1
        if words.lower[j] not in ROLE_MODIFIERS and words.lower[j] not in {"air", "armed", "coast"}:
            return None
        j += 1
    return None


def _state_first(words: Words, start: int, cut: int, end: int, code: str, noun: bool) -> list[Name]:
    whole = words.opens[start] and words.label[end - 1] != "" and not any(words.opens[start + 1 : end])
    if whole and words.label[start] in {"LOC", "FAC"}:
        return [Name(start, end)]
    if words.lower[end - 1] in NAME_HEADS or (whole and words.label[start] == "ORG"):
        rest = tuple(words.lower[cut:end])
        return [Name(start, end, "organisation", code, words=rest if rest[-1] in STATE_ORGS else ())]
    before = [Name(start, cut, "government", code)] if noun else []
    return [*before, *_split(words, cut, end)]


def _decide(words: Words, found: list[Name], titles: list[bool]) -> None:
    """Give each name that has no kind yet the kind that its uses in the report speak for."""
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for name in found:
        name.label = words.label[name.end - 1]
        name.titled = bool(name.start and titles[name.start - 1]) and words.pos[name.start - 1] != "PUNCT"
        votes[key_of(words, name)][_evidence(words, name)] += 3 if name.titled else 1
    surnames = {key[-1] for key, votes_of in votes.items() if len(key) > 1 and _winner(votes_of) == "PERSON"}
    for name in found:
        key = key_of(words, name)
        label = "PERSON" if len(key) == 1 and key[0] in surnames else _winner(votes[key])
        name.label = label
        if name.kind is None:
            name.kind = _KIND_OF_LABEL.get(label)


def _winner(votes: Counter[str]) -> str:
    known = [(count, label) for label, count in votes.items() if label]
    return max(known)[1] if known else ""


def _evidence(words: Words, name: Name) -> str:
    """What this use of the name speaks for, as a label of spaCy's."""
    last, label = words.lower[name.end - 1], name.label
    after = words.lower[name.end] if name.end < len(words) else ""
    if name.titled or _apposed(words, name.end - 1):
        return "PERSON"
    the = name.start and words.lower[name.start - 1] == "the"
    plain = words.text[name.end - 1].replace(".", "")
    if name.end - name.start == 1 and plain.isupper() and 2 <= len(plain) <= 5 and label != "GPE":
        return "ORG"
    if last in NAME_HEADS and label not in {"GPE", "LOC"} and (the or label != "PERSON"):
        return "ORG"
    if name.start and words.lower[name.start - 1] in _AT_PLACES and label in {"ORG", "GPE"}:
        return "GPE"
    if after in ARMED_GROUP_NOUNS or (the and last.endswith("s") and label in {"NORP", "ORG", "PERSON"}):
        return "NORP"
    if label == "PERSON" and the:
        return "ORG"
    return label


def _apposed(words: Words, i: int) -> bool:
    """Whether a noun that says what a person is stands beside the name that ends at `i`."""
    head = words.head[i]
    if words.dep[i] == "appos" and words.lower[head] in ROLE_HEADS | KIN:
        return True
    return any(
        words.dep[j] == "appos" and words.head[j] == i and words.lower[j] in ROLE_HEADS | KIN
        for j in range(i + 1, min(i + 7, len(words)))
    )


def key_of(words: Words, name: Name) -> tuple[str, ...]:
    """The name's words as they are compared: small letters, no full stops, no particles or hyphens."""
    return plain_words(words.text[name.start : name.end])


def plain_words(texts: Sequence[str]) -> tuple[str, ...]:
    """Words of a name as they are compared."""
    plain = [text.casefold().replace(".", "").replace("’", "'") for text in texts]
    kept = [word for word in plain if word not in PARTICLES and word not in {"-", "–", ""}]
    return tuple(kept or plain)


def _in_headlines(words: Words, found: list[Name], shouting: set[int]) -> list[Name]:
    """Names in sentences where capitals say nothing: those known from the rest of the report, and states."""
    known = {key_of(words, name): name for name in reversed(found) if name.kind}
    for name in reversed(found):
        key = key_of(words, name)
        if name.kind == "person" and len(key) > 1:
            known.setdefault(key[-1:], name)
    more = []
    for number in sorted(shouting):
        i = words.first[number]
        end = words.first[number + 1] if number + 1 < len(words.first) else len(words)
        while i < end:
            name = _known_at(words, i, end, known)
            if name:
                more.append(name)
            i = name.end if name else i + 1
    return more


def _known_at(words: Words, i: int, end: int, known: dict[tuple[str, ...], Name]) -> Name | None:
    if not _capital(words, i):
        return None
    for stop in range(min(i + _LONGEST, end), i, -1):
        key = plain_words(words.text[i:stop])
        if key in known and words.lower[stop - 1][-1:].isalnum():
            model = known[key]
            return Name(i, stop, model.kind, model.code, label=model.label, words=model.words)
        if stop - i <= 3 and (code := countries.named(_text(words, i, stop))):
            return Name(i, stop, "government", code)
        if stop - i <= 2 and (code := countries.people(_text(words, i, stop))):
            return Name(i, stop, "people", code)
    return None


def _text(words: Words, start: int, end: int) -> str:
    return " ".join(words.text[start:end])
