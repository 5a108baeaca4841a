"""The bundled example as a record, read once, and its desk, asked without a socket."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.desk.app import Desk, build_app
from onrecord.desk.safety import Rules
from onrecord.record.store import Record


@pytest.fixture
def record_path(example_record: Path, tmp_path: Path) -> Path:
    """A copy of the example's record that a test may write to."""
    return shutil.copy(example_record, tmp_path / "example.db")


@pytest.fixture
def record(record_path: Path) -> Iterator[Record]:
    with Record.open(record_path) as record:
        yield record


@pytest.fixture
def desk(record_path: Path) -> Iterator[TestClient]:
    """A browser without script at the desk of the example's record."""
    with TestClient(build_app(Desk(record_path, Rules())), base_url="http://127.0.0.1:8765") as client:
        yield client
