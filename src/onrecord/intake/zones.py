"""The zones of a plain text: which stretches are headline, dateline, caption, credit, furniture, and body.

Zones are found paragraph by paragraph, stand in order and do not overlap; the white space between
paragraphs belongs to none where their kinds differ. What nothing speaks against is body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from onrecord.intake import furniture
from onrecord.intake.agencies import first_agency_at_start
from onrecord.intake.authors import read_names
from onrecord.intake.dateline import Dateline, read_dateline
from onrecord.intake.days import FULL_DAY, read_match
from onrecord.intake.paragraphs import paragraphs
from onrecord.model import Zone, ZoneKind

_HEAD_PARAGRAPHS = 8
_HEAD_CHARACTERS = 1500
_TAIL_PARAGRAPHS = 6
_HEADLINE_WORDS = 16
_SUBHEAD_WORDS = 9
_SUBHEAD_CHARACTERS = 70
_LONG_WORDS = 12
_SENTENCE_END = tuple(".?!\"”’')]…:;,")
_LABEL = re.compile(
    r"(?:(?:first |originally )?(?:published|posted|filed|issued)(?: on| at)?|date|dated)[ :|]{1,3}", re.IGNORECASE
)
_CLOCK = re.compile(
    r"[ ,|•·–—-]{0,4}(?:at )?[0-2]?\d[:.][0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m\.?)?(?: ?(?:[A-Z]{2,5}|[+-]\d\d:?\d\d))?\b"
    r"|T[\d:.]{4,15}Z?",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")


class Piece(NamedTuple):
    """A paragraph, or a part of one, and its kind."""

    kind: ZoneKind
    start: int
    end: int


class Known(NamedTuple):
    """The words of paragraphs whose kind the markup tells, each as `squeezed` has them."""

    captions: AbstractSet[str] = frozenset()
    headings: AbstractSet[str] = frozenset()
    authors: tuple[str, ...] = ()


NOTHING_KNOWN = Known()


def find_zones(text: str, title: str | None = None, known: Known = NOTHING_KNOWN) -> tuple[Zone, ...]:
    """The zones of `text`. With its title known, a paragraph of the title's words is the headline."""
    spans = paragraphs(text)
    kinds: list[ZoneKind] = ["body"] * len(spans)
    words = [text[start:end] for start, end in spans]
    _mark_known(words, kinds, known)
    _mark_captions(words, kinds)
    _mark_plain(words, kinds)
    _mark_tail(words, kinds)
    _mark_head(words, kinds, title)
    _mark_subheads(words, kinds)
    pieces = [Piece(kind, *span) for kind, span in zip(kinds, spans, strict=True)]
    return zones_of(_split_tail(text, _split_head(text, pieces, title)))


def zones_of(pieces: Sequence[Piece]) -> tuple[Zone, ...]:
    """The pieces as zones; neighbouring ones of body, and of furniture, are one zone."""
    zones: list[Zone] = []
    for kind, start, end in pieces:
        if zones and kind == zones[-1].kind and kind in ("body", "boilerplate"):
            zones[-1] = Zone(kind, zones[-1].start, end)
        else:
            zones.append(Zone(kind, start, end))
    return tuple(zones)


def find_dateline(text: str, zones: Sequence[Zone]) -> str | None:
    """The words of the dateline, without the dash."""
    line = dateline_of(text, zones)
    return line.words if line else None


def find_credit(text: str, zones: Sequence[Zone]) -> str | None:
    """The agency that the dateline or a credit line names."""
    line = dateline_of(text, zones)
    if line and line.agency:
        return line.agency
    lines = [
        line
        for zone in zones
        if zone.kind in ("credit", "boilerplate")
        for line in text[zone.start : zone.end].split("\n")
        if zone.kind == "credit" or furniture.is_copyright(line)
    ]
    return next((agency for line in lines if (agency := furniture.credited_in(line))), None)


def find_byline(text: str, zones: Sequence[Zone]) -> str | None:
    """The people named in the line between headline and body that says who wrote the report, joined by ", "."""
    for zone in zones:
        if zone.kind == "credit" and zone.start < _HEAD_CHARACTERS:
            people = read_names([furniture.names_in_byline(text[zone.start : zone.end]) or ""]).people
            if people:
                return ", ".join(people)
    return None


def dateline_of(text: str, zones: Sequence[Zone]) -> Dateline | None:
    """What the dateline says."""
    zone = next((zone for zone in zones if zone.kind == "dateline"), None)
    return read_dateline(text[zone.start : zone.end] + " X", text, _all_caps(text)) if zone else None


def date_head(paragraph: str, title: str | None = None) -> int:
    """How long the date line is that `paragraph` begins with; 0 where it begins with none.

    A date line is a full date with a label, a clock time or a weekday, or all in numbers, or one that
    nothing or the title follows. "May 3, 2021 Commission" begins with the day of an event.
    """
    label = _LABEL.match(paragraph)
    match = FULL_DAY.match(paragraph, label.end() if label else 0)
    day = read_match(match) if match else None
    if match is None or day is None:
        return 0
    clock = _CLOCK.match(paragraph, match.end())
    end = clock.end() if clock else match.end()
    rest = paragraph[end:].lstrip(" |•·–—-")
    if label or clock or not rest:
        return end
    lone = bool(day.weekday or match["y1"] or match["n1"]) or (title is not None and _title_length(rest, title) > 0)
    return end if lone and rest[0].isupper() and paragraph[end] not in ",;" else 0


def is_labelled(line: str) -> bool:
    """Whether a date line says that its date is that of publication."""
    return _LABEL.match(line) is not None


def squeezed(text: str) -> str:
    """The words of a text in lower case."""
    return " ".join(_WORD.findall(text.casefold()))


def _mark_known(words: list[str], kinds: list[ZoneKind], known: Known) -> None:
    if not any(known):
        return
    for i, paragraph in enumerate(words):
        plain = squeezed(paragraph)
        if plain in known.captions:
            kinds[i] = "caption"
        elif plain in known.headings:
            kinds[i] = "headline"
        elif i >= len(words) - _TAIL_PARAGRAPHS and furniture.is_note_on_author(paragraph, known.authors):
            kinds[i] = "credit"


def _mark_plain(words: list[str], kinds: list[ZoneKind]) -> None:
    """Furniture, which may stand anywhere."""
    for i, paragraph in enumerate(words):
        if kinds[i] in ("body", "headline") and (
            furniture.is_furniture(paragraph) or date_head(paragraph) == len(paragraph)
        ):
            kinds[i] = "boilerplate"


def _mark_captions(words: list[str], kinds: list[ZoneKind]) -> None:
    for i, paragraph in enumerate(words):
        if kinds[i] != "body" or not furniture.is_caption(paragraph):
            continue
        kinds[i] = "caption"
        above = words[i - 1] if i and kinds[i - 1] == "body" else ""
        if (
            furniture.is_photo_credit_alone(paragraph)
            and furniture.CAPTION_DAY.search(above)
            and len(above.split()) < 70
        ):
            kinds[i - 1] = "caption"


def _mark_tail(words: list[str], kinds: list[ZoneKind]) -> None:
    for i in range(max(1, len(words) - _TAIL_PARAGRAPHS), len(words)):
        if kinds[i] == "body" and furniture.is_closing_credit(words[i]):
            kinds[i] = "credit"


def _mark_head(words: list[str], kinds: list[ZoneKind], title: str | None) -> None:
    """The headline, which may stand twice, and the lines between it and the body."""
    if len(words) < 2:
        return
    wanted = squeezed(title or "")
    headline, begun = "", False
    capitals = _all_caps("\n".join(words[:20]))  # lines of old wire copy are broken anywhere
    for i in range(min(_HEAD_PARAGRAPHS, len(words) - 1)):
        if kinds[i] != "body":
            continue
        plain = squeezed(words[i])
        none_yet = not (headline or wanted or capitals or begun)
        if plain and plain in (wanted, headline):
            kinds[i] = "headline"
        elif none_yet and _is_headline(words[i], words[i + 1]):
            kinds[i], headline = "headline", plain
        elif _is_credit_at_head(words[i], bool(wanted or headline) and not begun):
            kinds[i] = "credit"
        elif len(words[i].split()) > _LONG_WORDS:
            begun = True  # from here on only the title's own words, and those of the headline, can be one


def _is_credit_at_head(paragraph: str, after_headline: bool) -> bool:
    if furniture.byline_of(paragraph) or furniture.is_signature(paragraph):
        return True
    return after_headline and furniture.names_in_byline(paragraph) is not None


def _is_headline(paragraph: str, following: str) -> bool:
    length = len(paragraph.split())
    return (
        1 < length <= _HEADLINE_WORDS
        and not paragraph.endswith(_SENTENCE_END)
        and len(following.split()) >= min(length, _LONG_WORDS)
        and paragraph[0].isalnum() | (paragraph[0] in "‘“'\"$£€")
        and furniture.byline_of(paragraph) is None
        and read_dateline(paragraph, "") is None
        and FULL_DAY.search(paragraph) is None
    )


def _mark_subheads(words: list[str], kinds: list[ZoneKind]) -> None:
    """Short unfinished lines between finished paragraphs. A text that is full of such lines has no subheads."""
    long = [paragraph for kind, paragraph in zip(kinds, words, strict=True) if kind == "body" and _is_long(paragraph)]
    if sum(paragraph.endswith(_SENTENCE_END) for paragraph in long) < max(3, 0.8 * len(long)):
        return
    for i in range(1, len(words) - 1):
        before, after = words[i - 1], words[i + 1]
        if (
            kinds[i - 1] == kinds[i] == kinds[i + 1] == "body"
            and _is_subhead(words[i])
            and _is_long(after)
            and before.endswith((".", "?", "!", '."', ".”", "”", '"', ")"))
        ):
            kinds[i] = "headline"


def _is_subhead(paragraph: str) -> bool:
    return (
        len(paragraph) <= _SUBHEAD_CHARACTERS
        and len(paragraph.split()) <= _SUBHEAD_WORDS
        and paragraph[0].isupper()
        and not paragraph.endswith(_SENTENCE_END)
        and not any(mark in paragraph for mark in '“”"@|:;')
    )


def _is_long(paragraph: str) -> bool:
    return len(paragraph.split()) >= _LONG_WORDS


def _split_head(text: str, pieces: list[Piece], title: str | None) -> list[Piece]:
    """Take the date, the headline and the dateline off the front of the paragraphs that begin the body."""
    split: list[Piece] = []
    left = 2  # a summary may stand before the paragraph with the dateline
    for piece in pieces:
        if piece.kind == "body" and left:
            left -= 1
            parts = _head_parts(text, piece, title if left else None)
            left *= not any(part.kind == "dateline" for part in parts)
            split += parts
        else:
            split.append(piece)
    return split


def _head_parts(text: str, piece: Piece, title: str | None) -> list[Piece]:
    parts: list[Piece] = []
    start = piece.start
    if length := date_head(text[start : piece.end][:400], title):
        parts.append(Piece("boilerplate", start, start + length))
        start = _next_word(text, start + length, piece.end)
    if title and (length := _title_length(text[start : piece.end], title)):
        parts.append(Piece("headline", start, start + length))
        start = _next_word(text, start + length, piece.end)
        signed, length = _signed_date(text[start : piece.end])
        if length:
            parts += [Piece("credit", start, start + signed)] if signed else []
            dated = _next_word(text, start + signed, piece.end)
            parts.append(Piece("boilerplate", dated, start + length))
            start = _next_word(text, start + length, piece.end)
    line = read_dateline(text[start : piece.end], text, _all_caps(text)) if start < piece.end else None
    if line:
        parts.append(Piece("dateline", start, start + line.length))
        start = _next_word(text, start + line.length, piece.end)
    return [*parts, Piece("body", start, piece.end)] if start < piece.end else parts or [piece]


def _signed_date(paragraph: str) -> tuple[int, int]:
    """For a beginning such as "AFP Tuesday 3 March 2020": where the agency ends, and where the date does; else 0, 0."""
    agency = first_agency_at_start(paragraph)
    start = len(agency) + len(paragraph[len(agency) :]) - len(paragraph[len(agency) :].lstrip(" |,·-"))
    length = date_head(paragraph[start:][:200])
    return (len(agency), start + length) if length else (0, 0)


def _title_length(paragraph: str, title: str) -> int:
    """How many characters of the paragraph are the title said before it, with its full stop; 0 where it is not."""
    wanted = _WORD.findall(title.casefold())
    if len(wanted) < 3:
        return 0
    end = 0
    for word, match in zip(wanted, _WORD.finditer(paragraph), strict=False):
        if match[0].casefold() != word:
            return 0
        end = match.end()
        wanted = wanted[1:]
    if wanted:
        return 0
    rest = paragraph[end : end + 4].lstrip("?!.”\"’' ")
    return end + (len(paragraph[end : end + 1].rstrip()) and paragraph[end] in ".?!") if rest[:1].isupper() else 0


def _split_tail(text: str, pieces: list[Piece]) -> list[Piece]:
    """Take a credit that follows the last sentence off the end of the last paragraphs."""
    split: list[Piece] = []
    for i, piece in enumerate(pieces):
        start = inline(text, piece) if piece.kind == "body" and i >= len(pieces) - 3 else None
        if start is None:
            split.append(piece)
        else:
            body_end = piece.start + len(text[piece.start : start].rstrip())
            split += [Piece("body", piece.start, body_end), Piece("credit", start, piece.end)]
    return split


def inline(text: str, piece: Piece) -> int | None:
    """Where in the piece a credit begins that follows its last sentence."""
    found = furniture.inline_credit(text[piece.start : piece.end])
    return piece.start + found if found else None


def _next_word(text: str, start: int, end: int) -> int:
    while start < end and (text[start].isspace() or text[start] in "|•·"):
        start += 1
    return start


def _all_caps(text: str) -> bool:
    sample = text[:4000]
    upper = sum(map(str.isupper, sample))
    return upper > 4 * sum(map(str.islower, sample))
