"""The command line: what each command prints where, its exit codes, and what never reaches a terminal."""

import csv
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import _FORMATS, _KINDS, main
from onrecord.exports.columns import KINDS
from onrecord.exports.export import FORMATS

STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
REPORT = (
    "VARN HARBOUR — At least 24 dockers were killed in a blast on Tuesday, the coast guard said.\n\n"
    "“No ship of ours was near the harbour,” Interior Minister Mira Okonjo told reporters. "
    "She said the port would stay closed.\n"
)


def run(*arguments: object, stdin: str | None = None):
    return CliRunner().invoke(main, [str(each) for each in arguments], input=stdin)


@pytest.fixture(scope="module")
def pile(tmp_path_factory) -> Path:
    """A folder of reports; one holds characters that would steer a terminal."""
    folder = tmp_path_factory.mktemp("pile")
    (folder / "harbour.txt").write_text(REPORT, encoding="utf-8")
    evil = (
        "The \x1b]0;owned\x07crane fell, \u202eMira Okonjo\u202c said. \x9b2JThe yard closed after 3 men were hurt.\n"
    )
    (folder / "yard.txt").write_text(evil, encoding="utf-8")
    sidecar = (
        "path,published,outlet,title\nharbour.txt,2031-03-05,Veldt Courier,Blast\nyard.txt,,Yard\x1b[2J News,Crane\n"
    )
    (folder / "reports.csv").write_text(sidecar, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def record(pile) -> Path:
    path = pile.parent / f"{pile.name}-story.db"
    result = run("read", pile, "--record", path)
    assert result.exit_code == 0, result.output
    return path


# Reading


def test_all_read_is_0_and_told_on_standard_error(pile, tmp_path):
    result = run("read", pile, "--record", tmp_path / "a.db")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert re.fullmatch(r"read 2 reports, \d+ words in [\d.]+ s \([\d,]+ words/s\)\n", result.stderr)


def test_the_same_again_is_unchanged(pile, record):
    result = run("read", pile, "--record", record)
    assert result.exit_code == 0
    assert "2 unchanged" in result.stderr


def test_some_skipped_is_1_with_a_line_each(pile, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    result = run(
        "read", pile / "harbour.txt", tmp_path / "empty.txt", tmp_path / "none.txt", "--record", tmp_path / "a.db"
    )
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert [line.split(":")[0] for line in lines[:-1] if line.startswith("skipped")] == sorted(
        line.split(":")[0] for line in lines[:-1]
    )
    assert any("empty.txt" in line for line in lines)
    assert any("none.txt" in line and "no such file" in line for line in lines)
    assert lines[-1].endswith("2 skipped")


def test_nothing_read_is_3(tmp_path):
    result = run("read", tmp_path / "none.txt", "--record", tmp_path / "a.db")
    assert result.exit_code == 3
    assert "none.txt" in result.stderr
    assert result.stderr.endswith("Error: nothing could be read\n")


@pytest.mark.parametrize(
    "arguments",
    [
        (), ("nonsense",), ("read",), ("read", "x.txt"), ("read", "x.txt", "--record", "a.db", "--published", "soon"),
        ("read", "x.txt", "--record", "a.db", "--workers", "0"), ("show",), ("search", "--record", "a.db"),
        ("compare", "--record", "a.db"), ("compare", "x.txt", "--record", "a.db"), ("compare", "x.txt", "y.txt"),
        ("show", "--record", "a.db", "--since", "x"), ("export", "--record", "a.db"),
        ("export", "--record", "a.db", "--kind", "stories"), ("read", "x.txt", "--record", "no-such-folder/a.db"),
    ],
)  # fmt: skip
def test_wrong_usage_is_2(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr or not arguments
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "command",
    [
        ["show"], ["check"], ["lines"], ["link"], ["search", "x"], ["compare", "a", "b"], ["export", "--kind", "dates"],
        ["read", "x.txt"],
    ],
)  # fmt: skip
def test_a_file_that_is_no_record_is_named_with_the_way_out(command, tmp_path):
    path = tmp_path / "notes.db"
    path.write_text("These are notes, and no database at all. " * 50)
    result = run(*command, "--record", path)
    assert result.exit_code == 2
    assert result.stderr == f"Error: {path} is not a record; name another file with --record\n"
    assert path.read_text().startswith("These are notes")


def test_a_record_that_is_not_there_is_named_with_the_way_out(tmp_path):
    result = run("show", "--record", tmp_path / "none.db")
    assert result.exit_code == 2
    assert "there is no record at" in result.stderr
    assert "onrecord read" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_model_that_is_not_there_is_named(pile, tmp_path):
    result = run("read", pile, "--record", tmp_path / "a.db", "--spacy-model", "no_such_model")
    assert result.exit_code == 2
    assert "no_such_model" in result.stderr
    assert "install it with pip, or leave the option --spacy-model out" in result.stderr
    assert "Traceback" not in result.output


def test_day_and_outlet_can_be_given(pile, tmp_path):
    given = ("--published", "2031-03-07", "--outlet", "Harbour Post")
    (tmp_path / "bare.txt").write_text(REPORT)
    assert run("read", tmp_path / "bare.txt", "--record", tmp_path / "a.db", *given).exit_code == 0
    row = json.loads(run("export", "--record", tmp_path / "a.db", "--kind", "reports").stdout)
    assert (row["published"], row["published_basis"], row["outlet"]) == ("2031-03-07", "given", "Harbour Post")


def test_standard_input_is_read(tmp_path):
    row = json.dumps({"id": "a-1", "text": REPORT})
    assert run("read", "-", "--record", tmp_path / "a.db", stdin=row).exit_code == 0
    assert json.loads(run("export", "--record", tmp_path / "a.db", "--kind", "reports").stdout)["id"] == "a-1"


def test_breaking_off_says_what_is_kept(pile, tmp_path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.engine.read_into", interrupted)
    result = run("read", pile, "--record", tmp_path / "a.db")
    assert result.exit_code == 130
    assert re.search(r"what was finished is kept in .*a\.db", result.stderr)


def test_a_full_disk_is_told_without_a_traceback(pile, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device", str(tmp_path / "a.db"))

    monkeypatch.setattr("onrecord.engine.read_into", full)
    result = run("read", pile, "--record", tmp_path / "a.db")
    assert result.exit_code == 3
    assert result.stderr == f"Error: {tmp_path / 'a.db'}: No space left on device\n"


def test_what_is_not_expected_is_not_hidden(pile, tmp_path, monkeypatch):
    monkeypatch.setattr("onrecord.engine.read_into", lambda *_: 1 / 0)
    assert isinstance(run("read", pile, "--record", tmp_path / "a.db").exception, ZeroDivisionError)


# Looking


def test_show_prints_the_account(record):
    result = run("show", "--record", record)
    assert result.exit_code == 0
    assert "2031-03-05 (given)" in result.stdout
    assert "harbour.txt" in result.stdout
    assert result.stdout == run("show", "--record", record).stdout


def test_show_takes_a_report_a_day_and_refuses_an_unknown_actor(record):
    assert "yard.txt" not in run("show", "--record", record, "--report", "harbour.txt").stdout
    assert run("show", "--record", record, "--since", "2031-03-01").exit_code == 0
    result = run("show", "--record", record, "--actor", "Nobody\x1b[2J At All")
    assert result.exit_code == 2
    assert "no actor 'Nobody\\x1b[2J At All'" in result.stderr


def test_show_gives_an_earlier_version_when_it_is_named(tmp_path):
    report, story = tmp_path / "a.txt", tmp_path / "a.db"
    report.write_text(REPORT, encoding="utf-8")
    assert run("read", report, "--record", story).exit_code == 0
    report.write_text("The reeve of Varn said the mole was open.\n", encoding="utf-8")
    assert run("read", report, "--record", story).exit_code == 0
    old = run("show", "--record", story, "--report", "a.txt")
    assert old.exit_code == 0, old.output
    assert "a.txt  superseded by a.txt@2" in old.stdout
    assert "Mira Okonjo" in old.stdout
    assert "mole" not in old.stdout
    for current in (run("show", "--record", story), run("show", "--record", story, "--report", "a.txt@2")):
        assert "mole" in current.stdout
        assert "superseded" not in current.stdout
        assert "Okonjo" not in current.stdout


def test_linking_anew_changes_nothing_and_counts_the_links(record):
    before = [run("export", "--record", record, "--kind", kind).stdout for kind in ("stories", "reuse", "lines")]
    result = run("link", "--record", record)
    assert result.exit_code == 0
    assert re.search(r"\b2  stories\n", result.stdout)
    assert before == [
        run("export", "--record", record, "--kind", kind).stdout for kind in ("stories", "reuse", "lines")
    ]


def test_lines_of_a_record_and_of_a_report_that_is_not_there(record):
    assert run("lines", "--record", record).stdout.startswith("0 lines")
    result = run("lines", "--record", record, "--report", "none.txt")
    assert result.exit_code == 2
    assert "the record has no report 'none.txt'" in result.stderr


def test_linking_a_record_that_is_not_there_makes_none(tmp_path):
    result = run("link", "--record", tmp_path / "none.db")
    assert result.exit_code == 2
    assert "there is no record at" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_search_finds_words_with_place_and_report(record):
    result = run("search", "--record", record, "dockers")
    assert result.exit_code == 0
    assert re.search(
        r"harbour\.txt:\d+-\d+  report · Veldt Courier · 2031-03-05\n  .*24 dockers were killed", result.stdout
    )
    assert run("search", "--record", record, "zeppelin").stdout == ""
    assert run("search", "--record", record, "zeppelin").stderr == "nothing found\n"


def test_compare_sets_two_reports_side_by_side_and_refuses_what_it_cannot_compare(record):
    result = run("compare", "harbour.txt", "yard.txt", "--record", record)
    assert result.exit_code == 0, result.output
    assert re.search(r"report +harbour.txt +yard.txt\n", result.stdout)
    assert "At least 24 dockers were killed in a blast on Tuesday" in result.stdout
    assert result.stdout == run("compare", "harbour.txt", "yard.txt", "--record", record).stdout
    for asked, complaint in (
        (("harbour.txt", "harbour.txt"), "'harbour.txt' is named twice: there is nothing to compare"),
        (("harbour.txt", "harbor.txt"), "the record has no report or outlet 'harbor.txt'; near it: harbour.txt"),
        (("harbour.txt", "Veldt Courier"), "name two reports or two outlets"),
    ):
        result = run("compare", *asked, "--record", record)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("Error: ")
        assert complaint in result.stderr


def test_check_counts_and_finds_the_lie(record, tmp_path):
    import sqlite3

    result = run("check", "--record", record)
    assert result.exit_code == 0, result.output
    assert re.search(r"^ +2  reports$", result.stdout, re.MULTILINE)
    lying = tmp_path / "lying.db"
    with sqlite3.connect(record) as good, sqlite3.connect(lying) as bad:
        good.backup(bad)
        bad.execute("UPDATE figures SET exact = 'At least 42' WHERE id = (SELECT min(id) FROM figures)")
        bad.commit()
    good.close()
    bad.close()
    result = run("check", "--record", lying)
    assert result.exit_code == 1
    assert "lie: " in result.stdout
    assert "At least 42" in result.stdout


def test_wording_counts_an_actors_names_by_outlet(record):
    result = run("wording", "Mira Okonjo", "--record", record)
    assert result.exit_code == 0, result.output
    assert re.search(r"^Veldt Courier  1 instance in 1 report · too few to compare$", result.stdout, re.MULTILINE)
    assert result.stdout == run("wording", "Mira Okonjo", "--record", record).stdout


def test_wording_counts_words_that_are_named_or_that_no_actor_is_called(record):
    named = run("wording", "--word", "dockers", "--word", "Ship", "--record", record)
    assert re.search(r"ship +0 +0 +1 +1 +50.0%", named.stdout)
    assert "words harbour" in run("wording", "harbour", "--record", record).stdout
    assert run("wording", "--word", "zeppelin", "--record", record).stderr == "nothing found\n"


def test_every_instance_of_a_wording_can_be_read_back(record):
    rows = [json.loads(line) for line in run("export", "--record", record, "--kind", "reports").stdout.splitlines()]
    texts = {row["id"]: row["text"] for row in rows}
    asked = ("wording", "--word", "the", "--record", record)
    instances = [json.loads(line) for line in run(*asked, "--format", "jsonl").stdout.splitlines()]
    assert len(instances) == sum(len(re.findall(r"(?i)\bthe\b", text)) for text in texts.values())
    shown = run(*asked, "--instances").stdout
    for each in instances:
        assert texts[each["report"]][each["start"] : each["end"]] == each["exact"]
        assert f"{each['report']}:{each['start']}-{each['end']}" in shown


@pytest.mark.parametrize("asked", [(), ("Mira Okonjo", "--word", "ship"), ("Nobody At All",), ("--word", "—")])
def test_wording_of_nothing_that_can_be_found_is_wrong_usage(record, asked):
    result = run("wording", *asked, "--record", record)
    assert result.exit_code == 2
    assert result.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["show"], ["show", "--report", "yard.txt"], ["search", "crane"], ["search", "yard"],
        ["compare", "harbour.txt", "yard.txt"], ["compare", "yard.txt", "harbour.txt", "--all"],
        ["lines"], ["link"], ["wording", "--word", "crane", "--instances"],
        ["wording", "--word", "fell", "--format", "jsonl"],
        ["export", "--kind", "reports"], ["export", "--kind", "statements"],
    ],
)  # fmt: skip
def test_nothing_in_a_report_steers_the_terminal(record, command):
    result = run(*command, "--record", record)
    assert result.exit_code == 0
    assert result.stdout
    assert not STEERING.search(result.output)


@pytest.mark.skipif(os.name == "nt", reason="no such file names")
def test_nothing_in_a_name_steers_the_terminal(tmp_path):
    odd = os.fsencode(tmp_path) + b"/odd\x1b[2J\xff\nname.txt"
    Path(os.fsdecode(odd)).write_bytes(b"")
    results = [
        run("read", tmp_path, "--record", tmp_path / "a.db"),
        run("read", os.fsdecode(odd), "--record", tmp_path / "a.db"),
        run("show", "--record", os.fsdecode(odd)),
        run("export", "--record", tmp_path / "a.db", "--kind", "\x1b[2J"),
        run("\x1b[2J"),
        run("--\x1b[2J"),
    ]
    for result in results:
        assert result.exit_code in (2, 3)
        assert not STEERING.search(result.output)
        assert "\\x1b[2J" in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals")
def test_a_terminal_gets_colour_but_no_other_codes(record):
    import pty

    master, slave = pty.openpty()
    code = [sys.executable, "-m", "onrecord", "show", "--record", str(record)]
    process = subprocess.Popen(code, stdout=slave, stderr=slave, env={**os.environ, "COLUMNS": "90", "TERM": "xterm"})
    os.close(slave)
    output = b""
    try:
        while chunk := os.read(master, 65536):
            output += chunk
    except OSError:
        pass  # how a pseudo-terminal says that the other end is closed
    os.close(master)
    assert process.wait() == 0
    text = output.decode().replace("\r\n", "\n")
    assert "\x1b[1m" in text
    assert not STEERING.search(re.sub(r"\x1b\[[0-9;]*m", "", text))


# Exporting


def test_the_choices_are_those_of_the_exports():
    assert (_KINDS, _FORMATS) == (KINDS, FORMATS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_exported_in_the_same_bytes(record, kind):
    first = run("export", "--record", record, "--kind", kind)
    assert first.exit_code == 0
    assert first.stdout_bytes == run("export", "--record", record, "--kind", kind).stdout_bytes
    for line in first.stdout.splitlines():
        json.loads(line)


def test_every_span_of_an_export_reads_back(record):
    rows = [json.loads(line) for line in run("export", "--record", record, "--kind", "reports").stdout.splitlines()]
    texts = {row["id"]: row["text"] for row in rows}
    statements = run("export", "--record", record, "--kind", "statements").stdout.splitlines()
    assert statements
    for row in map(json.loads, statements):
        for role in ("source", "cue", "content", "addressee"):
            if row[role]:
                words = [texts[row["report"]][start:end] for start, end in row[role]["spans"]]
                assert " ".join(words) == row[role]["exact"]


def test_csv_comes_with_its_description(record, tmp_path):
    for kind in KINDS:
        result = run("export", "--record", record, "--kind", kind, "--format", "csv", "-o", tmp_path)
        assert result.exit_code == 0, result.output
    package = json.loads((tmp_path / "datapackage.json").read_text())
    assert [resource["name"] for resource in package["resources"]] == list(KINDS)
    with (tmp_path / "reports.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["id"], row["version"]) for row in rows] == [("harbour.txt", "1"), ("yard.txt", "1")]
    assert rows[1]["text"].startswith("The \x1b]0;owned\x07crane fell")


def test_parquet_without_a_file_is_wrong_usage(record):
    result = run("export", "--record", record, "--kind", "dates", "--format", "parquet")
    assert result.exit_code == 2
    assert "-o" in result.stderr


def test_the_record_is_never_written_over(record):
    before = record.read_bytes()
    result = run("export", "--record", record, "--kind", "dates", "-o", record)
    assert result.exit_code == 2
    assert record.read_bytes() == before


# The program


def test_the_demo_reads_the_example_and_says_what_is_next():
    result = run("demo")
    assert result.exit_code == 0, result.output
    assert "STATEMENTS, BY ACTOR" in result.stdout
    assert "FIGURES, BY EFFECT" in result.stdout
    assert "onrecord read PATH..." in result.stdout
    assert len(result.stdout.splitlines()) < 250


def test_the_demo_keeps_its_record_where_asked(tmp_path):
    assert run("demo", "--record", tmp_path / "demo.db").exit_code == 0
    assert run("check", "--record", tmp_path / "demo.db").exit_code == 0


def test_version_and_help():
    from onrecord import __version__

    assert run("--version").stdout == f"onrecord, version {__version__}\n"
    assert run("--help").exit_code == 0


@pytest.mark.parametrize(
    "asked", ["show", "export --kind statements", "export --kind mentions --format csv", "export --kind reports"]
)
def test_a_reader_that_stops_early_is_no_fault(record, asked):
    # `true` reads nothing, so the pipe is broken at the first write that reaches it.
    command = f'"{sys.executable}" -u -m onrecord {asked} --record "{record}" | true'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_a_terminal_without_such_letters_gets_escapes(record):
    command = [sys.executable, "-m", "onrecord", "show", "--record", str(record)]
    done = subprocess.run(
        command, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    )
    assert done.returncode == 0, done.stderr
    assert b"\\u" in done.stdout


def test_help_loads_nothing_heavy():
    heavy = "{'spacy', 'rich', 'sqlite3', 'trafilatura', 'pyarrow', 'numpy', 'multiprocessing'}"
    code = (
        "import sys\nfrom onrecord.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        f"print('heavy:', sorted({heavy} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "heavy: []"


def test_help_starts_in_under_a_quarter_of_spacys_import():
    def seconds(code: str) -> float:
        times = []
        for _ in range(2):
            begun = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
            times.append(time.perf_counter() - begun)
        return min(times)

    assert seconds("from onrecord.cli import main; main(['--help'])") < 0.25 * seconds("import spacy")
