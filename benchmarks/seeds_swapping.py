"""Exchanges of names in a text that is there already: the reader's own most frequent actors, or given forms."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from swapping import Exchange, Own, Party, exchanged

from onrecord.model import Actor, Reading
from onrecord.reading.naming import countries

MOST = 3  # actors of a kind in exchange with one another
_KINDS = {"government": "governments", "person": "people", "group": "groups", "organisation": "organisations"}
_LETTERS = {"government": "c", "person": "p", "group": "g", "organisation": "o"}
_BEFORE_NOUN = frozenset({"compound", "amod", "nmod"})
_OPENING = re.compile(r"(?:^|[.!?:\n][\"”’')\]]*)[\s\"“‘'(\[]*$")
_SOUNDS_LIKE_YOU = re.compile(r"(?:U\.?[A-Z]|U(?:ni|k|r|s|g|t)|Eu)")


class Swap(NamedTuple):
    kind: str
    name: str
    exchange: Exchange


class Forms(NamedTuple):
    """The forms of a party: what stands as a name, what before a noun, what for its people, and its article."""

    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    article: str = ""


class Form(NamedTuple):
    as_name: str | None
    before_noun: str | None


def frequent_swaps(reading: Reading, doc: Any) -> Iterator[Swap]:
    """The most frequent actors of each kind, two by two, and the most frequent state with the most frequent group."""
    by_kind = {kind: _most_named(reading, kind) for kind in _KINDS}
    pairs = [(label, pair) for kind, label in _KINDS.items() for pair in combinations(by_kind[kind], 2)]
    pairs += [
        ("state and group", (state, group)) for state in by_kind["government"][:1] for group in by_kind["group"][:1]
    ]
    for label, (one, other) in pairs:
        forms = [_forms_of(actor, reading.report.text) for actor in (one, other)]
        yield Swap(label, f"{one.name}, {other.name}", swapped(reading.report.text, doc, _table(*forms)))


def renaming_swaps(reading: Reading, doc: Any, own: Own, step: int) -> Iterator[Swap]:
    """The most frequent actors of each kind under names of our own, of people only those of the same sex; every
    `step`th name."""
    text = reading.report.text
    for kind, letter in _LETTERS.items():
        for number, actor in enumerate(_most_named(reading, kind)):
            sexes = {mention.span.exact.casefold() for mention in reading.mentions if mention.actor == actor.id} & {
                "he",
                "she",
            }
            for party in own.parties[letter][number % step :: step]:
                if kind != "person" or not sexes or party.words["he"] in sexes:
                    table = _half(_forms_of(actor, text), _forms_of_party(party))
                    yield Swap(f"{_KINDS[kind]} renamed", f"{actor.name}, {party.name}", swapped(text, doc, table))


def given_swaps(text: str, doc: Any, pairs: Path) -> Iterator[Swap]:
    """The exchange of all forms that the CSV file gives."""
    table: dict[str, Form] = {}
    with pairs.open(encoding="utf-8", newline="") as stream:
        for one, other, *use in csv.reader(stream):
            for form, new in ((one, other), (other, one)):
                own = form.removeprefix("the ")
                known = table.get(own, Form(None, None))
                table[own] = Form(known.as_name, new) if use else Form(new, known.before_noun)
    yield Swap("pairs given", pairs.name, swapped(text, doc, table))


def _most_named(reading: Reading, kind: str) -> list[Actor]:
    """The actors of the kind that are named at least twice, the most frequent first."""
    counts = Counter(mention.actor for mention in reading.mentions if mention.form == "name")
    named = [actor for actor in reading.actors if actor.kind == kind and counts[actor.id] > 1]
    return sorted(named, key=lambda actor: (-counts[actor.id], actor.id))[:MOST]


def _forms_of(actor: Actor, text: str) -> Forms:
    spelled = (actor.name, *actor.aliases)
    code = countries.named(actor.name)
    article = "the " if re.search(rf"\b[Tt]he {re.escape(actor.name)}(?!\w)", text) else ""
    if code:
        table = countries.countries()
        spell = [_as_written(index, code, text) for index in (table.by_name, table.by_adjective, table.by_people)]
        names = tuple(dict.fromkeys([*spelled, *spell[0]]))
        return Forms(names, spell[1] or names[:1], spell[2], article)
    if actor.kind == "person":
        return Forms(tuple(dict.fromkeys([actor.name, actor.name.split()[-1], *spelled])))
    return Forms(spelled, article=article)


def _forms_of_party(party: Party) -> Forms:
    article = "the " if party.name.startswith("the ") else ""
    names = [party.name.removeprefix("the "), party.words.get("last", "")]
    attached, people = ((party.words[field],) if field in party.words else () for field in ("adj", "people"))
    return Forms(tuple(filter(None, dict.fromkeys(names))), attached, people, article)


def _as_written(index: Mapping[str, str], code: str, text: str) -> tuple[str, ...]:
    """The forms of a state as this text spells them, the most frequent first, then as they are written elsewhere."""
    found: Counter[str] = Counter()
    for key in (key for key, value in index.items() if value == code):
        if key.isupper():
            pattern = re.compile(r"(?<![\w.])" + r"\.?".join(key) + r"\b\.?")
        else:
            pattern = re.compile(rf"(?<!\w){re.escape(key)}(?!\w)", re.IGNORECASE)
        found.update(match[0] for match in pattern.finditer(text) if match[0][0].isupper())
        found[key if key.isupper() else key.title()] += 0
    return tuple(sorted(found, key=lambda word: (-found[word], len(word), word)))


def _table(one: Forms, other: Forms) -> dict[str, Form]:
    return {**_half(other, one), **_half(one, other)}


def _half(one: Forms, other: Forms) -> dict[str, Form]:
    """What becomes of each form of `one`: a person's last name becomes the other's, where it has one."""
    whole = other.article + other.names[0]
    short = other.names[1] if len(other.names) > 1 and not other.adjectives else whole
    attached = (other.adjectives or other.names)[0]
    table = {
        form: Form(whole if form == one.names[0] or one.adjectives else short, attached if one.adjectives else None)
        for form in one.names
    }
    for form in one.adjectives:
        table[form] = Form(table[form].as_name if form in table else attached, attached)
    people = other.people[0] if other.people else whole
    return {form: Form(people, people) for form in one.people} | table


def swapped(text: str, doc: Any, table: Mapping[str, Form]) -> Exchange:
    """The text, and the text with each form replaced, its article and its possessive ending with it."""
    longest = "|".join(map(re.escape, sorted(table, key=lambda form: (-len(form), form))))
    pattern = re.compile(
        rf"(?<![\w.])(?P<article>[Tt]he |[Aa]n? )?(?P<form>{longest})(?!\w)(?P<owning>['’]s\b|['’](?= ))?"
    )
    before_noun = {token.idx + len(token) for token in doc if token.dep_ in _BEFORE_NOUN}
    pieces, end = [], 0
    for match in pattern.finditer(text):
        literal = text[end : match.start()]
        form = table[match["form"]]
        hyphen = text[match.end() : match.end() + 1] == "-"
        attached = hyphen or match.end("form") in before_noun
        new = (None if hyphen or not attached else form.before_noun) or form.as_name or form.before_noun
        new = new or match["form"]
        pieces += [(literal, literal), *_replaced(text, match, new, attached)]
        end = match.end()
    return exchanged([*pieces, (text[end:], text[end:])])


def _replaced(text: str, match: re.Match[str], new: str, attached: bool) -> list[tuple[str, str]]:
    article, owning = match["article"] or "", match["owning"] or ""
    noun = new.removeprefix("the ")
    if owning and (len(owning) > 1 or match["form"].endswith("s")):
        owning = owning[0] if noun.endswith("s") else owning[0] + "s"
    return [(article, _article(text, match, new, attached)), (match["form"], noun), (match["owning"] or "", owning)]


def _article(text: str, match: re.Match[str], new: str, attached: bool) -> str:
    """The article before the new form: "a" or "an" by its sound, "the" where the name takes it."""
    article = match["article"] or ""
    if article.casefold() in {"a ", "an "}:
        vowel = new[0] in "AEIOU" and not _SOUNDS_LIKE_YOU.match(new)
        return article[0] + ("n " if vowel else " ")
    if attached or (match["form"].endswith("s") and new.endswith("s") and not new.startswith("the ")):
        return article
    start = bool(_OPENING.search(text[max(match.start() - 12, 0) : match.start()]))
    return ("The " if start else "the ") if new.startswith("the ") else ""
