"""What a person amended is never told as the report's own: every page says who amended it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import lxml.html
import pytest
from starlette.testclient import TestClient

from onrecord.desk.figurelines import shown_lines
from onrecord.desk.publishing import publish
from onrecord.desk.story.figures import line_ids
from onrecord.record.judgements import judge
from onrecord.record.store import Record
from tests.desk.forms import look, main_text

REPORT = "01-northline-hallin.txt"


def _figure(record: Record) -> str:
    """An exact number that the page of its story shows."""
    story = next(it.id for it in record.stories() if REPORT in it.reports)
    shown = [id for line in shown_lines(record, line_ids(record, story)[:8]) for id in line.figures[:6]]
    return next(it.figure.id for it in shown if it.figure.hedge == "exact" and it.figure.low == it.figure.high)


@pytest.fixture
def figure(record: Record) -> str:
    id = _figure(record)
    _amend(record, id, {"low": 77, "high": 77})
    return id


def _amend(record: Record, id: str, amended: dict[str, Any]) -> None:
    with Record.open(record.path, create=True) as writable:
        judge(writable, id, "amend", by="Ann Bell", amended=amended)


def _pages(record: Record, figure: str) -> list[str]:
    line = next(it.id for it in record.lines() if figure in it.figures)
    story = next(it.id for it in record.stories() if REPORT in it.reports)
    report = figure.rpartition("#")[0]
    other = next(it.id for it in record.reports() if it.id != report)
    return [
        f"/lines/{quote(line, safe='')}",
        f"/stories/{quote(story, safe='')}",
        f"/reports/{quote(report, safe='')}",
        f"/compare?a={quote(report)}&b={quote(other)}",
        "/search?q=killed&kind=figures",
    ]


def test_the_desk_says_who_amended_a_figure(desk: TestClient, record: Record, figure: str) -> None:
    for address in _pages(record, figure):
        assert "amended by Ann Bell" in main_text(look(desk, address)).replace("Amended", "amended"), address


def test_who_amended_it_leads_to_the_words_of_the_report(desk: TestClient, record: Record, figure: str) -> None:
    exact = next(it.span.exact for it in record.figures() if it.id == figure)
    page = look(desk, _pages(record, figure)[1])
    tag = page.xpath("//a[contains(., 'amended by Ann Bell')]")[0]
    assert f"“{exact}”" in tag.text_content()
    assert tag.get("href").endswith("#" + figure.rpartition("#")[2])


def test_a_published_site_says_it_too(record: Record, figure: str, tmp_path: Path) -> None:
    publish(record, tmp_path / "site")
    for kind in ("report", "story", "line"):
        files = (tmp_path / "site" / kind).rglob("*.html")
        told = [file for file in files if "amended by" in lxml.html.parse(str(file)).getroot().text_content()]
        assert told, kind


def test_a_statement_given_to_another_says_who_gave_it(desk: TestClient, record: Record) -> None:
    said = next(it for it in record.statements() if it.actor)
    other = next(it.actor for it in record.mentions(report=said.report) if it.actor and it.actor != said.actor)
    _amend(record, said.id, {"actor": other})
    for address in (
        f"/actors/{quote(other)}?part=statements",
        f"/search?kind=statements&actor={quote(said.actor or '')}",
    ):
        assert "amended by Ann Bell" in main_text(look(desk, address)).replace("Amended", "amended")


def test_what_nobody_amended_says_nothing(desk: TestClient, record: Record) -> None:
    assert "amended by" not in main_text(look(desk, _pages(record, _figure(record))[1]))
