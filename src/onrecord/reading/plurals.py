"""Nouns without their plural ending."""

from __future__ import annotations

_ONE_OR_MANY = {"series", "species", "news", "means"}
_USES = {"abuses", "excuses", "fuses", "ruses", "muses", "recluses"}
_IN_I = {"rabbis", "taxis", "skis", "alibis", "bikinis"}


def singular(noun: str) -> str:
    """A common noun in small letters without its plural ending."""
    if noun in _ONE_OR_MANY:
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    is_of_us = noun.endswith("uses") and noun[-5:-4] not in {"a", "o", ""} and noun not in _USES
    if noun.endswith(("ches", "shes", "sses", "xes")) or is_of_us:
        return noun[:-2]
    return noun[:-1] if _ends_as_plural(noun) else noun


def _ends_as_plural(noun: str) -> bool:
    """Whether its last letter is that of the plural: not in "virus" and "crisis", but in "bureaus" and "rabbis"."""
    return noun.endswith("s") and (noun in _IN_I or noun.endswith("eaus") or not noun.endswith(("ss", "us", "is")))
