"""The article on a page: trafilatura's choice of its paragraphs, and the elements about its headline."""

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from onrecord.intake.zones import squeezed

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

for _name in ("trafilatura", "htmldate", "charset_normalizer"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # a bad page is told of once, by Skipped

_NO_WORDS = ("script", "style", "noscript", "template", "svg", "iframe")
_CODE = re.compile(r"</?(?:script|noscript|style|div|iframe)\b|function\s?\(|[{\[]\"\w+\":")
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_BEFORE_HEADLINE = 60
_CAPTION_WORDS = 4
_LONG_PARAGRAPH = 80
_PARAGRAPHS_NEAR = 3
_MAX_NEAR = 600


class Paragraph(NamedTuple):
    """A paragraph of the article, or a heading in it."""

    text: str
    is_heading: bool


def parse_page(markup: str) -> HtmlElement | None:
    """The page's tree, or None where it has none."""
    from lxml import etree, html

    try:
        tree = html.document_fromstring(_XML_DECLARATION.sub("", markup, count=1), ensure_head_body=True)
    except (etree.LxmlError, ValueError, RecursionError):
        return None
    return tree


def page_paragraphs(tree: HtmlElement) -> list[Paragraph]:
    """The paragraphs of the article, in order; none where trafilatura finds no article."""
    from trafilatura import bare_extraction

    cleaned = copy.deepcopy(tree)
    for element in list(cleaned.iter(*_NO_WORDS)):
        element.drop_tree()
    try:
        document = bare_extraction(cleaned, with_metadata=False, include_comments=False)
    except Exception:  # a third party's reader of anybody's markup: whatever it trips over, there is no article
        return []
    body = getattr(document, "body", None)
    if body is None:
        return []
    return _with_captions(tree, [paragraph for paragraph in _paragraphs(body) if not _CODE.search(paragraph.text)])


def headings(tree: HtmlElement) -> list[str]:
    """The texts of the page's h1 elements."""
    return [text for element in tree.iter("h1") if (text := " ".join(element.text_content().split()))]


def captions(tree: HtmlElement) -> set[str]:
    """The words of the page's figure captions."""
    return {squeezed(" ".join(element.itertext())) for element in tree.iter("figcaption")} - {""}


def _with_captions(tree: HtmlElement, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs, and the captions that trafilatura left out, each behind the paragraph that it follows.

    Captions before the headline or behind the article's last paragraph belong to other stories.
    """
    place = {squeezed(paragraph.text): i for i, paragraph in enumerate(paragraphs)}
    inserted: list[tuple[int, Paragraph]] = []
    waiting: list[tuple[int, Paragraph]] = []
    at = 0
    for element in tree.iter("h1", "p", "figcaption"):
        words = squeezed(text := " ".join(" ".join(element.itertext()).split()))
        if element.tag == "figcaption":
            if words not in place and len(words.split()) >= _CAPTION_WORDS:
                waiting.append((at, Paragraph(text, False)))
                place[words] = -1
        elif element.tag == "h1":
            waiting.clear()
        elif place.get(words, -1) >= 0:
            at = place[words] + 1
            inserted += waiting
            waiting.clear()
    for where, caption in reversed(inserted):
        paragraphs.insert(where, caption)
    return paragraphs


def elements_near_headline(tree: HtmlElement, title: str | None) -> list[HtmlElement]:
    """The elements from a little before the headline to where the article is well under way."""
    elements = (
        [element for element in tree.body.iter() if isinstance(element.tag, str)] if tree.body is not None else []
    )
    wanted = squeezed(title or "")
    at = [i for i, element in enumerate(elements) if element.tag == "h1" and squeezed(element.text_content()) == wanted]
    at = at or [i for i, element in enumerate(elements) if element.tag == "h1"] or [0]
    near: list[HtmlElement] = elements[max(0, at[0] - _BEFORE_HEADLINE) : at[0]]
    long_ones = 0
    for element in elements[at[0] : at[0] + _MAX_NEAR]:
        long_ones += element.tag == "p" and len(element.text_content()) > _LONG_PARAGRAPH
        if long_ones > _PARAGRAPHS_NEAR:
            break
        near.append(element)
    return near


def _paragraphs(body: _Element) -> Iterator[Paragraph]:
    for element in body:
        if element.tag in ("list", "table") or (element.tag == "quote" and len(element)):
            yield from _inner(element)
        else:
            for text in _lines(element):
                yield Paragraph(text, element.tag == "head")
        if element.tail and element.tail.strip():
            yield Paragraph(" ".join(element.tail.split()), False)


def _inner(element: _Element) -> Iterator[Paragraph]:
    """The items of a list, the rows of a table, the paragraphs of a quotation."""
    if element.text and element.text.strip():
        yield Paragraph(" ".join(element.text.split()), False)
    for child in element:
        lines = [*_lines(child)]
        for text in [" | ".join(lines)] if child.tag == "row" and lines else lines:
            yield Paragraph(text, False)


def _lines(element: _Element) -> Iterator[str]:
    """The element's words, cut at its line breaks."""
    parts: list[str] = []
    for event in element.iter():
        if event.tag == "lb" or (event is not element and event.tag in ("p", "item", "cell", "head", "row")):
            parts.append("\n")
        parts.append(" ".join(("x" + (event.text or "") + "x").split())[1:-1])
        if event is not element:
            parts.append(" ".join(("x" + (event.tail or "") + "x").split())[1:-1])
    for line in "".join(parts).split("\n"):
        if plain := " ".join(line.split(" ")).strip():
            yield plain
