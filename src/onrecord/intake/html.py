"""A web page as a report: its article's words with their zones, its headline, day and authors.

The stored text is the headline and the article's paragraphs, parted by blank lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.intake.authors import Names
from onrecord.intake.bylines import page_names
from onrecord.intake.decode import sha256_of
from onrecord.intake.given import NOTHING_GIVEN, Given
from onrecord.intake.pagebody import (
    Paragraph,
    captions,
    elements_near_headline,
    headings,
    page_paragraphs,
    parse_page,
)
from onrecord.intake.pagedays import guessed_day, page_day
from onrecord.intake.pagefacts import Facts, house_names, read_facts
from onrecord.intake.published import find_published
from onrecord.intake.zones import Known, find_byline, find_credit, find_dateline, find_zones, squeezed
from onrecord.model import PublishedBasis, Report, Zone

_MIN_BODY_CHARACTERS = 100
_SITE_WORDS = 4
_TITLE_WORDS = 3
_SITE_SUFFIX = re.compile(r"\s+[|–—·•:-]\s+")


def read_page(markup: str, id: str, given: Given = NOTHING_GIVEN) -> Report | None:
    """The report on a page, or None where the page holds no article."""
    tree = parse_page(markup)
    if tree is None:
        return None
    facts = read_facts(tree)
    paragraphs = page_paragraphs(tree)
    if sum(len(paragraph.text) for paragraph in paragraphs) < _MIN_BODY_CHARACTERS:
        return None
    title = given.title or headline(headings(tree), facts)
    text = _stored(title, paragraphs)
    headed = {squeezed(paragraph.text) for paragraph in paragraphs if paragraph.is_heading}
    near = elements_near_headline(tree, title)
    names = page_names(facts, near, house_names(facts, given.outlet, given.url))
    zones = find_zones(text, title, Known(captions(tree), headed, names.people))
    url = given.url or facts.url
    day, basis = _published(given, page_day(tree, facts, url, near), text, zones)
    if day is None and (guess := guessed_day(tree, url, near)) is not None:
        day, basis = guess, "metadata"
    return Report(
        id=id,
        text=text,
        sha256=sha256_of(text),
        zones=zones,
        title=title,
        outlet=given.outlet or next(iter(facts.sites), None),
        url=url,
        byline=", ".join(names.people) or find_byline(text, zones),
        credit=find_credit(text, zones) or _credit(names, facts),
        dateline=find_dateline(text, zones),
        published=day,
        published_basis=basis,
    )


def headline(headings: Sequence[str], facts: Facts) -> str | None:
    """The page's headline: the h1 that the metadata agrees with, else the metadata's own, else its title."""
    told = [*facts.headlines, *(without_site(title, facts.sites) for title in facts.meta_titles)]
    for heading in headings:
        if any(_alike(heading, title) for title in told):
            return heading
    if told:
        return told[0]
    if headings:
        return headings[0]
    return _title_alone(facts.document_title) if facts.document_title else None


def without_site(title: str, sites: Sequence[str]) -> str:
    """A title without the site's name at its end."""
    parts = [(match.start(), match.end()) for match in _SITE_SUFFIX.finditer(title)]
    own = {squeezed(site).replace(" ", "") for site in sites}
    for start, end in parts:
        if squeezed(title[end:]).replace(" ", "") in own:
            return title[:start]
    return title


def _title_alone(title: str) -> str:
    """A document's title without the few words after its last bar or dash, which are the site's."""
    parts = [*_SITE_SUFFIX.finditer(title)]
    if not parts:
        return title
    own, site = title[: parts[-1].start()], title[parts[-1].end() :]
    return own if len(own.split()) >= _TITLE_WORDS and len(site.split()) <= _SITE_WORDS else title


def _published(
    given: Given, marked: str | None, text: str, zones: tuple[Zone, ...]
) -> tuple[str | None, PublishedBasis]:
    """The day by the best evidence: what was given, what the page's marks say, what its words say."""
    if given.published:
        return given.published, "given"
    return (marked, "metadata") if marked else find_published(text, zones)


def _credit(names: Names, facts: Facts) -> str | None:
    """The houses named where an author would be; the outlet itself only where nobody else is."""
    own = {squeezed(site) for site in facts.sites}
    houses = [house for house in names.houses if not names.people or squeezed(house) not in own]
    return ", ".join(houses) or None


def _alike(one: str, other: str) -> bool:
    """Whether two headlines share most of their words."""
    a, b = set(squeezed(one).split()), set(squeezed(other).split())
    return len(a & b) >= 0.5 * max(1, min(len(a), len(b)))


def _stored(title: str | None, paragraphs: Sequence[Paragraph]) -> str:
    blocks = [paragraph.text for paragraph in paragraphs]
    if title and not (blocks and squeezed(blocks[0]) == squeezed(title)):
        blocks.insert(0, title)
    return "\n\n".join(blocks)
