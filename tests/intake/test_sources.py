import io
import json
import os
import pickle
import sys

import pytest

from onrecord.intake.given import Given
from onrecord.intake.readers import read_source
from onrecord.intake.rows import BLOCK_ROWS
from onrecord.intake.sources import find_sources, open_source
from onrecord.model import Report


def write(folder, **files):
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def names(*paths):
    return [source.name for source in find_sources([str(path) for path in paths])[0]]


def reasons(*paths):
    return [(skip.name.split("/")[-1], skip.reason) for skip in find_sources([str(path) for path in paths])[1]]


def test_a_folder_is_read_to_its_depths_in_order(tmp_path):
    write(tmp_path, b_txt="b", a__c_txt="c", a__b__d_html="d", e_jsonl="{}")
    sources, skipped = find_sources([str(tmp_path)])
    assert [(source.name, source.kind) for source in sources] == [
        ("a/b/d.html", "html"),
        ("a/c.txt", "text"),
        ("b.txt", "text"),
        ("e.jsonl", "jsonl"),
    ]
    assert skipped == []


def test_a_file_given_goes_by_its_name_and_a_glob_by_its_matches(tmp_path):
    write(tmp_path, b_txt="b", a__c_txt="c")
    assert names(tmp_path / "a" / "c.txt") == ["c.txt"]
    assert names(tmp_path / "**" / "*.txt") == ["c.txt", "b.txt"]


def test_names_that_would_clash_show_more_of_their_paths(tmp_path):
    write(tmp_path, one__x__a_txt="1", two__x__a_txt="2", one__x__b_txt="3")
    assert names(tmp_path / "one/x", tmp_path / "two/x") == ["one/x/a.txt", "b.txt", "two/x/a.txt"]
    assert set(names(tmp_path / "two/x", tmp_path / "one/x")) == {"one/x/a.txt", "b.txt", "two/x/a.txt"}


def test_a_file_met_twice_is_read_once(tmp_path):
    write(tmp_path, a_txt="1", sub__b_txt="2")
    assert names(tmp_path, tmp_path, tmp_path / "a.txt", tmp_path / "sub") == ["a.txt", "sub/b.txt"]
    assert reasons(tmp_path, tmp_path) == []


def test_what_is_not_read_is_told_of(tmp_path):
    write(tmp_path, a_txt="1", b_pdf="2", LICENSE="3", _hidden__c_txt="4", _d_txt="5")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    assert names(tmp_path) == ["a.txt"]
    assert reasons(tmp_path) == [
        ("LICENSE", "a kind of file that is not read (no ending)"),
        ("b.pdf", "a kind of file that is not read (.pdf)"),
        ("broken.txt", "cannot be opened (no such file or directory)"),
        ("pipe.txt", "no regular file"),
    ]


def test_paths_that_lead_nowhere_are_told_of(tmp_path):
    (tmp_path / "empty").mkdir()
    assert reasons(tmp_path / "gone.txt", tmp_path / "*.txt", tmp_path / "empty", "x" * 5000) == [
        ("gone.txt", "no such file or folder"),
        ("*.txt", "the pattern matches nothing"),
        ("empty", "the folder holds no file that can be read"),
        ("x" * 5000, "no usable path ([Errno 36] File name too long: '" + "x" * 5000 + "')"),
    ]


def test_a_folder_that_holds_itself_is_read_once(tmp_path):
    write(tmp_path, a_txt="1", sub__b_txt="2")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    assert names(tmp_path) == ["a.txt", "sub/b.txt"]
    ((name, reason),) = reasons(tmp_path)
    assert name == "loop"
    assert reason.startswith("leads back to")


def test_a_folder_that_cannot_be_opened_is_told_of(tmp_path, monkeypatch):
    write(tmp_path, a_txt="1")
    monkeypatch.setattr(
        "pathlib.Path.iterdir", lambda self: (_ for _ in ()).throw(PermissionError(13, "Permission denied"))
    )
    assert reasons(tmp_path) == [(tmp_path.name, "the folder cannot be opened (permission denied)")]


def test_a_name_that_is_no_utf8_can_be_stored(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("x")
    assert names(tmp_path) == ["caf\ufffd.txt"]


def test_json_lines_are_cut_into_blocks_that_give_every_row_once(tmp_path):
    rows = [{"id": i, "text": f"Report number {i}.\r\nIt says so."} for i in range(100)]
    (tmp_path / "r.jsonl").write_text("\n\n".join(map(json.dumps, rows)))
    sources, _ = find_sources([str(tmp_path)])
    assert len(sources) == -(-100 // BLOCK_ROWS)
    read = [report for source in pickle.loads(pickle.dumps(sources)) for report in read_source(source)]
    assert [(report.id, report.text) for report in read] == [(str(row["id"]), row["text"]) for row in rows]


def test_an_id_in_two_files_is_read_once_and_told_of(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": 1, "text": "One."}\n')
    (tmp_path / "b.jsonl").write_text('{"id": "1", "text": "Another."}\n{"text": "No id."}\n')
    sources, skipped = find_sources([str(tmp_path)])
    read = [report for source in sources for report in read_source(source)]
    assert [(report.id, report.id_given) for report in read] == [("1", True), ("b.jsonl:2", False)]
    assert [skip.name for skip in skipped] == ["b.jsonl line 1"]


def test_what_is_known_goes_from_row_to_sidecar_to_options(tmp_path):
    (tmp_path / "reports.csv").write_text("path,outlet,published\na.txt,Kelling Post,\nr.jsonl,Wire,2024-02-02\n")
    write(tmp_path, a_txt="a", b_txt="b")
    (tmp_path / "r.jsonl").write_text('{"text": "One.", "published": "2024-03-03"}\n')
    sources, _ = find_sources([str(tmp_path)], Given("2024-01-01", "Default"))
    read = {report.id: report for source in sources for report in read_source(source) if isinstance(report, Report)}
    assert {id: (report.outlet, report.published) for id, report in read.items()} == {
        "a.txt": ("Kelling Post", "2024-01-01"),
        "b.txt": ("Default", "2024-01-01"),
        "r.jsonl:1": ("Wire", "2024-03-03"),
    }
    (beside,), _ = find_sources([str(tmp_path / "a.txt")])
    assert beside.given == Given(outlet="Kelling Post")


def test_a_day_given_that_is_none_is_told_of(tmp_path):
    write(tmp_path, a_txt="a")
    (source,), (skipped,) = find_sources([str(tmp_path)], Given("yesterday"))
    assert (skipped.name, skipped.reason) == ("--published", "'yesterday' is no day")
    assert source.given.published is None


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"A minister spoke.", "text"),
        (b"\xef\xbb\xbf\n<!DOCTYPE HTML><p>x", "html"),
        (b'{"text": "a"}\n{"text": "b"}', "jsonl"),
        (b"", "text"),
    ],
)
def test_standard_input_is_told_by_its_beginning(data, kind, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    sources, _ = find_sources(["-", "-"])
    assert [(source.name, source.kind) for source in sources] == [("stdin", kind)]
    with open_source(pickle.loads(pickle.dumps(sources[0]))) as stream:
        assert stream.read() == data


def test_standard_input_may_hold_many_rows(monkeypatch):
    data = b"".join(b'{"text": "Row %d."}\n' % i for i in range(70))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    sources, _ = find_sources(["-"])
    assert [report.id for source in sources for report in read_source(source)] == [f"stdin:{i + 1}" for i in range(70)]


def test_a_json_lines_file_that_cannot_be_opened_is_told_of(tmp_path, monkeypatch):
    (tmp_path / "r.jsonl").write_text("{}")
    monkeypatch.setattr("pathlib.Path.open", lambda *_: (_ for _ in ()).throw(PermissionError(13, "Permission denied")))
    assert find_sources([str(tmp_path)])[0] == []
    assert reasons(tmp_path) == [("r.jsonl", "cannot be opened (permission denied)")]
