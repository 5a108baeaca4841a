"""A report's text with its entries marked, overlapping ones too.

The text is cut at every boundary of an entry, so that each piece lies wholly inside or outside each of them. Nothing
of the text is lost or moved: what a page shows of an entry is its exact words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

from markupsafe import Markup, escape

from onrecord.intake.paragraphs import paragraphs
from onrecord.model import Report, ZoneKind

Role = Literal[
    "source", "cue", "content", "figure", "sum", "date", "mention", "rejected", "reworded", "alone", "kept",
]  # fmt: skip
_ROLES: tuple[Role, ...] = get_args(Role)
# What no page can hold, or what turns round the words beside it. Line ends and tabs are white space there.
_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that is part of an entry. `entry` is the entry's anchor ("s3")."""

    entry: str
    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """Text that the same marks cover from end to end. `begins`: the entries whose first words these are."""

    start: int
    end: int
    text: str
    entries: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    begins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of one zone, as HTML; `before` is the white space between it and the one before."""

    zone: ZoneKind
    start: int
    end: int
    before: Markup
    html: Markup


def segments(text: str, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> list[Segment]:
    """The whole text in order, cut where a mark begins or ends and at `cuts`."""
    opening, closing = defaultdict[int, list[Mark]](list), defaultdict[int, list[Mark]](list)
    for mark in sorted(set(marks), key=lambda mark: (mark.start, -mark.end, mark.entry, mark.role)):
        if 0 <= mark.start < mark.end <= len(text):
            opening[mark.start].append(mark)
            closing[mark.end].append(mark)
    bounds = sorted({0, len(text), *opening, *closing, *cuts})
    begun: set[str] = set()
    covering: dict[Mark, None] = {}
    found = []
    for start, end in pairwise(bounds):
        for mark in closing[start]:
            del covering[mark]
        covering |= dict.fromkeys(opening[start])
        begins = tuple(dict.fromkeys(mark.entry for mark in opening[start] if mark.entry not in begun))
        begun.update(begins)
        found.append(Segment(start, end, text[start:end], *_covered(covering), begins))
    return found


def blocks(report: Report, marks: Iterable[Mark], told: Mapping[Role, str] | None = None) -> list[Block]:
    """The report's paragraphs in order; with the white space before each they are the whole text to its last word.

    `told`: words for those who do not see the marks, put before the first words of what has this role.
    """
    stretches = list(_stretches(report))
    pieces = iter(segments(report.text, marks, [edge for _, *edges in stretches for edge in edges]))
    found, past, late = list[Block](), 0, tuple[str, ...]()
    for zone, start, end in stretches:
        html = []
        for piece in pieces:
            if piece.start < start:
                late += piece.begins  # an entry that begins before the paragraph's first word is found at that word
                continue
            html.append(_html(piece, late + piece.begins, told or {}))
            late = ()
            if piece.end == end:
                break
        found.append(Block(zone, start, end, shown(report.text[past:start]), Markup("".join(html))))  # noqa: S704
        past = end
    return found


def shown(text: str) -> Markup:
    """Text as HTML that reads the same; characters that would reorder or break the page are spelled out."""
    return Markup(_shown(text))  # noqa: S704 - it is escaped


def _shown(text: str) -> str:
    return _STEERING.sub(_spelled, str(escape(text))).replace("\r", "&#13;")


def _covered(covering: Iterable[Mark]) -> tuple[tuple[str, ...], tuple[Role, ...]]:
    entries = tuple(dict.fromkeys([mark.entry for mark in covering]))
    roles = {mark.role for mark in covering}
    return entries, tuple(sorted(roles, key=_ROLES.index))


def _stretches(report: Report) -> Iterator[tuple[ZoneKind, int, int]]:
    """Zone, start and end of each paragraph."""
    for kind, start, end in _zones(report):
        for a, b in paragraphs(report.text[start:end]):
            yield kind, start + a, start + b


def _zones(report: Report) -> Iterator[tuple[ZoneKind, int, int]]:
    """The zones, and as body what they leave open."""
    at = 0
    for zone in report.zones:
        if zone.start > at:
            yield "body", at, zone.start
        yield zone.kind, zone.start, zone.end
        at = zone.end
    if at < len(report.text):
        yield "body", at, len(report.text)


def _html(segment: Segment, begins: Sequence[str], told: Mapping[Role, str]) -> str:
    """A segment as an element: its entries are its id and those of the elements within, and those of `data-e`."""
    html = _shown(segment.text)
    if not segment.entries:
        return html
    for entry in begins[1:]:
        html = f'<span id="{escape(entry)}">{html}</span>'
    if begins and (spoken := next((told[role] for role in segment.roles if role in told), None)):
        html = f'<span class="hidden">{escape(spoken)} </span>{html}'
    id = f' id="{escape(begins[0])}"' if begins else ""
    running = " ".join(entry for entry in segment.entries if entry not in begins)
    data = f' data-e="{escape(running)}"' if running else ""
    return f'<span{id} class="{" ".join(segment.roles)}"{data}>{html}</span>'


def _spelled(match: re.Match[str]) -> str:
    code = ord(match[0])
    told = f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    return f'<span class="sign">{told}</span>'
