"""The Frictionless `datapackage.json` beside CSV and Parquet files: what each file and column is."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

from onrecord.exports.columns import COLUMNS, Column
from onrecord.exports.errors import ExportError
from onrecord.exports.files import replacing, sha256_of

NAME = "datapackage.json"
_MARK = "onrecord-export"
_TYPES = {
    "strings": "array",
    "pairs": "array",
    "zones": "array",
    "ties": "array",
    "edits": "array",
    "relations": "array",
}
_MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
_WHAT = {
    "reports": "Reports: one article by one outlet, with the text that all offsets refer to",
    "mentions": "Mentions: where reports name an actor",
    "actors": "Actors: persons, governments, groups, organisations, offices and peoples",
    "statements": "Statements: who said what, as the reports have it",
    "figures": "Figures: the numbers that reports give, and according to whom",
    "dates": "Dates: the time expressions of the reports",
    "stories": "Stories: reports on the same happening or course of happenings",
    "reuse": "Reuse: pairs of reports that share text, with the edits between",
    "lines": "Lines: figures on the same thing side by side, and how they stand to each other",
    "judgements": "Judgements: what people said of entries, whatever became of it",
    "skipped": "Skipped: what was not read, and why",
}

Json = dict[str, Any]


def describe(kind: str, format_: str, file: Path) -> None:
    """Enter `file` in the datapackage.json beside it, which describes one file a kind: the last written."""
    path = file.with_name(NAME)
    resources = {resource["name"]: resource for resource in _written_before(path)}
    resources[kind] = _resource(kind, format_, file)
    ordered = [resources[name] for name in COLUMNS if name in resources]
    for resource in ordered:
        _set_foreign_keys(resource, set(resources))
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": _MARK,
        "title": "A record of news reports, read by onrecord",
        "onrecord": {"version": version("onrecord")},
        "resources": ordered,
    }
    with replacing(path) as part:
        part.write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def check_beside(file: Path) -> None:
    """Raise ExportError where the datapackage.json beside `file` is not onrecord's."""
    _written_before(file.with_name(NAME))


def _written_before(path: Path) -> list[Json]:
    if not path.exists():
        return []
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
        if package["name"] == _MARK:
            return [resource for resource in package["resources"] if path.with_name(resource["path"]).exists()]
    except (ValueError, KeyError, TypeError):
        pass
    raise ExportError(f"{path} was not written by onrecord and would be overwritten; choose another folder")


def _resource(kind: str, format_: str, file: Path) -> Json:
    return {
        "$schema": "https://datapackage.org/profiles/2.0/dataresource.json",
        "name": kind,
        "type": "table",
        "description": _WHAT[kind],
        "path": file.name,
        "format": format_,
        "mediatype": _MEDIA[format_],
        **({"encoding": "utf-8"} if format_ == "csv" else {}),
        "bytes": file.stat().st_size,
        "hash": f"sha256:{sha256_of(file)}",
        "schema": {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": [_field(column) for column in COLUMNS[kind]],
            **({"primaryKey": ["id"]} if any(column.name == "id" for column in COLUMNS[kind]) else {}),
        },
    }


def _field(column: Column) -> Json:
    constraints: Json = {}
    if column.required:
        constraints["required"] = True
    if column.name == "id":
        constraints["unique"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    return {
        "name": column.name,
        "type": _TYPES.get(column.type, column.type),
        "description": column.meaning,
        **({"constraints": constraints} if constraints else {}),
    }


def _set_foreign_keys(resource: Json, present: set[str]) -> None:
    """Keys to the kinds in this package; a key to a file that is not there would make the package invalid."""
    keys = [
        {
            "fields": [column.name],
            "reference": {"resource": "" if kind == resource["name"] else kind, "fields": ["id"]},
        }
        for column in COLUMNS[resource["name"]]
        if (kind := column.refers_to) in present
    ]
    resource["schema"].pop("foreignKeys", None)
    if keys:
        resource["schema"]["foreignKeys"] = keys
