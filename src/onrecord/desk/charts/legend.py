"""The words beside the signs of a chart, in rows above it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.desk.charts.svg import Width, cut, extent, text

ROW = 20.0
_APART = 16.0
_LONGEST: dict[Width, float] = {"wide": 380, "narrow": 320}


@dataclass(frozen=True, slots=True)
class Sign:
    """What a sign means. `draw` draws it around a middle, `room` is how wide it is."""

    words: str
    draw: Callable[[float, float], Markup]
    room: float = 14.0


def legend(groups: Sequence[tuple[str, Sequence[Sign]]], width: Width, right: float) -> tuple[list[Markup], float]:
    """The signs of each group after its heading, and how high all rows are."""
    parts: list[Markup] = []
    y = 0.0
    for heading, signs in groups:
        if not signs:
            continue
        x, y = 0.0, y + ROW
        parts.append(text(x, y - 6, heading, "chart-muted"))
        x += extent(heading) + 8
        for sign in signs:
            words = cut(sign.words, _LONGEST[width])
            needed = sign.room + 5 + extent(words)
            if x > 0 and x + needed > right:
                x, y = 0.0, y + ROW
            parts.append(sign.draw(x + sign.room / 2, y - 10.5))
            parts.append(text(x + sign.room + 5, y - 6, sign.words, room=_LONGEST[width]))
            x += needed + _APART
    return parts, y
