"""What a report tells of people's ages and deaths, by which those who bear one name are told apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BESIDE = r"(?:, (?!who\b|whose\b|and\b|but\b)[^,.;:\"“”\n]{1,80},|(?: of| from) [^,.;:\"“”\n]{1,60},|,? who)?"
_DIED = re.compile(
    _BESIDE + r" (?:has )?(?:died|passed away|(?:was|has been) (?:killed|murdered"
    r"|(?:shot|stabbed|beaten) (?:dead|to death)))\b"
)
_LIVED = re.compile(
    _BESIDE + r" (?:also |has )?(?:said|says|told|spoke|announced|promised|called|urged|met|arrived|visited|flew"
    r"|resigned|pleaded|appeared|won|voted|played"
    r"|(?:was|has been) (?:sworn in|jailed|arrested|elected|appointed|released|sentenced))\b"
)
_REST = re.compile(r"[^.!?;\n\"“”]{0,160}")
_AGE_AT_DEATH = re.compile(
    r"\b(?:at the age of|aged|at age) (\d{1,3})\b|\bat (\d{2,3})(?=$|[,;]| after\b| in\b| from\b| on\b)"
)
_YEARS_OLD = re.compile(r"(?<![\w-])(\d{1,3})-year-old (?:[a-z]+ ){0,2}$")
_ITS = re.compile(r"(?:^|[^\w-])([A-Z]\w+)['’]s $")
_OF_PLACE = re.compile(r" of (?:the )?([A-Z]\w+)")
_AGED = re.compile(r"(?: is|,? aged|, who is|, who turned| turned| \() ?(\d{1,3})(?: years old)?(?=[,.;)])")
_WAS_AGED = re.compile(r" was (?:aged )?(\d{1,3})(?: years old)?(?=[.;])")
_ON = re.compile(r"\bon (" + "|".join(_WEEKDAYS) + r")\b(?! last| before| of last| the week)", re.ASCII)
_NOT_WHO = re.compile(r"\b(?:of|by|with|for|near|if|whether|unless|that|than|like) $", re.IGNORECASE)
_OLDEST = 120
_YOUNGEST_AT = 25  # "died at 10" is an hour
_LOOK_BACK = 12
_LOOK_AT_AGE = 45


@dataclass(frozen=True, slots=True)
class Life:
    """What a report says of one person: ages, the day of death that it names, that they are dead by the day of the
    report, the last day on which it has them do what only the living do, and whose it says they are ("of X", "X's")."""

    ages: frozenset[int] = frozenset()
    died_on: str | None = None
    died_by: str | None = None
    alive_on: str | None = None
    of: frozenset[str] = frozenset()


def lives_in(text: str, mentions: Iterable[tuple[int, int, str]], published: str | None) -> dict[str, Life]:
    """By person what the words after their mentions (start, end, own actor) say; only those of whom something is."""
    found: dict[str, list[Life]] = defaultdict(list)
    ordered = sorted(mentions)
    for at, (start, end, actor) in enumerate(ordered):
        if _NOT_WHO.search(text, max(0, start - _LOOK_BACK), start):
            continue
        following = next((s for s, _, other in ordered[at + 1 : at + 4] if s >= end and other != actor), len(text))
        life = _life_after(text, end, following, published)
        old = _YEARS_OLD.search(text, max(0, start - _LOOK_AT_AGE), start)
        if old and int(old[1]) <= _OLDEST:
            found[actor].append(Life(frozenset({int(old[1])})))
        if life != Life():
            found[actor].append(life)
        if its := _ITS.search(text, max(0, start - _LOOK_AT_AGE), start):
            found[actor].append(Life(of=frozenset({its[1].casefold()})))
    lives = {actor: _together(told, text, [m for m in ordered if m[2] == actor]) for actor, told in found.items()}
    return {actor: life for actor, life in lives.items() if life != Life()}


def _life_after(text: str, end: int, following: int, published: str | None) -> Life:
    """What the words after one mention say of the one it names, up to the next mention of somebody else."""
    place = _OF_PLACE.match(text, end)
    of = frozenset({place[1].casefold()} if place else ())
    aged = _AGED.match(text, end)
    ages = frozenset({int(aged[1])} if aged and int(aged[1]) <= _OLDEST else ())
    if died := _DIED.match(text, end):
        rest = _rest(text, died.end(), following)
        return Life(ages | _ages_at_death(rest), _day_in(rest, published), published, of=of)
    lived = _LIVED.match(text, end)
    return Life(ages, alive_on=_day_in(_rest(text, lived.end(), following), published) if lived else None, of=of)


def _rest(text: str, start: int, following: int) -> str:
    match = _REST.match(text, start, max(start, following))
    return match[0] if match else ""


def _ages_at_death(rest: str) -> frozenset[int]:
    match = _AGE_AT_DEATH.search(rest)
    age = int(match[1] or match[2]) if match else None
    sure = age is not None and match is not None and age <= _OLDEST and (match[1] or age >= _YOUNGEST_AT)
    return frozenset({age} if age is not None and sure else ())


def _day_in(rest: str, published: str | None) -> str | None:
    """The last such day of the week up to the day of the report."""
    match = _ON.search(rest)
    if match is None or published is None:
        return None
    day = _date(published)
    return (day - timedelta((day.weekday() - _WEEKDAYS.index(match[1])) % 7)).isoformat() if day else None


def _date(day: str) -> date | None:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None


def _together(told: list[Life], text: str, mentions: Iterable[tuple[int, int, str]]) -> Life:
    """What one report says of a person; no death where it has them live on after it."""
    ages = frozenset(age for life in told for age in life.ages)
    died_on = min((life.died_on for life in told if life.died_on), default=None)
    died_by = next((life.died_by for life in told if life.died_by), None)
    alive_on = max((life.alive_on for life in told if life.alive_on), default=None)
    if died_by and not ages:
        ages = frozenset(int(m[1]) for _, end, _ in mentions if (m := _WAS_AGED.match(text, end)))
    if died_by and alive_on and alive_on > (died_on or died_by):
        died_on = died_by = None
    return Life(ages, died_on, died_by, alive_on, frozenset(place for life in told for place in life.of))


def no_one_lives_both(one: Life, other: Life) -> bool:
    """Whether one person cannot have lived and died as both accounts have it."""
    if one.died_on and other.died_on and abs((_day(one.died_on) - _day(other.died_on)).days) > 2:
        return True
    return _outlives(one, other) or _outlives(other, one)


def _outlives(one: Life, other: Life) -> bool:
    return bool(one.alive_on and other.died_by and one.alive_on > other.died_by)


def _day(day: str) -> date:
    return date.fromisoformat(day)


def with_what_tells(lives: Mapping[str, Life]) -> dict[str, Life]:
    """The accounts of those who bear one name with only what tells: a day on which somebody lives, where another
    account has somebody of that name dead before it, and then as that day of death."""
    deaths = sorted({life.died_by for life in lives.values() if life.died_by})
    found = {}
    for own, life in lives.items():
        past = [day for day in deaths if life.alive_on and day < life.alive_on]
        after = (_day(past[-1]) + timedelta(1)).isoformat() if past else None
        found[own] = Life(life.ages, life.died_on, life.died_by, after, life.of)
    return found
