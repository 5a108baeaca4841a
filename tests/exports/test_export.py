"""Where an export goes."""

import io

import pytest

from onrecord.exports import columns
from onrecord.exports.errors import ExportError
from onrecord.exports.export import export, rows_of


def test_without_a_file_it_goes_to_standard_output(story):
    stream = io.BytesIO()
    assert export(story, "dates", "jsonl", output=None, stdout=stream) is None
    assert stream.getvalue().count(b"\n") == 2


@pytest.mark.parametrize(
    ("format_", "name"), [("jsonl", "dates.jsonl"), ("csv", "dates.csv"), ("webannotation", "dates.jsonld")]
)
def test_a_folder_gets_a_file_named_by_kind(story, tmp_path, format_, name):
    assert export(story, "dates", format_, output=tmp_path, stdout=io.BytesIO()) == tmp_path / name
    assert (tmp_path / name).stat().st_size > 0
    assert (tmp_path / "datapackage.json").exists() == (format_ == "csv")


def test_parquet_needs_a_file(story):
    with pytest.raises(ExportError, match="-o"):
        export(story, "dates", "parquet", output=None, stdout=io.BytesIO())


def test_every_kind_is_exported_and_an_unknown_one_refused(story):
    for kind in columns.KINDS:
        assert list(rows_of(story, kind)), kind
    with pytest.raises(ExportError, match="reports, mentions"):
        list(rows_of(story, "events"))


def test_a_folder_that_is_not_there_is_named(story, tmp_path):
    with pytest.raises(ExportError, match=r"there is no folder .*nowhere"):
        export(story, "dates", "jsonl", output=tmp_path / "nowhere" / "dates.jsonl", stdout=io.BytesIO())
