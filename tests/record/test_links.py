"""Links stored and found again. The reports, and what they report, are invented."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.model import Figure, Reading, Report, Zone
from onrecord.record.check import check
from onrecord.record.links import link_reports, redraw, unlink
from onrecord.record.opening import transaction
from onrecord.record.store import Record
from onrecord.record.writing import Fresh, put

LEAD = "The ferry Halden sank off the harbour of Varn on Monday night, and {} people were killed, the coast guard said."
REST = """
Divers searched the cold water until the morning came, while relatives waited on the pier in the rain.
The ferry had left the island of Osk an hour before, with more cars on board than its papers allowed.
The owner of the line did not answer calls, and its office in the old town stayed shut for the whole day.
"""
OTHER = """The parliament of Sarn passed its budget on Tuesday after a debate of nine hours about the price of bread.
Ministers from the two parties shook hands, and the speaker closed the session shortly before midnight.
"""


def reading(id: str, text: str, number: str | None = None, **known: str) -> Reading:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    known = {"published": "2031-03-04", "title": text.split(".")[0]} | known
    report = Report(id, text, sha256, (Zone("body", 0, len(text)),), id_given=True, **known)
    if number is None:
        return Reading(report)
    start = text.index(number)
    figure = Figure(
        f"{id}#f1", id, report.span(start, start + len(number)), int(number), int(number), "exact", "body",
        unit="person", effect="killed",
    )  # fmt: skip
    return Reading(report, figures=(figure,))


def pile() -> list[Reading]:
    return [
        reading("a", LEAD.format(12) + REST, "12", outlet="Courier"),
        reading("b", LEAD.format(14) + REST.replace("Divers", "Frogmen"), "14", outlet="Herald"),
        reading("c", OTHER, outlet="Courier"),
        reading("d", OTHER.replace("nine", "ten"), outlet="Ledger"),
    ]


def store_and_link(record: Record, *readings: Reading, linker: str = "l", given: str = "g") -> None:
    with transaction(record.connection):
        for each in readings:
            put(record.connection, Fresh(each, "r", given))
    with transaction(record.connection):
        link_reports(record, linker)


def links(record: Record) -> tuple[list[object], ...]:
    return list(record.stories()), list(record.reuse()), list(record.lines())


def test_what_reports_share_is_stored_with_the_words(record):
    store_and_link(record, *pile())
    kinds = {(it.a, it.b): it.kind for it in record.reuse()}
    assert kinds[("a", "b")] == "edited"
    (pair,) = record.reuse(report="a")
    reworded = [(edit.a.exact, edit.b.exact) for edit in pair.edits if edit.op == "reworded" and edit.a and edit.b]
    assert ("Divers", "Frogmen") in reworded
    assert ("12", "14") in reworded
    assert check(record).lies == ()


def test_every_current_report_stands_in_one_story(record):
    store_and_link(record, *pile())
    placed = sorted(report for story in record.stories() for report in story.reports)
    assert placed == ["a", "b", "c", "d"]
    assert {"a", "b"} in [set(story.reports) for story in record.stories()]


def test_figures_of_one_story_stand_in_a_line(record):
    store_and_link(record, *pile())
    (line,) = record.lines()
    assert line.figures == ("a#f1", "b#f1")
    (relation,) = line.relations
    assert (relation.relation, relation.because, relation.shared) == ("differ", ("value",), "text")
    assert list(record.lines(report="a")) == [line]
    assert list(record.lines(report="c")) == []


@pytest.mark.parametrize("seed", range(4))
def test_one_by_one_in_any_order_is_all_at_once(record, tmp_path: Path, seed: int):
    store_and_link(record, *pile())
    with Record.open(tmp_path / "other.db", create=True) as other:
        for each in random.Random(seed).sample(pile(), 4):
            store_and_link(other, each)
        assert links(other) == links(record)


def test_a_changed_text_takes_its_links_with_it(record):
    store_and_link(record, *pile())
    store_and_link(record, reading("b", "The market of Varn opened late because of snow."))
    assert list(record.lines()) == []
    assert not [it for it in record.reuse() if "b" in (it.a, it.b)]
    assert check(record).lies == ()
    store_and_link(record, pile()[1])
    assert [line.figures for line in record.lines()] == [("a#f1", "b#f1")]


def test_read_anew_or_linked_anew_it_is_the_same(record):
    store_and_link(record, *pile())
    before = links(record)
    store_and_link(record, *pile(), given="other")
    assert links(record) == before
    store_and_link(record, linker="another")
    assert links(record) == before
    with transaction(record.connection):
        unlink(record.connection)
        link_reports(record, "l")
    assert links(record) == before


def test_links_of_another_linker_are_not_kept(record):
    store_and_link(record, *pile())
    record.connection.execute("UPDATE reuse SET kind = 'independent'")
    store_and_link(record)
    assert {it.kind for it in record.reuse()} == {"independent"}
    store_and_link(record, linker="newer")
    assert "edited" in {it.kind for it in record.reuse()}


def test_a_figure_that_goes_takes_its_line_with_it(record):
    store_and_link(record, *pile())
    bare = pile()[1]
    store_and_link(record, replace(bare, figures=()), given="other")
    assert list(record.lines()) == []
    assert check(record).lies == ()


def test_redrawn_without_a_comparison_it_is_what_linking_anew_gives(record, monkeypatch: pytest.MonkeyPatch):
    store_and_link(record, *pile())
    before = links(record)
    with transaction(record.connection):
        record.connection.execute("UPDATE figures SET effect = 'injured' WHERE effect = 'killed'")
    monkeypatch.setattr("onrecord.record.links.judge", None)
    with transaction(record.connection):
        redraw(record)
    drawn = links(record)
    assert drawn != before
    with transaction(record.connection):
        link_reports(record, "l")
    assert links(record) == drawn
