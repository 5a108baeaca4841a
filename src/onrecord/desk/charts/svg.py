"""SVG as strings: every text and attribute escaped, every number finite, nothing that a strict page would refuse.

Sizes are in units of the viewBox: a wide chart has 760, a narrow one 360, so that on a page text stays near its size.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Callable, Iterable
from typing import Literal

from markupsafe import Markup, escape

Width = Literal["wide", "narrow"]

UNITS: dict[Width, int] = {"wide": 760, "narrow": 360}
FONT = "system-ui, -apple-system, 'Segoe UI', 'Liberation Sans', sans-serif"
INK, MUTED, LINE, PAPER = "#1b1b1b", "#5c5c5c", "#c9c9c9", "#ffffff"  # for a chart without the page's stylesheet

# XML has no place for these; the bidirectional controls would reorder what stands around the text they are in.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_REORDERING = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")

Attribute = str | float | None


def clean(text: str) -> str:
    """The text on one line, without what XML forbids or what would reorder the text around it."""
    return " ".join(_REORDERING.sub("", _FORBIDDEN.sub("\ufffd", text)).split())


def isolated(text: str) -> str:
    """The cleaned text between isolating marks, so that a right-to-left name does not reorder what it is put into."""
    return f"\u2068{clean(text)}\u2069"


def number(value: float) -> str:
    """A length or place for an attribute, to a tenth of a unit."""
    if not math.isfinite(value):
        raise ValueError(f"{value} is no length")
    shown = f"{value:.1f}".removesuffix(".0")
    return "0" if shown == "-0" else shown


def element(name: str, attributes: dict[str, Attribute], *children: str | Markup) -> Markup:
    """An element; what is None is left out, text is escaped, Markup is taken as it is."""
    told = "".join(
        f' {key}="{escape(value if isinstance(value, str) else number(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(escape(child) for child in children)
    return Markup(f"<{name}{told}>{inner}</{name}>" if inner else f"<{name}{told}/>")  # noqa: S704


def page_ready(draw: Callable[[Width], Markup]) -> Markup:
    """Both widths of a chart in one box; the stylesheet shows the one that fits."""
    return Markup('<div class="chart-box">{}{}</div>').format(draw("wide"), draw("narrow"))
