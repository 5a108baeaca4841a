from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy

from onrecord.engine import Settings
from onrecord.record.store import Record

TEXT = (
    "Mara Dolen, the mayor of Tarn, said on Monday that {} boats were lost. “We will rebuild,” she told reporters. "
    "At least {} people were injured, the harbour office said."
)


def rows(count: int, *, kinds: int = 1_000) -> list[dict[str, str]]:
    """Small reports, of which only so many kinds have different words."""
    return [
        {"id": f"r{number:03}", "text": TEXT.format(number % kinds + 2, number % kinds + 3), "published": "2031-03-05"}
        for number in range(count)
    ]


@pytest.fixture
def write_rows(tmp_path: Path) -> Callable[..., Path]:
    def write(count: int, name: str = "reports.jsonl", **given: int) -> Path:
        path = tmp_path / name
        path.write_text("".join(json.dumps(row) + "\n" for row in rows(count, **given)), "utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings with a pipeline that only ends sentences: quick, and enough where the entries do not matter."""
    folder = tmp_path_factory.mktemp("model")
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline.to_disk(folder)
    return Settings(str(folder))


def dump_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but that of the runs, in the order of the file."""
    with Record.open(path) as record:
        tables = record.connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%search%' AND name <> 'runs'"
        ).fetchall()
        return {name: record.connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in tables}


@pytest.fixture
def dump() -> Callable[[Path], dict[str, list[tuple[object, ...]]]]:
    return dump_of
