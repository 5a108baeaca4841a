from __future__ import annotations

import sys
from functools import partial

from onrecord.engine.pool import Pool
from onrecord.engine.shards import Settings
from onrecord.intake.sources import find_sources

DEADLY = """
import os, pathlib

def look_up(deaths, names):
    # Dies as a reader may that runs out of memory: without a word, taking all that is under way along.
    if "r009" in names:
        with pathlib.Path(deaths).open("a") as file:
            file.write("died\\n")
        os._exit(1)
    return {}
"""


def test_a_process_that_dies_takes_one_report_along_and_no_more(tmp_path, write_rows, blank, monkeypatch):
    (tmp_path / "deadly.py").write_text(DEADLY)
    monkeypatch.syspath_prepend(str(tmp_path))
    import deadly

    sources, _ = find_sources([str(write_rows(20))])
    pool = Pool(Settings(blank.model, workers=2), partial(deadly.look_up, str(tmp_path / "deaths")))
    try:
        results = list(pool.results([(source,) for source in sources]))
    finally:
        pool.close()
        del sys.modules["deadly"]
    assert [shard for shard, _ in results] == [(source,) for source in sources]
    read = [fresh.reading.report.id for _, result in results for fresh in result.fresh]
    assert read == [f"r{number:03}" for number in range(20) if number != 9]
    assert [(it.name, "died" in it.reason) for _, result in results for it in result.skipped] == [("r009", True)]
    assert 2 <= len((tmp_path / "deaths").read_text().splitlines()) <= 4


def test_models_are_those_of_the_workers(blank):
    pool = Pool(Settings(blank.model, workers=2), dict)
    try:
        model, encoder = pool.models()
    finally:
        pool.close()
    assert model["name"] == blank.model
    assert len(model["sha256"]) == len(encoder["sha256"]) == 64
