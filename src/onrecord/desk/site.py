"""What a page is and how it becomes HTML, whether the desk serves it or `publish` writes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from onrecord import __version__
from onrecord.desk import facts, wording

_HERE = Path(__file__).parent
STATIC = _HERE / "static"


class NotFoundError(LookupError):
    """The record holds nothing under this address; the message says what, and what to do."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is HTML: which template, its title, and what the template is to show.

    A page holds no address and no form token, so that the same page can be served and published.
    """

    template: str
    title: str
    context: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True)
class Visit:
    """What the desk knows of who looks: empty for a published page, which has no forms."""

    csrf: str = ""
    judge: str = ""  # the name given, for judgements
    here: str = ""  # the address of this page, to come back to
    partial: bool = False  # htmx asked for a part of the page only

    @property
    def may_judge(self) -> bool:
        """Whether forms are shown."""
        return bool(self.csrf)


class Addresses(Protocol):
    """Where pages are found: at paths of the desk, or in files of a published site."""

    def to(self, kind: str, /, id: str | None = None, anchor: str | None = None, **query: object) -> str:
        """The address of a page of this kind ("story", "report", ...), of the entry `anchor` in it."""
        ...

    def static(self, name: str) -> str:
        """The address of a stylesheet, script or picture."""
        ...


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {**wording.FILTERS, "changes": facts.changes}
    return environment


def render(page: Page, addresses: Addresses, visit: Visit, about: Mapping[str, Any]) -> str:
    """The HTML of a page. `about` tells of the record: its `name`, and the `run` that the pages show."""
    template = _environment().get_template(page.template)
    known = {"url": addresses.to, "static": addresses.static, "visit": visit, "about": about, "version": __version__}
    return template.render(page.context, title=page.title, **known)
