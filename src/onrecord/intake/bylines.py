"""The authors a page shows: elements marked as its byline, and lines that begin with "By"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.intake.authors import Names, read_names
from onrecord.intake.pagefacts import Facts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BYLINE = re.compile(r"by-?line|authors?(?:[-_]{1,2}name|[-_]{1,2}link|\b)|published-by|contributor", re.IGNORECASE)
_NOT_BYLINE = re.compile(
    r"bio|card|promo|relat|recirc|comment|sidebar|widget|social|avatar|image|img|photo|descri|teaser|featured|latest"
    r"|others|job|role|tooltip|footer|twitter|email",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:written |words |story |posted )?by\b[\s:—–-]*\S", re.IGNORECASE)
_MAX_CHARACTERS = 160


def page_names(facts: Facts, near: list[HtmlElement], houses: list[str]) -> Names:
    """The authors of a page: the first kind of evidence that names a person; failing all, the houses named."""
    found: list[Names] = []
    for lines in (facts.authors, [*_marked(near)], facts.meta_authors, [*_spoken(near)]):
        names = read_names(lines, houses)
        if names.people:
            return Names(names.people, tuple(dict.fromkeys((*names.houses, *(h for n in found for h in n.houses)))))
        found.append(names)
    organisations = [name for name in facts.organisations if name]
    return Names((), tuple(dict.fromkeys([name for names in found for name in names.houses] + organisations)))


def _marked(near: list[HtmlElement]) -> Iterator[str]:
    """The texts of the elements marked as author or byline, the inmost ones only."""
    marked = [element for element in near if _is_marked(element)]
    inner = set(marked)
    for element in marked:
        if not any(child in inner for child in element.iterdescendants()):
            yield _line(element)


def _is_marked(element: HtmlElement) -> bool:
    if element.tag in ("meta", "link", "img", "body", "html", "time"):
        return False
    classes = element.get("class") or ""
    explicit = element.get("rel") == "author" or element.get("itemprop") == "author"
    if not explicit and (not _BYLINE.search(classes) or _NOT_BYLINE.search(classes)):
        return False
    return 0 < len(_line(element)) <= _MAX_CHARACTERS


def _spoken(near: list[HtmlElement]) -> Iterator[str]:
    for element in near:
        line = (
            _line(element)
            if element.tag in ("p", "div", "span", "h2", "h3", "h4", "h5", "h6", "address", "em", "strong")
            else ""
        )
        if len(line) <= _MAX_CHARACTERS and _BY.match(line) and not line.endswith("."):
            yield line


def _line(element: HtmlElement) -> str:
    """The element's text, its parts kept apart by newlines."""
    parts: list[str] = []
    for text in element.itertext():
        if plain := " ".join(text.split()):
            parts.append(plain)
        if sum(map(len, parts)) > _MAX_CHARACTERS:
            break
    return "\n".join(parts)
