"""Two outlets side by side: what both report on, what text they share, what words each has for the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import combinations

from onrecord.desk.pages.compare import day_told
from onrecord.desk.site import NotFoundError, Page
from onrecord.record.store import Record
from onrecord.telling.comparison.outlets import gather_outlets
from onrecord.telling.comparison.sharing import percent
from onrecord.telling.comparison.two_outlets import TwoOutlets
from onrecord.telling.values import giver_of

_MOST_PAIRS = 30
_ROWS = 40


def page(record: Record, query: Mapping[str, str]) -> Page:
    """The outlets `a` and `b`; without both, which there are."""
    a, b = query.get("a"), query.get("b")
    for name in (a, b):
        if name and not _is_known(record, name):
            raise NotFoundError(f"The record has no report by an outlet {name}.")
    if not a or not b or a == b:
        return _choice(record, a or b)
    both = gather_outlets(TwoOutlets(record, a, b), a, b)
    telling = [pair for pair in both.shared if pair.kind != "independent"]
    context = {
        "both": both,
        "days": {each.name: _days([report.published for report in each.reports]) for each in (both.a, both.b)},
        "telling": telling,
        "possible": len(both.a.reports) * len(both.b.reports),
        "kinds": Counter(pair.kind for pair in telling),
        "name": both.account.name,
        "heading": both.account.reports,
        "giver": lambda figure: giver_of(both.account, figure),
        "day_of": lambda figure: day_told(both.account, figure),
        "percent": percent,
        "rows": _ROWS,
    }
    return Page("outlets.html", "Two outlets side by side", context)


def _is_known(record: Record, outlet: str) -> bool:
    question = "SELECT 1 FROM reports WHERE outlet = ? AND superseded_by IS NULL LIMIT 1"
    return record.connection.execute(question, (outlet,)).fetchone() is not None


def _choice(record: Record, one: str | None) -> Page:
    """All outlets with how many reports each has; the pairs that have most stories in common, or all with this one."""
    counts: Counter[str] = Counter()
    tellers: defaultdict[str, set[str]] = defaultdict(set)
    question = (
        "SELECT outlet, story FROM reports LEFT JOIN story_reports ON report = id"
        " WHERE superseded_by IS NULL AND outlet IS NOT NULL"
    )
    for outlet, story in record.connection.execute(question):
        counts[outlet] += 1
        if story is not None:
            tellers[story].add(outlet)
    common = Counter(pair for of_story in tellers.values() for pair in combinations(sorted(of_story), 2))
    if one is None:
        pairs = sorted(common, key=lambda pair: (-common[pair], pair))[:_MOST_PAIRS]
    else:
        others = [(min(one, other), max(one, other)) for other in counts if other != one]
        pairs = sorted(others, key=lambda pair: (-common[pair], pair))
    context = {"counts": dict(sorted(counts.items())), "pairs": [(*pair, common[pair]) for pair in pairs], "one": one}
    return Page("outlets_choice.html", "Outlets", context)


def _days(days: list[str | None]) -> tuple[str | None, str | None]:
    """The first and the last day of publication that are known."""
    known = sorted(day for day in days if day)
    return (known[0], known[-1]) if known else (None, None)
