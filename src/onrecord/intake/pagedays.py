"""The day a page says it was published: from its metadata first, then from what it shows near its headline."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.intake.days import full_days, iso_day
from onrecord.intake.pagefacts import Facts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_URL_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-]?([0-3]\d)(?!\d{3}\D)"
)
_DATE_CLASS = re.compile(
    r"date[-_]?posted|date[-_]?publish|publish(?:ed)?[-_]?(?:date|on|time)|pub(?:lication)?[-_]?(?:date|time)|entry-date|post(?:ed)?[-_]{1,2}(?:date|on|time)"
    r"|article[-_]{1,2}(?:date|time)|byline[-_]{1,2}(?:date|time)|timestamp|dateline|^date$|\bdate\b",
    re.IGNORECASE,
)
_NOT_PUBLISHED = re.compile(r"modif|updat|expire|comment|relat|event|copyright|footer|card", re.IGNORECASE)
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MAX_LINE = 120
_FIRST, _LAST = "1990-01-01", "2099-12-31"  # htmldate's own last day is today: another answer each day


def page_day(tree: HtmlElement, facts: Facts, url: str | None, near: Iterable[HtmlElement]) -> str | None:
    """The ISO day, or None. `near` are the elements about the headline, in order."""
    near = list(near)
    for candidates in (
        map(read_day, facts.days),
        _microdata(tree),
        map(read_day, facts.meta_days),
        _times(near),
        _labelled(near),
        [url_day(url or facts.url or "")],
    ):
        if day := next((day for day in candidates if day), None):
            return day
    return None


def read_day(value: str) -> str | None:
    """The day of a metadata value: ISO as far as it goes, or a date written out."""
    value = value.strip()
    if (day := iso_day(value[:10])) is not None:
        return day
    if re.fullmatch(r"(?:19|20)\d{6}(?:T?\d+Z?)?", value):
        return iso_day(f"{value[:4]}-{value[4:6]}-{value[6:8]}")
    return next((day.iso for day in full_days(value)), None)


def url_day(url: str) -> str | None:
    """The day in an address such as /2024/jan/18/ or /2024-01-18/; None where it has none, or one without a day."""
    match = _URL_DAY.search(urlsplit(url).path.lower())
    if match is None:
        return None
    month = match[2] if match[2].isdigit() else f"{_MONTH_NAMES.index(match[2]) + 1:02}"
    try:
        return date.fromisoformat(f"{match[1]}-{month}-{match[3]}").isoformat()
    except ValueError:
        return None


def guessed_day(tree: HtmlElement, url: str | None, near: Iterable[HtmlElement]) -> str | None:
    """What htmldate makes of a page whose marks say nothing, if that day also stands about the headline.

    Without that its guess is often the day of another report, or of the page's last change.
    """
    from htmldate import find_date

    pruned = copy.deepcopy(tree)
    for element in [*pruned.iter("meta", "p", "footer", "script")]:
        sentence = element.tag == "p" and len(element.text_content()) > _MAX_LINE
        changed = element.tag == "meta" and _NOT_PUBLISHED.search(element.get("property") or element.get("name") or "")
        if sentence or changed or element.tag in ("footer", "script"):
            element.drop_tree()
    try:
        found = find_date(pruned, url=url, original_date=True, extensive_search=False, min_date=_FIRST, max_date=_LAST)
    except Exception:  # a third party's reader of anybody's markup: whatever it trips over, no day is known
        return None
    return found if found in set(_shown(near)) else None


def _shown(near: Iterable[HtmlElement]) -> Iterator[str]:
    """The days that stand in the short lines among the elements."""
    for element in near:
        text = " ".join(element.text_content().split())
        if len(text) <= _MAX_LINE and not _NOT_PUBLISHED.search(f"{_marks(element)} {text}"):
            yield from (day.iso for day in full_days(text))


def _microdata(tree: HtmlElement) -> Iterator[str | None]:
    for element in tree.xpath("//*[@itemprop='datePublished']"):
        yield read_day(element.get("datetime") or element.get("content") or element.text_content()[:_MAX_LINE])


def _times(near: list[HtmlElement]) -> Iterator[str | None]:
    for element in near:
        if element.tag == "time" and not _NOT_PUBLISHED.search(_marks(element)):
            yield read_day(element.get("datetime") or "") or read_day(element.text_content()[:_MAX_LINE])


def _labelled(near: list[HtmlElement]) -> Iterator[str | None]:
    for element in near:
        marks = _marks(element)
        if _DATE_CLASS.search(marks) and not _NOT_PUBLISHED.search(marks):
            text = " ".join(element.text_content().split())
            if len(text) <= _MAX_LINE:
                yield read_day(text)


def _marks(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"
