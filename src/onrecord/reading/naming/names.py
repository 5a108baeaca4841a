"""The names in a report: spaCy's, repaired by rules about capitals, titles and what organisations are called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from onrecord.model import ActorKind
from onrecord.reading.naming import countries
from onrecord.reading.naming.name_words import Name, has_capital, key_of, text_of, title_tokens
from onrecord.reading.naming.states import state_named
from onrecord.reading.naming.title_case import names_in_headlines, title_case
from onrecord.reading.naming.titles import (
    ARMED_GROUP_NOUNS,
    CALENDAR,
    CIRCLES,
    KIN,
    NAME_HEADS,
    PARTICLES,
    PLACE_NOUNS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    STATE_ORGS,
    TAKES_OF,
    TRIBE_NOUNS,
)
from onrecord.reading.naming.words import Words

_NO_ACTOR = frozenset({"DATE", "TIME", "LANGUAGE", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "MONEY", "PERCENT"})
_KIND_OF_LABEL: dict[str, ActorKind] = {"PERSON": "person", "ORG": "organisation", "NORP": "group"}
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_RUNNING = frozenset({"run", "controlled", "led"})
_ADJECTIVAL = ("ic", "an", "ish", "ese")
_ARTICLES = frozenset({"the", "a", "an"})
_SHORES = frozenset({"bank", "banks", "shore", "shores", "mouth", "bend", "waters"})
_LENGTHS = frozenset({"kilometres", "kilometers", "km", "miles", "metres", "meters", "yards"})
_AT_PLACES = frozenset({"in", "near", "across", "at", "outside", "inside", "throughout", "around"})


def find_names(words: Words) -> list[Name]:
    """All names in order of position, without overlap."""
    titles = title_tokens(words)
    shouting = title_case(words)
    inner = _capitalised_inside(words, shouting)
    found: list[Name] = []
    for start, end in _runs(words, titles, shouting, inner):
        found += _split(words, start, end)
    _decide(words, found, titles)
    found += names_in_headlines(words, found, shouting)
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
    return [name for name in found if name.titled or not _qualifies(words, name)]


def _qualifies(words: Words, name: Name) -> bool:
    last, after = name.end - 1, name.end
    if (
        after >= len(words)
        or words.pos[after] not in {"NOUN", "PROPN", "ADJ"}
        or words.sentence[last] != words.sentence[after]
    ):
        return False
    adjectival = name.end - name.start == 1 and name.label == "NORP" and words.lower[last].endswith(_ADJECTIVAL)
    return words.pos[last] == "ADJ" or adjectival


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
        article = words.text[start - 1] == "-" and words.lower[start - 2] in {"al", "el"} if start > 1 else False
        yield (start - 2 if article and words.end[start - 1] == words.start[start] else start), i


def _part(words: Words, i: int, titles: list[bool], shouting: set[int], inner: set[str]) -> bool:
    if not has_capital(words, i) or titles[i] or words.sentence[i] in shouting or words.zone[i] == "dateline":
        return False
    text, lower, label = words.text[i], words.lower[i].rstrip("."), words.label[i]
    if text == "I" or lower in _ARTICLES or _party_tag(words, i):
        return False
    if lower in CALENDAR:
        return label == "PERSON" or _is_surname_here(words, i, titles)
    if state_named(words, text):
        return True
    if label in _NO_ACTOR:
        return False
    opening = i == words.first[words.sentence[i]] or words.text[i - 1] in {'"', "“", "‘", "'", "(", "—", ":", "``"}
    if opening and words.pos[i] != "PROPN":
        return text in inner or (label in _KIND_OF_LABEL and words.pos[i] in {"NOUN", "ADJ"}) or label == "GPE"
    return words.pos[i] not in {"PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "INTJ", "NUM"} or label in _KIND_OF_LABEL


def _is_surname_here(words: Words, i: int, titles: list[bool]) -> bool:
    """Whether a word such as "May" is a name: after a title or a given name, with no number after it."""
    dated = i + 1 < len(words) and words.text[i + 1][0].isdigit()
    before = i > 0 and (titles[i - 1] or words.label[i - 1] == "PERSON") and has_capital(words, i - 1)
    return before and not dated and words.text[i].isalpha()


def _party_tag(words: Words, i: int) -> bool:
    """Whether the token is of a lawmaker's tag: "R-Ohio", with its letter or without."""
    text = words.text[i]
    if len(text) > 2 and text[1] == "-":
        return True
    letter, after = len(text) == 1 and words.text[i + 1 : i + 2] == ["-"], i > 1 and words.text[i - 1] == "-"
    return letter or (after and len(words.text[i - 2]) == 1 and words.text[i - 2].isalpha())


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
    tight = words.end[i - 1] == words.start[i] and words.end[i] == words.start[min(i + 1, len(words) - 1)]
    if words.text[i] == "-" and tight and words.label[i : i + 2] == [words.label[i - 1]] * 2 and words.label[i]:
        return i + 2
    if words.text[i] == "&" and part(i + 1):
        return i + 2
    if lower in {"of", "for"} and words.lower[i - 1] in TAKES_OF:
        after = i + 1 + (i + 1 < len(words) and words.lower[i + 1] == "the")
        return after + 1 if part(after) else None
    inside = lower == "and" and words.label[i] != "" and part(i + 1) and not words.opens[i + 1]
    return i + 2 if inside else None


def _state(words: Words, i: int) -> str | None:
    text = words.text[i]
    return state_named(words, text) or countries.adjective(text)


def _split(words: Words, start: int, end: int) -> list[Name]:
    """The names in one run: a state before a name, or a state's institution, or the run itself."""
    text = text_of(words, start, end)
    if code := state_named(words, text):
        kind: ActorKind = "government" if countries.is_government(code) else "organisation"
        return [_with_institution(words, Name(start, end, kind, code))]
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
        head = text_of(words, start, start + cut)
        if end - start > cut and (code := state_named(words, head) or countries.adjective(head)):
            return _state_first(words, start, start + cut, end, code, state_named(words, head) is not None)
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
        if words.lower[j] in CIRCLES and words.pos[j] in {"NOUN", "PROPN"}:
            after = j + 1 < len(words) and (words.pos[j + 1] in {"NOUN", "PROPN"} or words.text[j + 1] == "-")
            return None if after and words.lower[j + 1] not in CIRCLES else j + 1
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
    before = [Name(start, cut, "government", code)] if noun and countries.is_government(code) else []
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
    if (name.titled and last not in NAME_HEADS) or _apposed(words, name.end - 1) or _is_credited(words, name):
        return "PERSON"
    if after in PLACE_NOUNS or _is_where(words, name):
        return "GPE"
    if label == "PERSON" and name.start and words.opens[name.start - 1] and words.pos[name.start - 1] == "AUX":
        return ""  # "Will X open?": spaCy took the verb into the name
    the = name.start > 0 and words.lower[name.start - 1] == "the"
    plain = words.text[name.end - 1].replace(".", "")
    if name.end - name.start == 1 and plain.isupper() and 2 <= len(plain) <= 5 and label != "GPE":
        return "ORG"
    if last in NAME_HEADS and label not in {"GPE", "LOC"} and (the or label != "PERSON"):
        return "ORG"
    if name.start and words.lower[name.start - 1] in _AT_PLACES and after not in {"'s", "’s", "'", "’"}:
        return "GPE" if label not in {"PERSON", "NORP"} or name.end - name.start == 1 else label
    return _of_people(label, last, after, the)


def _of_people(label: str, last: str, after: str, the: bool) -> str:
    """The label of a name that may be of a people, a group or an organisation: not of a person after "the"."""
    if (
        after in ARMED_GROUP_NOUNS
        or after in TRIBE_NOUNS
        or (the and last.endswith("s") and label in {"NORP", "ORG", "PERSON"})
    ):
        return "NORP"
    return "ORG" if label == "PERSON" and the else label


def _is_credited(words: Words, name: Name) -> bool:
    """Whether the name is a photographer's or a writer's: "(Agency/X Y)", "Reporting by X Y and V W"."""
    zone = words.zone[name.start]
    if not name.start or zone not in {"caption", "credit"}:
        return False
    if words.text[name.start - 1] == "/":
        return True
    whole = name.end - name.start > 1 and words.lower[name.end - 1] not in NAME_HEADS
    return zone == "credit" and whole and words.lower[name.start - 1] in {"by", "and"}


def _is_where(words: Words, name: Name) -> bool:
    """Whether the name is where something stands or goes over: "the bank of the X", "across the X", "10 km from X"."""
    i = name.start - 1
    if i > 0 and words.lower[i] == "the":
        i -= 1
    if i < 1:
        return False
    before = words.lower[i - 1]
    return (
        words.lower[i] == "across"
        or (words.lower[i] == "of" and before in _SHORES)
        or (words.lower[i] == "from" and before in _LENGTHS)
    )


def _apposed(words: Words, i: int) -> bool:
    """Whether a noun that says what a person is stands beside the name that ends at `i`."""
    head = words.head[i]
    if words.dep[i] == "appos" and words.lower[head] in ROLE_HEADS | KIN:
        return True
    return any(
        words.dep[j] == "appos" and words.head[j] == i and words.lower[j] in ROLE_HEADS | KIN
        for j in range(i + 1, min(i + 7, len(words)))
    )
