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
_SPOKEN_TAGS = frozenset(("p", "div", "span", "h2", "h3", "h4", "h5", "h6", "address", "em", "strong", "li"))
_MAX_CHARACTERS = 160
_CLOSE = 40


def page_names(facts: Facts, near: list[HtmlElement], houses: list[str]) -> Names:
    """The authors of a page: the first kind of evidence that names a person; failing all, the houses named."""
    marked = _cluster([(i, _line(element)) for i, element in enumerate(near) if _is_inmost_mark(element)], near)
    found = [read_names(lines, houses) for lines in (facts.authors, marked, facts.meta_authors)]
    if not any(names.houses or names.people for names in found):
        spoken = [(i, _line(element)) for i, element in enumerate(near) if _is_spoken(element)]
        found.append(read_names(_cluster(spoken, near), houses))
    people = next((names.people for names in found if names.people), ())
    named = dict.fromkeys([name for names in found for name in names.houses] + facts.organisations)
    return Names(people, tuple(named))


def _cluster(lines: list[tuple[int, str]], near: list[HtmlElement]) -> list[str]:
    """The first lines after the headline, else the last before it, with those that stand close by.

    Further off stand the authors of other reports.
    """
    headline = next((i for i, element in enumerate(near) if element.tag == "h1"), 0)
    if not lines:
        return []
    seed = next((i for i, _ in lines if i >= headline), lines[-1][0])
    kept = []
    for i, line in lines:
        if seed - _CLOSE <= i <= seed + _CLOSE:
            kept.append(line)
            seed = max(seed, i)
    return kept


def _is_inmost_mark(element: HtmlElement) -> bool:
    """Whether the element is marked as author or byline and holds no other such element."""
    return _is_marked(element) and not any(_is_marked(child) for child in element.iterdescendants())


def _is_marked(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in ("meta", "link", "img", "body", "html", "time"):
        return False
    classes = element.get("class") or ""
    explicit = element.get("rel") == "author" or element.get("itemprop") == "author"
    if not explicit and (not _BYLINE.search(classes) or _NOT_BYLINE.search(classes)):
        return False
    return 0 < len(_line(element)) <= _MAX_CHARACTERS


def _is_spoken(element: HtmlElement) -> bool:
    """Whether the element's words are a line that begins with "By", and no picture's."""
    if element.tag not in _SPOKEN_TAGS or any(True for _ in element.iterancestors("figure", "figcaption")):
        return False
    line = _line(element)
    return len(line) <= _MAX_CHARACTERS and _BY.match(line) is not None and not line.endswith(".")


def _line(element: HtmlElement) -> str:
    """The element's text, its parts kept apart by newlines; as much of it as shows that it is no line."""
    parts: list[str] = []
    for text in _texts(element):
        if plain := " ".join(text.split()):
            parts.append(plain)
        if sum(map(len, parts)) > _MAX_CHARACTERS:
            break
    return "\n".join(parts)


def _texts(element: HtmlElement) -> Iterator[str]:
    for inner in element.iter():
        if isinstance(inner.tag, str) and inner.tag not in ("style", "script") and inner.text:
            yield inner.text
        if inner is not element and inner.tail:
            yield inner.tail
