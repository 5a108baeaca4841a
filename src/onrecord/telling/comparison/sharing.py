"""How two reports stand to each other by their text, in plain words."""

from __future__ import annotations

from onrecord.model import Reuse

_KINDS = {
    "copy": "Copy: the body of one stands in the other, almost word for word.",
    "edited": "Edited: both hold the same reporter's prose, with changes.",
    "shared-quote": "Shared quotation: what they share is other people's words; the prose is each report's own.",
    "independent": "Independent: no prose and no quotation in common.",
}
_TOO_LITTLE = (
    "Independent: they share words running, but too few or too scattered, or in set sentences filled with other names"
    " and numbers, to say that the two have one origin."
)
_HOUSE_TEXT = (
    "Independent: the prose they share is only what a house prints above or under its reports, or a few closing"
    " sentences of background."
)


def kind_told(reuse: Reuse) -> str:
    """The kind, and of reports called independent what it is that they share all the same."""
    if reuse.kind == "independent" and (reuse.a_share or reuse.b_share):
        return _HOUSE_TEXT if reuse.edits else _TOO_LITTLE
    return _KINDS[reuse.kind]


def shares_told(reuse: Reuse) -> str:
    """How much of each stands in the other."""
    if not (reuse.a_share or reuse.b_share):
        return "They have no five words running in common."
    return (
        f"{percent(reuse.a_share)} of the words of A stand in B, and {percent(reuse.b_share)} of those of B in A"
        " (in runs of five or more)."
    )


def percent(share: float) -> str:
    """Never 100% where something is missing, never 0% where something is there."""
    if 0 < share < 0.01:
        return "under 1%"
    return f"{int(share * 100 + 1e-9)}%"
