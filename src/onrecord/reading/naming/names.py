"""The names in a report: the encoder's, repaired by rules about capitals, titles and what organisations are called."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.model import ActorKind
from onrecord.reading.naming import countries
from onrecord.reading.naming.kinds import KIND_OF_LABEL, bare_persons, decide_kinds, without_callings
from onrecord.reading.naming.name_words import Name, has_capital, members_of_parties, text_of, title_tokens
from onrecord.reading.naming.states import state_named
from onrecord.reading.naming.title_case import names_in_headlines, title_case
from onrecord.reading.naming.titles import (
    CALENDAR,
    CIRCLES,
    NAME_HEADS,
    ORG_NOUNS,
    PARTICLES,
    PEOPLE_NOUNS,
    PERSON_NOUNS,
    ROLE_MODIFIERS,
    STATE_ORGS,
    TAKES_OF,
)
from onrecord.reading.naming.words import Words
from onrecord.reading.plurals import singular

_RUNNING = frozenset({"run", "controlled", "led"})
_SMALL = frozenset({"of", "for", "the", "and", "on", "in", "to", "at", "without"})  # within a name
_BODIES = frozenset({"commission", "committee", "council", "conference", "subcommittee"})  # that sit "on ..."
_JOINED = _RUNNING | {"held", "style", "born", "wide", "era", "like", "owned", "type"}
_ADJECTIVAL = ("ic", "an", "ish", "ese")
_ARTICLES = frozenset({"the", "a", "an"})
_PEOPLES = frozenset({"women", "men", "children", "people"})
_BEFORE_MONTHS = frozenset(
    {
        "in",
        "on",
        "since",
        "until",
        "till",
        "by",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "of",
        "from",
        "during",
        "to",
        "after",
        "before",
        "each",
        "every",
    }
)


def find_names(words: Words) -> list[Name]:
    """All names in order of position, without overlap."""
    titles = title_tokens(words)
    shouting = title_case(words)
    inner = _capitalised_inside(words, shouting) | _surnames_like_months(words, titles) | members_of_parties(words)
    found: list[Name] = []
    for start, end in _runs(words, titles, shouting, inner):
        found += _split(words, start, end)
    decide_kinds(words, found, titles)
    bare_persons(words, found)
    without_callings(words, found)
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
    """Without words such as "Western" that only qualify the noun after them, and without "the Northerner"."""
    return [name for name in found if name.titled or not (_qualifies(words, name) or _is_one_of_many(words, name))]


def _is_one_of_many(words: Words, name: Name) -> bool:
    single = name.end - name.start == 1 and name.label in {"NORP", ""} and name.code is None
    before = words.lower[name.start - 1] if name.start else ""
    one = words.lower[name.start][-1] != "s" and words.dep[name.start] == "nsubj" and words.label[name.start] == "NORP"
    return single and (before in {"a", "an"} or (before == "the" and one))


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
    if text == "I" or words.lower[i] in _ARTICLES or _party_tag(words, i) or _is_shouted(words, i):
        return False
    if lower in CALENDAR:
        return label == "PERSON" or _is_surname_here(words, i, titles) or (lower in inner and not _is_dated(words, i))
    if state_named(words, text):
        return True
    opening = i == words.first[words.sentence[i]] or words.text[i - 1] in {'"', "“", "‘", "'", "(", "—", ":", "``"}
    if opening and words.pos[i] != "PROPN":
        return (
            text in inner or (label in KIND_OF_LABEL and words.pos[i] in {"NOUN", "ADJ"}) or label in {"GPE", "PERSON"}
        )
    return words.pos[i] not in {"PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "INTJ", "NUM"} or label in KIND_OF_LABEL


def _is_shouted(words: Words, i: int) -> bool:
    """Whether the word is no name but a common noun, or beside one, in capitals throughout: "ARMY DENIES"."""
    if len(words.text[i]) < 4 or not words.text[i].isupper():
        return False
    if words.lower[i] in ORG_NOUNS | PERSON_NOUNS | PEOPLE_NOUNS or singular(words.lower[i]) in PERSON_NOUNS:
        return True
    beside = [j for j in (i - 1, i + 1) if 0 <= j < len(words) and words.sentence[j] == words.sentence[i]]
    return not words.label[i] and any(len(words.text[j]) > 3 and words.text[j].isupper() for j in beside)


def _is_surname_here(words: Words, i: int, titles: list[bool]) -> bool:
    """Whether a word such as "May" is a name: after a title or a given name, with no number after it."""
    dated = i + 1 < len(words) and words.text[i + 1][0].isdigit()
    before = i > 0 and (titles[i - 1] or words.label[i - 1] == "PERSON") and has_capital(words, i - 1)
    return before and not dated and words.text[i].isalpha()


def _surnames_like_months(words: Words, titles: list[bool]) -> set[str]:
    """Words such as "may" that somewhere in the report are a name, for certain."""
    return {
        words.lower[i]
        for i in range(1, len(words))
        if words.lower[i] in CALENDAR and has_capital(words, i) and _is_surname_here(words, i, titles)
    }


def _is_dated(words: Words, i: int) -> bool:
    """Whether what stands around such a word makes a date of it: "in May", "May 6"."""
    before = words.lower[i - 1] if i else ""
    after = words.text[i + 1] if i + 1 < len(words) else ""
    return before in _BEFORE_MONTHS or before[:1].isdigit() or after[:1].isdigit()


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
        after = i + 1
        while after < len(words) and (words.text[after] == "-" or words.lower[after] in PARTICLES) and not part(after):
            after += 1
        return after + 1 if part(after) else None
    if words.text[i] in {"-", "–"}:
        return _past_hyphen(words, i, start, part)
    if (words.text[i] == "&" or _is_theirs(words, i)) and part(i + 1):
        two = words.label[i - 1] == words.label[i + 1] == "PERSON" and words.opens[i + 1]
        return None if two else i + 2
    if (lower in {"of", "for"} and words.lower[i - 1] in TAKES_OF) or (lower == "on" and words.lower[i - 1] in _BODIES):
        after = i + 1 + (i + 1 < len(words) and words.lower[i + 1] == "the")
        return after + 1 if part(after) else None
    return _through(words, i, part)


def _is_theirs(words: Words, i: int) -> bool:
    """Whether the mark of possession at `i` stands within a name: "Farmers' Union", "Women's Council"."""
    if i + 1 >= len(words) or words.end[i - 1] != words.start[i] or words.lower[i + 1] not in NAME_HEADS:
        return False
    owner = words.lower[i - 1]
    if words.text[i] in {"'", "’"}:
        return owner.endswith("s") and singular(owner) in PERSON_NOUNS
    return words.text[i] in {"'s", "’s"} and owner in _PEOPLES


def _past_hyphen(words: Words, i: int, start: int, part: Callable[[int], bool]) -> int | None:
    """Where a run that reaches to the hyphen at `i` goes on to."""
    if i + 1 >= len(words) or words.end[i - 1] != words.start[i] or words.end[i] != words.start[i + 1]:
        return None
    if part(i + 1):
        return None if _state(words, i - 1) or _state(words, i + 1) else i + 2
    one_label = words.label[i] != "" and words.label[i] == words.label[i - 1] == words.label[i + 1]
    return i + 2 if one_label or _is_second_syllable(words, i, start) else None


def _is_second_syllable(words: Words, i: int, start: int) -> bool:
    """Whether a hyphen at `i` joins the small second part of a given name: "Han Ji-woo", not "Han-led"."""
    if i - start < 2 or i + 1 >= len(words) or words.text[i] != "-":
        return False
    first, second = words.text[i - 1], words.lower[i + 1]
    syllables = len(first) <= 5 and len(second) <= 5 and second.isalpha() and not second.endswith("ed")
    return syllables and second == words.text[i + 1] and second not in _JOINED


def _through(words: Words, i: int, part: Callable[[int], bool]) -> int | None:
    """Past the next part where small words lead to it within one name of the encoder's: "Board for the Coast"."""
    label = words.label[i]
    if label not in {"ORG", "GPE"} or words.opens[i] or words.lower[i] not in _SMALL:
        return None
    after = i + 1
    while after < len(words) and words.label[after] == label and not words.opens[after]:
        if part(after):
            return after + 1
        if words.lower[after] not in _SMALL:
            return None
        after += 1
    return None


def _state(words: Words, i: int) -> str | None:
    text = words.text[i]
    return state_named(words, text) or countries.adjective(text)


def _split(words: Words, start: int, end: int) -> list[Name]:
    """The names in one run: a state before a name, or a state's institution, or the run itself."""
    text = text_of(words, start, end)
    if code := state_named(words, text):
        kind: ActorKind = "government" if countries.is_government(code) else "organisation"
        return [_with_institution(words, Name(start, end, kind, code))]
    if (code := countries.seat(text)) and has_capital(words, start):
        return [Name(start, end, "organisation", code, words=tuple(words.lower[start:end]))]
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
    if whole and words.label[start] == "PERSON" and noun:  # a given name that is a state's name, too
        return [Name(start, end)]
    head = next((i - 1 for i in range(cut + 1, end) if words.lower[i] in {"of", "for"}), end - 1)
    if words.lower[head] in NAME_HEADS or (whole and words.label[start] == "ORG"):
        rest = tuple(words.lower[cut:end])
        return [Name(start, end, "organisation", code, words=rest if rest[-1] in STATE_ORGS else ())]
    before = [Name(start, cut, "government", code)] if noun and countries.is_government(code) else []
    return [*before, *_split(words, cut, end)]
