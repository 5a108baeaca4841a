"""SVG as strings: every text and attribute escaped, every number finite, nothing that a strict page would refuse.

Sizes are in units of the viewBox: a wide chart has 760, a narrow one 360, so that on a page text stays near its size.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Literal

from markupsafe import Markup, escape

Width = Literal["wide", "narrow"]

SIZE = 13.0  # of the text
UNITS: dict[Width, int] = {"wide": 760, "narrow": 360}
FONT = "system-ui, -apple-system, 'Segoe UI', 'Liberation Sans', sans-serif"
INK, MUTED, LINE, PAPER = "#1b1b1b", "#5c5c5c", "#c9c9c9", "#ffffff"  # for a chart without the page's stylesheet

# XML has no place for these; the bidirectional controls would reorder what stands around the text they are in.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_REORDERING = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.\-]*:", re.IGNORECASE)  # of a link that leads to no page

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


def text(x: float, y: float, words: str, kind: str = "", room: float | None = None, anchor: str = "start") -> Markup:
    """A line of text; where it is longer than `room`, it is cut and the whole stands in its title."""
    whole = clean(words)
    shown = whole if room is None else cut(whole, room)
    title = element("title", {}, whole) if shown != whole else Markup("")
    look: dict[str, Attribute] = {"class": f"chart-text {kind}".rstrip(), "x": x, "y": y}
    look["text-anchor"] = None if anchor == "start" else anchor
    look["fill"] = MUTED if kind == "chart-muted" else INK
    return element("text", look, title, shown)


def extent(words: str) -> float:
    """About how wide a text is, on the generous side: no font is at hand to measure with."""
    return sum(_advance(char) for char in words)


def _advance(char: str) -> float:
    if unicodedata.combining(char):
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return SIZE * 1.05
    return SIZE * (0.34 if char in "iljtfrI.,:;'|!()[] " else 0.92 if char in "mwMW@%" or char.isupper() else 0.58)


def cut(words: str, room: float) -> str:
    """The text, or as much of it as there is room for, with an ellipsis."""
    if extent(words) <= room:
        return words
    left, kept = room - SIZE, 0
    for char in words:
        left -= _advance(char)
        if left < 0:
            break
        kept += 1
    return words[:kept].rstrip() + "…"


def mark(name: str, href: str | None, kind: str, *parts: Markup) -> Markup:
    """What a reader can point at: a link where there is somewhere to go, with its name for ear and pointer.

    What of the name comes from a report is handed over `isolated`.
    """
    name = " ".join(_FORBIDDEN.sub("\ufffd", name).split())
    title = element("title", {}, name)
    if href is None or not leads_to_page(href):
        return element("g", {"class": f"chart-mark {kind}".rstrip()}, title, *parts)
    return element("a", {"class": f"chart-mark {kind}".rstrip(), "href": href, "aria-label": name}, title, *parts)


def leads_to_page(href: str) -> bool:
    """Whether it is safe as the address of a link."""
    return clean(href) == href and _SCHEME.match(href) is None


def hit(x: float, y: float, wide: float, high: float) -> Markup:
    """The place to point at, wider than what is seen of the mark; the ring of the focus is drawn around it."""
    look: dict[str, Attribute] = {"x": x, "y": y, "width": wide, "height": high, "rx": 4.0}
    return element("rect", {"class": "chart-hit", **look, "fill": "none", "pointer-events": "all"})


def line(kind: str, start: tuple[float, float], end: tuple[float, float], **look: str | float) -> Markup:
    """A straight line."""
    ends: dict[str, Attribute] = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
    rest: dict[str, Attribute] = {key.replace("_", "-"): value for key, value in look.items()}
    return element("line", {"class": kind, **ends, "stroke": LINE, **rest})


def drawing(
    width: Width, height: float, title: str, description: str, scaffold: Iterable[Markup], marks: Iterable[Markup]
) -> Markup:
    """The whole SVG. What is not a mark is hidden from ears: title, description, marks and table say it better."""
    held = Markup("").join(marks)
    root: dict[str, Attribute] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": f"chart chart-{width}",
        "viewBox": f"0 0 {UNITS[width]} {number(height)}",
        # What has the role of an image must not hold links: those who hear the page could not reach them.
        "role": "group" if "<a " in held else "img",
        "font-family": FONT,
        "font-size": SIZE,
        "direction": "ltr",
    }
    paper: dict[str, Attribute] = {"class": "chart-paper", "width": UNITS[width], "height": height, "fill": PAPER}
    return element(
        "svg",
        root,
        element("title", {}, clean(title)),
        element("desc", {}, clean(description)),
        element("g", {"aria-hidden": "true"}, element("rect", paper), *scaffold),
        held,
    )


def page_ready(draw: Callable[[Width], Markup]) -> Markup:
    """Both widths of a chart in one box; the stylesheet shows the one that fits."""
    return Markup('<div class="chart-box">{}{}</div>').format(draw("wide"), draw("narrow"))
