"""`docs/metadata.json` is tried on a real record, in a real Datasette."""

from __future__ import annotations

import asyncio
import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

METADATA = json.loads((Path(__file__).parents[1] / "docs/metadata.json").read_text("utf-8"))
STORY = METADATA["databases"]["story"]
VALUES = {"name": "Astane", "words": "market", "relation": "revised"}


@pytest.fixture
def story(example_record: Path, tmp_path: Path) -> Path:
    return shutil.copy(example_record, tmp_path / "story.db")


def ask(story: Path, *paths: str) -> list[Any]:
    """The answers of one Datasette to several addresses, as JSON where they are that, else as text."""
    from datasette.app import Datasette

    async def answers() -> list[Any]:
        datasette = Datasette([str(story)], metadata=METADATA)
        found = [await datasette.client.get(path) for path in paths]
        assert [(answer.status_code, path) for answer, path in zip(found, paths, strict=True)] == [
            (200, path) for path in paths
        ]
        return [answer.json() if ".json" in path else answer.text for answer, path in zip(found, paths, strict=True)]

    with ThreadPoolExecutor(1) as thread:  # the browser of other tests keeps a loop running in this one
        return thread.submit(asyncio.run, answers()).result()


def test_every_table_it_names_is_there(story: Path) -> None:
    (database,) = ask(story, "/story.json")
    there = {table["name"] for table in database["tables"]} | {view["name"] for view in database["views"]}
    assert set(STORY["tables"]) <= there


def test_each_table_opens_with_its_facets(story: Path) -> None:
    shown = [name for name, about in STORY["tables"].items() if not about.get("hidden")]
    for name, answer in zip(shown, ask(story, *(f"/story/{name}.json?_size=5" for name in shown)), strict=True):
        assert set(STORY["tables"][name].get("facets", [])) == set(answer["facet_results"]), name


def test_reports_and_statements_can_be_searched(story: Path) -> None:
    reports, statements = ask(story, "/story/reports.json?_search=market", "/story/statements.json?_search=market")
    assert reports["filtered_table_rows_count"] > 0
    assert statements["filtered_table_rows_count"] > 0


@pytest.mark.parametrize("name", STORY["queries"])
def test_each_question_finds_something(story: Path, name: str) -> None:
    from urllib.parse import urlencode

    (figures,) = ask(story, "/story/figures.json?_size=1&_shape=objects")
    values = urlencode(VALUES | {"figure": figures["rows"][0]["id"]})
    (answer,) = ask(story, f"/story/{name}.json?{values}&_shape=objects")
    assert answer["rows"], name


def test_the_words_around_a_figure_are_those_of_the_report(story: Path) -> None:
    from urllib.parse import urlencode

    (figures,) = ask(story, "/story/figures.json?_size=100&_shape=objects")
    for figure in figures["rows"]:
        address = f"/story/the_words_around_a_figure.json?{urlencode({'figure': figure['id']})}&_shape=objects"
        ((row,),) = (answer["rows"] for answer in ask(story, address))
        (report,) = ask(story, f"/story/reports.json?id={figure['report']}&_shape=objects")
        assert row["before"] + row["figure"] + row["after"] in report["rows"][0]["text"]
        assert row["before"] == report["rows"][0]["text"][max(0, figure["start"] - 200) : figure["start"]]


def test_the_front_page_and_a_table_are_readable(story: Path) -> None:
    front, table = ask(story, "/story", "/story/figure_view")
    assert "Figures side by side" in front
    assert "According to" in table or "according_to" in table


def test_the_file_is_left_as_it_was(story: Path) -> None:
    before = story.read_bytes()
    ask(story, "/story/figure_view.json")
    assert story.read_bytes() == before
