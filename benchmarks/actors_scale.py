"""How the time to link actors grows with the reports: invented people, offices, organisations and states, seeded.

    python benchmarks/actors_scale.py [--counts 1000,10000,100000]

Each report names four people (some by surname alone, some with an office), an organisation, a state, an army, a
spokesman and an office without its holder; the number of people and organisations grows with the pile.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from datetime import date, timedelta

from onrecord.linking.actors import ReportActors, link_actors
from onrecord.model import Actor, ActorKind, Tie

_SYLLABLES = tuple(consonant + vowel for consonant in "bdklmnprst" for vowel in "aeiou")
_STATES = ("Norway", "Chile", "Kenya", "France", "Nepal")
_ADJECTIVES = ("Norwegian", "Chilean", "Kenyan", "French", "Nepalese")
_BODIES = ("Board", "Agency", "Council", "Union")
_FIRST_DAY = date(2020, 1, 1)
_DAYS = 1500


class _Writer:
    """One report's own actors as they come."""

    def __init__(self, report: int) -> None:
        self.report = report
        self.actors: list[Actor] = []
        self.described: dict[str, list[tuple[str, str]]] = {}

    def add(self, name: str, kind: ActorKind, aliases: tuple[str, ...] = (), told: str = "", holds: str = "") -> str:
        number = len(self.actors) + 1
        actor, mention = f"r{self.report}#a{number}", f"r{self.report}#m{number}"
        ties = (Tie("holds", holds, (mention,)),) if holds else ()
        self.actors.append(Actor(actor, name, kind, aliases, (mention,), ties))
        self.described[actor] = [(mention, told)] if told else []
        return actor


def pile(count: int, rng: random.Random) -> list[ReportActors]:
    """The own actors of `count` reports."""

    def word(syllables: int) -> str:
        return "".join(rng.choice(_SYLLABLES) for _ in range(syllables)).title()

    given = [word(2) for _ in range(400)]
    surnames = [word(3) for _ in range(max(200, count // 5))]
    people = [(rng.choice(given), rng.choice(surnames)) for _ in range(count)]
    bodies = [f"{word(3)} {word(2)} {rng.choice(_BODIES)}" for _ in range(count // 4 + 10)]
    return [_report(number, rng, people, bodies) for number in range(count)]


def _report(number: int, rng: random.Random, people: list[tuple[str, str]], bodies: list[str]) -> ReportActors:
    writer = _Writer(number)
    for _ in range(4):
        first, last = people[min(int(rng.expovariate(4 / len(people))), len(people) - 1)]
        sort, state = rng.random(), rng.choice(_ADJECTIVES)
        if sort < 0.2:
            writer.add(last, "person")
        elif sort < 0.4:
            office = writer.add(f"{state} Foreign Minister", "office")
            told = f"{state} Foreign Minister {first} {last}"
            writer.add(f"{first} {last}", "person", (last,), told, office)
        else:
            writer.add(f"{first} {last}", "person", (last,))
    writer.add(rng.choice(bodies), "organisation")
    writer.add(rng.choice(_STATES), "government")
    writer.add(f"{rng.choice(_ADJECTIVES)} army", "organisation")
    writer.add("a spokesman", "person", (), "a spokesman")
    minister = f"the {rng.choice(_ADJECTIVES)} foreign minister"
    writer.add(minister, "person", (), minister)
    day = _FIRST_DAY + timedelta(days=rng.randrange(_DAYS))
    return ReportActors(writer.actors, day.isoformat(), writer.described)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", default="1000,10000,100000")
    options = parser.parse_args()
    print(f"{'reports':>8}{'own actors':>12}{'actors':>9}{'seconds':>9}{'ms a report':>13}{'peak MiB':>10}")
    for count in map(int, options.counts.split(",")):
        reports = pile(count, random.Random(7))
        begun = time.process_time()
        actors, own = link_actors(reports)
        spent = time.process_time() - begun
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{count:8}{len(own):12}{len(actors):9}{spent:9.1f}{1000 * spent / count:13.2f}{peak:10.0f}")


if __name__ == "__main__":
    main()
