"""What a page says of itself outside its article: JSON-LD, meta elements, microdata, marked-up lines."""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Posting|Report|Review|NewsArticle)$")
_ORGANISATION = re.compile(r"Organization|NewsMediaOrganization|Corporation|WebSite|Brand")
_AUTHOR_METAS = (
    "author", "authors", "article:author", "article:author_name", "article_author", "byline", "byl", "parsely-author",
    "sailthru.author", "dc.creator", "dcterms.creator", "dc.creator.personalname", "citation_author", "og:author",
    "article.author", "cxenseparse:author", "dcsext.author", "story:author", "twitter:data1", "creator",
)  # fmt: skip
_DAY_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "article_date_original", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created",
    "dc.date.created", "parsely-pub-date", "sailthru.date", "cxenseparse:publishtime", "cxenseparse:recs:publishtime",
    "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publication-date",
    "story:published_time", "article.published", "article:published", "citation_publication_date", "citation_date",
    "originalpublicationdate", "date.release", "release_date", "rnews:datepublished",
)  # fmt: skip
_TITLE_METAS = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_MAX_DEPTH = 12


@dataclass(slots=True)
class Facts:
    """The page's own words on itself, unjudged, the best first in each list."""

    headlines: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    meta_authors: list[str] = field(default_factory=list)
    meta_days: list[str] = field(default_factory=list)
    meta_titles: list[str] = field(default_factory=list)
    sites: list[str] = field(default_factory=list)
    url: str | None = None
    document_title: str | None = None


def read_facts(tree: HtmlElement) -> Facts:
    """All that the JSON-LD and the meta elements of a page say."""
    facts = Facts()
    nodes = [node for block in _json_blocks(tree) for node in _nodes(block, 0)]
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 2}
    articles = [node for node in nodes if any(_ARTICLE.search(kind) for kind in _types(node))]
    pages = [node for node in nodes if any(kind.endswith("Page") for kind in _types(node))]
    for node in articles[:4]:
        facts.headlines += _strings(node.get("headline"))
        _add_authors(facts, node.get("author") or node.get("creator"), by_id)
    for node in [*articles[:4], *pages[:2]]:
        facts.days += _strings(node.get("datePublished"))
        facts.sites += _strings(_name(node.get("publisher"), by_id))
    _add_metas(facts, tree)
    facts.document_title = next((text for element in tree.iter("title") for text in _strings(element.text)), None)
    return facts


def _json_blocks(tree: HtmlElement) -> Iterator[object]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        text = (script.text or "").strip().removeprefix("<![CDATA[").removesuffix("]]>").strip().rstrip(";")
        try:
            yield json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue


def _nodes(value: object, depth: int) -> Iterator[dict[str, object]]:
    """Every object with a type, outer ones first."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, dict):
        if "@type" in value or "@id" in value:
            yield value
        inner: Iterable[object] = (
            value[key] for key in value if key in ("@graph", "mainEntity", "itemReviewed", "author", "creator")
        )
    else:
        inner = value if isinstance(value, list) else ()
    for item in inner:
        yield from _nodes(item, depth + 1)


def _types(node: dict[str, object]) -> list[str]:
    kind = node.get("@type")
    return [str(item) for item in (kind if isinstance(kind, list) else [kind]) if item]


def _add_authors(facts: Facts, value: object, by_id: dict[str, dict[str, object]]) -> None:
    for author in value if isinstance(value, list) else [value]:
        names = _strings(_name(author, by_id))
        known = by_id.get(author.get("@id", ""), author) if isinstance(author, dict) else {}
        kinds = " ".join(_types(known))
        if _ORGANISATION.search(kinds) and "Person" not in kinds:
            facts.organisations += names
        else:
            facts.authors += names


def _name(value: object, by_id: dict[str, dict[str, object]]) -> object:
    if isinstance(value, list):
        return [_name(item, by_id) for item in value]
    if isinstance(value, dict):
        return value.get("name") or by_id.get(str(value.get("@id")), {}).get("name")
    return value


def _strings(value: object) -> list[str]:
    if isinstance(value, list):
        return [text for item in value for text in _strings(item)]
    if not isinstance(value, str):
        return []
    text = " ".join(entities.unescape(value).split())
    return [text] if text else []


def _add_metas(facts: Facts, tree: HtmlElement) -> None:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        if key:
            found.setdefault(key, []).extend(_strings(meta.get("content")))
    facts.meta_authors += [
        value for key in _AUTHOR_METAS for value in found.get(key, ()) if not value.startswith(("http:", "https:"))
    ]
    facts.meta_days += [value for key in _DAY_METAS for value in found.get(key, ())]
    facts.meta_titles += [value for key in _TITLE_METAS for value in found.get(key, ())]
    sites = [value for key in ("og:site_name", "application-name", "dc.publisher") for value in found.get(key, ())]
    facts.sites = sites + facts.sites
    links = [link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"]
    facts.url = next((url for url in (*links, *found.get("og:url", ())) if url and url.startswith("http")), None)


def house_names(facts: Facts, outlet: str | None, url: str | None) -> list[str]:
    """The names that the outlet goes by: as given, as the page says, and as its address has it."""
    host = urlsplit(url or facts.url or "").hostname or ""
    labels = host.removeprefix("www.").split(".")
    return [name for name in (outlet, *facts.sites, host, *labels[:2], *facts.organisations) if name and len(name) > 2]
