"""Names that one outlet writes out and another shortens: "Robert" and "Bob", a body and its initials.

They are joined only where reports of near days name the same others beside them, and no report tells the two apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from datetime import date
from itertools import combinations

from onrecord.linking.actors.names import Key, is_described, name_key
from onrecord.linking.actors.own import Owns
from onrecord.model import Actor
from onrecord.reading.naming.persons import surname

_NEAR_DAYS = 30
_FEWEST_SHARED = 2  # others that both are named beside
_MOST = 8  # keys of one surname and given name that are compared
_LEAST_LETTERS = 4
_SHORT_FOR = """
    abigail abby | albert al bert | alexander alex sandy | alfred alf fred | andrew andy drew | anthony tony |
    barbara barb | benjamin ben | bernard bernie | catherine cathy kate | charles charlie chuck | christine chris |
    christopher chris | cynthia cindy | daniel dan danny | david dave | deborah debbie | donald don | dorothy dot |
    edward ed eddie ted | elizabeth liz beth betsy | eugene gene | francis frank | frederick fred | gerald gerry jerry |
    gregory greg | harold harry hal | henry hank harry | jacob jake | james jim jimmy | jeffrey jeff | jennifer jenny |
    john jack | jonathan jon | joseph joe | joshua josh | katherine kate kathy katie | kenneth ken | kimberly kim |
    lawrence larry | leonard len lenny | margaret maggie meg peggy | matthew matt | michael mike mick | nathaniel nate |
    nicholas nick | pamela pam | patricia pat patty | patrick pat | peter pete | philip phil | phillip phil |
    raymond ray |
    rebecca becky | richard rick rich dick | robert bob bobby rob | ronald ron | rudolph rudy | russell russ |
    samuel sam | sandra sandy | stephen steve | steven steve | stuart stu | susan sue | terrence terry | theodore ted |
    theresa terry | thomas tom | timothy tim | vincent vince | virginia ginny | walter walt | william bill will billy |
    zachary zach
"""
_FULL: dict[str, set[str]] = defaultdict(set)
for _row in _SHORT_FOR.split("|"):
    for _short in _row.split():
        _FULL[_short].add(_row.split()[0])


def same_person(one: str, other: str) -> bool:
    """Whether one given name is short for the other."""
    return one != other and (one in _FULL.get(other, ()) or other in _FULL.get(one, ()))


def shortened_names(owns: Owns, key_of: Mapping[str, Key]) -> dict[Key, Key]:
    """The keys that are others' shorter forms, each with the key of the full one."""
    pairs = [*_given(owns, key_of), *_initials(owns, key_of)]
    beside = _Beside(owns, key_of, {key for pair in pairs for key in pair})
    found: dict[Key, Key] = {}
    for full, short in pairs:
        if full not in found and short not in found and beside.are_one(full, short):
            found[short] = full
    return found


def _given(owns: Owns, key_of: Mapping[str, Key]) -> Iterable[tuple[Key, Key]]:
    """Pairs of one surname of whom one's given name is short for the other's, where the surname has only these two."""
    by_surname: dict[str, set[Key]] = defaultdict(set)
    for own in owns.actors:
        key = key_of[own.id]
        if own.kind == "person" and key[0] == "name" and len(key) > 2:
            by_surname[surname(key[1:])].add(key)
    for last in sorted(by_surname):
        keys = sorted(by_surname[last])[:_MOST]
        pairs = [(one, other) for one, other in combinations(keys, 2) if same_person(one[1], other[1])]
        alone = len({key for pair in pairs for key in pair}) == 2 * len(pairs)  # "Bob" is Robert's or Bobby's
        yield from ((a, b) if a[1] in _FULL[b[1]] else (b, a) for a, b in pairs if alone)


def _initials(owns: Owns, key_of: Mapping[str, Key]) -> Iterable[tuple[Key, Key]]:
    """The one body of those initials, with the letters that no report writes out."""
    written: dict[str, set[Key]] = defaultdict(set)
    letters: dict[str, set[Key]] = defaultdict(set)
    for own in owns.actors:
        key = key_of[own.id]
        if own.kind not in {"organisation", "group"} or key[0] != "name" or is_described(own):
            continue
        plain = own.name.replace(".", "")
        if len(key) == 2 and plain.isupper() and plain.isalpha() and len(plain) >= _LEAST_LETTERS:
            letters[plain].add(key)
        elif len(key) > 2:
            written["".join(word[0] for word in own.name.split() if word[0].isupper())].add(key)
    for short in sorted(letters):
        if len(letters[short]) == len(written.get(short, ())) == 1:
            yield next(iter(written[short])), next(iter(letters[short]))


class _Beside:
    """In which reports each key is, and who else is named there, by month."""

    def __init__(self, owns: Owns, key_of: Mapping[str, Key], keys: Set[Key]) -> None:
        self._owns, self._key_of = owns, key_of
        self._reports: dict[Key, list[int]] = defaultdict(list)
        for number, together in enumerate(owns.together):
            for key in {key_of[own.id] for own in together} & keys if keys else ():
                self._reports[key].append(number)

    def are_one(self, full: Key, short: Key) -> bool:
        """Whether no report has both and reports of near days name some of the same others beside them."""
        if not set(self._reports[full]).isdisjoint(self._reports[short]):
            return False
        ours, theirs = self._others(full), self._others(short)
        near = {other for other, month in ours & theirs if month}
        undated = {other for other, month in ours if not month} & {other for other, _ in theirs}
        undated |= {other for other, month in theirs if not month} & {other for other, _ in ours}
        return len((near | undated) - {full, short}) >= _FEWEST_SHARED

    def _others(self, key: Key) -> set[tuple[Key, int]]:
        """Who is named beside the key, with two numbers for the day, of which any two near days share one."""
        return {
            (self._key_of[own.id], month)
            for report in self._reports[key]
            for own in self._owns.together[report]
            if _is_telling(own) and self._key_of[own.id][0] in {"name", "namesake"}
            for month in _months(self._owns.days[own.id])
        }


def _months(day: str | None) -> tuple[int, ...]:
    month = date.fromisoformat(day).toordinal() // _NEAR_DAYS if day else 0
    return (month, month + 1) if day else (0,)


def _is_telling(own: Actor) -> bool:
    return own.kind in {"person", "organisation", "group"} and len(name_key(own.name)) > 1
