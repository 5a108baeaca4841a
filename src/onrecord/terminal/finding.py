"""Words that were found, in their surroundings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.record.search import Hit
from onrecord.telling.account import Heading
from onrecord.telling.text import one_line, visible

_SNIPPET = 400
_WORD = re.compile(r"\w+")


def found(hits: Iterable[Hit], reports: dict[str, Heading], words: str) -> Iterator[RenderableType]:
    """Each hit: where it stands, in whose report of which day, and the words around it."""
    wanted = {word.casefold() for word in _WORD.findall(words)}
    for hit in hits:
        heading = reports.get(hit.report)
        outlet = one_line(heading.outlet) if heading and heading.outlet else "outlet unknown"
        day = visible(heading.published) if heading and heading.published else "day unknown"
        where = f"{visible(hit.report)}:{hit.span.start}-{hit.span.end}"
        yield Text.assemble((where, "bold"), (f"  {hit.kind} · {outlet} · {day}", "dim"))
        yield Padding(_marked(one_line(hit.snippet, _SNIPPET), wanted), (0, 0, 0, 2))


def _marked(snippet: str, wanted: set[str]) -> Text:
    text = Text(snippet)
    for match in _WORD.finditer(snippet):
        if match[0].casefold() in wanted:
            text.stylize("bold yellow", *match.span())
    return text
