"""What the user says of reports: by option for all of them, or a row each in a sidecar `reports.csv`."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.intake.days import iso_day
from onrecord.intake.decode import decode, normalised
from onrecord.model import Skipped

SIDECAR = "reports.csv"
COLUMNS = ("path", "published", "outlet", "url", "title")
_DAY_HINT = "write it as 2024-01-18"


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a report besides its own words; None where nothing is."""

    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None

    def over(self, other: Given) -> Given:
        """This, and what `other` says where this says nothing."""
        return Given(
            self.published or other.published,
            self.outlet or other.outlet,
            self.url or other.url,
            self.title or other.title,
        )


NOTHING_GIVEN = Given()


def valid_given(given: Given, name: str) -> tuple[Given, list[Skipped]]:
    """`given` with its day as an ISO day; without one, and a Skipped, where it is none."""
    if given.published is None:
        return given, []
    if (day := iso_day(given.published)) is not None:
        return replace(given, published=day), []
    return replace(given, published=None), [Skipped(name, f"{given.published!r} is no day", _DAY_HINT)]


def read_sidecar(path: Path) -> tuple[dict[Path, Given], list[Skipped]]:
    """What a `reports.csv` says, by resolved path of the report, and what in it cannot be used."""
    try:
        text = decode(path.read_bytes()).text
    except OSError as error:
        return {}, [Skipped(str(path), f"cannot be opened ({error.strerror})", "check its permissions")]
    rows = csv.DictReader(io.StringIO(normalised(text or ""), newline=""), restkey="", restval="")
    found: dict[Path, Given] = {}
    skipped: list[Skipped] = []
    try:
        skipped += _columns(path, rows)
        for row in rows if "path" in (rows.fieldnames or ()) else ():
            skipped += _add_row(found, path, f"{path} line {rows.line_num}", row)
    except csv.Error as error:
        name = f"{path} line {rows.line_num + 1}"
        skipped.append(Skipped(name, f"no readable row ({error})", "check the quotes; what follows is not read"))
    return found, skipped


def _columns(path: Path, rows: csv.DictReader[str]) -> list[Skipped]:
    """Tidy the names of the columns, and tell of those that are not known."""
    columns = [name.strip() for name in rows.fieldnames or ()]
    if "path" not in columns:
        return [Skipped(str(path), "has no column path", f"its first line must be {','.join(COLUMNS)}")]
    rows.fieldnames = columns
    return [
        Skipped(str(path), f"unknown column {name!r}", f"known are {', '.join(COLUMNS)}")
        for name in columns
        if name not in COLUMNS
    ]


def _add_row(found: dict[Path, Given], sidecar: Path, name: str, row: dict[str, str]) -> list[Skipped]:
    if "" in row:
        return [Skipped(name, "more cells than columns", "put quotes around a cell that holds a comma")]
    cells = {key: (row.get(key) or "").strip() or None for key in COLUMNS}
    path = cells.pop("path")
    if path is None:
        return [Skipped(name, "no path", "name the file that the row is about")]
    target = _target(sidecar.parent, path)
    if target is None:
        return [Skipped(name, f"{path} matches no file", f"write the path as seen from {sidecar.parent}")]
    if target in found:
        return [Skipped(name, f"{path} has a row already", "keep one of the two")]
    found[target], skipped = valid_given(Given(**cells), name)
    return skipped


def _target(folder: Path, path: str) -> Path | None:
    """The file that a path names as seen from the folder, links followed; None where there is none."""
    try:
        return (folder / path).resolve(strict=True)
    except (OSError, ValueError, RuntimeError):
        return None
