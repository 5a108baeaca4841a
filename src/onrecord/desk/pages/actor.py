"""An actor: its names and ties, what it said, the figures it gave, and the words that outlets use for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from markupsafe import Markup

from onrecord.desk.actor import sayings
from onrecord.desk.actor.identity import Identity, identity
from onrecord.desk.actor.wordings import Compared, Found, wording_of
from onrecord.desk.charts import Bar, bars
from onrecord.desk.paging import Paging, paging
from onrecord.desk.site import NotFoundError, Page
from onrecord.desk.wording import signed
from onrecord.linking.wording import FEWEST
from onrecord.record.store import Record

_FIRST, _SIZE = 8, 25  # entries of a kind on the first page, and on a page of their own
Address = Callable[..., str]
_PARTS = ("statements", "figures", "wording")


def page(record: Record, id: str, query: Mapping[str, str]) -> Page:
    """The first page with the first of each, or with `part` a page of statements, figures or wording."""
    actor = identity(record, id)
    if actor is None:
        raise NotFoundError(f"The record has no actor {id}. Actors get new ids when others are joined to them.")
    part = query.get("part", "")
    chosen = {"statements": sayings.choice(record, id, "statement"), "figures": sayings.choice(record, id, "figure")}
    counts = {table: each.total for table, each in chosen.items()}
    held = {table: each.standing for table, each in chosen.items()}
    shows = {table: count > _FIRST for table, count in counts.items()} | {"wording": actor.mentions >= FEWEST}
    context: dict[str, Any] = {
        "actor": actor,
        "shows": shows,
        "counts": counts,
        "held": held,
        "part": part if part in _PARTS else "",
    }
    if part == "wording":
        return Page("actor_wording.html", f"Wording for {actor.name}", context | _wording(record, actor, query))
    size = _SIZE if part in counts else _FIRST
    at = {table: paging(query if part == table else {}, count, size) for table, count in counts.items()}
    context |= {"paging": at, **_entries(record, chosen, context["part"], at)}
    title = f"{part.capitalize()} of {actor.name}" if part in counts else actor.name
    return Page("actor.html", title, context)


def _entries(
    record: Record, chosen: Mapping[str, sayings.Choice], part: str, at: Mapping[str, Paging]
) -> dict[str, Any]:
    return {
        "statements": sayings.said_by(record, chosen["statements"], at["statements"])
        if part in ("", "statements")
        else [],
        "figures": sayings.given_by(record, chosen["figures"], at["figures"]) if part in ("", "figures") else [],
    }


def _wording(record: Record, actor: Identity, query: Mapping[str, str]) -> dict[str, Any]:
    outlet = query.get("outlet") or None
    found = wording_of(record, actor.id)
    if outlet is None:
        return {"found": found, "chosen": None, "compared": partial(_charts, found, actor.id), "signed": signed}
    chosen = next((each for each in found.outlets if each.name == outlet), None)
    if chosen is None:
        raise NotFoundError(f"No report of {outlet} that was looked at names {actor.name}.")
    return {"found": found, "chosen": chosen}


def _charts(found: Found, actor: str, url: Address) -> list[tuple[str, Markup]]:
    """For each wording compared a chart, drawn once it is known where its bars lead; all have the same scale."""
    compared = found.compared()
    reach = max(
        (bound for each in compared for *_, odds in each.outlets if odds for bound in (-odds.low, odds.high)), default=0
    )
    return [(each.wording, _chart(each, actor, url, reach)) for each in compared]


def _chart(compared: Compared, actor: str, url: Address, reach: float) -> Markup:
    rows = [
        Bar(outlet.name, count, odds, url("actor", actor, part="wording", outlet=outlet.name))
        for outlet, count, odds in compared.outlets
    ]
    told = "Log-odds of each outlet's own use against all others', with 95% intervals; 0 is as likely."
    return bars(rows, f"{compared.wording}: own voice of each outlet", told, reach)
