"""States, their adjectives and their peoples: one neutral table in which every row has the same form."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple


class Countries(NamedTuple):
    """Where each name leads: to a state (or league of states), by name, by adjective, by people, by its capital."""

    by_name: dict[str, str]
    by_adjective: dict[str, str]
    by_people: dict[str, str]
    by_capital: dict[str, str]
    names: dict[str, str]  # the code's plainest name


def country_key(text: str) -> str:
    """`text` as the table is searched: without full stops, case kept for abbreviations (US is not us)."""
    plain = text.replace(".", "").replace("’", "'")
    if plain.isupper() and len(plain) <= 4:
        return plain
    words = plain.casefold().split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


@lru_cache(maxsize=1)
def countries() -> Countries:
    """The table, read once."""
    table = Countries({}, {}, {}, {}, {})
    text = Path(__file__).with_name("countries.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            _enter(table, *line.split("\t"))
    return table


def _enter(table: Countries, code: str, names: str, *cells: str) -> None:
    table.names[code] = names.split("|")[0]
    indexes = (table.by_name, table.by_adjective, table.by_people, table.by_capital)
    for index, cell in zip(indexes, (names, *cells), strict=True):
        for word in filter(None, cell.split("|")):
            index[country_key(word)] = code if index.get(country_key(word), code) == code else ""


def named(text: str) -> str | None:
    """The code of the state that `text` names; "Norways", which lost its apostrophe, too."""
    code = _look_up(countries().by_name, text)
    if code is None and text.endswith("s") and " " not in text and not people(text):
        return _look_up(countries().by_name, text[:-1])
    return code


def adjective(text: str) -> str | None:
    """The code of the state that `text` is the adjective of; None where two states share it."""
    return _look_up(countries().by_adjective, text)


def people(text: str) -> str | None:
    """The code of the state whose people `text` names."""
    return _look_up(countries().by_people, text)


def capital(text: str) -> str | None:
    """The code of the state whose government sits in the city `text`."""
    return _look_up(countries().by_capital, text)


@lru_cache(maxsize=1)
def _seats() -> dict[str, str]:
    text = Path(__file__).with_name("seats.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {country_key(name): code for code, names in rows for name in names.split("|")}


def seat(text: str) -> str | None:
    """The code of the state whose government sits in the house `text`."""
    return _look_up(_seats(), text)


def is_government(code: str) -> bool:
    """Whether `code` is a state or territory, not a league of states."""
    return not code.startswith("@")


def _look_up(index: dict[str, str], text: str) -> str | None:
    key = country_key(text)
    return index.get(key) or index.get(key.casefold()) or None
