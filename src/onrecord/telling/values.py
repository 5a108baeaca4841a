"""A figure in words: its value, the words it rests on, whose it is."""

from __future__ import annotations

from onrecord.model import Figure, exact_of
from onrecord.telling.account import Account
from onrecord.telling.text import one_line


def value_of(figure: Figure) -> str:
    """A figure's value in words: ``at least 24``, ``20 to 30``, ``vague, 24 to 120``."""
    low, high = _number(figure.low), _number(figure.high)
    bounds = list(dict.fromkeys(bound for bound in (low, high) if bound))
    value = " to ".join(bounds) or "no number"
    hedge = "" if figure.hedge in ("exact", "range") else "vague, " if figure.hedge == "vague" else f"{figure.hedge} "
    # Whom or what is counted stands in `of`, in the report's words; the unit is then only its singular.
    told = figure.unit is None or figure.unit == "person" or figure.unit.casefold() in exact_of(figure.of).casefold()
    return f"{hedge}{value}" + ("" if told else f" {one_line(figure.unit or '')}")


def words_of(figure: Figure) -> str:
    """The words that a figure rests on; of a sum, which no word gives, the stretch that holds its parts."""
    if figure.derived_from:
        return f"added up from {len(figure.derived_from)} figures in “{one_line(figure.span.exact, 60)}”"
    return f"“{one_line(figure.span.exact)}”"


def _number(number: float | None) -> str | None:
    return None if number is None else f"{number:,}"


def giver_of(account: Account, figure: Figure) -> str:
    """Whose number it is, in words, and how it is told where not simply stated."""
    words = one_line(exact_of(figure.according_to), 60)
    giver = account.name(figure.actor) or words or "the report itself"
    return giver if figure.status == "stated" else f"{giver} ({figure.status})"
