"""Which names of organisations in one report are one's: abbreviations, short forms, a party and its members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.model import ActorKind
from onrecord.reading.naming import countries
from onrecord.reading.naming.name_words import Name, head_of, identity_of, plain_words
from onrecord.reading.naming.persons import Key, top
from onrecord.reading.naming.titles import NAME_HEADS, STATE_ORGS
from onrecord.reading.naming.words import Words

_OWNING = frozenset({"'s", "’s"})
_ORGANISED = frozenset({"organisation", "group"})
Groups = Mapping[Key, Sequence[int]]
Kinds = Mapping[Key, ActorKind | None]


def merge_organisations(
    words: Words, names: Sequence[Name], groups: Groups, kinds: Kinds, merged: dict[Key, Key]
) -> None:
    """Abbreviations with their long form, by brackets or by initials; "X" with "the state's X" and "X of the state";
    a party with what it or its members are called for short."""
    long = _LongForms(words, names, groups, kinds)
    bracketed = _bracketed(words, names)
    for key, numbers in groups.items():
        name = names[numbers[0]]
        if key in merged or kinds[key] == "person":
            continue
        plural = (*key[:-1], key[-1] + "s")
        if kinds[key] == "group" and kinds.get(plural) == "group":
            merged[key] = plural
            continue
        target = bracketed.get(numbers[0])
        found = [identity_of(words, names[target])] if target is not None else long.of(key, name)
        if len(found) == 1 and found[0] != key and top(merged, found[0]) != key:
            merged[key] = found[0]


class _LongForms:
    """The full names of the report's organisations, by what they may be called for short."""

    def __init__(self, words: Words, names: Sequence[Name], groups: Groups, kinds: Kinds) -> None:
        self._words, self._names, self._groups = words, names, groups
        self._by_initials: dict[str, list[Key]] = defaultdict(list)
        self._by_part: dict[Key, list[Key]] = defaultdict(list)
        self._by_head: dict[str, list[Key]] = defaultdict(list)
        self._by_members: dict[Key, list[Key]] = defaultdict(list)
        for key, numbers in groups.items():
            name = names[numbers[0]]
            if kinds[key] in _ORGANISED and name.end - name.start > 1:
                self._enter(key, name)

    def _enter(self, key: Key, name: Name) -> None:
        words = self._words
        self._by_initials[_initials(words, name)].append(key)
        self._by_head[words.lower[head_of(words, name)]].append(key)
        long = plain_words(words.text[name.start : name.end])
        if name.code and not name.words and len(long) > 2:
            self._by_part[long[1:]].append(key)
        if "of" in long[2:]:
            self._by_part[long[: long.index("of", 2)]].append(key)
        for short in _of_party(long[: long.index("of", 2)] if "of" in long[2:] else long):
            self._by_members[short].append(key)

    def of(self, key: Key, name: Name) -> list[Key]:
        """The full names that a name may be short for."""
        words, short = self._words, self._words.text[name.start].replace(".", "")
        if name.end - name.start == 1 and short.isupper() and len(short) > 1:
            return self._by_initials.get(short, [])
        found = [long for long in self._by_part.get(key, ()) if self._may_share_owner(key, long)]
        if not found and _is_called_back(words, name):
            found = self._by_head[key[0]]
        return found or [long for long in self._by_members.get(key, ()) if self._may_share_owner(key, long)]

    def _may_share_owner(self, key: Key, long: Key) -> bool:
        """Whether the words before the names do not give them to different states."""
        owners = {owner for each in (key, long) for owner in self._owners(each)}
        return len(owners) < 2

    def _owners(self, key: Key) -> Iterator[str]:
        words = self._words
        if "of" in key[2:]:
            owner = " ".join(key[key.index("of", 2) + 1 :])
            yield countries.named(owner) or owner
        for number in self._groups[key]:
            if code := self._names[number].code:
                yield code
            before = self._names[number].start - 1
            if before > 0 and words.text[before] in _OWNING:
                yield countries.named(words.text[before - 1]) or words.lower[before - 1]
            elif before >= 0 and (code := countries.adjective(words.text[before])):
                yield code


def _of_party(long: Key) -> Iterator[Key]:
    """What the party is called for short: "Labour" and "Greens", "Social Democrats" of "Social Democratic Party"."""
    if long[-1] != "party" or len(long) < 2:
        return
    front, last = long[:-2], long[-2]
    yield (*front, last)
    yield (*front, f"{last}s")
    if last.endswith("ic"):
        yield (*front, f"{last[:-2]}s")


def _is_called_back(words: Words, name: Name) -> bool:
    """Whether the name is "the" and one capitalised noun, such as an organisation named before is called again by."""
    one = name.end - name.start == 1 and name.start > 0 and words.lower[name.start - 1] == "the"
    return one and words.lower[name.start] in NAME_HEADS - STATE_ORGS - {"house", "party"}


def _initials(words: Words, name: Name) -> str:
    return "".join(text[0] for text in words.text[name.start : name.end] if text[0].isupper())


def _bracketed(words: Words, names: Sequence[Name]) -> dict[int, int]:
    """Of names such as VHB in "Veldtian Harbour Board (VHB)", the name before the bracket."""
    by_end = {name.end: number for number, name in enumerate(names)}
    found = {}
    for number, name in enumerate(names):
        if name.start > 1 and words.text[name.start - 1] == "(" and name.end - name.start == 1:
            before = by_end.get(name.start - 1)
            whole = before is not None and names[before].end - names[before].start > 1
            if before is not None and whole and words.text[name.end : name.end + 1] == [")"]:
                found[number] = before
    return found
