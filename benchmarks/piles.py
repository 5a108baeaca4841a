"""Piles of invented reports, as large as wanted, to measure how linking across reports scales.

    python benchmarks/piles.py COUNT [--seed N] > pile.jsonl

Every place, person and outlet is made of syllables. A story has a kind (attack, flood, vote, match, trial), a country
whose politicians turn up in its other stories too, and one to twelve reports: written anew from the same facts,
copied under another name, or edited from a copy. Stories of one kind share their templates, as news does, and the
same teams and countries come again in later weeks. A row's id begins with its story: `s000012-03`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

FIRST_DAY = date(2031, 1, 6)
STORIES_A_DAY = 40
COUNTRIES = 60
OUTLETS = 45


def _words(listed: str) -> list[str]:
    return listed.split()


_ONSETS = _words("b br d dr f g gr h j k kr l m n p r s sh sk st t tr v z th")
_VOWELS = _words("a e i o u ai ea ou")
_CODAS = ["", "n", "r", "l", "s", "m", "k", "nd", "rn", "st", "th"]
FIRST_NAMES = _words(
    "Adal Berit Corin Dessa Eamund Fenna Garrick Hedda Iven Jorunn Kesta Lorens Mirela Naro Oda Perrin"
)
_OUTLET_WORDS = _words("Courier Herald Tribune Standard Ledger Post Wire Gazette Observer Broadcasting")


class Row(NamedTuple):
    """One report of the pile."""

    id: str
    title: str
    text: str
    outlet: str
    published: str

    @property
    def story(self) -> str:
        """The story it was written for."""
        return self.id.partition("-")[0]


class Country(NamedTuple):
    """An invented country, with what its stories draw on."""

    name: str
    people: str
    capital: str
    towns: tuple[str, ...]
    persons: tuple[str, ...]
    teams: tuple[str, ...]


Facts = dict[str, str]

_KINDS: dict[str, tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]] = {
    "attack": (
        (
            "Blast kills {n} in {town}",
            "At least {n} dead as bomb hits {town} {site}",
            "{town} {site} bombed, {n} killed",
        ),
        (
            (
                "A bomb at the {site} in {town} killed at least {n} people on {weekday}, police in {country} said.",
                "At least {n} people died on {weekday} when a bomb went off at the {site} in {town}, officials said.",
            ),
            (
                "Another {m} were wounded, according to {doctor}, who runs the {town} hospital.",
                "{doctor}, head of the hospital in {town}, said {m} wounded people had been brought in.",
            ),
            (
                "{minister} blamed the {group} and promised a swift answer.",
                "The government of {country}, in the words of {minister}, holds the {group} responsible.",
            ),
            ("The {group} denied any part in it.", "A spokesman for the {group} rejected the charge."),
            (
                "{witness} was buying bread near the {site} when the walls shook.",
                '"I saw smoke and then nothing," said {witness}, who lives beside the {site}.',
            ),
            (
                "It was the worst attack in {town} in {years} years.",
                "{town} has seen no such bloodshed for {years} years.",
            ),
        ),
    ),
    "flood": (
        ("River floods {town}, {m} homes lost", "Thousands flee as {river} bursts its banks", "{town} under water"),
        (
            (
                "The {river} burst its banks at {town} on {weekday} and took {m} homes with it.",
                "Floods drove thousands from {town} on {weekday} as the {river} rose over its dams.",
            ),
            (
                "{n} people are missing, the rescue service of {country} said.",
                "Rescuers in {country} were looking for {n} people.",
            ),
            (
                "{minister} flew over the valley and promised aid.",
                "Aid was promised by {minister} after a visit by air.",
            ),
            (
                "The mayor of {town}, {witness}, said that the dam had been known to be weak for {years} years.",
                "{witness}, mayor of {town}, complained that nobody had mended the dam in {years} years.",
            ),
            ("More rain is forecast for the {river} valley.", "Forecasters expect the {river} to rise further."),
        ),
    ),
    "vote": (
        (
            "{minister} wins vote in {country}",
            "{country} elects {minister}",
            "{witness} concedes to {minister} in {country}",
        ),
        (
            (
                "{minister} won the vote in {country} with {n} percent, the count showed on {weekday}.",
                "Voters in {country} have chosen {minister} as president, by {n} percent, officials said on {weekday}.",
            ),
            (
                "The rival, {witness}, conceded before midnight in {capital}.",
                "{witness}, who had led in the polls, conceded defeat in {capital}.",
            ),
            (
                "Turnout was {m} percent, the highest in {years} years.",
                "{m} percent went to the polls, more than for {years} years.",
            ),
            ("Observers spoke of long queues in {town}.", "In {town} people queued for hours, observers said."),
            ("The {group} had called for a boycott.", "A boycott called by the {group} failed."),
        ),
    ),
    "match": (
        ("{team} beat {other} {goals}", "{other} lose {goals} to {team}", "{witness} strikes as {team} win"),
        (
            (
                "{team} beat {other} {goals} in {town} on {weekday}.",
                "{other} went down {goals} to {team} on {weekday}.",
            ),
            (
                "{witness} scored in the {minute}th minute before a crowd of {crowd}.",
                "A crowd of {crowd} saw {witness} score in the {minute}th minute.",
            ),
            (
                '"We were slow," said the {other} coach, {doctor}.',
                "{doctor}, who coaches {other}, called his side slow.",
            ),
            ("{team} stay top of the league in {country}.", "The win keeps {team} ahead in the {country} league."),
        ),
    ),
    "trial": (
        (
            "{witness} jailed for {years} years in {country}",
            "Court in {capital} sentences {witness}",
            "{years} years for {witness}",
        ),
        (
            (
                "A court in {capital} sentenced {witness} to {years} years in prison on {weekday}.",
                "{witness} was jailed for {years} years by judges in {capital} on {weekday}.",
            ),
            (
                "Prosecutors said {crowd} crowns had vanished from the {site} fund in {town}.",
                "The {site} fund in {town} had lost {crowd} crowns, according to the prosecution.",
            ),
            (
                "The lawyer {doctor} said there would be an appeal.",
                "An appeal was announced by the defender, {doctor}.",
            ),
            (
                "{minister}, once a friend of the accused, would not comment.",
                "There was no comment from {minister}, a former ally.",
            ),
        ),
    ),
}
_SITES = ("market", "station", "bridge", "harbour", "school", "barracks", "library", "granary")
_SWAPS = (
    ("killed", "left dead"),
    ("said", "stated"),
    ("people", "persons"),
    ("promised", "pledged"),
    ("win", "victory"),
)
_FURNITURE = (
    "Share this article",
    "Sign up for our newsletter",
    "We use cookies on this site",
    "Read more stories like this",
)


def pile(count: int, seed: int = 0) -> list[Row]:
    """The first `count` reports of the pile of this seed; a larger pile begins with the smaller one."""
    return list(islice(_rows(seed), count))


def _rows(seed: int) -> Iterator[Row]:
    draw = random.Random(f"pile {seed}")
    countries = [_country(draw) for _ in range(COUNTRIES)]
    outlets = [f"{_name(draw)} {draw.choice(_OUTLET_WORDS)}" for _ in range(OUTLETS)]
    number = 0
    while True:
        yield from _story(draw, number, draw.choice(countries), outlets)
        number += 1


def _name(draw: random.Random, syllables: int = 2) -> str:
    parts = (draw.choice(_ONSETS) + draw.choice(_VOWELS) + draw.choice(_CODAS) for _ in range(syllables))
    return "".join(parts).capitalize()


def _person(draw: random.Random) -> str:
    return f"{draw.choice(FIRST_NAMES)} {_name(draw)}"


def _country(draw: random.Random) -> Country:
    name = _name(draw)
    towns = tuple(_name(draw) for _ in range(30))
    persons = tuple(_person(draw) for _ in range(12))
    teams = tuple(f"{town} {draw.choice(('United', 'Rovers', 'Athletic'))}" for town in towns[:8])
    return Country(name, name + "ese", towns[0], towns, persons, teams)


def _story(draw: random.Random, number: int, country: Country, outlets: list[str]) -> Iterator[Row]:
    kind = draw.choice(sorted(_KINDS))
    first = FIRST_DAY + timedelta(days=number // STORIES_A_DAY)
    facts = _facts(draw, country)
    written: list[tuple[str, list[str]]] = []
    for report in range(min(12, 1 + int(draw.expovariate(0.25)))):
        way = draw.random()
        if written and way < 0.2:
            title, sentences = draw.choice(written)
        elif written and way < 0.4:
            title, sentences = _edited(draw, *draw.choice(written))
        else:
            title, sentences = _written(draw, kind, facts)
        written.append((title, sentences))
        day = first + timedelta(days=draw.choice((0, 0, 0, 1, 1, 2)))
        text = "\n\n".join((*sentences, *draw.sample(_FURNITURE, draw.randint(0, 2))))
        yield Row(f"s{number:06d}-{report:02d}", title, text, draw.choice(outlets), day.isoformat())


def _facts(draw: random.Random, country: Country) -> Facts:
    team, other = draw.sample(country.teams, 2)
    return {
        "country": country.name, "people": country.people, "capital": country.capital,
        "town": draw.choice(country.towns), "team": team, "other": other, "minister": draw.choice(country.persons),
        "witness": _person(draw), "doctor": _person(draw), "river": _name(draw), "group": f"{_name(draw)} Front",
        "site": draw.choice(_SITES), "weekday": draw.choice(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")),
        "n": str(draw.randint(3, 90)), "m": str(draw.randint(10, 95)), "years": str(draw.randint(2, 30)),
        "goals": f"{draw.randint(2, 5)}-{draw.randint(0, 1)}", "minute": str(draw.randint(24, 90)),
        "crowd": f"{draw.randint(2, 60)},{draw.randint(0, 999):03d}",
    }  # fmt: skip


def _written(draw: random.Random, kind: str, facts: Facts) -> tuple[str, list[str]]:
    titles, frames = _KINDS[kind]
    lead, *rest = [draw.choice(wordings).format(**facts) for wordings in frames]
    kept = [sentence for sentence in rest if draw.random() < 0.85]
    draw.shuffle(kept)
    return draw.choice(titles).format(**facts), [lead, *kept]


def _edited(draw: random.Random, title: str, sentences: list[str]) -> tuple[str, list[str]]:
    old, new = draw.choice(_SWAPS)
    changed = [sentence.replace(old, new) for sentence in sentences]
    if len(changed) > 2:
        changed.pop(draw.randrange(1, len(changed)))
    return title, changed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    for row in pile(options.count, options.seed):
        print(json.dumps(row._asdict()))


if __name__ == "__main__":
    main()
