"""The datapackage.json describes what stands beside it, and nothing else."""

import hashlib
import io
import json
from importlib.metadata import version

import pytest

from onrecord.exports.columns import COLUMNS
from onrecord.exports.errors import ExportError
from onrecord.exports.export import export


def _export(story, kind, folder, format_="csv"):
    return export(story, kind, format_, output=folder, stdout=io.BytesIO())


def _package(folder):
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def test_a_file_is_described_with_its_hash_and_columns(story, tmp_path):
    file = _export(story, "statements", tmp_path)
    package = _package(tmp_path)
    (resource,) = package["resources"]
    assert package["onrecord"] == {"version": version("onrecord")}
    assert resource["path"] == file.name == "statements.csv"
    assert resource["hash"] == f"sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}"
    assert resource["bytes"] == file.stat().st_size
    fields = {each["name"]: each for each in resource["schema"]["fields"]}
    assert list(fields) == [column.name for column in COLUMNS["statements"]]
    assert fields["form"]["constraints"] == {"required": True, "enum": ["direct", "indirect", "mixed"]}
    assert (fields["content_start"]["type"], fields["content_spans"]["type"]) == ("integer", "array")
    assert resource["schema"]["primaryKey"] == ["id"]


def test_keys_point_only_to_tables_that_are_there(story, tmp_path):
    def keys():
        return {
            (resource["name"], *key["fields"], key["reference"]["resource"])
            for resource in _package(tmp_path)["resources"]
            for key in resource["schema"].get("foreignKeys", [])
        }

    _export(story, "statements", tmp_path)
    assert keys() == {("statements", "via", "")}
    _export(story, "reports", tmp_path)
    assert keys() == {("statements", "via", ""), ("statements", "report", "reports")}
    assert [each["name"] for each in _package(tmp_path)["resources"]] == ["reports", "statements"]
    (tmp_path / "reports.csv").unlink()
    _export(story, "dates", tmp_path)
    assert [each["name"] for each in _package(tmp_path)["resources"]] == ["statements", "dates"]


def test_the_same_export_describes_itself_in_the_same_bytes(story, tmp_path):
    _export(story, "figures", tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    _export(story, "figures", tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_parquet_is_described_too(story, tmp_path):
    pytest.importorskip("pyarrow")
    _export(story, "figures", tmp_path, "parquet")
    (resource,) = _package(tmp_path)["resources"]
    assert (resource["path"], resource["format"]) == ("figures.parquet", "parquet")
    assert "encoding" not in resource


@pytest.mark.parametrize("content", ['{"name": "theirs", "resources": []}', "{", "[]", "\ufffe"])
def test_a_package_of_someone_else_is_left_alone(story, tmp_path, content):
    (tmp_path / "datapackage.json").write_text(content, encoding="utf-8")
    with pytest.raises(ExportError, match="not written by onrecord"):
        _export(story, "figures", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["datapackage.json"]
    assert (tmp_path / "datapackage.json").read_text(encoding="utf-8") == content
