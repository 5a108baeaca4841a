"""The dateline at the head of a report's first paragraph: "AVONPORT, Jan. 3 (Agency) —"."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.intake.agencies import ALTERNATIVES, is_agency
from onrecord.intake.days import month_number

_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{1,24}(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]{0,24}){0,4}"
_MIXED = r"[A-ZÀ-Þ][\w.'’-]{1,24}(?: (?:de |la |el |al-)?[A-ZÀ-Þ][\w.'’-]{1,24}){0,3}"
_REGION = (
    rf"(?: ?\((?!(?:{ALTERNATIVES})\))[A-ZÀ-Þ][^()\n]{{1,30}}\)"
    r"|, ?[A-ZÀ-Þ][\w.'’]{0,20}(?: [A-ZÀ-Þ][\w.'’]{0,20}){0,3}){0,2}"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_WHEN = (
    r"(?:,? (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    rf"(?:(?P<m1>{_MONTH}) (?P<d1>\d{{1,2}})(?:,? (?P<y1>(?:19|20)?\d\d)(?!\d))?"
    rf"|(?P<d2>\d{{1,2}}) (?P<m2>{_MONTH})(?: (?P<y2>(?:19|20)?\d\d)(?!\d))?))?"
)
_AGENCY = r"(?:,? ?[(\[](?P<agency>[^()\[\]\n]{2,45})[)\]])?"
_DASH = r"(?: ?(?:—|―|--) ?| ?– | - ?|- )"
_CAPS_LINE = re.compile(rf"(?P<place>{_CAPS}){_REGION}(?i:{_WHEN}){_AGENCY}(?:{_DASH}|: )")
_MIXED_LINE = re.compile(rf"(?P<place>{_MIXED}){_REGION}{_WHEN}{_AGENCY}(?:{_DASH}|: )")
_NO_PLACE = re.compile(
    r"(?:BREAKING|UPDATED?|WATCH|VIDEO|PHOTOS?|OPINION|ANALYSIS|EXCLUSIVE|EDITORIAL|FILE|LIVE|NEWS|NOTE|READ|MORE"
    r"|RELATED|FACT ?BOX|TIMELINE|EXPLAINER|CORRECTION|COMMENTARY|REVIEW|INTERVIEW|FULL TEXT|ABSTRACT|WHAT"
    r"|WHEN|WHERE|WHY|HOW|WARNING|ALERT|URGENT|BULLETIN|SUMMARY|UPDATE \d|EDITOR[’']?S?(?: NOTE)?|TAGS?|TEXT)\b",
    re.IGNORECASE,
)


class Dateline(NamedTuple):
    """A dateline's length in the paragraph with its dash, its agency, and its day where it has a year.

    An agency that is not known by name is one where it follows the day; after the place it may be a country.
    """

    length: int
    words: str
    agency: str | None
    iso: str | None


def read_dateline(paragraph: str, text: str, all_caps: bool = False) -> Dateline | None:
    """The dateline that `paragraph` begins with, or None.

    A place in capitals before a dash is enough in a text that is not all in capitals. Else there must
    be an agency or a day, or the rest of `text` must name the place as one ("in Avonport").
    """
    head = paragraph[:160]
    match = _CAPS_LINE.match(head) or _MIXED_LINE.match(head)
    if match is None or _NO_PLACE.match(match["place"]) or not paragraph[match.end() :].strip():
        return None
    dated = bool(match["d1"] or match["d2"])
    signed = match["agency"] is not None
    capitals = match.re is _CAPS_LINE and not all_caps and sum(map(str.isalpha, match["place"])) > 2
    colon = match[0].rstrip().endswith(":")
    if not (dated or signed or (capitals and not colon) or _named_as_place(match["place"], text)):
        return None
    if signed and not dated and not capitals and not is_agency(match["agency"]):
        return None
    agency = match["agency"] if signed and (dated or is_agency(match["agency"])) else None
    words = match[0].strip().rstrip("—―–-: ").rstrip(",")
    return Dateline(len(match[0].rstrip()), words, agency, _day(match))


def _named_as_place(place: str, text: str) -> bool:
    pattern = rf"\b(?:in|near|outside|across) {re.escape(place)}\b"
    return re.search(pattern, text, re.IGNORECASE if place.isupper() else 0) is not None


def _day(match: re.Match[str]) -> str | None:
    from datetime import date

    month, day, year = (match[f"{key}1"] or match[f"{key}2"] for key in "mdy")
    if not (month and day and year):
        return None
    number = int(year)
    if number < 100:  # as POSIX reads two-digit years
        number += 1900 if number >= 69 else 2000
    try:
        return date(number, month_number(month), int(day)).isoformat()
    except ValueError:
        return None
