"""What of a report decides which story it belongs to: its words with their weights, its days and its title.

The weight of a word rests on how many reports of a fixed background have it (`background.tsv`), never on the reports
at hand: likeness is then a matter of two reports alone, and a new report changes nothing between older ones.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.linking.terms import SCALE, rarity_of, term_of
from onrecord.model import Report, ZoneKind

LEAD_WORDS = 80
KEY_TERMS = 16
NAME, NUMBER, TITLE, LEAD = 1, 2, 4, 8  # what is known of a term, as bits
_TITLE_COUNTS = 2  # a word of the headline counts as if the body had it twice more
_MAX_TERMS = 600
_SHOWN_WORDS = 14
_PASSED_OVER: frozenset[ZoneKind] = frozenset({"boilerplate", "credit"})
_WORD = re.compile(r"\d+(?:[.,:-]\d+)*|[^\W\d_][^\W_]*(?:['’][^\W\d_]+)*")
_ENDS_SENTENCE = frozenset(".!?:;\n\"“”(['‘•|")
_OPENING = 700  # the letters in which a report says when it happened
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_MONTH_REST = r"(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\.?"
_DAY = re.compile(
    rf"\b(?:(?P<before>[0-3]?\d)(?:st|nd|rd|th)? (?P<month>{_MONTH}){_MONTH_REST}"
    rf"|(?P<late>{_MONTH}){_MONTH_REST} (?P<after>[0-3]?\d)(?:st|nd|rd|th)?)\b"
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b")
_LEAP_YEAR = 2000  # days are told without their year
_PARTS_TITLE = re.compile(r"\s[|–—-]{1,2}\s")
_TITLE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Outline:
    """What grouping keeps of a report.

    `terms` are in order; for each, `counts` and `rarities` hold a byte with its scaled weight and `kinds` its bits.
    `keys` are the heaviest terms, the heaviest first. `title` is the report's headline, or its first words. `days` are
    those that its opening names, as places in a leap year: few openings say the year.
    """

    report: str
    title: str
    titled: bool
    day: int | None
    terms: tuple[str, ...]
    counts: bytes
    rarities: bytes
    kinds: bytes
    keys: tuple[str, ...]
    days: tuple[int, ...]


class _Seen(NamedTuple):
    counts: Counter[str]
    capitalised: Counter[str]
    lead: frozenset[str]


def outline_of(report: Report) -> Outline:
    """The outline of a report, made from the report alone."""
    title = frozenset(term_of(word) for word in _WORD.findall(own_headline(report.title or "")))
    seen = _seen(report)
    weights = {}
    for term in sorted(title.union(seen.counts)):  # a page whose text was lost still has its headline
        rarity = rarity_of(term)
        if rarity and len(term) > 1:
            weights[term] = (_count_weight(seen.counts[term] + _TITLE_COUNTS * (term in title)), rarity)
    heaviest = sorted(weights, key=lambda term: (-weights[term][0] * weights[term][1], term))
    terms = tuple(sorted(heaviest[:_MAX_TERMS]))
    kinds = bytes(_kind(term, seen, title) for term in terms)
    return Outline(
        report.id,
        report.title or _first_words(report),
        bool(report.title),
        date.fromisoformat(report.published).toordinal() if report.published else None,
        terms,
        bytes(weights[term][0] for term in terms),
        bytes(weights[term][1] for term in terms),
        kinds,
        tuple(_keys(terms, weights, kinds)),
        days_named(report),
    )


def own_headline(title: str) -> str:
    """The title without what a site puts after it, or before it, set off by a dash or a bar: its name, a section."""
    parts = _PARTS_TITLE.split(title)
    if len(parts[0].split()) >= _TITLE_WORDS:
        return parts[0]
    return max(parts, key=lambda part: len(part.split()))


def days_named(report: Report) -> tuple[int, ...]:
    """The days that the opening names, by month and day or as the last such weekday before it was published."""
    opening = report.text[:_OPENING]
    found = set()
    for match in _DAY.finditer(opening):
        month = _MONTHS.index(match["month"] or match["late"]) + 1
        day = int(match["before"] or match["after"])
        if 1 <= day <= _most_days(month):
            found.add(_place(month, day))
    if report.published:
        published = date.fromisoformat(report.published)
        for match in _WEEKDAY.finditer(opening):
            named = published - timedelta(days=(published.weekday() - _WEEKDAYS.index(match.group())) % 7)
            found.add(_place(named.month, named.day))
    return tuple(sorted(found))


def _most_days(month: int) -> int:
    return 29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31


def _place(month: int, day: int) -> int:
    return date(_LEAP_YEAR, month, day).timetuple().tm_yday - 1


def _keys(terms: Sequence[str], weights: Mapping[str, tuple[int, int]], kinds: bytes) -> list[str]:
    """The heaviest terms, those of the headline and the opening before others of the same weight."""
    heavy = {
        term: weights[term][0] * weights[term][1] * (2 + bool(kind & TITLE) + bool(kind & LEAD))
        for term, kind in zip(terms, kinds, strict=True)
    }
    return sorted(heavy, key=lambda term: (-heavy[term], term))[:KEY_TERMS]


def _seen(report: Report) -> _Seen:
    counts: Counter[str] = Counter()
    capitalised: Counter[str] = Counter()
    lead: set[str] = set()
    shouted = report.text.isupper()
    read = 0
    for zone in report.zones:
        if zone.kind in _PASSED_OVER:
            continue
        before = "\n"
        for match in _WORD.finditer(report.text, zone.start, zone.end):
            word = match.group()
            term = term_of(word)
            counts[term] += 1
            read += 1
            if read <= LEAD_WORDS:
                lead.add(term)
            if not shouted and zone.kind != "headline" and word[0].isalpha():
                begins = before == "\n" or not _ENDS_SENTENCE.isdisjoint(
                    report.text[max(0, match.start() - 2) : match.start()]
                )
                if not word[0].isupper():
                    capitalised[term] -= 1
                elif not begins:
                    capitalised[term] += 1
            before = word
    return _Seen(counts, capitalised, frozenset(lead))


def _kind(term: str, seen: _Seen, title: frozenset[str]) -> int:
    kind = NUMBER if term[0].isdigit() else NAME if seen.capitalised[term] > 0 else 0
    return kind | (TITLE if term in title else 0) | (LEAD if term in title or term in seen.lead else 0)


def _count_weight(count: int) -> int:
    return min(255, round(SCALE * (1 + math.log(count))))


def _first_words(report: Report) -> str:
    for zone in report.zones:
        if zone.kind == "body":
            line = next(iter(report.text[zone.start : zone.end].strip().splitlines()), "")
            return " ".join(line.split()[:_SHOWN_WORDS])
    return ""


def words_of(report: Report) -> frozenset[str]:
    """The words that an outline of the report would count."""
    return frozenset(term for term in _seen(report).counts if len(term) > 1)
