"""Every page there is: the desk serves them, `publish` writes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from onrecord.desk.pages import (
    actor,
    actors,
    compare,
    entry,
    judgements,
    line,
    lines,
    outlets,
    queue,
    report,
    runs,
    sameactor,
    samefigure,
    search,
    skipped,
    stories,
    story,
)
from onrecord.desk.site import Page

MakePage = Callable[..., Page]

# Pages anybody may read, by the kind that addresses know them by. Each takes the record, then the id that its
# address ends in, if it has one, then the query.
PUBLIC: Mapping[str, MakePage] = {
    "stories": stories.page,
    "story": story.page,
    "report": report.page,
    "compare": compare.page,
    "outlets": outlets.page,
    "actors": actors.page,
    "actor": actor.page,
    "lines": lines.page,
    "line": line.page,
    "search": search.page,
    "skipped": skipped.page,
    "runs": runs.page,
}

# Pages for those who judge; they are not published.
FOR_JUDGES: Mapping[str, MakePage] = {
    "queue": queue.page,
    "judgements": judgements.page,
    "entry": entry.page,
    "same-actor": sameactor.page,
    "same-figure": samefigure.page,
}
