"""Names in headlines and other sentences where nearly every word has a capital."""

from __future__ import annotations

from onrecord.reading.naming import countries
from onrecord.reading.naming.name_words import Name, has_capital, key_of, plain_words, text_of
from onrecord.reading.naming.titles import ROLE_HEADS
from onrecord.reading.naming.words import Words

_LONGEST = 8


def title_case(words: Words) -> set[int]:
    """Sentences in which capitals say nothing, since nearly every word has one."""
    found = set()
    for number, start in enumerate(words.first):
        end = words.first[number + 1] if number + 1 < len(words.first) else len(words)
        long = [words.text[i] for i in range(start, end) if len(words.text[i]) > 3 and words.text[i][0].isalpha()]
        capitals = sum(word[0].isupper() for word in long)
        lower = [i for i in range(start, end) if words.pos[i] in {"VERB", "ADV"} and not has_capital(words, i)]
        if len(long) >= 4 and capitals >= 0.75 * len(long) and not lower:
            found.add(number)
    return found


def names_in_headlines(words: Words, found: list[Name], shouting: set[int]) -> list[Name]:
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
            here = _known_at(words, i, end, known) or _person_at(words, i, end)
            if here:
                more.append(here)
            i = here.end if here else i + 1
    return more


def _known_at(words: Words, i: int, end: int, known: dict[tuple[str, ...], Name]) -> Name | None:
    if not has_capital(words, i) or words.zone[i] == "dateline":
        return None
    for stop in range(min(i + _LONGEST, end), i, -1):
        key = plain_words(words.text[i:stop])
        if key in known and words.lower[stop - 1][-1:].isalnum():
            model = known[key]
            return Name(i, stop, model.kind, model.code, label=model.label, words=model.words)
        if stop - i <= 3 and (code := countries.named(text_of(words, i, stop))):
            return Name(i, stop, "government", code)
        if stop - i <= 2 and (code := countries.people(text_of(words, i, stop))):
            return Name(i, stop, "people", code)
    return None


def _person_at(words: Words, i: int, end: int) -> Name | None:
    """A person as the encoder sees one, for a headline that names somebody whom the text does not."""
    if words.label[i] != "PERSON" or not words.opens[i] or words.lower[i] in ROLE_HEADS:
        return None
    stop = i + 1
    while stop < end and words.label[stop] == "PERSON" and not words.opens[stop] and words.text[stop][0].isupper():
        stop += 1
    return Name(i, stop, "person", label="PERSON") if 2 <= stop - i <= 4 else None
